"""Forces side by side: one line for a question in a round, one column for a force."""

from __future__ import annotations

from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from essex_insp.questions.records.following import Standing
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import (
    Footnotes,
    grade_text,
    indented,
    prose,
    quiet,
    rowed,
    stacked,
    words,
)
from essex_insp.show.tables.standings import own_mark, remarks, star
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import added_basis

_LEAST = 15
"""The least columns for a force; with less, forces stand one under another."""


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the forces side by side, and the sources.

    Args:
        answer: Items of `compare`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    groups = [
        (asked, list(group))
        for asked, group in groupby(answer.items, lambda item: (item.round, item.area))
    ]
    names = [_name(item, page) for item in groups[0][1]]
    if page.width < 26 + (_LEAST + 3) * len(names):
        body: RenderableType = _under(groups, footnotes, page)
    else:
        rows = [
            (words(name), words(area), *(_cell(item, footnotes, page) for item in items))
            for (name, area), items in groups
        ]
        body = rowed(page, rows, "Round", "Area", *names)
    parts = [body, Text(), *remarks(answer.items, footnotes, page)]
    return stacked(*parts, footnotes.lines())


def _under(
    groups: list[tuple[tuple[str, str], list[Standing]]], footnotes: Footnotes, page: Page
) -> RenderableType:
    parts: list[RenderableType] = []
    for (name, area), items in groups:
        parts.append(prose(words(f"{area}, {name}", HEADING), page))
        for item in items:
            line = Text.assemble(f"{_name(item, page)}: ", _cell(item, footnotes, page, " "))
            line.overflow = "fold"
            parts.append(prose(indented(line), page))
        parts.append(Text())
    return stacked(*parts[:-1])


def _name(item: Standing, page: Page) -> str:
    return f"{own_mark(page)} {item.name}" if item.own else str(item.name)


def _cell(item: Standing, footnotes: Footnotes, page: Page, gap: str = "\n") -> Text:
    grade = grade_text(item, page)
    said = added_basis(item)
    if said and gap != "\n":
        said = f"({said})"
    grade.append(star(item))
    mark = quiet(f"{said} {footnotes.mark(item.sources)}".strip())
    return Text(gap, overflow="fold").join([grade, mark])
