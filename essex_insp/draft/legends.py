"""Letters that a text says stand for grades: `RI = requires improvement`, `outstanding (O)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essex_insp.draft.cells import GRADE, NO_LEGEND, Legend
from essex_insp.draft.text import Paragraph

_GRADE = (
    r"[“\"‘']?\b(?P<grade>(?i:outstanding|inadequate|adequate|good|(?:requires|needs) improvement))"
    r"\b[’'”\"]?"
)
_SHORT = r"[“\"‘']?\b(?P<short>[A-Z]{1,3}|[A-Z][a-z]{1,3})\b[’'”\"]?"
_AFTER = re.compile(_GRADE + r"\s?(?:\(|=\s?|,?\sor\s(?=\W?[A-Z]{2}))(?:or\s)?" + _SHORT)
_BEFORE = re.compile(
    # `Force A: adequate` is about a force.
    r"(?<![A-Za-z][ .])"
    + _SHORT
    + r"\s?(?:=|:|[–—-]|,?\s?(?:stands|short)\sfor|means|is|\((?=\w))\s?"
    + _GRADE
)
_NOTE = re.compile(
    r"\W*(?:(?:key|note|notes|grades?|ratings?|where|and|or)\b\W*){0,6}", re.IGNORECASE
)
_LONGEST = 800


def find(text: str, parts: Sequence[Paragraph]) -> Legend:
    """Return the letters that stand for grades, and the grade that each stands for.

    A letter counts where it begins the name of its grade; a single one, which may name something
    else as well, where others are explained beside it.

    Args:
        text: The text.
        parts: Its paragraphs.
    """
    legend: dict[str, str] = {}
    for part in parts:
        found: dict[str, str] = {}
        end = min(part.end, part.start + _LONGEST)
        for pattern in (_AFTER, _BEFORE):
            for one in pattern.finditer(text, part.start, end):
                if one["short"].casefold() != one["grade"].casefold() and _begins(
                    one["short"], one["grade"]
                ):
                    found.setdefault(one["short"], one["grade"])
        many = len(found) > 1
        for short, grade in found.items():
            if many or len(short) > 1:
                legend.setdefault(short, grade)
    if not legend:
        return NO_LEGEND
    # A letter counts as it is printed, and none of those in which a longer one begins.
    letters = "|".join(sorted(legend, key=len, reverse=True))
    named = rf"(?P<grade>(?-i:(?:{letters})(?![\w’']))|"
    grades = GRADE.pattern.replace("(?P<grade>", named, 1)
    return Legend(legend, re.compile(grades, re.IGNORECASE))


def is_key(text: str, part: Paragraph) -> bool:
    """Whether a paragraph does nothing but explain letters.

    Args:
        text: The text.
        part: The paragraph.
    """
    words = text[part.start : part.end]
    if len(words) > _LONGEST:
        return False
    rest = _BEFORE.sub("", _AFTER.sub("", words))
    return rest != words and _NOTE.fullmatch(rest) is not None


def _begins(short: str, grade: str) -> bool:
    """Whether letters are the first of a grade, or of each of its words."""
    first = "".join(word[0] for word in grade.split()).casefold()
    short = short.casefold()
    return short in (first, grade[: len(short)].casefold())
