"""Whom narration says to have said something: the subject of a verb, past asides and papers."""

import re
from collections.abc import Sequence

from essex_insp.draft import lexicon
from essex_insp.draft.cast import Mention
from essex_insp.draft.lexicon import wording
from essex_insp.draft.scene import Scene, Tie
from essex_insp.draft.speech import Verb
from essex_insp.draft.text import within

_CLOSES_ASIDE = re.compile(r"[,)–—-]\s*(?:\w+\s+)?$")
_MOST_VERBS, _MOST, _INVERTED = 6, 30, 5


def teller(scene: Scene, start: int, end: int) -> Tie | None:
    """Return whom a part of narration says to have said something, and where it says so."""
    read = scene.text.read
    mentions = scene.narrated(start, end)
    told: tuple[Mention, Verb] | None = None
    later = wording("subordinate").match(read, start)
    for verb in within(scene.verbs, start, end)[:_MOST_VERBS]:
        # Of verbs in one clause the first is the outermost: `X said staff felt “…”`.
        # Of `X thanks Y for its report, which praised “…”` the last has a subject of its own.
        subject = _subject(scene, mentions, start, verb)
        outer = told and subject and subject.start < told[0].start and subject.kind != "pronoun"
        apart = (
            told is None
            or scene.worded("turn", told[1].end, verb.start)
            or read.endswith((", which ", ", who ", " as "), 0, verb.start)
            # `X praised what Y called “…”`; `What X had asked for was, said Y, “…”`
            or (subject and read.endswith(" what ", 0, subject.start))
            or (subject and verb.end < subject.start)
            # `X, of Y, which wrote it, said`; `X, whose son Y wept, said`
            or (outer and read[verb.start - 2] == ",")
            # `When X asked if it was late, Y said`
            or (later and subject and read.endswith(", ", start, subject.start))
        )
        if (
            told and subject and not apart and verb.says
            # `X said Y told her that`: someone else is told to say it within what is told.
            and told[1].end < subject.start < subject.end < verb.start
            and subject.kind in ("person", "role") and subject.name != told[0].name
        ):  # fmt: skip
            told = (told[0]._replace(doubt=(subject.name or subject.role or "",)), told[1])
        told = (subject, verb) if subject is not None and apart else told
    if told is not None:
        mention, verb = told
        return scene.tie(mention, min(mention.start, verb.start), max(mention.end, verb.end))
    for according in scene.worded("according", start, end)[:_MOST]:
        for mention in within(mentions, according.end, according.end + 5):
            tie = scene.tie(mention, according.start, mention.end)
            if tie is not None:
                return tie
    return None


def _subject(scene: Scene, mentions: Sequence[Mention], start: int, verb: Verb) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    read = scene.text.read
    low, participle = verb.start, verb.word in lexicon.words("speech", "participles")
    passive = wording("passive").search(read, max(start, low - 24), low)
    if read.endswith(" as ", start, low):
        # `The report quotes X as saying`
        quoted = wording("quoted_as")
        return next((each for each in mentions if quoted.fullmatch(read, each.end, low)), None)
    if read.startswith(" by ", verb.end) or (passive and not verb.word.endswith("ing")):
        # `was told by X that “…”`
        by = (each for each in mentions if read[verb.end : each.start] == " by ")
        return next(by, None)
    turn = max([start, *(turn.end for turn in scene.worded("turn", start, low))])
    before = [mention for mention in mentions if mention.start >= turn and mention.end <= low]
    # `said the chief constable`, and not `said it would`
    able = verb.word in lexicon.words("speech", "turned")
    turned = next(
        (
            mention
            for mention in mentions
            if mention.kind in ("person", "role") or (able and mention.kind != "pronoun")
            if verb.says
            and (verb.start < start + _INVERTED or read[verb.start - 2] in ",”’\"'")
            and wording("described").fullmatch(read, verb.end, mention.start)
            and not wording("verb_next").match(read, mention.end)
        ),
        None,
    )
    paused = read[max(0, low - 3) : low].rstrip()[-1:] == ","
    # `“…”, said X`; `The force, said X, was “…”`
    if turned and paused and wording("told_after").match(read, turned.end):
        return turned
    if participle and paused:
        # `X sees it as good for Y, claiming it shows “…”`
        subject = next((each for each in before if read[each.end] not in "’'"), None)
        if subject is not None:
            return subject
    for mention in reversed(before):
        between = read[mention.end : low]
        if not wording("glue").fullmatch(between):
            continue
        runs = wording("telling_runs").search(read, max(start, mention.start - 30), mention.start)
        if runs and read[mention.end] != ",":
            return next((each for each in before if each.end == runs.start()), None)
        mention = _about(read, before, mention) or mention
        if wording("itself").search(between) or read.endswith(" what ", 0, mention.start):
            return mention
        # `X, who replaced Y, said`, and not `After X, who did it, Y said`
        parted = "," in read[mention.start - 2 : mention.start]
        closed = between[:1] in (",", ")")
        begin = scene.text.sentences.around(low).start
        begin = begin if closed else max(begin, start)
        about = _aside(scene, begin, mention, closed) if closed or not parted else None
        if about in before:
            # `The report for X, which has pupils, said`
            about = _about(read, before, about) or about
        # `the others, led by X, said`
        return about or (None if closed and read.endswith(" by ", 0, mention.start) else mention)
    for mention in () if verb.word.endswith("ing") else before:
        # Who stands before an aside that ends right before the verb.
        between = read[mention.end : low]
        begun = "," in read[mention.start : mention.end] or wording("aside_opens").match(between)
        if begun and _CLOSES_ASIDE.search(between):
            return mention
    return turned


def _about(read: str, before: list[Mention], mention: Mention) -> Mention | None:
    """What a mention only tells apart: `a report on X states`, `a source close to X said`."""
    other = before[before.index(mention) - 1]
    joint = read[other.end : mention.start]
    if read.endswith(("In ", "in "), 0, other.start):
        # `In a letter to X, Y said`
        return None
    if other.kind == "group" and mention.kind == "person" and joint in (" by ", " from "):
        # `A statement from X said`
        return None
    apart = {"group": "telling_about", "role": "telling_for", "body": "behalf"}.get(other.kind)
    return other if apart and wording(apart).fullmatch(joint) else None


def _aside(scene: Scene, begin: int, mention: Mention, closed: bool) -> Mention | None:
    """The person whom an aside that a mention ends is about: `X, of the body which did it,`."""
    read, finite = scene.text.read, wording("finite")
    # `X said it was late, while the report, seen by Y, says`
    turns = scene.worded("turn", begin, mention.start)
    begin = max([begin, *(turn.end for turn in turns if read[turn.start] != ",")])
    for other in reversed(scene.narrated(begin, mention.start)):
        # `The report, seen by X, says`; not `The report, which X said was “…”`
        if closed and wording("clause").match(read, other.end):
            return other
        # The aside may begin with a role: `X, the head of its sponsor the Anytown Trust, said`.
        begun = "," in read[other.start : other.end] or (
            mention.kind != "person" and wording("aside_opens").match(read, other.end)
        )
        # `X, alongside Y, said`
        begun = begun or (
            closed and wording("telling_beside").search(read, other.end, mention.start)
        )
        # `In a blow to X, the inspectors did find “…”`
        begun = begun and (closed or not finite.search(read, other.end, mention.start))
        if begun and other.kind in ("person", "role"):
            return other
    return None
