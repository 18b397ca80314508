"""The looks: two themes, on black and on white, on which every colour of a grade can be read."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, blend_rgb
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Paper
from textual.filter import LineFilter
from textual.theme import Theme

from essex_insp.show.marks import STYLES

COLUMNS, ROWS, WIDE = 60, 14, 110
"""The least room that there has to be, and from where on the list stays beside what is shown."""
_GREY = STYLES["quiet"]


THEMES = [
    Theme(
        name,
        ink,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=paper,
        text_alpha=1.0,
        dark=name == "dark",
        variables={
            **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), _GREY),
            **{f"scrollbar-background{state}": paper for state in ("", "-hover", "-active")},
        },
    )
    for name, ink, paper in (("dark", "#eeeeee", "#000000"), ("light", "#1a1a1a", "#ffffff"))
]


class Inked(LineFilter):
    """A tenth more ink in every colour: of 256 colours the nearest one still has its contrast."""

    def apply(self, segments: list[Segment], background: Paper) -> list[Segment]:
        dark = background.brightness < 0.5
        return [
            Segment(text, style and _inked(style, dark), code) for text, style, code in segments
        ]


@lru_cache(512)
def _inked(style: Style, dark: bool) -> Style:
    if style.color is None or style.color.triplet is None:
        return style
    ink = Color.parse("#ffffff" if dark else "#000000").get_truecolor()
    return style + Style(color=Color.from_triplet(blend_rgb(style.color.triplet, ink, 0.1)))


CSS = f"""
* {{ scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }}
Screen, Static, Horizontal, Reader, Shelf, Shelf:focus, Input, Input:focus {{
    background: $background; color: $foreground; background-tint: $background 0%; }}
Screen {{ layers: base over; }}
Static {{ height: auto; padding: 0 1; link-style: none; link-style-hover: underline;
    link-color: $foreground; link-color-hover: $foreground;
    link-background: $background; link-background-hover: $background; }}
Shelf {{ width: 50%; max-width: 46; height: 100%; text-wrap: nowrap; text-overflow: ellipsis; }}
Shelf, Shelf:focus {{ border: none; border-right: solid {_GREY}; padding: 0 1; }}
Shelf > .option-list--option-disabled {{ color: $foreground; }}
Shelf > .option-list--option-hover {{ background: $background; }}
Shelf > .option-list--option-highlighted, Shelf:focus > .option-list--option-highlighted {{
    color: $foreground; background: $background; text-style: underline; }}
Shelf:focus > .option-list--option-highlighted {{ text-style: reverse; }}
Reader {{ padding: 0 1; width: 1fr; scrollbar-gutter: stable; }}
#status {{ max-height: 3; min-height: 1; text-style: bold; }}
Input {{ border: none; padding: 0 1; height: 1; }}
#keys {{ max-height: 4; border-top: solid {_GREY}; }}
#small {{ layer: over; padding: 1; width: 100%; height: 100%; }}
"""
