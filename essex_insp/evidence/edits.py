"""Quotations as editors mark them: with words left out, and words in square brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.match import LONE_MARK, MOST_PLACES, OPENING, Needle, Span, hits, needle
from essex_insp.evidence.normal import fold
from essex_insp.evidence.sense import SENTENCE_END, turned_out, turned_within, vocabulary
from essex_insp.evidence.verdict import Insertion, Omission, Turn

LONGEST_OMISSION = 2_000
"""What an ellipsis may leave out, in code points: about three paragraphs of speech."""
_LONGEST_REPLACED = 160  # code points, that a bracket stands in for
_MOST_AT_AN_EDGE = 5  # words, that a bracket before or after all quoted words stands in for
_MOST_CHAINS = 10
_MOST_STEPS = 100
_BESIDE = 24  # code points
_EDIT = re.compile(
    r"[\[(]…[\])]|…|(?P<before>\b\w[\w'-]{0,40})?"
    r"\[(?!…\])(?P<added>[^\[\]]{1,200}|(?<=\w\[))\](?P<after>['-]?\w[\w'-]{0,40})?"
)
_Run = tuple[int, int | None]  # of words, by their numbers
_WORDS = re.compile(r"\w+(?:['-]\w+)*")


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


class Edits(NamedTuple):
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
    given = wanted.folded
    text = given.text
    at, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if len(wanted.forms) > 1:  # without the marks that someone put round the words
        at, last = at + 1, last - 1
    marks = list(_EDIT.finditer(text, at, last)) if "[" in text or "…" in text else []
    if not marks:
        return None
    joints, pieces = [Joint()], list[Needle]()
    for mark in [*marks, None]:
        piece = needle(text[at : mark.start() if mark else last])
        if piece.words:
            pieces.append(piece)
            joints.append(Joint())
        elif piece.text:
            joints[-1].mark += piece.text
        if mark is None:
            break
        joint = joints[-1]
        if mark["added"] is None:
            joint.ellipsis = True
        else:
            before, after = mark["before"] or "", mark["after"] or ""
            words = given.original[given.start(mark.start("added")) : given.end(mark.end("added"))]
            joint.added.append((words, f"{before}[{words}]{after}"))
            # `[Essex]'s` may stand for `the force's`, or `its`.
            if before or after.removeprefix("'s"):
                joint.word = re.compile(rf"{re.escape(before)}[\w'-]*{re.escape(after)}")
        at = mark.end()
    return Edits(tuple(joints), tuple(pieces)) if pieces else None


def chains(given: Edits, index: Index) -> list[Chain]:
    """Find the ways in which the pieces stand in order, each near the one before, ten at most.

    None are given when the pieces are too frequent to tell.
    """
    steps = iter(range(_MOST_STEPS + 1))
    ways: dict[Chain, None] = {}
    for run in _beginnings(given.pieces, index):
        for spans in _chains(given, index, (), steps, run):
            start = _before_first(given.joints[0], spans[0][0], index)
            end = _after_last(given.joints[-1], spans[-1][1], index)
            if start is None or end is None:
                continue
            ways[Chain(start, end, spans)] = None
            if len(ways) == _MOST_CHAINS:
                return list(ways)
    return list(ways) if next(steps, None) is not None else []


def _beginnings(pieces: tuple[Needle, ...], index: Index) -> list[_Run]:
    """The runs of words in which the first piece may begin: near the rarest of the pieces."""
    if len(hits(pieces[0], index)) <= MOST_PLACES:
        return [(0, None)]
    rarest = [min(len(index.postings.get(word, ())) for word in piece.words) for piece in pieces]
    at = rarest.index(min(rarest))
    reach = sum(len(piece.text) + LONGEST_OMISSION for piece in pieces[:at])
    starts = (hit.start for hit in hits(pieces[at], index))
    return [(index.word_at(start - reach), index.word_at(start) + 1) for start in starts]


def _chains(
    given: Edits, index: Index, spans: tuple[Span, ...], steps: Iterator[int], run: _Run
) -> Iterator[tuple[Span, ...]]:
    if len(spans) == len(given.pieces):
        yield spans
        return
    joint = given.joints[len(spans)]
    most = _MOST_CHAINS if spans else MOST_PLACES
    for hit in hits(given.pieces[len(spans)], index, False, *run, most):
        if next(steps, None) is None:
            return
        gap = index.folded.text[spans[-1][1] : hit.start] if spans else ""
        if spans and not _fits(joint, gap):
            continue
        ahead = given.joints[len(spans) + 1]
        reach = LONGEST_OMISSION if ahead.ellipsis else _LONGEST_REPLACED
        after = index.word_at(hit.end), index.word_at(hit.end + reach)
        yield from _chains(given, index, (*spans, (hit.start, hit.end)), steps, after)
        if spans and not joint.ellipsis:
            return  # what a bracket stands in for ends where the quotation first goes on


def _fits(joint: Joint, gap: str) -> bool:
    """Whether a stretch of the source can be what a joint stands for."""
    if joint.word is None:
        return True
    return bool(_stemmed(joint.word, gap)) and (joint.ellipsis or len(_WORDS.findall(gap)) == 1)


def _stemmed(word: re.Pattern[str], gap: str) -> str:
    """The word at an edge of a gap that a bracket within a word stands in, or nothing."""
    words: list[str] = _WORDS.findall(gap)
    return next(filter(word.fullmatch, (words[-1:] + words[:1])), "")


def _head(text: str, end: int) -> str:
    """The sentence that an offset is in, up to there."""
    return SENTENCE_END.split(text[max(0, end - LONGEST_OMISSION) : end])[-1]


def _tail(text: str, start: int) -> str:
    """The sentence that an offset is in, from there."""
    return SENTENCE_END.split(text[start : start + LONGEST_OMISSION] + "\n", maxsplit=1)[0]


def _before_first(joint: Joint, start: int, index: Index) -> int | None:
    """Where what stands before the first piece starts; None when it does not fit."""
    text = index.folded.text
    if joint.word is not None:
        near = text[max(0, start - _LONGEST_REPLACED) : start]
        at = max((word.start() for word in _WORDS.finditer(near)), default=0)
        return start - len(near) + at if _fits(joint, near[at:]) else None
    words = WORD.findall(_head(text, start)) if joint.added and not joint.ellipsis else []
    stands_in = bool(words) and words[-1].lower() in vocabulary("standing_in")
    count = 1 if stands_in else len(words)
    return index.starts[index.word_at(start) - count] if 0 < count <= _MOST_AT_AN_EDGE else start


def _after_last(joint: Joint, end: int, index: Index) -> int | None:
    """Where what stands after the last piece ends; None when it does not fit."""
    text = index.folded.text
    tail = _tail(text, end)
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
    tail = "" if text[chain.end - 1] in ".!?" else _tail(text, chain.end)
    gaps = chain.gaps
    gaps[0] = chain.start - len(_head(text, chain.start)), chain.start
    gaps[-1] = chain.end, chain.end + len(tail)
    left_out = []
    for joint, (start, end) in zip(given.joints, gaps, strict=True):
        gap = text[start:end]
        if joint.ellipsis and WORD.search(gap):
            # Speech that goes on in a new paragraph opens it again; other marks end or open it.
            leaves = bool(LONE_MARK.search(OPENING.sub(" ", gap)))
            after = text[end : end + _LONGEST_REPLACED]
            turns = turned_out(gap, text[chain.start : start], after)
            left_out.append(Omission(index.place(start, end), turns, leaves))
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


def turned_in_brackets(given: Edits, chain: Chain, index: Index) -> Iterator[Turn]:
    """Yield what turns the sense in brackets, and in what they stand in for.

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
            start -= len(re.findall(rf"(?:\S+ ?){{0,{most}}}$", _head(text, start))[0])
        elif start == end and number == last:
            end += len(re.findall(rf"^(?: ?\S+){{0,{most}}}", _tail(text, end))[0])
        beside = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        yield from turned_within(text[start:end], words, joint.ellipsis, beside, index)
