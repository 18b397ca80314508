"""The options that commands share, each declared once, and what TAB offers for them."""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, Literal, get_args

import typer

from essex_insp.errors import BadUsage, EssexInspError, ExitCode
from essex_insp.show.answer import Answer

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _reports(incomplete: str) -> list[str]:
    from essex_insp.library import reports as library  # only when TAB asks

    return [report for report in library.ids() if report.startswith(incomplete)]


def rounds(incomplete: str) -> list[str]:
    """Return what TAB offers for a round."""
    known = [report.partition("-peel-")[2] for report in _reports("")]
    return [name for name in known if name.startswith(incomplete) and _SLUG.fullmatch(name)]


def _named(kind: str) -> Callable[[typer.Context], Iterable[str]]:
    """What TAB offers for names of a kind: single words of a-z, 0-9 and hyphens.

    Nothing else from a file reaches a shell, which would evaluate it.
    """

    def complete(ctx: typer.Context) -> Iterable[str]:
        names = dict.fromkeys(
            name
            for name in _names(ctx.params.get("report"), kind)
            if isinstance(name, str) and _SLUG.fullmatch(name)
        )
        return list(names)

    return complete


def _names(report: str | None, kind: str) -> Iterator[Any]:
    from essex_insp.library import reports as library

    try:
        # The bare JSON: a TAB need not wait for the model.
        name = report or library.default_id()
        content = json.loads(library.read(library.find(name), name)) if name != "-" else {}
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
        elif kind in ("force", "question"):
            forces = json.loads(library.read(library.data_folder() / "forces.json", "forces"))
            yield from (one["id"] for one in forces[f"{kind}s"])
        elif kind == "source":
            yield from (source["id"] for source in content["sources"])
        else:
            parts = [*content["findings"], *content["concerns"]]
            parts += [quote for one in content["statements"] for quote in one["quotes"]]
            yield from (label.replace(" ", "-") for part in parts for label in part["about"])
    except (EssexInspError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return  # a TAB has no place for an error: the command itself will say it


def _bundled() -> Iterator[Any]:
    """The bare JSON of the bundled reports; a folder of one's own may hold thousands."""
    from essex_insp.library import reports as library

    own = set(library.own_ids())
    for one in library.ids():
        if one not in own:
            yield json.loads(library.read(library.find(one), one))


Report = Annotated[
    str | None,
    typer.Option(
        "--report",
        "-r",
        metavar="ID|FILE|-",
        help="A report of the library, a file, or - for standard input.",
        envvar="ESSEX_INSP_REPORT",
        show_envvar=True,
        autocompletion=_reports,
    ),
]
Round = Annotated[
    str | None,
    typer.Option(
        "--round",
        metavar="ROUND",
        help="The report of a round of Essex Police, as 2016 or 2018-19.",
        autocompletion=rounds,
    ),
]
Format = Annotated[
    Literal["table", "plain", "json", "csv", "md"] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|plain|json|csv|md",
        help="How to show the answer; table if not given.",
        case_sensitive=False,
    ),
]
File = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file; its suffix names the format.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour (NO_COLOR does the same).")]

Speaker = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="By name, role or organisation.",
        autocompletion=_named("speaker"),
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about", "-a", metavar="WORDS", help="By subject.", autocompletion=_named("subject")
    ),
]
Tone = Annotated[
    str | None,
    typer.Option(
        "--tone",
        "-t",
        metavar="TONE",
        help="positive, critical, neutral or mixed.",
        autocompletion=lambda: ["positive", "critical", "neutral", "mixed"],
    ),
]
source_names = _named("source")
concern_kinds = _named("concerns")
finding_kinds = _named("findings")
concern_names = _named("concern")
force_names = _named("force")
pillar_names = _named("pillars")
question_names = _named("question")
Area = Annotated[
    str | None,
    typer.Option("--area", "-a", metavar="WORDS", help="By area.", autocompletion=_named("area")),
]

Pillar = Annotated[
    str | None,
    typer.Option("--pillar", metavar="WORDS", help="By pillar.", autocompletion=_named("pillar")),
]
Cite = Annotated[
    bool, typer.Option("--cite", help="Give each source as a full reference, ready to paste.")
]


