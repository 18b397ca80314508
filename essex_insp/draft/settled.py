"""Which of the grades that a story tells are its own: of this inspection, each once."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.frameworks import whole
from essex_insp.draft.stated import FORMER_ONE, NOW, PLUPERFECT, Stated
from essex_insp.draft.tally import Tally
from essex_insp.matching import fold

_MARKED = re.compile(r"top|highest|best|lowest|bottom|worst", re.IGNORECASE)


def settle(text: str, found: list[Stated], headlined: list[Stated], tally: Tally) -> list[Stated]:
    """Return the grades of this inspection, each body, area and grade once.

    Older grades count only where no others were told; a headline's only where the story has none,
    or where it says what its only grade is for.

    Args:
        text: The text.
        found: The grades that the story tells, in order.
        headlined: Those that its headlines tell.
        tally: How often it names each body.
    """
    told = _without_marks(text, _headed(found, headlined) or headlined)
    kept: dict[tuple[str, str, str], Stated] = {}
    for one in _now(text, told):
        full = tally.full(one.body) if one.body else None
        kept.setdefault((fold(full or ""), words(text, one), one.grade), replace(one, body=full))
    return list(kept.values())


def words(text: str, stated: Stated) -> str:
    """Return what a grade is for, folded.

    Args:
        text: The text.
        stated: The grade.
    """
    return fold(text[slice(*stated.area)]) if stated.area else "overall"


def _headed(found: list[Stated], headlined: list[Stated]) -> list[Stated]:
    """The grades of a story, the only one for what its headline says that it is for."""
    areas = {one.grade: one.area for one in headlined if one.area is not None}
    now = [one for one in found if one.age == NOW]
    if len(now) != 1 or now[0].area is not None or now[0].overall:
        return found
    area = areas.get(now[0].grade)
    return [replace(one, area=area) if one is now[0] else one for one in found]


def _without_marks(text: str, found: list[Stated]) -> list[Stated]:
    """Leave out `the top grade` where it says again what a grade's name says elsewhere."""
    marked = [_MARKED.match(text, one.start) is not None for one in found]
    named: dict[tuple[str | None, str], bool] = {}
    for one, mark in zip(found, marked, strict=True):
        if one.age == NOW and not mark:
            key = one.body, one.grade
            named[key] = named.get(key, False) or one.area is not None
    kept = []
    for one, mark in zip(found, marked, strict=True):
        elsewhere = named.get((one.body, one.grade)) if mark else None
        again = one.area is None or (elsewhere and not whole(words(text, one)))
        if elsewhere is None or not again:
            kept.append(one)
    return kept


def _now(text: str, found: list[Stated]) -> list[Stated]:
    """The grades of this inspection: older ones only where no others were told."""
    now = [one for one in found if one.age == NOW]
    if not now:
        least = min((one.age for one in found), default=NOW)
        return [one for one in found if one.age == least < FORMER_ONE]
    known = {(one.body, words(text, one)) for one in now}
    return [
        one
        for one in found
        if one.age == NOW
        or (one.age == PLUPERFECT and one.area and (one.body, words(text, one)) not in known)
    ]
