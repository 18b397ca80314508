"""Who is mentioned in a sentence: people with roles, bodies, groups, and pronouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body, inspects
from essex_insp.draft.roles import core, gender, role
from essex_insp.draft.tokens import Words

Kind = Literal["person", "body", "role", "group", "pronoun"]
Read = tuple["Mention", int]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean someone.

    Args:
        kind: `person` has a name; `role` has none; `body` is an organisation; `group` is people or
            papers that a common noun names (`inspectors`, `the report`); `pronoun` is he, she,
            they or it.
        start: Where it starts, with a role before the name.
        end: Where it ends, with what is said of the person right after it.
        name: The name as printed; for a person that is known, the fullest form in the text.
        role: The role, as printed.
        body: The full name of the organisation meant, or that the person speaks for.
        noun: The common noun, in small letters: `force`, `inspectors`, `report`.
        gender: `he` or `she`, where the words say so.
        definite: Whether it means one who is known: `the chief constable`.
        weak: Whether nothing but capital letters makes it a name.
        who: The index of the person in `Names.people`, or None.
        doubt: Whom else it may mean, by name.
    """

    kind: Kind
    start: int
    end: int
    name: str | None = None
    role: str | None = None
    body: str | None = None
    noun: str | None = None
    gender: str | None = None
    definite: bool = False
    weak: bool = False
    who: int | None = None
    doubt: tuple[str, ...] = ()


_INDEFINITE = frozenset(["a", "an", "one", "another"])
_DETERMINERS = _INDEFINITE | frozenset(["the", "its", "his", "her", "their", "our"])
_PASSING = frozenset(
    """new own current outgoing former then late now permanent joint latest recent damning local
    independent critical scathing government police fellow""".split()
)
_PRONOUNS = {"he": "he", "she": "she", "they": None, "it": None}
_WHO_IS = frozenset(["is", "was", "who", "the", "a", "an", "its", "his", "our", "new", "their"])
_OF = frozenset(["of", "from", "for", "at", "representing"])
_PARTIES = frozenset(["Lab", "Con", "Lib", "LD", "Gre", "Ind", "Ref", "UKI", "SNP", "Pla"])
_PAUSES = frozenset([", ", " – ", " - ", ": "])
# What may follow a name that stands between commas.
_AFTER = frozenset(["has", "who", "was", "is", "and"])
_LONGEST_NAME = 6


def mentions(words: Words) -> list[Mention]:
    """Return the mentions of a sentence, in order.

    Args:
        words: Its words.
    """
    found: list[Mention] = []
    at = 0
    while at < len(words):
        read = _mention(words, at)
        if read is not None:
            found.append(read[0])
        at = max(at + 1, read[1] if read else 0)
    return found


@cache
def _starters() -> frozenset[str]:
    """Words in small letters that a mention can begin with; most of a text is none of them."""
    known = _DETERMINERS | _PASSING | {"inspection"} | _titles()
    for key in ("role_heads", "role_modifiers", "place_nouns"):
        known |= lexicon.words("people", key)
    return known | _nouns() | lexicon.words("bodies", "inspectors", "writings")


@cache
def _titles() -> frozenset[str]:
    return lexicon.words("people", "titles", "titles_he", "titles_she")


def _nouns() -> frozenset[str]:
    return lexicon.words("bodies", "nouns")


def _mention(words: Words, i: int) -> Read | None:
    token = words[i]
    short = token.text.lower().replace("’", "'").partition("'")[0]
    if short in _PRONOUNS and short != "its":
        return Mention(
            "pronoun", token.start, token.end, None, None, None, short, _PRONOUNS[short]
        ), i + 1
    if not token.capital and token.low not in _starters():
        return None
    at, article = i, ""
    if token.low in _DETERMINERS and words.close(i + 1) and words.low(i + 1) != "majesty":
        at, article = i + 1, token.low
    at = _passed(words, at)
    return (
        _owned(words, token.start, at, article)
        or _held(words, token.start, at, article)
        or _group(words, token.start, at, article)
        or (_named(words, token.start, at) if article in ("", "one") else None)
    )


def _passed(words: Words, at: int) -> int:
    """Go over `former`, `new` and the like."""
    while words.low(at) in _PASSING and words.close(at + 1) and core(words, at) is None:
        at += 1
    return at


