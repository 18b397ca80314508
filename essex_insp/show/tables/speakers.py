"""Speakers as a table: name, role, organisation, how much they say."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import Footnotes, heading, quiet, rowed, stacked, words
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import NOT_READ, counted


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the people in a report, and the sources.

    Args:
        answer: Items of `speakers`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.hint("sources"))
    rows = []
    for item in answer.items:
        role = item.role or f"role {NOT_READ}"
        said = counted(item.paragraphs, "paragraph")
        rows.append(
            (
                words(item.name, HEADING),
                words(f"{role}\n{item.note}" if item.note else role),
                words(item.organisation or f"organisation {NOT_READ}"),
                words(said),
                quiet(footnotes.mark(item.sources)),
            )
        )
    body = rowed(page, rows, "Speaker", "Role", "Organisation", "Says", "Sources")
    return stacked(*heading(answer.head, page), body, Text(), footnotes.lines())
