"""How lines stand together as a table: cells side by side, or each cell on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from essex_insp.draft import grids, pairs
from essex_insp.draft.cells import Legend, value
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.headers import Known, header
from essex_insp.draft.text import Paragraph, Span
from essex_insp.draft.triggers import TRIGGER

LINES = 400
_LONGEST, _LINE = 600, 120
Row = list[Span]


@dataclass(frozen=True)
class Stack:
    """Brief lines in a row, each of which may be a cell.

    Args:
        end: The line after the last of them.
        above: Where names and grades take turns, whether each grade stands above what it is for.
        first: The first line of the table that they make, where they make one.
        last: The line after the last of the table.
        width: How many lines make a row of it; 0 where there is no table.
    """

    end: int
    above: bool | None = None
    first: int = 0
    last: int = 0
    width: int = 0


def beside(text: str, parts: Sequence[Paragraph], index: int) -> tuple[list[Row], int]:
    """Return the rows of a table whose cells stand side by side, and the line after its last.

    Args:
        text: The text.
        parts: Its paragraphs.
        index: The line that may begin a table.
    """
    rows: list[Row] = []
    at = index
    while at < len(parts) and at - index < LINES:
        part = parts[at]
        if not grids.is_rule(text, part.start, part.end):
            row = _cells(text, part, len(rows[0]) if rows else 0)
            if len(row) < 2:
                break
            rows.append(row)
        at += 1
    # A line may begin and end with what parts its cells.
    while rows and all(len(row) > 2 and row[0][0] == row[0][1] for row in rows):
        rows = [row[1:] for row in rows]
    while rows and all(len(row) > 2 and row[-1][0] == row[-1][1] for row in rows):
        rows = [row[:-1] for row in rows]
    return rows, at


def _cells(text: str, part: Paragraph, width: int) -> Row:
    if part.end - part.start > _LONGEST:
        return []
    row = grids.cells(text, part.start, part.end)
    if "|" in text[part.start : part.end] or 2 < len(row) == width:
        return row
    # Runs of spaces part cells only where no cell tells something, or the head has as many.
    told = (pairs.is_verb(text[slice(*cell)]) for cell in row)
    return [] if any(told) or TRIGGER.search(text, *row[0]) else row


def stack(text: str, parts: Sequence[Paragraph], index: int, known: Known, legend: Legend) -> Stack:
    """Return what brief lines from a line on make: a table, or names and grades by turns.

    Args:
        text: The text.
        parts: Its paragraphs.
        index: The first of the lines.
        known: What gives the full name of a body by its name or the first words of it.
        legend: What stands for grades in the text.
    """
    at, given = index, []
    while at < len(parts) and at - index < LINES and _brief(text, parts[at]):
        given.append(value(text, parts[at].start, parts[at].end, legend) is not None)
        at += 1
    end = max(at, index + 1)
    if True not in given:
        return Stack(end)
    first, last = given.index(True), len(given) - given[::-1].index(True)
    runs = _runs(given[first:last])
    sizes = {size for is_grade, size in runs if is_grade}
    between = {size for is_grade, size in runs if not is_grade}
    if first == 0:
        return Stack(end, above=True)
    if max(sizes) == 1:
        more = max(between, default=1) > 1
        return Stack(
            end,
            above=last < len(given)
            and (
                more
                or _is_area(text, parts[index + last]) > _is_area(text, parts[index + first - 1])
            ),
        )
    if len(sizes) == 1 and between <= {1}:
        width = sizes.pop() + 1
        head = min(first - 1, width)
        if head == width:
            # A line above the head of a table is its title where it is no corner.
            top = parts[index + first - 1 - width]
            corner = header(text, (top.start, top.end), known).kind
            head -= corner not in ("areas", "bodies", "grade")
        head = head if head >= width - 1 else 0
        return Stack(end, None, index + first - 1 - head, index + last, width)
    # Lines of grades that no row or column holds together settle nothing.
    return Stack(end, None, index + first, index + last, 1)


def below(parts: Sequence[Paragraph], found: Stack) -> list[Row]:
    """Return the rows of a table each cell of which stands on a line of its own.

    Args:
        parts: The paragraphs of the text.
        found: Which of them make the table.
    """
    lines = [(part.start, part.end) for part in parts[found.first : found.last]]
    # The corner may be lost: then the first line is one short.
    short = len(lines) % found.width
    rows = [lines[:short]] if short else []
    return rows + [lines[at : at + found.width] for at in range(short, len(lines), found.width)]


def _is_area(text: str, part: Paragraph) -> bool:
    words = text[part.start : part.end]
    return AREAS.search(words) is not None or ATOMS.fullmatch(words) is not None


def _brief(text: str, part: Paragraph) -> bool:
    return (
        not part.bullet
        and part.end - part.start <= _LINE
        and (part.heading or text[part.end - 1] == "?")
        and len(grids.cells(text, part.start, part.end)) < 2
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
