"""What a grade is for, in the many ways in which a sentence says so."""

from __future__ import annotations

import pytest

from essex_insp.draft import draft

FORCE = "Anytown Police"


def grades(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(one.body, one.area, one.grade) for one in draft(text).grades]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Only for tackling organised crime did it earn the top grade of outstanding.",
            [("tackling organised crime", "Outstanding")],
        ),
        (
            "HMIC calls the force good at stopping crime before it happens, praising its officers.",
            [("stopping crime before it happens", "Good")],
        ),
        (
            "It said responding to the public, custody and leadership were all areas in which the "
            "force “requires improvement”.",
            [
                ("responding to the public", "Requires improvement"),
                ("custody", "Requires improvement"),
                ("leadership", "Requires improvement"),
            ],
        ),
        (
            "There were three good ratings: one for using its powers fairly, one for custody and "
            "one for the way it is led.",
            [
                ("using its powers fairly", "Good"),
                ("custody", "Good"),
                ("way it is led", "Good"),
            ],
        ),
        ("Its one “good” rating was for custody.", [("custody", "Good")]),
        (
            "The blot on its copybook was a requires improvement for supporting its staff.",
            [("supporting its staff", "Requires improvement")],
        ),
        (
            "Custody, judged inadequate twelve months ago, has leapt two places to good.",
            [("Custody", "Good")],
        ),
        (
            "Protecting vulnerable people is stuck where it was, at requires improvement.",
            [("Protecting vulnerable people", "Requires improvement")],
        ),
        (
            "In four further areas – custody, vetting, leadership and investigating crime – it "
            "was judged good.",
            [
                ("custody", "Good"),
                ("vetting", "Good"),
                ("leadership", "Good"),
                ("investigating crime", "Good"),
            ],
        ),
        (
            "Only one area, the use of police powers, was rated good.",
            [("use of police powers", "Good")],
        ),
        (
            "The third of the questions, investigating offending, was graded as inadequate.",
            [("investigating offending", "Inadequate")],
        ),
        (
            "It was graded good for custody. So too was its work on vetting.",
            [("custody", "Good"), ("vetting", "Good")],
        ),
        (
            "It was handed an inadequate for custody and another for vetting.",
            [("custody", "Inadequate"), ("vetting", "Inadequate")],
        ),
        (
            "It was rated inadequate for custody and was handed the same grade for vetting.",
            [("custody", "Inadequate"), ("vetting", "Inadequate")],
        ),
        (
            "It was graded good for custody as well as for vetting, and leadership was rated "
            "outstanding.",
            [("custody", "Good"), ("vetting", "Good"), ("leadership", "Outstanding")],
        ),
        (
            "It got an outstanding grade for custody, was good too at investigating crime, and "
            "its use of public money was found to be adequate.",
            [
                ("custody", "Outstanding"),
                ("investigating crime", "Good"),
                ("use of public money", "Adequate"),
            ],
        ),
        (
            "Custody, however, was found to require improvement, as was vetting.",
            [("Custody", "Requires improvement"), ("vetting", "Requires improvement")],
        ),
        (
            "It requires improvement in responding to the public and in making good use of "
            "resources.",
            [
                ("responding to the public", "Requires improvement"),
                ("making good use of resources", "Requires improvement"),
            ],
        ),
    ],
)
def test_a_sentence_tells_its_areas_in_many_ways(
    text: str, expected: list[tuple[str, str]]
) -> None:
    story = f"HMICFRS has published its report on Anytown Police.\n\n{text}"

    assert grades(story) == [(FORCE, area, grade) for area, grade in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Force A was graded inadequate at vetting and good at custody. Force B was good at "
            "both.",
            [("Force B", "vetting", "Good"), ("Force B", "custody", "Good")],
        ),
        (
            "Force A was graded inadequate at vetting, good at custody and adequate at leadership. "
            "Force B was rated good at the first two and outstanding at the third.",
            [
                ("Force B", "vetting", "Good"),
                ("Force B", "custody", "Good"),
                ("Force B", "leadership", "Outstanding"),
            ],
        ),
        (
            "Force A was rated outstanding for efficiency. Force B was rated good.",
            [("Force B", "efficiency", "Good")],
        ),
    ],
)
def test_what_was_named_for_one_body_holds_for_the_next(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [one for one in grades(text) if one[0] == "Force B"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The chief said that she was proud of the outstanding grade.",
        "Results ranged from outstanding to inadequate.",
        "The new scale puts “adequate” between “good” and “requires improvement”.",
        "It has taken on a deputy from a nursery in Otherdale which is rated outstanding.",
        "He hopes to see it rated outstanding by next year.",
        "It got one outstanding, two goods and three adequates.",
    ],
)
def test_what_only_speaks_of_grades_gives_none(text: str) -> None:
    assert grades(f"Anytown Police was rated good for custody by HMICFRS. {text}") == [
        (FORCE, "custody", "Good")
    ]


def test_minutes_tell_in_the_past_perfect_what_was_found() -> None:
    text = (
        "Anytown Police had been graded inadequate for custody and as requiring improvement for "
        "vetting. Grades of adequate had been given for leadership."
    )

    assert grades(text) == [
        (FORCE, "custody", "Inadequate"),
        (FORCE, "vetting", "Requires improvement"),
        (FORCE, "leadership", "Adequate"),
    ]
