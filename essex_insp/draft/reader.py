"""From a text to what is in it: the stages, one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from essex_insp.draft import concerns as worries
from essex_insp.draft import lexicon, scales, sectors
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.doubts import Doubt, PassedOver
from essex_insp.draft.grades import grades
from essex_insp.draft.names import names
from essex_insp.draft.people import canonical
from essex_insp.draft.ratings import Rating
from essex_insp.draft.result import Quote, Result, Voice
from essex_insp.draft.scene import Tie
from essex_insp.draft.speakers import speakers
from essex_insp.draft.speech import Quotation, quotations
from essex_insp.draft.text import Text, read
from essex_insp.draft.verbs import verbs
from essex_insp.evidence.edge import apart, cuts
from essex_insp.matching import fold

Placed = TypeVar("Placed", Doubt, PassedOver, worries.Concern)

_TURNED = ("\u202d", "\u202e")  # they turn the letters round: no copy leaves them out
_MARKS = frozenset("\"'“”„‟«»″❝❞〝〞＂‘’‚‛`´ʼ′‹›❛❜＇")
_NOBODYS = "a few words that nobody is said to have used"
_UNTIED = "tied to no area and no body"
# Of fewer words a fragment of nobody is a scare quote, and no doubt worth asking.
_FEW = 4


def draft(text: str) -> Result:
    """Return what a text holds; every offset is in its code points, and nothing raises an error."""
    reading = read(text)
    named = names(reading)
    told = verbs(reading.read)
    marked = quotations(reading, told)
    said = speakers(reading, named, marked, told)
    graded = grades(reading, named)
    worried = worries.concerns(
        reading, named, [_heard(quotation, tie, named) for quotation, tie in said]
    )
    scares = {quotation.start for quotation, tie in said if _is_scare(reading, quotation, tie)}
    kept = [(quotation, tie) for quotation, tie in said if quotation.start not in scares]
    passed = [
        PassedOver(
            quotation.start, quotation.end, "quotation",
            quotation.reason if quotation.kind == "other" else _NOBODYS,
        )
        for quotation in marked
        if quotation.kind == "other" or quotation.start in scares
    ]  # fmt: skip
    passed += [*graded.passed, *worried.passed]
    doubts = [*graded.doubts, *worried.doubts]
    known = [(rating.start, rating.end) for rating in graded.ratings]
    known += [(concern.start, concern.end) for concern in worried.concerns]
    known += [(doubt.start, doubt.end) for doubt in doubts]
    known += [(other.start, other.end) for other in passed]
    passed += _untied(reading, sorted(known))
    first = reading.paragraphs[0] if len(reading.paragraphs) > 1 else None
    headline = reading.span(first.start, first.end) if first and first.heading else None
    return Result(
        quotes=_quotes(reading, named, kept),
        grades=tuple(_rating(reading, rating) for rating in graded.ratings),
        concerns=_placed(reading, list(worried.concerns)),
        body=named.inspected,
        rivals=named.rivals,
        inspectorate=named.inspectorate,
        title=text[slice(*headline)] if headline else None,
        doubts=_placed(reading, doubts),
        passed_over=_placed(reading, passed),
        again=tuple(_rating(reading, rating) for rating in graded.again),
    )


def _is_scare(text: Text, quote: Quotation, tie: Tie) -> bool:
    few = len(text.read[quote.start : quote.end].split()) < _FEW
    return quote.kind == "fragment" and tie.speaker is None and few


def _placed(text: Text, placed: list[Placed]) -> tuple[Placed, ...]:
    """What was found, in order, with its places in the source."""
    ordered = sorted(placed, key=lambda item: (item.start, item.end))
    spans = [_own_words(text, item.start, max(item.end, item.start + 1)) for item in ordered]
    return tuple(
        replace(item, start=start, end=end)
        for item, (start, end) in zip(ordered, spans, strict=True)
    )


def _untied(text: Text, known: list[tuple[int, int]]) -> list[PassedOver]:
    """The grade words that no stage made anything of."""
    untied: list[PassedOver] = []
    at = reached = 0
    for word in scales.find(text.read, sectors.sectors(text)):
        while at < len(known) and known[at][0] <= word.start:
            reached, at = max(reached, known[at][1]), at + 1
        if word.start >= reached:
            untied.append(PassedOver(word.start, word.end, "grade word", _UNTIED))
    return untied


def _heard(quote: Quotation, tie: Tie, named: Names) -> worries.Voice:
    voice = _voice(tie, named) or Voice()
    return worries.Voice(quote.start, quote.end, voice.role, voice.organisation)


def _quotes(text: Text, named: Names, said: list[tuple[Quotation, Tie]]) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    statement, last = -1, None
    for quote, tie in said:
        voice = _voice(tie, named)
        statement += not (quotes and (quote.chained or (voice is not None and voice == last)))
        last = voice
        where = text.span(*tie.where) if tie.where else None
        quotes.append(
            Quote(
                *_own_words(text, quote.start, quote.end), text.number(quote.start), quote.marked,
                voice, tie.kind, where, statement, tie.doubt, tie.candidates,
            )
        )  # fmt: skip
    return tuple(quotes)


def _own_words(text: Text, low: int, high: int) -> tuple[int, int]:
    """Where words stand in the source, with damaged marks of their own: `&quot;`.

    They begin and end where `verify` lets a quotation begin and end.
    """
    source, (start, end) = text.source, text.span(low, high)
    while start and source[start - 1] in _TURNED:
        start -= 1
    while source[end : end + 1] in _TURNED:
        end += 1
    while low and text.read[low - 1] in _MARKS and _damaged(source, start, -1):
        low -= 1
        start = text.at(low)
    while text.read[high : high + 1] in _MARKS and _damaged(source, end, 1):
        high += 1
        end = text.span(high - 1, high)[1]
    return start, end


def _damaged(source: str, offset: int, step: int) -> bool:
    return cuts(source, offset) or not apart(source, offset, step)


def _voice(tie: Tie, named: Names) -> Voice | None:
    speaker = tie.speaker
    if speaker is None:
        return None
    if speaker.kind in ("group", "body"):
        return Voice(None, speaker.noun, speaker.body)
    return Voice(speaker.name, speaker.role, speaker.body or _own(speaker, named))


def _own(mention: Mention, named: Names) -> str | None:
    """The body that a rank belongs to, where the text is about just one of its kind."""
    role = canonical(mention.role or "")
    for kind, ranks in lexicon.load("people")["ranks"].items():
        if any(rank in role for rank in ranks):
            body = named.inspectorate if kind == "inspects" else named.inspected
            words = lexicon.load("people")["rank_bodies"].get(kind, "").split()
            fits = not words or any(word in fold(body or "") for word in words)
            return body if fits else None
    return None


def _rating(text: Text, rating: Rating) -> Rating:
    start, end = text.span(rating.start, rating.end)
    low, high = text.span(rating.area_start, rating.area_end)
    area = " ".join(rating.area.split())
    return replace(rating, start=start, end=end, area=area, area_start=low, area_end=high)
