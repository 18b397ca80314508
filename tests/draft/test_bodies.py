"""Of which body a grade is, from short texts about made-up bodies."""

from __future__ import annotations

import pytest

from essex_insp.draft import draft


def _bodies(text: str) -> list[tuple[str | None, str | None, str]]:
    return sorted(
        ((one.body, one.area, one.grade) for one in draft(text).grades),
        key=lambda one: tuple(part or "" for part in one),
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Members read the Assessment of Northtown Police. The force was", "Northtown Police"),
        (
            "Anytown Police was inspected.\n\nREAD MORE: Moment police break down a door\n\n"
            "The force was",
            "Anytown Police",
        ),
        (
            "HMP Anytown was inspected. The Prison Service said it would act. The prison was",
            "HMP Anytown",
        ),
        (
            "Inspectors went to the Anytown Probation Delivery Unit (PDU). The PDU was",
            "Anytown Probation Delivery Unit",
        ),
        (
            "Inspectors went to the Anytown Probation Delivery Unit. HM Prison and Probation "
            "Service said it would act. The service was",
            "Anytown Probation Delivery Unit",
        ),
        ("Anytown’s police force was visited by inspectors. It was", "Anytown"),
        ("Kit Roe, chief constable of Anytown, was pleased. The force was", "Anytown"),
        ("Anytown College was visited by Ofsted. Anytown was", "Anytown College"),
        (
            "Anytown Fire and Rescue Service was inspected. Anytown Fire Service was",
            "Anytown Fire and Rescue Service",
        ),
        ("Anytown Police works with Otherdale Police. The force was", "Anytown Police"),
        ("Anytown Police, unlike Otherdale Police, was", "Anytown Police"),
        ("Anytown Police, which shares cells with Otherdale Police, was", "Anytown Police"),
        ("Anytown Police was inspected. Unlike Otherdale Police, it was", "Anytown Police"),
        (
            "Inspectors saw Anytown Constabulary. Kit Roe, of Otherdale Council, said the "
            "constabulary had let people down. It was",
            "Anytown Constabulary",
        ),
        ("Anytown and Kelm Police was inspected. Anytown and Kelm was", "Anytown and Kelm Police"),
        (
            "Example University Hospitals NHS Trust was seen by inspectors. The trust was",
            "Example University Hospitals NHS Trust",
        ),
        ("Otherdale Nursery was seen. Busy Bees, its neighbour, was", "Busy Bees"),
        ("Anytown Police was inspected. Otherdale has grown, too. The force was", "Anytown Police"),
    ],
)
def test_a_grade_is_of_the_body_that_the_sentence_is_about(text: str, body: str) -> None:
    assert _bodies(f"{text} rated good for vetting.") == [(body, "vetting", "Good")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Anytown and Otherdale were rated good.", ["Anytown", "Otherdale"]),
        ("Anytown, Otherdale and Nexttown got a rating of good.",
         ["Anytown", "Nexttown", "Otherdale"]),
        ("Both Anytown and Otherdale were all rated good.", ["Anytown", "Otherdale"]),
        ("Anytown Police and its neighbour Kelm Police were rated good.",
         ["Anytown Police", "Kelm Police"]),
        ("The remaining force, Otherdale, was rated good.", ["Otherdale"]),
        ("Neighbouring Kelm was rated good.", ["Kelm"]),
        ("Saxham, which Ofsted saw a week before Otherdale, was rated good.", ["Saxham"]),
        ("St Example’s remains rated good.", ["St Example’s"]),
        ("Ofsted rated Anytown good.", ["Anytown"]),
        ("A rating of good was given to Anytown and Otherdale.", ["Anytown", "Otherdale"]),
    ],
)  # fmt: skip
def test_a_place_stands_for_the_body_that_serves_it(text: str, bodies: list[str]) -> None:
    assert _bodies(f"Inspectors have reported. {text}") == [(one, None, "Good") for one in bodies]


def test_a_place_is_called_by_the_fullest_name_of_its_body() -> None:
    text = "Anytown was rated good, while Otherdale was judged inadequate. "
    text += "Kit Roe, of Anytown Council, was pleased, and Otherdale Council has said nothing."
    assert _bodies(text) == [
        ("Anytown Council", None, "Good"),
        ("Otherdale Council", None, "Inadequate"),
    ]


@pytest.mark.parametrize("word", ["Leadership", "Wellbeing", "Crime Prevention", "Attendance"])
def test_an_area_is_no_place(word: str) -> None:
    text = f"Anytown College was seen by Ofsted. {word} was rated good."
    assert _bodies(text) == [("Anytown College", word, "Good")]


def test_a_town_in_an_address_is_not_graded() -> None:
    text = "Anytown Academy, in Example Road, Otherham, was rated good."
    assert _bodies(text) == [("Anytown Academy", None, "Good")]


@pytest.mark.parametrize("words", ["Both forces", "The two forces", "Both", "They", "The pair"])
def test_two_bodies_share_what_both_are_given(words: str) -> None:
    text = "Anytown Police was rated good for vetting and Otherdale Police inadequate. "
    text += f"{words} were {'both ' * (words == 'They')}rated adequate for custody."
    shared = [one for one in _bodies(text) if one[2] == "Adequate"]
    assert shared == [
        ("Anytown Police", "custody", "Adequate"),
        ("Otherdale Police", "custody", "Adequate"),
    ]


def test_all_three_are_those_that_were_named() -> None:
    text = "Northtown Police, Anytown Police and Otherdale Police were visited. "
    text += "All three were judged to be good at vetting. Everyone else was rated inadequate."
    assert _bodies(text) == [
        ("Anytown Police", "vetting", "Good"),
        ("Northtown Police", "vetting", "Good"),
        ("Otherdale Police", "vetting", "Good"),
    ]


