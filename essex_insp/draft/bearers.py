"""Who bears a grade: the bodies of a sentence, and the one that it is about."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import replace

from essex_insp.draft import sharers
from essex_insp.draft.areas import Span
from essex_insp.draft.kinds import kinds, nameless
from essex_insp.draft.people import scan
from essex_insp.draft.premises import Premises
from essex_insp.draft.rating import Stated
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
_ALSO = re.compile(r",?\s(?:(?:both|all|each|also|still|now|again|however|meanwhile),?\s)*[“\"‘']?")
# Verbs that are alike for one and for many.
_NEUTRAL = re.compile(
    r",?\s(?:also\s)?(?:got|received|earned|achieved|gained|secured|kept|retained|won|fell|"
    r"dropped|slipped|rose|climbed|moved|improved|went|came|had)\b"
)
# `and two others, Force B and Force C, as inadequate`
_NAMED = re.compile(
    r"\b(?:two|three|four|five|both|several|few)\s(?:other|more|further)?[a-z]*,\s(?:the\s)?[A-Z][^,;:.]*"
    r"\sand\s(?:the\s)?$"
)
_SO = re.compile(
    r"(?:So|As),?\s(?:too,?\s)?(?:was|were|is|are|did|do|does|has|have)\s|"
    r"(?:The|It\swas\sthe)\ssame\s(?:(?:was|is|goes|went|story|true|applies|applied|result|"
    r"verdict|grade|rating|picture|can\sbe\ssaid)\s){0,3}(?:of|for|at|to|with)\s"
)
# `The larger site, Example Hospital, was`, `the remaining force, Force C, was`
_APPOSED = re.compile(
    r"(?:[\w’'-]+\s){0,3}(?:force|site|school|council|hospital|constabulary|brigade|authority|"
    r"college|academy|home|prison|jail|nursery|neighbours?)|(?:the\s)?(?:unit|service|trust|provider|practice)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:the\s)?(?:other|remaining)(?:\s\w+){0,2}", re.IGNORECASE)
# `Force A and its neighbour Force B`
_LED = re.compile(
    r"(?:\s+(?:the|its|their|nearby|neighbouring|neighbours?|sister|fellow|home|school|force))*\s*$"
)
_JOINTS = re.compile(
    r"(?:[\s,]|\b(?:and|both|the|in|at|for|all|forces?|units?|services?|councils?|areas?|its|"
    r"neighbours?|ahead|behind|of|like|unlike|than|alongside|with|above|below|other|fellow)\b)*",
    re.IGNORECASE,
)
# `…, as was Force B`, `so too did Force B`
_AS_WAS = re.compile(
    r",?\s(?:as|(?:and\s)?so(?:\stoo)?)\s(?:did|was|were|is|are|has|have)\s(?:both\s|the\s)?"
)
# `Both forces were good`: they are the subject.
_WERE = re.compile(r"\b(?:were|was|are|is)\s(?:(?:all|both|each|also|only|just)\s)?[“\"‘']?$")
_MORE = re.compile(r",?\s(?:and|but|while)\s(?:two|three|four|five|six|several|many|the)\sothers?$")
_AGAINST = re.compile(r"(?:ahead of|behind|unlike|than|above|below|alongside)\b", re.IGNORECASE)
# How far back the bodies may stand that `both` or `all three` mean, in characters.
_BACK = 900


class Bearers(Premises):
    """The bodies of sentences, in the order in which they are read."""

    # How many bodies had been named where the paragraph began.
    _turned = 0
    # Whether the grade that is being read is of those who were not spoken of last.
    _rest = False

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
            if parts and _PLURAL.search(self.text, mention.end, end):
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

    def _fellows(self, bodies: list[tuple[int, str]], place: int) -> list[str]:
        """The bodies that share a grade with the one before it: `X and Y were both rated`."""
        earlier = [one for one in bodies if one[0] < place][-12:]
        if not earlier:
            # `A grade of good was given to X and Y`
            return self._joined(bodies[:12])[1:]
        at, name = earlier[-1]
        plural = _PLURAL.search(self.text, at, place + 7) is not None
        named = _NAMED.search(self.text, max(0, earlier[0][0] - 90), at) is not None
        if len(earlier) < 2 or not (
            plural or named or _NEUTRAL.match(self.text, at + len(name), place)
        ):
            return []
        return self._joined(earlier[::-1], True)[1:]

    def _share(
        self, begun: int, grade: re.Match[str], bodies: list[tuple[int, str]], group: list[str]
    ) -> None:
        """Give the grades that were added last to all whom their subject means."""
        self._bodied(begun, bodies)
        if self._rest and 0 < begun < len(self.found):
            # `The other two were adequate`: for what the one before them was graded.
            last, told = self.found[begun - 1], self.found[begun:]
            near = "\n" not in self.text[last.end : grade.start()]
            told = [replace(one, area=one.area or last.area) for one in told if one.area or near]
            self.found[begun:] = told
        fellows = self._fellows(bodies, grade.start())
        if group and not fellows:
            self.found[begun:] = [replace(one, body=group[-1]) for one in self.found[begun:]]
        shared = self.found[begun:]
        given = {one.body for one in shared}
        for fellow in (fellows or group[:-1]) + self._like(grade, bodies):
            if fellow not in given:
                self.found.extend(replace(one, body=fellow) for one in shared)

    def _like(self, grade: re.Match[str], bodies: list[tuple[int, str]]) -> list[str]:
        """The bodies that are graded as well: `was rated good, as was Force B`."""
        after = [one for one in bodies if one[0] > grade.end()][:12]
        if not after:
            return []
        like = _AS_WAS.search(self.text, grade.end(), min(after[0][0], grade.end() + 300))
        return self._joined(after) if like and like.end() == after[0][0] else []

    def _joined(self, bodies: list[tuple[int, str]], backward: bool = False) -> list[str]:
        """The bodies of a list that a comma or `and` joins to the first of some, with that one."""
        names = [name for _, name in bodies[:1]]
        for one, two in itertools.pairwise(bodies):
            (at, name), (after, _) = (two, one) if backward else (one, two)
            between = _LED.sub("", self.text[at : min(after, at + len(name) + 60)])
            if not between.endswith((" and", ",")) or len(between) > len(name) + 9:
                break
            names.append(two[1])
        return names

    def _so_was(self, start: int, end: int, bodies: list[tuple[int, str]]) -> None:
        """Read `So was Force B`, `The same was true of Force B` after a sentence of grades."""
        so = _SO.match(self.text, start, end)
        if so is None or not self.found or start - self.found[-1].start > 400:
            return
        named = [one for one in bodies if one[0] >= so.end() - 1]
        last = self.found[-1]
        shared = [
            one for one in self.found[-12:] if one.body == last.body and one.start > start - 400
        ]
        for name in self._joined(named):
            self.found.extend(replace(one, body=name) for one in shared)

    def _bodied(self, begun: int, bodies: list[tuple[int, str]]) -> None:
        """Take bodies for no areas: `X and Y were all rated`, `rated good, as was X`."""
        kept = [self._trimmed(one) for one in self.found[begun:]]
        areas = [one.area for one in kept if one.area and not self._only(one.area, bodies)]
        for at, one in enumerate(kept):
            names = self._only(one.area, bodies) if one.area else []
            if not names or one.area is None or _AGAINST.match(self.text, *one.area):
                continue
            after = one.area[0] > one.end
            kept[at] = replace(
                one,
                area=areas[0] if after and areas else None,
                body=names[0] if after else one.body,
            )
        self.found[begun:] = dict.fromkeys(one for one in kept if not self._against(one, bodies))

    def _trimmed(self, one: Stated) -> Stated:
        """Take off an area what goes on to others: `vetting and two others, Force B and …`."""
        more = _MORE.search(self.text, *one.area) if one.area else None
        if one.area is None or more is None or more.start() <= one.area[0]:
            return one
        return replace(one, area=(one.area[0], more.start()))

    def _against(self, one: Stated, bodies: list[tuple[int, str]]) -> bool:
        """Whether an area is none, but whom a body is set against: `ahead of Force B`."""
        return (
            one.area is not None
            and _AGAINST.match(self.text, *one.area) is not None
            and bool(self._only(one.area, bodies))
        )

    def _only(self, area: Span, bodies: list[tuple[int, str]]) -> list[str]:
        """The bodies that words name, where they name nothing else."""
        low, high = area
        inside = [(at, name) for at, name in bodies[:40] if low - 5 < at < high]
        rest = self.text[low:high]
        for _, name in inside:
            rest = rest.replace(name, " ", 1)
        if not inside or _JOINTS.fullmatch(rest) is None:
            return []
        return [name for _, name in inside]

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

    def _others(self, group: sharers.Group, named: list[str], here: list[str]) -> list[str]:
        """The bodies that `the other two`, `two of the three` mean, of those named so far."""
        told = [one.body and self.tally.full(one.body) for one in self.found[-40:]]
        alike = [name for name in named if name in told or self._alike(name)]
        if group.whole is not None:
            if len(here) == group.number:
                return here
            rest = [name for name in alike if name not in here]
            return rest if len(rest) == group.number else []
        rest = [name for name in alike if name not in here]
        for name in reversed(told):
            if len(rest) <= (group.number or 1):
                break
            rest = [one for one in rest if one != name]
        return rest if len(rest) == group.number else []

    def _alike(self, name: str) -> bool:
        """Whether a body is of the kind of those that were graded last."""
        last = next((one.body for one in reversed(self.found[-9:]) if one.body), None)
        return last is None or bool({*kinds(name)} & {*kinds(self.tally.full(last))})

    def _group_of(
        self, start: int, low: int, place: int, bodies: list[tuple[int, str]]
    ) -> list[str]:
        """The bodies that `both forces`, `all three`, `they were all` mean before a grade."""
        group = sharers.find(self.text, low, place)
        self._rest = False
        if group is None:
            return []
        if group.other or group.whole:
            here = list(dict.fromkeys(self.tally.full(name) for _, name in bodies[:12]))
            before = dict.fromkeys(name for at, name in self.order[-60:] if at < start)
            others = self._others(group, list(before), here)
            self._rest = group.other and bool(others)
            return others
        back = 0 if group.named else start - _BACK
        named = [name for at, name in self.order[-60:] if back <= at < start]
        distinct = list(dict.fromkeys(reversed(named)))[::-1]
        if group.number is None:
            given = [self.tally.full(one.body) for one in self.found[-40:] if one.body]
            judged = [name for name in distinct if name in given]
            distinct = judged if len(judged) > 1 else distinct
        number = group.number or len(distinct)
        if number < 2 or len(distinct) < number or (len(distinct) > number and not group.named):
            return []
        return distinct[-number:]

    def _needs(self, grade: re.Match[str], bodies: list[tuple[int, str]], group: list[str]) -> bool:
        """Whether bodies are the subject: `Force A and Force B require …`, `both were good`."""
        if group and self.found and _WERE.search(self.text, grade.start() - 9, grade.start()):
            return True
        if not grade["grade"].lower().startswith(("require", "need")):
            return False
        at, name = next((one for one in reversed(bodies) if one[0] < grade.start()), (-1, ""))
        return (
            at >= 0
            and self.text.startswith(name, at)
            and _ALSO.fullmatch(self.text, at + len(name), grade.start()) is not None
        )

    def _no_area(self, bodies: list[tuple[int, str]], area: Span) -> bool:
        """Whether an area is none: a town, a kind of body, or what `St Example’s` does."""
        saint = any(
            name[-2:] in ("’s", "'s") and at + len(name) + 1 == area[0] for at, name in bodies[-9:]
        )
        if any(at < area[0] and area[1] <= at + len(name) for at, name in bodies[-9:]):
            return True
        words = self.text[slice(*area)].strip()
        if self._rest and _REST.fullmatch(words):
            return True
        return saint or self.tally.places.place(words) or _APPOSED.fullmatch(words) is not None
