"""A document as Markdown (GitHub's flavour, with footnotes), ready to paste."""

import re
from collections.abc import Iterable, Iterator

from essex_insp.show import document as doc
from essex_insp.show.document import BREAK, BREAKS, WEB, Citing, flat, marked, runs

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~$#!])")
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)
"""What can stand out: a mark beside a space is none."""
_OPENER = re.compile(r"^(\d*)((?<!\d)[-+=]|(?<=\d)[.)])")


def to_markdown(document: doc.Document) -> str:
    """Return a document, its texts made visible, as Markdown."""
    writer = _Writer(document)
    blocks = ["\n".join(writer.lines(block)) for block in document.blocks]
    listed = writer.listed()  # always as full references
    footnotes = "\n".join(f"[^{at}]: {writer.text((cite.reference,))}" for at, cite, _ in listed)
    notice = _WORDS.sub(r"*\g<0>*", writer.text((document.notice or "",)))
    more = "" if document.references == "short" else document.more  # which footnotes answer
    return "\n\n".join(filter(None, (*blocks, footnotes, _escaped(more), notice))) + "\n"


def _escaped(text: str) -> str:
    """A text in which nothing is Markdown, wherever in a line it stands."""
    return _SPECIAL.sub(r"\\\1", text)


class _Writer(Citing):
    BETWEEN, UNSOURCED = " ", "(no source)"

    def lines(self, block: doc.Block) -> Iterator[str]:
        match block:
            case doc.Heading(line, level):
                plain = tuple(part.text if isinstance(part, doc.Span) else part for part in line)
                yield f"{'#' * level} {self.text(plain)}"
            case doc.Paragraph() | doc.Names():
                yield self.text(block.line)
            case doc.Bullets(lines):
                yield from (f"- {self.text(line)}" for line in lines)
            case doc.Fields(rows):
                yield from (f"- **{_escaped(label)}**: {self.text(line)}" for label, line in rows)
            case doc.Table(columns, rows):
                legend = [line for line in block.legend if BREAK in doc.bare(line)]
                yield from (f"{self.text(line)}\n" for line in (*legend, block.key()) if line)
                breaks = [BREAK if column in BREAKS else "" for column in columns]
                yield _row(BREAK if each in BREAKS else _escaped(each) or " " for each in columns)
                yield _row(["---"] * len(columns))
                for row in rows:
                    cells = zip(breaks, map(self.text, row), strict=True)
                    yield _row(sign or cell for sign, cell in cells)
            case doc.Speech(paragraphs):
                for number, words in enumerate(paragraphs):
                    yield from [">"] if number else []
                    lead = f"**{words.number}** " if words.number else ""
                    yield f"> {lead}{self.text(marked(words.text, words.hits))}"
                    yield from [">", f"> ({_escaped(words.caution)})"] if words.caution else []
            case doc.Commands(commands):
                yield from (f"- `{command}`: {_escaped(what)}" for command, what in commands)

    def text(self, line: doc.Line) -> str:
        """A line in one line of Markdown, all that it says escaped."""
        said = ""
        for part in line:
            match part:
                case doc.Span(text, "strong" | "hit"):
                    said += _WORDS.sub(lambda words: f"**{_escaped(words[0])}**", text, count=1)
                case doc.Link(url) if WEB.fullmatch(url):
                    said += f"<{url}>"
                case str(text) | doc.Span(text) | doc.GradeSpan(text) | doc.Link(text):
                    said += _escaped(text)
                case doc.Cited():
                    mark = self.mark(part)
                    said += f" {mark}" if mark and said else mark
        # Its beginning neither opens a list or a heading nor makes a block of code.
        return _OPENER.sub(r"\1\\\2", flat(said).strip())

    def place(self, place: doc.CitedTogether) -> str:
        notes = "".join(f"[^{number}]" for number in place.numbers)
        return f"{notes} ¶{runs(place.paragraphs)}" if place.paragraphs else notes


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
