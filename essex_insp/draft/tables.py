"""Tables of grades: lines of cells, with areas in the first column or in the first line.

Only `labels` depends on this module: without it, a table's grades are doubts or passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from essex_insp.draft.text import Text

Span = tuple[int, int]
# What parts cells; commas and semicolons part a sentence, too.
_LOOSE = (re.compile(r"\s*,\s*"), re.compile(r"\s*;\s*"))
_BREAKS = (re.compile(r"\s*\|\s*"), re.compile(r" {2,}"), *_LOOSE)
_RULE = re.compile(r"[\s|:+=–—-]*")
_YEAR = re.compile(r"(?:PEEL\s+)?((?:19|20)\d\d)(?:[/–-]\d{2,4})?", re.IGNORECASE)


class Cell(NamedTuple):
    """A grade in a table, the heads of its line and its column, and the year there, if any."""

    table: Span
    grade: Span
    row: Span
    column: Span | None
    year: str | None
    latest: str | None


def cells(text: Text, is_grade: Callable[[int, int], bool]) -> Iterator[Cell]:
    """Yield the grades of the tables of a text, in order."""
    rows: list[list[Span]] = []
    gap: re.Pattern[str] | None = None
    for paragraph in text.paragraphs:
        start, end = text.read.rfind("\n", 0, paragraph.start) + 1, paragraph.end
        if rows and _RULE.fullmatch(text.read, start, end):
            continue
        row = _parted(text.read, start, end, gap) if gap else []
        if not rows or len(row) != len(rows[0]):
            yield from _read(text.read, rows, is_grade)
            parted = ((each, _parted(text.read, start, end, each)) for each in _BREAKS)
            gap, row = next(((each, row) for each, row in parted if len(row) > 1), (None, []))
            rows = []
        rows += [row] if row else []
    yield from _read(text.read, rows, is_grade)


def _parted(text: str, start: int, end: int, gap: re.Pattern[str]) -> list[Span]:
    """The cells of a line; none of a sentence."""
    if gap in _LOOSE and text[end - 1] in '.”"':
        return []
    line = text[start:end].rstrip("| ")
    start, end = end - len(text[start:end].lstrip("| ")), start + len(line)
    spans = []
    for mark in gap.finditer(text, start, end):
        spans.append((start, mark.start()))
        start = mark.end()
    return [*spans, (start, end)]


def _read(
    text: str, rows: list[list[Span]], is_grade: Callable[[int, int], bool]
) -> Iterator[Cell]:
    graded = [[is_grade(*cell) for cell in row] for row in rows] if len(rows) > 1 else []
    first = next((at for at, row in enumerate(graded) if any(row)), None)
    if first is None or any(row[0] for row in graded):
        return
    table = rows[0][0][0], rows[-1][-1][1]
    head = rows[first - 1] if first else [None] * len(rows[0])
    years = [_YEAR.fullmatch(text[slice(*cell)].strip()) if cell else None for cell in head]
    latest = max((year[1] for year in years if year), default=None)
    for row, marks in zip(rows[first:], graded[first:], strict=True):
        for cell, mark, column, year in zip(row, marks, head, years, strict=True):
            if mark:
                yield Cell(table, cell, row[0], column, year[1] if year else None, latest)
