"""Claims held against the record: the judgments and the concerns that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.areas import keys
from essex_insp.errors import UnknownName
from essex_insp.library import forces, frameworks
from essex_insp.matching import fold
from essex_insp.model import Report
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem, direction
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.claims import Claim
from essex_insp.questions.proof.reading import Time
from essex_insp.questions.record import ConcernItem

_YEAR = re.compile(r"\b20\d\d\b")
_ENOUGH = 0.6
"""Which share of the words of an area the name of a judgment has to have."""
_BEST_FIRST = ("agrees", "carried over", "not known", "contradicts")
_MANY = 3
"""Of fewer rounds than these nobody can tell what holds for all of them."""
_COMMON = keys(
    "cause concern concerns improvement formal label inspector inspectors inspection report "
    "reported said found raised issued identified recorded made about there year essex hmicfrs "
    "hmic constabulary peel one two three also because after before over called police force "
    "was were has had not less than something"
)
_ALIKE, _SHARED, _NEAR = 0.3, 2, 0.75
_MEANT = {
    "expressed-concern": "a concern that was expressed, not a formal cause of concern",
    "unlabelled": "its label is not known to us",
}


class Held(NamedTuple):
    """What a claim comes to, held against judgments or concerns that may be meant."""

    verdict: str
    says: str
    items: Sequence[HistoryItem | ConcernItem] = ()


class Holding:
    """What the record has of forces, as far as reports tell: these alone, or all known beside."""

    def __init__(self, reports: Sequence[Report], alone: bool) -> None:
        self._reports, self._alone = reports, alone
        self._known: dict[str, list[HistoryItem]] = {}
        self._own = {fold(report.force.name): report.force.id for report in reports}
        self.names = [report.force.name for report in reports]
        self.names += [force.name for force in forces.load().forces]
        self._concerns = [
            (report.force.id, concern, _subject(concern))
            for report in reports
            for concern in Inspection(report).concerns()
        ]

    def held(self, claim: Claim) -> Held:
        """Return what a claim comes to: the likeliest, but wrong only where all that may be are."""
        hold = {"grade": self._grade, "label": self._label, "comparison": self._change}[claim.kind]
        held = [hold(body, area, claim) for body, area in product(claim.bodies, claim.areas)]
        verdict, _, items = held[0]
        if claim.asked and verdict not in ("agrees", "carried over"):
            return Held("not checked", claim.asked)
        if verdict == "not known" and len(claim.areas) > 1:
            return Held("cannot be told", "of what is not said")
        known = [each for each in held if each.items or each.verdict != "not known"]
        if verdict == "contradicts" and {each.verdict for each in known} != {verdict}:
            told = "; ".join(dict.fromkeys(each.says for each in known))
            return Held("cannot be told", f"of what, or of whom? {told}", items)
        return held[0]

    def _force(self, body: str | None) -> str | None:
        """The id of a force, empty for none; where none is named, that of the report asked for."""
        if body is None:
            ids = {*self._own.values()}
            return next(iter(ids)) if self._alone and len(ids) == 1 else None
        try:
            return self._own.get(fold(body)) or forces.load().find(body).id
        except UnknownName:
            return ""

    def _history(self, body: str | None) -> list[HistoryItem]:
        """The judgments of a body; none where it is not known."""
        force = self._force(body)
        if force and force not in self._known:
            reports = [report for report in self._reports if report.force.id == force]
            items = ForceReports(force, reports).history(related=True)
            ids = {report.id for report in reports}
            self._known[force] = [item for item in items if not self._alone or item.report in ids]
        return self._known[force] if force else []

    def _grade(self, body: str | None, area: str, claim: Claim) -> Held:
        """Hold a grade against an area in a round; without a time, in all rounds."""
        history, time = self._history(body), None if claim.newest else claim.now
        if not history:
            return Held("not known", f"{body or 'the body that is meant'} is not in the record")
        known = {item.round for item in history if item.round}
        if claim.newest and known:
            known = {max(known, key=_years)}
            history = [item for item in history if item.round in known]
        named = _of_area(history, area)
        meant = _of_time(named, time) if time else named
        if not meant:
            when = [time] if time and named else known if claim.newest else []
            of = "".join(f" of {each}" for each in when)
            return Held("not known", f"nothing on {area!r} is in the record{of}")
        items = _of_round(named, time) if time else named
        verdicts = [_verdict(claim, item) for item in items]
        verdict = next(each for each in _BEST_FIRST if each in verdicts)
        if time:  # a year may also be that of a report on the round before
            unsure = verdict == "contradicts" and time.first == time.last
            unsure &= "agrees" in {_verdict(claim, item) for item in meant}
        else:
            rounds = sum(item.grade is not None and item.round is not None for item in items)
            few = rounds < _MANY and len(known) > 1
            unlike = {*verdicts} - {"not known"}
            unsure = len(unlike) > 1 or (few and verdict == "contradicts")
            unsure |= verdict == "not known" and unlike != set()
        chosen = [item for item, each in zip(items, verdicts, strict=True) if each == verdict]
        if unsure:
            return Held("cannot be told", f"of which round? {_told(meant)}", chosen)
        return Held(verdict, _told(chosen), chosen)

    def _change(self, body: str | None, area: str, claim: Claim) -> Held:
        """Hold a change between the rounds that its times can mean, or to all that came later."""
        history = [item for item in self._history(body) if item.round]
        known = sorted({str(item.round) for item in history}, key=_years)
        later = [str(item.round) for item in _of_round(history, claim.now)] if claim.now else known
        if claim.before:
            earlier = [str(item.round) for item in _of_round(history, claim.before)]
        else:  # the last round before it that it may be compared with
            earlier = [each for each in known if later and _years(each) < _years(later[0])]
            earlier = [each for each in earlier if _parted(each, later[0]) is None][-1:]
        pairs = _ordered(earlier, later) or _ordered(earlier, known)
        parted = {pair: _parted(*pair) for pair in pairs}
        if pairs and None not in parted.values():
            first, then = pairs[0]
            verdict = "agrees" if claim.denied else "contradicts"
            then = then if claim.now else "what came later"
            return Held(verdict, f"{first} and {then} are not comparable: {parted[pairs[0]]}")
        named = _of_area(history, area)
        moved = [
            (direction(before, now), before, now)
            for before, now in product(named, named)
            if before.id == now.id and parted.get((str(before.round), str(now.round)), "") is None
        ]
        if not moved or not claim.word:
            return Held("cannot be told", "of what, or which way, was not read")
        way, before, now = max(moved, key=lambda move: move[0] == claim.word)
        untrue = claim.was and fold(before.grade or "") != fold(claim.was)
        verdict = "agrees" if way == claim.word and not untrue else "contradicts"
        if way != claim.word and any(move[0] is None for move in moved):
            verdict = "not known"
        said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
        return Held(verdict, f"{now.area}: {', '.join(said)}", [now])

    def _label(self, body: str | None, words: str, claim: Claim) -> Held:
        """Hold a label against the concern that its sentence is about."""
        force, year = self._force(body), str(claim.now.first) if claim.now else "never"
        known = [
            (concern, subject) for of, concern, subject in self._concerns if force in (None, of)
        ]
        then = [each for each in known if year in f"{each[0].round} {each[0].report}"]
        alike = _alike(words, then) or _alike(words, known)
        if not alike:
            return Held("cannot be told", "which concern is meant was not read")
        concern = next((each for each in alike if each.kind == claim.word), alike[0])
        verdict = "agrees" if (concern.kind == claim.word) is not claim.denied else "contradicts"
        verdict = "not known" if concern.kind == "unlabelled" else verdict
        formal = concern.label or f"a formal {concern.kind.replace('-', ' ')}"
        return Held(verdict, f"{concern.title}: {_MEANT.get(concern.kind, formal)}", [concern])


def _verdict(claim: Claim, item: HistoryItem) -> str:
    if item.grade and fold(item.grade) == fold(claim.word):
        return "carried over" if item.basis == "carried-over" and not claim.over else "agrees"
    graded = item.grade or item.basis in ("ungraded", "not-inspected")
    return "contradicts" if graded else "not known"


def _told(items: Sequence[HistoryItem]) -> str:
    """What the record says: `Essex Police: Preventing crime, 2017: Good`."""
    said = []
    for item in items:
        words = item.grade or item.instead or item.basis.replace("-", " ")
        if item.inferred_grade:
            words = f"not stated by any source; {item.inferred_grade} is inferred"
        elif not item.grade and item.basis in ("inspected", "unknown"):
            words = "not known to us"
        over = f", carried over from {item.judged_in}" if item.basis == "carried-over" else ""
        said.append(f"{item.heading}, {item.round or item.published or 'undated'}: {words}{over}")
    return f"{items[0].force}: {'; '.join(dict.fromkeys(said))}"


def _years(round: str | None) -> tuple[int, int]:
    return years(round or "") or (9999, 0)


def _ordered(earlier: Iterable[str], later: Iterable[str]) -> list[tuple[str, str]]:
    """The rounds of which one came after the other."""
    return [pair for pair in product(earlier, later) if _years(pair[0]) < _years(pair[1])]


def _parted(round: str, other: str) -> str | None:
    return frameworks.load().parted(round, other)


def _of_round(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """The judgments of the round that a time names, else those that it can mean."""
    items = list(items)
    return [item for item in items if _years(item.round) == time[1:]] or _of_time(items, time)


def _of_time(items: Iterable[HistoryItem], time: Time) -> list[HistoryItem]:
    """The judgments that a time can mean: of a round up to a year before, or dated so."""

    def meant(item: HistoryItem) -> bool:
        dates = _YEAR.findall(f"{item.judged_in} {item.published} {item.published_note}")
        first, last = _years(item.round)
        spans = [(first, last + 1), *((int(date), int(date)) for date in dates)]
        return any(low <= time.last and time.first <= high for low, high in spans)

    return list(filter(meant, items))


def _of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """The judgments that words for an area mean: in each round those most like it."""
    wanted, pillar = keys(area), fold(area).removeprefix("overall ")
    if pillar in ("overall", "effectiveness", "efficiency", "legitimacy"):
        meant = [item for item in items if item.level == "overall"]
        return [item for item in meant if pillar in ("overall", item.pillar, fold(item.area))]
    scored = list[tuple[str, tuple[float, float], HistoryItem]]()
    best: dict[str, tuple[float, float]] = {}
    for item in items:
        names = map(keys, (item.area, item.heading, item.id.replace("-", " ")))
        shares = ((len(wanted & name), len(wanted), len(wanted | name)) for name in names)
        score = max((both / max(1, own), both / max(1, every)) for both, own, every in shares)
        scored.append((item.round or item.report or "", score, item))
        best[scored[-1][0]] = max(score, best.get(scored[-1][0], (_ENOUGH, 0)))
    return [item for key, score, item in scored if score == best[key]]


def _alike(sentence: str, subjects: list[tuple[ConcernItem, frozenset[str]]]) -> list[ConcernItem]:
    """The concerns that a sentence is about, the likeliest first."""
    wanted = keys(sentence) - _COMMON
    shared = [(len(wanted & subject), concern) for concern, subject in subjects]
    shared.sort(key=lambda pair: -pair[0])
    least = max(_SHARED, _ALIKE * len(wanted), _NEAR * shared[0][0] if shared else 0)
    return [concern for count, concern in shared if count >= least]


def _subject(concern: ConcernItem) -> frozenset[str]:
    parts = [concern.title, concern.summary, *concern.about]
    parts += [part.text for part in concern.parts] + [quote.text for quote in concern.quotes]
    return keys(" ".join(parts)) - _COMMON
