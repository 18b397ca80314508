"""The people and bodies of a text, and whom a surname, a role or a common noun means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import inspects
from essex_insp.draft.mentions import Mention
from essex_insp.draft.roles import answers, canonical
from essex_insp.draft.text import Text
from essex_insp.matching import fold

_OPENING = 3
_LETTERS = 4
_GRADED = re.compile(
    r"\b(?:rated|graded|judged|grade|rating|requires improvement|inspect(?:ed|ion|ors)|outstanding|"
    r"inadequate|ofsted|cqc|hmic|hmicfrs)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(slots=True)
class Person:
    """Someone with a name.

    Args:
        name: The fullest form of the name.
        roles: The roles that the text gives, in order.
        body: Whom the person speaks for, as printed, or None.
        gender: `he` or `she`, or None.
        first: Where the person is first mentioned.
        weak: Whether only capital letters make it a name.
    """

    name: str
    roles: list[str] = field(default_factory=list)
    body: str | None = None
    noun: str | None = None
    gender: str | None = None
    first: int = 0
    weak: bool = True

    @property
    def role(self) -> str | None:
        """The first role by which the text names the person, written out if it is; or None."""
        whole = [role for role in self.roles if len(role) > _LETTERS]
        return next(iter(whole or self.roles), None)


def people(raw: list[Mention]) -> list[Person]:
    """Return the people whom a text gives a full name.

    Args:
        raw: The mentions of the text, in order.
    """
    known: dict[str, Person] = {}
    for mention in raw:
        if mention.kind != "person" or mention.name is None or " " not in mention.name:
            continue
        person = known.get(_key(mention.name))
        if person is None:
            person = known[_key(mention.name)] = Person(mention.name, first=mention.start)
        _learn(person, mention)
    for mention in raw:
        if mention.kind != "person" or mention.name is None or " " in mention.name:
            continue
        if not mention.definite and mention.role is None:
            continue
        fits = named(list(known.values()), mention)
        if fits:
            for person in fits if len(fits) == 1 else []:
                _learn(person, mention)
        elif _key(mention.name) not in known:
            person = known[_key(mention.name)] = Person(mention.name, first=mention.start)
            _learn(person, mention)
    return list(known.values())


_PANEL = " and Crime Panel"
_OFFICES = (
    "commissioner",
    "chief constable",
    "chief fire officer",
    "chief executive",
    "headteacher",
)
_APART = 700
# Bodies that are looked through for a short name: no text names more.
_MOST = 200


def joined(text: Text, raw: list[Mention], known: list[Person]) -> None:
    """Give a name that stands apart from its role that role.

    `The Police and Crime Commissioner has challenged …` and, at the head of a later sentence,
    `Jane Example wants …`: nobody else in the text has a name without a role there.

    Args:
        text: The text.
        raw: Its mentions, in order.
        known: Its people; those who get a role are changed.
    """
    for role in raw:
        if role.kind != "role" or not role.definite or not role.role:
            continue
        if not canonical(role.role).endswith(_OFFICES) or holders(known, role):
            continue
        fits = [
            one
            for one in known
            if not one.roles and not one.weak and 0 < one.first - role.end < _APART
            and one.first == text.sentences[text.sentence(one.first)].start
        ]  # fmt: skip
        if len(fits) == 1:
            fits[0].roles.append(role.role)
            fits[0].body = fits[0].body or role.body


def _key(name: str) -> str:
    return fold(name).replace(".", "")


def _learn(person: Person, mention: Mention) -> None:
    person.weak = person.weak and mention.weak
    if mention.role and canonical(mention.role) not in map(canonical, person.roles):
        person.roles.append(mention.role)
    person.body = person.body or mention.body
    person.noun = person.noun or mention.noun
    person.gender = person.gender or mention.gender


def named(known: list[Person], mention: Mention) -> list[Person]:
    """Return the people whom a name can mean: `Mr Example`, `Example`, `Jane`.

    Args:
        known: The people of the text.
        mention: The mention.
    """
    words = _key(mention.name or "").split()
    if len(words) > 1:
        return [one for one in known if _key(one.name).split() == words]
    agree = [one for one in known if mention.gender in (None, one.gender) or one.gender is None]
    by_surname = [one for one in agree if _key(one.name).split()[-1:] == words]
    if by_surname:
        strong = [one for one in by_surname if not one.weak]
        return strong or by_surname
    if mention.definite:
        return []
    return [one for one in agree if _key(one.name).split()[:1] == words]


def holders(known: list[Person], mention: Mention) -> list[Person]:
    """Return the people who hold a role that is named without them: `the chief constable`.

    Args:
        known: The people of the text.
        mention: The mention of the role.
    """
    wanted = canonical(mention.role or "")
    if "spokes" in wanted or not wanted:
        return []
    fits = [one for one in known if any(answers(wanted, canonical(role)) for role in one.roles)]
    exact = [one for one in fits if any(wanted == canonical(role) for role in one.roles)]
    fits = exact or fits
    if mention.body is not None:
        same = [one for one in fits if one.body and alike(one.body, mention.body)]
        fits = same or [one for one in fits if one.body is None]
    return fits


def alike(one: str, two: str) -> bool:
    """Whether two names may be of one body: one begins the other, or their places are the same."""
    first, second = _plain(one), _plain(two)
    return first.startswith(second) or second.startswith(first)


@lru_cache(maxsize=2048)
def _plain(name: str) -> str:
    words = fold(name).replace("&", "and").removeprefix("the ").split()
    return " ".join(words)


def _tail(name: str) -> str:
    return _plain(name).partition(" ")[2]


def _force(name: str) -> str | None:
    """The place of a police force, folded; None for any other body."""
    words = _plain(name).replace("'s", "").split()
    place = [word for word in words if word not in ("police", "constabulary", "force", "service")]
    police = words[-1] in ("police", "constabulary") or words[-2:] in (
        ["police", "force"], ["police", "service"],
    )  # fmt: skip
    return " ".join(place) if police and place else None


def _is_title(name: str) -> bool:
    return all(
        word[0].isupper() and not word[1:].isupper() for word in name.split() if len(word) > 3
    )


class Bodies:
    """The bodies of a text, and which of them a shorter name means.

    Args:
        text: The text.
        raw: Its mentions, in order.
    """

    def __init__(self, text: Text, raw: list[Mention]) -> None:
        self._text = text
        self._full: dict[str, str] = {}
        self._at: list[int] = []
        self._names: list[str] = []
        bodies = [one for one in raw if one.kind == "body" and one.name]
        held = [one for one in raw if one.kind in ("person", "role") and one.body]
        counts = Counter(one.name or "" for one in bodies)
        counts.update(one.body or "" for one in held if _is_known(one.body or ""))
        for name in sorted(counts, key=len, reverse=True):
            plain = _plain(name)
            longer = {
                full
                for full in self._full.values()
                if _plain(full).startswith(plain + " ") or _tail(name) == _plain(full)
            }
            tail = next((one for one in counts if _plain(one) == _tail(name)), None)
            self._full[plain] = tail or (longer.pop() if len(longer) == 1 else name)
        self._merge(counts)
        self._letters = _letters(text.read, bodies)
        for one in sorted([*bodies, *held], key=lambda each: each.start):
            name = (one.name if one.kind == "body" else one.body) or ""
            if one.kind == "body" or _is_known(name):
                self._at.append(one.start)
                self._names.append(self.full(name))
        self._known = list(dict.fromkeys(self._names))[:_MOST]
        self.rivals: tuple[str, ...] = ()
        self.inspected = self._inspected(raw)
        self.inspectorate = self._inspectorate()

    def _merge(self, counts: Counter[str]) -> None:
        """Take `Anytown Police`, `Anytown police force` and `Anytown Constabulary` for one."""
        alike: dict[str, list[str]] = {}
        for name in counts:
            place = _force(name)
            if place:
                alike.setdefault(place, []).append(name)
        for forms in alike.values():
            best = max(forms, key=lambda name: (_is_title(name), counts[name], len(name)))
            self._full.update((_plain(name), best) for name in forms)

    def full(self, name: str) -> str:
        """Return the full name of a body that the text has for a name or short name of it."""
        full = self._full.get(_plain(name), name)
        return self._letters.get(full, full)

    def meant(self, noun: str, at: int) -> str | None:
        """Return the body that a common noun means at a place: `the force`, `the report`."""
        if noun in lexicon.words("bodies", "inspectors") | lexicon.words("bodies", "writings"):
            return self.inspectorate
        if noun == "inspection team":
            return self.inspectorate
        if self.inspected is not None and _is_kind(self.inspected, noun):
            own = self.inspected
        else:
            own = None
        upto = bisect_right(self._at, at)
        for index in range(upto - 1, max(-1, upto - 8), -1):
            name = self._names[index]
            if _is_kind(name, noun) and not inspects(name):
                here = self._text.paragraph(at) - self._text.paragraph(self._at[index]) <= 1
                return name if here or own is None else own
        return own

    def place(self, word: str) -> str | None:
        """Return the body that is called by its place alone: `Anytown` for `Anytown Police`."""
        folded = fold(word)
        fits = {
            full
            for full in self._known
            if _plain(full).startswith(folded + " ") and not inspects(full)
            and len(_plain(full).split()) - len(folded.split()) <= 5
        }  # fmt: skip
        return fits.pop() if len(fits) == 1 else None

    def _inspected(self, raw: list[Mention]) -> str | None:
        scores: Counter[str] = Counter()
        first: dict[str, int] = {}
        graded_in: dict[int, bool] = {}
        sentences = self._text.sentences
        for at, name in zip(self._at, self._names, strict=True):
            if inspects(name) or not _is_inspected(name):
                continue
            number = self._text.sentence(at)
            sentence = sentences[number]
            if number not in graded_in:
                found = _GRADED.search(self._text.read, sentence.start, sentence.end)
                graded_in[number] = found is not None
            graded = graded_in[number]
            opens = sentence.paragraph < _OPENING
            scores[name] += 2 + 2 * graded + 3 * opens + (at - sentence.start < 12)
            first.setdefault(name, at)
        if scores:
            best = max(scores.values())
            top = [name for name in scores if scores[name] == best]
            self.rivals = tuple(sorted(top, key=lambda name: first[name]))
            return top[0] if len(top) == 1 else None
        for one in raw:
            if (
                one.kind == "body"
                and one.noun
                and self._text.read[one.start : one.end][-len(one.noun) :][0].isupper()
            ):
                return self._text.read[one.start : one.end]
        return None

    def _inspectorate(self) -> str | None:
        counts = Counter(name for name in self._names if inspects(name))
        if not counts:
            return None
        best = max(counts.values())
        return next(name for name in self._names if counts[name] == best)


def _letters(text: str, bodies: list[Mention]) -> dict[str, str]:
    """The full names of bodies that are given with their letters: `Commission (CQC)`."""
    known: dict[str, str] = {}
    for one in bodies:
        bracket = re.compile(r"(?:[’']s)?\s\(([A-Z][A-Za-z&]{1,11})\)").match(text, one.end)
        if bracket and one.name and not one.name.isupper():
            known[bracket[1]] = one.name
    return known


_NOT_INSPECTED = frozenset(
    [
        "federation",
        "union",
        "government",
        "parliament",
        "panel",
        "commission",
        "association",
        "party",
        "ministry",
        "senedd",
        "court",
        "college",
        "directors",
        "governors",
        "committee",
        "network",
        "alliance",
        "institute",
        "partnership",
        "assembly",
        "department",
        "office",
        "society",
        "foundation",
        "charity",
        "group",
        "league",
        "command",
        "unit",
        "executive",
        "board",
        "bbc",
        "itv",
        "nhs",
        "aid",
        "watch",
        "ombudsman",
    ]
)
_KINDS = {
    "force": ("police", "constabulary", "force", "service", "met"),
    "constabulary": ("police", "constabulary"),
    "police": ("police", "constabulary"),
    "council": ("council",),
    "authority": ("council", "authority"),
    "trust": ("trust",),
    "service": ("service", "services", "rescue", "brigade"),
    "brigade": ("brigade", "service", "rescue"),
    "school": ("school", "academy", "primary", "college", "infants", "junior"),
    "academy": ("academy", "school"),
    "college": ("college",),
    "nursery": ("nursery", "school"),
    "hospital": ("hospital", "hospitals", "infirmary", "trust"),
    "prison": ("hmp", "prison", "hmyoi"),
    "home": ("home", "house", "lodge", "court"),
    "surgery": ("surgery", "practice", "centre"),
    "commission": ("commission",),
    "union": ("union", "unison", "federation"),
    "federation": ("federation",),
    "government": ("government",),
    "charity": ("charity", "aid", "trust"),
}


def _is_kind(name: str, noun: str) -> bool:
    heads = _KINDS.get(noun.removesuffix("’s"), (noun,))
    if "crime panel" in _plain(name):
        return False
    return not set(_plain(name).replace("’", "'").split()).isdisjoint(heads)


def _is_known(name: str) -> bool:
    """Whether a name is one of a body, and no place."""
    heads = lexicon.words("bodies", "heads") | lexicon.words("bodies", "inspectorate_letters")
    return name.replace("’s", "").split()[-1].title() in heads or name in heads


def _is_inspected(name: str) -> bool:
    words = _plain(name).split()
    return words[-1] not in _NOT_INSPECTED and words[0] not in ("board", "college", "department")


def resolved(text: Text, raw: list[Mention], known: list[Person], bodies: Bodies) -> list[Mention]:
    """Return the mentions of a text with whom and what they mean.

    Args:
        text: The text.
        raw: Its mentions, in order.
        known: Its people.
        bodies: Its bodies.
    """
    index = {id(person): at for at, person in enumerate(known)}
    made = [_resolved(one, known, index, bodies) for one in raw]
    covered = [(one.start, one.end) for one in raw]
    made += _bare(text, covered, known, index, bodies)
    return sorted(made, key=lambda one: (one.start, one.end))


def _resolved(one: Mention, known: list[Person], index: dict[int, int], bodies: Bodies) -> Mention:
    if one.kind == "person":
        return _one_of(one, named(known, one), index, bodies)
    body = one.body and bodies.full(one.body)
    if one.noun and not body:
        body = bodies.meant(one.noun, one.start)
    if one.kind == "role" and one.definite:
        fits = holders(known, one)
        if fits:
            return _one_of(replace(one, body=body), fits, index, bodies)
    return replace(one, body=body)


def _one_of(one: Mention, fits: list[Person], index: dict[int, int], bodies: Bodies) -> Mention:
    """The mention with the person whom it means: of several, the last who was named before."""
    if not fits:
        return one
    before = [person for person in fits if person.first <= one.start] or fits
    person = max(before, key=lambda each: each.first)
    body = person.body or one.body
    body = bodies.full(body) if body else None
    if body is None and (person.noun or one.noun):
        body = bodies.meant(person.noun or one.noun or "", one.start)
    others = tuple(each.name for each in fits if each is not person)
    return replace(
        one, name=person.name, role=person.role or one.role, body=body,
        gender=person.gender or one.gender, who=index[id(person)], doubt=others,
    )  # fmt: skip


def _bare(
    text: Text,
    covered: list[tuple[int, int]],
    known: list[Person],
    index: dict[int, int],
    bodies: Bodies,
) -> list[Mention]:
    """Bare surnames and forenames of the people of a text, and bodies called by their place."""
    strong = [person for person in known if not person.weak]
    surnames: dict[str, list[Person]] = {}
    forenames: dict[str, list[Person]] = {}
    for person in strong:
        parts = _key(person.name).split()
        surnames.setdefault(parts[-1], []).append(person)
        if len(parts) > 1:
            forenames.setdefault(parts[0], []).append(person)
    places: dict[str, str | None] = {}
    found = []
    at = 0
    last = -2
    for word in _CAPITAL.finditer(text.read):
        if not word[0][0].isupper():
            continue
        while at < len(covered) and covered[at][1] <= word.start():
            at += 1
        beside = word.start() == last + 1
        last = word.end()
        if at < len(covered) and covered[at][0] < word.end():
            continue
        bare = re.sub(r"[’']s$", "", word[0])
        key = fold(bare)
        fits = surnames.get(key) or ([] if beside else forenames.get(key, []))
        if fits:
            mention = Mention("person", word.start(), word.start() + len(bare), bare)
            found.append(_one_of(mention, fits, index, bodies))
            continue
        if key not in places:
            places[key] = bodies.place(bare)
        place = places[key]
        if place is not None and not beside:
            found.append(Mention("body", word.start(), word.start() + len(bare), bare, body=place))
    return found
