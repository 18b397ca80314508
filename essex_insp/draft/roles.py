"""Roles: `Chief Constable`, `HM Inspector of Constabulary`, `cabinet member for fire`."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

_TIES = frozenset(["of", "for", "at", "in", "on", "with", "from"])
_LINKS = frozenset(["and", "&", "of", "the"])
_LONGEST, _LONGEST_FIELD = 9, 7


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, the body or place in which it is held, or None, and the word after."""

    name: str
    body: str | None
    end: int


def gender(forename: str) -> str | None:
    """Return the pronoun that a forename goes with, or None where it says nothing."""
    if forename in lexicon.words("people", "forenames_he"):
        return "he"
    return "she" if forename in lexicon.words("people", "forenames_she") else None


def core(words: Words, i: int) -> int | None:
    """Return where a role that starts at a word ends, without what goes with it; or None."""
    heads = lexicon.words("people", "role_heads")
    modifiers = lexicon.words("people", "role_modifiers")
    end: int | None = None
    at = i
    while at < min(len(words), i + _LONGEST) and (at == i or _joined(words, at)):
        token = words[at]
        low = token.low.removeprefix("t/").removeprefix("a/")
        short = at > i and low in lexicon.words("people", "constable_letters")
        if (low in heads and token.text != "Ms") or short:
            end = at + 1
            if token.possessive:
                break
        elif not (
            low in modifiers
            or token.text.lower() in modifiers
            or (low in ("and", "&") and at > i and end is None)
        ):
            break
        at += 1
    return end


def _joined(words: Words, at: int) -> bool:
    # `Police, Fire and Crime Commissioner`
    return words.close(at) or (words[at].gap == ", " and words[at].low == "fire")


def role(words: Words, i: int, before_name: bool = False) -> Role | None:
    """Return the role that starts at a word, with what goes with it; or None."""
    end = core(words, i) if i < len(words) else None
    if end is None:
        return None
    stop, inside, after = (end, None, end) if before_name else _complement(words, end)
    return Role(words.span(i, stop), inside, after)


def _complement(words: Words, end: int) -> tuple[int, str | None, int]:
    """Where the role ends, the body or place in which it is held, and the word after both."""
    stop = end
    while words.close(stop) and words.low(stop) in _TIES:
        at = stop + 1
        determined = words.close(at) and words.low(at) in ("the", "its", "our", "local")
        at += determined
        if not words.close(at):
            break
        upto = body(words, at)
        if upto is not None:
            return stop, words.span(at, upto), upto
        field = _field(words, at)
        if field is None:
            break
        if words[at].capital and words[at].low not in lexicon.words("people", "fields"):
            if fold(words.span(at, field)) in lexicon.load("people")["countries"]:
                stop = field
                continue
            held = words.low(stop) in ("for", "of", "at", "in")
            return (stop, words.span(at, field), field) if held else (stop, None, stop)
        stop = field
    return stop, None, stop


def _field(words: Words, at: int) -> int | None:
    """Where the words end that say what a role is for: `fire and rescue`, `Essex`."""
    fields = lexicon.words("people", "fields")
    stops = lexicon.words("people", "stops") | lexicon.words("speech", "saying", "telling")
    capital, known = words[at].capital, words[at].low in fields
    upto = at
    while upto < min(len(words), at + _LONGEST_FIELD) and (upto == at or words.close(upto)):
        token = words[upto]
        if token.low in stops:
            break
        if token.low in _LINKS and upto > at:
            after = words[upto + 1] if words.close(upto + 1) else None
            if after is None or (
                token.low == "and" and after.capital and capital and after.low not in fields
                and fold(words.span(at, upto)) not in lexicon.load("people")["countries"]
            ):  # fmt: skip
                break
        elif (
            token.low in _TIES
            or token.low in lexicon.words("people", "role_heads")
            or (token.low not in fields and (token.capital != capital or (token.capital and known)))
            or (token.low not in fields and upto > at and gender(token.bare))
        ):
            break
        upto += 1
    while upto > at and words.low(upto - 1) in _LINKS:
        upto -= 1
    return upto if upto > at else None


def canonical(name: str) -> str:
    """Return a role, folded and with its short forms written out."""
    short = lexicon.load("people")["short_roles"]
    words = fold(name).replace(",", " ").replace(".", " ").replace("majesty's", "majesty").split()
    text = " ".join(short.get(word, word) for word in words)
    return text.replace("her majesty ", "hm ").replace("his majesty ", "hm ")


def answers(wanted: str, held: str) -> bool:
    """Whether a role that is held answers to one that is named, both in canonical form."""
    if wanted == held or held.startswith((wanted + " of ", wanted + " for ", wanted + " in ")):
        return True
    inner = held.split(" of ")[0].split(" for ")[0]
    for rank in ("temporary ", "acting ", "interim ", "new ", "former ", "hm "):
        inner = inner.removeprefix(rank)
    if len(wanted.split()) == 1:
        return wanted in inner.split() and wanted != "constable"
    return inner == wanted or (inner.endswith(" " + wanted) and wanted != "chief constable")
