"""Tables of grades: lines of cells, with areas in the first column or in the first line.

Without this module, a table's grades are doubts or passed over.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter

from essex_insp.draft.text import Text

Span = tuple[int, int]
_BLANKS = r"(?:(?<!\s)\s+)?"  # blanks are tried from the first of them on alone
_BREAKS = [re.compile(mark) for mark in (rf"{_BLANKS}\|\s*", r" {2,}", rf"{_BLANKS}[,;]\s*")]
_RULE = re.compile(r"[\s|:+=–—-]*")
_Row = tuple[tuple[int, int], list[Span]]


def tables(text: Text, is_grade: Callable[[int, int], bool]) -> Iterator[list[list[Span]]]:
    """Yield the rows of each table that has a grade alone in a cell, and none in the first."""
    lines = ((text.read.rfind("\n", 0, each.start) + 1, each.end) for each in text.paragraphs)
    rows = (_row(text.read, *line) for line in lines if not _RULE.fullmatch(text.read, *line))
    for _, alike in groupby(rows, key=itemgetter(0)):
        table = [cells for _, cells in alike]
        alone = [[is_grade(*cell) for cell in cells] for cells in table] if len(table) > 1 else []
        if any(map(any, alone)) and not any(cells[0] for cells in alone):
            yield table


def _row(text: str, start: int, end: int) -> _Row:
    """What kind of row a line is, and its cells: of one kind are those that are parted alike."""
    line = text[start:end].rstrip("| ")
    within = text[start:end].lstrip().removeprefix("|").lstrip()  # an empty first cell is one
    sentence = text[end - 1] in '.”"'
    start, end = end - len(within), start + len(line)
    for kind, gap in enumerate(_BREAKS[: 2 if sentence else 3]):
        marks = [mark.span() for mark in gap.finditer(text, start, end)]
        if marks:
            edges = [start, *(edge for mark in marks for edge in mark), end]
            cells = [*zip(edges[::2], edges[1::2], strict=True)]
            # Where bars part them, empty cells at the end of a row are none.
            return (kind, len(cells) if kind else 0), cells
    return (-1, start), []
