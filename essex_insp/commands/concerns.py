"""`essex-insp concerns`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.answer import Answer
from essex_insp.options import About, Cite, reading
from essex_insp.queries import Inspection


@reading
def concerns(
    inspection: Inspection,
    about: About = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="LABEL", help="By label, as `expressed`.")
    ] = None,
    cite: Cite = False,
) -> Answer:
    """What worries the inspector, and how formal its label is."""
    return inspection.answer("concerns", inspection.concerns(about=about, kind=kind), cite=cite)
