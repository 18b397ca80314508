"""The verbs of saying of a text, each with its place; found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from essex_insp.draft import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells of someone's words or view; `says` where quoted speech goes with it."""

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
        return [verb for verb in self.verbs[low : min(high, low + most)] if verb.end <= end]

    def any(self, start: int, end: int, says: bool = False) -> bool:
        """Whether a verb stands in a part of the text; one of saying, where that is asked."""
        return any(verb.says or not says for verb in self.within(start, end))


def verbs(text: str) -> Verbs:
    """Return the verbs of saying of a text."""
    saying, telling = lexicon.words("speech", "saying"), lexicon.words("speech", "telling", "found")
    told = [
        Verb(word.start(), word.end(), low, low in saying)
        for word in _WORD.finditer(text)
        if (low := word[0].lower()) in saying or low in telling
    ]
    taken = {verb.start for verb in told}
    told += [
        Verb(more.start(), more.end(), more[0].lower(), True)
        for more in lexicon.any_of("more").finditer(text)
        if more.start() not in taken
    ]
    told.sort(key=lambda verb: verb.start)
    return Verbs(told, [verb.start for verb in told])
