"""The pieces of a clause that leads up to a grade, and which of them names what it is for."""

from __future__ import annotations

import re

from essex_insp.draft import wordings
from essex_insp.draft.areas import Span
from essex_insp.draft.counts import counted
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.history import YEAR
from essex_insp.draft.people import scan

Bodies = list[tuple[int, str]]

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
    r"declared|named|calls|called|branded|labelled|upgraded|downgraded|lifted|lowered|raised|"
    r"classed|"
    r"considered)\s+(?:it was |it is |as\s+)?(?:that\s+)?|"
    r"(?<!ensuring )(?<!ensure )(?<!sure )\bthat\s+(?=(?:the|its|it|their)\b)",
    re.IGNORECASE,
)
_TELLING = re.compile(r"(?:said|says|told|found|ruled|concluded|that)\b", re.IGNORECASE)
_PREPOSED = re.compile(
    r"(?:in|on|for|at|under|as for|as to|as regards|regarding|concerning|in terms of|"
    r"with regard to|with respect to|in relation to|in respect of|"
    r"when it (?:came|comes|comes down) to|turning to)\s+"
    r"(?:(?:the|a|an)\s+)?(?:(?:area|field|category|matter|question|pillar|heading|"
    r"subject)s? of\s+)?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:and|but|while|with|yet|so|or|plus|also|then|overall|both|again|that|as|not only|even|"
    r"only|meanwhile|inspectors|elsewhere|however|its overall|the overall)\s+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:where|which|who|whose|that|(?:(?:both|all|each|two|three|some) )?(?:for|in|at|on|of) "
    r"which|including)\b",
    re.IGNORECASE,
)
# What stands in the piece before `where`, `for which`: `it looked at custody, where it was good`.
# `custody and vetting were all areas in which the force`: the subject goes before.
_AREAS_WHERE = re.compile(
    r"\s+(?:is|are|was|were|among)\s+(?:(?:all|both|also|the|other|two|three|four|five|only|"
    r"an?)\s+)*"
    r"(?:areas?|categor(?:y|ies)|fields?|subjects?|matters?|questions?)\s+(?:in which|where|for "
    r"which|on which|that)\s+[^,;:.]{2,60}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|its|their)\s+", re.IGNORECASE)
