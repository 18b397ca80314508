"""What the record tells of the forces that a paper names: judgments by force, time and area."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from essex_insp.dates import years
from essex_insp.draft.areas import keys
from essex_insp.errors import UnknownName
from essex_insp.library import forces
from essex_insp.matching import fold
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.reading import Reading
from essex_insp.questions.proof.times import Time

_KIND = re.compile(r" (?:Police Service|Police|Constabulary)$")
_YEAR = re.compile(r"\b20\d\d\b")
# What stands before a force that another one is only set beside.
_BESIDE = re.compile(
    r"\b(?:unlike|like|than|with|alongside|against|from|as) (?:the )?$", re.IGNORECASE
)
_JOINED = re.compile(r"(?:,| and| &|,? and the)? ?")
_ENOUGH = 0.6
"""Which share of the words of an area the name of a judgment has to have."""


class Histories:
    """What forces were graded, as far as reports tell: these alone, or all that is known beside."""

    def __init__(self, inspections: Iterable[Inspection], alone: bool, reading: Reading) -> None:
        self._reports, self._alone = [each.report for each in inspections], alone
        self._known: dict[str, list[HistoryItem]] = {}
        self._own = {fold(report.force.name): report.force.id for report in self._reports}
        self._reading = reading
        names = {report.force.name: report.force.name for report in self._reports}
        names |= {force.name: force.name for force in forces.load().forces}
        full = sorted(map(re.escape, names), key=len, reverse=True)
        short = {_KIND.sub("", name): name for name in names}
        places = sorted(map(re.escape, short), key=len, reverse=True)
        pattern = re.compile(
            rf"\b(?:{'|'.join(full)})\b|(?<!\bof )(?<!\bfor )\b(?:{'|'.join(places)})\b"
            r"(?!(?:[’']s)? [A-Z])(?!-)"
        )
        self._named = [
            (match.start(), match.end(), names.get(match[0]) or short[match[0]])
            for match in pattern.finditer(reading.narration)
        ]

    def bodies(self, at: int, read: str | None) -> list[str | None]:
        """Return the body that is meant at a place; all that may be, the likeliest first.

        Args:
            at: Where something is stated of it.
            read: The body that was read for it.
        """
        start, end = self._reading.sentence(at)
        words = self._reading.narration
        told = self.named(start, end)
        before = [named for named in told if named[1] <= at]
        if not told:
            paragraph = words.rfind("\n\n", 0, start)
            earlier = [name for _, _, name in self.named(paragraph, start)]
            return list(dict.fromkeys([read, *earlier[-1:]]))
        own = [named for named in before if not _BESIDE.search(words[start : named[0]])] or before
        likely = [name for _, _, name in reversed(own)]
        if own and own[-1] == told[len(before) - 1] and "," not in words[own[-1][1] : at]:
            group = [own[-1]]
            for named in reversed(own[:-1]):
                if not _JOINED.fullmatch(words, named[1], group[-1][0]):
                    break
                group.append(named)
            joined = [name for _, _, name in group]
            return [read] if read in joined else [joined[0]]
        if not before:
            likely = [read or ""] if read else []
        return list(dict.fromkeys([*likely, *(name for _, _, name in told)]))

    def named(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return where forces are named in a stretch, and which."""
        return self._named[bisect_left(self._named, (start,)) : bisect_left(self._named, (end,))]

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
