"""Bodies in a sentence: `Anytown Fire and Rescue Service`, `the Ministry of Justice`."""

from __future__ import annotations

from essex_insp.draft.forenames import gender
from essex_insp.draft.heads import PARTS_OF_NAMES, Heads
from essex_insp.draft.inspectorates import named
from essex_insp.draft.tokens import Token
from essex_insp.draft.words import (
    BODY_HEADS,
    BODY_NAMES,
    NO_NAME,
    ROLE_HEADS,
    SURNAMES,
)
from essex_insp.matching import fold

# Heads of a body's name that `of …` or `for …` goes on.
_FOLLOWED_WORDS = """
Ministry Department Inspectorate Office Association University Institute Board
"""
_FOLLOWED = frozenset(_FOLLOWED_WORDS.split())
# What a company's name may end in, after the head of a body's name.
_COMPANY = frozenset(["Care", "Healthcare", "Homes", "Living", "Ltd", "Limited", "Holdings"])
_LOWER = frozenset(["police", "constabulary", "council"])
_ROYAL = frozenset(["Royal", "Metropolitan", "London", "Borough", "City", "County", "Police"])
# Common words that a body's name may open with.
_OPENING_WORDS = """
North South East West Great New London Police Northern County City Green Park Hill Bridge Market
Upper Lower Criminal Crime Scotland England Wales Valley
"""
_OPENING = frozenset(_OPENING_WORDS.split())
# `Scandal-hit Anytown Police`: the first word is no part of the name.
COMPOUND = ("-hit", "-fire", "-based", "-led", "-run", "-wide", "-born", "-educated", "-trained")


