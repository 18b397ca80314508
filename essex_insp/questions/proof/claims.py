"""What a paper states of grades, formal labels and changes: each as a claim that can be held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from essex_insp.draft.areas import find
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import within
from essex_insp.questions.proof.reading import Reading, Sentence, Span, Time

_DENIED = re.compile(
    r"(?:\b(?:not|no|never|without|rather than|nor|cannot)\b|n[’']t\b)[^.;]{0,40}$", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"(?:\b(?:if|whether|unless)\b[^.;:]{0,90}|\b(?:could|would|should|might|hop\w+|aim\w*|want\w*|"
    r"expect\w*|seek\w*|wish\w*)\b[^.;:,]{0,60}|^Had\b[^.;:,]*)$",
    re.IGNORECASE,
)
_GRADING = re.compile(r"\b(?:un)?(?:grad|rat(?:ed|ings?\b)|judg|compar)\w*", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:best|worst|better|worse|improved|improving|declined)\b", re.IGNORECASE)
_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent|last)(?: \w+){0,2} (?:inspect|report|round|peel|assess|grad)",
    re.IGNORECASE,
)
# What an ordinary word may stand after and be a grade: `it was inadequate`, `an outstanding`.
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|an)\W{1,2}$", re.IGNORECASE)
_LONGEST = 200
_LABEL = re.compile(
    r"\b(?:(?P<cause_of_concern>(?:accelerated )?causes? (?:of|for) concern)|"
    r"(?P<area_for_improvement>areas? (?:for|of) improvement|AFIs?)|"
    r"(?P<recommendation>formal recommendations?))\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"\b(?:concern(?:s|ed)?|recommendations?|recommended)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:closed|lifted|discharged|resolved|signed off)\b", re.IGNORECASE)
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
# What is not graded, as the subject of what goes up or down: `recorded crime in Anytown`.
_OF_OTHERS = re.compile(
    r"(?:^|[,;] |\b(?:and|but|while|as|since) )"
    r"(?:(?!prevent|investigat|tackl|recording\b|reduc|data)[\w-]+ ){0,2}"
    r"(?:crime|offences?|burglar\w+|arrests?|calls?|complaints?|budgets?|funding|"
    r"numbers?|satisfaction|visits|victims)\b(?: [\w-]+){0,5} ?$|"
    r"\d(?: ?%| per ?cent\b)[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_WHEN = "with which round of the record is not said"
_OF_CONCERNS = "what is said of a concern, or of what became of it, is not checked"
_FORCES = "forces that are set side by side are not checked: see `essex-insp compare`"
_OF_WHOM = "of what, or of whom, was not read"
_SUPPOSITION = "it is not told as a fact"
_ORDINARY = "an ordinary word here"
_OPEN = " ‘'“\""
_RIGHT_AFTER = 6
"""Within so many characters after `than` a force is what something is set against."""


class Claim(NamedTuple):
    """What a paper states, of the bodies and areas that may be meant, the likeliest first.

    `word` is the grade, the label or the way of the change; of a label `areas` are the words that
    it is given in. A grade may be of the `newest` round. A change is from `before`, or from the
    grade `was`, to `now`, or to all that came later. `over`: as carried over. `open` is why it
    cannot be held against the record, and `asked` why it cannot be untrue.
    """

    kind: str
    span: Span
    word: str = ""
    bodies: Sequence[str | None] = ()
    areas: Sequence[str] = ()
    now: Time | None = None
    newest: bool = False
    before: Time | None = None
    was: str = ""
    denied: bool = False
    over: bool = False
    open: str = ""
    asked: str = ""


def claims(reading: Reading) -> Iterator[Claim]:
    """Yield what a paper states, and what it says of grades and concerns that was not read."""
    for sentence in reading.sentences:
        read = [*_grades(sentence, reading.asked), *_labels(sentence), *_changes(sentence)]
        yield from read
        about = _GRADING.search(sentence.told) or _RANKED.search(sentence.told)
        if about and sentence.forces and sentence.times and not read:
            says = "what is said of a grade, a round or a change was not read"
            yield Claim("grade", sentence.span(about), open=says)


def _grades(sentence: Sentence, asked: Mapping[Rating, str]) -> Iterator[Claim]:
    overall = OVERALL in sentence.words.lower()
    for grade in sentence.grades:
        low, high = min(grade.area_start, grade.start), max(grade.area_end, grade.end)
        supposed = _SUPPOSED.search(sentence.before(grade.start))
        named = grade not in asked and (overall or grade.area != OVERALL)
        areas = [grade.area] if named else _others(sentence)
        vague = "of which area is not said" if areas == [OVERALL] and not overall else ""
        yield Claim(
            "grade",
            (low, high) if high - low < _LONGEST else (grade.start, grade.end),
            grade.grade,
            sentence.bodies(grade.start, grade.body),
            areas,
            now=sentence.time(grade),
            newest=not sentence.times and _NEWEST.search(sentence.told) is not None,
            over=grade.basis == "carried-over",
            open=_SUPPOSITION if supposed else "",
            asked=asked.get(grade, vague),
        )
    for start, end, reason in sentence.unread:
        word = sentence.between(start, end)
        being = sentence.times and _BEING.search(sentence.before(start))
        if reason != _ORDINARY or being or " " in word:
            yield Claim("grade", (start, end), open=_OF_WHOM if reason == _ORDINARY else reason)


def _labels(sentence: Sentence) -> Iterator[Claim]:
    told = sentence.told
    given = list(_LABEL.finditer(told))
    for spoken in list((_OUTCOME if given else _SPOKEN_OF).finditer(told))[:1]:
        yield Claim("concern", sentence.span(spoken), open=_OF_CONCERNS)
    for label in given:
        yield Claim(
            "label",
            sentence.span(label),
            (label.lastgroup or "").replace("_", "-"),
            sentence.bodies(sentence.start + label.start(), None)[:1],
            [told],
            now=next(iter(sentence.times), None),
            denied=_DENIED.search(told[: label.start()]) is not None,
        )


def _changes(sentence: Sentence) -> Iterator[Claim]:
    told = sentence.told
    cues = list(_CUE.finditer(told))
    for cue in cues or list(_MOVE.finditer(told))[:1]:
        lead = told[: cue.start()]
        claim = None if _OF_OTHERS.search(lead) else _change(sentence, cue, bool(cues))
        if claim:
            yield claim._replace(open=_SUPPOSITION) if _SUPPOSED.search(lead) else claim


def _change(sentence: Sentence, cue: re.Match[str], against: bool) -> Claim | None:
    """A change that a cue tells of, `against` what is named after it, or between two grades."""
    (start, end), told = sentence.span(cue), cue.string
    after = sentence.start + cue.end("other") if against else end
    if against and within(sentence.forces, after, after + _RIGHT_AFTER):
        return Claim("comparison", (start, end), open=_FORCES)
    stated, times, areas = sentence.grades, sentence.times, _areas(sentence, cue.end())
    if against and not areas and not _GRADING.search(told):
        return None
    was = next(iter(within(stated, after, end)), None)
    if was and not sentence.before(was.start).rstrip(_OPEN).endswith("from"):
        was = None
    before, now = None, sentence.around
    if against:
        tied = sentence.beside(was) if was else None
        inside = [time for time in within(times, after, end) if not was or time == tied]
        before = next(iter(inside), None)
        others = [time for time in times if not before or time[1:] != before[1:]]
        now = [now, *others, *(time for time in others if time.start < start)][-1]
    elif stated and not cue["same"]:
        around = [sentence.around] if sentence.around and len(times) == 1 else []
        rounds = {time[1:]: time for time in (*around, *times)}
        if len(rounds) == 2:
            before, now = rounds.values()
    if before and now:
        before, now = sorted((before, now), key=attrgetter("first"))
    if not (before or (was and now)):
        return Claim("comparison", (start, end), open=_OF_WHEN) if areas else None
    denied = _DENIED.search(told[: cue.start()]) is not None
    nearest = (*(grade for grade in stated if grade.start >= start), *stated[::-1])
    return Claim(
        "comparison",
        (start, end),
        "" if denied else next((name for name in _MOVES if cue[name]), ""),
        sentence.bodies(start, nearest[0].body if nearest else None),
        areas or [""],
        now=now,
        before=before,
        was=was.grade if was else "",
        denied=denied,
    )


def _areas(sentence: Sentence, end: int) -> list[str]:
    """The areas that a sentence names, those nearest before the end of a comparison first."""
    named = find(sentence.told, 0, len(sentence.told), frozenset(["police"]))
    named = [area for area in named if area.kind == "name"]
    named.sort(key=lambda area: (area.start >= end, abs(end - area.start)))
    if not named and OVERALL in sentence.words.lower():
        return [OVERALL]
    words = dict.fromkeys(sentence.told[area.start : area.end] for area in named)
    return [*words] or _others(sentence)[:-1]


def _others(sentence: Sentence) -> list[str]:
    """The areas that a grade without one may be stated for, the whole last."""
    areas = [grade.area for grade in sentence.grades if grade.area != OVERALL] or [sentence.area]
    return list(dict.fromkeys([*areas, OVERALL]))
