"""The verbs of saying, as patterns that the stages share; compiled when first used."""

from __future__ import annotations

import re
from functools import cache

from essex_insp.draft import lexicon

# Verbs of more than one word, and those that only some subjects or forms make verbs of saying.
_MORE = (
    r"went on to say|goes on to say|went on|goes on|had this to say|"
    r"puts? it(?= (?:to|this|like|bluntly|simply|last|at|in an?|more|rather|very|so)\b|\s*[,.:;“‘\"'])|"
    r"(?:hit|shot|fired) back|hit out|chipped in|paid tribute|pays tribute|"
    r"(?:(?<=letter )|(?<=report )|(?<=statement )|(?<=email ))(?:reads?|begins|began|ends|ended)"
)


@cache
def says() -> re.Pattern[str]:
    """Return a pattern of the verbs that quoted speech goes with."""
    return re.compile(
        r"\b(?:" + _MORE + "|" + lexicon.alternatives("speech", "saying") + r")\b", re.IGNORECASE
    )


@cache
def tells() -> re.Pattern[str]:
    """Return a pattern of all verbs that govern someone's words or view."""
    words = lexicon.alternatives("speech", "saying", "telling", "found")
    return re.compile(r"\b(?:" + _MORE + "|" + words + r")\b", re.IGNORECASE)
