"""Kinds of bodies: the common nouns that stand for them, and the words in their names."""

from __future__ import annotations

import re
from functools import lru_cache

from essex_insp.draft.words import BODY_HEADS
from essex_insp.matching import fold

KINDS = {
    "force": ("police", "constabulary", "force"),
    "constabulary": ("police", "constabulary"),
    "police": ("police", "constabulary"),
    "officers": ("police", "constabulary"),
    "department": ("department", "office", "ministry"),
    "union": ("union", "unison", "unite", "federation", "association", "gmb", "fbu"),
    "brigade": ("fire", "brigade"),
    "service": ("service", "fire", "brigade", "police"),
    "council": ("council", "borough"),
    "authority": ("council", "authority", "borough"),
    "trust": ("trust",),
    "hospital": ("hospital", "infirmary", "trust"),
    "school": ("school", "academy", "primary", "college"),
    "academy": ("academy", "school"),
    "college": ("college", "academy"),
    "nursery": ("nursery",),
    "home": ("home", "house", "lodge", "grange", "manor"),
    "prison": ("prison", "hmp", "hmyoi"),
    "jail": ("prison", "hmp", "hmyoi"),
    "unit": ("unit",),
    "surgery": ("surgery", "practice", "centre"),
    "federation": ("federation",),
    "commission": ("commission",),
}


def heads(noun: str) -> tuple[str, ...]:
    """Return the words that name a body of which a common noun is used, folded.

    Args:
        noun: A common noun, such as `force`.
    """
    return KINDS.get(noun, ())


# What a name may end in that is of the kind of a word before it: `Anytown Fire Service`.
_ENDS = frozenset(["service", "services", "group", "force", "unit", "centre", "now"])
# The nouns that end the name of a body, in small letters.
HEADS = frozenset(word.lower() for word in BODY_HEADS)
# Words that tell what a body is, and not which one.
_KINDLY_WORDS = """
hm his her majestys the of and for fire rescue prison prisons probation ambulance health care
social home crown prosecution county city borough district town local national nhs childrens
crime safety primary secondary high community foundation trust adult education justice
"""
_KINDLY = frozenset(_KINDLY_WORDS.split()) | (HEADS - {"met", "house", "lodge"})


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a body's name, folded, without marks.

    Args:
        name: The name as printed.
    """
    bare = fold(name).replace("'", "").replace("’", "").replace(" & ", " and ")
    return tuple(re.findall(r"\w+", bare))


def fits(noun: str, name: str) -> bool:
    """Whether a common noun may stand for a body: `the prison` is no `Prison Service`.

    Args:
        noun: The noun, such as `force`.
        name: The body's name as printed.
    """
    wanted, parts = heads(noun), words(name)
    if not any(head in part for part in parts for head in wanted):
        return False
    last = parts[-1]
    if last not in HEADS or any(head in last for head in wanted):
        return True
    return last in _ENDS and not nameless(name)


@lru_cache(maxsize=4096)
def kinds(name: str) -> tuple[str, ...]:
    """Return the common nouns that may stand for a body.

    Args:
        name: The body's name as printed.
    """
    return tuple(noun for noun in KINDS if fits(noun, name))


def nameless(name: str) -> bool:
    """Whether a name says what a body is and not which one: `Prison Service`, `County Council`.

    Args:
        name: The name as printed.
    """
    return all(part in _KINDLY for part in words(name))


def fuller(name: str, other: str) -> bool:
    """Whether a name is another one with words of its kind put in: `Force A Fire … Service`.

    Args:
        name: The longer name as printed.
        other: The shorter one.
    """
    longer, shorter = words(name), words(other)
    if len(longer) <= len(shorter):
        return False
    rest = iter(longer)
    if not all(part in rest for part in shorter):
        return False
    left = list(longer)
    for part in shorter:
        left.remove(part)
    return all(part in _KINDLY for part in left)


_PLURALS_WORDS = """
inspectors officers ministers campaigners bosses chiefs assessors auditors police
"""
PLURALS = frozenset(_PLURALS_WORDS.split())
