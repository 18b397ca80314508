"""Whether a grade is of this inspection, of an earlier one, or carried over from one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Period = Literal["current", "previous"]
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d|,\d)(?:[/–-]\d{2,4})?")
_SPANNED = r"(?:(?:\w+|\d+) )?(?:years?|months?|inspections?|rounds?)"
_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|formerly|earlier|originally|initially|last (?:year|time|inspect\w+|"
    r"report|assess\w+|round)|had (?:already |also |last )?(?:been|received|achieved)|"
    r"having (?:been|received)|"
    r"(?:up|down) from|improv\w+ (?:\w+ ){0,4}?from|(?:moved|went|gone|risen|rose|dropped|fell|fallen|"
    r"slipped|declined|progress\w*|chang\w+|jump\w+|mov\w+) (?:\w+ ){0,4}?from|"
    r"compared (?:with|to)|since (?:its|it was|the|being|our)|in contrast to|when it was|"
    r"replac\w+|used to be|last \w+ \w+ was|from (?:an?|being|its)?)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|to|currently|this year|this time|again|latest|today|and|but)\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"[’'”\"`]?\s*(?:(?:rating|grade|judge?ment|status|category|overall|force|service|school)\s+)?,?\s*"
    r"(?:(?:back )?in|under|from|at|following|during|by|after)?\s*(?:the |its |an? )?(?:previous|last "
    r"(?:year|time|inspect\w+|report)|earlier|"
    + _SPANNED
    + r" (?:ago|earlier|before)|previously)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"[’'”\"`]?,?\s*(?:(?:rating|grade|judge?ment|overall|force|service|school|report|assessment|"
    r"inspection)\s+)*(?:(?:back )?in|for|at|during|from)\s+(?:the |its |our |that |an? )?(?:\w+ ){0,3}?"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:back )?in|since|from|the|its)\s+(?:\w+ )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_CARRIED = re.compile(
    r"\bnot (?:re-?)?(?:inspected|graded|assessed|examined|looked at)\b|"
    r"\bcarried (?:over|forward)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"\b(?:remain\w*|stands?|still (?:stands|applies)|carried (?:over|forward)|kept|retain\w+)\b"
)
_TURNED = re.compile(
    r"[^.;:]{0,120}\b(?:but|and|now|has|have|since)\b[^.;:,]{0,40}\b(?:now|to|down|up|dropped|fallen|"
    r"improved|risen)(?:\s+(?:be|is|being|an?|rated|graded|judged|as))*[\s‘“\"']*"
)
_FROM_TO = re.compile(r"[^.;:]{0,70}?\bto\b[^.;:]{0,30}$")
_FROM = re.compile(r"\bfrom\W{1,2}(?:(?:an?|its|being|the)\W{1,2})*(?:\w+ )?\W?$", re.IGNORECASE)


@dataclass(frozen=True)
class Times:
    """What years a text speaks of.

    Args:
        text: The text.
    """

    text: str

    @cached_property
    def latest(self) -> int:
        """The latest year that is named, or 0."""
        return max((int(year[0][:4]) for year in _YEAR.finditer(self.text)), default=0)

    def period(self, low: int, start: int, end: int, high: int) -> tuple[Period, str | None]:
        """Return when a grade was given, and the year that the text names for it.

        Args:
            low: Where what belongs to the grade starts: the sentence, or the grade before it.
            start: Where the grade starts.
            end: Where it ends.
            high: Where what belongs to it ends.
        """
        before, after = self.text[max(low, start - 110) : start], self.text[end:high]
        cue = _BEFORE.search(before)
        named = _IN_YEAR.match(after) or _last(_YEAR_BEFORE.finditer(before))
        year = named["year"] if named else None
        old = year is not None and self.latest - int(year) >= 2
        if _AFTER.match(after) or (cue and not _turned(before[cue.start() :])) or old:
            return "previous", year
        return "current", year

    def carried(self, low: int, start: int, high: int) -> bool:
        """Whether a sentence says that a grade stands over from an earlier inspection.

        Args:
            low: Where the sentence starts.
            start: Where the grade starts.
            high: Where the sentence ends.
        """
        return bool(_CARRIED.search(self.text, low, high) and _STANDS.search(self.text, low, high))

    def from_to(self, low: int, one: int, two: int, three: int) -> bool:
        """Whether a grade is what a body moved from, to the next: `from good to outstanding`.

        Args:
            low: Where the sentence starts.
            one: Where the first grade starts.
            two: Where it ends.
            three: Where the second starts.
        """
        return bool(
            _FROM.search(self.text[max(low, one - 40) : one])
            and _FROM_TO.fullmatch(self.text[two:three])
        )

    def turned(self, end: int, start: int) -> bool:
        """Whether between two grades a body moved to the second: `good for A but has dropped to`.

        Args:
            end: Where the first grade ends.
            start: Where the second starts.
        """
        return _TURNED.fullmatch(self.text[end:start]) is not None


def _last(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    match = None
    for match in found:
        pass
    return match


def _turned(cue: str) -> bool:
    """Whether what follows an earlier time has come back to the present: `from good to`."""
    return re.search(r"\bto\b|\bnow\b|[’”\"] (?:is|was) now\b", cue[4:]) is not None
