"""The words of a sentence, and what stands between them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")

# `the officers’ association`: a plural that owns the next word.
_PLURAL = re.compile(r"[’'] (?=\w)")


class Token:
    """A word of a sentence.

    Args:
        text: The word as printed.
        start: Where it starts.
        end: Where it ends.
    """

    __slots__ = ("bare", "capital", "end", "low", "possessive", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        # The word without a possessive ending, and that in small letters.
        self.bare = _POSSESSIVE.sub("", text) if text[-1] in "sS’'" else text
        self.low = self.bare.lower()
        self.possessive = len(self.bare) < len(text)
        self.capital = text[0].isupper()


class Words:
    """The words of a sentence.

    Args:
        text: The text that the sentence is part of.
        start: Where it starts.
        end: Where it ends.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.stop = text, start, end
        self.tokens = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
        for token in self.tokens:
            if token.text[-1] in "sS" and _PLURAL.match(text, token.end, end):
                token.possessive = True
        # Asked of each word many times over.
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        self._gaps = ["", *(text[one.end : two.start] for one, two in pairs)]
        self._closes: list[bool | None] = [None] * len(self.tokens)

    def _gap(self, i: int) -> str:
        """What stands between word `i` and the word before it."""
        return self._gaps[i]

    def _close(self, i: int) -> bool:
        """Whether word `i` exists and only a space parts it from the word before."""
        if i >= len(self.tokens):
            return False
        known = self._closes[i]
        if known is None:
            known = self._closes[i] = self._joins(i)
        return known

    def _joins(self, i: int) -> bool:
        gap = self._gap(i)
        if gap == " ":
            return True
        before = self.tokens[i - 1]
        return (
            gap.strip(" .’'" if before.possessive else " .") == ""
            # Two spaces part the cells of a table.
            and "  " not in gap
            and ("." not in gap or len(before.text) <= 4)
        )

    def _span(self, i: int, end: int) -> str:
        last = self.tokens[end - 1]
        return self.text[self.tokens[i].start : last.start + len(last.bare)]
