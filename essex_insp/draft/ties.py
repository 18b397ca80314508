"""Which areas each grade word of a sentence is tied to: `good at A`, `A was rated good`.

A tie is what stands between the two: small words, a preposition or a verb of grading, and the
names of bodies. Any other word breaks it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

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


@dataclass(slots=True)
class Part:
    """A sentence: its grade words, its areas in lists, items that are no known area, its bodies."""

    start: int
    end: int
    words: list[Word]
    groups: list[list[Area]]
    unknown: list[tuple[int, int]]
    masked: list[tuple[int, int]]


def part(page: Page, start: int, end: int, words: list[Word]) -> Part:
    """Return a sentence with its areas in lists."""
    masked = page.masked(start, end)
    areas = [area for area in page.areas(start, end) if area.kind != "overall"]
    graded = [word.start for word in page.within(start, end)]
    return Part(start, end, words, *_lists(page.read, areas, masked, graded), masked)


def ties(page: Page, sentence: Part) -> list[list[Area]]:
    """Return, for each grade word, the areas that it is tied to."""
    words, groups = sentence.words, sentence.groups
    targets: list[list[Area]] = [[] for _ in words]
    taken: dict[int, int] = {}
    for at, word in enumerate(words):
        after = next((i for i, g in enumerate(groups) if g[0].start >= word.end), None)
        if after is not None and _after(page, sentence, word, groups[after][0]):
            targets[at], taken[after] = list(groups[after]), at
        before = max((i for i, g in enumerate(groups) if g[-1].end <= word.start), default=None)
        if before is None or not _before(page, sentence, groups[before], word):
            continue
        owner = taken.get(before)
        if owner is None and (not targets[at] or _along(page, sentence, word)):
            targets[at] = groups[before] + targets[at]
            taken[before] = at
        elif owner == at - 1 and len(groups[before]) > 1 and not targets[at]:
            # `good at A and B ‘requires improvement’`
            targets[owner].remove(groups[before][-1])
            targets[at] = [groups[before][-1]]
    _share(page, sentence, targets)
    _front(page, sentence, targets)
    return [
        _listed(page, sentence, target) or _this(page, sentence, word)
        for target, word in zip(targets, words, strict=True)
    ]


def _listed(page: Page, sentence: Part, target: list[Area]) -> list[Area]:
    """The areas that are tied, with those of the list before in the place of `these areas`."""
    if not any(area.kind == "these" for area in target):
        return target
    named = [area for area in target if area.kind != "these"]
    before = [group for group in sentence.groups if group[-1].end <= target[0].start]
    both = [area for area in target if "both" in page.read[area.start : area.end]]
    return named or next((group for group in reversed(before) if len(group) > 1), both)


def _along(page: Page, sentence: Part, word: Word) -> bool:
    return pattern(_ALONG).match(page.read, word.end, sentence.end) is not None


def _after(page: Page, sentence: Part, word: Word, first: Area) -> bool:
    """Whether an area goes with the grade before it: `good at A`, `good across the board`."""
    between = _tokens(page.read, word.end, first.start, sentence.masked)
    whole = first.kind in ("every", "these") and not page.read[word.end : first.start].strip(
        " ’'”\"`"
    )
    along = _along(page, sentence, word)
    # `a ‘good’ efficiency rating`
    own = not between and pattern(_OWN).match(page.read, first.end) is not None
    return whole or along or own or _forward(between)


def _before(page: Page, sentence: Part, group: list[Area], word: Word) -> bool:
    """Whether areas go with the grade after them; the last is lengthened where its name goes on."""
    last = group[-1]
    between = _tokens(page.read, last.end, word.start, sentence.masked)
    if _backward(between, verbal=word.grade == _VERBAL):
        return True
    more = pattern(_MORE).match(page.read, last.end, word.start)
    rest = _tokens(page.read, more.end(), word.start, sentence.masked) if more else None
    joined = last.kind != "ordinary" or page.read.startswith(" and ", last.end)
    joined = joined and not page.read.endswith((" a ", " an "), 0, last.start)
    if more is None or not joined or not rest or not _backward(rest):
        return False
    group[-1] = Area(last.start, more.end(), last.kind)
    return True


def _share(page: Page, sentence: Part, targets: list[list[Area]]) -> None:
    """Give both grades of `from good to outstanding` the areas of one."""
    for at in range(len(targets) - 1):
        first = sentence.words[at]
        if scales.moved(page.read, sentence.start, first.start):
            targets[at] = targets[at] or targets[at + 1]
            targets[at + 1] = targets[at + 1] or targets[at]


def _front(page: Page, sentence: Part, targets: list[list[Area]]) -> None:
    """Give the areas that come first to the grades after them that have none of their own."""
    for group in sentence.groups:
        lead = page.read[sentence.start : group[0].start]
        rated = pattern(r"[’'”\"]? (?:{grade}|{report})\b").match(page.read, group[-1].end)
        if (rated and len(group) == 1) or pattern(_FRONTED).search(lead):
            for at in range(len(targets)):
                targets[at] = targets[at] or group
            return


def _this(page: Page, sentence: Part, word: Word) -> list[Area]:
    """What `in this area` means: the last area that was named before."""
    here = pattern(_THIS).search(page.read, sentence.start, min(sentence.end, word.end + 40))
    if here is None:
        return []
    before = page.areas(max(0, here.start() - 300), here.start())
    return [area for area in before if area.kind == "name"][-1:]


def _tokens(text: str, start: int, end: int, masked: list[tuple[int, int]]) -> list[str] | None:
    """The words and marks between two places, but of bodies; None where too many to be a tie."""
    if end - start > _LONGEST:
        return None
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        at = bisect_left(masked, (match.end(), 0)) - 1
        if at < 0 or masked[at][1] <= match.start():
            tokens.append(match[0].casefold().replace("'", "’"))
    return tokens


def _words(key: str) -> frozenset[str]:
    return lexicon.words("ties", key)


def _forward(between: list[str] | None) -> bool:
    """Whether words tie a grade to the area after it: `good at how well it`, `rating for`."""
    if not between:
        return False
    if not all(word in _words("forward") or word.isdigit() or word in _POINTS for word in between):
        return False
    return any(word in _words("prepositions") or word in _POINTS for word in between)


def _backward(between: list[str] | None, verbal: bool = False) -> bool:
    """Whether words tie an area to the grade after it: `A was rated as`, `A:`; nothing does too."""
    if between is None:
        return False
    if not between:
        return True
    if not all(word in _words("backward") or word in _POINTS for word in between):
        return False
    return verbal or any(word in _words("verbs") or word in _POINTS for word in between)


def _joined(between: list[str] | None) -> bool:
    """Whether words join two areas of one list: `A, B and its C`."""
    return bool(between) and all(word in _words("joints") for word in between or ())


def _parted(between: list[str] | None) -> bool:
    """Whether between two areas of one list stands an item that is no known area."""
    if not between or any(word in _words("breaks") for word in between):
        return False
    return bool({between[0], between[-1]} & {",", ";", "and", "&"})


def _lists(
    text: str, areas: list[Area], masked: list[tuple[int, int]], graded: list[int]
) -> tuple[list[list[Area]], list[tuple[int, int]]]:
    """Group the areas of a sentence into lists; return them, and where an item is no known area."""
    groups: list[list[Area]] = []
    unknown = []
    for area in areas:
        last = groups[-1][-1] if groups else None
        if last is not None and not any(last.end <= at < area.start for at in graded):
            short = _SHORT.match(text, last.end)
            between = _tokens(text, short.end() if short else last.end, area.start, masked)
            if _joined(between):
                groups[-1].append(area)
                continue
            if _parted(between):
                groups[-1].append(area)
                unknown.append((last.end, area.start))
                continue
        groups.append([area])
    # Words for all areas are left out before their names: `in all four categories, which are A`.
    return [
        group[1:] if group[0].kind in ("every", "these") and len(group) > 1 else group
        for group in groups
    ], unknown
