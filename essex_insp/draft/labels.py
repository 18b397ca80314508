"""Grades beside what they are for: under a heading, above a list, in a table."""

import re

from essex_insp.draft.areas import Area
from essex_insp.draft.lexicon import wording
from essex_insp.draft.page import Page, passed
from essex_insp.draft.result import Outcome, Rating
from essex_insp.draft.scales import Word, triggered
from essex_insp.draft.tables import Span, tables

_NUMBER = re.compile(r"\W*(?:\d\W*)?")
_YEAR = re.compile(r"(?:PEEL\s+)?((?:19|20)\d\d)(?:[/–-]\d{2,4})?", re.IGNORECASE)
_LONGEST = 200
_MOST = 30


class Labels:
    """The labels of a text, and which of its sentences were used as such."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.used: set[int] = set()
        self._named: dict[Span, Area | None] = {}

    def alone(self, start: int, end: int) -> bool:
        """Whether a part of the text is a grade and nothing else: `Good`, `Judgment: Good`."""
        words = self.page.within(start, end)
        return (
            len(words) == 1
            and wording("labels_label").fullmatch(self.page.read, start, words[0].start) is not None
            and _NUMBER.fullmatch(self.page.read, words[0].end, end) is not None
        )

    def tabled(self) -> list[Outcome]:
        """Return what the tables of the text give."""
        outcomes: list[Outcome] = []
        for rows in tables(self.page.text, self.alone):
            place = self.page.text.sentences.at
            self.used.update(range(place(rows[0][0][0]), place(rows[-1][-1][0]) + 1))
            head = rows[0] if not any(self.alone(*cell) for cell in rows[0]) else []
            years = [_YEAR.fullmatch(self.page.read[slice(*cell)].strip()) for cell in head]
            latest = max((year[1] for year in years if year), default=None)
            for row in rows[bool(head) :]:
                for at, cell in enumerate(row):
                    if self.alone(*cell):
                        heads, year = [row[0], *head[at : at + 1]], years[at] if head else None
                        outcomes += self._cell(cell, heads, year[1] if year else None, latest)
        return outcomes

    def _cell(
        self, cell: Span, heads: list[Span], year: str | None, latest: str | None
    ) -> list[Outcome]:
        bodies = [body for head in heads for body in self.page.bodies(*head)]
        made = self.page.rating(self.page.within(*cell)[0], next(iter(bodies), None))
        if year:
            made = made._replace(round=year, period="previous" if year != latest else "current")
        return self._labelled(heads, made)

    def headed(self, at: int, word: Word) -> list[Outcome]:
        """Return what a grade that stands alone gives: the heading above it, or the items below."""
        labels = self._run(at - 1, at) or self._run(at + 1, len(self.page.text.sentences))
        outcomes = self._given(labels, self.page.rating(word))
        return outcomes or [passed(word, "alone, with no area beside it")]

    def led(self, end: int, made: Rating) -> list[Outcome]:
        """Return what a grade gives the items of the list that it leads in: `rated good in:`."""
        text = self.page.text
        if not wording("labels_lead").search(self.page.read, max(0, end - 90), end):
            return []
        return self._given(self._run(text.sentences.at(end - 1) + 1, len(text.sentences)), made)

    def _given(self, labels: list[int], made: Rating) -> list[Outcome]:
        """Give a grade to what some sentences name."""
        outcomes: list[Outcome] = []
        for at in labels:
            self.used.add(at)
            sentence = self.page.text.sentences[at]
            bodies = self.page.bodies(sentence.start, sentence.end)
            rating = made._replace(body=bodies[0]) if bodies else made
            outcomes += self._labelled([(sentence.start, sentence.end)], rating)
        return outcomes

    def _labelled(self, heads: list[Span], made: Rating) -> list[Outcome]:
        """Give a grade to the area that a label, or the heads of its line and column, name."""
        for head in heads:
            if head not in self._named:
                self._named[head] = self._area(*head)
            area = self._named[head]
            if area is not None:
                return [self.page.of(made, area)]
        start, end = heads[0]
        return self.page.doubts(made, start, min(end, start + _LONGEST))

    def _area(self, start: int, end: int) -> Area | None:
        """The area that a label names, from its first word to its last; of a question, all."""
        areas = [
            area
            for area in self.page.areas(start, end)
            if area.kind != "ordinary"
            or area.end - area.start >= (end - start) // 3
            or self.page.read[end - 1] == "?"
        ]
        if areas and self.page.read[end - 1] == "?":
            return Area(start, end - 1, "name")
        return Area(areas[0].start, areas[-1].end, areas[0].kind) if areas else None

    def _run(self, start: int, end: int) -> list[int]:
        """The sentences from one on that are labels: short, of no grade, and not used yet."""
        labels: list[int] = []
        for at in range(max(0, start), min(end, start + _MOST)):
            sentence, read = self.page.text.sentences[at], self.page.read
            paragraph = self.page.text.paragraphs[sentence.paragraph]
            shaped = paragraph.bullet or paragraph.heading or read[sentence.end - 1] in "?:;,"
            if (
                at in self.used
                or not shaped
                or self.page.within(sentence.start, sentence.end)
                or sentence.end - sentence.start > _LONGEST
                # What announces another list ends this one.
                or (
                    read[sentence.end - 1] == ":"
                    and (labels or triggered(read[sentence.start : sentence.end]))
                )
            ):
                break
            labels.append(at)
        return labels
