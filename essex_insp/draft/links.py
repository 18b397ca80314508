"""How a grade word and a named area are tied in a sentence: `good at A`, `A was rated good`.

A tie is what stands between the two: small words, a preposition or a verb of grading, and the
names of bodies. Any other word breaks it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from essex_insp.draft import lexicon
from essex_insp.draft.areas import PILLARS, Area

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[:;,()\[\]|/&–—=→]|(?<=\s)-(?=\s)")
_LONGEST = 220
_OF = frozenset(["in", "at", "of"])
_POINTS = frozenset(":–—-(|=→")


def tokens(text: str, start: int, end: int, masked: list[tuple[int, int]]) -> list[str] | None:
    """Return the words and marks between two places, without those of named bodies.

    Args:
        text: The text.
        start: Where to start.
        end: Where to end.
        masked: Where bodies are named, in order.

    Returns:
        None where there are too many to be a tie.
    """
    if end - start > _LONGEST:
        return None
    found = []
    for match in _TOKEN.finditer(text, start, end):
        at = bisect_left(masked, (match.end(), 0)) - 1
        if at < 0 or masked[at][1] <= match.start():
            found.append(match[0].casefold().replace("'", "’"))
    return found


@cache
def _words(key: str) -> frozenset[str]:
    return lexicon.words("ties", key)


def forward(between: list[str] | None) -> bool:
    """Whether words tie a grade to the area after it: `good at how well it`, `rating for`."""
    if not between:
        return False
    if not all(word in _words("forward") or word.isdigit() or word in _POINTS for word in between):
        return False
    return any(word in _words("prepositions") or word in _POINTS for word in between)


def backward(between: list[str] | None, verbal: bool = False) -> bool:
    """Whether words tie an area to the grade after it: `A was rated as`, `A:`; nothing does too.

    Args:
        between: The words.
        verbal: Whether the grade is a verb itself: `A, where it requires improvement`.
    """
    if between is None:
        return False
    if not between:
        return True
    if not all(word in _words("backward") or word in _POINTS for word in between):
        return False
    return verbal or any(word in _words("verbs") or word in _POINTS for word in between)


def joined(between: list[str] | None) -> bool:
    """Whether words join two areas of one list: `A, B and its C`."""
    return bool(between) and all(word in _words("joints") for word in between or ())


def parted(between: list[str] | None) -> bool:
    """Whether between two areas of one list stands an item that is no known area."""
    if not between or len(between) > 10 or any(word in _words("breaks") for word in between):
        return False
    return bool({between[0], between[-1]} & {",", ";", "and", "&"})


def lists(
    text: str, areas: list[Area], masked: list[tuple[int, int]], graded: list[int]
) -> tuple[list[list[Area]], list[tuple[int, int]]]:
    """Group the areas of a sentence into lists.

    Args:
        text: The text.
        areas: The areas, in order.
        masked: Where bodies are named.
        graded: Where grade words start: none may stand inside a list.

    Returns:
        The lists, and where an item of one is no known area.
    """
    groups: list[list[Area]] = []
    unknown = []
    for area in areas:
        last = groups[-1][-1] if groups else None
        if last is not None and not any(last.end <= at < area.start for at in graded):
            between = tokens(text, last.end, area.start, masked)
            if (
                between
                and set(between) <= _OF
                and text[last.start : last.end].casefold() in PILLARS
            ):
                # `effectiveness in fighting crime`
                groups[-1][-1] = Area(last.start, area.end, last.kind)
                continue
            if joined(between):
                groups[-1].append(area)
                continue
            if parted(between):
                groups[-1].append(area)
                unknown.append((last.end, area.start))
                continue
        groups.append([area])
    return [_spelled_out(group) for group in groups], unknown


def _spelled_out(group: list[Area]) -> list[Area]:
    """Leave out words for all areas before their names: `in all four categories, which are A`."""
    return group[1:] if group[0].kind == "every" and len(group) > 1 else group
