"""What a grade is for: the areas before it, after it, or in the list that it announces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft import glue, moves, pieces, repeats, wordings
from essex_insp.draft.areas import split
from essex_insp.draft.counts import counted
from essex_insp.draft.ends import end_of_list
from essex_insp.draft.frameworks import AREAS
from essex_insp.draft.phrases import Bodies, is_body
from essex_insp.draft.rating import THERE
from essex_insp.draft.settled import words
from essex_insp.draft.stated import NOW, Stated
from essex_insp.draft.tables import GRADE, Tables
from essex_insp.draft.text import Span

# More grades than a story on one subject has: nobody looks through them at each sentence.
_STORY = 400
_JOINT = re.compile(r"(?:,?\s+(?:and|but|while)|,)\s+", re.IGNORECASE)
_LAST = re.compile(r"(?:,?\s+(?:and|but|while)|,)\s+(?=(?:[^,](?!\sand\s))*$)", re.IGNORECASE)
_LEFT = re.compile(
    r"(?:,|;)?\s+(?:and|but|while|with)(?:\s+(?:the|for|in|at|it|they|an?|also|told|that|has|"
    r"was|is|been))*\s*$|,\s*$|\s+$",
    re.IGNORECASE,
)
# All that a council does for children or adults: the grade is its own.
_WHOLE_SERVICE = re.compile(
    r"(?:the\s+)?(?:\w+[’']s?\s+)?(?:children|adult)(?:[’']?s[’']?|s)?\s+"
    r"(?:social\s+(?:care|services?|work)|services)(?:\s+(?:in|at)\s+[A-Z].*)?",
    re.DOTALL | re.IGNORECASE,
)


# No area but what a sentence says next: `…, and the team in Anytown won praise for its work`.
_NAMED = re.compile(r"[a-z] [A-Z][a-z]")


def _strays(words: str) -> bool:
    """Whether an item of a list is no area any more."""
    return AREAS.search(words) is None and (
        len(words.split()) > 14
        or _NAMED.search(words) is not None
        or _DONE.match(words) is not None
    )


_DONE = re.compile(
    r"(?:[a-z]+ed|made|gave|set|told)\s+(?:an?|the|its|two|three|four|five|\d+|"
    r"that)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:its|the|their|our)\s", re.IGNORECASE)
_PILLARS = frozenset(["effectiveness", "efficiency", "legitimacy"])


@dataclass(frozen=True)
class Award:
    """A grade on its way to what it is for.

    Args:
        grade: The grade, as its framework words it.
        start: Where it stands.
        end: Where it ends.
        body: The body that it is given to, or None.
    """

    grade: str
    start: int
    end: int
    body: str | None


class Premises(Tables):
    """The words before and after a grade that name what it is for."""

    def _award(self, award: Award, area: Span | None, overall: bool = False) -> None:
        """Add a grade for an area, without the body that the area is said to be of."""
        if area is not None:
            owner = wordings.OWNER.match(self.text, *area)
            if owner and (owner["common"] or is_body(owner["name"])):
                area = owner.end(), area[1]
            if _WHOLE_SERVICE.fullmatch(self.text, *area):
                area = None
        self._add(award.grade, award.start, award.end, area, award.body, overall)

    def _before(self, grade: re.Match[str], start: int, before: int, bodies: Bodies) -> Span | None:
        """Find the area that stands before its grade: `X was rated good`, `in X it was good`."""
        low = max(start, before)
        head, moved = moves.read(self.text[low : grade.start()])
        if moved and not is_body(head[slice(*moved)]):
            return low + moved[0], low + moved[1]
        if THERE.match(self.text, start, grade.start()):
            known = list(AREAS.finditer(self.text, max(0, start - 250), start))
            if known:
                return known[-1].span()
        high = glue.before(self.text, low, low + len(head))[0]
        return pieces.area(self.text, low, high, bodies)

    def _list(self, low: int, stop: int) -> int:
        """Return where a list of areas ends, and what leads up to the next grade begins."""
        high = end_of_list(self.text, low, stop)
        joint = _LAST.search(self.text, low, high)
        if joint and is_body(self.text[joint.end() : high]):
            return joint.start()
        if GRADE.match(self.text, stop) is None:
            return high
        tied = glue.before(self.text, low, stop)[0]
        if tied < stop and high >= tied - 1:
            # `good for X, and Y was outstanding`: Y begins the next clause.
            joint = self._joint(low, tied)
            return joint.start() if joint else min(high, tied)
        strong = self._joint(low, high)
        if strong and high >= stop - 1 and self.text[stop : stop + 4].lower() == "requ":
            rest = self.text[strong.end() : stop]
            if rest.strip() and (len(strong[0].strip()) > 1 and _SUBJECT.match(rest)):
                # `good at X, and its Y requires improvement`
                return strong.start()
        apart = high >= stop - 2 and self.text[low:stop].rstrip().endswith(",")
        if apart and strong and len(strong[0].strip()) > 1 and strong.end() < stop - 2:
            # `good, as was X, and Y, inadequate last time, is adequate`
            return strong.start()
        joint = _LEFT.search(self.text, low, stop) if high >= stop else None
        return joint.start() if joint else high

    def _joint(self, low: int, high: int) -> re.Match[str] | None:
        """Find what joins the last clause to a list: a comma with `and` before a bare `and`."""
        known = [one.span() for one in AREAS.finditer(self.text, low, high)]
        joints = [
            one
            for one in _JOINT.finditer(self.text, low, high)
            if not any(start <= one.start() < end for start, end in known)
        ]
        strong = [one for one in joints if "," in one[0] and one[0].strip() != ","]
        found = strong or joints
        return found[-1] if found else None

    def _areas(self, award: Award, low: int, stop: int, count: int | None = None) -> int | None:
        """Add a grade for each area of a list; return where it ends, or None if it has none."""
        referred = repeats.referred(self.text, low, stop)
        if referred is not None:
            areas = referred.among(self._recent(award.body))
            known = list(AREAS.finditer(self.text, max(0, award.start - 250), award.start))
            if referred.last and known:
                areas = [known[-1].span()]
            for area in areas:
                self._award(award, area)
            return referred.end if areas else None
        high = self._list(low, stop)
        spans = split(self.text, low, high, count)
        later = (area[0] for area in spans[1:] if _strays(self.text[slice(*area)]))
        high = min([high, *later])
        areas = [area for area in spans if area[0] < high]
        areas = [
            area
            for area in areas
            if not is_body(self.text[slice(*area)]) and not wordings.NO_AREA.match(self.text, *area)
        ]
        for area in areas:
            self._award(award, area)
        return high if areas else None

    def _recent(self, body: str | None) -> list[Span]:
        """Return the areas named last: of another body where there is one, else of the same."""
        recent = [one for one in self.found[-24:] if one.area is not None]
        others = [one for one in recent if one.body != body]
        chosen = [one for one in recent if one.body == others[-1].body] if others else recent
        return list(self._by_words(chosen).values())

    def _by_words(self, grades: list[Stated]) -> dict[str, Span]:
        """Return the areas of grades by their words, in order, each where it stands first."""
        spans: dict[str, Span] = {}
        for one in grades:
            if one.area is not None:
                spans.setdefault(words(self.text, one), one.area)
        return spans

    def _topic(self, award: Award) -> Span | None:
        """Return what a body is graded for like the one before it, or like all others so far."""
        body = award.body
        if self.theme is not None and not any(one.area for one in self.found):
            return self.theme
        last = self.found[-1] if self.found else None
        if last and last.age == NOW and last.body != body:
            between = self.text[min(last.end, award.start) : award.start]
            if "\n" not in between and len(between) < 300:
                return last.area
        if len(self.found) > _STORY:
            return None
        spans = self._by_words(self.found)
        pillars = [span for named, span in spans.items() if named in _PILLARS]
        own = [one for one in self.found if one.body == body and one.area]
        if len(pillars) == 1 and not any(words(self.text, one) in _PILLARS for one in own):
            # What a round of reports is on is said once.
            return pillars[0]
        if len(spans) != 1 or any(one.area is None and one.age == NOW for one in self.found[:1]):
            return None
        if any(one.body == body and one.age == NOW for one in self.found):
            return None
        return next(iter(spans.values()))

    def _more(self, award: Award, at: int, stop: int) -> int:
        """Read `…, as did X and Y`, `and another for Z` after a grade; return where that ends."""
        for _ in range(4):
            more = wordings.AS_DID.match(self.text, at, stop) or wordings.MORE.match(
                self.text, at, stop
            )
            if more is None or wordings.NO_AREA.match(self.text, more.end(), stop):
                return at
            two = 2 if re.search(r"\b(?:were|have|are)\b", more[0]) else None
            at = self._areas(award, more.end(), stop, two) or more.end()
        return at

    def _continued(self, start: int, end: int) -> None:
        """Read `They were: X, Y and Z` after a sentence that counted areas without naming them."""
        listed = wordings.THEY_WERE.match(self.text, start, end)
        if self.awaited is None or listed is None:
            return
        name, begin, upto, count, body = self.awaited
        self.awaited = None
        if start - upto > 700:
            return
        high = end_of_list(self.text, listed.end(), end)
        areas = split(self.text, listed.end(), high, count)
        if len(areas) > 1 and (count is None or len(areas) == count):
            for area in areas:
                self._award(Award(name, begin, upto, body), area)

    def _counted(self, award: Award, low: int, stop: int) -> int | None:
        """Read the list that `all four categories` announces; None where nothing is counted."""
        number = counted(self.text, low, stop)
        if number is None:
            return None
        at, count = number
        listed = wordings.LIST.match(self.text, at, stop)
        if listed is None or listed.end() == at:
            if repeats.referred(self.text, low, stop) is not None:
                return None
            self.awaited = (award.grade, award.start, award.end, count, award.body)
            return at
        begun = wordings.AGAIN.match(self.text, listed.end(), stop)
        low = begun.end() if begun else listed.end()
        high = self._list(low, stop)
        areas = split(self.text, low, high, count)
        bare_comma = listed[0].strip() == ","
        if (bare_comma and (not count or len(areas) != count)) or (
            len(areas) < 2 and count not in (1, None)
        ):
            return at
        for area in areas:
            self._award(award, area)
        return high
