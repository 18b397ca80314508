"""The tables of a text, each read once, at its first line."""

from __future__ import annotations

from collections.abc import Sequence

from essex_insp.draft import grids, layouts, pairs, parted
from essex_insp.draft.cells import Entry, Legend
from essex_insp.draft.headers import Known
from essex_insp.draft.text import Paragraph


class Blocks:
    """The tables of a text, and how far they have been read.

    Args:
        text: The text.
        parts: Its paragraphs.
        known: What gives the full name of a body by its name or the first words of it.
        legend: What stands for grades in the text.
    """

    def __init__(self, text: str, parts: Sequence[Paragraph], known: Known, legend: Legend) -> None:
        self._text, self._parts, self._known, self._legend = text, parts, known, legend
        # Up to which line the text has been looked at for a table, and read as one.
        self._seen = self._read = 0
        self._stack = layouts.Stack(0)

    @property
    def above(self) -> bool | None:
        """Whether each grade stands above what it is for, where names and grades take turns."""
        return self._stack.above

    def read(self, index: int) -> list[Entry] | None:
        """Return the grades of the table that a line begins; None where it is part of none.

        Args:
            index: The number of the line; each is asked for in order.
        """
        if index < self._read:
            return []
        if index >= self._seen:
            rows, end = layouts.beside(self._text, self._parts, index)
            self._seen = max(self._seen, end) if rows else self._seen
            entries = self._grid(rows) if rows else None
            if entries is None and rows:
                entries = _paired(self._text, rows, self._legend)
            if entries is None:
                rows, end = parted.read(self._text, self._parts, index, self._known, self._legend)
                entries = self._grid(rows) if rows else None
            if entries is not None:
                self._read = end
                return entries
            self._stack = layouts.stack(self._text, self._parts, index, self._known, self._legend)
            self._seen = max(self._seen, self._stack.end)
        if self._stack.width and index == self._stack.first:
            self._read = self._stack.last
            rows = layouts.below(self._parts, self._stack)
            return self._grid(rows) or []
        return None

    def _grid(self, rows: Sequence[layouts.Row]) -> list[Entry] | None:
        return grids.read(self._text, rows, self._known, self._legend)


def _paired(text: str, rows: Sequence[layouts.Row], legend: Legend) -> list[Entry] | None:
    """Read cells that each hold a name and its grade: `Custody: Good | Vetting: Good`."""
    found = [pairs.read(text, *cell, legend=legend) for row in rows for cell in row]
    if None in found:
        return None
    return [Entry(pair.grade, pair.name, None) for pair in found if pair and pair.grade]
