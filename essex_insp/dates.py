"""Dates that know how precise they are: a year, a month, a day, or a span of them."""

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from essex_insp.errors import UnknownName, short

_SPAN = r"(?:PEEL )?(\d{4}|\d\d(?=[-–/]\d\d$))(?:\s?[-–/]\s?(\d{4}|\d\d))?"
_YEARS = re.compile(_SPAN, re.ASCII | re.IGNORECASE)
DATE = "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
"""One date, for a pattern."""
_DATE = re.compile(DATE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(1000)  # many sources are of few days
def check_date(text: str) -> str:
    """Return a date as it is: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, a span with `/`; or `ValueError`."""
    parts = text.split("/")
    if len(parts) > 2:
        raise ValueError("a date, or two dates with one / between them")
    for part in parts:
        match = _DATE.fullmatch(part)
        if match is None:
            raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(group) if group else 1 for group in match.groups())
        datetime.date(year, month, day)
    if len(parts) == 2 and parts[1] < parts[0]:
        raise ValueError("a span of dates ends after it begins")
    return text


@lru_cache(1000)
def date_text(date: str) -> str:
    """Return a date in words, as `22 March 2018`, `March 2018`, or two joined by `to`."""
    return " to ".join(map(_day_text, date.split("/")))


def _day_text(date: str) -> str:
    year, month, day = (*date.split("-"), "", "")[:3]
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, words))


def date_words(date: str | None, note: str | None = None) -> str:
    """Return a date in words with what else is known of it; without a date, that alone."""
    if date is None:
        return note.rstrip(".") if note else "not read"
    return f"{date_text(date)} ({note.rstrip('.')})" if note else date_text(date)


def surely_before(date: str | None, other: str | None) -> bool:
    """Whether a date is over before another begins; all are before one that is not known."""
    last = f"{(date or '9999').rpartition('/')[2]}-99-99"[:10]
    return last < (other or "9999-99-99").partition("/")[0]


def years(round: str) -> tuple[int, int] | None:
    """Return the first and the last year of a round (`2017`, `18/19`, `PEEL 2023–25`), if any."""
    match = _YEARS.fullmatch(round.strip())
    if match is None:
        return None
    first = f"20{match[1]}"[-4:]
    last = match[2] or first
    span = int(first), int(first[: 4 - len(last)] + last)
    return span if span[0] <= span[1] else None


def roughly(report: Mapping[str, Any]) -> str:
    """Return when a report appeared, by its data, for putting reports in order of time.

    It is the date, else a year in the note on it, else the last year of the round, else empty.
    """
    if report.get("published"):
        return str(report["published"])
    written = _YEAR.search(report.get("published_note") or "")
    span = years(report.get("round") or "")
    return written[0] if written else str(span[1]) if span else ""


def in_time(round: str | None, appeared: str) -> tuple[tuple[int, int], str]:
    """Return what puts rounds in order of time: their years, else when reports on them appeared."""
    return years(round or "") or years(appeared[:4]) or (9999, 9999), appeared


def round_named(wanted: str, known: Iterable[str | None], cycles: Iterable[str | None] = ()) -> str:
    """Return which of the rounds there are a round, a year or `latest` means; or `UnknownName`.

    The latest is that of `cycles` of inspection, where there are any among them.
    """

    def in_order(names: Iterable[str | None]) -> list[str]:
        return sorted(set(filter(None, names)), key=lambda name: (years(name) or (0, 0), name))

    rounds = in_order(known)
    if rounds and wanted.strip().casefold() in ("latest", "newest", "last"):
        return (in_order(cycles) or rounds)[-1]
    span = years(wanted)
    for name in rounds:
        held = years(name)
        if name == wanted or (span and held and held[0] <= span[0] and span[1] <= held[1]):
            return name
    raise UnknownName(f"no round {short(repr(wanted))}; there is {', '.join(rounds) or 'none'}")
