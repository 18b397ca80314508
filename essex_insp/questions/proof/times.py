"""Of which round a paper speaks at a place, and which rounds of the record that can be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.item import Reading

_TIME = re.compile(r"(?<![\d£.,-])(20[12]\d)(?:\s?[-–/]\s?(?:20)?(\d\d)(?!\d))?(?!\d|,\d|[-–]\d\d-)")
_YEAR = re.compile(r"\b20\d\d\b")
_OPENING = 3
"""Paragraphs of a paper that say what all of it is about."""


class Time(NamedTuple):
    """A year or a round that a paper names, and where."""

    start: int
    end: int
    first: int
    last: int

    def __str__(self) -> str:
        span = "" if self.first == self.last else f"-{self.last % 100:02}"
        return f"{self.first}{span}"


class Times:
    """The years and rounds that a paper names.

    Args:
        reading: The paper.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._all = [
            Time(*match.span(), *span)
            for match in _TIME.finditer(reading.words)
            if (span := years("-".join(part for part in match.groups() if part)))
        ]
        self._starts = [time.start for time in self._all]

    def within(self, start: int, end: int) -> list[Time]:
        """Return what is named in a stretch, in order."""
        return self._all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def around(self, start: int, end: int) -> list[Time]:
        """Return what a sentence without a time of its own speaks of, as what is before it says.

        That is the last time before it in its paragraph, else in the nearest heading above it,
        else all that the opening of the paper names.

        Args:
            start: Where the sentence starts.
            end: Where it ends.
        """
        heading: list[Time] = []
        for first, last, titles in self._reading.paragraphs:
            if first <= start < last or first > start:
                before = self.within(first, start)
                return before[-1:] or heading or self._opening
            if titles:
                heading = self.within(first, last) or heading
        return heading or self._opening

    @cached_property
    def _opening(self) -> list[Time]:
        opening = self._reading.paragraphs[:_OPENING]
        times = self.within(0, opening[-1][1]) if opening else []
        named = {(time.first, time.last): time for time in times}
        return list(named.values()) if len(named) == 1 else []


def of_time(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """Return the judgments that a year or a round can mean: of that round, or published then.

    Args:
        items: The judgments.
        time: What the paper names.
    """
    by_round, by_date = [], []
    for item in items:
        span = years(item.round) if item.round else None
        if span and span[0] <= time.last and time.first <= span[1]:
            by_round.append(item)
        elif any(
            time.first <= int(year) <= time.last
            for year in _YEAR.findall(f"{item.published or ''} {item.published_note or ''}")
        ):
            by_date.append(item)
    return [*by_round, *by_date]
