"""Quotations as editors mark them: with words left out, and words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from essex_insp.evidence.facts import Stretch
from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.match import LONE_MARK, MOST_PLACES, Needle, Span, hits, needle
from essex_insp.evidence.normal import fold
from essex_insp.evidence.sense import turning, vocabulary
from essex_insp.evidence.verdict import Insertion, Omission

LONGEST_OMISSION = 2_000
"""What an ellipsis may leave out, in code points: about three paragraphs of speech."""
_LONGEST_REPLACED = 160  # code points, that a bracket stands in for
_MOST_AT_AN_EDGE = 5  # words, that a bracket before or after all quoted words stands in for
_MOST_PIECES = 40
_MOST_CHAINS = 10
_MOST_STEPS = 100
_BESIDE = 24  # code points
_EDIT = re.compile(r"[\[(]…[\])]|…|\[(?P<added>[^\[\]]{1,200}|(?<=\w\[))\]")
_STEM_BEFORE = re.compile(r"(?:\w[\w'-]{0,40})?$")
_STEM_AFTER = re.compile(r"^(?:['-]?\w[\w'-]{0,40})?")
_LONGEST_STEM = 42
_WORDS = re.compile(r"\w+(?:['-]\w+)*")
_OPENING = re.compile(r"\n['\"]")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*(?=\s)|[…\n\"]")


@dataclass(slots=True)
class Joint:
    """What stands between two pieces, or before the first, or after the last.

    Args:
        ellipsis: Whether words are left out.
        added: What stands in each pair of square brackets, to the character; and the brackets with
            the letters right before and after, if they are within a word: `[T]hey`, `work[ing]`.
        word: What that word of the source has to be like.
        mark: Punctuation that stands there alone.
    """

    ellipsis: bool = False
    added: list[tuple[str, str]] = field(default_factory=list)
    word: re.Pattern[str] | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """A quotation with its marks: one joint more than there are pieces."""

    joints: tuple[Joint, ...]
    pieces: tuple[Needle, ...]


class Chain(NamedTuple):
    """One way to find all pieces in order, in offsets of the folded source.

    It starts and ends with them, or with what a bracket before or after them replaces.
    """

    start: int
    end: int
    spans: tuple[Span, ...]

    @property
    def gaps(self) -> list[Span]:
        """What is before, between and after the pieces."""
        edges = [self.start, *(edge for span in self.spans for edge in span), self.end]
        return list(zip(edges[::2], edges[1::2], strict=True))


def edits(wanted: Needle) -> Edits | None:
    """Return the pieces of a quotation between its ellipses and brackets; None without those."""
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
        before = after = ""
        if mark and mark["added"] is not None:
            before = _STEM_BEFORE.findall(text[max(at, start - _LONGEST_STEM) : start])[0]
            after = _STEM_AFTER.findall(text[end : end + _LONGEST_STEM])[0]
        piece = needle(text[at : max(at, start - len(before))])
        if piece.words:
            pieces.append(piece)
            joints.append(Joint())
        elif piece.text:
            joints[-1].mark += piece.text
        if mark is None:
            break
        joint = joints[-1]
        if mark["added"] is not None:
            given = wanted.folded
            first, last = given.start(start + 1 + shift), given.end(end - 1 + shift)
            words = given.original[first:last]
            joint.added.append((words, f"{before}[{words}]{after}"))
            if before or after not in (
                "",
                "'s",
            ):  # `[Essex]'s` may stand for `the force's`, or `its`
                joint.word = re.compile(rf"{re.escape(before)}[\w'-]*{re.escape(after)}")
        else:
            joint.ellipsis = True
        at = end + len(after)
    return Edits(tuple(joints), tuple(pieces)) if pieces else None


def chains(given: Edits, index: Index) -> list[Chain]:
    """Find the ways in which the pieces stand in order, each near the one before, ten at most.

    None are given when the pieces are too frequent to tell.
    """
    steps = [0]
    ways: dict[Chain, None] = {}
    for low, high in _beginnings(given.pieces, index):
        for spans in _chains(given, index, (), steps, low, high):
            start = _before_first(given.joints[0], spans[0][0], index)
            end = _after_last(given.joints[-1], spans[-1][1], index)
            if start is None or end is None:
                continue
            ways[Chain(start, end, spans)] = None
            if len(ways) == _MOST_CHAINS:
                return list(ways)
    return list(ways) if steps[0] <= _MOST_STEPS else []


def _beginnings(pieces: tuple[Needle, ...], index: Index) -> list[tuple[int, int | None]]:
    """The runs of words in which the first piece may begin: near the rarest of the pieces."""
    if len(hits(pieces[0], index)[0]) <= MOST_PLACES:
        return [(0, None)]
    rarest = [min(len(index.postings.get(word, ())) for word in piece.words) for piece in pieces]
    at = rarest.index(min(rarest))
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
    if joint.word is None:
        return True
    return bool(_stemmed(joint.word, gap)) and (joint.ellipsis or len(_WORDS.findall(gap)) == 1)


def _stemmed(word: re.Pattern[str], gap: str) -> str:
    """The word at an edge of a gap that a bracket within a word stands in, or nothing."""
    words: list[str] = _WORDS.findall(gap)
    return next(filter(word.fullmatch, (words[-1:] + words[:1])), "")


def _before_first(joint: Joint, start: int, index: Index) -> int | None:
    """Where what stands before the first piece starts; None when it does not fit."""
    text = index.folded.text
    near = text[max(0, start - _LONGEST_REPLACED) : start]
    if joint.word is not None:
        at = max((word.start() for word in _WORDS.finditer(near)), default=0)
        return start - len(near) + at if _fits(joint, near[at:]) else None
    if not joint.added or joint.ellipsis:
        return start
    head = _SENTENCE_END.split(near)[-1]
    words = WORD.findall(head)
    if words and words[-1].lower() in vocabulary("standing_in"):
        return index.starts[index.word_at(start) - 1]
    is_whole = len(head) < len(near) or len(near) == start
    if 0 < len(words) <= _MOST_AT_AN_EDGE and is_whole:
        return index.starts[index.word_at(start) - len(words)]
    return start


def _after_last(joint: Joint, end: int, index: Index) -> int | None:
    """Where what stands after the last piece ends; None when it does not fit."""
    text = index.folded.text
    tail = _SENTENCE_END.split(text[end : end + _LONGEST_REPLACED] + "\n", maxsplit=1)[0]
    if joint.word is not None:
        word = re.match(r" ?\w[\w'-]*", tail)
        if word is None or not _stemmed(joint.word, word[0]):
            return None
        end += word.end()
    elif joint.added and not joint.ellipsis and 0 < len(WORD.findall(tail)) <= _MOST_AT_AN_EDGE:
        end += len(tail)
    if joint.mark and not joint.ellipsis and not text.startswith(joint.mark, end):
        return None
    return end


def omissions(given: Edits, chain: Chain, index: Index) -> tuple[Omission, ...]:
    """Return what each ellipsis left out; an ellipsis of the source itself is no omission.

    Of an ellipsis at the start or the end it is the rest of the sentence there.
    """
    text = index.folded.text
    head = _SENTENCE_END.split(text[max(0, chain.start - LONGEST_OMISSION) : chain.start])[-1]
    tail = _SENTENCE_END.split(text[chain.end : chain.end + LONGEST_OMISSION] + "\n", maxsplit=1)[0]
    tail = "" if text[chain.end - 1] in ".!?" else tail  # what follows a sentence is not of it
    gaps = chain.gaps
    gaps[0], gaps[-1] = (chain.start - len(head), chain.start), (chain.end, chain.end + len(tail))
    left_out = []
    for joint, (start, end) in zip(given.joints, gaps, strict=True):
        gap = text[start:end]
        if not joint.ellipsis or not WORD.search(gap):
            continue
        start += len(gap) - len(gap.lstrip(" \n"))
        end -= len(gap) - len(gap.rstrip(" \n"))
        # Speech that goes on in a new paragraph opens it again; any other mark ends or opens it.
        leaves = bool(LONE_MARK.search(_OPENING.sub(" ", gap)))
        left_out.append(Omission(index.place(start, end), turning(gap, "deny", "intend"), leaves))
    return tuple(left_out)


def insertions(given: Edits, chain: Chain, index: Index) -> tuple[Insertion, ...]:
    """Return what the brackets add or replace; brackets that the source itself has do neither."""
    inserted = []
    for joint, (start, end) in zip(given.joints, chain.gaps, strict=True):
        gap = index.folded.text[start:end]
        shown = "" if joint.ellipsis else gap.strip(" \n")
        if joint.word is not None:
            shown = _stemmed(joint.word, gap)
        at = start + gap.rindex(shown)
        replaced = index.place(at, at + len(shown)) if shown else None
        for words, brackets in joint.added:
            beside = joint.word is not None and brackets == f"[{words}]"  # not within the word
            if f"[{needle(words).text}]" not in gap:
                inserted.append(Insertion(brackets, None if beside else replaced))
    return tuple(inserted)


def bracketed(given: Edits, chain: Chain, index: Index) -> Iterator[Stretch]:
    """Yield where brackets stand, what the source has there and what the quotation, folded.

    Where a quotation begins or ends with brackets, within a sentence of the source, they may stand
    in for as many words as they hold.
    """
    text = index.folded.text
    last = len(given.pieces)
    for number, (joint, (start, end)) in enumerate(zip(given.joints, chain.gaps, strict=True)):
        if not joint.added:
            continue
        words = fold(" ".join(brackets for _, brackets in joint.added)).text
        words = words.replace("[", "").replace("]", "")
        most = len(words.split())
        if start == end and number == 0:
            head = _SENTENCE_END.split(text[max(0, start - _LONGEST_REPLACED) : start])[-1]
            start -= len(re.findall(rf"(?:\S+ ?){{0,{most}}}$", head)[0])
        elif start == end and number == last:
            tail = _SENTENCE_END.split(text[end : end + _LONGEST_REPLACED], maxsplit=1)[0]
            end += len(re.findall(rf"^(?: ?\S+){{0,{most}}}", tail)[0])
        before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        yield Stretch(text[start:end], words, joint.ellipsis, before, after)
