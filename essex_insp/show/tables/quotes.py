"""Statements, each as one continuous piece with its speaker, role and source."""

from __future__ import annotations

from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.questions.records import Quote
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import (
    Footnotes,
    heading,
    numbers,
    prose,
    quiet,
    spoken,
    stacked,
    words,
)
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import ATTRIBUTIONS


def table(answer: Answer, page: Page) -> RenderableType:
    """Return each statement in its paragraphs, and the sources.

    Args:
        answer: Items of `quotes`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.hint("sources"))
    parts: list[RenderableType] = []
    for _, group in groupby(answer.items, lambda item: item.statement):
        quotes = list(group)
        parts += [_speaker(quotes, footnotes, page), Text(), _paragraphs(quotes, page), Text()]
        parts += [_index(quotes, page), Text()]
    return stacked(*heading(answer.head, page), *parts, footnotes.lines())


def _speaker(quotes: list[Quote], footnotes: Footnotes, page: Page) -> RenderableType:
    speaker = quotes[0].speaker
    name = speaker.name if speaker else "Unattributed"
    rest = [part for part in (speaker.role, speaker.organisation) if part] if speaker else []
    mark = footnotes.mark([cite for quote in quotes for cite in quote.sources])
    line = Text.assemble(
        (name, HEADING), *(f", {part}" for part in rest), "  ", (mark, "dim"), overflow="fold"
    )
    return prose(line, page)


def _paragraphs(quotes: list[Quote], page: Page) -> RenderableType:
    """The paragraphs with their numbers in the margin, so that one left out is seen."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for quote in quotes:
        grid.add_row(quiet(str(quote.paragraph)), _words(quote, page))
        caution = _caution(quote)
        if caution:
            grid.add_row("", quiet(f"({caution})"))
        if quote is not quotes[-1]:
            grid.add_row("", "")
    return prose(grid, page)


def _index(quotes: list[Quote], page: Page) -> RenderableType:
    """What the statement is about and how it speaks, by the numbers of its paragraphs."""
    about: dict[str, list[int]] = {}
    tones: dict[str, list[int]] = {}
    for quote in quotes:
        for label in quote.about:
            about.setdefault(label, []).append(quote.paragraph)
        tones.setdefault(quote.tone or "not settled", []).append(quote.paragraph)
    lines = [("About", about), ("Tone", tones)]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, places in lines:
        said = "; ".join(f"{name} {numbers(where, page)}" for name, where in places.items())
        grid.add_row(quiet(label), quiet(said or "not settled"))
    return prose(grid, page)


def _words(quote: Quote, page: Page) -> Text:
    return spoken(quote.text, page) if quote.marked else words(quote.text)


def _caution(quote: Quote) -> str:
    parts = [] if quote.marked else ["printed without quotation marks"]
    if quote.attribution and quote.attribution.kind in ("by-context", "unattributed"):
        parts.append(ATTRIBUTIONS[quote.attribution.kind])
    return "; ".join(parts)
