"""Grades in tables and lists: `Custody – Good`, `Good: this, that`, a grade above a list."""

from __future__ import annotations

import re

from essex_insp.draft import legends, owners, pairs, rows
from essex_insp.draft.areas import split, trimmed
from essex_insp.draft.blocks import Blocks
from essex_insp.draft.cells import GRADE as GRADE
from essex_insp.draft.cells import value
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.lines import Lines
from essex_insp.draft.people import scan
from essex_insp.draft.rating import Ratings
from essex_insp.draft.stated import DATED, NOW, Stated, normal
from essex_insp.draft.tally import Tally, graded
from essex_insp.draft.text import Paragraph, Reading, Span
from essex_insp.draft.triggers import TRIGGER
from essex_insp.matching import fold

_DATED = re.compile(r"[”\"’']?\s+(?:overall\s+)?(?:back\s+)?in\s+(?:19|20)\d\d\b")
# `How each force was graded for efficiency:`
_THEME = re.compile(
    r"\b(?:for|in|on|at)\s(?:(?:its|their|the)\s)?(?P<area>"
    + AREAS.pattern
    + "|"
    + ATOMS.pattern
    + r")\b\W{0,3}$",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"[\w)?’'”\"%]")
# `Force: Anytown Police`
_LABEL = re.compile(r"[\w ]{2,20}:\s")
# Lines that lead to other stories.
_ELSEWHERE = re.compile(
    r"\W*(?:read (?:more|also|next|now)|(?:see|read) also|also read|more:|more (?:on|from|news)\b|"
    r"related(?: (?:stories|articles|content|topics|links|internet links))?(?:\s*[:|]|$)|"
    r"don[’']t miss|watch:|listen:|recommended|trending|most read|top stories)",
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
_LONGEST = 180


class Tables(Ratings):
    """The grades that lines of their own give."""

    def __init__(self, reading: Reading, narration: str, tally: Tally) -> None:
        super().__init__(reading, narration, tally)
        self._legend = legends.find(reading.text, reading.paragraphs)
        self._blocks = Blocks(self.text, reading.paragraphs, self._named_body, self._legend)
        self._lines = Lines(self.text, reading.paragraphs, self._named_body, self._legend)
        # What the words above a list of bodies say that they are graded for.
        self.theme: Span | None = None
        # The body that the rows so far are of, while nothing says that another begins.
        self._held: str | None = None

    def _named_body(self, words: str) -> str | None:
        """The full name of the body that words name, or begin the name of."""
        return owners.find(words, self.tally)

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

    def _enter(self, grade: Span, area: Span | None, body: str | None = None) -> None:
        """Add what a table or line gives: a body in the place of an area is what it is for."""
        words = self.text[slice(*grade)]
        name = normal(self._legend.names.get(words, words))
        if body is None:
            body = self._named_body(self.text[slice(*area)].strip(" *:–—-")) if area else None
            if body is not None:
                area = self.theme
        if area is not None and area != self.theme:
            while area[0] < area[1] and not self.text[area[0]].isalnum():
                area = (area[0] + 1, area[1])
            while area[0] < area[1] and not _NAME_END.match(self.text, area[1] - 1):
                area = (area[0], area[1] - 1)
            words = self.text[slice(*area)].strip(" *:–—-")
            if fold(words).startswith("overall"):
                self._add(name, *grade, area, body or self._owner(), True)
                return
            if pairs.is_label(words):
                area = None
            else:
                areas = split(self.text, *area)
                area = (areas[0][0], areas[-1][1]) if areas else None
        elif area is None and body is not None:
            area = self.theme
        self._add(name, *grade, area, body or self._owner(), area is None)

    def _owner(self) -> str | None:
        """The body that a row is of where the row names none."""
        self._held = self._held or self.body
        return self._held

    def _told(self, part: Paragraph) -> None:
        """Note what a line that is no row says of the rows below it."""
        if GRADE.match(self.text, part.start, part.end):
            return
        theme = _THEME.search(self.text, max(part.start, part.end - 200), part.end)
        about = theme and TRIGGER.search(self.text, part.start, theme.start())
        self.theme = theme.span("area") if theme and about else None
        label = _LABEL.match(self.text, part.start, part.end) if part.heading else None
        named = self._named_body(self.text[label.end() : part.end]) if label else None
        if named:
            self._held = named
            return
        if self._held is None:
            return
        heads = part.heading or self.text[part.end - 1] == ":"
        for mention in scan(self.text, part.start, min(part.end, part.start + 200)):
            name = mention.organisation
            if name and graded(name) and (heads or mention.start <= part.start + 4):
                self._held = None

    def _table(self, index: int, part: Paragraph) -> bool:
        """Read a line of a table, a line of a list under a grade, or a grade on its own line."""
        if _ELSEWHERE.match(self.text, part.start, min(part.end, part.start + 60)):
            return True
        if self._legend.names and legends.is_key(self.text, part):
            return True
        entries = self._blocks.read(index)
        if entries is None:
            several = len(rows.groups(self.text, part.start, part.end)) > 1
            entries = None if several else self._lines.read(index, self.listing)
        if entries is not None:
            for entry in entries:
                self._enter(entry.grade, entry.area, entry.body)
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
        held = value(self.text, part.start, part.end, self._legend)
        above = _ABOVE.fullmatch(self.text, part.start, part.end)
        if held is None and above is None:
            return False
        parts = self.reading.paragraphs
        after = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        first = before is None or not before.heading or self.listing
        first = first if self._blocks.above is None else self._blocks.above
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
        bodies = [self._named_body(self.text[slice(*area)]) for area in areas]
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
        brief = part.heading or text[-1] in ",;"
        if not (part.bullet or (self.listing and brief)) or len(text) > _LONGEST:
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
        found = rows.led(self.text, part.start, part.end)
        if found is None or not (part.bullet or self.listing):
            return False
        grade, areas = found
        for area in areas:
            self._add(normal(self.text[slice(*grade)]), *grade, area, self.body)
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
        heads = rows.groups(self.text, part.start, part.end)
        for number, head in enumerate(heads):
            stop = heads[number + 1].start() if number + 1 < len(heads) else part.end
            held = rows.counted(self.text, head.end(), stop)
            if held is not None:
                self._given_to(head, *held)
                continue
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
            told = pairs.is_verb(words) and not pairs.CLAUSE.match(words)
            if told or _NOTHING.fullmatch(words):
                continue
            body = self._named_body(words)
            self._add(
                normal(head["grade"]),
                *head.span("grade"),
                self.theme if body else area,
                body or self._owner(),
                body is not None and self.theme is None,
            )
