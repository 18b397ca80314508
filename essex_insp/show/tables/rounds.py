"""What a grid and a chart of rounds have in common: breaks, signs, and what is said below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.questions.records.following import Break, Cell
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import Footnotes, disputed, grade_text, prose, quiet, words
from essex_insp.show.theme import HEADING, QUIET
from essex_insp.show.wording import added_basis, between_words, date_words

ARROWS = {"up": "↑", "down": "↓", "same": "="}
ARROWS_ASCII = {"up": "^", "down": "v", "same": "="}


def bar(page: Page) -> str:
    """Return the sign of a break between rounds; no line of a chart looks like it."""
    return "#" if page.ascii_only else "║"


def breaks(cells: Iterable[Cell]) -> dict[str, Break]:
    """Return the breaks between the rounds that are shown, by the round that each is before.

    Args:
        cells: Items of `history`, of rounds.
    """
    found = {str(cell.round): cell.break_before for cell in cells}
    return {name: parted for name, parted in sorted(found.items()) if parted and name != min(found)}


def said_of(cell: Cell, page: Page) -> str:
    """Return what a grade's cell says beside the grade: its change, or its basis.

    Args:
        cell: The judgment.
        page: Where it is shown.
    """
    if cell.change is not None:
        arrows = ARROWS_ASCII if page.ascii_only else ARROWS
        return f"{arrows[cell.change.direction]} {cell.change.from_round}"
    return added_basis(cell)


def legend(answer: Answer, footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    """Yield what a reader should know of single rounds, and where sources disagree.

    Args:
        answer: Items of `history`.
        footnotes: The numbers of the sources.
        page: Where they are shown.
    """
    lines = list(_legend(answer, footnotes, page))
    yield from [*lines, Text()] if lines else []


def _legend(answer: Answer, footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    shown: list[Cell] = answer.items
    more = answer.hint("history", *(word for word in answer.typed if word != "--chart"), "--all")
    for cell in shown:
        if cell.change and cell.change.between:
            between = "; ".join(f"{one.round}: {between_words(one)}" for one in cell.change.between)
            yield prose(quiet(f"{cell.area}, {cell.round}: in between, {between}."), page)
    for name, caveat in dict.fromkeys((cell.round, cell.caveat) for cell in shown):
        if caveat:
            yield prose(quiet(f"{name}: {caveat}"), page)
    disputes = [dispute for cell in shown for dispute in cell.disagreements]
    yield from disputed(disputes, footnotes, page)
    if all(cell.round is not None for cell in shown):
        yield prose(quiet(f"Inspections that belong to no round: {more}"), page)


def others(cells: list[Cell], footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    """Yield the inspections that are no rounds, in order of time.

    Args:
        cells: Items of `history`, of no round.
        footnotes: The numbers of the sources.
        page: Where they are shown.
    """
    if not cells:
        return
    yield prose(words("Other inspections, which are no rounds", HEADING), page)
    grid = Table.grid(padding=(0, 2))
    for _ in range(2 if page.narrow else 3):
        grid.add_column(overflow="fold")
    for cell in cells:
        whose = f" ({cell.body})" if cell.body else ""
        when = quiet(date_words(cell.published, cell.published_note))
        what = Text.assemble(
            f"{cell.area}{whose}: ",
            grade_text(cell, page),
            (f" {footnotes.mark(cell.sources)}", QUIET),
            overflow="fold",
        )
        if page.narrow:
            grid.add_row(when, what)
        else:
            grid.add_row(when, what, quiet(cell.report))
    yield grid
    yield Text()
