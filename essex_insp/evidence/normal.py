"""Presentation folded away, with a way back to every offset of the original.

Presentation is: the kind of a quotation mark, the kind of a dash, the kind and number of spaces,
line ends, invisible spaces and soft hyphens, and the Unicode form of a letter (composed or not,
ligature, full width). Everything else is meaning and stays: case, accents, numbers, superscripts
and fractions, punctuation, the order of words, and whether a mark, a dash or a space is there.

A blank line is kept apart from a space: it folds to one line feed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

SINGLE_MARKS = frozenset("'‘’‚‛`´ʼ′‹›❛❜＇")
DOUBLE_MARKS = frozenset('"“”„‟«»″❝❞〝〞＂')
MARKS = SINGLE_MARKS | DOUBLE_MARKS
DASHES = frozenset("-‐‑‒–—―−﹘﹣－⁃")
_LINE_ENDS = frozenset("\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# Nothing to see: soft hyphen, zero-width space, word joiner, byte-order mark.
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_UNSEEN = " \r\n" + "".join(INVISIBLE)
# The compatibility forms of Unicode that differ in looks alone (UAX 15, table 1: not `<super>`,
# `<sub>`, `<fraction>`, `<circle>` or `<square>`, which mean something).
_LOOKS = ("<wide>", "<narrow>", "<small>", "<font>", "<initial>", "<medial>", "<final>")
_ELLIPSES = {"…": "...", "‥": ".."}
# Longer runs of combining marks are left in their order (UAX 15, Stream-Safe Text Format: 30);
# to sort a run without bound would take quadratic time.
_LONGEST_CLUSTER = 32
# A double mark after a digit may be inches or seconds, a single one feet or minutes.
_DOUBLE_AFTER_NO_DIGIT = re.compile(r'(?<![0-9])"')
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its presentation, and the way back to the original.

    Where the two texts run in step nothing is stored; each stretch that does not is a *piece*.

    Args:
        text: The folded text.
        length: The length of the original, in code points.
    """

    text: str
    length: int
    _folded_starts: list[int] = field(repr=False)
    _folded_ends: list[int] = field(repr=False)
    _starts: list[int] = field(repr=False)
    _ends: list[int] = field(repr=False)

    def start(self, offset: int) -> int:
        """Return where in the original a stretch starts.

        Args:
            offset: Where it starts in the folded text, in code points.

        Returns:
            The offset in the original; within a piece, that of the piece's start. What folds to
            nothing right before the stretch is left out.
        """
        i = bisect_right(self._folded_starts, offset) - 1
        if i < 0:
            return offset
        beyond = offset - self._folded_ends[i]
        return self._ends[i] + beyond if beyond >= 0 else self._starts[i]

    def end(self, offset: int) -> int:
        """Return where in the original a stretch ends.

        Args:
            offset: Where it ends in the folded text, in code points.

        Returns:
            The offset in the original; within a piece, that of the piece's end. What folds to
            nothing right after the stretch is left out.
        """
        i = bisect_left(self._folded_starts, offset) - 1
        if i < 0:
            return offset
        return self._ends[i] + max(0, offset - self._folded_ends[i])

    def parts(self, offset: int) -> bool:
        """Whether an offset of the folded text falls between characters of the original."""
        i = bisect_left(self._folded_starts, offset) - 1
        return i < 0 or offset >= self._folded_ends[i]

    def offset(self, original: int) -> int:
        """Return the folded offset of an original one, the nearest before it within a piece.

        Args:
            original: An offset in the original, in code points.
        """
        i = bisect_right(self._starts, original) - 1
        if i < 0:
            return original
        beyond = original - self._ends[i]
        return self._folded_ends[i] + beyond if beyond >= 0 else self._folded_starts[i]


