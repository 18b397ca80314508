"""History as a grid: areas down, rounds across, a line where rounds may not be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.questions.records.following import Break, Cell
from essex_insp.show.answer import Answer
from essex_insp.show.page import NATURAL, Page
from essex_insp.show.tables.parts import (
    RULED,
    RULED_ASCII,
    Footnotes,
    grade_text,
    indented,
    prose,
    quiet,
    records,
    stacked,
    words,
)
from essex_insp.show.tables.rounds import (
    ARROWS,
    ARROWS_ASCII,
    bar,
    breaks,
    legend,
    others,
    said_of,
)
from essex_insp.show.theme import HEADING, QUIET
from essex_insp.show.wording import INSPECTED, added_basis

_AREA, _ROUND = 14, 11
"""The least columns for an area and for a round: `improvement` has eleven letters."""


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the grid, what it means, and the sources.

    Args:
        answer: Items of `history`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    cells = [item for item in answer.items if item.round is not None]
    related = [item for item in answer.items if item.round is None]
    parts: list[RenderableType] = []
    if answer.items:
        parts += [prose(words(answer.items[0].force, HEADING), page), Text()]
    parted = breaks(cells)
    for block in _blocks(cells):
        for name in _rounds(block):
            if name in parted:
                parts += [_break(name, parted.pop(name), footnotes, page), Text()]
        parts += [_block(block, footnotes, page), Text()]
    parts += [*others(related, footnotes, page), *_signs(cells, page)]
    parts += legend(answer, footnotes, page)
    return stacked(*parts, footnotes.lines())


def _signs(cells: Collection[Cell], page: Page) -> Iterator[RenderableType]:
    arrows = ARROWS_ASCII if page.ascii_only else ARROWS
    if any(cell.change for cell in cells):
        up, down, same = arrows.values()
        text = (
            f"{up} {down} {same}  higher, lower, the same as in the round named: the last one "
            "before it in which the judgment was made. Where there is no sign, none may be set."
        )
        yield prose(quiet(text), page)
    if any(_has_gaps(block) and _has_room(block, page) for block in _blocks(list(cells))):
        yield prose(quiet(f"{_no_judgment(page)}  no judgment in the data."), page)
    if any(cell.grade is not None and not added_basis(cell) for cell in cells):
        yield prose(quiet(INSPECTED), page)


def _has_gaps(block: list[Cell]) -> bool:
    return len(_rounds(block)) * len(_rows(block)) > len(block)


def _no_judgment(page: Page) -> str:
    return "-" if page.ascii_only else "–"


def _blocks(cells: list[Cell]) -> list[list[Cell]]:
    """The questions of the pillars, and the areas of the rounds without pillars."""
    blocks = [
        [cell for cell in cells if cell.pillar is not None],
        [cell for cell in cells if cell.pillar is None],
    ]
    return [block for block in blocks if block]


def _rounds(cells: Iterable[Cell]) -> list[str]:
    return sorted({cell.round for cell in cells if cell.round is not None})


def _break(name: str, parted: Break, footnotes: Footnotes, page: Page) -> RenderableType:
    line = Text(overflow="fold")
    line.append(f"{parted.after} {bar(page)} {name}  ", HEADING)
    line.append(f"Not to be compared. {parted.why} ")
    line.append(footnotes.mark(parted.sources), QUIET)
    for pause in parted.no_round:
        line.append(f" {pause.year}: {pause.why} ")
        line.append(footnotes.mark(pause.sources), QUIET)
    return prose(line, page)


def _block(block: list[Cell], footnotes: Footnotes, page: Page) -> RenderableType:
    names = _rounds(block)
    parted = breaks(block)
    if not _has_room(block, page):
        return _by_round(block, names, footnotes, page)
    table = Table(
        box=RULED_ASCII if page.ascii_only else RULED,
        safe_box=False,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1) if page.width == NATURAL else 0,
        header_style=QUIET,
        border_style=QUIET,
    )
    area, width = _widths(len(names), page.width - len(names) - 2 * len(parted))
    table.add_column("Area", overflow="fold", width=area)
    for name in names:
        if name in parted:
            table.add_column(bar(page), width=1)
        table.add_column(name, overflow="fold", width=width)
    for number, row in enumerate(_rows(block)):
        if number:
            table.add_row(*_divided(["" for _ in names], "", names, parted, page, 1))
        at = {cell.round: cell for cell in row}
        cells = [_cell(at.get(name), footnotes, page, width) for name in names]
        heights = [_height(cell, width) for cell in cells] + [_height(_area(row[-1]), area)]
        table.add_row(*_divided(cells, _area(row[-1]), names, parted, page, max(heights)))
    return table


def _divided(
    cells: Sequence[RenderableType],
    area: RenderableType,
    names: list[str],
    parted: Collection[str],
    page: Page,
    height: int,
) -> Iterator[RenderableType]:
    """A row whose breaks are as high as its highest cell."""
    yield area
    for name, cell in zip(names, cells, strict=True):
        if name in parted:
            yield quiet("\n".join([bar(page)] * height))
        yield cell


def _height(text: Text, width: int | None) -> int:
    """How many lines a text takes in so many columns; `None` is as many as it wants."""
    if width is None:
        return text.plain.count("\n") + 1
    return len(text.wrap(Console(), width, overflow="fold"))


def _has_room(block: list[Cell], page: Page) -> bool:
    """Whether a grid of these rounds fits; else one round stands under the other."""
    least = _AREA + len(_rounds(block)) * (_ROUND + 1) + 2 * len(breaks(block))
    return not page.narrow and page.width >= least


def _widths(rounds: int, room: int) -> tuple[int | None, int | None]:
    """How wide the area and each round are: as wide as a grade where there is room.

    `None` is as wide as the content, off a terminal.
    """
    if room > NATURAL // 2:
        return None, None
    width = max(_ROUND, min(28, (room - 2 * _AREA) // rounds))
    return max(_AREA, min(40, room - width * rounds)), width


def _rows(block: list[Cell]) -> list[list[Cell]]:
    rows: dict[tuple[str | None, str], list[Cell]] = {}
    for cell in block:
        rows.setdefault((cell.pillar, cell.id), []).append(cell)
    return list(rows.values())


def _area(cell: Cell) -> Text:
    return words(cell.area, HEADING if cell.level == "overall" else "")


def _cell(cell: Cell | None, footnotes: Footnotes, page: Page, width: int | None) -> Text:
    """A grade, how it came about where that is not by inspection, and its sources."""
    if cell is None:
        return quiet(_no_judgment(page))
    text = grade_text(cell, page)
    said = said_of(cell, page)
    mark = footnotes.mark(cell.sources)
    beneath = quiet(f"{said} {mark}" if said else mark)
    fits = not said and (width is None or text.cell_len + 1 + beneath.cell_len <= width)
    return Text(" " if fits else "\n", overflow="fold").join([text, beneath])


def _by_round(
    block: list[Cell], names: list[str], footnotes: Footnotes, page: Page
) -> RenderableType:
    """One round after the other, for where a grid has no room."""
    parts: list[RenderableType] = []
    parted = breaks(block)
    for name in names:
        cells = [cell for cell in block if cell.round == name]
        if name in parted:
            line = f"{bar(page) * 3} not to be compared with {parted[name].after}"
            parts += [prose(words(line), page), Text()]
        rows = [
            (
                _area(cell),
                grade_text(cell, page),
                quiet(f"{said_of(cell, page)} {footnotes.mark(cell.sources)}".strip()),
            )
            for cell in cells
        ]
        parts += [words(name, HEADING), Text(), indented(records(rows)), Text()]
    return stacked(*parts[:-1])
