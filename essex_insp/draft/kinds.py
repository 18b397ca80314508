"""Kinds of bodies: the common nouns that stand for them, and the words in their names."""

from __future__ import annotations

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
    "home": ("home", "house", "lodge"),
    "prison": ("prison", "hmp", "hmyoi"),
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


_PLURALS_WORDS = """
inspectors officers ministers campaigners bosses chiefs assessors auditors police
"""
PLURALS = frozenset(_PLURALS_WORDS.split())
