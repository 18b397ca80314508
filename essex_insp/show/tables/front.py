"""The first page of a report: what it is, its grades, its concern, what to type next."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.questions.records import Grade
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import grade_text, heading, prose, quiet, records, stacked, words
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import basis_words, label_words, person_words, told_words

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
    parts += [Text(), _strip(item.grades, page), Text()]
    for concern in item.concerns:
        parts.append(prose(words(concern.title, HEADING), page))
        parts.append(prose(words(label_words(concern)), page))
    if item.concerns:
        parts.append(Text())
    parts += [_next(page)]
    return stacked(*heading(answer.head, page), *parts)


def _strip(grades: Iterable[Grade], page: Page) -> RenderableType:
    rows = [
        (
            grade_text(grade, page),
            words(grade.area, HEADING if grade.level == "overall" else ""),
            quiet(basis_words(grade)),
        )
        for grade in grades
    ]
    if page.narrow:
        return records((area, grade, basis) for grade, area, basis in rows)
    grid = Table.grid(padding=(0, 2))
    for row in rows:
        grid.add_row(*row)
    return grid


def _next(page: Page) -> RenderableType:
    if page.narrow:
        return records((words(command), quiet(what)) for command, what in NEXT)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    for command, what in NEXT:
        grid.add_row(words(command), quiet(what))
    return prose(grid, page)
