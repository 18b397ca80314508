"""What a paper states of grades, formal labels and changes, each held against the record."""

import re
from collections.abc import Iterator
from functools import partial
from operator import attrgetter

from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import within
from essex_insp.questions.proof.holding import Holding
from essex_insp.questions.proof.reading import NEWEST, Held, Reading, Sentence, Told, unheld

_DENIED = re.compile(
    r"(?i)(?:\b(?:not?|nor|never|cannot|without|rather than|instead of)\b|n[’']t\b)[^.;]{0,40}$"
)
_SUPPOSED = re.compile(
    r"(?i)(?:\b(?:if|whether|[cw]ould|might|hop\w+|aim\w*|want\w*|expect\w*|seek\w*)\b[^.;:,]{0,60}|"
    r"^Had\b[^.;:,]*)$"
)
_GRADING = re.compile(r"(?i)\b(?:un)?(?:grad|rat(?:ed|ings?\b)|judg|compar)\w*")
_RANKED = re.compile(r"(?i)\b(?:best|worst|better|worse|improved|improving|declined)\b")
_NEWEST = re.compile(
    r"(?i)\b(?:latest|most recent|last)(?: \w+){0,2} (?:inspect|report|round|peel|assess|grad)"
)
# `today it requires improvement`, `requires improvement at recording data now`.
_NOW = r"\b(?:now|today|currently|at present)\b"
_NOW_BEFORE = re.compile(rf"(?i){_NOW}(?:(?!\b(?:but|was|were|had)\b)[^;.\d]){{0,40}}$")
_NOW_AFTER = re.compile(rf"(?i)[^,;.\d]{{0,60}}?{_NOW}")
# What an ordinary word may stand after and be a grade: `it was inadequate`, `an outstanding`.
_BEING = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|an|named)(?: the(?: \w+)?)?\W{1,2}$")
# Where an ordinary word is a grade: `in 2016, when it was inadequate`, `it gave it an outstanding`.
_GIVEN = re.compile(
    r"(?i)(?:20\d\d,? when it (?:was|had been)|\bhaving been|\bgrade\b[^.;,]{0,30} was|"
    r", which (?:was|had been)|\ban?|\b(?:was|were|named) the(?: \w+)?)\W{1,2}$"
)
_NO_NOUN = re.compile(rf"\W{{0,2}}(?: (?:{_NOW}|for|in|at|from|on|(?:police )?forces?)\b|[.,;)]|$)")
# A verb, which needs no `is` before it; written large it is a label, as in tables.
_REQUIRED = re.compile("require[sd]? improvement")
_LABEL = re.compile(
    r"(?i)\b(?:(?P<cause_of_concern>(?:accelerated )?causes? (?:of|for) concern)|"
    r"(?P<area_for_improvement>areas? (?:for|of) improvement|AFIs?)|"
    r"(?P<recommendation>formal recommendations?))\b"
)
_SPOKEN_OF = re.compile(r"(?i)\b(?:concern(?:s|ed)?|recommendations?|recommended)\b")
_OUTCOME = re.compile(r"(?i)\b(?:closed|lifted|discharged|resolved|signed off)\b")
_MOVES = {
    "same": r"same|unchanged|no (?:change|better|worse)",
    "up": r"improv(?:e|es|ed|ing)|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*|"
    r"soar\w*|jump\w*|surged|leapt",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worse\w*|down|"
    r"downgraded|lower|downhill|s[lu]ump\w*|s[au]nk|plung\w+|plummet\w+|tumbl\w+|slid",
}
_MOVED = rf"\b(?:{'|'.join(f'(?P<{move}>{words})' for move, words in _MOVES.items())})\b"
_MOVE = re.compile(rf"(?i){_MOVED}")
_CUE = re.compile(
    rf"(?i)(?:{_MOVED}[^,.;\0]{{0,60}}?\b(?:from|since|than|on|as|between)|\b(?:compar\w+ with|"
    r"compar\w+ to|(?:gone|went|moved?|changed) from))\b(?P<other>)"
    r"(?:(?!,| and (?!20))[^.;\0]){0,60}"
)
# What is not graded, as the subject of what goes up or down: `recorded crime in Anytown`.
_OF_OTHERS = re.compile(
    r"(?i)(?:^|[,;] |\b(?:and|but|while|as|since) )"
    r"(?:(?!prevent|investigat|tackl|recording\b|reduc|data)[\w-]+ ){0,2}"
    r"(?:crime|offences?|burglar\w+|arrests?|calls?|complaints?|budgets?|funding|"
    r"numbers?|satisfaction|visits|victims)\b(?: [\w-]+){0,5} ?$|"
    r"\d(?: ?%| per ?cent\b)[^.;]{0,60}$"
)
_ORDINARY = "an ordinary word here"


