"""The comparisons that a paper draws between rounds: whether they may be drawn, and hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.library import frameworks
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem, direction
from essex_insp.questions.proof.histories import Histories, named_so, of_area, of_time
from essex_insp.questions.proof.item import ProofItem
from essex_insp.questions.proof.reading import DENIED, SUPPOSED, Reading, Span
from essex_insp.questions.proof.times import Time, Times

_MOVES = {
    "same": r"same|unchanged|no (?:change|better|worse)",
    "up": r"improv(?:e|es|ed|ing)|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worse\w*|down|"
    r"downgraded|lower",
}
_MOVED = rf"\b(?:{'|'.join(f'(?P<{move}>{words})' for move, words in _MOVES.items())})\b"
_MOVE = re.compile(_MOVED, re.IGNORECASE)
_CUE = re.compile(
    rf"(?:{_MOVED}[^,.;\0]{{0,60}}?\b(?:from|since|than|on|as|between)|\b(?:compar\w+ (?:with|to)|"
    r"(?:gone|went|moved?|changed) from))\b(?P<other>)(?:(?!,| and (?!20))[^.;\0]){0,60}",
    re.IGNORECASE,
)
_OF_GRADES = re.compile(
    r"\b(?:grad|rat(?:ed|ing)|judg|outstanding|good\b|adequate|inadequate|requires impr|effective|"
    r"efficien|legitima|peel\b)",
    re.IGNORECASE,
)
# What is not graded, as the subject of what goes up or down: `recorded crime in Anytown`.
_OF_OTHERS = re.compile(
    r"(?:^|[,;] |\b(?:and|but|while|as|since) )"
    r"(?:(?!prevent|investigat|tackl|recording\b|reduc|data)[\w-]+ ){0,2}"
    r"(?:crime|offences?|burglar\w+|arrests?|calls?|complaints?|budgets?|funding|"
    r"numbers?|satisfaction|visits|victims)\b(?: [\w-]+){0,5} ?$",
    re.IGNORECASE,
)
_RIGHT_AFTER = 6
"""Within so many characters after `than` a force is what something is set against."""
_FORCES = "forces that are set side by side are not checked: see `essex-insp compare`"
_OF_WHEN = "with which round of the record is not said"
_BEST_FIRST = ("agrees", "contradicts", "not known", "cannot be told")


class _Drawn(NamedTuple):
    """A comparison, as a paper draws it.

    Args:
        before: The time that something is set against; `None` for the round before.
        now: The time that is set against it; `None` for all that came later.
        was: The grade that it moved from.
        move: Which way.
        denied: Whether it is said not to be so.
    """

    before: Time | None
    now: Time | None
    was: str | None
    move: str
    denied: bool


class _Compared(NamedTuple):
    """What becomes of a comparison."""

    verdict: str
    says: str
    item: HistoryItem | None = None


def comparisons(reading: Reading, histories: Histories, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each comparison that a paper draws between two rounds."""
    for start, end in reading.sentences:
        told = reading.narration[start:end]
        stated = reading.stated(start, end)
        cues = list(_CUE.finditer(told))
        moves = [] if cues else list(_MOVE.finditer(told))[:1]
        for cue in (*cues, *moves):
            lead = told[: cue.start()]
            if SUPPOSED.search(lead) or _OF_OTHERS.search(lead):
                continue
            other = start + cue.end("other") if cue in cues else end
            span = start + cue.start(), start + len(told[: cue.end()].rstrip())
            if histories.named(other, other + _RIGHT_AFTER) and cue in cues:
                yield reading.item("comparison", span, "not checked", _FORCES)
                continue
            read = next((grade.body for grade in stated if grade.body), reading.result.body)
            bodies = histories.bodies(span[0], read)
            history = [item for item in histories.of(bodies[0]) if item.round]
            areas = _areas(reading, history, told, (start, end), cue.end())
            denied = DENIED.search(told[: cue.start()]) is not None
            move = next((name for name in _MOVES if cue[name]), "") if not denied else ""
            if cue in moves:
                drawn = _graded(reading, times, (start, end), move, denied)
            else:
                drawn = _set_against(reading, times, (start, end), (other, span[1]), move, denied)
                if not (areas or _OF_GRADES.search(told)) or not (drawn.before or areas):
                    continue
            if drawn is None and areas and cue[0].lower() not in ("up", "down", "same"):
                yield reading.item("comparison", span, "cannot be told", _OF_WHEN)
            elif drawn is not None:
                compared = [
                    _compared(histories, body, area, drawn)
                    for body, area in product(bodies, areas or [""])
                ]
                verdict, says, item = compared[0]
                if verdict == "contradicts" and {each.verdict for each in compared} != {verdict}:
                    verdict = "cannot be told"
                    says = f"of what, or of whom? {'; '.join(each.says for each in compared)}"
                report, sources = (item.report, item.sources) if item else (None, None)
                yield reading.item("comparison", span, verdict, says, report, sources)


