"""How names are matched: without regard to case, accents or kind of quotation mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PRESENTATION = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
    }
)
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
    bare = unicodedata.normalize("NFKD", text.translate(_PRESENTATION))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


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
    words = _words(wanted)
    scores = []
    for name in known:
        ratios = [
            max((_likeness(word, one) for one in _words(name)), default=0.0) for word in words
        ]
        score = max(_likeness(fold(wanted), fold(name)), min(ratios, default=0.0))
        if score >= 0.6:
            scores.append((-score, name))
    # An id is the same name once more: `zoe-billingham` after `Zoë Billingham`.
    unlike = {" ".join(_words(name)): name for _, name in sorted(scores, reverse=True)}
    return tuple(name for _, name in sorted(scores) if name in unlike.values())[:count]


def _likeness(one: str, other: str) -> float:
    import difflib  # only where a name was not found

    return difflib.SequenceMatcher(None, one, other).ratio()


def _words(text: str) -> list[str]:
    plain = " ".join(_WORD.findall(fold(text)))
    for pattern, replacement in _TITLES:
        plain = pattern.sub(replacement, plain)
    return plain.split()
