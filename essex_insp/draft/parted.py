"""Tables whose cells dashes, slashes or commas part, or nothing but the grades themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essex_insp.draft import pairs
from essex_insp.draft.cells import GRADE, Legend, value
from essex_insp.draft.frameworks import whole
from essex_insp.draft.headers import Known, header
from essex_insp.draft.layouts import LINES, Row
from essex_insp.draft.text import Paragraph, Span
from essex_insp.draft.triggers import TRIGGER

_MARKS = [re.compile(mark) for mark in (r"\s[–—]\s", r"\s-\s", r"\s?/\s?", r";\s?", r",\s?")]
_WORD = re.compile(r"\S+")
_LONGEST, _WIDEST, _WORDS = 300, 13, 40
# How many words the head of a column may have.
_HEAD = 6


def read(
    text: str, parts: Sequence[Paragraph], index: int, known: Known, legend: Legend
) -> tuple[list[Row], int]:
    """Return the rows of a table that a line begins, and the line after its last; or no rows.

    Args:
        text: The text.
        parts: Its paragraphs.
        index: The line.
        known: What gives the full name of a body by its name or the first words of it.
        legend: What stands for grades in the text.
    """
    for mark in _MARKS:
        rows, end = _marked(text, parts, index, mark, known, legend)
        if rows:
            return rows, end
    return _bare(text, parts, index, known)


def _marked(
    text: str,
    parts: Sequence[Paragraph],
    index: int,
    mark: re.Pattern[str],
    known: Known,
    legend: Legend,
) -> tuple[list[Row], int]:
    """Read `Area – 2022 – 2024` and the lines below it that are parted alike."""
    first = _cells(text, parts[index], mark)
    graded = [value(text, *cell, legend) is not None for cell in first]
    width = graded[::-1].index(False) + 1 if False in graded else 0
    rows, at = [], index
    if len(first) > 2 and width == 1 and parts[index].heading:
        width, rows, at = len(first), [first], index + 1
    if width < 3:
        return [], index
    kinds = {header(text, cell, known).kind for cell in rows[0]} if rows else set()
    headed = bool(kinds & {"grade", "time"})
    while at < len(parts) and at - index < LINES:
        row = _cells(text, parts[at], mark)
        if len(row) < width:
            break
        low = len(row) - width
        # What parts the cells may stand within a name as well.
        row = [(row[0][0], row[low][1]), *row[low + 1 :]]
        found = [value(text, *cell, legend) for cell in row[1:]]
        # A head may say of a column that it holds something else: a date, a rank.
        other = None in found and (low or not headed)
        if other or not any(one and one.grade for one in found):
            break
        rows.append(row)
        at += 1
    return (rows, at) if len(rows) > 1 else ([], index)


def _cells(text: str, part: Paragraph, mark: re.Pattern[str]) -> Row:
    if part.end - part.start > _LONGEST:
        return []
    row, at = [], part.start
    for one in mark.finditer(text, part.start, part.end):
        row.append((at, one.start()))
        at = one.end()
        if len(row) > _WIDEST:
            return []
    return [*row, (at, part.end)]


def _bare(text: str, parts: Sequence[Paragraph], index: int, known: Known) -> tuple[list[Row], int]:
    """Read `Vetting Adequate Good`, where two or more grades end each line."""
    row, at = _graded(text, parts[index]), index
    rows: list[Row] = []
    if not row and parts[index].heading and index + 1 < len(parts):
        at = index + 1
        row = _graded(text, parts[at])
        head = _head(text, parts[index], len(row) - 1, known) if row else []
        if not head:
            return [], index
        rows = [head]
    width = len(row)
    while row and len(row) == width and at - index < LINES:
        rows.append(row)
        at += 1
        row = _graded(text, parts[at]) if at < len(parts) else []
    return (rows, at) if rows else ([], index)


def _graded(text: str, part: Paragraph) -> Row:
    """The name and the grades of a line; nothing where it is another kind of line."""
    if part.end - part.start > _LONGEST:
        return []
    grades = [one.span("grade") for one in GRADE.finditer(text, part.start, part.end)]
    row: Row = []
    at = part.end
    for low, high in reversed(grades):
        if text[high:at].strip():
            break
        row.insert(0, (low, high))
        at = low
    name = text[part.start : at]
    if len(row) < 2 or not name.strip() or re.search(r"[:;,|–—(]|\s-", name):
        return []
    if pairs.is_verb(name) or TRIGGER.search(name) or GRADE.search(name):
        return []
    return [(part.start, part.start + len(name.rstrip())), *row]


def _head(text: str, part: Paragraph, count: int, known: Known) -> Row:
    """Part the words of a head in as many cells as the rows have; nothing where they do not."""
    words = [word.span() for word in _WORD.finditer(text, part.start, part.end)]
    if len(words) > _WORDS:
        return []
    for kind in ("time", "body", "area"):
        found: Row = []
        upto = len(words)
        while len(found) < count:
            sizes = range(1, min(_HEAD, upto) + 1)
            fitting = [
                cell
                for size in sizes
                if _is(kind, text, cell := (words[upto - size][0], words[upto - 1][1]), known)
            ]
            if not fitting:
                break
            cell = fitting[-1] if kind == "area" else fitting[0]
            found.insert(0, cell)
            upto = next(place for place, word in enumerate(words) if word[0] == cell[0])
        if len(found) == count and upto < 4:
            corner: Span = (words[0][0], words[upto - 1][1]) if upto else (part.start, part.start)
            return [corner, *found]
    return []


def _is(kind: str, text: str, cell: Span, known: Known) -> bool:
    """Whether words are the head of a column of a kind, and of no other."""
    words = text[slice(*cell)]
    if kind == "area":
        return whole(words) or words.casefold() == "overall"
    return header(text, cell, known).kind == kind
