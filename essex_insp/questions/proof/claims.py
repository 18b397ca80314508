"""What a paper states of grades, formal labels and changes, each held against the record."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from operator import attrgetter

from essex_insp.draft.lexicon import pattern
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import START, within
from essex_insp.questions.proof.holding import Holding, Told, unheld
from essex_insp.questions.proof.reading import Change, Reading, Sentence
from essex_insp.questions.proof.times import OPEN, Time

_DENIED = pattern(r"(?:\b(?:{not}|{denied}|no|cannot)|n[’']t)\b[^.;]{0,40}$")
_SUPPOSED = pattern(
    r"(?:\b(?:if|whether|[cw]ould|might|{wished})\b[^.;:,]{0,60}|^(?:had|what)\b[^.;:,]*)$"
)
_GRADING = pattern(r"\b(?:(?:un)?(?:grad|judg|compar|rank)\w*|rat(?:ed|ings?)\b|special measures)")
_GIVEN_SO = pattern(r"\b{be} (?:rated|graded|judged)\b")
_TOLD = pattern(r"\b(?:best|worst|better|worse|improved|improving|declined|fail\w*|published)\b")
_BY = pattern(r"\b{rated}\b[^.,;]*\bby (?:the |an? )?$")
_OF_PART = pattern(r"\w[’']s? (?!overall\b)(?:[\w’-]+ ){1,4}{be} (?:\w+ )?\W*$")  # `its leaders`
_SINCE = re.compile(r"\bsince\W+(?:the )?$")
_INTO = re.compile(r"\bto\W{1,2}$")  # what something has become
# Between these an ordinary word is a grade; `whose` tells of which body: `when it was good, `
_GIVEN = pattern(
    r"(?:(?P<whose>(?:\b(?:it|which|and|having)|(?:^|[,;] |\b(?:but|while) )(?:the force|"
    r"(?-i:(?:[A-Z][\w-]+ )+[A-Z]\w+|(?<=.)[A-Z]\w+))) {be}|\ban?|"
    r"\b(?:{up}|{down}) (?:up)?(?:on|from|to)(?: (?:its|the|an?))?)|\b{be})"
    r"(?: (?:again|still|now|also|once more))?\W{1,2}$"
)
_ENDED = pattern(
    r"\W{0,2}(?: (?:(?!to\b){ends}|now|of(?= 20)|that year|a|(?:police )?forces?)\b|[.,;()]|$)"
)
_BESIDE = 12
"""So many characters before a change there may be its time: `in 2017, from`."""
_NEAR = 80
"""In so many characters after a grade stands what it was carried over from."""
_ORDINARY = "an ordinary word here"
_TWICE = ("told already", "says again what is told with its area")
_UNTIED = (_ORDINARY, *_TWICE, "of nobody in particular")
_EARLIER = "of an earlier inspection, for what is no known area"  # a grade, but of what?
# How many forces have the grade after it: `the only force to be rated`, `one of two`
_OF_ALL = pattern(
    r"\b(?:the (?:only|sole)|alone (?:was|is|in)|one of (?:(?:just|only|the) )?(?P<many>[\w-]+))"
    r"(?: (?!{area}\b)[\w’-]+){0,10}?\W{1,2}$"
)
_NOT_ALL = pattern(r"\b(?:{not}|regions?|regional|east\w*|north\w*|south\w*|west\w*|similar)\b")
# What a grade is told beside and is not read: `only once`, `in all but one question`
_MORE = pattern(
    r"\b(?:(?<!the )only(?= (?:once|in|{number}|[A-Z]))|once(?! (?:more|rated))|twice|all but|half|"
    r"{number} times|still (?:is|are|does)|(?:is|are) still|for the (?:past|last)|"
    r"(?:first|second|third|last) (?:force|time)|again in|"
    r"alone(?! was)|as (?:in|it had|it has|it was)|ke(?:ep|pt) it|retain\w* it|most (?:of|forces)|"
    r"(?:best|worst|highest|lowest)|the year (?:before|after)|"
    r"in (?:all|each|every|any) (?:of )?(?:its|the|their)(?! \w+ rounds))\b"
)
# Between two grades of one area: `good in 2016 and inadequate in 2017`
_AGAIN = re.compile(
    r"(?:[\W\d]|\b(?:in|for|by|and|but|then|was|is|it|again|still|later|also)\b)*", re.IGNORECASE
)
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
_MOVE = pattern(rf"(?<!\w)(?:{_MOVED})(?!\w)")
_REST = r"(?!\b(?:{up}|{down}|{same})\b)[^.;\0|]"  # no other change
_CUE = pattern(
    rf"(?<!\w)(?:(?:{_MOVED})(?!\w)(?:(?!,){_REST}){{0,60}}?"
    r"\b(?:from|since|than|(?:up)?on|as|between)|"
    r"compar\w+ (?:with|to)|(?:gone|went|moved?|changed) from|(?P<bare>from))\b(?P<other>)"
    rf"(?:(?!,| and (?!20)){_REST}){{0,60}}(?!\w)"
)
# What is not graded, as the subject of what goes up or down: `recorded crime in Anytown`
_OF_OTHERS = pattern(
    r"(?:^|[,;] |\b(?:and|but|while|as|since) )(?:(?!{doing})[\w-]+ ){0,2}{counted}\b"
    r"(?: [\w-]+){0,5} ?$|\d(?: ?%| per ?cent\b)[^.;]{0,60}$"
)


def claims(reading: Reading, holding: Holding) -> Iterator[Told]:
    """Yield what comes of all that a paper states, and what of grades and concerns was not read."""
    for sentence in reading.sentences:
        read = [*_grades(sentence, holding), *_labels(sentence, holding)]
        unread = "which is whose was not read" if "respectively" in sentence.words else ""
        for kind, span, held in read:
            supposed = "it is not told as a fact" if sentence.leads(_SUPPOSED, span[0]) else unread
            yield kind, span, unheld(supposed) if supposed else held
        about = _GRADING.search(sentence.words) or _TOLD.search(sentence.words)
        spans = [sentence.span(about)] if about and sentence.forces else []
        spans += [(word.start, word.end) for word in sentence.unread]
        if spans and (sentence.times or _GIVEN_SO.search(sentence.words)) and not read:
            says = "what is said of a grade, a round or a change was not read"
            yield "grade", spans[0], unheld(says)


def _grades(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    stated, unread = _stated(sentence)
    yield from unread
    sentence.grades = stated
    changes = [*_changes(sentence)]
    told_of = [change for change in changes if not change.reason]
    changed = {it.start: change.times[0] for change in told_of for it in change.was}
    changed |= {it.start: change.times[1] for change in told_of for it in change.now}
    bearers, told = set[str | None](), dict[tuple[str | None, str, Time | None], str]()
    for rating in stated:
        # Without an area it may be of one that is named beside it, or was before.
        beside = sentence.areas[0] if sentence.areas else OVERALL
        area = beside if rating.area == OVERALL else rating.area
        body = sentence.body(rating.start, rating)
        bearers.add(body)
        times = [changed[rating.start]] if rating.start in changed else sentence.whens(rating)
        own = sentence.start <= rating.area_start < sentence.start + len(sentence.words)
        low, high = (rating.area_start, rating.area_end) if own else (rating.start, rating.end)
        span = min(low, rating.start), max(high, rating.end)
        after = sentence.between(rating.end, rating.end + _NEAR)
        over = rating.basis == "carried-over" and "carried" in after
        for time in times:
            # What was graded otherwise then is told of another time here.
            clash = told.setdefault((body, area, time), rating.grade) != rating.grade
            held = holding.grade(rating.grade, OPEN if clash else time, over, body, area)
            part = area == OVERALL and sentence.leads(_OF_PART, rating.start)
            yield "grade", span, unheld("of which area was not read") if part else held
        if among := sentence.leads(_OF_ALL, rating.start):
            some = _NOT_ALL.search(sentence.words, among.start(), rating.end - sentence.start)
            many = "some" if some else among["many"] or "one"
            alike = holding.among(rating.grade, times[0], many, body, area)
            yield "comparison", sentence.span(among), alike
    for span, name in sentence.named if stated else ():
        if sentence.leads(_BY, span[0]) and not holding.same(name, "HMICFRS"):
            yield "name", span, unheld("by whom it was graded so is not checked")
    for force in sentence.forces if stated else ():
        if force.name not in bearers:
            says = "what is said of this force here was not read"
            yield "grade", (force.start, force.end), unheld(says)
    if stated and (more := _MORE.search(sentence.words)):
        says = "how often, in what or beside whom else was not read"
        yield "comparison", sentence.span(more), unheld(says)
    for change in changes:
        denied, body = sentence.leads(_DENIED, change.start), sentence.body(change.start)
        held = holding.change(change, bool(denied), body)
        yield "comparison", change[:2], unheld(change.reason) if change.reason else held


def _stated(sentence: Sentence) -> tuple[list[Rating], list[Told]]:
    """The grades that a sentence states, and what looks like one and was not read."""
    stated, unread = [*sentence.grades], list[Told]()
    for word in sentence.unread:
        span, words = (word.start, word.end), sentence.between(word.start, word.end)
        verb, ordinary = _REQUIRED.fullmatch(words), word.reason == _ORDINARY
        ended = _ENDED.match(sentence.between(word.end, word.end + 20))
        given = sentence.leads(_GIVEN, word.start)
        among = sentence.leads(_OF_ALL, word.start)
        untied = word.reason in _UNTIED
        denied = sentence.leads(_DENIED, word.start)
        sure = ended and untied and len(sentence.areas) == 1 and not denied
        whose = (given and given["whose"]) or ""
        unclear = whose.startswith("it ") and len({force.name for force in sentence.forces}) > 1
        again = any(
            it.end < word.start and _AGAIN.fullmatch(sentence.between(end, word.start))
            for it in stated
            for end in (it.end, it.area_end)
        )
        told = sentence.cell or (word.reason == _EARLIER and not denied)
        if (told and len(sentence.areas) == 1) or (
            sure and (verb or among or whose or again) and not unclear
        ):
            grade = "Requires improvement" if verb else words
            stated.append(Rating(*span, sentence.areas[0], *span, grade, None))
        elif word.reason not in _TWICE and (given or verb or not ordinary):
            says = "of what, or of whom, was not read" if ordinary else word.reason
            unread.append(("grade", span, unheld(says)))
    return sorted(stated, key=START), unread


def _labels(sentence: Sentence, holding: Holding) -> Iterator[Told]:
    told = sentence.words
    labels = [(kind, label) for kind, words in _LABELS.items() for label in words.finditer(told)]
    if spoken := (_OUTCOME if labels else _SPOKEN_OF).search(told):
        says = "what is said of a concern, or of what became of it, is not checked"
        yield "concern", sentence.span(spoken), unheld(says)
    for kind, label in labels:
        span, times = sentence.span(label), (*sentence.times, sentence.setting.told)
        time = next(filter(None, times), None)
        denied, body = sentence.leads(_DENIED, span[0]) is not None, sentence.body(span[0])
        about = told[: label.start()] + told[label.end() :]
        yield "label", span, holding.label(kind, time, denied, body, about)


def _changes(sentence: Sentence) -> Iterator[Change]:
    """The changes of a sentence, each with the grades and times from its cue up to the next."""
    begin, words = sentence.start, sentence.words
    cues = [*_CUE.finditer(words)]
    spans = [cue.span() for cue in cues]
    cues += (
        move
        for move in _MOVE.finditer(words)
        if not any(low <= move.start() < high for low, high in spans)
        and "compar" not in words.casefold()  # with what is read above
    )
    cues.sort(key=re.Match.start)
    named = sentence.areas or _GRADING.search(words)
    if not (cues and named) or "://" in words:  # the title of a source
        return
    lead, since = list[Time](), begin
    for cue, following in zip_longest(cues, cues[1:]):
        start, end = sentence.span(cue)
        clause = begin + words.rfind(";", 0, cue.start()) + 1  # which may have a time of its own
        upto = begin + (following.start() if following else len(words))
        against = cue.re is _CUE  # with what is named after it
        end, after = min(end, upto), begin + cue.end("other") if against else end
        lead = [*within(sentence.times, clause, after)] or lead
        move = next((name for name in _MOVES if cue[name]), "")
        grades = within(sentence.grades, after, end if against else upto)
        was, rest = (grades[:1], grades[1:]) if against else ([], grades)
        now = [it for it in rest if sentence.leads(_INTO, it.start)]
        # A scale is none: `from outstanding to inadequate`.
        both = bool(was and now) and bool(within(sentence.times, start - _BESIDE, end))
        if sentence.leads(_OF_OTHERS, start) or (against and cue["bare"] and not both):
            continue
        beside = within(sentence.forces, after, after + 6)  # right after it
        reason = ""
        if against and beside:
            reason = "forces side by side are not checked: see `essex-insp compare`"
        near = within(sentence.times, after, upto) or sentence.times
        times = [it for it in (sentence.setting.told, *lead, *near) if it and it.first]
        last = sentence.when(now[0]) if now else None
        if last:
            first = next((it for it in times[::-1] if it.first < last.first), None)
        else:
            rounds = [*{time.span: time for time in times}.values()]
            told = next((it for it in near if it.first), None)
            first, last = (told, None) if against else (None, told)
            # `improved in 2016 and stayed good in 2017`
            later = told and not against and end <= told.start
            alone = told and later and not within(grades, end, told.start)
            if rounds[1:] and not alone:
                first = told or rounds[0]
                # `good in 2016, up from inadequate in 2015, and outstanding in 2017`
                others = [*times, *lead] if against else times
                last = next(it for it in others[::-1] if it.span != first.span)
                first, last = sorted((first, last), key=attrgetter("first"))
            elif was:  # it is when what was became another, but after `since`
                first, last = None, rounds[0] if rounds else None
                if last and sentence.leads(_SINCE, last.start):
                    first, last = last, None
        if last and (now or not against):
            first = first or last._replace(back=True)
        areas = [it.area for it in (*was, *now) if it.area != OVERALL]
        areas = areas or [it for it in sentence.areas if it in sentence.between(since, upto)]
        areas, since = areas or [*sentence.areas], start
        if areas or reason or (first and not move):
            # `stayed good until 2017`
            until = last and not (now or against) and sentence.parted(end, last.start)
            unsaid = "with which round of the record is not said"
            reason = reason or unsaid * (not first or bool(until))
            yield Change(start, end, move, (first, last), was, now, areas, reason)
