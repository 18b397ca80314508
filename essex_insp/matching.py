"""Choosing by names as people type them: no regard to case, accents or kind of mark."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from unicodedata import combining, normalize

from essex_insp.errors import NearName, UnknownName, short

_PRESENTATION = {
    **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u00ad": "",
}
_SIGN = re.compile("[^\0-_a-~]")  # the mark among ASCII is `
# A name that was mistyped is short; what a hostile file calls a name may be a book.
_ALIKE = 0.7
_FORM = 5
_LONGEST = 200
_MOST_NAMES = 500
WORD = re.compile(r"[^\W_]+")
# What the field abbreviates, and reporters type.
_ABBREVIATIONS = {
    "hmi": "hm inspector",
    "hmci": "hm chief inspector",
    "cc": "chief constable",
    "dcc": "deputy chief constable",
    "acc": "assistant chief constable",
    "pcc": "police and crime commissioner",
    "pfcc": "police fire and crime commissioner",
    "afi": "area for improvement",
    "coc": "cause of concern",
    "asb": "anti social behaviour",
    "cse": "child sexual exploitation",
    "da": "domestic abuse",
    "pcp": "police and crime panel",
    "rso": "registered sex offender",
    "soc": "serious organised crime",
    "ri": "requires improvement",
    "ogl": "open government licence",
}
_TITLES = (
    (re.compile(r"^(?:mrs?|miss|ms|dr|sir|dame|the) (?=.)"), ""),
    (re.compile(r"\b(?:his|her) majesty s (?=(?:chief )?inspector)"), "hm "),
    (re.compile(r"\bre (?=offen[cds])"), "re"),
)

T = TypeVar("T")
Names = Callable[[Any], Iterable["str | None"]]
_MANY = 16
"""More names than this are not listed in an error, unless there can be no others."""
_ROOM = 160
"""So many characters of names an error has room for; of more, the first three are named."""


def fold(text: str) -> str:
    """Return a text without what matching disregards: case, accents, kinds of mark and space."""
    return " ".join(_SIGN.sub(lambda sign: _plain(sign[0]), text).casefold().split())


@lru_cache(1000)
def _plain(sign: str) -> str:
    """A sign without its accents, or the usual mark of its kind."""
    letters = normalize("NFKD", _PRESENTATION.get(sign, sign).casefold())
    # Taking letters apart makes marks of its own: `ŉ` becomes `ʼn`.
    return "".join(_PRESENTATION.get(letter, letter) for letter in letters if not combining(letter))


def matches(wanted: str, *texts: str | None) -> bool:
    """Whether each word that was typed begins a word of the texts, or is its plural.

    `bill` and `hmi` find HM Inspector Zoë Billingham, `ham` does not.
    """
    known, words = _words(" ".join(filter(None, texts))), _typed(wanted)
    begun = (any(name.startswith(word) or word == f"{name}s" for name in known) for word in words)
    return bool(words) and all(begun)


@lru_cache(64)  # it is held against many names
def _typed(wanted: str) -> list[str]:
    return _words(written(wanted))


def written(wanted: str) -> str:
    """Return a name as it was typed, what the field abbreviates written out."""
    said = fold(wanted)
    return _ABBREVIATIONS.get(said) or _ABBREVIATIONS.get(said.removesuffix("s"), wanted)


def nearest(wanted: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return the names most like one that was not found, the likeliest first."""
    if len(wanted) > _LONGEST:
        return ()
    folded, words = fold(wanted), _words(wanted)
    scores = []
    for name in islice(known, _MOST_NAMES):
        if len(name) > _LONGEST:
            continue
        parts = _words(name)
        ratios = [max((_likeness(word, part) for part in parts), default=0.0) for word in words]
        score = max(_likeness(folded, fold(name)), min(ratios, default=0.0))
        if score >= _ALIKE:
            scores.append((-score, name))
    # An id is the same name once more: `zoe-billingham` after `Zoë Billingham`.
    unlike: dict[str, str] = {}
    for _, name in sorted(scores):
        unlike.setdefault(" ".join(_words(name)), name)
    return tuple(unlike.values())[:count]


