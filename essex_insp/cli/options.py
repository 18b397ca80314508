"""The options that commands share, each declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli import complete

ReportOption = Annotated[
    str | None,
    typer.Option(
        "--report",
        "-r",
        metavar="ID|FILE|-",
        help="A report of the library, a file, or - for standard input.",
        envvar="ESSEX_INSP_REPORT",
        show_envvar=True,
        autocompletion=complete.reports,
    ),
]
RoundOption = Annotated[
    str | None,
    typer.Option(
        "--round",
        metavar="ROUND",
        help="The report of a round of Essex Police, as 2016 or 2018-19.",
        autocompletion=complete.rounds,
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|plain|json|csv|md|html|svg",
        help="How to show the answer; table if not given.",
        autocompletion=complete.formats,
    ),
]
FileOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file; its suffix names the format.",
    ),
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
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="By name, role or organisation.",
        autocompletion=complete.named("speaker"),
    ),
]
AboutOption = Annotated[
    str | None,
    typer.Option(
        "--about",
        "-a",
        metavar="WORDS",
        help="By subject.",
        autocompletion=complete.named("subject"),
    ),
]
ToneOption = Annotated[
    str | None,
    typer.Option(
        "--tone",
        "-t",
        metavar="TONE",
        help="positive, critical, neutral or mixed.",
        autocompletion=lambda: ["positive", "critical", "neutral", "mixed"],
    ),
]
AreaOption = Annotated[
    str | None,
    typer.Option("--area", metavar="WORDS", help="By area.", autocompletion=complete.named("area")),
]

PillarOption = Annotated[
    str | None,
    typer.Option(
        "--pillar", metavar="WORDS", help="By pillar.", autocompletion=complete.named("pillar")
    ),
]
CiteOption = Annotated[
    bool, typer.Option("--cite", help="Give each source as a full reference, ready to paste.")
]
OneReportOption = Annotated[
    str | None,
    typer.Option(
        "--report",
        "-r",
        metavar="ID|FILE|-",
        help="In one report alone.",
        autocompletion=complete.reports,
    ),
]
OneRoundOption = Annotated[
    str | None,
    typer.Option(
        "--round",
        metavar="ROUND",
        help="In reports of a round, as 2016 or latest.",
        autocompletion=complete.rounds,
    ),
]
