"""The check of words against a source."""

from __future__ import annotations

from essex_insp.evidence.difference import changes, tokens
from essex_insp.evidence.edge import cuts
from essex_insp.evidence.elision import Chain, chains, omissions, pieces
from essex_insp.evidence.index import Index
from essex_insp.evidence.location import locate
from essex_insp.evidence.match import (
    MOST_PLACES,
    Needle,
    context,
    fits_after,
    fits_before,
    hits,
    narrowed,
    needle,
    settle,
    short_of,
)
from essex_insp.evidence.verdict import Match, Place, Selector

_SHOWN_PLACES = 10
_MOST_GROWTH = 80


def check(selector: Selector, index: Index) -> Match:
    """Check words against a source.

    Args:
        selector: The words, and what is known of their place.
        index: The source; make it once for all words.

    Returns:
        The verdict, with the place or places. Likeness only finds the place to show when words
        are altered; it never makes them verbatim.
    """
    wanted = needle(selector.exact)
    if not wanted.words:
        return Match("unverifiable", notes=("There is no word in it to look for.",))
    found, near = hits(wanted, index, selector.whole)
    if len(found) > MOST_PLACES:
        found = narrowed(wanted, selector, index) or found
    if found:
        best = settle(found, selector, index)
        if len(best) > 1:
            return _ambiguous([(hit.start, hit.end) for hit in best], index)
        hit = best[0]
        short = short_of(hit, selector, index) if selector.whole else None
        if short is not None:
            return _altered(wanted, (short.start, short.end), index)
        place = index.place(hit.start, hit.end)
        return Match(hit.verdict, (place,), notes=_notes(place, selector, index, hit.end))
    elided = _elided(wanted, selector, index)
    if elided is not None:
        return elided
    span = _grown(near.start, near.end, index) if near else locate(wanted, selector, index)
    return _altered(wanted, span, index) if span else Match("absent")


def check_words(words: str, index: Index) -> Match:
    """Check words that someone wants to print, of which nothing else is known.

    Args:
        words: The words, with or without quotation marks round them.
        index: The source.
    """
    return check(Selector(words), index)


def _ambiguous(spans: list[tuple[int, int]], index: Index) -> Match:
    places = tuple(index.place(*span) for span in spans[:_SHOWN_PLACES])
    count = f"{len(spans)}" if len(spans) <= MOST_PLACES else f"more than {MOST_PLACES}"
    note = f"The words stand in {count} places, and nothing tells which is meant."
    return Match("ambiguous", places, notes=(note,))


def _elided(wanted: Needle, selector: Selector, index: Index) -> Match | None:
    parts = pieces(wanted)
    found = chains(parts, index) if parts else []
    if len(found) > 1:
        before, after = context(selector.prefix), context(selector.suffix)
        fits = [
            fits_before(chain.start, before, index) + fits_after(chain.end, after, index)
            for chain in found
        ]
        found = [chain for chain, fit in zip(found, fits, strict=True) if fit == max(fits)]
    if len(found) > 1:
        return _ambiguous([(chain.start, chain.end) for chain in found], index)
    return _one_elided(found[0], selector, index) if found else None


def _one_elided(chain: Chain, selector: Selector, index: Index) -> Match:
    place = index.place(chain.start, chain.end)
    left_out = omissions(chain, index)
    notes = _notes(place, selector, index, chain.end)
    if any(omission.leaves_speech for omission in left_out):
        notes += ("Speech ends or begins in what was left out: see that one person says both.",)
    return Match("elided", (place,), omissions=left_out, notes=notes)


def _notes(place: Place, selector: Selector, index: Index, end: int) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if selector.paragraph not in (None, place.paragraph):
        notes = (f"Cited as paragraph {selector.paragraph}, it stands in {place.paragraph}.",)
    mark = index.folded.text[end : end + 1]
    if mark and mark in "?!" and not place.words.endswith(("?", "!")):
        notes += (f"The source goes on with {mark!r}, which is not quoted.",)
    return notes


def _grown(start: int, end: int, index: Index) -> tuple[int, int]:
    """Take in the rest of a word at either edge, and punctuation right beside it."""
    text, folded = index.text, index.folded
    for _ in range(_MOST_GROWTH):
        if start == 0 or (_apart(folded.text[start - 1]) and not cuts(text, folded.start(start))):
            break
        start -= 1
    for _ in range(_MOST_GROWTH):
        if end == len(folded.text) or (
            _apart(folded.text[end]) and not cuts(text, folded.end(end))
        ):
            break
        end += 1
    return start, end


def _apart(char: str) -> bool:
    return char.isspace() or char in "'\"-"


def _altered(wanted: Needle, span: tuple[int, int], index: Index) -> Match:
    folded = index.folded.text
    there = tokens(folded, *span)
    quoted = tokens(wanted.folded.text)
    steps = changes(there, quoted, (index.text, index.folded), (wanted.original, wanted.folded))
    return Match("altered", (index.place(*span),), steps)
