"""Claims held against the record: the judgments and the concerns that they can mean."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from essex_insp.dates import date_words, years
from essex_insp.draft.areas import keys, same
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.sentences import NEWEST, Years
from essex_insp.errors import UnknownName
from essex_insp.library import forces
from essex_insp.library.scales import direction
from essex_insp.matching import fold
from essex_insp.model import Report
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Cite, basis_words, grade_words, label_words
from essex_insp.questions.verification import VerifyItem

_YEAR = re.compile(r"\b20\d\d\b")
_same = lru_cache(10_000)(same)
_BEST_FIRST = ("agrees", "carried over", "sources disagree", "not known", "contradicts")
_SHARED, _ALIKE, _USUAL = 2, 0.25, 8
"""A sentence is about a concern that so many of its words, and this share of them, tell of; what
more than one in so many concerns has tells of none."""


class Held(NamedTuple):
    """What a statement comes to, held against the record; `says` is why, or what a report says."""

    verdict: str
    says: str
    report: str | None = None
    sources: Sequence[Cite] = ()
    check: VerifyItem | None = None


class Claimed(NamedTuple):
    """A change that a paper tells of: which way, if that is said, of what, from when to when.

    `was` and `now` are the grades that it tells between; without a `first`, it is the round before.
    """

    move: str
    areas: Sequence[str]
    was: Sequence[Rating]
    now: Sequence[Rating]
    first: Years | None
    last: Years


Claim = tuple[str, tuple[int, int], Held]
"""The kind of what a paper states, where, and what it comes to."""
unheld = partial(Held, "not checked")
unclear = partial(Held, "cannot be told")


class Holding:
    """What the record has of forces, as far as reports tell: these alone, or all known beside."""

    def __init__(self, reports: Sequence[Report], alone: bool) -> None:
        self.inspections, self._alone = [*map(Inspection, reports)], alone
        self._forces = [report.force for report in reports]
        self.names = {force.name: force.name for force in self._forces} | forces.load().written()
        self.force = lru_cache(10_000)(self._found)
        self._history = lru_cache(1_000)(self._judged)
        self._concerns = [
            (each.report, concern, keys(" ".join((concern.title, concern.summary, *concern.about))))
            for each in self.inspections
            for concern in each.concerns()
        ]
        told = Counter(word for *_, subject in self._concerns for word in subject)
        self._usual = {word for word in told if told[word] > 1 + len(self._concerns) // _USUAL}

    def _found(self, body: str | None) -> str | None:
        """The id of a force, empty for none; where none is named, that of the report asked for."""
        if body is None:
            ids = {force.id for force in self._forces}
            return ids.pop() if self._alone and len(ids) == 1 else None
        try:
            return forces.load().find(body, self._forces).id
        except UnknownName:
            return ""

    def _judged(self, body: str | None) -> list[HistoryItem]:
        """The judgments of a body; none where it is not known."""
        if not (force := self.force(body)):
            return []
        reports = [each.report for each in self.inspections if each.report.force.id == force]
        items = ForceReports(force, reports).history(related=True)
        return [item for item in items if item.report or not self._alone]

    def grade(
        self, grade: str, time: Years | None, sole: bool, over: bool, body: str | None, area: str
    ) -> Held:
        """Hold a grade, perhaps carried `over`, against a round; without one, against all.

        A `sole` year may also be that of a report on the round before.
        """
        if not (history := self._history(body)):
            says = f"{body} is not in the record"
            unsaid = unclear("the paper does not say of which body")
            return Held("not known", says) if body else unsaid
        alike, time = _of_area(history, area), _settled(history, time)
        if area == OVERALL and len({item.id for item in alike}) != 1:
            return unclear("the paper does not say of which area")
        if not (items := _of_round(alike, time)):
            when = f" of {'-'.join(map(str, dict.fromkeys(time)))}" if time and alike else ""
            return Held("not known", f"nothing on {area!r} was found in the record{when}")
        verdicts = [(_verdict(grade, over, item), item) for item in items]
        verdict, item = min(verdicts, key=lambda each: _BEST_FIRST.index(each[0]))
        year = sole and time and time[0] == time[1]
        near = [judgment for judgment in alike if fits(judgment, time)] if year else items
        unlike = {_verdict(grade, over, judgment) for judgment in near} - {verdict, "not known"}
        untrue = verdict == "contradicts"
        unknown = not time and len(_rounds(history)) > 1  # which round is meant
        if (unlike and not time) or (untrue and (unlike or unknown)):
            lead = f"{near[0].force}: {near[0].heading}, "  # said once
            told = "; ".join(_record_says(judgment).removeprefix(lead) for judgment in near)
            return unclear(f"of which round? {lead}{told}", item.report, item.sources)
        return Held(verdict, _record_says(item), item.report, item.sources)

    def change(self, change: Claimed, body: str | None) -> Held:
        """Hold a change of any of its areas against what its two times mean.

        Of no body, what may be compared is what may be of any.
        """
        history = self._history(body or (None if change.move else next(iter(self.names))))
        rounds = [item for item in history if item.round]
        named = [item for area in change.areas for item in _of_area(rounds, area)]
        later = _rounds(_of_round(rounds, _settled(rounds, change.last)))[-1:]
        told = _of_round(rounds, change.first) if change.first else named
        earlier = [each for each in _rounds(told) if [each] < later][-1:]
        for item in rounds if earlier else ():
            apart = item.break_before
            if apart and earlier < [_years(item.round)] <= later:
                says = f"{apart.after} and {item.round} are not comparable: {apart.why}"
                return Held("not comparable" if apart.comparable == "no" else "not known", says)
        moved = [
            (_moved(change, was, now), now, f"{was.area}: {grade_words(was)} in {was.round}")
            for was, now in product(named, named)
            if was.id == now.id and [*map(_years, (was.round, now.round))] == [*earlier, *later]
        ]
        if not (moved and (change.move or change.was)):
            return unclear("of what, or which way, was not read")
        verdict, item, says = min(moved, key=lambda each: _BEST_FIRST.index(each[0]))
        says = f"{says}, {grade_words(item)} in {item.round}"
        return Held(verdict, says, item.report, item.sources)

    def label(
        self, kind: str, time: Years | None, denied: bool, body: str | None, words: str
    ) -> Held:
        """Hold a label against the concern of its time that its words are most about."""
        force, time = self.force(body), _settled(self._history(body), time)
        wanted = {word for word in keys(words) - self._usual if not word.isdigit()}
        alike = [
            ((len(wanted & subject), fits(report, time)), concern)
            for report, concern, subject in self._concerns
            if force in (None, report.force.id)
            and len(wanted & subject) >= max(_SHARED, _ALIKE * len(wanted))
        ]
        meant = [each for each in alike if each[0][1]]
        if not meant:
            none = Held("not known", "no concern of that time was found for these words")
            return none if alike else unclear("which concern is meant was not read")
        concerns = [concern for fit, concern in meant if fit == max(fit for fit, _ in meant)]
        told = "; ".join(dict.fromkeys(f"{each.title}: {label_words(each)}" for each in concerns))
        if len({concern.kind for concern in concerns}) > 1:
            return unclear(f"which concern is meant? {told}")
        concern = concerns[0]
        unsure = concern.label_reported and "formal" in fold(words)
        verdict = "agrees" if (concern.kind == kind) is not denied else "contradicts"
        verdict = "not known" if unsure or concern.kind == "unlabelled" else verdict
        return Held(verdict, told, concern.report, concern.sources)


def fits(dated: Report | HistoryItem, time: Years | None) -> int:
    """How well a time fits a report or a judgment: 2 where it is its round, 1 where it may be.

    A year may be one of its round, the one after it, or one of its dates.
    """
    first, last = _years(dated.round)
    if time is None or time == (first, last):
        return 1 + (time is not None)
    dates = _YEAR.findall(f"{dated.title} {dated.published} {dated.published_note}")
    spans = [(first, last + (first == last)), *((int(year), int(year)) for year in dates)]
    return int(any(low <= time[1] and time[0] <= high for low, high in spans))


def _verdict(grade: str, over: bool, item: HistoryItem) -> str:
    """What comes of a grade that is told, perhaps carried `over`, held against a judgment."""
    if item.grade and fold(item.grade).removesuffix(" to be good") == fold(grade):
        kept = item.basis == "carried-over"
        return "agrees" if kept == over else "carried over" if kept else "not known"
    named = re.compile(rf"(?i)\b{re.escape(grade)}\b").search
    for point in item.disagreements:
        if any(named(side.text) for side in point.sayings) and not named(point.used or ""):
            return "sources disagree"
    graded = item.grade or item.basis in ("ungraded", "not-inspected")
    return "contradicts" if graded else "not known"


def _moved(change: Claimed, was: HistoryItem, now: HistoryItem) -> str:
    """What comes of a change that is told, held against two judgments."""
    way = direction(was.grade, now.grade, now.scale if now.scale == was.scale else ())
    pairs = [*((told, was) for told in change.was), *((told, now) for told in change.now)]
    true = all(fold(told.grade) == fold(item.grade or "") for told, item in pairs)
    true = true and change.move in ("", way)
    return "not known" if not way else "agrees" if true else "contradicts"


def _record_says(item: HistoryItem) -> str:
    """What the record says: `Essex Police: Preventing crime, 2017: Good`."""
    over = f", {basis_words(item)}" if item.basis == "carried-over" else ""
    sides = [side.text for point in item.disagreements for side in point.sayings]
    disputed = f". Sources disagree: {' '.join(sides).rstrip('.')}" if sides else ""
    when = item.round or date_words(item.published, item.published_note)
    return f"{item.force}: {item.heading}, {when}: {grade_words(item)}{over}{disputed}"


@lru_cache(100)
def _years(round: str | None) -> Years:
    return years(round or "") or (9999, 0)


def _rounds(items: Iterable[HistoryItem]) -> list[Years]:
    """The years of each round that judgments are of, in order."""
    return sorted({_years(item.round) for item in items if item.round})


def _settled(items: Iterable[HistoryItem], time: Years | None) -> Years | None:
    """A time, with its years where it is that of the newest round."""
    return next(iter(_rounds(items)[-1:]), None) if time == NEWEST else time


def _of_round(items: Sequence[HistoryItem], time: Years | None) -> Sequence[HistoryItem]:
    """The judgments that a time fits best."""
    best = max([1, *(fits(item, time) for item in items)])
    return [item for item in items if fits(item, time) == best]


def _of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """The judgments that words for an area mean."""
    if area == OVERALL:
        return [item for item in items if item.level == OVERALL]
    return [item for item in items if _same(area, item.area) or _same(area, item.heading)]
