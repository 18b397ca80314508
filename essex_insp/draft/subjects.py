"""Whose words a sentence of narration tells: the subject of its verb of saying."""

from __future__ import annotations

import re
from itertools import islice

from essex_insp.draft import lexicon
from essex_insp.draft.cast import Mention
from essex_insp.draft.scene import Scene
from essex_insp.draft.verbs import Verb

Told = tuple[Mention, tuple[int, int]]

_OPENS_ASIDE = re.compile(r"\)?,\s|\s\(|\s[–—-]\s|\s(?:who|which)\b")
_CLOSES_ASIDE = re.compile(r"[,)–—-]\s*(?:\w+ly\s+|also\s+|has\s+|have\s+)?$")
_OF = re.compile(r"\s+(?:of|for|at|from|with)\s+(?:the\s+)?")
_MOST = 12


def teller(scene: Scene, start: int, end: int) -> Told | None:
    """Return whom a part of narration says to have said something, and where it says so."""
    read = scene.text.read
    mentions = scene.narrated(start, end)
    if not mentions:
        return None
    told: tuple[Mention, Verb] | None = None
    for verb in scene.verbs.within(start, end, _MOST):
        # Of verbs in one clause the first is the outermost: `X said staff felt “…”`.
        if told is not None and not lexicon.any_of("turn").search(read, told[1].end, verb.start):
            continue
        subject = _subject(read, mentions, start, verb)
        told = (subject, verb) if subject is not None else told
    if told is not None:
        mention, verb = told
        meant = scene.meant(mention)
        return (
            (meant, (min(mention.start, verb.start), max(mention.end, verb.end))) if meant else None
        )
    for according in islice(lexicon.any_of("according").finditer(read, start, end), _MOST):
        for mention in mentions:
            meant = scene.meant(mention) if 0 <= mention.start - according.end() <= 4 else None
            if meant is not None:
                return meant, (according.start(), mention.end)
    return None


def _subject(read: str, mentions: list[Mention], start: int, verb: Verb) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    low, participle = verb.start, verb.word in lexicon.words("speech", "participles")
    if lexicon.any_of("passive").search(read, max(start, low - 24), low):
        return None
    before = [mention for mention in mentions if mention.end <= low]
    for mention in reversed(before):
        between = read[mention.end : low]
        if not lexicon.any_of("glue").fullmatch(between):
            continue
        head = _head(read, before, mention)
        noun = head is mention and mention.kind not in ("person", "pronoun")
        return (_aside(read, before, mention) if noun else None) or head
    first = _first(read, before, start, low) if participle or verb.word[-3:] != "ing" else None
    if first is not None:
        return first
    # `said the chief constable`
    for mention in mentions:
        turned = mention.kind in ("person", "role") or verb.word in lexicon.words(
            "speech", "turned"
        )
        if turned and verb.end <= mention.start <= verb.end + 3:
            return mention
    return None


def _aside(read: str, before: list[Mention], mention: Mention) -> Mention | None:
    """The person whom an aside that a mention ends is about: `X, of the body which did it,`."""
    for other in before[: before.index(mention)]:
        # The aside may begin with a role: `X, the head of its sponsor the Anytown Trust, said`.
        begun = "," in read[other.start : other.end] or _OPENS_ASIDE.match(read, other.end)
        if begun and other.kind in ("person", "role"):
            return other
    return None


def _head(read: str, before: list[Mention], mention: Mention) -> Mention:
    """`The leader of the council said`: the leader."""
    at = before.index(mention)
    while at and _OF.fullmatch(read, before[at - 1].end, before[at].start):
        at -= 1
    return before[at]


def _first(read: str, before: list[Mention], start: int, low: int) -> Mention | None:
    """Who stands before an aside that ends right before the verb."""
    turn = max(
        [
            start,
            *(turning.end() for turning in lexicon.any_of("turn").finditer(read, start, low)),
        ]
    )
    inside = [mention for mention in before if mention.start >= turn]
    people = [mention for mention in inside if mention.kind in ("person", "role", "pronoun")]
    for mention in people or inside:
        between = read[mention.end : low]
        if _OPENS_ASIDE.match(between) and _CLOSES_ASIDE.search(between):
            return mention
    return None


def opener(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the first person whom a part of narration names, or None."""
    for mention in scene.narrated(start, end):
        if mention.gender or (mention.kind in ("person", "role") and not mention.weak):
            return scene.meant(mention)
    return None
