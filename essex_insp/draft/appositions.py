"""What is said of a person right after the name: `Jane Example, chair of the panel,`."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.complements import KINDS
from essex_insp.draft.mentions import AFTER_NAMES, Mention
from essex_insp.draft.relatives import Relatives
from essex_insp.draft.roles import BOUNDARY
from essex_insp.draft.words import (
    BODY_NOUNS,
    ROLE_HEADS,
)

# Words before a role that are no part of it.
PASSING = frozenset(
    ["new", "own", "current", "outgoing", "former", "then", "late", "now", "permanent", "own"]
)


class Appositions(Relatives):
    """A sentence in which names go on into roles and bodies."""

    def _second(self, stop: int) -> int:
        """Go on over a second role: `, inspector of one thing and inspector of another`."""
        if not (self._close(stop) and self.tokens[stop].low == "and" and self._close(stop + 1)):
            return stop
        role = self._role(stop + 1)
        return stop if role is None else self._complement(role, before_name=False)[0]

    def _is(self, at: int) -> bool:
        """Whether a role stands at a word, or after an article there: `is the chief constable`."""
        at += self.tokens[at].low in ("the", "a", "an", "also", "now")
        return at < len(self.tokens) and self._role(at) is not None

    def _pauses(self, at: int) -> bool:
        """Whether a comma stands before a word."""
        return at < len(self.tokens) and self._gap(at).startswith(",")

    def _party(self, person: Mention, at: int) -> tuple[int, Mention]:
        """Go over a party or a ward in brackets that more follows: `Cllr Jane Example (Lab),`."""
        if self._gap(at) != " (" or self._role(at) is not None:
            return at, person
        for stop in range(at + 1, min(len(self.tokens), at + 6)):
            gap = self._gap(stop)
            if ")" in gap:
                known = gap.startswith("), ") and not self.tokens[at].text.isdigit()
                inner = self.tokens[stop - 1]
                return (stop, replace(person, end=inner.end + 1)) if known else (at, person)
        return at, person

    def _apposed(self, person: Mention, end: int) -> tuple[Mention, int]:
        """Read what is said of a person right after the name, between commas or not."""
        while (
            self._close(end)
            and self.tokens[end].text in AFTER_NAMES
            and not (self._close(end + 1) and self.tokens[end + 1].capital)
        ):
            # `Jane Example MP`, `Kit Example QPM`
            letters = self.tokens[end]
            role = person.role or (letters.text if letters.low in ROLE_HEADS else None)
            person, end = replace(person, end=letters.end, role=role, weak=False), end + 1
        at = end
        if at >= len(self.tokens) or self.tokens[at - 1].possessive:
            return person, at
        at, person = self._party(person, at)
        gap = self._gap(at)
        if at > end:
            gap = gap.replace(")", "", 1)
        if gap.strip(" ") not in (",", "", "(", "-", "–", "—", ", ("):
            return person, at
        if (
            re.fullmatch(r"\d{2}", self.tokens[at].text)
            and "," in gap
            and at + 1 < len(self.tokens)
        ):
            at += 1
            gap = self._gap(at)
        is_role = self.tokens[at].low == "is" and gap == " "
        is_role = is_role and self._close(at + 1) and self._is(at + 1)
        joined = is_role or self.tokens[at].low in ("of", "from", "for")
        if gap.strip(" ") == "" and not joined:
            return person, end
        if self.tokens[at].low == "who":
            relative = self._relative(person, at)
            if relative is not None:
                return relative
        if self.tokens[at].low in ("and", "but", "or", "while", "as"):
            return person, end
        first = at
        while (
            at < len(self.tokens)
            and at < first + 3
            and not (self._close(at + 1) and self.tokens[at + 1].low == "majesty")
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
            kind = at
            while kind < len(self.tokens) and kind < at + 3 and self.tokens[kind].text.islower():
                kind += 1
                named = kind < len(self.tokens) and self.tokens[kind].capital
                if self.tokens[kind - 1].low in KINDS and named:
                    # `of the charity Help`, `from the campaign group Help Now`
                    at = kind
                    break
            if at < len(self.tokens) and self.tokens[at].low in ("her", "his"):
                # `of Her Majesty’s Inspectorate`, and those who write `Inspector` for it.
                held = self._role(at)
                if held is not None:
                    stop, _, _ = self._complement(held, before_name=False)
                    return replace(
                        person, end=self.tokens[stop - 1].end, role=self._span(at, stop)
                    ), stop
            body = self._body(at) if at < len(self.tokens) else None
            common = body is None and at < len(self.tokens) and self.tokens[at - 1].low == "the"
            if common and self.tokens[at].low in BODY_NOUNS and self._pauses(at + 1):
                # `Jane Example, of the union,`
                union = self.tokens[at]
                return replace(person, end=union.end, noun=union.low, weak=False), at + 1
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
        organisation: str | None = None
        noun: str | None = None
        body = self._body(at)
        begin = at
        if body is not None and body < len(self.tokens) and self._close(body):
            organisation, begin = self._span(at, body), body
        elif self.tokens[at].low in BODY_NOUNS and self.tokens[at].possessive:
            noun = self.tokens[at].low
            begin = at + 1
        elif self._place(at) or (self.tokens[at].possessive and self.tokens[at].capital):
            # `the county’s commissioner`, `Anytown’s commissioner`
            begin = at + 1
        while (
            begin + 1 < len(self.tokens)
            and self.tokens[begin].low in PASSING
            and self._close(begin + 1)
        ):
            begin += 1
        role_start, role_end = begin, None
        for offset in range(5):
            if begin + offset >= len(self.tokens) or (offset and not self._close(begin + offset)):
                break
            if self.tokens[begin + offset].low in BOUNDARY:
                break
            role_end = self._role(begin + offset)
            if role_end is not None:
                break
        if role_end is None:
            return person, end
        if self._close(role_end) and first == begin and self._name(role_end):
            # `On Radio Anytown, chairman Kit Roe said`: the role is the next one’s.
            return person, end
        stop, found, cut = self._complement(role_end, before_name=False)
        role = self._span(role_start, cut)
        stop, role = self._listed(role_start, stop, role) if not found else (stop, role)
        stop = self._second(stop)
        if person.role is not None and person.title is None:
            # A second role after a rank: the person is one, and the rank stands.
            role = person.role
        return (
            replace(
                person, end=self.tokens[stop - 1].end, role=role, noun=noun or person.noun,
                organisation=organisation or found or person.organisation, weak=False,
            ),
            stop,
        )  # fmt: skip
