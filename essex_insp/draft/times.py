"""When the grades of a sentence were given: now, or at an earlier inspection.

What stands between a grade and the one before tells; where it does not turn to another time, both
are of one.
"""

import re
from collections.abc import Sequence

from essex_insp.draft.lexicon import pattern
from essex_insp.draft.result import Period
from essex_insp.draft.scales import Word

_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d|,\d)")
_EARLIER = r"\b(?<!since its )(?<!since the )(?<!since our )(?:{earlier})\b[^.;]{0,90}$"
_EARLIER_AFTER = (
    r"{close}\s*(?:(?:{grade}|{body}|overall)\s+)?,?\s*(?:(?:back )?in|under|from|at|following)?\s*"
    r"(?:the |its |an? )?(?:previous|last (?:year|time|inspect\w+|report)|earlier|"
    r"(?:(?:\w+|\d+) )?(?:years?|months?|inspections?|rounds?) (?:ago|earlier|before)|previously)\b"
    r"|[^.;]{0,60}\bbut (?:\w+ ){0,2}now\b"
)
_NAMED = r"(?:the |its |our |that |an? )?(?:\w+ ){0,3}?(?P<year>(?:19|20)\d\d)\b"
_IN_YEAR = (
    r"{close},?\s*(?:(?:{grade}|{body}|{report}|overall)\s+)*(?:(?:back )?in|for|at|during|from)\s+"
    + _NAMED
)
# `inadequate for protecting vulnerable people in 2022`
_LATER_YEAR = (
    r"{close}(?:(?!\b(?:{be}|{other_time}|ha[sd]|have|having|but|while|whereas|when|who|which|"
    r"that|to (?:the|a|its) \d)\b)[^.;:(–—])*?\b(?:in|during) " + _NAMED
)
_YEAR_BEFORE = (
    r"\b(?:(?:back )?in|since|from|the|its)\s+(?:\w+ )?(?:(?:19|20)\d\d and )?"
    r"(?P<year>(?:19|20)\d\d)\b(?![/–-]\d)"
)
# What turns to now, and what a grade moved to.
_TURN = (
    r";|\b(?:now|this time|latest|is|are|remains?|ha(?:s|ve) (?:\w+ )?been|ha(?:s|ve) \w+ed)\b|"
    r"\b(?:but|though|although|while) (?:[\w’]+ ){1,3}(?:found|finds|says?|said|concluded)\b|"
    r",\W{1,2}(?:was|were|received|got|achieved|earned)\b|"
    r"\bto(?! be\b)\W{1,2}(?:(?:an?|its|being|the|just|rated|graded)\W{1,2})*(?:{grade} of )?\W?$"
)
_APART = r"\b(?:after|since|following|when|which|that|who|than|{earlier})\b|[–—:(]"
_CARRIED = (
    r"\bnot (?:re-?)?(?:inspected|graded|assessed|examined|looked at)\b.*\b(?:remain\w*|stands?|"
    r"applies|kept)\b|\bcarried (?:over|forward)\b(?: (?:from|since|of) "
    + _NAMED
    + r")?|\b(?:19|20)\d\d "
    r"{grade}\b[^.;]{0,60}\b(?:remains?|stands?)\b|\b(?:retain|keep|maintain)\w* (?:its|the|"
    r"their) (?:19|20)\d\d {grade}\b"
)
_FROM = r"\bfrom\W{1,2}(?:(?:an?|its|being|the)\W{1,2})*(?:\w+ )?\W?$"
_OLD, _FAR = 2, 200  # years, characters
Time = tuple[Period, str | None]


def latest(text: str) -> int:
    """Return the latest year that a text names, or 0."""
    return max((int(year[0]) for year in _YEAR.finditer(text)), default=0)


def times(text: str, low: int, words: Sequence[Word], high: int, now: int) -> list[Time]:
    """Return when each grade of a sentence was given, and the year that the text names for it."""
    given: list[Time] = []
    waiting = 0  # so many of the last wait for what is said after them
    begin, ends = low, [*(word.start for word in words[1:]), high]
    for word, end in zip(words, ends, strict=False):
        lead = text[max(begin, word.start - _FAR) : word.start]
        turns = [turn.start() for turn in pattern(_TURN).finditer(lead)]
        cue = pattern(_EARLIER).search(lead)
        earlier = cue is not None and not any(turn >= cue.start() + 4 for turn in turns)
        after = pattern(_IN_YEAR).match(text, word.end, end) or pattern(_LATER_YEAR).match(
            text, word.end, end
        )
        ago = pattern(_EARLIER_AFTER).match(text, word.end, end)
        named = after or next(reversed([*pattern(_YEAR_BEFORE).finditer(lead)]), None)
        if pattern(_APART).search(lead) or turns or not lead.strip(" ’”'\""):
            waiting = 0
        if named or earlier or ago:
            year = named["year"] if named else None
            old = earlier or ago or now - int(year or now) >= _OLD
            time: Time = ("previous" if old else "current", year)
            if after or ago:
                given[len(given) - waiting :] = [time] * waiting
            waiting = 0
        else:
            time = ("current", None) if turns or not given else given[-1]
            waiting = 0 if turns else waiting + (not given or waiting > 0)
        given.append(time)
        begin = after.end() if after else word.end
    return given


def carried(text: str, low: int, high: int) -> re.Match[str] | None:
    """Return where a sentence says that a grade stands over from an earlier inspection."""
    return pattern(_CARRIED).search(text, low, high)


def moved(text: str, low: int, start: int) -> bool:
    """Return whether a grade is what a body moved from, to the next: `from good to outstanding`."""
    return pattern(_FROM).search(text[max(low, start - 40) : start]) is not None
