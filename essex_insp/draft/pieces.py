"""The pieces of a clause that leads up to a grade, and which of them names what it is for."""

from __future__ import annotations

import re

from essex_insp.draft import phrases, wordings
from essex_insp.draft.counts import counted
from essex_insp.draft.frameworks import AREAS, whole
from essex_insp.draft.phrases import Bodies
from essex_insp.draft.text import Span

# Where a clause of its own begins, and verbs that have what is graded as their object.
_BOUNDARY = re.compile(
    r"[;:]\s|,?\s(?:but|whereas|although|though|because|yet|since|"
    r"(?<!look )(?<!looks )(?<!looking )after|"
    r"before|despite)\s|"
    r"(?:^|,?\s)while\s|(?:^|,?\s)when\s(?!it (?:came|comes|comes down) to)|"
    r"\b(?:said|says|found|finds|added|adds|ruled|concluded|noted|told|shows?|showed|means|meant|"
    r"reported|believes?|considers?|revealed|reveals|"
    r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!not )(?<!is )(?<!are )(?<!also )"
    r"(?:rated|graded|judged|deemed|assessed|marked|ranked)|rates|grades|judges|ranks|gave|"
    r"gives|awarded|awards|handed|hands|put|puts|made|"
    r"declared|named|(?<!to )(?<!ing )calls(?=\s(?:it|the|its|[A-Z]))|called|branded|labelled|"
    r"upgraded|downgraded|lifted|lowered|raised|"
    r"classed|"
    r"considered)\s+(?:it was |it is |as\s+)?(?:that\s+)?|"
    r"(?<!ensuring )(?<!ensure )(?<!sure )\bthat\s+(?=(?:the|its|it|their)\b)",
    re.IGNORECASE,
)
_TELLING = re.compile(r"(?:said|says|told|found|ruled|concluded|that)\b", re.IGNORECASE)
# `Custody was the weakest, with a grade of inadequate`
_WITH_GRADE = re.compile(
    r"with\s+(?:an?|the)\s+(?:\w+\s+)?(?:grade|rating|mark|verdict|score|"
    r"judge?ment)\s+of\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:$|(?:of|that|which|in|where|for|on)\b)")
