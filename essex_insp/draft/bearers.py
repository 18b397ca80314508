"""Whom a grade was given to: the bodies of its sentence, else the one that is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left

from essex_insp.draft.names import Mention, Names
from essex_insp.draft.text import Text

_JOINT = re.compile(r"(?:[\s,]|[’']s?|\b(?:and|the|both|but not|alongside|as well as)\b)*", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for|at|on|about|of|makes?|made|rated|graded|judged|gave|awarded)\W+(?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|from|than|unlike|like|with|outside|near|including)\s+(?:the )?$", re.IGNORECASE)
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


class Bearers:
    """The bodies of a text that may bear a grade.

    Args:
        text: The text.
        names: Who is named in it.
    """

    def __init__(self, text: Text, names: Names) -> None:
        self._text, self._names = text.read, names
        self._bodies = [
            one
            for one in names.mentions
            if one.kind == "body" and one.body and one.body != names.inspectorate
        ]
        self._starts = [one.start for one in self._bodies]

    def masked(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where bodies, inspectorates among them, are named between two places."""
        return [
            (one.start, one.end)
            for one in self._names.mentions
            if one.kind in ("body", "group") and start <= one.start < end
        ]

    def of(self, low: int, start: int, end: int, high: int, paragraph: int) -> tuple[str | None, ...]:
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

    def unnamed(self, low: int, start: int) -> bool:
        """Whether a grade went to a number of bodies that are not named: `36 forces as good`."""
        return _COUNTED.search(self._text[max(low, start - 90) : start].rstrip("‘'“\" ") + " ") is not None

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
