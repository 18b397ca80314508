"""Each grade's mark and colour, by its place in its scale: the word comes first, then these.

The colours have a relative luminance between 0.175 and 0.183, which gives a contrast of at least
4.5 on black and on white (WCAG 2.2, 1.4.3); hues follow Okabe and Ito's palette for colour-blind
eyes ("Color Universal Design", 2008).
"""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a grade, or a verdict, is marked where there is room for more than its word."""

    mark: str
    ascii_mark: str
    style: str


_BLUE, _GREEN, _GREY, _AMBER, _RED = "#0078d0", "#00865e", "#757575", "#9f6b00", "#cb4c00"
_STEPS = (
    Look("★", "*", _BLUE),
    Look("●", "+", _GREEN),
    Look("◐", "=", _GREY),
    Look("○", "-", _AMBER),
    Look("✕", "x", _RED),
)
NO_GRADE = Look("·", ".", "")
STYLES = {
    "strong": "bold",
    "quiet": _GREY,
    "exact": _GREEN,
    "typographic": _GREEN,
    "joined": _GREEN,
    "elided": _AMBER,
    "bracketed": _AMBER,
    "altered": f"bold {_RED}",
    "absent": f"bold {_RED}",
    "ambiguous": f"bold {_RED}",
    "unverifiable": _GREY,
}
"""The styles of spans, in Rich's words."""


def look(rank: int | None, of: int) -> Look:
    """Return how a grade looks by its place in its scale.

    Five steps from best to worst serve scales of any length; in a scale of two the better one is
    no star, since it says no more than that something holds.

    Args:
        rank: Its place, 0 for the best; `None` where there is no grade.
        of: How many grades the scale has.
    """
    if rank is None or of < 1:
        return NO_GRADE
    if of < 3:
        return _STEPS[1] if rank == 0 else _STEPS[-1]
    return _STEPS[round(rank * (len(_STEPS) - 1) / (of - 1))]