def _owner(words: Words, at: int) -> tuple[str | None, str | None, int] | None:
    """Read a body, a place or a common noun that may own a role, and the word after it."""
    if at >= len(words):
        return None
    upto = body(words, at)
    if upto is not None:
        return words.span(at, upto), None, upto
    token = words[at]
    if token.possessive and token.low in _nouns() | lexicon.words("people", "place_nouns"):
        return None, token.low if token.low in _nouns() else None, at + 1
    for upto in range(at + 1, min(at + 4, len(words))):
        token = words[upto - 1]
        if not (token.capital and words.close(upto)) or core(words, upto - 1) is not None:
            return None
        common = lexicon.words("people", "role_modifiers") | _titles()
        if token.bare in lexicon.words("bodies", "not_first") or token.low in common:
            return None
        if token.possessive:
            return words.span(at, upto), None, upto
        if gender(token.bare) is not None:
            return None
        if core(words, upto) is not None and not token.text.isupper():
            return words.span(at, upto), None, upto
    return None


def _owned(words: Words, begin: int, at: int, article: str) -> Read | None:
    """Read `Anytown Police Chief Constable Jane Example`, `Ofsted’s report`, `Anytown Police`."""
    owner = _owner(words, at)
    if owner is None:
        return None
    name, noun, upto = owner
    held = _held(words, begin, upto, "the", name, noun) if words.close(upto) else None
    if held is not None or body(words, at) is None or name is None:
        return held
    known = lexicon.words("bodies", "writings") | {"inspectors", "team"}
    late = _passed(words, upto)
    late += words.low(late) == "inspection" and words.low(late + 1) in known
    if inspects(name) and words.close(late) and words.low(late) in known:
        said = "inspection team" if words.low(late) == "team" else words.low(late)
        definite = article not in _INDEFINITE
        return Mention(
            "group", begin, words[late].end, None, None, name, said, None, definite
        ), late + 1
    end = words[upto - 1].start + len(words[upto - 1].bare)
    # `Care Quality Commission (CQC)`
    upto += upto < len(words) and words[upto].gap == " (" and words[upto].text.isupper()
    return Mention("body", begin, end, name, None, name), upto


def _held(
    words: Words,
    begin: int,
    at: int,
    article: str,
    owner: str | None = None,
    noun: str | None = None,
) -> Read | None:
    """Read a role, which a body may own, and the name of who has it."""
    start = words[at].start if not article and at < len(words) else begin
    at = _passed(words, at)
    read = role(words, at)
    if read is None:
        return None
    for held in (read, role(words, at, before_name=True)):
        person = _person(words, held.end) if held and held.end < len(words) else None
        if held is None or person is None or not _fits(words, at, held.end, person, article):
            continue
        made = replace(
            person[0], start=start, role=held.name, body=owner or held.body, weak=False, noun=noun
        )
        return _apposed(words, made, person[1])
    end = words[read.end - 1].start + len(words[read.end - 1].bare)
    capital = words[at].capital and not article and at > 0
    definite = capital or (bool(article) and article not in _INDEFINITE)
    body_of = owner or read.body
    return Mention("role", begin, end, None, read.name, body_of, noun, None, definite), read.end


def _fits(words: Words, i: int, at: int, person: Read, article: str) -> bool:
    """Whether a name goes with the role that ends before it."""
    gap = words[at].gap
    if gap == " (":
        return words.text[person[0].end : person[0].end + 1] == ")"
    if gap in _PAUSES:
        # `In a letter to the minister, Jane Example wrote`: another person.
        led = {words.low(i - 1), words.low(i - 2)} & {"to", "with", "from", "by"}
        verb = person[1] < len(words) and words.close(person[1])
        return article not in ("a", "an") and not (led and verb) and _closes(words, person[1])
    return words.close(at)


def _closes(words: Words, at: int) -> bool:
    """Whether a pause, an end or a verb closes what stands between commas."""
    return (
        at >= len(words)
        or words[at].gap.strip()[:1] in tuple(',–—.;:)(”"“‘')
        or words.low(at) in _AFTER | lexicon.words("speech", "saying")
    )


def _group(words: Words, begin: int, at: int, article: str) -> Read | None:
    """Read `inspectors`, `the report`, `the force`."""
    token = words[at]
    low, definite = token.low, bool(article) and article not in _INDEFINITE
    end, plural = token.start + len(token.bare), low.endswith("s")
    if low in lexicon.words("bodies", "writings") and (article or token.capital):
        group = Mention("group", begin, end, noun=low, definite=definite)
        owner = _owner(words, at + 2 + (words.low(at + 2) == "the"))
        if words.low(at + 1) in ("from", "by") and owner and owner[0]:
            # `a statement from HMICFRS`
            return replace(group, end=words[owner[2] - 1].end, body=owner[0]), owner[2]
        return group, at + 1
    inspectors = low in lexicon.words("bodies", "inspectors")
    if (article and (inspectors or low in _nouns())) or (
        plural and not token.possessive and (inspectors or low in _nouns())
    ):
        kind: Kind = "group" if inspectors or plural else "body"
        return Mention(kind, begin, end, noun=low, definite=definite), at + 1
    return None


