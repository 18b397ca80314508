"""Whose words a sentence of narration tells: the subject of its verb of saying."""

from __future__ import annotations

import re
from itertools import islice

from essex_insp.draft.mentions import Mention
from essex_insp.draft.scene import Scene
from essex_insp.draft.verbs import Verb

Told = tuple[Mention, tuple[int, int]]

_GLUE = re.compile(
    r"(?:[’']s?)?\)?,?\s*(?:(?:also|then|later|has|have|had|who|which|however|today|yesterday|too|"
    r"did|does|meanwhile|himself|herself|itself|themselves|previously|again|now|even|first|further|"
    r"only|since|simply|still|nonetheless|never|would|\w+ly|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"went on to|goes on to|was|is|(?:published|released|issued) \w+(?: \w+)?|(?:reacting|responding|commenting)[^,]{0,80},),?\s+)*"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|is|are|being|be|to|will|would|not|can|could)\s+(?:[a-z]+ly\s+)?$"
)
_TURN = re.compile(
    r"\b(?:but|while|whereas|although|though)\b|[,;]\s+(?:and|with)\s+(?!that\b)|;|[.!?][”\"’']?\s"
)
_PREPOSITION = re.compile(
    r"\b(?:of|by|for|from|to|with|about|at|in|during|on|after|before|into|against|over|than|"
    r"that|which|and)\s+$"
)
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|(?:warnings?|claims?|comments?|criticism|"
    r"complaints?|accusations?) (?:by|from))\s+",
    re.IGNORECASE,
)
_OPENS_ASIDE = re.compile(r"\)?,\s|\s\(|\s[–—-]\s|\s(?:who|which)\b")
_CLOSES_ASIDE = re.compile(r"[,)–—-]\s*(?:\w+ly\s+|also\s+|has\s+|have\s+)?$")
_OF = re.compile(r"\s+(?:of|for|at|from|with)\s+(?:the\s+)?")
_PARTICIPLES = frozenset(
    """saying adding claiming telling warning describing insisting arguing accusing suggesting
    stating admitting noting welcoming thanking""".split()
)
# Verbs that a group or a paper follows as their subject: `said the report`.
_TURNED = frozenset(["said", "says", "say", "added", "adds", "warned", "warns", "warn"])
_LONGEST_ASIDE, _MOST = 220, 12


def teller(scene: Scene, start: int, end: int) -> Told | None:
    """Return whom a part of narration says to have said something, and where it says so.

    Args:
        scene: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    read = scene.text.read
    mentions = scene.narrated(start, end)
    told: tuple[Mention, Verb] | None = None
    for verb in scene.verbs.within(start, end, _MOST):
        # Of verbs in one clause the first is the outermost: `X said staff felt “…”`.
        if told is not None and not _TURN.search(read, told[1].end, verb.start):
            continue
        subject = _subject(read, mentions, start, verb, told is not None)
        told = (subject, verb) if subject is not None else told
    if told is not None:
        one, verb = told
        meant = scene.meant(one)
        return (meant, (min(one.start, verb.start), max(one.end, verb.end))) if meant else None
    for according in islice(_ACCORDING.finditer(read, start, end), _MOST):
        for one in mentions:
            meant = scene.meant(one) if 0 <= one.start - according.end() <= 4 else None
            if meant is not None:
                return meant, (according.start(), one.end)
    return None


def _subject(
    read: str, mentions: list[Mention], start: int, verb: Verb, known: bool
) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    low, participle = verb.start, verb.word in _PARTICIPLES
    passive = _PASSIVE.search(read, max(start, low - 24), low)
    if passive or (participle and known):
        return None
    before = [one for one in mentions if one.end <= low]
    for one in reversed(before):
        between = read[one.end : low]
        if not _GLUE.fullmatch(between):
            continue
        head = _head(read, before, one)
        preceded = _PREPOSITION.search(read, max(start, one.start - 12), one.start)
        person = _aside(read, before, one) if one.kind in ("group", "body") else None
        if head is one and person is not None:
            if verb.word in _TURNED or "," in between:
                return person
            break
        if head is one and "," in between and preceded:
            break
        return head
    first = _first(read, before, start, low) if participle or verb.word[-3:] != "ing" else None
    if first is not None:
        return first
    # `said the chief constable`
    for one in mentions:
        person = one.kind in ("person", "role") or verb.word in _TURNED
        if verb.end <= one.start <= verb.end + 3 and verb.says and person:
            return one
    return None


def _aside(read: str, before: list[Mention], one: Mention) -> Mention | None:
    """The person whom an aside that a mention ends is about: `X, of the body which did it,`."""
    for other in before[: before.index(one)]:
        person = other.kind in ("person", "role") and not other.weak
        if person and _OPENS_ASIDE.match(read, other.end):
            return None if _TURN.search(read, other.end, one.start) else other
        if person and other.end > other.start and read.find(",", other.start, other.end) > 0:
            # `Jane Example, the chief executive of its sponsor the Anytown Trust said`
            closed = re.fullmatch(r"[^,.;:]{0,60}", read[other.end : one.start])
            return other if closed and other.role else None
    return None


def _head(read: str, before: list[Mention], one: Mention) -> Mention:
    """`The leader of the council said`: the leader."""
    at = before.index(one)
    while at > 0 and _OF.fullmatch(read, before[at - 1].end, before[at].start):
        at -= 1
    return before[at]


def _first(read: str, before: list[Mention], start: int, low: int) -> Mention | None:
    """Who stands before an aside that ends right before the verb."""
    turn = max([start, *(found.end() for found in _TURN.finditer(read, start, low))])
    inside = [one for one in before if one.start >= turn]
    people = [one for one in inside if one.kind in ("person", "role", "pronoun") and not one.weak]
    for one in people or inside:
        between = read[one.end : low]
        aside = _OPENS_ASIDE.match(between) and _CLOSES_ASIDE.search(between)
        if aside and len(between) < _LONGEST_ASIDE:
            return one
    return None


def opener(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the first person whom a part of narration names, or None.

    Args:
        scene: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    for one in scene.narrated(start, end):
        pronoun = one.kind == "pronoun" and one.gender is not None
        if (one.kind in ("person", "role") and not one.weak) or pronoun:
            return scene.meant(one)
    return None
