"""Lines that stand together as a table: cells side by side, or each cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essex_insp.draft import grids, pairs
from essex_insp.draft.areas import Span, split
from essex_insp.draft.cells import GRADE, value
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.headers import Header, header
from essex_insp.draft.people import scan
from essex_insp.draft.rating import DATED, NOW, TRIGGER, Ratings, Stated, normal
from essex_insp.draft.tally import Tally, graded
from essex_insp.draft.text import Paragraph, Reading
from essex_insp.draft.words import BODY_HEADS
from essex_insp.names import fold

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
_LINES, _LONGEST, _LINE = 400, 600, 120


class Blocks(Ratings):
    """The grades that tables give."""

    def __init__(self, reading: Reading, narration: str, tally: Tally) -> None:
        super().__init__(reading, narration, tally)
        # Up to which line the text has been looked at for a table, and read as one.
        self._seen = self._read = 0
        # In a column of names and grades, whether each grade stands above what it is for.
        self.above: bool | None = None
        self._stacked: tuple[int, int, int] | None = None
        # What the words above a list of bodies say that they are graded for.
        self.theme: Span | None = None
        # The body that the rows so far are of, while nothing says that another begins.
        self._held: str | None = None

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
        name = normal(self.text[slice(*grade)])
        if body is None:
            body = self._known(self.text[slice(*area)].strip(" *:–—-")) if area else None
            if body is not None:
                area = self.theme
        if area is not None and area != self.theme:
            while area[0] < area[1] and not self.text[area[0]].isalnum():
                area = (area[0] + 1, area[1])
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
        if self._held is None:
            return
        heads = part.heading or self.text[part.end - 1] == ":"
        for mention in scan(self.text, part.start, min(part.end, part.start + 200)):
            name = mention.organisation
            if name and graded(name) and (heads or mention.start <= part.start + 4):
                self._held = None

    def _known(self, words: str) -> str | None:
        """The full name of the body that words name, or begin the name of."""
        words = re.sub(r"[’']s?$", "", words.strip())
        if not 2 < len(words) <= 90 or not (words[0].isupper() or words.startswith("the ")):
            return None
        if AREAS.match(words) or ATOMS.fullmatch(words):
            return None
        mentions = scan(words, 0, len(words))
        if len(mentions) == 1 and mentions[0].kind == "body" and mentions[0].noun is None:
            name = mentions[0].organisation or words
            if mentions[0].end - mentions[0].start >= len(words) - 4:
                return name if graded(name) else None
        return None if words in BODY_HEADS else self.tally.begun(words)

    def _block(self, index: int) -> bool:
        """Read the table that a line begins; whether the line is part of one."""
        if index < self._read:
            return True
        if self._stacked and index == self._stacked[0]:
            first, last, width = self._stacked
            self._read = last
            parts = self.reading.paragraphs[first:last]
            lines = [(part.start, part.end) for part in parts]
            # The corner may be lost: then the first line is one short.
            short = len(lines) % width
            rows = [lines[:short]] if short else []
            rows += [lines[at : at + width] for at in range(short, len(lines), width)]
            self._entered(rows)
            return True
        if index >= self._seen:
            if self._grid(index):
                return True
            self._stack(index)
            if self._stacked and index == self._stacked[0]:
                return self._block(index)
        return False

    def _entered(self, rows: Sequence[Sequence[Span]]) -> bool:
        entries = grids.read(self.text, rows, self._known)
        for entry in entries or ():
            self._enter(entry.grade, entry.area, entry.body)
        return entries is not None

    def _grid(self, index: int) -> bool:
        """Read lines whose cells stand side by side."""
        parts = self.reading.paragraphs
        rows, at = [], index
        while at < len(parts) and at - index < _LINES:
            part = parts[at]
            if not grids.is_rule(self.text, part.start, part.end):
                row = self._cells(part)
                if len(row) < 2:
                    break
                rows.append(row)
            at += 1
        if not rows:
            return False
        self._seen = max(self._seen, at)
        if not self._entered(rows) and not self._paired(rows):
            return False
        self._read = at
        return True

    def _cells(self, part: Paragraph) -> list[Span]:
        if part.end - part.start > _LONGEST:
            return []
        row = grids.cells(self.text, part.start, part.end)
        if "|" in self.text[part.start : part.end]:
            return row
        # Runs of spaces part cells only where no cell tells something.
        told = (pairs.is_verb(self.text[slice(*cell)]) for cell in row)
        return [] if any(told) or TRIGGER.search(self.text, *row[0]) else row

    def _paired(self, rows: Sequence[Sequence[Span]]) -> bool:
        """Read cells that each hold a name and its grade: `Custody: Good | Vetting: Good`."""
        found = [pairs.read(self.text, *cell) for row in rows for cell in row]
        if None in found:
            return False
        for pair in found:
            if pair and pair.grade:
                self._enter(pair.grade, pair.name)
        return True

    def _stack(self, index: int) -> None:
        """Look for a table, each cell of which stands on a line of its own."""
        parts = self.reading.paragraphs
        at, given = index, []
        while at < len(parts) and at - index < _LINES and self._brief(parts[at]):
            given.append(value(self.text, parts[at].start, parts[at].end) is not None)
            at += 1
        self._seen = max(self._seen, at, index + 1)
        self._stacked = self.above = None
        if True not in given:
            return
        first, last = given.index(True), len(given) - 1 - given[::-1].index(True)
        runs = _runs(given[first : last + 1])
        sizes = {size for is_grade, size in runs if is_grade}
        between = {size for is_grade, size in runs if not is_grade}
        if first == 0:
            self.above = True
        elif max(sizes) == 1:
            self.above = last + 1 < len(given) and (
                max(between, default=1) > 1
                or (self._is_area(index + last + 1) > self._is_area(index + first - 1))
            )
        elif len(sizes) == 1 and between <= {1}:
            width = sizes.pop() + 1
            head = min(first - 1, width)
            if head < width - 1 or (head == width and self._title(index + first - 1 - width)):
                head = width - 1 if head >= width - 1 else 0
            self._stacked = (index + first - 1 - head, index + last + 1, width)
        else:
            # Lines of grades that no row or column holds together settle nothing.
            self._stacked = (index + first, index + last + 1, 1)

    def _is_area(self, index: int) -> bool:
        part = self.reading.paragraphs[index]
        words = self.text[part.start : part.end]
        return AREAS.search(words) is not None or ATOMS.fullmatch(words) is not None

    def _title(self, index: int) -> bool:
        """Whether a line above the head of a table is its title, and no corner."""
        part = self.reading.paragraphs[index]
        corner: Header = header(self.text, (part.start, part.end), self._known)
        return corner.kind not in ("areas", "bodies", "grade")

    def _brief(self, part: Paragraph) -> bool:
        return (
            not part.bullet
            and part.end - part.start <= _LINE
            and (part.heading or self.text[part.end - 1] == "?")
            and "|" not in self.text[part.start : part.end]
            and "  " not in self.text[part.start : part.end]
        )


def _runs(given: list[bool]) -> list[tuple[bool, int]]:
    """How many in a row are grades, and how many are not."""
    runs: list[tuple[bool, int]] = []
    for is_grade in given:
        if runs and runs[-1][0] == is_grade:
            runs[-1] = (is_grade, runs[-1][1] + 1)
        else:
            runs.append((is_grade, 1))
    return runs
