"""The names of bodies: `Anytown Police`, `HM Inspectorate of Prisons`, `Example NHS Trust`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from essex_insp.draft import lexicon
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

_LONGEST = 12
# What goes on after a head that has an `and` behind it: `Fire and Rescue Service`.
_JOINED = frozenset(["crime", "rescue", "fire", "social", "skills", "schools", "clinical"])
# Heads that make a name of common words: `Fire Brigade Union`.
_INSIDE = frozenset(["NHS", "Foundation"])
_TELLING = frozenset(["Union", "Federation", "Association", "Inspectorate", "Ombudsman"])
_PRISON = frozenset(["HMP", "HMYOI", "YOI", "HMP/YOI"])


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon.load("bodies")[key]) + r")(?!\w)")


def named(text: str, start: int, end: int) -> dict[int, int]:
    """Return where the full names of known bodies start in a part of a text, and where they end.

    Args:
        text: The text.
        start: Where the part starts.
        end: Where it ends.
    """
    return {
        match.start(): match.end()
        for key in ("others", "inspectorates")
        for match in _pattern(key).finditer(text, start, end)
    }


@lru_cache(maxsize=2048)
def inspects(name: str) -> bool:
    """Whether a body is one that inspects, and so is not the one that is graded.

    Args:
        name: The body as printed.
    """
    words = {word.strip("’'s,.()") for word in fold(name).split()} | set(fold(name).split())
    return not words.isdisjoint(lexicon.words("bodies", "inspecting")) or (
        _pattern("inspectorates").search(name) is not None
    )


def body(words: Words, i: int) -> int | None:
    """Return where the name of a body that starts at a word ends, or None.

    Args:
        words: The words of a sentence.
        i: The word.
    """
    first = words[i]
    upto = words.named.get(first.start)
    if upto is not None:
        at = i
        while at < len(words) and words[at].start < upto:
            at += 1
        return at
    if not first.capital:
        return None
    end = _run(words, i)
    if end is not None:
        return end
    if first.bare in lexicon.words("bodies", "names"):
        return i + 1
    if first.bare in lexicon.words("bodies", "inspectorate_letters"):
        return i + 1
    if first.bare in _PRISON:
        at = i + 1
        while at < min(len(words), i + 4) and words.close(at) and words[at].capital:
            at += 1
            if words[at - 1].possessive:
                break
        return at
    return None


def _run(words: Words, i: int) -> int | None:
    """The end of a run of capital words that ends in what a body is."""
    heads = lexicon.words("bodies", "heads")
    first = words[i]
    people = first.low.removesuffix("s") in lexicon.words("people", "role_heads")
    if first.bare in lexicon.words("bodies", "not_first") or (people and first.low.endswith("s")):
        return None
    end: int | None = None
    at = i
    while at < min(len(words), i + _LONGEST) and (at == i or words.close(at)):
        token = words[at]
        if token.text == "&" or token.low in ("and", "of", "for", "upon", "the", "on"):
            if not _goes_on(words, i, at, end):
                break
        elif token.capital:
            if token.low == "police" and words.low(at + 1) in ("and", "&", "fire"):
                crime = at + 2 + (words.low(at + 1) == "fire") * 2
                if words.low(crime) == "crime":
                    panel = words.low(crime + 1) == "panel"
                    return crime + 2 if panel else end
            if _is_role(words, at) and token.bare not in heads:
                break
            if token.bare in heads or (len(token.bare) > 4 and token.bare.title() in heads):
                end = at + 1
                if token.possessive:
                    break
                if token.bare == "Force" or (end < len(words) and len(words[end].bare) == 1):
                    lone = end < len(words) and words.close(end) and len(words[end].bare) == 1
                    if lone and words[end].bare.isupper() and words[end].bare != "I":
                        return end + 1
            elif end is not None and token.bare not in _INSIDE and not _of(words, i, at):
                break
            elif end is not None and token.bare not in _INSIDE:
                end = at + 1
        else:
            small = _small(words, i, at)
            return small or _alone(words, i, end)
        at += 1
    return _alone(words, i, end)


def _alone(words: Words, i: int, end: int | None) -> int | None:
    """No name: a common noun that is printed with a capital."""
    if end is not None and words[i].bare not in lexicon.words("bodies", "names"):
        common = lexicon.words("bodies", "common") | lexicon.words("bodies", "heads")
        plain = all({words[at].bare, words[at].bare.title()} & common for at in range(i, end))
        if plain and words[end - 1].bare not in _TELLING:
            return None
    return end


def _is_role(words: Words, at: int) -> bool:
    low = words[at].low
    return low in lexicon.words("people", "role_heads") or low in ("chief", "deputy", "hm")


def _of(words: Words, i: int, at: int) -> bool:
    """Whether an `of` or `for` right after what a body is leads to a word: `College of Policing`."""
    while at > i and words.low(at) not in ("of", "for"):
        at -= 1
    return at > i and words[at - 1].bare in lexicon.words("bodies", "of_heads")


def _goes_on(words: Words, i: int, at: int, end: int | None) -> bool:
    """Whether the name of a body goes on over a small word."""
    following = at + 1
    if words.low(following) == "the" and words.low(at) in ("of", "for"):
        following += 1
    if at == 0 or not words.close(following) or not words[following].capital:
        return False
    low = words.low(at)
    if low in ("and", "&"):
        if end is None:
            # `the Infirmary in Anytown and Northtown Hospital`: a place, and another body.
            return not words[at - 1].possessive and words.low(i - 1) != "in"
        if end == at:
            return words.low(following) in _JOINED
        return True
    if low in ("of", "for"):
        if end is None:
            return low == "of" and not _is_role(words, following)
        return end == at and words[at - 1].bare in lexicon.words("bodies", "of_heads")
    return low != "the" or words.low(at - 1) in ("of", "for")


def _small(words: Words, i: int, at: int) -> int | None:
    """The end of a body whose kind is printed small: `Anytown county council`."""
    if at == i or words[at - 1].low in ("and", "of", "for", "&", "the", "on", "upon"):
        return None
    upto = at
    modifiers = lexicon.words("bodies", "lower_modifiers")
    heads = lexicon.words("bodies", "lower_heads")
    end = None
    while upto < min(len(words), at + 6) and words.close(upto) and words[upto].text.islower():
        low = words[upto].low
        if low in heads:
            end = upto + 1
            if words[upto].possessive:
                break
        elif low not in modifiers:
            break
        upto += 1
    if end is None:
        return None
    joined = words.low(end) in ("and", "&") and words.low(end + 1) in ("crime", "fire")
    return None if joined else end
