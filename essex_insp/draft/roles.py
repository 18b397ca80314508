"""Roles in a sentence: `chief constable`, `cabinet member for housing, planning and safety`."""

from __future__ import annotations

from essex_insp.draft.tokens import Words
from essex_insp.draft.words import (
    BODY_NOUNS,
    DESCRIBING,
    PRONOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)

_BOUNDARY_WORDS = """
who which whose whom that when as said says added told is was has had
"""
BOUNDARY = frozenset(_BOUNDARY_WORDS.split()) | DESCRIBING


class Roles(Words):
    """A sentence in which roles are read."""

    def _role(self, i: int) -> int | None:
        """Return where the role that starts at word `i` ends, without its complement."""
        j, end = i, None
        while (
            j < len(self.tokens)
            and j < i + 9
            and (
                j == i or self._close(j) or (self._gap(j) == ", " and self.tokens[j].low == "fire")
            )
        ):
            token = self.tokens[j]
            low = token.low
            if (token.possessive and low in BODY_NOUNS) or (low in ("his", "her") and j > i):
                break
            if low in ROLE_HEADS:
                end = j + 1
                if token.possessive:
                    break
            elif (
                low in ROLE_MODIFIERS
                or token.text.lower() in ROLE_MODIFIERS
                or (low in ("and", "&") and j > i and end is None)
            ):
                pass
            else:
                break
            j += 1
        return end

    def _listed(self, begin: int, stop: int, role: str) -> tuple[int, str]:
        """Go on over the commas of a portfolio: `member for housing, planning and safety`."""
        at = stop
        if at >= len(self.tokens) or self._gap(at) != ", " or not self.tokens[at].text[0].islower():
            return stop, role
        end = at
        linked = False
        while end < len(self.tokens) and end < at + 10:
            if end > at and not self._close(end) and self._gap(end) != ", ":
                break
            token = self.tokens[end]
            if token.low in BOUNDARY or token.low in PRONOUNS or token.text[0].isupper():
                break
            if end > at and self._gap(end) == ", " and linked:
                break
            linked = linked or token.low == "and"
            end += 1
        if not linked or end >= len(self.tokens) or self._gap(end)[:1] != ",":
            return stop, role
        return end, self._span(begin, end)
