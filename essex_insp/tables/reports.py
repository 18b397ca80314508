"""The reports of the library as a table."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import Page
from essex_insp.tables.parts import quiet, rowed, stacked, words
from essex_insp.theme import HEADING
from essex_insp.wording import DRAFT, date_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return a line for each report.

    Args:
        answer: Items of `reports`.
        page: Where they are shown.
    """
    rows = []
    for item in answer.items:
        said = (("default", item.default), ("your own", item.file), (DRAFT, item.draft))
        marks = [mark for mark, on in said if on]
        name = Text.assemble((item.id, HEADING), *(f" ({mark})" for mark in marks))
        name.overflow = "fold"
        rows.append(
            (
                name,
                words(item.force),
                words(item.round or "no round"),
                words(date_words(item.published, item.published_note)),
                words(item.title),
            )
        )
    body = rowed(page, rows, "Report", "Force", "Round", "Published", "Title")
    return stacked(body, Text(), quiet(_next(answer)))


def _next(answer: Answer) -> str:
    """What to type for a report; the default one needs no name."""
    named = next((["--report", item.id] for item in answer.items if not item.default), [])
    return f"Read one with: {answer.hint('grades', *named)}"
