"""What an answer says, before it has a form: blocks of lines, made once for every format.

A line is a sequence of texts, and of spans that say what they are: a grade, a citation, words
that stand out or stand back. A terminal, plain lines and Markdown each make of them what they
can carry; none of them words anything anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

from essex_insp.questions.record import Cite

T = TypeVar("T")


class Span(NamedTuple):
    """Words with a look.

    Args:
        text: The words.
        style: `strong`, `quiet`, `below`, or the name of a verdict.
    """

    text: str
    style: str = ""


class GradeSpan(NamedTuple):
    """A grade, or in words why there is none; shown as a mark, the words and a colour.

    Args:
        words: The grade as its scale spells it, or `not inspected` and the like.
        rank: Its place in its scale, 0 for the best; `None` where there is no grade.
        of: How many grades the scale has.
        letter: What stands for the words beside the mark, where there is a legend.
        item: The record that it is the grade of, for what leads from it to more.
    """

    words: str
    rank: int | None = None
    of: int = 0
    letter: str | None = None
    item: Any = None


class Cited(NamedTuple):
    """Where something comes from: a number for each source, with the paragraphs in it."""

    cites: tuple[Cite, ...]


class Link(NamedTuple):
    """An address of the web, which a terminal and Markdown can make a link of."""

    url: str


class Bar(NamedTuple):
    """A length, drawn where there is room for it; a number beside it says the same.

    Args:
        length: How many.
        most: The longest that it is shown beside.
        like: The grade whose colour it has.
    """

    length: int
    most: int
    like: GradeSpan | None = None


Inline: TypeAlias = "str | Span | GradeSpan | Cited | Link | Bar"
Line: TypeAlias = "tuple[Inline, ...]"


class Heading(NamedTuple):
    """A line that what follows stands under.

    Args:
        line: What it says.
        level: 1 for the title of the answer, 2 for its parts.
    """

    line: Line
    level: int = 2


class Paragraph(NamedTuple):
    """A line of prose, as long as it likes.

    Args:
        line: What it says.
        indent: How many columns to the right.
        close: Whether it follows the block before without a gap.
    """

    line: Line
    indent: int = 0
    close: bool = False


class Bullets(NamedTuple):
    """Lines as a list."""

    lines: Sequence[Line]


class Names(NamedTuple):
    """Names with commas between them, broken only between names.

    Args:
        names: The names, each with what belongs to it.
        lead: What stands before the first.
        close: Whether they follow the block before without a gap.
    """

    names: Sequence[Line]
    lead: str = ""
    close: bool = False


class Fields(NamedTuple):
    """Labels, each with what it says."""

    rows: Sequence[tuple[str, Line]]
    close: bool = False


class Table(NamedTuple):
    """Rows of cells under columns; records, one row after the other, where words have no room.

    Args:
        columns: Their names. A column named `║` is a break between rounds: its cells are empty.
        rows: The cells of each row; the first names the row.
        parts: The numbers of the rows, from 0, that a new part begins with.
        labelled: Whether records name each cell after its column; else the cells speak for
            themselves.
        legend: What marks and letters mean; where words stand for them it is not shown.
        running: Whether a record's cells run on in one line, and columns stand close.
        close: Whether it follows the block before without a gap.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Line]]
    parts: frozenset[int] = frozenset()
    labelled: bool = False
    legend: Sequence[Line] = ()
    running: bool = False
    close: bool = False


class Words(NamedTuple):
    """One paragraph of what somebody said.

    Args:
        text: The words, to the character.
        number: Its number within the statement, where that is shown.
        marked: Whether quotation marks are set around it.
        caution: What a reader should know of it.
        hits: Words in it that were looked for, as they stand there.
    """

    text: str
    number: int | None = None
    marked: bool = True
    caution: str = ""
    hits: tuple[str, ...] = ()


class Speech(NamedTuple):
    """Words that somebody said, paragraph by paragraph."""

    paragraphs: Sequence[Words]


class Commands(NamedTuple):
    """What to type next, each with what it shows."""

    rows: Sequence[tuple[str, str]]


WEB = re.compile(r"https?://[!#-;=?-~]+")
"""An address that can stand between angle brackets, or in an escape code of a terminal."""
BREAK = "║"
"""The column of a break between rounds."""

Block: TypeAlias = "Heading | Paragraph | Bullets | Names | Fields | Table | Speech | Commands"


