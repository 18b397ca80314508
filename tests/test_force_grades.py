"""The grades of all forces: one shape for every kind, and nothing counted that was not read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from essex_insp.errors import UnknownName
from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library import reports as library
from essex_insp.library.force_grades import Kind

ALL: tuple[Kind, ...] = ("effectiveness", "pillars", "areas")


@pytest.mark.parametrize("kind", ALL)
def test_every_grade_is_on_the_scale_of_its_round_and_cited(kind: Kind) -> None:
    data = force_grades.load(kind)
    ids = {force.id for force in forces.load().forces}
    seen = set()
    for one in data.judgments:
        rules = frameworks.load().rules(data.framework(one.round))
        assert rules is not None
        assert {one.grade, one.inferred_grade} <= {*rules.grades, None}
        assert not (one.grade and one.inferred_grade)
        assert one.force in ids
        assert one.subject in data.by_subject
        assert set(one.sources) <= data.by_source.keys()
        assert kind in force_grades.KINDS[one.round]
        assert (one.basis == "carried-over") == (one.judged_in not in (None, one.round))
        key = (one.force, one.round, one.subject)
        assert key not in seen
        seen.add(key)
    used = {source for one in data.judgments for source in one.sources}
    assert kind == "effectiveness" or used == set(data.by_source)
    assert {one.round for one in data.rounds} == {one.round for one in data.judgments}


@pytest.mark.parametrize(
    ("round", "subject", "stated", "inferred", "ungraded", "unread"),
    [
        ("2015", "efficiency", (5, 29, 8, 1), 0, 0, 0),
        ("2016", "efficiency", (2, 33, 8, 0), 0, 0, 0),
        ("2017", "efficiency", (2, 30, 9, 0), 0, 1, 1),
        ("2018-19", "efficiency", (6, 25, 10, 2), 0, 0, 0),
        ("2015", "legitimacy", (1, 37, 5, 0), 0, 0, 0),
        ("2016", "legitimacy", (2, 36, 5, 0), 0, 0, 0),
        ("2017", "legitimacy", (1, 34, 6, 0), 1, 1, 0),
        ("2018-19", "legitimacy", (1, 34, 6, 1), 0, 0, 1),
        ("2023-25", "responding-to-the-public", (0, 3, 7, 12, 4), 2, 0, 15),
    ],
)
def test_counts_say_how_many_were_read(
    round: str, subject: str, stated: tuple[int, ...], inferred: int, ungraded: int, unread: int
) -> None:
    kind, one = force_grades.subject(round, subject)
    data = force_grades.load(kind)
    rules = frameworks.load().rules(data.framework(round))
    assert rules is not None
    counted = force_grades.counts(data.on(round, one.id), rules.grades)
    assert tuple(counted.stated.values()) == stated
    assert sum(counted.inferred.values()) == inferred
    assert (counted.ungraded, counted.unread) == (ungraded, unread)
    assert counted.read + ungraded + unread == counted.forces == 43


def test_a_subject_has_one_name_and_each_rounds_own_heading() -> None:
    found = [force_grades.subject(name, "treating the public")[1] for name in ("2022", "2024")]
    assert found[0] == found[1]
    assert found[0].heading("2021-22").startswith("Engaging with")
    assert found[0].heading("2023-25").startswith("Police powers")
    assert force_grades.subject("2024", "police powers")[1] == found[0]
    assert force_grades.subject("2017", "overall")[1].name == "Overall effectiveness"
    with pytest.raises(UnknownName, match="no area 'dogs' for all forces in 2021-22"):
        force_grades.subject("2021-22", "dogs")
    with pytest.raises(UnknownName, match="no round '2014'"):
        force_grades.subjects("2014")


@pytest.mark.parametrize("force", [one.id for one in forces.load().forces])
def test_what_is_known_of_a_force_stands_in_order_of_time(force: str) -> None:
    known = force_grades.of_force(force)
    order = [force_grades.rounds().index(one.judgment.round) for one in known]
    assert order == sorted(order)
    assert {one.kind for one in known} >= {"effectiveness", "pillars"}
    assert all(one.sources and one.judgment.force == force for one in known)
    assert all(one.framework for one in known)
    for one, other in pairwise(known):
        assert one.judgment != other.judgment


def test_the_list_of_all_forces_agrees_with_the_reports_on_essex() -> None:
    known = {
        (one.judgment.round, one.subject.id): one.judgment for one in force_grades.of_force("essex")
    }
    compared = 0
    for name in library.ids():
        report = library.load(name)
        for judgment in report.judgments:
            cell = known.get((report.round or "", judgment.id))
            if cell is not None:
                compared += 1
                assert (cell.grade, cell.inferred_grade, cell.basis, cell.basis_reading) == (
                    *(judgment.grade, judgment.inferred_grade),
                    *(judgment.basis, judgment.basis_reading),
                )
    assert compared > 25
