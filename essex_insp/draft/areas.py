"""The areas of a list that a grade is given for: where each begins, and which are one."""

from __future__ import annotations

import re
from collections.abc import Callable

from essex_insp.draft.frameworks import AREAS, whole
from essex_insp.draft.text import Span

_COMMA = re.compile(
    r"\s*[,;]\s*(?:and\s+|or\s+)?(?:also\s+)?"
    r"(?:(?:(?:another|one more|the same)\s+)?(?:at|in|for)\s+)?"
)
_AND = re.compile(
    r"[’'”\"]?\s+(?:and|&)\s+(?:also\s+)?(?P<again>(?:(?:another|one more|the same)\s+)?"
    r"(?:at|in|for|on)\s+|(?=its\s))?[‘'“\"]?",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:[\s,;]+(?:and|but|while|or)\b)?[\s,;]*$", re.IGNORECASE)
_BOTH = re.compile(r"\s*(?:(?:at|in|for)\s+)?both\s+(?=\w)", re.IGNORECASE)
_BARE = re.compile(r"(?:at|in|for|on)\s+(?=\w)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:at|in|for|on|of)\s+)?(?:(?:performance|record) (?:at|in|on|for) |"
    r"(?:its|their) (?:work|efforts?) (?:at|in|on|to) |"
    r"(?:the )?way (?:in which )?(?:it|they|we) (?:goes|go|went|sets) about |"
    r"how (?:well |effectively |efficiently )?(?:it|they|we) (?:goes|go|went) about |"
    r"how (?:effective|efficient|good|legitimate) (?:is|are|was) (?:it|the \w+|they|we) (?:at|in) |"
    r"how (?:well|effectively|efficiently) (?:it|the \w+|they|we) (?:is |are )?|"
    r"being |its |their |our |the (?=\w)|with (?=\w)|"
    r"(?:the )?(?:grade|rating|mark|score|judge?ment)s? (?:given )?(?:for|in|on|of) |"
    r"(?:one|another|a (?:second|third|fourth)|the others?|that) (?:was )?(?:for|in|at|on) |"
    r"those (?:for|in|of) |(?:each|all|both) of |whether (?:it|they|its services|"
    r"the \w+) (?:is|are|was|were) (?:being )?|(?:the )?areas? of |terms of )+",
    re.IGNORECASE,
)
_GERUND = re.compile(
    r"(?:being\s+|(?:effectively|efficiently|successfully|properly)\s+)?"
    r"(?P<how>how\b|the way\b)|(?P<its>(?:its|their)\s)|(?P<gerund>(?:\w+ly\s+)?[a-z-]+ing\b)",
    re.IGNORECASE,
)
# `treatment of the public`, `support for victims`: a noun with what goes with it.
_HEADED = re.compile(
    r"(?:(?:the|its|their)\s+)?(?:[a-z-]+\s+){1,2}(?:of|for|with)\s+\w", re.IGNORECASE
)
# `safe and well-led it is`: what `how` left behind.
_THERE = re.compile(
    r"\s+(?:at|in)\s+the\s+(?:school|force|home|hospital|service|college|academy|prison|"
    r"council)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:and one(?: of)?|category|pillar|strand|alike|as a whole|overall|(?:it|they) (?:is|"
    r"are|was|were)|and|"
    r"but|or|as|"
    r"was|were|while|with|in|at|for|on|of|to)$",
    re.IGNORECASE,
)
# `how safe and well-led it is`
_HOW = re.compile(
    r"\s*(?:in\s+)?how\s+(?P<list>[\w, -]{3,80}?)\s+(?:it|they|the\s+\w+)"
    r"(?:\s+(?:is|are|was|were))?",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:and|or|but|also|as|it|was|were|the|with|while|overall|(?:the )?"
    r"(?:first|second|third|fourth|last|final|other)(?: one)?)?",
    re.IGNORECASE,
)


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

    end = start + len(_DANGLING.sub("", text[start:end]))
    both = _BOTH.match(text, start, end)
    if both and text.find(" and ", both.end(), end) >= 0:
        start, count = both.end(), 2
    how = _HOW.fullmatch(text, start, end)
    if how and all(word == "and" or whole(word) for word in re.findall(r"[\w-]+", how["list"])):
        start, end = how.span("list")
    parts: list[Span] = []
    at, oxford = start, False
    if text.find("; ", start, end) >= 0:
        # Semicolons part areas that may have commas of their own.
        items = [match.span() for match in re.finditer(r"[^;]+", text[start:end])]
        spans = [trimmed(text, start + low, start + high) for low, high in items]
        return [span for span in spans if span[1] > span[0]]
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
    spans = [trimmed(text, low, high) for low, high in parts]
    return [span for span in spans if span[1] > span[0]]


