"""The first page of a report: what it is, its grades, its concern, what to type next."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import Page
from essex_insp.tables.parts import grade_text, heading, prose, quiet, stacked, words
from essex_insp.theme import HEADING
from essex_insp.wording import CONCERN_KINDS, basis_words, person_words, told_words

NEXT = (
    ("essex-insp grades", "each grade, with its basis and source"),
    ("essex-insp concerns", "the concern in full"),
    ("essex-insp quotes", "who said what, word for word"),
    ("essex-insp --help", "all commands"),
)


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the first page.

    Args:
        answer: One item of `front`.
        page: Where it is shown.
    """
    (item,) = answer.items
    parts: list[RenderableType] = [
        prose(words(told_words(item, item.inspectorate, item.told_by)), page)
    ]
    led = "; ".join(person_words(person) for person in item.inspectors)
    if led:
        parts.append(prose(quiet(f"Led by {led}"), page))
    parts += [Text(), _strip(item, page), Text()]
    for concern in item.concerns:
        parts.append(prose(words(concern.title, HEADING), page))
        parts.append(prose(words(CONCERN_KINDS[concern.kind]), page))
    if item.concerns:
        parts.append(Text())
    parts += [_next(page)]
    return stacked(*heading(answer.head, page), *parts)


def _strip(item: object, page: Page) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for _ in range(2 if page.narrow else 3):
        grid.add_column(overflow="fold")
    for grade in item.grades:  # type: ignore[attr-defined]
        style = HEADING if grade.level == "overall" else ""
        cells = [grade_text(grade, page), words(grade.area, style), quiet(basis_words(grade))]
        grid.add_row(*cells[: 2 if page.narrow else 3])
    return grid


def _next(page: Page) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for command, what in NEXT:
        grid.add_row(words(command), quiet(what))
    return prose(grid, page)
