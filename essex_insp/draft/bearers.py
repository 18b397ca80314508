"""Who bears a grade: the bodies of a sentence, and the one that it is about."""

from __future__ import annotations

import bisect
import re

from essex_insp.draft.kinds import kinds, nameless
from essex_insp.draft.people import scan
from essex_insp.draft.premises import Premises
from essex_insp.draft.tables import GRADE
from essex_insp.draft.tally import graded
from essex_insp.draft.words import INSPECTORS, REPORTS

_RUN_BY = re.compile(
    r"\b(?:(?:run|owned|operated|managed|provided|sponsored|overseen|funded)\s+by|part\s+of)\s+"
    r"(?:the\s+)?$"
)
_GRADING = re.compile(
    GRADE.pattern + r"|\b(?:top|highest|lowest|bottom|same)\s(?:possible\s)?(?:grade|mark|rating)",
    re.IGNORECASE,
)
# `X and Y Police are the only forces`
_TWO = re.compile(r"\s(?:are|were|have)\s(?:the\s(?:only|two)|two\s(?:of\s)?|among\s)(?!force\b)\w")
PLURAL = re.compile(r"\b(?:were|are|have|both|each|all|require|need|remain|keep)\b")
# Nouns that any public body may be called by.
_ANY = frozenset(
    ["service", "provider", "organisation", "body", "authority", "unit", "department", "agency"]
)
# Nouns of the bodies that a place alone may stand for.
_SERVES = frozenset(
    ["force", "police", "constabulary", "officers", "service", "brigade", "council", "authority",
     "hospital", "college", "prison", "jail"]
)  # fmt: skip
# `Force A, unlike Force B, was`, `Force A shares a control room with Force B and was`
_PASSING = re.compile(
    r"\b(?:unlike|like|than|near|with|alongside|beside|before|after|behind|between|above|below|"
    r"against|beyond|neighbours|borders|joins|overtook|overtakes|follows|followed|replaced)\s+"
    r"(?:(?:the|its|neighbouring|nearby|both|neighbours?,?)\s+){0,3}$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:unlike|like|than|to)\s+(?:the\s+)?(?:neighbouring\s+)?$", re.IGNORECASE
)
_ASIDE = re.compile(r",\s(?:which|who|whose|where|an?|the)\s[^,;]*$")
_VERB = re.compile(
    r"[’']?\s(?:(?:also|both|now|again)\s)?(?:was|were|is|are|has|have|had|rated|graded|judged|"
    r"remains?|requires?|keeps?|kept|fell|rose|dropped|received|got)\b"
)
_WHICH = re.compile(r",?\s(?:which|who)" + _VERB.pattern)


