"""Texts folded into lines of so many columns: beside each other, as a table, as names.

Rich has no words that are never broken, and its table folds each cell three times, 0.3 ms a row.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells
from rich.text import Text

TIED = "\ufdd2"
"""Stands for a space where no line ends; `visible` leaves no such character in a text."""
_WORD = re.compile(r"\s*\S+\s*")


def fold(text: Text, width: int, keep: bool = True) -> list[Text]:
    """Return a text as lines, broken between words and within one only if it must.

    What is to be typed, and an address, has no end of a line in it if they are to `keep`.
    """
    if _width(text.plain) <= width and "\n" not in text.plain:
        return [text]
    whole = text.split(allow_blank=True)
    lines = [each for line in whole for each in line.divide(_ends(line.plain, width, keep))]
    for line in lines:
        line.rstrip()
    return lines


def _ends(text: str, width: int, keep: bool) -> Iterator[int]:
    """Where the lines of a text end but for the last, as Rich folds it."""
    at = column = 0
    for word in _WORD.findall(text):
        length = _width(word.rstrip())
        whole = length <= width or (keep and (TIED in word or "://" in word))
        if column + length <= width:
            at, column = at + len(word), column + _width(word)
            continue
        for piece in [word] if whole else chop_cells(word, max(1, width)):
            if at:
                yield at
            at, column = at + len(piece), _width(piece)


def beside(
    cells: Sequence[Text], widths: Sequence[int], gap: int, filled: Collection[int] = ()
) -> Iterator[Text]:
    """Yield the lines of texts that stand beside each other, those in `filled` on each line.

    What cannot be broken, a command or an address, moves the cell beside it to the right.
    """
    folded = [fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, folded))):
        line, column, end = Text(), 0, 0
        for at, lines in enumerate(folded):
            here = 0 if at in filled else number
            if here < len(lines):
                line.append(" " * max(column - end, end and gap)).append_text(lines[here])
                end = max(end, column) + _width(lines[here].plain)
            column += widths[at] + gap
        yield line


def indented(text: Text, width: int, columns: int = 2) -> Iterator[Text]:
    """Yield the lines of a text so many columns to the right."""
    for line in fold(text, width - columns):
        line.pad_left(columns)
        yield line


def hung(rows: Sequence[tuple[Text, Text]], width: int, gap: int = 1) -> Iterator[Text]:
    """Yield the lines of texts, each with a label to its left and not running under that."""
    widest = max((label.cell_len for label, _ in rows), default=0)
    longest = min(widest, max(1, width - gap) * 2 // 3)
    for row in rows:
        yield from beside(row, (longest, width - longest - gap), gap)


def strung(names: Sequence[Text], width: int, between: str = "  ") -> Text:
    """Return names one after another; a line ends after a name, none within one."""
    mark = between.rstrip()
    text, column = Text(), 0
    for name in (*(Text.assemble(name, mark) for name in names[:-1]), *names[-1:]):
        gap = between.removeprefix(mark) if column else ""
        if column + len(gap) + name.cell_len > width and column:
            gap, column = "\n", 0
        text.append(gap).append_text(name)
        column += len(gap.strip("\n")) + name.cell_len
    return text


def widths_of(
    names: Sequence[str], rows: Sequence[Sequence[Text]], room: int, lead: float
) -> list[int] | None:
    """Return how wide columns are: the widest give way, down to their longest word.

    The first may stay `lead` times as wide as another. `None` where words would have to be broken.
    """
    columns = ["\n".join([name, *(row[at].plain for row in rows)]) for at, name in enumerate(names)]
    widths = [min(room, _widest(column.split("\n"))) for column in columns]
    if sum(widths) <= room:
        return widths
    words = [_widest(column.split()) for column in columns]
    if sum(words) > room:
        return None
    last = len(widths) - 1
    for _ in range(sum(widths) - room):
        # One that has others on both sides counts a gap more.
        _, at = max(
            (width + (0 < at < last) if at else width / lead, at)
            for at, (width, word) in enumerate(zip(widths, words, strict=True))
            if width > word
        )
        widths[at] -= 1
    return widths


def _widest(parts: Iterable[str]) -> int:
    return max(map(_width, set(parts)), default=0)


def _width(text: str) -> int:
    """The columns of a text; Rich takes longer to count those of ASCII."""
    return len(text) if text.isascii() else cell_len(text)
