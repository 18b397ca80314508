"""Whether a grade is of this inspection, of an earlier one, or carried over from one."""

from __future__ import annotations

import re
from typing import Literal

from essex_insp.draft.lexicon import pattern

Period = Literal["current", "previous"]
Basis = Literal["inspected", "carried-over"]
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d|,\d)")
_BEFORE = r"\b(?<!since its )(?<!since the )(?<!since our )(?:{earlier})\b[^.;]{0,70}$"
_AFTER = (
    r"{close}\s*(?:(?:{grade}|{body}|overall)\s+)?,?\s*(?:(?:back )?in|under|from|at|following)?\s*"
    r"(?:the |its |an? )?(?:previous|last (?:year|time|inspect\w+|report)|earlier|"
    r"(?:(?:\w+|\d+) )?(?:years?|months?|inspections?|rounds?) (?:ago|earlier|before)|previously)\b"
)
_IN_YEAR = (
    r"{close},?\s*(?:(?:{grade}|{body}|{report}|overall)\s+)*(?:(?:back )?in|for|at|during|from)\s+"
    r"(?:the |its |our |that |an? )?(?:\w+ ){0,3}?(?P<year>(?:19|20)\d\d)\b"
)
_YEAR_BEFORE = (
    r"\b(?:(?:back )?in|since|from|the|its)\s+(?:\w+ )?(?P<year>(?:19|20)\d\d)\b(?![/–-]\d)"
)
_CARRIED = (
    r"\bnot (?:re-?)?(?:inspected|graded|assessed|examined|looked at)\b.*\b(?:remain\w*|stands?|"
    r"applies|"
    r"kept)\b|\bcarried (?:over|forward)\b|"
    r"\b(?:19|20)\d\d {grade}\b[^.;]{0,60}\b(?:remains?|stands?)\b|"
    r"\b(?:retain|keep|maintain)\w* (?:its|the|their) (?:19|20)\d\d {grade}\b"
)
_FROM = r"\bfrom\W{1,2}(?:(?:an?|its|being|the)\W{1,2})*(?:\w+ )?\W?$"


def latest(text: str) -> int:
    """Return the latest year that a text names, or 0."""
    return max((int(year[0]) for year in _YEAR.finditer(text)), default=0)


def period(
    text: str, low: int, start: int, end: int, high: int, now: int
) -> tuple[Period, str | None]:
    """Return when a grade was given, and the year that the text names for it."""
    before, after = text[max(low, start - 110) : start], text[end:high]
    cue = pattern(_BEFORE).search(before)
    years = [*pattern(_YEAR_BEFORE).finditer(before)]
    named = pattern(_IN_YEAR).match(after) or (years[-1] if years else None)
    year = named["year"] if named else None
    told = cue is not None and not re.search(r"\b(?:to|now)\b", before[cue.start() + 4 :])
    if told or pattern(_AFTER).match(after) or (year is not None and now - int(year) >= 2):
        return "previous", year
    return "current", year


def carried(text: str, low: int, high: int) -> bool:
    """Return whether a sentence says that a grade stands over from an earlier inspection."""
    return pattern(_CARRIED).search(text, low, high) is not None


def moved(text: str, low: int, start: int) -> bool:
    """Return whether a grade is what a body moved from, to the next: `from good to outstanding`."""
    return pattern(_FROM).search(text[max(low, start - 40) : start]) is not None
