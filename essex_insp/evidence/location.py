"""Where words that are not verbatim were taken from: to show what differs, never to accept it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from essex_insp.evidence.difference import Alignment, Tokens, align, pairs
from essex_insp.evidence.edge import cuts
from essex_insp.evidence.furniture import PAGE_END, named
from essex_insp.evidence.index import Index, words_of
from essex_insp.evidence.match import Needle, beside
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
_STRAY = 6  # tokens that part a chance match at the edge from the rest
_AT_AN_EDGE = 20  # tokens among which such matches are looked for
_WIDEST_MARGIN = 200  # words
_FOOT = 1_000  # code points in which a page may end among the words
_FOOT_WORDS = 100  # of notes at the foot of that page
_FARTHEST_MARK = 4  # code points
_MOST_GROWTH = 80
_NO_MARK = re.compile(r"[\w\s]")
_APART = " \n'\"-"
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
_ENDINGS = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}


def locate(wanted: Needle, selector: Selector, index: Index) -> Alignment | None:
    """Align words that do not stand in a source with what is most like them; None if nothing is."""
    between = _between(wanted, selector, index)
    if between is not None:
        return _grown(between, wanted, selector, index)
    words = _plain(wanted.words)
    best, most = None, _LEAST_WORDS * len(words)
    for low, high in _windows(wanted, selector, index) if len(words) > 1 else ():
        alignment = _trimmed(wanted, selector, index, *_widened(low, high, words, index))
        there = _plain(words_of(index.folded.text[slice(*alignment.span)])) if alignment else []
        common = len(pairs(there, words))
        if sorted(there) == sorted(words) or "".join(there) == "".join(words):
            return alignment  # in another order, or parted otherwise
        if common > most:
            best, most = alignment, common
        if most > _ENOUGH_WORDS * len(words):
            break
    return best


def _between(wanted: Needle, selector: Selector, index: Index) -> tuple[int, int] | None:
    """A short stretch right between prefix and suffix, when both stand there, whatever it says."""
    before, after = beside(selector)
    if len(wanted.words) > _SHORT:
        return None
    places = list[tuple[int, int]]()
    for number in islice(index.sequences(before), _MOST_POSTINGS):
        start = number + len(before)
        ends = islice(index.sequences(after, start + 1, start + 2 * _SHORT + 1), 1)
        places += ((index.starts[start], index.word_end(end - 1)) for end in ends)
    return places[0] if len(places) == 1 else None


def _windows(wanted: Needle, selector: Selector, index: Index) -> Iterator[tuple[int, int]]:
    """Runs of words that may hold the place: the paragraph that is cited, then by rare words.

    The rarest of the words tell where the whole would start, the most agreed on first.
    """
    count = len(wanted.words)
    margin = min(count // 2, _WIDEST_MARGIN) + _STRAY
    low, high = map(index.word_at, index.paragraph_span(selector.paragraph))
    if 0 < high - low <= count + 2 * margin:
        yield low, high
    places = {word: i for i, word in reversed(list(enumerate(wanted.words)))}
    known = [word for word in places if word in index.postings]
    known.sort(key=lambda word: len(index.postings[word]))
    size = min(max(4, count // 4), _WIDEST_MARGIN // 2)
    votes: Counter[int] = Counter()
    for word in known[:_RARE_WORDS]:
        for number in index.postings[word][:_MOST_POSTINGS]:
            bucket = (number - places[word]) // size
            votes[bucket] += 2
            votes[bucket + 1] += 1
    for bucket, _ in votes.most_common(_VOTED_WINDOWS):
        start = bucket * size
        near = index.folded.start(index.starts[max(0, min(start, len(index.words) - 1))])
        foot = PAGE_END.search(index.text[max(0, near - _FOOT) : near + _FOOT])
        most = margin + (_FOOT_WORDS if foot else 0)
        yield max(0, start - most), max(0, min(len(index.words), start + count + most))


def _widened(low: int, high: int, words: list[str], index: Index) -> tuple[int, int]:
    """A run of words, with more at its edges that it lacks: what is left out pushed them out."""
    left = Counter(pairwise(words)) - Counter(pairwise(_plain(index.words[low:high])))
    while low and tuple(_plain(index.words[low - 1 : low + 1])) in left:
        low -= 1
    while tuple(_plain(index.words[high - 1 : high + 1])) in left:
        high += 1
    return low, high


def _plain(words: list[str]) -> list[str]:
    """Words in small letters, and what is contracted in full: `did`, `not` for `Didn`, `t`."""
    plain: list[str] = []
    for word in words:
        word = word.lower()
        last = plain[-1] if plain else ""
        if word == "t" and last.endswith("n"):
            plain[-1:] = [_CONTRACTED.get(last[:-1], last[:-1]), "not"]
        elif word == "cannot":
            plain += ["can", "not"]
        else:
            plain.append(_ENDINGS.get(word, word))
    return plain


def _trimmed(
    wanted: Needle, selector: Selector, index: Index, low: int, high: int
) -> Alignment | None:
    """Align words with what answers to them of the source's words from `low` to before `high`.

    It begins and ends with what they have in common, or with what took the place of a word at
    their edge; never with what the words only lack. None when they have nothing in common.
    """
    folded = index.folded.text
    if low >= high:
        return None
    start, end = index.starts[low], index.word_end(high - 1)
    end += len(_NO_MARK.split(folded[end : end + _FARTHEST_MARK])[0])
    alignment = align(index.folded, (start, end), wanted.folded)
    there, quoted, common = alignment[2:]
    if not common:
        return None
    first, from_word = _outermost(alignment, common[: _AT_AN_EDGE + 1][::-1], -1)
    common = [pair for pair in common if pair[0] >= first]
    last, to_word = _outermost(alignment, common[-_AT_AN_EDGE - 1 :], 1)
    first = _edge(there, folded, first, quoted.texts[:from_word], -1)
    last = _edge(there, folded, last, quoted.texts[to_word + 1 :], 1)
    # Sentences that changed places: the one that is not in common stands on the other side.
    left = Counter(quoted.texts) - Counter(there.texts[first : last + 1])
    last = _spread(there, folded, last, 1, left)
    first = _spread(there, folded, first, -1, left)
    return _grown((there.starts[first], there.ends[last]), wanted, selector, index)


def _grown(span: tuple[int, int], wanted: Needle, selector: Selector, index: Index) -> Alignment:
    """Take in the rest of a word at either edge, and punctuation beside it if words fill theirs."""
    text, folded = index.text, index.folded
    start, end = span

    def goes_on(char: str, at: int) -> bool:
        return char != "" and (cuts(text, at) or (selector.whole and char not in _APART))

    for _ in range(_MOST_GROWTH):
        before = goes_on(folded.text[max(0, start - 1) : start], folded.start(start))
        before |= DIVIDED in folded.text[max(0, start - 1) : start + 1]
        after = goes_on(folded.text[end : end + 1], folded.end(end))
        after |= DIVIDED in folded.text[end - 1 : end + 1]
        if not (before or after):
            break
        start, end = start - before, end + after
    return align(folded, (start, end), wanted.folded)


def _edge(there: Tokens, folded: str, at: int, beyond: list[str], step: int) -> int:
    """Move an edge over the tokens that took the place of those that words have beyond it."""
    while beyond and _within(there, folded, at, step):
        if not _akin(there.texts[at + step], beyond.pop() if step < 0 else beyond.pop(0)):
            # Whatever stands where a sentence has one word left took that word's place.
            lone = there.texts[at + step].isalnum() and not _word_on(there, folded, at + step, step)
            return at + step * lone
        at += step
    return at


def _word_on(there: Tokens, folded: str, at: int, step: int) -> bool:
    """Whether a sentence goes on beyond a token."""
    return _within(there, folded, at, step) and there.texts[at + step][0] not in ".!?"


def _akin(source: str, quoted: str) -> bool:
    """Whether one token took the other's place: another case, form, number or mark."""
    there, given = source.lower(), quoted.lower()
    if not (there[0].isalnum() and given[0].isalnum()):
        return not there[0].isalnum() and not given[0].isalnum()
    if (there[0].isdigit() and given[0].isdigit()) or given in _plain(re.split("'", there)):
        return True
    shared, shorter = _shared(there, given), min(len(there), len(given))
    begun = shared > 3 or 1 < shared == shorter  # `guidance` for `guidelines`, `to day`
    shared += _shared(there[shared:][::-1], given[shared:][::-1])
    return begun or 2 * shared > max(len(there), len(given))


