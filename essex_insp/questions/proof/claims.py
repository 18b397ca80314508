"""What a paper states of grades, formal labels and changes, each held against the record."""

import re
from collections.abc import Iterator, Sequence

from essex_insp.draft.lexicon import load, wording
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.sentences import NEWEST, Reading, Sentence, Years
from essex_insp.draft.tables import Span
from essex_insp.draft.text import START, within
from essex_insp.questions.proof.holding import Claim, Claimed, Holding, unclear, unheld

_TWICE = ("an ordinary word here", "told already", "says again what is told with its area")
_EARLIER = "of an earlier inspection, for what is no known area"  # a grade, but of what?
_UNTIED = (*_TWICE, _EARLIER, "of nobody in particular")
# A verb, which needs no `is` before it; written large it is a label, as in tables.
_REQUIRED = re.compile("require[sd]? improvement")
# A line of three columns, set apart by blanks; of a sentence two blanks may end one.
_COLUMNS = re.compile(r"(?m)^.*?[^\s.:;?!] {2,}\S.*?[^\s.:;?!] {2,}\S")
_SURE = ("agrees", "not checked", "cannot be told")
_LABELS = ("cause-of-concern", "area-for-improvement")
_SHAPES = (
    *("proof_change_told", "proof_change_between", "proof_change_to", "proof_change_from"),
    "proof_change_in",
)
"""What may stand after words of change, the first that does counts."""


def claims(reading: Reading, holding: Holding) -> Iterator[Claim]:
    """Yield what comes of all that a paper states, and what of grades and concerns was not read.

    Where a sentence has a word that turns or bounds what it states, nothing in it was read. What
    stands in columns that blanks alone part, its lines perhaps broken, may be of another column.
    """
    paper = reading.paper
    columns = [_COLUMNS.search(paper.text, *span) is not None for span in paper.paragraphs]
    for sentence in reading.sentences():
        set_apart = columns[paper.place(sentence.start).paragraph - 1]
        unread, denied = sentence.has("proof_unread"), sentence.has("proof_denied")
        grades = [*_grades(sentence, reading.words, holding)]
        labels = [*_compared(sentence, holding), *_labels(sentence, reading.words, holding)]
        for read, word in ((grades, unread or denied), (labels, unread)):
            says = f"“{reading.words[slice(*word.span())]}” was not read" if word else ""
            for kind, span, held in read:
                unsure = set_apart and held.verdict not in _SURE
                told = unclear(f"of which column? {held.says}") if unsure else held
                yield kind, span, unheld(says) if says else told
        about = sentence.has("proof_graded") if sentence.times else None
        spans = [word.span() for word in (about, sentence.has("proof_told")) if word]
        spans += [passed[:2] for passed in sentence.unread if unread or denied]
        if spans and not (grades or labels):
            yield "sentence", spans[0], unheld("what is said here was not read")


def _grades(sentence: Sentence, words: str, holding: Holding) -> Iterator[Claim]:
    """Yield the grades that a sentence states, their changes, and what of them was not read."""
    stated = sorted([*sentence.grades, *_passed(sentence, words)], key=START)
    known, bearers, paired = {grade.start for grade in stated}, set[str | None](), set[int]()
    for passed in sentence.unread:
        told = passed.reason in _TWICE and not sentence.leads("proof_is", passed.start)
        if passed.start not in known and not told:
            yield "grade", passed[:2], unheld(passed.reason)
    for span, change in _changes(sentence, words, stated):
        if change:
            paired |= {grade.start for grade in (*change.was, *change.now)}
            yield "comparison", span, holding.change(change, sentence.body(span[0]))
        else:
            yield "comparison", span, unheld("the paper does not say with which round of one force")
    for rating in stated:
        # Without its own area it may be of one that is named beside it, or before.
        alone = rating.area == OVERALL and sentence.of_one
        area = sentence.areas[0] if alone else rating.area
        body, time = sentence.body(rating.start, rating), sentence.when(rating)
        bearers.add(body)
        if time is None and rating.start in paired:
            continue  # it is held with its change
        own = sentence.start <= rating.area_start < sentence.end
        edges = [rating.start, rating.end, *(rating.area_start, rating.area_end) * own]
        over = rating.basis == "carried-over" and "carried" in words[rating.end : sentence.end]
        rounds: Sequence[Years | None] = time.rounds if time else (None,)
        sole = len(sentence.times) < 2 and len(rounds) < 2
        for years in rounds:
            held = holding.grade(rating.grade, years, sole, over, body, area)
            yield "grade", (min(edges), max(edges)), held
    for force in sentence.forces if stated else ():
        if force.force not in bearers:
            yield "grade", (force.start, force.end), unheld("what is said of it here was not read")


