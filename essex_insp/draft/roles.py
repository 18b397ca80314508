"""Roles: `Chief Constable`, `HM Inspector of Constabulary`, `cabinet member for fire and rescue`."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

_TIES = frozenset(["of", "for", "at", "in", "on", "with", "from"])
_LONGEST = 9
_COUNTRIES = frozenset(
    ["england", "wales", "scotland", "britain", "uk", "england and wales", "northern ireland"]
)
# What is inspected or led, however it is printed: no place, and no body.
_FIELDS = frozenset(
    [
        "police",
        "policing",
        "education",
        "health",
        "constabulary",
        "prisons",
        "schools",
        "governors",
        "probation",
        "housing",
        "justice",
        "crime",
        "fire",
        "care",
        "hospitals",
        "adult",
        "adults",
        "children's",
        "children’s",
        "staff",
        "finance",
        "state",
        "services",
        "primary",
        "social",
        "nursing",
        "custody",
        "rescue",
        "skills",
        "work",
        "inspection",
        "operations",
        "safeguarding",
    ]
)
_ABBREVIATED = {
    "pcc": "police and crime commissioner", "pfcc": "police fire and crime commissioner",
    "acc": "assistant chief constable", "dcc": "deputy chief constable", "cc": "chief constable",
    "hmi": "hm inspector", "hmci": "hm chief inspector", "cllr": "councillor", "coun": "councillor",
    "supt": "superintendent", "insp": "inspector", "ch": "chief", "con": "constable",
    "cons": "constable", "headmaster": "headteacher", "headmistress": "headteacher",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A role with what goes with it.

    Args:
        name: The role as printed: `HM Chief Inspector of Constabulary in Scotland`.
        body: The body or place in which it is held, as printed, or None.
        end: The word after it.
    """

    name: str
    body: str | None
    end: int


def core(words: Words, i: int) -> int | None:
    """Return where a role that starts at a word ends, without what goes with it; or None.

    Args:
        words: The words of a sentence.
        i: The word.
    """
    heads = lexicon.words("people", "role_heads")
    modifiers = lexicon.words("people", "role_modifiers")
    end: int | None = None
    at = i
    while at < min(len(words), i + _LONGEST) and (at == i or _joined(words, at)):
        token = words[at]
        low = token.low
        if token.possessive and low in lexicon.words("bodies", "nouns"):
            break
        short = low in lexicon.words("people", "constable_letters") and at > i
        if (low in heads and token.text != "Ms") or short:
            end = at + 1
            if token.possessive:
                break
        elif end == at and low == "general":
            end = at + 1
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
    """Read a role and what goes with it.

    Args:
        words: The words of a sentence.
        i: The word that it starts at.
        before_name: Whether only what can stand before a name is wanted.
    """
    end = core(words, i)
    if end is None:
        return None
    stop, inside, after = _complement(words, end)
    bracketed = stop < len(words) and words[stop].gap == " (" and words[stop].text.isupper()
    if bracketed and words.low(stop) in lexicon.words("people", "role_heads"):
        # `Police and Crime Commissioner (PCC)`
        after = stop + 1
    if before_name and after > stop and inside is None:
        after = stop
    return Role(words.span(i, stop), inside, after)


def _complement(words: Words, end: int) -> tuple[int, str | None, int]:
    """Where the role ends, the body or place in which it is held, and the word after both."""
    stop = end
    while words.close(stop) and words.low(stop) in _TIES:
        at = stop + 1
        at += words.close(at) and words.low(at) in ("the", "its", "our", "local")
        if not words.close(at):
            break
        low = words.low(stop)
        upto = body(words, at)
        if upto is not None:
            return stop, words.span(at, upto), upto
        field = _field(words, at)
        if field is None:
            break
        capital = words[at].capital and words[at].low not in _FIELDS
        if capital:
            place = fold(words.span(at, field))
            if place in _COUNTRIES:
                stop = field
                continue
            if low in ("for", "of", "at", "in"):
                return stop, words.span(at, field), field
            break
        if low in ("from", "with") or (low in ("in", "on", "at") and words.low(at - 1) != "the"):
            break
        stop = field
    return stop, None, stop


def _field(words: Words, at: int) -> int | None:
    """Where the words end that say what a role is for: `fire and rescue`, `Essex`."""
    stops = lexicon.words("people", "stops") | lexicon.words("speech", "saying")
    capital = words[at].capital
    upto = at
    while upto < min(len(words), at + 7) and (upto == at or words.close(upto)):
        token = words[upto]
        linked = token.low in ("and", "&", "of", "the") and upto > at
        if token.low in stops or token.low in lexicon.words("speech", "telling"):
            break
        if linked:
            if not words.close(upto + 1):
                break
            after = words[upto + 1]
            person = (
                token.low == "and"
                and after.capital
                and capital
                and (after.low not in _FIELDS and fold(words.span(at, upto)) not in _COUNTRIES)
            )
            if person:
                break
        elif (
            token.low in _TIES
            or token.low in lexicon.words("people", "role_heads")
            or (token.capital != capital and token.low not in _FIELDS)
            or (token.capital and words[at].low in _FIELDS and token.low not in _FIELDS)
            or (token.bare in _forenames() and upto > at)
        ):
            break
        upto += 1
        if token.possessive and token.capital:
            break
    while upto > at and words.low(upto - 1) in ("and", "&", "of", "the"):
        upto -= 1
    return upto if upto > at else None


def _forenames() -> frozenset[str]:
    return lexicon.words("people", "forenames_he") | lexicon.words("people", "forenames_she")


def canonical(name: str) -> str:
    """Return a role, folded and with its short forms written out.

    Args:
        name: The role as printed.
    """
    words = fold(name).replace(",", " ").replace(".", " ").replace("majesty's", "majesty").split()
    text = " ".join(_ABBREVIATED.get(word, word) for word in words)
    if text in ("head", "head teacher"):
        return "headteacher"
    return text.replace("her majesty ", "hm ").replace("his majesty ", "hm ")


def answers(wanted: str, held: str) -> bool:
    """Whether a role that is held answers to one that is named: `the commissioner`.

    Args:
        wanted: The role that is named, as `canonical` gives it.
        held: The role that a person is known by, likewise.
    """
    if wanted == held or held.startswith((wanted + " of ", wanted + " for ", wanted + " in ")):
        return True
    inner = held.split(" of ")[0].split(" for ")[0]
    for rank in ("temporary ", "acting ", "interim ", "new ", "former ", "hm "):
        inner = inner.removeprefix(rank)
    if wanted == inner:
        return True
    if len(wanted.split()) == 1:
        return wanted in inner.split() and wanted != "constable"
    return inner.endswith(" " + wanted) and wanted != "chief constable"
