"""Where the area of a grade stands: before it, or in the list that it announces."""

from __future__ import annotations

import re

from essex_insp.draft import glue, moves, pieces, repeats, wordings
from essex_insp.draft.areas import Span, end_of_list, split
from essex_insp.draft.counts import counted
from essex_insp.draft.pieces import is_body
from essex_insp.draft.tables import GRADE, Tables

# `was rated`, `were both judged to be`: a verb that leads to the next grade.
_NEXT = re.compile(
    r"\s+(?:(?:was|were|is|are|has|have|been|being|also|all|both|now|again|rated|graded|judged|"
    r"deemed|found|considered|assessed|singled|picked|marked|out|as|to|be)\s+)+[“\"‘']?$",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?:,\s+and|,|\s+and)\s+(?=[^,]*$)", re.IGNORECASE)


class Premises(Tables):
    """The words before and after a grade that name what it is for."""

    def _before(
        self, grade: re.Match[str], start: int, before: int, bodies: list[tuple[int, str]]
    ) -> Span | None:
        """Find the area that stands before its grade: `X was rated good`, `in X it was good`."""
        low = max(start, before)
        head, moved = moves.read(self.text[low : grade.start()])
        if moved and not is_body(head[slice(*moved)]):
            return low + moved[0], low + moved[1]
        high = glue.before(self.text, low, low + len(head))[0]
        return pieces.area(self.text, low, high, bodies)

    def _bare(self, area: Span) -> Span:
        """Return an area without the body that has it: `Force A’s leadership`."""
        owner = wordings.OWNER.match(self.text, *area)
        if owner and (owner["common"] or is_body(owner["name"])):
            return owner.end(), area[1]
        if repeats.same_area(self.text[area[0] : area[1]]):
            named = [one.area for one in self.found[-8:] if one.area]
            return named[-1] if named else area
        return area

    def _as_did(
        self, name: str, begin: int, end: int, upto: int, stop: int, body: str | None
    ) -> int:
        """Read `…, as did the ratings for X and Y` after a grade; return where that ends."""
        as_did = wordings.AS_DID.match(self.text, upto, stop)
        if as_did is None:
            return upto
        high = end_of_list(self.text, as_did.end(), stop)
        high = self._short(as_did.end(), high, stop)
        listed = "were" in as_did[0] or "have" in as_did[0]
        for area in split(self.text, as_did.end(), high, 2 if listed else None):
            self._add(name, begin, end, area, body)
        return high

    def _short(self, low: int, high: int, stop: int) -> int:
        """Cut the words that lead to the next grade of the sentence off the end of a list."""
        if high < stop and _NEXT.match(self.text, high, stop) and GRADE.match(self.text, stop):
            # `good for X, and Y was outstanding`: Y begins the next clause.
            joint = _LAST.search(self.text, low, high)
            return joint.start() if joint else high
        if high < stop or not GRADE.match(self.text, stop):
            return high
        joint = re.search(
            r"(?:,|;)?\s+(?:and|but|while|with|plus)\s+(?:(?:was|were|is|are|it|also|rated|"
            r"graded|judged|as|an?|to|be|the|for|in|at|being)\s+)*$|,\s*$|\s+$",
            self.text[low:high],
        )
        return low + joint.start() if joint else high

    def _continued(self, start: int, end: int) -> None:
        """Read `They were: X, Y and Z` after a sentence that counted areas without naming them."""
        awaited, self.awaited = self.awaited, None
        listed = wordings.THEY_WERE.match(self.text, start, end)
        if awaited is None or listed is None:
            return
        name, begin, upto, count, body = awaited
        high = end_of_list(self.text, listed.end(), end)
        areas = split(self.text, listed.end(), high, count)
        if len(areas) > 1 and (count is None or len(areas) == count):
            for area in areas:
                self._add(name, begin, upto, area, body)

    def _counted(
        self,
        name: str,
        begin: int,
        end: int,
        number: tuple[int, int | None],
        stop: int,
        body: str | None,
    ) -> int:
        """Read the list that `all four categories` announces, when it does."""
        at, count = number
        listed = wordings.LIST.match(self.text, at, stop)
        if listed is None or listed.end() == at:
            self.awaited = (name, begin, end, count, body)
            return at
        bare_comma = listed[0].strip() == ","
        begun = wordings.AGAIN.match(self.text, listed.end(), stop)
        low = begun.end() if begun else listed.end()
        high = self._short(low, end_of_list(self.text, low, stop), stop)
        areas = split(self.text, low, high, count)
        if (bare_comma and (not count or len(areas) != count)) or (
            len(areas) < 2 and count not in (1, None)
        ):
            return at
        for area in areas:
            self._add(name, begin, end, area, body)
        return high
