"""A word diff that no text makes slow."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
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


def tokens(
    folded: str, start: int = 0, end: int | None = None, whole: Container[str] = ()
) -> list[Token]:
    """Return the words and marks of a folded text, in order.

    Args:
        folded: The folded text.
        start: Where to begin in it.
        end: Where to stop in it; None for its end.
        whole: Words to leave whole where a line end divides them; others are hyphened there.
    """
    stop = len(folded) if end is None else end
    found = [Token(m.group(), *m.span()) for m in _TOKEN.finditer(folded, start, stop)]
    if DIVIDED not in folded[start:stop]:
        return found
    return [part for token in found for part in _parted(token, whole)]


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
        shown = _slice(*source_text, source[i:to_i]), _slice(*quoted_text, quoted[j:to_j])
        glued = bool(steps) and (
            _glued(*source_text, source[i]) if to_i > i else _glued(*quoted_text, quoted[j])
        )
        steps.append(_step(kind, *shown, glued, _around(*source_text, source[i:to_i])))
        i, j = to_i, to_j
    return tuple(steps)


def marked(steps: Iterable[Change]) -> str:
    """Return a word diff in a line: `[-so-]` stands in the source alone, `{+so+}` in the words.

    Args:
        steps: The steps.
    """
    shown = ""
    for step in steps:
        source = f"[-{step.source}-]" if step.source else ""
        quoted = f"{{+{step.quoted}+}}" if step.quoted else ""
        words = step.source if step.kind == "same" else source + quoted
        shown += words if step.glued or not shown else f" {words}"
    return shown


def _step(
    kind: ChangeKind, source: str, quoted: str, glued: bool, around: tuple[str, str]
) -> Change:
    if kind == "same":
        return Change(kind, source, quoted, glued=glued)
    what = None
    if kind == "missing":
        alone = around[0].rstrip(" \t")[-1:] in "\n\f" and around[1].strip(" \t")[:1] in "\n\f\r"
        what = named(source, around[0][-1:], alone)
    elif kind == "replaced" and not any(char.isalnum() for char in source + quoted):
        what = "closing mark" if not around[1][:1].isalnum() else None
    elif source.casefold() == quoted.casefold():
        what = "capital"
    denied = negations(fold(source).text) + negations(fold(quoted).text)
    return Change(kind, source, quoted, denied, what, glued)


def _slice(text: str, folded: Folded, part: list[Token]) -> str:
    return text[folded.start(part[0].start) : folded.end(part[-1].end)].strip() if part else ""


def _glued(text: str, folded: Folded, token: Token) -> bool:
    start = folded.start(token.start)
    return start > 0 and not text[start - 1].isspace() and not text[start].isspace()


def _around(text: str, folded: Folded, part: list[Token]) -> tuple[str, str]:
    """A few characters on either side of a stretch of a source."""
    if not part:
        return "", ""
    start, end = folded.start(part[0].start), folded.end(part[-1].end)
    return text[max(0, start - 8) : start], text[end : end + 8]
