"""`essex-insp speakers`."""

from __future__ import annotations

from essex_insp.cli.options import Speaker, reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def speakers(inspection: Inspection, speaker: Speaker = None) -> Answer:
    """The people in the report and their roles."""
    return inspection.answer("speakers", inspection.speakers(speaker))
