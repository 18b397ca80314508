"""Which areas each grade word of a sentence is tied to: `good at A`, `A was rated good`.

A tie is judged by what stands between the two. Words that end a clause break it, and so does
another grade; a preposition or a verb of grading has to be there; each word that is none of the
small words of such clauses makes it weaker, and the nearest tie wins.
"""

import itertools
import re

from essex_insp.draft import lexicon
from essex_insp.draft.areas import Area
from essex_insp.draft.lexicon import pattern, wording
from essex_insp.draft.page import Page
from essex_insp.draft.scales import Word

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[:;,()\[\]|/&–—=→]|(?<=\s)-(?=\s)")
# `anti-social behaviour (ASB)`
_SHORT = re.compile(r"(?: \([A-Z]{2,5}\))?")
_FEW = 2
_OWN = frozenset(["its", "their", "the"])
_PRONOUNS = frozenset(["it", "they", "we", "he", "she"])
_PARTING = frozenset([",", ";", "and", "&", "or", "–", "-"])


class Part:
    """A sentence, or the end of one: its grade words, its areas in lists, and what ties the two.

    `unknown` are items of lists that are no known area; `sure`, whether a grade is tied to an area
    that is called nothing else.
    """

    def __init__(self, page: Page, start: int, end: int, words: list[Word]) -> None:
        self.page, self.read = page, page.read
        self.start, self.end, self.words = start, end, words
        self.unknown: list[tuple[int, int]] = []
        self.groups = self._lists()
        self.ties = self._tied() if words else []
        """For each grade word, the areas that it is tied to."""

    def _tied(self) -> list[list[Area]]:
        targets: list[list[Area]] = [[] for _ in self.words]
        edges = [self.start, *(word.start for word in self.words), self.end]
        gaps = [
            [group for group in self.groups if low <= group[0].start < high]
            for low, high in itertools.pairwise(edges)
        ]
        after: list[Area] = []
        for at, word in enumerate(self.words):
            taken, after = after, next(iter(gaps[at + 1]), [])
            # `A is good, with its B ‘outstanding’`
            rest = self.read[after[0].end : edges[at + 2]].strip(" ‘'“\"") if after else ""
            if (gaps[at] and not rest) or not (after and self._after(word, after[0])):
                after = []
            targets[at] = [*after]
            before = gaps[at][-1] if gaps[at] and (not after or self._along(word)) else []
            if before and self._before(before, word):
                if before is not taken:
                    targets[at] = [*before, *after]
                elif len(before) > 1:
                    # `good at A and B ‘requires improvement’`
                    targets[at] = [targets[at - 1].pop()]
        for at, (word, other) in enumerate(itertools.pairwise(self.words)):
            # `from good to outstanding`: both are of the areas of one.
            moved = self.page.leads("times_from", word.start, self.start)
            targets[at] = targets[at] or (targets[at + 1] if moved else [])
            # `A dropped from good to inadequate as has B`
            if not targets[at + 1] or self._along(other):
                targets[at + 1] = [*(targets[at] if moved else []), *targets[at + 1]]
        counted = self._counted(self.words[-1])
        targets[-1] = counted or targets[-1]
        self.sure = (
            bool(counted)
            or sum(map(bool, targets)) > 1
            or any(
                area.kind == "name" or self.read.endswith("being ", 0, area.start)
                for area in itertools.chain(*targets)
            )
        )
        return [*map(self._named, targets)]

    def _counted(self, word: Word) -> list[Area]:
        """The areas that are counted with the last grade and named after: `These included A`."""
        count = wording("count").match(self.read, word.end, self.end)
        lead = wording("naming").search(self.read, count.end(), self.end) if count else None
        if not lead or self.page.within(word.end, self.end):
            return []
        if self.page.unnamed(self.start, word.start, tied=True):
            return []
        items = Part(self.page, lead.end(), self.end, [])
        self.unknown += items.unknown
        return [area for area in next(iter(items.groups), []) if area.kind in ("name", "ordinary")]

    def _lists(self) -> list[list[Area]]:
        """The areas of the sentence in lists."""
        groups: list[list[Area]] = []
        for area in self.page.areas(self.start, self.end):
            if area.kind == "overall":
                continue
            last = groups[-1][-1] if groups else None
            if last is None or area.kind == "these" or not self._joined(last, area):
                groups.append([area])
            else:
                groups[-1].append(area)
        return groups

    def _joined(self, last: Area, area: Area) -> bool:
        """Whether an area goes on with the list of the one before, perhaps over an unknown item."""
        short = _SHORT.match(self.read, last.end)
        between = self._between(short.end() if short else last.end, area.start)
        # `A in 2016, its B`: a year ends what is said of A; `A, which includes B`: no grade of B.
        parting = "which" in (between or ()) or any(map(str.isdigit, between or ()))
        if not between or parting or _turns(between):
            return False
        if not any(_is_strange(word) for word in between if word not in _PARTING):
            return True
        ends = [between[0] in _PARTING, between[-1] in _PARTING]
        if _wording(between, "breaks") or not any(ends):
            return False
        # An item between the two that is no known area.
        self.unknown += [(last.end, area.start)] if all(ends) else []
        return True

    def _named(self, target: list[Area]) -> list[Area]:
        """The areas that are tied, without words for all that stand before their names."""
        if len(target) > 1 and target[0].kind in ("every", "these"):
            target = target[1:]
        if not any(area.kind == "these" for area in target):
            return target
        named = [area for area in target if area.kind != "these"]
        before = [group for group in self.groups if group[-1].end <= target[0].start]
        words = self.read[target[-1].start : target[-1].end]
        least = 1 if "same" in words or "this" in words.lower().split() else 2
        return named or next((group for group in reversed(before) if len(group) >= least), [])

    def _after(self, word: Word, area: Area) -> bool:
        """Whether an area goes with the grade before it: `good at A`."""
        between = self._between(word.end, area.start)
        if between is None:
            return False
        # In `good in 2015, A and B` the preposition is the year's.
        year = max((at for at, token in enumerate(between[:-1], 1) if token.isdigit()), default=0)
        # `praised as good its response to A`
        led = _OWN.issuperset(between) or self.read[area.start : area.end].startswith("in ")
        tied = led or _wording(between[year:], "prepositions")
        return tied and _ties(between, area)

    def _along(self, word: Word) -> bool:
        return wording("along").match(self.read, word.end, self.end) is not None

    def _before(self, group: list[Area], word: Word) -> bool:
        """Whether areas go with the grade after them; the last goes on as its name does."""
        area = group[-1]
        between = self._between(area.end, word.start)
        # `prevention work was praised, and it has five good grades`
        verbs = pattern(r"{be}|{rated}|now|as|to|an?")
        last = next((token for token in reversed(between or []) if not verbs.fullmatch(token)), "")
        counted = pattern(r"{number}").fullmatch(last)
        return between is not None and not counted and _ties(between, area)

    def _between(self, start: int, end: int) -> list[str] | None:
        """The words and marks between two places, but of bodies; None if they cannot be a tie."""
        if self.page.within(start, end):
            return None
        tokens = _TOKEN.findall(self.page.mask, start, end)
        return [token.casefold().replace("'", "’") for token in tokens]


def _ties(between: list[str], area: Area) -> bool:
    """Whether few of the words between a grade and an area are strange, and none parts them."""
    if _wording(between, "parting"):
        return False
    strange = sum(map(_is_strange, between))
    return not _turns(between) and strange <= (_FEW if area.kind != "ordinary" else 1)


def _turns(between: list[str]) -> bool:
    """Whether words turn to something else: `which it did`, `, and it`."""
    return any(
        (before in ("which", "that") and _is_strange(word))
        or (before in ("and", ",") and word in _PRONOUNS)
        for before, word in itertools.pairwise(between)
    )


def _is_strange(word: str) -> bool:
    known = word in lexicon.words("ties", "links") or wording("ties_small").fullmatch(word)
    return word[0].isalpha() and not known


def _wording(between: list[str], key: str) -> bool:
    return not lexicon.words("ties", key).isdisjoint(between)
