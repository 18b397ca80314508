"""Each grade's mark and colour: the word comes first, then the mark, then the colour.

The colours are of one lightness, so that they hold on dark and on light; hues follow Okabe and
Ito's palette for colour-blind eyes ("Color Universal Design", 2008).
"""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a grade is marked where there is room for more than its word."""

    mark: str
    ascii_mark: str
    style: str


NO_GRADE = Look("·", ".", "")
GRADES = {
    "Outstanding": Look("★", "*", "#0a86c9"),
    "Good": Look("●", "+", "#00946b"),
    "Adequate": Look("◐", "=", "#7d7d7d"),
    "Requires improvement": Look("○", "-", "#b87a00"),
    "Inadequate": Look("✕", "x", "#d55e00"),
}
VERDICTS = {
    "exact": "#00946b",
    "typographic": "#00946b",
    "joined": "#00946b",
    "bracketed": "#b87a00",
    "elided": "#b87a00",
    "altered": "bold #d55e00",
    "absent": "bold #d55e00",
    "ambiguous": "bold #d55e00",
}
HEADING = "bold"
QUIET = "dim"


def look(grade: str | None) -> Look:
    """Return how a grade looks; a word that is not the inspectorate's gets no mark of its own."""
    return GRADES.get(grade or "", NO_GRADE)


def verdict_style(verdict: str) -> str:
    """Return the style of a verdict on words; what cannot be checked stands back."""
    return VERDICTS.get(verdict, QUIET)
