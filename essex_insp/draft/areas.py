"""Where a text names what an inspectorate grades: `protecting vulnerable people`, `efficiency`.

The names are those of the frameworks in `data/areas.json` and of `vocabulary/areas.json`. Words
match by their stem, in order, and small words may stand between them, so that `how it prevents
crime` is `preventing crime`. A phrase that is no such name is none: nothing is guessed.
"""

import itertools
import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from essex_insp.draft import lexicon, sectors
from essex_insp.draft.lexicon import wording

_WORD = re.compile(
    r"(?:anti|re|well|counter|multi)[- ]?(?:social|offend\w*|being|led|corruption|agency)\b|"
    r"[^\W_]+(?:[-’'˜][^\W_]+)*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ingly|edly|ings?|ed|ly|ness|ty|ies|es|s|e|y)$")
_GAP = re.compile(r"[ \t\xa0,’'‘“”\"&/-]*")
_SMALL_WORDS = """
a all also an and any are area areas as at by can do does each for force from has have how in
is it its local more most of on or our people’s service services so some that the their them these
they this those to us we well which who whose will with within
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_LARGE = frozenset(["service", "services", "local"])
_DOERS = frozenset(["it", "they", "force", "service", "police", "constabulary"])
PILLARS = frozenset(["effectiveness", "efficiency", "legitimacy"])
_MOST_SMALL = 4
Tree = dict[str, "Tree"]


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
    if _openers(among).isdisjoint(stem(word[0]) for word in words):
        return areas
    names, single = _Names(text, words, among, adequate), _single(among)
    at = 0
    while at < len(words):
        word, last = words[at], names.upto(at)
        plain = _plain(word[0])
        if last is not None:
            areas.append(Area(word.start(), words[last].end(), "name"))
            at = last
        elif plain == "overall":
            areas.append(Area(*word.span(), "overall"))
        elif plain in single:
            areas.append(Area(*word.span(), "name" if plain in PILLARS else "ordinary"))
        at += 1
    return sorted(areas, key=lambda area: area.start)


class _Names:
    """The words of a part of a text, and the names of areas that begin at them."""

    def __init__(
        self, text: str, words: list[re.Match[str]], among: frozenset[str], adequate: bool
    ) -> None:
        self.tree, self.known, doing = _tree(among, adequate), _stems(among), _doing(among)
        self.stems = [stem(word[0]) for word in words]
        plain = [word[0].casefold() for word in words]
        self.doing = [
            verb in doing and (words[at][0].endswith("ing") or (at > 0 and plain[at - 1] in _DOERS))
            for at, verb in enumerate(self.stems)
        ]
        self.small = [word in _SMALL for word in plain]
        gaps = [text[before.end() : word.start()] for before, word in itertools.pairwise(words)]
        self.joined = [False, *(gap == " " or bool(_GAP.fullmatch(gap)) for gap in gaps)]
        self.beside = [False, *(gap.isspace() for gap in gaps)]

    def upto(self, at: int) -> int | None:
        """The last word of the name that begins at a word; without a half that begins a longer.

        In `investigate crime and manage offenders and suspects` it is `crime`.
        """
        last = self._longest(at, len(self.stems))
        for i in range(at + 2, last or 0):
            if (self._longest(i, len(self.stems)) or 0) > (last or 0):
                return self._longest(at, i) or last
        return last or (self._worded(at) if self.doing[at] else None)

    def _worded(self, at: int) -> int | None:
        """The last word of a phrase of a verb and objects that names of areas are made of."""
        last: int | None = None
        for i in range(at + 1, len(self.stems)):
            known = self.small[i] or self.stems[i] in self.known
            if not (known and self.beside[i]):
                break
            last = last if self.small[i] or self.doing[i] else i
        return last

    def _longest(self, at: int, end: int) -> int | None:
        node: Tree = self.tree.get(self.stems[at], {})
        last, skipped = None, 0
        for i in range(at + 1, end):
            if not (node and self.joined[i]):
                break
            if self.stems[i] in node:
                node, skipped = node[self.stems[i]], 0
                last = i if "" in node else last
                continue
            skipped += 1
            if not self.small[i] or skipped > _MOST_SMALL:
                break
        return last


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
    return frozenset(stem(word) for word in _WORD.findall(words) if word.casefold() not in _SMALL)


@cache
def _stems(among: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(keys, _worded(among)))


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
def _tree(among: frozenset[str], adequate: bool) -> Tree:
    """The names of more than one word, as a tree of stems; `""` ends a name."""
    tree: Tree = {}
    for name in _worded(among, adequate):
        node = tree
        for word in _WORD.findall(name):
            if word.casefold() not in _SMALL or word.casefold() in _LARGE:
                node = node.setdefault(stem(word), {})
        node[""] = {}
    return tree


@cache
def _single(among: frozenset[str]) -> frozenset[str]:
    """The names of one word, which count as they are written."""
    return frozenset(_plain(name) for name in _worded(among))


@cache
def _openers(among: frozenset[str]) -> frozenset[str]:
    """The stems of all words that an area can begin with."""
    single = map(stem, ("overall", *_single(among)))
    return frozenset(_tree(among, adequate=False)).union(_doing(among), single)
