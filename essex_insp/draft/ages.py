"""Whether a grade is one of this inspection, or denied, hoped for, or of an earlier one."""

from __future__ import annotations

import re

from essex_insp.draft import glue
from essex_insp.draft.history import (
    ANOTHER,
    COUNTING,
    DENIED,
    FORMER,
    IN_YEAR,
    KEPT,
    MANY,
    PAST,
)
from essex_insp.draft.history import PLUPERFECT as HAD_BEEN
from essex_insp.draft.stated import DATED, FORMER_ONE, NOW, PLUPERFECT
from essex_insp.draft.triggers import PREPOSITION, TRIGGER

_DEFINITE = re.compile(
    r"(?<!in )(?<!into )\b(?:the|that|this|those|these)\s+[“\"‘']?$", re.IGNORECASE
)
_RATING = re.compile(
    r"[”’\"']?\s+(?:ratings?|grades?|gradings?|marks?|judge?ments?|scores?|verdicts?|category)\b"
)
# `in 2022, when it was rated inadequate`: then, unless nothing else is told.
IN_WHEN = re.compile(r"\bin\s+(?:\w+\s+)?(?:19|20)\d\d,?\s+when\b[^;:.]{0,140}$", re.IGNORECASE)
LAST_WHEN = re.compile(
    r"\b(?:previous|last|earlier)\s+(?:year|inspection|report|visit),?\s+when\b[^;:.]{0,120}$",
    re.IGNORECASE,
)
HAVING_BEEN = re.compile(r"\bhaving (?:\w+ )?been\b[^,;:]{0,60}$", re.IGNORECASE)
_THEN = re.compile(
    r",\s+(?:and|but|while|with|was|were|is|are|has|have|now)\b|\b(?:has|have)\s+(?:now\s+|"
    r"also\s+|just\s+)?been\b"
)
# A year in the next clause dates something else.
_CLAUSE = re.compile(r"[,;–—]")
# An aside dates nothing: `B, which was seen before A, was rated good`.
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\b[^,;]*,")


def age(
    text: str,
    grade: re.Match[str],
    start: int,
    before: int,
    stop: int,
    latest: int,
    group: bool = False,
) -> int:
    """Return how old a grade is: NOW, told in the PLUPERFECT, or FORMER or given to nobody.

    Args:
        text: The text.
        grade: The grade word.
        start: Where its sentence starts.
        before: Where what was read of the sentence ends.
        stop: Where the next grade starts, or the sentence ends.
        latest: The latest year that the text names, or 0.
        group: Whether the words before count bodies that the text has named.
    """
    if _earlier(text, grade, start, before, stop, latest, group):
        return FORMER_ONE
    head = text[max(start, before, grade.start() - 160) : grade.start()]
    if IN_WHEN.search(head):
        return DATED
    if HAVING_BEEN.search(head):
        # `It is good, having been inadequate`, but `It was monitored, having been rated inadequate`
        return FORMER_ONE if before > start else PLUPERFECT
    if HAD_BEEN.search(head) and IN_YEAR.search(text, grade.end(), min(stop, grade.end() + 90)):
        return FORMER_ONE
    return PLUPERFECT if HAD_BEEN.search(head) else NOW


def _earlier(
    text: str,
    grade: re.Match[str],
    start: int,
    before: int,
    stop: int,
    latest: int,
    group: bool,
) -> bool:
    """Whether the grade is denied, hoped for, or one of an earlier inspection."""
    head = text[max(start, before, grade.start() - 160) : grade.start()]
    if ANOTHER.search(head) or _told_before(text, grade, head):
        return True
    if (
        not group
        and COUNTING.search(head)
        and not re.search(r"\b(?:one of|among|only one|only \w+ in)\b", head)
    ):
        return True
    if KEPT.search(head):
        return False
    since = re.search(
        r"\b(?:since|until|in|from)\s+(?:(?:the|its) (?:last |previous )?"
        r"(?:\w+ )?(?:inspection|report|visit) (?:in|of) )?((?:19|20)\d\d),?\s+when\b",
        head,
    )
    if LAST_WHEN.search(head):
        return True
    if since and (since[0][:2].lower() != "in" or int(since[1]) < latest):
        return True
    head = _RELATIVE.sub(",", head)
    whole = head
    verbs = list(TRIGGER.finditer(head))
    if verbs:
        # What is denied or past stands right before the verb of grading, or after it.
        if DENIED.search(head[: verbs[0].start()]):
            return True
        head = head[verbs[0].start() :]
    if PAST.search(head.rstrip("“\"‘' ") + " ") or PAST.search(head):
        return True
    if (
        not group
        and MANY.search(
            re.split(r"\b(?:rated|graded|judged|deemed|found|given)\b", whole)[0][-120:]
        )
        and TRIGGER.search(whole)
        and not re.search(r"\b(?:one of|among)\b", text[start : grade.start()])
    ):
        return True
    tail = text[grade.end() : min(stop, grade.end() + 90)]
    past = re.match(
        r"[^,;:(]{0,60}?\b(?:last time|last year|previously|at (?:its|the) (?:last|"
        r"previous)|when (?:it|they|the \w+) (?:was|were) last|when \w+ last|"
        r"when last \w+ed|ever since|since then|until then|in (?:its|the) (?:last|previous))\b",
        tail,
    )
    if past and not re.match(r"[^,;:]{0,60}?\b(?:compared|than|up|down|improv|also)\b", tail):
        return True
    for part in (head, tail):
        year = IN_YEAR.search(part)
        if (
            year
            and int(year[1]) < latest
            and (
                not _CLAUSE.search(part, 0, year.start())
                if part is tail
                else _THEN.search(part, year.end()) is None
            )
        ):
            return True
    late = text.rfind(";", start, grade.start())
    opening = text[max(start, late + 1) : min(max(start, late + 1) + 60, grade.start())]
    if FORMER.match(opening):
        return True
    clause = re.split(r"[,;:]", text[max(start, before, grade.start() - 160) : grade.start()])
    if re.match(
        r"\W*(?:(?:and|but|while|with)\s+)?(?:no|none|neither)\b", clause[-1], re.IGNORECASE
    ):
        return True
    year = IN_YEAR.match(opening)
    return year is not None and int(year[1]) < latest


def _told_before(text: str, grade: re.Match[str], head: str) -> bool:
    """Whether a grade is only spoken of again: `proud of the outstanding rating`."""
    rating = _RATING.match(text, grade.end())
    return (
        rating is not None
        and _DEFINITE.search(head) is not None
        and PREPOSITION.match(text, grade.end()) is None
        and not glue.before(text, grade.start() - len(head), grade.start())[1]
    )
