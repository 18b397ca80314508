"""A grade that a text states, and what else becomes of a grade word."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from essex_insp.draft import areas, lexicon, scales, sectors
from essex_insp.draft.areas import Area
from essex_insp.draft.bearers import Bearers
from essex_insp.draft.cast import Names
from essex_insp.draft.doubts import Doubt, PassedOver
from essex_insp.draft.periods import Basis, Period
from essex_insp.draft.scales import Word
from essex_insp.draft.text import Text

OVERALL = "overall"
_THE = re.compile(r"\b(?:an?|the|this|its|their|two|three|GP) (?:[\w’-]+ ){0,3}$", re.IGNORECASE)
_HEADS = re.compile(r"\s*[:–—-]\s")


@dataclass(frozen=True, slots=True)
class Rating:
    """A grade that the text states, with its places in `Text.read`.

    `area` is as the text words it, or `overall`, which stands where the grade does; `body` a full
    name, or None where it is not known; `round` the year that the text names for the grade, or
    None.
    """

    start: int
    end: int
    area: str
    area_start: int
    area_end: int
    grade: str
    body: str | None
    round: str | None = None
    basis: Basis = "inspected"
    period: Period = "current"


Outcome = Rating | Doubt | PassedOver


class Page:
    """A text with its grade words."""

    def __init__(self, text: Text, names: Names) -> None:
        self.text, self.read = text, text.read
        self.inspected = names.inspected
        self.sectors = sectors.sectors(text)
        self.words = scales.find(text.read, self.sectors)
        self.bearers = Bearers(text, names)
        self._starts = [word.start for word in self.words]
        self._adequate = any(
            word.grade == "Adequate" and (word.marked or _HEADS.match(text.read, word.end))
            for word in self.words
        )

    def within(self, start: int, end: int) -> list[Word]:
        """Return the grade words of a part of the text."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def areas(self, start: int, end: int) -> list[Area]:
        """Return the areas that a part of the text names."""
        all_areas = areas.find(self.read, start, end, self.sectors, self._adequate)
        return [area for area in all_areas if area.kind != "ordinary" or not self._body(area)]

    def _body(self, area: Area) -> bool:
        """Whether the name of an area means a body here: `a GP surgery`."""
        if self.read[area.start : area.end].lower() not in lexicon.words("bodies", "nouns"):
            return False
        return _THE.search(self.read, max(0, area.start - 50), area.start) is not None

    def rating(self, word: Word, body: str | None = None) -> Rating:
        """Return the rating that a word gives, of no area yet."""
        of = body or self.inspected
        return Rating(word.start, word.end, OVERALL, word.start, word.end, word.grade, of)

    def of(self, rating: Rating, area: Area) -> Rating:
        """Return a rating, of an area."""
        words = self.read[area.start : area.end]
        return replace(rating, area=words, area_start=area.start, area_end=area.end)

    def doubt(self, rating: Rating, start: int, end: int) -> Doubt:
        """Return the doubt, at the grade, whether words that are no known area are one."""
        words = " ".join(self.read[start:end].strip(" ,;").split())
        question = f"Is “{words}” an area, graded {rating.grade}?"
        return Doubt(rating.start, rating.end, "grade", question, (words, OVERALL), rating.grade)


def passed(word: Word | Rating, reason: str) -> PassedOver:
    """Return the entry of a grade word that gives no grade."""
    return PassedOver(word.start, word.end, "grade word", reason)
