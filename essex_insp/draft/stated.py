"""A grade that a text states, and how old it is."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.draft.text import Span

_NAMES = {
    "good": "Good",
    "outstanding": "Outstanding",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}

NOW, PLUPERFECT, DATED, FORMER_ONE = range(4)


@dataclass(frozen=True)
class Stated:
    """A grade that a text states, in the copy.

    Args:
        grade: The grade, as its framework words it.
        start: Where the grade stands.
        end: Where it ends.
        area: The span of the area, or None where the text names none.
        body: The body, as printed, or None where none is named.
        overall: Whether the text says that the grade is the overall one.
        age: How far it is from the grade now: NOW, PLUPERFECT, DATED by a year of its own,
            or FORMER, of an earlier inspection for certain.
    """

    grade: str
    start: int
    end: int
    area: Span | None
    body: str | None
    overall: bool = False
    age: int = NOW


def normal(grade: str) -> str:
    """Return a grade as its framework words it.

    Args:
        grade: A grade as printed: `good`, `requiring improvement`.
    """
    if grade.lower().startswith(("top", "highest", "best")):
        return "Outstanding"
    if grade.lower().startswith(("bottom", "lowest", "worst")):
        return "Inadequate"
    # Estyn’s `adequate and needs improvement` is its `adequate`.
    return _NAMES.get(grade.lower().split(" and ")[0], "Requires improvement")
