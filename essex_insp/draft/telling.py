"""Whom narration says to have said something: the subject of a verb, past asides and papers."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from essex_insp.draft import lexicon
from essex_insp.draft.cast import Mention
from essex_insp.draft.lexicon import wording
from essex_insp.draft.scene import Scene
from essex_insp.draft.speech import Verb
from essex_insp.draft.text import within

_BY = re.compile(r" (?:by|from) ")
_ITSELF = re.compile(r"(?:, | and )(?:which|who)\s*$")
_OPENS_ASIDE = re.compile(r"\)?,\s|\s\(|\s[–—-]\s|\s(?:who|which)\b")
_CLOSED = re.compile(r"[,)]| [–—-]\s")
_CLOSES_ASIDE = re.compile(r"[,)–—-]\s*(?:\w+\s+)?$")
_ENDED = re.compile(r"[\s.,]*(?:[\n:]|$)|, (?:[“\"]|(?:was|were|is|are|has|had)\b)")
_MOST_VERBS, _MOST = 6, 30

Told = tuple[Mention, tuple[int, int]]


def teller(scene: Scene, start: int, end: int) -> Told | None:
    """Return whom a part of narration says to have said something, and where it says so."""
    read = scene.text.read
    mentions = scene.narrated(start, end)
    told: tuple[Mention, Verb] | None = None
    later = wording("subordinate").match(read, start)
    for verb in within(scene.verbs, start, end)[:_MOST_VERBS]:
        # Of verbs in one clause the first is the outermost: `X said staff felt “…”`.
        # Of `X thanks Y for its report, which praised “…”` the last has a subject of its own.
        subject = _subject(scene, mentions, start, verb)
        if subject is None:
            continue
        if (
            told is None
            or within(scene.turns, told[1].end, verb.start)
            or read.endswith((", which ", ", who ", " as "), 0, verb.start)
            # `X praised what Y called “…”`
            or read.endswith(" what ", 0, subject.start)
            # `X, of Y, which wrote it, said`
            or (subject.start < told[0].start and subject.kind != "pronoun")
            # `When X asked if it was late, Y said`
            or (later and read.endswith(", ", start, subject.start))
        ):
            told = (subject, verb)
        elif (
            verb.says
            and subject.kind in ("person", "role")
            and (subject.name is None or subject.name != told[0].name)
            and told[1].end < subject.start < subject.end < verb.start
        ):
            # `X said Y told her that “…”`
            told = (replace(told[0], doubt=(subject.name or subject.role or "",)), told[1])
    if told is not None:
        mention, verb = told
        where = min(mention.start, verb.start), max(mention.end, verb.end)
        meant = scene.meant(mention)
        return (meant, where) if meant else None
    for according in itertools.islice(wording("according").finditer(read, start, end), _MOST):
        for mention in mentions:
            meant = scene.meant(mention) if 0 <= mention.start - according.end() <= 4 else None
            if meant is not None:
                return meant, (according.start(), mention.end)
    return None


def _subject(scene: Scene, mentions: Sequence[Mention], start: int, verb: Verb) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    read = scene.text.read
    low, participle = verb.start, verb.word in lexicon.words("speech", "participles")
    passive = wording("passive").search(read, max(start, low - 24), low)
    told_of = read.startswith((" for ", " as "), verb.end) and read[low - 2] == ","
    if told_of or read.startswith(" by ", verb.end) or (passive and not verb.word.endswith("ing")):
        # `was told by X that “…”`
        by = (each for each in mentions if read[verb.end : each.start] == " by ")
        return next(by, None)
    turn = max([start, *(turn.end for turn in within(scene.turns, start, low))])
    before = [mention for mention in mentions if mention.start >= turn and mention.end <= low]
    # `said the chief constable`, and not `said it would`
    able = verb.word in lexicon.words("speech", "turned")
    turned = next(
        (
            mention
            for mention in mentions
            if mention.kind in ("person", "role") or (able and mention.kind != "pronoun")
            if verb.says
            and wording("described").fullmatch(read, verb.end, mention.start)
            and not wording("verb_next").match(read, mention.end)
        ),
        None,
    )
    paused = read[max(0, low - 3) : low].rstrip()[-1:] == ","
    # `“…”, said X`; `The force, said X, was “…”`
    if turned and paused and _ENDED.match(read, turned.end):
        return turned
    if participle and paused:
        # `X sees it as good for Y, claiming it shows “…”`
        subject = next((each for each in before if read[each.end] not in "’'"), None)
        if subject is not None:
            return subject
    glue = wording("glue")
    near = next((each for each in reversed(before) if glue.fullmatch(read, each.end, low)), None)
    itself = near is not None and _ITSELF.search(read, near.end, low)
    alone = itself or (near is None and verb.word.endswith("ing"))
    opener = None if alone else _opener(scene, near, start, low)
    # `the others, led by X, said`
    led = near and not itself and read[near.end] == "," and read.endswith(" by ", 0, near.start)
    subject = opener or (None if led else near)
    about = _about(read, before, subject) if subject in before else None
    return about or subject or turned


def _about(read: str, before: list[Mention], mention: Mention) -> Mention | None:
    """What a mention only tells apart: `a report on X states`, `a source close to X said`."""
    other = before[before.index(mention) - 1]
    joint = read[other.end : mention.start]
    if joint == " to " and other.kind == "person":
        # `A letter from X to Y said`
        return other
    if read.endswith(("In ", "in "), 0, other.start):
        # `In a letter to X, Y said`
        return None
    if other.kind == "group" and mention.kind == "person" and _BY.fullmatch(joint):
        # `A statement from X said`
        return None
    apart = {"group": "telling_about", "role": "telling_for", "body": "behalf"}.get(other.kind)
    return other if apart and wording(apart).fullmatch(joint) else None


def _opener(scene: Scene, near: Mention | None, start: int, low: int) -> Mention | None:
    """Who stands before the aside that ends before a verb: `X, of the body which did it, said`."""
    read = scene.text.read
    begin = scene.text.sentences[scene.text.sentence(low)].start if near else start
    # `X said it was late, while the report, seen by Y, says`
    turns = within(scene.turns, begin, near.start if near else low)
    begin = max([begin, *(turn.end for turn in turns if not near or read[turn.start] != ",")])
    closed = _CLOSED.match(read, near.end) if near else _CLOSES_ASIDE.search(read, begin, low)
    opened = [
        each
        for each in scene.narrated(begin, near.start if near else low)
        if closed and ("," in read[each.start : each.end] or _OPENS_ASIDE.match(read, each.end))
    ]
    people = (each for each in opened if each.kind in ("person", "role") and not each.weak)
    # `The report, seen by X, says`
    others = (each for each in opened if not near or wording("clause").match(read, each.end))
    return next(people, next(others, None))
