"""A statement of a paper, and what the record says of it."""

from __future__ import annotations

from essex_insp.questions.record import Cite, Record
from essex_insp.questions.verification import VerifyItem

OUTCOMES = {
    "wrong": ("altered", "turned", "contradicts"),
    "to look at": ("carried over",),
    "not known": ("absent", "not known"),
    "not checked": ("not checked", "cannot be told"),
    "right": ("exact", "typographic", "joined", "bracketed", "elided", "agrees"),
}
"""What statements come to, in the order in which a reader wants to know, with their verdicts."""


class ProofItem(Record):
    """A statement of a paper, and what the record says of it."""

    outcome: str
    verdict: str
    kind: str
    paragraph: int
    page: int | None
    start: int
    end: int
    words: str
    says: str
    report: str | None
    check: VerifyItem | None
    sources: list[Cite]
