"""Where words that are not verbatim were taken from: to show what differs, never to accept it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from essex_insp.evidence.difference import Alignment, align, longest, shared_start
from essex_insp.evidence.edge import cuts
from essex_insp.evidence.furniture import named
from essex_insp.evidence.index import Index, gaps_of
from essex_insp.evidence.match import Needle, Span, beside
from essex_insp.evidence.normal import DIVIDED
from essex_insp.evidence.verdict import Selector

_RARE_WORDS = 6
_MOST_POSTINGS = 32
_VOTED_WINDOWS = 3
_LEAST_WORDS = 0.5  # more than this share of the words stands in the place, in order
_ENOUGH_WORDS = 0.8  # the share at which no better place is looked for
_SHORT, _MOST_BETWEEN = 3, 7  # words that may differ altogether, between a prefix and a suffix
_FEW = 6  # words that part a chance match at the edge from the rest
_MANY = 30  # words, of which more part no further
_WIDEST_MARGIN = 200  # words, that may be left out or stand at a page's foot
_MOST_GROWTH = 80
_APART = "'\"-"
_EDITED = re.compile(r"[\s\[\]…]")
_PARTED = re.compile("[\n'\"]|^$")
_STOP = re.compile(r"[.!?]\W")
_NOT = re.compile(r"n t (?<=\wn t )")
_CONTRACTED = "ca not=can not,wo not=will not,cannot=not,s=is,re=are,ve=have,ll=will,d=would,m=am"
_IN_FULL = [[f" {words} " for words in pair.split("=")] for pair in _CONTRACTED.split(",")]
"""What is contracted, word for word in full: `did not` for `didn t`."""


def locate(wanted: Needle, selector: Selector, index: Index) -> Alignment | None:
    """Align words that do not stand in a source with what is most like them; None if nothing is."""
    gaps = gaps_of(wanted.text)
    run = _between(wanted, selector, index)
    likest = (run, gaps[0], gaps[-1]) if run else _likest(wanted, gaps, selector, index)
    if likest is None:
        return None
    return align(index.folded, _grown(*likest, selector.whole, index), wanted.folded)


def _between(wanted: Needle, selector: Selector, index: Index) -> Span | None:
    """A few words right between prefix and suffix, if both stand there, whatever they say."""
    before, after = beside(selector)
    if len(wanted.words) > _SHORT:
        return None
    runs = list[Span]()
    for number in islice(index.sequences(before), _MOST_POSTINGS):
        start = number + len(before)
        ends = islice(index.sequences(after, start + 1, start + _MOST_BETWEEN), 1)
        runs += ((start, end) for end in ends)
    return runs[0] if len(runs) == 1 else None


def _likest(
    wanted: Needle, gaps: list[str], selector: Selector, index: Index
) -> tuple[Span, str, str] | None:
    """The run of words that has most of the words in their order, or all of them in another.

    With it come the marks that the words have where it begins, and where it ends.
    """
    words = _plain(wanted.words)
    ends = _STOP.search(gaps[-1] + " ") is not None
    best, most = None, _LEAST_WORDS * len(words)
    for low, high in _windows(wanted, selector, index) if len(words) > 1 else ():
        there = _plain(index.words[low:high])
        same = _together(there, words, low, index)
        if not same:
            continue
        # It begins and ends with what is the same, or with what took the place of a word beyond;
        # never with what the words only lack.
        (start, begun), (end, done) = same[0], same[-1]
        apart = gaps_of(index.folded.text[index.starts[low] : index.word_end(high - 1)])
        after, before = _Side(there, apart), _Side(there[::-1], apart[::-1])
        closed = after.reached(end, words[done + 1 :], ends)
        opened = before.reached(len(there) - 1 - start, words[:begun][::-1])
        # Sentences that changed places: the one that is not the same stands on the other side.
        left = Counter(words)
        left.subtract(there[len(there) - 1 - opened : closed + 1])
        last = after.spread(closed, left)
        first = len(there) - 1 - before.spread(opened, left)
        lead = gaps[max(0, begun - start + len(there) - 1 - opened)].strip() or gaps[0]
        trail = gaps[: done + 2 - end + closed][-1].strip() or gaps[-1]
        run = (low + first, low + last + 1), lead, trail
        if not any(left.values()) or "".join(there[first : last + 1]) == "".join(words):
            return run  # in another order, or parted otherwise
        if len(same) > most:
            best, most = run, len(same)
        if most > _ENOUGH_WORDS * len(words):
            break
    return best


class _Side(NamedTuple):
    """Words in the order in which they stand on one side of others, and what parts them."""

    words: list[str]
    gaps: list[str]

    def reached(self, at: int, beyond: list[str], ends: bool = False) -> int:
        """Return the last word that took the place of those that a quotation has beyond one.

        What is left of a sentence took the place of other words: of one, and of a few if the
        quotation `ends` a sentence there too.
        """
        while beyond and _goes_on(self.gaps[at + 1]):
            first, second = (*self.words[at + 1 : at + 3], "")[:2]
            parted = beyond[0] in (first + second, second + first)
            if not (parted or _akin(first, beyond[0])):
                break
            at += 1 + (parted and second != "")
            beyond = beyond[1:]
        most = len(beyond) + _FEW if ends else min(1, len(beyond))
        for end in range(at, at + most + 1):
            if not _goes_on(self.gaps[end + 1]) or _STOP.search(self.gaps[end + 1] + "a"):
                return end
        return at

    def spread(self, at: int, left: Counter[str]) -> int:
        """Return the last of the words after one that a quotation has and the stretch has not."""
        while _goes_on(self.gaps[at + 1]) and left[self.words[at + 1]] > 0:
            at += 1
            left[self.words[at]] -= 1
        return at


def _together(there: list[str], words: list[str], low: int, index: Index) -> list[Span]:
    """Pairs of words that are the same, as near together as they can be, but for chance matches."""
    same = _drawn(there, longest(there, words))
    turned = _drawn(there[::-1], [(len(there) - 1 - at, number) for at, number in same[::-1]])
    same = [(len(there) - 1 - at, number) for at, number in turned[::-1]]
    stretch = _dense(same, low, index)
    middle = (stretch.start + stretch.stop) // 2
    same[middle:] = _drawn(there, same[middle:])
    return same[_dense(same, low, index)]


def _drawn(there: list[str], same: list[Span]) -> list[Span]:
    """Pairs from the first on, each with the nearest of like words."""
    drawn = same[:1]
    for at, number in same[1:]:
        drawn.append((there.index(there[at], drawn[-1][0] + 1), number))
    return drawn


def _dense(same: list[Span], low: int, index: Index) -> slice:
    """The stretch of pairs without those at its ends that match by chance, far from the others.

    A pair speaks for a stretch as much as a few words between it and the next speak against it,
    unless a page ends there; no number of words parts many pairs from many.
    """
    folded, starts = index.folded, index.starts
    best = weight = begun = first = end = 0
    for i, ((before, number), (at, to)) in enumerate(pairwise([*same[:1], *same])):
        between = at - before + to - number - 2
        if between > _FEW:
            stop = folded.end(index.word_end(low + before))
            paged = named(index.text, stop, folded.start(starts[low + at]))[0]
            between = 0 if paged else min(between, _MANY)
        if between > weight:
            begun, weight = i, 0
        elif between > 0:
            weight -= between
        weight += _FEW
        if weight > best:
            best, first, end = weight, begun, i + 1
    return slice(first, end)


def _windows(wanted: Needle, selector: Selector, index: Index) -> Iterator[Span]:
    """Runs of words that may hold the place: the paragraph that is cited, then by rare words.

    The rarest of the words tell where the whole would start, the most agreed on first.
    """
    count = len(wanted.words)
    margin = min(count // 2 + _FEW, _WIDEST_MARGIN)
    low, high = map(index.word_at, index.paragraph_span(selector.paragraph))
    if 0 < high - low <= count + 2 * margin:
        yield low, min(len(index.words), high + count)  # in which they start
    places = {word: i for i, word in reversed(list(enumerate(wanted.words)))}
    known = [word for word in places if word in index.postings]
    known.sort(key=lambda word: len(index.postings[word]))
    size = min(max(4, count // 4), _WIDEST_MARGIN // 2)
    votes = Counter(
        (number - places[word]) // size + later
        for word in known[:_RARE_WORDS]
        for number in index.postings[word][:_MOST_POSTINGS]
        for later in (0, 0, 1)
    )
    starts = [bucket * size for bucket, _ in votes.most_common(_VOTED_WINDOWS)]
    wide = [(start, _WIDEST_MARGIN) for start in starts[:1]]
    for start, most in [*((start, margin) for start in starts), *wide]:
        yield max(0, start - most), max(0, min(len(index.words), start + count + most))


def _plain(words: list[str]) -> list[str]:
    """Words in small letters, and what is contracted in full."""
    text = _NOT.sub(" not ", f" {' '.join(words).lower()} ")
    for short, full in _IN_FULL:
        text = text.replace(short, full)
    return text.split()


def _goes_on(gap: str) -> bool:
    """Whether the same speech goes on in the same paragraph after what parts two words."""
    return gap == "'" or _PARTED.search(gap) is None


def _akin(source: str, quoted: str) -> bool:
    """Whether one word took the other's place: another form, ending or number."""
    if source[0].isdigit() and quoted[0].isdigit():
        return True
    shared, shorter = shared_start(source, quoted), min(len(source), len(quoted))
    begun = shared > 3 or 1 < shared == shorter  # `guidance` for `guidelines`, `to day`
    shared += shared_start(source[shared:][::-1], quoted[shared:][::-1])
    return begun or 2 * shared > max(len(source), len(quoted))


def _grown(run: Span, lead: str, trail: str, whole: bool, index: Index) -> Span:
    """Take in the rest of a word at either edge, and marks beside it where the words have some."""
    folded = index.folded

    def grown(at: int, step: int, marks: str) -> int:
        most = len(_EDITED.sub("", marks))
        for grown in range(_MOST_GROWTH):
            near = folded.text[min(at, at + step) : max(at, at + step)]
            marked = (whole and near not in _APART) or (grown < most and not near.isalnum())
            divided = DIVIDED in folded.text[max(0, at - 1) : at + 1]
            within = cuts(index.text, folded.end(at) if step > 0 else folded.start(at))
            if near == "" or near.isspace() or not (marked or divided or within):
                break
            at += step
        return at

    return grown(index.starts[run[0]], -1, lead), grown(index.word_end(run[1] - 1), 1, trail)
