"""All forces on one question in one round: how many have each grade, and which."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import Page
from essex_insp.records.following import Standing
from essex_insp.tables.names import Names
from essex_insp.tables.parts import (
    Footnotes,
    grade_text,
    indented,
    prose,
    quiet,
    stacked,
    words,
)
from essex_insp.tables.standings import own_mark, remarks, star
from essex_insp.theme import HEADING, PEEL, QUIET, look
from essex_insp.wording import NOT_IN_DATA, added_basis

_MANY = 12
"""More sources than this are not listed below a table of all forces."""


def table(answer: Answer, page: Page) -> RenderableType:
    """Return a bar for each grade, the forces under it, and what a reader should know.

    Args:
        answer: Items of `compare`, all on one question in one round.
        page: Where they are shown.
    """
    items: list[Standing] = answer.items
    first = items[0]
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    footnotes.mark(cite for item in items for cite in item.sources)
    grades = [grade for grade in PEEL if any(item.grade == grade for item in items)]
    parts: list[RenderableType] = [
        prose(Text.assemble((first.area, HEADING), f", round {first.round}"), page),
        Text(),
        _bars(items, page),
        Text(),
    ]
    for grade in (*grades, None):
        alike = [item for item in items if item.grade == grade]
        if alike:
            parts += [grade_text(alike[0], page) if grade else quiet(f"· {NOT_IN_DATA}")]
            parts += [prose(indented(Names([_name(item, page) for item in alike])), page), Text()]
    parts += [*_moves(items, page), *remarks(items, footnotes, page)]
    return stacked(*parts, _sources(answer, footnotes, page))


def _bars(items: list[Standing], page: Page) -> RenderableType:
    scale = [grade for grade in PEEL if grade != "Adequate"]
    counts = [(grade, sum(item.grade == grade for item in items)) for grade in scale]
    unread = sum(item.grade is None for item in items)
    room = max(8, min(page.measure, 84) - 34)
    unit = min(1.0, room / max(1, *(count for _, count in counts)))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    block = "#" if page.ascii_only else "█"
    for grade, count in counts:
        looks = look(grade)
        mark = looks.ascii_mark if page.ascii_only else looks.mark
        length = max(1, round(count * unit)) if count else 0
        grid.add_row(
            words(f"{mark} {grade}", looks.style), str(count), words(block * length, looks.style)
        )
    if unread:
        grid.add_row(quiet(f"· {NOT_IN_DATA}"), str(unread), "")
    return grid


def _name(item: Standing, page: Page) -> Text:
    name = f"{own_mark(page)} {item.name}" if item.own else item.name
    text = words(f"{name}{star(item)}", HEADING if item.own else "")
    said = added_basis(item)
    return Text.assemble(text, (f" ({said})" if said else "", QUIET))


def _moves(items: list[Standing], page: Page) -> Iterator[RenderableType]:
    changes = [item.change for item in items if item.change]
    if not changes:
        return
    groups = {
        direction: [
            item.name for item in items if item.change and item.change.direction == direction
        ]
        for direction in ("up", "down", "same")
    }
    up, down, same = (len(group) for group in groups.values())
    unknown = len(items) - len(changes)
    text = (
        f"From {changes[0].from_round} to {items[0].round}: {up} rose, {down} fell, {same} stayed"
    )
    text += f", {unknown} not known." if unknown else "."
    yield prose(words(text), page)
    for label, names in (("Rose", groups["up"]), ("Fell", groups["down"])):
        if names:
            yield prose(indented(Names([quiet(name) for name in names], f"{label}:")), page)
    yield Text()


def _sources(answer: Answer, footnotes: Footnotes, page: Page) -> RenderableType:
    sources = {cite.source for item in answer.items for cite in item.sources}
    if len(sources) <= _MANY:
        return footnotes.lines()
    named = answer.hint("compare", "kent", *answer.typed)
    text = (
        f"{len(sources)} sources: name forces to see theirs, as in {named}, "
        "or give --format json for all."
    )
    return prose(quiet(text), page)
