"""Claims held against the record: the judgments and the concerns that they can mean."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.areas import keys, same
from essex_insp.draft.page import bare
from essex_insp.draft.result import OVERALL
from essex_insp.errors import UnknownName
from essex_insp.library import forces
from essex_insp.library.scales import direction
from essex_insp.matching import fold
from essex_insp.model import Report
from essex_insp.questions.compare import standings
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.reading import Change
from essex_insp.questions.proof.times import LAST, NEWEST, OPEN, Time, number
from essex_insp.questions.record import Cite, ConcernItem, basis_words, grade_words, label_words
from essex_insp.questions.verification import VerifyItem

_YEAR = re.compile(r"\b20\d\d\b")
_same = lru_cache(10_000)(same)
_INSPECTORATE = re.compile(r"(?i)\bHMI(?:C\w*)?\b(?! )|\bof constabular|inspectorate$")
_ONE_OF = re.compile(r"\bone of (\w+) forces")
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


Told = tuple[str, tuple[int, int], Held]
"""The kind of what a paper states, where, and what it comes to."""
unheld = partial(Held, "not checked")


class Holding:
    """What the record has of forces, as far as reports tell: these alone, or all known beside."""

    def __init__(self, reports: Sequence[Report], alone: bool) -> None:
        self.inspections, self._alone = [*map(Inspection, reports)], alone
        self._forces = [report.force for report in reports]
        self.names = [force.name for force in self._forces]
        self.names += [force.name for force in forces.load().forces]
        self._force = lru_cache(10_000)(self._found)
        self._history = lru_cache(1_000)(self._judged)
        self._concerns = [
            (each.report, concern, keys(" ".join((concern.title, concern.summary, *concern.about))))
            for each in self.inspections
            for concern in each.concerns()
        ]
        told = Counter(word for *_, subject in self._concerns for word in subject)
        most = 1 + len(self._concerns) // _USUAL
        self._usual = {word for word, count in told.items() if count > most}

    def _found(self, body: str | None) -> str | None:
        """The id of a force, empty for none; where none is named, that of the report asked for."""
        if body is None:
            ids = {force.id for force in self._forces}
            return ids.pop() if self._alone and len(ids) == 1 else None
        try:
            return forces.load().find(body, self._forces).id
        except UnknownName:
            return ""

    def same(self, printed: str | None, body: str | None) -> bool | None:
        """Whether a body as it is printed, if any, is another; `None` where that cannot be told."""
        if not (printed and body) or printed.islower() or bare(printed) == bare(body):
            return True
        if _INSPECTORATE.search(body):
            return bool(_INSPECTORATE.search(printed))
        force, own = self._force(printed), self._force(body)
        return force == own if force and own else None

    def _judged(self, body: str | None) -> list[HistoryItem]:
        """The judgments of a body; none where it is not known."""
        if not (force := self._force(body)):
            return []
        reports = [it.report for it in self.inspections if it.report.force.id == force]
        items = ForceReports(force, reports).history(related=True)
        return [item for item in items if item.report or not self._alone]

    def grade(self, grade: str, time: Time | None, over: bool, body: str | None, area: str) -> Held:
        """Hold a grade, perhaps carried `over`, against a round; without a time, against all."""
        history = self._history(body)
        if not history:
            unsaid = Held("cannot be told", "of which body is not said")
            return Held("not known", f"{body} is not in the record") if body else unsaid
        named, time = _of_area(history, area), _settled(history, time)
        if time and not time.first:
            return Held("cannot be told", "of which year is not said")
        items = _of_round(named, time)
        verdicts = [_verdict(grade, over, item) for item in items]
        chosen_by = max if time and time.every else min
        verdict = chosen_by(verdicts, key=_BEST_FIRST.index, default="")
        if area == OVERALL and verdict not in _BEST_FIRST[:2] and len({it.id for it in named}) != 1:
            return Held("cannot be told", "of which area is not said")
        if not items:
            when = f" of {time}" if time and named else ""
            return Held("not known", f"nothing on {area!r} is in the record{when}")
        chosen = [item for item, each in zip(items, verdicts, strict=True) if each == verdict]
        since = time and time.every and time.last == LAST and verdict == "agrees"
        if since and _rounds(items)[-1:] < _rounds(history)[-1:]:
            return Held("cannot be told", f"what came later? {_told(chosen)}", *_from(chosen[0]))
        # A year may also be that of a report on the round before.
        year = time and time.first == time.last
        meant = [item for item in named if fits(item, time)] if time and year else items
        unlike = {_verdict(grade, over, item) for item in meant} - {verdict, "not known"}
        untrue = verdict == "contradicts"
        several = untrue and not time and len(_rounds(history)) > 1
        if several or (unlike and (not time or (untrue and not time.every))):
            return Held("cannot be told", f"of which round? {_told(meant)}", *_from(chosen[0]))
        sides = (_disputed(item, {*item.scale} - {item.grade}) for item in chosen)
        disputed = next((f". Sources disagree: {side}" for side in sides if side), "")
        return Held(verdict, _told(chosen) + disputed, *_from(chosen[0]))

    def among(self, grade: str, time: Time | None, many: str, body: str | None, area: str) -> Held:
        """Hold that of all forces so many, as a word, have a grade that a body has."""
        history, wanted = self._history(body), number(many)
        items = _of_round(_of_area(history, area), _settled(history, time))
        items = [item for item in items if fold(item.grade or "") == fold(grade)]
        held = [Held("cannot be told", "how many forces have this grade cannot be told")]
        for item in items if wanted and not self._alone else ():
            alike, known = _alike(item)
            # Without a time, of a round that the record may not have.
            untrue = time and (known or alike > wanted)
            verdict = "contradicts" if untrue else "cannot be told"
            verdict = "agrees" if known and alike == wanted else verdict
            says = f"{_told([item])}; forces with that grade: {alike}{' or more' * (not known)}"
            held.append(Held(verdict, says, *_from(item)))
        return next((each for each in held if each.verdict != "cannot be told"), held[-1])

    def change(self, change: Change, denied: bool, body: str | None) -> Held:
        """Hold a change of any of its areas against what its two times mean.

        Of no body, what may be compared is what may be of any.
        """
        anybody = None if change.move or change.areas else self.inspections[0].report.force.name
        history = [item for item in self._history(body or anybody) if item.round]
        named = [item for area in change.areas for item in _of_area(history, area)]
        first, last = (_settled(history, time) for time in change.times)
        later = _rounds(_of_round(history if last else named or history, last))[-1:]
        earlier = [each for each in _rounds(_of_round(history, first)) if [each] < later][-1:]
        told = bool(change.move or change.was)
        breaks = [
            (item.break_before, item.round)
            for item in history
            if item.break_before and earlier and earlier[-1] < _span(item) <= later[-1]
        ]
        if breaks:
            apart, name = max(breaks, key=lambda each: each[0].comparable == "no")
            if apart.comparable != "no":
                says = f"whether {apart.after} and {name} may be compared is not known"
                return Held("not known", says)
            verdict = "agrees" if denied else "not comparable" if told else "contradicts"
            return Held(verdict, f"{apart.after} and {name} are not comparable: {apart.why}")
        moved = [
            (direction(was.grade, now.grade, now.scale if now.scale == was.scale else ()), was, now)
            for was, now in product(named, named)
            if was.id == now.id and [*map(_span, (was, now))] == [*earlier, *later]
        ]
        if not (moved and told) or denied:
            return Held("cannot be told", "of what, or which way, was not read")
        way, before, now = max(moved, key=lambda told: told[0] == change.move)
        untrue = change.move and way != change.move
        verdict = "not known" if not way else "contradicts" if untrue else "agrees"
        said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
        return Held(verdict, f"{now.area}: {', '.join(said)}", *_from(now))

    def label(
        self, kind: str, time: Time | None, denied: bool, body: str | None, words: str
    ) -> Held:
        """Hold a label against the concern of its time that its words are most about."""
        force, time = self._force(body), _settled(self._history(body), time)
        wanted = {word for word in keys(words) - self._usual if not word.isdigit()}
        alike = [
            (len(wanted & subject), fits(report, time) if time else 1, concern)
            for report, concern, subject in self._concerns
            if force in (None, report.force.id)
            and len(wanted & subject) >= max(_SHARED, _ALIKE * len(wanted))
        ]
        meant = [each for each in alike if each[1]]
        if not meant:
            none = Held("not known", f"no concern of {time} was found for these words")
            return none if alike else Held("cannot be told", "which concern is meant was not read")
        best = max(each[:2] for each in meant)
        verdicts = dict[str, ConcernItem]()
        for concern in (each[2] for each in meant if each[:2] == best):
            unsure = concern.label_reported and "formal" in fold(words)
            verdict = "agrees" if (concern.kind == kind) is not denied else "contradicts"
            verdict = "not known" if unsure or concern.kind == "unlabelled" else verdict
            verdicts.setdefault(verdict, concern)
        told = "; ".join(f"{each.title}: {label_words(each)}" for each in verdicts.values())
        if len(verdicts) > 1:
            return Held("cannot be told", f"which concern is meant? {told}")
        ((verdict, concern),) = verdicts.items()
        return Held(verdict, told, *_from(concern))


def fits(told: Report | HistoryItem, time: Time) -> int:
    """How well a time fits a report or a judgment: 2 where it is its round, 1 where it may be.

    A year may be one of its round, the one after it, or one of its dates.
    """
    dates = f"{vars(told).get('judged_in')} {told.title} {told.published} {told.published_note}"
    first, last = _years(told.round)
    if (first, last) == time.span:
        return 2
    if time.every:
        return int(time.first <= first and last <= time.last)
    spans = [(first, last + (first == last)), *((int(it), int(it)) for it in _YEAR.findall(dates))]
    return int(any(low <= time.last and time.first <= high for low, high in spans))


def _from(item: HistoryItem | ConcernItem) -> tuple[str | None, Sequence[Cite]]:
    return item.report, item.sources


def _alike(item: HistoryItem) -> tuple[int, bool]:
    """How many forces have a grade, as far as is known, and whether those are all."""
    with suppress(UnknownName):
        force = standings("", [item.force], item.round, item.heading)[0]
        if force.grade == item.grade:
            return force.alike, force.read == force.forces
    noted = _ONE_OF.search(item.note or "")
    return (number(noted[1]), True) if noted else (0, False)


def _verdict(grade: str, over: bool, item: HistoryItem) -> str:
    if item.grade and fold(item.grade).removesuffix(" to be good") == fold(grade):
        unsure = over and item.basis == "inspected"
        kept = item.basis == "carried-over" and not over
        return "not known" if unsure else "carried over" if kept else "agrees"
    if _disputed(item, [grade]):
        return "sources disagree"
    graded = item.grade or item.basis in ("ungraded", "not-inspected")
    return "contradicts" if graded else "not known"


def _disputed(item: HistoryItem, grades: Iterable[str]) -> str:
    """What sources say that give a judgment one of other grades; empty where none does."""
    for point in item.disagreements:
        said = " ".join(side.text for side in point.sayings)
        for grade in grades:
            named = re.compile(rf"(?i)\b{re.escape(grade)}\b").search
            if named(said) and not named(point.used or ""):
                return said.rstrip(".")
    return ""


def _told(items: Sequence[HistoryItem]) -> str:
    """What the record says: `Essex Police: Preventing crime, 2016, 2017: Good`."""
    graded = dict[tuple[str, str], list[str]]()
    for item in items:
        over = f", {basis_words(item)}" if item.basis == "carried-over" else ""
        when = graded.setdefault((item.heading, grade_words(item) + over), [])
        when.append(item.round or item.published or "undated")
    said = (
        f"{area}, {', '.join(dict.fromkeys(when))}: {grade}"
        for (area, grade), when in graded.items()
    )
    return f"{items[0].force}: {'; '.join(said)}"


@lru_cache(100)
def _years(round: str | None) -> tuple[int, int]:
    return years(round or "") or (9999, 0)


def _span(item: HistoryItem) -> tuple[int, int]:
    return _years(item.round)


def _rounds(items: Iterable[HistoryItem]) -> list[tuple[int, int]]:
    """The first and the last year of each round that judgments are of, in order."""
    return sorted({_span(item) for item in items if item.round})


def _settled(items: Sequence[HistoryItem], time: Time | None) -> Time | None:
    """A time with its years, where it is the newest round or the one before another."""
    if time is None or not (time.back or time.first == NEWEST.first):
        return time
    rounds = _rounds(items)
    meant = rounds if time.first == NEWEST.first else _rounds(_of_round(items, time))
    if time.back:
        meant = [each for each in rounds if meant and each < meant[-1]]
    return Time(time.start, time.end, *meant[-1]) if meant else OPEN


def _of_round(items: Sequence[HistoryItem], time: Time | None) -> Sequence[HistoryItem]:
    """The judgments that a time fits best."""
    fitting = [(fits(item, time) if time else 1, item) for item in items]
    best = max([1, *(fit for fit, _ in fitting)])
    return [item for fit, item in fitting if fit == best]


def _of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """The judgments that words for an area mean."""
    if area == OVERALL:
        return [item for item in items if item.level == OVERALL]
    return [item for item in items if _same(area, item.area) or _same(area, item.heading)]
