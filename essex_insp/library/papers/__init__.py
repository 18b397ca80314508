"""Any paper in: text, Markdown, HTML, DOCX or PDF, as the words that it shows and their places.

`read` tells the kind of bytes from their content; `load` reads a file or standard input.
"""

import contextlib
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
_BLANKS = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0\u00ad\u200b\u2060\ufeff"
_LINE_END = r"(?:\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028\u2029])"
_BLANK = r"[ \t\x1f\u00a0\u00ad\u200b\u2060\ufeff]"
_BLANK_LINES = re.compile(rf"{_LINE_END}(?:{_BLANK}*{_LINE_END})+{_BLANK}*")
_LINE = re.compile(r"\S.*")
_STOPPED = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
_LONG_LINE = 160  # code points: nobody wraps lines later than this
LARGEST = 20_000_000
"""The largest paper that is read, in bytes: a hundred times a long inspection report."""
_SAMPLE = 65_536
_ASSUMED = "Windows-1252"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word document, or one with a password"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(
    r"</(?:p|div|span|a|li|ul|h[1-6]|em|strong|td|tr|body|script|style)>", re.IGNORECASE
)
_FEW_TAGS = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


class Place(NamedTuple):
    """Where an offset of a paper's text stands: its paragraph, and in a PDF its page, from 1."""

    paragraph: int
    page: int | None


@dataclass(frozen=True)
class Paper:
    """A paper that was read: its words, to the character, and the hash and length of its bytes.

    A text is as it was given, but for a byte-order mark; `encoding` is in words.
    """

    text: str
    kind: Kind
    sha256: str
    length: int
    encoding: str

    @property
    def assumed(self) -> bool:
        """Whether the encoding is a guess: no Unicode form fits the bytes."""
        return self.encoding == _ASSUMED

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Where each paragraph starts and ends in the text; the first is paragraph 1."""
        return _paragraphs(self.text)

    @cached_property
    def _pages(self) -> list[int]:
        """Where each page of a PDF ends in the text."""
        return [page.end() for page in re.finditer("\f", self.text)]

    def place(self, offset: int) -> Place:
        """Return where an offset of the text stands in the file."""
        page = bisect_right(self._pages, offset) + 1 if self.kind == "PDF" else None
        return Place(max(1, bisect_right(self.paragraphs, offset, key=itemgetter(0))), page)


def paper_of(text: str) -> Paper:
    """Return a text that is already decoded as a paper; its bytes are those of UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Paper(text, "text", hashlib.sha256(data).hexdigest(), len(data), "UTF-8")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph of a text starts and ends, in order: blank lines part them.

    In a text that has none each line is one, if the lines are too long to have been wrapped by hand
    or nearly all of them end a sentence.
    """
    start, end = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
    if start >= end:
        return []
    blanks = [blank.span() for blank in _BLANK_LINES.finditer(text, start, end)]
    if not blanks:
        lines = [line.span() for line in _LINE.finditer(text, start, end)]
        stopped = sum(bool(_STOPPED.search(text[max(low, high - 4) : high])) for low, high in lines)
        wide = any(high - low > _LONG_LINE for low, high in lines)
        return lines if wide or stopped * 10 >= len(lines) * 8 else [(start, end)]
    edges = [start, *(edge for blank in blanks for edge in blank), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def is_words(name: str) -> bool:
    """Whether what was typed for a paper is words of one, and no file's name."""
    typed = len(name.split()) > 1 and not os.path.splitext(name)[1][1:].isalpha()  # noqa: PTH122
    return typed and not os.path.exists(name)  # `Path` refuses a long one  # noqa: PTH110


def load(name: str) -> Paper:
    """Return the words of a paper in a file; UnreadableFile says why they cannot be read."""
    return read(content(name, LARGEST), "standard input" if name == "-" else name)


def read(data: bytes, name: str) -> Paper:
    """Return the words of a paper; UnreadableFile says why they cannot be read.

    Bytes that are no UTF-8 and carry no byte-order mark are taken for Windows-1252.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{name}: {len(data) / 1e6:.1f} MB is more than the {LARGEST // 1_000_000} MB that a "
            "paper may have; give the text of one document"
        )
    kind: Kind
    if b"%PDF-" in data[:1024]:
        from essex_insp.library.papers.pdf import pdf_text

        text = pdf_text(data, name)
        kind = encoding = "PDF"
    elif data.startswith(b"PK\x03\x04"):
        from essex_insp.library.papers.docx import docx_text

        text = docx_text(data, name)
        kind = encoding = "DOCX"
    else:
        text, encoding = _decoded(data, name)
        if "\0" in text or len(_CONTROL.findall(text, 0, _SAMPLE)) * 100 > len(text[:_SAMPLE]):
            raise UnreadableFile(f"{name}: binary, not text; save it as plain text")
        kind, text = _shown(text)
    if not text.strip():
        scanned = ": a scan? Give its text" if kind == "PDF" else "; give the text of the source"
        raise UnreadableFile(f"{name}: there is no text in it{scanned}")
    return Paper(text, kind, hashlib.sha256(data).hexdigest(), len(data), encoding)


def _shown(text: str) -> tuple[Kind, str]:
    """The kind of a text, and its words without markup."""
    from essex_insp.library.papers import markup  # loads the standard library's table of entities

    if _HTML.match(text) or len(_HTML_TAG.findall(text, 0, _SAMPLE)) >= _FEW_TAGS:
        return "HTML", markup.html_text(text)
    if markup.MARKDOWN.search(text):
        return "Markdown", markup.markdown_text(text)
    return "text", text


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """A text, and its encoding in words."""
    from json import detect_encoding  # no list of commands needs it

    for start, kind in _REFUSED:
        if data.startswith(start):
            raise UnreadableFile(f"{name}: {kind}, not text; save it as DOCX or plain text")
    codec = detect_encoding(data)
    marked = " with a byte-order mark" if codec == "utf-8-sig" else ""
    encoding = codec[:6].upper().rstrip("-") + marked
    try:
        return data.decode(codec), encoding
    except UnicodeDecodeError as error:
        said = f"begins as {encoding}, but is not at byte {error.start}"
    if codec == "utf-8":
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252"), _ASSUMED
        said = f"neither UTF-8 nor {_ASSUMED}"
    raise UnreadableFile(f"{name}: {said}; save it as UTF-8")
