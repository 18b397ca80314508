"""What stands for a grade or an area that was named before: `the same area`, `as it was at`."""

from __future__ import annotations

import re

_SAME_AREA = re.compile(
    r"(?:(?:the|that|this)\s+)?(?:(?:very\s+)?same\s+)?(?:area|category|field|respect|regard|"
    r"pillar|question|heading|discipline)",
    re.IGNORECASE,
)
_SAME_GRADE = re.compile(
    r"\b(?:the same|an identical|the identical)\s+(?:grade|grading|rating|judge?ment|mark|"
    r"verdict|score)\s+(?:(?:was|were|has|been|also|given|awarded|went|handed|out|applied|by|"
    r"inspectors|ofsted|hmicfrs)\s+){0,6}(?:for|in|at|to)\s+",
    re.IGNORECASE,
)
_AS_IT_WAS = re.compile(
    r",?\s+as\s+(?:it|they|the \w+)\s+(?:was|were|is|are|did|has been|have been)\s+(?:also\s+)?"
    r"(?:at|in|for|on)\s+",
    re.IGNORECASE,
)
_YEARED = re.compile(
    r"\s*(?:overall\s+)?(?:back\s+)?(?:in\s+(?:19|20)\d\d|\w+\s+years?\s+(?:ago|earlier|before)|"
    r"the\s+(?:year|time)\s+before)\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"\W*(?:but\s+|and\s+)?(?:back\s+)?in\s+(?:19|20)\d\d,?\s|[^.;]{0,120}?\b(?:inspected|assessed|"
    r"visited|graded|rated)\s[^.;,]{0,40}?\bin\s+(?:\w+\s+)?(?:19|20)\d\d,\s+when\b",
    re.IGNORECASE,
)


def same_area(words: str) -> bool:
    """Whether words mean the area that was named last.

    Args:
        words: An area as printed.
    """
    return _SAME_AREA.fullmatch(words) is not None


def same_grade(text: str, start: int, end: int) -> int | None:
    """Return where the areas begin for which a sentence repeats the last grade, if it does.

    Args:
        text: The text.
        start: Where the sentence starts.
        end: Where it ends.
    """
    same = _SAME_GRADE.search(text, start, end)
    return same.end() if same else None


def as_it_was(text: str, start: int, end: int) -> int | None:
    """Return where `, as it was at …` names one more area of the same grade, if it does.

    Args:
        text: The text.
        start: Where the words may start.
        end: Where they end.
    """
    same = _AS_IT_WAS.match(text, start, end)
    return same.end() if same else None


def past(text: str, start: int, grade: int, upto: int, end: int) -> bool:
    """Whether a sentence dates its grade by an earlier year.

    Args:
        text: The text.
        start: Where the sentence starts.
        grade: Where the grade starts.
        upto: Where its areas end.
        end: Where the sentence ends.
    """
    return (
        _YEARED.match(text, upto, end) is not None
        or _YEAR_FIRST.match(text, start, grade) is not None
    )
