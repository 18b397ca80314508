"""The comparisons that a paper draws between rounds: whether they may be drawn, and hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essex_insp.dates import years
from essex_insp.library import frameworks
from essex_insp.questions.history import HistoryItem, direction
from essex_insp.questions.proof.item import ProofItem, Reading, Span
from essex_insp.questions.proof.labels import DENIED
from essex_insp.questions.proof.rounds import Histories, Time, Times, named_so, of_area, of_time
from essex_insp.questions.record import Cite

_MOVES = {
    "same": r"same|unchanged|no (?:change|better|worse)",
    "up": r"improv\w*|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worse\w*|down|"
    r"downgraded|lower",
}
_CUE = re.compile(
    r"\b(?:(?:" + "|".join(f"(?P<{move}>{words})" for move, words in _MOVES.items()) + r")\b"
    r"[^,.;\0]{0,60}?\b(?:from|since|than|on|as|between)|compar\w+ (?:with|to)|(?:gone|went|moved?|"
    r"changed) from)\b(?P<other>)(?:(?!,| and (?!20))[^.;\0]){0,60}",
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
    graded: dict[Span, list[tuple[int, str]]] = {}
    for grade in reading.grades:
        span = reading.sentence(grade.start)
        graded.setdefault(span, []).append((grade.area_start - span[0], grade.area))
    for start, end in reading.sentences:
        told = reading.narration[start:end]
        cues = list(_CUE.finditer(told))
        named = [(told.lower().find(name.lower()), name) for name in (names if cues else ())]
        areas = [*graded.get((start, end), ()), *(pair for pair in named if pair[0] >= 0)]
        for cue in cues if areas or _OF_GRADES.search(told) else ():
            span = start + cue.start(), start + len(told[: cue.end()].rstrip())
            area = ([pair for pair in sorted(areas) if pair[0] < cue.end()][-1:] or areas)[:1]
            inside = times.within(start + cue.end("other"), span[1])
            others = [time for time in times.within(start, end) if time not in inside]
            subject = inside[1:2] or others[-1:] or times.around(start)[:1]
            if inside or area:
                denied = DENIED.search(told[: cue.start()]) is not None
                move = next((name for name in _MOVES if cue[name] and not denied), "")
                rounds = (_round(history, inside[:1]), _round(history, subject))
                compared = _compared(
                    history, rounds, "".join(name for _, name in area), move, denied
                )
                yield reading.item("comparison", span, *compared)


def _round(history: list[HistoryItem], times: list[Time]) -> str | None:
    """The round that a time means, or the first of those that it can mean."""
    meant = [named_so(history, time) or of_time(history, time) for time in times]
    return next((item.round for items in meant for item in items), None)


def _compared(
    history: list[HistoryItem],
    rounds: tuple[str | None, str | None],
    area: str,
    move: str,
    denied: bool,
) -> tuple[str, str, str | None, list[Cite]]:
    """What becomes of a comparison with one round of another, or of all that came later."""
    first, second = rounds
    if first is None:
        return "cannot be told", "with which round of the record is not said", None, []
    when = years(first) or (9999, 0)
    later = [str(item.round) for item in history if (years(item.round or "") or (0, 0)) > when]
    others = [second] if second not in (None, first) else list(dict.fromkeys(later))
    parted = {name: frameworks.load().parted(*sorted((first, name))) for name in others if name}
    if parted and None not in parted.values():
        other, why = next(iter(parted.items()))
        other = other if second == other else "what came later"
        verdict = "agrees" if denied else "contradicts"
        return verdict, f"{first} and {other} are not comparable: {why}", None, []
    pairs = [
        (before, now)
        for before in of_area([item for item in history if item.round == first], area)
        for now in of_area(
            [item for item in history if parted.get(item.round or "", "") is None], area
        )
        if before.id == now.id
    ]
    moves = [direction(*pair) for pair in pairs]
    if not pairs or not move:
        return "cannot be told", "of what, or which way, was not read", None, []
    verdict = "agrees" if move in moves else "not known" if None in moves else "contradicts"
    before, now = pairs[moves.index(move) if move in moves else -1]
    said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
    return verdict, f"{now.area}: {', '.join(said)}", now.report, now.sources
