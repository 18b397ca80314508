"""Concerns in full: the label, what it consists of, the inspector's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from essex_insp.questions.records import Concern
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import (
    Footnotes,
    heading,
    indented,
    listed,
    prose,
    quiet,
    spoken,
    stacked,
    words,
)
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import CONCERN_STATUS, concern_notes, label_words, person_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return each concern under its label, and the sources.

    Args:
        answer: Items of `concerns`.
        page: Where they are shown.
    """
    where = answer.hint("sources") if answer.head else answer.again("--cite")
    footnotes = Footnotes(page, answer.cite, where)
    parts: list[RenderableType] = []
    for report, group in groupby(answer.items, lambda item: item.report):
        if answer.head is None:
            parts += [prose(quiet(f"Report {report}"), page), Text()]
        for item in group:
            parts += [*_concern(item, footnotes, page), *_next(item, answer, page), Text()]
    return stacked(*heading(answer.head, page), *parts, footnotes.lines())


def _concern(item: Concern, footnotes: Footnotes, page: Page) -> Iterator[RenderableType]:
    yield prose(words(item.title, HEADING), page)
    yield prose(words(f"{label_words(item)}; {CONCERN_STATUS[item.status]}."), page)
    yield Text()
    summary = Text.assemble(item.summary, " ", (footnotes.mark(item.sources), "dim"))
    yield prose(_folded(summary), page)
    if item.parts:
        yield Text()
        parts = [
            _folded(Text.assemble(part.text, " ", (footnotes.mark(part.sources), "dim")))
            for part in item.parts
        ]
        yield prose(indented(listed(parts, page)), page)
    for quote in item.quotes:
        yield Text()
        yield prose(indented(spoken(quote.text, page), 4), page)
    if item.raised_by is not None and item.quotes:
        said = [cite for quote in item.quotes for cite in quote.sources]
        line = (person_words(item.raised_by), "  ", (footnotes.mark(said), "dim"))
        yield prose(indented(_folded(Text.assemble(*line)), 4), page)
    elif item.raised_by is not None:
        yield Text()
        yield prose(words(f"Raised by: {person_words(item.raised_by)}"), page)
    notes = concern_notes(item)
    if notes:
        yield Text()
        yield from (prose(words(line), page) for line in notes)
    yield prose(quiet(f"About: {', '.join(item.about) or 'not settled'}"), page)


def _next(item: Concern, answer: Answer, page: Page) -> list[RenderableType]:
    """What to type for what became of a concern."""
    if not item.events:
        return []
    return [prose(quiet(f"What happened next: {answer.hint('trail', item.id)}"), page)]


def _folded(text: Text) -> Text:
    text.overflow = "fold"
    return text
