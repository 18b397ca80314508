"""Whose words a sentence of narration tells: the subject of its verb of saying."""

from __future__ import annotations

import re
from itertools import islice

from essex_insp.draft.mentions import Mention
from essex_insp.draft.scene import Scene
from essex_insp.draft.verbs import Verb

_MOST = 12
_GLUE = re.compile(
    r"(?:[’']s?)?\)?,?\s*(?:(?:also|then|later|has|have|had|who|which|however|today|yesterday|too|did|does|"
    r"meanwhile|himself|herself|itself|themselves|previously|again|now|even|first|further|only|"
    r"since|simply|still|nonetheless|never|would|\w+ly|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"went on to|goes on to|was|is|(?:reacting|responding|commenting)[^,]{0,80},),?\s+)*"
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
_PARTICIPLES = frozenset(
    [
        "saying",
        "adding",
        "claiming",
        "telling",
        "warning",
        "describing",
        "insisting",
        "arguing",
        "accusing",
        "suggesting",
        "stating",
        "admitting",
        "noting",
        "welcoming",
        "thanking",
    ]
)
# Verbs that a group or a paper follows as their subject: `said the report`.
_TURNED = frozenset(["said", "says", "say", "added", "adds", "warned", "warns", "warn"])
_LONGEST_ASIDE = 220


def teller(scene: Scene, start: int, end: int) -> tuple[Mention, tuple[int, int]] | None:
    """Return whom a part of narration says to have said something, and where it says so.

    Args:
        scene: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    read = scene.text.read
    mentions = scene.narrated(start, end)
    told: tuple[Mention, int, int] | None = None
    for verb in scene.verbs.within(start, end, _MOST):
        if told is not None and not _TURN.search(read, told[2], verb.start):
            continue
        subject = _subject(read, mentions, start, verb, told is not None)
        if subject is not None:
            told = (subject, verb.start, verb.end)
    if told is None:
        for according in islice(_ACCORDING.finditer(read, start, end), _MOST):
            for one in mentions:
                if 0 <= one.start - according.end() <= 4:
                    return _whole(scene, one, according.start(), one.end)
        return None
    return _whole(scene, told[0], min(told[0].start, told[1]), max(told[0].end, told[2]))


def _whole(
    scene: Scene, one: Mention, start: int, end: int
) -> tuple[Mention, tuple[int, int]] | None:
    meant = scene.meant(scene.together(one))
    return (meant, (start, end)) if meant is not None else None


def _subject(
    read: str, mentions: list[Mention], start: int, verb: Verb, known: bool
) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    low, high, word = verb.start, verb.end, verb.word
    if word in _PARTICIPLES and known:
        return None
    if _PASSIVE.search(read, max(start, low - 24), low) and not read[
        max(0, low - 4) : low
    ].endswith("ing "):
        return None
    before = [one for one in mentions if one.end <= low]
    for one in reversed(before):
        between = read[one.end : low]
        if len(between) > _LONGEST_ASIDE:
            break
        if not _GLUE.fullmatch(between):
            continue
        head = _head(read, before, one)
        if head is one and (
            ("," in between and _PREPOSITION.search(read, max(start, one.start - 12), one.start))
            or (one.kind in ("group", "body") and _aside(read, before, one))
        ):
            break
        return head
    if word in _PARTICIPLES or not word.endswith("ing"):
        first = _first(read, before, start, low)
        if first is not None:
            return first
    # `said the chief constable`
    for one in mentions:
        person = one.kind in ("person", "role") or word in _TURNED
        if high <= one.start <= high + 3 and verb.says and person:
            return one
    return None


def _aside(read: str, before: list[Mention], one: Mention) -> bool:
    """Whether a mention ends an aside about a person: `X, of the body which wrote the report,`."""
    for other in before[: before.index(one)]:
        person = other.kind in ("person", "role") and not other.weak
        if person and re.match(r",?\s(?:who|of|from|which)\b|,\s", read[other.end : other.end + 8]):
            return not _TURN.search(read, other.end, one.start)
    return False


def _head(read: str, before: list[Mention], one: Mention) -> Mention:
    """`The leader of the council said`: the leader."""
    at = before.index(one)
    while at > 0:
        other = before[at - 1]
        between = read[other.end : before[at].start]
        if not re.fullmatch(r"\s+(?:of|for|at|from|with)\s+(?:the\s+)?", between):
            break
        if other.kind not in ("person", "role", "group"):
            break
        at -= 1
    return before[at]


def _first(read: str, before: list[Mention], start: int, low: int) -> Mention | None:
    """Who stands before an aside that ends right before the verb, or opens the clause."""
    turn = start
    for found in _TURN.finditer(read, start, low):
        turn = found.end()
    inside = [one for one in before if one.start >= turn]
    people = [one for one in inside if one.kind in ("person", "role", "pronoun") and not one.weak]
    for one in people or inside:
        between = read[one.end : low]
        aside = re.match(r"\)?,\s|\s\(|\s[–—-]\s|\swho\b", between)
        closed = re.search(r"[,)–—-]\s*(?:\w+ly\s+|also\s+|has\s+|have\s+)?$", between)
        if aside and closed and len(between) < _LONGEST_ASIDE:
            return one
    return None


def opener(scene: Scene, start: int, end: int) -> Mention | None:
    """Return whom a part of narration opens with, where it is about one person.

    Args:
        scene: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    people = [
        one
        for one in scene.narrated(start, end)
        if one.kind in ("person", "role", "pronoun")
        and not one.weak
        and not (one.kind == "pronoun" and one.noun in ("it", "they"))
    ]
    if not people:
        return None
    return scene.meant(scene.together(people[0]))
