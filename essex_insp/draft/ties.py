"""Which areas each grade word of a sentence is tied to."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.draft import links, periods
from essex_insp.draft.areas import Area
from essex_insp.draft.ratings import Page
from essex_insp.draft.scales import Word
from essex_insp.draft.wording import pattern

_ALONG = r"(?:\W*overall)?\W*(?:along with|together with|as well as)\b"
# `In efficiency, it was rated good`, `there is hope, as under efficiency, it was rated good`
_FRONTED = (
    r"(?:^\W*(?:(?:but|and|however|overall|meanwhile|while|also)\W+)*|[,;–] |\b(?:as|but|and|while|"
    r"that|because) ){about}\s+(?:\w+\s+){0,4}$"
)
_MORE = r"(?: (?!(?:{be}|has|have|said|but|who|which|that)\b)[a-z-]+){1,5}(?= (?:{be}|has|have)\b)"
_THIS = r"\b(?:in|for|on) (?:this|that|the same|the latter) {area}\b"
_VERBAL = "Requires improvement"


@dataclass(slots=True)
class Part:
    """A sentence, with what stands in it.

    Args:
        start: Where it starts.
        end: Where it ends.
        words: Its grade words that may give a grade.
        groups: Its areas, in lists.
        unknown: Where an item of a list is no known area.
        masked: Where bodies are named.
    """

    start: int
    end: int
    words: list[Word]
    groups: list[list[Area]]
    unknown: list[tuple[int, int]]
    masked: list[tuple[int, int]]


def part(page: Page, start: int, end: int, words: list[Word]) -> Part:
    """Return a sentence with its areas in lists.

    Args:
        page: The text.
        start: Where the sentence starts.
        end: Where it ends.
        words: Its grade words that may give a grade.
    """
    masked = page.bearers.masked(start, end)
    areas = [area for area in page.areas(start, end) if area.kind != "overall"]
    graded = [word.start for word in page.within(start, end)]
    return Part(start, end, words, *links.lists(page.read, areas, masked, graded), masked)


def ties(page: Page, sentence: Part) -> list[list[Area]]:
    """Return, for each grade word, the areas that it is tied to.

    Args:
        page: The text.
        sentence: The sentence.
    """
    words, groups = sentence.words, sentence.groups
    targets: list[list[Area]] = [[] for _ in words]
    taken: dict[int, int] = {}
    for at, word in enumerate(words):
        bound = words[at + 1].start if at + 1 < len(words) else sentence.end
        after = next((i for i, g in enumerate(groups) if g[0].start >= word.end), None)
        near = after is not None and groups[after][0].start < bound
        if after is not None and near and _after(page, sentence, word, groups[after][0]):
            targets[at], taken[after] = list(groups[after]), at
        floor = words[at - 1].end if at else sentence.start
        before = max((i for i, g in enumerate(groups) if g[-1].end <= word.start), default=None)
        if before is None or groups[before][0].start < floor:
            continue
        if not _before(page, sentence, groups[before], word):
            continue
        owner = taken.get(before)
        if owner is None and (not targets[at] or _along(page, sentence, word)):
            targets[at] = groups[before] + targets[at]
            taken[before] = at
        elif owner == at - 1 and len(groups[before]) > 1:
            # `good at A and B ‘requires improvement’`
            targets[owner].remove(groups[before][-1])
            targets[at] = [groups[before][-1]]
    _share(page, sentence, targets)
    _front(page, sentence, targets, taken)
    return [
        target or _this(page, sentence, word) for target, word in zip(targets, words, strict=True)
    ]


def _along(page: Page, sentence: Part, word: Word) -> bool:
    return pattern(_ALONG).match(page.read, word.end, sentence.end) is not None


def _after(page: Page, sentence: Part, word: Word, first: Area) -> bool:
    """Whether an area goes with the grade before it: `good at A`, `good across the board`."""
    between = links.tokens(page.read, word.end, first.start, sentence.masked)
    whole = first.kind == "every" and not page.read[word.end : first.start].strip(" ’'”\"`")
    along = _along(page, sentence, word) and links.joined(between)
    return whole or along or links.forward(between)


def _before(page: Page, sentence: Part, group: list[Area], word: Word) -> bool:
    """Whether areas go with the grade after them; the last is lengthened where its name goes on."""
    last = group[-1]
    between = links.tokens(page.read, last.end, word.start, sentence.masked)
    if links.backward(between, verbal=word.grade == _VERBAL):
        return True
    more = pattern(_MORE).match(page.read, last.end, word.start)
    rest = links.tokens(page.read, more.end(), word.start, sentence.masked) if more else None
    if more is None or not rest or not links.backward(rest):
        return False
    group[-1] = Area(last.start, more.end(), last.kind)
    return True


def _share(page: Page, sentence: Part, targets: list[list[Area]]) -> None:
    """Give both grades of `from good to outstanding` the areas of one."""
    for at in range(len(targets) - 1):
        one, two = sentence.words[at], sentence.words[at + 1]
        if periods.moved(page.read, sentence.start, one.start, one.end, two.start):
            targets[at] = targets[at] or targets[at + 1]
            targets[at + 1] = targets[at + 1] or targets[at]


def _front(page: Page, sentence: Part, targets: list[list[Area]], taken: dict[int, int]) -> None:
    """Give the areas that come first to the grades after them that have none of their own."""
    for index, group in enumerate(sentence.groups):
        if index in taken or group[-1].end > sentence.words[0].start:
            continue
        whole = group[0].kind == "every"
        lead = page.read[sentence.start : group[0].start] + ("in " if whole else "")
        if pattern(_FRONTED).search(lead):
            for at, word in enumerate(sentence.words):
                if not targets[at] or _along(page, sentence, word):
                    targets[at] = group + targets[at]
            return


def _this(page: Page, sentence: Part, word: Word) -> list[Area]:
    """What `in this area` means: the last area that was named before."""
    here = pattern(_THIS).search(page.read, sentence.start, min(sentence.end, word.end + 40))
    if here is None:
        return []
    before = page.areas(max(0, here.start() - 300), here.start())
    return [area for area in before if area.kind == "name"][-1:]
