"""Grades in tables and lists: `Custody – Good`, `Good: this, that`, a grade above a list."""

from __future__ import annotations

import re

from essex_insp.draft import pairs
from essex_insp.draft.areas import Span, end_of_list, split, trimmed
from essex_insp.draft.blocks import Blocks
from essex_insp.draft.cells import GRADE as GRADE
from essex_insp.draft.cells import value
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.headers import header
from essex_insp.draft.people import scan
from essex_insp.draft.rating import TRIGGER, normal
from essex_insp.draft.text import Paragraph, sentences

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
_NOTHING = re.compile(r"(?:none|nil|n/?a|no (?:areas?|forces?|schools?))?", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:how|what|the way|where|whether)\b", re.IGNORECASE)
_LABELLED = re.compile(r"(?:area|category|pillar|question|domain)\s?[:–-]\s?", re.IGNORECASE)
_LONGEST = 180


class Tables(Blocks):
    """The grades that lines of their own give."""

    def _table(self, index: int, part: Paragraph) -> bool:
        """Read a line of a table, a line of a list under a grade, or a grade on its own line."""
        if _ELSEWHERE.match(self.text, part.start, min(part.end, part.start + 60)):
            return True
        if self._block(index) or self._line(index, part):
            return True
        if part.end - part.start > _LONGEST:
            return False
        if self._lone(index, part) or self._led(part):
            return True
        if self.group and self._item(part):
            self._items(part)
            return True
        return False

    def _line(self, index: int, part: Paragraph) -> bool:
        """Read a line that gives one thing its grade, or sentences that do so one by one."""
        found: list[pairs.Pair | None] = []
        if part.end - part.start < 1500:
            found.extend(pairs.series(self.text, part.start, part.end))
            spans = sentences(self.text, part.start, part.end) if not found else []
            found.extend(pairs.read(self.text, *span) for span in spans if len(spans) > 1)
        if None in found or not found:
            loose = part.bullet or self.listing
            found = [pairs.read(self.text, part.start, part.end, loose)]
        for pair in found:
            if pair is None or not self._fits_line(index, part, pair):
                return False
        for pair in found:
            if pair:
                self._pair(index, pair)
        return True

    def _fits_line(self, index: int, part: Paragraph, pair: pairs.Pair) -> bool:
        """Whether a line is one of a table, and not a sentence that happens to look like one."""
        alone = part.heading or part.bullet or self.text[part.end - 1] in ".,;|"
        grade = self.text[slice(*pair.grade)] if pair.grade else "-"
        name = self.text[slice(*pair.name)]
        if not alone and len(name.split()) > 12:
            return False
        if not grade[0].isupper() and not (
            pair.marked and (part.bullet or self.listing or self._among(index, name))
        ):
            return False
        if pair.grade is None and not (part.heading or part.bullet):
            return False
        if not pair.marked and not (part.bullet or part.heading or AREAS.search(name)):
            return False
        mentions = scan(name, 0, len(name))
        return not any(one.kind == "person" and not one.weak for one in mentions)

    def _among(self, index: int, name: str) -> bool:
        """Whether a line without capitals is one of a table: its area or its neighbour says so."""
        parts = self.reading.paragraphs
        near = parts[max(index - 1, 0) : index] + parts[index + 1 : index + 2]
        return parts[index].heading and (
            AREAS.search(name) is not None
            or ATOMS.fullmatch(name.strip()) is not None
            or any(pairs.read(self.text, one.start, one.end) for one in near)
        )

    def _pair(self, index: int, pair: pairs.Pair) -> None:
        head = header(self.text, pair.name, self._known)
        if head.kind == "time":
            # `2019: Good` below `2017: Adequate`, `Previous grade: Good`
            latest = max(self._rank(index, -1), self._rank(index, 1))
            if pair.grade and head.time > (0, 0) and head.time >= latest:
                self._enter(pair.grade, self._above(index))
            return
        if pair.grade is None:
            return
        if head.kind == "grade":
            words = self.text[slice(*pair.name)].casefold()
            self._enter(pair.grade, pair.name if "overall" in words else self._above(index))
            return
        name = self._owned(pair)
        self._enter(pair.grade, *name)

    def _owned(self, pair: pairs.Pair) -> tuple[Span, str | None]:
        """The area of a line, and the body that stands before it: `Force A – custody: Good`."""
        low, high = pair.name
        mark = re.compile(r"\s*(?::|[–—]|\s-)\s+").search(self.text, low, high)
        body = self._known(self.text[low : mark.start()]) if mark else None
        return ((mark.end(), high), body) if mark and body else (pair.name, None)

    def _rank(self, index: int, step: int) -> tuple[int, int]:
        """The latest of the times of the lines before or after one that is for a time."""
        parts, latest = self.reading.paragraphs, (0, 0)
        for at in range(index + step, index + 7 * step, step):
            if not 0 <= at < len(parts):
                break
            pair = pairs.read(self.text, parts[at].start, parts[at].end)
            head = header(self.text, pair.name, self._known) if pair else None
            if head is None or head.kind not in ("time", "grade"):
                break
            latest = max(latest, head.time)
        return latest

    def _above(self, index: int) -> Span | None:
        """The heading of a line that only says `Grade: Good`, where it names an area."""
        parts = self.reading.paragraphs
        for at in range(index - 1, max(index - 6, -1), -1):
            part = parts[at]
            pair = pairs.read(self.text, part.start, part.end)
            if pair is not None:
                continue
            words = self.text[part.start : part.end]
            named = _LABELLED.match(words)
            low = part.start + (named.end() if named else 0)
            if not part.heading or TRIGGER.search(words) or pairs.is_verb(words):
                return None
            known = named or AREAS.search(words) or (at > 0 and len(words.split()) < 9)
            return (low, part.end) if known else None
        return None

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
                self._add(self.group, part.start, part.end, None, body, True)
            return
        self._add(self.group, part.start, part.end, (areas[0][0], areas[-1][1]), self.body)

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
            for low, high in split(self.text, head.end(), end):
                was = _BEFORE.search(self.text, low, high)
                area = trimmed(self.text, low, was.start()) if was else (low, high)
                words = self.text[slice(*area)]
                told = pairs.is_verb(words) and not _CLAUSE.match(words)
                if told or _NOTHING.fullmatch(words):
                    continue
                body = self._known(self.text[slice(*area)])
                self._add(
                    normal(head["grade"]),
                    *head.span("grade"),
                    None if body else area,
                    body or self.body,
                    body is not None,
                )
