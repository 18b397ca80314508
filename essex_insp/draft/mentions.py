"""Who is mentioned in a sentence: people with roles, bodies, groups, and pronouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body, inspects
from essex_insp.draft.roles import core, role
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

Kind = Literal["person", "body", "role", "group", "pronoun"]


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


_DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "one", "another"])
_INDEFINITE = frozenset(["a", "an", "one", "another"])
_PASSING = frozenset(
    [
        "new",
        "own",
        "current",
        "outgoing",
        "former",
        "then",
        "late",
        "now",
        "permanent",
        "joint",
        "latest",
        "recent",
        "damning",
        "local",
        "independent",
        "critical",
        "scathing",
        "government",
        "police",
        "fellow",
    ]
)
_PRONOUNS = {"he": "he", "she": "she", "they": None, "it": None}
_WHO_IS = frozenset(["is", "was", "who", "the", "a", "an", "its", "his", "our", "new", "their"])
_VERBS_OF_BEING = frozenset(["is", "was"])


@cache
def gender(forename: str) -> str | None:
    """Return the pronoun that a forename goes with, or None where it says nothing.

    Args:
        forename: The forename, as printed.
    """
    name = forename.title() if forename.isupper() else forename
    if name in lexicon.words("people", "forenames_he"):
        return "he"
    return "she" if name in lexicon.words("people", "forenames_she") else None


def mentions(words: Words) -> list[Mention]:
    """Return the mentions of a sentence, in order.

    Args:
        words: Its words.
    """
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention, after = _mention(words, at)
        if mention is not None:
            found.append(mention)
        at = max(after, at + 1)
    return found


@cache
def _starters() -> frozenset[str]:
    """Words in small letters that a mention can begin with; most of a text is none of them."""
    known = _DETERMINERS | _PASSING | frozenset(_PRONOUNS) | _titles() | {"hm", "inspection"}
    for key in ("role_heads", "role_modifiers", "place_nouns"):
        known |= lexicon.words("people", key)
    for key in ("nouns", "inspectors", "writings"):
        known |= lexicon.words("bodies", key)
    contracted = {
        f"{word}{mark}{end}" for word in _PRONOUNS for mark in "’'" for end in ("d", "ll", "s")
    }
    return frozenset(known | contracted)


def _mention(words: Words, i: int) -> tuple[Mention | None, int]:
    token = words[i]
    if not token.capital and token.low not in _starters():
        return None, i + 1
    short = token.text.lower().replace("’", "'").partition("'")[0]
    if short in _PRONOUNS and short == token.low.replace("’", "'").partition("'")[0]:
        return Mention(
            "pronoun", token.start, token.end, noun=short, gender=_PRONOUNS[short]
        ), i + 1
    at, definite, article = i, False, ""
    if token.low in _DETERMINERS and words.close(i + 1) and words.low(i + 1) != "majesty":
        at, article = i + 1, token.low
        definite = article not in _INDEFINITE
    while words.low(at) in _PASSING and words.close(at + 1) and core(words, at) is None:
        at += 1
    if at >= len(words):
        return None, i + 1
    found = _phrase(words, i, at, definite, article)
    if found is not None:
        return found
    if at > i:
        found = _phrase(words, i, i, False, "") if article == "" else None
        return found or (None, i + 1)
    return None, i + 1


def _phrase(
    words: Words, first: int, at: int, definite: bool, article: str
) -> tuple[Mention, int] | None:
    """Read a body, a role, a name or a common noun at a word; a determiner may stand before."""
    begin = words[first].start
    upto = body(words, at)
    if upto is not None:
        whole = words.span(at, upto)
        owned = _held(words, begin, upto, whole, definite=True)
        if owned is not None:
            return owned
        written = _of_inspectors(words, begin, upto, whole, definite)
        if written is not None:
            return written
        end = words[upto - 1].start + len(words[upto - 1].bare)
        bracket = _letters(words, upto)
        return Mention("body", begin, end, whole, body=whole), bracket
    place = words[at]
    if place.capital and (place.possessive or _is_place(words, at)) and words.close(at + 1):
        # `Anytown’s chief constable`, `Anytown Police and Crime Commissioner`
        upto = at + 1
        while not words[upto - 1].possessive and _is_place(words, upto) and words.close(upto + 1):
            upto += 1
        titled = place.low in _titles() or core(words, at) is not None
        owned = None if titled else _held(words, begin, upto, words.span(at, upto), definite=True)
        if owned is not None:
            return owned
    if place.low in lexicon.words("people", "place_nouns") and place.possessive:
        owned = _held(words, begin, at + 1, None, definite=True)
        if owned is not None:
            return owned
    noun = place.low
    if noun in lexicon.words("bodies", "nouns") and place.possessive:
        owned = _held(words, begin, at + 1, None, definite=True, noun=noun)
        if owned is not None:
            return owned
    held = _held(words, begin, at, None, definite, article=article)
    if held is not None:
        return held
    group = _group(words, begin, at, definite, article)
    if group is not None:
        return group
    if article in ("", "one"):
        return _named(words, begin, at)
    return None


def _of_inspectors(
    words: Words, begin: int, at: int, whole: str, definite: bool
) -> tuple[Mention, int] | None:
    """Read `Ofsted’s latest report`, `HMICFRS inspectors`."""
    while words.low(at) in _PASSING and words.close(at + 1):
        at += 1
    if not words.close(at) or not inspects(whole):
        return None
    low = words.low(at)
    if low == "inspection" and words.low(at + 1) in ("team", "report"):
        at, low = at + 1, ("inspection team" if words.low(at + 1) == "team" else "report")
    known = low in lexicon.words("bodies", "writings") | {"inspectors", "inspection team"}
    if not known:
        return None
    return Mention("group", begin, words[at].end, body=whole, noun=low, definite=definite), at + 1


def _letters(words: Words, at: int) -> int:
    """Go over the short name of a body in brackets: `Care Quality Commission (CQC)`."""
    bracketed = at < len(words) and words[at].gap in (" (", "’s (") and words[at].text.isupper()
    return at + 1 if bracketed else at


@cache
def _titles() -> frozenset[str]:
    return (
        lexicon.words("people", "titles")
        | lexicon.words("people", "titles_he")
        | lexicon.words("people", "titles_she")
    )


def _is_place(words: Words, at: int) -> bool:
    """Whether a capital word can be the place of a role: `Anytown` in `Anytown PCC`."""
    for here in range(at, min(at + 3, len(words))):
        token = words[here]
        if (
            not token.capital
            or token.possessive
            or token.text.isupper()
            or token.bare in lexicon.words("bodies", "not_first")
            or token.low in lexicon.words("people", "role_modifiers")
            or gender(token.bare) is not None
            or core(words, here) is not None
            or not words.close(here + 1)
        ):
            return False
        if core(words, here + 1) is not None:
            return True
    return False


def _held(
    words: Words,
    begin: int,
    at: int,
    owner: str | None,
    definite: bool,
    noun: str | None = None,
    article: str = "",
) -> tuple[Mention, int] | None:
    """Read a role, which a body may own, and the name of who has it."""
    if at >= len(words) or (owner and not words.close(at)):
        return None
    start = at
    while words.low(at) in _PASSING and words.close(at + 1) and core(words, at) is None:
        at += 1
    read = role(words, at)
    if read is None:
        return None
    plural = words[read.end - 1].low.endswith("s") and words.low(read.end - 1) not in ("hmics",)
    whose = owner or read.body
    after = read.end
    named = None
    if words.close(after) or (after < len(words) and words[after].gap in (", ", " (", " – ", ": ")):
        named = _person(words, after)
    bare = words[start].start if not article and not owner else begin
    if named is None:
        short = role(words, at, before_name=True)
        if short is not None and short.end < after and words.close(short.end):
            named = _person(words, short.end)
            read = short if named else read
            after = read.end
    if named is not None:
        person, end = named
        gap = words[after].gap
        if (gap in (", ", " – ", ": ") and not _closes(words, end)) or (
            gap == " (" and words.text[person.end : person.end + 1] != ")"
        ):
            named = None
    if (named is not None and article not in ("a", "an")) or (
        named is not None and words.close(after)
    ):
        assert named is not None
        person, end = named
        person = replace(
            person, start=bare, role=read.name, body=whose or person.body, weak=False,
            noun=noun, gender=person.gender,
        )  # fmt: skip
        return _apposed(words, person, end)
    if plural:
        return None
    lone = words[read.end - 1]
    stop = lone.start + len(lone.bare)
    capital = words[at].capital and not article and first_is_inside(words, at)
    mention = Mention(
        "role", begin, stop, None, read.name, whose, noun, definite=definite or capital
    )
    return mention, after


def first_is_inside(words: Words, at: int) -> bool:
    """Whether a word stands inside its sentence, so that its capital is its own."""
    return at > 0


def _closes(words: Words, at: int) -> bool:
    """Whether a comma, a dash or an end closes what stands between commas."""
    return (
        at >= len(words)
        or words[at].gap[:1] in ',–—.;:)”"'
        or words[at].low
        in (lexicon.words("speech", "saying") | frozenset(["has", "who", "was", "is", "and"]))
        or words[at].gap.strip()[:1] in ("–", "—", "“", '"', "‘", "(")
    )


def _group(
    words: Words, begin: int, at: int, definite: bool, article: str
) -> tuple[Mention, int] | None:
    """Read `inspectors`, `the report`, `the force`."""
    token = words[at]
    low = token.low
    if low in ("her", "his") and words.low(at + 1) in ("majesty", "majesty's", "majesty’s"):
        if words.low(at + 2) in lexicon.words("bodies", "inspectors"):
            return Mention("group", begin, words[at + 2].end, noun="inspectors"), at + 3
        return None
    if low == "hm" and words.low(at + 1) in lexicon.words("bodies", "inspectors"):
        return Mention("group", begin, words[at + 1].end, noun="inspectors"), at + 2
    if low == "inspection" and words.low(at + 1) == "team" and words.close(at + 1):
        return Mention("group", begin, words[at + 1].end, noun="inspection team"), at + 2
    writings = lexicon.words("bodies", "writings")
    if low in writings and words.close(at + 1) and words.low(at + 1) in writings:
        # `an inspection report`
        at, token = at + 1, words[at + 1]
        low = token.low
    end = token.start + len(token.bare)
    plural = low.endswith("s")
    if low in writings and (article or token.capital):
        group = Mention("group", begin, end, noun=low, definite=definite)
        return _whose(words, group, at + 1)
    if low in lexicon.words("bodies", "inspectors") and (article or plural):
        return Mention("group", begin, end, noun=low, definite=definite), at + 1
    if low in lexicon.words("bodies", "nouns") and (article or (plural and not token.possessive)):
        kind: Kind = "group" if plural else "body"
        return Mention(kind, begin, end, noun=low, definite=definite), at + 1
    return None


def _whose(words: Words, group: Mention, at: int) -> tuple[Mention, int]:
    """Read whose a paper is: `a statement from HMICFRS`."""
    if words.low(at) not in ("from", "by") or not words.close(at + 1):
        return group, at
    start = at + 1 + (words.low(at + 1) == "the")
    upto = body(words, start) if words.close(start) else None
    if upto is None:
        return group, at
    return replace(group, end=words[upto - 1].end, body=words.span(start, upto)), upto


def _named(words: Words, begin: int, at: int) -> tuple[Mention, int] | None:
    read = _person(words, at)
    if read is None:
        return None
    person, end = read
    return _apposed(words, replace(person, start=begin), end)


def _person(words: Words, i: int) -> tuple[Mention, int] | None:
    """Read a name: `Jane Example`, `Mr Example`, `Cllr Jane Example`, `J. van der Example`."""
    at, known, title = i, None, False
    role_title = None
    while at < len(words) and words[at].low.rstrip(".") in _titles() and words.close(at + 1):
        low = words[at].low
        if low in lexicon.words("people", "titles_he"):
            known = "he"
        elif low in lexicon.words("people", "titles_she"):
            known = "she"
        elif low in ("cllr", "coun"):
            role_title = words[at].text
        title = True
        at += 1
    end, capitals = at, 0
    particles = lexicon.words("people", "particles")
    while end < min(len(words), at + 6) and (end == at or words.close(end)):
        token = words[end]
        if token.low in particles and capitals and words.close(end + 1) and not token.capital:
            if not words[end + 1].capital:
                break
        elif not _is_name(words, end, at, title):
            break
        else:
            capitals += 1
        end += 1
        if token.possessive:
            break
    if capitals == 0 or (capitals < 2 and not title):
        return None
    if capitals > 4:
        return None
    last = words[end - 1]
    name = words.span(at, end)
    forename = gender(words[at].bare) if capitals > 1 else None
    known = known or forename
    weak = not title and forename is None and words[at].bare.title() not in _forenames()
    stop = last.start + len(last.bare)
    while words.close(end) and words[end].bare in lexicon.words("people", "letters"):
        stop, end = words[end].end, end + 1
    mention = Mention(
        "person", words[i].start, stop, name, role_title, gender=known, weak=weak,
        definite=title and capitals == 1,
    )  # fmt: skip
    return mention, end


def _forenames() -> frozenset[str]:
    return lexicon.words("people", "forenames_he") | lexicon.words("people", "forenames_she")


def _is_name(words: Words, at: int, first: int, title: bool) -> bool:
    token = words[at]
    bare = token.bare
    if not token.capital or not bare[0].isalpha() or any(char.isdigit() for char in bare):
        return False
    if bare.isupper() and len(bare) > 1 and not _shouted(words, at):
        return False
    if at > first or title:
        if bare in lexicon.words("people", "surnames"):
            return True
    if bare in lexicon.words("people", "not_names") or token.low == "&":
        return False
    if bare in lexicon.words("bodies", "heads") or bare in lexicon.words("bodies", "names"):
        return False
    return (at == first and gender(bare) is not None) or core(words, at) is None


def _shouted(words: Words, at: int) -> bool:
    """Whether a word in capitals stands among others: `JANE EXAMPLE`."""
    token = words[at]
    return len(token.bare) > 2 and (
        gender(token.bare) is not None
        or (at > 0 and gender(words[at - 1].bare) is not None and words[at - 1].bare.isupper())
    )


def _apposed(words: Words, person: Mention, end: int) -> tuple[Mention, int]:
    """Read what is said of a person right after the name: `, chair of the Anytown board,`."""
    if end >= len(words) or words[end - 1].possessive:
        return person, end
    gap = words[end].gap
    at = end
    if gap not in (", ", " ", " (", " – ", " - ", " — ", "), ", ") "):
        return person, end
    if gap == " (" and words[at].text[:3] in (
        "Lab",
        "Con",
        "Lib",
        "LD",
        "Gre",
        "Ind",
        "Ref",
        "UKI",
    ):
        # `Cllr Jane Example (Lab, Anytown),`
        while at < len(words) and ")" not in words[at].gap and at < end + 6:
            at += 1
        if at >= len(words) or not words[at].gap.startswith("), "):
            return person, end
        gap = ", "
    if gap == " " and words.low(at) not in ("of", "from", "for", "at", "is"):
        return person, end
    if (
        gap == ", "
        and words[at].text.isdigit()
        and words.close(at + 1) is False
        and at + 1 < len(words)
    ):
        at += 1
    if words.low(at) in ("of", "from", "for", "at", "representing"):
        return _of_body(words, person, end, at)
    start = at
    if gap == " " and words.low(at) == "is" and words.low(at + 1) in ("also", "now"):
        at += 1
    while (
        at < min(len(words), start + 4)
        and words.low(at) in _WHO_IS | _PASSING
        and words.close(at + 1)
        and core(words, at) is None
    ):
        if words.low(at + 1) in ("majesty", "majesty's", "majesty’s"):
            break
        at += 1
    owner, noun = None, None
    upto = body(words, at)
    if upto is not None and words.close(upto):
        owner, at = words.span(at, upto), upto
    elif upto is not None and _closes(words, upto) and person.body is None and gap != " ":
        # `Jane Example, Anytown Council,`
        last = words[upto - 1]
        return replace(person, end=last.end, body=words.span(at, upto), weak=False), upto
    elif words.low(at) in lexicon.words("bodies", "nouns") and words[at].possessive:
        noun, at = words.low(at), at + 1
    elif (
        words[at].possessive
        and (words[at].capital or words.low(at) in lexicon.words("people", "place_nouns"))
        and core(words, at) is None
    ):
        owner = words[at].bare if words[at].capital else None
        at += 1
    elif _is_place(words, at):
        begin = at
        while _is_place(words, at):
            at += 1
        owner = words.span(begin, at)
    while words.low(at) in _PASSING and words.close(at + 1) and core(words, at) is None:
        at += 1
    lead = at
    while (
        lead < min(len(words), at + 4)
        and core(words, lead) is None
        and words.close(lead + 1)
        and words.low(lead) not in lexicon.words("people", "stops")
        and words.low(lead) not in lexicon.words("speech", "saying")
    ):
        lead += 1
    read = role(words, lead) if lead < len(words) else None
    if read is None or (
        lead > at
        and not words[at].text[0].islower()
        and owner is None
        and words[at].capital is False
    ):
        return person, end
    if gap == ", " and words.close(read.end) and _person(words, read.end) is not None:
        # `Kit Example, chairman Jane Example said`: the role is the next one’s.
        return person, end
    name = words.text[words[at].start : words[lead].start] + read.name
    if words.close(read.end) and words.low(read.end) == "and":
        second = role(words, read.end + 1) if read.end + 1 < len(words) else None
        if second is not None and _closes(words, second.end):
            last = words[second.end - 1]
            return replace(
                person, end=last.end, role=person.role or name, weak=False, noun=noun or person.noun,
                body=person.body or owner or read.body or second.body,
            ), second.end  # fmt: skip
    stop = read.end
    made = replace(
        person, end=words[stop - 1].end, role=person.role if _ranked(person) else name, weak=False,
        body=owner or read.body or person.body, noun=noun or person.noun,
    )  # fmt: skip
    if stop < len(words) and words[stop].gap == ", " and made.body is None:
        tail = stop + (words.low(stop) in ("of", "at", "from", "for"))
        upto = body(words, tail) if tail < len(words) else None
        if upto is not None and _closes(words, upto):
            # `Jane Example, Chief Constable, Anytown Police,`
            made, stop = replace(made, end=words[upto - 1].end, body=words.span(tail, upto)), upto
    return made, stop


def _ranked(person: Mention) -> bool:
    """Whether a role stands before the name already, other than a councillor's title."""
    return person.role is not None and fold(person.role) not in ("cllr", "coun", "councillor")


