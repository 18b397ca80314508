"""Grades as stories word them: of which body, for which areas, and which are not grades now."""

import pytest

from essex_insp.draft import draft
from essex_insp.matching import fold

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anytown Police was rated good overall, while its efficiency was said to require "
            "improvement.",
            [("overall", "Good"), ("efficiency", "Requires improvement")],
        ),
        (
            "Inspectors rated Anytown Police good for vetting, and said its crime data in that "
            "area required improvement.",
            [("vetting", "Good"), ("crime data", "Requires improvement")],
        ),
        (
            "Anytown Police was inspected. Its custody work, which was seen in May, was graded "
            "adequate.",
            [("custody work", "Adequate")],
        ),
        (
            "The watchdog downgraded Anytown Police’s legitimacy from good to adequate.",
            [("legitimacy", "Adequate")],
        ),
        (
            "Anytown Police was inspected. Its rating for safety fell from good to inadequate.",
            [("safety", "Inadequate")],
        ),
        (
            "Anytown Police was rated good overall, with outstanding behaviour and attitudes.",
            [("overall", "Good"), ("behaviour and attitudes", "Outstanding")],
        ),
        (
            "There was a good grade for Anytown Police’s leadership.",
            [("leadership", "Good")],
        ),
        (
            "HMICFRS, which rates forces as good, adequate, requires improvement or inadequate, "
            "judged Anytown Police to be adequate at managing offenders.",
            [("managing offenders", "Adequate")],
        ),
        ("It judged Anytown Police to be ‘Good’ overall for vetting.", [("vetting", "Good")]),
        (
            "Inspectors rated Anytown Police good for vetting. The same grade was given for "
            "custody.",
            [("vetting", "Good"), ("custody", "Good")],
        ),
        (
            "Anytown Police was graded good for vetting, as it was for custody.",
            [("vetting", "Good"), ("custody", "Good")],
        ),
        (
            "A grade of adequate was given to Anytown Police for vetting.",
            [("vetting", "Adequate")],
        ),
        (
            "In the area of child protection, Anytown Police was graded adequate.",
            [("child protection", "Adequate")],
        ),
        (
            "Anytown Police’s custody was rated inadequate, and its vetting good.",
            [("custody", "Inadequate"), ("vetting", "Good")],
        ),
        (
            "Anytown Police got a good rating for vetting, and an adequate one for custody.",
            [("vetting", "Good"), ("custody", "Adequate")],
        ),
        (
            "Anytown Police was among six forces graded good for leadership.",
            [("leadership", "Good")],
        ),
        (
            "The inspectorate awarded Anytown Police outstanding for crime data.",
            [("crime data", "Outstanding")],
        ),
        (
            "Anytown Police was inspected. Both the speed of its answers and the care of its staff "
            "were graded as requires improvement.",
            [
                ("speed of its answers", "Requires improvement"),
                ("care of its staff", "Requires improvement"),
            ],
        ),
        (
            "Anytown Police was praised for its vetting, for which it was graded good, and its "
            "custody, graded as adequate.",
            [("vetting", "Good"), ("custody", "Adequate")],
        ),
        (
            "Anytown Police got the lowest grade, inadequate, for vetting.",
            [("vetting", "Inadequate")],
        ),
        (
            "Anytown Police was rated good overall, but for vetting it was found to require "
            "improvement.",
            [("overall", "Good"), ("vetting", "Requires improvement")],
        ),
        (
            "Anytown Police was rated good for vetting in 2021 but has now been graded inadequate.",
            [("vetting", "Inadequate")],
        ),
        (
            "Inspectors said Anytown Police was good at preventing crime and that its leadership "
            "was inadequate.",
            [("preventing crime", "Good"), ("leadership", "Inadequate")],
        ),
        (
            "Anytown Police was inspected. Behaviour and attitudes were graded good, as were "
            "personal development and early years provision.",
            [
                ("behaviour and attitudes", "Good"),
                ("personal development", "Good"),
                ("early years provision", "Good"),
            ],
        ),
        (
            "Anytown Police was judged adequate in the categories of vetting and leadership.",
            [("vetting", "Adequate"), ("leadership", "Adequate")],
        ),
        (
            "At Anytown Police, custody was graded good and the vetting inadequate.",
            [("custody", "Good"), ("vetting", "Inadequate")],
        ),
        (
            "Anytown Police was graded adequate in its vetting, something its chief regrets.",
            [("vetting", "Adequate")],
        ),
    ],
)
def test_an_area_stands_wherever_the_sentence_puts_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert grades(text) == [(FORCE, area, grade) for area, grade in expected]


