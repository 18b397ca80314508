"""The people, roles, bodies and groups that a text names: each mention once, with what it means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import named
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.lexicon import wording
from essex_insp.draft.mentions import mentions
from essex_insp.draft.organisations import Organisations, plain
from essex_insp.draft.people import answers, canonical
from essex_insp.draft.text import Row, Text
from essex_insp.draft.tokens import Words
from essex_insp.matching import fold

_TELLS = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]{0,40})(?:,[^.,:;“”\"]{1,80},)? ([a-z]+)")
_FIRST = attrgetter("first")
_APART = 700
# So many people of one name, or with a role, are looked through: no text names more.
_NAMESAKES, _HOLDERS = 30, 200


@dataclass(slots=True)
class Person:
    """Someone with a name, in its fullest form; `weak` where only capital letters make it one."""

    name: str
    first: int
    roles: dict[str, str] = field(default_factory=dict)  # as printed, by the canonical form
    body: str | None = None
    gender: str | None = None
    weak: bool = True

    def learn(self, mention: Mention) -> None:
        """Take over what a mention says of the person."""
        self.weak = self.weak and mention.weak
        if mention.role:
            self.roles.setdefault(canonical(mention.role), mention.role)
        self.body = self.body or mention.body
        self.gender = self.gender or mention.gender


class _Cast:
    """The people of a text, those whom it gives a full name first."""

    def __init__(self, text: Text, raw: Sequence[Mention], bodies: Organisations) -> None:
        self._text, self._bodies = text, bodies
        self.people: list[Person] = []
        self._surnamed: dict[str, list[Person]] = {}
        self._forenamed: dict[str, list[Person]] = {}
        saying = lexicon.words("speech", "saying")
        told = {each[1] for each in _TELLS.finditer(text.read) if each[2] in saying}
        # `Meanwhile Example`, beside Jane Example, is no other
        self._tellers = told - {_surname(each) for each in raw if not each.weak}
        named = (mention for mention in raw if mention.kind == "person")
        for mention in sorted(named, key=lambda mention: " " not in (mention.name or "")):
            fits = self._named(mention)
            if not fits:
                fits = [Person(mention.name or "", mention.start)]
                self.people += fits
                for known, at in ((self._surnamed, -1), (self._forenamed, 0)):
                    alike = known.setdefault(_words(mention.name)[at], [])
                    alike += fits if len(alike) < _NAMESAKES else []
            if len(fits) == 1:
                weak = mention.weak and not self._says(mention)
                fits[0].learn(mention._replace(weak=weak))
        self._holding = [person for person in self.people if person.roles][:_HOLDERS]
        self._join(raw)

    def _says(self, mention: Mention) -> bool:
        """Whether a verb of saying is right beside a name: `Xy Zed said`."""
        read, saying = self._text.read, lexicon.words("speech", "saying")
        before = read[max(0, mention.start - 20) : mention.start].split(" ")[-2:][0]
        # `said Xy Zed was there`: of someone else
        turned = wording("verb_next").match(read, mention.end)
        told = _surname(mention) in self._tellers
        return (told or (before in saying and not turned)) and before.lower() != "the"

    def _named(self, mention: Mention) -> list[Person]:
        """The people whose name ends in one: `Mr Example`, `Example`."""
        words = _words(mention.name)
        alike = self._surnamed.get(words[-1], [])
        fits = [person for person in alike if _words(person.name)[-len(words) :] == words]
        # `Ms Example`, of Jane Example and John Example
        told = [person for person in fits if mention.gender in (None, person.gender)]
        fits = told or [person for person in fits if None in (mention.gender, person.gender)]
        # `Sir Mike`
        return fits or (self._forenamed.get(words[-1], []) if len(words) == 1 else [])

    def _holders(self, mention: Mention) -> list[Person]:
        """The people who hold a role that is named without them: `the chief constable`."""
        role = canonical(mention.role or "")
        wanted = [role, *lexicon.load("people")["called"].get(role, ())]
        first = plain(mention.body or "").split()[:1]
        return [
            person
            for person in self._holding
            if any(answers(each, role) for each in wanted for role in person.roles)
            and (not (first and person.body) or plain(person.body or "").split()[:1] == first)
        ]

    def _join(self, raw: Sequence[Mention]) -> None:
        """Give a name that stands apart from its role that role.

        `The Police and Crime Commissioner has challenged …` and, at the head of a later sentence,
        `Jane Example wants …`, or the other way round: nobody else in the text has a name without a
        role there.
        """
        offices = tuple(lexicon.load("people")["offices"])
        people = sorted(self.people, key=_FIRST)
        opens = {sentence.start for sentence in self._text.sentences}
        for role in raw:
            if role.kind != "role" or not canonical(role.role or "").endswith(offices):
                continue
            low = bisect_right(people, role.end - _APART, key=_FIRST)
            high = bisect_left(people, role.end + _APART, key=_FIRST)
            fits = [
                person
                for person in people[low:high]
                if not (person.roles or person.weak)
                if max(person.first, role.start) in opens
                # `Jane Example, 41, said` and, of another, `The mayor said`
                if role.body or person.first > role.start
                if not wording("aged").match(self._text.read, person.first)
            ]  # fmt: skip
            if len(fits) == 1 and role.definite and not self._holders(role):
                fits[0].learn(role)
                self._holding = [*self._holding, *fits][:_HOLDERS]

    def resolved(self, mention: Mention) -> Mention | None:
        """Return a mention with whom and what it means; None for a capital that means nobody."""
        if mention.kind == "person":
            return self._one_of(mention, self._named(mention))
        if mention.kind == "capital":
            if fits := [person for person in self._named(mention) if not person.weak]:
                return self._one_of(mention._replace(kind="person"), fits)
            place = self._bodies.place(mention.name or "")
            # Bodies are called by their place; of councils there may be several.
            named = place and not place.endswith("Council")
            return mention._replace(kind="body", body=place, weak=False) if named else None
        body = self._bodies.full(mention.body) if mention.body else None
        if mention.noun and not body:
            body = self._bodies.meant(mention.noun, mention.start)
        if mention.kind == "role" and mention.definite:
            return self._one_of(mention._replace(body=body), self._holders(mention))
        return mention if body == mention.body else mention._replace(body=body)

    def _one_of(self, mention: Mention, fits: list[Person]) -> Mention:
        """The mention with the person whom it means: of several, the last whom the text names."""
        if not fits:
            return mention
        person = max(fits, key=lambda each: each.first)
        body = person.body or mention.body
        return mention._replace(
            name=person.name, role=next(iter(person.roles.values()), mention.role),
            body=self._bodies.full(body) if body else None,
            gender=person.gender or mention.gender, weak=person.weak,
            doubt=tuple(each.name for each in fits if each is not person)[:_NAMESAKES],
        )  # fmt: skip


def _surname(mention: Mention) -> str:
    return (mention.name or "").rpartition(" ")[2]


@lru_cache(maxsize=50_000)
def _words(name: str | None) -> list[str]:
    """The words of a person's name, folded."""
    return fold(name or "").replace(".", "").split()


def names(text: Text) -> Names:
    """Return whom a text names."""
    raw: list[Mention] = []
    full = named(text.read)
    for sentence in text.sentences:
        raw += mentions(Words(text.read, sentence.start, sentence.end, full))
    bodies = Organisations(text, raw)
    cast = _Cast(text, raw, bodies)
    told = bodies.inspected, bodies.inspectorate, bodies.rivals
    meant = Row(filter(None, map(cast.resolved, raw)))
    return Names(meant, bodies.sectors, *told)
