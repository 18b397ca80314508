"""Quotations with an ellipsis: their pieces, in order, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from essex_insp.evidence.difference import negations
from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.match import LONE_MARK, MOST_PLACES, Needle, hits, needle
from essex_insp.evidence.verdict import Omission

LONGEST_OMISSION = 2_000
"""What an ellipsis may leave out, in code points: about three paragraphs of speech."""
_MOST_PIECES = 40
_MOST_CHAINS = 10
_MOST_STEPS = 100
_ELLIPSIS = re.compile(r"[\[(] ?\.\.\.+ ?[\])]|\. \. \.(?: \.)?|\.\.\.+")
_OPENING = re.compile(r"\n['\"]")


@dataclass(frozen=True, slots=True)
class Chain:
    """One way to find all pieces in order, in offsets of the folded source."""

    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the first piece starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.spans[-1][1]


def pieces(wanted: Needle) -> list[Needle]:
    """Return the pieces of a quotation between its ellipses; none when it has no ellipsis.

    Args:
        wanted: The quotation.
    """
    parts = _ELLIPSIS.split(wanted.text)
    if len(parts) == 1 or len(parts) > _MOST_PIECES:
        return []
    found = [needle(part) for part in parts if part.strip(" \n")]
    return found if all(piece.words for piece in found) else []


def chains(parts: list[Needle], index: Index) -> list[Chain]:
    """Find the ways in which the pieces stand in order, each near the one before.

    Args:
        parts: The pieces, at least one.
        index: The source.

    Returns:
        Every way in order, ten at most; none when the pieces are too frequent to tell.
    """
    steps = [0]
    found: dict[Chain, None] = {}
    for low, high in _beginnings(parts, index):
        for chain in _chains(parts, index, (), steps, low, high):
            found[chain] = None
            if len(found) == _MOST_CHAINS:
                return list(found)
    return list(found) if steps[0] <= _MOST_STEPS else []


def _beginnings(parts: list[Needle], index: Index) -> list[tuple[int, int | None]]:
    """The runs of words in which the first piece may begin: near the rarest of the pieces."""
    if len(hits(parts[0], index)[0]) <= MOST_PLACES:
        return [(0, None)]
    at = min(range(len(parts)), key=lambda i: index.rarity(parts[i].words))
    reach = sum(len(part.text) + LONGEST_OMISSION for part in parts[:at])
    return [
        (index.word_at(hit.start - reach), index.word_at(hit.start) + 1)
        for hit in hits(parts[at], index)[0]
    ]


def _chains(
    parts: list[Needle],
    index: Index,
    spans: tuple[tuple[int, int], ...],
    steps: list[int],
    low: int,
    high: int | None,
) -> Iterator[Chain]:
    if len(spans) == len(parts):
        yield Chain(spans)
        return
    most = _MOST_CHAINS if spans else MOST_PLACES
    for hit in hits(parts[len(spans)], index, low=low, high=high, most=most)[0]:
        steps[0] += 1
        if steps[0] > _MOST_STEPS:
            return
        after = index.word_at(hit.end), index.word_at(hit.end + LONGEST_OMISSION)
        yield from _chains(parts, index, (*spans, (hit.start, hit.end)), steps, *after)


def omissions(chain: Chain, index: Index) -> tuple[Omission, ...]:
    """Return what stands between the pieces; an ellipsis of the source itself is no omission.

    Args:
        chain: Where the pieces stand.
        index: The source.
    """
    found = []
    for (_, start), (end, _) in zip(chain.spans, chain.spans[1:], strict=False):
        gap = index.folded.text[start:end]
        if not WORD.search(gap):
            continue
        start += len(gap) - len(gap.lstrip(" \n"))
        end -= len(gap) - len(gap.rstrip(" \n"))
        # Speech that goes on in a new paragraph opens it again; any other mark ends or opens it.
        leaves = bool(LONE_MARK.search(_OPENING.sub(" ", gap)))
        found.append(Omission(index.place(start, end), negations(gap), leaves))
    return tuple(found)
