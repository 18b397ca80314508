"""The names of bodies: `Anytown Police`, `HM Inspectorate of Prisons`, `Example NHS Trust`."""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import wording
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

_LONGEST, _LONGEST_SMALL, _LONGEST_PLACE = 12, 6, 4
# A name of capital words, and small ones between them.
_PRINTED = re.compile(r"[A-Z]\S*(?: (?:[A-Z]\S*|and|of|for))+")
_LINKS = frozenset(["and", "&", "of", "for", "upon", "the", "on", "y", "yr"])


@cache
def _known(*keys: str) -> re.Pattern[str]:
    names = [name for key in keys for name in lexicon.load("bodies")[key]]
    if "inspectorates" in keys:  # those of sectors too, where their names are as pages print them
        told = (name for each in lexicon.load("sectors").values() for name in each["inspectorates"])
        names += [re.escape(name) for name in told if _PRINTED.fullmatch(name)]
    return re.compile(rf"\b(?=[A-Zt])(?:{'|'.join(names)})(?!\w)")


def named(text: str) -> dict[int, int]:
    """Return where the full names of known bodies start in a text, and where they end."""
    return {name.start(): name.end() for name in _known("others", "inspectorates").finditer(text)}


@lru_cache(maxsize=50_000)
def inspects(name: str) -> bool:
    """Whether a body, as printed, is one that inspects, and so is not the one that is graded."""
    words = {word.strip("’'s,.()") for word in fold(name).split()} | set(fold(name).split())
    known = not words.isdisjoint(lexicon.words("bodies", "inspecting"))
    return known or _known("inspectorates").search(name) is not None


@lru_cache(maxsize=50_000)
def inspecting(*called: str | None) -> bool:
    """Whether someone is of those who inspect, or their paper, by a role, a noun or a body."""
    told = [words for words in called if words]
    return any(wording("bodies_inspecting").search(words) or inspects(words) for words in told)


def body(words: Words, i: int) -> int | None:
    """Return where the name of a body that starts at a word ends, or None."""
    if i >= len(words):
        return None
    first, at = words[i], i
    upto = words.named.get(first.start)
    if upto is not None:
        while at < len(words) and words[at].start < upto:
            at += 1
        return at
    if not first.capital:
        return None
    if first.bare in lexicon.words("bodies", "first"):
        at += 1
        while (
            at < i + _LONGEST_PLACE
            and words.close(at)
            and (words[at].capital or words[at].low == "&")
        ):
            at += 1
        return at
    end = _run(words, i)
    if end is not None:
        return end
    return i + 1 if first.bare in lexicon.words("bodies", "names", "inspectorate_letters") else None


def _run(words: Words, i: int) -> int | None:
    """The end of a run of capital words that ends in what a body is."""
    heads, inside = lexicon.words("bodies", "heads"), lexicon.words("bodies", "inside")
    reach = i + _LONGEST + _LONGEST_SMALL
    if bisect_left(words.heads, i) == bisect_left(words.heads, reach):
        return None  # none stands so near
    roles, first = lexicon.words("people", "role_heads", "rank_words"), words[i]
    if first.low[:-1] in roles or first.bare in lexicon.words("bodies", "not_first"):
        return None
    titles = lexicon.words("people", "titles")
    letters = lexicon.words("bodies", "inspectorate_letters")
    forenames = lexicon.words("people", "forenames_he", "forenames_she")
    end, at = None, i
    while at < min(len(words), i + _LONGEST) and (at == i or words.close(at)):
        token, following = words[at], words.low(at + 1)
        if (token.low == "of" and words.low(at - 1) in lexicon.words("bodies", "writings")) or (
            token.low in _LINKS
            and (first.bare in (letters if at == i + 1 else forenames) or first.low in titles)
        ):
            # `Assessment of Anytown Constabulary`, `HMIC on Anytown Police`, `Jane Example of ABC`
            break
        if token.low in _LINKS:
            # Its name goes on over a small word.
            after = at + 1 + (following == "the")
            if not (words.close(after) and words[after].capital):
                break
        elif not token.capital:
            # `Anytown’s fire service`, and not `Anytown Police’s service to victims`
            end = end if end and words[at - 1].possessive else _small(words, at) or end
            break
        elif token.low == "police":
            # `Anytown Police and Crime Commissioner` is no body.
            if "crime" in (words.low(at + 2), words.low(at + 3)):
                return end
            end = at + 1
        elif token.bare in heads:
            # `Force A`
            end = at + 1 + (words.close(at + 1) and words[at + 1].bare in tuple("ABCDEF"))
        elif token.low in roles:
            break
        elif end is not None and token.bare not in inside and following != "nhs":
            # `University Hospitals Anytown NHS Trust` goes on.
            break
        at += 1
    if end is None:
        return end
    common = lexicon.words("bodies", "heads", "common")
    plain = all({words[k].bare, words[k].bare.title()} & common for k in range(i, end))
    telling = words[end - 1].bare in lexicon.words("bodies", "telling")
    return None if plain and not telling else end


def _small(words: Words, at: int) -> int | None:
    """The end of a body whose kind is printed small: `Anytown county council`."""
    upto, end = at, None
    while upto < at + _LONGEST_SMALL and words.close(upto):
        low = words[upto].low
        if low in lexicon.words("bodies", "lower_heads"):
            end = upto + 1
        elif low not in lexicon.words("bodies", "lower_modifiers"):
            break
        upto += 1
    return None if end and words.low(end + 1) in ("crime", "fire") else end
