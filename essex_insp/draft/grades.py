"""Grades that a text states in words: of which body, for which area.

A grade counts where the text says that it was given: by a verb or noun of grading, in quotation
marks, or in a list or table. What people say of themselves, praise such as `good progress`, and
grades of an earlier inspection do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft.areas import Span, counted, end_of_list, split
from essex_insp.draft.cast import Cast
from essex_insp.draft.people import scan
from essex_insp.draft.text import Paragraph, Reading, sentences
from essex_insp.draft.words import AREAS
from essex_insp.names import fold

_GRADE = re.compile(
    r"(?P<open>[“\"‘']?)\b(?P<grade>outstanding|inadequate|adequate|good"
    r"|requir(?:es|ing|ed|e) improvement(?: to be good)?|need(?:s|ing|ed)? (?:to improve|improvement))\b(?P<close>[’'”\"]?)",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    r"\b(?:graded|rated|judged|judges|assessed|deemed|classed|classified|ranked|marked|scored|branded|"
    r"considered|rates?|grades?|rating|ratings|grading|gradings|judgements?|judgments?|verdicts?|upgraded|"
    r"downgraded|labelled|received|achieved|awarded|given|gave|earned|gained|secured|maintained|retained|kept|"
    r"improved|scores?|scoring|found|came out|declined|fallen|fell|dropped|slipped|risen|rose|moved)\b",
    re.IGNORECASE,
)
_GIVING = frozenset(
    ["received", "achieved", "awarded", "given", "gave", "earned", "gained", "secured", "maintained", "retained", "kept", "found", "improved", "declined", "fallen", "fell", "dropped", "slipped", "risen", "rose", "moved"]
)
_FOLLOWS = re.compile(
    r"\s*(?:$|[,.;:)(–—|]|-\s|(?:at|in|for|across|overall|on|and|but|while|with|when|by|or|after|following|because|to|from|this|"
    r"last|under|again|against|as|which|whereas|although|rating|ratings|grade|grades|grading|judgement|judgment|"
    r"score|scores|mark|marks|verdict|compared|according|was|were|regarding|throughout|despite|since|having|during|today|is)\b)",
    re.IGNORECASE,
)
_BODY_FOLLOWS = re.compile(
    r"\s+(?:force|school|service|provider|council|home|trust|academy|college|nursery|hospital|practice)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:from(?![^,;:]*\bto\b)(?: (?:a|an|its|the|being|previous|rating|grade|of|previously|last|year’s|year's|rated|graded|judged))*|previous(?:ly)?|formerly|"
    r"(?:had|having) (?:previously |earlier |last |also )?been|last time|last year|previous year|(?:last|previous|earlier) (?:\w+ )?(?:inspection|report|visit)|"
    r"compared (?:with|to)|rather than|instead of|not|n[’']t|never|no longer|nor|neither|avoid\w*|unlike|short of|without|"
    r"until|before|lost its|once|would be|could be|should be|might be|can be|may be|become|becoming|aims?|hopes?|wants?|bid|if|"
    r"lifted|out of|towards?|will be|to be able|whether|either)\b[^,;:]{0,60}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\bprevious(?:ly)?|\bformerly|\bhad(?: \w+)? been|\bhaving been|\bnot|n[’']t|\bnever|\bno longer|\bnor|\bneither|\bonce|"
    r"\buntil|\bbefore|\blast (?:time|year)|\b(?:would|could|should|will|may|might) (?:be|have been)|\bif|\bwhether)(?:\W+\w+){0,2}\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_YEAR = re.compile(
    r"\b(?:in|of|since|back in|after|during|from)\s+(?:(?:its|the|a|an)\s+)?(?:(?:early|late|january|february|march|april|may|june|july|august|september|october|november|december|autumn|spring|summer)\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:forces|authorities|councils|schools|homes|others|services|providers|trusts|hospitals)\b(?: (?:in|across|inspected|nationally|nationwide|in england|and|wales|the country|\w+wide))*\s*(?:that )?(?:were|was|are|have been|had been|had|received|got|have)?\s*(?:also )?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s*(?:overall,?\s*)?(?:both\s+)?(?:(?:rating|ratings|grade|grades|grading|judgement|judgment|score|mark|verdict)s?\s*)?(?:overall\s*)?"
    r"(?P<word>at|in(?: terms of| relation to| respect of| the area of| the areas of)?|for|across|on|over|when it comes to|regarding|with regard to|"
    r"in terms of|throughout|under)\s+",
    re.IGNORECASE,
)
_NO_AREA = re.compile(
    r"(?:(?:the|its|a|an|this|their|that|our)\s+)?(?:(?:(?!(?:at|in|for|of|and|by)\b)\w+\s+){1,4}?(?=report\b|inspection\b|review\b)|(?:latest|last|new|recent|most|first|same|second|third|full|annual|hmic\w*|"
    r"ofsted|report|previous|official|government|inspection|peel)\s+)*(?:report|inspection|review|assessment|inspections|visit|year|time|round|"
    r"consecutive|row|series|findings|a row)\b|\d{4}\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"(?:the\s+)?(?:first|second|third) time\b|(?:inspectors|ofsted|hmic\w*|cqc)\b|every other\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:[,:–—(-]|,?\s*(?:which are|which were|namely|including|these being|being|they are))\s*(?:which are|which were|namely|these are|including|they are)?\s*:?\s*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<area>[^,;:]{2,160}?)\s*,?\s*(?:\b(?:was|were|is|are|has been|have been|also|both|again|been|being|each|had been)\s+)+(?:(?:also|both|again|each|all|still|instead|only|now)\s+)*$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"(?:\w+ ){0,2}?(?:[A-Z][\w&’'-]*(?: (?:and |of |upon )?[A-Z][\w&’'-]*)*|(?:the|its|their) ?(?:force|council|service|school|trust|authority|constabulary)?)(?:[’']s?\s+|(?<=its )|(?<=their ))"
)
_OBJECT = re.compile(
    r"\b(?:graded|rated|judged|assessed|deemed|classed|considered|found|marked|rates|grades)\s+(?P<owner>(?:[^,;:.]{2,60}?[’']s?|its|their)\s+)(?P<area>[^,;:.]{3,120}?)\s+(?:as|to be|was|were)\s*(?:being )?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\bwith\s+(?P<area>[^;:.]{3,120}?)\s+(?:also\s+)?(?:judged|rated|graded|deemed|found)\s+(?:as|to be|to have been)?\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:its|their|\w+[’']s?)\s+(?P<area>[a-z][a-z -]{3,80}?)\s*$", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:for|of|at|in|its|the)\s+(?P<area>[^,;:.]{3,100}),\s+which\s+(?:it\s+)?(?:(?:was|were|is|are|has been|have been|both|also)\s+)*"
    r"(?:rated|graded|judged|deemed|found|ranked|assessed)?\s*(?:as|to be)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:but|and|however|while|meanwhile),?\s+)?(?:in|for|on|at|under|when it came to|when it comes to|regarding|as for)\s+(?P<area>[^;:]{3,160}?),\s+(?=\S)",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\|?\s*(?P<area>[^|:]{3,120}?)\s*(?:[|:–—]|\s-|\.{2,}|\s)\s*[“\"‘']?(?P<grade>Outstanding|Good|Adequate|Inadequate|"
    r"Requires [Ii]mprovement)[’'”\"]?\s*\|?\s*[.,;]?"
)
_GROUP = re.compile(
    r"(?:(?:rated|graded|judged)\s+)?[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|requires improvement)[’'”\"]?\s*(?:[:–—]|-\s)\s*",
    re.IGNORECASE,
)
_NAMES = {
    "good": "Good",
    "outstanding": "Outstanding",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}


@dataclass(frozen=True)
class Stated:
    """A grade that a text states, in the copy.

    Args:
        grade: The grade, as its framework words it.
        start: Where the grade stands.
        end: Where it ends.
        area: The span of the area, or None where the text names none.
        body: The body, as printed, or None where none is named.
        overall: Whether the text says that the grade is the overall one.
    """

    grade: str
    start: int
    end: int
    area: Span | None
    body: str | None
    overall: bool = False


def find(reading: Reading, narration: str) -> list[Stated]:
    """Return the grades that a text states, in order, each once.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out, as `attribution.narration` gives it.
    """
    return _Finder(reading, narration).find()


def normal(grade: str) -> str:
    """Return a grade as its framework words it.

    Args:
        grade: A grade as printed: `good`, `requiring improvement`.
    """
    return _NAMES.get(grade.lower(), "Requires improvement")


class _Finder:
    def __init__(self, reading: Reading, narration: str) -> None:
        self.reading, self.text = reading, narration
        self.cast = Cast()
        self.body: str | None = None
        self.found: list[Stated] = []
        self.group: str | None = None
        self.latest = max((int(year[0]) for year in _YEAR.finditer(reading.text)), default=0)

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
                grade = list(_GRADE.finditer(self.text, part.start, part.end))
                if len(grade) == 1:
                    self.group = normal(grade[0]["grade"])
                    if index + 1 < len(parts) and parts[index + 1].bullet:
                        del self.found[begun:]
            elif not part.bullet and not (part.heading and self.group):
                self.group = None
        self.found = self.found or headlined
        return self._once()

    def _once(self) -> list[Stated]:
        """Each body, area and grade once; a grade without an area gives way to one overall."""
        kept: dict[tuple[str, str, str], Stated] = {}
        for one in self.found:
            area = fold(self.text[one.area[0] : one.area[1]]) if one.area else "overall"
            kept.setdefault((fold(one.body or ""), area, one.grade), one)
        return list(kept.values())

    def _add(
        self,
        grade: str,
        start: int,
        end: int,
        area: Span | None,
        body: str | None,
        overall: bool = False,
    ) -> None:
        if area is not None and area[1] - area[0] > 200:
            return
        self.found.append(Stated(grade, start, end, area, body, overall))

    # Lists and tables

    def _table(self, index: int, part: Paragraph) -> bool:
        """Read a line of a table, a line of a list under a grade, or a grade on its own line."""
        text = self.text[part.start : part.end]
        if len(text) > 180:
            return False
        row = _TABLE.fullmatch(self.text, part.start, part.end)
        if (
            row
            and (part.heading or part.bullet or text[-1] in ".,;|")
            and not _TRIGGER.search(row["area"])
            and not _verb(row["area"])
        ):
            low, high = row.span("area")
            spaced = self.text[high : row.start("grade")]
            if spaced.strip() or part.bullet or AREAS.search(row["area"]) or part.heading:
                overall = fold(row["area"]).startswith("overall")
                areas = split(self.text, low, high) if not overall else [(low, high)]
                self._add(
                    row["grade"].capitalize(),
                    row.start("grade"),
                    row.end("grade"),
                    (areas[0][0], areas[-1][1]) if areas else None,
                    self.body,
                    overall,
                )
                return True
        bare = _GRADE.fullmatch(self.text, part.start, part.end)
        parts = self.reading.paragraphs
        if bare:
            after = parts[index + 1] if index + 1 < len(parts) else None
            before = parts[index - 1] if index else None
            if after is not None and after.bullet:
                self.group = normal(bare["grade"])
            elif (
                before is not None
                and before.heading
                and not before.bullet
                and not _GRADE.search(self.text, before.start, before.end)
                and not _verb(self.text[before.start : before.end])
            ):
                self._add(
                    normal(bare["grade"]),
                    part.start,
                    part.end,
                    (before.start, before.end),
                    self.body,
                )
            return True
        if self.group and part.bullet and not _GRADE.search(text):
            end = part.end - (text[-1] in ".,;")
            for tail in (" and", ";", ","):
                if self.text[part.start : end].endswith(tail):
                    end -= len(tail)
            areas = split(self.text, part.start, end)
            if areas:
                self._add(self.group, part.start, part.end, (areas[0][0], areas[-1][1]), self.body)
            return True
        return False

    def _grouped(self, part: Paragraph) -> None:
        """Read `Good: this area, that area; Adequate: another`."""
        heads = list(_GROUP.finditer(self.text, part.start, part.end))
        for number, head in enumerate(heads):
            begins = (
                head.start() == part.start
                or (self.text[head.start() - 1] in " ;"
                and self.text[: head.start()].rstrip()[-1:] in ";.:,)"[:5])
                if head.start() < part.start + 5000
                else False
            )
            if not begins:
                continue
            stop = heads[number + 1].start() if number + 1 < len(heads) else part.end
            end = min(stop, head.end() + 500)
            semicolon = re.compile(r"[;.](?:\s|$)").search(self.text, head.end(), end)
            end = semicolon.start() if semicolon else end
            for area in split(self.text, head.end(), end):
                self._add(normal(head["grade"]), head.start(), head.end(), area, self.body)

    # Sentences

    def _sentence(self, start: int, end: int) -> None:
        grades = list(_GRADE.finditer(self.text, start, end))
        bodies = self._bodies(start, end, bool(grades))
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

    def _bodies(self, start: int, end: int, wanted: bool) -> list[tuple[int, str]]:
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

    def _given(self, grade: re.Match[str], start: int, before: int, end: int) -> bool:
        """Whether the text says that the grade was given."""
        head = self.text[max(start, before, grade.start() - 200) : grade.start()]
        tail = self.text[grade.end() : min(end, grade.end() + 60)]
        quoted = bool(grade["open"] and grade["close"])
        lower = grade["grade"].lower()
        for trigger in _TRIGGER.finditer(head):
            between = head[trigger.end() :]
            if trigger[0].lower() in _GIVING and not quoted:
                if re.match(
                    r"\s+(?:rating|ratings|grade|grades|grading|judgement|judgment|overall|status)\b",
                    tail,
                ) or re.search(
                    r"\b(?:to be|to|as|rating of|grade of|was|were)\s+(?:an? )?(?:overall )?$",
                    between,
                ):
                    return True
                continue
            if len(between.split()) <= 16 or ":" in between[-2:]:
                return True
        if re.match(r"\s+(?:rating|ratings|grade|grades|grading|judgement|judgment)\b", tail):
            return True
        if quoted or (grade["grade"][0].isupper() and grade.start() > start + 2):
            return bool(
                re.search(
                    r"\b(?:is|was|were|are|be|being|as|remains?|still|an?|and|while|but|with|at)\s+$",
                    head,
                )
                or _PREPOSITION.match(tail)
            )
        prepositional = re.match(r"\s+(?:at|in|for)\s+", tail)
        if lower.startswith(("require", "requiring")) and prepositional:
            return (
                not re.search(r"\b(?:it|which|that|work|clearly|still|this)\s+$", head)
                or AREAS.match(self.text, grade.end() + len(prepositional[0])) is not None
            )
        if prepositional and re.search(
            r"\b(?:is|was|are|were|remains|and|but)\s+(?:also |now |still )?$", head
        ):
            return AREAS.match(self.text, grade.end() + len(prepositional[0])) is not None
        return False

    def _fits(self, grade: re.Match[str], end: int, given: bool) -> bool:
        """Whether the word is the grade itself and does not qualify something else."""
        if grade["open"] and grade["close"]:
            return True
        tail = self.text[grade.end() : min(end, grade.end() + 30)]
        if _BODY_FOLLOWS.match(tail) and not given:
            return True
        return _FOLLOWS.match(tail) is not None

    def _earlier(self, grade: re.Match[str], start: int, before: int, stop: int) -> bool:
        """Whether the grade is denied, hoped for, or one of an earlier inspection."""
        head = self.text[max(start, before, grade.start() - 160) : grade.start()]
        verbs = list(_TRIGGER.finditer(head))
        if verbs:
            # What is denied or past stands right before the verb of grading, or after it.
            if _DENIED.search(head[: verbs[0].start()]):
                return True
            head = head[verbs[0].start() :]
        if _PAST.search(head.rstrip("“\"‘' ") + " ") or _PAST.search(head):
            return True
        if (
            _MANY.search(
                re.split(r"\b(?:rated|graded|judged|deemed|found|given)\b", head)[0][-120:]
            )
            and _TRIGGER.search(head)
            and not re.search(r"\bone of\b", self.text[start : grade.start()])
        ):
            return True
        tail = self.text[grade.end() : min(stop, grade.end() + 90)]
        past = re.match(
            r"[^,;:]{0,60}?\b(?:last time|last year|previously|at (?:its|the) (?:last|previous)|in (?:its|the) (?:last|previous))\b",
            tail,
        )
        if past and not re.match(r"[^,;:]{0,60}?\b(?:compared|than|up|down|improv|also)\b", tail):
            return True
        for part in (head, tail):
            year = _IN_YEAR.search(part)
            if (
                year
                and int(year[1]) < self.latest
                and ("," not in part[: year.start()] or part is head)
            ):
                return True
        opening = self.text[start : min(start + 60, grade.start())]
        year = _IN_YEAR.match(opening)
        return year is not None and int(year[1]) < self.latest

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
                r"\boverall\b[^,;:.]{0,80}$", self.text[max(start, before) : grade.start()], re.IGNORECASE
            )
            is not None
        )
        preposition = _PREPOSITION.match(self.text, after, stop)
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
            area = self._before(grade, start, before, bodies)
            if area is not None:
                for one in split(self.text, *area):
                    self._add(name, begin, end, one, body)
                return after
        self._add(name, begin, end, None, body, overall)
        return after

    def _short(self, low: int, high: int, stop: int) -> int:
        """Cut the words that lead to the next grade of the sentence off the end of a list."""
        if high < stop or not _GRADE.match(self.text, stop):
            return high
        joint = re.search(
            r"(?:,|;)?\s+(?:and|but|while|with|plus)\s+(?:(?:was|were|is|are|it|also|rated|graded|judged|as|an?|to|be|the|for|in|at|being)\s+)*$|,\s*$|\s+$",
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
        if (
            (bare_comma
            and (not count or len(areas) != count))
            or (len(areas) < 2
            and count not in (1, None))
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
        if leading and not _NO_AREA.match(leading["area"]) and not _YEAR.search(leading["area"]):
            return low + leading.start("area"), low + leading.end("area")
        verb = None
        for verb in _TRIGGER.finditer(head):
            pass
        clause = head[: verb.start()] if verb else head
        if not verb:
            clause = head
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
            r"\s*(?:(?![Cc]hildren|[Aa]dult|[Pp]eople|[Ww]omen)(?:[Tt]he \w+|(?:[A-Z][\w&-]+ )*?(?:and )?(?:[A-Z][\w&-]+ ?)+)[’']s?|[Ii]ts|[Tt]heir|[Tt]he force)\s+(?:performance |work |record )?(?:in |at |on |for )?(?=[\w])",
            area,
        )
        if owner and not re.match(r"(?:was|were|is)\b", area[owner.end() :]):
            at, area = at + owner.end(), area[owner.end() :]
        elif _is_body(area.strip()) or any(at <= place < at + len(area) for place, _ in bodies):
            return None
        if re.fullmatch(
            r"\s*(?:it|they|he|she|this|that|which|who|an? (?:\w+ ){0,2}(?:force|council|school|service|trust|home|constabulary|authority|prison|nursery|hospital|brigade)|the (?:force|council|school|service|trust|home|constabulary|authority|report|department|prison|nursery|hospital)|we|all|both|each|two|three|four|five|one|none|others?|everything)\s*",
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


def _verb(words: str) -> bool:
    return re.search(r"\b(?:is|was|are|were|has|have|had|be|been|said)\b", words) is not None