def fold(text: str) -> Folded:
    """Fold a text's presentation away.

    Args:
        text: Any text; it is not changed.

    Returns:
        The folded text with its map. Time is linear in the text's length.
    """
    same_length, longer, combining = _tables(text)
    flat = _exchange(text, same_length)
    if '"' in flat:
        flat = _DOUBLE_AFTER_NO_DIGIT.sub("'", flat)
    out: list[str] = []
    folded_starts: list[int] = []
    folded_ends: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    known = dict(longer)
    done = shift = 0
    for match in _pieces(longer, combining).finditer(flat):
        old = match.group()
        new = known.get(old)
        if new is None:
            new = _replacement(old)
            if len(old) <= _LONGEST_CLUSTER:
                known[old] = new
        if new == old:
            continue
        start, end = match.span()
        out += (flat[done:start], new)
        done = end
        if len(new) == end - start == 1:
            continue
        folded_starts.append(start + shift)
        shift += len(new) - (end - start)
        folded_ends.append(end + shift)
        starts.append(start)
        ends.append(end)
    out.append(flat[done:])
    return Folded("".join(out), len(text), folded_starts, folded_ends, starts, ends)


def _exchange(text: str, same_length: dict[str, str]) -> str:
    if len(same_length) > 40:
        return text.translate({ord(old): new for old, new in same_length.items()})
    for old, new in same_length.items():  # ten times as fast, for the few kinds that texts use
        text = text.replace(old, new)
    return text


def _tables(text: str) -> tuple[dict[str, str], dict[str, str], str]:
    """What the characters of a text fold to: one for one, by other lengths, and what combines."""
    same_length: dict[str, str] = {}
    longer: dict[str, str] = {}
    combining: list[str] = []
    formed = text.isascii() or unicodedata.is_normalized("NFC", text)
    for char in set(text):
        new = _fold_character(char)
        if len(new) != 1:
            longer[char] = new
        elif new != char:
            same_length[char] = new
        elif not formed and (
            unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"  # Hangul jamo
        ):
            combining.append(char)
    return same_length, longer, "".join(combining)


def _fold_character(char: str) -> str:
    if char in SINGLE_MARKS:
        return "'"
    if char in DOUBLE_MARKS:
        return '"'
    if char in DASHES:
        return "-"
    if char in _LINE_ENDS:
        return "\n"
    if char == "\r" or char.isascii():
        return " " if char == "\t" or char == "\x1f" else char
    if char.isspace():
        return " "
    if char in INVISIBLE:
        return ""
    if char in _ELLIPSES:
        return _ELLIPSES[char]
    form = unicodedata.decomposition(char)
    if form.startswith(_LOOKS) or (
        form.startswith(("<compat>", "<isolated>")) and "LIGATURE" in unicodedata.name(char, "")
    ):
        new = unicodedata.normalize("NFKC", char)
    else:
        new = unicodedata.normalize("NFC", char) if form else char
    return char if new == char else "".join(map(_fold_character, new))


def _pieces(longer: dict[str, str], combining: str) -> re.Pattern[str]:
    spaces = " \r\n" + re.escape("".join(char for char, new in longer.items() if not new))
    expanding = re.escape("".join(char for char, new in longer.items() if new))
    # A lone space, which is by far the most frequent, is no piece. That the pattern opens with
    # one set of characters lets the search skip at speed.
    pattern = f"[{spaces}](?:(?<! )|(?=[{spaces}]))[{spaces}]*"
    if expanding:
        pattern = (
            f"[{spaces}{expanding}](?:(?<=[{expanding}])|(?:(?<! )|(?=[{spaces}]))[{spaces}]*)"
        )
    if combining:
        marks = re.escape(combining)
        pattern += f"|[^{marks}][{marks}]+"
    return re.compile(pattern)


def _replacement(old: str) -> str:
    if old.strip(_UNSEEN):
        return unicodedata.normalize("NFC", old) if len(old) <= _LONGEST_CLUSTER else old
    line_ends = old.count("\n") + old.count("\r")
    if line_ends > 1 and len(_LINE_END.findall(old)) > 1:
        return "\n"
    return " " if line_ends or " " in old else ""
