"""Grades that moved: `its rating for custody fell from good to inadequate`."""

from __future__ import annotations

import re

from essex_insp.draft.text import Span

_FROM = re.compile(
    r",?\s+from\s+(?:an?\s+)?(?:(?:previous|rating of|grade of)\s+)*[“\"‘']?(?:outstanding|good|"
    r"adequate|inadequate|requir\w+ improvement)[’'”\"]?,?\s+(?:up |down )?to\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_DOWN = (
    r"(?:(?:has|have|had|was|were|being|been|also|both|all|each)\s+)*(?:fall(?:s|en)?|fell|"
    r"drop(?:s|ped)?|"
    r"slip(?:s|ped)?|ris(?:es|en)|rose|mov(?:es|ed)|go(?:es|ne)|went|jump(?:s|ed)|"
    r"climb(?:s|ed)|leapt|improv(?:es|ed)|declin(?:es|ed)|upgraded|downgraded|lowered|raised|"
    r"cut|changed|slid)(?:\s+(?:back|up|down|sharply|again))?\s*$"
)
# `its rating for custody fell`, `the force’s custody was downgraded`
_MOVED = re.compile(
    r"\b(?:ratings?|grades?|scores?|marks?|judge?ments?|verdicts?)\s+(?:for|on|in|of|at)\s+"
    r"(?P<area>[^,;:.]{3,120}?)(?:\s+" + _DOWN + r"|\s*$)",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"(?:^|[,;:]\s|\b(?:its|their|and|but|while|\w+[’']s?)\s)\s*(?!(?:it|they|has|have|was|the "
    r"\w+)\b)(?P<area>[a-z][a-z -]{3,80}?)\s+" + _DOWN,
    re.IGNORECASE,
)
# `downgraded the force for its legitimacy`
_MARKING = re.compile(
    r"\b(?:upgraded|downgraded|moved|marked (?:up|down)|lifted|raised|lowered|taken|brought|"
    r"dropped)\b"
    r"[^,;:.]{0,60}?\s(?:for|in|on)\s+(?:(?:its|their|the)\s+)?(?P<area>[a-z][^,;:.]{3,80}?)\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:while|and|but|although)\s+", re.IGNORECASE)
_IT = re.compile(r"(?:^|\s)(?:it|they)\s*$", re.IGNORECASE)
_RANKING = re.compile(
    r"\b(?:upgraded|downgraded|lowered|raised|moved|cut|marked down|marked up|dropped)\s+"
    r"(?:its|their|[^,;:.]{2,60}?[’']s?)\s+(?:(?:rating|grade|score)\s+for\s+)?"
    r"(?P<area>[a-z][^,;:.]{3,90}?)\s*$",
    re.IGNORECASE,
)


def read(head: str) -> tuple[str, Span | None]:
    """Read what moved from one grade to another.

    Args:
        head: The words before the second grade.

    Returns:
        The words before `from`, where a grade moved, else all of them; and the span of the area
        that they name, if they do.
    """
    fallen = _FROM.search(head)
    if fallen is None:
        return head, None
    head = head[: fallen.start()]
    moved = (
        _MOVED.search(head)
        or _MOVING.search(head)
        or _RANKING.search(head)
        or _MARKING.search(head)
    )
    if moved is None or _IT.search(moved["area"]):
        return head, None
    start, end = moved.span("area")
    joint = _JOINT.match(head, start, end)
    return head, (joint.end() if joint else start, end)
