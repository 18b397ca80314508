"""When the grades of a sentence were given: now, or at an earlier inspection.

What stands between a grade and the one before tells; where it does not turn to another time, both
are of one.
"""

import re
from collections.abc import Sequence

from essex_insp.draft.lexicon import wording
from essex_insp.draft.result import Period
from essex_insp.draft.scales import Word

_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d|,\d)")
_OLD, _FAR = 2, 200  # years, characters
Time = tuple[Period, str | None]


def latest(text: str) -> int:
    """Return the latest year that a text names, or 0."""
    return max((int(year[0]) for year in _YEAR.finditer(text)), default=0)


def times(text: str, low: int, words: Sequence[Word], high: int, now: int) -> list[Time]:
    """Return when each grade of a sentence was given, and the year that the text names for it."""
    given: list[Time] = []
    begin, ends = low, [*(word.start for word in words[1:]), high]
    for word, end in zip(words, ends, strict=False):
        lead = text[max(begin, word.start - _FAR) : word.start]
        turns = [turn.start() for turn in wording("times_turn").finditer(lead)]
        told = wording("times_told").search(lead)
        cue = wording("times_earlier").search(lead, told.end() if told else 0)
        earlier = cue is not None and not any(turn >= cue.start() + 4 for turn in turns)
        after = wording("in_year").match(text, word.end, end)
        ago = wording("earlier_after").match(text, word.end, end)
        years = [year for year in wording("year_before").finditer(lead) if year["year"]]
        named = after or next(reversed(years), None)
        if named or earlier or ago:
            year = named["year"] if named else None
            old = earlier or ago or now - int(year or now) >= _OLD
            time: Time = ("previous" if old else "current", year)
        else:
            time = ("current", None) if turns or not given else given[-1]
        given.append(time)
        begin = after.end() if after else word.end
    return given
