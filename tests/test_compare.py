"""Comparison of forces: counts, changes, and the same question in the same round only."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import essex_insp
from essex_insp.errors import UnknownName
from essex_insp.library import force_grades, forces
from essex_insp.library.areas import KINDS
from essex_insp.matching import matches
from essex_insp.questions.compare import CompareItem, standings
from essex_insp.questions.force import ForceReports
from tests.cases import for_each
from tests.program import run

DATA = forces.load()


def _all(round: str, area: str | None = None, pillar: str | None = None) -> list[CompareItem]:
    return standings("essex", (), round, area, pillar)


def _subjects(round: str) -> list[force_grades.Subject]:
    kinds = KINDS[round]
    return [subject for kind in kinds for subject in force_grades.load(kind).asked(round)]


def _side(
    *names: str, round: str | None = None, area: str | None = None, pillar: str | None = None
) -> list[CompareItem]:
    return standings("essex", names, round, area, pillar)


@for_each(
    ("round", "pillar", "expected"),
    [
        ("2015", None, [1, 24, 18, 0, 0]),
        ("2016", None, [1, 28, 13, 1, 0]),
        ("2017", "effectiveness", [1, 30, 12, 0, 0]),
        ("2018/19", None, [1, 35, 6, 1, 0]),
        ("2015", "efficiency", [5, 29, 8, 1, 0]),
        ("2017", "efficiency", [2, 30, 9, 0, 2]),
        ("2018-19", "legitimacy", [1, 34, 6, 1, 1]),
    ],
)
def test_counts_of_overall_grades(round: str, pillar: str | None, expected: list[int]) -> None:
    items = _all(round, pillar=pillar)
    counted = items[0].counts
    assert all(item.counts == counted for item in items)
    assert [count.count for count in counted] == expected
    assert [count.grade for count in counted] == [
        "Outstanding",
        "Good",
        "Requires improvement",
        "Inadequate",
        None,
    ]
    assert {item.read for item in items} == {sum(expected[:-1])}
    assert len(items) == items[0].forces == 43
    assert [item.force for item in items if item.own] == ["essex"]


def test_an_inferred_grade_counts_among_its_grade_and_says_so() -> None:
    items = _all("2023-25", "responding to the public")
    (adequate,) = (count for count in items[0].counts if count.grade == "Adequate")
    assert (adequate.count, adequate.inferred) == (9, 2)
    inferred = [item for item in items if item.inferred_grade]
    assert [item.force for item in inferred] == ["bedfordshire", "gwent"]
    assert {(item.grade, item.alike) for item in inferred} == {(None, 9)}
    assert items[0].read == 28


@for_each("round", KINDS)
def test_counts_are_of_what_is_shown(round: str) -> None:
    for subject in _subjects(round):
        items = _all(round, subject.name)
        shown = Counter(item.grade or item.inferred_grade for item in items)
        first = items[0]
        assert first.question == subject.id
        assert {count.grade: count.count for count in first.counts if count.count} == dict(shown)
        for item in items:
            grade = item.grade or item.inferred_grade
            assert item.alike == shown[grade]
            assert not (item.grade and item.inferred_grade)
            assert item.sources or item.basis == "unknown"


def _moved(items: list[CompareItem]) -> Counter[str | None]:
    return Counter(item.change.direction if item.change else None for item in items)


def test_from_2016_to_2017_nine_forces_rose_and_six_fell() -> None:
    items = _all("2017")
    assert _moved(items) == {"up": 9, "down": 6, "same": 28}
    assert {item.change.from_round for item in items if item.change} == {"2016"}


def test_changes_to_2016_are_told_for_all_forces_and_none_to_2015() -> None:
    assert _moved(_all("2016"))[None] == 0
    assert _moved(_all("2015")) == {None: 43}


def test_no_change_is_told_across_a_break_or_from_what_was_not_inspected() -> None:
    for name in ("2021-22", "2023-25"):
        assert _moved(_all(name)).keys() == {None}
    for item in _side("kent", "gmp", "norfolk"):
        assert item.change is None or (item.basis, item.round) == ("inspected", item.judged_in)


def test_the_same_changes_are_told_side_by_side_and_over_time() -> None:
    side = {(item.force, item.round, item.heading): item for item in standings("essex", whole=True)}
    since = Counter[str]()
    for force in DATA.forces:
        for item in ForceReports("", force_grades.reports(force.id)).history():
            standing = side.get((force.id, str(item.round), item.heading))
            if standing:  # a question that was not read of others has none
                assert item.change == standing.change
                since[item.change.from_round if item.change else ""] += 1
    assert sum(since.values()) - since[""] > 300
    assert min(since["2015"], since["2016"]) > 0


def test_a_change_is_told_over_a_round_between_and_says_what_that_has() -> None:
    (humberside,) = (
        item for item in _all("2018-19", pillar="efficiency") if item.force == "humberside"
    )
    change = humberside.change
    assert change
    assert (change.direction, change.from_round) == ("up", "2016")
    assert [(each.round, each.basis) for each in change.between] == [("2017", "unknown")]


def test_a_question_counts_what_was_carried_over() -> None:
    items = _all("2017", "prevention")
    good = next(count for count in items[0].counts if count.grade == "Good")
    assert 0 < good.carried_over < good.count
    # Only of Essex its grade of 2016 is known.
    assert [item.force for item in items if item.change] == ["essex"]
    assert all(item.caveat for item in items)


def test_a_round_without_an_overall_grade_has_all_its_areas() -> None:
    items = _all("latest")
    assert {item.round for item in items} == {"2023-25"}
    assert len(items) == 9 * 43
    assert len({item.area for item in items}) == 9


def test_an_area_has_one_name_and_the_heading_of_its_round() -> None:
    items = _side("kent", area="treating")
    by_round = {item.round: (item.area, item.heading) for item in items}
    assert by_round["2021-22"] == (
        "Treating the public",
        "Engaging with and treating the public with fairness and respect",
    )
    assert by_round["2023-25"] == (
        "Treating the public",
        "Police powers and treating the public fairly and respectfully",
    )
    assert {item.area for item in _side("kent", area="police powers")} == {"Treating the public"}


def test_side_by_side_has_one_question_in_one_round_each() -> None:
    items = _side("kent", "met")
    asked = list(dict.fromkeys((item.round, item.question) for item in items))
    assert asked == [(name, subject.id) for name in KINDS for subject in _subjects(name)]
    assert [item.force for item in items] == ["kent", "metropolitan", "essex"] * len(asked)


def test_those_named_come_first_and_the_default_force_only_beside_one() -> None:
    def forces(*words: str) -> str:
        items = run("compare", *words, "--round", "2016", "-f", "json").items
        return " ".join(dict.fromkeys(item["force"] for item in items))

    assert forces("kent") == "kent essex"
    assert forces("norfolk", "kent") == "norfolk kent"
    assert forces("kent", "essex", "norfolk") == "kent essex norfolk"
    assert forces("kent", "norfolk", "-r", "essex-peel-2016") == "kent norfolk essex"
    assert len(essex_insp.compare("kent", "norfolk", round="2016")) == 6


def test_naming_essex_does_not_show_it_twice() -> None:
    items = _side("Essex", "kent", "Kent Police", round="2016", area="overall")
    assert [item.force for item in items] == ["essex", "kent"]


def test_a_force_may_be_named_by_the_option_of_other_commands_and_no_file_is_replaced(
    tmp_path: Path,
) -> None:
    named, option = (
        run("compare", *words, "-f", "csv").stdout for words in (["kent"], ["--force", "kent"])
    )
    assert named == option
    kept = tmp_path / "kept.csv"
    kept.write_text("kept")
    assert "--overwrite" in run("compare", "--force", "kent", "-o", str(kept)).stderr
    assert kept.read_text() == "kept"


def test_round_and_area_choose() -> None:
    kent, essex = _side("kent", round="2017", area="serious")
    assert essex.question == kent.question == "serious-organised-crime"
    assert (essex.grade, essex.basis, essex.basis_reading) == ("Good", "inspected", "inferred")
    assert (kent.grade, kent.basis) == (None, "unknown")


@pytest.mark.parametrize("round", ["2014", "2020", "soon"])
def test_rounds_without_grades_of_all_forces_are_refused(round: str) -> None:
    with pytest.raises(UnknownName, match="2015, 2016, 2017, 2018-19, 2021-22, 2023-25"):
        _all(round)


def test_areas_and_pillars_without_grades_in_a_round_are_refused() -> None:
    with pytest.raises(
        UnknownName, match="no area of 2016 that is known of all forces matches 'prevention'"
    ):
        _all("2016", "prevention")
    with pytest.raises(
        UnknownName, match="no area of 2023-25 that is known of all forces matches 'parking'"
    ):
        _side("kent", area="parking")
    with pytest.raises(UnknownName, match="no pillar of 2023-25 matches 'efficiency'"):
        _all("2023-25", pillar="efficiency")


def test_python_compares_as_the_command_does() -> None:
    assert essex_insp.compare("kent", round="2017") == _side("kent", round="2017")
    assert essex_insp.compare(round="2016") == _all("2016")
    assert essex_insp.compare() == essex_insp.force("essex").compare() == _all("2017")
    of_kent = essex_insp.force("kent").compare("norfolk", round="2021-22")
    assert [item.force for item in of_kent[:2]] == ["norfolk", "kent"]
    assert [item.force for item in essex_insp.force("kent").compare() if item.own][:1] == ["kent"]


@for_each(
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


def test_of_many_forces_a_few_are_named_and_the_others_counted() -> None:
    many = [force.name for force in DATA.forces if matches("s", force.id, force.name)]
    with pytest.raises(UnknownName) as told:
        DATA.find("s")
    assert f": {', '.join(many[:6])} and {len(many) - 6} more; write one of them" in str(told.value)


def test_a_name_of_no_force_has_the_nearest() -> None:
    with pytest.raises(UnknownName, match="nearest: Kent Police"):
        DATA.find("kemt")


@given(st.text(st.characters(), max_size=40))
def test_any_text_names_a_force_or_is_refused(text: str) -> None:
    try:
        force = DATA.find(text)
    except UnknownName:
        return
    assert force in DATA.forces


@for_each("force", DATA.forces)
def test_every_force_answers_to_its_names(force: forces.PoliceForce) -> None:
    for name in (force.id, force.name, force.name.upper(), force.id.replace("-", " ")):
        assert DATA.find(name) is force


@for_each(
    ("words", "names"),
    [
        ("west midlands", ["west midlands"]),
        ("kent west midlands", ["kent", "west midlands"]),
        ("avon and somerset", ["avon and somerset"]),
        ("kent and suffolk", ["kent", "suffolk"]),
        ("kent vs city of london police", ["kent", "city of london police"]),
        ("kent, suffolk,norfolk", ["kent", "suffolk", "norfolk"]),
        ("stop and search", ["stop", "search"]),
    ],
)
def test_names_are_told_apart_as_they_are_typed(words: str, names: list[str]) -> None:
    assert list(DATA.told_apart(words.split())) == names
