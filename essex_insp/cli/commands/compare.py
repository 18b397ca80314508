"""`essex-insp compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import Cite, force_names, question_names, reading, rounds
from essex_insp.library import forces, frameworks
from essex_insp.questions import compare as comparison
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def compare(
    inspection: Inspection,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="FORCE", help="As people write them.", autocompletion=force_names),
    ] = None,
    round: Annotated[
        str | None,
        typer.Option("--round", metavar="ROUND", help="As 2016 or 2018-19.", autocompletion=rounds),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            "-q",
            metavar="WORDS",
            help="One of the questions of 2017.",
            autocompletion=question_names,
        ),
    ] = None,
    cite: Cite = False,
) -> Answer:
    """How other forces did on the same question in the same round."""
    data, rules, own = forces.load(), frameworks.load(), inspection.report.force.id
    if names:
        found = comparison.side_by_side(data, rules, own, names, round, question)
    else:
        at = round or inspection.report.round or data.rounds[-1]
        found = comparison.all_forces(data, rules, own, at, question)
    view = "forces" if names else None
    return Answer("compare", found, None, data.notice, cite=cite, view=view)
