"""Where words stand verbatim in a source, and which of several places is meant.

Words are verbatim where the folded source has them, from the edge of a word to the edge of a word.
Of several such places

1. the one that more of the prefix and suffix fits is meant;
2. of those that they fit equally, the only one in the paragraph that is cited is meant;
3. a position is a hint and settles nothing;
4. two copies of one paragraph are never told apart, whatever stands around them: a source that
   says a thing twice is not the source that was cited. (Copies of a paragraph of fewer than five
   words, such as a cell of a table, can be told apart by 1 and 2, unless the words are a whole
   quote.)

What that leaves is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

from essex_insp.evidence.edge import cuts, whole
from essex_insp.evidence.index import WORD, Index, words_of
from essex_insp.evidence.normal import DIVIDED, Folded, alike, fold
from essex_insp.evidence.verdict import Selector

MOST_PLACES = 50
"""More verbatim places than this are not weighed one by one."""
_MOST_TRIES = 200  # places with the same words, looked at mark by mark
_COPY_WORDS = 5
_LONGEST_COPY = 4_000  # code points of a paragraph that are compared
_GAP = 200  # code points in which a prefix or suffix is looked for beside the words
_OPENING = re.compile(r"\n['\"]?")
_SEPARATE = " \n'\""
_MARK = re.compile(r"['\"]")
_UNIT = re.compile(rf"\w+(?:[-{DIVIDED}]\w+)*")
_MOST_READINGS = 12
_MOST_PARTS = 8  # of a word with hyphens
Span = tuple[int, int]
LONE_MARK = re.compile(r"(?<!\w)['\"]|['\"](?!\w)")  # no apostrophe


@dataclass(frozen=True, slots=True)
class Needle:
    """Words that are looked for, folded.

    Args:
        original: The words as they were given.
        folded: Their folded form, with its map.
        text: The folded form without space around it.
        words: Its words.
        lead: What stands before the first word.
        trail: What stands after the last.
    """

    original: str
    folded: Folded
    text: str
    words: list[str]
    lead: str
    trail: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, in offsets of the folded source."""

    start: int
    end: int
    verdict: Literal["exact", "typographic", "joined"]


@dataclass(frozen=True, slots=True)
class Near:
    """A place where the same words stand, with other punctuation or cut at an edge."""

    start: int
    end: int


def needle(words: str) -> Needle:
    """Fold words to look for.

    Args:
        words: The words as they were given; space around them is presentation.
    """
    folded = fold(words)
    text = folded.text.strip()
    found = [match.span() for match in WORD.finditer(text)]
    if not found:
        return Needle(words, folded, text, [], text, "")
    return Needle(words, folded, text, words_of(text), text[: found[0][0]], text[found[-1][1] :])


def _readings(wanted: Needle, index: Index) -> Iterator[list[str]]:
    """The words as the source may have them: what a line end divides is one word or two."""
    yield wanted.words
    if not index.divided and DIVIDED not in wanted.text:
        return
    units: list[list[list[str]]] = []
    for part in _UNIT.findall(wanted.text):
        pieces = WORD.findall(part)
        readings = [words_of(part)]
        if DIVIDED in part:
            readings.append(pieces)
        for i in range(len(pieces) - 1 if len(pieces) <= _MOST_PARTS else 0):
            if pieces[i] + pieces[i + 1] in index.divided:
                readings.append([*pieces[:i], pieces[i] + pieces[i + 1], *pieces[i + 2 :]])
        units.append(readings)
    free = [i for i, readings in enumerate(units) if len(readings) > 1]
    if not free:
        return
    choices = islice(product(*(range(len(units[i])) for i in free)), 1, _MOST_READINGS)
    for choice in (tuple(len(units[i]) - 1 for i in free), *choices):
        chosen = dict(zip(free, choice, strict=True))
        yield [word for i, unit in enumerate(units) for word in unit[chosen.get(i, 0)]]


