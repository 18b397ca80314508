"""Sentences in which someone is concerned, criticises, or finds a failing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from essex_insp.draft.criticism import CRITICISED, DENIED, EXPRESSED, GRADED
from essex_insp.draft.failings import fails
from essex_insp.draft.narration import narration
from essex_insp.draft.parties import Party, Tellers
from essex_insp.draft.speech import Speech
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
_WARNED = re.compile(r"\bwarn(?:s|ed|ing)?\b(?! against)", re.IGNORECASE)
_LONGEST = 2000


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
                party, says = tellers.telling(told[start:upto])
            kind = _kind(text[start:upto], party, spoken, says)
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


def _kind(sentence: str, party: Party, spoken: bool, says: bool) -> ConcernKind | None:
    """Return how a sentence voices a concern, or None when it does not."""
    if _PEOPLE_ASKED.search(sentence):
        return None
    rest = GRADED.sub(" ", DENIED.sub(" ", sentence))
    if _CAUSE.search(rest):
        return "cause-of-concern"
    if _AREA.search(rest):
        return "area-for-improvement"
    if party == "body" and not _WARNED.search(sentence):
        return None
    if EXPRESSED.search(rest):
        return "expressed-concern"
    if fails(DENIED.sub(" ", sentence), party, spoken, says) or (party != "inspector" and CRITICISED.search(rest)):
        return "unlabelled"
    if _RECOMMENDED.search(rest) and re.search(
        r"\b(?:force|council|service|school|trust|immediately|months|should)\b", rest
    ):
        return "recommendation"
    return None
