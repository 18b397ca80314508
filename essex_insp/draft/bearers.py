"""Whom a grade was given to: the bodies of its sentence, else the one that is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from essex_insp.draft.mentions import Mention
from essex_insp.draft.names import Names, inspects
from essex_insp.draft.text import Text

_JOINT = re.compile(
    r"(?:[\s,]|[’']s?|\b(?:and|the|both|but not|alongside|as well as)\b)*", re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:to|for|at|on|about|of|makes?|made|rated|graded|judged|gave|awarded)\W+(?:the )?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|from|than|unlike|like|with|outside|near|including)\s+(?:the )?$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|most|many|several|some|no|all|other|few|both|half|per cent of|% of)"
    r"(?:\s+(?:out )?of(?: the)?(?: \d+)?)?(?:\s+[a-z&-]+){0,4}?\s+(?:forces|services|schools|authorities|councils|homes|"
    r"hospitals|trusts|providers|prisons|constabularies|academies|nurseries|brigades)\b[^.;]{0,40}$|"
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|most|many|several|some)\s+"
    r"(?:(?:were|was)\s+(?:(?:rated|graded|judged)\s+)?(?:as\s+)?|as\s+)$|"
    r"\b(?:authorities|forces|services|schools|homes|trusts|hospitals|prisons|areas|aspects)\s+"
    r"(?:(?:that|which)\s+(?:were|are|was)\s+)?(?:rated|judged|graded|deemed|labelled|found)\s+"
    r"(?:to be\s+|as\s+)?$",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:areas?|aspects|categories)\b|\b(?:one|two|three|four|five|six|seven) (?:was|were)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"\b(?:the|police|constabulary|force|service|council)\b|[’']s\b")
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}"
_JOINT_NAME = re.compile(
    rf"(?P<one>{_NAME}) (?:and|&) (?P<two>{_NAME}) (?P<kind>Police|Constabulary)"
)
_ONE_FORCE = frozenset(["Devon", "Avon"])
_FORCES = re.compile(rf"\b(?P<one>{_NAME}) and (?P<two>{_NAME}) (?:police )?forces\b")


class Bearers:
    """The bodies of a text that may bear a grade.

    Args:
        text: The text.
        names: Who is named in it.
    """

    def __init__(self, text: Text, names: Names) -> None:
        self._text, self._names = text.read, names
        found = [one for one in names.mentions if one.kind == "body" and one.body]
        single = [part for one in found if not inspects(one.body or "") for part in _parts(one)]
        self._bodies = sorted([*single, *_plural(text.read)], key=lambda one: one.start)
        self._starts = [one.start for one in self._bodies]

    def masked(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where bodies, inspectorates among them, are named between two places."""
        return [
            (one.start, one.end)
            for one in self._names.within(start, end)
            if one.kind in ("body", "group")
        ]

    def of(
        self, low: int, start: int, end: int, high: int, paragraph: int
    ) -> tuple[str | None, ...]:
        """Return the bodies that a grade was given to.

        Args:
            low: Where its sentence starts.
            start: Where the grade starts.
            end: Where it ends.
            high: Where the sentence ends.
            paragraph: Where the paragraph starts.
        """
        before = self._within(low, start)
        while before and _BY.search(self._text[max(low, before[-1].start - 16) : before[-1].start]):
            before.pop()
        if before:
            return self._joined(before)
        after = self._within(end, high)
        if after and _TO.search(self._text[max(end, after[0].start - 12) : after[0].start]):
            return tuple(dict.fromkeys(one.body for one in after[:1]))
        earlier = self._within(paragraph, low)
        if earlier:
            group = self._joined(earlier)
            return group if len(group) == 1 else (self._names.inspected,)
        return (self._names.inspected,)

    def within(self, start: int, end: int) -> list[str]:
        """Return the bodies that are named between two places."""
        return [one.body for one in self._within(start, end) if one.body]

    def unnamed(self, low: int, start: int) -> bool:
        """Whether a grade went to a number of bodies that are not named: `36 forces as good`."""
        return (
            _COUNTED.search(self._text[max(low, start - 90) : start].rstrip("‘'“\" ") + " ")
            is not None
        )

    def areas_of(self, low: int, start: int) -> bool:
        """Whether the number is one of areas, not of bodies: `areas that were rated good`."""
        before = self._text[max(low, start - 90) : start]
        return _AREAS.search(before) is not None

    def _within(self, start: int, end: int) -> list[Mention]:
        return self._bodies[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _joined(self, bodies: list[Mention]) -> tuple[str | None, ...]:
        """The last body, with those that are joined to it."""
        group = [bodies[-1]]
        for one in reversed(bodies[:-1]):
            between = self._text[one.end : group[-1].start]
            if not _JOINT.fullmatch(between):
                break
            group.append(one)
        return tuple(dict.fromkeys(one.body for one in reversed(group)))


def _parts(mention: Mention) -> list[Mention]:
    """The forces that one mention names: `North Anytown and South Anytown Police`."""
    joint = _JOINT_NAME.fullmatch(mention.body or "")
    if joint is None or joint["one"].split()[0] in _ONE_FORCE:
        return [mention]
    return [replace(mention, body=f"{joint[at]} {joint['kind']}") for at in ("one", "two")]


def _plural(text: str) -> list[Mention]:
    """The forces of `Anytown and Othertown police forces`."""
    return [
        Mention("body", *match.span(at), body=f"{match[at]} Police")
        for match in _FORCES.finditer(text)
        for at in ("one", "two")
    ]


def one_body(one: str | None, two: str | None) -> bool:
    """Whether two names may mean one body: `Force A Police`, `Force A Constabulary`; or none is given.

    Args:
        one: A name.
        two: Another.
    """
    return one is None or two is None or _bare(one) == _bare(two)


def _bare(name: str) -> str:
    return _KIND.sub("", name.casefold()).strip()
