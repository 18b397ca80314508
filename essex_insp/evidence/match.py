"""Where words stand verbatim in a source, and which of several places is meant.

Words are verbatim where the folded source has them, from the edge of a word to the edge of a word.
Of several such places

1. the one that more of the prefix and suffix fits is meant;
2. of those that they fit equally, the only one in the paragraph that is cited is meant;
3. two copies of one paragraph are never told apart, whatever stands around them: a source that
   says a thing twice is not the source that was cited. (Copies of a paragraph of fewer than five
   words, such as a cell of a table, can be told apart by 1 and 2, unless the words are a whole
   quote.)

What that leaves is ambiguous.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice, product
from typing import NamedTuple, TypeVar

from essex_insp.evidence.edge import apart, cuts
from essex_insp.evidence.index import WORD, Index, gaps_of, words_of
from essex_insp.evidence.normal import DIVIDED, Folded, alike, fold
from essex_insp.evidence.verdict import Selector, Verbatim

MOST_PLACES = 50
"""More verbatim places than this are not weighed one by one."""
_MOST_TRIES = 200  # places with the same words, looked at mark by mark
_COPY_WORDS = 5
_LONGEST_COPY = 4_000  # code points of a paragraph that are compared
_GAP = 200  # code points in which a prefix or suffix is looked for beside the words
OPENING = re.compile(r"\n['\"]?")
_SEPARATE = " \n'\""
_UNIT = re.compile(rf"\w+(?:[-{DIVIDED}]\w+)*")
_PIECE = re.compile(rf"([-{DIVIDED}]?)(\w+)")
_MOST_READINGS = 12
LONE_MARK = re.compile(r"(?<!\w)['\"]|['\"](?!\w)")  # no apostrophe
Span = tuple[int, int]
Form = tuple[str, int, int]
"""A folded text, and how many code points stand before its first word and after its last."""
Stretch = TypeVar("Stretch", bound=tuple[int, int, object])


class Needle(NamedTuple):
    """Words that are looked for, folded.

    Their forms are without space around them; and, where marks are put round them, without those.
    """

    folded: Folded
    words: list[str]
    forms: tuple[Form, ...]

    @property
    def text(self) -> str:
        """The folded form without space around it."""
        return self.forms[0][0]


class Hit(NamedTuple):
    """A place where the words stand, in offsets of the folded source."""

    start: int
    end: int
    verdict: Verbatim


def needle(words: str) -> Needle:
    """Fold words to look for."""
    folded = fold(words)
    text = folded.text.strip()
    texts = [text]
    if text[:1] in "'\"" and text[-1:] in "'\"":
        texts.append(text[1:-1].strip())
    parted = ((each, WORD.split(each)) for each in texts)
    forms = tuple((each, len(gaps[0]), len(gaps[-1])) for each, gaps in parted)
    return Needle(folded, words_of(text), forms)


def _readings(wanted: Needle, index: Index) -> Iterator[list[str]]:
    """The words as the source may have them: what a line end divides is one word or two."""
    yield wanted.words
    if not index.divided and DIVIDED not in wanted.text:
        return
    units = (_divisions(part, index) for part in _UNIT.findall(wanted.text))
    for reading in islice(product(*units), _MOST_READINGS):
        yield list(chain.from_iterable(reading))


def _divisions(part: str, index: Index) -> list[list[str]]:
    """The words of the source that a part may be, parted or not by hyphens and line ends."""
    (_, first), *others = _PIECE.findall(part)
    readings = [[first]]
    for mark, piece in others:
        joined = [[*before, last + piece] for *before, last in readings]
        joined = [reading for reading in joined if mark == DIVIDED or reading[-1] in index.divided]
        readings = [*joined, *([*reading, piece] for reading in readings)][:_MOST_READINGS]
    return [reading for reading in readings if index.postings.keys() >= {*reading}]


def hits(
    wanted: Needle,
    index: Index,
    fills: bool = False,
    low: int = 0,
    high: int | None = None,
    most: int = MOST_PLACES,
) -> list[Hit]:
    """Find where words stand verbatim, one place more than `most` at most.

    The first word has a number from `low` to before `high`. Words that are all of a quote, which
    `fills` its marks, may not leave off punctuation beside them.
    """
    places: dict[int, Hit] = {}
    for words in _readings(wanted, index):
        number = None
        for number in _numbers(wanted, words, index, low, high):
            hit = _hit(wanted, index, number, fills, len(words))
            if hit is not None:
                places[hit.start] = hit
            if len(places) > most:
                break
        if number is not None:
            break
    return sorted(places.values())


def _numbers(
    wanted: Needle, words: list[str], index: Index, low: int, high: int | None
) -> Iterator[int]:
    """Where the first word may stand: first by words alone, then by their punctuation as well.

    Of words that stand in thousands of places, few with this punctuation, the first is not enough.
    """
    tries = 0
    for number in islice(index.sequences(words, low, high), _MOST_TRIES):
        tries += 1
        yield number
    text, lead, _ = wanted.forms[0]
    if tries < _MOST_TRIES or not index.gaps.issuperset(gaps_of(text)[1:-1]):
        return
    at = max(0, index.starts[low] - lead) - 1
    for _ in range(_MOST_TRIES):
        at = index.folded.text.find(text, at + 1)
        number = index.word_at(at + lead)
        if at < 0 or (high is not None and number >= high):
            return
        yield number


def _hit(wanted: Needle, index: Index, number: int, fills: bool, count: int) -> Hit | None:
    """The words at a place as they are, or else without the marks that someone put round them."""
    folded = index.folded
    for text, lead, trail in wanted.forms:
        start = index.starts[number] - lead
        end = index.word_end(number + count - 1) + trail
        if start < 0 or end > len(folded.text):
            continue
        there = folded.text[start:end]
        joined = not alike(there, text)
        # Paragraphs may be merged, and the marks that open them left out.
        if joined and not alike(OPENING.sub(" ", there), OPENING.sub(" ", text)):
            continue
        first, last = folded.start(start), folded.end(end)
        if cuts(index.text, first) or cuts(index.text, last):
            continue
        if fills and not (apart(index.text, first, -1) and apart(index.text, last, 1)):
            continue
        same = index.text[first:last].strip() == wanted.folded.original
        return Hit(start, end, "joined" if joined else "exact" if same else "typographic")
    return None


def _narrowed(wanted: Needle, selector: Selector, index: Index) -> list[Hit]:
    """The places that the prefix, the suffix or the paragraph speaks for, of thousands."""
    before, after = beside(selector)
    spans: list[Span] = []
    for left, right in ((before, after), (before, []), ([], after)):
        if (left or right) and not spans:
            runs = index.sequences([*left, *wanted.words, *right])
            firsts = (run + len(left) for run in islice(runs, MOST_PLACES))
            spans = [(first, first + 1) for first in firsts]
    start, end = index.paragraph_span(selector.paragraph)
    spans.append((index.word_at(start), index.word_at(end)))
    places = (hits(wanted, index, selector.whole, *span) for span in spans)
    return sorted(set(chain.from_iterable(places)))


def meant(wanted: Needle, selector: Selector, index: Index) -> list[Hit]:
    """Return the places that are meant: one, or several that nothing tells apart, or none."""
    places = hits(wanted, index, selector.whole)
    if len(places) > MOST_PLACES:
        places = _narrowed(wanted, selector, index) or places
    best = fitting(places, selector, index)
    if len(best) > 1 and selector.paragraph is not None:
        cited = [hit for hit in best if index.paragraph(hit.start) == selector.paragraph]
        best = cited if len(cited) == 1 else best
    if len(best) == 1:
        best += [hit for hit in places if _copies(hit, best[0], selector.whole, index)]
    return sorted(best)


def _copies(hit: Hit, other: Hit, always: bool, index: Index) -> bool:
    number, other_number = index.paragraph(hit.start), index.paragraph(other.start)
    if number == other_number:
        return False
    span, other_span = index.paragraph_span(number), index.paragraph_span(other_number)
    if [end - hit.start for end in span] != [end - other.start for end in other_span]:
        return False
    text = index.folded.text[span[0] : min(span[1], span[0] + _LONGEST_COPY)]
    if not index.folded.text.startswith(text, other_span[0]):
        return False
    return always or len(WORD.findall(text)) >= _COPY_WORDS


def fitting(places: list[Stretch], selector: Selector, index: Index) -> list[Stretch]:
    """Return those of several places that most of the prefix and suffix fits; marks are skipped."""
    if len(places) < 2:
        return places
    text = index.folded.text
    before, after = _context(selector.prefix), _context(selector.suffix)
    fits = [
        (before != "" and _bare(text[max(0, start - len(before) - _GAP) : start]).endswith(before))
        + (after != "" and _bare(text[end : end + len(after) + _GAP]).startswith(after))
        for start, end, _ in places
    ]
    most = max(fits)
    return [place for place, fit in zip(places, fits, strict=True) if fit == most]


def beside(selector: Selector) -> tuple[list[str], list[str]]:
    """Return the words of a prefix and a suffix, but for that which either may begin or end in."""
    return words_of(_context(selector.prefix))[1:], words_of(_context(selector.suffix))[:-1]


def _context(words: str | None) -> str:
    """A prefix or suffix, folded; one without words tells nothing."""
    text = _bare(fold(words or "").text)
    return text if WORD.search(text) else ""


def _bare(folded: str) -> str:
    return folded.replace("\n", " ").strip(_SEPARATE)


def short_of(hit: Hit, selector: Selector, index: Index) -> Span | None:
    """Return the stretch that a quote was cut from, when its prefix and suffix say so.

    They say what stands right beside the words. Where words stand between, in the same paragraph
    and with no quotation mark among them, the quote leaves them out. None when it leaves out none.
    """
    start, end = hit.start, hit.end
    text = index.folded.text
    prefix, suffix = (fold(part or "").text.strip() for part in (selector.prefix, selector.suffix))
    at = text.rfind(prefix, max(0, start - _GAP - len(prefix)), start)
    if at >= 0 and _left_out(text[at + len(prefix) : start]):
        start = at + len(prefix)
    at = text.find(suffix, end, end + _GAP + len(suffix))
    if at >= 0 and _left_out(text[end:at]):
        end = at
    return None if (start, end) == (hit.start, hit.end) else (start, end)


def _left_out(gap: str) -> bool:
    return bool(WORD.search(gap)) and "\n" not in gap and not LONE_MARK.search(gap)
