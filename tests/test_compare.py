"""Comparison of forces: counts, changes, and the same question in the same round only."""

from __future__ import annotations

from collections import Counter

import pytest
from essex_insp.questions.records.following import Standing
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.errors import UnknownName
from essex_insp.library import forces, frameworks
from essex_insp.questions.compare import all_forces, side_by_side

DATA = forces.load()
RULES = frameworks.load()


def _all(round: str, question: str | None = None) -> list[Standing]:
    return all_forces(DATA, RULES, "essex", round, question)


@pytest.mark.parametrize(
    ("round", "expected"),
    [
        ("2015", [1, 24, 18, 0, 0]),
        ("2016", [1, 28, 13, 1, 0]),
        ("2017", [1, 30, 12, 0, 0]),
        ("2018-19", [1, 35, 6, 1, 0]),
        ("2018/19", [1, 35, 6, 1, 0]),
    ],
)
def test_counts_of_overall_effectiveness(round: str, expected: list[int]) -> None:
    found = _all(round)
    counted = found[0].counts
    assert all(one.counts == counted for one in found)
    assert [one.count for one in counted] == expected
    assert [one.grade for one in counted] == [*DATA.framework.grades, None]
    assert {(one.grade, one.alike) for one in found} == {
        (one.grade, one.count) for one in counted if one.count
    }
    assert len(found) == found[0].forces == 43
    assert [one.force for one in found if one.own] == ["essex"]


def _moved(found: list[Standing]) -> Counter[str | None]:
    return Counter(one.change.direction if one.change else None for one in found)


def test_from_2016_to_2017_nine_forces_rose_and_six_fell() -> None:
    found = _all("2017")
    assert _moved(found) == {"up": 9, "down": 6, "same": 28}
    assert {one.change.from_round for one in found if one.change} == {"2016"}


def test_changes_to_2016_are_told_for_all_forces_and_none_to_2015() -> None:
    assert None not in _moved(_all("2016"))
    assert _moved(_all("2015")) == {None: 43}


def test_a_question_counts_what_was_carried_over() -> None:
    found = _all("2017", "prevention")
    good = next(one for one in found[0].counts if one.grade == "Good")
    assert 0 < good.carried_over < good.count
    assert all(one.change is None and one.caveat for one in found)


def test_side_by_side_has_one_question_in_one_round_each() -> None:
    found = side_by_side(DATA, RULES, "essex", ["kent", "met"])
    asked = list(dict.fromkeys((one.round, one.question) for one in found))
    assert asked == [
        ("2015", "overall"),
        ("2016", "overall"),
        ("2017", "overall"),
        ("2017", "prevention"),
        ("2017", "investigation"),
        ("2017", "vulnerable-people"),
        ("2017", "serious-organised-crime"),
        ("2018-19", "overall"),
    ]
    assert [one.force for one in found] == ["essex", "kent", "metropolitan"] * 8
    assert all(one.sources for one in found)


def test_naming_essex_does_not_show_it_twice() -> None:
    found = side_by_side(DATA, RULES, "essex", ["Essex", "kent", "Kent Police"], "2016")
    assert [one.force for one in found] == ["essex", "kent"]


def test_round_and_question_choose() -> None:
    essex, kent = side_by_side(DATA, RULES, "essex", ["kent"], "2017", "serious")
    assert essex.question == kent.question == "serious-organised-crime"
    assert (essex.grade, essex.basis, essex.basis_reading) == ("Good", "inspected", "inferred")
    assert essex.why
    assert not essex.disagreements
    assert (kent.grade, kent.basis) == (None, "unknown")


@pytest.mark.parametrize("round", ["2014", "2021-22", "2023-25", "2020", "soon"])
def test_rounds_without_grades_of_all_forces_are_refused(round: str) -> None:
    with pytest.raises(UnknownName, match="2015, 2016, 2017, 2018-19"):
        _all(round)


def test_questions_without_grades_in_a_round_are_refused() -> None:
    with pytest.raises(UnknownName, match="in 2016"):
        _all("2016", "prevention")
    with pytest.raises(UnknownName, match="in 2018-19"):
        side_by_side(DATA, RULES, "essex", ["kent"], None, "parking")


@pytest.mark.parametrize(
    ("wanted", "force"),
    [
        ("kent", "kent"),
        ("KENT POLICE", "kent"),
        ("met", "metropolitan"),
        ("the Met", "metropolitan"),
        ("gmp", "greater-manchester"),
        ("avon & somerset", "avon-and-somerset"),
        ("Avon and Somerset", "avon-and-somerset"),
        ("Dyfed Powys", "dyfed-powys"),
        ("dyfed–powys", "dyfed-powys"),
        ("west mids", "west-midlands"),
        ("Essex", "essex"),
        ("sussex", "sussex"),
        ("City of London", "city-of-london"),
        ("d&c", "devon-and-cornwall"),
    ],
)
def test_forces_are_found_as_people_write_them(wanted: str, force: str) -> None:
    assert DATA.find(wanted).id == force


def test_a_name_of_several_forces_is_not_guessed() -> None:
    with pytest.raises(UnknownName, match="North Yorkshire Police, South Yorkshire Police"):
        DATA.find("yorkshire")
    with pytest.raises(UnknownName, match="City of London Police, Metropolitan"):
        DATA.find("london")


def test_a_name_of_no_force_has_the_nearest() -> None:
    with pytest.raises(UnknownName, match="nearest: Kent Police"):
        DATA.find("kemt")


@given(st.text(max_size=40))
def test_any_text_names_a_force_or_is_refused(text: str) -> None:
    try:
        found = DATA.find(text)
    except UnknownName:
        return
    assert found in DATA.forces


@pytest.mark.parametrize("force", DATA.forces, ids=lambda force: force.id)
def test_every_force_answers_to_its_names(force: forces.PoliceForce) -> None:
    for name in (force.id, force.name, force.name.upper(), force.id.replace("-", " ")):
        assert DATA.find(name) is force
