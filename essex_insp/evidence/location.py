"""Where words that are not verbatim were taken from: to show what differs, never to accept it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from essex_insp.evidence.difference import Alignment, align, longest
from essex_insp.evidence.edge import cuts
from essex_insp.evidence.furniture import named
from essex_insp.evidence.index import Index, gaps_of
from essex_insp.evidence.match import LONE_MARK, Needle, Span, beside
from essex_insp.evidence.normal import DIVIDED
from essex_insp.evidence.verdict import Selector

_RARE_WORDS = 6
_MOST_POSTINGS = 32
_VOTED_WINDOWS = 3
_LEAST_WORDS = 0.5
"""More than this share of the words stands in the place, in order."""
_ENOUGH_WORDS = 0.8
"""The share at which no better place is looked for."""
_SHORT = 3  # words that may differ altogether, between a prefix and a suffix that are both there
_FEW = 6  # words that part a chance match at the edge from the rest
_MANY = 30  # words, of which more part no further
_WIDEST_MARGIN = 200  # words, that may be left out or stand at a page's foot
_MOST_GROWTH = 80
_APART = "'\"-"
_EDITED = re.compile(r"[\s\[\]…]")
_STOP = re.compile(r"[.!?]\W")
_IN_FULL = {
    "n t ": " not ",
    " ca not ": " can not ",
    " wo not ": " will not ",
    " sha not ": " shall not ",
    " cannot ": " not ",
    " s ": " is ",
    " re ": " are ",
    " ve ": " have ",
    " ll ": " will ",
    " d ": " would ",
    " m ": " am ",
}
"""What is contracted, word for word in full: `did not` for `didn t`."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A run of a source's words, in full and in small letters, and the number of the first."""

    words: list[str]
    low: int
    index: Index

    def gap(self, at: int, step: int) -> str:
        """What parts a word from the next, with a letter of either; a line end at the edges."""
        first = min(at, at + step)
        if not 0 <= first < len(self.words) - 1:
            return "\n"
        end = self.index.word_end(self.low + first)
        return self.index.folded.text[end - 1 : self.index.starts[self.low + first + 1] + 1]

    def edge(self, at: int, beyond: list[str], step: int, ends: bool = False) -> int:
        """Move an edge over the words that took the place of those that a quotation has beyond it.

        What is left of a sentence took the place of other words: of one, and of a few if the
        quotation `ends` a sentence there too.
        """
        while beyond and _goes_on(self.gap(at, step)):
            word, following = beyond[0 if step > 0 else -1], self.words[at + step]
            parted = "".join(self.words[at + step : at + 3 * step : step][::step])
            if not (_akin(following, word) or word == parted):
                break
            at += step * (2 if word == parted else 1)
            beyond = beyond[max(0, step) : len(beyond) + min(0, step)]
        most = len(beyond) + _FEW if ends else min(1, len(beyond))
        for end in range(at, at + step * (most + 1), step):
            gap = self.gap(end, step)
            if not _goes_on(gap) or _STOP.search(gap):
                return end
        return at

    def spread(self, at: int, left: Counter[str], step: int) -> int:
        """Move an edge over words that a quotation has and the stretch has not yet."""
        while _goes_on(self.gap(at, step)) and left[self.words[at + step]] > 0:
            at += step
            left[self.words[at]] -= 1
        return at

    def dense(self, same: list[Span]) -> slice:
        """The stretch of pairs without those at its ends that match by chance, far from the others.

        A pair speaks for a stretch as much as a few words between it and the next speak against
        it, unless a page ends there; no number of words parts many pairs from many.
        """
        folded, starts = self.index.folded, self.index.starts
        best = weight = begun = first = end = 0
        for i, ((before, number), (at, to)) in enumerate(pairwise([*same[:1], *same])):
            between = at - before + to - number - 2
            if between > _FEW:
                stop = folded.end(self.index.word_end(self.low + before))
                paged = named(self.index.text, stop, folded.start(starts[self.low + at]))[0]
                between = 0 if paged else min(between, _MANY)
            if between > weight:
                begun, weight = i, 0
            elif between > 0:
                weight -= between
            weight += _FEW
            if weight > best:
                best, first, end = weight, begun, i + 1
        return slice(first, end)

    def drawn(self, same: list[Span], step: int) -> list[Span]:
        """Pairs from the first on, each with the nearest of like words."""
        drawn = same[:1]
        for at, number in same[1:]:
            near = drawn[-1][0] + step
            while self.words[near] != self.words[at]:
                near += step
            drawn.append((near, number))
        return drawn


def locate(wanted: Needle, selector: Selector, index: Index) -> Alignment | None:
    """Align words that do not stand in a source with what is most like them; None if nothing is."""
    gaps = gaps_of(wanted.text)
    run = _between(wanted, selector, index)
    found = (run, gaps[0], gaps[-1]) if run else _likest(wanted, gaps, selector, index)
    if found is None:
        return None
    return align(index.folded, _grown(*found, selector.whole, index), wanted.folded)


