"""What a paper states of grades, formal labels and changes, each held against the record."""

import re
from collections.abc import Iterator
from operator import attrgetter

from essex_insp.draft.lexicon import pattern
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import within
from essex_insp.questions.proof.holding import Held, Holding, Told, unheld
from essex_insp.questions.proof.reading import NEWEST, Reading, Sentence

_DENIED = pattern(r"(?:\b(?:{not}|no|cannot|rather than|instead of)|n[’']t)\b[^.;]{0,40}$")
_SUPPOSED = pattern(r"(?:\b(?:if|whether|[cw]ould|might|{wished})\b[^.;:,]{0,60}|^had\b[^.;:,]*)$")
_GRADING = pattern(r"\b(?:un)?(?:grad|rat(?:ed|ings?\b)|judg|compar)\w*")
_RANKED = pattern(r"\b(?:best|worst|better|worse|improved|improving|declined)\b")
# `in its latest inspection it is good`, `requires improvement at recording data now`
_NEWEST = (
    r"\b(?:now|today|currently|at present|(?:latest|most recent|last)(?: \w+){0,2} "
    r"(?:{report}|rounds?|peel|{grade}))\b"
)
_ON = r"(?:(?!\b(?:and|but)\b)[^;.\d]){0,60}?"
_NEWEST_BEFORE = pattern(rf"{_NEWEST}{_ON}$")
_FROM = re.compile(r"\bfrom\W{1,2}$")  # an earlier grade, whatever is told of the newest
_INTO = re.compile(r"\bto\W{1,2}$")
_NEWEST_AFTER = pattern(rf"(?!,){_ON}{_NEWEST}")
# Between these an ordinary word is a grade; `whose` tells of which body: `when it was good, `
_GIVEN = pattern(
    r"(?:(?P<whose>(?:\b(?:it|which|and|having|{grade}[^.;,]{0,30})|(?:^|[,;] |\b(?:but|while) )"
    r"(?:the force|(?-i:(?:[A-Z][\w-]+ )+(?:Police|Constabulary)|(?<=.)[A-Z]\w+))) {be}|"
    r"\b(?:an?|(?:{be}|named) the(?: \w+)?))|\b{be})\W{1,2}$"
)
_ENDED = pattern(
    r"\W{0,2}(?: (?:(?!to\b){ends}|now|currently|that year|a|(?:police )?forces?)\b|[.,;)]|$)"
)
_ORDINARY = "an ordinary word here"
_TABLED = "in a table, beside no area"
_UNTIED = (_ORDINARY, "of nobody in particular")
# How many forces have the grade after it: `the only force to be rated`, `one of two`
_OF_ALL = pattern(
    r"\b(?:the (?:only|sole)|alone (?:was|is|in)|one of (?:(?:just|only|the) )?(?P<many>[\w-]+))"
    r"(?: (?!{area}\b)[\w’-]+){0,10}?\W{1,2}$"
)
_NOT_ALL = pattern(r"\b(?:{not}|regions?|regional|east\w*|north\w*|south\w*|west\w*|similar)\b")
# A verb, which needs no `is` before it; written large it is a label, as in tables.
_REQUIRED = re.compile("require[sd]? improvement")
_LABELS = {
    "cause-of-concern": pattern(r"\b(?:accelerated )?causes? (?:of|for) concern\b"),
    "area-for-improvement": pattern(r"\b(?:areas? (?:for|of) improvement|AFIs?)\b"),
    "recommendation": pattern(r"\bformal recommendations?\b"),
}
_SPOKEN_OF = pattern(r"\b(?:concern(?:s|ed)?|recommendations?|recommended)\b")
_OUTCOME = pattern(r"\b(?:closed|lifted|discharged|resolved|signed off)\b")
_MOVES = ("same", "up", "down")
_MOVED = "|".join(f"(?P<{move}>{{{move}}})" for move in _MOVES)
_MOVE = pattern(rf"\b(?:{_MOVED})\b")
_CUE = pattern(
    rf"(?:\b(?:{_MOVED})\b[^,.;\0|]{{0,60}}?\b(?:from|since|than|on|as|between)|"
    r"\b(?:compar\w+ (?:with|to)|(?:gone|went|moved?|changed) from))\b(?P<other>)"
    r"(?:(?!,| and (?!20))[^.;\0|]){0,60}(?!\w)"
)
# What is not graded, as the subject of what goes up or down: `recorded crime in Anytown`
_OF_OTHERS = pattern(
    r"(?:^|[,;] |\b(?:and|but|while|as|since) )(?:(?!{doing})[\w-]+ ){0,2}{counted}\b"
    r"(?: [\w-]+){0,5} ?$|\d(?: ?%| per ?cent\b)[^.;]{0,60}$"
)


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
    stated, bearers = [*sentence.grades], set[str | None]()
    for word in sentence.unread:
        span, words = (word.start, word.end), sentence.between(word.start, word.end)
        verb, ordinary = _REQUIRED.fullmatch(words), word.reason == _ORDINARY
        ended = _ENDED.match(sentence.between(word.end, word.end + 20))
        given = sentence.leads(_GIVEN, word.start) if ended else None
        among = sentence.leads(_OF_ALL, word.start) if ended else None
        untied = word.reason in _UNTIED or word.reason.endswith("?")  # a doubt
        tabled = word.reason == _TABLED  # its cell says more than the grade
        sure = ended and untied and len(sentence.areas) == 1
        whose = (given and given["whose"]) or ""
        unclear = whose.startswith("it ") and len({force.name for force in sentence.forces}) > 1
        if (tabled and len(sentence.areas) == 1) or (
            sure and (verb or among or whose) and not unclear
        ):
            grade = "Requires improvement" if verb else words
            stated.append(Rating(*span, sentence.areas[0], *span, grade, None))
        elif given or among or verb or not ordinary:
            says = "of what, or of whom, was not read" if ordinary else word.reason
            yield "grade", span, unheld(says)
    for rating in stated:
        # Without an area it may be of one that is named beside it, or was before.
        beside = sentence.areas[0] if sentence.areas else OVERALL
        area = beside if rating.area == OVERALL else rating.area
        body = sentence.body(rating.start, rating)
        bearers.add(body)
        newest = sentence.leads(_NEWEST_BEFORE, rating.start) or _NEWEST_AFTER.match(
            sentence.words, rating.end - sentence.start
        )
        earlier = sentence.leads(_FROM, rating.start)
        time = NEWEST if newest and not earlier else sentence.time(rating)
        span = min(rating.area_start, rating.start), max(rating.area_end, rating.end)
        if {*";("} <= {*sentence.between(rating.end, rating.area_start)}:
            yield "grade", (rating.start, rating.end), unheld("its area stands in another clause")
            continue
        over = rating.basis == "carried-over"
        yield "grade", span, holding.grade(rating.grade, time, over, body, area)
        if among := sentence.leads(_OF_ALL, rating.start):
            some = _NOT_ALL.search(sentence.words, among.start(), rating.end - sentence.start)
            many = "some" if some else among["many"] or "one"
            alike = holding.among(rating.grade, time, many, body, area)
            yield "comparison", sentence.span(among), alike
    for force in sentence.forces if stated else ():
        if force.name not in bearers and force.start < force.end:
            says = "what is said of this force here was not read"
            yield "grade", (force.start, force.end), unheld(says)


