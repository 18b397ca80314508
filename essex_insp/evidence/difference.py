"""A word diff that no text makes slow."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from essex_insp.evidence.furniture import named
from essex_insp.evidence.normal import DIVIDED, Folded, fold
from essex_insp.evidence.sense import turning
from essex_insp.evidence.verdict import Change, ChangeKind

_TOKEN = re.compile(rf"[^\W\d]+(?:['{DIVIDED}][^\W\d]+)*|\d+(?:[.,:]\d+)*|[^\w\s{DIVIDED}]")
# Where the product of the lengths is larger, what differs is shown as one replacement.
_LARGEST = 64_000_000


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


def _tokens(folded: str, span: tuple[int, int]) -> Tokens:
    tokens = Tokens([], [], [])
    for match in _TOKEN.finditer(folded, *span):
        tokens.texts.append(match[0])
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
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
    low = 0
    while low < min(len(source), len(quoted)) and source[low] == quoted[low]:
        low += 1
    tail = 0
    while tail < min(len(source), len(quoted)) - low and source[-1 - tail] == quoted[-1 - tail]:
        tail += 1
    together = [(i, i) for i in range(low)]
    together += _common(source[low : len(source) - tail], quoted[low : len(quoted) - tail], low)
    together += [(len(source) - i, len(quoted) - i) for i in range(tail, 0, -1)]
    return together


def _common(source: list[str], quoted: list[str], before: int) -> list[tuple[int, int]]:
    """Bit-parallel longest common subsequence: Hyyrö 2004, "Bit-parallel LCS-length computation".

    A row of the matrix is one integer, so that its time is the product of the lengths over the
    bits of a machine word, whatever the tokens are.
    """
    if not source or not quoted or len(source) * len(quoted) > _LARGEST:
        return []
    masks: dict[str, int] = {}
    for i, token in enumerate(source):
        masks[token] = masks.get(token, 0) | 1 << i
    full = (1 << len(source)) - 1
    row = full
    rows = []
    for token in quoted:
        matching = row & masks.get(token, 0)
        row = ((row + matching) | (row - matching)) & full
        rows.append(row)
    together = []
    i, j = len(source), len(quoted)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
        elif j > 1 and not rows[j - 2] >> (i - 1) & 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            together.append((before + i, before + j))
    return together[::-1]


def changes(alignment: Alignment) -> tuple[Change, ...]:
    """Return the word diff of a quotation against its source, in the order of reading."""
    there, given, source, quoted, common = alignment
    steps: list[Change] = []
    i = j = k = 0
    while i < len(source.texts) or j < len(quoted.texts):
        run = k
        while run < len(common) and common[run] == (i + run - k, j + run - k):
            run += 1
        if run > k:
            to_i, to_j = i + run - k, j + run - k
            k = run
            kind: ChangeKind = "same"
        else:
            to_i, to_j = common[k] if k < len(common) else (len(source.texts), len(quoted.texts))
            kind = "added" if to_i == i else "missing" if to_j == j else "replaced"
        shown, said = _span(source, i, to_i, there), _span(quoted, j, to_j, given)
        glued = bool(steps) and (_glued(there, shown[0]) if to_i > i else _glued(given, said[0]))
        steps.append(
            _step(kind, there.original, shown, given.original[slice(*said)].strip(), glued)
        )
        i, j = to_i, to_j
    return tuple(steps)


def _span(tokens: Tokens, first: int, end: int, folded: Folded) -> tuple[int, int]:
    """Where tokens stand in the original."""
    if first == end:
        return 0, 0
    return folded.start(tokens.starts[first]), folded.end(tokens.ends[end - 1])


def _step(kind: ChangeKind, text: str, span: tuple[int, int], quoted: str, glued: bool) -> Change:
    source = text[slice(*span)].strip()
    if kind == "same":
        return Change(kind, source, quoted, glued=glued)
    name, divided = named(text, *span)
    what = name if divided == quoted else None
    if kind == "replaced" and not any(char.isalnum() for char in source + quoted):
        what = "closing mark" if not text[span[1] : span[1] + 1].isalnum() else None
    elif source.casefold() == quoted.casefold():
        what = "capital"
    denied = turning(fold(source).text, "deny") + turning(fold(quoted).text, "deny")
    return Change(kind, source, quoted, denied, what, glued)


def _glued(folded: Folded, at: int) -> bool:
    return at > 0 and not any(map(str.isspace, folded.original[at - 1 : at + 1]))
