"""A word diff that no text makes slow."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from essex_insp.evidence.furniture import named
from essex_insp.evidence.normal import DIVIDED, Folded, fold
from essex_insp.evidence.sense import negations
from essex_insp.evidence.verdict import Change, ChangeKind

_TOKEN = re.compile(rf"[^\W\d]+(?:['{DIVIDED}][^\W\d]+)*|\d+(?:[.,:]\d+)*|[^\w\s{DIVIDED}]")
# Where the product of the lengths is larger, what differs is shown as one replacement.
_LARGEST = 64_000_000


class Token(NamedTuple):
    """A word, or a mark of punctuation, and where it stands in a folded text."""

    text: str
    start: int
    end: int


class Alignment(NamedTuple):
    """A stretch of a source and a quotation in tokens, and which of them answer each other."""

    there: list[Token]
    quoted: list[Token]
    common: list[tuple[int, int]]

    @property
    def span(self) -> tuple[int, int]:
        """Where the stretch starts and ends in the folded source."""
        return self.there[0].start, self.there[-1].end

    def narrowed(self, first: int, last: int) -> Alignment:
        """Return the part from one token of the source to another, all of the quotation."""
        common = [(i - first, j) for i, j in self.common if first <= i <= last]
        return Alignment(self.there[first : last + 1], self.quoted, common)


def align(
    source: str, span: tuple[int, int], quotation: str, gone: Sequence[tuple[int, int]] = ()
) -> Alignment:
    """Align a stretch of a folded source with a folded quotation.

    A word that a line end divides is whole where the other text has it whole, else hyphened.

    Args:
        source: The source.
        span: Where the stretch starts and ends in it.
        quotation: The quotation.
        gone: What answers to no word of the quotation: the furniture of a page.
    """
    there, quoted = _tokens(source, span), _tokens(quotation, (0, len(quotation)))
    if DIVIDED in quotation or DIVIDED in source[slice(*span)]:
        whole = {token.text.replace(DIVIDED, "") for token in there}
        quoted = [part for token in quoted for part in _parted(token, whole)]
        whole = {token.text for token in quoted}
        there = [part for token in there for part in _parted(token, whole)]
    for start, end in gone:
        there = [
            token._replace(text="") if start <= token.start < end else token for token in there
        ]
    common = pairs([token.text for token in there], [token.text for token in quoted])
    return Alignment(there, quoted, common)


def _tokens(folded: str, span: tuple[int, int]) -> list[Token]:
    return [Token(match.group(), *match.span()) for match in _TOKEN.finditer(folded, *span)]


def _parted(token: Token, whole: Container[str]) -> list[Token]:
    text = token.text.replace(DIVIDED, "")
    if text == token.text or text in whole:
        return [Token(text, token.start, token.end)]
    parts, at = list[Token](), token.start
    for part in token.text.split(DIVIDED):
        parts += [Token(part, at, at + len(part)), Token("-", at + len(part), at + len(part) + 1)]
        at += len(part) + 1
    return parts[:-1]


def pairs(source: list[str], quoted: list[str]) -> list[tuple[int, int]]:
    """Return a longest common subsequence as pairs of places, in order.

    Args:
        source: The source's tokens.
        quoted: The quotation's tokens.
    """
    low = 0
    while low < min(len(source), len(quoted)) and source[low] == quoted[low]:
        low += 1
    tail = 0
    while tail < min(len(source), len(quoted)) - low and source[-1 - tail] == quoted[-1 - tail]:
        tail += 1
    middle = _common(source[low : len(source) - tail], quoted[low : len(quoted) - tail])
    found = [(i, i) for i in range(low)]
    found += [(low + i, low + j) for i, j in middle]
    found += [(len(source) - i, len(quoted) - i) for i in range(tail, 0, -1)]
    return found


def _common(source: list[str], quoted: list[str]) -> list[tuple[int, int]]:
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
    found = []
    i, j = len(source), len(quoted)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
        elif j > 1 and not rows[j - 2] >> (i - 1) & 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def changes(alignment: Alignment, there: Folded, given: Folded) -> tuple[Change, ...]:
    """Return the word diff of a quotation against its source, in the order of reading.

    Args:
        alignment: The stretch of the source, aligned with the quotation.
        there: The source, to show its words as they are.
        given: The quotation, for the same.
    """
    source, quoted, common = alignment
    steps: list[Change] = []
    i = j = k = 0
    while i < len(source) or j < len(quoted):
        run = k
        while run < len(common) and common[run] == (i + run - k, j + run - k):
            run += 1
        if run > k:
            to_i, to_j = i + run - k, j + run - k
            k = run
            kind: ChangeKind = "same"
        else:
            to_i, to_j = common[k] if k < len(common) else (len(source), len(quoted))
            kind = "added" if to_i == i else "missing" if to_j == j else "replaced"
        shown, said = _span(source[i:to_i], there), _span(quoted[j:to_j], given)
        glued = bool(steps) and (_glued(there, shown[0]) if to_i > i else _glued(given, said[0]))
        steps.append(
            _step(kind, there.original, shown, given.original[slice(*said)].strip(), glued)
        )
        i, j = to_i, to_j
    return tuple(steps)


def _span(part: list[Token], folded: Folded) -> tuple[int, int]:
    """Where tokens stand in the original."""
    return (folded.start(part[0].start), folded.end(part[-1].end)) if part else (0, 0)


def _step(kind: ChangeKind, text: str, span: tuple[int, int], quoted: str, glued: bool) -> Change:
    source = text[slice(*span)].strip()
    if kind == "same":
        return Change(kind, source, quoted, glued=glued)
    before, after = text[max(0, span[0] - 8) : span[0]], text[span[1] : span[1] + 8]
    what = None
    if kind == "missing":
        alone = before.rstrip(" \t")[-1:] in "\n\f" and after.strip(" \t")[:1] in "\n\f\r"
        what = named(source, before[-1:], alone)
    elif kind == "replaced" and not any(char.isalnum() for char in source + quoted):
        what = "closing mark" if not after[:1].isalnum() else None
    elif source.casefold() == quoted.casefold():
        what = "capital"
    denied = negations(fold(source).text) + negations(fold(quoted).text)
    return Change(kind, source, quoted, denied, what, glued)


def _glued(folded: Folded, at: int) -> bool:
    return at > 0 and not any(map(str.isspace, folded.original[at - 1 : at + 1]))
