"""What the record tells of forces: the judgments that a body, an area and a time can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.areas import keys
from essex_insp.errors import UnknownName
from essex_insp.library import forces
from essex_insp.matching import fold
from essex_insp.model import Report
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.reading import Time

_YEAR = re.compile(r"\b20\d\d\b")
_ENOUGH = 0.6
"""Which share of the words of an area the name of a judgment has to have."""


class Held(NamedTuple):
    """What a statement comes to, held against judgments that may be meant."""

    verdict: str
    says: str
    items: Sequence[HistoryItem] = ()


def settled(held: Sequence[Held]) -> Held:
    """Return what a statement comes to: the likeliest, but wrong only where all that may be are."""
    meant = {each.verdict for each in held if each.items or each.verdict != "not known"}
    if held[0].verdict == "contradicts" and meant != {"contradicts"}:
        told = dict.fromkeys(each.says for each in held if each.items)
        return held[0]._replace(
            verdict="cannot be told", says=f"of what, or of whom? {'; '.join(told)}"
        )
    return held[0]


class Histories:
    """What forces were graded, as far as reports tell: these alone, or all that is known beside."""

    def __init__(self, reports: Sequence[Report], alone: bool) -> None:
        self._reports, self._alone = reports, alone
        self._known: dict[str, list[HistoryItem]] = {}
        self._own = {fold(report.force.name): report.force.id for report in reports}

    def names(self) -> Iterator[str]:
        """Yield the names of all forces of which something may be known."""
        yield from (report.force.name for report in self._reports)
        yield from (force.name for force in forces.load().forces)

    def of(self, body: str | None) -> list[HistoryItem]:
        """Return the judgments of a body; where none is named, that of the report asked for."""
        force = self._own.get(fold(body or ""))
        if body is None and self._alone and len(self._own) == 1:
            force = next(iter(self._own.values()))
        elif body is not None and force is None:
            try:
                force = forces.load().find(body).id
            except UnknownName:
                return []
        if force is not None and force not in self._known:
            reports = [report for report in self._reports if report.force.id == force]
            items = ForceReports(force, reports).history(related=True)
            ids = {report.id for report in reports}
            self._known[force] = [item for item in items if not self._alone or item.report in ids]
        return self._known[force] if force else []


def named_so(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """Return the judgments of the round that is called by a year, or by two."""
    return [item for item in items if years(item.round or "") == time[1:]]


def of_time(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """Return the judgments that a time can mean: of a round up to a year before, or dated so."""

    def meant(item: HistoryItem) -> bool:
        dates = _YEAR.findall(f"{item.judged_in} {item.published} {item.published_note}")
        first, last = years(item.round or "") or (9999, 0)
        spans = [(first, last + 1), *((int(date), int(date)) for date in dates)]
        return any(low <= time.last and time.first <= high for low, high in spans)

    return list(filter(meant, items))


def of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """Return the judgments that words for an area mean: in each round those most like it."""
    wanted, pillar = keys(area), fold(area).removeprefix("overall ")
    if pillar in ("overall", "effectiveness", "efficiency", "legitimacy"):
        meant = [item for item in items if item.level == "overall"]
        return [item for item in meant if pillar in ("overall", item.pillar, fold(item.area))]
    best: dict[str, tuple[tuple[float, float], list[HistoryItem]]] = {}
    for item in items:
        names = map(keys, (item.area, item.heading, item.id.replace("-", " ")))
        shares = ((len(wanted & name), len(wanted), len(wanted | name)) for name in names)
        score = max((both / max(1, own), both / max(1, every)) for both, own, every in shares)
        key = item.round or item.report or ""
        if score[0] >= _ENOUGH and (key not in best or score > best[key][0]):
            best[key] = (score, [item])
        elif key in best and score == best[key][0]:
            best[key][1].append(item)
    return [item for _, group in best.values() for item in group]
