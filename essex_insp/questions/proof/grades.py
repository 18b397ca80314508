"""The grades that a paper states, against the judgments of that body, area and round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from essex_insp.draft.result import OVERALL, Rating
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.histories import Histories, named_so, of_area, of_time
from essex_insp.questions.proof.item import ProofItem
from essex_insp.questions.proof.reading import SUPPOSED, Reading
from essex_insp.questions.proof.times import Time, Times

_BEST_FIRST = ("agrees", "carried over", "not known", "contradicts")
_MANY = 3
"""Of fewer rounds than these nobody can tell what holds for all of them."""
_LONGEST = 200
_AGAIN = ("told already", "says again what is told with its area", "names the scale")
_ORDINARY = "an ordinary word here"


class _Held(NamedTuple):
    """What a grade comes to, held against judgments that may be meant."""

    verdict: str
    items: list[HistoryItem]
    says: str


def grades(reading: Reading, histories: Histories, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each grade that a paper states."""
    doubts = {doubt.start: doubt for doubt in reading.result.doubts if doubt.about == "grade"}
    for grade in reading.grades:
        item = _grade(reading, grade, histories, times)
        if grade.start not in doubts or item.verdict in ("agrees", "carried over", "contradicts"):
            doubts.pop(grade.start, None)
            yield item
    for doubt in doubts.values():
        yield reading.item("grade", (doubt.start, doubt.end), "not checked", doubt.question)
    for passed in reading.result.passed_over:
        span = passed.start, passed.end
        ordinary = passed.reason == _ORDINARY and " " not in reading.words[slice(*span)]
        if passed.what == "grade word" and passed.reason not in _AGAIN and not ordinary:
            yield reading.item("grade", span, "not checked", passed.reason)


def _grade(reading: Reading, grade: Rating, histories: Histories, times: Times) -> ProofItem:
    ends = grade.area_start, grade.area_end, grade.start, grade.end
    low, high = min(ends), max(ends)
    span = (low, high) if high - low < _LONGEST else (grade.start, grade.end)
    if "\n\n" in reading.words[grade.end : high]:
        return reading.item(
            "grade", (grade.start, grade.end), "cannot be told", "of what is not said"
        )
    bodies = histories.bodies(grade.start, grade.body or reading.result.body)
    areas, time = reading.areas(grade), times.of(grade)
    held = [_held(grade, histories.of(body), area, time) for body in bodies for area in areas]
    verdict, items, says = held[0]
    if not items and areas != [grade.area]:
        return reading.item("grade", span, "cannot be told", "of what is not said")
    if not histories.of(bodies[0]):
        says = f"{bodies[0] or 'the body that is meant'} is not in the record"
    if verdict == "contradicts" and {each.verdict for each in held} != {verdict}:
        told = dict.fromkeys(_told(each.items) for each in held if each.items)
        verdict, says = "cannot be told", f"of what, or of whom? {'; '.join(told)}"
    start, end = reading.sentence(grade.start)
    unnamed = areas == [OVERALL] and OVERALL not in reading.words[start:end].lower()
    if verdict == "contradicts" and unnamed:  # it may be of what the record does not have
        verdict, says = "cannot be told", f"of which area is not said. {says}"
    if SUPPOSED.search(reading.words[start : grade.start]):
        verdict, says = "cannot be told", f"it is not told as a fact. {says}"
    first = items[0] if items else None
    sources = first.sources if first else None
    return reading.item("grade", span, verdict, says, first.report if first else None, sources)


def _held(grade: Rating, history: list[HistoryItem], area: str, time: Time | None) -> _Held:
    """Hold a grade against what is known of an area in a round; of all rounds without a time."""
    named = of_area(history, area)
    meant = of_time(named, time) if time else named
    if not meant:
        of = f" of {time}" if time and named else ""
        return _Held("not known", [], f"nothing on {area!r} is in the record{of}")
    items = (named_so(named, time) or meant) if time else named
    verdicts = [_verdict(grade, item) for item in items]
    verdict = next(each for each in _BEST_FIRST if each in verdicts)
    if time:  # a year may also be that of a report on the round before
        unsure = verdict == "contradicts" and "agrees" in {_verdict(grade, each) for each in meant}
    else:
        rounds = sum(item.grade is not None and item.round is not None for item in items)
        unlike = {*verdicts} - {"not known"}
        unsure = len(unlike) > 1 or (verdict == "contradicts" and rounds < _MANY)
    chosen = [item for item, each in zip(items, verdicts, strict=True) if each == verdict]
    if unsure:
        return _Held("cannot be told", chosen, f"of which round? {_told(meant)}")
    return _Held(verdict, chosen, _told(chosen))


def _verdict(grade: Rating, item: HistoryItem) -> str:
    if item.grade and fold(item.grade) == fold(grade.grade):
        over = item.basis == "carried-over" and grade.basis != "carried-over"
        return "carried over" if over else "agrees"
    graded = item.grade or item.basis in ("ungraded", "not-inspected")
    return "contradicts" if graded else "not known"


def _told(items: list[HistoryItem]) -> str:
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