def _areas(
    reading: Reading, history: list[HistoryItem], told: str, sentence: Span, end: int
) -> list[str]:
    """The areas that a sentence names, the last before the end of a comparison first."""
    stated = reading.stated(*sentence)
    places = [
        (grade.area_start - sentence[0], grade.area)
        for grade in stated
        if grade.area != OVERALL or OVERALL in told.lower()
    ]
    names = {name for item in history for name in (item.area, item.heading)}
    named = [(told.lower().find(name.lower()), name) for name in names]
    places += [(at, name) for at, name in named if at >= 0]
    ordered = [area for at, area in sorted(places) if at < end][::-1]
    every = list(dict.fromkeys([*ordered, *(area for _, area in sorted(places))]))
    if not every and stated:
        every = [area for area in reading.areas(stated[0]) if area != OVERALL]
    return every


def _set_against(
    reading: Reading, times: Times, sentence: Span, other: Span, move: str, denied: bool
) -> _Drawn:
    """A comparison with what is named after it: `down from good in 2017`."""
    after = reading.stated(*other)
    was = after[0] if after and _is_from(reading, after[0]) else None
    inside = times.within(*other)
    stated = reading.stated(*sentence)
    own = [times.beside(grade) for grade in stated if grade is not was]
    own = [time for time in own if time in inside] if was else []
    before = next((time for time in inside if time not in own), None)
    others = [time for time in times.within(*sentence) if time not in inside]
    now = (own or [time for time in inside if time != before] or others[-1:])[:1]
    now = now or times.around(sentence[0])[:1]
    return _Drawn(before, now[0] if now else None, was.grade if was else None, move, denied)


def _is_from(reading: Reading, grade: Rating) -> bool:
    return reading.words[: grade.start].rstrip(" ‘'“\"").lower().endswith("from")


def _graded(
    reading: Reading, times: Times, sentence: Span, move: str, denied: bool
) -> _Drawn | None:
    """A comparison of two grades that are stated, each with its time: `a decline`."""
    paragraph = reading.words.rfind("\n\n", 0, sentence[0])
    stated = reading.stated(*sentence)
    earlier = reading.stated(max(0, paragraph), sentence[0])[-1:]
    dated = {time: grade for grade in stated if (time := times.beside(grade))}
    if len(dated) == 1 and len(times.within(*sentence)) == 1:
        dated |= {time: grade for grade in earlier if (time := times.beside(grade))}
    rounds = sorted(dated, key=lambda time: time.first)
    if len(rounds) != 2 or rounds[0][1:] == rounds[1][1:]:
        return None
    return _Drawn(rounds[0], rounds[1], dated[rounds[0]].grade, move, denied)


def _compared(histories: Histories, body: str | None, area: str, drawn: _Drawn) -> _Compared:
    """What becomes of a comparison of an area of a body, in the rounds that its times can mean."""
    history = [item for item in histories.of(body) if item.round]
    firsts, seconds = _rounds(history, drawn.before), _rounds(history, drawn.now)
    if drawn.before is None and drawn.was and seconds:
        firsts = list(dict.fromkeys(str(item.round) for item in history))
        firsts = [name for name in firsts if _year(name) < _year(seconds[0])]
        firsts = [name for name in firsts if _parted(name, seconds[0]) is None][-1:]
    if not firsts:
        return _Compared("cannot be told", _OF_WHEN)
    compared = [
        _of_rounds(history, first, second, area, drawn)
        for first in firsts
        for second in [name for name in seconds if _year(name) > _year(first)] or (None,)
    ]
    verdicts = [each.verdict for each in compared]
    verdict = next(each for each in _BEST_FIRST if each in verdicts)
    return compared[verdicts.index(verdict)]


def _rounds(history: list[HistoryItem], time: Time | None) -> list[str]:
    """The rounds that a time can mean."""
    items = (named_so(history, time) or of_time(history, time)) if time else []
    return list(dict.fromkeys(str(item.round) for item in items))


def _year(round: str) -> tuple[int, int]:
    return years(round) or (9999, 0)


def _parted(round: str, other: str) -> str | None:
    return frameworks.load().parted(*sorted((round, other)))


def _of_rounds(
    history: list[HistoryItem], first: str, second: str | None, area: str, drawn: _Drawn
) -> _Compared:
    """What becomes of a comparison of one round with another, or with all that came later."""
    later = [str(item.round) for item in history if _year(str(item.round)) > _year(first)]
    others = [second] if second else list(dict.fromkeys(later))
    parted = {name: _parted(first, name) for name in others}
    if parted and None not in parted.values():
        other, why = next(iter(parted.items()))
        other = other if second == other else "what came later"
        verdict = "agrees" if drawn.denied else "contradicts"
        return _Compared(verdict, f"{first} and {other} are not comparable: {why}")
    pairs = [
        (before, now)
        for before in of_area([item for item in history if item.round == first], area)
        for now in of_area(
            [item for item in history if parted.get(str(item.round), "") is None], area
        )
        if before.id == now.id
    ]
    moves = [direction(*pair) for pair in pairs]
    if not pairs or not drawn.move:
        return _Compared("cannot be told", "of what, or which way, was not read")
    before, now = pairs[moves.index(drawn.move) if drawn.move in moves else -1]
    verdict = "contradicts" if drawn.move not in moves else "agrees"
    if verdict == "contradicts" and None in moves:
        verdict = "not known"
    if verdict == "agrees" and drawn.was and fold(before.grade or "") != fold(drawn.was):
        verdict = "contradicts"
    said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
    return _Compared(verdict, f"{now.area}: {', '.join(said)}", now)
