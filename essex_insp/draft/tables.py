"""Grades in tables and lists: `Custody – Good`, `Good: this, that`, a grade above a list."""

from __future__ import annotations

import re

from essex_insp.draft.areas import Span, end_of_list, split, trimmed
from essex_insp.draft.frameworks import AREAS
from essex_insp.draft.rating import DATED, NOW, TRIGGER, Ratings, Stated, normal
from essex_insp.draft.text import Paragraph
from essex_insp.names import fold

GRADE = re.compile(
    r"(?P<open>[“\"‘']?)\b(?P<grade>outstanding|inadequate|adequate(?: and need(?:s|ing) "
    r"improvement)?|good|requir(?:es|ing|ed|e) improvement(?: to be good)?|"
    r"need(?:s|ing|ed)? (?:to improve|improvement))\b(?P<close>[’'”\"]?)",
    re.IGNORECASE,
)
_DATED = re.compile(r"[”\"’']?\s+(?:overall\s+)?(?:back\s+)?in\s+(?:19|20)\d\d\b")
_TABLE = re.compile(
    r"\|?\s*(?P<area>[^|:]{3,120}?)\s*(?P<mark>[|:–—]|\s-|\.{2,}|"
    r"\s)\s*[“\"‘']?(?P<grade>[Oo]utstanding|[Gg]ood|[Aa]dequate|[Ii]nadequate|"
    r"(?:[Rr]equires|REQUIRES) (?:[Ii]mprovement|IMPROVEMENT)|[Nn]eeds [Ii]mprovement|OUTSTANDING|"
    r"GOOD|ADEQUATE|INADEQUATE)[’'”\"]?\s*\|?\s*[.,;]?(?: and)?"
)
_GROUP = re.compile(
    r"(?:(?:rated|graded|judged)\s+)?[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|"
    r"requires improvement)[’'”\"]?\s*(?:[:–—]|-\s)\s*",
    re.IGNORECASE,
)
# `How well does the force treat the public? Good`
_QUESTION = re.compile(r"(?:how|what|is|does)\b[^?]{5,110}\?", re.IGNORECASE)
_LED = re.compile(
    r"(?:(?:it\s+)?(?:is|was|were|be|has\s+been|rated|graded|judged|as|and)\s+){0,4}"
    r"[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|requir(?:es|ing|ed|e)\s+improvement|"
    r"needs?\s+(?:to\s+improve|improvement))[’'”\"]?,?\s+(?:at|in|for|on)\s+"
    r"(?P<area>[^.;:!?“”]{3,170}?)\s*[.;,]?(?:\s+(?:and|but))?[.,;]?",
    re.IGNORECASE,
)


class Tables(Ratings):
    """The grades that lines of their own give."""

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
        age = DATED if _DATED.match(self.text, end, end + 24) else NOW
        self.found.append(Stated(grade, start, end, area, body, overall, age))

    def _table(self, index: int, part: Paragraph) -> bool:
        """Read a line of a table, a line of a list under a grade, or a grade on its own line."""
        text = self.text[part.start : part.end]
        if len(text) > 180:
            return False
        listed = self.listing or part.heading
        row = _TABLE.fullmatch(self.text, part.start, part.end)
        if (
            row
            and (part.heading or part.bullet or text[-1] in ".,;|")
            and not TRIGGER.search(row["area"])
            and (not _verb(row["area"]) or _QUESTION.fullmatch(row["area"]))
            and (row["grade"][0].isupper() or (row["mark"].strip() and (part.bullet or listed)))
        ):
            low, high = row.span("area")
            spaced = self.text[high : row.start("grade")]
            if spaced.strip() or part.bullet or AREAS.search(row["area"]) or part.heading:
                overall = fold(row["area"]).startswith("overall")
                areas = split(self.text, low, high) if not overall else [(low, high)]
                self._add(
                    normal(row["grade"]),
                    row.start("grade"),
                    row.end("grade"),
                    (areas[0][0], areas[-1][1]) if areas else None,
                    self.body,
                    overall,
                )
                return True
        bare = GRADE.fullmatch(self.text, part.start, part.end)
        parts = self.reading.paragraphs
        if bare:
            after = parts[index + 1] if index + 1 < len(parts) else None
            before = parts[index - 1] if index else None
            first = before is None or not before.heading or self.listing
            if after is not None and (after.bullet or (after.heading and first)):
                self.listing = not after.bullet
                self.group = normal(bare["grade"])
            elif (
                before is not None
                and before.heading
                and not before.bullet
                and not GRADE.search(self.text, before.start, before.end)
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
        if self._led(part):
            return True
        if self.group and self._item(part):
            end = part.end - (text[-1] in ".,;")
            for tail in (" and", ";", ","):
                if self.text[part.start : end].endswith(tail):
                    end -= len(tail)
            areas = split(self.text, part.start, end)
            if areas:
                self._add(self.group, part.start, part.end, (areas[0][0], areas[-1][1]), self.body)
            return True
        return False

    def _announces(self, part: Paragraph) -> bool:
        """Whether a paragraph announces a list of grades: `The report grades Force A as:`."""
        tail = self.text[max(part.start, part.end - 160) : part.end]
        return TRIGGER.search(tail) is not None or _verb(tail[-12:])

    def _item(self, part: Paragraph) -> bool:
        """Whether a paragraph is an area in a list that a grade announces."""
        text = self.text[part.start : min(part.end, part.start + 181)]
        if not (part.bullet or (self.listing and part.heading)) or len(text) > 180:
            return False
        if not part.bullet and (len(text.split()) > 9 or _verb(text) or text[-1] in ":?!"):
            return False
        grade = GRADE.search(text)
        # `Good use of resources` is an area, whatever its first word.
        return grade is None or (
            not grade["open"]
            and not text[: grade.start()].strip()
            and re.match(r"\s+(?:use|value|governance|leadership|practice)\b", text[grade.end() :])
            is not None
        )

    def _led(self, part: Paragraph) -> bool:
        """Read a line of a list that begins with its grade: `Good at preventing crime;`."""
        led = _LED.fullmatch(self.text, part.start, part.end)
        if led is None or not (part.bullet or self.listing):
            return False
        low, high = led.span("area")
        high = end_of_list(self.text, low, high)
        areas = split(self.text, low, high) if self.text.find(",", low, high) >= 0 else []
        for area in areas or [trimmed(self.text, low, high)]:
            if area[1] > area[0]:
                self._add(normal(led["grade"]), *led.span("grade"), area, self.body)
        return True

    def _grouped(self, part: Paragraph) -> None:
        """Read `Good: this area, that area; Adequate: another`."""
        heads = list(_GROUP.finditer(self.text, part.start, part.end))
        for number, head in enumerate(heads):
            lead = self.text[max(part.start, head.start() - 3) : head.start()]
            begins = not lead or (lead[-1] in " ;" and lead.rstrip()[-1:] in (";", ".", ":", ","))
            if not begins:
                continue
            stop = heads[number + 1].start() if number + 1 < len(heads) else part.end
            end = min(stop, head.end() + 500)
            full = re.compile(r"\.(?:\s|$)").search(self.text, head.end(), end)
            end = full.start() if full else end
            for area in split(self.text, head.end(), end):
                self._add(normal(head["grade"]), head.start(), head.end(), area, self.body)


def _verb(words: str) -> bool:
    return re.search(r"\b(?:is|was|are|were|has|have|had|be|been|said)\b", words) is not None
