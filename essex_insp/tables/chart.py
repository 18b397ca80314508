"""History as a step chart per area: grades up, rounds across."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.history import Cell
from essex_insp.page import Page
from essex_insp.tables import history
from essex_insp.tables.parts import Footnotes, prose, quiet, stacked, words
from essex_insp.theme import HEADING, QUIET, look
from essex_insp.wording import break_words

_LABEL, _STEP = 21, 11
_SIGNS = ("─", "┄", "│", "┘", "┐", "║")
_SIGNS_ASCII = ("-", ".", "|", "+", "+", "#")
_NO_GRADE = {"ungraded": "ungraded", "not-inspected": "none made", "inspected": "not read"}


def table(answer: Answer, page: Page) -> RenderableType:
    """Return a chart for each area, what it means, and the sources.

    Where there is no room for one, the grid of `history` is given instead.

    Args:
        answer: Items of `history`.
        page: Where they are shown.
    """
    rows: dict[tuple[str | None, str], list[Cell]] = {}
    for cell in answer.items:
        if cell.round is not None:
            rows.setdefault((cell.pillar, cell.id), []).append(cell)
    charts = [_Chart(row, page) for row in rows.values()]
    if any(chart.width > page.width for chart in charts):
        return history.table(answer, page)
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    parts: list[RenderableType] = []
    if answer.items:
        parts += [prose(words(answer.items[0].force, HEADING), page), Text()]
    for chart in charts:
        parts += [*chart.lines(footnotes), Text()]
    cells = [cell for cell in answer.items if cell.round is not None]
    for name, parted in history.breaks(cells).items():
        line = f"{history.bar(page)} before {name}: {break_words(parted)}"
        parts.append(prose(words(f"{line} {footnotes.mark(parted.sources)}"), page))
    parts.append(prose(quiet(_meaning(answer, page)), page))
    return stacked(*parts, *history.legend(cells, footnotes, page), footnotes.lines())


def _meaning(answer: Answer, page: Page) -> str:
    level, over = (_SIGNS_ASCII if page.ascii_only else _SIGNS)[:2]
    table = [word for word in answer.typed if word != "--chart"]
    return (
        f"{level * 2} joins judgments that were made in their rounds and may be compared; "
        f"{over * 2} passes over rounds without one. A grade in brackets was carried over, or "
        f"its basis is unknown. Of other inspections: {answer.hint('history', *table, '--all')}"
    )


class _Chart:
    """The chart of one area.

    Args:
        row: Its judgments, in order of the rounds.
        page: Where it is shown.
    """

    def __init__(self, row: list[Cell], page: Page) -> None:
        self._row = row
        self._page = page
        self._scale = max((cell.scale for cell in row), key=len)
        self._at = {cell.round: index for index, cell in enumerate(row)}
        self.width = _LABEL + _STEP * len(row)
        self._signs = _SIGNS_ASCII if page.ascii_only else _SIGNS
        self._drawn: dict[tuple[int, int], tuple[str, str]] = {}
        for cell in row:
            self._draw(cell)

    def lines(self, footnotes: Footnotes) -> Iterator[Text]:
        """Yield the title, a line for each grade, what has no grade, the rounds, the sources."""
        row = self._row
        style = HEADING if row[0].level == "overall" else ""
        yield words(row[-1].area, style)
        for y, grade in enumerate(self._scale):
            line = Text(grade.ljust(_LABEL), no_wrap=True)
            for x in range(_STEP * len(row)):
                sign, look_of = self._drawn.get((x, y), (" ", ""))
                line.append(sign, look_of)
            yield line
        if any(cell.grade is None for cell in row):
            missing = ["" if one.grade else _NO_GRADE.get(one.basis, "unknown") for one in row]
            yield self._line(missing)
        yield self._line([cell.round or "" for cell in row])
        yield self._line([footnotes.mark(cell.sources) for cell in row])

    def _line(self, said: list[str]) -> Text:
        text = " " * _LABEL + "".join(one[:_STEP].center(_STEP) for one in said)
        return Text(text, style=QUIET, no_wrap=True)

    def _draw(self, cell: Cell) -> None:
        column = self._at[cell.round]
        x = column * _STEP + _STEP // 2
        if cell.break_before and column:
            for y in range(len(self._scale)):
                self._drawn[column * _STEP, y] = (self._signs[5], QUIET)
        if cell.grade is None:
            return
        y = self._scale.index(cell.grade)
        if cell.change is not None:
            self._join(x, y, cell)
        looks = look(cell.grade)
        self._drawn[x, y] = (looks.ascii_mark if self._page.ascii_only else looks.mark, looks.style)
        if cell.change is None and cell.basis != "inspected":
            self._drawn[x - 1, y], self._drawn[x + 1, y] = ("(", QUIET), (")", QUIET)

    def _join(self, x: int, y: int, cell: Cell) -> None:
        """Draw the way from the judgment that a change is told from."""
        level, over, upright, rise, fall, _ = self._signs
        change: Any = cell.change
        start, before = self._at[change.from_round], self._scale.index(change.from_grade)
        for each in range(start * _STEP + _STEP // 2 + 1, x):
            self._drawn.setdefault((each, before), (over if change.between else level, QUIET))
        if before != y:
            self._drawn[x, before] = (rise if before > y else fall, QUIET)
            for each in range(min(before, y) + 1, max(before, y)):
                self._drawn[x, each] = (upright, QUIET)
