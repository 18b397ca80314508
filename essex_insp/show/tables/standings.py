"""What tables of forces have in common: the mark of one's own, and what is said below."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from essex_insp.questions.records.following import Standing
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import Footnotes, disputed, indented, prose, quiet, words
from essex_insp.show.wording import INSPECTED, NOT_IN_DATA, added_basis, grade_words


def own_mark(page: Page) -> str:
    """Return the mark of the force of the report."""
    return ">" if page.ascii_only else "▶"


def star(item: Standing) -> str:
    """Return the sign of a note, unless it can only say what the grade's words say: not read."""
    unread = grade_words(item) == NOT_IN_DATA and item.inferred_grade is None
    return "*" if item.note and not unread else ""


def remarks(items: list[Standing], footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    """Yield caveats, notes and disagreements.

    Args:
        items: Items of `compare`.
        footnotes: The numbers of the sources.
        page: Where they are shown.
    """
    lines = list(_remarks(items, footnotes, page))
    yield from [*lines, Text()] if lines else []


def _remarks(items: list[Standing], footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    if any(item.grade is not None and not added_basis(item) for item in items):
        yield prose(quiet(INSPECTED), page)
    for name, caveat in dict.fromkeys((item.round, item.caveat) for item in items):
        if caveat:
            yield prose(quiet(f"{name}: {caveat}"), page)
    for item in items:
        if star(item):
            yield prose(quiet(f"* {item.name}, {item.round}: {item.note}"), page)
    for item in items:
        for line in disputed(item.disagreements, footnotes, page):
            yield prose(words(f"{item.name}, {item.round}"), page)
            yield indented(line)