def _labels(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    told = sentence.words
    labels = [(kind, label) for kind, words in _LABELS.items() for label in words.finditer(told)]
    if spoken := (_OUTCOME if labels else _SPOKEN_OF).search(told):
        says = "what is said of a concern, or of what became of it, is not checked"
        yield "concern", sentence.span(spoken), unheld(says)
    for kind, label in labels:
        span, time = sentence.span(label), next(iter(sentence.times), sentence.around)
        denied, body = sentence.leads(_DENIED, span[0]) is not None, sentence.body(span[0])
        about = told[: label.start()] + told[label.end() :]
        yield "label", span, holding.label(kind, time, denied, body, about)


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
    grades = within(sentence.grades, after, end)[:2]
    was = next(iter(grades), None)
    times = [time for time in (sentence.around, *sentence.times) if time]
    rounds = {time[1:]: time for time in times}
    told = within(sentence.times, after, end) if was is None or len(rounds) > 1 else ()
    before = next(iter(told), None)
    others = [time for time in times if not before or time[1:] != before[1:]]
    now = next(reversed(others), None)
    if not before and len(rounds) == 2:
        before, now = rounds.values()
    now = sentence.column(start) or now
    if before and now:
        before, now = sorted((before, now), key=attrgetter("first"))
    newest = not sentence.times and pattern(_NEWEST).search(sentence.words)
    if not (before or (was and (now or newest))):
        of_when = "with which round of the record is not said"
        return unheld(of_when) if sentence.areas else None
    move = next((name for name in _MOVES if cue[name]), "")
    given = [it.grade for it in grades if it is was or sentence.leads(_INTO, it.start)]
    denied = sentence.leads(_DENIED, start) is not None
    body = sentence.body(start)
    return holding.change(move, given, denied, (before, now), body, sentence.areas)
