"""The words of a sentence, with what parts each from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*|&")
# Two words that a page has run together: `DoveyInspector`, and not `McDonald`.
_GLUED = re.compile(r"(?!Ma?c|Fitz|De|Le|La|Di|Van|O[’'])[A-Z]?[a-z]{3,}(?=[A-Z][a-z]{2,})")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_PLURAL = re.compile(r"[’'](?= \w)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word.

    Args:
        text: The word as printed.
        start: Where it starts.
        end: Where it ends.
        gap: What parts it from the word before; empty for the first.
        bare: The word without a possessive ending.
        low: The bare word in small letters.
        possessive: Whether it owns the next word.
        capital: Whether it begins with a capital letter.
    """

    text: str
    start: int
    end: int
    gap: str
    bare: str
    low: str
    possessive: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a part of a text.

    Args:
        text: The text.
        tokens: The words.
        named: Where full names that are known start, and where they end.
    """

    text: str
    tokens: list[Token]
    named: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    def close(self, at: int) -> bool:
        """Whether a word exists and only a space, or the stop of a short form, parts it."""
        if not 0 < at < len(self.tokens):
            return False
        gap = self.tokens[at].gap
        return gap in (" ", "’ ", "' ") or (gap == ". " and len(self.tokens[at - 1].text) <= 4)

    def low(self, at: int) -> str:
        """Return a word in small letters; an empty one beyond the end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def span(self, at: int, end: int) -> str:
        """Return the words from one up to another, the last without a possessive ending."""
        last = self.tokens[end - 1]
        return self.text[self.tokens[at].start : last.start + len(last.bare)]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a part of a text.

    Args:
        text: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    found: list[Token] = []
    at = start
    for first, last in _spans(text, start, end):
        words = text[first:last]
        bare = _POSSESSIVE.sub("", words)
        owns = len(bare) < len(words) or (
            words[-1] in "sS" and _PLURAL.match(text, last, end) is not None
        )
        gap = text[at:first] if found else ""
        found.append(Token(words, first, last, gap, bare, bare.lower(), owns, words[0].isupper()))
        at = last
    return found


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text, start, end):
        glued = _GLUED.match(word[0])
        if glued:
            yield word.start(), word.start() + glued.end()
            yield word.start() + glued.end(), word.end()
        else:
            yield word.span()
