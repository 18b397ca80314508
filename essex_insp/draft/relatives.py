"""What a relative clause says of a person: `Jane Example, who chairs the Anytown Authority,`."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.mentions import Mention, Names
from essex_insp.draft.words import BODY_NOUNS

_HOLDING_WORDS = """
leads led leading chairs chaired runs run heads headed joined represents represented manages works
work founded oversees charge speaks governs took sits co-founded directs commands
"""
_HOLDING = frozenset(_HOLDING_WORDS.split())
_FORMER = frozenset(
    ["until", "previously", "formerly", "former", "retired", "left", "once", "used"]
)
_BEFORE_ROLE = frozenset(
    [
        "as",
        "is",
        "was",
        "the",
        "a",
        "an",
        "became",
        "its",
        "acting",
        "interim",
        "elected",
        "re-elected",
        "appointed",
        "made",
        "named",
    ]
)
_LONGEST = 30


class Relatives(Names):
    """A sentence in which a relative clause after a name is read."""

    def _relative(self, person: Mention, at: int) -> tuple[Mention, int] | None:
        """Read `who …,` from the word `who` on; None where it tells no role and no body.

        Args:
            person: The person whom the clause is about.
            at: The index of `who`.
        """
        end = self._closing(at)
        if end is None:
            return None
        words = {token.low for token in self.tokens[at + 1 : end]}
        if words & _FORMER:
            return None
        role, organisation, noun = None, None, None
        for k in range(at + 2, end):
            if self.tokens[k - 1].low not in _BEFORE_ROLE:
                continue
            head = self._role(k)
            if head is not None and head <= end:
                stop, organisation, cut = self._complement(head, before_name=False)
                role = self._span(k, cut) if stop <= end else self._span(k, head)
                organisation = organisation if stop <= end else None
                break
        if organisation is None and words & _HOLDING:
            for k in range(at + 2, end):
                body = self._body(k)
                if body is not None and body <= end:
                    organisation = self._span(k, body)
                    break
                if self.tokens[k].low in BODY_NOUNS and self.tokens[k - 1].low == "the":
                    noun = self.tokens[k].low
                    break
        if role is None and organisation is None and noun is None:
            return None
        return replace(
            person, end=self.tokens[end - 1].end, role=person.role or role, weak=False,
            organisation=person.organisation or organisation, noun=person.noun or noun,
        ), end  # fmt: skip

    def _closing(self, at: int) -> int | None:
        """Return the word after the comma that closes a relative clause."""
        for k in range(at + 2, min(len(self.tokens), at + _LONGEST)):
            gap = self._gap(k)
            if "," in gap:
                return k
            if re.search(r"[;:“”\"()–—?!]|\.\s", gap):
                return None
        return None
