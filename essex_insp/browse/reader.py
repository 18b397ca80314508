"""The right side: an answer, line by line, and the place in it that keys act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from essex_insp.browse.keys import bindings
from essex_insp.browse.place import Drawn, Spot, column, drawn, standing
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.terminal import Stop

_HERE, _AWAY = Style(reverse=True), Style(underline=True)


class Reader(ScrollView, can_focus=True):
    """An answer that is scrolled, with a cursor that goes from one part that leads on to the next.

    Args:
        page: What the terminal can carry; the width is this widget's.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "down up left right page_down page_up top bottom follow"
    )

    class Followed(Message):
        """The part under the cursor is to be followed."""

    class Moved(Message):
        """The cursor stands at another part."""

    class Left(Message):
        """The cursor was moved out to the left."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._answer: Answer | None = None
        self._words: Sequence[str] = ()
        self._drawn = Drawn([], [], [])
        self.at: int | None = None

    @property
    def spot(self) -> Stop | None:
        """The part under the cursor, if there is one."""
        return self._drawn.spots[self.at].part if self.at is not None else None

    @property
    def lines(self) -> list[str]:
        """What is drawn, as text."""
        return [line.plain for line in self._drawn.lines]

    def show(self, answer: Answer, words: Iterable[str] = (), text: str | None = None) -> None:
        """Show an answer from its beginning, or from where a text in it begins.

        Args:
            answer: The answer, its texts made visible.
            words: Words that were looked for.
            text: The text.
        """
        self._answer, self._words, self.at = answer, tuple(words), None
        self._draw()
        hits = self._drawn.hits
        row = standing(self._drawn, text) if text else None
        row = next((hit for hit in hits if row is None or hit >= row), row) if hits else row
        self.restore((None, max(0, (row or 0) - self.size.height // 3)))
        self._settle(row)

    def place(self) -> tuple[int | None, int]:
        """Return where the cursor and the window are."""
        return self.at, round(self.scroll_y)

    def restore(self, place: tuple[int | None, int]) -> None:
        """Go back to where the cursor and the window were."""
        self.at = place[0] if place[0] is None or place[0] < len(self._drawn.spots) else None
        self.scroll_to(y=place[1], animate=False, immediate=True)
        self._moved()

    def _draw(self) -> None:
        if self._answer is None or self.size.width < 1:
            return
        page = self._page._replace(width=max(20, self.scrollable_content_region.width - 1))
        self._drawn = drawn(self._answer, page, self._words)
        widest = max((line.cell_len for line in self._drawn.lines), default=0)
        self.virtual_size = Size(widest + 1, len(self._drawn.lines))
        self.refresh()

    def _settle(self, row: int | None = None) -> None:
        """Put the cursor on the first part in sight, or the last one that begins before a row."""
        before = [at for at, spot in enumerate(self._drawn.spots) if spot.top <= (row or -1)]
        seen = [at for at, spot in enumerate(self._drawn.spots) if self._in_sight(spot)]
        last = [at for at in before[-1:] if at in seen]
        self.at = next(iter(last or seen), None)
        self._moved()

    def _in_sight(self, spot: Spot) -> bool:
        top = round(self.scroll_y)
        return top <= spot.top < top + max(1, self.scrollable_content_region.height)

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Draw anew for another width; the cursor stays on its part."""
        self._draw()
        if self.at is not None:
            self._reveal(self._drawn.spots[self.at])

    def on_focus(self) -> None:
        """Show the cursor as the one that keys act on."""
        self._moved()

    def on_blur(self) -> None:
        """Show the cursor as one that keys do not act on."""
        self._moved()

    def render_line(self, y: int) -> Strip:
        """Return a line as the terminal shows it."""
        left, top = round(self.scroll_x), round(self.scroll_y)
        row, width = y + top, self.scrollable_content_region.width
        text = self._drawn.lines[row].copy() if row < len(self._drawn.lines) else Text()
        if self.at is not None and self.at < len(self._drawn.spots):
            for at, start, end in self._drawn.spots[self.at].runs:
                if at == row:
                    text.stylize(_HERE if self.has_focus else _AWAY, start, end)
        segments = list(text.render(self.app.console))
        strip = Strip([part for part in segments if part.text != "\n"])
        return strip.crop_extend(left, left + width, None).apply_style(self.rich_style)

    def action_down(self) -> None:
        """Go to the next line that has a part to stop at; without one in sight, scroll."""
        self._vertical(1)

    def action_up(self) -> None:
        """Go to the line before that has a part to stop at; without one in sight, scroll."""
        self._vertical(-1)

    def _vertical(self, step: int) -> None:
        spots = self._drawn.spots
        here = spots[self.at] if self.at is not None else None
        if here is not None and not self._in_sight(here):
            here = None
        row = here.top if here else round(self.scroll_y) - 1
        if here is None and step < 0:
            row += self.scrollable_content_region.height + 1
        beyond = [spot for spot in spots if (spot.top - row) * step > 0]
        rows = [spot.top for spot in beyond]
        near = min(rows, key=lambda top: abs(top - row), default=None)
        if near is not None:
            line = [at for at, spot in enumerate(spots) if spot.top == near]
            wanted = here.runs[0][1] if here else 0
            best = min(line, key=lambda at: abs(spots[at].runs[0][1] - wanted))
            edge = self.scroll_y + (self.scrollable_content_region.height if step > 0 else -1)
            if self._in_sight(spots[best]) or near == edge:
                self._go(best)
                return
        self.scroll_relative(y=step, animate=False, immediate=True)
        if here is not None and not self._in_sight(here):
            self._settle()

    def _go(self, at: int) -> None:
        self.at = at
        self._reveal(self._drawn.spots[at])
        self._moved()

    def _reveal(self, spot: Spot) -> None:
        height = min(spot.bottom - spot.top + 1, max(1, self.scrollable_content_region.height))
        end = column(self._drawn.lines[spot.top], spot.runs[0][2])
        start = column(self._drawn.lines[spot.top], spot.runs[0][1])
        region = Region(start, spot.top, max(1, end - start), height)
        self.scroll_to_region(region, animate=False, immediate=True)

    def action_right(self) -> None:
        """Go to the next part on the line."""
        self._sideways(1)

    def action_left(self) -> None:
        """Go to the part before on the line; from the first one, out to the left."""
        if not self._sideways(-1):
            self.post_message(self.Left())

    def _sideways(self, step: int) -> bool:
        spots, here = self._drawn.spots, self.at
        if here is None:
            return False
        there = here + step
        beside = 0 <= there < len(spots) and spots[there].top == spots[here].top
        if beside:
            self._go(there)
        return beside

    def action_page_down(self) -> None:
        """Show the next screenful."""
        self._page_by(1)

    def action_page_up(self) -> None:
        """Show the screenful before."""
        self._page_by(-1)

    def _page_by(self, step: int) -> None:
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False, immediate=True)
        self._settle()

    def action_top(self) -> None:
        """Go to the beginning."""
        self.scroll_to(y=0, animate=False, immediate=True)
        self._settle()

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
        self._settle(len(self._drawn.lines))

    def action_follow(self) -> None:
        """Follow the part under the cursor."""
        self.post_message(self.Followed())

    def on_click(self, event: events.Click) -> None:
        """Follow the part that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        row, wanted = place.y + round(self.scroll_y), place.x + round(self.scroll_x)
        for at, spot in enumerate(self._drawn.spots):
            for line, start, end in spot.runs:
                text = self._drawn.lines[line]
                if line == row and column(text, start) <= wanted < column(text, end):
                    self._go(at)
                    self.action_follow()
                    return