def _passed(sentence: Sentence, words: str) -> Iterator[Rating]:
    """Yield the grades among what was passed over, where it can be of one thing only."""
    for word in sentence.unread if sentence.of_one else ():
        span = word.start, word.end
        verb = _REQUIRED.fullmatch(words, *span)
        led = verb or sentence.leads("proof_to_grade", word.start)
        ended = wording("proof_ended").match(sentence.mask, word.end, sentence.end)
        if sentence.cell or (word.reason in _UNTIED and led and ended):
            grade = "Requires improvement" if verb else words[slice(*span)]
            yield Rating(*span, sentence.areas[0], *span, grade, None)


def _changes(
    sentence: Sentence, words: str, grades: Sequence[Rating]
) -> Iterator[tuple[Span, Claimed | None]]:
    """Yield the changes that a sentence tells of; none where one is between no rounds of a force.

    They are read by position, up to the next one: what was, and when, and what became of it.
    """
    low, mask = sentence.start, sentence.mask
    moves = [*wording("proof_moved").finditer(mask, low, sentence.end)]
    ends = [*(move.start() for move in moves[1:]), sentence.end]
    for match, high in zip(moves, ends, strict=False):
        start, end = match.span()
        shape = next(filter(None, (wording(name).match(mask, end, high) for name in _SHAPES)))
        at = {shape.start(name): name for name, part in shape.groupdict().items() if part}
        graded = {at[grade.start]: grade for grade in grades if grade.start in at}
        was, now = ([graded[name]] if name in graded else [] for name in ("was", "now"))
        times = {at[time.start]: time.rounds[-1] for time in sentence.times if time.start in at}
        lead = [*within(sentence.times, low, start)[::-1], sentence.setting.time]
        near = [times[name] for name in ("last", "then") if name in times]
        near += [time.rounds[-1] for time in lead if time]
        first = times.get("first", times.get("since"))
        near += [NEWEST] * ("since" in times or (first is not None and not was))
        last = near[0] if near else None
        areas = [grade.area for grade in (*was, *now) if grade.area != OVERALL]
        areas = areas or [area for area in sentence.areas if area in words[low:start]]
        counted = wording("proof_counted").search(mask, low, start)
        titled = "://" in words[sentence.start : sentence.end]  # the title of a source
        low = end
        if (areas or sentence.areas) and not (counted or titled):
            move = next((name for name, part in match.groupdict().items() if part), "")
            change = Claimed(move, areas or sentence.areas, was, now, first, last) if last else None
            beside = mask.startswith(" than Ⓕ", end)
            yield (start, shape.end()), None if beside else change


def _compared(sentence: Sentence, holding: Holding) -> Iterator[Claim]:
    """Yield whether rounds may be compared that a sentence compares, or says so of."""
    rounds = sorted({years for time in sentence.times for years in time.rounds})
    word = sentence.has("proof_compared")
    if word and len(rounds) > 1:
        change = Claimed("", sentence.areas, (), (), rounds[0], rounds[-1])
        held = holding.change(change, sentence.body(word.start()))
        if held.verdict == "not comparable" and not sentence.grades:
            denied = sentence.has("proof_denied")
            held = held._replace(verdict="agrees" if denied else "contradicts")
        yield "comparison", word.span(), held


def _labels(sentence: Sentence, words: str, holding: Holding) -> Iterator[Claim]:
    """Yield the formal labels that a sentence gives."""
    times = [time.rounds[0] for time in (*sentence.times, sentence.setting.time) if time]
    told = words[sentence.start : sentence.end]
    for kind in _LABELS:
        for label in re.finditer(load("signs")["labels"][kind], told, re.IGNORECASE):
            start, end = sentence.start + label.start(), sentence.start + label.end()
            denied = sentence.leads("proof_denied_here", start) is not None
            about, when = told[: label.start()] + told[label.end() :], next(iter(times), None)
            held = holding.label(kind, when, denied, sentence.body(start), about)
            yield "label", (start, end), held
