"""How options and arguments are declared, and those that commands share."""

from __future__ import annotations

from typing import Any

import typer

from essex_insp.cli import complete


def option(
    names: str, help: str, offers: complete.Offers = None, default: Any = None, **others: Any
) -> Any:
    """Return an option with a value: `--speaker -s NAME` is its names, and what its value is."""
    *flags, metavar = names.split()
    offer = complete.offered(offers)
    return typer.Option(default, *flags, metavar=metavar, help=help, autocompletion=offer, **others)


def flag(names: str, help: str, **others: Any) -> Any:
    """Return an option that is given or not."""
    return typer.Option(False, *names.split(), help=help, **others)


def argument(metavar: str, help: str, offers: complete.Offers = None, default: Any = None) -> Any:
    """Return an argument; one whose default is `...` has to be given."""
    offer = complete.offered(offers)
    return typer.Argument(default, metavar=metavar, help=help, autocompletion=offer)


REPORT = option(
    "--report -r ID|FILE|-",
    "A report of the library, a file, or - for standard input.",
    "report",
    envvar="ESSEX_INSP_REPORT",
    show_envvar=True,
)
ROUND = option(
    "--round ROUND", "The report of a round of Essex Police, as 2016 or 2018-19.", "round"
)
CITE = flag("--cite", "Give each source as a full reference, ready to paste.")
FORMAT = option(
    "--format -f table|plain|json|csv|md|html|svg",
    "How to show the answer; table if not given.",
    complete.FORMATS,
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

SPEAKER = option("--speaker -s NAME", "By name, role or organisation.", "speaker")
ABOUT = option("--about -a WORDS", "By subject.", "subject")
TONE = option(
    "--tone -t TONE",
    "positive, critical, neutral or mixed.",
    ("positive", "critical", "neutral", "mixed"),
)
AREA = option("--area WORDS", "By area.", "area")
PILLAR = option("--pillar WORDS", "By pillar.", "pillar")
ONE_REPORT = option("--report -r ID|FILE|-", "In one report alone.", "report")
ONE_ROUND = option("--round ROUND", "In reports of a round, as 2016 or latest.", "round")
