"""The check of words against a source."""

from collections.abc import Sequence
from dataclasses import replace

from essex_insp.evidence.difference import Alignment, align, changes
from essex_insp.evidence.edits import chains, edits, insertions, omissions, turned_in_brackets
from essex_insp.evidence.index import Index
from essex_insp.evidence.location import locate
from essex_insp.evidence.match import MOST_PLACES, Needle, fitting, meant, needle, short_of
from essex_insp.evidence.sense import turned_beside
from essex_insp.evidence.verdict import Match, Place, Selector, Turn, Verdict

_SHOWN_PLACES = 10


def check(selector: Selector, index: Index, accept: bool = False) -> Match:
    """Check words against a source, of which one index is made for all words.

    Likeness only finds the place to show when words are altered; it never makes them verbatim.
    What turns the sense fails them, unless the quoter has looked at it and means it (`accept`).
    """
    match = _check(selector, index)
    if not match.turns or selector.phrase:
        return replace(match, turns=())
    where = {side: f"stands right {side} it" for side in ("before", "after")}
    told = (f"“{turn.words}” {where.get(turn.where, f'is {turn.where}')}" for turn in match.turns)
    listed = ", ".join(told)
    if accept:
        return replace(match, turns=(), notes=(*match.notes, f"Accepted: {listed}."))
    return replace(match, notes=(*match.notes, f"Its sense may be turned: {listed}."))


def _check(selector: Selector, index: Index) -> Match:
    wanted = needle(selector.exact)
    if not wanted.words:
        return Match("unverifiable", notes=("There is no word in it to look for.",))
    if matches := meant(wanted, selector, index):
        hit, *others = matches
        if others:
            return _ambiguous(matches, index)
        short = short_of(hit, selector, index) if selector.whole else None
        if short is not None:
            return _altered(align(index.folded, short, wanted.folded), index)
        place = index.place(hit.start, hit.end)
        turns = turned_beside(hit.start, hit.end, wanted.words[0], index)
        notes = _notes(place, selector, index, hit.end)
        return Match(hit.verdict, (place,), turns=turns, notes=notes)
    if edited := _edited(wanted, selector, index):
        return edited
    alignment = locate(wanted, selector, index)
    return _altered(alignment, index) if alignment else Match("absent")


def check_words(words: str, index: Index, accept: bool = False) -> Match:
    """Check words that someone wants to print, with or without quotation marks round them."""
    return check(Selector(words), index, accept)


def _ambiguous(stretches: Sequence[tuple[int, int, object]], index: Index) -> Match:
    places = tuple(index.place(*spot[:2]) for spot in stretches[:_SHOWN_PLACES])
    shown = f"more than {MOST_PLACES}" if len(stretches) > MOST_PLACES else len(stretches)
    note = f"The words stand in {shown} places, and nothing tells which is meant."
    return Match("ambiguous", places, notes=(note,))


def _edited(wanted: Needle, selector: Selector, index: Index) -> Match | None:
    given = edits(wanted)
    ways = fitting(chains(given, index), selector, index) if given else []
    if given is None or len(ways) != 1:
        return _ambiguous(ways, index) if ways else None
    (chain,) = ways
    place = index.place(chain.start, chain.end)
    left_out = omissions(given, chain, index)
    added = insertions(given, chain, index)
    turns = tuple(turned_in_brackets(given, chain, index))
    turns += tuple(Turn(word, "left out") for gap in left_out for word in gap.negations)
    turns += turned_beside(chain.start, chain.end, given.pieces[0].words[0], index)
    notes = _notes(place, selector, index, chain.end)
    if any(omission.leaves_speech for omission in left_out):
        notes += ("Speech ends or begins in what was left out: see that one person says both.",)
    elided = any(joint.ellipsis for joint in given.joints)
    verdict: Verdict = "elided" if elided or not added else "bracketed"
    return Match(verdict, (place,), (), left_out, added, turns, notes)


def _notes(place: Place, selector: Selector, index: Index, end: int) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if selector.paragraph not in (None, place.paragraph):
        notes = (f"Cited as paragraph {selector.paragraph}, it stands in {place.paragraph}.",)
    mark = index.folded.text[end : end + 1]
    if mark and mark in "?!" and not place.words.endswith(("?", "!")):
        notes += (f"The source goes on with {mark!r}, which is not quoted.",)
    return notes


def _altered(alignment: Alignment, index: Index) -> Match:
    steps = changes(alignment)
    kinds = {step.what or "change": None for step in steps if step.kind != "same"}
    notes: tuple[str, ...] = ()
    if kinds and kinds.keys().isdisjoint({"change", "closing mark", "capital"}):
        names = dict.fromkeys(" and ".join(kinds).split(" and "))
        notes = (f"But for a {' and '.join(names)} of the copy, the words stand there.",)
    return Match("altered", (index.place(*alignment.span),), steps, notes=notes)
