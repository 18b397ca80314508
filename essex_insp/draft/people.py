"""Who is mentioned in a sentence of narration: people with roles, bodies, and pronouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from essex_insp.draft.forenames import gender
from essex_insp.draft.words import (
    BODY_HEADS,
    BODY_NAMES,
    BODY_NOUNS,
    DESCRIBING,
    INSPECTORS,
    NO_NAME,
    PARTICLES,
    PRONOUNS,
    REPORTS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    TITLE_ROLES,
    TITLES,
)
from essex_insp.names import fold

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "one", "another", "this", "that"])
# Words before a role that are no part of it.
_PASSING = frozenset(["new", "own", "current", "outgoing", "former", "then", "late", "now", "permanent", "own"])
# Heads of a body's name that `of …` or `for …` goes on.
_FOLLOWED = frozenset(
    ["Ministry", "Department", "Inspectorate", "Office", "Association", "University", "Institute", "Board"]
)
_COMPLEMENT = frozenset(["of", "for", "at", "in", "on", "with", "to", "from", "and"])
_BOUNDARY = (
    frozenset(["who", "which", "whose", "whom", "that", "when", "as", "said", "says", "added", "told", "is", "was", "has", "had"])
    | DESCRIBING
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


def scan(text: str, start: int, end: int) -> list[Mention]:
    """Return the mentions of a sentence, in order.

    Args:
        text: The text that the sentence is part of.
        start: Where it starts.
        end: Where it ends.
    """
    return _Sentence(text, start, end).mentions()


class _Sentence:
    """The words of a sentence, read from the left."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.stop = text, start, end
        self.tokens = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(self.tokens):
            mention, after = self._mention(i)
            if mention is None or after <= i:
                i += 1
                continue
            found.append(mention)
            i = after
        return found

    def _gap(self, i: int) -> str:
        """What stands between word `i` and the word before it."""
        return self.text[self.tokens[i - 1].end : self.tokens[i].start] if i else ""

    def _close(self, i: int) -> bool:
        """Whether word `i` exists and only a space parts it from the word before."""
        return (
            i < len(self.tokens)
            and self._gap(i).strip(" .") == ""
            and "\n" not in self._gap(i)
            and ("." not in self._gap(i) or len(self.tokens[i - 1].text) <= 4)
        )

    def _mention(self, i: int) -> tuple[Mention | None, int]:
        token = self.tokens[i]
        if token.text.lower() in PRONOUNS:
            pronoun = PRONOUNS[token.text.lower()]
            return Mention("pronoun", token.start, token.end, gender=pronoun), i + 1
        named = self._titled(i)
        if named[0]:
            return named
        first = i
        if token.low in _DETERMINERS and i + 1 < len(self.tokens) and self._close(i + 1):
            if self.tokens[i + 1].low not in ("majesty", "majesty's", "majesty’s"):
                i += 1
            adjective = i
            while (
                adjective < min(len(self.tokens) - 1, i + 2)
                and self._close(adjective + 1)
                and (
                    self.tokens[adjective].text.islower()
                    and not self._role(adjective)
                    and self.tokens[adjective].low not in BODY_NOUNS
                )
            ):
                adjective += 1
                if self.tokens[adjective].low in REPORTS | INSPECTORS:
                    i = adjective
                    break
        mention, after = self._phrase(i, first)
        if mention is None and first != i:
            return None, first + 1
        return mention, after

    def _phrase(self, i: int, first: int) -> tuple[Mention | None, int]:
        """Read a role, a body or a name that starts at word `i`; a determiner may stand before."""
        begin = self.tokens[first].start
        organisation: str | None = None
        noun: str | None = None
        body_end = self._body(i)
        at = i
        if body_end is not None:
            organisation = self._span(i, body_end)
            at = body_end
        elif self.tokens[i].low in BODY_NOUNS and not self._role(i):
            noun, at = self.tokens[i].low, i + 1
        skip = at
        while (
            at > i
            and skip < len(self.tokens)
            and self._close(skip)
            and self.tokens[skip].low in _PASSING
        ):
            skip += 1
        role_end = (
            self._role(skip)
            if skip < len(self.tokens) and (skip == i or self._close(skip))
            else None
        )
        if at == i and role_end is None:
            lead = i
            while (
                lead < len(self.tokens)
                and self.tokens[lead].low in _PASSING
                and self._close(lead + 1)
            ):
                lead += 1
            if lead != i and (role_end := self._role(lead)):
                skip = lead
        if role_end is not None:
            return self._role_mention(begin, skip, role_end, organisation, noun, first != i)
        if organisation is not None or noun is not None:
            if (
                organisation
                and at < len(self.tokens)
                and self.tokens[at - 1].possessive
                and self._close(at)
            ):
                name_end = self._name(at)
                if name_end and name_end - at >= 2:
                    person = self._person(begin, at, name_end)
                    return replace(person, organisation=organisation), name_end
            end = self.tokens[at - 1].end
            if (
                noun is not None
                and first == i
                and not self.tokens[i].capital
                and noun not in ("inspectors", "police", "officers", "ministers", "campaigners")
            ):
                return None, i + 1
            return Mention("body", begin, end, organisation=organisation, noun=noun), at
        name_end = self._name(i)
        if name_end is None:
            return None, i + 1
        person = self._person(begin, i, name_end)
        return self._apposed(person, name_end)

    # Names

    def _titled(self, i: int) -> tuple[Mention | None, int]:
        """Read a title and the name after it: `Mr Example`, `Cllr Jane Example`."""
        low = self.tokens[i].low
        if (
            not self.tokens[i].capital
            or (low not in TITLES and low not in TITLE_ROLES)
            or not self._close(i + 1)
        ):
            return None, i
        end = self._name(i + 1, least=1)
        if end is None:
            return None, i
        whole = end - i > 2
        pronoun = TITLES.get(low)
        name = self._span(
            i + 1
            if (
                whole
                and low
                not in ("sir", "dame", "lord", "lady", "baroness", "baron", "dr", "prof", "rev")
            )
            or low in TITLE_ROLES
            else i,
            end,
        )
        role = self.tokens[i].text if low in TITLE_ROLES else None
        person = Mention(
            "person", self.tokens[i].start, self.tokens[end - 1].end, name, role,
            gender=pronoun or (gender(fold(self.tokens[i + 1].bare)) if whole else None), title=low,
        )  # fmt: skip
        return self._apposed(person, end)

    def _name(self, i: int, least: int = 2) -> int | None:
        """Return where the name that starts at word `i` ends, if one does."""
        end, capitals = i, 0
        while end < min(len(self.tokens), i + 7) and (end == i or self._close(end)):
            token = self.tokens[end]
            if token.capital and self._namely(token):
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

    def _namely(self, token: Token) -> bool:
        bare = token.bare
        if (
            bare in NO_NAME
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

    def _span(self, i: int, end: int) -> str:
        last = self.tokens[end - 1]
        return self.text[self.tokens[i].start : last.start + len(last.bare)]

    def _person(self, begin: int, i: int, end: int) -> Mention:
        known = gender(fold(self.tokens[i].bare)) if end - i > 1 else None
        last = self.tokens[end - 1]
        return Mention(
            "person", begin, last.end, self._span(i, end), gender=known, weak=known is None
        )

    # Bodies

    def _body(self, i: int) -> int | None:
        """Return where the body's name that starts at word `i` ends, if one does."""
        token = self.tokens[i]
        if not token.capital:
            return None
        if self._role(i):
            return None
        if (
            token.bare in ("Force", "Council")
            and self._close(i + 1)
            and len(self.tokens[i + 1].bare) == 1
        ):
            return i + 2
        if (
            token.bare in ("HMP", "HMYOI", "YOI", "RAF")
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
                if j > i and not linked and self._role(j) and best is not None:
                    break
                linked = False
                if (self._head(token) and (j > i or self._of(j))) or self._acronym(token):
                    best = j + 1
                    if token.bare in _FOLLOWED and self._of(j):
                        j = best = self._tail(j)
                        continue
                    if self._acronym(token) and j == i and not self._head_follows(j):
                        break
                if token.possessive and best == j + 1:
                    break
            elif token.low in ("and", "of", "for", "upon", "on", "the", "in", "&") and j > i:
                if best is not None and token.low == "and" and not self._fire(j):
                    break
                if best is not None and token.low in ("in", "on", "for"):
                    break
                linked = True
            else:
                break
            j += 1
        if (
            best is not None
            and self.tokens[i].bare in NO_NAME
            and self.tokens[i].bare
            not in (
                "North",
                "South",
                "East",
                "West",
                "Great",
                "New",
                "London",
                "Police",
                "Northern",
                "County",
                "City",
                "Green",
                "Park",
                "Hill",
                "Bridge",
                "Market",
                "Upper",
                "Lower",
                "Criminal",
                "Crime",
                "Scotland",
                "England",
                "Wales",
                "Valley",
            )
        ):
            return None
        return best

    @staticmethod
    def _head(token: Token) -> bool:
        return token.bare in BODY_HEADS or (
            token.bare.isupper() and token.bare.capitalize() in BODY_HEADS
        )

    def _tail(self, j: int) -> int:
        """Return where `of Justice`, `for Education` after the head at word `j` ends."""
        stop = j + 2
        while (
            stop < min(len(self.tokens), j + 8)
            and self._close(stop)
            and (self.tokens[stop].capital or self.tokens[stop].low in ("and", "the"))
        ):
            if stop > j + 2 and self._role(stop):
                break
            stop += 1
            if self.tokens[stop - 1].possessive:
                break
        while self.tokens[stop - 1].low in ("and", "the", "of", "for"):
            stop -= 1
        return stop

    def _of(self, j: int) -> bool:
        """Whether `of` or another head follows a head that opens a name: `Police Scotland`."""
        if (
            j + 2 < len(self.tokens)
            and self._close(j + 1)
            and self._close(j + 2)
            and self.tokens[j].bare in _FOLLOWED
        ):
            if self.tokens[j + 1].text in ("of", "for") and (
                self.tokens[j + 2].capital or self.tokens[j + 2].low == "the"
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

    def _head_follows(self, j: int) -> bool:
        return (
            j + 1 < len(self.tokens)
            and self._close(j + 1)
            and any(self._head(token) for token in self.tokens[j + 1 : j + 4] if token.capital)
        )

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

    # Roles

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
            elif low in ROLE_MODIFIERS or token.text.lower() in ROLE_MODIFIERS or (low in ("and", "&") and j > i and end is None):
                pass
            else:
                break
            j += 1
        return end

    def _role_mention(
        self,
        begin: int,
        i: int,
        end: int,
        organisation: str | None,
        noun: str | None,
        determined: bool,
    ) -> tuple[Mention | None, int]:
        role_end, body = self._complement(i, end, before_name=True)
        role = self._span(i, end if body else role_end)
        organisation = organisation or body
        pronoun = {"man": "he", "woman": "she"}.get(self.tokens[end - 1].low[-5:].removeprefix("es").removeprefix("s")[-5:])
        if self.tokens[end - 1].low.endswith("swoman") or self.tokens[end - 1].low in (
            "mother",
            "mum",
            "chairwoman",
            "daughter",
            "sister",
            "widow",
        ):
            pronoun = "she"
        elif self.tokens[end - 1].low.endswith(("sman", "rman")) or self.tokens[end - 1].low in (
            "father",
            "dad",
            "son",
            "brother",
        ):
            pronoun = "he"
        at = role_end
        gap = self._gap(at) if at < len(self.tokens) else ""
        if at < len(self.tokens) and (self._close(at) or gap == ", "):
            titled = self._titled(at)[0] if self.tokens[at].low in TITLES else None
            name_start = (
                at + 1
                if titled
                and not self.tokens[at].low.startswith(
                    ("sir", "dame", "lord", "baron", "lady", "dr", "prof")
                )
                else at
            )
            name_end = self._name(
                at + 1 if titled else at, least=1 if titled or self._close(at) else 2
            )
            if name_end is not None and not self._body(at):
                last = self.tokens[name_end - 1]
                single = name_end - (at + 1 if titled else at) == 1
                known = None if single else gender(fold(self.tokens[at + 1 if titled else at].bare))
                known = known or (titled.gender if titled else None) or pronoun
                name = self._span(at if titled and single else name_start, name_end)
                mention = Mention(
                    "person", begin, last.end, name, role, organisation, known, noun=noun
                )
                return self._apposed(mention, name_end)
        mention = Mention(
            "role",
            begin,
            self.tokens[role_end - 1].end,
            None,
            role,
            organisation,
            pronoun,
            noun=noun,
        )
        if (
            mention.role
            and mention.role[0].islower()
            and not determined
            and organisation is None
            and noun is None
        ):
            return replace(mention, weak=True), role_end
        return mention, role_end

    def _complement(self, i: int, end: int, before_name: bool) -> tuple[int, str | None]:
        """Read `of …`, `for …`, `at …` after a role; return its end and the body in it, if any."""
        if end >= len(self.tokens) or not self._close(end):
            return end, None
        low = self.tokens[end].low
        if (
            low == "of"
            and end + 1 < len(self.tokens)
            and self.tokens[end + 1].low
            in (
                "constabulary",
                "police",
                "prisons",
                "probation",
                "schools",
                "education",
                "policing",
            )
            and not (self.tokens[end + 1].capital and self._of(end + 1))
        ):
            stop = end + 2
            while (
                stop < len(self.tokens)
                and self._gap(stop).strip(" &") == ""
                and self.tokens[stop].low in ("and", "fire", "rescue", "services", "service", "the")
            ):
                stop += 1
            return stop, None
        if low not in ("of", "for", "at", "with", "from", "in"):
            return end, None
        at = end + 1
        if at >= len(self.tokens):
            return end, None
        if self.tokens[at].low in ("the", "its", "a"):
            at += 1
        if at >= len(self.tokens) or not self._close(at):
            return end, None
        body = self._body(at)
        if body is not None:
            return body, self._span(at, body)
        stop, capitals = at, 0
        inner: str | None = None
        while stop < len(self.tokens) and (stop == at or self._close(stop)) and stop < at + 14:
            token = self.tokens[stop]
            if token.low in _BOUNDARY or (token.low in ("he", "she", "they", "it", "after")):
                break
            if token.low in ("at", "for", "of", "from", "with") and stop + 1 < len(self.tokens):
                later = stop + 1 + (self.tokens[stop + 1].low == "the")
                found = self._body(later) if later < len(self.tokens) else None
                if found is not None:
                    return found, self._span(later, found)
            if token.capital:
                capitals += 1
            stop += 1
        while stop > at and self.tokens[stop - 1].low in _COMPLEMENT | _DETERMINERS:
            stop -= 1
        if (
            self.tokens[end - 1].low.startswith("spokes")
            and capitals
            and low in ("for", "at", "from", "of")
        ):
            return stop, self._span(at, stop)
        if before_name and capitals >= 2 and low in ("of", "for"):
            run = stop
            while run > at and self.tokens[run - 1].capital and self._namely(self.tokens[run - 1]):
                run -= 1
            if stop - run >= 2 and run >= at and (stop - run >= 3 or run > at):
                stop -= 2
        elif before_name and low in ("in", "with", "from", "at") and inner is None:
            return end, None
        return (stop, inner) if stop > at else (end, None)

    # Appositions

    def _apposed(self, person: Mention, end: int) -> tuple[Mention, int]:
        """Read what is said of a person right after the name, between commas or not."""
        at = end
        if at >= len(self.tokens) or self.tokens[at - 1].possessive:
            return person, at
        gap = self._gap(at)
        if gap.strip(" ") not in (",", "", "(", "-", "–", "—", ", ("):
            return person, at
        if (
            re.fullmatch(r"\d{2}", self.tokens[at].text)
            and "," in gap
            and at + 1 < len(self.tokens)
        ):
            at += 1
            gap = self._gap(at)
        if gap.strip(" ") == "" and self.tokens[at].low not in ("of", "from", "for"):
            return person, end
        first = at
        while (
            at < len(self.tokens)
            and at < first + 3
            and self.tokens[at].low
            in (
                "the",
                "a",
                "an",
                "its",
                "his",
                "who",
                "is",
                "new",
                "their",
                "our",
                "also",
                "another",
                "then",
                "former",
                "now",
                "leads",
                "current",
            )
        ):
            at += 1
        if at >= len(self.tokens):
            return person, end
        if self.tokens[at].low in (
            "of",
            "from",
            "for",
            "at",
            "with",
            "representing",
        ) and at + 1 < len(self.tokens):
            at += 1
            if self.tokens[at].low in ("the", "local"):
                at += 1
            body = self._body(at) if at < len(self.tokens) else None
            if body is None and at < len(self.tokens) and self.tokens[at].capital:
                body = at
                while (
                    body < len(self.tokens)
                    and (body == at or self._close(body))
                    and self.tokens[body].capital
                ):
                    body += 1
            if body is None or person.organisation or body == at:
                return person, end
            person = replace(
                person, end=self.tokens[body - 1].end, organisation=self._span(at, body), weak=False
            )
            return (
                self._apposed(person, body)
                if person.role is None
                and self._gap(body if body < len(self.tokens) else 0).strip() == ","
                else (person, body)
            )
        if person.role is not None and person.title is None:
            return person, end
        organisation: str | None = None
        body = self._body(at)
        begin = at
        if body is not None and body < len(self.tokens) and self._close(body):
            organisation, begin = self._span(at, body), body
        elif self.tokens[at].low in BODY_NOUNS and self.tokens[at].possessive:
            begin = at + 1
        while (
            begin + 1 < len(self.tokens)
            and self.tokens[begin].low in _PASSING
            and self._close(begin + 1)
        ):
            begin += 1
        role_start, role_end = begin, None
        for offset in range(5):
            if begin + offset >= len(self.tokens) or (offset and not self._close(begin + offset)):
                break
            if self.tokens[begin + offset].low in _BOUNDARY:
                break
            role_end = self._role(begin + offset)
            if role_end is not None:
                break
        if role_end is None:
            return person, end
        stop, found = self._complement(role_start, role_end, before_name=False)
        role = self._span(role_start, role_end if found else stop)
        stop, role = self._listed(role_start, stop, role) if not found else (stop, role)
        return (
            replace(
                person, end=self.tokens[stop - 1].end, role=role,
                organisation=organisation or found or person.organisation, weak=False,
            ),
            stop,
        )  # fmt: skip

    def _listed(self, begin: int, stop: int, role: str) -> tuple[int, str]:
        """Go on over the commas of a portfolio: `cabinet member for housing, planning and safety`."""
        at = stop
        if at >= len(self.tokens) or self._gap(at) != ", " or not self.tokens[at].text[0].islower():
            return stop, role
        end = at
        linked = False
        while end < len(self.tokens) and end < at + 10:
            if end > at and not self._close(end) and self._gap(end) != ", ":
                break
            token = self.tokens[end]
            if token.low in _BOUNDARY or token.low in PRONOUNS or token.text[0].isupper():
                break
            if end > at and self._gap(end) == ", " and linked:
                break
            linked = linked or token.low == "and"
            end += 1
        if not linked or end >= len(self.tokens) or self._gap(end)[:1] != ",":
            return stop, role
        return end, self._span(begin, end)
