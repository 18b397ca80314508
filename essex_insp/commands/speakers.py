"""`essex-insp speakers`."""

from __future__ import annotations

from essex_insp.answer import Answer
from essex_insp.options import Speaker, reading
from essex_insp.queries import Inspection


@reading
def speakers(inspection: Inspection, speaker: Speaker = None) -> Answer:
    """The people in the report and their roles."""
    return inspection.answer("speakers", inspection.speakers(speaker))
