"""A document as a PDF for people with and without a screen reader (PDF/UA-1), by Typst."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from essex_insp.errors import BadUsage, UnwritableFile
from essex_insp.show.document import (
    BELOW,
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
    line,
    runs,
)
from essex_insp.show.html import reference_in, title_of
from essex_insp.show.marks import STYLES, look
from essex_insp.show.words import document_words

_MARKS = {"✕": "×"}
"""Marks that Typst's fonts have no sign for."""
_TEMPLATE = Path(__file__).parent / "paper.typ"
_PPI = 192
"""Two dots for each of a screen's, so that a picture is sharp on a slide."""


def to_pdf(document: Document, name: str) -> bytes:
    """Return a document as a tagged PDF, its sources as footnotes; the same bytes each time.

    Args:
        document: The document, its texts made visible.
        name: What it is called where it has no title of its own.

    Raises:
        BadUsage: The program that makes it is not there.
        UnwritableFile: No font has every character of it.
    """
    title = title_of(document)
    writer = _Writer(document)
    heading = () if title else (Heading((name,), level=1),)
    blocks = [part for block in (*heading, *document.blocks) if (part := writer.block(block))]
    data = {
        "title": title or name,
        "blocks": blocks,
        "sources": writer.sources(),
        "notice": document.notice,
    }
    return typeset(_TEMPLATE, json.dumps(data), "pdf")


def typeset(template: Path, data: str, form: str) -> bytes:
    """Return what Typst makes of a template and its data, a page of `png` or a tagged `pdf`.

    Its own fonts come first, then the machine's too: what one file shows, it shows everywhere.

    Raises:
        BadUsage: Typst is not there.
        UnwritableFile: No font has every character of it.
    """
    try:
        import typst
    except ImportError:
        wanted = f"a {form.upper()} needs one package more: pip install 'essex-insp[{form}]'"
        raise BadUsage(wanted) from None
    made: Callable[..., bytes] = typst.compile
    for own_fonts in (True, False):
        given = {"sys_inputs": {"data": data}, "ignore_system_fonts": own_fonts}
        try:  # a PDF for everybody, and nothing else, refuses what no font has
            paper = made(template, format="pdf", pdf_standards=["ua-1"], **given)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
        else:
            return paper if form == "pdf" else made(template, format=form, ppi=_PPI, **given)
    raise UnwritableFile(
        f"no font here has every character of this, and a {form.upper()} would leave some out; "
        "write .html"
    )


class _Writer:
    """A document on its way to the data of the template."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = Numbers(document.numbers)
        self._noted: set[int] = set()

    def block(self, block: Block) -> dict[str, Any] | None:
        """Return a block, or `None` for what a paper has no use for."""
        if isinstance(block, Heading):
            return {"kind": "heading", "level": block.level, "line": self._line(block.line)}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "line": self._line(block.line)}
        if isinstance(block, Bullets):
            return {"kind": "list", "lines": list(map(self._line, block.lines))}
        if isinstance(block, Names):
            names = [part for name in block.names for part in (", ", *name)][1:]
            return {"kind": "paragraph", "line": self._line((f"{block.lead} ", *names))}
        if isinstance(block, Fields):
            rows = [{"label": label, "line": self._line(said)} for label, said in block.rows]
            return {"kind": "fields", "rows": rows}
        if isinstance(block, Commands):
            rows = [{"label": typed, "line": self._line((what,))} for typed, what in block.rows]
            return {"kind": "fields", "rows": rows}
        if isinstance(block, Table):
            cells = [[{"line": self._line(cell)} for cell in row] for row in block.rows]
            return {"kind": "table", "columns": list(block.columns), "rows": cells}
        if isinstance(block, Speech):
            return {"kind": "speech", "paragraphs": [self._words(*words) for words in block[0]]}
        return None

    def sources(self) -> dict[str, dict[str, str | None]]:
        """Return the sources that were cited, by their numbers."""
        found = {}
        for number, cite in self._numbers.listed():
            url = cite.url if cite.url and WEB.fullmatch(cite.url) else None
            full = self._document.references == "full"
            whole = reference_in(self._document, cite) if full else ""
            said, _, rest = whole.partition(url) if url and whole else (whole, "", "")
            said = said or document_words(cite)
            found[str(number)] = {"said": said.strip(), "url": url, "rest": rest}
        return found

    def _words(
        self, text: str, number: int | None, marked: bool, caution: str, _hits: object
    ) -> list[dict[str, Any]]:
        said = f"“{text}”" if marked else text
        lead = Span(f"{number} ", "quiet") if number else None
        return self._line(line(lead, said, Span(f" ({caution})", "quiet") if caution else None))

    def _line(self, said: Line) -> list[dict[str, Any]]:
        return [part for each in said if (part := self._inline(each)) is not None]

    def _inline(self, part: object) -> dict[str, Any] | None:
        if part is BELOW:
            return {"text": "\n", "style": ""}
        if isinstance(part, Span):
            style = part.style if part.style in ("strong", "quiet") else ""
            return {"text": part.text, "style": style}
        if isinstance(part, GradeSpan):
            shown = look(part.rank, part.of)
            return {
                "text": f"{_MARKS.get(shown.mark, shown.mark)} {part.words}",
                "colour": shown.style or STYLES["quiet"],
            }
        if isinstance(part, Link):
            linked = {"url": part.url} if WEB.fullmatch(part.url) else {"style": ""}
            return {"text": part.url, **linked}
        if isinstance(part, Cited):
            return {"notes": self._notes(part)}
        return None if isinstance(part, Bar) else {"text": str(part), "style": ""}

    def _notes(self, cited: Cited) -> list[dict[str, Any]]:
        if self._document.references == "none":
            return []
        notes = []
        for numbers, paragraphs in self._numbers.places(cited.cites):
            marks = [{"number": each, "first": each not in self._noted} for each in numbers]
            self._noted.update(numbers)
            notes.append({"numbers": marks, "place": f"¶{runs(paragraphs)}" if paragraphs else ""})
        return notes
