"""What tables are put together from. Every text becomes `Text`: data is never markup."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from essex_insp.page import Page
from essex_insp.records import Cite, Dispute, Graded, Head
from essex_insp.theme import HEADING, QUIET, look
from essex_insp.wording import DRAFT, document_words, grade_words

RULED = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
RULED_ASCII = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


_MANY = 5
"""From so many sources on, those that are cited as a whole are put together: `[1–4]`."""


class Footnotes:
    """Numbers for sources, in the order in which they are first cited.

    Args:
        page: Where they are shown.
        cite: Whether they are shown as full references.
        where: What to type for their addresses and terms.
    """

    def __init__(self, page: Page, cite: bool, where: str) -> None:
        self._page = page
        self._cite = cite
        self._where = where
        self._sources: dict[str, tuple[int, Cite]] = {}

    def mark(self, cites: Iterable[Cite]) -> str:
        """Return numbers and paragraphs for citations, as in `[1], [2] ¶3`, or `no source`."""
        places: dict[str, set[int]] = {}
        for cite in cites:
            self._sources.setdefault(cite.source, (len(self._sources) + 1, cite))
            paragraphs = places.setdefault(cite.source, set())
            if cite.paragraph:
                paragraphs.add(cite.paragraph)
        marks = [
            f"[{self._sources[source][0]}]{self._places(paragraphs)}"
            for source, paragraphs in places.items()
            if paragraphs or len(places) < _MANY
        ]
        if len(places) >= _MANY:
            whole = sorted(self._sources[one][0] for one, where in places.items() if not where)
            marks += [f"[{numbers(whole, self._page)}]"] if whole else []
        return ", ".join(marks) or "no source"

    def lines(self) -> RenderableType:
        """Return the sources by their numbers."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for number, cite in self._sources.values():
            name = cite.reference
            if not self._cite:
                name = document_words(cite)
            grid.add_row(quiet(f"[{number}]"), quiet(name))
        if not self._sources:
            return quiet("No source is named.")
        if self._cite:
            return prose(grid, self._page)
        return prose(Group(grid, quiet(f"Addresses and terms: {self._where}")), self._page)

    def _places(self, paragraphs: Collection[int]) -> str:
        if not paragraphs:
            return ""
        sign = "para " if self._page.ascii_only else "¶"
        return f" {sign}{numbers(sorted(paragraphs), self._page)}"


def heading(head: Head | None, page: Page) -> list[RenderableType]:
    """Return the title of the report that an answer is about."""
    if head is None:
        return []
    title = Text.assemble((head.force, HEADING), "  ", (head.title, QUIET), overflow="fold")
    lines: list[RenderableType] = [prose(title, page)]
    if head.draft:
        lines.append(Text(DRAFT, style="bold reverse"))
    return [*lines, Text()]


def disputed(disputes: Iterable[Dispute], footnotes: Footnotes, page: Page) -> list[RenderableType]:
    """Return what each side of each disagreement says, and what is used, each point once."""
    lines: dict[str, RenderableType] = {}
    for dispute in disputes:
        line = Text(f"Sources disagree. {dispute.about}: ", overflow="fold")
        for number, side in enumerate(dispute.sayings, 1):
            line.append(f"({number}) {side.text} ")
            line.append(f"{footnotes.mark(side.sources)} ", QUIET)
        line.append(f"Used here: {dispute.used}" if dispute.used else "")
        lines.setdefault(dispute.about, prose(line, page))
    return list(lines.values())


def grade_text(grade: Graded, page: Page) -> Text:
    """Return a grade: its mark, its word, its colour."""
    looks = look(grade.grade, grade.scale)
    mark = looks.ascii_mark if page.ascii_only else looks.mark
    return Text(f"{mark} {grade_words(grade)}", style=looks.style or QUIET, overflow="fold")


def words(text: str, style: str = "") -> Text:
    """Return a text as it is, folded where it is too wide for its place."""
    return Text(text, style=style, overflow="fold")


def spoken(text: str, page: Page) -> Text:
    """Return words between quotation marks; the marks are ours, the words are as they are."""
    return words(f"“{text}”" if page.carries("“”") else f'"{text}"')


def quiet(text: str) -> Text:
    """Return a text that stands back."""
    return words(text, QUIET)


def prose(renderable: RenderableType, page: Page) -> RenderableType:
    """Return something set no wider than can be read with ease."""
    return Constrain(renderable, page.measure)


def indented(renderable: RenderableType, columns: int = 2) -> RenderableType:
    """Return something a little to the right."""
    return Padding(renderable, (0, 0, 0, columns), expand=False)


def rowed(
    page: Page,
    rows: Iterable[Sequence[RenderableType]],
    *columns: str,
    parts: Collection[int] = (),
) -> RenderableType:
    """Return rows as a table with a line under its head and none elsewhere.

    Where a table has no room they become records, one under another.

    Args:
        page: Where they are shown.
        rows: The cells of each row.
        columns: The names of the columns.
        parts: The numbers of the rows, from 0, that a new part begins with.
    """
    if page.narrow:
        return records(rows)
    table = Table(
        box=RULED_ASCII if page.ascii_only else RULED,
        safe_box=False,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        header_style=QUIET,
        border_style=QUIET,
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for number, row in enumerate(rows):
        if number in parts:
            table.add_row()
        table.add_row(*row)
    return table


def records(rows: Iterable[Sequence[RenderableType]]) -> RenderableType:
    """Return rows one under another, for where a table has no room."""
    blocks: list[RenderableType] = []
    for first, *rest in rows:
        blocks += [first, *(indented(one) for one in rest), Text()]
    return Group(*blocks[:-1])


def listed(texts: Iterable[RenderableType], page: Page) -> RenderableType:
    """Return texts as a list, each with a hanging indent."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for text in texts:
        grid.add_row(quiet("-" if page.ascii_only else "•"), text)
    return grid


def stacked(*parts: Any) -> RenderableType:
    """Return parts one under another, without those that are not there."""
    return Group(*(part for part in parts if part is not None))


def numbers(ordered: Sequence[int], page: Page) -> str:
    """Return numbers in short: `6, 7, 8, 11` as `6–8, 11`."""
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash = "-" if page.ascii_only else "–"
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs)