class Bodies(Heads):
    """A sentence in which bodies, and roles with their bodies, are read."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self._inspectorates = named(text, start, end)

    def _inspectorate(self, i: int) -> int | None:
        """Return where the full name of an inspectorate that starts at word `i` ends."""
        upto = self._inspectorates.get(self.tokens[i].start)
        if upto is None:
            return None
        while i < len(self.tokens) and self.tokens[i].start < upto:
            i += 1
        return i

    def _body(self, i: int) -> int | None:
        """Return where the body's name that starts at word `i` ends, if one does."""
        token = self.tokens[i]
        if not token.capital:
            return None
        inspectorate = self._inspectorate(i)
        if inspectorate is not None:
            return inspectorate
        if self._shouted(i):
            return None
        if self._role(i) or token.bare.endswith(COMPOUND) or self._lodger(i):
            return None
        if (
            token.bare in ("Force", "Council")
            and self._close(i + 1)
            and len(self.tokens[i + 1].bare) == 1
        ):
            return i + 2
        if (
            token.bare in ("HMP", "HMYOI", "YOI", "RAF", "Ysgol", "Coleg", "Cyngor", "Heddlu")
            and self._close(i + 1)
            and self.tokens[i + 1].capital
        ):
            j = i + 1
            while j < len(self.tokens) and self._close(j) and self.tokens[j].capital:
                j += 1
            return j
        best: int | None = None
        j, linked = i, False
        while j < len(self.tokens) and j < i + 12 and (j == i or self._close(j)):
            token = self.tokens[j]
            if token.capital:
                federated = self._head(token) and token.bare != "Police"
                if j > i and not (linked or federated) and self._role(j) and best is not None:
                    break
                if j > i and self._commissioner(j):
                    break
                linked = False
                named = self._head(token) and (j > i or self._of(j))
                if named or self._rescue(i, j) or self._house(i, j) or self._acronym(token):
                    best = j + 1
                    if self._close(j + 1) and self.tokens[j + 1].bare in ("Scotland", "Now"):
                        j, best = j + 1, j + 2
                    elif self._close(j + 1) and self.tokens[j + 1].bare in _COMPANY:
                        # `Anytown Lodge Care`: who runs the home, and no one of that name.
                        j, best = j + 1, j + 2
                        token = self.tokens[j]
                    elif token.bare in _FOLLOWED and self._of(j):
                        j = best = self._tail(j)
                        continue
                    if self._acronym(token) and j == i and not self._head_follows(j):
                        break
                if token.possessive and (best == j + 1 or self._owns(j)):
                    break
            elif token.low in ("and", "of", "for", "upon", "on", "the", "in", "&") and j > i:
                royal = self.tokens[i].bare == "HM" and any(
                    self._close(k) and self.tokens[k].bare in ("Service", "Services", "Customs")
                    for k in (j + 1, j + 2)
                )
                if best is not None and token.low in ("and", "&") and not (royal or self._fire(j)):
                    if j > i + 1 or (token.low == "and" and not self._named_below(i)):
                        break
                    best = None
                if token.low in ("and", "&") and self._close(j + 1) and self._role(j + 1):
                    # `Jane Example and Police and Crime Commissioner Kit Roe`
                    break
                if best is not None and token.low in ("in", "on", "for"):
                    break
                within = token.low == "of" and self.tokens[j - 1].bare in PARTS_OF_NAMES
                named = j - i >= 2 and self.tokens[i].bare not in _ROYAL and not within
                if best is None and j == i + 1 and token.low in ("of", "for", "in", "on"):
                    # `Assessment of Anytown Police`: what is done to a body, or its people.
                    named = self._about_one(self.tokens[i])
                if best is None and named and token.low in ("of", "for", "in", "on"):
                    # `Jane Example of the Anytown Union`: a person, and then a body.
                    break
                linked = True
            else:
                lower = token.text in _LOWER and not (linked or best or self._role(j))
                owned = self.tokens[j - 1].possessive
                if j > i and lower and not owned and not self._thing(j + 1):
                    # `the chief constable of Anytown police`, as some papers write it.
                    best = j + 1
                elif j > i and not (linked or best or owned):
                    best = self._service(j)
                break
            j += 1
        if (
            best is not None
            and self.tokens[i].bare in NO_NAME
            and self.tokens[i].bare not in _OPENING
        ):
            return None
        return best

    def _lodger(self, i: int) -> bool:
        """Whether a forename and a surname that is a kind of house stand at a word.

        `Kerry Lodge, who has twins in Year 4,`
        """
        if i + 2 >= len(self.tokens) or not self._close(i + 1) or "," not in self._gap(i + 2):
            return False
        after = self.tokens[i + 2]
        person = after.low in ("who", "whose", "aged") or (
            len(after.text) == 2 and after.text.isdigit()
        )
        return (
            person
            and self.tokens[i + 1].bare in SURNAMES
            and gender(fold(self.tokens[i].bare)) is not None
        )

    def _tail(self, j: int) -> int:
        """Return where `of Justice`, `for Education` after the head at word `j` ends."""
        stop = j + 2
        while (
            stop < min(len(self.tokens), j + 8)
            and self._close(stop)
            and (self.tokens[stop].capital or self.tokens[stop].low in ("and", "&", "the"))
        ):
            if stop > j + 2 and self._role(stop):
                break
            stop += 1
            if self.tokens[stop - 1].possessive:
                break
        while self.tokens[stop - 1].low in ("and", "&", "the", "of", "for"):
            stop -= 1
        return stop

    def _of(self, j: int) -> bool:
        """Whether `of` or another head follows a head that opens a name: `Police Scotland`."""
        if (
            (
                j + 2 < len(self.tokens)
                and self._close(j + 1)
                and self._close(j + 2)
                and self.tokens[j].bare in _FOLLOWED
            )
            and self.tokens[j + 1].text in ("of", "for")
            and (self.tokens[j + 2].capital or self.tokens[j + 2].low == "the")
        ):
            return True
        return (
            j + 1 < len(self.tokens)
            and self._close(j + 1)
            and (
                self.tokens[j + 1].bare in BODY_HEADS
                or self.tokens[j + 1].bare in ("Scotland", "Now")
            )
        )

    def _commissioner(self, j: int) -> bool:
        """Whether a role begins, not a body: `Anytown Police and Crime Commissioner`."""
        if self.tokens[j].bare != "Police" or not self._close(j + 1):
            return False
        end = self._role(j)
        return (
            end is not None
            and end - j > 2
            and self.tokens[end - 1].low.startswith("commissioner")
            and not self.tokens[end - 1].possessive
        )

    def _namely(self, token: Token) -> bool:
        bare = token.bare
        if (
            bare in NO_NAME
            or bare.endswith(COMPOUND)
            or bare in BODY_HEADS
            or bare in BODY_NAMES
            or any(c.isdigit() for c in bare)
        ):
            return False
        if token.low in ROLE_HEADS and token.low not in (
            "ms",
            "head",
            "constable",
            "member",
            "parent",
            "chancellor",
            "farmer",
            "warden",
            "son",
            "peer",
        ):
            return False
        return not (
            len(bare) > 1
            and bare.isupper()
            and "-" not in bare
            and not self.text[self.start : self.start + 200].isupper()
        )
