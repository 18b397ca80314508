"""A statement of a paper, what the record says of it, and the paper that it stands in."""

from __future__ import annotations

from essex_insp.draft import draft
from essex_insp.draft.areas import stem
from essex_insp.draft.text import read
from essex_insp.library.papers import Paper
from essex_insp.matching import fold
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
_SMALL = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "force",
        "had",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "police",
        "service",
        "so",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "we",
        "well",
        "were",
        "when",
        "where",
        "which",
        "with",
    ]
)
Span = tuple[int, int]


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


class Reading:
    """A paper as it was read; all offsets are code points of its text.

    Args:
        paper: The paper.
    """

    def __init__(self, paper: Paper) -> None:
        text = read(paper.text)
        self.paper, self.words, self.result = paper, paper.text, draft(paper.text)
        self.grades = [*self.result.grades, *self.result.again]
        self.sentences = [text.span(each.start, each.end) for each in text.sentences]
        self.paragraphs = [
            (*text.span(each.start, each.end), each.heading) for each in text.paragraphs
        ]
        words = list(self.words)
        for quote in self.result.quotes:
            if quote.marked:
                words[quote.start : quote.end] = "\0" * (quote.end - quote.start)
        self.narration = "".join(words)
        """The words, those that are quoted blotted out."""

    def sentence(self, offset: int) -> Span:
        """Return where the sentence that holds an offset starts and ends."""
        return next((span for span in self.sentences if span[0] <= offset < span[1]), (offset,) * 2)

    def item(
        self,
        kind: str,
        span: Span,
        verdict: str,
        says: str,
        report: str | None = None,
        sources: list[Cite] | None = None,
        check: VerifyItem | None = None,
    ) -> ProofItem:
        """Return what the record says of a stretch of the paper.

        Args:
            kind: What sort of statement stands there.
            span: Where it starts and ends.
            verdict: What became of it.
            says: What the record says, or why it says nothing.
            report: The report that says so.
            sources: Where that comes from.
            check: What became of quoted words.
        """
        place = self.paper.place(span[0])
        return ProofItem(
            outcome=next(name for name, verdicts in OUTCOMES.items() if verdict in verdicts),
            verdict=verdict,
            kind=kind,
            paragraph=place.paragraph,
            page=place.page,
            start=span[0],
            end=span[1],
            words=self.words[slice(*span)],
            says=says,
            report=report,
            check=check,
            sources=sources or [],
        )


def stems(words: str) -> frozenset[str]:
    """Return what the words of a phrase that tell something share with their other forms."""
    plain = "".join(char if char.isalnum() else " " for char in fold(words))
    return frozenset(stem(word) for word in plain.split() if word not in _SMALL)
