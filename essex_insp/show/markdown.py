"""A document as Markdown (GitHub's flavour, with footnotes), ready to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essex_insp.show.document import (
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
    marked,
    runs,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~$#!])")
_BOLD = ("strong", "hit")
_OPENER = re.compile(r"^(\d*)((?<!\d)[-+=]|(?<=\d)[.)])")


def to_markdown(document: Document) -> str:
    """Return a document as Markdown.

    Args:
        document: The document, its texts made visible.
    """
    writer = _Writer(document)
    blocks = [text for block in document.blocks if (text := "\n".join(writer.lines(block)))]
    blocks += [text for text in ("\n".join(writer.footnotes()),) if text]
    if document.notice:
        blocks.append(f"*{escape(document.notice)}*")
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return a text in which nothing is Markdown, wherever in a line it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def _begun(text: str) -> str:
    """A line whose beginning neither opens a list or a heading nor makes a block of code."""
    return _OPENER.sub(r"\1\\\2", " ".join(text.split("\n")).strip())


class _Writer:
    """A document on its way to Markdown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = Numbers(document.numbers)

    def lines(self, block: Block) -> Iterator[str]:
        """Yield the lines of a block."""
        if isinstance(block, Heading):
            plain = tuple(part.text if isinstance(part, Span) else part for part in block.line)
            yield f"{'#' * block.level} {self.text(plain)}"
        elif isinstance(block, Paragraph):
            yield self.text(block.line)
        elif isinstance(block, Bullets):
            yield from (f"- {self.text(line)}" for line in block.lines)
        elif isinstance(block, Names):
            lead = f"{escape(block.lead)} " if block.lead else ""
            yield lead + ", ".join(map(self.text, block.names))
        elif isinstance(block, Fields):
            yield from (f"- **{escape(label)}**: {self.text(line)}" for label, line in block.rows)
        elif isinstance(block, Table):
            yield _row([escape(column) or " " for column in block.columns])
            yield _row(["---"] * len(block.columns))
            for row in block.rows:
                yield _row(
                    BREAK if column == BREAK else self.text(cell)
                    for column, cell in zip(block.columns, row, strict=True)
                )
        elif isinstance(block, Speech):
            for number, words in enumerate(block.paragraphs):
                yield from [">"] if number else []
                yield f"> {self.text(marked(words.text, words.hits))}"
                yield from [">", f"> ({escape(words.caution)})"][: 2 * bool(words.caution)]
        elif isinstance(block, Commands):
            yield from (f"- `{command}`: {escape(what)}" for command, what in block.rows)

    def text(self, line: Line) -> str:
        """Return a line in one line of Markdown, all that it says escaped."""
        said = ""
        for part in line:
            if isinstance(part, Span):
                words = escape(part.text)
                said += f"**{words}**" if part.style in _BOLD and words.strip() else words
            elif isinstance(part, GradeSpan):
                said += escape(part.words)
            elif isinstance(part, Link):
                said += f"<{part.url}>" if WEB.fullmatch(part.url) else escape(part.url)
            elif isinstance(part, Cited):
                mark = self._mark(part)
                said += f" {mark}" if mark and said else mark
            elif isinstance(part, Bar):
                continue
            else:
                said += escape(part)
        return _begun(said)

    def footnotes(self) -> Iterator[str]:
        """Yield the sources that were cited, as full references."""
        if self._document.references != "none":
            for number, cite in self._numbers.listed():
                yield f"[^{number}]: {escape(cite.reference)}"

    def _mark(self, cited: Cited) -> str:
        if self._document.references == "none":
            return ""
        marks = []
        for sources, paragraphs in self._numbers.places(cited.cites):
            notes = "".join(f"[^{number}]" for number in sources)
            marks.append(f"{notes} ¶{runs(paragraphs)}" if paragraphs else notes)
        return " ".join(marks) or "(no source)"


def _row(cells: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"
