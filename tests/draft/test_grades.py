"""Grades as stories word them: of which body, for which areas, and which are not grades now."""

import pytest

from essex_insp.draft import draft
from essex_insp.names import fold

FORCE = "Anytown Police"


def grades(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (grade.body, fold(grade.area or "overall"), grade.grade) for grade in draft(text).grades
    ]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "Anytown Police was rated adequate for both answering calls and checking cells.",
            ["answering calls", "checking cells"],
        ),
        (
            "Anytown Police was rated adequate for its vetting of staff and its care of suspects.",
            ["vetting of staff", "care of suspects"],
        ),
        (
            "Anytown Police was rated adequate for crime data and another for call handling.",
            ["crime data", "call handling"],
        ),
        (
            "Anytown Police was rated adequate for education, skills and work.",
            ["education, skills and work"],
        ),
        (
            "Anytown Police was rated adequate for vetting, and for personal development, "
            "behaviour and welfare.",
            ["vetting", "personal development, behaviour and welfare"],
        ),
    ],
)
def test_a_list_of_areas_is_parted_where_one_ends(text: str, areas: list[str]) -> None:
    assert grades(text) == [(FORCE, area, "Adequate") for area in areas]
