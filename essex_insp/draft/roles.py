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

_PARENTS = ("mother-of-", "father-of-", "mum-of-", "dad-of-", "grandmother-of-", "ex-")
_PLACES_WORDS = """
area county city town borough region district nation country division ward constituency village
"""
_PLACES = frozenset(_PLACES_WORDS.split())


class Roles(Words):
    """A sentence in which roles are read."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self._role_ends: dict[int, int | None] = {}

    def _role(self, i: int) -> int | None:
        """Return where the role that starts at word `i` ends, without its complement."""
        if i not in self._role_ends:
            self._role_ends[i] = self._read_role(i)
        return self._role_ends[i]

    def _read_role(self, i: int) -> int | None:
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
            if (
                (token.possessive and low in BODY_NOUNS)
                or self._place(j)
                or (low in ("his", "her") and j > i)
            ):
                break
            if (low in ROLE_HEADS and token.text != "Ms") or low.startswith(_PARENTS):
                end = j + 1
                if token.possessive:
                    break
            elif end == j and low == "general":
                # `director general`
                end = j + 1
            elif (
                low in ROLE_MODIFIERS
                or token.text.lower() in ROLE_MODIFIERS
                or (low in ("and", "&") and j > i and end is None)
                or (low == "year" and end is None and self._numbered(j))
                or (token.text.isdigit() and j > i and self.tokens[j - 1].low == "year")
            ):
                pass
            else:
                break
            j += 1
        return end

    def _numbered(self, j: int) -> bool:
        """Whether a number follows a word: `Year 6 pupil`."""
        return self._close(j + 1) and self.tokens[j + 1].text.isdigit()

    def _place(self, i: int) -> bool:
        """Whether a word is a place that a role belongs to: `the county’s commissioner`."""
        return self.tokens[i].possessive and self.tokens[i].low in _PLACES

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
