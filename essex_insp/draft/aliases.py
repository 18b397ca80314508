"""People who are told by one name alone: `Kay, 17,`, `a woman whom we are calling Kay`."""

from __future__ import annotations

import re

from essex_insp.draft.appositions import Appositions
from essex_insp.draft.forenames import gender
from essex_insp.draft.mentions import Mention
from essex_insp.draft.words import REPORTING
from essex_insp.matching import fold

_SOMEONE = frozenset(["woman", "man", "girl", "boy", "mother", "father", "victim", "someone"])


# A body or a place can be one as well: `Anytown, a member of the group,`.
_OF_BODIES = frozenset(
    [
        "member",
        "provider",
        "leader",
        "partner",
        "owner",
        "holder",
        "lead",
        "source",
        "head",
        "winner",
    ]
)


_AGE = re.compile(
    r"\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
)
_NOT_REAL = re.compile(
    r"[”\"’']?(?:,\s|\s\()(?:not (?:her|his|their) real|(?:whose|her|his) (?:real )?name)\b"
)
_WHO = ("who", "whose")


class Aliases(Appositions):
    """A sentence in which names without a surname are read."""

    def _forename(self, i: int) -> Mention | None:
        """Read one name that stands for a person: `Elin, 17,`, `call her Jess`."""
        token = self.tokens[i]
        if not token.capital or token.possessive or not self._namely(token) or self._role(i):
            return None
        if token.text.isupper():
            return None
        after = self._gap(i + 1) if i + 1 < len(self.tokens) else ""
        age = i + 1
        if age + 1 < len(self.tokens) and self.tokens[age].low in ("also", "aged", "now"):
            age += 1
        aged = (
            after.strip() in (",", "(")
            and _AGE.fullmatch(self.tokens[age].text) is not None
            and (age + 1 == len(self.tokens) or self._gap(age + 1)[:1] in ",).")
            and (i == 0 or not self._close(i) or not self.tokens[i - 1].capital)
        )
        hidden = _NOT_REAL.match(self.text, token.end) is not None
        quoted = i > 0 and self._gap(i).strip() in ("“", '"', "‘", "'")
        called = (
            i > 1
            and (self._close(i) or quoted)
            and (
                (
                    self.tokens[i - 1].low in ("her", "him", "them")
                    and self.tokens[i - 2].low in ("call", "calling", "called", "named")
                )
                or (
                    self.tokens[i - 1].low == "as"
                    and self.tokens[i - 2 - (self.tokens[i - 2].low == "only")].low
                    in ("known", "identified")
                )
                or (self.tokens[i - 1].low == "name" and self.tokens[i - 2].low == "the")
                or (self.tokens[i - 1].low == "calling" and self.tokens[i - 2].low == "are")
                or (
                    self.tokens[i - 1].low == "called"
                    and (self.tokens[i - 2].low in _SOMEONE or self.tokens[i - 2].low == "be")
                )
            )
        )
        apposed = not (aged or hidden or called) and self._apposed_role(i, after)
        hidden = hidden or self._caller(i)
        if not (aged or hidden or called or apposed) or (
            after == " " and self.tokens[i + 1].capital
        ):
            return None
        pronoun = {"her": "she", "him": "he"}.get(self.tokens[i - 1].low) if called else None
        known = pronoun or gender(fold(token.bare))
        title = "called" if called else None
        person = Mention("person", token.start, token.end, token.text, gender=known, title=title)
        placed = after.strip() == "," and self.tokens[i + 1].low in ("from", "of")
        return self._apposed(person, i + 1)[0] if apposed and not placed else person

    def _caller(self, i: int) -> bool:
        """Whether `in Anytown says` follows a forename that opens its sentence."""
        if i or not self._close(2) or self.tokens[1].low not in ("in", "from", "of"):
            return False
        stop = 2
        while stop < 6 and self._close(stop) and self.tokens[stop].capital:
            stop += 1
        known = gender(fold(self.tokens[i].bare)) is not None
        return known and stop > 2 and self._close(stop) and self.tokens[stop].low in REPORTING

    def _apposed_role(self, i: int, after: str) -> bool:
        """Whether `, a … student,` follows a name that opens its sentence: no place is one."""
        if after.strip() != "," or i + 2 >= len(self.tokens) or self._body(i) is not None:
            return False
        opens = i == 0 or self.tokens[i - 1].low in ("but", "and", "said", "says")
        if opens and i == 0 and self.tokens[i + 1].low in ("from", "of"):
            return gender(fold(self.tokens[i].bare)) is not None
        if not opens or self.tokens[i + 1].low not in ("a", "an", "one", "another", *_WHO):
            return False
        if self.tokens[i + 1].low in _WHO:
            return gender(fold(self.tokens[i].bare)) is not None
        for k in range(i + 2, min(len(self.tokens), i + 8)):
            if not self._close(k):
                return False
            end = self._role(k)
            if end is not None:
                return self.tokens[end - 1].low not in _OF_BODIES
        return False
