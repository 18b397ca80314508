"""Whether a paper of one's own is true to the record: its quotations, grades and comparisons."""

from __future__ import annotations

from collections.abc import Sequence

from essex_insp.library.papers import Paper
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.comparisons import comparisons
from essex_insp.questions.proof.grades import grades
from essex_insp.questions.proof.histories import Histories
from essex_insp.questions.proof.item import OUTCOMES, ProofItem
from essex_insp.questions.proof.labels import labels
from essex_insp.questions.proof.quotations import quotations, roles
from essex_insp.questions.proof.reading import Reading
from essex_insp.questions.proof.times import Times

__all__ = ["OUTCOMES", "ProofItem", "prove"]


def prove(paper: Paper, reports: Sequence[Report], alone: bool) -> list[ProofItem]:
    """Return what reports say of each statement of a paper that can be held against them.

    With these `alone`, what is known of all forces beside them is left out.
    """
    reading, inspections = Reading(paper), [Inspection(report) for report in reports]
    histories, times = Histories(inspections, alone, reading), Times(reading)
    quoted = list(quotations(reading, inspections))
    items = [
        *quoted,
        *roles(reading, inspections, quoted),
        *grades(reading, histories, times),
        *labels(reading, inspections, times),
        *comparisons(reading, histories, times),
    ]
    return sorted(items, key=lambda item: (item.start, item.end))
