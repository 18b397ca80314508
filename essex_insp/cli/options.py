"""How options and arguments are declared, those that commands share, and what TAB offers for them.

What TAB offers is read from the bare JSON, without the model.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import typer
from pydantic_core import from_json

from essex_insp.errors import EssexInspError
from essex_insp.library import reports as library
from essex_insp.library.files import data_folder, read

Offers: TypeAlias = "str | tuple[str, ...] | Callable[..., Iterable[str]] | None"
"""The kind of names that TAB offers, the words themselves, or what makes them."""
FORMATS = ("table", "plain", "json", "csv", "md", "html", "svg")
_SAID = {"not-established": "unknown"}
"""What a name in a file is called on the command line."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def option(names: str, help: str, offers: Offers = None, **others: Any) -> Any:
    """Return an option with a value: `--speaker -s NAME` is its names, and what its value is."""
    *flags, metavar = names.split()
    offer = _offered(offers)
    return typer.Option(None, *flags, metavar=metavar, help=help, autocompletion=offer, **others)


def flag(names: str, help: str, **others: Any) -> Any:
    """Return an option that is given or not."""
    return typer.Option(False, *names.split(), help=help, **others)


def argument(metavar: str, help: str, offers: Offers = None, default: Any = None) -> Any:
    """Return an argument; one whose default is `...` has to be given."""
    offer = _offered(offers)
    return typer.Argument(default, metavar=metavar, help=help, autocompletion=offer)


def _offered(offers: Offers) -> Callable[..., Iterable[str]] | None:
    """Return what Typer asks when TAB is pressed."""
    if isinstance(offers, str):
        known = {"report": lambda: list(library.paths()), "round": _rounds}
        return known.get(offers) or _named(offers)
    return offers if offers is None or callable(offers) else lambda: offers


def _rounds() -> list[str]:
    known = (report.partition("-peel-")[2] for report in library.paths())
    return [*filter(_SLUG.fullmatch, known), "latest"]


def _named(kind: str) -> Callable[[typer.Context], Iterable[str]]:
    """What TAB offers for names of a kind: single words of a-z, 0-9 and hyphens.

    Nothing else from a file reaches a shell, which would evaluate it.
    """

    def names(ctx: typer.Context) -> Iterable[str]:
        known = from_json(Path(__file__).with_name("places.json").read_bytes())["kinds"]
        places, paths = map(str.split, known.get(kind, ("report", kind)))
        words = list[str]()
        keys = [path.split(".") for path in paths]
        keys = [path for path in keys if ctx.command.name in path] or keys
        for content in _contents(places, ctx.params):
            placed = (*_texts(content, ["round"]), *_texts(content, ["subjects", "id"]))
            if "over time" in kind and not (placed or ctx.params.get("all_")):
                continue  # an inspection of no round
            for name in (name for path in keys for name in _texts(content, path)):
                surname = [name.rpartition("-")[2]] if "speakers" in keys[0] else []
                words += [*surname, _SAID.get(name, name)]
        return list(dict.fromkeys(filter(_SLUG.fullmatch, words)))

    return names


def _contents(places: list[str], typed: dict[str, Any]) -> Iterator[Any]:
    """Yield what files hold; a TAB has no place for an error: the command itself will say it."""
    report, body = typed.get("report"), None
    if typed.get("all_"):
        places = ["body" if place == "report" else place for place in places]
    if "body" in places:
        named = (name for held in _contents(["report"], {"report": report}) for name in _of(held))
        body = typed.get("force") or next(named, "")
    for place in places:
        with contextlib.suppress(EssexInspError):
            files: Iterable[Path] = [data_folder() / place]
            if place == "report" or (place == "reports" and report):
                round_ = typed.get("round")
                name = library.of_round(round_) if round_ else report or library.default_id()
                files = [library.find(name)]
            elif place in ("body", "reports"):
                asked = [library.find(report)] if report else []
                files = dict.fromkeys((*asked, *library.paths().values()))
            elif place == "own":
                files = library.own_paths().values()
            for file in filter(Path.is_file, files):  # a pipe is for the command to read
                with contextlib.suppress(EssexInspError, ValueError, RecursionError):
                    data = read(file, str(file))
                    if body and f'"{body}"'.encode() not in data:  # it is not worth parsing
                        continue
                    content = from_json(data)
                    if body is None or body in _of(content):
                        yield content


def _of(content: Any) -> Iterator[str]:
    """Yield the ids of the bodies that a file is on."""
    yield from _texts(content, ["force", "id"])
    yield from _texts(content, ["judgments", "force"])


def _texts(content: Any, path: list[str]) -> Iterator[str]:
    """Yield the texts at a path of keys, in every item of the lists on it."""
    if isinstance(content, list):
        for part in content:
            yield from _texts(part, path)
    elif path and isinstance(content, dict):
        yield from _texts(content.get(path[0]), path[1:])
    elif isinstance(content, str) and not path:
        yield content.replace(" ", "-")


REPORT = option(
    "--report -r ID|FILE|-",
    "A report of the library, a file, or - for standard input.",
    "report",
    envvar="ESSEX_INSP_REPORT",
    show_envvar=True,
)
ROUND = option(
    "--round ROUND", "The report of a round of the same force, as 2016 or latest.", "round"
)
CITE = flag("--cite", "Give each source as a full reference, ready to paste.")
FORMAT = option(
    "--format -f table|plain|json|csv|md|html|svg",
    "How to show the answer; table if not given.",
    FORMATS,
)
FILE = option("--output -o FILE", "Write to a file; its suffix names the format.")
FORCE = flag("--force --overwrite", "Replace the file if it is there.")
OVERWRITE = flag("--overwrite", "Replace the file if it is there.")
NO_COLOR = flag("--no-color", "No colour (NO_COLOR does the same).")
NO_PAGER = flag("--no-pager", "Do not page a long answer.")
WRITING = {
    "format": FORMAT,
    "file": FILE,
    "overwrite": FORCE,
    "no_color": NO_COLOR,
    "no_pager": NO_PAGER,
}
"""How and where an answer is written, by the fields of `Output`."""

SPEAKER = option("--speaker -s NAME", "By name, role or organisation.", "speakers.id")
ABOUT = option("--about -a WORDS", "By subject.", "subject")
TONE = option("--tone -t TONE", "positive, critical, neutral or mixed.", "statements.quotes.tone")
AREA = option("--area WORDS", "By area.", "judgments.id")
PILLAR = option("--pillar WORDS", "By pillar.", "judgments.pillar")
ONE_REPORT = option("--report -r ID|FILE|-", "In one report alone.", "report")
ONE_ROUND = option("--round ROUND", "In reports of a round, as 2016 or latest.", "round")
