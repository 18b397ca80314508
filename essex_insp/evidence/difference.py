"""A word diff that no text makes slow."""

from __future__ import annotations

import re
from typing import NamedTuple

from essex_insp.evidence.normal import Folded
from essex_insp.evidence.verdict import Change, ChangeKind

_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_NEGATIONS = frozenset(
    [
        "not",
        "never",
        "no",
        "none",
        "nor",
        "neither",
        "nobody",
        "nothing",
        "nowhere",
        "cannot",
        "without",
        "hardly",
        "scarcely",
    ]
)
# Where the product of the lengths is larger, what differs is shown as one replacement.
_LARGEST = 64_000_000


class Token(NamedTuple):
    """A word, or a mark of punctuation, and where it stands in a folded text."""

    text: str
    start: int
    end: int


def tokens(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks of a folded text, in order.

    Args:
        folded: The folded text.
        start: Where to begin in it.
        end: Where to stop in it; None for its end.
    """
    stop = len(folded) if end is None else end
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded, start, stop)]


def negations(folded: str) -> tuple[str, ...]:
    """Return the words of a folded text that deny, as they stand there and in order.

    Args:
        folded: The folded text.
    """
    return tuple(token.text for token in tokens(folded) if _denies(token.text))


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


def changes(
    source: list[Token],
    quoted: list[Token],
    source_text: tuple[str, Folded],
    quoted_text: tuple[str, Folded],
) -> tuple[Change, ...]:
    """Return the word diff of a quotation against its source.

    Args:
        source: The source's tokens at the place.
        quoted: The quotation's tokens.
        source_text: The source and its folded form, to show its words as they are.
        quoted_text: The quotation and its folded form.

    Returns:
        The steps, in the order of reading; their words are slices of the originals.
    """
    common = pairs([token.text for token in source], [token.text for token in quoted])
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
        parts = (source[i:to_i], quoted[j:to_j])
        denying = [t.text for part in parts for t in part if kind != "same" and _denies(t.text)]
        steps.append(
            Change(
                kind, _slice(*source_text, parts[0]), _slice(*quoted_text, parts[1]), (*denying,)
            )
        )
        i, j = to_i, to_j
    return tuple(steps)


def _slice(text: str, folded: Folded, part: list[Token]) -> str:
    return text[folded.start(part[0].start) : folded.end(part[-1].end)] if part else ""


def _denies(word: str) -> bool:
    lower = word.lower()
    return lower in _NEGATIONS or lower.endswith("n't")
