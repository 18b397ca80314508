"""Grades that a text states in words: of which body, for which area.

A grade counts where the text says that it was given: by a verb or noun of grading, in quotation
marks, or in a list or table. What people say of themselves, praise such as `good progress`, and
grades of an earlier inspection do not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft import ages, pieces, repeats, rows
from essex_insp.draft.areas import split
from essex_insp.draft.counts import counted
from essex_insp.draft.fellows import Fellows
from essex_insp.draft.frameworks import AREAS, ATOMS, whole
from essex_insp.draft.premises import Award
from essex_insp.draft.senses import BODY_FOLLOWS, direct, either, fits
from essex_insp.draft.settled import settle
from essex_insp.draft.sharers import NOBODY
from essex_insp.draft.stated import DATED, FORMER_ONE, NOW, PLUPERFECT, Stated, normal
from essex_insp.draft.tables import GRADE
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading, sentences
from essex_insp.draft.triggers import PREPOSITION
from essex_insp.draft.verdicts import FROM_TO
from essex_insp.draft.wordings import LIST, NO_AREA

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
# `three Good ratings: one for custody, one for vetting`
_ANNOUNCED = re.compile(
    r"[”’\"']?\s+(?:ratings?|grades?|gradings?|marks?|judge?ments?|scores?)\s*(?:[:–—]|-\s)\s*"
    r"(?=(?:one|for|in|at)\s)",
    re.IGNORECASE,
)
# `the top mark for vetting`, `the lowest possible grade`: a grade by its place in the scale.
_MARK = re.compile(
    r"(?P<open>[“\"‘']?)(?<!second[- ])(?<!of the )\b(?P<grade>(?:top|highest(?: possible)?|"
    r"best possible|"
    r"lowest(?: possible)?|bottom|worst possible)"
    r"(?= (?:marks?|grades?|gradings?|ratings?|rankings?|verdict|judge?ment)\b))(?P<close>)",
    re.IGNORECASE,
)
_RESUMED = re.compile(r"[^,;:.]{0,40},\s+and\s+(?:for|in|at|on)\s+")
# `Each force was graded on its efficiency.`
_THEME = re.compile(
    r"\b(?:graded|rated|assessed|judged|inspected|examined|looked at|look at|"
    r"inspects)\b[^.;:]{0,60}?"
    r"\b(?:on|for|at|the)\s+(?:(?:its|their|the)\s+)?(?P<area>[a-z][a-z -]{4,60}?)(?=[.,;]|"
    r"\s+of\s|$)",
    re.IGNORECASE,
)
# `The one area in which it requires improvement is custody.`
_CLEFT = re.compile(r"[”’\"']?\s+(?:is|was|are|were)\s+")
# `inadequate, the bottom one, for custody`
_GLOSS = re.compile(
    r"[”’\"']?,\s+(?:the|its|their)\s+[\w’' -]{2,40},\s+(?=(?:for|in|at|on)\s)", re.IGNORECASE
)
# `the overall grade for legitimacy is good`
_OVERALL_FOR = re.compile(
    r"\boverall (?:grade|grading|rating|judge?ment|mark|verdict|score) (?:for|on|in|"
    r"of) (?:its |the )?"
    r"(?P<area>[a-z][^,;:.]{3,60}?)\s+(?:is|was|remains?|of|has been|stays|being)\s+(?:also |"
    r"again |now )*"
    r"[“\"‘']?$",
    re.IGNORECASE,
)
_OVERALL_AFTER = re.compile(
    r"\s*(?:rating |grade |category |force |school |service )?,?\s*overall\b", re.IGNORECASE
)
_OVERALL_BEFORE = re.compile(
    r"(?<!that )(?<!this )\boverall\b[^,;:.]{0,80}$|(?:^|"
    r"[.;]\s)\W*overall,\s[^,;:.]{0,80}$",
    re.IGNORECASE,
)
_OVERALL_AREA = re.compile(r"\boverall (?:effectiveness|experience|quality)\b", re.IGNORECASE)
_TWO = re.compile(r"\s*(?:(?:was|were|are)\s+)?(?:both|each)\b", re.IGNORECASE)


def find(reading: Reading, narration: str, tally: Tally) -> list[Stated]:
    """Return the grades that a text states, in order, each once.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out, as `subjects.narration` gives it.
        tally: How often it names each body.
    """
    return _Finder(reading, narration, tally).find()


class _Finder(Fellows):
    """All the grades of a text."""

    def find(self) -> list[Stated]:
        parts = self.reading.paragraphs
        headlined: list[Stated] = []
        for index, part in enumerate(parts):
            if self._table(index, part):
                continue
            self._grouped(part)
            begun = len(self.found)
            self._turn()
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
        return settle(self.text, self.found, headlined, self.tally)

    def _sentence(self, start: int, end: int) -> None:
        scale = _SCALE.search(self.text, start, end)
        grades = [
            grade
            for grade in GRADE.finditer(self.text, start, end)
            if (scale is None or not scale.start() <= grade.start() < scale.end())
            and (
                either(self.text, grade, end)
                or fits(self.text, grade, end, given=True)
                or fits(self.text, grade, end, given=False)
            )
        ]
        grades = grades or list(_MARK.finditer(self.text, start, end))
        bodies = self._bodies(start, end)
        self._continued(start, end)
        row = rows.find(self.text, start, end) if len(grades) > 1 else []
        if row:
            body = self.body = self._about(bodies, end)
            for (low, high), area in row:
                self._award(Award(normal(self.text[low:high]), low, high, body), area)
            return
        # What stands before the scale says what may be given, and not what was.
        if self.found:
            self._repeated(start, grades[0].start() if grades else end, bodies)
        before = scale.end() if scale else start
        theme = None if grades or self.found else _THEME.search(self.text, start, end)
        if theme and whole(theme["area"]):
            self.theme = theme.span("area")
        given = False
        for number, grade in enumerate(grades):
            stop = grades[number + 1].start() if number + 1 < len(grades) else end
            last = grades[number - 1].end() if number else start
            fell = number and FROM_TO.fullmatch(self.text, last, grade.start())
            last = max(last, before)
            current = given or fell or self._given(grade, start, last, end)
            group = self._group_of(start, before, grade.start(), bodies)
            current = current or self._needs(grade, bodies, group)
            if not current or not fits(self.text, grade, end, given):
                before = grade.end() if current else before
                continue
            age = ages.age(self.text, grade, start, last, stop, self.latest, bool(group))
            if NOBODY.search(self.text[max(start, grade.start() - 90) : grade.start()]):
                age = FORMER_ONE
            begun = len(self.found)
            if age == FORMER_ONE:
                upto = self._place(grade, start, before, stop, bodies)
                self._made(begun, age)
                # What follows may still be said of what stands before: `X, good in 2017, is now …`
                before = upto if upto > grade.end() + 1 else before
                self._resumed(start, grade.end(), stop)
                continue
            given = True
            upto = self._place(grade, start, before, stop, bodies)
            if repeats.past(self.text, start, grade.start(), upto, end):
                age = DATED
            if age != DATED or upto > grade.end() + 1:
                before = upto
            if age != NOW:
                self._made(begun, age)
                self._resumed(start, grade.end(), stop)
            self._share(begun, grade, bodies, group)
        if grades and self.found:
            self._repeated(max(before, grades[-1].end()), end, bodies)
        if bodies and not grades:
            self._so_was(start, end, bodies)
        if bodies:
            self.body = self._about(bodies, end) if grades else self._theme(bodies)

    def _resumed(self, start: int, low: int, stop: int) -> None:
        """Go on with a list after an aside: `for custody, which was good in 2022, and for X`."""
        told = [one for one in self.found[-8:] if one.age == NOW and one.start >= start]
        more = _RESUMED.match(self.text, low, stop)
        if more is not None and told and GRADE.match(self.text, stop) is None:
            last = told[-1]
            self._areas(Award(last.grade, last.start, last.end, last.body), more.end(), stop)

    def _made(self, begun: int, age: int) -> None:
        """Say how old the grades are that were added last."""
        self.found[begun:] = [replace(one, age=age) for one in self.found[begun:]]

    def _repeated(self, start: int, end: int, bodies: list[tuple[int, str]]) -> None:
        """Read `The same grade was given for X`."""
        low = repeats.same_grade(self.text, start, end)
        now = [one for one in self.found[-8:] if one.age <= PLUPERFECT]
        if low is None or not now or NO_AREA.match(self.text, low, end):
            return
        last = now[-1]
        body = self._about(bodies, end) or last.body
        self._areas(Award(last.grade, last.start, last.end, body), low, end)

    def _place(
        self,
        grade: re.Match[str],
        start: int,
        before: int,
        stop: int,
        bodies: list[tuple[int, str]],
    ) -> int:
        """Add a grade for each of its areas; return where they end."""
        begin, end = grade.span("grade")
        award = Award(normal(grade["grade"]), begin, end, self._about(bodies, grade.start()))
        after = grade.end()
        tail = self.text[after : after + 40]
        overall = (
            _OVERALL_AFTER.match(tail) is not None
            or BODY_FOLLOWS.match(tail) is not None
            or _OVERALL_BEFORE.search(self.text, max(start, before), grade.start()) is not None
        )
        led = direct(self.text, grade, stop)
        if led is not None:
            self._award(award, led)
            return led[1]
        cleft = _CLEFT.match(self.text, after, stop)
        if cleft and pieces.where(self.text, max(start, before), grade.start(), cleft=True):
            upto = self._areas(award, cleft.end(), stop)
            if upto is not None:
                return upto
        gloss = _GLOSS.match(self.text, after, stop)
        after = gloss.end() - 1 if gloss else after
        named_overall = _OVERALL_FOR.search(self.text, max(start, before), grade.start())
        if named_overall:
            self._award(award, named_overall.span("area"))
            return after
        given_to = _GIVEN_TO.match(self.text, after, stop)
        after = given_to.end() if given_to else after
        if re.search(r"[,–—]\s+(?:to\s+)?[“\"‘']?$", self.text[max(start, begin - 8) : begin]):
            # `the top mark, outstanding, for vetting`
            apposed = re.compile(r"[”’\"']?,\s+(?=(?:for|in|at)\s)").match(self.text, after, stop)
            after = apposed.end() - 1 if apposed else after
        held = rows.held(self.text, after, stop)
        if held is not None:
            for area in split(self.text, *held):
                self._award(award, area)
            return held[1] + 1
        announced = _ANNOUNCED.match(self.text, after, stop)
        if announced:
            upto = self._areas(award, announced.end(), stop)
            if upto is not None:
                return upto
        preposition = PREPOSITION.match(self.text, after, stop)
        if preposition is None and re.match(r",\s+for\s", tail):
            # `from requires improvement to good, for custody`
            preposition = PREPOSITION.match(self.text, after + 1, stop)
        if preposition and not NO_AREA.match(self.text, preposition.end(), stop):
            low = preposition.end()
            known = AREAS.match(self.text, low, stop) or ATOMS.match(self.text, low, stop)
            if overall and not known and self._list(low, stop) < stop:
                # `an overall grade of good for the accuracy of its figures`
                self._award(award, None, overall)
                return self._list(low, stop)
            upto = self._counted(award, low, stop) or self._areas(award, low, stop)
            if upto is not None:
                return self._more(award, upto, stop)
            # `rated good at Example Hospital`: what it is for stands before.
            award = replace(award, body=self._about(bodies, self._list(low, stop)))
        if not overall or _OVERALL_AREA.search(self.text, max(start, before), begin):
            named = self._before(grade, start, before, bodies)
            if named is not None and self._only(named, bodies):
                # `In Anytown, leadership was rated good`: a place, and then what it is for.
                named = self._before(grade, start, named[1] + 1, bodies)
            if named is not None and not self._no_area(bodies, named):
                number = counted(self.text, *named)
                if number is not None and number[0] >= named[1]:
                    # `Two areas require improvement - A and B`, or it does not say which.
                    listed = LIST.match(self.text, after, stop)
                    if listed and listed[0].strip() in (":", "-", "–", "—", "("):
                        return self._areas(award, listed.end(), stop, number[1]) or after
                    return after
                if number is not None and self.text[number[0]] in ",:–—(":
                    named = (number[0] + 1, named[1])
                two = 2 if _TWO.search(self.text, named[1], begin) else None
                for one in split(self.text, *named, number[1] if number else two):
                    self._award(award, one)
                return self._more(award, end + 1 if grade["close"] else end, stop)
            last = self.found[-1] if self.found else None
            if last and last.age > PLUPERFECT and last.start >= start and not overall:
                # `rated good for vetting in 2021 but has now been rated inadequate`
                self._award(award, last.area)
                return after
        if grade.re is _MARK and any(one.grade == award.grade for one in self.found):
            # `one of four to get the lowest grade`: told before, and for what.
            return after
        self._award(award, None if overall else self._topic(award), overall)
        whole = BODY_FOLLOWS.match(self.text, grade.end(), stop)
        return whole.end() if whole else self._more(award, grade.end(), stop)
