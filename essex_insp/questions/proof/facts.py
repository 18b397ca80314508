"""The record that a paper is held against, made ready once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from essex_insp.errors import UnknownName
from essex_insp.evidence import Index, Match, check_words, citations
from essex_insp.library import forces
from essex_insp.matching import fold
from essex_insp.model import Report
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ConcernItem, QuoteItem


class Spoken(NamedTuple):
    """A quote of the record, or words that a fact of it cites, and the report that has it."""

    report: str
    quote: QuoteItem | None
    words: str


class Words:
    """Words of the record, to look others up in."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self._owners: dict[str, list[Spoken]] = {}
        for one in spoken:
            self._owners.setdefault(one.words, []).append(one)
        self._starts: list[tuple[int, str]] = []
        at = 0
        for words in self._owners:
            self._starts.append((at, words))
            at += len(words) + 2
        self._index = Index("\n\n".join(self._owners))

    def look_up(self, words: str) -> tuple[Match, list[Spoken]]:
        """Return what becomes of words, and whose they are."""
        match = check_words(words, self._index)
        owners = []
        for place in match.places:
            said = next((known for at, known in reversed(self._starts) if at <= place.start), None)
            owners += self._owners.get(said or "", [])
        return match, owners


class Facts:
    """All that the reports of the record say.

    Args:
        reports: The reports.
        asked: Whether only these were asked for, not all that there are.
    """

    def __init__(self, reports: Sequence[Report], asked: bool = False) -> None:
        self.reports, self.asked = list(reports), asked
        self._inspections = [Inspection(report) for report in reports]
        self._histories: dict[str, list[HistoryItem]] = {}

    @cached_property
    def spoken(self) -> Words:
        """Who said what."""
        return Words(
            [
                Spoken(each.report.id, quote, quote.text)
                for each in self._inspections
                for quote in each.quotes()
            ]
        )

    @cached_property
    def cited(self) -> Words:
        """The words of sources that facts rest on."""
        return Words(
            [
                Spoken(report.id, None, cited.words)
                for report in self.reports
                for cited in citations(report)
                if cited.words and cited.kind != "quote"
            ]
        )

    @cached_property
    def concerns(self) -> list[ConcernItem]:
        """The concerns of all reports."""
        return [concern for each in self._inspections for concern in each.concerns()]

    def force(self, body: str | None) -> tuple[str, str] | None:
        """Return the id and the name of the force that a paper names, or that all is about."""
        known = {report.force.id: report.force.name for report in self.reports}
        if body is None:
            return next(iter(known.items())) if len(known) == 1 else None
        for name, called in known.items():
            if fold(body) == fold(called):
                return name, called
        try:
            force = forces.load().find(body)
        except UnknownName:
            return None
        return force.id, force.name

    def history(self, force: str) -> list[HistoryItem]:
        """Return what a force was graded, its other inspections too."""
        if force not in self._histories:
            reports = [report for report in self.reports if report.force.id == force]
            items = ForceReports(force, reports).history(related=True)
            if self.asked:
                own = {report.id for report in reports}
                items = [item for item in items if item.report in own]
            self._histories[force] = items
        return self._histories[force]
