"""People: their roles, `Chief Constable`, and their names, `Jane Example`, `Cllr Example`."""

import re
from typing import NamedTuple

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body
from essex_insp.draft.cast import Mention
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

Read = tuple[Mention, int]
_LONGEST, _LONGEST_FIELD, _LONGEST_COUNTRY, _LONGEST_NAME = 9, 7, 3, 6


class Role(NamedTuple):
    """A role as printed, the body or place in which it is held, or None, and the word after."""

    name: str
    body: str | None
    end: int


def gender(name: str) -> str | None:
    """Return the pronoun that a forename or a title goes with, or None."""
    if name in lexicon.words("people", "forenames_he"):
        return "he"
    return "she" if name in lexicon.words("people", "forenames_she") else None


def core(words: Words, i: int) -> int | None:
    """Return where a role that starts at a word ends, without what goes with it; or None."""
    if i not in words.roles:
        words.roles[i] = _core(words, i)
    return words.roles[i]


def _core(words: Words, i: int) -> int | None:
    heads = lexicon.words("people", "role_heads")
    modifiers = lexicon.words("people", "role_modifiers")
    letters = lexicon.words("people", "constable_letters")
    end: int | None = None
    for at in range(i, min(len(words), i + _LONGEST)):
        token = words[at]
        low = token.low
        if at > i and not (words.close(at) or low == "fire"):
            break
        if (low in heads and token.text != "Ms") or (at > i and low in letters):
            end = at + 1
        elif not (
            low in modifiers
            or token.text.lower() in modifiers
            or (low in ("and", "&") and at > i and end is None)
        ):
            break
    return end


def role(words: Words, i: int) -> Role | None:
    """Return the role that starts at a word, with what goes with it; or None."""
    stop = core(words, i)
    if stop is None:
        return None
    countries, fields = lexicon.load("people")["countries"], lexicon.words("people", "fields")
    ties = lexicon.words("people", "complement")
    # `Chief Constable Anytown Police`
    at, upto = stop, body(words, stop) if words.close(stop) else None
    while upto is None and words.close(stop) and words.low(stop) in ties:
        at = stop + 1 + (words.low(stop + 1) in ("the", "its", "our", "local"))
        if not words.close(at) or (upto := body(words, at)):
            break
        below = core(words, at)
        if below is not None and words[at].capital == words[below - 1].capital:
            # `A spokesman for Police and Crime Commissioner Jane Example`
            break
        ends = range(min(len(words), at + _LONGEST_COUNTRY), at, -1)
        country = next((end for end in ends if fold(words.span(at, end)) in countries), None)
        end = country or _field(words, at)
        if end and not country and words[at].capital and words[at].low not in fields:
            upto = end if words.low(stop) not in ("on", "with") else None
            break
        if end is None:
            break
        stop = end
    return Role(words.span(i, stop), words.span(at, upto) if upto else None, upto or stop)


def _field(words: Words, at: int) -> int | None:
    """Where the words end that say what a role is for: `fire and rescue`, `Essex`."""
    fields, links = lexicon.words("people", "fields"), lexicon.words("people", "links")
    stops = lexicon.words("people", "stops") | lexicon.words("speech", "saying", "telling")
    capital, known = words[at].capital, words[at].low in fields
    upto = at
    while upto < min(at + _LONGEST_FIELD, len(words)) and (
        words.close(upto) or words[upto].low == "fire"
    ):
        token = words[upto]
        named = gender(token.bare) is not None and words.close(upto + 1)
        if named and words[upto + 1].capital:
            # `Commissioner for Anytown Jane Example`
            break
        if token.low in stops:
            break
        if token.low in links:
            after = words[upto + 1] if words.close(upto + 1) else None
            if after is None or (
                token.low == "and" and after.capital and capital and after.low not in fields
            ):
                break
        elif token.low not in fields and (token.capital != capital or (token.capital and known)):
            break
        upto += 1
    while words.low(upto - 1) in links:
        upto -= 1
    return upto if upto > at else None


def canonical(name: str) -> str:
    """Return a role, folded and with its short forms written out."""
    short = lexicon.load("people")["short_roles"]
    plain = fold(name).replace("t/", "temporary ").replace("majesty's", "majesty")
    text = " ".join(short.get(word, word) for word in re.sub(r"[,.]", " ", plain).split())
    return text.replace("her majesty ", "hm ").replace("his majesty ", "hm ")


def answers(wanted: str, held: str) -> bool:
    """Whether a role that is held answers to one that is named, both in canonical form."""
    inner = re.split(" of | for ", held)[0]
    # A deputy mayor is no mayor.
    below = any(f"{rank} {wanted}" in inner for rank in lexicon.words("people", "below"))
    return f" {wanted} " in f" {inner} " and not below


def person(words: Words, i: int, surname: bool = False) -> Read | None:
    """Return the mention of a person whose name starts at a word, and the word after; or None.

    `surname`: it may be one alone, after a rank.
    """
    if i >= len(words):
        return None
    at, titles = i, lexicon.words("people", "titles")
    while at < i + _LONGEST_NAME and words.low(at) in titles and words.close(at + 1):
        at += 1
    titled, end, capitals = at > i, at, 0
    while end < min(len(words), at + _LONGEST_NAME) and (end == at or words.close(end)):
        token = words[end]
        if _is_name(words, end, end == at and not titled):
            capitals += 1
        elif token.low not in lexicon.words("people", "particles") or not capitals:
            break
        end += 1
        if token.possessive:
            break
    if capitals < 2 - (titled or (surname and body(words, at) is None)):
        return None
    weak = not titled and (capitals < 2 or gender(words[at].bare) is None)
    name, stop = words.span(at, end), words.stop(end)
    while words.close(end) and words[end].bare in lexicon.words("people", "letters"):
        stop, end = words[end].end, end + 1
    called = gender(words[i].bare)
    return Mention("person", words[i].start, stop, name, gender=called, weak=weak), end


def _is_name(words: Words, at: int, first: bool) -> bool:
    token = words[at]
    bare = token.bare
    if not token.capital or token.low in lexicon.words("people", "titles"):
        # `Conservative Mr Example`
        return False
    if bare.isupper() and len(bare) > 1:
        # `BJ Sample`
        return first and len(bare) == 2 and bare not in lexicon.words("people", "not_initials")
    initial = len(bare) == 1 and words.close(at + 1)
    if not first and (initial or bare in lexicon.words("people", "surnames")):
        return True
    bodies = lexicon.words("bodies", "heads", "names")
    if bare in bodies or bare in lexicon.words("people", "not_names"):
        return False
    return core(words, at) is None
