"""`essex-insp trail`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import Cite, concern_names, following
from essex_insp.library import reports as library
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.trail import events
from essex_insp.show.answer import Answer


@following
def trail(
    inspection: Inspection,
    force: list[Inspection],
    passed: tuple[str, ...],
    concern: Annotated[
        str | None,
        typer.Argument(
            metavar="CONCERN",
            help="By id or words; the report's first if not given.",
            autocompletion=concern_names,
        ),
    ] = None,
    cite: Cite = False,
) -> Answer:
    """What happened to a concern afterwards, and what is not established."""
    found = events(force, concern, inspection)
    return Answer("trail", found, None, library.NOTICE, talk=passed, cite=cite)
