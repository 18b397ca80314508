"""What goes with a role: `of Anytown Council`, `for housing and planning at …`."""

from __future__ import annotations

from essex_insp.draft.bodies import DETERMINERS, Bodies
from essex_insp.draft.roles import BOUNDARY

_COMPLEMENT = frozenset(["of", "for", "at", "in", "on", "with", "to", "from", "and"])
# What a body is, before its name.
KINDS = frozenset(
    ["charity", "group", "union", "network", "organisation", "trust", "tank", "firm", "service"]
)


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
                and self.tokens[stop].low in ("and", "fire", "rescue", "services", "service", "the")
            ):
                stop += 1
            while stop > end + 2 and self.tokens[stop - 1].low in ("and", "the"):
                stop -= 1
            later = stop + 1 if self._close(stop) and self.tokens[stop].low in ("at", "for") else 0
            if later and later < len(self.tokens):
                later += self.tokens[later].low == "the"
                found = self._body(later) if later < len(self.tokens) else None
                if found is not None:
                    return found, self._span(later, found), stop
            return stop, None, stop
        if low not in ("of", "for", "at", "with", "from", "in"):
            return end, None, end
        at = end + 1
        if at >= len(self.tokens):
            return end, None, end
        if self.tokens[at].low in ("the", "its", "a"):
            at += 1
        if at >= len(self.tokens) or not self._close(at):
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
        stop, capitals = at, 0
        inner: str | None = None
        while stop < len(self.tokens) and (stop == at or self._close(stop)) and stop < at + 14:
            token = self.tokens[stop]
            if token.low in BOUNDARY or (token.low in ("he", "she", "they", "it", "after")):
                break
            if token.low in ("at", "for", "of", "from", "with") and stop + 1 < len(self.tokens):
                later = stop + 1 + (self.tokens[stop + 1].low == "the")
                found = self._body(later) if later < len(self.tokens) else None
                if found is not None:
                    return found, self._span(later, found), stop
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
            if stop - run >= 2 and run >= at and (stop - run >= 3 or run > at):
                stop -= 2
        elif before_name and low in ("in", "with", "from", "at") and inner is None:
            return end, None, end
        return (stop, inner, stop) if stop > at else (end, None, end)
