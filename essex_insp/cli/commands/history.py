"""`essex-insp history`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import Area, Cite, following, pillar_names, rounds
from essex_insp.library import frameworks
from essex_insp.library import reports as library
from essex_insp.questions.history import cells
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@following
def history(
    _inspection: Inspection,
    force: list[Inspection],
    passed: tuple[str, ...],
    area: Area = None,
    pillar: Annotated[
        str | None,
        typer.Option("--pillar", metavar="WORDS", help="By pillar.", autocompletion=pillar_names),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="ROUND", help="From a round or year on.", autocompletion=rounds
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Also the inspections that are no rounds.")
    ] = False,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw each area's grades as steps.")
    ] = False,
    cite: Cite = False,
) -> Answer:
    """Is it better or worse than before, and may one say so?"""
    found = cells(force, frameworks.load(), area, pillar, since, related=all_)
    view = "chart" if chart else None
    return Answer("history", found, None, library.NOTICE, talk=passed, cite=cite, view=view)
