"""Grades in tables and lists: `Custody – Good`, `Good: this, that`, a grade above a list."""

from __future__ import annotations

import re

from essex_insp.draft import pairs, rows
from essex_insp.draft.areas import end_of_list, split, trimmed
from essex_insp.draft.cells import GRADE as GRADE
from essex_insp.draft.cells import value
from essex_insp.draft.lines import Lines
from essex_insp.draft.stated import normal
from essex_insp.draft.text import Paragraph
from essex_insp.draft.triggers import TRIGGER

# Lines that lead to other stories.
_ELSEWHERE = re.compile(
    r"\W*(?:read (?:more|also|next|now)|(?:see|read) also|also read|more:|more (?:on|from|news)\b|"
    r"related(?: (?:stories|articles|content|topics|links|internet links))?(?:\s*[:|]|$)|"
    r"don[’']t miss|watch:|listen:|recommended|trending|most read|top stories)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:(?:rated|graded|judged)\s+)?[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|"
    r"requires improvement)[’'”\"]?\s*(?:\(\d{1,2}(?: \w+)?\)\s*)?(?:[:–—=→]|-\s)\s*",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:(?:it\s+)?(?:is|was|were|be|has\s+been|rated|graded|judged|as|and)\s+){0,4}"
    r"[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|requir(?:es|ing|ed|e)\s+improvement|"
    r"needs?\s+(?:to\s+improve|improvement))[’'”\"]?,?\s+(?:at|in|for|on)\s+"
    r"(?P<area>[^.;:!?“”]{3,170}?)\s*[.,;]?(?:\s+(?:and|but))?[.,;]?",
    re.IGNORECASE,
)
# `Rated good`, `Areas graded ‘good’`, `Good (3 areas)`: a grade above its list.
_ABOVE = re.compile(
    r"(?:[^\w(]|_)*(?:(?:areas?|forces?|schools?|services?|those|what (?:was|is)|"
    r"the force (?:was|is))\s)?(?:(?:that\s)?(?:was|were|is|are)\s)?"
    r"(?:rated|graded|judged|marked)?(?:\sas)?\s?"
    r"[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|"
    r"(?:requir(?:es|ing)|needs) improvement)[’'”\"]?(?:\s(?:in|at|for))?(?:[^\w]|_)*"
    r"(?:\(?\d{1,2}(?: (?:areas?|forces?|schools?|services?))?\)?)?(?:[^\w]|_)*",
    re.IGNORECASE,
)
# `Custody (up from adequate)`, `Custody – up from adequate`: what it was before.
_BEFORE = re.compile(
    r"\s*(?:[(\[]|[–—]\s|-\s|,\s)\s*(?:(?:up|down|from|was|were|previously|formerly|unchanged|same|"
    r"improved|no change|last|in|(?:19|20)\d\d)\b|(?:[^\w]|_)*$)[^()]{0,80}$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:none|nil|n/?a|no (?:areas?|forces?|schools?)|(?:\d+|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|all|most|some|several|the (?:rest|others?)) [\w ]{0,40}?"
    r"(?:areas?|forces?|schools?|services?|homes?|categor(?:y|ies)|councils?|prisons?|others?|"
    r"ratings?|grades?))?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:how|what|the way|where|whether)\b", re.IGNORECASE)
_LONGEST = 180


