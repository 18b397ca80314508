"""The names of people: `Jane Example`, `Mr Example`, `Cllr Jane Example`."""

from __future__ import annotations

from functools import cache

from essex_insp.draft import lexicon
from essex_insp.draft.cast import Mention
from essex_insp.draft.roles import core, gender
from essex_insp.draft.tokens import Words

Read = tuple[Mention, int]
_LONGEST_NAME = 6


@cache
def titles() -> frozenset[str]:
    """Return what stands before a surname: `mr`, `dame`, `cllr`."""
    return lexicon.words("people", "titles")


def _titled(title: str) -> str | None:
    """The pronoun that a title goes with, or None."""
    if title in lexicon.words("people", "titles_he"):
        return "he"
    return "she" if title in lexicon.words("people", "titles_she") else None


def person(words: Words, i: int) -> Read | None:
    """Return the mention of a person whose name starts at a word, and the word after; or None."""
    at = i
    while words.low(at) in titles() and words.close(at + 1):
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
    if capitals < 2 - titled or not words[end - 1].capital:
        return None
    forename = gender(words[at].bare) if capitals > 1 else None
    weak = not titled and forename is None
    forename = forename or _titled(words.low(i))
    name, stop = words.span(at, end), words[end - 1].start + len(words[end - 1].bare)
    while words.close(end) and words[end].bare in lexicon.words("people", "letters"):
        stop, end = words[end].end, end + 1
    sole = titled and capitals == 1
    return Mention(
        "person", words[i].start, stop, name, None, None, None, forename, sole, weak
    ), end  # fmt: skip


def _is_name(words: Words, at: int, first: bool) -> bool:
    token = words[at]
    bare = token.bare
    if not token.capital or not bare.replace("-", "").replace("’", "").replace("'", "").isalpha():
        return False
    if bare.isupper() and len(bare) > 1:
        # `BJ Sample`
        known = lexicon.words("people", "not_initials")
        return first and len(bare) == 2 and bare not in known and core(words, at) is None
    if not first and bare in lexicon.words("people", "surnames"):
        return True
    if bare in lexicon.words("people", "not_names") | lexicon.words("bodies", "heads", "names"):
        return False
    return (first and gender(bare) is not None) or core(words, at) is None
