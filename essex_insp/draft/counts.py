"""Areas that are counted and not named: `all four categories`, `in a further three areas`."""

from __future__ import annotations

import re

_COUNTED = re.compile(
    r"(?:(?:in|at|for|across)\s+)?(?:(?:all|each|both|a number of|a range of|a series of|most|"
    r"some|several|every|other|the|of|"
    r"its|these|those|remaining|a further|another|an additional|further|additional|just|only)\s+)*"
    r"(?:(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\d{1,2})\s*)?(?:of (?:them\b|(?:the|its|these|those)\s+))?"
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|other|key|"
    r"main|remaining|different|core|of|the|inspected|separate|further|more|additional)\s+)*"
    r"(?P<noun>areas?|categor(?:y|ies)|questions?|pillars?|measures?|sections?|criteria|"
    r"aspects?|respects?|strands?|fields?|judgements?|headings?|others|cases|disciplines|board|"
    r"standards|"
    r"domains|elements)?(?:\s+(?:it\s+)?(?:was\s+|were\s+)?(?:assessed|inspected|examined|"
    r"graded|covered|looked\s+at|"
    r"checked|tested|reviewed)(?=\s*[,:–—(-]))?",
    re.IGNORECASE,
)
_NUMBERS_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve
"""
_NUMBERS = {word: n for n, word in enumerate(_NUMBERS_WORDS.split())}


def counted(text: str, start: int, stop: int) -> tuple[int, int | None] | None:
    """Read `all four categories`; return where it ends and the number, or None if it is none."""
    match = _COUNTED.match(text, start, stop)
    if match is None or not (match["noun"] or match["count"]) or match.end() == start:
        return None
    if match[0].lower() in ("standards", "elements", "measures", "cases", "board", "criteria"):
        return None
    if match[0].lower().split()[-2:] in (["respect"], ["its", "respect"]):
        # What prisons are graded for.
        return None
    if not match["noun"]:
        match = _COUNTED.match(text, start, start + len(match[0].rstrip())) or match
    if match.end() < stop and text[match.end()].isalnum():
        return None
    if not match["noun"] and match.end() < stop and text[match.end() :].lstrip()[:1].isalpha():
        follows = text[match.end() : match.end() + 12].lstrip()
        if not re.match(r"(?:and|but|while|or)\b", follows):
            return None
    number = (match["count"] or "").lower()
    if not number and re.match(r"\W*(?:(?:in|at|for|across)\s+)?both\b", match[0], re.IGNORECASE):
        number = "two"
    return match.end(), int(number) if number.isdigit() else _NUMBERS.get(number)
