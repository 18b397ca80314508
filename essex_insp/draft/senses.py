"""Whether a grade word is used as a grade, and not as an adjective, a count or one of a scale."""

from __future__ import annotations

import re

from essex_insp.draft.frameworks import AREAS
from essex_insp.draft.text import Span

_FOLLOWS = re.compile(
    r"\s*(?:$|[,.;:)(–—|]|-\s|(?:at|in|for|across|overall|on|and|but|while|with|when|by|or|"
    r"after|following|because|to|from|this|"
    r"last|under|again|too|both|category|band|instead|here|there|against|as|which|whereas|"
    r"although|rating|ratings|grade|grades|grading|"
    r"judgement|judgment|"
    r"\w+ (?:years?|months?|weeks?) (?:ago|earlier|before)|had|has|have|"
    r"score|scores|mark|marks|verdict|compared|according|was|were|are|regarding|throughout|"
    r"despite|since|having|during|today|is|one|went|given|awarded|ofsted|cqc|estyn|peel|"
    r"hmic\w*)\b)",
    re.IGNORECASE,
)
BODY_FOLLOWS = re.compile(
    r"\s+(?:force|school|service|provider|council|home|trust|academy|college|nursery|hospital|"
    r"practice)\b",
    re.IGNORECASE,
)
# `which put ‘adequate’ between ‘good’ and ‘requires improvement’`: the scale.
_RANGE = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|vary|varied|varying)\b[^.;:]{0,20}\bfrom\s+[^.;:,]{0,30}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:[“\"‘']?[\w ]{4,24}[”’\"']?\s+and\s+)?[“\"‘']?$", re.IGNORECASE
)
# `a new scale, which adds ‘adequate’`
_ADDED = re.compile(r"\b(?:add(?:s|ed|ing)|introduc(?:es|ed|ing))\s+(?:an?\s+)?[“\"‘']?$")
_EITHER = re.compile(r"[”\"’']?,?\s+or\s")
# `one ‘good’ rating, three ‘adequate’`: how many, not for what.
_NUMBERED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+)\s+"
    r"(?:(?:grades?|ratings?|marks?|judge?ments?)\s+of\s+|of\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
# `three Good ratings: one for custody`, `one of ‘good’, the latter for custody`
_SPENT = re.compile(
    r"[”’\"']?(?:\s+(?:ratings?|grades?|marks?|gradings?|judge?ments?|scores?))?\s*"
    r"(?:(?:was|were|came|went|is|are)\s+(?:given\s+)?(?:for|in)\b|[:–—]\s|\s-\s|\bfor\b|"
    r",\s+(?:the\s+(?:latter|former|last|first)\s+)?(?:being\s+)?for\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|and|has|have|had) (?:an? )?$")
# `reasonably good` is another grade than `good`.
_SORT_OF = re.compile(
    r"\b(?:reasonably|sufficiently|very|fairly|quite|pretty|really)\s+$", re.IGNORECASE
)
_OR = re.compile(r"\bor\s+[“\"‘']?$")


def fits(text: str, grade: re.Match[str], end: int, given: bool) -> bool:
    """Whether the word is the grade itself and does not qualify something else.

    Args:
        text: The text.
        grade: The grade word.
        end: Where the sentence ends.
        given: Whether the sentence tells of grades for certain.
    """
    if _SORT_OF.search(text, max(0, grade.start() - 14), grade.start()):
        return False
    if _NUMBERED.search(text, max(0, grade.start() - 32), grade.start()) and not _SPENT.match(
        text, grade.end(), end
    ):
        return False
    if either(text, grade, end):
        return False
    if grade["open"] and grade["close"]:
        return True
    tail = text[grade.end() : min(end, grade.end() + 30)]
    if given and direct(text, grade, end):
        return True
    if re.match(r"\s+(?:or|and (?:bad|poor|less good|not so good|fair|strong|kind))\b", tail):
        return False
    if BODY_FOLLOWS.match(tail) and not given:
        return True
    return _FOLLOWS.match(tail) is not None


def either(text: str, grade: re.Match[str], end: int) -> bool:
    """Whether one of two grades is meant, and so none: `good or better`.

    Args:
        text: The text.
        grade: The grade word.
        end: Where the sentence ends.
    """
    return bool(
        _ADDED.search(text, max(0, grade.start() - 24), grade.start())
        or re.compile(r"[”’\"']?\s+between\b").match(text, grade.end(), end)
        or _RANGE.search(text, max(0, grade.start() - 60), grade.start())
        or _BETWEEN.search(text, max(0, grade.start() - 40), grade.start())
        or _EITHER.match(text, grade.end(), min(end, grade.end() + 12))
        or _OR.search(text, max(0, grade.start() - 6), grade.start())
    )


def direct(text: str, grade: re.Match[str], end: int) -> Span | None:
    """Find the area right after its grade: `with outstanding behaviour and attitudes`.

    Args:
        text: The text.
        grade: The grade word.
        end: Where the sentence ends.
    """
    if not _WITH.search(text, max(0, grade.start() - 12), grade.start()):
        return None
    low = grade.end() + 1
    area = AREAS.match(text, low, end)
    return area.span() if area and " " in area[0] else None
