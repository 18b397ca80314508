"""`essex-insp` alone: the first page of the default report."""

from __future__ import annotations

from essex_insp.cli.options import reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def front(inspection: Inspection) -> Answer:
    """The first page of a report: what it is, its grades, its concern."""
    return inspection.answer("front", [inspection.front()])
