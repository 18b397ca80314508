"""Grades as a table: area, grade, basis, sources."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import (
    Footnotes,
    disputed,
    grade_text,
    heading,
    prose,
    quiet,
    rowed,
    stacked,
    words,
)
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import basis_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the grades, the notes on them, and their sources.

    Args:
        answer: Items of `grades`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.hint("sources"))
    rows = []
    for item in answer.items:
        star = "*" if item.note or item.inferred_grade else ""
        whose = f" ({item.body})" if item.body else ""
        style = HEADING if item.level == "overall" else ""
        rows.append(
            (
                words(f"{item.area}{whose}{star}", style),
                grade_text(item, page),
                words(basis_words(item)),
                quiet(footnotes.mark(item.sources)),
            )
        )
    parts = [i for i, item in enumerate(answer.items) if i and item.level == "overall"]
    notes = [
        words(f"* {item.area}: {note}")
        for item in answer.items
        for note in (
            item.note,
            item.inferred_grade and f"{item.inferred_grade} is implied, not stated.",
        )
        if note
    ]
    disputes = disputed(
        (one for item in answer.items for one in item.disagreements), footnotes, page
    )
    return stacked(
        *heading(answer.head, page),
        rowed(page, rows, "Area", "Grade", "Basis", "Sources", parts=parts),
        *([Text(), *(prose(note, page) for note in notes)] if notes else []),
        *([Text(), *disputes] if disputes else []),
        Text(),
        footnotes.lines(),
    )
