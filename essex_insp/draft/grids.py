"""Tables of several columns: which body has which grade in which area now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from essex_insp.draft import matrices
from essex_insp.draft.areas import split
from essex_insp.draft.cells import NO_LEGEND, Entry, Legend, Value, value
from essex_insp.draft.headers import Header, Known, common, header
from essex_insp.draft.text import Span

_PARTED = re.compile(r" {0,99}\| {0,99}| {2,99}")
_RULE = re.compile(r"[\s|:+=–—_-]+")
# No name of an area or body: numbers, dates and marks in a column of their own.
_NUMBER = re.compile(r"[\W\d_]*(?:\d{1,2}\s\w{3,9}\s(?:19|20)?\d\d)?[\W\d_]*")
_WIDEST = 12
# The kind of its column, and where a name at the head of a row stands.
Label = tuple[str, Span]


def cells(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the cells of a line, parted by `|` or by runs of spaces.

    Args:
        text: The text.
        start: Where the line starts.
        end: Where it ends.
    """
    found, at = [], start
    for mark in _PARTED.finditer(text, start, end):
        if mark.start() > start or "|" in mark[0]:
            found.append((at, mark.start()))
        at = mark.end()
        if len(found) > _WIDEST:
            return []
    found.append((at, end))
    return [_bare(text, *cell) for cell in found]


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether a line only rules a table off: `---|---`."""
    return _RULE.fullmatch(text, start, end) is not None


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " *_":
        start += 1
    while end > start and text[end - 1] in " _":
        end -= 1
    return start, end


def read(
    text: str, rows: Sequence[Sequence[Span]], known: Known, legend: Legend = NO_LEGEND
) -> list[Entry] | None:
    """Return the grades of a table, or None where its lines hold none.

    Only what the table settles is given: of columns or rows that are times, the latest; nothing
    for a cell without a grade, nor for several columns that nothing tells apart.

    Args:
        text: The text.
        rows: The cells of each line.
        known: What gives the full name of a body by its name or the first words of it.
        legend: What stands for grades in the text.
    """
    values = [
        [
            value(text, *cell, legend) if place or cell[1] > cell[0] else None
            for place, cell in enumerate(row)
        ]
        for row in rows
    ]
    if not any(_given(row) for row in values):
        return None
    other = matrices.read(text, rows, values)
    if other is not None:
        return other
    heads, top, depth = _heads(text, rows, values, known)
    rows, values = rows[depth:], values[depth:]
    width = max(len(row) for row in rows)
    if len(heads) == width - 1:
        # The corner of a table is often empty, and lost.
        heads, top = [Header(""), *heads], [(0, 0), *top]
    if len(heads) != width:
        heads = [Header("")] * width
    half, odd = divmod(width, 2)
    kinds = [head.kind for head in heads]
    if half and not odd and kinds[:half] == kinds[half:] == ["areas", "grade"]:
        # Two tables side by side.
        twins = [[*row[:half]] for row in rows] + [[*row[half:]] for row in rows if row[half:]]
        return read(text, [top[:half], *twins], known, legend)
    return _Grid(text, known, heads, top, list(rows), values).entries()


def _heads(
    text: str,
    rows: Sequence[Sequence[Span]],
    values: Sequence[Sequence[Value | None]],
    known: Known,
) -> tuple[list[Header], list[Span], int]:
    """The heads of the columns, where the words of each stand, and how many rows they take."""
    if len(rows) < 2 or _given(values[0]) or None not in values[0][1:]:
        return [], [], 0
    top = list(rows[0])
    heads = [header(text, cell, known) for cell in top]
    lower = [header(text, cell, known) for cell in rows[1]]
    told = [head.kind for head in lower[1:] if head.kind]
    if len(rows) < 3 or _given(values[1]) or len(told) < 2 or "other" in told:
        return heads, top, 1
    # Two rows: a name in the first may stand above several of the second.
    width = len(rows[1])
    top += [(top[-1][1], top[-1][1])] * (width - len(top))
    heads += [Header("")] * (width - len(heads))
    for place in range(1, width):
        if not heads[place].kind:
            heads[place], top[place] = heads[place - 1], top[place - 1]
    for place, low in enumerate(lower):
        high = heads[place]
        if high.kind == "time" and low.kind in ("area", "body"):
            high, low, top[place] = low, high, rows[1][place]
        if low.kind == "time":
            body = high.kind in ("area", "body")
            heads[place] = replace(high, time=low.time) if body else low
        elif low.kind not in ("", "grade"):
            heads[place], top[place] = low, rows[1][place]
            if high.kind == "body":
                heads[place] = replace(low, body=high.body)
    return heads[:width], top[:width], 2


def _given(row: Sequence[Value | None]) -> bool:
    return any(cell is not None and cell.grade is not None for cell in row)


@dataclass
class _Grid:
    text: str
    known: Known
    heads: list[Header]
    top: list[Span]
    rows: list[Sequence[Span]]
    values: list[list[Value | None]]
    # The body of the rows below, where one stands above them or only in the first of its rows.
    section: str | None = None

    def entries(self) -> list[Entry]:
        """The grades that the table settles."""
        self.section = self.heads[0].body
        labels = [self._labels(row) for row in range(len(self.rows))]
        times = [self._time(found) for found in labels]
        last = max((when for when in times if when), default=None)
        entries: list[Entry] = []
        for row, found in enumerate(labels):
            line = self.rows[row]
            if all(low == high for low, high in line[1:]) or not any(self.values[row]):
                name = self.known(self.text[slice(*found[0][1])]) if len(found) == 1 else None
                self.section = name or self.section
            elif self.values[row][0] is not None:
                entries.extend(self._listed(row))
            elif times[row] is None or times[row] == last:
                entries.extend(self._row(row, found if times[row] is None else []))
        return entries

    def _time(self, labels: list[Label]) -> tuple[int, int] | None:
        """The rank of a row that is for a time: `2019 | Good | Adequate`."""
        head = header(self.text, labels[0][1], self.known) if labels else None
        return head.time if head and head.kind == "time" else None

    def _labels(self, row: int) -> list[Label]:
        """The cells of a row that name an area or a body, that of the body first."""
        line, values = self.rows[row], self.values[row]
        heads = self._heads(row)
        first = next((place for place, cell in enumerate(values) if cell is not None), len(line))
        names = [
            place
            for place, cell in enumerate(line)
            if values[place] is None
            and (heads[place].kind == "time" or not _NUMBER.fullmatch(self.text, *cell))
        ] or [place for place, cell in enumerate(line[:1]) if values[place] is None]
        names = [place for place in names if place < first] or names
        kept = [place for place in names if heads[place].kind in ("bodies", "areas")]
        kept = kept or [place for place in names if heads[place].kind in ("", "body", "area")][:1]
        kept = kept or names[:1]
        kept.sort(key=lambda place: heads[place].kind != "bodies")
        return [(heads[place].kind, line[place]) for place in kept[:2]]

    def _heads(self, row: int) -> list[Header]:
        width = len(self.rows[row])
        return self.heads if width == len(self.heads) else [Header("")] * width

    def _listed(self, row: int) -> list[Entry]:
        """Read a row that begins with its grade: `Good | Vetting; custody`."""
        grade = self.values[row][0]
        line = self.rows[row]
        if grade is None or grade.grade is None or len(line) < 2 or any(self.values[row][1:]):
            return []
        if _NUMBER.fullmatch(self.text, *line[1]):
            return []
        entries = []
        for area in split(self.text, *line[1]):
            body = self.known(self.text[slice(*area)])
            entries.append(Entry(grade.grade, None if body else area, body or self.section))
        return entries

    def _row(self, row: int, labels: list[Label]) -> list[Entry]:
        heads = self._heads(row)
        body, area = self._named(labels)
        told = {one.kind for one in self.heads[1:]} - {"", "grade"}
        if len(heads) != len(self.heads):
            if told == {"areas"} and self.section and labels:
                # The name of a body stands once, and not in the rows that follow.
                body, area = self.section, labels[-1][1]
            elif told:
                return []
        given = self._now(row)
        latest: dict[str | None, tuple[int, int]] = {}
        for head in heads:
            # A cell that is no grade, `Satisfactory`, or empty, may be the last.
            if head.kind in ("time", "body", "area", "grade"):
                latest[head.body] = max(latest.get(head.body, (0, 0)), head.time)
        times = [(heads[place].body, heads[place].time) for place, _ in given]
        plain = sum(heads[place].kind in ("", "grade") for place, _ in given)
        entries = []
        for place, grade in given:
            head = heads[place]
            late = head.time == latest.get(head.body, head.time) > (0, 0)
            if grade is None or not late:
                continue
            if head.kind in ("time", "body"):
                # Two columns of the same time settle nothing.
                if times.count((head.body, head.time)) == 1:
                    entries.append(Entry(grade, area, head.body or body))
            elif head.kind in ("", "grade"):
                if plain == 1:
                    entries.append(Entry(grade, area, body))
            elif not common(self.text[slice(*self.top[place])]):
                entries.extend(self._other(place, grade, area, body))
        return entries

    def _now(self, row: int) -> list[tuple[int, Span | None]]:
        """The cells with grades, less those that say themselves that they are of before."""
        values = [(place, one) for place, one in enumerate(self.values[row]) if one]
        values = [(place, one) for place, one in values if not one.former] or values
        last = max((one.year for _, one in values), default=0)
        if all(one.year for _, one in values):
            values = [(place, one) for place, one in values if one.year == last]
        return [(place, one.grade) for place, one in values]

    def _other(self, place: int, grade: Span, area: Span | None, body: str | None) -> list[Entry]:
        """Read a cell below words that are neither a time nor a body known from the text."""
        if area is None:
            return [Entry(grade, self.top[place], body)]
        name = self.text[slice(*self.top[place])]
        alike = [head for head in self.heads[1:] if head.kind in ("other", "body")]
        if body is None and self.heads[place].kind == "other":
            if len(alike) > 1 and name[:1].isupper():
                return [Entry(grade, area, name)]
            if len(self.heads) == 2:
                return [Entry(grade, area, None)]
        return []

    def _named(self, labels: list[Label]) -> tuple[str | None, Span | None]:
        """The body and the area that the names at the head of a row stand for."""
        if not labels:
            return self.section, None
        kind, name = labels[0]
        body = self.known(self.text[slice(*name)]) if kind != "areas" else None
        if body is None and kind == "bodies":
            body = self.text[slice(*name)]
        if body is None:
            return self.section, name
        if len(labels) == 1:
            return body, None
        self.section = body
        return body, labels[1][1]
