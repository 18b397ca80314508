"""Where the area of a grade stands: before it, or in the list that it announces."""

from __future__ import annotations

import re

from essex_insp.draft import moves, repeats, wordings
from essex_insp.draft.areas import Span, end_of_list, split
from essex_insp.draft.counts import counted
from essex_insp.draft.history import YEAR
from essex_insp.draft.people import scan
from essex_insp.draft.rating import TRIGGER
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
        head = self.text[low : grade.start()]
        head, moved = moves.read(head)
        if moved and not is_body(head[slice(*moved)]):
            return low + moved[0], low + moved[1]
        told = wordings.SAID_TO.search(head)
        if told:
            head = head[: told.start("told")]
        if grade["grade"].lower().startswith(("require", "need")):
            own = wordings.OWN.search(wordings.WAS.sub("", head))
            if own and not TRIGGER.search(own["area"]):
                return low + own.start("area"), low + own.end("area")
        shared = wordings.SHARED.match(head) if before > start else None
        if shared and not is_body(shared["area"] or shared["bare"]):
            side = "area" if shared["area"] else "bare"
            return low + shared.start(side), low + shared.end(side)
        elliptic = wordings.ELLIPTIC.match(head) if before > start else None
        if (
            elliptic
            and not is_body(elliptic["area"])
            and not wordings.NO_AREA.match(elliptic["area"])
            and not TRIGGER.search(elliptic["area"])
        ):
            return low + elliptic.start("area"), low + elliptic.end("area")
        which = (
            wordings.FOR_WHICH.search(head)
            or wordings.RATED.search(head)
            or wordings.WHICH.search(head)
        )
        if which:
            return low + which.start("area"), low + which.end("area")
        owned = (
            wordings.OBJECT.search(head)
            or wordings.FOUND.search(head)
            or wordings.WITH.search(head)
        )
        if owned:
            return low + owned.start("area"), low + owned.end("area")
        plain = wordings.PLAIN.search(head) or wordings.LOWER_PLAIN.search(head)
        if plain and not is_body(plain["area"]) and not wordings.NO_AREA.match(plain["area"]):
            return low + plain.start("area"), low + plain.end("area")
        every = wordings.ALL.search(head)
        if every and ("," in every["area"] or wordings.TWO.search(head)):
            return low + every.start("area"), low + every.end("area")
        leading = wordings.LEADING.match(head) or wordings.OPENING.match(head)
        if (
            leading
            and not is_body(leading["area"])
            and not wordings.NO_AREA.match(leading["area"])
            and not YEAR.search(leading["area"])
        ):
            at, upto = low + leading.start("area"), low + leading.end("area")
            number = counted(self.text, at, upto)
            listed = wordings.LIST.match(self.text, number[0], upto) if number else None
            if number is None or (listed and listed.end() > number[0]):
                return (listed.end() if listed else at), upto
            apposed = wordings.APPOSED.match(head, leading.end())
            if apposed:
                # `In one of three categories, understanding demand, it …`
                return low + apposed.start("area"), low + apposed.end("area")
        verbs = list(TRIGGER.finditer(head))
        clause = head[: verbs[-1].start()] if verbs and not wordings.WERE.search(head) else head
        subject = wordings.RELATIVE.search(clause) or wordings.SUBJECT.search(clause)
        if subject is None:
            return None
        at, area = low + subject.start("area"), subject["area"]
        joint = re.search(
            r".*\b(?:while|but|after|when|because|and that|although|whereas|said|says|"
            r"found|added|adds|ruled|concluded|that)\s+",
            area,
            re.IGNORECASE,
        )
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        joint = re.match(r"\s*(?:and|with|inspectors|but|while)\s+", area, re.IGNORECASE)
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        placed = re.search(r"\s(?:in|at) (?:the )?[A-Z][^,;:]*$", area)
        area = area[: placed.start()] if placed else area
        owner = re.match(
            r"\s*(?:(?![Cc]hildren|[Aa]dult|[Pp]eople|[Ww]omen)(?:[Tt]he \w+|"
            r"(?:[A-Z][\w&-]+ )*?(?:and )?(?:[A-Z][\w&-]+ ?)+)[’']s?|[Ii]ts|[Tt]heir|"
            r"[Tt]he force)\s+(?:performance |work |record )?(?:in |at |on |for )?(?=[\w])",
            area,
        )
        if owner and not re.match(r"(?:was|were|is)\b", area[owner.end() :]):
            at, area = at + owner.end(), area[owner.end() :]
        elif is_body(area.strip()) or any(
            at <= place < at + len(area) and not wordings.ITS.match(self.text, place)
            for place, _ in bodies
        ):
            return None
        if re.match(
            r"\s*(?:no|none|neither|not|has|have|had|is|was|an?(?=\s))\b", area, re.IGNORECASE
        ):
            # `Example House, a care home in Anytown, was rated`: what it is, not what for.
            return None
        if wordings.NOTHING.fullmatch(area):
            return None
        return (at, at + len(area.rstrip())) if area.strip() else None

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


def is_body(words: str) -> bool:
    """Whether words name a body or a person, and nothing else."""
    mentions = scan(words, 0, len(words))
    return (
        len(mentions) == 1
        and mentions[0].kind in ("body", "person")
        and mentions[0].end - mentions[0].start >= len(words.strip()) - 4
    )
