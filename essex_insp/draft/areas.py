"""The areas that a grade is given for: where their list ends, and where each begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from essex_insp.draft.words import AREAS

_END = re.compile(
    r"[.;:?!(]|\s[–—-]\s|,?\s(?:but|while|whereas|although|though|despite|after|following|"
    r"because|since|which|"
    r"compared|according|when|where|until|before|unlike|meaning|making|having)\b"
    r"|,?\s(?:and|but)\s(?:it|they|he|she|inspectors|the (?:report|force|council|school|"
    r"service|watchdog))\b"
    r"|\sat (?:its|the|a|an|their) (?:\w+ )?(?:inspection|visit|time|end|start)\b"
    r"|,\s(?:with|up|down|as|who|it|they|he|she|said|says|inspectors|the (?:report|force|"
    r"inspectorate|watchdog|council|"
    r"service|third|fourth|last|worst|best|latest|area|category|pillar|grade|same|highest|"
    r"lowest|top|second|only|first|school|regulator)|a|an|one|in (?:a|an|the|its)|both|all|"
    r"saying|just|(?-i:[A-Z]\w+))\b"
    r"|\s(?:by|from|under|during|despite|if|so|than)\s(?!fire\b|harm\b)"
    r"|\s(?:in|on) (?:20\d\d|19\d\d|(?:its|the|a|an|their|this) (?:latest|last|recent|new|"
    r"report|inspection|previous|first|most|full)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\s(?:has|have|had|was|were|is|are|said|says|found|overall|again|this (?:year|time|"
    r"week)|last (?:year|time|week))\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?(?:also\s+)?(?:(?:at|in|for)\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+(?:also\s+)?(?P<again>(?:at|in|for|on)\s+)?", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:at|in|for|on|of)\s+)?(?:how (?:well|effectively|efficiently) (?:it|the \w+|"
    r"they) (?:is |are )?|being |its |their |the (?=\w)|(?:the )?areas? of |terms of )+",
    re.IGNORECASE,
)
_GERUND = re.compile(r"(?:how\s|the way\s|its\s|[a-z-]+ing\b)", re.IGNORECASE)
_PILLARS = frozenset(
    {
        "effectiveness",
        "efficiency",
        "legitimacy",
        "leadership",
        "people",
        "safe",
        "effective",
        "caring",
        "responsive",
        "well-led",
    }
)
_COUNTED = re.compile(
    r"(?:(?:in|at|for|across)\s+)?(?:(?:all|each|both|a number of|a range of|a series of|most|some|several|every|other|the|of|"
    r"its|these|those|remaining|further|just|only)\s+)*"
    r"(?:(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\d{1,2})\s*)?(?:of (?:the|its|these|those)\s+)?"
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|other|key|"
    r"main|remaining|different|core|of|the|inspected|separate)\s+)*"
    r"(?P<noun>areas?|categor(?:y|ies)|questions?|pillars?|measures?|sections?|criteria|"
    r"aspects?|respects?|strands?|fields?|judgements?|headings?|others|cases|disciplines)?",
    re.IGNORECASE,
)
_NUMBERS_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve
"""
_NUMBERS = {word: n for n, word in enumerate(_NUMBERS_WORDS.split())}
Span = tuple[int, int]


def end_of_list(text: str, start: int, stop: int) -> int:
    """Return where a list of areas that starts at a place ends.

    Args:
        text: The text.
        start: Where the list starts.
        stop: The latest place where it can end.
    """
    protected = [match.span() for match in AREAS.finditer(text, start, min(stop, start + 600))]
    for end in _END.finditer(text, start, min(stop, start + 600)):
        if not any(low <= end.start() < high - 1 for low, high in protected):
            return end.start()
    return min(stop, start + 600)


def counted(text: str, start: int, stop: int) -> tuple[int, int | None] | None:
    """Read `all four categories`; return where it ends and the number, or None if it is none."""
    match = _COUNTED.match(text, start, stop)
    if match is None or not (match["noun"] or match["count"]) or match.end() == start:
        return None
    if match.end() < stop and text[match.end()].isalnum():
        return None
    if not match["noun"] and match.end() < stop and text[match.end() :].lstrip()[:1].isalpha():
        follows = text[match.end() : match.end() + 12].lstrip()
        if not re.match(r"(?:and|but|while|or)\b", follows):
            return None
    number = (match["count"] or "").lower()
    return match.end(), int(number) if number.isdigit() else _NUMBERS.get(number)


def split(text: str, start: int, end: int, count: int | None = None) -> list[Span]:
    """Return the spans of the areas of a list.

    A comma parts areas; the last `and` does so where the list has commas, where the number of
    areas asks for it, or where both sides are worded alike. A name that an inspectorate gives to
    one area is kept whole.

    Args:
        text: The text.
        start: Where the list starts.
        end: Where it ends.
        count: How many areas the text says there are, where it does.
    """
    protected = [match.span() for match in AREAS.finditer(text, start, end)]

    def free(place: int) -> bool:
        return not any(low <= place < high for low, high in protected)

    parts: list[Span] = []
    at, oxford = start, False
    for comma in _COMMA.finditer(text, start, end):
        if free(comma.start()):
            parts.append((at, comma.start()))
            at = comma.end()
            oxford = " and " in f" {comma[0]} " or "and" in comma[0].split()
    parts.append((at, end))
    last = parts.pop()
    if (oxford and parts) and not (count and len(parts) + 1 < count):
        parts.append(last)
    else:
        parts.extend(_parted(text, last, parts, free, count))
    spans = [_trimmed(text, low, high) for low, high in parts]
    return [span for span in spans if span[1] > span[0]]


def _parted(
    text: str, last: Span, parts: list[Span], free: Callable[[int], bool], count: int | None
) -> list[Span]:
    """Part the end of a list at its `and`, where that joins two areas."""
    joints = [match for match in _AND.finditer(text, *last) if free(match.start())]
    if not joints:
        return [last]
    again = [match for match in joints if match["again"]]
    alike = [
        match
        for match in joints
        if _GERUND.match(text, match.end())
        and _GERUND.match(text, last[0])
        and " " in text[last[0] : match.start()].strip()
    ]
    listed = bool(parts) or (count is not None and count > len(parts) + 1)
    plain = text[last[0] : last[1]].lower().replace(" and ", " ").split()
    if again:
        joint = again[-1]
    elif alike:
        joint = alike[-1]
    elif (
        listed
        or all(word.strip(" .,’'") in _PILLARS for word in plain)
        or (_whole(text, last[0], joints[-1].start()) and _whole(text, joints[-1].end(), last[1]))
    ):
        joint = joints[-1]
    else:
        return [last]
    left = (last[0], joint.start())
    right = (joint.end(), last[1])
    if (count is not None and len(parts) + 2 < count) or (again and len(again) > 1):
        return (
            [*_parted(text, left, parts, free, count), right] if len(joints) > 1 else [left, right]
        )
    return [left, right]


def _whole(text: str, start: int, end: int) -> bool:
    low, high = _trimmed(text, start, end)
    return AREAS.fullmatch(text, low, high) is not None or text[low:high].lower() in _PILLARS


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "“”\"‘’',;:–—-•*|("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "“”\"‘'’,;:–—-.|)*"):
        end -= 1
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    return start, end