def _shared(first: str, second: str) -> int:
    """How many letters two words begin with alike."""
    letters = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(letters) if a != b), min(len(first), len(second)))


def _outermost(alignment: Alignment, common: list[tuple[int, int]], step: int) -> tuple[int, int]:
    """The last pair at an edge but for those that match by chance, far from where they would stand.

    Each token there is first drawn to the nearest like it: the last stop may be far.
    """
    folded, there = alignment.source, alignment.there
    drawn = common[:1]
    for at, number in common[1:]:
        inner = drawn[-1][0] + step
        while there.texts[inner] != there.texts[at]:
            inner += step
        drawn.append((inner, number))
    strays = 0
    for i, ((here, wanted), (before, wanted_before)) in enumerate(pairwise(reversed(drawn))):
        if abs(here - before) > abs(wanted - wanted_before) + _STRAY and i - strays < 2:
            first, second = sorted((here, before))
            beyond = folded.end(there.ends[first]), folded.start(there.starts[second])
            if not named(folded.original, *beyond)[0]:
                strays = i + 1
    return drawn[len(drawn) - 1 - strays]


def _spread(there: Tokens, folded: str, at: int, step: int, left: Counter[str]) -> int:
    """Move an edge over tokens that the words have and the stretch has not yet."""
    while _within(there, folded, at, step) and left[there.texts[at + step]] > 0:
        at += step
        left[there.texts[at]] -= 1
    return at


def _within(there: Tokens, folded: str, at: int, step: int) -> bool:
    """Whether the next token is still of the same paragraph and the same speech."""
    beyond = at + step
    if not 0 <= beyond < len(there.texts) or there.texts[beyond] in "'\"":
        return False
    first, second = sorted((at, beyond))
    return "\n" not in folded[there.ends[first] : there.starts[second]]
