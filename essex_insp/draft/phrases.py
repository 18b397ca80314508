"""What a phrase names: an area, a body, or nothing that is graded."""

from __future__ import annotations

import re

from essex_insp.draft import wordings
from essex_insp.draft.frameworks import AREAS, whole
from essex_insp.draft.history import YEAR
from essex_insp.draft.people import scan
from essex_insp.draft.text import Span

Bodies = list[tuple[int, str]]

PREPOSED = re.compile(
    r"(?:in|on|for|at|under|as for|as to|as regards|regarding|concerning|in terms of|"
    r"with regard to|with respect to|in relation to|in respect of|"
    r"when it (?:came|comes|comes down) to|turning to)\s+"
    r"(?:(?:the|a|an)\s+)?(?:(?:area|field|category|matter|question|pillar|heading|"
    r"subject)s? of\s+)?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:within (?:that|this|the) (?:overall )?\w+|and|but|while|with|yet|so|or|plus|also|then|"
    r"overall|both|again|that|as|not only|even|"
    r"only|meanwhile|inspectors|elsewhere|however|its overall|the overall)\s+",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"(?:where|which|who|whose|that|(?:(?:both|all|each|two|three|some) )?(?:for|in|at|on|of) "
    r"which|including)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the|its|their)\s+", re.IGNORECASE)
