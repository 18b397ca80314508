"""The years and rounds that a paper names, and which of them a grade is stated for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.result import Rating
from essex_insp.questions.proof.reading import Reading

_TIME = re.compile(r"(?<![\d£.,-])(20[12]\d)(?:\s?[-–/]\s?(?:20)?(\d\d)(?!\d))?(?!\d|,\d)")
# What stands before a time that something is only set against, and beside one of an inspection.
_SINCE = re.compile(
    r"\b(?:since|from|than|with|to|last|previous|earlier|before)\b[^.;]{0,30}$", re.IGNORECASE
)
_INSPECTED = re.compile(
    r"inspect|report|peel|assess|round|grad|rat(?:ed|ing)|judg|publish", re.IGNORECASE
)
# What parts a grade from a time: it speaks of another grade, or of another time.
_PARTED = re.compile(
    r"[;:]|\b(?:from|than|since|before|until|after|compar\w+|now|today|current\w*|latest|same|"
    r"previous\w*)\b",
    re.IGNORECASE,
)
# What stands before a time that something came long after: `two years after the inspection of`.
_LATER = re.compile(
    r"\b(?:years?|months?|weeks?|long|soon|time) (?:after|before) "
    r"(?:the |its |that )?(?:\w+ ){0,2}$"
)
_OPENING = 3
"""Paragraphs of a paper that say what all of it is about."""


class Time(NamedTuple):
    """A year or a round that a paper names, and where."""

    start: int
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) + (f"-{self.last % 100:02}" if self.last > self.first else "")


class Times:
    """The years and rounds that a paper names."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._words = reading, reading.words
        self._all = [
            Time(match.start(), *span)
            for match in _TIME.finditer(reading.words)
            if (span := years("-".join(part for part in match.groups() if part)))
        ]
        self._paragraphs = [start for start, _, _ in reading.paragraphs]
        opening = reading.paragraphs[:_OPENING]
        times = self._told(0, opening[-1][1]) if opening else []
        known = times[:1] if len({time[1:] for time in times}) == 1 else []
        self._known: list[list[Time]] = []
        for start, end, heading in reading.paragraphs:
            self._known.append(known)
            known = (self.within(start, end) or known) if heading else known

    def within(self, start: int, end: int) -> list[Time]:
        """Return what is named in a stretch, in order."""
        return self._all[bisect_left(self._all, (start,)) : bisect_left(self._all, (end,))]

    def around(self, start: int) -> list[Time]:
        """Return what a sentence without a time of its own speaks of.

        That is the last time before it in its paragraph, else what the nearest heading above it
        names, else the one time that the opening of the paper names.
        """
        number = max(0, bisect_right(self._paragraphs, start) - 1)
        return self._told(self._paragraphs[number], start)[-1:] or self._known[number]

    def of(self, grade: Rating) -> Time | None:
        """Return the time that a grade is stated for; `None` where that is open."""
        start, end = self._reading.sentence(grade.start)
        named = self.within(start, end)
        if not named and grade.period == "current":
            named = self.around(start)
        elif grade.basis == "carried-over":
            named = named[:1]
        elif _PARTED.search(self._words, start, end) or len({time[1:] for time in named}) > 1:
            return self.beside(grade)
        return named[0] if named else None

    def beside(self, grade: Rating) -> Time | None:
        """Return the time that stands right after a grade and its area, or leads up to it."""
        start, end = self._reading.sentence(grade.start)
        stated = [other.start for other in self._reading.stated(start, end)]
        area = self._words[grade.area_start : grade.area_end]
        for time in self.within(grade.end, end)[:1]:
            between = self._words[grade.end : time.start]
            apart = any(grade.end <= other < time.start for other in stated)
            if not apart and not _PARTED.search(between) and "," not in between.replace(area, ""):
                return time
        for time in self.within(start, grade.start)[-1:]:
            led = self._words[time.start : grade.start]
            apart = any(time.start < other < grade.start for other in stated)
            before = self._reading.stated(start, time.start)
            free = not before or self.beside(before[-1]) != time
            lead = self._words[start : time.start]
            against = _SINCE.search(lead[-12:]) or _LATER.search(lead)
            if not apart and free and not against and not _PARTED.search(led):
                return time
        return None

    def _told(self, start: int, end: int) -> list[Time]:
        """The times of inspections in a stretch, without those that something is set against."""
        return [
            time
            for time in self.within(start, end)
            if not _SINCE.search(self._words[max(start, time.start - 50) : time.start])
            and _INSPECTED.search(
                self._words[max(start, time.start - 60) : min(end, time.start + 60)]
            )
        ]