def _of_body(words: Words, person: Mention, end: int, at: int) -> tuple[Mention, int]:
    start = at + 1
    if words.low(start) in ("the", "local"):
        start += 1
    if start >= len(words):
        return person, end
    upto = body(words, start)
    held = core(words, start) if upto is None and person.role is None else None
    if held is not None and words.low(at) == "of":
        # `Jane Example, of Her Majesty’s Inspector of Constabulary`, and those who write so.
        read = role(words, start)
        assert read is not None
        return replace(person, end=words[read.end - 1].end, role=read.name, weak=False), read.end
    if upto is None and words.low(start) in ("charity", "union", "group", "campaign"):
        start += 1
        start += words.low(start) in ("group", "union", "charity")
        upto = start
        while upto < min(len(words), start + 5) and words.close(upto) and words[upto].capital:
            upto += 1
        upto = upto if upto > start else None
    if (
        upto is None
        and words.low(start) in lexicon.words("bodies", "nouns")
        and (start + 1 >= len(words) or words[start + 1].gap.startswith(","))
    ):
        noun = words[start]
        return replace(person, end=noun.end, noun=noun.low, weak=False), start + 1
    if upto is None or person.body:
        return person, end
    last = words[upto - 1]
    made = replace(person, end=last.end, body=words.span(start, upto), weak=False)
    inside = person.role is None and upto < len(words) and words[upto].gap == ", "
    return _apposed(words, made, upto) if inside else (made, upto)


__all__ = ["Kind", "Mention", "gender", "inspects", "mentions"]
