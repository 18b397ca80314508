"""What stands for a grade or an area that was named before: `the same area`, `as it was at`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft.text import Span

_NOUN = (
    r"(?:areas?|categor(?:y|ies)|fields?|respects?|regards?|pillars?|questions?|headings?|counts|"
    r"disciplines?|strands?|scores|work)"
)
_REFERRED = re.compile(
    rf"(?:(?P<which>both|all\s+(?:two|three|four|five|six)|(?:the\s+)?(?:(?:first|last|latter)\s+"
    rf"(?:two|three|four)|first|second|third|fourth|fifth|last|former|latter))(?:\s+of\s+(?:them|"
    rf"these|those|the\s+\w+))?(?:\s+{_NOUN})?|"
    rf"(?P<same>(?:(?:that|this)(?:\s+(?:very\s+)?{_NOUN})?|the\s+(?:very\s+)?same\s+{_NOUN})))"
    r"(?:\s+(?:too|overall|as well))?(?=\s*(?:[.,;:)–—]|$|(?:and|but|while|as|by|after|when)\b))",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDER = {
    "first": 0,
    "former": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
    "latter": -1,
}
_SAME_GRADE = re.compile(
    r"\b(?:the same|an identical|the identical)\s+(?:(?:top|highest|low|bottom|lowest)\s+)?"
    r"(?:grade|grading|rating|judge?ment|mark|verdict|score)\s+(?:(?:was|were|has|been|also|"
    r"given|awarded|went|handed|passed|returned|out|applied|by|"
    r"inspectors|ofsted|hmicfrs)\s+){0,6}(?:for|in|at|to|on)\s+|"
    r"^\W*(?:so too|so|likewise|the same)\s+(?:(?:is|was|are|were|does|did|"
    r"has been)\s+)(?:true of\s+)?|"
    r"\bthe same (?:goes|went|is true|was true) (?:for|of)\s+|"
    r"\bsa(?:ys?|ying|id) the same (?:of|about)\s+",
    re.IGNORECASE,
)
_YEARED = re.compile(
    r"\s*(?:overall\s+)?(?:back\s+)?(?:in\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|\w+\s+(?:years?|"
    r"months?|weeks?)\s+(?:ago|earlier|before)|"
    r"the\s+(?:year|time)\s+before)\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"\W*(?:at|in|during)\s+(?:its|the|their)\s+last\s+(?:\w+\s+){0,2}(?:inspection|report|visit|"
    r"assessment|review)\b|\W*(?:but\s+|and\s+)?(?:back\s+)?in\s+(?:19|20)\d\d,?\s|"
    r"[^.;]{0,120}?\b(?:inspected|assessed|"
    r"visited|graded|rated)\s[^.;,]{0,40}?\bin\s+(?:\w+\s+)?(?:19|20)\d\d,\s+when\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Referred:
    """Areas that are referred to by their number or order: `both`, `the first two`.

    Args:
        end: Where the words end.
        first: The place of the first of them, counted from 0, or from -1 at the end.
        count: How many they are.
        all: How many were named, where the words say so.
        last: Whether the one spoken of last is meant, be it graded or not: `in that area`.
    """

    end: int
    first: int
    count: int
    all: int | None = None
    last: bool = False

    def among(self, named: list[Span]) -> list[Span]:
        """Return the areas that are meant, or none where they were not named.

        Args:
            named: The areas named before, in order.
        """
        if self.all is not None and len(named) != self.all:
            return []
        first = len(named) + self.first if self.first < 0 else self.first
        chosen = named[max(0, first) : first + self.count]
        return chosen if len(chosen) == self.count and first >= 0 else []


def referred(text: str, start: int, end: int) -> Referred | None:
    """Read words that mean areas named before, if they do.

    Args:
        text: The text.
        start: Where the words start.
        end: Where they may end.
    """
    words = _REFERRED.match(text, start, end)
    if words is None:
        return None
    which = " ".join((words["which"] or "same").lower().removeprefix("the ").split())
    number = _NUMBERS.get(which.rsplit(" ", 1)[-1], 1)
    if which == "both":
        return Referred(words.end(), -2, 2)
    if which.startswith("all "):
        return Referred(words.end(), 0, number, number)
    if which in _ORDER:
        return Referred(words.end(), _ORDER[which], 1)
    head = which.split(" ")[0]
    if head in ("first", "last", "latter"):
        return Referred(words.end(), 0 if head == "first" else -number, number)
    return Referred(words.end(), -1, 1, last=True)


def same_grade(text: str, start: int, end: int) -> int | None:
    """Return where the areas begin for which a sentence repeats the last grade, if it does.

    Args:
        text: The text.
        start: Where the sentence starts.
        end: Where it ends.
    """
    same = _SAME_GRADE.search(text[start:end])
    return start + same.end() if same else None


def past(text: str, start: int, grade: int, upto: int, end: int) -> bool:
    """Whether a sentence dates its grade by an earlier year.

    Args:
        text: The text.
        start: Where the sentence starts.
        grade: Where the grade starts.
        upto: Where its areas end.
        end: Where the sentence ends.
    """
    return (
        _YEARED.match(text, upto, end) is not None
        or _YEAR_FIRST.match(text, start, grade) is not None
    )
