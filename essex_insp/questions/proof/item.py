"""What `proof` says of one statement of a paper."""

from __future__ import annotations

from typing import Any

from essex_insp.draft.areas import stem
from essex_insp.draft.result import Result
from essex_insp.draft.text import Text
from essex_insp.library.papers import Paper
from essex_insp.matching import fold
from essex_insp.questions.record import Cite, Record

OUTCOMES = ("wrong", "look", "not known", "not checked", "right")
"""What a statement comes to, in the order in which a reader wants to know."""
_SMALL = frozenset(
    "a all an and are as at be by for force had has have how in into is it its of on or our police "
    "service so that the their them they this to was we well were when where which with".split()
)


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
    see: list[str]
    differences: list[dict[str, Any]]
    omissions: list[dict[str, Any]]
    insertions: list[dict[str, Any]]
    turns: list[dict[str, Any]]
    notes: list[str]
    sources: list[Cite]


class Reading:
    """A paper as it was read: all offsets are code points of its text.

    Args:
        paper: The paper.
        text: It as `draft` reads it, in sentences.
        result: What `draft` finds in it.
    """

    def __init__(self, paper: Paper, text: Text, result: Result) -> None:
        self.paper, self.result = paper, result
        self.words = paper.text
        self.sentences = [text.span(one.start, one.end) for one in text.sentences]
        self.paragraphs = [
            (*text.span(one.start, one.end), one.heading)
            for one in text.paragraphs
            if one.start < one.end
        ]
        self._quoted = [(quote.start, quote.end) for quote in result.quotes if quote.marked]

    def narration(self, start: int, end: int) -> str:
        """Return the words of a stretch, what is quoted in it blotted out."""
        words = list(self.words[start:end])
        for first, last in self._quoted:
            for at in range(max(first, start), min(last, end)):
                words[at - start] = "\0"
        return "".join(words)

    def item(
        self,
        kind: str,
        span: tuple[int, int],
        outcome: str,
        verdict: str,
        says: str,
        *,
        report: str | None = None,
        see: list[str] | None = None,
        sources: list[Cite] | None = None,
        match: dict[str, Any] | None = None,
    ) -> ProofItem:
        """Return what the record says of a stretch of the paper."""
        start, end = span
        place = self.paper.place(start)
        found = match or {}
        return ProofItem(
            outcome=outcome,
            verdict=verdict,
            kind=kind,
            paragraph=place.paragraph,
            page=place.page,
            start=start,
            end=end,
            words=self.words[start:end],
            says=says,
            report=report,
            see=see or [],
            **{
                key: found.get(key, [])
                for key in ("differences", "omissions", "insertions", "turns", "notes")
            },
            sources=sources or [],
        )


def stems(words: str) -> frozenset[str]:
    """Return what the words of a phrase that count share with their other forms."""
    plain = "".join(char if char.isalnum() else " " for char in fold(words))
    return frozenset(stem(word) for word in plain.split() if word not in _SMALL)
