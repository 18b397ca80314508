"""Whether a paper of one's own is true to the record: its quotations, grades and comparisons."""

from collections.abc import Sequence
from operator import itemgetter

from essex_insp.draft.sentences import Reading
from essex_insp.errors import UnreadableFile
from essex_insp.library.papers import Paper
from essex_insp.model import Report
from essex_insp.questions.proof.claims import claims
from essex_insp.questions.proof.holding import Holding
from essex_insp.questions.proof.quotations import Quotations
from essex_insp.questions.record import Cite, Record
from essex_insp.questions.verification import VerifyItem

OUTCOMES = {
    "wrong": ("altered", "turned", "contradicts"),
    "to look at": ("not comparable", "carried over", "sources disagree"),
    "not known": ("absent", "not known"),
    "not checked": ("not checked", "cannot be told"),
    "right": ("exact", "typographic", "joined", "bracketed", "elided", "agrees"),
}
"""What statements come to, in the order in which a reader wants to know, with their verdicts."""

# So many statements, and one more in so many characters, are answered: no paper has more.
_MOST, _SPARSE = 10_000, 300


class ProofItem(Record):
    """A statement of a paper, and what the record says of it."""

    outcome: str
    verdict: str
    kind: str
    paragraph: int
    page: int | None
    start: int
    end: int
    counted_in: str
    words: str
    says: str
    report: str | None
    check: VerifyItem | None
    sources: list[Cite]


def prove(paper: Paper, reports: Sequence[Report], alone: bool) -> list[ProofItem]:
    """Return what reports say of each statement of a paper that can be held against them.

    With these `alone`, what is known of all forces beside them is left out.
    """
    holding = Holding(reports, alone)
    reading = Reading(paper, holding.names)
    stated = [*Quotations(reading, holding).claims(), *claims(reading, holding)]
    if len(stated) > _MOST + len(paper.text) // _SPARSE:
        raise UnreadableFile("the paper states more than can be shown; give it in parts")
    drafts = {report.id: " (from a draft, not settled)" for report in reports if report.draft}
    outcomes = {verdict: outcome for outcome, verdicts in OUTCOMES.items() for verdict in verdicts}
    return [
        ProofItem.of(
            {**paper.place(start)._asdict(), **held._asdict(), "start": start, "end": end},
            outcome=outcomes[held.verdict],
            kind=kind,
            words=paper.text[start:end],
            says=held.says + drafts.get(held.report or "", ""),
        )
        for kind, (start, end), held in sorted(stated, key=itemgetter(1))
    ]
