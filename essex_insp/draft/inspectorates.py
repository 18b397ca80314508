"""Full names whose words would mislead, above all of those who inspect.

`HM Inspectorate of Constabulary and Fire & Rescue Services` is one body, and its last words none.
"""

from __future__ import annotations

import re

from essex_insp.matching import fold

_NAMES = re.compile(
    r"\b(?:(?:(?:Her|His)\s+Majesty[’']s|HM)\s+Inspectorates?\b"
    r"(?:\s+of\s+(?:Constabulary|Prisons|Probation|Education|Schools)"
    r"(?:(?:\s+(?:and|&)|,)\s+Fire\s+(?:and|&)\s+Rescue(?:\s+Services?)?)?)?(?:\s+(?:in|for)\s+"
    r"(?:Scotland|Wales))?"
    r"|(?:The\s+|the\s+)?Inspectorate\s+of\s+(?:Constabulary|Prisons|Probation)"
    r"(?:\s+(?:and|&)\s+Fire\s+(?:and|&)\s+Rescue(?:\s+Services?)?)?"
    r"|(?:Care|Healthcare|Health\s+and\s+Social\s+Care)\s+Inspectorate(?:\s+(?:Wales|Scotland))?"
    r"|Care\s+Quality\s+Commission|Office\s+for\s+Standards\s+in\s+Education"
    r"(?:,\s+Children[’']s\s+Services\s+and\s+Skills)?"
    r"|(?:Independent\s+)?Criminal\s+Justice\s+Inspection\s+Northern\s+Ireland"
    r"|Police\s+Federation(?:\s+of\s+England\s+and\s+Wales)?|Fire\s+Brigades\s+Union|"
    r"(?:Prison\s+Officers|Police\s+Superintendents)[’']\s+Association"
    r"|Victim\s+Support|Citizens\s+Advice|National\s+Police\s+Chiefs[’']\s+Council|"
    r"Independent\s+Office\s+for\s+Police\s+Conduct|College\s+of\s+Policing"
    r"|Education\s+and\s+Training\s+Inspectorate)\b"
)
_HEADS = (
    "Inspect",
    "Commission",
    "Office for",
    "Support",
    "Advice",
    "Chiefs",
    "Policing",
    "Federation",
    "Brigades",
    "Association",
)
_SIGNS_WORDS = """
hmic hmicfrs hmip hmipp ofsted cqc estyn ciw hiw cssiw hmics hmis cji cjini rqia inspectorate
inspectors
"""
_SIGNS = frozenset(_SIGNS_WORDS.split())


def named(text: str, start: int, end: int) -> dict[int, int]:
    """Return where each full name of an inspectorate starts and ends.

    Args:
        text: The text.
        start: Where to look from.
        end: Where to look up to.
    """
    if not any(text.find(head, start, end) >= 0 for head in _HEADS):
        return {}
    return {one.start(): one.end() for one in _NAMES.finditer(text, start, end)}


def inspects(organisation: str) -> bool:
    """Whether a body is one that inspects, and so is never the one that is graded.

    Args:
        organisation: The body as printed.
    """
    folded = fold(organisation)
    return (
        any(word.strip("’'s,.") in _SIGNS or word in _SIGNS for word in folded.split())
        or "inspectorate" in folded
        or "quality commission" in folded
        or "office for standards" in folded
        or "justice inspection" in folded
    )
