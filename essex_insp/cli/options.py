"""The options that commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from essex_insp.cli import complete


def value(
    names: str, metavar: str, help: str, offers: Callable[..., Any] | None = None, **others: Any
) -> Any:
    """Return an option that takes a value.

    Args:
        names: Its names, as `--speaker -s`.
        metavar: What its help calls the value.
        help: What it does.
        offers: What TAB offers for it.
        others: What else Typer knows of options.
    """
    known = {"metavar": metavar, "help": help, "autocompletion": offers, **others}
    return typer.Option(*names.split(), **known)


def argument(metavar: str, help: str, offers: Callable[..., Any] | None = None) -> Any:
    """Return an argument; what is said of it is as for `value`."""
    return typer.Argument(metavar=metavar, help=help, autocompletion=offers)


ReportOption = Annotated[
    str | None,
    value(
        "--report -r",
        "ID|FILE|-",
        "A report of the library, a file, or - for standard input.",
        complete.reports,
        envvar="ESSEX_INSP_REPORT",
        show_envvar=True,
    ),
]
RoundOption = Annotated[
    str | None,
    value(
        "--round",
        "ROUND",
        "The report of a round of Essex Police, as 2016 or 2018-19.",
        complete.rounds,
    ),
]
FormatOption = Annotated[
    str | None,
    value(
        "--format -f",
        "table|plain|json|csv|md|html|svg",
        "How to show the answer; table if not given.",
        lambda: complete.FORMATS,
    ),
]
FileOption = Annotated[
    str | None, value("--output -o", "FILE", "Write to a file; its suffix names the format.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", "--overwrite", help="Replace the file if it is there.")
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace the file if it is there.")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="No colour (NO_COLOR does the same).")
]
NoPagerOption = Annotated[bool, typer.Option("--no-pager", help="Do not page a long answer.")]

SpeakerOption = Annotated[
    str | None,
    value("--speaker -s", "NAME", "By name, role or organisation.", complete.named("speaker")),
]
AboutOption = Annotated[
    str | None, value("--about -a", "WORDS", "By subject.", complete.named("subject"))
]
ToneOption = Annotated[
    str | None,
    value(
        "--tone -t",
        "TONE",
        "positive, critical, neutral or mixed.",
        lambda: ["positive", "critical", "neutral", "mixed"],
    ),
]
AreaOption = Annotated[str | None, value("--area", "WORDS", "By area.", complete.named("area"))]

PillarOption = Annotated[
    str | None, value("--pillar", "WORDS", "By pillar.", complete.named("pillar"))
]
CiteOption = Annotated[
    bool, typer.Option("--cite", help="Give each source as a full reference, ready to paste.")
]
OneReportOption = Annotated[
    str | None,
    value("--report -r", "ID|FILE|-", "In one report alone.", complete.reports),
]
OneRoundOption = Annotated[
    str | None,
    value("--round", "ROUND", "In reports of a round, as 2016 or latest.", complete.rounds),
]