class Filter(NamedTuple):
    """One name that was typed, and what answers to it."""

    noun: str  # what the name is of, for the error
    link: str  # how it is said of an item, as `by` in "no quote is by 'kavanagh'"
    wanted: str | None  # what was typed; None where nothing was
    names: Names  # what an item answers to
    called: Names | None = None  # what it is called in the error; its first name if not given
    allowed: Sequence[str] = ()  # all names there can be, where they are known beforehand

    def keeps(self, item: Any) -> bool:
        """Whether an item answers to the name; every item does where none was typed."""
        return self.wanted is None or matches(self.wanted, *self.names(item))

    def shown(self, item: Any) -> list[str]:
        """Return what an item is called in the error."""
        names = list(filter(None, (self.called or self.names)(item)))
        return names if self.called else names[:1]

    def __str__(self) -> str:
        return f"{self.link} {short(repr(self.wanted))}"


def choose(noun: str, items: Sequence[T], *filters: Filter) -> list[T]:
    """Return the items, each a `noun` in errors, that answer to every name that was typed.

    `UnknownName`: none answers to one of them, or to all together. What each name is like is told
    from all items and all names there can be, never from those that another name has left.
    """
    typed = [name for name in filters if name.wanted is not None]
    for name in typed:
        if not any(map(name.keeps, items)):
            raise _nothing(noun, name, items)
    kept = [item for item in items if all(name.keeps(item) for name in typed)]
    if typed and not kept:
        *first, last = map(str, typed)
        both = "both " if len(typed) == 2 else ""
        raise NearName(f"no {noun} is {both}{', '.join(first)} and {last}; leave one of them out")
    return kept


def select(noun: str, wanted: str | None, items: Sequence[T], names: Names) -> list[T]:
    """Return the items that answer to a name, all where none was typed; else `UnknownName`."""
    return choose(noun, items, Filter(noun, "called", wanted, names))


def several(noun: str, wanted: str, names: Sequence[str]) -> UnknownName:
    """Return the error for a name that means several things, by their names."""
    shown = _some(names, 6)
    return UnknownName(f"{wanted!r} names more than one {noun}: {shown}; write one of them")


def _some(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(map(short, names[:most]))}{more}"


def _likeness(word: str, other: str) -> float:
    """How alike two words are, from 0 to 1; 0 where they cannot be alike enough."""
    shorter, longer = sorted((len(word), len(other)))
    if longer > _LONGEST or 2 * shorter < _ALIKE * (shorter + longer):
        return 0.0
    import difflib  # only where a name was not found

    formed = word[:_FORM] == other[:_FORM] != word  # as `response` for `responding`
    return max(_ALIKE * formed, difflib.SequenceMatcher(None, word, other).ratio())


def _words(text: str) -> list[str]:
    plain = " ".join(WORD.findall(fold(text)))
    for pattern, replacement in _TITLES:
        plain = pattern.sub(replacement, plain)
    return plain.split()


def _nothing(noun: str, typed: Filter, items: Sequence[Any]) -> UnknownName:
    """Why no item answers to a name, and which names there are."""
    wanted = typed.wanted or ""
    counts = Counter(name for item in items for name in typed.shown(item))
    if any(matches(wanted, name) for name in typed.allowed):
        there = ", ".join(f"{short(name)} ({count})" for name, count in counts.items())
        return UnknownName(f"no {noun} is {typed}; there is {there or 'none here'}")
    listed = list(typed.allowed or counts)
    known = {name: name for name in listed}
    for item in () if typed.allowed else items:
        for name in filter(None, typed.names(item)):
            known.setdefault(name, [*typed.shown(item), name][0])
    close = list(dict.fromkeys(known[name] for name in nearest(wanted, known, 9)))[:3]
    if close:
        remedy = f"nearest: {', '.join(map(short, close))}"
    elif typed.allowed or len(listed) <= _MANY:
        most = len(listed) if sum(map(len, listed)) <= _ROOM else 3
        remedy = f"there is {_some(listed, most) or 'none'}"
    else:
        remedy = f"none of {len(listed)} is like it"
    error = NearName if close or typed.allowed else UnknownName
    return error(f"no {typed.noun} matches {short(repr(wanted))}; {remedy}")
