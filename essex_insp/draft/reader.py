"""From a text to what is in it: the stages, one after the other."""

import re
from math import inf

from essex_insp.draft import lexicon
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.concerns import concerns
from essex_insp.draft.grades import grades
from essex_insp.draft.lexicon import wording
from essex_insp.draft.names import names
from essex_insp.draft.people import canonical
from essex_insp.draft.result import (
    Concern,
    Doubt,
    Outcome,
    PassedOver,
    Quote,
    Rating,
    Result,
    Voice,
)
from essex_insp.draft.scene import Tie
from essex_insp.draft.speakers import speakers
from essex_insp.draft.speech import Quotation, quotations, verbs
from essex_insp.draft.text import SPAN, Text, read
from essex_insp.matching import fold

_TURNED = ("\u202d", "\u202e")  # they turn the letters round: no copy leaves them out
_MARKS = frozenset("\"'“”„‟«»″❝❞〝〞＂‘’‚‛`´ʼ′‹›❛❜＇")
_FRONT = re.compile(r"^title:[ \t]*([\"']?)(.*)\1$")
_NOBODYS = "a few words that nobody is said to have used"
_FEW = 4
TOO_MUCH = "says more than a report may hold; give it in parts"


def draft(text: str) -> Result:
    """Return what a text holds; every offset is in its code points, and nothing raises an error."""
    reading = read(text)
    return drafted(reading, names(reading))


def drafted(reading: Text, named: Names, most: float = inf) -> Result:
    """Return what a text holds that was read, with its names; of so many quotations at most."""
    told = verbs(reading.read)
    marked = quotations(reading, told)
    if len(marked) > most:
        raise OverflowError(TOO_MUCH)
    said = speakers(reading, named, marked, told)
    voices = [
        (quotation.start, quotation.end, _voice(tie, named) or Voice()) for quotation, tie in said
    ]
    # Of few words a fragment of nobody is a scare quote, and no doubt worth asking.
    scares = {
        quotation.start: quotation._replace(reason=_NOBODYS)
        for quotation, tie in said
        if quotation.kind == "fragment" and tie.kind in ("unattributed", "by-context")
        and len(reading.read[quotation.start : quotation.end].split()) < _FEW
    }  # fmt: skip
    kept = [(quotation, tie) for quotation, tie in said if quotation.start not in scares]
    graded, again = grades(reading, named)
    outcomes = [*graded, *concerns(reading, named, voices)]
    outcomes += [
        PassedOver(each.start, each.end, "quotation", each.reason)
        for each in (*scares.values(), *(other for other in marked if other.kind == "other"))
    ]
    placed = sorted((_placed(reading, outcome) for outcome in outcomes), key=SPAN)
    told_again = sorted((_placed(reading, rating) for rating in again), key=SPAN)
    return Result(
        quotes=_quotes(reading, named, kept),
        grades=tuple(each for each in placed if isinstance(each, Rating)),
        concerns=tuple(each for each in placed if isinstance(each, Concern)),
        body=named.inspected,
        rivals=named.rivals,
        inspectorate=named.inspectorate,
        title=_title(reading),
        doubts=tuple(each for each in placed if isinstance(each, Doubt)),
        passed_over=tuple(each for each in placed if isinstance(each, PassedOver)),
        again=tuple(each for each in told_again if isinstance(each, Rating)),
    )


def _title(text: Text) -> str | None:
    """What a text is headed by, below what only says of what kind it is."""
    for paragraph in text.paragraphs:
        if not wording("kind_of_text").fullmatch(text.read, paragraph.start, paragraph.end):
            words = text.source[slice(*text.span(paragraph.start, paragraph.end))]
            return _FRONT.sub(r"\2", words) if paragraph.heading else None
    return None


def _placed(text: Text, outcome: Outcome) -> Outcome:
    """What was found, with its places in the source."""
    if isinstance(outcome, PassedOver):
        span = text.span(outcome.start, max(outcome.end, outcome.start + 1))
        return PassedOver(*span, outcome.what, outcome.reason)
    start, end = _own_words(text, outcome.start, max(outcome.end, outcome.start + 1))
    if not isinstance(outcome, Rating):
        return outcome._replace(start=start, end=end)
    low, high = text.span(outcome.area_start, outcome.area_end)
    area = " ".join(outcome.area.split())
    return outcome._replace(start=start, end=end, area=area, area_start=low, area_end=high)


def _quotes(text: Text, named: Names, said: list[tuple[Quotation, Tie]]) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    statement, last = -1, None
    for quote, tie in said:
        voice = _voice(tie, named)
        statement += not (quotes and (quote.chained or (voice is not None and voice == last)))
        last = voice
        where = text.span(*tie.where) if tie.where else None
        number = text.paragraphs[quote.paragraph].number
        quotes.append(
            Quote(
                *_own_words(text, quote.start, quote.end), number, quote.marked, voice, tie.kind,
                where, statement, tie.doubt, tie.candidates,
            )
        )  # fmt: skip
    return tuple(quotes)


def _own_words(text: Text, low: int, high: int) -> tuple[int, int]:
    """Where words stand in the source, damaged marks of theirs with them, as `verify` wants it."""
    source, (start, end) = text.source, text.span(low, high)
    while start and source[start - 1] in _TURNED:
        start -= 1
    while source[end : end + 1] in _TURNED:
        end += 1
    while low and _is_damaged(text, low - 1, start, -1):
        low -= 1
        start = text.at(low)
    while high < len(text.read) and _is_damaged(text, high, end, 1):
        high += 1
        end = text.span(high - 1, high)[1]
    return start, end


def _is_damaged(text: Text, offset: int, place: int, step: int) -> bool:
    """Whether a mark beside words is not printed as it is read, at their edge in the source."""
    mark, source = text.read[offset], text.source
    low = place - (step < 0)
    if mark not in _MARKS or mark == source[low : low + 1]:
        return False
    # That room takes a fifth of the time to import that this one takes, and few texts need it.
    from essex_insp.evidence.edge import apart, cuts

    return cuts(source, place) or not apart(source, place, step)


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
