"""A document as a terminal shows it, drawn by Rich. Every text becomes `Text`: never markup."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from rich.console import Console
from rich.segment import Segments
from rich.style import Style
from rich.text import Text

from essex_insp.show import document as doc
from essex_insp.show.display import STYLES, Display, look
from essex_insp.show.document import ABSENT, BELOW, BREAK, BREAKS, NONE, WEB, Citing, Line
from essex_insp.show.folding import TIED, beside, fold, hung, indented, strung, widths_of

_QUIET = STYLES["quiet"]
Stop: TypeAlias = doc.Span | doc.GradeSpan | doc.Cited | doc.Link | doc.Words
"""A part of a document that a reader can stop at."""
_LINKED = re.compile(r"(?<=\x1b\]8;)id=\d+")
"""Rich numbers links at random, every time anew; they need no numbers."""


def to_terminal(document: doc.Document, display: Display) -> str:
    """Return a document, its texts made visible, as it is drawn on a display."""
    lines = Drawing(document, display).lines()
    if not (display.colour or display.bold):  # nothing but its text is seen
        return "".join(f"{line.plain}\n" for line in lines)
    console = Console(
        file=io.StringIO(),
        color_system=display.colour or ("standard" if display.bold else None),  # type: ignore[arg-type]
        no_color=display.colour is None,
        legacy_windows=False,
        _environ={},
    )
    parts = Segments(part for line in lines for part in line.render(console, "\n"))
    with console.capture() as drawn:
        console.print(parts, soft_wrap=True)
    return _LINKED.sub("", drawn.get())


class Drawing(Citing):
    """A document on its way to a display.

    `stops` is filled with what a reader can stop at; the style of what is drawn of such a part has
    its number there, `{"stop": 0}`, as its meta. What hints tell one to type is shown as the `key`
    that does it.
    """

    def __init__(
        self,
        document: doc.Document,
        display: Display,
        stops: list[Stop] | None = None,
        key: Callable[[str], str] = str,
    ) -> None:
        super().__init__(document)
        self._display, self._stops, self._key = display, stops, key
        marks = ("-", "#", "-", "#", "-", "para ") if display.ascii_only else ("─", BREAK, *"•█–¶")
        self._rule, self._break, self._bullet, self._full, self._dash, self._sign = marks
        self._none = "/" if display.ascii_only else NONE  # a dash is a grade's mark there

    def lines(self) -> list[Text]:
        """Return it as the lines that the display has room for."""
        drawn: list[Text] = []
        for block in self._document.blocks:
            drawn += [Text()] if drawn and not getattr(block, "close", False) else []
            drawn += self._block(block)
        drawn += self._sources()
        lines = [Text.assemble(line) if line.style else line for line in drawn]
        for line in lines:
            line.plain = line.plain.rstrip().replace(TIED, " ")
        return lines

    def _text(self, line: Line, style: str = "", below: str = ", ") -> Text:
        """A line as a text that is not folded yet."""
        if all(type(part) is str for part in line):  # as most cells are
            return Text("".join(line), style)  # type: ignore[arg-type]
        text = Text(style=style)
        for part in line:
            start = len(text)
            text.append_text(self._inline(part, below, start > 0))
            self._stop(text, part, start)
        return text

    def _inline(self, part: doc.Inline, below: str, follows: bool) -> Text:
        if part is BELOW:
            return Text(below)
        if part is ABSENT:
            return Text(self._none, _QUIET)
        match part:
            case str():
                return Text(part)
            case doc.Span(text, style):
                text = self._keyed(text) if style == "hint" else text
                return Text(text, STYLES.get(style, ""))
            case doc.GradeSpan(words, rank, of, letter):
                shown, words = look(rank, of), words if letter is None else letter
                mark = shown.ascii_mark if self._display.ascii_only else shown.mark
                return Text(f"{mark}{TIED}{words}" if words else mark, shown.style)
            case doc.Link(url):
                linked = self._display.terminal and self._display.colour and WEB.fullmatch(url)
                return Text(url, Style(link=url) if linked else "")
            case doc.Cited():
                mark = self.mark(part)
                return Text(f" {mark}" if mark and follows else mark, _QUIET)
            case doc.Bar(length, most, like):
                room = max(4, self._display.width - 44)  # a grade and a number stand before it
                length = max(1, round(length * min(1.0, room / most))) if length else 0
                return Text(self._full * length, look(like.rank, like.of).style)

    def _stop(self, text: Text, part: doc.Inline | doc.Words, start: int = 0) -> None:
        """Let what is drawn of a part say which part it is, where that is wanted."""
        if self._stops is not None and isinstance(part, Stop):
            text.stylize(Style(meta={"stop": len(self._stops)}), start)
            self._stops.append(part)

    def _block(self, block: doc.Block) -> Iterable[Text]:
        measure = self._display.measure
        match block:
            case doc.Heading(line, level):
                return fold(self._text(line, "bold" if level > 1 else ""), measure)
            case doc.Paragraph(line, indent):
                return indented(self._text(line), measure, indent)
            case doc.Bullets(lines):
                bullet = Text("  ").append(self._bullet, _QUIET)
                return hung([(bullet, self._text(line)) for line in lines], measure)
            case doc.Names(names):
                strings = strung(list(map(self._text, names)), measure - 2, ", ")
                return indented(strings, measure)
            case doc.Fields():
                return self._fields(block)
            case doc.Table():
                return self._table(block)
            case doc.Speech():
                return self._speech(block)
            case doc.Commands():
                return self._commands(block)

    def _keyed(self, hint: str) -> str:
        """A hint; what it tells one to type is in one piece, or is the key that does it."""
        return doc.TYPED.sub(lambda typed: self._key(typed[0]).replace(" ", TIED), hint)

    def _fields(self, block: doc.Fields) -> Iterator[Text]:
        rows = [(Text(label, _QUIET), self._text(line)) for label, line in block.rows]
        if not self._display.narrow:
            yield from hung(rows, self._display.measure, gap=2)
            return
        for at, (label, text) in enumerate(rows):
            if at and "\n" in text.plain:  # which a hanging indent would set apart
                yield Text()
            said = Text().append_text(label).append(": ", _QUIET).append_text(text)
            yield from fold(said, self._display.measure)

    def _table(self, block: doc.Table) -> Iterator[Text]:
        titled = any(block.columns)
        rows = [[self._text(cell, below="\n") for cell in row] for row in block.rows]
        names = list(block.columns)
        gap, lead = (1, 1.6) if block.labelled else (3, 1)  # a matrix stands close, its names wide
        widths = widths_of(names, rows, self._display.width - gap * (len(names) - 1), lead)
        records = widths is None or (titled and self._display.narrow)
        legend = block.explained(records)
        for line in legend:
            told = strung([self._text((part,)) for part in line], self._display.measure)
            told.plain = told.plain.replace(BREAK, self._break).replace(NONE, self._none)
            yield from fold(told, self._display.measure)
        if widths is None or records:
            yield from [Text()] if legend or block.close else []
            yield from self._records(block)
            return
        breaks = [at for at, name in enumerate(names) if name in BREAKS]
        if titled:
            names = [self._break if at in breaks else name for at, name in enumerate(names)]
            yield from beside([Text(name, _QUIET) for name in names], widths, gap, breaks)
            yield Text(self._rule * (sum(widths) + gap * (len(widths) - 1)), _QUIET)
        for number, row in enumerate(rows):
            if number in block.parts:
                yield Text()
            for at in breaks:
                row[at] = Text(self._break, _QUIET)
            yield from beside(row, widths, gap, breaks)

    def _records(self, block: doc.Table) -> Iterator[Text]:
        """Rows one after the other, their cells under the first or, where they run, in a line."""
        width = self._display.width
        for number, (first, *rest) in enumerate(block.rows):
            if number and not block.running:
                yield Text()
            yield from fold(self._text(first), width)
            cells: list[Text] = []
            for column, cell, parted in doc.filled(block.columns[1:], rest, self._text):
                sign = f"{self._break} " if block.running and parted else ""
                label = f"{sign}{column}{'' if block.running else ':'} "
                said = Text(label if block.labelled else "", _QUIET)
                cells.append(said.append_text(cell))
            cells = [strung(cells, width - 2)] if block.running else cells
            for cell in cells:
                yield from indented(cell, width)

    def _speech(self, block: doc.Speech) -> Iterator[Text]:
        marks = "“”" if self._display.carries("“”") else '""'
        rows: list[tuple[Text, Text]] = []
        for words in block.paragraphs:
            rows += [(Text(), Text())] if rows else []
            said = doc.marked(words.text, words.hits)
            said = doc.line(marks[0], *said, marks[1]) if words.marked else said
            rows.append((Text(str(words.number or ""), _QUIET), self._text(said)))
            self._stop(rows[-1][1], words)
            if words.caution:
                rows.append((Text(), Text(f"({words.caution})", _QUIET)))
        gap = 2 if any(label for label, _ in rows) else 4
        return hung(rows, self._display.measure, gap)

    def _commands(self, block: doc.Commands) -> Iterator[Text]:
        rows = []
        for typed, shown in block.rows:
            rows.append((Text(self._keyed(typed)), Text().append(shown, _QUIET)))
            self._stop(rows[-1][0], doc.typed(typed))
        widest = max(command.cell_len for command, _ in rows)
        if widest <= (self._display.measure - 2) * 2 // 3 and not self._display.narrow:
            yield from hung(rows, self._display.measure, gap=2)
            return
        for command, what in rows:
            yield from fold(command, self._display.width)
            yield from indented(what, self._display.width)

    def place(self, place: doc.CitedTogether) -> str:
        """A number and paragraphs, as in `[2] ¶3`."""
        where, sign = doc.runs(place.paragraphs, self._dash), f" {self._sign}".replace(" ", TIED)
        return f"[{doc.runs(place.numbers, self._dash)}]{where and sign + where}"

    def _sources(self) -> Iterator[Text]:
        """The sources that were cited, by their numbers, and what leads to more."""
        most = len(f"[{max(self.cited, default=0)}]")
        rows = []
        for at, cite, said in self.listed():
            parts = said.partition(cite.url or "\0")  # nothing breaks an address on its own line
            told = "\n".join(filter(None, map(str.strip, parts)))
            rows.append((Text(f"[{at}]".rjust(most), _QUIET), Text(told, _QUIET)))
        if rows:
            yield Text()
            yield from hung(rows, self._display.measure)
        if self._document.more:
            *_, before, last = (None, *self._document.blocks)
            led = isinstance(last, doc.Commands | doc.Table)
            if isinstance(last, doc.Paragraph) and last.hint:  # of all that was told, or of a part
                led = not last.close or getattr(before, "hint", False)
            if not (rows or led):
                yield Text()
            yield from fold(self._text((doc.typed(self._document.more),)), self._display.width)
