"""Where a text names what an inspectorate grades: `protecting vulnerable people`, `efficiency`.

The names are those of the frameworks in `data/areas.json` and of `vocabulary/areas.json`. Words
match by their stem, in order, and small words may stand between them, so that `how it prevents
crime` is `preventing crime`. A phrase that is no such name is none: nothing is guessed.
"""

import re
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from essex_insp.draft import lexicon, sectors
from essex_insp.draft.lexicon import pattern, wording

_WORD = re.compile(
    r"(?:anti|re|well|counter|multi)[- ]?(?:social|offend\w*|being|led|corruption|agency)\b|"
    r"[^\W_]+(?:[-’'˜][^\W_]+)*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ingly|edly|ings?|ed|ly|ness|ty|ies|es|s|e|y)$")
_GAP = re.compile(r"[ \t\xa0,’'‘“”\"&/-]*")
PILLARS = frozenset(["effectiveness", "efficiency", "legitimacy"])
# Each word is three signs: what parts it from the one before, its stem, its use in names.
_STEMS = 0xE000  # the first of the signs that stand for stems of names
_ON = "(?:[ ,].s){0,4}[ ,]"  # the next word of a name, perhaps over small ones
_PHRASE = re.compile(".d(?: .[sdk])* .k")  # a verb, and objects that names of areas are made of


class Area(NamedTuple):
    """A named area, in the text.

    `kind` is `name`; `ordinary`, a name of one word that has other uses; `overall`; `every`, words
    for all areas at once; or `these`, words for those of a list before.
    """

    start: int
    end: int
    kind: Literal["name", "ordinary", "overall", "every", "these"]


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Return what forms of a word, and words that mean the same, share: `prote` of `protects`."""
    plain = re.sub(r"[’'˜]s?\b|-|\s", "", word.casefold())
    short = _ENDING.sub("", plain)[:5]
    return _alike().get(short, short)


@cache
def _alike() -> dict[str, str]:
    """The stems of words that pages use in another's place: `combating` for `tackling`."""
    rows = (row.split() for row in lexicon.load("ties")["alike"])
    return {word: row[0] for row in rows for word in row[1:]}


def find(
    text: str, start: int, end: int, among: frozenset[str], adequate: bool = False
) -> list[Area]:
    """Return the areas that a part of a text names, in order; the longest name wins.

    Where the text grades `adequate`, only frameworks that have it on their scale count.
    """
    areas = [
        Area(*match.span(), "these" if wording("these").match(match[0]) else "every")
        for match in wording("every").finditer(text, start, end)
    ]
    words = list(_WORD.finditer(text, start, end))
    coded, names, single = _coded(text, words, among), _names(among, adequate), _single(among)

    def named(at: int, end: int) -> int:
        source = names.get(coded[at])
        name = pattern(source, 0).match(coded, at, end) if source else None
        return name.end() if name else 0

    at = 0
    while at < len(words):
        word, plain, sign = words[at], _plain(words[at][0]), 3 * at + 1
        end = named(sign, len(coded))
        # Without a half that begins a longer: `investigate crime` and `manage offenders`.
        longer = (i for i in range(sign + 6, end - 3, 3) if named(i, len(coded)) > end)
        end = named(sign, next(longer, end)) or end
        if not end and (phrase := _PHRASE.match(coded, sign)):
            end = phrase.end()
        if end:
            at = end // 3 - 1
            areas.append(Area(word.start(), words[at].end(), "name"))
        elif plain == "overall":
            areas.append(Area(*word.span(), "overall"))
        elif plain in single:
            areas.append(Area(*word.span(), "name" if plain in PILLARS else "ordinary"))
        at += 1
    return sorted(areas, key=lambda area: area.start)


def _coded(text: str, words: list[re.Match[str]], among: frozenset[str]) -> str:
    """Some words as signs: what parts each from the one before, its stem, and its use in names."""
    signs, doing = _signs(among), _doing(among)
    small, doers = lexicon.words("ties", "small"), lexicon.words("ties", "doers")
    coded, last, end = [], "", 0
    for word in words:
        plain, form, gap = word[0].casefold(), stem(word[0]), text[end : word.start()]
        parted = " " if gap.isspace() else "," if _GAP.fullmatch(gap) else "|"
        does = form in doing and (plain.endswith("ing") or last in doers)
        use = "s" if plain in small else "d" if does else "k" if form in signs else "-"
        coded.append(f"{parted}{signs.get(form, '-')}{use}")
        last, end = plain, word.end()
    return "".join(coded)


@lru_cache(maxsize=10_000)
def whole(words: str) -> bool:
    """Whether some words are the name of one area, of any sector, and nothing else."""
    among = frozenset(lexicon.load("areas"))
    return any(area.end - area.start == len(words) for area in find(words, 0, len(words), among))


def same(wording: str, other: str) -> bool:
    """Whether two wordings name one area: the words of one are among those of the other."""
    first, second = keys(wording), keys(other)
    less = min(first, second, key=len)
    whole = len(less) > 1 or (bool(less) and less <= {stem(pillar) for pillar in PILLARS})
    return first == second or (whole and (first <= second or second <= first))


@lru_cache(maxsize=10_000)
def keys(words: str) -> frozenset[str]:
    """Return the stems of what is not small in a wording."""
    return frozenset(
        stem(word)
        for word in _WORD.findall(words)
        if word.casefold() not in lexicon.words("ties", "small")
    )


@cache
def _signs(among: frozenset[str]) -> dict[str, str]:
    """The signs of the stems that names are made of."""
    stems = sorted(
        frozenset().union(*map(keys, _worded(among)), map(stem, lexicon.words("ties", "large")))
    )
    return {form: chr(_STEMS + at) for at, form in enumerate(stems)}


@cache
def _doing(among: frozenset[str]) -> frozenset[str]:
    """The stems of the verbs that names of areas begin with, of those that tell: `preventing`."""
    firsts = {name.split()[0].lower() for name in _worded(among)}
    firsts -= lexicon.words("ties", "light") | _single(among)
    return frozenset(stem(first) for first in firsts if first.endswith("ing")) | {stem("use")}


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    return re.sub(r"[’'˜]s$|[- ]", "", word.casefold())


def _worded(among: frozenset[str], adequate: bool = False) -> list[str]:
    names = [name for of, name, new in sectors.names() if of in among and (new or not adequate)]
    names += [name for of in among for name in lexicon.load("areas").get(of, ())]
    return names


@cache
def _names(among: frozenset[str], adequate: bool) -> dict[str, str]:
    """The names of more than one word, as patterns of signs, by the first: the longest first."""
    signs = _signs(among)
    small = lexicon.words("ties", "small") - lexicon.words("ties", "large")
    names = {
        tuple(signs[stem(word)] for word in _WORD.findall(name) if word.casefold() not in small)
        for name in _worded(among, adequate)
    }
    named = sorted((name[0], -len(name), name) for name in names if len(name) > 1)
    return {
        first: "|".join(f"{f'.{_ON}'.join(name)}." for _, _, name in alike)
        for first, alike in groupby(named, key=itemgetter(0))
    }


@cache
def _single(among: frozenset[str]) -> frozenset[str]:
    """The names of one word, which count as they are written."""
    return frozenset(_plain(name) for name in _worded(among))
