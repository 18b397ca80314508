"""A paper as it was read: its words, sentences and grades, and how it says a thing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from essex_insp.draft import draft
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import read
from essex_insp.library.papers import Paper
from essex_insp.questions.proof.item import OUTCOMES, ProofItem
from essex_insp.questions.record import Cite
from essex_insp.questions.verification import VerifyItem

DENIED = re.compile(
    r"(?:\b(?:not|no|never|without|rather than|nor|cannot)\b|n[’']t\b)[^.;]{0,40}$", re.IGNORECASE
)
"""Before what is said not to be so."""
SUPPOSED = re.compile(
    r"(?:\b(?:if|whether|unless)\b[^.;:]{0,90}|\b(?:could|would|should|might|hop\w+|aim\w*|want\w*|"
    r"expect\w*|seek\w*|wish\w*)\b[^.;:,]{0,60}|^Had\b[^.;:,]*)$",
    re.IGNORECASE,
)
"""Before what is not told as a fact."""
Span = tuple[int, int]


class Reading:
    """A paper as it was read; all offsets are code points of its text."""

    def __init__(self, paper: Paper) -> None:
        text = read(paper.text)
        self.paper, self.words, self.result = paper, paper.text, draft(paper.text)
        grades, self._asked = [*self.result.grades, *self.result.again], dict[int, str]()
        for doubt in self.result.doubts:
            if doubt.grade and doubt.candidates:  # whether it is of an area is what is in doubt
                start, end = doubt.start, doubt.end
                grades.append(Rating(start, end, OVERALL, start, end, doubt.grade, None))
                self._asked[start] = doubt.candidates[0]
        self.grades = sorted(grades, key=lambda grade: grade.start)
        self._starts = [grade.start for grade in self.grades]
        self.sentences = [text.span(each.start, each.end) for each in text.sentences]
        self.paragraphs = [
            (*text.span(each.start, each.end), each.heading) for each in text.paragraphs
        ]
        narration = list(self.words)
        for quote in self.result.quotes:
            if quote.marked:
                narration[quote.start : quote.end] = "\0" * (quote.end - quote.start)
        self.narration = "".join(narration)

    def sentence(self, offset: int) -> Span:
        """Return where the sentence that an offset lies in starts and ends."""
        return self.sentences[max(0, bisect_right(self.sentences, (offset + 1,)) - 1)]

    def stated(self, start: int, end: int) -> list[Rating]:
        """Return the grades that a stretch states."""
        return self.grades[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def areas(self, grade: Rating) -> list[str]:
        """Return the area that a grade is stated for; where none is named, those it may be."""
        start, end = self.sentence(grade.start)
        if grade.area != OVERALL or OVERALL in self.words[start:end].lower():
            return [grade.area]
        paragraph = max(0, self.words.rfind("\n\n", 0, start))
        beside = [self._area(other) for other in self.stated(start, end)]
        before = [self._area(other) for other in self.stated(paragraph, start)]
        named = [area for area in beside if area != OVERALL] or [
            area for area in before[-1:] if area != OVERALL
        ]
        return [*dict.fromkeys(named), OVERALL]

    def _area(self, grade: Rating) -> str:
        return self._asked.get(grade.start, grade.area)

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
        """Return what the record, or a report of it, says of a stretch of the paper, and why."""
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
