"""A document as a terminal shows it, drawn by Rich. Every text becomes `Text`: never markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from essex_insp.show.document import (
    BELOW,
    BREAK,
    WEB,
    Bar,
    Block,
    Bullets,
    Cited,
    Commands,
    Document,
    Fields,
    GradeSpan,
    Heading,
    Inline,
    Line,
    Link,
    Names,
    Numbers,
    Paragraph,
    Span,
    Speech,
    Table,
    Words,
    line,
    marked,
    quiet,
    runs,
)
from essex_insp.show.marks import STYLES, look
from essex_insp.show.page import Page
from essex_insp.show.renderables import Lines, Unbroken, close, natural
from essex_insp.show.words import document_words

_RULED = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_RULED_ASCII = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_OPEN = box.Box("    \n    \n    \n    \n    \n    \n    \n    \n")
_QUIET = STYLES["quiet"]
_WHOLE = "\ufdd0"
"""Stands for what is never broken; `visible` leaves no such character in a text."""
_BAR = 36
Stop: TypeAlias = "Span | GradeSpan | Cited | Link | Words"
"""A part of a document that a reader can stop at."""
_STOPS = (Span, GradeSpan, Cited, Link, Words)
_LINK = re.compile(r"(\x1b\]8;id=)(\d+);")
_STYLE_AT_END = re.compile(r"\x1b\[[0-9;]*m\Z")


def to_terminal(document: Document, page: Page) -> str:
    """Return a document as it is drawn on a page.

    Args:
        document: The document, its texts made visible.
        page: How wide the place is, and what it can carry.
    """
    text = io.StringIO()
    console = _console(page, text)
    drawing = Drawing(document, page)
    for renderable in drawing.parts():
        console.print(renderable, soft_wrap=False)
    drawn = "".join(f"{_unpadded(line)}\n" for line in text.getvalue().split("\n")[:-1])
    whole = iter(drawing.whole)
    return re.sub(_WHOLE, lambda _: next(whole), _renumbered(drawn))


def segments(
    document: Document, page: Page, stops: list[Stop] | None = None
) -> list[list[Segment]]:
    """Return a document as lines of Rich's segments, for what draws them itself.

    Args:
        document: The document, its texts made visible.
        page: How wide the place is, and what it can carry.
        stops: Filled with what a reader can stop at; the style of a segment of such a part has
            its number there, `{"stop": 0}`, as its meta.
    """
    console = _console(page, io.StringIO())
    drawing = Drawing(document, page, stops)
    lines = [line for part in drawing.parts() for line in console.render_lines(part, pad=False)]
    whole = iter(drawing.whole)
    return [
        [
            part._replace(text=re.sub(_WHOLE, lambda _: next(whole), part.text))
            for part in _stripped(line)
        ]
        for line in lines
    ]


def _stripped(line: list[Segment]) -> list[Segment]:
    """A line without the spaces that fill its last cell."""
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return [*line[:-1], *(part._replace(text=part.text.rstrip(" ")) for part in line[-1:])]


def _console(page: Page, file: io.StringIO) -> Console:
    return Console(
        file=file,
        width=page.width,
        force_terminal=page.bold,
        color_system=page.colour or ("standard" if page.bold else None),  # type: ignore[arg-type]
        no_color=page.colour is None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


class Drawing:
    """A document on its way to a page.

    Args:
        document: The document.
        page: Where it is shown.
        stops: Filled with what a reader can stop at, where that is wanted.
    """

    def __init__(self, document: Document, page: Page, stops: list[Stop] | None = None) -> None:
        self._document = document
        self._page = page
        self._stops = stops
        self._numbers = Numbers(document.numbers)
        self.whole: list[str] = []
        """What is never broken, in order: each is put in place of its sign once all is drawn."""

    def parts(self) -> Iterator[RenderableType]:
        """Yield what stands one under another, gaps among them."""
        first = True
        for block in self._document.blocks:
            if not (first or getattr(block, "close", False)):
                yield Text()
            first = False
            yield from self._block(block)
        yield from self._sources()

    def text(self, line: Line, style: str = "", below: str = ", ") -> Text:
        """Return a line as a text that folds where it has no room."""
        text = Text(style=style, overflow="fold")
        for part in line:
            start = len(text)
            if isinstance(part, str):
                text.append(part)
            elif part is BELOW:
                text.append(below)
            elif isinstance(part, Span):
                text.append(part.text, STYLES.get(part.style, ""))
            elif isinstance(part, GradeSpan):
                text.append_text(self._grade(part))
            elif isinstance(part, Link):
                linked = self._page.terminal and self._page.colour and WEB.fullmatch(part.url)
                text.append(_WHOLE, Style(link=part.url) if linked else "")
                self.whole.append(part.url)
            elif isinstance(part, Cited):
                mark = self._mark(part)
                text.append(f" {mark}" if mark and text.plain else mark, _QUIET)
            else:
                text.append_text(self._bar(part))
            self._stop(text, part, start)
        return text

    def _stop(self, text: Text, part: Inline | Words, start: int = 0) -> None:
        """Let what is drawn of a part say which part it is, where that is wanted."""
        if self._stops is not None and isinstance(part, _STOPS):
            text.stylize(Style(meta={"stop": len(self._stops)}), start)
            self._stops.append(part)

    def _block(self, block: Block) -> Iterator[RenderableType]:
        if isinstance(block, Heading):
            yield self._prose(self.text(block.line, "bold" if block.level > 1 else ""))
        elif isinstance(block, Paragraph):
            yield self._prose(_indented(self.text(block.line), block.indent))
        elif isinstance(block, Bullets):
            bullet = "-" if self._page.ascii_only else "•"
            yield self._prose(_indented(_hung((bullet, self.text(line)) for line in block.lines)))
        elif isinstance(block, Names):
            yield self._prose(
                _indented(Unbroken([self.text(name) for name in block.names], block.lead))
            )
        elif isinstance(block, Fields):
            yield self._prose(self._fields(block))
        elif isinstance(block, Table):
            yield from (self._prose(self.text(self._drawn(line))) for line in block.legend)
            yield self._table(block)
        elif isinstance(block, Speech):
            yield self._prose(self._speech(block))
        elif isinstance(block, Commands):
            yield self._commands(block)

    def _drawn(self, line: Line) -> Line:
        """A line of a legend, the break in it as it is drawn here."""
        return tuple(
            part._replace(text=part.text.replace(BREAK, self._break))
            if isinstance(part, Span)
            else part
            for part in line
        )

    @property
    def _rule(self) -> str:
        return "-" if self._page.ascii_only else "─"

    @property
    def _break(self) -> str:
        return "#" if self._page.ascii_only else BREAK

    def _fields(self, block: Fields) -> RenderableType:
        if self._page.narrow:
            rows = [self.text((Span(f"{label}: ", "quiet"), *line)) for label, line in block.rows]
            return Group(*rows)
        return _hung(((label, self.text(line)) for label, line in block.rows), gap=2)

    def _table(self, block: Table) -> RenderableType:
        if self._page.width < block.stacked:
            return self._records(block, [[self.text(cell) for cell in row] for row in block.rows])
        rows = [[self.text(cell, below="\n") for cell in row] for row in block.rows]
        if block.labelled:
            return self._matrix(block, rows)
        whole = block.ruled and any(block.columns)
        widths = natural(block.columns, rows, self._page.width) if whole else None
        if widths:
            return Lines(block.columns, rows, widths, block.parts, self._rule, _QUIET)
        ruled = _RULED_ASCII if self._page.ascii_only else _RULED
        grid = Grid(
            box=ruled if block.ruled else _OPEN,
            safe_box=False,
            show_edge=False,
            show_header=any(block.columns),
            pad_edge=False,
            padding=(0, 1),
            header_style=_QUIET,
            border_style=_QUIET,
        )
        for column in block.columns:
            grid.add_column(Text(column), overflow="fold")
        for number, row in enumerate(rows):
            if number in block.parts:
                grid.add_row()
            grid.add_row(*row)
        return grid

    def _matrix(self, block: Table, rows: Sequence[Sequence[Text]]) -> RenderableType:
        """Columns that stand close, a break between two as high as its row."""
        sign = self._break
        breaks = [at for at, name in enumerate(block.columns) if name == BREAK]
        drawn = [
            [Text(sign, _QUIET) if at in breaks else cell for at, cell in enumerate(row)]
            for row in rows
        ]
        names = [sign if name == BREAK else name for name in block.columns]
        widths = close(block.columns, rows, self._page.width, breaks)
        return Lines(names, drawn, widths, block.parts, self._rule, _QUIET, 1, breaks)

    def _records(self, block: Table, rows: Sequence[Sequence[Text]]) -> RenderableType:
        parts: list[RenderableType] = []
        for first, *rest in rows:
            parts += [Text()] if parts and not block.running else []
            parts.append(first)
            cells: list[Text] = []
            parted = False
            for column, cell in zip(block.columns[1:], rest, strict=True):
                parted = parted or column == BREAK
                if not cell.plain:
                    continue
                if block.labelled and column:
                    sign = f"{self._break} " if block.running and parted and cells else ""
                    label = Text(f"{sign}{column}{'' if block.running else ':'} ", _QUIET)
                    cell = Text(overflow="fold").append_text(label).append_text(cell)
                cells.append(cell)
                parted = False
            parts += map(_indented, [Unbroken(cells, between="  ")] if block.running else cells)
        return Group(*parts)

    def _speech(self, block: Speech) -> RenderableType:
        rows: list[tuple[str, Text]] = []
        marks = "“”" if self._page.carries("“”") else '""'
        for words in block.paragraphs:
            rows += [("", Text())] if rows else []
            said = marked(words.text, words.hits)
            said = line(marks[0], *said, marks[1]) if words.marked else said
            rows.append((str(words.number or ""), self.text(said)))
            self._stop(rows[-1][1], words)
            if words.caution:
                rows.append(("", Text(f"({words.caution})", _QUIET, overflow="fold")))
        if not any(number for number, _ in rows):
            return _indented(Group(*(text for _, text in rows)), 4)
        return _hung(rows, gap=2, right=True)

    def _commands(self, block: Commands) -> RenderableType:
        widest = max(cell_len(command) for command, _ in block.rows)
        if widest > self._page.measure * 2 // 3 or self._page.narrow:
            parts: list[RenderableType] = []
            for command, what in block.rows:
                parts.append(self._command(command))
                parts.append(_indented(Text(what, _QUIET, overflow="fold")))
            return Group(*parts)
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for command, what in block.rows:
            grid.add_row(self._command(command), Text(what, _QUIET))
        return self._prose(grid)

    def _command(self, command: str) -> Text:
        text = Text(command, overflow="fold")
        self._stop(text, quiet(command))
        return text

    def _grade(self, grade: GradeSpan) -> Text:
        shown = look(grade.rank, grade.of)
        mark = shown.ascii_mark if self._page.ascii_only else shown.mark
        words = f"{mark} {grade.words if grade.letter is None else grade.letter}".rstrip()
        return Text(words, style=shown.style or _QUIET)

    def _bar(self, bar: Bar) -> Text:
        room = min(_BAR, max(4, self._page.width - 44))  # a grade and a number stand before it
        unit = min(1.0, room / max(1, bar.most))
        length = max(1, round(bar.length * unit)) if bar.length else 0
        style = look(bar.like.rank, bar.like.of).style if bar.like else ""
        return Text(("#" if self._page.ascii_only else "█") * length, style=style, no_wrap=True)

    def _mark(self, cited: Cited) -> str:
        """Numbers and paragraphs, as in `[1], [2] ¶3`."""
        if self._document.references == "none":
            return ""
        dash, sign = ("-", "para ") if self._page.ascii_only else ("–", "¶")
        marks = []
        for sources, paragraphs in self._numbers.places(cited.cites):
            place = f" {sign}{runs(paragraphs, dash)}" if paragraphs else ""
            marks.append(f"[{runs(sources, dash)}]{place}")
        return ", ".join(marks) or "no source"

    def _sources(self) -> Iterator[RenderableType]:
        """The sources that were cited, by their numbers, and what leads to more."""
        document, listed = self._document, self._numbers.listed()
        if document.references != "none" and listed:
            yield Text()
            rows = []
            for number, cite in listed:
                name = cite.reference
                if document.references == "short":
                    name = document_words(cite)
                rows.append((f"[{number}]", Text(name, _QUIET, overflow="fold")))
            yield self._prose(_hung(rows, right=True))
        if document.more:
            label, _, command = document.more.partition(": ")
            self.whole.append(command)
            more = Text(f"{label}: {_WHOLE}", _QUIET)
            self._stop(more, quiet(command))
            yield more

    def _prose(self, renderable: RenderableType) -> RenderableType:
        return Constrain(renderable, self._page.measure)


def _hung(rows: Iterable[tuple[str, Text]], gap: int = 1, right: bool = False) -> RenderableType:
    """Return texts, each with a label to its left under which it does not run."""
    grid = Grid.grid(padding=(0, gap))
    grid.add_column(no_wrap=True, justify="right" if right else "left")
    grid.add_column(overflow="fold")
    for label, text in rows:
        grid.add_row(Text(label, _QUIET), text)
    return grid


def _indented(renderable: RenderableType, columns: int = 2) -> RenderableType:
    return Padding(renderable, (0, 0, 0, columns), expand=False) if columns else renderable


def _renumbered(text: str) -> str:
    """A text whose links are numbered from 1: Rich numbers them at random, every time anew."""
    numbers: dict[str, int] = {}
    return _LINK.sub(
        lambda link: f"{link[1]}{numbers.setdefault(link[2], len(numbers) + 1)};", text
    )


def _unpadded(line: str) -> str:
    """A line without the spaces that fill its last cell, also those before a style ends."""
    styles = ""
    line = line.rstrip(" ")
    while match := _STYLE_AT_END.search(line, max(0, len(line) - 24)):
        styles = match[0] + styles
        line = line[: match.start()].rstrip(" ")
    return line + styles
