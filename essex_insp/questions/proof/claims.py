"""What a paper states of grades, formal labels and changes, each held against the record."""

import re
from collections.abc import Iterator
from operator import attrgetter

from essex_insp.draft.areas import find
from essex_insp.draft.result import OVERALL, PassedOver, Rating
from essex_insp.draft.text import within
from essex_insp.questions.proof.holding import Claim, Holding
from essex_insp.questions.proof.reading import Held, Reading, Sentence, Told, unheld

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
_BEING = re.compile(
    r"\b(?:is|are|was|were|be|been|being|an|named)(?: the(?: \w+)?)?\W{1,2}$", re.IGNORECASE
)
# What begins another clause, with an area of its own: `good in 2017, its legitimacy`.
_NEXT = re.compile(r"[,;] (?:but |while )?(?:its|their)\b", re.IGNORECASE)
# Where an ordinary word is a grade: `in 2016, when it was inadequate`, `it gave it an outstanding`.
_GIVEN = re.compile(
    r"(?:20\d\d,? when it (?:was|had been)|\bhaving been|\bgrade\b[^.;,]{0,30} was|"
    r"(?P<of>, which (?:was|had been))|(?P<noun>\ban?|\b(?:was|were|named) the(?: \w+)?))"
    r"\W{1,2}$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\W{0,2}(?: (?:for|in|at|from|on|(?:police )?forces?)\b|[.,;)]|$)")
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
    "up": r"improv(?:e|es|ed|ing)|up|rose|risen|rising|better|upgraded|higher|climbed|progress\w*|"
    r"soar\w*|jump\w*|surged|leapt",
    "down": r"fell|fallen|falling|dropp\w+|slipp\w+|declin\w+|deteriorat\w+|worse\w*|down|"
    r"downgraded|lower|downhill|s[lu]ump\w*|s[au]nk|plung\w+|plummet\w+|tumbl\w+|slid",
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
_OF_FORCE = "what is said of this force here was not read"
_SUPPOSITION = "it is not told as a fact"
_ORDINARY, _UNNAMED = "an ordinary word here", "of bodies or areas that are not named"
_OPEN = " ‘'“\""
_RIGHT_AFTER = 6
"""Within so many characters after `than` a force is what something is set against."""


def claims(reading: Reading, holding: Holding) -> Iterator[Told]:
    """Yield what comes of all that a paper states, and what of grades and concerns was not read."""
    for sentence in reading.sentences:
        read = [
            *_grades(sentence, holding),
            *_labels(sentence, holding),
            *_changes(sentence, holding),
        ]
        yield from read
        about = _GRADING.search(sentence.told) or _RANKED.search(sentence.told)
        if about and sentence.forces and sentence.times and not read:
            says = "what is said of a grade, a round or a change was not read"
            yield "grade", sentence.span(about), unheld(says)


