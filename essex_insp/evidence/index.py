"""A source text made ready once, so that a thousand citations of it are checked quickly."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, partial
from sys import intern

from essex_insp.evidence.normal import DIVIDED, fold
from essex_insp.evidence.verdict import Place
from essex_insp.library.papers import Paper, paper_of

WORD = re.compile(r"\w+")
_DIVIDED_WORD = re.compile(rf"\w+(?:{DIVIDED}\w+)*")
# With more places than this a word tells little; a search of all words at once is quicker.
_FREQUENT = 3_000
_CODES = 0x110000


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, those that a line end divides in one piece."""
    words: list[str] = _word(folded).findall(folded)
    return [word.replace(DIVIDED, "") for word in words] if DIVIDED in folded else words


def gaps_of(folded: str) -> list[str]:
    """Return what stands before, between and after the words of a folded text."""
    return _word(folded).split(folded)


def _word(folded: str) -> re.Pattern[str]:
    return _DIVIDED_WORD if DIVIDED in folded else WORD  # which is twice as fast


class Index:
    """A paper, folded, with its words and paragraphs.

    Words are runs of letters and digits of the folded text; each has a number, from 0. Offsets
    are code points.
    """

    def __init__(self, source: Paper | str) -> None:
        self.paper = paper_of(source) if isinstance(source, str) else source
        self.text = self.paper.text
        self.folded = fold(self.text)
        self._pattern = _word(self.folded.text)
        words = partial(self._pattern.finditer, self.folded.text)
        # A long text has each of its words a hundred times: one of each is kept.
        self.words = [intern(word[0].replace(DIVIDED, "")) for word in words()]
        self.starts = array("I", (word.start() for word in words()))

    def word_end(self, number: int) -> int:
        """Return where a word ends in the folded text."""
        match = self._pattern.match(self.folded.text, self.starts[number])
        return match.end() if match else self.starts[number]

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that starts at a folded offset or after it."""
        return bisect_left(self.starts, offset)

    @cached_property
    def divided(self) -> frozenset[str]:
        """Words that a line end divides, without the hyphen."""
        if self._pattern is WORD:
            return frozenset()
        words = self._pattern.findall(self.folded.text)
        return frozenset(word.replace(DIVIDED, "") for word in words if DIVIDED in word)

    @cached_property
    def gaps(self) -> frozenset[str]:
        """All that parts two words."""
        return frozenset(gaps_of(self.folded.text)[1:-1])

    @cached_property
    def postings(self) -> dict[str, "array[int]"]:
        """Every word with the numbers it has, in order."""
        postings = defaultdict[str, "array[int]"](partial(array, "I"))
        for number, word in enumerate(self.words):
            postings[word].append(number)
        return dict(postings)

    @cached_property
    def _coded(self) -> tuple[dict[str, str], str]:
        # A character for every word: a run of words is then found as a string is, in C.
        codes = {word: chr(i % _CODES) for i, word in enumerate(self.postings)}
        return codes, "".join([codes[word] for word in self.words])

    def sequences(self, words: list[str], low: int = 0, high: int | None = None) -> Iterator[int]:
        """Yield the numbers, from `low` to before `high`, at which words stand in a row."""
        count = len(words)
        last = len(self.words) - count + 1
        high = last if high is None else min(high, last)
        if not all(word in self.postings for word in words):
            return
        postings = enumerate(map(self.postings.__getitem__, words))
        at, rarest = min(postings, key=lambda numbers: len(numbers[1]), default=(0, []))
        left, right = bisect_left(rarest, low + at), bisect_left(rarest, high + at)
        if right - left > _FREQUENT:
            codes, coded = self._coded
            wanted = "".join([codes[word] for word in words])
            while (low := coded.find(wanted, low, high + count - 1)) >= 0:
                if self.words[low : low + count] == words:  # of very many words some share a code
                    yield low
                low += 1
            return
        for i in range(left, right):
            start = rarest[i] - at
            if self.words[start : start + count] == words:
                yield start

    def paragraph(self, offset: int) -> int:
        """Return the paragraph in which a folded offset stands, counted from 1."""
        return self.paper.place(self.folded.start(offset)).paragraph

    def paragraph_span(self, number: int | None) -> tuple[int, int]:
        """Return where a paragraph starts and ends in the folded text; nowhere without one."""
        if number is None or not 1 <= number <= len(self.paper.paragraphs):
            return 0, 0
        start, end = self.paper.paragraphs[number - 1]
        return self.folded.offset(start), self.folded.offset(end)

    def place(self, start: int, end: int) -> Place:
        """Return a stretch of the folded text, without space around it, as a place."""
        stretch = self.folded.text[start:end]
        start += len(stretch) - len(stretch.lstrip(" \n"))
        first, last = self.folded.start(start), self.folded.end(start + len(stretch.strip(" \n")))
        first += len(self.text[first:last]) - len(self.text[first:last].lstrip())
        words = self.text[first:last].rstrip()
        where, until = self.paper.place(first), self.paper.place(first + max(0, len(words) - 1))
        return Place(first, first + len(words), where.paragraph, until.paragraph, words, *where[1:])
