"""What words at the head of a column or row stand for: a time, a body, a grade, an area."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.text import Span

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b")
_MONTHS = ["-", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(r"\b(?:" + "|".join(_MONTHS[1:]) + ")", re.IGNORECASE)
_OLD = re.compile(
    r"\b(?:previous(?:ly)?|last|before|old|then|prior|former(?:ly)?|was|earlier|from|past)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:now|current(?:ly)?|latest|new|today|this|present|recent|after|is)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:(?P<order>first|second|third|fourth|1st|2nd|3rd|4th)|"
    r"(?:round|cycle|wave|tranche|inspection|visit)\s(?P<number>\d))\b",
    re.IGNORECASE,
)
_ORDERS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip
# What a time may stand with at the head of a column: `2018 rating`, `Inspected in May 2018`.
_ABOUT_GRADES = re.compile(
    r"(?:[\W\d_]|\b(?:overall|the|an?|of|for|in|at|by|from|our|its|hmic|hmicfrs|hmip|ofsted|cqc|"
    r"estyn|hmi|peel|inspectors?[’']?s?|rating|ratings|grade|grades|graded|rated|grading|"
    r"judge?ments?|verdict|marks?|"
    r"scores?|result|results|outcome|outcomes|status|inspection|inspections|inspected|report|"
    r"reports|review|visit|assessment|assessments|round|cycle|wave|tranche|year|time|given|how|"
    r"it|they|did|scored|fared|published|first|second|third|fourth|1st|2nd|3rd|4th|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)\b)*",
    re.IGNORECASE,
)
_OF_BODIES = re.compile(
    r"\W*(?:(?:name|name of|the|probation|delivery|police|fire|local|nhs|care)\s)*"
    r"(?:forces?|services?|schools?|p[dq]us?|units?|teams?|wards?|regions?|count(?:y|ies)|"
    r"hospitals?|trusts?|councils?|authorit(?:y|ies)|prisons?|homes?|providers?|colleges?|"
    r"academ(?:y|ies)|nurser(?:y|ies)|constabular(?:y|ies)|brigades?|bod(?:y|ies)|practices?|"
    r"surger(?:y|ies)|sites?|units?|pdus?|regions?|boroughs?|establishments?|"
    r"organisations?)(?:\sname)?\W*",
    re.IGNORECASE,
)
_OF_AREAS = re.compile(
    r"\W*(?:(?:the|inspection|policing|core|key|graded|peel)\s)*(?:areas?|categor(?:y|ies)|"
    r"pillars?|questions?|"
    r"domains?|themes?|strands?|topics?|subjects?|measures?|criteri(?:on|a)|standards?|services?|"
    r"aspects?|diagnostics?|tests?|"
    r"what was (?:inspected|graded|looked at))(?:\s(?:of|inspected|graded|in)\b[\w\s]*)?\W*",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"\b(?:average|national(?:ly)?|england|wales|all|total|similar|number|mean|forces|schools|"
    r"change|trend|direction|comments?|notes?|why|date|page|link|report|detail)\b",
    re.IGNORECASE,
)
Known = Callable[[str], str | None]
# The rank of what no time is said of: after any year, and before what is said to be now.
NOW = (2, 99)


@dataclass(frozen=True)
class Header:
    """What words at the head of a column or of a row stand for.

    Args:
        kind: `time`, `grade`, `bodies` and `areas` (a column of such names), `body`, `area`,
            `other`, or `` where there are no words.
        time: For a time, its rank: the highest is the latest.
        body: For a body, its name.
    """

    kind: str
    time: tuple[int, int] = NOW
    body: str | None = None


def header(text: str, span: Span, known: Known) -> Header:
    """Return what words at the head of a column or of a row stand for.

    Args:
        text: The text.
        span: Where the words stand.
        known: What gives the full name of a body by its name or the first words of it.
    """
    words = text[slice(*span)]
    if not words.strip(" |*_-–—"):
        return Header("")
    when = _time(words)
    bare = _YEAR.sub(" ", _NEW.sub(" ", _OLD.sub(" ", words))) if when else words
    if _ABOUT_GRADES.fullmatch(bare):
        return Header("time", when) if when else Header("grade")
    if _OF_AREAS.fullmatch(words) and not words.strip().lower().startswith("service"):
        return Header("areas")
    if _OF_BODIES.fullmatch(words):
        return Header("bodies")
    body = known(words.strip(" *_:"))
    if body:
        return Header("body", when or NOW, body)
    if when and (found := known(re.sub(r"\W+$|^\W+", "", bare))):
        return Header("body", when, found)
    if when and _YEAR.search(words):
        return Header("time", when)
    if AREAS.search(words) or ATOMS.fullmatch(words.strip()):
        return Header("area")
    return Header("other")


def common(words: str) -> bool:
    """Whether words at the head of a column name no single body: `National average`."""
    return _AVERAGE.search(words) is not None


def _time(words: str) -> tuple[int, int] | None:
    """The rank of a time: by its year, else by the words `now` and `previous`, or by number."""
    year = _YEAR.search(words)
    if year:
        month = _MONTH.search(words)
        return (1, int(year[0][:4]) * 100 + (_MONTHS.index(month[0].lower()) if month else 0))
    if _OLD.search(words):
        return (0, 0)
    if _NEW.search(words):
        return (3, 0)
    number = _COUNTED.search(words)
    if number:
        return (2, _ORDERS.get((number["order"] or "").lower(), int(number["number"] or 0)))
    return None
