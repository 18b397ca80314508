"""The words of a sentence, with what parts each from the one before."""

import re
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from essex_insp.draft import lexicon

_WORD = re.compile(
    # Two words that a page has run together, `DoveyInspector`, and not `McDonald`; a word.
    r"(?!Ma?c|Fitz|De|Le|La|Di|Van|O[’'])[A-Z]?[a-z]{3,}(?=[A-Z][a-z]{2})"
    r"|[^\W_]+(?:(?:[’'&/-]|\.(?![A-Z][a-z]))[^\W_]+)*|&"
)
_POSSESSIVE = ("’s", "'s")
# `T/Chief Constable`, `then-chief constable`, `mother-of-two`
_PREFIX = re.compile(r"^(?:t/|a/|(?:then|ex|now)-)(?=[a-z])|-of-[a-z]+$")
_PLURAL = re.compile(r"[’'](?= \w)")


class Token(NamedTuple):
    """A word, and what parts it from the one before; `bare` is without a possessive ending."""

    text: str
    start: int
    end: int
    gap: str
    bare: str
    low: str
    possessive: bool
    capital: bool


class Words(list[Token]):
    """The words of a part of a text; `named` is where known full names start and end."""

    def __init__(self, text: str, start: int, end: int, named: dict[int, int]) -> None:
        super().__init__()
        self.text, self.named = text, named
        # Roles, and those with their holders, by where they start.
        self.roles: dict[int, int | None] = {}
        self.held: dict[int, Any] = {}
        at = start
        for word in _WORD.finditer(text, start, end):
            words, gap = word[0], text[at : word.start()] if self else ""
            at = word.end()
            bare, low, capital = _forms(words)
            owns = bare != words or (words[-1] in "sS" and _PLURAL.match(text, at, end))
            self.append(Token(words, word.start(), at, gap, bare, low, bool(owns), capital))

    @cached_property
    def heads(self) -> list[int]:
        """Where words stand that the name of a body may end in."""
        heads = lexicon.words("bodies", "heads", "lower_heads")
        return [at for at, token in enumerate(self) if token.bare in heads or token.low in heads]

    def close(self, at: int) -> bool:
        """Whether a word exists and only a space, or the stop of a short form, parts it."""
        if not 0 < at < len(self):
            return False
        gap = self[at].gap
        return gap in (" ", "’ ", "' ") or (gap == ". " and len(self[at - 1].text) <= 4)

    def low(self, at: int) -> str:
        """Return a word in small letters; an empty one beyond the end."""
        return self[at].low if 0 <= at < len(self) else ""

    def span(self, at: int, end: int) -> str:
        """Return the words from one up to another, the last without a possessive ending."""
        return self.text[self[at].start : self.stop(end)]

    def stop(self, end: int) -> int:
        """Return where the word before one ends, without a possessive ending."""
        return self[end - 1].start + len(self[end - 1].bare)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str, bool]:
    """A word without a possessive ending, that in small letters, and whether it has a capital."""
    bare = word[:-2] if word.endswith(_POSSESSIVE) else word
    low = bare.lower()
    return bare, _PREFIX.sub("", low) if "-" in low or "/" in low else low, word[0].isupper()
