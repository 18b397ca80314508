"""A document as plain lines, for screen readers and line tools: `label: value`, no boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from essex_insp.show import document as doc
from essex_insp.show.document import runs
from essex_insp.show.words import document_words, plural


def to_plain(document: doc.Document) -> str:
    """Return a document as blocks of lines, an empty line between two blocks.

    Args:
        document: The document, its texts made visible.
    """
    reader = _Reader(document)
    blocks: list[str] = []
    for block in document.blocks:
        lines = list(reader.lines(block))
        if not lines:
            continue
        if blocks and getattr(block, "close", False):
            blocks[-1] = "\n".join([blocks[-1], *lines])
        else:
            blocks.append("\n".join(lines))
    blocks += [text for text in ("\n".join(reader.sources()), document.more) if text]
    if document.notice:
        blocks.append(f"Licence: {document.notice}")
    return "\n\n".join(blocks) + "\n"


class _Reader:
    """A document as it is read aloud."""

    def __init__(self, document: doc.Document) -> None:
        self._document = document
        self._numbers = doc.Numbers(document.numbers)

    def lines(self, block: doc.Block) -> Iterator[str]:
        """Yield the lines of a block."""
        if isinstance(block, (doc.Heading, doc.Paragraph)):
            yield self.text(block.line)
        elif isinstance(block, doc.Bullets):
            yield from map(self.text, block.lines)
        elif isinstance(block, doc.Names):
            names = ", ".join(map(self.text, block.names))
            yield f"{block.lead} {names}".lstrip()
        elif isinstance(block, doc.Fields):
            yield from (_labelled(label, self.text(line)) for label, line in block.rows)
        elif isinstance(block, doc.Table):
            yield from self._rows(block)
        elif isinstance(block, doc.Speech):
            for words in block.paragraphs:
                label = f"Quote {words.number}" if words.number else "Quote"
                yield _labelled(label, words.text)
                if words.caution:
                    yield _labelled("Note", words.caution)
        elif isinstance(block, doc.Commands):
            yield from (_labelled(what, command) for command, what in block.rows)

    def text(self, line: doc.Line) -> str:
        """Return a line as words alone."""
        said = ""
        for part in line:
            if isinstance(part, str):
                said += part
            elif isinstance(part, doc.Span):
                said += part.text
            elif isinstance(part, doc.GradeSpan):
                said += part.words
            elif isinstance(part, doc.Link):
                said += part.url
            elif isinstance(part, doc.Cited):
                mark = self._mark(part)
                said += f" ({mark})" if mark and said else mark
        return " ".join(said.split("\n")).rstrip()

    def sources(self) -> Iterator[str]:
        """Yield the sources that were cited, with their addresses."""
        if self._document.references != "none":
            for number, cite in self._numbers.listed():
                said = ", ".join(filter(None, (document_words(cite), cite.url)))
                full = self._document.references == "full"
                yield _labelled(f"Source {number}", cite.reference if full else said)

    def _rows(self, block: doc.Table) -> Iterator[str]:
        """Each row after its columns' names, an empty line between two rows."""
        if block.running:
            yield from (self._run(block, row) for row in block.rows)
            return
        if not any(block.columns):
            yield from (": ".join(filter(None, map(self.text, row))) for row in block.rows)
            return
        for number, row in enumerate(block.rows):
            if number:
                yield ""
            for column, said, _ in doc.filled(block.columns, map(self.text, row)):
                yield _labelled(column, said) if column else said

    def _run(self, block: doc.Table, row: Sequence[doc.Line]) -> str:
        """A row as one line; where there is a break between its rounds, that is said."""
        first, *rest = map(self.text, row)
        cells = [
            f"{'not comparable: ' if parted else ''}{column} {said}"
            for column, said, parted in doc.filled(block.columns[1:], rest)
        ]
        return _labelled(first, "; ".join(cells))

    def _mark(self, cited: doc.Cited) -> str:
        if self._document.references == "none":
            return ""
        marks = []
        for sources, paragraphs in self._numbers.places(cited.cites):
            mark = f"{plural(len(sources), 'source')} {runs(sources, ' to ')}"
            if paragraphs:
                mark += f", {plural(len(paragraphs), 'paragraph')} {runs(paragraphs, ' to ')}"
            marks.append(mark)
        return "; ".join(marks) or "no source"


def _labelled(label: str, said: str) -> str:
    return f"{label}: {said}"
