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
from essex_insp.show.answer import Answer, made_visible
from essex_insp.show.display import Display
from essex_insp.show.document import Cited
from essex_insp.show.marks import STYLES

NOTHING = Answer([], lambda _: (), {}, "")


@dataclass
class View:
    """An answer, the command line or what else it is of, and the hit that is shown in it."""

    answer: Answer
    typed: Typed = ("words",)
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

    def show(self, view: View) -> None:
        """Show a view where it was left, or where its hit is, on the part that holds it."""
        self.view.at, self.view.top = self.part.number, self.scroll_offset.y
        self.view, hit = view, view.hit
        display = self._terminal._replace(width=max(20, self.scrollable_content_region.width - 1))
        answer = made_visible(view.answer, "\n", display.ascii_only)
        lines, self._parts = drawn(answer, display)
        self._lines = marked(lines, hit.words) if hit else lines
        self.virtual_size = Size(display.width + 1, len(lines))
        none = Part(answer)
        self.part = next((part for part in self._parts if part.number == view.at), none)
        if hit and self.part.stop is None:
            own = [part for part in self._parts if part.holds(hit)]
            own.sort(key=lambda part: isinstance(part.stop, Cited))  # that may be of several
            looks = [{span.style for span in line.spans} for line in self._lines]
            row = next((row for row, look in enumerate(looks) if STYLES["hit"] in look), 0)
            self.part = own[0] if own else none
            self._scroll((self.part.row if own else row) - self.size.height // 3)
        else:
            self._scroll(view.top)
            self._go(self.part)
        self.refresh()

    def on_resize(self) -> None:
        self.show(self.view)

    def _scroll(self, top: float) -> None:
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _in_sight(self, part: Part) -> bool:
        return 0 <= part.row - self.scroll_offset.y < self.size.height

    def _settle(self, at: int = 0) -> None:
        """Put the cursor on the first part in sight, or on the last."""
        seen = [part for part in self._parts if self._in_sight(part)]
        self.part = seen[at] if seen else Part(self.part.answer)

    def _go(self, part: Part) -> None:
        """Put the cursor on a part and that in sight, or on the first in sight instead of none."""
        self.part = part
        region = Region(0, part.row, 1, min(len(part.runs), self.size.height))
        if part.stop is None:
            self._settle()
        else:
            self.scroll_to_region(region, animate=False, immediate=True, force=True)

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
        edge = top - 1 if step > 0 else top + self.size.height
        row, column = (at.row, at.column) if self._in_sight(at) else (edge, 0)
        ahead = [part for part in self._parts if (part.row - row) * step > 0]
        ahead.sort(key=lambda part: (abs(part.row - row), abs(part.column - column)))
        if ahead and -1 <= ahead[0].row - top <= self.size.height:
            self._go(ahead[0])
            return
        self._scroll(top + step)
        if not self._in_sight(at):
            self._settle()

    async def action_sideways(self, step: int) -> None:
        line = [part for part in self._parts if part.row == self.part.row]
        ahead = [part for part in line[::step] if (part.column - self.part.column) * step > 0]
        if ahead:
            self._go(ahead[0])
        elif step < 0:
            await self.run_action("app.switch")

    def action_page(self, step: int) -> None:
        self._scroll(self.scroll_offset.y + step * max(1, self.size.height - 2))
        self._settle()

    def action_edge(self, end: int) -> None:
        self._scroll(end * self.max_scroll_y)
        self._settle(-end)

    async def on_click(self, event: events.Click) -> None:
        for part in self._parts:
            if part.number == event.style.meta.get("stop"):
                self._go(part)
                await self.run_action("app.lead('')")
