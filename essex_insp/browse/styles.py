"""The looks: two themes, on black and on white, on which every colour of a grade can be read."""

from __future__ import annotations

from textual.theme import Theme

from essex_insp.show.marks import STYLES

COLUMNS, ROWS, WIDE = 60, 14, 110
"""The least room that there has to be, and from where on the list stays beside what is shown."""
_GREY = STYLES["quiet"]
THEMES = [
    Theme(name, ink, foreground=ink, background=paper, surface=paper, dark=name == "dark")
    for name, ink, paper in (("dark", "#eeeeee", "#000000"), ("light", "#1a1a1a", "#ffffff"))
]
CSS = f"""
* {{ scrollbar-size: 1 1; scrollbar-color: {_GREY}; scrollbar-background: $background;
    scrollbar-color-hover: {_GREY}; scrollbar-background-hover: $background;
    scrollbar-color-active: {_GREY}; scrollbar-background-active: $background; }}
Screen {{ layers: base over; }}
Static {{ padding: 0 1; link-style: none; link-style-hover: underline;
    link-color: $foreground; link-color-hover: $foreground; link-background-hover: $background; }}
Shelf {{ width: 50%; max-width: 46; height: 100%; text-wrap: nowrap; text-overflow: ellipsis; }}
Shelf, Shelf:focus {{ border: none; border-right: solid {_GREY}; padding: 0 1; }}
Shelf:focus, Input:focus {{ background-tint: $background 0%; }}
Shelf > *, Shelf:focus > .option-list--option-highlighted {{
    color: $foreground; background: $background; text-style: none; }}
Shelf > .option-list--option-highlighted {{ text-style: underline; }}
Reader {{ padding-left: 1; width: 1fr; scrollbar-gutter: stable; }}
#status {{ min-height: 1; text-style: bold; }}
#keys {{ max-height: 8; border-top: solid {_GREY}; }}
#small {{ display: none; layer: over; padding: 1; width: 100%; height: 100%;
    background: $background; }}
.-small #small, .-low #small {{ display: block; }}
.-reading Shelf {{ display: none; }}
.-reading.-wide Shelf {{ display: block; }}
"""
