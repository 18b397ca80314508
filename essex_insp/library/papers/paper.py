"""A paper that was read: its words, and where each of them stands."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["text", "Markdown", "HTML", "DOCX", "PDF"]
_BLANKS = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0\u00ad\u200b\u2060\ufeff"
_LINE_END = r"(?:\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028\u2029])"
_BLANK = r"[ \t\x1f\u00a0\u00ad\u200b\u2060\ufeff]"
_BLANK_LINES = re.compile(rf"{_LINE_END}(?:{_BLANK}*{_LINE_END})+{_BLANK}*")
_LINE = re.compile(r"\S.*")
_STOPPED = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
_LONG_LINE = 160  # code points: nobody wraps lines later than this


class Place(NamedTuple):
    """Where an offset of a paper's text stands: its paragraph, and in a PDF its page, from 1."""

    paragraph: int
    page: int | None


@dataclass(frozen=True)
class Paper:
    """A paper that was read.

    Args:
        text: Its words, to the character; a blank line parts two paragraphs. A text is as it was
            given, but for a byte-order mark.
        kind: What kind of file it was.
        sha256: SHA-256 of its bytes, in hexadecimal.
        length: How many bytes those were.
        encoding: Their encoding, in words; of a DOCX or PDF, the kind.
        assumed: Whether the encoding is a guess: no Unicode form fits the bytes.
        pages: Where each page of a PDF starts in the text.
    """

    text: str
    kind: Kind
    sha256: str
    length: int
    encoding: str
    assumed: bool = False
    pages: tuple[int, ...] = field(default=(), repr=False)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Where each paragraph starts and ends in the text; the first is paragraph 1."""
        return paragraphs(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def place(self, offset: int) -> Place:
        """Return where an offset of the text stands in the file."""
        page = bisect_right(self.pages, offset) if self.pages else None
        return Place(max(1, bisect_right(self._starts, offset)), page)


def paper_of(text: str) -> Paper:
    """Return a text that is already decoded as a paper; its bytes are those of UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Paper(text, "text", hashlib.sha256(data).hexdigest(), len(data), "UTF-8")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where each paragraph of a text starts and ends, in order.

    Blank lines part paragraphs. In a text that has none each line is one, if the lines are too
    long to have been wrapped by hand or nearly all of them end a sentence.
    """
    start, end = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
    if start >= end:
        return []
    spans = []
    for blank in _BLANK_LINES.finditer(text, start, end):
        spans.append((start, blank.start()))
        start = blank.end()
    spans.append((start, end))
    if len(spans) == 1:
        lines = [match.span() for match in _LINE.finditer(text, start, end)]
        if _each_is_one(text, lines):
            return lines
    return spans


def _each_is_one(text: str, lines: list[tuple[int, int]]) -> bool:
    if any(end - start > _LONG_LINE for start, end in lines):
        return True
    stopped = sum(bool(_STOPPED.search(text[max(start, end - 4) : end])) for start, end in lines)
    return stopped * 10 >= len(lines) * 8
