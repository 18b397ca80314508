"""Texts folded into lines of so many columns: beside each other, as a table, as names.

Rich folds one text; its table measures and folds each cell three times, 0.3 ms a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.console import Console
from rich.text import Text

_FOLDER = Console(width=80, _environ={})
"""Rich folds with a console, of whose place it uses nothing."""


def fold(text: Text, width: int) -> list[Text]:
    """Return a text as lines, broken between words and within one only if it must."""
    if text.cell_len <= width and "\n" not in text.plain:
        return [text]
    lines = text.wrap(_FOLDER, max(1, width), overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def beside(
    cells: Sequence[Text], widths: Sequence[int], gap: int, filled: Collection[int] = ()
) -> Iterator[Text]:
    """Yield the lines of texts that stand beside each other.

    Args:
        cells: The texts.
        widths: How wide each may be.
        gap: How many columns stand between two.
        filled: The cells, from 0, that are repeated on each line.
    """
    folded = [fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, folded))):
        line, column = Text(), 0
        for at, lines in enumerate(folded):
            here = 0 if at in filled else number
            if here < len(lines):
                line.append(" " * (column - line.cell_len)).append_text(lines[here])
            column += widths[at] + gap
        yield line


def indented(text: Text, width: int, columns: int = 2) -> Iterator[Text]:
    """Yield the lines of a text so many columns to the right."""
    return beside((Text(), text), (0, width - columns), columns)


def hung(
    rows: Sequence[tuple[Text, Text]], width: int, gap: int = 1, right: bool = False
) -> Iterator[Text]:
    """Yield texts, each with a label to its left under which it does not run.

    Args:
        rows: The labels and the texts.
        width: How wide both may be.
        gap: How many columns stand between them.
        right: Whether labels stand at their right.
    """
    longest = min(max(label.cell_len for label, _ in rows), max(1, width - gap) * 2 // 3)
    for label, text in rows:
        space = " " * (longest - label.cell_len) if right else ""
        cells = (Text(space).append_text(label), text)
        yield from beside(cells, (longest, width - longest - gap), gap)


def strung(names: Sequence[Text], width: int, lead: str = "", between: str = ", ") -> list[Text]:
    """Return names one after another; a line ends after a name, and within one only if it must.

    Rich takes a no-break space for a place to break, so that one would not do.

    Args:
        names: The names.
        width: How long a line may be.
        lead: What stands before the first.
        between: What stands between two.
    """
    mark = between.rstrip()
    gap = between.removeprefix(mark)
    *most, last = names
    lines = [Text(lead)]
    for name in (*(Text.assemble(name, mark) for name in most), last):
        if lines[-1] and lines[-1].cell_len + len(gap) + name.cell_len > width:
            lines.append(Text())
        lines[-1].append(gap if lines[-1] else "").append_text(name)
    return [part for line in lines for part in fold(line, width)]


def even(names: Sequence[str], rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """Return how wide columns are; where there is no room, the widest give way.

    Args:
        names: The names of the columns.
        rows: The cells.
        room: How many columns of a terminal there are for them.
    """
    widths = [min(width, room) for width in _longest(names, rows)]
    last = len(widths) - 1
    for _ in range(sum(widths) - max(room, len(widths))):
        # One that has others on both sides counts a gap more.
        _, at = max((width + (0 < at < last), at) for at, width in enumerate(widths))
        widths[at] -= 1
    return widths


def close(
    names: Sequence[str], rows: Sequence[Sequence[Text]], room: int, breaks: Collection[int]
) -> list[int]:
    """Return how wide the columns of a matrix are, of which the first names the row.

    The others together have seven tenths of the room at the most.

    Args:
        names: The names of the columns.
        rows: The cells.
        room: How many columns of a terminal there are for them.
        breaks: The columns, from 0, that are breaks.
    """
    longest = _longest(names, rows)
    left = room - len(breaks)
    most = max(1, left * 7 // 10 // max(1, len(names) - 1 - len(breaks)))
    widths = [
        1 if at in breaks else min(longest[at], max([most, *map(len, name.split())]))
        for at, name in enumerate(names)
    ]
    left -= sum(widths[1:]) - len(breaks)
    return [max(1, min(longest[0], left)), *widths[1:]]


def _longest(names: Sequence[str], rows: Sequence[Sequence[Text]]) -> list[int]:
    """The longest line of each column."""
    columns = zip(map(Text, names), *rows, strict=True)
    return [max(map(_line, column)) for column in columns]


def _line(cell: Text) -> int:
    if "\n" not in cell.plain:
        return cell.cell_len
    return max(line.cell_len for line in cell.split("\n", allow_blank=True))