def hits(
    wanted: Needle,
    index: Index,
    fills: bool = False,
    low: int = 0,
    high: int | None = None,
    most: int = MOST_PLACES,
) -> tuple[list[Hit], Near | None]:
    """Find the places where words stand verbatim, and the first where they nearly do.

    Args:
        wanted: The words.
        index: The source.
        fills: Whether the words may not leave off punctuation beside them.
        low: The first number that their first word may have.
        high: The number after the last that it may have; None for the end.
        most: How many places are enough.

    Returns:
        The verbatim places in order, one more than `most` at most; the near one.
    """
    found: list[Hit] = []
    near: Near | None = None
    tries = 0
    for words in _readings(wanted, index):
        for number in islice(index.sequences(words, low, high), _MOST_TRIES):
            hit = _hit(wanted, index, number, fills, len(words))
            if hit is not None:
                found.append(hit)
                if len(found) > most:
                    return found, near
            elif near is None:
                near = Near(index.starts[number], index.word_end(number + len(words) - 1))
            tries += 1
        if found or tries:
            break
    if tries == _MOST_TRIES:
        places = {hit.start: hit for hit in found}
        places.update((hit.start, hit) for hit in _direct(wanted, index, fills, low, high, most))
        found = [places[start] for start in sorted(places)][: most + 1]
    return found, near


def _direct(
    wanted: Needle, index: Index, fills: bool, low: int, high: int | None, most: int
) -> list[Hit]:
    """The same for words that stand in thousands of places with other punctuation."""
    found: list[Hit] = []
    text = index.folded.text
    at = max(0, index.starts[low] - len(wanted.lead))
    for _ in range(_MOST_TRIES):
        at = text.find(wanted.text, at)
        if at < 0:
            break
        number = index.word_at(at + len(wanted.lead))
        if high is not None and number >= high:
            break
        hit = _hit(wanted, index, number, fills)
        if hit is not None:
            found.append(hit)
            if len(found) > most:
                break
        at += 1
    return found


def _hit(wanted: Needle, index: Index, number: int, fills: bool, count: int = 0) -> Hit | None:
    """The words at a place as they are, or else without the marks that someone put round them."""
    span = number, number + (count or len(wanted.words)) - 1
    beyond = len(wanted.lead), len(wanted.trail)
    hit = _compared(wanted.text, beyond, wanted.original, index, span, fills)
    if hit is None and _MARK.match(wanted.lead) and _MARK.match(wanted.trail[-1:]):
        bare = wanted.text[1:-1].strip()
        beyond = len(wanted.lead[1:].lstrip()), len(wanted.trail[:-1].rstrip())
        hit = _compared(bare, beyond, wanted.original, index, span, fills)
    return hit


def _compared(
    text: str, beyond: Span, original: str, index: Index, span: Span, fills: bool
) -> Hit | None:
    start = index.starts[span[0]] - beyond[0]
    end = index.word_end(span[1]) + beyond[1]
    folded = index.folded
    if start < 0 or end > len(folded.text):
        return None
    there = folded.text[start:end]
    joined = not alike(there, text)
    if joined and (
        ("\n" not in there and "\n" not in text) or not alike(_merged(there), _merged(text))
    ):
        return None
    if not (folded.parts(start) and folded.parts(end)):
        return None
    first, last = folded.start(start), folded.end(end)
    if cuts(index.text, first) or cuts(index.text, last):
        return None
    if fills and not whole(index.text, first, last):
        return None
    if joined:
        return Hit(start, end, "joined")
    same = index.text[first:last].strip() == original
    return Hit(start, end, "exact" if same else "typographic")


def _merged(text: str) -> str:
    """A folded text with its paragraphs merged, and without the marks that open them."""
    return _OPENING.sub(" ", text)


def narrowed(wanted: Needle, selector: Selector, index: Index) -> list[Hit]:
    """Find the places that the prefix, the suffix or the paragraph speaks for.

    It spares weighing thousands of places one by one.

    Args:
        wanted: The words.
        selector: What is known of their place.
        index: The source.
    """
    # A prefix may begin, and a suffix may end, within a word.
    before = words_of(context(selector.prefix))[1:]
    after = words_of(context(selector.suffix))[:-1]
    numbers: set[int] = set()
    for left, right in ((before, after), (before, []), ([], after)):
        if (left or right) and not numbers:
            runs = index.sequences([*left, *wanted.words, *right])
            numbers.update(run + len(left) for run in islice(runs, MOST_PLACES))
    found = [_hit(wanted, index, number, selector.whole) for number in sorted(numbers)]
    span = index.paragraph_span(selector.paragraph or 0)
    if span is not None:
        low, high = index.word_at(span[0]), index.word_at(span[1])
        found += hits(wanted, index, selector.whole, low, high)[0]
    places = {hit.start: hit for hit in found if hit is not None}
    return sorted(places.values(), key=lambda hit: hit.start)


