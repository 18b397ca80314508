"""Grades beside what they are for: under a heading, above a list, in a table."""

import re
from itertools import takewhile

from essex_insp.draft.areas import Area
from essex_insp.draft.lexicon import wording
from essex_insp.draft.page import Page
from essex_insp.draft.result import Outcome, Period, Rating
from essex_insp.draft.scales import triggered
from essex_insp.draft.tables import Span, tables

_NUMBER = re.compile(r"\W*(?:\d\W*)?")
_YEAR = re.compile(r"\s*(?:PEEL\s+)?((?:19|20)\d\d)(?:[/–-]\d{2,4})?\s*", re.IGNORECASE)
_LONGEST = 200
_MOST = 30


class Labels:
    """The labels of a text, and which of its sentences were used as such."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.used: set[int] = set()

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
            told = ((at, _YEAR.fullmatch(self.page.read, *cell)) for at, cell in enumerate(head))
            years = {at: year[1] for at, year in told if year}
            latest = max(years.values(), default=None)
            for row in rows[bool(head) :]:
                for at, cell in enumerate(row):
                    if self.alone(*cell):
                        year = years.get(at)
                        now: Period = "current" if year in (None, latest) else "previous"
                        made = self.page.rating(self.page.within(*cell)[0], year, now)
                        outcomes += self._labelled([row[0], *head[at : at + 1]], made)
        return outcomes

    def beside(self, at: int, made: Rating, alone: bool = False) -> list[Outcome]:
        """Return what a grade gives what a sentence leads in; alone, what heads it before all."""
        sentences = self.page.text.sentences
        heads = [at - 1] if alone and at and self._labels(at - 1, heads=True) else []
        below = range(at + 1, min(at + 1 + _MOST, len(sentences)))
        labels = heads or [*takewhile(self._labels, below)]
        self.used.update(labels)
        spans = [(sentences[label].start, sentences[label].end) for label in labels]
        return [outcome for span in spans for outcome in self._labelled([span], made)]

    def _labelled(self, heads: list[Span], made: Rating) -> list[Outcome]:
        """Give a grade to the area that a label, or the heads of its line and column, name."""
        bodies = [body for head in heads for body in self.page.bodies(*head)]
        made = made._replace(body=next(iter(bodies), made.body))
        for head in heads:
            if area := self._area(*head):
                return [self.page.of(made, area)]
        start, end = heads[0]
        return self.page.doubts(made, start, min(end, start + _LONGEST))

    def _area(self, start: int, end: int) -> Area | None:
        """The area that a label names, from its first word to its last; of a question, all."""
        question = self.page.read[end - 1] == "?"
        areas = [
            area
            for area in self.page.areas(start, end)
            if question or area.kind != "ordinary" or 3 * (area.end - area.start) >= end - start
        ]
        if areas and question:
            return Area(start, end - 1, "name")
        return areas[0]._replace(end=areas[-1].end) if areas else None

    def _labels(self, at: int, heads: bool = False) -> bool:
        """Whether a sentence is a label: short, of no grade, and not used yet."""
        sentence = self.page.text.sentences[at]
        paragraph = self.page.text.paragraphs[sentence.paragraph]
        words = self.page.read[sentence.start : sentence.end]
        return (
            at not in self.used
            and (paragraph.bullet or paragraph.heading or words[-1] in "?:;,")
            and not self.page.within(sentence.start, sentence.end)
            and len(words) <= _LONGEST
            # What announces another list ends this one.
            and (words[-1] != ":" or (heads and not triggered(words)))
        )
