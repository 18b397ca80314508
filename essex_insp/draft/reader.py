"""From a text to what is in it: the stages, one after the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from essex_insp.draft import concerns as worries
from essex_insp.draft import scales, sectors
from essex_insp.draft.doubts import Doubt, PassedOver
from essex_insp.draft.grades import Rating, grades
from essex_insp.draft.mentions import Mention
from essex_insp.draft.names import Names, names
from essex_insp.draft.result import Concern, Grade, Quote, Result, Voice
from essex_insp.draft.scene import Tie
from essex_insp.draft.speakers import speakers
from essex_insp.draft.speech import Quotation, quotations
from essex_insp.draft.text import Text, read
from essex_insp.draft.topics import topics

_MARKS = frozenset("\"'“”„‟«»″❝❞〝〞＂‘’‚‛`´ʼ′‹›❛❜＇")
Placed = TypeVar("Placed", Doubt, PassedOver)
_NOBODYS = "a few words that nobody is said to have used"
_POLICE_RANK = re.compile(
    r"\b(?:chief constable|superintendent|supt|dcc|acc|chief officer|police officer)\b",
    re.IGNORECASE,
)
_FIRE_RANK = re.compile(r"\bfire officer\b", re.IGNORECASE)
_INSPECTOR = re.compile(
    r"\b(?:hm|majesty[’']s|chief) (?:chief )?inspector\b|\bhmi\b|\binspector of [a-z]",
    re.IGNORECASE,
)


def draft(text: str) -> Result:
    """Return the quotes, grades and concerns of a story, press release or report page.

    Args:
        text: Any text. It is never changed, and nothing in it raises an error.

    Returns:
        What was found; every offset is in code points of `text`.
    """
    reading = read(text)
    named = names(reading)
    marked = quotations(reading)
    said = speakers(reading, named, marked)
    graded = grades(reading, named)
    worried = worries.concerns(reading, named, [_heard(one, tie, named) for one, tie in said])
    dropped = [one for one, tie in said if _dropped(reading, one, tie)]
    said = [(one, tie) for one, tie in said if one not in dropped]
    passed = [
        *(PassedOver(one.start, one.end, "quotation", one.reason) for one in marked if one.kind == "other"),
        *(PassedOver(one.start, one.end, "quotation", _NOBODYS) for one in dropped),
        *graded.passed,
        *worried.passed,
    ]
    doubts = [*graded.doubts, *worried.doubts]
    known = [*graded.ratings, *worried.concerns, *doubts, *passed]
    passed += _unread(reading, [(one.start, one.end) for one in known])
    return Result(
        quotes=_quotes(reading, named, said),
        grades=tuple(_grade(reading, one) for one in graded.ratings),
        concerns=_concerns(reading, worried.concerns),
        body=named.inspected,
        rivals=named.rivals,
        inspectorate=named.inspectorate,
        title=_title(reading),
        doubts=_placed(reading, doubts),
        passed_over=_placed(reading, passed),
    )


def _placed(text: Text, found: list[Placed]) -> tuple[Placed, ...]:
    """What was found, in order, with its places in the source."""
    made = []
    for one in sorted(found, key=lambda each: (each.start, each.end)):
        start, end = text.span(one.start, max(one.end, one.start + 1))
        made.append(replace(one, start=start, end=end))
    return tuple(made)


def _unread(text: Text, known: list[tuple[int, int]]) -> list[PassedOver]:
    """The grade words that no stage made anything of."""
    spans, at = sorted(known), 0
    unread = []
    reached = 0
    for word in scales.find(text.read, sectors.sectors(text)):
        while at < len(spans) and spans[at][0] <= word.start:
            reached = max(reached, spans[at][1])
            at += 1
        if word.start >= reached:
            unread.append(PassedOver(word.start, word.end, "grade word", "tied to no area and no body"))
    return unread


def _dropped(text: Text, quote: Quotation, tie: Tie) -> bool:
    """Whether a fragment is a few words of nobody: a scare quote, and no doubt worth asking."""
    few = len(text.read[quote.start : quote.end].split()) < 4
    return quote.kind == "fragment" and tie.speaker is None and few


def _heard(quote: Quotation, tie: Tie, named: Names) -> worries.Voice:
    voice = _voice(tie.speaker, named) if tie.speaker else None
    role, organisation = (voice.role, voice.organisation) if voice else (None, None)
    return worries.Voice(quote.start, quote.end, role, organisation)


def _concerns(text: Text, found: tuple[worries.Concern, ...]) -> tuple[Concern, ...]:
    made = []
    alike = topics([text.read[one.start : one.end] for one in found])
    for topic, one in zip(alike, found, strict=True):
        start, end = text.span(one.start, one.end)
        made.append(Concern(start, end, text.number(one.start), one.kind, topic))
    return tuple(made)


def _own_words(text: Text, quote: Quotation) -> tuple[int, int]:
    """Where a quote stands in the source, with marks of its own that are damaged: `&quot;`.

    Such a mark is written with letters or signs, so that the words would end within a word.
    """
    start, end = text.span(quote.start, quote.end)
    low, high = quote.start, quote.end
    while low and text.read[low - 1] in _MARKS and not _ends(text.source[start - 1 : start]):
        low -= 1
        start = text.at(low)
    while text.read[high : high + 1] in _MARKS and not _ends(text.source[end : end + 1]):
        high += 1
        end = text.span(high - 1, high)[1]
    return start, end


def _ends(char: str) -> bool:
    return not char or char.isspace() or char in _MARKS


def _quotes(text: Text, named: Names, said: list[tuple[Quotation, Tie]]) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    statement, last = -1, None
    for quote, tie in said:
        voice = _voice(tie.speaker, named) if tie.speaker else None
        if not quotes or not (quote.chained or (voice is not None and voice == last)):
            statement += 1
        last = voice
        start, end = _own_words(text, quote)
        where = text.span(*tie.where) if tie.where and tie.where[0] < tie.where[1] else None
        quotes.append(
            Quote(
                start, end, text.number(quote.start), quote.marked, quote.kind == "fragment",
                voice, tie.kind if voice else "unattributed", where, statement,
                tie.doubt or (None if voice else "nobody is named as the speaker"),
                tie.candidates, tie.rule,
            )
        )  # fmt: skip
    return tuple(quotes)


def _voice(one: Mention, named: Names) -> Voice | None:
    if one.kind in ("group", "body"):
        role = None if one.kind == "body" and one.name else one.noun
        return Voice(None, role, one.body or (one.name if one.kind == "body" else None))
    if not (one.name or one.role):
        return None
    return Voice(one.name, one.role, one.body or _own(one.role, named))


def _own(role: str | None, named: Names) -> str | None:
    """The body that a rank belongs to, where the text names just the one of its kind."""
    if role is None:
        return None
    body = named.inspected
    if _INSPECTOR.search(role) and not _POLICE_RANK.search(role):
        return named.inspectorate
    if body is not None:
        police = re.search(r"police|constabulary|force\b", body, re.IGNORECASE)
        fire = re.search(r"\bfire\b|brigade", body, re.IGNORECASE)
        if (_POLICE_RANK.search(role) and police) or (_FIRE_RANK.search(role) and fire):
            return body
    return None


def _grade(text: Text, one: Rating) -> Grade:
    start, end = text.span(one.start, one.end)
    place = text.span(one.area_start, one.area_end) if one.area != "overall" else None
    return Grade(
        one.body, " ".join(one.area.split()), one.grade, start, end, place, text.number(one.start),
        one.round, one.basis, one.period,
    )  # fmt: skip


def _title(text: Text) -> str | None:
    if len(text.paragraphs) < 2 or not text.paragraphs[0].heading:
        return None
    start, end = text.span(text.paragraphs[0].start, text.paragraphs[0].end)
    return text.source[start:end]


__all__ = ["Concern", "draft"]
