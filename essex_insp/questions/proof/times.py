"""The times that a paper names: years, rounds, the newest one, and `a year earlier`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import pattern

# A year or a round; the newest round; `a year earlier`, which is told from the time before it.
_TIME = (
    r"(?<![\d£.,-])(?P<year>20[12]\d)(?:\s?[-–/]\s?(?:20)?(?P<last>\d\d)(?!\d))?(?!\d|,\d)|"
    r"\b(?P<newest>now|today|currently|at present|(?:latest|most recent|last)(?: \w+){0,2} "
    r"(?:{report}|rounds?|peel|{grade}))\b|"
    r"\b(?P<count>an?|the|{number}) (?:years?|rounds?|inspections?) "
    r"(?:(?P<back>earlier|before|previously)|later|on\b(?! the)|after(?=\W*$|[,.;])|(?P<ago>ago))\b"
)
# What holds in all rounds of a span: `in each round from 2015 to 2017`
_EVERY = re.compile(
    r"(?:\b(?:each|every|all)(?: \w+)? (?:rounds?|years?|inspections?|time|reports?)|"
    r"\b(?:in a row|running|throughout|consecutive\w*|always|ever))\b[^.;]{0,20}?"
    r"\b(?:from|between|(?P<since>since))\W+$",
    re.IGNORECASE,
)
_UPTO = re.compile(r"\W+(?:to|and|until|through)\W+")
_NEAR = 60
LAST = 2099  # of what is told `since` a year
_NUMBERS = lexicon.load("grading")["number"]  # digits, then `one` and what comes after it


class Time(NamedTuple):
    """A year or a round that a paper names, and where.

    It may mean the round before it (`back`), or `every` round in it.
    """

    start: int
    end: int
    first: int
    last: int
    back: bool = False
    every: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Its first year and its last."""
        return self.first, self.last

    def __str__(self) -> str:
        if self.first == NEWEST.first:
            return "the newest round"
        return str(self.first) + (f"-{self.last % 100:02}" if self.last > self.first else "")


NEWEST = Time(0, 0, 9999, 9999)
"""The time of the newest round that there is."""
OPEN = Time(0, 0, 0, 0)
"""A time that no year tells."""


def times(words: str) -> list[Time]:
    """Return the times that words name; of one told from another, `last` is the years from it."""
    found = list[Time]()
    for match in pattern(_TIME).finditer(words):
        start, end = match.span()
        if match["year"]:
            span = years("-".join(filter(None, match.group("year", "last"))))
        elif match["newest"]:
            span = NEWEST.span
        else:
            count = number(match["count"]) or 1
            span = 0, 0 if match["ago"] else -count if match["back"] else count
        every = _EVERY.search(words, max(0, start - _NEAR), start)
        if found and found[-1].every and _UPTO.fullmatch(words, found[-1].end, start) and span:
            found[-1] = found[-1]._replace(end=end, last=span[1])
        elif every and span:
            found.append(
                Time(every.start(), end, span[0], LAST if every["since"] else span[1], every=True)
            )
        elif span:
            found.append(Time(start, end, *span))
    return found


def dated(times: Iterable[Time], told: Time | None) -> Iterator[Time]:
    """Yield times with the years of what is told from the one before; open where there is none."""
    for time in times:
        if not time.first:
            year = 0
            if told and 0 < told.first < NEWEST.first:
                year = (told.first if time.last < 0 else told.last) + time.last
            time = time._replace(first=year, last=year)
        told = time
        yield time


def number(word: str) -> int:
    """Return a number that is told in digits or one of the first words; 0 for another word."""
    return int(word) if word.isdecimal() else _NUMBERS.index(word) if word in _NUMBERS else 0
