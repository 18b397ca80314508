"""A document as Markdown (GitHub's flavour, with footnotes), ready to paste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from essex_insp.show import document as doc
from essex_insp.show.document import BREAK, WEB, marked, runs

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~$#!])")
_BOLD = ("strong", "hit")
_OPENER = re.compile(r"^(\d*)((?<!\d)[-+=]|(?<=\d)[.)])")


def to_markdown(document: doc.Document) -> str:
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

    def __init__(self, document: doc.Document) -> None:
        self._document = document
        self._numbers = doc.Numbers(document.numbers)

    def lines(self, block: doc.Block) -> Iterator[str]:
        """Yield the lines of a block."""
        if isinstance(block, doc.Heading):
            plain = tuple(part.text if isinstance(part, doc.Span) else part for part in block.line)
            yield f"{'#' * block.level} {self.text(plain)}"
        elif isinstance(block, doc.Paragraph):
            yield self.text(block.line)
        elif isinstance(block, doc.Bullets):
            yield from (f"- {self.text(line)}" for line in block.lines)
        elif isinstance(block, doc.Names):
            lead = f"{escape(block.lead)} " if block.lead else ""
            yield lead + ", ".join(map(self.text, block.names))
        elif isinstance(block, doc.Fields):
            yield from (f"- **{escape(label)}**: {self.text(line)}" for label, line in block.rows)
        elif isinstance(block, doc.Table):
            yield _row([escape(column) or " " for column in block.columns])
            yield _row(["---"] * len(block.columns))
            breaks = [BREAK if column == BREAK else "" for column in block.columns]
            for row in block.rows:
                cells = map(self.text, row)
                yield _row(sign or cell for sign, cell in zip(breaks, cells, strict=True))
        elif isinstance(block, doc.Speech):
            for number, words in enumerate(block.paragraphs):
                yield from [">"] if number else []
                yield f"> {self.text(marked(words.text, words.hits))}"
                yield from [">", f"> ({escape(words.caution)})"] if words.caution else []
        elif isinstance(block, doc.Commands):
            yield from (f"- `{command}`: {escape(what)}" for command, what in block.rows)

    def text(self, line: doc.Line) -> str:
        """Return a line in one line of Markdown, all that it says escaped."""
        said = ""
        for part in line:
            if isinstance(part, doc.Span):
                words = escape(part.text)
                said += f"**{words}**" if part.style in _BOLD and words.strip() else words
            elif isinstance(part, doc.GradeSpan):
                said += escape(part.words)
            elif isinstance(part, doc.Link):
                said += f"<{part.url}>" if WEB.fullmatch(part.url) else escape(part.url)
            elif isinstance(part, doc.Cited):
                mark = self._mark(part)
                said += f" {mark}" if mark and said else mark
            elif isinstance(part, str):
                said += escape(part)
        return _begun(said)

    def footnotes(self) -> Iterator[str]:
        """Yield the sources that were cited, as full references."""
        if self._document.references != "none":
            for number, cite in self._numbers.listed():
                yield f"[^{number}]: {escape(cite.reference)}"

    def _mark(self, cited: doc.Cited) -> str:
        if self._document.references == "none":
            return ""
        marks = []
        for sources, paragraphs in self._numbers.places(cited.cites):
            notes = "".join(f"[^{number}]" for number in sources)
            marks.append(f"{notes} ¶{runs(paragraphs)}" if paragraphs else notes)
        return " ".join(marks) or "(no source)"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