def reading(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to one report.

    The command takes the question's own options and `--report`, `--round` (unless the question
    has one of its own), `--format`, `--output`, `--force` and `--no-color`; it loads the
    report, asks, and writes the answer.

    Args:
        ask: The question; its first parameter is the `Inspection`.
    """

    def load(options: dict[str, Any]) -> list[Any]:
        from essex_insp.library import reports as library
        from essex_insp.questions import inspection as queries

        report = options.pop("report")
        if not own_round:
            report = _of_round(report, options.pop("round", None))
        return [queries.Inspection(library.load(report))]

    own_round = "round" in inspect.signature(ask).parameters
    first = {"report": Report} if own_round else {"report": Report, "round": Round}
    return _command(ask, first, load, skip=1)


def following(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to all reports of a report's force.

    Args:
        ask: The question; its first parameter is the `Inspection` that was asked for, its
            second all of the force's, its third the lines on files that were passed over.
    """

    def load(options: dict[str, Any]) -> list[Any]:
        from essex_insp.library import reports as library
        from essex_insp.questions import inspection as queries

        first = queries.Inspection(library.load(options.pop("report")))
        reports, passed = library.of_force(first.report.force.id)
        others = [queries.Inspection(one) for one in reports if one.id != first.report.id]
        return [first, [first, *others], tuple(passed)]

    return _command(ask, {"report": Report}, load, skip=3)


def listing(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to the library as a whole.

    Args:
        ask: The question.
    """
    return _command(ask, {}, lambda _: [], skip=0)


def _command(
    ask: Callable[..., Answer],
    first: dict[str, Any],
    load: Callable[[dict[str, Any]], list[Any]],
    skip: int,
) -> Callable[..., None]:
    shared = {"format": Format, "output": File, "force": Force, "no_color": NoColor}
    own = list(inspect.signature(ask, eval_str=True).parameters.values())[skip:]
    own_round = any(one.name == "round" for one in own)
    extra = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if name in ("force", "no_color") else None,
            annotation=annotation,
        )
        for name, annotation in {**first, **shared}.items()
    ]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own] + extra

    @functools.wraps(ask)
    def command(**options: Any) -> None:
        from essex_insp.cli import output  # not needed for a TAB or --help

        form = output.Output(
            format=options.pop("format"),
            file=options.pop("output"),
            force=options.pop("force"),
            colour=not options.pop("no_color"),
        )
        asked = _asked(options.get("report"), None if own_round else options.get("round"))
        inspections = load(options)
        typed = _typed(own, options)
        answer = ask(*inspections, **options)._replace(asked=asked, typed=typed)
        output.write(answer, form)
        for line in answer.talk:
            output.complain(line)
        if answer.code is not ExitCode.DONE:
            raise typer.Exit(answer.code)

    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def _asked(report: str | None, round: str | None) -> tuple[str, ...]:
    """The words that name the report that was asked for; a hint needs none for the default."""
    if report == os.environ.get("ESSEX_INSP_REPORT"):
        report = None
    report = _of_round(report, round)
    return ("--report", report) if report else ()


def _typed(own: Iterable[inspect.Parameter], options: dict[str, Any]) -> tuple[str, ...]:
    """The words that a command's own options were typed with, in the order of its help."""
    words: list[str] = []
    for one in own:
        value = options.get(one.name)
        if one.name in ("cite", "report") or value in (None, False):
            continue
        info = get_args(one.annotation)[1]
        # In `Annotated`, Typer takes the first name of an option for its default.
        names = (info.default, *(info.param_decls or ()))
        flags = [name for name in names if isinstance(name, str) and name.startswith("--")]
        for each in value if isinstance(value, (list, tuple)) else [value]:
            words += [*flags[:1], *([] if each is True else [each])]
    return tuple(words)


def _of_round(report: str | None, round: str | None) -> str | None:
    """The report of a round; `ESSEX_INSP_REPORT` gives way to it, `--report` does not."""
    if round is None:
        return report
    if report not in (None, os.environ.get("ESSEX_INSP_REPORT")):
        raise BadUsage("--report and --round both name a report; give one of them")
    from essex_insp.library import reports as library

    return library.of_round(round)
