"""Grades that a text states in words: of which body, for which area.

A grade counts where the text says that it was given: by a verb or noun of grading, in quotation
marks, or in a list or table. What people say of themselves, praise such as `good progress`, and
grades of an earlier inspection do not.
"""

from __future__ import annotations

import re

from essex_insp.draft.areas import Span, counted, end_of_list, split
from essex_insp.draft.people import scan
from essex_insp.draft.rating import PREPOSITION, TRIGGER, YEAR, Stated, normal
from essex_insp.draft.tables import GRADE, Tables
from essex_insp.draft.text import Reading, sentences
from essex_insp.names import fold

_NO_AREA = re.compile(
    r"(?:(?:the|its|a|an|this|their|that|our)\s+)?(?:(?:(?!(?:at|in|for|of|and|"
    r"by)\b)\w+\s+){1,4}?(?=report\b|inspection\b|review\b)|(?:latest|last|new|recent|most|"
    r"first|same|second|third|full|annual|hmic\w*|"
    r"ofsted|report|previous|official|government|inspection|peel)\s+)*(?:report|inspection|"
    r"review|assessment|inspections|visit|year|time|round|"
    r"consecutive|row|series|findings|a row)\b|\d{4}\b|(?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december)\b|"
    r"(?:the\s+)?(?:first|second|third) time\b|(?:inspectors|ofsted|hmic\w*|cqc)\b|every other\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:[,:–—(-]|,?\s*(?:which are|which were|namely|including|these being|being|"
    r"they are))\s*(?:which are|which were|namely|these are|including|they are)?\s*:?\s*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<area>[^,;:]{2,160}?)\s*,?\s*(?:\b(?:was|were|is|are|has been|have been|also|both|"
    r"again|been|being|each|had been)\s+)+(?:(?:also|both|again|each|all|still|instead|only|"
    r"now)\s+)*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:graded|rated|judged|assessed|deemed|classed|considered|found|marked|rates|"
    r"grades)\s+(?P<owner>(?:[^,;:.]{2,60}?[’']s?|its|"
    r"their)\s+)(?P<area>[^,;:.]{3,120}?)\s+(?:as|to be|was|were)\s*(?:being )?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\bwith\s+(?P<area>[^;:.]{3,120}?)\s+(?:also\s+)?"
    r"(?:(?:judged|rated|graded|deemed|found)\s+(?:as|to be|to have been)?|as)\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:its|their|\w+[’']s?)\s+(?P<area>[a-z][a-z -]{3,80}?)\s*$", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:for|of|at|in|its|the)\s+(?P<area>[^,;:.]{3,100}),\s+which\s+(?:it\s+)?(?:(?:was|"
    r"were|is|are|has been|have been|both|also)\s+)*"
    r"(?:rated|graded|judged|deemed|found|ranked|assessed)?\s*(?:as|to be)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:but|and|however|while|meanwhile),?\s+)?(?:in|for|on|at|under|when it came to|"
    r"when it comes to|regarding|as for)\s+(?P<area>[^;:]{3,160}?),\s+(?=\S)",
    re.IGNORECASE,
)


def find(reading: Reading, narration: str) -> list[Stated]:
    """Return the grades that a text states, in order, each once.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out, as `attribution.narration` gives it.
    """
    return _Finder(reading, narration).find()


class _Finder(Tables):
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
                    if index + 1 < len(parts) and parts[index + 1].bullet:
                        del self.found[begun:]
            elif not part.bullet and not (part.heading and self.group):
                self.group = None
        self.found = self.found or headlined
        if any(not one.dated for one in self.found):
            self.found = [one for one in self.found if not one.dated]
        return self._once()

    def _once(self) -> list[Stated]:
        """Each body, area and grade once; a grade without an area gives way to one overall."""
        kept: dict[tuple[str, str, str], Stated] = {}
        for one in self.found:
            area = fold(self.text[one.area[0] : one.area[1]]) if one.area else "overall"
            kept.setdefault((fold(one.body or ""), area, one.grade), one)
        return list(kept.values())

    # Lists and tables

    # Sentences

    def _sentence(self, start: int, end: int) -> None:
        grades = list(GRADE.finditer(self.text, start, end))
        bodies = self._bodies(start, end)
        before = start
        given = False
        for number, grade in enumerate(grades):
            stop = grades[number + 1].start() if number + 1 < len(grades) else end
            current = given or self._given(grade, start, before, end)
            if not current or not self._fits(grade, end, given):
                before = grade.end() if current else before
                continue
            if self._earlier(grade, start, before, stop):
                before = grade.end()
                continue
            given = True
            before = self._place(grade, start, before, stop, bodies)
        if bodies:
            self.body = bodies[-1][1] if not grades else self._about(bodies, end)

    def _bodies(self, start: int, end: int) -> list[tuple[int, str]]:
        bodies: list[tuple[int, str]] = []
        for mention in scan(self.text, start, end):
            organisation = mention.organisation
            if mention.kind != "body" and organisation is None:
                if mention.kind == "pronoun" and mention.gender == "it" and self.body:
                    bodies.append((mention.start, self.body))
                continue
            if organisation is None and mention.noun:
                organisation = self.cast.meant(mention.noun)
                if mention.noun in (
                    "report",
                    "inspectors",
                    "inspection",
                    "watchdog",
                    "inspectorate",
                    "regulator",
                    "review",
                ):
                    continue
            if organisation is None or _inspecting(organisation):
                continue
            self.cast.body(organisation, None)
            bodies.append((mention.start, organisation))
        return bodies

    def _about(self, bodies: list[tuple[int, str]], place: int) -> str | None:
        earlier = [name for at, name in bodies if at < place]
        return earlier[-1] if earlier else (bodies[0][1] if bodies else self.body)

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
        preposition = PREPOSITION.match(self.text, after, stop)
        if preposition and not _NO_AREA.match(self.text, preposition.end(), stop):
            low = preposition.end()
            number = counted(self.text, low, stop)
            if number is not None:
                return self._counted(name, begin, end, number, stop, body)
            high = end_of_list(self.text, low, stop)
            high = self._short(low, high, stop)
            areas = split(self.text, low, high)
            for area in areas:
                if not _is_body(self.text[area[0] : area[1]]):
                    self._add(name, begin, end, area, body)
            if areas:
                if re.match(r"\s*overall\b", tail):
                    self._add(name, begin, end, None, body, True)
                return high
        if not overall or re.search(
            r"\boverall (?:effectiveness|experience|quality)\b",
            self.text[max(start, before) : begin],
            re.IGNORECASE,
        ):
            named = self._before(grade, start, before, bodies)
            if named is not None:
                for one in split(self.text, *named):
                    self._add(name, begin, end, one, body)
                return after
        self._add(name, begin, end, None, body, overall)
        return after

    def _short(self, low: int, high: int, stop: int) -> int:
        """Cut the words that lead to the next grade of the sentence off the end of a list."""
        if high < stop or not GRADE.match(self.text, stop):
            return high
        joint = re.search(
            r"(?:,|;)?\s+(?:and|but|while|with|plus)\s+(?:(?:was|were|is|are|it|also|rated|"
            r"graded|judged|as|an?|to|be|the|for|in|at|being)\s+)*$|,\s*$|\s+$",
            self.text[low:high],
        )
        return low + joint.start() if joint else high

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
        listed = _LIST.match(self.text, at, stop)
        if listed is None or listed.end() == at:
            return at
        bare_comma = listed[0].strip() == ","
        high = end_of_list(self.text, listed.end(), stop)
        high = self._short(listed.end(), high, stop)
        areas = split(self.text, listed.end(), high, count)
        if (bare_comma and (not count or len(areas) != count)) or (
            len(areas) < 2 and count not in (1, None)
        ):
            return at
        for area in areas:
            self._add(name, begin, end, area, body)
        return high

    def _before(
        self, grade: re.Match[str], start: int, before: int, bodies: list[tuple[int, str]]
    ) -> Span | None:
        """Find the area that stands before its grade: `X was rated good`, `in X it was good`."""
        low = max(start, before)
        head = self.text[low : grade.start()]
        if grade["grade"].lower().startswith("requires"):
            own = _OWN.search(head)
            if own:
                return low + own.start("area"), low + own.end("area")
        which = _WHICH.search(head)
        if which:
            return low + which.start("area"), low + which.end("area")
        owned = _OBJECT.search(head) or _WITH.search(head)
        if owned:
            return low + owned.start("area"), low + owned.end("area")
        leading = _LEADING.match(head)
        if leading and not _NO_AREA.match(leading["area"]) and not YEAR.search(leading["area"]):
            return low + leading.start("area"), low + leading.end("area")
        verbs = list(TRIGGER.finditer(head))
        clause = head[: verbs[-1].start()] if verbs else head
        subject = _SUBJECT.search(clause)
        if subject is None:
            return None
        at, area = low + subject.start("area"), subject["area"]
        joint = re.search(
            r".*\b(?:while|but|and that|although|whereas|said|found|that)\s+", area, re.IGNORECASE
        )
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        joint = re.match(r"\s*(?:and|with|inspectors|but|while)\s+", area, re.IGNORECASE)
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        owner = re.match(
            r"\s*(?:(?![Cc]hildren|[Aa]dult|[Pp]eople|[Ww]omen)(?:[Tt]he \w+|"
            r"(?:[A-Z][\w&-]+ )*?(?:and )?(?:[A-Z][\w&-]+ ?)+)[’']s?|[Ii]ts|[Tt]heir|"
            r"[Tt]he force)\s+(?:performance |work |record )?(?:in |at |on |for )?(?=[\w])",
            area,
        )
        if owner and not re.match(r"(?:was|were|is)\b", area[owner.end() :]):
            at, area = at + owner.end(), area[owner.end() :]
        elif _is_body(area.strip()) or any(at <= place < at + len(area) for place, _ in bodies):
            return None
        if re.fullmatch(
            r"\s*(?:it|they|he|she|this|that|which|who|an? (?:\w+ ){0,2}(?:force|council|"
            r"school|service|trust|home|constabulary|authority|prison|nursery|hospital|"
            r"brigade)|the (?:force|council|school|service|trust|home|constabulary|authority|"
            r"report|department|prison|nursery|hospital)|we|all|both|each|two|three|four|five|"
            r"one|none|others?|everything)\s*",
            area,
            re.IGNORECASE,
        ):
            return None
        placed = re.search(r"\s(?:in|at) (?:the )?[A-Z][^,;:]*$", area)
        area = area[: placed.start()] if placed else area
        return (at, at + len(area.rstrip())) if area.strip() else None


def _inspecting(organisation: str) -> bool:
    return any(
        word in fold(organisation)
        for word in (
            "inspectorate",
            "hmic",
            "ofsted",
            "cqc",
            "quality commission",
            "estyn",
            "inspectors",
            "bbc",
        )
    )


def _is_body(words: str) -> bool:
    mentions = scan(words, 0, len(words))
    return (
        len(mentions) == 1
        and mentions[0].kind in ("body", "person")
        and mentions[0].end - mentions[0].start >= len(words.strip()) - 4
    )
