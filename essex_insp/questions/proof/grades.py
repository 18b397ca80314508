"""The grades that a paper states, against the judgments of that body, area and round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from essex_insp.draft.result import Grade
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.facts import Facts
from essex_insp.questions.proof.item import ProofItem, Reading, stems
from essex_insp.questions.proof.times import Time, Times, of_time

_ENOUGH = 0.6
"""Which share of the words of an area a judgment's name has to have."""
_PILLARS = frozenset({"effectiveness", "efficiency", "legitimacy"})


class _Held(NamedTuple):
    """A stated grade, held against one judgment."""

    verdict: str
    item: HistoryItem


def grades(reading: Reading, facts: Facts, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each grade that a paper states.

    Args:
        reading: The paper.
        facts: The record.
        times: The years and rounds that it names.
    """
    for grade in reading.result.grades:
        yield _grade(reading, grade, facts, times)
    for doubt in reading.result.doubts:
        if doubt.about == "grade":
            says = f"{doubt.question} It was not read as a grade"
            yield reading.item("grade", (doubt.start, doubt.end), "not checked", "not checked", says)


def _grade(reading: Reading, grade: Grade, facts: Facts, times: Times) -> ProofItem:
    place = grade.place or (grade.start, grade.end)
    span = min(place[0], grade.start), max(place[1], grade.end)
    if "\n\n" in reading.words[slice(*span)]:
        span = grade.start, grade.end
    force = facts.force(grade.body or reading.result.body)
    if force is None:
        says = f"{grade.body or 'which body is meant'} is not in the record"
        return reading.item("grade", span, "not known", "not known", says)
    named = of_area(facts.history(force[0]), grade.area)
    if not named:
        says = f"{force[1]}: no area of the record answers to {grade.area!r}"
        return reading.item("grade", span, "not known", "not known", says)
    time = _time(reading, grade, times)
    items = of_time(named, time) if time else named
    if not items:
        says = f"{force[1]}, {named[0].area}: nothing of {time} is in the record"
        return reading.item("grade", span, "not known", "not known", says)
    held = [_Held(_verdict(grade, item), item) for item in items]
    outcome, verdict, chosen = _settled(held, time is not None)
    return reading.item(
        "grade",
        span,
        outcome,
        verdict,
        f"{force[1]}, {'; '.join(dict.fromkeys(map(_said, chosen)))}",
        report=chosen[0].report,
        see=["history", "--area", chosen[0].area],
        sources=chosen[0].sources,
    )


def _time(reading: Reading, grade: Grade, times: Times) -> Time | None:
    """The one year or round that a grade is stated for."""
    start, end = sentence_of(reading, grade.start)
    inside = times.within(start, end)
    if grade.round:
        exact = [time for time in inside if time.first <= int(grade.round[:4]) <= time.last]
        if exact:
            return min(exact, key=lambda time: abs(time.start - grade.start))
    named = {(time.first, time.last): time for time in inside}
    if len(named) > 1:
        return None
    around = list(named.values()) or ([] if grade.period == "previous" else times.around(start, end))
    return around[0] if len(around) == 1 else None


def sentence_of(reading: Reading, offset: int) -> tuple[int, int]:
    """Return where the sentence that holds an offset starts and ends."""
    return next((span for span in reading.sentences if span[0] <= offset < span[1]), (offset, offset))


def of_area(items: Iterable[HistoryItem], area: str) -> list[HistoryItem]:
    """Return the judgments that words for an area mean, those of each round that are most like it.

    Args:
        items: The judgments of a body.
        area: The words, or `overall`.
    """
    wanted = stems(area)
    if fold(area) == "overall":
        return [item for item in items if item.level == "overall"]
    if fold(area) in _PILLARS:
        return [
            item
            for item in items
            if item.level == "overall" and item.pillar in (fold(area), None) and wanted & _names(item)
        ]
    best: dict[tuple[str | None, str | None], tuple[tuple[float, float], list[HistoryItem]]] = {}
    for item in items:
        score = max(map(lambda name: _likeness(wanted, stems(name)), _called(item)))
        if score[0] < _ENOUGH:
            continue
        key = (item.round, None if item.round else item.report)
        known = best.get(key)
        if known is None or score > known[0]:
            best[key] = (score, [item])
        elif score == known[0]:
            known[1].append(item)
    return [item for _, group in best.values() for item in group]


def _called(item: HistoryItem) -> list[str]:
    return [item.area, item.heading, item.id.replace("-", " ")]


def _names(item: HistoryItem) -> frozenset[str]:
    return stems(f"{item.area} {item.heading} {item.pillar or ''}")


def _likeness(wanted: frozenset[str], name: frozenset[str]) -> tuple[float, float]:
    """Which share of an area's words a name has, and of the words of both."""
    shared = len(wanted & name)
    return shared / max(1, len(wanted)), shared / max(1, len(wanted | name))


def _verdict(grade: Grade, item: HistoryItem) -> str:
    if item.grade:
        if fold(item.grade) != fold(grade.grade):
            return "contradicts"
        carried = item.basis == "carried-over" and grade.basis != "carried-over"
        return "carried over" if carried else "agrees"
    if item.inferred_grade or item.instead:
        return "cannot be told"
    return "contradicts" if item.basis in ("ungraded", "not-inspected") else "not known"


def _settled(held: list[_Held], timed: bool) -> tuple[str, str, list[HistoryItem]]:
    """What a stated grade comes to, and the judgments that say so.

    A year can mean a round or the day of a report: one judgment that agrees is enough, and only
    where all contradict is the paper wrong. Without a time, all rounds have to say the same.
    """
    verdicts = {each.verdict for each in held}
    order = ("agrees", "carried over", "cannot be told", "not known", "contradicts")
    verdict = next(verdict for verdict in order if verdict in verdicts)
    if not timed and "contradicts" in verdicts and len(verdicts) > 1:
        return "not checked", "cannot be told", [each.item for each in held]
    outcome = {
        "agrees": "right",
        "carried over": "look",
        "cannot be told": "not known",
        "not known": "not known",
        "contradicts": "wrong",
    }[verdict]
    return outcome, verdict, [each.item for each in held if each.verdict == verdict]


def _said(item: HistoryItem) -> str:
    """What the record says of an area: `Preventing crime, 2017: Good`."""
    when = item.round or item.published or item.title or "undated"
    if item.grade or item.instead:
        words = item.grade or item.instead
    elif item.inferred_grade:
        words = f"{item.inferred_grade}, which sources imply and none states"
    else:
        words = {"ungraded": "ungraded", "not-inspected": "not inspected"}.get(
            item.basis, "not known to us"
        )
    carried = f", carried over from {item.judged_in}" if item.basis == "carried-over" else ""
    return f"{item.heading}, {when}: {words}{carried}"


_WORD = re.compile(r"\w+")
