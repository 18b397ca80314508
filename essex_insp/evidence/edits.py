"""Quotations as editors mark them: with words left out, and words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.match import LONE_MARK, MOST_PLACES, Needle, Span, hits, needle
from essex_insp.evidence.sense import negations, vocabulary
from essex_insp.evidence.verdict import Insertion, Omission, Turn

LONGEST_OMISSION = 2_000
"""What an ellipsis may leave out, in code points: about three paragraphs of speech."""
_LONGEST_REPLACED = 160  # code points, that a bracket stands in for
_MOST_AT_AN_EDGE = 5  # words, that a bracket before or after all quoted words stands in for
_MOST_PIECES = 40
_MOST_CHAINS = 10
_MOST_STEPS = 100
_EDIT = re.compile(
    r"[\[(] ?(?:\.\.\.+|\. \. \.) ?[\])]|\. \. \.(?: \.)?|\.\.\.+|\[(?P<added>[^\[\]]{1,200})\]"
)
_STEM_BEFORE = re.compile(r"\w[\w'-]{0,40}$")
_STEM_AFTER = re.compile(r"['-]?\w[\w'-]{0,40}")
_LONGEST_STEM = 42
_WORDS = re.compile(r"\w+(?:['-]\w+)*")
_OPENING = re.compile(r"\n['\"]")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*(?=\s)|\n|\"")


@dataclass(slots=True)
class Joint:
    """What stands between two pieces, or before the first, or after the last.

    Args:
        ellipsis: Whether words are left out.
        added: What stands in square brackets, to the character.
        stems: The letters right before and after a bracket within a word: `[T]hey`, `work[ing]`.
        mark: Punctuation that stands there alone.
    """

    ellipsis: bool = False
    added: list[str] = field(default_factory=list)
    stems: tuple[str, str] = ("", "")
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """A quotation with its marks: one joint more than there are pieces."""

    joints: tuple[Joint, ...]
    pieces: tuple[Needle, ...]


class Chain(NamedTuple):
    """One way to find all pieces in order, in offsets of the folded source.

    Args:
        start: Where the first stands, or what a bracket before it replaces.
        end: Where the last ends, or what a bracket after it replaces.
        spans: Where each piece stands.
    """

    start: int
    end: int
    spans: tuple[Span, ...]


def edits(wanted: Needle) -> Edits | None:
    """Return the pieces of a quotation between its ellipses and brackets; None without those.

    Args:
        wanted: The quotation.
    """
    text = wanted.text
    if text[:1] in "'\"" and text[-1:] in "'\"" and len(text) > 1:
        text = " " + text[1:-1] + " "  # marks that someone put round the words
    shift = len(wanted.folded.text) - len(wanted.folded.text.lstrip())
    joints, pieces, at = [Joint()], list[Needle](), 0
    marks = list(_EDIT.finditer(text))
    if not marks or len(marks) > _MOST_PIECES:
        return None
    for mark in [*marks, None]:
        start, end = mark.span() if mark else (len(text), len(text))
        stems = ("", "")
        if mark and mark["added"]:
            before = _STEM_BEFORE.search(text[max(at, start - _LONGEST_STEM) : start])
            after = _STEM_AFTER.match(text, end)
            stems = (before[0] if before else "", after[0] if after else "")
        piece = needle(text[at : max(at, start - len(stems[0]))])
        if piece.words:
            pieces.append(piece)
            joints.append(Joint())
        elif piece.text:
            joints[-1].mark += piece.text
        if mark is None:
            break
        joint = joints[-1]
        if mark["added"]:
            given = wanted.folded
            first, last = given.start(start + 1 + shift), given.end(end - 1 + shift)
            joint.added.append(given.original[first:last])
            joint.stems = stems if any(stems) else joint.stems
        else:
            joint.ellipsis = True
        at = end + len(stems[1])
    return Edits(tuple(joints), tuple(pieces)) if pieces else None


def chains(given: Edits, index: Index) -> list[Chain]:
    """Find the ways in which the pieces stand in order, each near the one before.

    Args:
        given: The pieces and what stands between them.
        index: The source.

    Returns:
        Every way in order, ten at most; none when the pieces are too frequent to tell.
    """
    steps = [0]
    found: dict[Chain, None] = {}
    for low, high in _beginnings(given.pieces, index):
        for spans in _chains(given, index, (), steps, low, high):
            start = _before_first(given.joints[0], spans[0][0], index)
            end = _after_last(given.joints[-1], spans[-1][1], index)
            if start is None or end is None:
                continue
            found[Chain(start, end, spans)] = None
            if len(found) == _MOST_CHAINS:
                return list(found)
    return list(found) if steps[0] <= _MOST_STEPS else []


def _beginnings(pieces: tuple[Needle, ...], index: Index) -> list[tuple[int, int | None]]:
    """The runs of words in which the first piece may begin: near the rarest of the pieces."""
    if len(hits(pieces[0], index)[0]) <= MOST_PLACES:
        return [(0, None)]
    at = min(range(len(pieces)), key=lambda i: index.rarity(pieces[i].words))
    reach = sum(len(piece.text) + LONGEST_OMISSION for piece in pieces[:at])
    return [
        (index.word_at(hit.start - reach), index.word_at(hit.start) + 1)
        for hit in hits(pieces[at], index)[0]
    ]


def _chains(
    given: Edits,
    index: Index,
    spans: tuple[Span, ...],
    steps: list[int],
    low: int,
    high: int | None,
) -> Iterator[tuple[Span, ...]]:
    if len(spans) == len(given.pieces):
        yield spans
        return
    joint = given.joints[len(spans)]
    most = _MOST_CHAINS if spans else MOST_PLACES
    for hit in hits(given.pieces[len(spans)], index, low=low, high=high, most=most)[0]:
        steps[0] += 1
        if steps[0] > _MOST_STEPS:
            return
        gap = index.folded.text[spans[-1][1] : hit.start] if spans else ""
        if spans and not _fits(joint, gap):
            continue
        ahead = given.joints[len(spans) + 1]
        reach = LONGEST_OMISSION if ahead.ellipsis else _LONGEST_REPLACED
        after = index.word_at(hit.end), index.word_at(hit.end + reach)
        yield from _chains(given, index, (*spans, (hit.start, hit.end)), steps, *after)
        if spans and not joint.ellipsis:
            return  # what a bracket stands in for ends where the quotation first goes on


def _fits(joint: Joint, gap: str) -> bool:
    """Whether a stretch of the source can be what a joint stands for."""
    if joint.mark and not joint.ellipsis and joint.mark not in gap:
        return False
    if not any(joint.stems):
        return True
    return bool(_stemmed(joint, gap)) and (joint.ellipsis or len(_WORDS.findall(gap)) == 1)


def _stemmed(joint: Joint, gap: str) -> str:
    """The word at an edge of a gap that a bracket within a word stands in, or nothing."""
    words = _WORDS.findall(gap)
    before, after = joint.stems
    for word in reversed(words[:1] + words[-1:]):
        if (
            word.startswith(before)
            and word.endswith(after)
            and len(word) >= len(before) + len(after)
        ):
            return str(word)
    return ""


def _before_first(joint: Joint, start: int, index: Index) -> int | None:
    """Where what stands before the first piece starts; None when it does not fit."""
    if not joint.added:
        return start
    text = index.folded.text
    if any(joint.stems):
        number = index.word_at(start) - 1
        if number < 0:
            return None
        at = index.starts[number]
        for _ in range(joint.stems[1].count("'")):
            at = index.starts[max(0, index.word_at(at) - 1)]
        return at if _fits(joint, text[at:start]) else None
    if joint.ellipsis:
        return start
    head = _SENTENCE_END.split(text[max(0, start - _LONGEST_REPLACED) : start])[-1]
    words = WORD.findall(head)
    if words and words[-1].lower() in vocabulary("standing_in"):
        return index.starts[index.word_at(start) - 1]
    at_start = len(head) < min(start, _LONGEST_REPLACED) or start <= _LONGEST_REPLACED
    if 0 < len(words) <= _MOST_AT_AN_EDGE and at_start:
        return index.starts[index.word_at(start) - len(words)]
    return start


def _after_last(joint: Joint, end: int, index: Index) -> int | None:
    """Where what stands after the last piece ends; None when it does not fit."""
    text = index.folded.text
    tail = _SENTENCE_END.split(text[end : end + _LONGEST_REPLACED] + "\n", maxsplit=1)[0]
    if joint.added and any(joint.stems):
        word = re.match(r" ?\w[\w'-]*", tail)
        return end + word.end() if word and _fits(joint, word[0]) else None
    if joint.added and not joint.ellipsis and 0 < len(WORD.findall(tail)) <= _MOST_AT_AN_EDGE:
        end += len(tail)
    if joint.mark and not joint.ellipsis and not text.startswith(joint.mark, end):
        return None
    return end


def omissions(given: Edits, chain: Chain, index: Index) -> tuple[Omission, ...]:
    """Return what each ellipsis left out; an ellipsis of the source itself is no omission.

    Of an ellipsis at the start or the end it is the rest of the sentence there.

    Args:
        given: The pieces and what stands between them.
        chain: Where the pieces stand.
        index: The source.
    """
    text = index.folded.text
    spans = list(
        zip((end for _, end in chain.spans), (s for s, _ in chain.spans[1:]), strict=False)
    )
    head = _SENTENCE_END.split(text[max(0, chain.start - LONGEST_OMISSION) : chain.start])[-1]
    tail = _SENTENCE_END.split(text[chain.end : chain.end + LONGEST_OMISSION] + "\n", maxsplit=1)[0]
    tail = "" if text[chain.end - 1] in ".!?" else tail  # what follows a sentence is not of it
    spans = [(chain.start - len(head), chain.start), *spans, (chain.end, chain.end + len(tail))]
    found = []
    for joint, (start, end) in zip(given.joints, spans, strict=True):
        gap = text[start:end]
        if not joint.ellipsis or not WORD.search(gap):
            continue
        start += len(gap) - len(gap.lstrip(" \n"))
        end -= len(gap) - len(gap.rstrip(" \n"))
        # Speech that goes on in a new paragraph opens it again; any other mark ends or opens it.
        leaves = bool(LONE_MARK.search(_OPENING.sub(" ", gap)))
        found.append(Omission(index.place(start, end), negations(gap), leaves))
    return tuple(found)


def insertions(
    given: Edits, chain: Chain, index: Index
) -> tuple[tuple[Insertion, ...], tuple[Turn, ...]]:
    """Return what the brackets add or replace, and the words among it that turn the sense.

    Brackets that the source itself has are no insertion.

    Args:
        given: The pieces and what stands between them.
        chain: Where the pieces stand.
        index: The source.
    """
    text = index.folded.text
    edges = [chain.start, *(edge for span in chain.spans for edge in span), chain.end]
    found, turns = [], list[Turn]()
    for i, joint in enumerate(given.joints):
        start, end = edges[2 * i], edges[2 * i + 1]
        gap = text[start:end]
        for added in joint.added:
            if f"[{needle(added).text}]" in gap:
                continue
            replaced = None
            shown = gap.strip(" \n")
            if any(joint.stems):
                shown = _stemmed(joint, gap)
            if shown and (any(joint.stems) or not joint.ellipsis):
                at = start + gap.rindex(shown)
                replaced = index.place(at, at + len(shown))
            denied = negations(gap) if replaced else ()
            given_words = negations(needle(added).text)
            turns += [Turn(word, "replaced") for word in denied if word not in given_words]
            turns += [Turn(word, "added") for word in given_words if word not in denied]
            before, after = joint.stems
            found.append(Insertion(f"{before}[{added}]{after}", replaced))
    return tuple(found), tuple(turns)