def _grades(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    stated = list(sentence.grades)
    for word in sentence.unread:
        if given := _given(sentence, word):
            stated.append(given)
        elif word.reason != _ORDINARY:
            yield "grade", (word.start, word.end), unheld(word.reason)
        elif _may_grade(sentence, word.start):
            yield "grade", (word.start, word.end), unheld(_OF_WHOM)
    bearers = set[str | None]()
    newest = not sentence.times and _NEWEST.search(sentence.told) is not None
    for grade in stated:
        areas = [grade.area] if grade.area != OVERALL else _others(sentence)
        claim = Claim(
            grade.grade,
            sentence.bodies(grade.start, grade.body, grade.area_end),
            areas,
            now=None if newest else sentence.time(grade),
            newest=newest,
            over=grade.basis == "carried-over",
        )
        bearers.update(claim.bodies)
        held = holding.held(claim, holding.grade)
        loose = _NEXT.search(sentence.between(grade.end, grade.area_start)) or areas == [OVERALL]
        sure = not loose or held.verdict in ("agrees", "carried over")
        span = min(grade.area_start, grade.start), max(grade.area_end, grade.end)
        yield "grade", span, held if sure else unheld("of which area is not said")
    for force in sentence.forces if stated else ():
        if force.name not in bearers:
            yield "grade", (force.start, force.end), unheld(_OF_FORCE)


def _may_grade(sentence: Sentence, start: int) -> bool:
    """Whether an ordinary word may be a grade: it is said of something, or right after a force."""
    named = sentence.times or sentence.forces
    told = named and _BEING.search(sentence.before(start))
    return bool(told) or any(force.end == start - 1 for force in sentence.forces)


def _given(sentence: Sentence, word: PassedOver) -> Rating | None:
    """A grade in words that only its place makes one, of the one area that the sentence names."""
    (start, end), areas = (word.start, word.end), _areas(sentence)
    told = _GIVEN.search(sentence.before(start))
    if not told or word.reason not in (_ORDINARY, _UNNAMED) or len(areas) != 1:
        return None
    if told["noun"] and not _NOUN.match(sentence.between(end, end + 20)):
        return None
    if told["of"] and told.start() not in [force.end - sentence.start for force in sentence.forces]:
        return None
    return Rating(start, end, areas[0], start, end, sentence.between(start, end), None)


def _labels(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    told = sentence.told
    given = list(_LABEL.finditer(told))
    for spoken in list((_OUTCOME if given else _SPOKEN_OF).finditer(told))[:1]:
        yield "concern", sentence.span(spoken), unheld(_OF_CONCERNS)
    for label in given:
        claim = Claim(
            (label.lastgroup or "").replace("_", "-"),
            sentence.bodies(sentence.start + label.start(), None)[:1],
            [told],
            now=next(iter(sentence.times), None),
            denied=_DENIED.search(told[: label.start()]) is not None,
        )
        yield "label", sentence.span(label), holding.held(claim, holding.label)


def _changes(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    told = sentence.told
    cues = list(_CUE.finditer(told))
    for cue in cues or list(_MOVE.finditer(told))[:1]:
        lead = told[: cue.start()]
        held = None if _OF_OTHERS.search(lead) else _change(sentence, cue, bool(cues), holding)
        if held:
            supposed = _SUPPOSED.search(lead)
            yield "comparison", sentence.span(cue), unheld(_SUPPOSITION) if supposed else held


def _change(sentence: Sentence, cue: re.Match[str], against: bool, holding: Holding) -> Held | None:
    """A change that a cue tells of, `against` what is named after it, or between two grades."""
    (start, end), told = sentence.span(cue), cue.string
    after = sentence.start + cue.end("other") if against else end
    if against and within(sentence.forces, after, after + _RIGHT_AFTER):
        return unheld(_FORCES)
    stated, around, areas = sentence.grades, sentence.around, _areas(sentence)
    if against and not areas and not _GRADING.search(told):
        return None
    was = next(iter(within(stated, after, end)), None)
    if was and not sentence.before(was.start).rstrip(_OPEN).endswith("from"):
        was = None
    tied, times = sentence.beside(was) if was else None, sentence.times
    inside = [time for time in within(times, after, end) if not was or time == tied][:1]
    others = [time for time in times if time[1:] not in (before[1:] for before in inside)]
    others += [time for time in others if against and time.start < start]
    before, now = next(iter(inside), None), [around, *others][-1]
    rounds = {time[1:]: time for time in (around, *others) if time}
    if not against and stated and not cue["same"] and len(rounds) == 2:
        before, now = rounds.values()
    if before and now:
        before, now = sorted((before, now), key=attrgetter("first"))
    if not (before or (was and now)):
        return unheld(_OF_WHEN) if areas else None
    nearest = (*(grade for grade in stated if grade.start >= start), *stated[::-1])
    denied = _DENIED.search(told[: cue.start()]) is not None
    claim = Claim(
        "" if denied else next((name for name in _MOVES if cue[name]), ""),
        sentence.bodies(start, nearest[0].body if nearest else None),
        areas or [""],
        now=now,
        before=before,
        was=was.grade if was else "",
        denied=denied,
    )
    return holding.held(claim, holding.change)


def _areas(sentence: Sentence) -> list[str]:
    """The areas that a sentence names, in its words; else those of its grades."""
    named = find(sentence.told, 0, len(sentence.told), frozenset(["police"]))
    words = (sentence.told[area.start : area.end] for area in named if area.kind == "name")
    return list(dict.fromkeys(words)) or _others(sentence)[:-1]


def _others(sentence: Sentence) -> list[str]:
    """The areas that a grade without one may be stated for, the whole last."""
    areas = [grade.area for grade in sentence.grades if grade.area != OVERALL] or [sentence.area]
    return list(dict.fromkeys([*areas, OVERALL]))
