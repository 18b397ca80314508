"""Tables of grades: lines of cells, with areas in the first column or in the first line.

Only `labels` depends on this module: without it, a table's grades are doubts or passed over.
"""

import re
from collections.abc import Callable, Iterator

from essex_insp.draft.text import Text

Span = tuple[int, int]
_BLANKS = r"(?:(?<!\s)\s+)?"
# What parts cells; commas and semicolons part a sentence, too.
_BREAKS = [
    re.compile(mark)  # blanks are tried from the first of them on alone
    for mark in (rf"{_BLANKS}\|\s*", r" {2,}", rf"{_BLANKS},\s*", rf"{_BLANKS};\s*")
]
_BREAK = re.compile(r"[|,;]| {2}")
_RULE = re.compile(r"[\s|:+=–—-]*")


def tables(text: Text, is_grade: Callable[[int, int], bool]) -> Iterator[list[list[Span]]]:
    """Yield the rows of each table that has a grade alone in a cell, and none in the first."""
    rows: list[list[Span]] = []
    gap = _BREAKS[0]
    for paragraph in text.paragraphs:
        start, end = text.read.rfind("\n", 0, paragraph.start) + 1, paragraph.end
        if rows and _RULE.fullmatch(text.read, start, end):
            continue
        if not _BREAK.search(text.read, start, end):
            yield from _graded(rows, is_grade)
            rows = []
            continue
        row = _parted(text.read, start, end, gap)
        # Where bars part them, empty cells at the end of a row are none.
        cut = gap == _BREAKS[0] and bool(rows) and 1 < len(row) < len(rows[0])
        if not cut and (not rows or len(row) != len(rows[0])):
            yield from _graded(rows, is_grade)
            parted = ((each, _parted(text.read, start, end, each)) for each in _BREAKS)
            gap, row = next(((each, row) for each, row in parted if len(row) > 1), (gap, []))
            rows = []
        rows += [row] if row else []
    yield from _graded(rows, is_grade)


def _parted(text: str, start: int, end: int, gap: re.Pattern[str]) -> list[Span]:
    """The cells of a line; none of a sentence."""
    if gap in _BREAKS[2:] and text[end - 1] in '.”"':
        return []
    line = text[start:end].rstrip("| ")
    within = text[start:end].lstrip().removeprefix("|").lstrip()  # an empty first cell is one
    start, end = end - len(within), start + len(line)
    marks = [mark.span() for mark in gap.finditer(text, start, end)]
    edges = [start, *(edge for mark in marks for edge in mark), end]
    return [*zip(edges[::2], edges[1::2], strict=True)]


def _graded(
    rows: list[list[Span]], is_grade: Callable[[int, int], bool]
) -> Iterator[list[list[Span]]]:
    alone = [[is_grade(*cell) for cell in row] for row in rows] if len(rows) > 1 else []
    if any(map(any, alone)) and not any(row[0] for row in alone):
        yield rows
