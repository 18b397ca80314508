"""Whether a paper of one's own is true to the record: its quotations, grades and comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from essex_insp.library.papers import Paper
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.comparisons import comparisons
from essex_insp.questions.proof.grades import grades
from essex_insp.questions.proof.histories import Histories
from essex_insp.questions.proof.labels import labels
from essex_insp.questions.proof.quotations import quotations, roles
from essex_insp.questions.proof.reading import OUTCOMES, ProofItem, Reading

_GRADING = re.compile(r"\b(?:un)?(?:grad|rat(?:ed|ings?\b)|judg|compar)\w*", re.IGNORECASE)

__all__ = ["OUTCOMES", "ProofItem", "prove"]


def prove(paper: Paper, reports: Sequence[Report], alone: bool) -> list[ProofItem]:
    """Return what reports say of each statement of a paper that can be held against them.

    With these `alone`, what is known of all forces beside them is left out.
    """
    histories, inspections = Histories(reports, alone), [*map(Inspection, reports)]
    reading = Reading(paper, histories.names())
    quoted = list(quotations(reading, inspections))
    items = [
        *quoted,
        *roles(reading, inspections, quoted),
        *grades(reading, histories),
        *labels(reading, inspections),
        *comparisons(reading, histories),
    ]
    items += _unread(reading, [item.start for item in items])
    return sorted(items, key=lambda item: (item.start, item.end))


def _unread(reading: Reading, read: list[int]) -> Iterator[ProofItem]:
    """What speaks of the grade of a force in a round, and nothing in it was read."""
    for start, end in reading.sentences:
        about = _GRADING.search(reading.narration, start, end)
        told = reading.named(start, end) and reading.times(start, end)
        if about and told and not any(start <= at < end for at in read):
            says = "what is said of a grade, or of a round, was not read"
            yield reading.item("grade", about.span(), "not checked", says)
