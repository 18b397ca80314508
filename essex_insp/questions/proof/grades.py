"""The grades that a paper states, against the judgments of that body, area and round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from essex_insp.draft.result import OVERALL, PassedOver, Rating
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.histories import (
    Held,
    Histories,
    named_so,
    of_area,
    of_time,
    settled,
)
from essex_insp.questions.proof.reading import SUPPOSED, ProofItem, Reading, Time

_BEST_FIRST = ("agrees", "carried over", "not known", "contradicts")
_MANY = 3
"""Of fewer rounds than these nobody can tell what holds for all of them."""
_LONGEST = 200
_AGAIN = ("told already", "says again what is told with its area", "names the scale")
_ORDINARY = "an ordinary word here"
# Between these a word of a round may be a grade: `when it was good`.
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\W{1,2}$", re.IGNORECASE)
_ENDS = re.compile(r"\W*(?:[.,;]|$|\b(?:in|at|for|that|as|by|and|but)\b)")


def grades(reading: Reading, histories: Histories) -> Iterator[ProofItem]:
    """Yield what the record says of each grade that a paper states."""
    doubts = {doubt.start: doubt for doubt in reading.result.doubts if doubt.about == "grade"}
    for grade in reading.grades:
        item = _grade(reading, grade, histories)
        if grade.start not in doubts or item.verdict in ("agrees", "carried over", "contradicts"):
            doubts.pop(grade.start, None)
            yield item
    for doubt in doubts.values():
        yield reading.item("grade", (doubt.start, doubt.end), "not checked", doubt.question)
    for passed in reading.result.passed_over:
        if passed.what == "grade word" and passed.reason not in _AGAIN:
            yield from _passed(reading, passed)


def _passed(reading: Reading, passed: PassedOver) -> Iterator[ProofItem]:
    """What has to be said of a grade word that gives no grade: nothing, where it means none."""
    span, reason = (passed.start, passed.end), passed.reason
    if reason == _ORDINARY and " " not in reading.words[slice(*span)]:
        start, end = reading.sentence(passed.start)
        being = _BEING.search(reading.words, start, passed.start)
        if not (being and _ENDS.match(reading.words, passed.end) and reading.times(start, end)):
            return
        reason = "of what, or of whom, was not read"
    yield reading.item("grade", span, "not checked", reason)


def _grade(reading: Reading, grade: Rating, histories: Histories) -> ProofItem:
    ends = grade.area_start, grade.area_end, grade.start, grade.end
    low, high = min(ends), max(ends)
    span = (low, high) if high - low < _LONGEST else (grade.start, grade.end)
    if "\n\n" in reading.words[grade.end : high]:
        return reading.item(
            "grade", (grade.start, grade.end), "cannot be told", "of what is not said"
        )
    bodies = reading.bodies(grade.start, grade.body or reading.result.body)
    areas, time = reading.areas(grade), reading.time(grade)
    verdict, says, items = settled(
        [_held(grade, histories.of(body), area, time) for body in bodies for area in areas]
    )
    if not items and areas != [grade.area]:
        return reading.item("grade", span, "cannot be told", "of what is not said")
    if not histories.of(bodies[0]):
        says = f"{bodies[0] or 'the body that is meant'} is not in the record"
    start, end = reading.sentence(grade.start)
    unnamed = areas == [OVERALL] and OVERALL not in reading.words[start:end].lower()
    if verdict == "contradicts" and unnamed:  # it may be of what the record does not have
        verdict, says = "cannot be told", f"of which area is not said. {says}"
    if SUPPOSED.search(reading.words[start : grade.start]):
        verdict, says = "cannot be told", f"it is not told as a fact. {says}"
    first = (items[0].report, items[0].sources) if items else ()
    return reading.item("grade", span, verdict, says, *first)


def _held(grade: Rating, history: list[HistoryItem], area: str, time: Time | None) -> Held:
    """Hold a grade against what is known of an area in a round; of all rounds without a time."""
    named = of_area(history, area)
    meant = of_time(named, time) if time else named
    if not meant:
        of = f" of {time}" if time and named else ""
        return Held("not known", f"nothing on {area!r} is in the record{of}")
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
        return Held("cannot be told", f"of which round? {_told(meant)}", chosen)
    return Held(verdict, _told(chosen), chosen)


def _verdict(grade: Rating, item: HistoryItem) -> str:
    if item.grade and fold(item.grade) == fold(grade.grade):
        over = item.basis == "carried-over" and grade.basis != "carried-over"
        return "carried over" if over else "agrees"
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
