"""The grades that a paper states, against the judgments of that body, area and round."""

from __future__ import annotations

from collections.abc import Iterator

from essex_insp.draft.grades import Rating
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.proof.rounds import (
    Histories,
    Time,
    Times,
    named_in,
    named_so,
    of_area,
    of_time,
)

_BEST_FIRST = ("agrees", "carried over", "not known", "contradicts")
_NEAR = 200
"""How far before a grade a force's short name is looked for."""
_MANY = 3
"""Of fewer rounds than these nobody can tell what holds for all of them."""
_LONGEST = 200
_AGAIN = ("told already", "says again what is told with its area", "names the scale")
_ORDINARY = "an ordinary word here"


def grades(reading: Reading, histories: Histories, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each grade that a paper states."""
    for grade in reading.grades:
        yield _grade(reading, grade, histories, times)
    for doubt in reading.result.doubts:
        if doubt.about == "grade":
            yield reading.item("grade", (doubt.start, doubt.end), "not checked", doubt.question)
    for passed in reading.result.passed_over:
        span = passed.start, passed.end
        ordinary = passed.reason == _ORDINARY and " " not in reading.words[slice(*span)]
        if passed.what == "grade word" and passed.reason not in _AGAIN and not ordinary:
            yield reading.item("grade", span, "not checked", passed.reason)


def _grade(reading: Reading, grade: Rating, histories: Histories, times: Times) -> ProofItem:
    ends = grade.area_start, grade.area_end, grade.start, grade.end
    short = max(ends) - min(ends) < _LONGEST
    span = (min(ends), max(ends)) if short else (grade.start, grade.end)
    if "\n\n" in reading.words[grade.end : max(ends)]:
        return reading.item(
            "grade", (grade.start, grade.end), "cannot be told", "of what is not said"
        )
    around = reading.words[max(0, grade.start - _NEAR) : grade.start].rpartition("\n")[2]
    body = grade.body or reading.result.body or named_in(around)
    history = histories.of(body)
    named, time = of_area(history, grade.area), _time(reading, grade, times)
    meant = of_time(named, time) if time else named
    if not meant:
        of = f" of {time}" if time and named else ""
        says = f"nothing on {grade.area!r} is in the record{of}"
        says = says if history else f"{body or 'the body that is meant'} is not in the record"
        return reading.item("grade", span, "not known", says)
    items = (named_so(named, time) or meant) if time else named
    verdicts = [_verdict(grade, item) for item in items]
    verdict = next(each for each in _BEST_FIRST if each in verdicts)
    if time:  # a year may also be that of a report on the round before
        unsure = verdict == "contradicts" and "agrees" in {_verdict(grade, each) for each in meant}
    else:
        rounds = sum(item.grade is not None and item.round is not None for item in items)
        unlike = {*verdicts} - {"not known"}
        unsure = len(unlike) > 1 or (verdict == "contradicts" and rounds < _MANY)
    told = reading.words[slice(*reading.sentence(grade.start))].lower()
    if verdict == "contradicts" and grade.area == "overall" and "overall" not in told:
        unsure = True  # no area is named: it may be of an inspection that the record does not have
    chosen = [item for item, each in zip(items, verdicts, strict=True) if each == verdict]
    says = f"of which round? {_told(meant)}" if unsure else _told(chosen)
    verdict = "cannot be told" if unsure else verdict
    return reading.item("grade", span, verdict, says, chosen[0].report, chosen[0].sources)


def _time(reading: Reading, grade: Rating, times: Times) -> Time | None:
    """The one year or round that a grade is stated for."""
    start, end = reading.sentence(grade.start)
    named = times.within(start, end)
    if grade.round:
        named = [time for time in named if time.first <= int(grade.round[:4]) <= time.last] or named
        named = sorted(named, key=lambda time: abs(time.start - grade.start))[:1]
    if not named and grade.period == "current":
        named = times.around(start)
    return named[0] if len({time[1:] for time in named}) == 1 else None


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