@pytest.mark.parametrize(
    "former",
    [
        "In 2019 it was graded adequate for efficiency.",
        "The force was graded adequate for efficiency in 2019.",
        "The force was graded adequate for efficiency two years ago.",
        "It was last inspected in 2020, when it was graded as adequate for efficiency.",
        "That came two years after it was told that it required improvement.",
        "There is good and bad news in the ratings.",
    ],
)
def test_a_dated_grade_gives_way_to_one_now(former: str) -> None:
    text = f"Anytown Police was graded good for legitimacy. {former}"

    assert grades(text) == [(FORCE, "legitimacy", "Good")]


def test_bodies_share_a_grade_and_the_area_named_before() -> None:
    text = (
        "Inspectors graded Anytown Police inadequate for vetting, while Westvale Police and "
        "Otherdale Police were both rated adequate in the same area."
    )

    assert sorted(grades(text), key=str) == [
        ("Anytown Police", "vetting", "Inadequate"),
        ("Otherdale Police", "vetting", "Adequate"),
        ("Westvale Police", "vetting", "Adequate"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The grades for Anytown Police were: vetting, good; custody, adequate.",
        "The grades for Anytown Police were: vetting – good, custody – adequate.",
        "The grades for Anytown Police were vetting (good) and custody (adequate).",
        "Anytown Police was graded good (vetting) and adequate (custody).",
        "Anytown Police was inspected.\n\nThe grades are:\n\n- Vetting: good\n- Custody: adequate",
        "Anytown Police was inspected.\n\nVetting\n\nGOOD\n\nCustody\n\nADEQUATE",
        "The report grades Anytown Police’s vetting as good, its custody as adequate.",
    ],
)
def test_grades_stand_in_rows_brackets_and_lists(text: str) -> None:
    assert grades(text) == [(FORCE, "vetting", "Good"), (FORCE, "custody", "Adequate")]


@pytest.mark.parametrize(
    "text",
    [
        "Anytown Police missed out on a good rating.",
        "Neighbouring forces were rated good. Anytown Police was praised.",
        "HMP Anytown was judged reasonably good for safety.",
    ],
)
def test_what_nobody_was_given_is_no_grade(text: str) -> None:
    assert grades(text) == []


def test_the_place_inspected_is_graded_and_not_who_runs_it() -> None:
    text = (
        "Larchdene House, a care home run by Example Care Group, has been rated inadequate by "
        "the Care Quality Commission. It was rated good for being caring."
    )

    assert grades(text) == [
        ("Larchdene House", "overall", "Inadequate"),
        ("Larchdene House", "caring", "Good"),
    ]


def test_a_name_with_of_in_it_is_one_name() -> None:
    text = (
        "St Example’s Church of England Primary School, in Anytown, was rated ‘good’ overall. "
        "It was rated ‘outstanding’ for behaviour."
    )
    name = "St Example’s Church of England Primary School"

    assert grades(text) == [(name, "overall", "Good"), (name, "behaviour", "Outstanding")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("But it requires improvement for vetting.", [("vetting", "Requires improvement")]),
        ("However, it requires improvement at vetting.", [("vetting", "Requires improvement")]),
        ("A rating of inadequate was given for vetting.", [("vetting", "Inadequate")]),
        (
            "It was good for both preventing crime and police powers and treating the public "
            "fairly.",
            [
                ("preventing crime", "Good"),
                ("police powers and treating the public fairly", "Good"),
            ],
        ),
        (
            "It was rated good for behaviour and attitudes and personal development.",
            [("behaviour and attitudes", "Good"), ("personal development", "Good")],
        ),
    ],
)
def test_a_sentence_goes_on_with_grades(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = grades(f"{FORCE} was rated good for custody. {sentence}")

    assert [(area, grade) for _, area, grade in found[1:]] == expected
