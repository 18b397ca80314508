"""Grades that a text states in words: of which body, for which area.

A grade counts where the text says that it was given: by a verb or noun of grading, in quotation
marks, or in a list or table. What people say of themselves, praise such as `good progress`, and
grades of an earlier inspection do not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft import repeats, rows
from essex_insp.draft.areas import end_of_list, split
from essex_insp.draft.bearers import Bearers
from essex_insp.draft.counts import counted
from essex_insp.draft.premises import is_body
from essex_insp.draft.rating import PREPOSITION, Stated, normal
from essex_insp.draft.sharers import NOBODY
from essex_insp.draft.tables import GRADE
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading, sentences
from essex_insp.draft.verdicts import FROM_TO
from essex_insp.draft.wordings import NO_AREA
from essex_insp.names import fold

# `outstanding, good, adequate, requires improvement and inadequate`: the scale, given to nobody.
_SCALE = re.compile(
    r"(?:[“\"‘']?(?:outstanding|inadequate|adequate|good|requires improvement)[’'”\"]?"
    r"(?:,| and| or|, and|, or) ?){3}",
    re.IGNORECASE,
)

# `A grade of good was given to Force A for vetting`
_GIVEN_TO = re.compile(
    r"[”’\"']?,?\s+(?:(?:rating|grade|grading|mark|verdict|judge?ment)s?\s+)?"
    r"(?:(?:was|were|has been|have been)\s+)?(?:given|awarded|handed|went|gone)\s+to\s+"
    r"(?:(?:[A-Z][\w&-]*|and|the|of|force|council|school|service)\s+){1,8}(?=(?:for|in|at)\s)"
)
_TWO = re.compile(r"\s*(?:(?:was|were|are)\s+)?(?:both|each)\b", re.IGNORECASE)


def find(reading: Reading, narration: str, tally: Tally) -> list[Stated]:
    """Return the grades that a text states, in order, each once.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out, as `subjects.narration` gives it.
        tally: How often it names each body.
    """
    return _Finder(reading, narration, tally).find()


class _Finder(Bearers):
    """All the grades of a text."""

    def find(self) -> list[Stated]:
        parts = self.reading.paragraphs
        headlined: list[Stated] = []
        for index, part in enumerate(parts):
            if self._table(index, part):
                continue
            self._grouped(part)
            begun = len(self.found)
            for start, end in sentences(self.text, part.start, part.end):
                self._sentence(start, end)
            if part.heading and not part.bullet:
                # A headline says in short what the story says in full.
                headlined.extend(self.found[begun:])
                del self.found[begun:]
            if self.text[part.end - 1] == ":":
                grade = list(GRADE.finditer(self.text, part.start, part.end))
                if len(grade) == 1:
                    self.group = normal(grade[0]["grade"])
                    if index + 1 < len(parts) and self._item(parts[index + 1]):
                        del self.found[begun:]
                self.listing = bool(grade) or self._announces(part)
            elif not part.bullet and not (part.heading and self.group):
                self.group, self.listing = None, False
        self.found = self.found or headlined
        if any(not one.dated for one in self.found):
            self.found = [one for one in self.found if not one.dated]
        return self._once()

    def _once(self) -> list[Stated]:
        """Each body, area and grade once; a grade without an area gives way to one overall."""
        kept: dict[tuple[str, str, str], Stated] = {}
        for one in self.found:
            area = fold(self.text[one.area[0] : one.area[1]]) if one.area else "overall"
            full = self.tally.full(one.body) if one.body else None
            kept.setdefault((fold(full or ""), area, one.grade), replace(one, body=full))
        return list(kept.values())

    # Lists and tables

    # Sentences

    def _sentence(self, start: int, end: int) -> None:
        scale = _SCALE.search(self.text, start, end)
        grades = [
            grade
            for grade in GRADE.finditer(self.text, start, end)
            if scale is None or not scale.start() <= grade.start() < scale.end()
        ]
        bodies = self._bodies(start, end)
        self._continued(start, end)
        row = rows.find(self.text, start, end) if len(grades) > 1 else []
        if row:
            body = self.body = self._about(bodies, end)
            for (low, high), area in row:
                self._add(normal(self.text[low:high]), low, high, self._bare(area), body)
            return
        # What stands before the scale says what may be given, and not what was.
        if self.found:
            self._repeated(start, grades[0].start() if grades else end, bodies)
        before = scale.end() if scale else start
        given, opened = False, before
        for number, grade in enumerate(grades):
            stop = grades[number + 1].start() if number + 1 < len(grades) else end
            current = given or self._given(grade, start, before, end) or self._needs(grade, bodies)
            if not current or not self._fits(grade, end, given):
                before = grade.end() if current else before
                continue
            nobody = NOBODY.search(self.text[max(start, grade.start() - 90) : grade.start()])
            group = self._group_of(start, before, grade.start())
            if nobody or self._earlier(grade, start, before, stop, bool(group)):
                before = grade.end()
                continue
            given = True
            fell = number > 0 and FROM_TO.fullmatch(self.text, before, grade.start()) is not None
            low = opened if fell and before == grades[number - 1].end() else before
            begun = len(self.found)
            opened = before = self._place(grade, start, low, stop, bodies)
            if repeats.past(self.text, start, grade.start(), before, end):
                self.found[begun:] = [replace(one, dated=True) for one in self.found[begun:]]
            self._bodied(begun, bodies)
            self._told_of(begun)
            fellows = self._fellows(bodies, grade.start())
            if group and not fellows:
                self.found[begun:] = [replace(one, body=group[-1]) for one in self.found[begun:]]
            shared = self.found[begun:]
            for fellow in fellows or group[:-1]:
                self.found.extend(replace(one, body=fellow) for one in shared)
        if bodies and not grades:
            self._so_was(start, end, bodies)
        if bodies:
            self.body = self._about(bodies, end) if grades else self._topic(bodies)

    def _repeated(self, start: int, end: int, bodies: list[tuple[int, str]]) -> None:
        """Read `The same grade was given for X`."""
        low = repeats.same_grade(self.text, start, end)
        last = self.found[-1]
        if low is None or last.dated or NO_AREA.match(self.text, low, end):
            return
        areas = split(self.text, low, end_of_list(self.text, low, end))
        body = self._about(bodies, end) or last.body
        for area in areas:
            if is_body(self.text[area[0] : area[1]]):
                continue
            self._add(last.grade, last.start, last.end, self._bare(area), body)

    def _place(
        self,
        grade: re.Match[str],
        start: int,
        before: int,
        stop: int,
        bodies: list[tuple[int, str]],
    ) -> int:
        """Add a grade for each of its areas; return where they end."""
        name = normal(grade["grade"])
        begin, end = grade.span("grade")
        body = self._about(bodies, grade.start())
        after = grade.end()
        tail = self.text[after : after + 40]
        overall = (
            re.match(r"\s*(?:rating |grade |force |school |service )?,?\s*overall\b", tail)
            is not None
            or re.search(
                r"\boverall\b[^,;:.]{0,80}$",
                self.text[max(start, before) : grade.start()],
                re.IGNORECASE,
            )
            is not None
        )
        direct = self._direct(grade, stop)
        if direct is not None:
            self._add(name, begin, end, direct, body)
            return direct[1]
        given_to = _GIVEN_TO.match(self.text, after, stop)
        after = given_to.end() if given_to else after
        if re.search(r"[,–—]\s+(?:to\s+)?[“\"‘']?$", self.text[max(start, begin - 8) : begin]):
            # `the top mark, outstanding, for vetting`
            apposed = re.compile(r"[”’\"']?,\s+(?=(?:for|in|at)\s)").match(self.text, after, stop)
            after = apposed.end() - 1 if apposed else after
        held = rows.held(self.text, after, stop)
        if held is not None:
            for area in split(self.text, *held):
                self._add(name, begin, end, area, body)
            return held[1] + 1
        preposition = PREPOSITION.match(self.text, after, stop)
        if preposition is None and re.match(r",\s+for\s", tail):
            # `from requires improvement to good, for custody`
            preposition = PREPOSITION.match(self.text, after + 1, stop)
        if preposition and not NO_AREA.match(self.text, preposition.end(), stop):
            low = preposition.end()
            number = counted(self.text, low, stop)
            if number is not None:
                return self._counted(name, begin, end, number, stop, body)
            high = end_of_list(self.text, low, stop)
            high = self._short(low, high, stop)
            spans = split(self.text, low, high)
            areas = [area for area in spans if not is_body(self.text[area[0] : area[1]])]
            for area in areas:
                self._add(name, begin, end, self._bare(area), body)
            more = repeats.as_it_was(self.text, high, stop) if areas else None
            if more is not None and not NO_AREA.match(self.text, more, stop):
                high = end_of_list(self.text, more, stop)
                for area in split(self.text, more, high):
                    self._add(name, begin, end, self._bare(area), body)
            if areas:
                return self._as_did(name, begin, end, high, stop, body)
            if spans:
                # `rated good at Example Hospital`: what it is for stands before.
                body = self._about(bodies, high)
        if not overall or re.search(
            r"\boverall (?:effectiveness|experience|quality)\b",
            self.text[max(start, before) : begin],
            re.IGNORECASE,
        ):
            named = self._before(grade, start, before, bodies)
            if named is not None and self._named(named, bodies):
                # `In Anytown, leadership was rated good`: a place, and then what it is for.
                named = self._before(grade, start, named[1] + 1, bodies)
            if named is not None and not self._owner(bodies, named):
                number = counted(self.text, *named)
                if number is not None and number[0] >= named[1]:
                    # `The remaining areas were adequate`: it does not say which.
                    return after
                if number is not None and self.text[number[0]] in ",:–—(":
                    named = (number[0] + 1, named[1])
                two = 2 if _TWO.search(self.text, named[1], begin) else None
                for one in split(self.text, *named, number[1] if number else two):
                    self._add(name, begin, end, self._bare(one), body)
                return self._as_did(name, begin, end, end, stop, body)
            last = self.found[-1] if self.found else None
            if last and last.dated and last.start >= start and not overall:
                # `rated good for vetting in 2021 but has now been rated inadequate`
                self._add(name, begin, end, last.area, body)
                return after
        self._add(name, begin, end, None, body, overall)
        return self._as_did(name, begin, end, end, stop, body)
