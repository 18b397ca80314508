"""Characters as they were meant, in a copy that keeps the way back to the text as it was given."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from essex_insp.draft import lexicon


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and, for each of its characters, where that one starts and ends in the source."""

    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Copy:
        """Return a copy with parts replaced.

        Args:
            edits: Start, end and new words of each part, in order, without overlaps. Every new
                character stands for the whole of the part that it replaces.
        """
        parts: list[str] = []
        starts, ends = array("l"), array("l")
        at = 0
        for start, end, words in edits:
            parts += self.text[at:start], words
            starts += self.starts[at:start] + array("l", [self.starts[start]] * len(words))
            ends += self.ends[at:start] + array("l", [self.ends[end - 1]] * len(words))
            at = end
        parts.append(self.text[at:])
        return Copy("".join(parts), starts + self.starts[at:], ends + self.ends[at:])


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
    "|(?P<tag></?(?:a|b|i|em|strong|span|u)(?=[\\s/>])[^<>]{0,999}>)"
    "|[" + re.escape("".join(kind for kind in _ALIKE if len(kind) == 1 and kind != "Â")) + "]",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_FI = re.compile("(?:re|rst|nd|nal|gure|eld|nanc|ve|t|ll|x|ght|le|sh|rm|xed)")


def meant(source: str) -> Copy:
    """Return a copy of a text in which every character is the one that was meant.

    Args:
        source: The text as it was given.
    """
    size = len(source)
    plain = Copy(source, array("l", range(size)), array("l", range(1, size + 1)))
    specials = _SPECIAL.finditer(source)
    return plain.edited((one.start(), one.end(), _replacement(source, one)) for one in specials)


def _replacement(text: str, special: re.Match[str]) -> str:
    words, kind, at = special[0], special.lastgroup, special.start()
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
        return "" if before in ("'", '"', "‘", "“") else "‘"
    if kind == "recoded" and words not in _ALIKE:
        try:
            return words.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return "”" if words.startswith("â€") else words
    return _ALIKE[words]
