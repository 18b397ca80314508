"""A document as plain lines, for screen readers and line tools: `label: value`, no boxes."""

import re
from collections.abc import Iterator

from essex_insp.show import document as doc
from essex_insp.show.document import Citing, flat, runs
from essex_insp.show.words import plural

_NUMBER = re.compile(r"^\[(\d+)\]$")
"""A source by its number, as a label."""


def to_plain(document: doc.Document) -> str:
    """Return a document, its texts made visible, as blocks with an empty line between two."""
    reader = _Reader(document)
    parts = []
    for block in document.blocks:
        if lines := "\n".join(reader.lines(block)):
            parts += ["\n" if getattr(block, "close", False) else "\n\n", lines]
    said = "".join(parts[1:])
    sources = "\n".join(
        f"Source {number}: {said}{f', {cite.url}' if cite.url and not reader.full else ''}"
        for number, cite, said in reader.listed()
    )
    notice = document.notice and f"Licence: {document.notice}"
    return "\n\n".join(filter(None, (said, sources, document.more, notice))) + "\n"


class _Reader(Citing):
    """A document as it is read aloud."""

    BETWEEN, UNSOURCED = "; ", "no source"

    def lines(self, block: doc.Block) -> Iterator[str]:
        match block:
            case doc.Heading() | doc.Paragraph() | doc.Names():
                yield self.text(block.line)
            case doc.Bullets(lines):
                yield from map(self.text, lines)
            case doc.Fields(rows):
                for label, line in rows:
                    name = _NUMBER.sub(r"Source \1", label)
                    yield f"{name}: {self.text(line)}"
            case doc.Table():
                yield from self._table(block)
                yield from (f"\n{self.text((part,))}" for part in block.key(left_out=True))
            case doc.Speech(paragraphs):
                for words in paragraphs:
                    yield f"Quote {words.number or ''}".rstrip() + f": {words.text}"
                    if words.caution:
                        yield f"Note: {words.caution}"
            case doc.Commands(commands):
                yield from (f"{what}: {command}" for command, what in commands)

    def text(self, line: doc.Line) -> str:
        """A line as words alone."""
        said = ""
        for part in line:
            match part:
                case str(text) | doc.Span(text) | doc.GradeSpan(text) | doc.Link(text):
                    said += text
                case doc.Cited():
                    mark = self.mark(part)
                    said += f" ({mark})" if mark and said else mark
        return flat(said).rstrip()

    def _table(self, block: doc.Table) -> Iterator[str]:
        """Each row after its columns' names, an empty line between two, or as one line.

        Where there is a break between its rounds, that is said.
        """
        if block.running:
            for first, *rest in block.rows:
                run = [
                    f"{parted}{': ' if parted else ''}{column} {said}"
                    for column, said, parted in doc.filled(block.columns[1:], rest, self.text)
                ]
                yield f"{self.text(first)}: {'; '.join(run)}"
            return
        if not any(block.columns):
            yield from (": ".join(filter(None, map(self.text, row))) for row in block.rows)
            return
        for number, row in enumerate(block.rows):
            if number:
                yield ""
            cells = doc.filled(block.columns, row, self.text)
            yield from (f"{column}: {said}" for column, said, _ in cells)

    def place(self, place: doc.CitedTogether) -> str:
        said = f"{plural(len(place.numbers), 'source')} {runs(place.numbers, ' to ')}"
        if not place.paragraphs:
            return said
        where = runs(place.paragraphs, " to ")
        return f"{said}, {plural(len(place.paragraphs), 'paragraph')} {where}"
