"""Where a list of areas ends."""

from __future__ import annotations

import re

from essex_insp.draft.frameworks import AREAS

_END = re.compile(
    r"[.;:?!(]|\s[–—-]\s|,?\s(?:but|while|whereas|although|though|despite|after|following|"
    r"because|since|which|praising|citing|noting|including|such as|notably|especially|"
    r"particularly|compared|according|when|where|until|before|unlike)\b|,\s(?:meaning|making|"
    r"helped|thanks|aided|backed|"
    r"having)\b"
    r"|,?\s(?:and|but)\s(?:only\b|(?:one|two|three|four|five|six|\w+\s)?\s?others?\b|that|it|"
    r"they|he|she|inspectors|the (?:report|inspectorate|regulator|force|council|school|"
    r"service|watchdog))\b"
    r"|\sat (?:its|the|a|an|their) (?:\w+ )?(?:inspection|visit|time|end|start)\b"
    r"|,\s(?:with|up|down|as|who|it|they|he|she|said|says|inspectors|the (?:report|force|"
    r"inspectorate|watchdog|council|"
    r"service|third|fourth|last|worst|best|latest|area|category|pillar|grade|same|highest|"
    r"lowest|top|second|only|first|school|regulator)|like|alongside|in line with|a|an|one|"
    r"in (?:a|an|the|its)|both|all|"
    r"saying|just|something|unchanged|improving|falling|rising|dropping|(?-i:[A-Z]\w+))\b"
    r"|\s(?:by|from|under|during|despite|if|so|than)\s(?!fire\b|harm\b)"
    r"|\s(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|"
    r"some) (?:years?|"
    r"months?|weeks?) (?:ago|earlier|before|later|on|after)\b"
    r"|\s(?:at|given to) (?=(?-i:[A-Z][a-z]))"
    r"|\sas (?:recently|late|early|long ago) as\b|\sthat (?:supports?|underpins?)\b"
    r"|,\s(?:the|its) (?:[\w’']+ ){0,2}(?:part|heart|aspect|element|measure|result|strand|"
    r"pillar|heading|test|word|term|"
    r"name|phrase)\b|\sin the eyes of\b|\sfor the \w+ (?:time|year|inspection|round)\b|"
    r"\sin the (?:[\w’']+ ){1,3}tables?\b"
    r"|\s(?:in|on) (?:(?:the|its|these|this|a) (?:[\w’']+ ){0,3}(?:reports?|inspections?|"
    r"assessments?|reviews?|programme)\b|20\d\d|19\d\d|this year|last year|this week|(?:its|"
    r"the|a|an|their|"
    r"this) (?:latest|last|recent|new|"
    r"report|inspection|previous|first|most|full)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\s(?:has|have|had|was|were|is|are|said|says|found|overall|again|this (?:year|time|"
    r"week)|last (?:year|time|week))\b",
    re.IGNORECASE,
)
_LEANING = re.compile(r"\b(?:with|in|by|at|to|for|of|on|through|under)$", re.IGNORECASE)
_LOOKING = re.compile(
    r"\b(?:look(?:s|ing)?|car(?:e|es|ing)|before and)(?: (?:it|them))?$", re.IGNORECASE
)
_EACH = re.compile(r"(?: (?:second|third|fourth))? (?:for|in|at) ")
# `stopping crime before it happens`
_HAPPENS = re.compile(r"\s*(?:it|they)\s+(?:happen|start|begin|occur|escalate|get)")
_KEEPING = re.compile(
    r"\b(?:protect(?:s|ing|ion)?|keep(?:s|ing)?|safeguard(?:s|ing)?|safe|free|learn(?:s|ing)?|"
    r"prevent(?:s|ing)?|stop(?:s|ping)?|remov(?:es|ing)|divert(?:s|ing)?|deter(?:s|ring)?|"
    r"threats?|risks?|calls?|people|young|progress)\b(?: [\w’'-]+){0,4}$",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"\b(?:caused|posed|presented|affected|committed|faced|made|received|offered|provided|"
    r"used|experienced|given)$",
    re.IGNORECASE,
)
_VERBS = frozenset(["has", "have", "had", "was", "were", "is", "are", "said", "says", "found"])
_OPENING = re.compile(r"\b(?:whether|who|whom|whose|which|that|how|what|where)\b", re.IGNORECASE)
# `how efficient it is`
_ADJECTIVE = re.compile(r"\b(?:how \w+|how|way) (?:it|they)$", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:has|have|had|was|were|is|are)\b", re.IGNORECASE)


def end_of_list(text: str, start: int, stop: int) -> int:
    """Return where a list of areas that starts at a place ends.

    Args:
        text: The text.
        start: Where the list starts.
        stop: The latest place where it can end.
    """
    protected = [match.span() for match in AREAS.finditer(text, start, min(stop, start + 600))]
    for end in _END.finditer(text, start, min(stop, start + 600)):
        if any(low <= end.start() < high - 1 for low, high in protected):
            continue
        if not _within(text, start, end):
            return end.start()
    return min(stop, start + 600)


def _within(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a word that could end a list belongs to an area: `those who are`, `with which`."""
    head = text[max(start, end.start() - 60) : end.start()]
    word = end[0].strip(" ,").lower()
    if "," in end[0]:
        # `one for custody, one for vetting`
        return word in ("one", "a", "an") and _EACH.match(text, end.end()) is not None
    if word == "which":
        return _LEANING.search(head) is not None
    if word in ("after", "before"):
        return (
            _LOOKING.search(head) is not None
            or _HAPPENS.match(text, end.end(), end.end() + 20) is not None
        )
    if word == "where":
        return head.lower().endswith((" areas", " places", " cases", " situations"))
    if word == "from":
        return _KEEPING.search(head) is not None
    if word == "by":
        return _SUFFERED.search(head) is not None
    if word in _VERBS:
        # A verb that a relative or `how` opened belongs to the area.
        clause = head.rsplit(",", 1)[-1]
        opened = len(_OPENING.findall(clause))
        if _ADJECTIVE.search(clause):
            return True
        return opened > len(_CLOSED.findall(clause)) and not clause.lower().endswith(" it")
    return False
