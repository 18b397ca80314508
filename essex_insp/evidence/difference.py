"""A word diff that no text makes slow."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from essex_insp.evidence.furniture import named
from essex_insp.evidence.normal import DIVIDED, Folded
from essex_insp.evidence.sense import turning
from essex_insp.evidence.verdict import Difference, DifferenceKind

_TOKEN = re.compile(rf"[^\W\d]+(?:['{DIVIDED}][^\W\d]+)*|\d+(?:[.,:]\d+)*|[^\w\s{DIVIDED}]")
# Where the product of the lengths is larger, what differs is shown as one replacement.
_LARGEST = 500_000_000


class Tokens(NamedTuple):
    """The words and marks of a folded text, and where each starts and ends in it.

    Three lists, not a list of tokens: the garbage collector goes through every tuple again.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Alignment(NamedTuple):
    """A stretch of a source and a quotation in tokens, and which of them answer each other."""

    source: Folded
    quotation: Folded
    there: Tokens
    quoted: Tokens
    common: list[tuple[int, int]]

    @property
    def span(self) -> tuple[int, int]:
        """Where the stretch starts and ends in the folded source."""
        return self.there.starts[0], self.there.ends[-1]


def align(source: Folded, span: tuple[int, int], quotation: Folded) -> Alignment:
    """Align a stretch of a source with a quotation.

    A word that a line end divides is whole where the other text has it whole, else hyphened.
    """
    there, quoted = _tokens(source.text, span), _tokens(quotation.text, (0, len(quotation.text)))
    if DIVIDED in quotation.text or DIVIDED in source.text[slice(*span)]:
        quoted = _parted(quoted, {text.replace(DIVIDED, "") for text in there.texts})
        there = _parted(there, set(quoted.texts))
    return Alignment(source, quotation, there, quoted, pairs(there.texts, quoted.texts))


@lru_cache(maxsize=4)  # a quotation is aligned more than once
def _tokens(folded: str, span: tuple[int, int]) -> Tokens:
    at, end = span
    tokens = Tokens(_TOKEN.findall(folded, at, end), [], [])
    for text in tokens.texts:
        at = folded.index(text, at)
        tokens.starts.append(at)
        at += len(text)
        tokens.ends.append(at)
    return tokens


def _parted(tokens: Tokens, whole: Container[str]) -> Tokens:
    parted = Tokens([], [], [])
    for text, start, end in zip(*tokens, strict=True):
        joined = text.replace(DIVIDED, "")
        parts = [joined] if joined in whole else re.split(f"({DIVIDED})", text)
        for part in parts:
            parted.texts.append("-" if part == DIVIDED else part)
            parted.starts.append(start)
            start = end if len(parts) == 1 else start + len(part)
            parted.ends.append(start)
    return parted


def pairs(source: list[str], quoted: list[str]) -> list[tuple[int, int]]:
    """Return a longest common subsequence as pairs of places, in order."""
    low = shared_start(source, quoted)
    tail = shared_start(source[low:][::-1], quoted[low:][::-1])
    together = [(i, i) for i in range(low)]
    within = longest(source[low : len(source) - tail], quoted[low : len(quoted) - tail])
    together += [(low + i, low + j) for i, j in within]
    together += [(len(source) - i, len(quoted) - i) for i in range(tail, 0, -1)]
    return together


def shared_start(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words, or letters, two texts begin with alike."""
    both = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(both) if a != b), min(len(first), len(second)))


def longest(source: list[str], quoted: list[str]) -> list[tuple[int, int]]:
    """Bit-parallel longest common subsequence: Hyyrö 2004, "Bit-parallel LCS-length computation".

    A row of the matrix is one integer, so that its time is the product of the lengths over the
    bits of a machine word, whatever the tokens are.
    """
    if len(source) * len(quoted) > _LARGEST:
        return []
    masks = dict.fromkeys(quoted, 0)
    for i, token in enumerate(source):
        if token in masks:
            masks[token] |= 1 << i
    full = (1 << len(source)) - 1
    row = full
    rows = []
    for token in quoted:
        matching = row & masks[token]
        row = ((row + matching) | (row - matching)) & full
        rows.append(row)
    together = []
    i, j = len(source), len(quoted)
    while i and j:
        if source[i - 1] == quoted[j - 1]:
            i, j = i - 1, j - 1
            together.append((i, j))
        elif rows[j - 1] >> (i - 1) & 1:
            i -= 1
        else:
            j -= 1
    return together[::-1]


def changes(alignment: Alignment) -> tuple[Difference, ...]:
    """Return the word diff of a quotation against its source, in the order of reading."""
    there, given, source, quoted, common = alignment
    steps: list[Difference] = []
    i = j = k = 0
    while i < len(source.texts) or j < len(quoted.texts):
        run = k
        while run < len(common) and common[run] == (i + run - k, j + run - k):
            run += 1
        if run > k:
            to_i, to_j = i + run - k, j + run - k
            k = run
            kind: DifferenceKind = "same"
        else:
            to_i, to_j = common[k] if k < len(common) else (len(source.texts), len(quoted.texts))
            kind = "added" if to_i == i else "missing" if to_j == j else "replaced"
        shown, said = _span(source, i, to_i), _span(quoted, j, to_j)
        low, high = there.start(shown[0]), there.end(shown[1])
        start, end = given.start(said[0]), given.end(said[1])
        glued = bool(steps) and (_glued(there, low) if to_i > i else _glued(given, start))
        words = "" if kind == "missing" else given.original[start:end].strip()
        text = "" if kind == "added" else there.original[low:high].strip()
        change = Difference(kind, text, words, glued=glued)
        if kind != "same":
            denied = turning(there.text[slice(*shown)], "deny")
            denied += turning(given.text[slice(*said)], "deny")
            what = _what(change, there.original, low, high)
            change = replace(change, negations=denied, what=what)
        steps.append(change)
        i, j = to_i, to_j
    return tuple(steps)


def _span(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """Where tokens stand in the folded text; nowhere if there are none."""
    return (tokens.starts[first], tokens.ends[end - 1]) if first < end else (0, 0)


def _what(change: Difference, text: str, start: int, end: int) -> str | None:
    """What a change of words is by its form, where it is none of the words."""
    name, divided = named(text, start, end) if change.source else (None, None)
    if change.kind == "replaced" and not any(map(str.isalnum, change.source + change.quoted)):
        return "closing mark" if not text[end : end + 1].isalnum() else None
    if change.source.casefold() == change.quoted.casefold():
        return "capital"
    return name if divided == change.quoted else None


def _glued(folded: Folded, at: int) -> bool:
    return at > 0 and not any(map(str.isspace, folded.original[at - 1 : at + 1]))
