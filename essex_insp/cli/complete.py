"""What TAB offers for the values of options: read from the bare JSON, without the model."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import typer

from essex_insp.errors import EssexInspError

FORMATS = ("table", "plain", "json", "csv", "md", "html", "svg")
LABELS = (
    "cause-of-concern",
    "recommendation",
    "area-for-improvement",
    "expressed-concern",
    "unlabelled",
)
"""The labels of concerns, as the model has them; a TAB need not wait for it."""
TABLES = (
    *("grades", "force_grades", "concerns", "events", "quotes", "speakers", "findings", "notes"),
    *("disagreements", "terms", "frameworks", "forces", "reports", "sources"),
)
"""The kinds of facts that `export` has tables of."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reports() -> list[str]:
    """Return what TAB offers for a report."""
    from essex_insp.library import reports as library  # only when TAB asks

    return list(library.ids())


def rounds() -> list[str]:
    """Return what TAB offers for a round."""
    known = (report.partition("-peel-")[2] for report in reports())
    return [*filter(_SLUG.fullmatch, known), "latest"]


def report_kinds() -> list[str]:
    """Return what TAB offers for a kind of report."""
    return list(dict.fromkeys(report.get("kind", "peel") for report in _bundled()))


def concern_kinds(ctx: typer.Context) -> Iterable[str]:
    """Return what TAB offers for a label: those of PEEL, and those of the report."""
    return dict.fromkeys([*LABELS, *named("concerns")(ctx)])


def named(kind: str) -> Callable[[typer.Context], Iterable[str]]:
    """What TAB offers for names of a kind: single words of a-z, 0-9 and hyphens.

    Nothing else from a file reaches a shell, which would evaluate it.
    """

    def complete(ctx: typer.Context) -> Iterable[str]:
        names = (name for name in _names(ctx.params.get("report"), kind) if isinstance(name, str))
        return list(dict.fromkeys(filter(_SLUG.fullmatch, names)))

    return complete


def _names(report: str | None, kind: str) -> Iterator[Any]:
    from essex_insp.library import reports as library

    try:
        # The bare JSON: a TAB need not wait for the model.
        path = library.find(report or library.default_id())
        # Not a pipe, nor `-`: what a TAB reads of them, the command would miss.
        content = json.loads(library.read(path, str(path))) if path.is_file() else {}
        if kind == "speaker":
            for speaker in content["speakers"]:
                yield speaker["id"].rpartition("-")[2]
                yield speaker["id"]
        elif kind == "pillar":
            yield from (judgment.get("pillar") for judgment in content["judgments"])
        elif kind in ("concerns", "findings"):
            yield from (one["kind"] for one in content[kind])
        elif kind == "area":
            yield from (judgment["id"] for judgment in content["judgments"])
        elif kind == "concern":
            yield from (one["id"] for other in _bundled() for one in other.get("concerns", ()))
        elif kind == "pillars":
            yield from (one.get("pillar") for other in _bundled() for one in other["judgments"])
        elif kind == "force":
            yield from (force["id"] for force in _data("forces.json")["forces"])
        elif kind == "question":
            for name in ("effectiveness", "pillars", "areas"):
                subjects = _data(f"forces-{name}.json")["subjects"]
                yield from (subject["id"] for subject in subjects)
        elif kind == "term":
            yield from (term["id"] for term in _data("glossary.json")["terms"])
        elif kind == "source":
            yield from (source["id"] for source in content["sources"])
        else:
            parts = [*content["findings"], *content["concerns"]]
            parts += [quote for one in content["statements"] for quote in one["quotes"]]
            yield from (label.replace(" ", "-") for part in parts for label in part["about"])
    except (EssexInspError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return  # a TAB has no place for an error: the command itself will say it


def _data(name: str) -> Any:
    from essex_insp.library import reports as library

    return json.loads(library.read(library.data_folder() / name, name))


def _bundled() -> Iterator[Any]:
    """The bare JSON of the bundled reports; a folder of one's own may hold thousands."""
    from essex_insp.library import reports as library

    for report in library.bundled_ids():
        yield json.loads(library.read(library.find(report), report))