def _parted(
    text: str, last: Span, parts: list[Span], free: Callable[[int], bool], count: int | None
) -> list[Span]:
    """Part the end of a list at its `and`, where that joins two areas."""
    joints = [match for match in _AND.finditer(text, *last) if free(match.start())]
    if not joints:
        return [last]
    again = [match for match in joints if match["again"] is not None]
    alike = [match for match in joints if _alike(text, last, match)]
    listed = bool(parts) or (count is not None and count > len(parts) + 1)
    plain = text[last[0] : last[1]].replace(" and ", " ").split()
    if again and not _owning(text, last[0], again[-1]):
        joint = again[-1]
    elif alike:
        joint = alike[-1]
    elif (
        listed
        or all(whole(word.strip(" .,’'")) for word in plain)
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


def _owning(text: str, start: int, joint: re.Match[str]) -> bool:
    """Whether `its` only repeats that of one area: `how it treats its officers and its staff`."""
    left = _GERUND.match(text, start)
    return left is not None and left.lastgroup == "how" and not joint["again"].strip()


def _alike(text: str, last: Span, joint: re.Match[str]) -> bool:
    """Whether both sides of an `and` are areas of their own, each a head with what goes with it."""
    begin = trimmed(text, *last)[0] if not _GERUND.match(text, last[0]) else last[0]
    left, right = _GERUND.match(text, begin), _GERUND.match(text, joint.end())
    full = " " in text[begin : joint.start()].strip()
    if left and right and full and left.lastgroup == right.lastgroup:
        return True
    if right and right.lastgroup == "how":
        # `understanding what victims need and how they feel` is one.
        return not re.match(
            r"(?:understand|know|explain|consider|assess)ing\b", text[begin : begin + 20]
        )
    if left and left.lastgroup == "how":
        return False
    doing = right is not None and right.lastgroup == "gerund" and right.end() < last[1]
    if not left and _whole(text, begin, joint.start()):
        # `crime data integrity and reducing crime`, `custody and how it treats victims`
        return doing or _whole(text, joint.end(), last[1])
    headed = _HEADED.match(text, begin, joint.start()) is not None
    if not headed and not (left and left.lastgroup == "gerund" and full):
        return False
    return (
        _HEADED.match(text, joint.end(), last[1]) is not None
        or doing
        or _whole(text, joint.end(), last[1])
    )


def _whole(text: str, start: int, end: int) -> bool:
    low, high = trimmed(text, start, end)
    return whole(text[low:high])


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of one area without the marks, lead words and joints around it.

    Args:
        text: The text.
        start: Where the area starts.
        end: Where it ends.
    """
    while start < end and (text[start].isspace() or text[start] in "“”\"‘’',;:–—-•*|("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "“”\"‘'’,;:–—-.|)*?"):
        end -= 1
    bare = _BARE.match(text, start, end)
    if bare and AREAS.match(text, start, end) is None:
        start = bare.end()
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    there = _THERE.search(text, start, end)
    end = there.start() if there else end
    tail = _TAIL.search(text, start, end)
    if tail:
        end = tail.start()
    if _JOINT.fullmatch(text, start, end):
        return start, start
    return start, end
