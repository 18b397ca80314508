"""`essex-insp grades`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.answer import Answer
from essex_insp.options import Area, Cite, reading
from essex_insp.queries import Inspection


@reading
def grades(
    inspection: Inspection,
    area: Area = None,
    pillar: Annotated[
        str | None, typer.Option("--pillar", metavar="WORDS", help="By pillar.")
    ] = None,
    cite: Cite = False,
) -> Answer:
    """What was graded, and how each grade came about."""
    return inspection.answer("grades", inspection.grades(area=area, pillar=pillar), cite=cite)
