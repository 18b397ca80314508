"""Which lines of a text go on the paragraph of the line before, and which stand alone."""

from __future__ import annotations

import itertools
import re

BULLET = re.compile(
    r"[ ]*(?:[•·▪●◦‣*>]|[-–—](?= )|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?= )|"
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?= )|\d{1,2}(?:\.\d{1,2}){1,2}\.?(?= +[A-Z“‘]))[ ]*"
)
_ENDED = re.compile(r"[.!?…:;,]$|[.!?…:;,]?[\"”’')\]]+$")
_GRADES = r"(?:outstanding|good|(?:in)?adequate|(?:requir(?:es|ing)|needs) improvement)\b[’'”\"]?"
# A line of a table or list, which no other goes on: `a | b`, `a  b`, `a: Good`, `Good – a`, `Good`.
_ROW = re.compile(
    r"\||,\S[^,]*,\S|[^\s.!?:;,\"”’')] {2,99}(?=\S)|"
    r"(?:[:–—=→?]|[ .]-|\.\.) {0,9}[^\w\s]{0,9} ?(?:(?:then|now|from|was|previously|still|up|down|"
    r"to|(?:19|20)\d\d:?) ){0,3}" + _GRADES + r"[^.]{0,60}$|" + _GRADES + r" {1,9}" + _GRADES + "$|"
    r"^[^\w\s]{0,9} ?(?:(?:rated|graded|judged) )?" + _GRADES + r"(?: ?\(\d{1,2}[^()]{0,12}\))?"
    r"(?:$| ?[:–—]| - )",
    re.IGNORECASE,
)
_LONGEST_ROW, _NARROW, _WIDE = 240, 30, 130
Line = tuple[int, int]


def lines(text: str) -> list[Line]:
    """Return where each line that is not blank starts and ends, without the space around it."""
    return [line.span() for line in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]


def unwrapped(text: str) -> list[tuple[int, int, str]]:
    """Return the line ends that are no more than spaces, as edits.

    Args:
        text: The text.
    """
    found = lines(text)
    pairs = list(itertools.pairwise(found))
    close = [text.count("\n", one[1], two[0]) == 1 for one, two in pairs]
    width = _width(text, found, list(itertools.compress(pairs, close)))
    rows = [_is_row(text, line) for line in found]
    items = [BULLET.match(text, *line) is not None for line in found]
    return [
        (one[1], two[0], " ")
        for at, (one, two) in enumerate(pairs)
        if (
            close[at]
            and not (rows[at] or rows[at + 1] or items[at + 1])
            and _joins(text, one, two, width)
        )
        or _broken(text, one, two)
    ]


def _width(text: str, found: list[Line], pairs: list[tuple[Line, Line]]) -> int:
    """The width at which lines were wrapped by hand, or 0 when each is a paragraph."""
    lengths = sorted(end - start for start, end in found)
    width = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)] if lengths else 0
    if not _NARROW <= width <= _WIDE:
        return 0
    full = sum(_is_full(text, one, two, width) for one, two in pairs)
    unended = sum(not _is_ended(text, one) for one, _ in pairs)
    return width if pairs and full * 2 >= len(pairs) and unended * 5 >= len(pairs) * 2 else 0


def _is_full(text: str, one: Line, two: Line, width: int) -> bool:
    word = text[two[0] : min(two[1], two[0] + width)].partition(" ")[0]
    return one[1] - one[0] + 1 + len(word) > width - 8


def _is_ended(text: str, line: Line) -> bool:
    return _ENDED.search(text[max(line[0], line[1] - 6) : line[1]]) is not None


def _is_row(text: str, line: Line) -> bool:
    return line[1] - line[0] <= _LONGEST_ROW and _ROW.search(text[line[0] : line[1]]) is not None


def _broken(text: str, one: Line, two: Line) -> bool:
    """Whether a line ends the grade that the line before it begins, in a narrow column."""
    begun = text[max(one[0], one[1] - 8) : one[1]].casefold().endswith(("requires", "requiring"))
    return begun and text[slice(*two)].casefold() == "improvement"


def _joins(text: str, one: Line, two: Line, width: int) -> bool:
    ended = _is_ended(text, one)
    if width and one[1] - one[0] <= width + 15:
        return _is_full(text, one, two, width) or not ended
    return text[two[0]].islower() and (not ended or text[one[1] - 1] == ",")
