"""Which areas each grade word of a sentence is tied to: `good at A`, `A was rated good`.

A tie is what stands between the two: small words, a preposition or a verb of grading, and the
names of bodies. Any other word breaks it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from essex_insp.draft import lexicon, scales
from essex_insp.draft.areas import Area
from essex_insp.draft.lexicon import pattern
from essex_insp.draft.page import Page
from essex_insp.draft.scales import Word

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[:;,()\[\]|/&–—=→]|(?<=\s)-(?=\s)")
# `anti-social behaviour (ASB)`
_SHORT = re.compile(r"(?: \([A-Z]{2,5}\))?")
_LONGEST = 220
_POINTS = frozenset(":–—-(|=→")
_ALONG = r"(?:\W*overall)?\W*(?:along with|together with|as well as)\b"
# `In efficiency, it was rated good`, `there is hope, as under efficiency, it was rated good`
_FRONTED = (
    r"(?:^\W*(?:(?:but|and|however|overall|meanwhile|while|also)\W+)*|[,;–] |\b(?:as|but|and|while|"
    r"that|because) ){about}\s+(?:\w+\s+){0,4}$"
)
_MORE = (
    r"(?: (?!(?:{be}|has|have|said|but|who|which|that)\b)[a-z-]+){1,5}(?<! and)"
    r"(?= (?:{be}|has|have)\b)"
)
_THIS = r"\b(?:in|for|on) (?:this|that|the same|the latter) {area}\b"
_OWN = r" (?:{grade})\b"
_VERBAL = "Requires improvement"
_PARTING = frozenset([",", ";", "and", "&"])


class Part:
    """A sentence: its grade words, its areas in lists, and what ties the two.

    `unknown` is where between two areas of a list stands an item that is no known area.
    """

    def __init__(self, page: Page, start: int, end: int, words: list[Word]) -> None:
        self.page, self.read = page, page.read
        self.start, self.end, self.words = start, end, words
        self._masked = page.masked(start, end)
        self.unknown: list[tuple[int, int]] = []
        self.groups = self._lists()

    def ties(self) -> list[list[Area]]:
        """Return, for each grade word, the areas that it is tied to."""
        groups = self.groups
        targets: list[list[Area]] = [[] for _ in self.words]
        taken: dict[int, int] = {}
        for at, word in enumerate(self.words):
            after = next((i for i, g in enumerate(groups) if g[0].start >= word.end), None)
            if after is not None and self._after(word, groups[after][0]):
                targets[at], taken[after] = list(groups[after]), at
            before = max((i for i, g in enumerate(groups) if g[-1].end <= word.start), default=None)
            if before is None or not self._before(groups[before], word):
                continue
            owner = taken.get(before)
            if owner is None and not targets[at]:
                targets[at], taken[before] = list(groups[before]), at
            elif owner == at - 1 and len(groups[before]) > 1 and not targets[at]:
                # `good at A and B ‘requires improvement’`
                targets[owner].pop()
                targets[at] = [groups[before][-1]]
        for at, word in enumerate(self.words[:-1]):
            if scales.moved(self.read, self.start, word.start):
                # `from good to outstanding`: both are of the areas of one.
                targets[at] = targets[at] or targets[at + 1]
                targets[at + 1] = targets[at + 1] or targets[at]
        front = next(filter(self._fronted, groups), [])
        areas = []
        for target, word in zip(targets, self.words, strict=True):
            target = front + target if not target or self._along(word) else target
            areas.append(self._named(target) or self._this(word))
        return areas

    def _lists(self) -> list[list[Area]]:
        """The areas of the sentence in lists."""
        groups: list[list[Area]] = []
        graded = [word.start for word in self.page.within(self.start, self.end)]
        for area in self.page.areas(self.start, self.end):
            if area.kind == "overall":
                continue
            last = groups[-1][-1] if groups else None
            between = None
            if last is not None and not any(last.end <= at < area.start for at in graded):
                short = _SHORT.match(self.read, last.end)
                between = self._between(short.end() if short else last.end, area.start)
            if last is None or not between:
                groups.append([area])
            elif _made_of(between, "joints"):
                groups[-1].append(area)
            elif _PARTING & {between[0], between[-1]} and not _any_of(between, "breaks"):
                groups[-1].append(area)
                self.unknown.append((last.end, area.start))
            else:
                groups.append([area])
        # Words for all are left out before the names: `in all four categories, which are A`.
        return [
            group[1:] if group[0].kind in ("every", "these") and len(group) > 1 else group
            for group in groups
        ]

    def _named(self, target: list[Area]) -> list[Area]:
        """The areas that are tied, with those of the list before in the place of `these areas`."""
        if not any(area.kind == "these" for area in target):
            return target
        named = [area for area in target if area.kind != "these"]
        before = [group for group in self.groups if group[-1].end <= target[0].start]
        both = [area for area in target if "both" in self.read[area.start : area.end]]
        return named or next((group for group in reversed(before) if len(group) > 1), both)

    def _this(self, word: Word) -> list[Area]:
        """What `in this area` means: the last area that was named before."""
        here = pattern(_THIS).search(self.read, self.start, min(self.end, word.end + 40))
        if here is None:
            return []
        before = self.page.areas(max(0, here.start() - 300), here.start())
        return [area for area in before if area.kind == "name"][-1:]

    def _after(self, word: Word, first: Area) -> bool:
        """Whether an area goes with the grade before it: `good at A`, `good across the board`."""
        between = self._between(word.end, first.start)
        gap = self.read[word.end : first.start].strip(" ’'”\"`")
        if first.kind in ("every", "these") and not gap:
            return True
        if self._along(word):
            return True
        if not between:
            # `a ‘good’ efficiency rating`
            return between == [] and pattern(_OWN).match(self.read, first.end) is not None
        return _made_of(between, "forward") and _any_of(between, "prepositions")

    def _along(self, word: Word) -> bool:
        return pattern(_ALONG).match(self.read, word.end, self.end) is not None

    def _before(self, group: list[Area], word: Word) -> bool:
        """Whether areas go with the grade after them; the last goes on as its name does."""
        last, verbal = group[-1], word.grade == _VERBAL
        between = self._between(last.end, word.start)
        tied = verbal or not between or _any_of(between, "verbs")
        if tied and between is not None and _made_of(between, "backward"):
            return True
        more = pattern(_MORE).match(self.read, last.end, word.start)
        rest = self._between(more.end(), word.start) if more else None
        joined = last.kind != "ordinary" or self.read.startswith(" and ", last.end)
        joined = joined and not self.read.endswith((" a ", " an "), 0, last.start)
        if more and joined and rest and _made_of(rest, "backward") and _any_of(rest, "verbs"):
            group[-1] = Area(last.start, more.end(), last.kind)
            return True
        return False

    def _fronted(self, group: list[Area]) -> bool:
        """Whether areas come first, for grades after them that have none of their own."""
        rated = pattern(r"[’'”\"]? (?:{grade}|{report})\b").match(self.read, group[-1].end)
        lead = self.read[self.start : group[0].start]
        return (rated is not None and len(group) == 1) or bool(pattern(_FRONTED).search(lead))

    def _between(self, start: int, end: int) -> list[str] | None:
        """The words and marks between two places, but of bodies; None if too many to be a tie."""
        if end - start > _LONGEST:
            return None
        tokens = []
        for match in _TOKEN.finditer(self.read, start, end):
            at = bisect_left(self._masked, (match.end(), 0)) - 1
            if at < 0 or self._masked[at][1] <= match.start():
                tokens.append(match[0].casefold().replace("'", "’"))
        return tokens


def _made_of(between: list[str], key: str) -> bool:
    """Whether between an area and a grade, or two areas, stands nothing but known words."""
    known = lexicon.words("ties", key)
    points = frozenset() if key == "joints" else _POINTS
    return all(word in known or word in points or word.isdigit() for word in between)


def _any_of(between: list[str], key: str) -> bool:
    known = lexicon.words("ties", key)
    return any(word in known or (key != "breaks" and word in _POINTS) for word in between)