def _between(wanted: Needle, selector: Selector, index: Index) -> Span | None:
    """A few words right between prefix and suffix, if both stand there, whatever they say."""
    before, after = beside(selector)
    if len(wanted.words) > _SHORT:
        return None
    runs = list[Span]()
    for number in islice(index.sequences(before), _MOST_POSTINGS):
        start = number + len(before)
        ends = islice(index.sequences(after, start + 1, start + 2 * _SHORT + 1), 1)
        runs += ((start, end) for end in ends)
    return runs[0] if len(runs) == 1 else None


def _likest(
    wanted: Needle, gaps: list[str], selector: Selector, index: Index
) -> tuple[Span, str, str] | None:
    """The run of words that has most of the words in their order, or all of them in another.

    With it come the marks that the words have where it begins, and where it ends.
    """
    words = _plain(wanted.words)
    best, most = None, _LEAST_WORDS * len(words)
    for low, high in _windows(wanted, selector, index) if len(words) > 1 else ():
        window = _Window(_plain(index.words[low:high]), low, index)
        same = _together(window, words)
        if not same:
            continue
        # It begins and ends with what is the same, or with what took the place of a word beyond;
        # never with what the words only lack.
        (start, begun), (end, done) = same[0], same[-1]
        opened = window.edge(start, words[:begun], -1)
        closed = window.edge(end, words[done + 1 :], 1, bool(_STOP.search(gaps[-1] + " ")))
        # Sentences that changed places: the one that is not the same stands on the other side.
        left = Counter(words)
        left.subtract(window.words[opened : closed + 1])
        last = window.spread(closed, left, 1)
        first = window.spread(opened, left, -1)
        lead = gaps[max(0, begun - start + opened)].strip() or gaps[0]
        trail = gaps[: done + 2 - end + closed][-1].strip() or gaps[-1]
        there, found = window.words[first : last + 1], ((low + first, low + last + 1), lead, trail)
        if not any(left.values()) or "".join(there) == "".join(words):
            return found  # in another order, or parted otherwise
        if len(same) > most:
            best, most = found, len(same)
        if most > _ENOUGH_WORDS * len(words):
            break
    return best


def _together(window: _Window, words: list[str]) -> list[Span]:
    """Pairs of words that are the same, as near together as they can be, but for chance matches."""
    same = window.drawn(longest(window.words, words), 1)
    same = window.drawn(same[::-1], -1)[::-1]
    stretch = window.dense(same)
    middle = (stretch.start + stretch.stop) // 2
    same[middle:] = window.drawn(same[middle:], 1)
    return same[window.dense(same)]


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
    buckets = Counter(
        (number - places[word]) // size
        for word in known[:_RARE_WORDS]
        for number in index.postings[word][:_MOST_POSTINGS]
    )
    votes = Counter({bucket: 2 * count for bucket, count in buckets.items()})
    votes.update({bucket + 1: count for bucket, count in buckets.items()})
    starts = [bucket * size for bucket, _ in votes.most_common(_VOTED_WINDOWS)]
    for start, most in (
        *((start, margin) for start in starts),
        *((start, _WIDEST_MARGIN) for start in starts[:1]),
    ):
        yield max(0, start - most), max(0, min(len(index.words), start + count + most))


def _plain(words: list[str]) -> list[str]:
    """Words in small letters, and what is contracted in full."""
    text = f" {' '.join(words).lower()} "
    for short, full in _IN_FULL.items():
        text = text.replace(short, full)
    return text.split()


def _goes_on(gap: str) -> bool:
    """Whether the same speech goes on in the same paragraph."""
    return "\n" not in gap and not LONE_MARK.search(gap)


def _akin(source: str, quoted: str) -> bool:
    """Whether one word took the other's place: another form, ending or number."""
    if source[0].isdigit() and quoted[0].isdigit():
        return True
    shared, shorter = _shared(source, quoted), min(len(source), len(quoted))
    begun = shared > 3 or 1 < shared == shorter  # `guidance` for `guidelines`, `to day`
    shared += _shared(source[shared:][::-1], quoted[shared:][::-1])
    return begun or 2 * shared > max(len(source), len(quoted))


def _shared(first: str, second: str) -> int:
    """How many letters two words begin with alike."""
    letters = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(letters) if a != b), min(len(first), len(second)))


def _grown(run: Span, lead: str, trail: str, whole: bool, index: Index) -> Span:
    """Take in the rest of a word at either edge, and marks beside it where the words have some."""
    text, folded = index.text, index.folded
    start, end = index.starts[run[0]], index.word_end(run[1] - 1)
    before, after = (len(_EDITED.sub("", marks)) for marks in (lead, trail))

    def goes_on(near: str, at: int, marks: int) -> bool:
        marked = (whole and near not in _APART) or (marks > 0 and not near.isalnum())
        return near != "" and not near.isspace() and (marked or cuts(text, at))

    for _ in range(_MOST_GROWTH):
        earlier = goes_on(folded.text[max(0, start - 1) : start], folded.start(start), before)
        earlier |= DIVIDED in folded.text[max(0, start - 1) : start + 1]
        later = goes_on(folded.text[end : end + 1], folded.end(end), after)
        later |= DIVIDED in folded.text[end - 1 : end + 1]
        if not (earlier or later):
            break
        start, end, before, after = start - earlier, end + later, before - earlier, after - later
    return start, end