class Tables(Lines):
    """The grades that lines of their own give."""

    def _table(self, index: int, part: Paragraph) -> bool:
        """Read a line of a table, a line of a list under a grade, or a grade on its own line."""
        if _ELSEWHERE.match(self.text, part.start, min(part.end, part.start + 60)):
            return True
        if self._block(index) or self._line(index, part):
            return True
        if part.end - part.start > _LONGEST:
            self._told(part)
            return False
        if self._lone(index, part) or self._led(part) or self._holding(part):
            return True
        if self.group and self._item(part):
            self._items(part)
            return True
        self._told(part)
        return False

    def _lone(self, index: int, part: Paragraph) -> bool:
        """Read a grade on a line of its own: of what stands above it, or above a list."""
        held = value(self.text, part.start, part.end)
        above = _ABOVE.fullmatch(self.text, part.start, part.end)
        if held is None and above is None:
            return False
        parts = self.reading.paragraphs
        after = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        first = before is None or not before.heading or self.listing
        first = first if self.above is None else self.above
        if above and after is not None and (after.bullet or (after.heading and first)):
            self.listing = not after.bullet
            self.group = normal(above["grade"])
            return True
        if held is None:
            return False
        if (
            held.grade
            and before is not None
            and (before.heading or self.text[before.end - 1] == "?")
            and not before.bullet
            and value(self.text, before.start, before.end) is None
            and not pairs.is_verb(self.text[before.start : before.end])
        ):
            self._enter(held.grade, (before.start, before.end))
        return held.grade is not None or bool(before and before.heading)

    def _items(self, part: Paragraph) -> None:
        """Read a line of a list under its grade."""
        end = part.end - (self.text[part.end - 1] in ".,;")
        for tail in (" and", ";", ","):
            if self.text[part.start : end].endswith(tail):
                end -= len(tail)
        was = _BEFORE.search(self.text, part.start, end)
        areas = split(self.text, part.start, was.start() if was else end)
        if not areas or self.group is None:
            return
        bodies = [self._known(self.text[slice(*area)]) for area in areas]
        if all(bodies):
            for body in bodies:
                self._add(self.group, part.start, part.end, self.theme, body, self.theme is None)
            return
        self._add(self.group, part.start, part.end, (areas[0][0], areas[-1][1]), self._owner())

    def _announces(self, part: Paragraph) -> bool:
        """Whether a paragraph announces a list of grades: `The report grades Force A as:`."""
        tail = self.text[max(part.start, part.end - 160) : part.end]
        return TRIGGER.search(tail) is not None or pairs.is_verb(tail[-12:])

    def _item(self, part: Paragraph) -> bool:
        """Whether a paragraph is an area in a list that a grade announces."""
        text = self.text[part.start : min(part.end, part.start + 181)]
        if not (part.bullet or (self.listing and part.heading)) or len(text) > _LONGEST:
            return False
        if not part.bullet and (len(text.split()) > 9 or pairs.is_verb(text) or text[-1] in ":?!"):
            return False
        was = _BEFORE.search(text)
        grade = GRADE.search(text, 0, was.start() if was else len(text))
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

    def _holding(self, part: Paragraph) -> bool:
        """Read a line of a grade with its areas in brackets: `Good (custody; vetting)`."""
        grade = GRADE.match(self.text, part.start, part.end)
        areas = rows.held(self.text, grade.end(), part.end) if grade else None
        if grade is None or areas is None or areas[1] + 1 < part.end:
            return False
        self._given_to(grade, *areas)
        return True

    def _grouped(self, part: Paragraph) -> None:
        """Read `Good: this area, that area; Adequate: another`."""
        heads = list(_GROUP.finditer(self.text, part.start, part.end))
        for number, head in enumerate(heads):
            lead = self.text[part.start : head.start()][-3:]
            begins = lead.strip(" *_") == "" or (lead[-1] in " ;" and lead.rstrip()[-1:] in ";.:,")
            if not begins:
                continue
            stop = heads[number + 1].start() if number + 1 < len(heads) else part.end
            end = min(stop, head.end() + 500)
            full = re.compile(r"\.(?:\s|$)").search(self.text, head.end(), end)
            end = full.start() if full else end
            self._given_to(head, head.end(), end)

    def _given_to(self, head: re.Match[str], start: int, end: int) -> None:
        """Add the grade of a list to each of its areas or bodies."""
        for low, high in split(self.text, start, end):
            was = _BEFORE.search(self.text, low, high)
            area = trimmed(self.text, low, was.start()) if was else (low, high)
            words = self.text[slice(*area)]
            told = pairs.is_verb(words) and not _CLAUSE.match(words)
            if told or _NOTHING.fullmatch(words):
                continue
            body = self._known(words)
            self._add(
                normal(head["grade"]),
                *head.span("grade"),
                self.theme if body else area,
                body or self._owner(),
                body is not None and self.theme is None,
            )
