"""A document as a PDF for people with and without a screen reader (PDF/UA-1), by Typst."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from essex_insp.errors import BadUsage, UnwritableFile
from essex_insp.show import document as doc
from essex_insp.show.display import look
from essex_insp.show.document import WEB, Citing, runs

_MARKS = {"✕": "×"}
"""Marks that Typst's fonts have no sign for."""
_PPI = 192
"""Two dots for each of a screen's, so that a picture is sharp on a slide."""


def to_pdf(document: doc.Document) -> bytes:
    """Return a document, its texts made visible, as a tagged PDF; the same bytes each time.

    Its sources stand in footnotes. It raises what `typeset` does.
    """
    document = document.titled()
    writer = _Writer(document)
    data = {
        "title": document.title,
        "blocks": writer.data(document.blocks),
        "sources": {at: writer.data(writer.source(cite, " ")) for at, cite, _ in writer.listed()},
        "notice": document.notice,
    }
    return typeset("paper.typ", data, "pdf")


def typeset(template: str, data: Mapping[str, Any], form: str) -> bytes:
    """Return what Typst makes of a template and its data, a page of `png` or a tagged `pdf`.

    Its own fonts come first, then the machine's too: what one file shows, it shows everywhere.
    `BadUsage` without Typst, `UnwritableFile` where no font has every character.
    """
    try:
        import typst
    except ImportError:
        wanted = f"a {form.upper()} needs one package more: pip install 'essex-insp[{form}]'"
        raise BadUsage(wanted) from None
    made: Callable[..., bytes] = typst.compile
    given: dict[str, Any] = {"input": Path(__file__).with_name(template)}
    given["sys_inputs"] = {"data": json.dumps(data)}
    for own_fonts in (True, False):
        given["ignore_system_fonts"] = own_fonts
        try:  # a PDF for everybody, and nothing else, refuses what no font has
            paper = made(format="pdf", pdf_standards=["ua-1"], **given)
        except typst.TypstError as error:
            if not re.search("could not be displayed|missing codepoints", str(error)):
                raise
        else:
            return paper if form == "pdf" else made(format=form, ppi=_PPI, **given)
    loss = f"a {form.upper()} would leave some out; write .html"
    raise UnwritableFile(f"no font here has every character of this, and {loss}")


class _Writer(Citing):
    def data(self, value: Any) -> Any:
        """A block, or whatever is in one, as the template takes it; texts are as they are."""
        match value:
            case doc.Cited():
                first = {*map(self._document.number, value.cites)}.difference(self.cited)
                places = []
                for numbers, paragraphs, _ in self.places(value):
                    marks = [{"number": number, "first": number in first} for number in numbers]
                    where = f"¶{runs(paragraphs)}" if paragraphs else ""
                    places.append({"numbers": marks, "place": where})
                return {"kind": "Cited", "places": places}
            case doc.GradeSpan(words):
                shown = look(value.rank, value.of)
                said = f"{_MARKS.get(shown.mark, shown.mark)} {words}"
                return {"kind": "Grade", "text": said, "colour": shown.style}
            case doc.Link(url):
                return {"kind": "Link", "url": url} if WEB.fullmatch(url) else url
            case tuple() if hasattr(value, "_asdict"):
                parts = {name: part for name, part in value._asdict().items() if name != "item"}
                return {"kind": type(value).__name__, **{k: self.data(v) for k, v in parts.items()}}
            case tuple() | list():
                return list(map(self.data, value))
            case frozenset():
                return sorted(value)
        return value
