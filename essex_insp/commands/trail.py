"""`essex-insp trail`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.options import Cite, concern_names, following
from essex_insp.queries import Inspection
from essex_insp.trail import events


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