def test_so_was_repeats_the_grade_for_another_body() -> None:
    text = "Anytown Police was rated good for vetting. So was Otherdale Police."
    assert _bodies(text) == [
        ("Anytown Police", "vetting", "Good"),
        ("Otherdale Police", "vetting", "Good"),
    ]


def test_several_bodies_may_require_improvement() -> None:
    text = "Inspectors rated Anytown good for vetting. Otherdale and Kelm require improvement."
    assert _bodies(text) == [
        ("Anytown", "vetting", "Good"),
        ("Kelm", "vetting", "Requires improvement"),
        ("Otherdale", "vetting", "Requires improvement"),
    ]


def test_two_forces_are_told_from_one_that_serves_two_places() -> None:
    text = "Anytown and Otherdale Police were rated good for vetting. "
    assert _bodies(text + "Anytown and Otherdale Police was pleased.") == [
        ("Anytown and Otherdale Police", "vetting", "Good")
    ]
    assert _bodies(text + "The chief of Otherdale Police was pleased.") == [
        ("Anytown", "vetting", "Good"),
        ("Otherdale Police", "vetting", "Good"),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Anytown Fire and Rescue was", "Anytown Fire and Rescue"),
        ("Anytown Fire & Rescue Service was", "Anytown Fire & Rescue Service"),
        ("Anytown fire service was", "Anytown fire service"),
        ("ANYTOWN and Otherdale Police has been inspected. The force was", None),
        ("ANYTOWN & OTHERDALE POLICE were told to improve. The force was", None),
        (
            "FORCE MUST IMPROVE, SAYS POLICE WATCHDOG\n\nAnytown Police was inspected. It was",
            "Anytown Police",
        ),
        ("Reports on Anytown Police came out. The force was", "Anytown Police"),
        (
            "Anytown and Otherdale Police slammed\n\nAnytown and Otherdale Police was seen. "
            "Anytown was",
            "Anytown and Otherdale Police",
        ),
        ("Anytown Police was inspected. Next-door Otherdale was", "Otherdale"),
        ("Anytown Police was inspected. Its neighbour Otherdale, by contrast, was", "Otherdale"),
        ("Anytown Police was inspected. Over in Otherdale, the force was", "Otherdale"),
        ("Anytown Police was inspected. In Otherdale, with its own force, it was", "Otherdale"),
        ("Anytown Police has a neighbour. Only Otherdale, it was said, was", "Otherdale"),
        ("The Fellmoor unit was inspected. It was", "Fellmoor"),
        ("Probation in the Fellmoor region was seen. The region as a whole was", "Fellmoor"),
        ("ANYTOWN’s police force was inspected. It was", "ANYTOWN"),
        (
            "Anytown Police was inspected. Otherdale Police helped. Otherdale was",
            "Otherdale Police",
        ),
    ],
)
def test_a_place_or_a_part_of_a_name_tells_of_which_body_a_grade_is(
    text: str, body: str | None
) -> None:
    found = _bodies(f"{text} rated good for vetting.")
    wanted = "anytown and otherdale police" if body is None else body
    names = [(one[0] or "").replace("&", "and") for one in found]
    if body is None:
        names = [name.lower() for name in names]
    assert names == [wanted.replace("&", "and")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Anytown Police, Otherdale Police and Kelm Police were inspected. Anytown Police was "
            "rated good for vetting. The other two were inadequate.",
            ["Kelm Police", "Otherdale Police"],
        ),
        (
            "Anytown Police and Otherdale Police were inspected. Anytown Police was rated good for "
            "vetting. The other force was rated inadequate.",
            ["Otherdale Police"],
        ),
        (
            "Anytown Police, Otherdale Police and Kelm Police were inspected. Two of the three "
            "were rated inadequate for vetting, with Anytown good.",
            ["Kelm Police", "Otherdale Police"],
        ),
        (
            "Anytown Police was rated good for vetting and two others, Otherdale Police and Kelm "
            "Police, as inadequate.",
            ["Kelm Police", "Otherdale Police"],
        ),
        (
            "Anytown Police was rated inadequate for vetting, as was Kelm Police.",
            ["Anytown Police", "Kelm Police"],
        ),
        (
            "Anytown Police was rated good for vetting, ahead of Kelm Police, which was rated "
            "inadequate.",
            ["Kelm Police"],
        ),
        (
            "Anytown Police was inspected. Anytown Police has 900 officers.\n\nOtherdale Police "
            "was rated good for vetting and Kelm Police outstanding.\n\nThere was an inadequate "
            "grade for vetting.",
            ["Anytown Police"],
        ),
        ("Anytown Police was seen. Its neighbours in Otherdale and Fellmoor were both rated "
         "inadequate for vetting.", ["Fellmoor", "Otherdale"]),
    ],
)  # fmt: skip
def test_words_for_those_left_over_mean_bodies(text: str, bodies: list[str]) -> None:
    found = [one for one in _bodies(text) if one[2] == "Inadequate"]
    assert [one[0] for one in found] == bodies
    assert {one[1] for one in found} == {"vetting"}


def test_a_tab_parts_a_column_of_services_from_one_of_staffing() -> None:
    text = (
        "How they were rated\n\nPDU\tOverall\tStaffing\tServices\n"
        "Anytown\tInadequate\tInadequate\tGood\nKelm\tGood\tGood\tGood\n"
    )
    assert ("Anytown", "Services", "Good") in _bodies(text)
    assert ("Kelm", "Staffing", "Good") in _bodies(text)