def claims(reading: Reading, holding: Holding) -> Iterator[Told]:
    """Yield what comes of all that a paper states, and what of grades and concerns was not read."""
    for sentence in reading.sentences:
        read = [told for part in (_grades, _labels, _changes) for told in part(sentence, holding)]
        for kind, span, held in read:
            supposed = sentence.leads(_SUPPOSED, span[0])
            yield kind, span, unheld("it is not told as a fact") if supposed else held
        about = _GRADING.search(sentence.words) or _RANKED.search(sentence.words)
        if about and sentence.forces and sentence.times and not read:
            says = "what is said of a grade, a round or a change was not read"
            yield "grade", sentence.span(about), unheld(says)


def _grades(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    stated = list(sentence.grades)
    for word in sentence.unread:
        span, ordinary = (word.start, word.end), word.reason == _ORDINARY
        alone = _NO_NOUN.match(sentence.between(word.end, word.end + 20))
        verb = _REQUIRED.fullmatch(sentence.between(*span))
        given = "Requires improvement" if verb else sentence.between(*span)
        if alone and len(sentence.areas) == 1 and (verb or sentence.leads(_GIVEN, word.start)):
            stated.append(Rating(*span, sentence.areas[0], *span, given, None))
        elif not ordinary or verb or sentence.leads(_BEING, word.start):
            says = "of what, or of whom, was not read" if ordinary else word.reason
            yield "grade", span, unheld(says)
    bearers = set[str | None]()
    newest = not sentence.times and _NEWEST.search(sentence.words) is not None
    for grade in stated:
        # Without one it may be of an area that is named beside it, or was before.
        areas = [grade.area] if grade.area != OVERALL else [*sentence.areas, OVERALL]
        bodies = sentence.bodies(grade.start, grade.body, grade.area_end)
        bearers.update(bodies)
        now = sentence.leads(_NOW_BEFORE, grade.start) or _NOW_AFTER.match(
            sentence.words, grade.end - sentence.start
        )
        time = NEWEST if newest or now else sentence.time(grade)
        hold = partial(holding.grade, grade.grade, time, grade.basis == "carried-over")
        held = holding.held(bodies, areas, hold)
        sure = areas != [OVERALL] or holding.whole(bodies[0])
        sure |= held.verdict in ("agrees", "carried over")
        span = min(grade.area_start, grade.start), max(grade.area_end, grade.end)
        yield "grade", span, held if sure else unheld("of which area is not said")
    for force in sentence.forces if stated else ():
        if force.name not in bearers:
            says = "what is said of this force here was not read"
            yield "grade", (force.start, force.end), unheld(says)


def _labels(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    told = sentence.words
    given = list(_LABEL.finditer(told))
    for spoken in list((_OUTCOME if given else _SPOKEN_OF).finditer(told))[:1]:
        says = "what is said of a concern, or of what became of it, is not checked"
        yield "concern", sentence.span(spoken), unheld(says)
    for label in given:
        span, kind = sentence.span(label), (label.lastgroup or "").replace("_", "-")
        time = next(iter(sentence.times), None)
        hold = partial(holding.label, kind, time, sentence.leads(_DENIED, span[0]))
        yield "label", span, holding.held(sentence.bodies(span[0], None), [told], hold)


def _changes(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    if not sentence.areas and not _GRADING.search(sentence.words):
        return
    cues = list(_CUE.finditer(sentence.words))
    for cue in cues or list(_MOVE.finditer(sentence.words))[:1]:
        start, end = sentence.span(cue)
        others = sentence.leads(_OF_OTHERS, start)
        held = None if others else _change(sentence, cue, bool(cues), holding)
        if held:
            yield "comparison", (start, end), held


def _change(sentence: Sentence, cue: re.Match[str], against: bool, holding: Holding) -> Held | None:
    """A change that a cue tells of, `against` what is named after it, or between two grades."""
    start, end = sentence.span(cue)
    after = sentence.start + cue.end("other") if against else end
    if against and within(sentence.forces, after, after + 6):  # right after it
        return unheld("forces side by side are not checked: see `essex-insp compare`")
    was = next(iter(within(sentence.grades, after, end)), None)
    tied = sentence.beside(was) if was else None
    times = within(sentence.times, after, end)
    before = next((time for time in times if not was or time == tied), None)
    spoken_of = (time for time in (sentence.around, *sentence.times) if time)
    others = [time for time in spoken_of if not before or time[1:] != before[1:]]
    now = [None, *others][-1]
    rounds = {time[1:]: time for time in others}
    if not against and sentence.grades and not cue["same"] and len(rounds) == 2:
        before, now = rounds.values()
    if before and now:
        before, now = sorted((before, now), key=attrgetter("first"))
    if not (before or (was and now)):
        of_when = "with which round of the record is not said"
        return unheld(of_when) if sentence.areas else None
    move = next((name for name in _MOVES if cue[name]), "")
    given, denied = was.grade if was else "", sentence.leads(_DENIED, start)
    hold = partial(holding.change, move, given, before, now, denied)
    return holding.held(sentence.bodies(start, None), sentence.areas or [""], hold)
