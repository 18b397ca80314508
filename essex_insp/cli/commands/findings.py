"""`essex-insp findings`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import About, Cite, Speaker, finding_kinds, reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def findings(
    inspection: Inspection,
    about: About = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="By kind, as `comparison`.",
            autocompletion=finding_kinds,
        ),
    ] = None,
    speaker: Speaker = None,
    cite: Cite = False,
) -> Answer:
    """What is stated in support: strengths, comparisons, claims."""
    found = inspection.findings(about=about, kind=kind, speaker=speaker)
    return inspection.answer("findings", found, cite=cite)
