"""A mention of a person, role, body or pronoun, and the names that make a person."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.draft.complements import Complements
from essex_insp.draft.forenames import gender
from essex_insp.draft.words import (
    PARTICLES,
    ROLE_HEADS,
    SURNAMES,
    TITLE_ROLES,
    TITLES,
)
from essex_insp.matching import fold

# Letters after a name: `Jane Example MP`.
AFTER_NAMES = frozenset(
    ["MP", "MSP", "MS", "MEP", "MLA", "QPM", "OBE", "CBE", "MBE", "KC", "QC", "JP", "DL", "BEM"]
)


@dataclass(frozen=True)
class Mention:
    """A person, role, body or pronoun that narration mentions.

    Args:
        kind: `person` (with a name), `role` (without one), `body` or `pronoun`.
        start: Where it starts, with what is said of its role.
        end: Where it ends.
        name: The name as printed, with a title only where there is no forename.
        role: The role as printed.
        organisation: The body that the person speaks for, or the body itself, as printed.
        gender: `he` or `she`, where the words say so.
        title: The title before the name, folded.
        weak: Whether only capital letters make it a name.
        noun: For a body that a common noun stands for, that noun.
    """

    kind: str
    start: int
    end: int
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None
    title: str | None = None
    weak: bool = False
    noun: str | None = None


class Names(Complements):
    """A sentence in which the names of people are read."""

    def _name(self, i: int, least: int = 2) -> int | None:
        """Return where the name that starts at word `i` ends, if one does."""
        end, capitals = i, 0
        while end < min(len(self.tokens), i + 7) and (end == i or self._close(end)):
            token = self.tokens[end]
            namely = self._namely(token) or self._surname(end) or (end == i and self._month(i))
            if token.capital and namely:
                capitals += 1
            elif not (
                capitals
                and token.low in PARTICLES
                and end + 1 < len(self.tokens)
                and self.tokens[end + 1].capital
            ):
                break
            end += 1
            if token.possessive:
                break
        if capitals < least or capitals > 4:
            return None
        return end

    def _month(self, i: int) -> bool:
        """Whether the name of a month is a forename: `June Example, who`, not `in June`."""
        if self.tokens[i].text not in ("April", "May", "June") or not self._close(i + 1):
            return False
        after = self.tokens[i + 1]
        before = self.tokens[i - 1].low if i and self._close(i) else "and"
        held = before in TITLES or before in TITLE_ROLES or before in ROLE_HEADS
        opens = held or before in ("and", "but", "said")
        return opens and after.capital and self._namely(after) and self._body(i + 1) is None

    def _surname(self, i: int) -> bool:
        """Whether a word of a place is a surname here: `Jane Hill`, `Mr Green`."""
        token = self.tokens[i]
        if token.bare not in SURNAMES or not i or not self._close(i):
            return False
        before = self.tokens[i - 1]
        if not (
            before.low in TITLES
            or before.low in TITLE_ROLES
            or (before.capital and before.low in ROLE_HEADS)
            or (i > 1 and self.tokens[i - 2].low in TITLES)
            or (before.capital and gender(fold(before.bare)) is not None)
        ):
            return False
        after = self.tokens[i + 1] if self._close(i + 1) else None
        return after is None or not after.capital or after.text in AFTER_NAMES

    def _person(self, begin: int, i: int, end: int) -> Mention:
        known = gender(fold(self.tokens[i].bare)) if end - i > 1 else None
        last = self.tokens[end - 1]
        return Mention(
            "person", begin, last.end, self._span(i, end), gender=known, weak=known is None
        )
