"""Whom, what and which round a paper speaks of, and the judgments of the record on that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.errors import UnknownName
from essex_insp.library import forces
from essex_insp.matching import fold
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.item import Reading, stems

_TIME = re.compile(r"(?<![\d£.,-])(20[12]\d)(?:\s?[-–/]\s?(?:20)?(\d\d)(?!\d))?(?!\d|,\d)")
_YEAR = re.compile(r"\b20\d\d\b")
_OPENING = 3
"""Paragraphs of a paper that say what all of it is about."""
_ENOUGH = 0.6
"""Which share of the words of an area the name of a judgment has to have."""
_PILLARS = ("effectiveness", "efficiency", "legitimacy")


class Time(NamedTuple):
    """A year or a round that a paper names, and where."""

    start: int
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) + (f"-{self.last % 100:02}" if self.last > self.first else "")


class Times:
    """The years and rounds that a paper names."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        named = [
            (match, years("-".join(filter(None, match.groups()))))
            for match in _TIME.finditer(reading.words)
        ]
        self._all = [Time(match.start(), *span) for match, span in named if span]

    def within(self, start: int, end: int) -> list[Time]:
        """Return what is named in a stretch, in order."""
        return [time for time in self._all if start <= time.start < end]

    def around(self, start: int) -> list[Time]:
        """Return what a sentence without a time of its own speaks of.

        That is the last time before it in its paragraph, else what the nearest heading above it
        names, else the one time that the opening of the paper names.
        """
        opening = self._reading.paragraphs[:_OPENING]
        times = self.within(0, opening[-1][1]) if opening else []
        known = times[:1] if len({time[1:] for time in times}) == 1 else []
        for first, last, heading in self._reading.paragraphs:
            if first <= start < last:
                return self.within(first, start)[-1:] or known
            known = (self.within(first, last) or known) if heading else known
        return known


class Histories:
    """What forces were graded, as far as the reports that a paper is held against tell.

    Args:
        inspections: The reports.
        asked: Whether only these were asked for, not all that there are.
    """

    def __init__(self, inspections: Iterable[Inspection], asked: bool) -> None:
        self._reports = [each.report for each in inspections]
        self._asked = asked
        self._known: dict[str, list[HistoryItem]] = {}

    def of(self, body: str | None) -> list[HistoryItem]:
        """Return the judgments of a body; of the only one there is, where none is named."""
        own = {report.force.id: report.force.name for report in self._reports}
        force = next((name for name in own if fold(own[name]) == fold(body or "")), None)
        if body is None:
            force = next(iter(own)) if len(own) == 1 else None
        elif force is None:
            try:
                force = forces.load().find(body).id
            except UnknownName:
                return []
        if force is not None and force not in self._known:
            reports = [report for report in self._reports if report.force.id == force]
            items = ForceReports(force, reports).history(related=True)
            ids = {report.id for report in reports}
            self._known[force] = [item for item in items if not self._asked or item.report in ids]
        return self._known[force] if force else []


def of_time(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """Return the judgments that a year or a round can mean: of that round, or published then."""
    spans = [(item, years(item.round or "")) for item in items]
    exact = [item for item, span in spans if span == time[1:]]
    if exact:
        return exact
    by_round = [
        item for item, span in spans if span and span[0] <= time.last >= time.first <= span[1]
    ]
    dated = [(item, f"{item.published or ''} {item.published_note or ''}") for item, _ in spans]
    by_date = [
        item
        for item, date in dated
        if any(time.first <= int(year) <= time.last for year in _YEAR.findall(date))
    ]
    return [*by_round, *(item for item in by_date if item not in by_round)]


def of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """Return the judgments that words for an area mean, those of each round that are most like it."""
    wanted, pillar = stems(area), fold(area).removeprefix("overall ")
    if pillar in ("overall", *_PILLARS):
        return [
            item
            for item in items
            if item.level == "overall" and pillar in ("overall", item.pillar, fold(item.area))
        ]
    best: dict[str, tuple[tuple[float, float], list[HistoryItem]]] = {}
    for item in items:
        names = map(stems, (item.area, item.heading, item.id.replace("-", " ")))
        score = max(
            (_share(wanted & name, wanted), _share(wanted & name, wanted | name)) for name in names
        )
        key = item.round or item.report or ""
        if score[0] >= _ENOUGH and score >= best.get(key, (score,))[0]:
            others = best[key][1] if key in best and best[key][0] == score else []
            best[key] = (score, [*others, item])
    return [item for _, group in best.values() for item in group]


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / max(1, len(whole))
