"""Tables of grades: lines of cells, with areas in the first column or in the first line.

Only `labels` depends on this module: without it, a table's grades are doubts or passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from essex_insp.draft.text import Text

Span = tuple[int, int]
_BREAKS = {
    "|": re.compile(r"\s*\|\s*"),
    "\t": re.compile(r" *\t *"),
    ",": re.compile(r"\s*,\s*"),
    ";": re.compile(r"\s*;\s*"),
    "  ": re.compile(r"[ \u00a0]{2,}"),
}
_RULE = re.compile(r"[\s|:+=–—-]*")
_YEAR = re.compile(r"(?:PEEL\s+)?((?:19|20)\d\d)(?:[/–-]\d{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A grade in a table, the heads of its line and its column, and the year there, if any."""

    table: Span
    grade: Span
    row: Span
    column: Span | None
    year: str | None
    latest: str | None


def cells(text: Text, is_grade: Callable[[int, int], bool]) -> list[Cell]:
    """Return the grades of the tables of a text, in order."""
    graded_cells: list[Cell] = []
    for lines, mark in _runs(text):
        kept = [line for line in lines if not _RULE.fullmatch(text.read, *line)]
        rows = [_parted(text.read, line, mark) for line in kept]
        graded_cells += _read(text.read, (lines[0][0], lines[-1][1]), rows, is_grade)
    return graded_cells


def _runs(text: Text) -> Iterator[tuple[list[Span], str]]:
    """Yield runs of two lines or more that one mark parts into as many cells."""
    run: list[Span] = []
    width, mark = 0, ""
    for paragraph in text.paragraphs:
        line = text.read.rfind("\n", 0, paragraph.start) + 1, paragraph.end
        here = mark and len(_BREAKS[mark].split(text.read[slice(*line)].strip("| "))) == width
        if run and (here or _RULE.fullmatch(text.read, *line)):
            run.append(line)
            continue
        if len(run) > 1:
            yield run, mark
        mark, width = _mark(text.read[slice(*line)].strip("| "))
        run = [line] if width > 1 else []
    if len(run) > 1:
        yield run, mark


def _mark(line: str) -> tuple[str, int]:
    for mark, pattern in _BREAKS.items():
        width = len(pattern.split(line))
        if width > 1 and (mark not in ",;" or not line.endswith((".", "”", '"'))):
            return mark, width
    return "", 0


def _parted(text: str, line: Span, mark: str) -> list[Span]:
    start, end = line
    if mark == "|":
        while start < end and text[start] in "| ":
            start += 1
        while end > start and text[end - 1] in "| ":
            end -= 1
    cells = []
    for gap in _BREAKS[mark].finditer(text, start, end):
        cells.append((start, gap.start()))
        start = gap.end()
    return [*cells, (start, end)]


def _read(
    text: str, table: Span, rows: list[list[Span]], is_grade: Callable[[int, int], bool]
) -> Iterator[Cell]:
    graded = [[is_grade(*cell) for cell in row] for row in rows]
    first = next((at for at, row in enumerate(graded) if any(row)), None)
    if first is None or any(row[0] for row in graded):
        return
    head = rows[first - 1] if first else []
    years = [_YEAR.fullmatch(text[slice(*cell)].strip()) for cell in head]
    latest = max((year[1] for year in years if year), default=None)
    for row, marks in zip(rows[first:], graded[first:], strict=True):
        for at, cell in enumerate(row):
            year = years[at] if head else None
            if marks[at]:
                column = head[at] if head else None
                yield Cell(table, cell, row[0], column, year[1] if year else None, latest)
