"""`essex-insp grades`."""

from __future__ import annotations

from essex_insp.cli.options import Area, Cite, Pillar, reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def grades(
    inspection: Inspection,
    area: Area = None,
    pillar: Pillar = None,
    cite: Cite = False,
) -> Answer:
    """What was graded, and how each grade came about."""
    return inspection.answer("grades", inspection.grades(area=area, pillar=pillar), cite=cite)
