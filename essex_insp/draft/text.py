"""A text as `draft` reads it: plain characters, with the way back to the text as it was given.

Line ends, spaces, kinds of quotation mark, HTML tags and character references are made alike in a
copy; every place in the copy knows its place in the text, which is never changed.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field

from essex_insp.draft import wraps

# Where words start and end in a text, in characters of the copy.
Span = tuple[int, int]

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,4000}>|"
    r"<!--"
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BLOCKS_WORDS = """
address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
head header hr html li main nav ol p section table tbody td th thead title tr ul
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_HIDDEN_ELEMENTS = frozenset({"script", "style", "noscript", "template"})
_ALIKE: dict[str, str] = {
    **dict.fromkeys("\r\n\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict.fromkeys(
        "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "
    ),
    # A tab parts the cells of a table, as a run of spaces does.
    "\t": "   ",
    **dict.fromkeys("„‟«❝〝", "“"),
    **dict.fromkeys("»❞〞", "”"),
    **dict.fromkeys("″＂", '"'),
    **dict.fromkeys("‚‛`❛", "‘"),
    **dict.fromkeys("´ʼ❜", "’"),
    **dict.fromkeys("′＇", "'"),
    # Invisible: soft hyphen, zero-width and bidirectional controls, byte-order mark.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}
_SPECIAL = re.compile("[" + re.escape("".join(_ALIKE)) + "&<']")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|St|Cllr|Coun|Supt|Insp|Sgt|Det|Ch|No|Rev|Prof|Lt|Col|Hon|Gov|"
    r"Gen|Rt|"
    r"vs|Jr|Sr|Asst|Dep|Temp|Const)|\b[A-Z])$"
)
_LONGEST = 3000


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the copy.

    Args:
        start: Where its words start in the copy.
        end: Where they end.
        number: Its number in the text as given, counted from 1 where blank lines part paragraphs.
        bullet: Whether it is an item of a list.
        heading: Whether it reads as a heading or label: short, and without a stop.
    """

    start: int
    end: int
    number: int
    bullet: bool = False
    heading: bool = False


@dataclass(frozen=True)
class Reading:
    """The copy of a text, its paragraphs, and the way back.

    Args:
        text: The copy.
        places: For each character of the copy, where it starts in the text as given.
        ends: For each character of the copy, where it ends there.
        paragraphs: The copy's paragraphs, in order.
    """

    text: str
    places: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a non-empty part of the copy stands in the text as given."""
        return self.places[start], self.ends[end - 1]

    def number(self, place: int) -> int:
        """Return the number of the paragraph that a place of the copy lies in, from 1."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].start <= place:
                low = middle + 1
            else:
                high = middle
        return self.paragraphs[low - 1].number if low else 1


def read(text: str) -> Reading:
    """Read a text.

    Args:
        text: Any text, with any line ends.
    """
    copy, places, ends = _copy(text)
    return Reading(copy, places, ends, tuple(_paragraphs(copy)))


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a part of a text, in order."""
    spans = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and _ABBREVIATED.search(
            text[max(begin, stop.start() - 6) : stop.start()]
        ):
            continue
        spans.append((begin, stop.end()))
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))
    return [part for span in spans for part in _bounded(text, *span)]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part what no writer would call a sentence, so that no reader of one works for ever."""
    parts = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        parts.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        parts.append((start, end))
    return parts


def _copy(text: str) -> tuple[str, array[int], array[int]]:
    """Make the copy: characters made alike, markup gone, with the places of each character."""
    parts: list[str] = []
    places: array[int] = array("l")
    ends: array[int] = array("l")

    def put(what: str, start: int, end: int) -> None:
        for char in what:
            parts.append(char)
            places.append(start)
            ends.append(end)

    tagged = _is_html(text)
    doubled = "‘‘" in text
    endless: set[str] = set()
    at, size = 0, len(text)
    while at < size:
        special = _SPECIAL.search(text, at)
        stop = special.start() if special else size
        if stop > at:
            parts.append(text[at:stop])
            places.extend(range(at, stop))
            ends.extend(range(at + 1, stop + 1))
            at = stop
            continue
        char, pair = text[at], text[at : at + 2]
        if pair == "\r\n":
            put("\n", at, at + 2)
            at += 2
        elif pair in ("``", "''") or (doubled and pair in ("‘‘", "’’")):
            put({"``": "“", "''": '"', "‘‘": "“", "’’": "”"}[pair], at, at + 2)
            at += 2
        elif char == "&" and (match := _REFERENCE.match(text, at)):
            decoded = "".join(_ALIKE.get(one, one) for one in html.unescape(match[0]))
            put(decoded, at, match.end())
            at = match.end()
        elif char == "<" and tagged and (match := _TAG.match(text, at)):
            end = _tag_end(text, match, endless)
            if (match["name"] or "").lower() in _BLOCKS:
                put("\n\n", at, end)
            at = end
        else:
            put(_ALIKE.get(char, char), at, at + 1)
            at += 1
    return "".join(parts), places, ends


def _is_html(text: str) -> bool:
    return (
        re.search(
            r"</?(?:p|div|html|body|br|span|article|li|h[1-6]|a|em|strong|b|i)\b[^<>]{0,200}>",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _tag_end(text: str, tag: re.Match[str], endless: set[str]) -> int:
    """Return where a tag, comment or hidden element ends; what never ends is noted."""
    name = (tag["name"] or "").lower()
    if name and (name not in _HIDDEN_ELEMENTS or tag["close"]):
        return tag.end()
    if name not in endless:
        closing = re.compile(rf"</{name}\s{{0,9}}>" if name else "-->", re.IGNORECASE)
        found = closing.search(text, tag.end())
        if found:
            return found.end()
        endless.add(name)
    return tag.end()


def _paragraphs(text: str) -> list[Paragraph]:
    lines: list[tuple[int, int, int]] = []
    number, blank, at = 0, True, 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            blank = True
            continue
        number += blank
        blank = False
        lines.append((start, end, number))
    width = wraps.wrapped(text, lines)
    paragraphs: list[Paragraph] = []
    for index, (start, end, number) in enumerate(lines):
        before = lines[index - 1] if index else None
        if before and (
            (before[2] == number and wraps.joins(text, before, (start, end, number), width))
            or wraps.broken(text, before, (start, end, number))
        ):
            last = paragraphs.pop()
            paragraphs.append(_paragraph(text, last.start, end, number, last.bullet))
            continue
        bullet = wraps.BULLET.match(text, start, end)
        if bullet and bullet.end() < end:
            paragraphs.append(_paragraph(text, bullet.end(), end, number, True))
        else:
            paragraphs.append(_paragraph(text, start, end, number, False))
    return paragraphs


def _paragraph(text: str, start: int, end: int, number: int, bullet: bool) -> Paragraph:
    tail = text[max(start, end - 6) : end].rstrip("\"”’')]*_")
    short = end - start <= 160 and not tail.endswith((".", "?", "!", "…", ":", ";", ","))
    return Paragraph(start, end, number, bullet, short)