class Bearers(Premises):
    """The bodies of sentences, in the order in which they are read."""

    # How many bodies had been named where the paragraph began.
    _turned = 0

    def _bodies(self, start: int, end: int) -> list[tuple[int, str]]:
        bodies: list[tuple[int, int, str]] = []
        graded_here = _GRADING.search(self.text, start, end) is not None
        places = self.tally.places.find(start, end, graded_here)
        begun = [at for at, _, _ in places]

        def near(stop: int) -> list[tuple[int, str]]:
            upto = bisect.bisect_left(begun, stop)
            one = [*bodies[-12:], *places[max(0, upto - 12) : upto]]
            return sorted((at, name) for at, _, name in one)[-12:]

        for mention in scan(self.text, start, end):
            organisation = mention.organisation
            if mention.kind != "body" and organisation is None:
                it = self._about(near(mention.start), mention.start)
                if mention.kind == "pronoun" and mention.gender == "it" and it:
                    bodies.append((mention.start, mention.end, it))
                continue
            if organisation is None and mention.noun:
                if mention.noun in REPORTS or mention.noun in INSPECTORS:
                    continue
                before = near(mention.start)
                about = self._about(before, mention.start)
                organisation = self._meant(mention.noun, about, bool(before))
            if organisation is None or not graded(organisation):
                continue
            if mention.organisation and not self.tally.proper(organisation):
                continue
            if mention.kind != "body" and not self.tally.told(organisation):
                continue
            if mention.kind != "body":
                self.voices.add(mention.start)
            if mention.organisation:
                self.order.append((mention.start, self.tally.full(organisation)))
            if self.tally.nameless(organisation):
                # `The Prison Service said`: who runs them all is not who was inspected.
                organisation = self.tally.full(organisation)
                if self.tally.nameless(organisation):
                    continue
            if bodies and _RUN_BY.search(self.text, max(start, mention.start - 30), mention.start):
                # What is inspected is the place, not who runs it.
                continue
            self.cast.body(organisation, None)
            sure = _TWO.match(self.text, mention.end, end) is not None
            parts = self.tally.parts(organisation, sure) if mention.organisation else None
            if parts and PLURAL.search(self.text, mention.end, end):
                first, second = parts
                at = self.text.find(second, mention.start, mention.end + 1)
                if at > mention.start:
                    bodies.append((mention.start, mention.start + len(first), first))
                    bodies.append((at, mention.end, second))
                    continue
            bodies.append((mention.start, mention.end, organisation))
        for at, upto, name in places:
            if not any(low < upto and at < high for low, high, _ in bodies[:40]):
                bodies.append((at, upto, name))
                self.order.append((at, self.tally.full(name)))
        bodies.sort()
        return [(at, name) for at, _, name in bodies]

    def _meant(self, noun: str, about: str | None, here: bool) -> str | None:
        """The body that a common noun means: what the story is speaking of, where that fits."""
        if about is not None:
            full = self.tally.full(about)
            if noun in kinds(full):
                return about
        meant = self.cast.meant(noun) or self.tally.named(noun)
        if about is not None and noun in _SERVES and self.tally.bare(about):
            # A town that the story is set in is no force: one that was graded may be.
            graded = about in self.tally.places.owned or any(
                one.body == about for one in self.found[-20:]
            )
            if meant is None or (
                graded and (here or all(one.body != meant for one in self.found[-1:]))
            ):
                return about
        if noun in _ANY and (meant is None or self.tally.nameless(meant)):
            return about or self.tally.main() or meant
        return meant

    def _about(self, bodies: list[tuple[int, str]], place: int) -> str | None:
        """The body that a sentence is about at a place: the nearest that is no aside."""
        earlier = [one for one in bodies if one[0] < place][-12:]
        if not earlier:
            return bodies[0][1] if bodies else self.body
        for at, name in reversed(earlier):
            if not self._passing(at, name, place, earlier[0][0]):
                return name
        at, name = earlier[-1]
        # `Unlike Force B, it was rated …`
        other = _CONTRAST.search(self.text, max(0, at - 30), at) is not None
        return (other and self.body) or name

    def _theme(self, bodies: list[tuple[int, str]]) -> str | None:
        """The body that a sentence without a grade is about: the first that is no aside."""
        # `Kit Roe, of Force B, said Force A had improved`
        told = [one for one in bodies[:12] if one[0] not in self.voices] or bodies[:12]
        for at, name in told:
            if not self._passing(at, name, bodies[-1][0], bodies[0][0]):
                return name
        return self.body or bodies[0][1]

    def _passing(self, at: int, name: str, place: int, first: int) -> bool:
        """Whether a body is only mentioned beside the one that the sentence is about."""
        after = at + len(name)
        if _VERB.match(self.text, after, after + 40):
            return False
        if _WHICH.match(self.text, after, after + 40) and self.text.find(",", after + 2, place) < 0:
            # `ahead of Force B, which was rated good`
            return False
        if _PASSING.search(self.text, max(0, at - 40), at):
            return True
        return (
            at > first
            and _ASIDE.search(self.text, max(first, at - 160), at) is not None
            and self.text.find(",", at, place) >= 0
        )

    def _turn(self) -> None:
        """Go back to what a story is about, after a paragraph that compared several others."""
        named = {name for _, name in self.order[self._turned :][-12:]}
        self._turned = len(self.order)
        main = self.tally.main()
        main = self.tally.full(main) if main else None
        if main is None or nameless(main):
            return
        if len(named - {main}) > 1 and self.body and self.tally.full(self.body) in named:
            self.body = main
