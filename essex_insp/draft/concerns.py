"""Sentences in which someone is concerned, criticises, or finds a failing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from essex_insp.draft.criticism import DENIED, EXPRESSED, PRAISED, TURNS, telling
from essex_insp.draft.failings import SIGNS, shown
from essex_insp.draft.narration import narration
from essex_insp.draft.parties import Party
from essex_insp.draft.speech import Speech
from essex_insp.draft.tellers import Tellers
from essex_insp.draft.text import Reading, sentences
from essex_insp.draft.ties import Tie
from essex_insp.model import ConcernKind

_CAUSE = re.compile(r"\bcauses? (?:of|for) concern\b", re.IGNORECASE)
_AREA = re.compile(r"\bareas? (?:for|of) improvement\b", re.IGNORECASE)
_RECOMMENDED = re.compile(r"\b(?:recommends?|recommended|recommendations?)\b", re.IGNORECASE)
_PEOPLE_ASKED = re.compile(
    r"\b(?:call|contact|dial|telephone|phone|visit|email)\b[^.]{0,40}\b(?:101|999|0\d{3,}|"
    r"crimestoppers|samaritans|www|http)",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\b(?:force|council|service|school|trust|immediately|months|should)\b")
# What critics do not do or think, and what `you` cannot do, is no failing of the body.
_OF_THEMSELVES = re.compile(
    r"\b(?:I|we|you)(?:[’'](?:m|ve|d|re))? (?:\w+ )?(?:do|am|was|were|have|had|can|could|would|"
    r"will|are|did|wo|ca|shan|shall|don|wouldn|wasn|couldn)(?:not|n[’']t| not)\b",
    re.IGNORECASE,
)
_LONGEST = 2000
# Alone, these are as often an account as a finding.
_ACCOUNTS = frozenset(["share", "must", "times"])
_FINDINGS = frozenset(SIGNS) - _ACCOUNTS - {"warned"}
_OF_FEELING = frozenset(["poor", "mood"])
# Which signs count where others than inspectors tell a sentence: their speech, a sentence that says
# itself that it is theirs, and one that goes on from such a sentence.
_ALWAYS = frozenset(["fails", "not all", "too", "without", "strain", "blame"])
_COUNTED: dict[Party, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {
    "critic": (
        _ALWAYS | {"waiting", "nobody", "mood", "warned", "undone", "times"},
        _ALWAYS | {"waiting", "mood", "warned", "poor", "much", "worse"},
        _ALWAYS | {"waiting"},
    ),
    "overseer": (_ALWAYS, _ALWAYS, frozenset()),
    "nobody": (_ALWAYS | {"waiting", "undone"},) * 2 + (_ALWAYS | {"waiting", "undone", "warned"},),
    "body": (frozenset(), frozenset(["warned"]), frozenset()),
}


@dataclass(frozen=True)
class Worry:
    """A sentence that voices a concern, in the copy.

    Args:
        start: Where it starts.
        end: Where it ends.
        paragraph: The index of its paragraph.
        kind: The formal label that it uses, or that it expresses a concern, or neither.
    """

    start: int
    end: int
    paragraph: int
    kind: ConcernKind


def find(reading: Reading, speech: list[Speech], ties: list[Tie]) -> list[Worry]:
    """Return the sentences that voice a concern, in order.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
        ties: Who said each piece of it.
    """
    found: list[Worry] = []
    told = narration(reading, speech)
    tellers = Tellers(reading.text, speech, ties)
    text = reading.text
    edges: dict[int, list[Speech]] = {}
    for piece in speech:
        edges.setdefault(piece.paragraph, []).append(piece)
    for index, part in enumerate(reading.paragraphs):
        if part.heading and not part.bullet:
            continue
        for start, end in sentences(text, part.start, part.end):
            upto = min(end, start + _LONGEST)
            party = tellers.speaking(start, upto)
            spoken, says = party is not None, True
            if party is None:
                party, says = tellers.telling(_line(told[start:upto]))
            kind = _kind(_line(text[start:upto]), party, spoken, says)
            if kind is None:
                continue
            low, high = start, end
            here = edges.get(index, [])
            at = bisect_right(here, start + 1, key=lambda piece: piece.start) - 1
            # A sentence that is nothing but speech is located without its marks.
            if at >= 0 and end <= here[at].end + 1:
                low, high = max(start, here[at].start), min(end, here[at].end)
            if low < high:
                found.append(Worry(low, high, index, kind))
    return found


def _line(sentence: str) -> str:
    """Return a sentence in one line, however the text is wrapped."""
    return " ".join(sentence.split())


def _kind(sentence: str, party: Party, spoken: bool, says: bool) -> ConcernKind | None:
    """Return how a sentence voices a concern, or None when it does not."""
    if _PEOPLE_ASKED.search(sentence):
        return None
    rest = DENIED.sub(" ", sentence)
    if _CAUSE.search(rest):
        return "cause-of-concern"
    if _AREA.search(rest):
        return "area-for-improvement"
    if party != "body" and EXPRESSED.search(rest):
        return "expressed-concern"
    if _fails(sentence, party, spoken, says):
        return "unlabelled"
    if party != "body" and _RECOMMENDED.search(rest) and _WHAT.search(rest):
        return "recommendation"
    return None


def _fails(sentence: str, party: Party, spoken: bool, says: bool) -> bool:
    """Return whether a sentence finds a failing, seeing who tells it, and how."""
    if "?" in sentence:
        return False
    if PRAISED.search(sentence) and not TURNS.search(sentence):
        return False
    told, way = telling(sentence), 0 if spoken else 1 if says else 2
    if party == "inspector":
        if way == 2:
            return any(shown(told, _FINDINGS - _OF_FEELING))
        return any(shown(told, _FINDINGS)) or len(list(shown(told, _ACCOUNTS))) > 1
    counted = _COUNTED[party][way]
    if party == "critic" and spoken and not _OF_THEMSELVES.search(sentence):
        counted = counted | {"negated"}
    return any(shown(told, counted))
