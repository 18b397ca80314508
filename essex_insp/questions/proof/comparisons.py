"""The comparisons that a paper draws between rounds, and whether they may be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essex_insp.dates import years
from essex_insp.library import frameworks
from essex_insp.library.scales import rank
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.facts import Facts
from essex_insp.questions.proof.grades import of_area
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.proof.times import Time, Times, of_time

_MOVES = {
    "up": r"improv\w*|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*|gains?",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worsen\w*|worse|down|"
    r"downgraded|lower",
    "same": r"same|unchanged|no change|no better|no worse",
}
_CUE = re.compile(
    r"\b(?:(?P<move>" + "|".join(f"(?P<{name}>{words})" for name, words in _MOVES.items()) + r")\b"
    r"[^.;\0]{0,70}?\b(?:from|since|than|on|as)|compared (?:with|to)|(?:gone|went|moved?|changed) from)\b"
    r"(?P<rest>[^.;\0]{0,60})",
    re.IGNORECASE,
)
_OF_GRADES = re.compile(
    r"\b(?:grad|rat(?:ed|ing)|judg|assess|inspect|outstanding|good|adequate|inadequate|requires|"
    r"effective|efficien|legitima|peel)\w*",
    re.IGNORECASE,
)


def comparisons(reading: Reading, facts: Facts, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each comparison of a paper between two rounds.

    Args:
        reading: The paper.
        facts: The record.
        times: The years and rounds that it names.
    """
    for start, end in reading.sentences:
        told = reading.narration(start, end)
        cue = _CUE.search(told)
        named = times.within(start, end)
        areas = [
            grade.area for grade in reading.result.grades if start <= grade.start < end
        ] or _areas(told, facts, reading)
        if cue is None or not (named or _OF_GRADES.search(told)):
            continue
        if not (areas or _OF_GRADES.search(told)):
            continue
        span = start + cue.start(), start + len(told[: cue.end()].rstrip())
        yield _comparison(reading, facts, times, (start, end), span, cue, areas)


def _areas(told: str, facts: Facts, reading: Reading) -> list[str]:
    """The area that a sentence names as the record does."""
    force = facts.force(reading.result.body)
    names = {item.area for item in facts.history(force[0])} if force else set()
    return [name for name in sorted(names, key=len, reverse=True) if name.lower() in told.lower()][:1]


def _comparison(
    reading: Reading,
    facts: Facts,
    times: Times,
    sentence: tuple[int, int],
    span: tuple[int, int],
    cue: re.Match[str],
    areas: list[str],
) -> ProofItem:
    def answer(outcome: str, verdict: str, says: str, item: HistoryItem | None = None) -> ProofItem:
        return reading.item(
            "comparison",
            span,
            outcome,
            verdict,
            says,
            report=item.report if item else None,
            see=["history", *(["--area", item.area] if item else [])],
            sources=item.sources if item else [],
        )

    force = facts.force(reading.result.body)
    named = sorted({(time.first, time.last): time for time in times.within(*sentence)}.items())
    if not force or not named:
        return answer("not checked", "cannot be told", "since when, or of whom, is not said")
    history = [item for item in facts.history(force[0]) if item.round]
    first = _rounds(history, named[0][1])
    later = [time for _, time in named[1:]] or times.around(*sentence)
    second = [name for time in later[-1:] for name in _rounds(history, time)]
    rounds = list(dict.fromkeys(item.round for item in sorted(history, key=lambda one: _span(one))))
    if not first:
        return answer("not known", "not known", f"no round of {named[0][1]} is in the record")
    after = [name for name in rounds if _year(name) > _year(first[0])]
    second = [name for name in second if _year(name) > _year(first[0])] or after
    allowed = [(one, two) for one in first for two in second if _comparable(one, two)]
    if not allowed and second:
        why = _why(history, first[0], second[-1])
        return answer("wrong", "contradicts", f"{first[0]} and {second[-1]} are not comparable{why}")
    move = next((name for name in _MOVES if cue.groupdict().get(name)), None)
    pairs = [
        (before, now)
        for area in areas[:1]
        for one, two in allowed
        for before in of_area([item for item in history if item.round == one], area)
        for now in of_area([item for item in history if item.round == two], area)
        if before.id == now.id
    ]
    if not pairs or move is None:
        return answer("not checked", "cannot be told", "which area, or which way, was not read")
    moves = {_move(before, now) for before, now in pairs}
    before, now = pairs[0]
    says = f"{now.area}: {before.grade or 'not known'} in {before.round}, " \
        f"{now.grade or 'not known'} in {now.round}"
    if move in moves:
        return answer("right", "agrees", says, now)
    return answer(*(("not known", "not known") if None in moves else ("wrong", "contradicts")), says, now)


def _rounds(history: list[HistoryItem], time: Time) -> list[str]:
    return list(dict.fromkeys(str(item.round) for item in of_time(history, time)))[:1]


def _span(item: HistoryItem) -> tuple[int, int]:
    return years(item.round or "") or (0, 0)


def _year(round: str) -> int:
    span = years(round)
    return span[0] if span else 0


def _comparable(one: str, two: str) -> bool:
    rules = frameworks.load()
    of_first = next((each for each in rules.frameworks if one in each.rounds), None)
    return of_first is not None and rules.comparable(of_first.id, one, two)


def _why(history: list[HistoryItem], one: str, two: str) -> str:
    """The reason of the last break between two rounds."""
    breaks = [
        item.break_before.why
        for item in sorted(history, key=_span)
        if item.break_before and _year(one) < _span(item)[0] <= _year(two)
    ]
    return f": {breaks[0]}" if breaks else ""


def _move(before: HistoryItem, now: HistoryItem) -> str | None:
    first, second = rank(before.grade, before.scale), rank(now.grade, now.scale)
    if first is None or second is None:
        return None
    return "up" if second < first else "down" if second > first else "same"
