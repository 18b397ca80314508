"""How names are matched: without regard to case, accents or kind of quotation mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

_PRESENTATION = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
    }
)
# A name that was mistyped is short; what a hostile file calls a name may be a book.
_ALIKE = 0.6
_LONGEST = 200
_MOST_NAMES = 500
_WORD = re.compile(r"[^\W_]+")
# What the field abbreviates, and reporters type.
_ABBREVIATIONS = {
    "hmi": "hm inspector",
    "hmci": "hm chief inspector",
    "cc": "chief constable",
    "dcc": "deputy chief constable",
    "acc": "assistant chief constable",
    "pcc": "police and crime commissioner",
    "pfcc": "police fire and crime commissioner",
    "asb": "anti social behaviour",
    "rso": "registered sex offender",
}
_TITLES = (
    (re.compile(r"\b(?:his|her) majesty s (?=(?:chief )?inspector)"), "hm "),
    (re.compile(r"\bre (?=offen[cds])"), "re"),
)


def fold(text: str) -> str:
    """Return a text without what matching disregards: case, accents, kinds of mark and space."""
    bare = unicodedata.normalize("NFKD", text.translate(_PRESENTATION).casefold())
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    # Taking letters apart makes marks of its own, and capitals: `ŉ` becomes `ʼn`.
    return " ".join(bare.translate(_PRESENTATION).casefold().split())


def matches(wanted: str, *texts: str | None) -> bool:
    """Whether texts answer to a name as someone typed it.

    Each word that was typed begins a word of the texts: `bill` and `hmi` find HM Inspector
    Zoë Billingham, `ham` does not.

    Args:
        wanted: What was typed.
        texts: What may answer to it: a name, a role, an organisation, an id.
    """
    known = _words(" ".join(text for text in texts if text))
    words = _words(_ABBREVIATIONS.get(fold(wanted), wanted))
    return bool(words) and all(any(one.startswith(word) for one in known) for word in words)


def nearest(wanted: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return the names most like one that was not found, the likeliest first.

    Args:
        wanted: What was typed.
        known: The names there are.
        count: How many to give at the most.
    """
    if len(wanted) > _LONGEST:
        return ()
    folded, words = fold(wanted), _words(wanted)
    scores = []
    for name in islice(known, _MOST_NAMES):
        if len(name) > _LONGEST:
            continue
        ratios = [
            max((_likeness(word, one) for one in _words(name)), default=0.0) for word in words
        ]
        score = max(_likeness(folded, fold(name)), min(ratios, default=0.0))
        if score >= _ALIKE:
            scores.append((-score, name))
    # An id is the same name once more: `zoe-billingham` after `Zoë Billingham`.
    unlike: dict[str, str] = {}
    for _, name in sorted(scores):
        unlike.setdefault(" ".join(_words(name)), name)
    return tuple(unlike.values())[:count]


def _likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1; 0 where they cannot be alike enough."""
    shorter, longer = sorted((len(one), len(other)))
    if longer > _LONGEST or 2 * shorter < _ALIKE * (shorter + longer):
        return 0.0
    import difflib  # only where a name was not found

    return difflib.SequenceMatcher(None, one, other).ratio()


def _words(text: str) -> list[str]:
    plain = " ".join(_WORD.findall(fold(text)))
    for pattern, replacement in _TITLES:
        plain = pattern.sub(replacement, plain)
    return plain.split()
