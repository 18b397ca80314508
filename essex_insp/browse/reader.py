"""The right side: an answer, line by line, and the part of it that keys act on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeAlias

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from essex_insp.browse.keys import bindings
from essex_insp.browse.part import Part
from essex_insp.browse.place import Drawn, Spot, drawn
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page

NOTHING = Answer([], lambda _: (), {}, "")
Place: TypeAlias = "tuple[int | None, int]"
"""The number of the part that the cursor is on, and the first line in sight."""


class Reader(ScrollView, can_focus=True):
    """An answer that is scrolled, with a cursor that goes from one part that leads on to the next.

    Args:
        page: What the terminal can carry; the width is this widget's.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "vertical(1) vertical(-1) sideways(1) sideways(-1) page(1) page(-1) edge(0) edge(1)"
    )

    at: reactive[int | None] = reactive(None)
    """The number of the part that the cursor is on."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._drawn = page, Drawn([], [], [])
        self._shown: tuple[Answer, tuple[str, ...]] = (NOTHING, ())

    @property
    def part(self) -> Part:
        """The part under the cursor."""
        return Part(self._shown[0], None if self.at is None else self._drawn.spots[self.at].part)

    @property
    def place(self) -> Place:
        """Where the cursor and the window are."""
        return self.at, round(self.scroll_y)

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def show(
        self, answer: Answer, words: Iterable[str], text: str = "", place: Place = (None, 0)
    ) -> None:
        """Show an answer in which words stand out, at a place, or where a text in it begins."""
        self._shown, self.at = (answer, tuple(words)), None
        self._draw()
        row, hits = self._drawn.begins(text), self._drawn.hits
        row = next((hit for hit in hits if hit >= (row or 0)), row) if text else None
        top = place[1] if row is None else max(0, row - self._height // 3)
        self.scroll_to(y=top, animate=False, immediate=True)
        if place[0] is not None and place[0] < len(self._drawn.spots):
            self.at = place[0]
        else:
            self._settle(row)

    def _draw(self) -> None:
        if self.size.width:
            page = self._page._replace(width=max(20, self.scrollable_content_region.width - 1))
            self._drawn = drawn(self._shown[0], page, self._shown[1])
            self.at = self.at if (self.at or 0) < len(self._drawn.spots) else None
            self.virtual_size = Size(page.width, len(self._drawn.lines))
        self.refresh()

    def _in_sight(self, spot: Spot) -> bool:
        return 0 <= spot.runs[0][0] - round(self.scroll_y) < self._height

    def _settle(self, row: int | None = None) -> None:
        """Put the cursor on the first part in sight, or on the last one up to a line."""
        seen = [at for at, spot in enumerate(self._drawn.spots) if self._in_sight(spot)]
        before = [at for at in seen if row is not None and self._drawn.spots[at].runs[0][0] <= row]
        self.at = next(iter(before[-1:] or seen), None)

    def on_resize(self) -> None:
        """Draw anew for another width; the cursor stays on its part."""
        self._draw()
        if self.at is not None:
            self._go(self.at)

    def render_line(self, y: int) -> Strip:
        """Return a line as the terminal shows it."""
        row = y + round(self.scroll_y)
        text = self._drawn.lines[row].copy() if row < len(self._drawn.lines) else Text()
        for at, start, end in self._drawn.spots[self.at].runs if self.at is not None else ():
            if at == row:
                text.stylize(
                    Style(reverse=self.has_focus, underline=not self.has_focus), start, end
                )
        strip = Strip([part for part in text.render(self.app.console) if part.text != "\n"])
        return strip.crop_extend(0, self.size.width, None).apply_style(self.rich_style)

    def action_vertical(self, step: int) -> None:
        spots, top = self._drawn.spots, round(self.scroll_y)
        here = spots[self.at] if self.at is not None and self._in_sight(spots[self.at]) else None
        row = here.runs[0][0] if here else top - 1 if step > 0 else top + self._height
        rows = {spot.runs[0][0] for spot in spots if (spot.runs[0][0] - row) * step > 0}
        near = min(rows, key=lambda other: abs(other - row), default=None)
        if near is not None and -1 <= near - top <= self._height:
            wanted = here.runs[0][1] if here else 0
            beside = [at for at, spot in enumerate(spots) if spot.runs[0][0] == near]
            self._go(min(beside, key=lambda at: abs(spots[at].runs[0][1] - wanted)))
            return
        self.scroll_relative(y=step, animate=False, immediate=True)
        if here is None or not self._in_sight(here):
            self._settle()

    def _go(self, at: int) -> None:
        self.at = at
        (top, *_), (last, *_) = self._drawn.spots[at].runs[0], self._drawn.spots[at].runs[-1]
        region = Region(0, top, 1, min(last - top + 1, self._height))
        self.scroll_to_region(region, animate=False, immediate=True)

    async def action_sideways(self, step: int) -> None:
        there, rows = (self.at or 0) + step, [spot.runs[0][0] for spot in self._drawn.spots]
        if self.at is not None and 0 <= there < len(rows) and rows[there] == rows[self.at]:
            self._go(there)
        elif step < 0:
            await self.run_action("app.switch")

    def action_page(self, step: int) -> None:
        self.scroll_relative(y=step * max(1, self._height - 2), animate=False, immediate=True)
        self._settle()

    def action_edge(self, end: int) -> None:
        self.scroll_to(y=end * self.max_scroll_y, animate=False, immediate=True)
        self._settle(end * len(self._drawn.lines) or None)

    async def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        for at, spot in enumerate(self._drawn.spots if place else ()):
            for row, start, end in spot.runs:
                text = self._drawn.lines[row]
                columns = range(text[:start].cell_len, text[:end].cell_len)
                if place and row == place.y + round(self.scroll_y) and place.x in columns:
                    self._go(at)
                    await self.run_action("app.follow")
                    return