_GRADED = re.compile(
    r"\b(?:outstanding|inadequate|adequate|good(?! use)|requir\w+ improvement)\b", re.IGNORECASE
)
_OWNER = re.compile(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) (?:\w+[’']s?\s+)?|"
    r"(?:pupils|children|students|learners|patients|residents)[’']s?\s+|"
    r"(?!Children|Adult|People|Women|Victim)"
    r"(?:[A-Z][\w&.-]*\s+(?:and |of |the |& )?){0,7}?[A-Z][\w&.-]*(?:[’']s|(?<=s)[’'])\s+)"
)
_PERFORMANCE = re.compile(
    r"(?:(?:own|overall|recent)\s+)?(?:performance|work|record|efforts?|approach|ability|"
    r"progress|handling|rating|grade|score|mark)\s+(?:(?:in|at|on|for|to|"
    r"towards)\s+)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:it[’']s|they[’']re|that[’']s|no|none|neither|not|to the|up|down|like|unlike|as|ahead|"
    r"behind|below|"
    r"above|has|have|had|is|was|"
    r"were|are|there|an?(?=\s)|here|nobody|everyone|everybody|"
    r"everything|parts? of|(?:the )?(?:majority|rest|remainder|bulk|"
    r"minority|others)|some|many|most|few|several|who|what (?!goes)|you|i|we|he|she|"
    r"(?:some|most|many|one|two|three|four|five|none|half|few|several|each|either|neither) of)\b",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|says|will|would|could|can|did|does|came|made|"
    r"began|begins|visited|looked|faced|published|received)\b"
)
_CLAUSED = re.compile(r"\b(?:how|what|the way|that|which|who|whom|whose|where)\b", re.IGNORECASE)
# `its effectiveness at keeping the public safe`: one of the pillars, and what it is about.
_PILLAR = re.compile(
    r"(?P<pillar>effectiveness|efficiency|legitimacy)\s+(?:at|in)\s", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\s+in (?:that|this|the same) (?:area|category|regard|respect|field)$", re.IGNORECASE
)
# What a possessive or a compound has before it is no body of its own: `police powers`.
_OWN = re.compile(r"(?:its|their)\b|police [a-z]|(?-i:IT)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:(?:the )?way|how)\b", re.IGNORECASE)
_FINAL = re.compile(
    r"\s+(?:(?:did|does|do|has|have|had|was|is|were|are)\s+)?(?:it|they|the (?:force|"
    r"service|council|school|trust|home|constabulary|prison|"
    r"college|academy|hospital|nursery|brigade|authority|provider|department|team|unit|"
    r"organisation|university|practice|charity|judges?|inspectors))$",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\s(?:goes|went|moves|moved|slips|slipped|falls|fell|rises|rose|comes|came|gets|got|drops|"
    r"dropped|keeps|kept|climbs|climbed|stays|stayed|remains|remained)\b"
)
_SERVED = re.compile(r"services?\s+for\s+", re.IGNORECASE)
# `Only for the way it looks after its staff did it slip`
_INVERTED = re.compile(
    r"\s+(?:did|does|do)\s+(?:it|they|the\s+\w+|[A-Z][\w ]{2,40}?)(?:\s+[a-z]+){0,3}$"
)
# `a separate verdict on efficiency`
_VERDICT_ON = re.compile(
    r"(?:an?|the|its)\s+(?:\w+\s+)?(?:verdict|rating|grade|judge?ment|mark|score)\s+(?:on|for|"
    r"in)\s+",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-Z][a-z][\w’'-]*(?: [A-Z][a-z][\w’'-]*){0,3}")
# `its efficiency earned it one of few outstanding marks`
_EARNED = re.compile(
    r"(?P<area>.{3,80}?)\s+(?:earned|earns|won|wins|brought|gained|landed)\s+(?:it|them|the\s+\w+)",
    re.IGNORECASE,
)
_OF_CLAUSE = re.compile(r"\b(?:way|how|how\s\w+ly|how\swell|what)\s+$", re.IGNORECASE)
_MOST = 30


def stripped(text: str, piece: Span) -> Span:
    """Return a piece without the joints that open it.

    Args:
        text: The text.
        piece: The span of the piece.
    """
    start, end = piece
    while opening := _OPENING.match(text, start, end):
        start = opening.end()
    return start, end


def named(text: str, piece: Span, bodies: Bodies) -> Span | None:
    """Return the area that the subject or object of a clause names, or None for a body.

    Args:
        text: The text.
        piece: The span of the piece.
        bodies: Where the sentence names a body, and which.
    """
    led = preposed(text, piece, bodies)
    if led is not None:
        return led
    start, end = stripped(text, piece)
    words = text[start:end]
    if PREPOSED.match(words) or RELATIVE.match(words):
        return None
    earned = _EARNED.fullmatch(text, start, end)
    if earned:
        end = earned.end("area")
        words = text[start:end]
    verdict = _VERDICT_ON.match(text, start, end)
    if verdict:
        start = verdict.end()
        words = text[start:end]
    if _TITLE.fullmatch(words) and not whole(words) and text[:start].rstrip()[-1:] not in ".!?\n":
        # Within a sentence only a name has a capital.
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
    if whole(ARTICLE.sub("", text[start:end])):
        return start, end
    served = _SERVED.match(text, start, end)
    if served and whole(text[served.end() : end]):
        return served.end(), end
    words = text[start:end]
    itself = re.search(r"\s+(?:itself|themselves)$", words)
    words = words[: itself.start()] if itself else words
    end = start + len(words)
    known = AREAS.match(words)
    if known and _MOVES.match(words, known.end()):
        # `Custody goes the other way and`
        return start, start + known.end()
    verb = FINITE.search(words)
    if verb and not _CLAUSED.search(words[: verb.start()]):
        # `Vetting is stuck where it was`: the subject, where it is one that is graded.
        words = words[: verb.start()].rstrip()
        end = start + len(words)
        if ARTICLE.sub("", words) and not whole(ARTICLE.sub("", words)):
            return None
    again = _AGAIN.search(text, start, end)
    end = again.start() if again else end
    asked = _ASKED.match(text, start, end) is not None
    for place, _ in [] if asked else bodies:
        if start <= place < end and not _OWN.match(text, place):
            at = re.search(r"\s(?:in|at|of|within|for|by)\s+(?:the\s+)?$", text[start:place])
            if at is None and _OF_CLAUSE.search(text, start, place):
                # `the way it goes about`
                continue
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


def preposed(text: str, piece: Span, bodies: Bodies) -> Span | None:
    """Return the area of a piece such as `in custody`, `for vetting the force`.

    Args:
        text: The text.
        piece: The span of the piece.
        bodies: Where the sentence names a body, and which.
    """
    start, end = stripped(text, piece)
    led = PREPOSED.match(text, start, end)
    if led is None:
        return None
    start = led.end()
    final = _FINAL.search(text, start, end)
    end = final.start() if final else end
    known = AREAS.match(text, start, end)
    if known and re.match(r"\s+(?:the|its|it|they|[A-Z])", text[known.end() : end]):
        end = known.end()
    inverted = _INVERTED.search(text, start, end)
    end = inverted.start() if inverted else end
    for place, name in bodies:
        if start < place < end and place + len(name) >= end - 1:
            end = place
    verb = FINITE.search(text, start, end)
    if verb and not _CLAUSED.search(text, start, verb.start()):
        # `Only on custody has the grade stayed where it was`
        end = start + len(text[start : verb.start()].rstrip())
        final = _FINAL.search(text, start, end)
        end = final.start() if final else end
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
        or any(start <= place < end and not _OWN.match(text, place) for place, _ in bodies)
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


def plain(text: str, piece: Span, bodies: Bodies) -> bool:
    """Whether a piece may be one more area of a list: short, and without a verb or body.

    Args:
        text: The text.
        piece: The span of the piece.
        bodies: Where the sentence names a body, and which.
    """
    start, end = stripped(text, piece)
    words = text[start:end]
    return (
        0 < len(words.split()) <= 9
        and not _NO_SUBJECT.match(words)
        and not RELATIVE.search(words)
        and not FINITE.search(words)
        and not wordings.NOTHING.fullmatch(words)
        and not wordings.NO_AREA.match(words)
        and not any(start <= place < end for place, _ in bodies)
        and not is_body(words)
    )


def is_body(words: str) -> bool:
    """Whether words name a body or a person, and nothing else.

    Args:
        words: The words.
    """
    mentions = scan(words, 0, len(words))
    return (
        len(mentions) == 1
        and mentions[0].kind in ("body", "person")
        and mentions[0].end - mentions[0].start >= len(words.strip()) - 4
    )
