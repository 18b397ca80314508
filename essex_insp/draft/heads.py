"""The words that make a name one of a body: `Police`, `Fire and Rescue`, initials, capitals."""

from __future__ import annotations

import re

from essex_insp.draft.forenames import gender
from essex_insp.draft.roles import BOUNDARY, Roles
from essex_insp.draft.tokens import Token
from essex_insp.draft.words import (
    BODY_HEADS,
    BODY_NAMES,
    BODY_NOUNS,
    NO_NAME,
    ROLE_HEADS,
)
from essex_insp.matching import fold

DETERMINERS = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "our", "one", "another", "this", "that"]
)
# What a company's name ends in.
_COMPANIES = frozenset(["Ltd", "Limited", "Plc", "PLC"])
# `St Example’s Church of England School`: `of` is within the name, and begins no other.
PARTS_OF_NAMES = frozenset(
    ["Church", "Isle", "City", "Board", "College", "University", "Bank", "Court"]
)
# `and Otherdale Police has`: what the verb is of is one body.
_ONE = re.compile(r"(?:[A-Z][\w’'-]{0,40} ){1,6}(?:has|is|was|does|requires|needs|remains)\b")
# How much of a text is looked through for a name that it prints in capitals at first.
_OPENED = 20_000
# How words end that name what is done, or those who do it: `Inspection of`, `Members of`.
_THINGS = (
    "ment", "tion", "sion", "ship", "ance", "ence", "ings", "ing", "ity", "ness", "iew", "ort",
    "ers", "ors", "ents",
)  # fmt: skip


# Ends of names of care homes that are surnames as well.
_HOUSES = frozenset(["Grange", "Manor", "Priory", "Gardens", "Mews", "Cottage"])


class Heads(Roles):
    """A sentence in which the words that bodies are named by are read."""

    @staticmethod
    def _about_one(token: Token) -> bool:
        """Whether a word before `of` is of a thing or of people, and begins no name."""
        one = token.low.removesuffix("s")
        return (
            token.bare not in BODY_HEADS
            and token.bare not in PARTS_OF_NAMES
            and (
                one in BODY_NOUNS
                or token.low in BODY_NOUNS
                or token.low.endswith(_THINGS)
                or one.endswith(_THINGS)
            )
        )

    def _house(self, i: int, j: int) -> bool:
        """Whether a word that is a surname as well ends a home's name: `Anytown Grange`."""
        return (
            j > i
            and self.tokens[j].bare in _HOUSES
            and gender(fold(self.tokens[j - 1].bare)) is None
        )

    def _rescue(self, i: int, j: int) -> bool:
        """Whether a name ends in `Fire and Rescue`, without the word that says what it is."""
        return (
            j > i + 2
            and self.tokens[j].bare.capitalize() == "Rescue"
            and self.tokens[j - 1].low in ("and", "&")
            and self.tokens[j - 2].bare.capitalize() == "Fire"
        )

    def _service(self, j: int) -> int | None:
        """Return where `fire and rescue service` in small letters after a place ends."""
        if self.tokens[j].text not in ("fire", "ambulance"):
            return None
        stop = j + 1
        while stop < min(len(self.tokens), j + 5) and self._close(stop):
            word = self.tokens[stop].text
            if word in ("service", "brigade"):
                return stop + 1
            if word not in ("and", "rescue"):
                return None
            stop += 1
        return None

    def _shouted(self, i: int) -> bool:
        """Whether a word opens a sentence in capitals, as the first word of a story does."""
        token = self.tokens[i]
        after = self.tokens[i + 1] if self._close(i + 1) else None
        return (
            (i == 0 or (i == 1 and self.tokens[0].low in DETERMINERS))
            and len(token.bare) > 2
            and token.bare.isupper()
            and token.bare not in BODY_NAMES
            and after is not None
            and after.text.islower()
            and after.low not in BOUNDARY
            and after.low not in ("have", "will", "were", "are", "must", "can")
            and not self._named_below(i)
        )

    def _named_below(self, i: int) -> bool:
        """Whether a word in capitals begins a name: `ANYTOWN and Otherdale Police`."""
        first = self.tokens[i].bare
        if first in BODY_NAMES or not first.isupper():
            return False
        if self.tokens[i + 1].low not in ("and", "of", "upon") or not self._close(i + 2):
            return False
        low, high = self.tokens[i].start + len(first), self.tokens[i + 2].end
        name = first.title() + self.text[low:high]
        one = _ONE.match(self.text, self.tokens[i + 2].start, self.stop)
        return one is not None or self.text.find(name, 0, _OPENED) >= 0

    @staticmethod
    def _head(token: Token) -> bool:
        return token.bare in BODY_HEADS | _COMPANIES or (
            token.bare.isupper() and token.bare.capitalize() in BODY_HEADS
        )

    def _head_follows(self, j: int) -> bool:
        return (
            j + 1 < len(self.tokens)
            and self._close(j + 1)
            and any(self._head(token) for token in self.tokens[j + 1 : j + 4] if token.capital)
        )

    def _owns(self, j: int) -> bool:
        """Whether a possessive stands before what it owns: `Anytown’s Police and Crime …`."""
        return self._close(j + 1) and self.tokens[j + 1].bare in ("Police", "Fire", "Chief")

    def _thing(self, j: int) -> bool:
        """Whether a thing of the police follows, and so no body: `Anytown police station`."""
        return self._close(j) and self.tokens[j].low in (
            "station", "stations", "cells", "car", "cars", "van", "dog", "box", "tax", "house",
        )  # fmt: skip

    def _fire(self, j: int) -> bool:
        """Whether `and` links two words of one body: `Fire and Rescue Service`."""
        return j + 1 < len(self.tokens) and self.tokens[j + 1].bare in (
            "Rescue",
            "Fire",
            "Crime",
            "Constabulary",
            "Social",
            "Communities",
            "Families",
            "Safety",
            "Skills",
        )

    def _acronym(self, token: Token) -> bool:
        bare = token.bare
        if bare in BODY_NAMES:
            return True
        return (
            3 <= len(bare) <= 8
            and bare.isupper()
            and bare.isalpha()
            and bare.lower() not in ROLE_HEADS
            and (bare.capitalize() not in BODY_HEADS and bare.capitalize() not in NO_NAME)
            and bare not in ("PEEL", "ENDS")
        )
