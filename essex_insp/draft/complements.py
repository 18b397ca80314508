"""What goes with a role: `of Anytown Council`, `for housing and planning at …`."""

from __future__ import annotations

import re

from essex_insp.draft.bodies import Bodies
from essex_insp.draft.heads import DETERMINERS
from essex_insp.draft.roles import BOUNDARY
from essex_insp.draft.words import FAMILY, TITLE_ROLES, TITLES

_COMPLEMENT = frozenset(["of", "for", "at", "in", "on", "with", "to", "from", "and"])
# What a body is, before its name.
KINDS = frozenset(
    ["charity", "group", "union", "network", "organisation", "trust", "tank", "firm", "service"]
)


# Who has one of these roles has it in a body that may have any name.
_OF_BODIES = frozenset(
    ["executive", "constable", "commissioner", "leader", "chair", "chairman", "chairwoman",
     "chairperson", "vice-chair", "governor", "headteacher", "principal", "president", "mayor",
     "founder", "owner", "vicar", "bishop", "trustee", "co-founder"]
)  # fmt: skip
_FIELDS = frozenset(
    ["police", "policing", "education", "health", "constabulary", "prisons", "schools", "governors",
     "probation", "housing", "justice", "crime", "fire", "care", "children's", "children’s",
     "staff", "transport", "finance", "state", "services"]
)  # fmt: skip
# What says when or where, and is no part of a role.
_ASIDE = frozenset(["in", "from", "since", "during", "until", "after", "on"])


_YEARS = re.compile(r"[\w-]{1,12}(?: or more)? (?:years|months|decades|days|weeks)\b")


