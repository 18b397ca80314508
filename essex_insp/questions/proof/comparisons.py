"""The comparisons that a paper draws between rounds: whether they may be drawn, and hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.result import OVERALL
from essex_insp.library import frameworks
from essex_insp.matching import fold
from essex_insp.questions.history import HistoryItem, direction
from essex_insp.questions.proof.histories import (
    Held,
    Histories,
    named_so,
    of_area,
    of_time,
    settled,
)
from essex_insp.questions.proof.reading import DENIED, SUPPOSED, ProofItem, Reading, Span, Time

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
    r"numbers?|satisfaction|visits|victims)\b(?: [\w-]+){0,5} ?$|"
    r"\d(?: ?%| per ?cent\b)[^.;]{0,60}$",
    re.IGNORECASE,
)
_RIGHT_AFTER = 6
"""Within so many characters after `than` a force is what something is set against."""
_FORCES = "forces that are set side by side are not checked: see `essex-insp compare`"
_OF_WHEN = "with which round of the record is not said"
_BEST_FIRST = ("agrees", "contradicts", "not known", "cannot be told")


class _Drawn(NamedTuple):
    """A comparison, as a paper draws it: which way a grade moved, from what, and when.

    `before` is None for the round before, and `now` for all that came later; `move` is empty where
    it was not read.
    """

    before: Time | None
    now: Time | None
    was: str | None
    move: str
    denied: bool


def comparisons(reading: Reading, histories: Histories) -> Iterator[ProofItem]:
    """Yield what the record says of each comparison that a paper draws between two rounds."""
    for sentence in reading.sentences:
        told = reading.narration[slice(*sentence)]
        cues = list(_CUE.finditer(told))
        for cue in cues or list(_MOVE.finditer(told))[:1]:
            lead = told[: cue.start()]
            if SUPPOSED.search(lead) or _OF_OTHERS.search(lead):
                continue
            item = _compared(reading, histories, sentence, cue, against=bool(cues))
            if item is not None:
                yield item


def _compared(
    reading: Reading, histories: Histories, sentence: Span, cue: re.Match[str], against: bool
) -> ProofItem | None:
    """What the record says of one comparison; `against` what is named after it, or of grades."""
    told, start = cue.string, sentence[0]
    span = start + cue.start(), start + len(told[: cue.end()].rstrip())
    other = start + cue.end("other") if against else sentence[1]
    if against and reading.named(other, other + _RIGHT_AFTER):
        return reading.item("comparison", span, "not checked", _FORCES)
    stated = reading.stated(*sentence)
    read = next((grade.body for grade in stated if grade.body), reading.result.body)
    bodies = reading.bodies(span[0], read)
    histories_of = {body: [item for item in histories.of(body) if item.round] for body in bodies}
    areas = _areas(reading, histories_of[bodies[0]], sentence, cue.end())
    denied = DENIED.search(told[: cue.start()]) is not None
    move = next((name for name in _MOVES if cue[name]), "") if not denied else ""
    drawn = (
        _set_against(reading, sentence, (other, span[1]), move, denied)
        if against
        else _graded(reading, sentence, move, denied)
    )
    if against and not (areas or (drawn and drawn.before and _OF_GRADES.search(told))):
        return None
    if drawn is None:
        vague = not areas or cue[0].lower() in ("up", "down", "same")
        return None if vague else reading.item("comparison", span, "cannot be told", _OF_WHEN)
    held = [_held(histories_of[body], area, drawn) for body, area in product(bodies, areas or [""])]
    verdict, says, items = settled(held)
    first = (items[0].report, items[0].sources) if items else ()
    return reading.item("comparison", span, verdict, says, *first)


def _areas(reading: Reading, history: list[HistoryItem], sentence: Span, end: int) -> list[str]:
    """The areas that a sentence names, the last before the end of a comparison first."""
    told, stated = reading.narration[slice(*sentence)].lower(), reading.stated(*sentence)
    places = [
        (grade.area_start - sentence[0], grade.area)
        for grade in stated
        if grade.area != OVERALL or OVERALL in told
    ]
    names = {name for item in history for name in (item.area, item.heading)}
    places += [(told.find(name.lower()), name) for name in names if name.lower() in told]
    ordered = [area for at, area in sorted(places) if at < end][::-1]
    every = list(dict.fromkeys([*ordered, *(area for _, area in sorted(places))]))
    if not every and stated:
        every = [area for area in reading.areas(stated[0]) if area != OVERALL]
    return every


def _set_against(reading: Reading, sentence: Span, other: Span, move: str, denied: bool) -> _Drawn:
    """A comparison with what is named after it: `down from good in 2017`."""
    stated, inside = reading.stated(*sentence), reading.times(*other)
    was = next(iter(reading.stated(*other)), None)
    if was and not reading.words[: was.start].rstrip(" ‘'“\"").lower().endswith("from"):
        was = None
    dated = [reading.beside(grade) for grade in stated if was and grade is not was]
    own = [time for time in dated if time in inside]
    before = next((time for time in inside if time not in own), None)
    others = [time for time in reading.times(*sentence) if time not in inside]
    now = [*own, *(time for time in inside if time != before), *others[-1:]]
    now += reading.around(sentence[0])
    return _Drawn(before, next(iter(now), None), was.grade if was else None, move, denied)


def _graded(reading: Reading, sentence: Span, move: str, denied: bool) -> _Drawn | None:
    """A comparison of two grades that are stated, each with its time: `a decline`."""
    dated = {time: each for each in reading.stated(*sentence) if (time := reading.beside(each))}
    if len(dated) == 1 and len(reading.times(*sentence)) == 1:
        earlier = reading.stated(reading.paragraph(sentence[0]), sentence[0])[-1:]
        dated |= {time: each for each in earlier if (time := reading.beside(each))}
    rounds = sorted(dated, key=lambda time: time.first)
    if len(rounds) != 2 or rounds[0][1:] == rounds[1][1:]:
        return None
    return _Drawn(rounds[0], rounds[1], dated[rounds[0]].grade, move, denied)


def _held(history: list[HistoryItem], area: str, drawn: _Drawn) -> Held:
    """Hold a comparison of an area against the rounds of a body that its times can mean."""
    firsts, seconds = _rounds(history, drawn.before), _rounds(history, drawn.now)
    if drawn.before is None and drawn.was and seconds:
        earlier = dict.fromkeys(str(item.round) for item in history)
        firsts = [name for name in earlier if _year(name) < _year(seconds[0])]
        firsts = [name for name in firsts if _parted(name, seconds[0]) is None][-1:]
    held = [
        _of_rounds(history, first, second, area, drawn)
        for first in firsts
        for second in [name for name in seconds if _year(name) > _year(first)] or (None,)
    ]
    likeliest = sorted(held, key=lambda each: _BEST_FIRST.index(each.verdict))
    return next(iter(likeliest), Held("cannot be told", _OF_WHEN))


def _rounds(history: list[HistoryItem], time: Time | None) -> list[str]:
    """The rounds that a time can mean."""
    items = (named_so(history, time) or of_time(history, time)) if time else []
    return list(dict.fromkeys(str(item.round) for item in items))


def _year(round: str | None) -> tuple[int, int]:
    return years(str(round)) or (9999, 0)


def _parted(round: str, other: str) -> str | None:
    return frameworks.load().parted(*sorted((round, other)))


def _of_rounds(
    history: list[HistoryItem], first: str, second: str | None, area: str, drawn: _Drawn
) -> Held:
    """Hold a comparison of one round with another, or with all that came later."""
    others = (
        [second] if second else [item.round for item in history if _year(item.round) > _year(first)]
    )
    parted = {str(name): _parted(first, str(name)) for name in others}
    if parted and None not in parted.values():
        other, why = next(iter(parted.items()))
        other = other if second else "what came later"
        verdict = "agrees" if drawn.denied else "contradicts"
        return Held(verdict, f"{first} and {other} are not comparable: {why}")
    pairs = [
        (before, now)
        for before in of_area([item for item in history if item.round == first], area)
        for now in of_area(
            [item for item in history if parted.get(str(item.round), "") is None], area
        )
        if before.id == now.id
    ]
    if not pairs or not drawn.move:
        return Held("cannot be told", "of what, or which way, was not read")
    moves = [direction(*pair) for pair in pairs]
    before, now = pairs[moves.index(drawn.move) if drawn.move in moves else -1]
    untrue = bool(drawn.was) and fold(before.grade or "") != fold(drawn.was or "")
    verdict = "agrees" if drawn.move in moves and not untrue else "contradicts"
    if drawn.move not in moves and None in moves:
        verdict = "not known"
    said = (f"{item.grade or 'not known to us'} in {item.round}" for item in (before, now))
    return Held(verdict, f"{now.area}: {', '.join(said)}", [now])
