"""Quotations within a sentence of narration: whose words they may be, and what is none's.

A fragment is speech only where the sentence says who used the words, and only from two words on: a
quoted grade, a title, a name given to a thing and a lone word are not.
"""

from __future__ import annotations

import re

from essex_insp.draft.verbs import WHAT
from essex_insp.draft.words import DESCRIBING, DID_TELL, FOUND, REPORTING_PATTERN

_NAMING = re.compile(
    r"\b(?:called|calls|named|titled|entitled|known as|dubbed|so-called|headed|headlined|"
    r"nicknamed|termed?|phrase|word|words|category|categories|slogan|motto|label|heading|under|"
    r"graded?|rated|ratings? of|judged|deemed|classed|assessed|marked|grade of|judgements? of|"
    r"to be)\s*(?:as|of|a|an|the)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
# `which they called “a model for others”`: a judgement, and no name.
_JUDGING = re.compile(
    r"\b(?:they|he|she|inspectors|inspectorate|watchdog|ofsted|hmic\w*|cqc|estyn|report|who|"
    r"councillors|campaigners|ministers)\s+(?:has |have |had |also |then )?(?:called|calls?|dubbed|"
    r"termed|labelled|branded)\s*$",
    re.IGNORECASE,
)
# `what he called the “…” of`, `described it as “…”`, `in her own words, “…”`: somebody's words.
_SOMEBODYS = re.compile(
    r"\bin (?:his|her|their|its|my|[\w-]+[’']s?) (?:own )?words,?\s*$"
    r"|\bin the words of [^.;:]{1,80}$"
    r"|\bdescrib(?:e|es|ed|ing)\b[^.;:]{1,240}? as (?:an?|the|being)?\s*$"
)
# `a new “vulnerability desk”`: what is new has a name.
_NEW = re.compile(r"\b(?:an?|the|its|their|this) new\s+$", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:" + "|".join(sorted(DESCRIBING)) + r"|according to|went on|goes on|heard from|spoke to|"
    r"in the (?:words|view|opinion) of|" + DID_TELL + r")\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:also )?(?:said|told|reported|asked|believed|thought)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"[\s,.;:)]|(?:and|but|or|of|about|over|that|which|who|was|were|is|are|had|has|in|at|to|"
    r"for|with|by|on|from|when|as|because|since|after|before|during|within|across|between|than|"
    r"if|while|though|although|despite|last|this|among|amongst|towards?|around|against|under|into|"
    r"out|throughout|inside|behind|without|whose|where|how|why|they|it|he|she|we|there|nor|not|so|"
    r"yet|too|again|even|until|unless|once|rather|following)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:[’']s?|\b(?:the|a|an|its|their|his|her|new|this|that))\s*$", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+\w")
_DEGREE = re.compile(r"(?:\w{2,}ly|so|very|too|far|more|most|less|quite|not|no) \w", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:seen|found|said|felt|judged|thought|known|described)\s+to be\s*$")


_TOLD_LATER = REPORTING_PATTERN + r"|(?<!be )(?<!been )(?<!was )(?<!were )" + FOUND
_TAIL = re.compile(
    r",\s+(?:[\w’'.&-]+\s+){0,12}?(?:" + _TOLD_LATER + r")\b[^,]{0,80}$", re.IGNORECASE
)
# `“…” for years, councillors have claimed, after …`
_INTERPOSED = re.compile(r",\s+(?:[\w’'.&-]+\s+){1,8}?(?:" + _TOLD_LATER + r")[,;]", re.IGNORECASE)


# `The team was “overly optimistic”`: a view, which may be theirs who spoke right before.
_VIEW = re.compile(
    r"\b(?:was|were|is|are|been|being|had|has|have|showed|shows|bore|remains?|remained|seemed|felt|"
    r"made|make|lacked|lacks?|looked)\s+(?:(?:also|often|still|too often|not|sometimes|"
    r"simply|[a-z]+ly)\s+)?(?:an?\s|the\s|little\s|no\s|to\s)?$"
)


def viewed(before: str, after: str, words: int) -> bool:
    """Whether a quotation is a view of what was inspected, by someone whom the sentence leaves out.

    Args:
        before: The sentence before the marks.
        after: The sentence after them.
        words: How many words it has.
    """
    near = before[-60:]
    placed = (
        not after.strip() or after[0] in ",.;:)?!—–" or _PLACED.match(after.lstrip()) is not None
    )
    return (
        words >= 2
        and placed
        and _VIEW.search(near) is not None
        and not (_NAMING.search(near) or _NEW.search(near))
    )


def reported(before: str, inner: str, after: str, words: int, goes_on: bool) -> bool:
    """Whether a quotation within a sentence is words of someone whom the sentence reports.

    Args:
        before: The sentence before the marks.
        inner: What stands between them.
        after: The sentence after them.
        words: How many words it has.
        goes_on: Whether the paragraph has reported a fragment of someone's words already.
    """
    if words < 2:
        return False
    near = before[-60:]
    if WHAT.search(before[-160:]) or _SOMEBODYS.search(before[-320:]):
        return True
    if words <= 3 and _NEW.search(near):
        return False
    if _NAMING.search(near) and not (
        words >= 4 and (_JUDGING.search(near) or (goes_on and _SEEN.search(near)))
    ):
        return False
    placed = (
        not after.strip() or after[0] in ",.;:)?!—–" or _PLACED.match(after.lstrip()) is not None
    )
    # `the “deeply troubling” backlog`, `they “thoroughly enjoy” lessons`: a view, and no name.
    judging = _DEGREE.match(inner) is not None
    owned = words == 2 or (words <= 4 and _OWNED.search(before[-40:]) is not None)
    if not placed and owned and not judging:
        return False
    if _BY.match(after) and _PASSIVE.search(before[-200:]):
        return True
    told = _PASSIVE.sub(" ", before[-600:])
    if TELLS.search(told) or (goes_on and words >= 3):
        return True
    return (
        _TAIL.search(after[-300:]) is not None
        or _INTERPOSED.search(after[:300]) is not None
        or re.search(r"\baccording to\b", after[:600], re.IGNORECASE) is not None
    )