class Document(NamedTuple):
    """An answer as blocks.

    Args:
        blocks: What it says, in order.
        numbers: The numbers of sources where they are fixed; others count on from there.
        references: `short` for who published what, `full` for references ready to paste,
            `none` where citations are not shown.
        more: What to type for the addresses and terms of the sources.
        notice: The licence line of the data.
    """

    blocks: tuple[Block, ...]
    numbers: Mapping[str, int] = {}
    references: str = "short"
    more: str = ""
    notice: str | None = None


def line(*parts: Inline | None) -> Line:
    """Return a line of those parts that are there."""
    return tuple(part for part in parts if part is not None and part != "")


def strong(text: str) -> Span:
    """Return words that stand out."""
    return Span(text, "strong")


def quiet(text: str) -> Span:
    """Return words that stand back."""
    return Span(text, "quiet")


BELOW = Span(", ", "below")
"""Parts two things that a cell says: a comma, or the end of a line where a cell has several."""


def marked(text: str, words: Iterable[str]) -> Line:
    """Return a text as parts of a line, the words that were looked for standing out.

    Args:
        text: The text.
        words: The words as they stand in it.
    """
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    if not either:
        return line(text)
    parts = re.split(rf"(?<![^\W_])({either})(?![^\W_])", text)
    return line(*(Span(part, "hit") if at % 2 else part for at, part in enumerate(parts)))


def filled(columns: Sequence[str], cells: Iterable[T]) -> Iterator[tuple[str, T, bool]]:
    """Yield the cells of a row that say something, each with its column.

    Args:
        columns: The names of the columns.
        cells: The cells, as texts of any kind.

    Returns:
        Columns, cells, and whether a break stands between a cell and the one before.
    """
    parted = begun = False
    for column, cell in zip(columns, cells, strict=True):
        parted = parted or column == BREAK
        if cell:
            yield column, cell, parted and begun
            parted, begun = False, True


def cited(cites: Iterable[Cite]) -> Cited:
    """Return citations as a part of a line."""
    return Cited(tuple(cites))


def row(*cells: Inline | Line | None) -> tuple[Line, ...]:
    """Return the cells of a row, each a line or what a line has alone."""
    # Spans are tuples too: only a bare one is a line.
    return tuple(cell if type(cell) is tuple else line(cell) for cell in cells)  # type: ignore[arg-type, misc]


def heading(*parts: Inline | None, level: int = 2) -> Heading:
    """Return a heading of those parts that are there."""
    return Heading(line(*parts), level)


def prose(*parts: Inline | None, indent: int = 0, close: bool = False) -> Paragraph:
    """Return a paragraph of those parts that are there."""
    return Paragraph(line(*parts), indent, close)


class Numbers:
    """Numbers for sources: the fixed ones, then those that are cited, in order.

    Args:
        fixed: The numbers that sources have throughout a report.
    """

    def __init__(self, fixed: Mapping[str, int]) -> None:
        self._fixed = fixed
        self._others: dict[tuple[str, str | None], int] = {}
        self._first = max(fixed.values(), default=0) + 1
        self.cited: dict[int, Cite] = {}

    def number(self, cite: Cite) -> int:
        """Return the number of a citation's source, and remember that it was cited."""
        number = self._fixed.get(cite.source)
        if number is None:  # reports of one's own may use one id for two documents
            key = (cite.source, cite.url)
            number = self._others.setdefault(key, self._first + len(self._others))
        self.cited.setdefault(number, cite)
        return number

    def places(self, cites: Iterable[Cite]) -> list[tuple[list[int], list[int]]]:
        """Return citations as numbers of sources, each with its paragraphs.

        From five sources on, those that are cited as a whole are put together.

        Args:
            cites: Where something comes from.

        Returns:
            Pairs of the numbers of sources and of paragraphs in them.
        """
        found: dict[int, set[int]] = {}
        for cite in cites:
            paragraphs = found.setdefault(self.number(cite), set())
            if cite.paragraph:
                paragraphs.add(cite.paragraph)
        whole = [number for number, paragraphs in found.items() if not paragraphs]
        if len(found) < _MANY:
            return [([number], sorted(paragraphs)) for number, paragraphs in found.items()]
        placed = [([number], sorted(where)) for number, where in found.items() if where]
        return placed + ([(sorted(whole), [])] if whole else [])

    def listed(self) -> list[tuple[int, Cite]]:
        """Return the sources that were cited, by their numbers."""
        return sorted(self.cited.items())


_MANY = 5


def runs(ordered: Sequence[int], dash: str = "–") -> str:
    """Return numbers in short: `6, 7, 8, 11` as `6–8, 11`."""
    groups: list[list[int]] = []
    for number in ordered:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(
        str(group[0]) if len(group) == 1 else f"{group[0]}{dash}{group[-1]}" for group in groups
    )
