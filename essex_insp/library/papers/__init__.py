"""Any paper in: text, Markdown, HTML, DOCX or PDF, as the words that it shows and their places.

`read` tells the kind of bytes from their content; `load` reads a file or standard input.
"""

import hashlib
import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from essex_insp.errors import UnreadableFile
from essex_insp.library.files import content

Kind = Literal["text", "Markdown", "HTML", "DOCX", "PDF"]
LARGEST = 20_000_000
"""The largest paper that is read, in bytes: a hundred times a long inspection report."""
_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = f"{_ENDS} \t\x1f\u00a0\u00ad\u200b\u2060\ufeff"
_BLANK_LINES = re.compile(f"\r?(?!\r\n)[{_ENDS}][{_BLANKS}]*(?!\r\n)[{_ENDS}][{_BLANKS}]*")
_LINE = re.compile(r"\S.*")
_STOPPED = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
_LONG_LINE = 160  # code points: nobody wraps lines later than this


class Place(NamedTuple):
    """Where an offset of a paper's words stands: its paragraph, in a PDF its page, from 1."""

    paragraph: int
    page: int | None
    counted_in: Literal["text as given", "words shown"]


@dataclass(frozen=True)
class Paper:
    """A paper that was read: its words, to the character, and the hash and length of its bytes.

    A text is as it was given, but for a byte-order mark. `assumed` is how it was read where that
    is not plain: by a guessed encoding, or with changes that nobody accepted; `title` what a page
    of HTML is headed by.
    """

    text: str
    kind: Kind
    sha256: str
    length: int
    assumed: str | None = None
    title: str | None = None

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Where each paragraph starts and ends in the text, in order: blank lines part them.

        In a text that has none each line is one, if the lines are too long to have been wrapped by
        hand or nearly all of them end a sentence.
        """
        text = self.text
        start, end = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
        blanks = [blank.span() for blank in _BLANK_LINES.finditer(text, start, end)]
        if not blanks:
            lines = [line.span() for line in _LINE.finditer(text, start, end)]
            stops = (_STOPPED.search(text, max(low, high - 4), high) for low, high in lines)
            wide = any(high - low > _LONG_LINE for low, high in lines)
            return lines if wide or sum(map(bool, stops)) * 10 >= len(lines) * 8 else [(start, end)]
        edges = [start, *(edge for blank in blanks for edge in blank), end]
        return list(zip(edges[::2], edges[1::2], strict=True))

    def place(self, offset: int) -> Place:
        """Return where an offset of the text stands in the file."""
        page = self.text.count("\f", 0, offset) + 1 if self.kind == "PDF" else None
        number = max(1, bisect_right(self.paragraphs, offset, key=itemgetter(0)))
        return Place(number, page, "text as given" if self.kind == "text" else "words shown")


def paper_of(text: str) -> Paper:
    """Return a text that is already decoded as a paper; its bytes are those of UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Paper(text, "text", hashlib.sha256(data).hexdigest(), len(data))


def is_words(name: str, fewest: int = 2) -> bool:
    """Whether what was typed for a paper is words of one, and no file's name."""
    suffix = os.path.splitext(name)[1][1:]  # noqa: PTH122
    typed = len(name.split()) >= fewest and name != "-" and not suffix.isalpha()
    return typed and not os.path.exists(name)  # `Path` refuses a long one  # noqa: PTH110


def load(name: str) -> Paper:
    """Return the words of a paper in a file; UnreadableFile says why they cannot be read."""
    return read(content(name, LARGEST), "standard input" if name == "-" else name)


def read(data: bytes, name: str) -> Paper:
    """Return the words of a paper; UnreadableFile says why they cannot be read."""
    from essex_insp.library.papers import markup, pdf  # no list of commands needs them

    packed = data.startswith(b"PK\x03\x04") or b"%PDF-" in data[:1024]
    kind: Kind = "DOCX" if data.startswith(b"PK") else "PDF"
    assumed = title = None
    try:
        if len(data) > LARGEST:
            raise ValueError(f"more than {LARGEST // 1_000_000} MB; give the text of one document")
        if not packed:
            kind, text, assumed, title = markup.shown(data)
        elif kind == "DOCX":
            text, assumed = markup.docx_text(data)
        else:
            text = pdf.pdf_text(data)
        if not text.strip():
            raise ValueError("there is no text in it (a scan?); give the text of the source")
    except Exception as error:  # a broken file leads its reader to any of them
        if not (packed or isinstance(error, ValueError)):
            raise
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        which = f"a {kind} that cannot be read: " if packed else ""
        raise UnreadableFile(f"{name}: {which}{reason}") from None
    return Paper(text, kind, hashlib.sha256(data).hexdigest(), len(data), assumed, title)
