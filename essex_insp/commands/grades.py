"""`essex-insp grades`."""

from __future__ import annotations

from essex_insp.answer import Answer
from essex_insp.options import Area, Cite, Pillar, reading
from essex_insp.queries import Inspection


@reading
def grades(
    inspection: Inspection,
    area: Area = None,
    pillar: Pillar = None,
    cite: Cite = False,
) -> Answer:
    """What was graded, and how each grade came about."""
    return inspection.answer("grades", inspection.grades(area=area, pillar=pillar), cite=cite)
