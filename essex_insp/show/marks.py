"""Each grade's mark and colour, by its place in its scale: the word comes first, then these.

The colours have a relative luminance between 0.175 and 0.183, which gives a contrast of at least
4.5 on black and on white (WCAG 2.2, 1.4.3). A terminal of 256 colours has five such besides a
grey; each colour here is one of them, or the nearest to one that Rich rounds it to. Colour-blind
eyes tell all six apart. Grey is no grade's: what stands back has it, and where there is no grade.
"""

from typing import NamedTuple


class Look(NamedTuple):
    """How a grade, or a verdict, is marked where there is room for more than its word."""

    mark: str
    ascii_mark: str
    style: str


_GREY = "#767676"
_BLUE, _GREEN, _VIOLET, _AMBER, _RED = "#5f5fff", "#00875f", "#9658cc", "#9c6a32", "#d5289c"
_MARKS, _MARKS_ASCII = "★●◕◐◔○✕", "@+o=~-x"
_COLOURS = (_BLUE, _GREEN, _GREEN, _VIOLET, _AMBER, _AMBER, _RED)
_PLACES = ("1", "16", "136", "0156", "01356", "012456", "0123456")
"""Which of the seven marks the grades of a scale have, by how many grades it has."""
_NO_GRADE = Look("·", ".", _GREY)
STYLES = {
    "strong": "bold",
    "hit": "bold underline",
    **dict.fromkeys(("quiet", "hint", "unverifiable"), _GREY),
    **dict.fromkeys(("exact", "typographic", "joined"), _GREEN),
    **dict.fromkeys(("elided", "bracketed"), _AMBER),
    **dict.fromkeys(("altered", "absent", "ambiguous"), f"bold {_RED}"),
}
"""The styles of spans, in Rich's words."""


def look(rank: int | None, of: int) -> Look:
    """Return how a grade looks by its place in its scale, from 0, or where there is none.

    A scale of more than seven grades is marked with the place.
    """
    if rank is None or not 0 <= rank < of:
        return _NO_GRADE
    if of > len(_PLACES):
        return Look(str(rank + 1), str(rank + 1), _GREY)
    place = int(_PLACES[of - 1][rank])
    return Look(_MARKS[place], _MARKS_ASCII[place], _COLOURS[place])
