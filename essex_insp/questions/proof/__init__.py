"""Whether a paper of one's own is true to the record: its quotations, grades and comparisons."""

from collections.abc import Sequence

from essex_insp.library.papers import Paper
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.claims import claims
from essex_insp.questions.proof.holding import Holding
from essex_insp.questions.proof.quotations import quotations, roles
from essex_insp.questions.proof.reading import OUTCOMES, ProofItem, Reading

__all__ = ["OUTCOMES", "ProofItem", "prove"]


def prove(paper: Paper, reports: Sequence[Report], alone: bool) -> list[ProofItem]:
    """Return what reports say of each statement of a paper that can be held against them.

    With these `alone`, what is known of all forces beside them is left out.
    """
    holding, inspections = Holding(reports, alone), [*map(Inspection, reports)]
    reading = Reading(paper, holding.names)
    quoted = list(quotations(reading, inspections))
    told = [*quoted, *roles(reading, inspections, quoted), *claims(reading, holding)]
    return sorted((reading.item(*each) for each in told), key=lambda item: (item.start, item.end))
