"""Each grade's mark and colour: the word comes first, then the mark, then the colour.

The colours are of one lightness, so that they hold on dark and on light; hues follow Okabe and
Ito's palette for colour-blind eyes ("Color Universal Design", 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Look(NamedTuple):
    """How a grade is marked where there is room for more than its word."""

    mark: str
    ascii_mark: str
    style: str


NO_GRADE = Look("·", ".", "")
_MARKS, _MARKS_ASCII = "★●◕◐◔○✕", "*+o=~-x"
_STYLES = ("#0a86c9", "#00946b", "#00946b", "#7d7d7d", "#b87a00", "#b87a00", "#d55e00")
_PLACES = {1: (1,), 2: (1, 6), 3: (1, 3, 6), 4: (0, 1, 5, 6), 5: (0, 1, 3, 5, 6)}
_PLACES |= {6: (0, 1, 2, 4, 5, 6), 7: (0, 1, 2, 3, 4, 5, 6)}
"""Which of seven marks the grades of a scale have, by how many grades it has."""
PEEL = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
VERDICTS = {
    "exact": "#00946b",
    "typographic": "#00946b",
    "joined": "#00946b",
    "elided": "#b87a00",
    "altered": "bold #d55e00",
    "absent": "bold #d55e00",
    "ambiguous": "bold #d55e00",
}
HEADING = "bold"
QUIET = "dim"


def look(grade: str | None, scale: Sequence[str] | None = None) -> Look:
    """Return how a grade looks, by its place in its scale.

    Args:
        grade: The grade.
        scale: Its scale, from the best grade to the worst; PEEL's if not given. A grade of a
            scale of more than seven is marked with the number of its place.
    """
    scale = scale or PEEL
    if grade not in scale:
        return NO_GRADE
    at = scale.index(grade)
    if len(scale) not in _PLACES:
        return Look(str(at + 1), str(at + 1), "")
    place = _PLACES[len(scale)][at]
    return Look(_MARKS[place], _MARKS_ASCII[place], _STYLES[place])


def verdict_style(verdict: str) -> str:
    """Return the style of a verdict on words; what cannot be checked stands back."""
    return VERDICTS.get(verdict, QUIET)
