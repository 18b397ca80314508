"""The verbs of saying of a text, each with its place; found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from essex_insp.draft import lexicon

_WORD = re.compile(r"[^\W\d_]+")
# Verbs of more than one word, and those that only some subjects or forms make verbs of saying.
_MORE = re.compile(
    r"\b(?:went on to say|goes on to say|went on|goes on|had this to say|"
    r"puts? it(?= (?:to|this|like|bluntly|simply|last|at|in an?|more|rather|very|so)\b"
    r"|\s*[,.:;“‘\"'])|"
    r"(?:hit|shot|fired) back|hit out|chipped in|paid tribute|pays tribute|"
    r"(?:(?<=letter )|(?<=report )|(?<=statement )|(?<=email ))"
    r"(?:reads?|begins|began|ends|ended))\b",
    re.IGNORECASE,
)
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells of someone's words or view.

    Args:
        start: Where it starts.
        end: Where it ends.
        word: The verb, in small letters.
        says: Whether quoted speech goes with it.
    """

    start: int
    end: int
    word: str
    says: bool


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of saying of a text, in order."""

    verbs: list[Verb]
    starts: list[int]

    def within(self, start: int, end: int, most: int = _LONGEST) -> list[Verb]:
        """Return the verbs that stand in a part of the text, the first of them."""
        low = bisect_left(self.starts, start)
        high = bisect_left(self.starts, end, low)
        return [one for one in self.verbs[low : min(high, low + most)] if one.end <= end]

    def any(self, start: int, end: int, says: bool = False) -> bool:
        """Whether a verb stands in a part of the text; one of saying, where that is asked."""
        return any(one.says or not says for one in self.within(start, end))


def verbs(text: str) -> Verbs:
    """Return the verbs of saying of a text.

    Args:
        text: The text.
    """
    saying, telling = lexicon.words("speech", "saying"), _telling()
    found = [
        Verb(word.start(), word.end(), low, low in saying)
        for word in _WORD.finditer(text)
        if (low := word[0].lower()) in saying or low in telling
    ]
    taken = {one.start for one in found}
    found += [
        Verb(more.start(), more.end(), more[0].lower(), True)
        for more in _MORE.finditer(text)
        if more.start() not in taken
    ]
    found.sort(key=lambda one: one.start)
    return Verbs(found, [one.start for one in found])


@cache
def _telling() -> frozenset[str]:
    return lexicon.words("speech", "telling") | lexicon.words("speech", "found")
