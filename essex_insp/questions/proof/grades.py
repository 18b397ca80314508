"""The grades that a paper states, against the judgments of that body, area and round."""

from __future__ import annotations

from collections.abc import Iterator

from essex_insp.draft.result import Grade
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.proof.rounds import Histories, Time, Times, of_area, of_time

_BEST_FIRST = ("agrees", "carried over", "cannot be told", "not known", "contradicts")
_NO_STATEMENT = (
    "an ordinary word here",
    "says again what is told with its area",
    "names the scale",
)


def grades(reading: Reading, histories: Histories, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each grade that a paper states.

    Args:
        reading: The paper.
        histories: What forces were graded.
        times: The years and rounds that the paper names.
    """
    result = reading.result
    for grade in (*result.grades, *result.again):
        yield _grade(reading, grade, histories, times)
    for doubt in result.doubts:
        if doubt.about == "grade":
            yield reading.item("grade", (doubt.start, doubt.end), "not checked", doubt.question)
    for passed in result.passed_over:
        if passed.what == "grade word" and passed.reason not in _NO_STATEMENT:
            yield reading.item("grade", (passed.start, passed.end), "not checked", passed.reason)


def _grade(reading: Reading, grade: Grade, histories: Histories, times: Times) -> ProofItem:
    ends = (*(grade.place or ()), grade.start, grade.end)
    span = (min(ends), max(ends)) if max(ends) - min(ends) < 200 else (grade.start, grade.end)
    body = grade.body or reading.result.body
    history = histories.of(body)
    named = of_area(history, grade.area)
    time = _time(reading, grade, times)
    items = of_time(named, time) if time else named
    if not items:
        missing = (
            f"{body or 'the body that is meant'} is not in the record"
            if not history
            else f"nothing on {grade.area!r} is in the record{f' of {time}' if time else ''}"
        )
        return reading.item("grade", span, "not known", missing)
    verdicts = {id(item): _verdict(grade, item) for item in items}
    verdict = next(each for each in _BEST_FIRST if each in verdicts.values())
    if time is None and len({*verdicts.values()} - {"not known"}) > 1:
        # Without a time all rounds have to say the same; with one, it can mean a round or the day
        # of a report, and one of these is enough.
        return reading.item(
            "grade", span, "cannot be told", f"of which round? {_told(items)}", items[0]
        )
    chosen = [item for item in items if verdicts[id(item)] == verdict]
    return reading.item(
        "grade", span, verdict.replace("inferred", "not known"), _told(chosen), chosen[0]
    )


def _time(reading: Reading, grade: Grade, times: Times) -> Time | None:
    """The one year or round that a grade is stated for."""
    start, end = reading.sentence(grade.start)
    named = times.within(start, end)
    if grade.round:
        named = [time for time in named if time.first <= int(grade.round[:4]) <= time.last] or named
        named = sorted(named, key=lambda time: abs(time.start - grade.start))[:1]
    if not named and grade.period == "current":
        named = times.around(start)
    return named[0] if len({time[1:] for time in named}) == 1 else None


def _verdict(grade: Grade, item: HistoryItem) -> str:
    if item.grade and fold(item.grade) == fold(grade.grade):
        over = item.basis == "carried-over" and grade.basis != "carried-over"
        return "carried over" if over else "agrees"
    if item.grade or item.basis in ("ungraded", "not-inspected"):
        return "contradicts"
    return "not known"


def _told(items: list[HistoryItem]) -> str:
    """What the record says: `Preventing crime, 2017: Good`."""
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