# `the areas in which the force was good`: what they are comes after.
_ONE_WHERE = re.compile(
    r"(?:^|\b)(?:the|its|their)\s+(?:\w+\s+){0,3}(?:areas?|categor(?:y|ies)|fields?|questions?)\s+"
    r"(?:in which|where|for which|on which|that|it|they|we)\b[^;:.]{0,80}$",
    re.IGNORECASE,
)
# `custody and vetting were all areas in which the force`: the subject goes before.
_AREAS_WHERE = re.compile(
    r"\s+(?:is|are|was|were|among)\s+(?:(?:all|both|also|the|other|two|three|four|five|only|"
    r"an?)\s+)*"
    r"(?:areas?|categor(?:y|ies)|fields?|subjects?|matters?|questions?)\s+(?:in which|where|for "
    r"which|on which|that)\s+[^,;:.]{2,60}$|"
    r"\s+(?:is|was)\s+(?:the\s+|its\s+)?(?:only|one|sole|other)\s+(?:area|category|field|"
    r"question|one)"
    r"(?:\s+(?:to\s+be|that\s+was|which\s+was|to\s+get|to\s+receive))?\s*$",
    re.IGNORECASE,
)
_BEFORE_RELATIVE = (
    re.compile(
        r"\b(?:spot|exceptions?|areas?|blots?|strengths?|weakness(?:es)?|point|one|categor(?:y|"
        r"ies))\s+"
        r"(?:was|were|is|are)\s+(?:the\s+)?(?P<area>.{3,80})$",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<area>(?:the way|how)\s.{5,100})$", re.IGNORECASE),
    re.compile(r"\b(?:its|their)\s+(?P<area>.{3,100})$", re.IGNORECASE),
    re.compile(
        r"\b(?:looked at|looking at|look at|examined|assessed|inspected|considered|reviewed|"
        r"covered)\s+(?:the\s+)?(?P<area>.{3,100})$",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:at|in|for|on)\s+(?:the\s+)?(?P<area>.{3,100})$", re.IGNORECASE),
    re.compile(r"\b(?:was|were|is|are)\s+(?:the\s+)?(?P<area>.{3,60})$", re.IGNORECASE),
)
# `its vetting in that area`
_GOVERNED = re.compile(r"\b(?:of|in|for|with|by|and|to|on|at)\s+(?:the\s+)?$", re.IGNORECASE)
# `The third of the questions, custody, was …`
_ORDINAL = re.compile(
    r"(?:the\s+)?(?:first|second|third|fourth|fifth|last|other|final)(?:\s+of\s+(?:them|these|"
    r"those))?$|"
    r"(?:the\s+)?(?:first|second|third|fourth|fifth|last|other|final|remaining)\s+"
    r"(?:of\s+the\s+(?:\w+\s+)?)?(?:questions?|areas?|categor(?:y|ies)|pillars?|judge?ments?|"
    r"strands?)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:it|they)", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s")


def area(text: str, low: int, high: int, bodies: Bodies) -> Span | None:
    """Find the area that the words before a grade name, if they name one.

    Args:
        text: The text.
        low: Where its sentence starts, or what was read before ends.
        high: Where the words begin that tie the grade to it.
        bodies: Where the sentence names a body, and which.
    """
    dashed = _dashed(text, low, high, bodies)
    if dashed is not None:
        return dashed
    areas = where(text, low, high)
    high = areas.start() if areas else high
    first, low = low, _clause(text, low, high)
    pieces = _pieces(text, low, high)
    last = pieces.pop()
    if last[1] <= last[0] or _WITH_GRADE.match(text, last[0]):
        return _apart(text, pieces, bodies)
    if _IT.fullmatch(text, *last):
        back = _told_of(text, first, low)
        if back is not None:
            return back
    if phrases.RELATIVE.match(text, *last):
        return _related(text, pieces[-1], bodies) if pieces else None
    named = phrases.named(text, last, bodies)
    if named is not None:
        return _listed(text, named, last, pieces, bodies)
    for number in range(len(pieces) - 1, -1, -1):
        led = phrases.preposed(text, pieces[number], bodies)
        if led is not None:
            # `In one of three categories, understanding demand, it was good`
            few = counted(text, *led)
            if (few is not None and few[0] >= led[1]) or _ORDINAL.match(text, *led):
                between = pieces[number + 1 :]
                return (between[0][0], between[-1][1]) if between else None
            begun, upto = led
            while number and re.match(r"(?:and|but)\s", text[slice(*pieces[number])]):
                # `But for custody, and for vetting, it was`
                number -= 1
                earlier = phrases.preposed(text, pieces[number], bodies)
                if earlier is None:
                    break
                begun = earlier[0]
            for piece in pieces[number + 1 :]:
                if not phrases.plain(text, piece, bodies):
                    break
                upto = piece[1]
            return begun, upto
    if text[first:low].rstrip().endswith(":"):
        # `In custody the gulf was wider: Force A was good, Force B inadequate.`
        return phrases.preposed(text, _pieces(text, first, low - 2)[0], bodies)
    return None


def where(text: str, low: int, high: int, cleft: bool = False) -> re.Match[str] | None:
    """Find `were all areas in which the force`, which ends what is said before a grade.

    Args:
        text: The text.
        low: Where to look from.
        high: Where the grade starts.
        cleft: Whether to find `the one area in which` instead, which names none before.
    """
    if cleft:
        return _ONE_WHERE.search(text, low, high)
    return _AREAS_WHERE.search(text, low, high)


def _told_of(text: str, low: int, high: int) -> Span | None:
    """Return what `it` means: `Custody was the surprise: it was …`, where that is an area."""
    if text[low:high].rstrip()[-1:] not in (":", ";", "–", "—"):
        return None
    verb = phrases.FINITE.search(text, low, high)
    if verb is None:
        return None
    start, end = phrases.stripped(text, (low, verb.start()))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    words = text[start:end]
    return (start, end) if whole(phrases.ARTICLE.sub("", words)) else None


def _clause(text: str, low: int, high: int) -> int:
    """Return where the last clause before a place starts."""
    protected = [match.span() for match in AREAS.finditer(text, low, high)]
    at = low
    for boundary in _BOUNDARY.finditer(text, low, high):
        if boundary.end() >= high and not boundary[0].strip(" ;:"):
            continue
        if any(one <= boundary.start() < two for one, two in protected):
            continue
        if not text[boundary.end() : high].strip():
            # `which inspectors said was good`
            continue
        comma = text.find(",", boundary.end(), high)
        piece = _around(text, at, boundary.start(), comma)
        if comma >= 0 and low < piece[0] < boundary.start() - 1 and not _TELLING.match(boundary[0]):
            # What an aside says: `Its efficiency, at a time when it has to save, was`
            continue
        if comma >= 0 and phrases.RELATIVE.match(text, *phrases.stripped(text, piece)):
            # What an aside says: `On custody, where it struggled after a strike, it was`
            continue
        if _TELLING.match(boundary[0]) and wordings.NOTHING.fullmatch(text, boundary.end(), high):
            # `In custody, it was told that it`: what goes before still says what for.
            continue
        at = boundary.end()
    return at


def _around(text: str, low: int, place: int, comma: int) -> Span:
    """Return the piece between commas that holds a place."""
    begun = text.rfind(",", low, place) + 1
    start = max(begun, low)
    while start < place and text[start].isspace():
        start += 1
    return start, comma


def _pieces(text: str, low: int, high: int) -> list[Span]:
    """Return the parts between commas, without the spaces around them; the last may be empty."""
    protected = [match.span() for match in AREAS.finditer(text, low, high)]
    cuts = [
        one.start()
        for one in re.compile(",").finditer(text, low, high)
        if not any(a <= one.start() < b for a, b in protected)
    ]
    pieces = []
    for start, end in zip([low, *(cut + 1 for cut in cuts)], [*cuts, high], strict=True):
        while start < end and text[start] in " \n“”\"‘’'":
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        pieces.append((start, end))
    return pieces


def _listed(text: str, named: Span, last: Span, pieces: list[Span], bodies: Bodies) -> Span:
    """Return the whole list that ends in an area: `custody, vetting and leadership were good`."""
    words = text[last[0] : last[1]]
    if not re.search(r"(?:^|\s)(?:and|or|&)\s", words):
        return named
    start = named[0]
    for piece in reversed(pieces):
        if not phrases.plain(text, piece, bodies) or phrases.PREPOSED.match(
            text, *phrases.stripped(text, piece)
        ):
            break
        first = phrases.named(text, piece, bodies)
        if first is None:
            break
        start = first[0]
    return start, named[1]


def _related(text: str, piece: Span, bodies: Bodies) -> Span | None:
    """Return what `where`, `which` or `for which` goes back to."""
    known = list(AREAS.finditer(text, *piece))
    if (
        known
        and known[-1].end() == piece[1]
        and not _GOVERNED.search(text[: known[-1].start()][-12:])
    ):
        # `The worst finding concerns protecting vulnerable people, where`
        return known[-1].span()
    named = None if phrases.FINITE.search(text, *piece) else phrases.named(text, piece, bodies)
    if named is not None:
        return named
    for pattern in _BEFORE_RELATIVE:
        before = pattern.search(text, *piece)
        if before is not None:
            return None if phrases.is_body(before["area"]) else before.span("area")
    return known[-1].span() if known else None


def _apart(text: str, pieces: list[Span], bodies: Bodies) -> Span | None:
    """Find the area before a comma: `custody, which it saw, was`, `one area, custody, was`."""
    if not pieces:
        return None
    for number in range(len(pieces) - 2, -1, -1):
        start, end = phrases.stripped(text, pieces[number])
        opens = phrases.PREPOSED.match(text, start, end)
        start = opens.end() if opens else start
        few = counted(text, start, end)
        if (few and _REST.match(text, few[0], end)) or _ORDINAL.match(text, start, end):
            return pieces[number + 1][0], pieces[-1][1]
    aside = pieces.pop()
    if (
        pieces
        and re.match(r"(?:and|with)\s", text[slice(*aside)])
        and phrases.plain(text, aside, bodies)
    ):
        # `custody, along with vetting, was good`
        named = phrases.named(text, aside, bodies)
        return _listed(text, named, aside, pieces, bodies) if named else None
    if not pieces:
        led = phrases.preposed(text, aside, bodies)
        if led is not None:
            return led
        owned = re.compile(r"\b(?:its|their)\s+(?P<area>[a-z].{2,80})$").search(text, *aside)
        return owned.span("area") if owned else phrases.named(text, aside, bodies)
    opening = phrases.PREPOSED.match(text, *phrases.stripped(text, aside))
    if opening and not phrases.plain(text, pieces[-1], bodies):
        # `Force A, for vetting, was`, but `Force A, in the valley of …, was`
        placed = opening[0].lower().startswith(("in", "at", "under"))
        return (
            None
            if placed and phrases.is_body(text[slice(*pieces[-1])])
            else (phrases.preposed(text, aside, bodies))
        )
    while len(pieces) > 1 and not phrases.named(text, pieces[-1], bodies):
        pieces.pop()
    last = pieces.pop()
    named = phrases.named(text, last, bodies)
    return _listed(text, named, last, pieces, bodies) if named else None


def _dashed(text: str, low: int, high: int, bodies: Bodies) -> Span | None:
    """Find the areas between dashes: `four standards – custody, vetting … – were`."""
    dashes = list(_DASH.finditer(text, low, high + 1))[-2:]
    if len(dashes) < 2:
        return None
    opened, closed = dashes
    after = text[closed.end() : high].strip()
    if len(after.split()) > 6 or "," in after:
        return None
    last = _pieces(text, _clause(text, low, opened.start()), opened.start())[-1]
    start, end = phrases.stripped(text, last)
    led = phrases.PREPOSED.match(text, start, end)
    begun = led.end() if led else start
    if counted(text, begun, end) or _ORDINAL.match(text, begun, end):
        return opened.end(), closed.start()
    return area(text, low, opened.start(), bodies) if not after else None
