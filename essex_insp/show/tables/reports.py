"""The reports of the library: what to type for each stands whole on its line."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.questions.records import ReportLine
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import indented, quiet, records, rowed, stacked, words
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import date_words

_LEAST = 24
"""The least columns for a date in words."""
_GAP = 3


def table(answer: Answer, page: Page) -> RenderableType:
    """Return a line for each report, its title under it where there is no room beside it.

    Args:
        answer: Items of `reports`.
        page: Where they are shown.
    """
    items: list[ReportLine] = answer.items
    # One force is named once, above its reports.
    forces = len({item.force for item in items}) > 1
    rows = [
        [
            _name(item),
            *([words(item.force)] if forces else []),
            words(item.round or "no round"),
            words(date_words(item.published, item.published_note)),
        ]
        for item in items
    ]
    columns = ["Report", *(["Force"] if forces else []), "Round", "Published"]
    titles = [words(item.title) for item in items]
    widths = [
        max(cell_len(head), *(cell_len(row[i].plain) for row in rows))
        for i, head in enumerate(columns)
    ]
    left = page.width - sum(widths[:-1]) - _GAP * (len(widths) - 1)
    body: RenderableType
    if left >= widths[-1] + _GAP + max(cell_len(title.plain) for title in titles):
        full = [[*row, title] for row, title in zip(rows, titles, strict=True)]
        body = rowed(page, full, *columns, "Title")
    elif left >= _LEAST:
        lines = [_line([quiet(column) for column in columns], widths)]
        for row, title in zip(rows, titles, strict=True):
            lines += [_line(row, widths), indented(Text(title.plain, "dim", overflow="fold"))]
        body = Group(*lines)
    else:
        body = records(
            [row[0], title, words(", ".join(cell.plain for cell in row[1:]))]
            for row, title in zip(rows, titles, strict=True)
        )
    above = [] if forces else [words(items[0].force, HEADING), Text()]
    return stacked(*above, body, Text(), quiet(_next(answer)))


def _name(item: ReportLine) -> Text:
    said = (("default", item.default), ("own", item.file), ("draft", item.draft))
    marks = ", ".join(mark for mark, on in said if on)
    return Text.assemble((item.id, HEADING), f" ({marks})" if marks else "", overflow="fold")


def _line(cells: list[Text], widths: list[int]) -> RenderableType:
    """One report, its cells under those of the others."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths[:-1]:
        grid.add_column(no_wrap=True, min_width=width)
    grid.add_column(overflow="fold")
    grid.add_row(*cells)
    return grid


def _next(answer: Answer) -> str:
    """What to type for a report; the default one needs no name."""
    named = next((["--report", item.id] for item in answer.items if not item.default), [])
    return f"Read one with: {answer.hint('grades', *named)}"
