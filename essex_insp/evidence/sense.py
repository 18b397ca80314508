"""Words that turn the sense of a quotation, beside it or in what it left out.

They deny (`not`, `failed to`) or take back in part (`nearly`, `allegedly`, `would have`).
They are listed in `sense.json`. Nothing here understands a text: what might turn the sense is
shown, and a person who has looked at it can accept it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from essex_insp.evidence.index import Index
from essex_insp.evidence.normal import fold
from essex_insp.evidence.verdict import Turn

_BEFORE = 5  # words
_AFTER = 3
_NEAR = 200  # code points in which those words are looked for
_END = r"[.!?…]['\"”’)\]]*(?=\s|$)|[;:()\[\]“”\"‘]|(?<!\w)['’]|['’](?!\w)"
_PARTED = re.compile(rf"{_END}|\s[-‐–—―]+\s|[–—―]|,(?=\s)|\n\s*\n")
_STOPPED = re.compile(rf"{_END}|\n\s*\n")
_ASIDE = re.compile(r",(?:\s+[\w’'-]+){1,4},\s*$")
_WORD = re.compile(r"\w+(?:'\w+)*")


@cache
def vocabulary(kind: str) -> tuple[str, ...]:
    """Return the words of a kind in `sense.json`."""
    content = Path(__file__).with_name("sense.json").read_text(encoding="utf-8")
    return tuple(json.loads(content)[kind])


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    phrases = sorted((phrase for kind in kinds for phrase in vocabulary(kind)), key=len)
    listed = "|".join(
        r"\W+".join(r"[\w']+" if word == "*" else re.escape(word) for word in phrase.split())
        for phrase in reversed(phrases)
    )
    kept = "|".join(r"\W+".join(phrase.split()) for phrase in vocabulary("harmless"))
    if "deny" in kinds:
        listed += r"|\w+n't"
    return re.compile(rf"(?<![\w'])(?:(?:{kept})(?!\w)|(?P<turn>{listed})(?![\w']))", re.IGNORECASE)


def turning(folded: str, *kinds: str) -> tuple[str, ...]:
    """Return the words of these kinds, such as `deny`, in a folded text, as they stand there."""
    matches = _pattern(*kinds).finditer(folded)
    return tuple(match["turn"].replace("\n", " ") for match in matches if match["turn"])


def turned_beside(start: int, end: int, first: str, index: Index) -> tuple[Turn, ...]:
    """Return the words right before and after a stretch of a source that turn its sense.

    Only the clause that the stretch begins or ends in is looked at, not beyond a comma, a stop, a
    quotation mark or a word that parts clauses; and the start and the end of its sentence, which
    may make it conditional, or deny it.
    """
    at = index.folded.start(start)
    near = index.text[max(0, at - _NEAR) : at]
    turns = [
        Turn(words, "before") for words in turning(_before_words(near, first), "deny", "weaken")
    ]
    opening = _pattern("opening").match(_STOPPED.split(near)[-1].lstrip())
    if opening and opening["turn"] and near.rstrip().endswith(","):
        turns.insert(0, Turn(opening["turn"], "before"))
    beyond = index.folded.end(end)
    near = index.text[beyond : beyond + _NEAR]
    stop = _STOPPED.search(near)
    after = fold(near[: stop.start()] if stop else near).text.strip(" \n,-")
    head = _pattern("after").match(after)
    if head and head["turn"]:
        turns.append(Turn(head["turn"], "after"))
    elif denial := _denial().search(after if stop or beyond + _NEAR >= len(index.text) else ""):
        turns.append(Turn(denial[0], "after"))
    return tuple(turns)


@cache
def _denial() -> re.Pattern[str]:
    """A clause at the end of a sentence that denies what it said before: `…, but it is not`."""
    contrast, subject, verb, denied = (
        "|".join(vocabulary(kind)) for kind in ("contrasting", "standing_in", "auxiliary", "denied")
    )
    return re.compile(
        rf"\b(?:{contrast})(?: in \w+,?)?(?: (?:{subject}))?(?: in \w+)? (?:{verb})"
        rf"(?:n't| (?:{denied}))(?: true)?(?=,|$)",
        re.IGNORECASE,
    )


def _before_words(near: str, first: str) -> str:
    """Return the few words of the same clause that stand right before a stretch, folded."""
    text = fold(_PARTED.split(_ASIDE.sub(" ", near))[-1]).text
    parts = [part.end("parts") for part in _parting().finditer(f"{text} {first}")]
    begin = max((end for end in parts if end <= len(text)), default=0)
    words = list(_WORD.finditer(text, max(0, begin)))[-_BEFORE:]
    return text[words[0].start() :] if words else ""


@cache
def _parting() -> re.Pattern[str]:
    """What parts clauses, but for `anything but`, and `and` before a new subject."""
    parting, subjects = ("|".join(vocabulary(kind)) for kind in ("parting", "subjects"))
    kept = "|".join(phrase for phrase in vocabulary("deny") if phrase.endswith(" but"))
    return re.compile(
        rf"\b(?:{kept}|(?P<parts>{parting}|(?:and|or)(?=\W+(?:{subjects})\b)))\b", re.IGNORECASE
    )
