"""The right side: an answer, line by line, and the part of it that keys act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from essex_insp.browse.keys import MOVES
from essex_insp.browse.part import Part, Typed, drawn, marked
from essex_insp.questions.search import SearchItem
from essex_insp.show.answer import Answer
from essex_insp.show.display import Display
from essex_insp.show.document import Cited
from essex_insp.show.marks import STYLES

NOTHING = Answer([], lambda _: (), {}, "")


@dataclass
class View:
    """An answer, the command line that it is of, if any, and the hit that is shown in it."""

    answer: Answer
    typed: Typed | None = None
    hit: SearchItem | None = None
    at: int = -1  # as it was left: the number of the part under the cursor,
    top: int = 0  # the first line in sight,
    side: Widget | None = None  # and what had the focus


class Reader(ScrollView, can_focus=True):
    """An answer that is scrolled; its cursor goes from part to part that leads on."""

    BINDINGS: ClassVar[list[BindingType]] = list(MOVES)

    part: reactive[Part] = reactive(Part(NOTHING), always_update=True)
    """What the cursor is on."""

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._terminal, self.view = display, View(NOTHING)
        self._lines, self._parts = list[Text](), list[Part]()

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def show(self, view: View) -> None:
        """Show a view where it was left, or where its hit is, on the part that holds it."""
        self.view.at, self.view.top = self.part.number, self.scroll_offset.y
        self.view = view
        self._draw(view.at)
        if view.hit is None or self.part.stop is not None:
            self._scroll(view.top)
            return
        own = [part for part in self._parts if part.holds(view.hit)]
        own.sort(key=lambda part: isinstance(part.stop, Cited))  # a citation may be of several
        rows = (
            at
            for at, line in enumerate(self._lines)
            if STYLES["hit"] in {span.style for span in line.spans}
        )
        self._scroll((own[0].row if own else next(rows, 0)) - self._height // 3)
        self.part = own[0] if own else Part(view.answer)

    def _draw(self, at: int) -> None:
        """Draw the answer, the cursor on a part of it."""
        display = self._terminal._replace(width=max(20, self.scrollable_content_region.width - 1))
        self._lines, self._parts = drawn(self.view.answer, display)
        if self.view.hit is not None:
            self._lines = marked(self._lines, self.view.hit.words)
        self.virtual_size = Size(display.width + 1, len(self._lines))
        here = (part for part in self._parts if part.number == at)
        self.part = next(here, Part(self.view.answer))
        self.refresh()

    def _scroll(self, top: float) -> None:
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        if not self._in_sight(self.part):
            self._settle()

    def _in_sight(self, part: Part) -> bool:
        return 0 <= part.row - self.scroll_offset.y < self._height

    def _settle(self, row: int = 0) -> None:
        """Put the cursor on the first part in sight that a line has or is before, else the last."""
        seen = [part for part in self._parts if self._in_sight(part)]
        after = [part for part in seen if max(part.runs) >= row]
        self.part = next(iter(after or seen[-1:]), Part(self.view.answer))

    def _go(self, part: Part) -> None:
        self.part = part
        region = Region(0, part.row, 1, min(len(part.runs), self._height))
        self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        self._draw(self.part.number)
        if self.part.stop is not None:
            self._go(self.part)
        elif self.view.hit is None:
            self._settle()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        text = self._lines[row].copy() if row < len(self._lines) else Text()
        if row in self.part.runs:
            style = Style(reverse=self.has_focus, underline=not self.has_focus)
            text.stylize(style, *self.part.runs[row])
        strip = Strip([piece for piece in text.render(self.app.console) if piece.text != "\n"])
        return strip.crop_extend(0, self.size.width, None).apply_style(self.rich_style)

    def action_vertical(self, step: int) -> None:
        top, at = self.scroll_offset.y, self.part
        edge = top - 1 if step > 0 else top + self._height
        row, column = (at.row, at.column) if self._in_sight(at) else (edge, 0)
        ahead = [part for part in self._parts if (part.row - row) * step > 0]
        ahead.sort(key=lambda part: (abs(part.row - row), abs(part.column - column)))
        if ahead and -1 <= ahead[0].row - top <= self._height:
            self._go(ahead[0])
        else:
            self._scroll(top + step)

    async def action_sideways(self, step: int) -> None:
        line = [part for part in self._parts if part.row == self.part.row]
        ahead = [part for part in line[::step] if (part.column - self.part.column) * step > 0]
        if ahead:
            self._go(ahead[0])
        elif step < 0:
            await self.run_action("app.switch")

    def action_page(self, step: int) -> None:
        self._scroll(self.scroll_offset.y + step * max(1, self._height - 2))

    def action_edge(self, end: int) -> None:
        self._scroll(end * self.max_scroll_y)
        self._settle(end * len(self._lines))

    async def on_click(self, event: events.Click) -> None:
        for part in self._parts:
            if part.number == event.style.meta.get("stop"):
                self._go(part)
                await self.run_action("app.lead('')")