def settle(found: list[Hit], selector: Selector, index: Index) -> list[Hit]:
    """Return the places that are meant: one, or several that nothing tells apart.

    Args:
        found: The verbatim places, at least one.
        selector: What is known of the place.
        index: The source.
    """
    if len(found) == 1:
        return found
    before, after = context(selector.prefix), context(selector.suffix)
    fits = [
        fits_before(hit.start, before, index) + fits_after(hit.end, after, index) for hit in found
    ]
    most = max(fits)
    best = [hit for hit, fit in zip(found, fits, strict=True) if fit == most]
    if len(best) > 1 and selector.paragraph is not None:
        cited = [hit for hit in best if index.paragraph(hit.start) == selector.paragraph]
        best = cited if len(cited) == 1 else best
    if len(best) == 1:
        best += [hit for hit in found if _copies(hit, best[0], selector.whole, index)]
        best.sort(key=lambda hit: hit.start)
    return best


def _copies(one: Hit, other: Hit, always: bool, index: Index) -> bool:
    number, other_number = index.paragraph(one.start), index.paragraph(other.start)
    if number == other_number:
        return False
    span, other_span = index.paragraph_span(number), index.paragraph_span(other_number)
    if span is None or other_span is None or span[1] - span[0] != other_span[1] - other_span[0]:
        return False
    if one.start - span[0] != other.start - other_span[0]:
        return False
    text = index.folded.text[span[0] : min(span[1], span[0] + _LONGEST_COPY)]
    if not index.folded.text.startswith(text, other_span[0]):
        return False
    return always or len(WORD.findall(text)) >= _COPY_WORDS


def context(words: str | None) -> str:
    """Fold a prefix or suffix; one without words tells nothing."""
    text = fold(words or "").text.replace("\n", " ").strip(_SEPARATE)
    return text if WORD.search(text) else ""


def fits_before(start: int, prefix: str, index: Index) -> bool:
    """Whether a folded prefix stands right before a folded offset; marks between are skipped."""
    if not prefix:
        return False
    text = index.folded.text[max(0, start - len(prefix) - _GAP) : start]
    return text.replace("\n", " ").rstrip(_SEPARATE).endswith(prefix)


def fits_after(end: int, suffix: str, index: Index) -> bool:
    """Whether a folded suffix stands right after a folded offset; marks between are skipped."""
    if not suffix:
        return False
    text = index.folded.text[end : end + len(suffix) + _GAP]
    return text.replace("\n", " ").lstrip(_SEPARATE).startswith(suffix)


def short_of(hit: Hit, selector: Selector, index: Index) -> Near | None:
    """Return the stretch that a quote was cut from, when its prefix and suffix say so.

    They say what stands right beside the words. Where words stand between, in the same paragraph
    and with no quotation mark among them, the quote leaves them out.

    Args:
        hit: Where the words stand.
        selector: What is known of the place.
        index: The source.

    Returns:
        The stretch between prefix and suffix, or None when nothing is left out.
    """
    start, end = hit.start, hit.end
    text = index.folded.text
    prefix, suffix = (fold(part or "").text.strip() for part in (selector.prefix, selector.suffix))
    if prefix:
        at = text.rfind(prefix, max(0, start - _GAP - len(prefix)), start)
        if at >= 0 and _left_out(text[at + len(prefix) : start]):
            start = at + len(prefix)
    if suffix:
        at = text.find(suffix, end, end + _GAP + len(suffix))
        if at >= 0 and _left_out(text[end:at]):
            end = at
    return None if (start, end) == (hit.start, hit.end) else Near(start, end)


def _left_out(gap: str) -> bool:
    return bool(WORD.search(gap)) and "\n" not in gap and not LONE_MARK.search(gap)
