"""Bodies that share a grade: `X and Y were both`, `the other two were`, `as was Force B`."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from essex_insp.draft import sharers
from essex_insp.draft.bearers import PLURAL, Bearers
from essex_insp.draft.kinds import kinds
from essex_insp.draft.stated import Stated
from essex_insp.draft.text import Span

_ALSO = re.compile(r",?\s(?:(?:both|all|each|also|still|now|again|however|meanwhile),?\s)*[“\"‘']?")
# Verbs that are alike for one and for many.
_NEUTRAL = re.compile(
    r",?\s(?:also\s)?(?:got|received|earned|achieved|gained|secured|kept|retained|won|fell|"
    r"dropped|slipped|rose|climbed|moved|improved|went|came|had)\b"
)
# `and two others, Force B and Force C, as inadequate`
_NAMED = re.compile(
    r"\b(?:two|three|four|five|both|several|few)\s[a-z]*,\s(?:the\s)?[A-Z][^;:.]*\sand\s(?:the\s)?$"
)
_SO = re.compile(
    r"(?:So|As),?\s(?:too,?\s)?(?:was|were|is|are|did|do|does|has|have)\s|"
    r"(?:The|It\swas\sthe)\ssame\s(?:(?:was|is|goes|went|story|true|applies|applied|result|"
    r"verdict|grade|rating|picture|can\sbe\ssaid)\s){0,3}(?:of|for|at|to|with)\s"
)
# `The larger site, Example Hospital, was`, `the remaining force, Force C, was`
_APPOSED = re.compile(
    r"(?:[\w’'-]+\s){0,3}(?:force|site|school|council|hospital|constabulary|brigade|authority|"
    r"college|academy|home|prison|jail|nursery|neighbours?)|(?:the\s)?(?:unit|service|trust|"
    r"provider|practice)",
    re.IGNORECASE,
)
# `The other two were`: words that name no area.
_REST = re.compile(r"(?:the\s)?(?:other|remaining)(?:\s\w+){0,2}", re.IGNORECASE)
# `Force A and its neighbour Force B`
_LED = re.compile(
    r"(?:\s+(?:the|its|their|nearby|neighbouring|neighbours?|sister|fellow|home|school|force))*\s*$"
)
_JOINTS = re.compile(
    r"(?:[\s,]|\b(?:and|both|the|in|at|for|all|forces?|units?|services?|councils?|areas?|its|"
    r"neighbours?|ahead|behind|of|like|unlike|than|alongside|with|above|below|others?|fellow|"
    r"first|second|third|fourth|last|one|two|three|four)\b)*",
    re.IGNORECASE,
)
# `…, as was Force B`, `so too did Force B`
_AS_WAS = re.compile(
    r",?\s(?:as|(?:and\s)?so(?:\stoo)?)\s(?:did|was|were|is|are|has|have)\s(?:both\s|the\s)?"
)
# `Both forces were good`: they are the subject.
_WERE = re.compile(r"\b(?:were|was|are|is)\s(?:(?:all|both|each|also|only|just)\s)?[“\"‘']?$")
# What follows an area and is none: `vetting and two others`, `vetting, and Force B inadequate`.
_OTHERS = re.compile(r"(?:two|three|four|five|six|several)\s(?:others|more|further)")
_ITS_FORCE = re.compile(r"(?:[’']s?)?(?:\s(?:force|police|constabulary|council|brigade|service))?")
_JOINT = re.compile(r",?\s(?:and|but|while|with)\s$")
_MORE = re.compile(r",?\s(?:and|but|while)\s(?:two|three|four|five|six|several|many|the)\sothers?$")
# `rated good for vetting, ahead of Force B`
_AGAINST = re.compile(r"(?:ahead of|behind|unlike|than|above|below|alongside)\b", re.IGNORECASE)
# How far back the bodies may stand that `both` or `all three` mean, in characters.
_BACK = 900


class Fellows(Bearers):
    """The bodies that a grade is given to besides the one that its sentence is about."""

    # Whether the grade that is being read is of those who were not spoken of last.
    _rest = False

    def _fellows(self, bodies: list[tuple[int, str]], place: int) -> list[str]:
        """The bodies that share a grade with the one before it: `X and Y were both rated`."""
        earlier = [one for one in bodies if one[0] < place][-12:]
        if not earlier:
            # `A grade of good was given to X and Y`
            return self._joined(bodies[:12])[1:]
        at, name = earlier[-1]
        plural = PLURAL.search(self.text, at, place + 7) is not None
        named = _NAMED.search(self.text, max(0, earlier[0][0] - 40), at) is not None
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
        kept = [self._trimmed(one, bodies) for one in self.found[begun:]]
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

    def _trimmed(self, one: Stated, bodies: list[tuple[int, str]]) -> Stated:
        """Take off an area what goes on to others: `vetting and two others, Force B and …`."""
        if one.area is None:
            return one
        low, high = one.area
        more = _MORE.search(self.text, low, high)
        ends = [more.start()] if more else []
        for at, name in bodies[-12:]:
            if low < at < high and _ITS_FORCE.fullmatch(self.text, at + len(name), high):
                joint = _JOINT.search(self.text, low, at)
                ends += [joint.start()] if joint else []
        return replace(one, area=(low, ends[0])) if ends and ends[0] > low else one

    def _against(self, one: Stated, bodies: list[tuple[int, str]]) -> bool:
        """Whether an area is none, but whom a body is set against: `ahead of Force B`."""
        if one.area is None:
            return False
        if _OTHERS.fullmatch(self.text, *one.area):
            return True
        return _AGAINST.match(self.text, *one.area) is not None and bool(
            self._only(one.area, bodies)
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
