"""History as a step chart per area: grades up, rounds across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import Page
from essex_insp.records.following import Break, Cell
from essex_insp.tables import history, rounds
from essex_insp.tables.parts import Footnotes, prose, quiet, stacked, words
from essex_insp.theme import HEADING, QUIET, look
from essex_insp.wording import break_words, grade_words

_LABEL, _STEP = 21, 11
_SIGNS = ("─", "┄", "│", "┘", "┐")
_SIGNS_ASCII = ("-", ".", "|", "+", "+")


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
    cells = [cell for cell in answer.items if cell.round is not None]
    parted = rounds.breaks(cells)
    charts = [_Chart(row, parted, page) for row in rows.values()]
    room = max((chart.width for chart in charts), default=0)
    if room > page.width:
        text = f"A chart takes {room} columns, and here are {page.width}: the grades in words."
        return stacked(prose(quiet(text), page), Text(), history.table(answer, page))
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    parts: list[RenderableType] = []
    if answer.items:
        parts += [prose(words(answer.items[0].force, HEADING), page), Text()]
    for chart in charts:
        parts += [*chart.lines(footnotes), Text()]
    related = [cell for cell in answer.items if cell.round is None]
    parts += rounds.others(related, footnotes, page)
    for name, why in parted.items():
        line = f"{rounds.bar(page)} before {name}: {break_words(why)}"
        parts.append(prose(words(f"{line} {footnotes.mark(why.sources)}"), page))
    parts += [prose(quiet(text), page) for text in _meanings(cells, page)]
    return stacked(*parts, *rounds.legend(answer, footnotes, page), footnotes.lines())


def _meanings(cells: list[Cell], page: Page) -> Iterator[str]:
    """What the signs mean that are drawn, and no others."""
    level, over = (_SIGNS_ASCII if page.ascii_only else _SIGNS)[:2]
    changes = [cell.change for cell in cells if cell.change]
    if any(not change.between for change in changes):
        yield (
            f"{level * 2} joins judgments that were made in their rounds and may be compared"
            " with each other."
        )
    if any(change.between for change in changes):
        yield (
            f"{over * 2} joins such judgments too, and passes over rounds without one of their own."
        )
    if any(map(_in_brackets, cells)):
        yield "A grade in brackets was carried over, or its basis is unknown."


def _in_brackets(cell: Cell) -> bool:
    return cell.grade is not None and cell.change is None and cell.basis != "inspected"


class _Chart:
    """The chart of one area.

    Args:
        row: Its judgments, in order of the rounds.
        parted: The breaks between the rounds that are shown, by the round each is before.
        page: Where it is shown.
    """

    def __init__(self, row: list[Cell], parted: Mapping[str, Break], page: Page) -> None:
        self._row = row
        self._parted = parted
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
            missing = [[] if one.grade else wrap(grade_words(one), _STEP - 1) for one in row]
            for said in zip_longest(*missing, fillvalue=""):
                yield self._line(said)
        yield self._line([cell.round or "" for cell in row])
        yield self._line([footnotes.mark(cell.sources) for cell in row])

    def _line(self, said: Iterable[str]) -> Text:
        text = " " * _LABEL + "".join(one[:_STEP].center(_STEP) for one in said)
        return Text(text, style=QUIET, no_wrap=True)

    def _draw(self, cell: Cell) -> None:
        column = self._at[cell.round]
        x = column * _STEP + _STEP // 2
        if cell.round in self._parted:
            for y in range(len(self._scale)):
                self._drawn[column * _STEP, y] = (rounds.bar(self._page), QUIET)
        if cell.grade is None:
            return
        y = self._scale.index(cell.grade)
        if cell.change is not None:
            self._join(x, y, cell)
        looks = look(cell.grade, cell.scale)
        self._drawn[x, y] = (looks.ascii_mark if self._page.ascii_only else looks.mark, looks.style)
        if _in_brackets(cell):
            self._drawn[x - 1, y], self._drawn[x + 1, y] = ("(", QUIET), (")", QUIET)

    def _join(self, x: int, y: int, cell: Cell) -> None:
        """Draw the way from the judgment that a change is told from."""
        level, over, upright, rise, fall = self._signs
        change: Any = cell.change
        start, before = self._at[change.from_round], self._scale.index(change.from_grade)
        for each in range(start * _STEP + _STEP // 2 + 1, x):
            self._drawn.setdefault((each, before), (over if change.between else level, QUIET))
        if before != y:
            self._drawn[x, before] = (rise if before > y else fall, QUIET)
            for each in range(min(before, y) + 1, max(before, y)):
                self._drawn[x, each] = (upright, QUIET)
