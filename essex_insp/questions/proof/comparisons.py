"""The comparisons that a paper draws between rounds: whether they may be drawn, and hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essex_insp.dates import years
from essex_insp.library import frameworks
from essex_insp.library.scales import rank
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.proof.item import ProofItem, Reading, Span
from essex_insp.questions.proof.labels import DENIED
from essex_insp.questions.proof.rounds import Histories, Time, Times, named_so, of_area, of_time

_MOVES = {
    "same": r"same|unchanged|no (?:change|better|worse)",
    "up": r"improv\w*|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worse\w*|down|"
    r"downgraded|lower",
}
_CUE = re.compile(
    r"\b(?:(?:" + "|".join(f"(?P<{move}>{words})" for move, words in _MOVES.items()) + r")\b"
    r"[^,.;\0]{0,60}?\b(?:from|since|than|on|as)|compar\w+ (?:with|to)|(?:gone|went|moved?|changed) "
    r"from)\b(?P<other>)(?:(?!,| and (?!20))[^.;\0]){0,60}",
    re.IGNORECASE,
)
_OF_GRADES = re.compile(
    r"\b(?:grad|rat(?:ed|ing)|judg|outstanding|good\b|adequate|inadequate|requires impr|effective|"
    r"efficien|legitima|peel\b)",
    re.IGNORECASE,
)


def comparisons(reading: Reading, histories: Histories, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each comparison that a paper draws between two rounds."""
    history = [item for item in histories.of(reading.result.body) if item.round]
    names = {name for item in history for name in (item.area, item.heading)}
    for start, end in reading.sentences:
        told = reading.narration[start:end]
        areas = [
            ((grade.place or (grade.start,))[0] - start, grade.area)
            for grade in reading.grades
            if start <= grade.start < end
        ]
        areas += [(at, name) for name in names if (at := told.lower().find(name.lower())) >= 0]
        for cue in _CUE.finditer(told) if areas or _OF_GRADES.search(told) else ():
            span = start + cue.start(), start + len(told[: cue.end()].rstrip())
            near = [pair for pair in sorted(areas) if pair[0] < cue.end()][-1:] or areas[:1]
            area = [name for _, name in near]
            inside = times.within(start + cue.end("other"), span[1])
            others = [time for time in times.within(start, end) if time not in inside]
            subject = inside[1:2] or others[-1:] or times.around(start)[:1]
            denied = DENIED.search(told[: cue.start()]) is not None
            move = next((name for name in _MOVES if cue[name] and not denied), None)
            if inside:
                yield _compared(reading, span, history, inside[0], subject, area, move, denied)
            elif area:
                yield reading.item(
                    "comparison", span, "cannot be told", "with which round is not said"
                )


def _compared(
    reading: Reading,
    span: Span,
    history: list[HistoryItem],
    since: Time,
    subject: list[Time],
    area: list[str],
    move: str | None,
    denied: bool,
) -> ProofItem:
    first, second = (
        [
            item.round or ""
            for time in each
            for item in named_so(history, time) or of_time(history, time)
        ][:1]
        for each in ([since], subject)
    )
    if not first:
        return reading.item(
            "comparison", span, "not known", f"no round of {since} is in the record"
        )
    later = {item.round or "" for item in history if _year(item.round) > _year(first[0])}
    rounds = second if second and second != first else sorted(later)
    allowed = [name for name in rounds if _comparable(first[0], name)]
    if rounds and not allowed:
        other = rounds[0] if rounds == second else "what came later"
        why = _why(history, first[0], rounds[0])
        says = f"{first[0]} and {other} are not comparable: {why}"
        return reading.item("comparison", span, "agrees" if denied else "contradicts", says)
    pairs = [
        (before, now)
        for name in area
        for before in of_area([item for item in history if item.round in first], name)
        for now in of_area([item for item in history if item.round in allowed], name)
        if before.id == now.id
    ]
    if not pairs or move is None:
        return reading.item(
            "comparison", span, "cannot be told", "of what, or which way, was not read"
        )
    moves = [_move(*pair) for pair in pairs]
    verdict = "agrees" if move in moves else "not known" if None in moves else "contradicts"
    before, now = pairs[moves.index(move) if move in moves else -1]
    said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
    says = f"{now.area}: {', '.join(said)}"
    return reading.item("comparison", span, verdict, says, now.report, now.sources)


def _year(round: str | None) -> int:
    span = years(round or "")
    return span[0] if span else 0


def _comparable(one: str, two: str) -> bool:
    rules = frameworks.load()
    return any(
        one in each.rounds and rules.comparable(each.id, one, two) for each in rules.frameworks
    )


def _why(history: list[HistoryItem], one: str, two: str) -> str:
    """The reason of the first break between two rounds."""
    low, high = sorted((_year(one), _year(two)))
    breaks = [
        (_year(item.round), item.break_before.why)
        for item in history
        if item.break_before and low < _year(item.round) <= high
    ]
    return min(breaks)[1] if breaks else "nobody says that they are"


def _move(before: HistoryItem, now: HistoryItem) -> str | None:
    first, second = rank(before.grade, before.scale), rank(now.grade, now.scale)
    if first is None or second is None:
        return None
    return "up" if second < first else "down" if second > first else "same"
