"""Who holds a grade: the bodies of a sentence, and the one that it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.areas import Span
from essex_insp.draft.kinds import KINDS, fits, nameless
from essex_insp.draft.people import scan
from essex_insp.draft.premises import Premises
from essex_insp.draft.tally import graded
from essex_insp.draft.words import INSPECTORS, REPORTS

_RUN_BY = re.compile(
    r"\b(?:(?:run|owned|operated|managed|provided|sponsored|overseen|funded)\s+by|part\s+of)\s+"
    r"(?:the\s+)?$"
)
_PLURAL = re.compile(r"\b(?:were|are|have|both|each|all|require|need|remain|keep)\b")
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
    r"\b(?:unlike|like|than|near|with|alongside|from|beside|before|after|behind|between|above|"
    r"below|by|against|beyond|neighbours?|borders?|borders on|joins?|overtook|overtakes|follows|"
    r"followed|replaced|alongside|as does|as did)\s+"
    r"(?:(?:the|its|neighbouring|nearby|both|neighbours?,?)\s+){0,3}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:which|who|whose|where|an?|the)\s[^,;]*$")
_VERB = re.compile(
    r"[’']?,?\s(?:(?:also|both|now|again)\s)?(?:was|were|is|are|has|have|had|rated|graded|judged|"
    r"remains?|requires?|keeps?|kept|fell|rose|dropped|received|got)\b"
)
_ALSO = re.compile(r",?\s(?:(?:both|all|each|also|still|now|again|however|meanwhile),?\s)*[“\"‘']?")
_NUMBERS = {
    "both": 2, "pair": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER = "|".join(_NUMBERS)
# `Both forces were`, `all three were`, `the two councils`, `each of them was`, `they were all`
_GROUP = re.compile(
    rf"(?:\A|[,;:]\s|\b(?:and|but|while|with)\s)(?:the\s)?(?P<number>{_NUMBER}|all|each|they|these)"
    rf"(?:\s(?:of\s)?(?:the|them|these|those)\b)?(?:\s(?P<count>{_NUMBER})\b)?"
    r"(?:\s(?:neighbouring\s|northern\s|southern\s|other\s)?(?P<noun>forces?|constabular(?:y|ies)|"
    r"services?|brigades?|councils?|authorit(?:y|ies)|schools?|trusts?|hospitals?|homes?|prisons?|"
    r"colleges?|academies|nurser(?:y|ies)|units?))?"
    r"(?=,?\s(?:(?:were|was|are|is|have|has|had|got|received|remain|require|keep|also|again|now)"
    r"\s(?:(?:been|also|again|now)\s)?(?P<all>all|both|each)?|rated\b|graded\b|judged\b))",
    re.IGNORECASE,
)
# How far back the bodies may stand that `both` or `all three` mean, in characters.
_BACK = 900
# `Everyone else was rated good`, `the rest were`: nobody by name.
NOBODY = re.compile(
    r"(?:\A|[,;:]\s|\b(?:and|but|while|with)\s)(?:everyone|everybody|every\s(?:one\sof\s)?the\s)?"
    r"(?:\s?(?:else|others?)|(?:all\s)?(?:the\s)?(?:rest|others|remainder))\s"
    r"(?:(?:was|were|is|are|has|have|had|been|all|also|each)\s)*"
    r"(?:rated|graded|judged|deemed|found|as|to\sbe|\s){0,4}[“\"‘']?$",
    re.IGNORECASE,
)


class Holders(Premises):
    """The bodies of sentences, in the order in which they are read."""

    def _bodies(self, start: int, end: int) -> list[tuple[int, str]]:
        bodies: list[tuple[int, int, str]] = []
        places = self.tally.places.find(start, end)
        for mention in scan(self.text, start, end):
            organisation = mention.organisation
            if mention.kind != "body" and organisation is None:
                it = self._subject(bodies, mention.start, start) if bodies else self.body
                if mention.kind == "pronoun" and mention.gender == "it" and it:
                    bodies.append((mention.start, mention.end, it))
                continue
            if organisation is None and mention.noun:
                if mention.noun in REPORTS or mention.noun in INSPECTORS:
                    continue
                about = self._subject(bodies, mention.start, start) if bodies else self.body
                organisation = self._meant(mention.noun, about)
            if organisation is None or not graded(organisation):
                continue
            if mention.organisation and not self.tally.proper(organisation):
                continue
            if mention.kind != "body" and not self.tally.told(organisation):
                continue
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
            parts = self.tally.parts(organisation)
            if mention.organisation and parts and _PLURAL.search(self.text, mention.end, end):
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

    def _meant(self, noun: str, about: str | None) -> str | None:
        """The body that a common noun means: what the story is speaking of, where that fits."""
        if about is not None:
            full = self.tally.full(about)
            if noun in KINDS and fits(noun, full):
                return about
            if noun in _SERVES and self.tally.bare(full):
                return about
        meant = self.cast.meant(noun) or self.tally.named(noun)
        if noun in _ANY and (meant is None or nameless(meant)):
            return about or self.tally.main() or meant
        return meant

    def _subject(
        self, bodies: list[tuple[int, int, str]], place: int, start: int
    ) -> str | None:
        return self._about([(at, name) for at, _, name in bodies], place, start)

    def _about(
        self, bodies: list[tuple[int, str]], place: int, start: int | None = None
    ) -> str | None:
        """The body that a sentence is about at a place: the nearest that is no aside."""
        earlier = [one for one in bodies if one[0] < place][-12:]
        if not earlier:
            return bodies[0][1] if bodies else self.body
        for at, name in reversed(earlier):
            if not self._passing(at, name, place, earlier[0][0]):
                return name
        return earlier[-1][1]

    def _passing(self, at: int, name: str, place: int, first: int) -> bool:
        """Whether a body is only mentioned beside the one that the sentence is about."""
        if at <= first or _VERB.match(self.text, at + len(name), at + len(name) + 40):
            return False
        if _PASSING.search(self.text, max(first, at - 40), at):
            return True
        return (
            _ASIDE.search(self.text, max(first, at - 160), at) is not None
            and self.text.find(",", at, place) >= 0
        )

    def _fellows(self, bodies: list[tuple[int, str]], place: int) -> list[str]:
        """The bodies that share a grade with the one before it: `X and Y were both rated`."""
        earlier = [one for one in bodies if one[0] < place]
        if len(earlier) < 2 or not _PLURAL.search(self.text, earlier[-1][0], place):
            return []
        fellows = []
        joints = (" and", ",")
        earlier = earlier[-12:]
        for (at, name), (after, _) in zip(earlier[-2::-1], earlier[:0:-1], strict=True):
            between = re.sub(r"\s+(?:the\s+)?$", "", self.text[at:after])
            if not between.endswith(joints) or len(between) > len(name) + 9:
                break
            fellows.append(name)
        return fellows

    def _group_of(self, start: int, low: int, place: int) -> list[str]:
        """The bodies that `both forces`, `all three`, `they were all` mean before a grade."""
        group = None
        for group in _GROUP.finditer(self.text[low:place]):
            pass
        if group is None:
            return []
        number = _NUMBERS.get((group["count"] or group["number"]).lower())
        word, every = group["number"].lower(), (group["all"] or "").lower()
        if word in ("they", "these"):
            if not every:
                return []
            number = number or _NUMBERS.get(every)
        back = 0 if group["noun"] else start - _BACK
        named = [name for at, name in self.order if back <= at < start]
        distinct = list(dict.fromkeys(reversed(named[-60:])))[::-1]
        if group["noun"] and word != "all" and number is None and word != "each":
            return []
        if number is None:
            return distinct if len(distinct) > 1 else []
        if len(distinct) < number or (len(distinct) > number and not group["noun"]):
            return []
        return distinct[-number:]

    def _needs(self, grade: re.Match[str], bodies: list[tuple[int, str]]) -> bool:
        """Whether named bodies are the subject: `Force A, Force B and Force C require …`."""
        if not grade["grade"].lower().startswith(("require", "need")):
            return False
        at, name = next((one for one in reversed(bodies) if one[0] < grade.start()), (-1, ""))
        return (
            at >= 0
            and self.text.startswith(name, at)
            and _ALSO.fullmatch(self.text, at + len(name), grade.start()) is not None
        )

    def _told_of(self, begun: int) -> None:
        """Give grades without an area the one that the body before was graded for, if but one."""
        if not 0 < begun < len(self.found):
            return
        last = self.found[begun - 1]
        areas = {one.area for one in self.found[max(0, begun - 12) : begun] if one.body == last.body}
        if last.area is None or last.overall or len(areas) > 1 or last.dated:
            return
        for at in range(begun, len(self.found)):
            one = self.found[at]
            fresh = one.body is not None and one.body != last.body
            near = one.start - last.start < _BACK
            if fresh and near and one.area is None and not one.overall and last.body:
                self.found[at] = replace(one, area=last.area)

    def _saint(self, bodies: list[tuple[int, str]], area: Span) -> bool:
        """Whether what seems owned stands after a name in `s`: `St Example’s remains at good`."""
        return any(
            name[-2:] in ("’s", "'s") and at + len(name) + 1 == area[0] for at, name in bodies[-9:]
        )
