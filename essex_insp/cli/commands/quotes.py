"""`essex-insp quotes`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import About, Cite, Speaker, Tone, reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def quotes(
    inspection: Inspection,
    speaker: Speaker = None,
    about: About = None,
    tone: Tone = None,
    contains: Annotated[
        str | None,
        typer.Option("--contains", "-c", metavar="TEXT", help="By a run of the words said."),
    ] = None,
    cite: Cite = False,
) -> Answer:
    """Who said what, word for word, and what about."""
    found = inspection.quotes(speaker=speaker, about=about, tone=tone, contains=contains)
    return inspection.answer("quotes", found, cite=cite)
