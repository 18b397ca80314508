"""When a text was published, and the report that it tells of."""

import re
from typing import NamedTuple

from essex_insp.dates import check_date
from essex_insp.draft.text import Text

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = rf"(?:{_MONTHS.replace(' ', '|')})[a-z]{{0,6}}"
_DAY = re.compile(
    r"\b(?P<iso>20\d\d-\d\d-\d\d)\b|"
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|"
    rf"(?P<named>{_MONTH}) (?P<after>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today)"
# All that stands beside a date on a line that dates a page.
_LINE = re.compile(
    rf"(?:[\W_]|\b(?:published|posted|updated|embargoed|until|date|on|by|am|pm|{_WEEKDAY}|\d\d?[:.]\d\d)\b)*",
    re.IGNORECASE,
)
# What above a date, or below it, dates an inspection.
_ABOVE = r"(?:^|\n)(?:(?:all|last|latest|dates? of) )?(?:inspection|visit)s?(?: dates?)?:?\n+$"
_BELOW = r"\n+(?:during|following|after) an? (?:\w+ )?(?:inspection|visit)\b[^.\n]{0,99}(?:\n|$)"
_OF_INSPECTION = re.compile(rf"{_ABOVE}|{_BELOW}", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:publish|releas)(?:e[ds]?|ing)?\b", re.IGNORECASE)
_ON = re.compile(
    rf"\b(?:publish|releas)ed\b[^.;:]{{0,50}}$|\btoday,? ?\W?(?:{_WEEKDAY},? )?$", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:will|shall|due|(?:is|are) (?:to|being))\b", re.IGNORECASE)
_SOON = 6  # months: a day without its year that is so far ahead may be of this year or the last
_LONGEST = 100  # no line that dates a page is longer


class Days(NamedTuple):
    """The day of a text; that of the report, where it stands, and what is in doubt about it."""

    own: str | None
    report: str | None = None
    where: tuple[int, int] | None = None
    doubt: str | None = None


def days(text: Text, own: str | None) -> Days:
    """Return when a text, whose own day may be known, says that it and its report came out."""
    told: dict[str, tuple[int, int]] = {}
    for match in _DAY.finditer(text.read):
        low, high = match.span()
        paragraph = text.paragraphs.around(low)
        sentence = text.sentences.around(low)
        short = paragraph.end - paragraph.start < _LONGEST
        line = text.read[paragraph.start : paragraph.end].replace(match[0], "") if short else ""
        if (match["year"] or match["iso"]) and short and _LINE.fullmatch(line):
            above = _OF_INSPECTION.search(text.read, max(0, paragraph.start - 40), paragraph.start)
            if not (above or _OF_INSPECTION.match(text.read, paragraph.end)):
                own = own or _iso(match, None)
        elif _ON.search(text.read, max(sentence.start, low - 80), low) and _PUBLISHED.search(
            text.read, sentence.start, sentence.end
        ):
            ahead = _AHEAD.search(text.read, sentence.start, low) is not None
            told.setdefault(_iso(match, own, ahead) or match[0], text.span(low, high))
    if not told:
        return Days(own)
    (first, where), *others = told.items()
    doubt = None if first[:4].isdigit() else f"Of which year is “{first}”, when the report came out?"
    if others:
        doubt = f"Was the report published on {' or '.join(told)}?"
    return Days(own, None if doubt else first, where, doubt)


def _iso(match: re.Match[str], own: str | None, ahead: bool = False) -> str | None:
    """A day as `2024-03-12`; without a year the last before the text's own, or the next `ahead`.

    None where it has no year and may be either.
    """
    if match["iso"]:
        return match["iso"]
    month = _MONTHS.split().index((match["month"] or match["named"])[:3].lower()) + 1
    day = f"{month:02}-{int(match['day'] or match['after']):02}"
    year = match["year"]
    if own and not year:
        later = day > f"{own}-99-99"[5:10]
        soon = later and month - int(own[5:7] or 12) <= _SOON
        year = int(own[:4]) + ahead - later if ahead or not soon else None
    try:
        return check_date(f"{year}-{day}")
    except ValueError:
        return None
