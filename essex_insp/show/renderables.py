"""What Rich does not draw as it is needed here: rows that need not fold, names that must not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

_GAP = 3


class Lines:
    """Rows of cells, each on a line, under the names of their columns and a rule.

    Rich's own table measures and folds each cell three times, which takes 0.3 ms a row.

    Args:
        names: The names of the columns.
        rows: The cells; those that are wider than their column fold.
        widths: How wide each column is.
        parts: The numbers of the rows, from 0, that a gap stands before.
        rule: What the rule is drawn of.
        style: The look of the names and of the rule.
        gap: How many columns stand between two.
        filled: The columns, from 0, whose cells are repeated on each line of a row.
    """

    def __init__(
        self,
        names: Sequence[str],
        rows: Sequence[Sequence[Text]],
        widths: Sequence[int],
        parts: frozenset[int],
        rule: str,
        style: str,
        gap: int = _GAP,
        filled: Collection[int] = (),
    ) -> None:
        self._gap, self._filled = gap, filled
        self._head = [Text(name, style) for name in names]
        self._rows, self._widths, self._parts = rows, widths, parts
        self._rule = Text(rule * (sum(widths) + gap * (len(widths) - 1)), style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        yield from self._line(self._head, console)
        yield from self._rule.render(console)
        yield Segment.line()
        for number, row in enumerate(self._rows):
            if number in self._parts:
                yield Segment.line()
            yield from self._line(row, console)

    def _line(self, cells: Sequence[Text], console: Console) -> Iterator[Segment]:
        folded = [
            [cell] if cell.cell_len <= width and "\n" not in cell.plain else _folded(cell, width)
            for cell, width in zip(cells, self._widths, strict=True)
        ]
        for number in range(max(map(len, folded))):
            for at, lines in enumerate(folded):
                here = 0 if at in self._filled else number
                part = lines[here] if here < len(lines) else Text()
                yield from part.render(console)
                if at < len(folded) - 1:
                    yield Segment(" " * (self._widths[at] - part.cell_len + self._gap))
            yield Segment.line()


def _folded(cell: Text, width: int) -> list[Text]:
    lines = cell.wrap(Console(width=width), width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


class Unbroken:
    """Names one after another; a line ends after a name, and within one only if it must.

    Rich takes a no-break space for a place to break, so that one would not do.

    Args:
        names: The names.
        lead: What stands before the first.
        between: What stands between two.
    """

    def __init__(self, names: Sequence[Text], lead: str = "", between: str = ", ") -> None:
        last = len(names) - 1
        mark = between.rstrip()
        self._gap = between.removeprefix(mark)
        self._names = [
            Text.assemble(name, mark if at < last else "") for at, name in enumerate(names)
        ]
        if lead:
            self._names.insert(0, Text(lead))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        line = Text(overflow="fold")
        for name in self._names:
            if line.plain and line.cell_len + len(self._gap) + name.cell_len > options.max_width:
                yield line
                line = Text(overflow="fold")
            line.append(self._gap if line.plain else "").append_text(name)
        yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        lengths = [name.cell_len for name in self._names]
        whole = sum(lengths) + len(self._gap) * (len(lengths) - 1)
        return Measurement(max(lengths, default=0), whole).with_maximum(options.max_width)


def natural(names: Sequence[str], rows: Sequence[Sequence[Text]], room: int) -> list[int] | None:
    """Return how wide columns are whose cells do not fold; `None` where there is no room.

    Args:
        names: The names of the columns.
        rows: The cells.
        room: How many columns of a terminal there are.
    """
    if any("\n" in cell.plain for row in rows for cell in row):
        return None
    widths = [
        max([Text(name).cell_len, *(row[at].cell_len for row in rows)])
        for at, name in enumerate(names)
    ]
    return widths if sum(widths) + _GAP * (len(widths) - 1) <= room else None


def close(
    names: Sequence[str], rows: Sequence[Sequence[Text]], room: int, breaks: Collection[int]
) -> list[int]:
    """Return how wide the columns of a matrix are, which stand close and may fold.

    Args:
        names: The names of the columns.
        rows: The cells.
        room: How many columns of a terminal there are.
        breaks: The columns, from 0, that are breaks.
    """
    longest = [
        max([Text(name).cell_len, *(_longest(row[at]) for row in rows)])
        for at, name in enumerate(names)
    ]
    left = room - (len(names) - 1) - len(breaks)
    # The first names the row; the others together have seven tenths of the room at the most.
    most = max(1, left * 7 // 10 // max(1, len(names) - 1 - len(breaks)))
    widths = [
        1 if at in breaks else min(longest[at], max([most, *map(len, name.split())]))
        for at, name in enumerate(names)
    ]
    left -= sum(widths[1:]) - len(breaks)
    return [max(1, min(longest[0], left)), *widths[1:]]


def _longest(cell: Text) -> int:
    return max(line.cell_len for line in cell.split("\n", allow_blank=True)) if cell else 0