class Complements(Bodies):
    """A sentence in which what follows a role is read."""

    def _complement(self, end: int, before_name: bool) -> tuple[int, str | None, int]:
        """Read `of …` after a role; return where it ends, a body in it, where the role ends."""
        if end >= len(self.tokens) or not self._close(end):
            return end, None, end
        low = self.tokens[end].low
        if (
            low == "of"
            and end + 1 < len(self.tokens)
            and self.tokens[end + 1].low
            in (
                "constabulary",
                "fire",
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
                and self.tokens[stop].low
                in ("and", "&", "fire", "rescue", "services", "service", "the")
            ):
                stop += 1
            while stop > end + 2 and self.tokens[stop - 1].low in ("and", "&", "the"):
                stop -= 1
            later = stop + 1 if self._close(stop) and self.tokens[stop].low in ("at", "for") else 0
            if later and later < len(self.tokens):
                later += self.tokens[later].low == "the"
                found = self._body(later) if later < len(self.tokens) else None
                if found is not None:
                    return found, self._span(later, found), stop
            return stop, None, stop
        if low not in ("of", "for", "at", "with", "from", "in", "on"):
            return end, None, end
        at = end + 1
        if at >= len(self.tokens):
            return end, None, end
        if self.tokens[at].low in ("the", "its", "a"):
            at += 1
        if at >= len(self.tokens) or not self._close(at):
            return end, None, end
        if low == "of" and _YEARS.match(self.text, self.tokens[at].start):
            # `a teacher of 20 years’ standing`
            return end, None, end
        body = self._body(at)
        if body is not None:
            return body, self._span(at, body), end
        kind = at
        while kind < min(len(self.tokens) - 1, at + 3) and self.tokens[kind].text.islower():
            kind += 1
            if self.tokens[kind - 1].low in KINDS and self.tokens[kind].capital:
                stop = kind
                while self._close(stop) and self.tokens[stop].capital:
                    stop += 1
                if stop > kind and self._close(kind):
                    # `chief executive of the charity Help Now`
                    return stop, self._span(kind, stop), end
        if low in ("of", "for", "at") and self._owned(end - 1):
            named = self._namesake(at)
            if named is not None:
                # `Chief Constable of Anytown`, `chief executive of Way On`: by its name alone.
                return named, self._span(at, named), end
        if low in ("at", "for", "in") and self.tokens[end - 1].low in FAMILY:
            # `a mother at the gates`
            return end, None, end
        stop, capitals = at, 0
        inner: str | None = None
        cut = end if self._placed(end) else 0
        while stop < len(self.tokens) and (stop == at or self._close(stop)) and stop < at + 14:
            token = self.tokens[stop]
            if token.low in BOUNDARY or (token.low in ("he", "she", "they", "it", "after")):
                break
            if token.low in ("at", "for", "of", "from", "with") and stop + 1 < len(self.tokens):
                later = stop + 1 + (self.tokens[stop + 1].low == "the")
                found = self._body(later) if later < len(self.tokens) else None
                if found is not None:
                    return found, self._span(later, found), cut or stop
                charity = self._charity(later)
                if charity is not None:
                    return charity[1], self._span(*charity), cut or stop
            if token.low == "at" and self.tokens[end - 1].low in FAMILY:
                # `a mother of two at the gates`
                break
            if token.low in _ASIDE and stop > at and not cut and self._placed(stop):
                cut = stop
            if before_name and stop > at and token.low == "the" and self._titles(stop + 1):
                # `chair of governors the Rev Kit Roe`
                return stop, None, cut or stop
            if before_name and stop > at and self._begins_name(stop):
                return stop, None, cut or stop
            if token.capital:
                capitals += 1
            stop += 1
        while stop > at and self.tokens[stop - 1].low in _COMPLEMENT | DETERMINERS:
            stop -= 1
        if (
            self.tokens[end - 1].low.startswith("spokes")
            and capitals
            and low in ("for", "at", "from", "of")
        ):
            return stop, self._span(at, stop), end
        if before_name and capitals >= 2 and low in ("of", "for"):
            run = stop
            while run > at and self.tokens[run - 1].capital and self._namely(self.tokens[run - 1]):
                run -= 1
            where = self.tokens[run - 1].low in ("in", "on", "at", "near", "from")
            if stop - run >= 2 and run >= at and (stop - run >= 3 or run > at) and not where:
                stop -= 2
        elif before_name and low in ("in", "with", "from", "at") and inner is None:
            return end, None, end
        return (stop, inner, min(cut or stop, stop)) if stop > at else (end, None, end)

    def _titles(self, at: int) -> bool:
        """Whether a title that `the` stands before stands at a word: `the Rev Kit Roe`."""
        return self._close(at + 1) and self.tokens[at].low in ("rev", "revd", "reverend", "hon")

    def _begins_name(self, stop: int) -> bool:
        """Whether a person's name begins after small letters: `chair of governors Jane Example`."""
        token = self.tokens[stop]
        if not token.capital or self.tokens[stop - 1].capital or not self._close(stop + 1):
            return False
        if (
            self.tokens[stop - 1].low in _COMPLEMENT | DETERMINERS
            or not self.tokens[stop + 1].capital
        ):
            return False
        titled = token.low in TITLES or token.low in TITLE_ROLES
        return titled or (self._namely(token) and self._namely(self.tokens[stop + 1]))

    def _placed(self, at: int) -> bool:
        """Whether `in October`, `in Anytown` or `from the Anytown area` stands at a word."""
        low, after = self.tokens[at].low, at + 1
        if low == "in":
            return after < len(self.tokens) and self.tokens[after].capital
        return low in _ASIDE

    def _charity(self, at: int) -> tuple[int, int] | None:
        """Return where the name of a body starts and ends that its kind stands before."""
        kind = at
        while kind < min(len(self.tokens) - 1, at + 3) and self.tokens[kind].text.islower():
            kind += 1
            if self.tokens[kind - 1].low in KINDS and self.tokens[kind].capital:
                stop = kind
                while self._close(stop) and self.tokens[stop].capital:
                    stop += 1
                return (kind, stop) if stop > kind else None
        return None

    def _owned(self, head: int) -> bool:
        """Whether a role is one of a body, and not of a field: no `Director of Nursing`."""
        low = self.tokens[head].low
        if low == "secretary":
            return head > 0 and self.tokens[head - 1].low in ("general", "branch", "regional")
        return low in _OF_BODIES and not (
            low == "constable" and not (head and self.tokens[head - 1].low == "chief")
        )

    def _namesake(self, at: int) -> int | None:
        """Return where a name of capitals ends that a role belongs to, if a clause ends there."""
        stop = at
        while (
            stop < len(self.tokens)
            and stop < at + 6
            and (stop == at or self._close(stop))
            and (
                self.tokens[stop].capital
                or (stop > at and self.tokens[stop].low in ("and", "&", "of", "the", "upon", "on"))
            )
        ):
            if self.tokens[stop].low in _FIELDS:
                return None
            stop += 1
        while stop > at and not self.tokens[stop - 1].capital:
            stop -= 1
        if stop == at or (self._close(stop) and self.tokens[stop].capital):
            return None
        # Names may run on into a person's: `chief executive of Anytown Jane Example`.
        pause = not self._close(stop) or self.tokens[stop].low in BOUNDARY
        return stop if pause and stop - at <= 3 else None
