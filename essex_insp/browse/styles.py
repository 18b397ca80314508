"""The looks: two themes, on black and on white, on which every colour of a grade can be read."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, blend_rgb
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Paper
from textual.filter import LineFilter
from textual.theme import Theme

COLUMNS, ROWS = 60, 14
"""The least room that there has to be."""
WIDE = 110
"""From so many columns on, the list stays beside what is shown."""


def _theme(name: str, ink: str, paper: str, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=ink,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=paper,
        dark=dark,
        text_alpha=1.0,
        variables={
            "scrollbar": "#757575",
            "scrollbar-hover": ink,
            "scrollbar-active": ink,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
        },
    )


THEMES = (_theme("dark", "#eeeeee", "#000000", True), _theme("light", "#1a1a1a", "#ffffff", False))


class Inked(LineFilter):
    """A tenth more ink in every colour: of 256 colours the nearest one still has its contrast."""

    def apply(self, segments: list[Segment], background: Paper) -> list[Segment]:
        """Return the segments of a line in such colours."""
        return [
            Segment(text, style and _inked(style, background.brightness < 0.5), control)
            for text, style, control in segments
        ]


@lru_cache(512)
def _inked(style: Style, dark: bool) -> Style:
    if style.color is None or style.color.triplet is None:
        return style
    ink = Color.parse("#ffffff" if dark else "#000000").get_truecolor()
    return style + Style(color=Color.from_triplet(blend_rgb(style.color.triplet, ink, 0.1)))


CSS = """
* { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
Screen, Static, Horizontal, Reader, Shelf, Shelf:focus, Input, Input:focus {
    background: $background; color: $foreground; background-tint: $background 0%;
}
Static { link-style: none; link-color: $foreground; link-background: $background; }
Static { link-style-hover: underline; link-color-hover: $foreground; }
Static { link-background-hover: $background; }
#parts { height: auto; padding: 0 1; }
#sides { height: 1fr; }
Shelf { width: 34%; min-width: 24; max-width: 46; padding: 0 1; overflow-x: hidden; border-right: solid #757575; }
Shelf > .tree--guides, Shelf > .tree--guides-hover, Shelf > .tree--guides-selected,
Shelf:focus > .tree--guides, Shelf:focus > .tree--guides-selected { color: #757575; }
Shelf > .tree--cursor { color: $foreground; background: $background; text-style: underline; }
Shelf:focus > .tree--cursor { color: $foreground; background: $background; text-style: reverse; }
Shelf > .tree--highlight-line { background: $background; }
Reader { padding: 0 1; width: 1fr; }
#status { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
#status.-empty { display: none; }
#prompt { height: 1; display: none; padding: 0 1; }
#label { width: auto; }
Input { width: 1fr; border: none; padding: 0; height: 1; }
#keys { height: auto; max-height: 4; padding: 0 1; border-top: solid #757575; }
Screen { layers: base over; }
#small { display: none; layer: over; padding: 1; width: 100%; height: 100%; }
Screen.small > #small { display: block; }
"""
