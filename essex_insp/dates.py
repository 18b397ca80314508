"""Dates that know how precise they are: a year, a month, a day, or a span of them."""

from __future__ import annotations

import datetime
import re

DATE = "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
"""One date, for a pattern."""
_DATE = re.compile(DATE)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def check_date(text: str) -> str:
    """Return a date as it is, or say why it is none.

    Args:
        text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; two of them with `/` between are a span
            (ISO 8601 reduced precision and intervals).

    Raises:
        ValueError: The text is not such a date, or no day of the calendar.
    """
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


def date_text(date: str) -> str:
    """Return a date in words, no more precise than it is.

    Args:
        date: A date that `check_date` accepts.

    Returns:
        `22 March 2018`, `March 2018`, `2018`, or two of them joined by `to`.
    """
    return " to ".join(_one(part) for part in date.split("/"))


def _one(date: str) -> str:
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
