"""A document as a terminal shows it, drawn by Rich. Every text becomes `Text`: never markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
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
    Line,
    Link,
    Names,
    Numbers,
    Paragraph,
    Span,
    Speech,
    Table,
    runs,
)
from essex_insp.show.marks import STYLES, look
from essex_insp.show.page import Page
from essex_insp.show.renderables import Lines, Unbroken, natural
from essex_insp.show.words import document_words

_RULED = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_RULED_ASCII = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_OPEN = box.Box("    \n    \n    \n    \n    \n    \n    \n    \n")
_QUIET = STYLES["quiet"]
_BAR = 36
_LINK = re.compile(r"(\x1b\]8;id=)(\d+);")
_STYLE_AT_END = re.compile(r"\x1b\[[0-9;]*m\Z")


def to_terminal(document: Document, page: Page) -> str:
    """Return a document as it is drawn on a page.

    Args:
        document: The document, its texts made visible.
        page: How wide the place is, and what it can carry.
    """
    text = io.StringIO()
    console = Console(
        file=text,
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
    drawing = Drawing(document, page)
    for renderable in drawing.parts():
        console.print(renderable, soft_wrap=False)
    drawn = "".join(f"{_unpadded(line)}\n" for line in text.getvalue().split("\n")[:-1])
    return _renumbered(drawn)


class Drawing:
    """A document on its way to a page.

    Args:
        document: The document.
        page: Where it is shown.
    """

    def __init__(self, document: Document, page: Page) -> None:
        self._document = document
        self._page = page
        self._numbers = Numbers(document.numbers)

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
                text.append(part.url, Style(link=part.url) if linked else "")
            elif isinstance(part, Cited):
                mark = self._mark(part)
                text.append(f" {mark}" if mark and text.plain else mark, _QUIET)
            else:
                text.append_text(self._bar(part))
        return text

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
            yield from (self._prose(self.text(line)) for line in block.legend)
            yield self._table(block)
        elif isinstance(block, Speech):
            yield self._prose(self._speech(block))
        elif isinstance(block, Commands):
            yield self._commands(block)

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
        whole = block.ruled and any(block.columns) and BREAK not in block.columns
        plain = natural(block.columns, rows, self._page.width) if whole else None
        if plain:
            rule = "-" if self._page.ascii_only else "─"
            return Lines(block.columns, rows, plain, block.parts, rule, _QUIET)
        ruled = _RULED_ASCII if self._page.ascii_only else _RULED
        grid = Grid(
            box=ruled if block.ruled else _OPEN,
            safe_box=False,
            show_edge=False,
            show_header=any(block.columns),
            pad_edge=False,
            padding=0 if block.labelled else (0, 1),
            header_style=_QUIET,
            border_style=_QUIET,
        )
        sign = self._break
        widths = self._widths(block, rows)
        for column, width in zip(block.columns, widths, strict=True):
            grid.add_column(Text(sign if column == BREAK else column), overflow="fold", width=width)
        for number, row in enumerate(rows):
            if number in block.parts:
                grid.add_row()
            height = _height(row, widths) if BREAK in block.columns else 1
            signs = Text("\n".join([sign] * height), style=_QUIET)
            grid.add_row(
                *(
                    signs if column == BREAK else cell
                    for column, cell in zip(block.columns, row, strict=True)
                )
            )
        return grid

    def _widths(self, block: Table, rows: Sequence[Sequence[Text]]) -> list[int | None]:
        """How wide columns are: as they come, or of a matrix no wider than its first allows."""
        if not block.labelled:
            return [None] * len(block.columns)
        longest = [
            max([cell_len(name), *(cell_len(part) for row in rows for part in _lines(row[at]))])
            for at, name in enumerate(block.columns)
        ]
        breaks = block.columns.count(BREAK)
        others = max(1, len(block.columns) - 1 - breaks)
        room = self._page.width - (len(block.columns) - 1) - breaks
        rest = max(1, room * 7 // 10 // others)
        widths = [
            1 if name == BREAK else min(longest[at], max(rest, cell_len(name)))
            for at, name in enumerate(block.columns)
        ]
        left = room - (sum(widths[1:]) - breaks)
        return [max(1, min(longest[0], left)), *widths[1:]]

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
            said = f"{marks[0]}{words.text}{marks[1]}" if words.marked else words.text
            rows.append((str(words.number or ""), Text(said, overflow="fold")))
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
                parts.append(Text(command, overflow="fold"))
                parts.append(_indented(Text(what, _QUIET, overflow="fold")))
            return Group(*parts)
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for command, what in block.rows:
            grid.add_row(Text(command), Text(what, _QUIET))
        return self._prose(grid)

    def _grade(self, grade: GradeSpan) -> Text:
        shown = look(grade.rank, grade.of)
        mark = shown.ascii_mark if self._page.ascii_only else shown.mark
        words = f"{mark} {grade.words if grade.letter is None else grade.letter}".rstrip()
        return Text(words, style=shown.style or _QUIET)

    def _bar(self, bar: Bar) -> Text:
        unit = min(1.0, _BAR / max(1, bar.most))
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
            yield self._prose(Text(document.more, _QUIET, overflow="fold"))

    def _prose(self, renderable: RenderableType) -> RenderableType:
        return Constrain(renderable, self._page.measure)


def _height(row: Sequence[Text], widths: Sequence[int | None]) -> int:
    """How many lines a row takes in columns of these widths."""
    console = Console()
    return max(
        len(cell.wrap(console, width or 1, overflow="fold"))
        for cell, width in zip(row, widths, strict=True)
    )


def _lines(text: Text) -> list[str]:
    return text.plain.split("\n")


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
