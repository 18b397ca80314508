"""Which lines of a text go on the paragraph of the line before, and which stand alone."""

from __future__ import annotations

import itertools
import re

BULLET = re.compile(
    r"[ ]*(?:[•·▪●◦‣*>]|[-–—](?= )|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?= )|"
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?= ))[ ]*"
)
_ENDED = re.compile(r"[.!?…:;,]$|[.!?…:;,]?[\"”’')\]]+$")
_WORD = re.compile(r"\S+")
_GRADES = r"(?:outstanding|good|(?:in)?adequate|(?:requir(?:es|ing)|needs) improvement)\b[’'”\"]?"
# A line of a table or list, which no other goes on: `a | b`, `a  b`, `a: Good`, `Good – a`, `Good`.
_ROW = re.compile(
    r"\||[^\s.!?:;,\"”’')] {2,99}(?=\S)|"
    r"(?:[:–—=→?]|[ .]-|\.\.) {0,9}[^\w\s]{0,9} ?(?:(?:then|now|from|was|previously|still|up|down|"
    r"to|(?:19|20)\d\d:?) ){0,3}"
    + _GRADES
    + r"[^.]{0,60}$|"
    + _GRADES
    + r" {1,9}"
    + _GRADES
    + r"$|"
    r"^[^\w\s]{0,9} ?(?:(?:rated|graded|judged) )?" + _GRADES + r"(?: ?\(\d{1,2}[^()]{0,12}\))?"
    r"(?:$| ?[:–—]| - )",
    re.IGNORECASE,
)
# `Requires` and `Improvement`, on lines of their own in a narrow column.
_BROKEN = re.compile(r"\b(?:requires|requiring|needs)$", re.IGNORECASE)
_LONGEST = 240
# Where a line starts and ends, and the number of its paragraph.
Line = tuple[int, int, int]


def wrapped(text: str, lines: list[Line]) -> int:
    """Return the width at which lines were wrapped by hand, or 0 when each is a paragraph."""
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if one[2] == two[2]]
    if not pairs:
        return 0
    lengths = sorted(end - start for start, end, _ in lines)
    width = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    if width > 130 or width < 30:
        return 0
    full = sum(_is_full(text, one, two, width) for one, two in pairs)
    unended = sum(not _ENDED.search(text[max(one[0], one[1] - 6) : one[1]]) for one, _ in pairs)
    return width if full * 2 >= len(pairs) and unended * 5 >= len(pairs) * 2 else 0


def _is_full(text: str, one: Line, two: Line, width: int) -> bool:
    word = _WORD.match(text, two[0], two[1])
    return one[1] - one[0] + 1 + (word.end() - word.start() if word else 0) > width - 8


def _is_row(text: str, line: Line) -> bool:
    return line[1] - line[0] <= _LONGEST and _ROW.search(text[line[0] : line[1]]) is not None


def broken(text: str, one: Line, two: Line) -> bool:
    """Whether a line ends the grade that the line before it begins."""
    return (
        text[two[0] : two[1]].casefold() == "improvement"
        and _BROKEN.search(text[max(one[0], one[1] - 12) : one[1]]) is not None
    )


def joins(text: str, one: Line, two: Line, width: int) -> bool:
    """Whether a line goes on the paragraph of the line before it."""
    if BULLET.match(text, two[0], two[1]) or _is_row(text, one) or _is_row(text, two):
        return False
    ended = _ENDED.search(text[max(one[0], one[1] - 6) : one[1]]) is not None
    if width and one[1] - one[0] <= width + 15:
        return _is_full(text, one, two, width) or not ended
    return not ended and text[two[0]].islower()
