"""Tables whose columns are grades, and tables of a single row: which entry is for what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essex_insp.draft.cells import Entry, Value
from essex_insp.draft.text import Span

_TICK = re.compile(r"\s*(?:[✓✔☑✅●⬤■★•*√]\ufe0f?|[xX]|[yY]es|YES|Y)\s*")
_BLANK = re.compile(r"[\s–—.-]*")
_COUNT = re.compile(r"[\W\d_]+")


def read(
    text: str, rows: Sequence[Sequence[Span]], values: Sequence[Sequence[Value | None]]
) -> list[Entry] | None:
    """Return the grades of a table that has grades for its heads, or only one row below them.

    None where it is another kind of table; nothing where it does not settle which is for what.

    Args:
        text: The text.
        rows: The cells of each line.
        values: What each of them gives.
    """
    if len(rows) < 2:
        return None
    grades = [one.grade if one else None for one in values[0]]
    if all(grades) and len({text[slice(*one)].casefold() for one in grades if one}) > 1:
        return _listed(text, rows, values, grades)
    if len(grades) > 2 and grades[0] is None and all(grades[1:]):
        return _ticked(text, rows[1:], grades)
    # A single row without a name: `Vetting | Custody` above `Good | Adequate`.
    below = [one.grade if one else None for one in values[1]]
    if len(rows) == 2 and len(below) == len(grades) > 1 and all(below) and not any(values[0]):
        named = all(not _COUNT.fullmatch(text, *cell) for cell in rows[0])
        return [
            Entry(grade, cell, None)
            for grade, cell in zip(below, rows[0], strict=True)
            if grade and named
        ]
    return None


def _listed(
    text: str,
    rows: Sequence[Sequence[Span]],
    values: Sequence[Sequence[Value | None]],
    grades: Sequence[Span | None],
) -> list[Entry] | None:
    """Read lists below their grades: `Good | Adequate` above `Vetting | Custody`."""
    if any(one is not None and one.grade for row in values[1:] for one in row):
        return None
    entries: list[Entry] = []
    for row in rows[1:]:
        piped = len(row) > 1 and "|" in text[row[0][0] : row[-1][1] + 2]
        if len(row) > len(grades) or (len(row) < len(grades) and not piped):
            # Runs of spaces do not say which column was left empty.
            return []
        for grade, cell in zip(grades, row, strict=False):
            if grade and not _COUNT.fullmatch(text, *cell) and cell[1] > cell[0]:
                entries.append(Entry(grade, cell, None))
    return entries


def _ticked(
    text: str, rows: Sequence[Sequence[Span]], grades: Sequence[Span | None]
) -> list[Entry] | None:
    """Read a mark in the column of its grade: `Vetting | | ✓ |`."""
    entries = []
    for row in rows:
        marked = [place for place, cell in enumerate(row) if _TICK.fullmatch(text, *cell)]
        blank = [place for place, cell in enumerate(row) if _BLANK.fullmatch(text, *cell)]
        if len(row) > len(grades) or len(marked) + len(blank) + 1 < len(row) or 0 in marked:
            return None
        if "|" not in text[row[0][0] : row[-1][1] + 2] and len(row) < len(grades):
            return []
        if len(marked) == 1 and (grade := grades[marked[0]]):
            entries.append(Entry(grade, row[0], None))
    return entries