def _named(words: Words, begin: int, at: int) -> Read | None:
    read = _person(words, at)
    return _apposed(words, replace(read[0], start=begin), read[1]) if read else None


def _person(words: Words, i: int) -> Read | None:
    """Read a name: `Jane Example`, `Mr Example`, `Cllr Jane Example`, `J. van der Example`."""
    at, known, held = i, None, None
    while words.low(at) in _titles() and words.close(at + 1):
        known = "he" if words.low(at) in lexicon.words("people", "titles_he") else known
        known = "she" if words.low(at) in lexicon.words("people", "titles_she") else known
        held = words[at].text if words.low(at) in ("cllr", "coun") else held
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
    name, stop = words.span(at, end), words[end - 1].start + len(words[end - 1].bare)
    while words.close(end) and words[end].bare in lexicon.words("people", "letters"):
        stop, end = words[end].end, end + 1
    sole = titled and capitals == 1
    return Mention(
        "person", words[i].start, stop, name, held, None, None, known or forename, sole, weak
    ), end  # fmt: skip


def _is_name(words: Words, at: int, first: bool) -> bool:
    token = words[at]
    bare = token.bare
    if not token.capital or not bare.replace("-", "").replace("’", "").replace("'", "").isalpha():
        return False
    if bare.isupper() and len(bare) > 1:
        return False
    if not first and bare in lexicon.words("people", "surnames"):
        return True
    if bare in lexicon.words("people", "not_names") | lexicon.words("bodies", "heads", "names"):
        return False
    return (first and gender(bare) is not None) or core(words, at) is None


def _apposed(words: Words, person: Mention, end: int) -> Read:
    """Read what is said of a person right after the name: `, chair of the Anytown board,`."""
    if end >= len(words) or words[end - 1].possessive:
        return person, end
    at, gap = end, words[end].gap
    if gap == " (" and words[at].text[:3] in _PARTIES:
        # `Cllr Jane Example (Lab, Anytown),`
        while at < min(len(words), end + _LONGEST_NAME) and ")" not in words[at].gap:
            at += 1
        if at >= len(words) or ")" not in words[at].gap:
            return person, end
        person = replace(person, end=words[at - 1].end + 1)
        gap, end = words[at].gap.removeprefix(")"), at
    if gap not in (", ", " ", " (", " – ", " - ", " — ") or (
        gap == " " and words.low(at) not in _OF | {"is"}
    ):
        return person, end
    if words.low(at) in _OF:
        return _of_body(words, person, end, at)
    start = at
    while at < start + 4 and words.low(at) in _WHO_IS | _PASSING and words.close(at + 1):
        if words.low(at + 1) == "majesty":
            break
        at += 1
    owner, noun, begin = _owner(words, at) or (None, None, at)
    if begin > at and not words.close(begin):
        if (
            body(words, at) is not None
            and _closes(words, begin)
            and person.body is None
            and gap != " "
        ):
            # `Jane Example, Anytown Council,`
            return replace(person, end=words[begin - 1].end, body=owner, weak=False), begin
        return person, end
    lead = begin = _passed(words, begin)
    stops = lexicon.words("people", "stops") | lexicon.words("speech", "saying")
    while lead < begin + 4 and core(words, lead) is None and words.close(lead + 1):
        if words.low(lead) in stops:
            break
        lead += 1
    read = role(words, lead)
    if read is None:
        return person, end
    ranked = person.role is not None and person.role.lower().rstrip(".") not in _titles()
    made = replace(
        person, end=words[read.end - 1].end, role=person.role if ranked else read.name, weak=False,
        body=owner or read.body or person.body, noun=noun or person.noun,
    )  # fmt: skip
    stop = read.end
    if made.body is None and stop < len(words) and words[stop].gap == ", ":
        tail = stop + (words.low(stop) in _OF)
        upto = body(words, tail) if tail < len(words) else None
        if upto is not None and _closes(words, upto):
            # `Jane Example, Chief Constable, Anytown Police,`
            return replace(made, end=words[upto - 1].end, body=words.span(tail, upto)), upto
    return made, stop


def _of_body(words: Words, person: Mention, end: int, at: int) -> Read:
    start = at + 1 + (words.low(at + 1) in ("the", "local"))
    upto = body(words, start) if start < len(words) else None
    if upto is None:
        # `Jane Example, of Her Majesty’s Inspector of Constabulary`, and those who write so.
        held = role(words, start) if person.role is None and words.low(at) == "of" else None
        if held is None:
            return person, end
        return replace(person, end=words[held.end - 1].end, role=held.name, weak=False), held.end
    return replace(person, end=words[upto - 1].end, body=words.span(start, upto), weak=False), upto