_GRADED = re.compile(
    r"\b(?:outstanding|inadequate|adequate|good(?! use)|requir\w+ improvement)\b", re.IGNORECASE
)
_BEFORE_RELATIVE = (
    re.compile(r"\b(?:its|their)\s+(?P<area>.{3,100})$", re.IGNORECASE),
    re.compile(
        r"\b(?:looked at|looking at|look at|examined|assessed|inspected|considered|reviewed|"
        r"covered)\s+(?:the\s+)?(?P<area>.{3,100})$",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:at|in|for|on)\s+(?:the\s+)?(?P<area>.{3,100})$", re.IGNORECASE),
    re.compile(r"\b(?:was|were|is|are)\s+(?:the\s+)?(?P<area>.{3,60})$", re.IGNORECASE),
)
_OWNER = re.compile(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir) (?:\w+[’']s?\s+)?|"
    r"(?!Children|Adult|People|Women|Victim)"
    r"(?:[A-Z][\w&.-]*\s+(?:and |of |the |& )?){0,7}?[A-Z][\w&.-]*(?:[’']s|(?<=s)[’'])\s+)"
)
_PERFORMANCE = re.compile(
    r"(?:(?:own|overall|recent)\s+)?(?:performance|work|record|efforts?|approach|ability|"
    r"progress|handling|services?|rating|grade|score|mark)\s+(?:(?:in|at|on|for|to|"
    r"towards)\s+)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:it[’']s|they[’']re|that[’']s|no|none|neither|not|like|unlike|as|has|have|had|is|was|"
    r"were|are|there|an?(?=\s)|here|nobody|everyone|everybody|"
    r"everything|some|many|most|few|several|who|what (?!goes)|you|i|we|he|she|"
    r"(?:some|most|many|one|two|three|four|five|none|half|few|several|each|either|neither) of)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|says|will|would|could|can|did|does|came|made|"
    r"began|begins|visited|looked|faced|published|received)\b"
)
_CLAUSED = re.compile(r"\b(?:how|what|the way|that|which|who|whom|whose|where)\b", re.IGNORECASE)
# `its vetting in that area`
_GOVERNED = re.compile(r"\b(?:of|in|for|with|by|and|to)\s+(?:the\s+)?$", re.IGNORECASE)
# `The third of the questions, custody, was …`
_ORDINAL = re.compile(
    r"(?:the\s+)?(?:first|second|third|fourth|fifth|last|other|final|remaining)\s+"
    r"(?:of\s+the\s+(?:\w+\s+)?)?(?:questions?|areas?|categor(?:y|ies)|pillars?|judge?ments?|"
    r"strands?)\b",
    re.IGNORECASE,
)
# `its effectiveness at keeping the public safe`: one of the pillars, and what it is about.
_PILLAR = re.compile(
    r"(?P<pillar>effectiveness|efficiency|legitimacy)\s+(?:at|in)\s", re.IGNORECASE
)
_IT = re.compile(r"(?:it|they)", re.IGNORECASE)
_AGAIN = re.compile(
    r"\s+in (?:that|this|the same) (?:area|category|regard|respect|field)$", re.IGNORECASE
)
# What a possessive or a compound has before it is no body of its own: `police powers`.
_OWN = re.compile(r"(?:its|their)\b|police [a-z]|(?-i:IT)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:(?:the )?way|how)\b", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s")
_MOST = 30


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
    if last[1] <= last[0]:
        return _apart(text, pieces, bodies)
    if _IT.fullmatch(text, *last):
        back = _told_of(text, first, low)
        if back is not None:
            return back
    if _RELATIVE.match(text, *last):
        return _related(text, pieces[-1], bodies) if pieces else None
    named = _named(text, last, bodies)
    if named is not None:
        return _listed(text, named, last, pieces, bodies)
    for number in range(len(pieces) - 1, -1, -1):
        led = _preposed(text, pieces[number], bodies)
        if led is not None:
            # `In one of three categories, understanding demand, it was good`
            few = counted(text, *led)
            if few is not None and few[0] >= led[1]:
                between = pieces[number + 1 :]
                return (between[0][0], between[-1][1]) if between else None
            upto = led[1]
            for piece in pieces[number + 1 :]:
                if not _plain(text, piece, bodies):
                    break
                upto = piece[1]
            return led[0], upto
    return None


def where(text: str, low: int, high: int) -> re.Match[str] | None:
    """Find `were all areas in which the force`, which ends what is said before a grade.

    Args:
        text: The text.
        low: Where to look from.
        high: Where the grade starts.
    """
    return _AREAS_WHERE.search(text, low, high)


def _told_of(text: str, low: int, high: int) -> Span | None:
    """Return what `it` means: `Custody was the surprise: it was …`, where that is an area."""
    if text[low:high].rstrip()[-1:] not in (":", ";", "–", "—"):
        return None
    verb = _FINITE.search(text, low, high)
    if verb is None:
        return None
    start, end = _stripped(text, (low, verb.start()))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    words = text[start:end]
    return (start, end) if _whole(_ARTICLE.sub("", words)) else None


def _whole(words: str) -> bool:
    """Whether words are what an inspectorate gives one grade for, and no more."""
    return AREAS.fullmatch(words) is not None or ATOMS.fullmatch(words) is not None


def _clause(text: str, low: int, high: int) -> int:
    """Return where the last clause before a place starts."""
    protected = [match.span() for match in AREAS.finditer(text, low, high)]
    at = low
    for boundary in _BOUNDARY.finditer(text, low, high):
        if boundary.end() >= high and not boundary[0].strip(" ;:"):
            continue
        if any(one <= boundary.start() < two for one, two in protected):
            continue
        if _TELLING.match(boundary[0]) and wordings.NOTHING.fullmatch(text, boundary.end(), high):
            # `In custody, it was told that it`: what goes before still says what for.
            continue
        at = boundary.end()
    return at


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


def _stripped(text: str, piece: Span) -> Span:
    """Return a piece without the joints that open it."""
    start, end = piece
    while opening := _OPENING.match(text, start, end):
        start = opening.end()
    return start, end


def _named(text: str, piece: Span, bodies: Bodies) -> Span | None:
    """Return the area that the subject or object of a clause names, or None for a body."""
    led = _preposed(text, piece, bodies)
    if led is not None:
        return led
    start, end = _stripped(text, piece)
    words = text[start:end]
    if _PREPOSED.match(words):
        return None
    if not words or wordings.NOTHING.fullmatch(words) or _NO_SUBJECT.match(words):
        return None
    owner = _OWNER.match(text, start, end)
    owned = owner is not None and owner[0].rstrip().lower() != "the" and owner.end() < end
    if owner is not None and owned:
        start = owner.end()
    elif is_body(words):
        return None
    pillar = _PILLAR.match(text, start, end)
    end = pillar.end("pillar") if pillar else end
    done = _PERFORMANCE.match(text, start, end)
    start = done.end() if done else start
    if _whole(_ARTICLE.sub("", text[start:end])):
        return start, end
    words = text[start:end]
    itself = re.search(r"\s+(?:itself|themselves)$", words)
    words = words[: itself.start()] if itself else words
    end = start + len(words)
    verb = _FINITE.search(words)
    if verb and not _CLAUSED.search(words[: verb.start()]):
        # `Vetting is stuck where it was`: the subject, where it is one that is graded.
        words = words[: verb.start()].rstrip()
        end = start + len(words)
        if _ARTICLE.sub("", words) and not _whole(_ARTICLE.sub("", words)):
            return None
    again = _AGAIN.search(text, start, end)
    end = again.start() if again else end
    asked = _ASKED.match(text, start, end) is not None
    for place, _ in [] if asked else bodies:
        if start <= place < end and not _OWN.match(text, place):
            at = re.search(r"\s(?:in|at|of|within|for|by)\s+(?:the\s+)?$", text[start:place])
            if at is None:
                return None
            # `Critical care at Anytown Hospital`
            end = start + at.start()
    words = text[start:end]
    if (
        not words.strip()
        or _GRADED.search(words)
        or len(words.split()) > _MOST
        or wordings.NOTHING.fullmatch(words)
        or wordings.NO_AREA.match(words)
        or "¤" in words
    ):
        return None
    return start, end


def _preposed(text: str, piece: Span, bodies: Bodies) -> Span | None:
    """Return the area of a piece such as `in custody`, `for vetting the force`."""
    start, end = _stripped(text, piece)
    led = _PREPOSED.match(text, start, end)
    if led is None:
        return None
    start = led.end()
    final = re.compile(
        r"\s+(?:(?:did|does|do|has|have|had|was|is|were|are)\s+)?(?:it|they|the (?:force|"
        r"service|council|school|trust|home|constabulary|prison|"
        r"college|academy|hospital|nursery|brigade|authority|provider|department|team|unit|"
        r"organisation|university|practice|charity|judges?|inspectors))$",
        re.IGNORECASE,
    ).search(text, start, end)
    end = final.start() if final else end
    for place, name in bodies:
        if start < place < end and place + len(name) >= end - 1:
            end = place
    verb = _FINITE.search(text, start, end)
    if verb and not _CLAUSED.search(text, start, verb.start()):
        # `Only on custody has the grade stayed where it was`
        end = verb.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    words = text[start:end]
    if (
        len(words) < 3
        or wordings.NO_AREA.match(words)
        or wordings.NOTHING.fullmatch(words)
        or YEAR.search(words)
        or is_body(words)
        or (words[0].isupper() and AREAS.match(words) is None)
        or len(words.split()) > _MOST
        or any(start <= place < end for place, _ in bodies)
        or _GRADED.search(words)
        or re.match(
            r"(?:all|total|addition|general|fact|short|particular|recent|"
            r"board|contrast|comparison|response|turn|most|other|each|its own|"
            r"a (?:blow|sign|boost|statement|further|bid|move))\b",
            words,
            re.IGNORECASE,
        )
    ):
        return None
    return start, end


def _plain(text: str, piece: Span, bodies: Bodies) -> bool:
    """Whether a piece may be one more area of a list: short, and without a verb or body."""
    start, end = _stripped(text, piece)
    words = text[start:end]
    return (
        0 < len(words.split()) <= 9
        and not _NO_SUBJECT.match(words)
        and not _RELATIVE.search(words)
        and not _FINITE.search(words)
        and not wordings.NOTHING.fullmatch(words)
        and not wordings.NO_AREA.match(words)
        and not any(start <= place < end for place, _ in bodies)
        and not is_body(words)
    )


def _listed(text: str, named: Span, last: Span, pieces: list[Span], bodies: Bodies) -> Span:
    """Return the whole list that ends in an area: `custody, vetting and leadership were good`."""
    words = text[last[0] : last[1]]
    if not re.search(r"(?:^|\s)(?:and|or|&)\s", words):
        return named
    start = named[0]
    for piece in reversed(pieces):
        if not _plain(text, piece, bodies) or _PREPOSED.match(text, *_stripped(text, piece)):
            break
        first = _named(text, piece, bodies)
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
    named = None if _FINITE.search(text, *piece) else _named(text, piece, bodies)
    if named is not None:
        return named
    for pattern in _BEFORE_RELATIVE:
        before = pattern.search(text, *piece)
        if before is not None:
            return None if is_body(before["area"]) else before.span("area")
    return known[-1].span() if known else None


def _apart(text: str, pieces: list[Span], bodies: Bodies) -> Span | None:
    """Find the area before a comma: `custody, which it saw, was`, `one area, custody, was`."""
    if not pieces:
        return None
    for number in range(len(pieces) - 2, -1, -1):
        begun = _stripped(text, pieces[number])
        if counted(text, *begun) is not None or _ORDINAL.match(text, *begun):
            return pieces[number + 1][0], pieces[-1][1]
    aside = pieces.pop()
    if pieces and re.match(r"(?:and|with)\s", text[slice(*aside)]) and _plain(text, aside, bodies):
        # `custody, along with vetting, was good`
        named = _named(text, aside, bodies)
        return _listed(text, named, aside, pieces, bodies) if named else None
    if not pieces:
        led = _preposed(text, aside, bodies)
        if led is not None:
            return led
        owned = re.compile(r"\b(?:its|their)\s+(?P<area>[a-z].{2,80})$").search(text, *aside)
        return owned.span("area") if owned else _named(text, aside, bodies)
    led = _PREPOSED.match(text, *_stripped(text, aside))
    if led and not _plain(text, pieces[-1], bodies):
        # `Force A, for vetting, was`, but `Force A, in the valley of …, was`
        placed = led[0].lower().startswith(("in", "at", "under"))
        return (
            None
            if placed and is_body(text[slice(*pieces[-1])])
            else (_preposed(text, aside, bodies))
        )
    while len(pieces) > 1 and not _named(text, pieces[-1], bodies):
        pieces.pop()
    last = pieces.pop()
    named = _named(text, last, bodies)
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
    start, end = _stripped(text, last)
    led = _PREPOSED.match(text, start, end)
    begun = led.end() if led else start
    if counted(text, begun, end) or _ORDINAL.match(text, begun, end):
        return opened.end(), closed.start()
    return area(text, low, opened.start(), bodies) if not after else None


def is_body(words: str) -> bool:
    """Whether words name a body or a person, and nothing else."""
    mentions = scan(words, 0, len(words))
    return (
        len(mentions) == 1
        and mentions[0].kind in ("body", "person")
        and mentions[0].end - mentions[0].start >= len(words.strip()) - 4
    )
