"""A text as `draft` reads it, as it was meant; every quotation is taken from it as it was given."""

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeVar

from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import wording
from essex_insp.draft.lines import BULLET, furniture, lines, notes, unwrapped
from essex_insp.library.papers import paper_of

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])")
# What ends in a full stop and ends no sentence: `J.`, and short forms such as `Mr.`.
_SHORT = re.compile(r"(?:(?P<initial>[A-ZÀ-Þ])|[^\W\d_]+)$")
_DIGITS = re.compile(r"[\d¹²³⁰⁴-⁹]{0,3}")
_CLOSING = "\"”’')]*_"
_LONGEST = 3000
_LONGEST_HEADING = 160


_ALIKE: dict[str, str] = {
    kind: meaning
    for meaning, kinds in lexicon.load("characters")["alike"].items()
    for kind in kinds
}
_SPECIAL = re.compile(
    "\r\n|``|''|‘‘|’’"
    # A soft hyphen at the end of a line cut the word; elsewhere it is nothing.
    "|(?P<soft>\u00ad(?:[ \t]*\r?\n[ \t]*(?=[^\\W\\d_]))?)"
    "|(?P<reference>&(?:amp;)?(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    # UTF-8 that was read as Windows-1252.
    "|(?P<recoded>â€[\u0080-\u00ff\u2013-\u2122œžŸŠšŽƒˆ˜]?|[ÂÃ][\u0080-\u00bf€™œ“”–—…‹›©]|Â(?=\\s))"
    "|(?P<lost>\ufffd)|(?P<tilde>˜(?=[^\\W\\d_]))"
    "|(?P<block></?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|blockquote)(?=[\\s/>])[^<>]{0,999}>)"
    # What pages print between paragraphs, and copies stick to the next word, goes with the tags.
    "|(?P<tag></?(?:a|b|i|em|strong|span|u)(?=[\\s/>])[^<>]{0,999}>|\\b(?-i:Hide Ad(?![a-z])))"
    "|[" + re.escape("".join(kind for kind in _ALIKE if len(kind) == 1 and kind != "Â")) + "]",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_FI = re.compile("(?:re|rst|nd|nal|gure|eld|nanc|ve|t|ll|x|ght|le|sh|rm|xed)")


START, END, SPAN = attrgetter("start"), attrgetter("end"), attrgetter("start", "end")


T = TypeVar("T")


class Row(list[T]):
    """Spans in order, and where each starts."""

    def __init__(self, spans: Iterable[T] = ()) -> None:
        super().__init__(spans)
        self.starts = [*map(START, self)]

    def at(self, offset: int) -> int:
        """Return the index of the last that starts at an offset or before it, or 0."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def around(self, offset: int) -> T:
        """Return the last that starts at an offset or before it."""
        return self[self.at(offset)]


def within(spans: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Return those of some spans, which are in order, that start in a part of the text."""
    starts = spans.starts if isinstance(spans, Row) else [*map(START, spans)]
    low = bisect_left(starts, start)
    return spans[low : bisect_left(starts, end, low)]


def masked(text: str, signs: Mapping[str, Iterable[tuple[int, int]]]) -> str:
    """Return a text as long as it was, in which each sign stands for the letters of its spans."""
    letters = [*text]
    for sign, spans in signs.items():
        for start, end in spans:
            letters[start:end] = sign * (end - start)
    return "".join(letters)


class Copy(NamedTuple):
    """A text, and where in the source each of its characters starts and ends."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> "Copy":
        """Return a copy with parts replaced: start, end and new words of each, in order.

        Every character of new words stands for the whole that they replace.
        """
        parts: list[str] = []
        starts, ends, at = array("i"), array("i"), 0
        for start, end, words in chain(edits, [(len(self.text), len(self.text), "")]):
            parts += self.text[at:start], words
            starts.extend(self.starts[at:start] + self.starts[start : start + 1] * len(words))
            ends.extend(self.ends[at:start] + self.ends[end - 1 : end] * len(words))
            at = end
        return Copy("".join(parts), starts, ends)


class Paragraph(NamedTuple):
    """A paragraph of `Text.read`; its number is the source's, its bullet stands before it."""

    number: int
    start: int
    end: int
    bullet: bool = False
    heading: bool = False


class Sentence(NamedTuple):
    """A sentence of `Text.read`, its stop and closing marks included; `paragraph` is an index."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was given, and as it was meant: `read` has a paragraph on each line."""

    source: str
    read: str
    paragraphs: Row[Paragraph] = field(repr=False)
    sentences: Row[Sentence] = field(repr=False)
    _copy: Copy = field(repr=False)

    def at(self, offset: int) -> int:
        """Return where in the source a character of `read` starts."""
        return self._copy.starts[offset] if offset < len(self.read) else len(self.source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a part of `read`, of at least one character, stands."""
        last = self._copy.ends[end - 1]
        if last < len(self.source) and self.source[last - 1].isalnum():
            # A footnote digit belongs to the copy's own word.
            last = _DIGITS.match(self.source, last).end()  # type: ignore[union-attr]
        return self._copy.starts[start], last


def read(source: str) -> Text:
    """Read a text."""
    made = Copy(source, array("i", range(len(source))), array("i", range(1, len(source) + 1)))
    specials = _SPECIAL.finditer(source)
    # Every character as the one that was meant.
    made = made.edited((*special.span(), _replacement(source, special)) for special in specials)
    for step in (furniture, notes, unwrapped):
        made = made.edited(step(made.text))
    paper = paper_of(source)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    listed, finite, last = False, wording("finite"), len(made.text.rstrip())
    for start, end in lines(made.text):
        number = paper.place(made.starts[start]).paragraph
        bullet = BULLET.match(made.text, start, end)
        bulleted = bullet is not None and bullet.end() < end
        start = bullet.end() if bullet and bulleted else start
        # What nothing stands below heads nothing: it is cut off, where it has no stop.
        tail = made.text[max(start, end - 6) : end].rstrip(_CLOSING)
        unstopped = end < last and tail[-1:] not in tuple(".?!…:;,")
        heading = unstopped and end - start <= _LONGEST_HEADING
        # A sentence without its stop, below a colon or another such line, is an item of a list.
        colon = bool(paragraphs) and made.text[paragraphs[-1].end - 1] == ":"
        listed = (
            unstopped and (colon or listed) and finite.search(made.text, start, end) is not None
        )
        bulleted, heading = bulleted or listed, heading and not listed
        sentences += [Sentence(len(paragraphs), *span) for span in _parted(made.text, start, end)]
        paragraphs.append(Paragraph(number, start, end, bulleted, heading))
    return Text(source, made.text, Row(paragraphs), Row(sentences), made)


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a part of a text start and end; none is too long to be read."""
    spans = []
    begin = start
    for stop in [*_STOP.finditer(text, start, end), None]:
        upto = stop.end() if stop else end
        before = text[max(begin, stop.start() - 8) : stop.start()] if stop else ""
        short = _SHORT.search(before) if stop and stop[0][0] == "." else None
        if short and (short["initial"] or short[0] in lexicon.words("lines", "abbreviations")):
            continue
        while upto - begin > _LONGEST:
            space = text.rfind(" ", begin + 1, begin + _LONGEST)
            cut = space if space > begin else begin + _LONGEST
            spans.append((begin, cut))
            begin = cut + (text[cut] == " ")
        if begin < upto:
            spans.append((begin, upto))
        begin = upto
        while begin < end and text[begin].isspace():
            begin += 1
    return spans


def _replacement(text: str, special: re.Match[str]) -> str:
    words, kind, at = special[0], special.lastgroup, special.start()
    if kind is None or words in _ALIKE:
        return _ALIKE[words]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    ending = before.isalpha() and _ENDING.match(text, at + 1) is not None
    if kind in ("soft", "tag"):
        return ""
    if kind == "block":
        return "\n\n"
    if kind == "reference":
        return "".join(_ALIKE.get(char, char) for char in html.unescape(html.unescape(words)))
    if kind == "lost":
        # A replacement character: the mark that it most likely stands for.
        if before.isalnum() and after.isalpha():
            return "’" if ending else words
        if after.isalnum():
            return "“"
        return words if not before.strip() else "”" if before in ".,?!" else "’"
    if kind == "tilde":
        # An apostrophe, a ligature that a PDF lost, or the mark that opens a quotation.
        if before.isalpha() or _FI.match(text, at + 1):
            return "’" if ending else "fi"
        return "‘"
    try:
        return words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if words.startswith("â€") else words
