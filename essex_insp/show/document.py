"""What an answer says, before it has a form: blocks of lines, made once for every format.

A line is a sequence of texts, and of spans that say what they are: a grade, a citation, words
that stand out or stand back. A terminal, plain lines and Markdown each make of them what they
can carry; none of them words anything anew.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias, TypeVar

from essex_insp.questions.record import Cite

K = TypeVar("K")
T = TypeVar("T")


class Span(NamedTuple):
    """Words with a look: `strong`, `quiet`, `hint`, `hit`, `below`, or the name of a verdict."""

    text: str
    style: str = ""
    item: Any = None  # the record that they name, for what leads from them to it


class GradeSpan(NamedTuple):
    """A grade, or in words why there is none; shown as a mark, the words and a colour."""

    words: str
    rank: int | None = None  # its place in its scale, 0 for the best; None where there is no grade
    of: int = 0  # how many grades the scale has
    letter: str | None = None  # stands for the words beside the mark, where there is a legend
    item: Any = None  # the record that it is the grade of, for what leads from it to more


class Cited(NamedTuple):
    """Where something comes from: a number for each source, with the paragraphs in it."""

    cites: tuple[Cite, ...]


class Link(NamedTuple):
    """An address of the web, which a terminal and Markdown can make a link of."""

    url: str
    item: Any = None  # the record of the document that is there


class Bar(NamedTuple):
    """A length, drawn where there is room for it; a number beside it says the same."""

    length: int
    most: int  # the longest that it is shown beside
    like: GradeSpan  # the grade whose colour it has


Inline: TypeAlias = str | Span | GradeSpan | Cited | Link | Bar
Line: TypeAlias = tuple[Inline, ...]


class Heading(NamedTuple):
    """A line that what follows stands under: 1 for the title of the answer, 2 for its parts."""

    line: Line
    level: int = 2


class Paragraph(NamedTuple):
    """A line of prose, as long as it likes, so many columns to the right."""

    line: Line
    indent: int = 0
    close: bool = False  # here and below: whether it follows the block before without a gap
    hint: bool = False  # whether it says what to type next, which no picture does


class Bullets(NamedTuple):
    """Lines as a list."""

    lines: Sequence[Line]


class Names(NamedTuple):
    """Names, each with what belongs to it, close below what they are: broken only between them."""

    names: Sequence[Line]
    close: bool = True

    @property
    def line(self) -> Line:
        """All of them, with commas between."""
        return tuple(part for name in self.names for part in (", ", *name))[1:]


class Fields(NamedTuple):
    """Labels, each with what it says."""

    rows: Sequence[tuple[str, Line]]
    close: bool = False


class Table(NamedTuple):
    """Rows of cells under columns; records, one row after the other, where words have no room."""

    columns: Sequence[str]  # one of `BREAKS` is a break between rounds: its cells are empty
    rows: Sequence[Sequence[Line]]  # the first cell names its row
    parts: frozenset[int] = frozenset()  # the rows, from 0, that a new part begins with
    labelled: bool = False  # whether records name each cell after its column
    legend: Sequence[Line] = ()  # what marks mean; words stand for all but `BREAK`
    running: bool = False  # whether a record's cells run on in one line, and columns stand close
    close: bool = False
    none: str = ""  # what a cell that is `NONE` means, where there are some

    def key(self, left_out: bool = False) -> Line:
        """Return what such a cell means, or that it is left out."""
        return (quiet(f"{'Left out' if left_out else NONE}: {self.none}"),) if self.none else ()

    def explained(self, left_out: bool = False) -> list[Line]:
        """Return the lines of its legend, the last with what such a cell means."""
        *lines, last = self.legend or [()]
        return list(filter(None, (*lines, (*last, *self.key(left_out)))))


class Words(NamedTuple):
    """One paragraph of what somebody said, to the character."""

    text: str
    number: int | None = None  # within the statement, where that is shown
    marked: bool = True  # whether quotation marks are set around it
    caution: str = ""  # what a reader should know of it
    hits: tuple[str, ...] = ()  # words in it that were looked for, as they stand there
    item: Any = None  # the record that they are of


class Speech(NamedTuple):
    """Words that somebody said, paragraph by paragraph."""

    paragraphs: Sequence[Words]


class Commands(NamedTuple):
    """What to type next, each with what it shows."""

    rows: Sequence[tuple[str, str]]


WEB = re.compile(r"https?://[!#-;=?-~]+")
"""An address that can stand between angle brackets, or in an escape code of a terminal."""
TYPED = re.compile(
    r"(?:essex-insp(?: ((?:(?!: essex-insp).)*))?|(?<=: )add (--[a-z]+))\Z", re.DOTALL
)
"""At the end of a hint the command to type, without its name, or the option to add."""
_MANY = 5
BREAK, UNSURE = "║", "┆"
BREAKS = {BREAK: "not comparable", UNSURE: "not known whether comparable"}
"""The columns of breaks between rounds, all drawn as the first, and what they say."""

Block: TypeAlias = Heading | Paragraph | Bullets | Names | Fields | Table | Speech | Commands
Blocks: TypeAlias = Iterator[Block]


class Document(NamedTuple):
    """An answer as blocks, in order."""

    blocks: tuple[Block, ...]
    number: Callable[[Cite], int]  # by which `sources` shows what is cited
    references: str = "short"  # or `full`, ready to paste, or `none`: citations are not shown
    more: str = ""  # what to type for the addresses and terms of the sources
    notice: str | None = None  # the licence line of the data
    name: str = ""  # stands for a title where it gives itself none

    @property
    def title(self) -> str:
        """The title that it gives itself, or its name."""
        headings = (block for block in self.blocks if isinstance(block, Heading))
        titles = (" ".join(bare(line).split()) for line, level in headings if level == 1)
        return next(filter(None, titles), self.name)

    def titled(self) -> "Document":
        """Return it under its title."""
        title = Heading((self.name,), level=1)
        return self if self.title != self.name else self._replace(blocks=(title, *self.blocks))


def bare(line: Line) -> str:
    """Return the words of a line alone."""
    return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in line)


def line(*parts: Inline | None) -> Line:
    """Return a line of those parts that are there."""
    return tuple(part for part in parts if part is not None and part != "")


strong, quiet = partial(Span, style="strong"), partial(Span, style="quiet")
"""Words that stand out, and words that stand back."""
typed = partial(Span, style="hint")
"""What to type next, which the full screen shows as the key that does it."""
NONE = "–"
ABSENT = quiet(NONE)
"""A cell of a table where there is nothing to tell of: records leave it out."""
BELOW = Span(", ", "below")
"""Parts two things that a cell says: a comma, or the end of a line where a cell has several."""


def marked(text: str, words: Iterable[str]) -> Line:
    """Return a text in which words that were looked for, as they stand in it, stand out."""
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    if not either:
        return line(text)
    parts = re.split(rf"(?<![^\W_])({either})(?![^\W_])", text)
    return line(*(Span(part, "hit") if at % 2 else part for at, part in enumerate(parts)))


def filled(
    columns: Sequence[str], cells: Iterable[Line], drawn: Callable[[Line], T]
) -> Iterator[tuple[str, T, str]]:
    """Yield the cells of a row that say something, drawn, each after its column.

    What a break between it and the one before says is told with it.
    """
    parted, begun = "", False
    for column, line in zip(columns, cells, strict=True):
        parted = BREAKS.get(column) or parted
        if line != (ABSENT,) and (cell := drawn(line)):
            yield column, cell, parted if begun else ""
            parted, begun = "", True


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


def hint(said: str, close: bool = False) -> Paragraph:
    """Return what to type next, as a paragraph that stands back."""
    return Paragraph((typed(said),), close=close, hint=True)


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Return what has the same key together, all in order."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def flat(text: str) -> str:
    """Return lines as one; a semicolon parts them where neither a mark nor an address does."""
    return re.sub(r"(?<=[^\s.:;,!?])\n(?!\s|<?https?:)", "; ", text).replace("\n", " ")


def runs(ordered: Sequence[int], dash: str = "–") -> str:
    """Return numbers in short: `6, 7, 8, 11` as `6–8, 11`."""
    groups: list[list[int]] = []
    for number in ordered:
        if not groups or number != groups[-1][-1] + 1:
            groups.append([])
        groups[-1].append(number)
    return ", ".join(f"{of[0]}{dash}{of[-1]}" if of[1:] else str(of[0]) for of in groups)


def document_words(cite: Any) -> str:
    """Return who published a document, who copied it, and its title or our label for it."""
    copied = f" (copied by {cite.copied_by})" if cite.copied_by else ""
    return f"{cite.publisher}{copied}, {cite.title or cite.label or 'title not read'}"


class CitedTogether(NamedTuple):
    """Sources that are cited together, by their numbers, and what is cited of one of them."""

    numbers: Sequence[int]
    paragraphs: Sequence[int] = ()
    cites: Sequence[Cite] = ()


class Citing:
    """A document on its way to a form: every renderer is one of these.

    A source has the number that `sources` shows it by.
    """

    BETWEEN, UNSOURCED = ", ", "[no source]"  # places of a mark; what stands where there is none

    def __init__(self, document: Document) -> None:
        self._document = document
        self.full = document.references == "full"
        self.cited: dict[int, Cite] = {}

    def places(self, cited: Cited) -> list[CitedTogether]:
        """Return where citations lead; there are none where a document shows no citations.

        From five sources on, those that are cited as a whole are put together.
        """
        shown = cited.cites if self._document.references != "none" else ()
        places = []
        for number, cites in grouped((self._document.number(cite), cite) for cite in shown).items():
            self.cited.setdefault(number, cites[0])  # which is listed from now on
            paragraphs = sorted({cite.paragraph for cite in cites if cite.paragraph})
            places.append(CitedTogether([number], paragraphs, cites))
        whole = sorted(place.numbers[0] for place in places if not place.paragraphs)
        if whole and len(places) >= _MANY:
            return [*(place for place in places if place.paragraphs), CitedTogether(whole)]
        return places

    def mark(self, cited: Cited) -> str:
        """Return the mark of citations, each place in words of its own; nothing if not shown."""
        absent = "" if self._document.references == "none" else self.UNSOURCED
        return self.BETWEEN.join(map(self.place, self.places(cited))) or absent

    def place(self, place: CitedTogether) -> str:
        """Return a place in the words of a form."""
        raise NotImplementedError

    def listed(self) -> Iterator[tuple[int, Cite, str]]:
        """Yield the sources that were cited, by their numbers, each with what is said of it."""
        for number, cite in sorted(self.cited.items()):
            yield number, cite, cite.reference if self.full else document_words(cite)

    def source(self, cite: Cite, gap: str) -> Line:
        """Return a source with its address as a link, in short or as a full reference.

        What the document's licence line says is not said again.
        """
        short = gap.join(filter(None, (document_words(cite), cite.url)))
        said = cite.reference if self.full else short
        before, url, terms = said.rpartition(cite.url or "\0")
        again = terms.strip() in (self._document.notice or "")
        return line(before, Link(url) if url else None, None if again else terms)
