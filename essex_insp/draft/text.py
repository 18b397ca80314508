"""A text as `draft` reads it: as it was meant, in paragraphs and sentences, with the way back.

Every stage works on `Text.read`; `Text.span` gives the place in the text as it was given, which is
never changed and which every quotation is taken from. (Agreed interface; `Paragraph` also says
whether it is a list item or a heading, and a sentence knows the index of its paragraph.)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from essex_insp.draft import lexicon
from essex_insp.draft.characters import Copy, meant
from essex_insp.draft.lines import BULLET, lines, unpaged, unwrapped

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])")
_BLANK = re.compile(
    "(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u00a0\u00ad\u200b\u2060\ufeff]*"
    "(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\\s*"
)
_DIGITS = re.compile(r"[\d¹²³⁰⁴-⁹]*")
_CLOSING = "\"”’')]*_"
_LONGEST = 3000
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of `Text.read`.

    Its number in the source counts from 1, where blank lines part paragraphs. The bullet of an item
    of a list stands before `start`; a heading or label is short and without a stop.
    """

    number: int
    start: int
    end: int
    bullet: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `Text.read`, its stop and closing marks included; `paragraph` is an index."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text, read.

    Args:
        source: The text as it was given.
        read: The text as it was meant: every paragraph on a line of its own.
        paragraphs: Its paragraphs, in order.
        sentences: Its sentences, in order.
    """

    source: str
    read: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    _copy: Copy = field(repr=False)
    _paragraph_starts: list[int] = field(repr=False)
    _sentence_starts: list[int] = field(repr=False)

    def at(self, offset: int) -> int:
        """Return where in the source a character of `read` starts."""
        starts = self._copy.starts
        return starts[offset] if offset < len(starts) else len(self.source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a part of `read`, of at least one character, stands."""
        last = self._copy.ends[end - 1]
        if last < len(self.source) and self.source[last - 1].isalnum():
            # A footnote digit belongs to the copy's own word.
            last = _DIGITS.match(self.source, last).end()  # type: ignore[union-attr]
        return self._copy.starts[start], last

    def paragraph(self, offset: int) -> int:
        """Return the index of the paragraph that an offset of `read` lies in."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def sentence(self, offset: int) -> int:
        """Return the index of the sentence that an offset of `read` lies in."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def number(self, offset: int) -> int:
        """Return the number, in the source, of the paragraph that an offset of `read` lies in."""
        return self.paragraphs[self.paragraph(offset)].number if self.paragraphs else 1


def read(source: str) -> Text:
    """Read a text.

    Args:
        source: Any text, with any line ends; nothing in it raises an error.
    """
    made = unpaged(meant(source))
    made = made.edited(unwrapped(made.text))
    parts = blanks(source)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for start, end in lines(made.text):
        number = 1 + bisect_right(parts, made.starts[start])
        bullet = BULLET.match(made.text, start, end)
        bulleted = bullet is not None and bullet.end() < end
        start = bullet.end() if bullet and bulleted else start
        heading = _is_heading(made.text, start, end)
        sentences += [Sentence(len(paragraphs), *span) for span in _parted(made.text, start, end)]
        paragraphs.append(Paragraph(number, start, end, bulleted, heading))
    return Text(
        source,
        made.text,
        tuple(paragraphs),
        tuple(sentences),
        made,
        [one.start for one in paragraphs],
        [one.start for one in sentences],
    )


def blanks(source: str) -> list[int]:
    """Return where each paragraph but the first starts in a text as it was given."""
    return [one.end() for one in _BLANK.finditer(source, len(source) - len(source.lstrip()))]


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a part of a text start and end; none is too long to be read."""
    spans = []
    begin = start
    for stop in [*_STOP.finditer(text, start, end), None]:
        upto = stop.end() if stop else end
        if (
            stop
            and stop[0][0] == "."
            and _abbreviated(text[max(begin, stop.start() - 8) : stop.start()])
        ):
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


def _abbreviated(before: str) -> bool:
    """Whether a full stop ends a short form, as in `Mr.` and `J.`, and no sentence."""
    word = re.search(r"[^\W\d_]+$", before)
    known = lexicon.words("lines", "abbreviations")
    initial = word is not None and len(word[0]) == 1 and word[0].isupper() and word.start() > 0
    return word is not None and (word[0] in known or initial)


def _is_heading(text: str, start: int, end: int) -> bool:
    tail = text[max(start, end - 6) : end].rstrip(_CLOSING)
    return end - start <= _LONGEST_HEADING and not tail.endswith(
        (".", "?", "!", "…", ":", ";", ",")
    )
