"""The grades of all forces: one shape for every kind, and nothing counted that was not read."""

from __future__ import annotations

from typing import Any

import pytest

import essex_insp
from essex_insp.errors import UnknownName
from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library.force_grades import Kind
from essex_insp.questions.compare import CompareItem
from essex_insp.questions.history import HistoryItem
from tests.cases import for_each

ALL: tuple[Kind, ...] = ("effectiveness", "pillars", "areas")


@pytest.mark.parametrize("kind", ALL)
def test_every_grade_is_on_the_scale_of_its_round_and_cited(kind: Kind) -> None:
    data = force_grades.load(kind)
    ids = {force.id for force in forces.load().forces}
    seen = set()
    for cell in data.judgments:
        rules = frameworks.load().of_round[cell.round]
        assert {cell.grade, cell.inferred_grade} <= {*rules.grades, None}
        assert not (cell.grade and cell.inferred_grade)
        assert cell.force in ids
        assert cell.subject in data.by_subject
        assert set(cell.sources) <= data.by_source.keys()
        assert kind in force_grades.KINDS[cell.round]
        assert (cell.basis == "carried-over") == (cell.judged_in not in (None, cell.round))
        key = (cell.force, cell.round, cell.subject)
        assert key not in seen
        seen.add(key)
    used = {source for cell in data.judgments for source in cell.sources}
    for point in data.disagreements:
        assert point.subject is None or (point.force, point.round, point.subject) in seen
        used |= {cited.source for saying in point.sayings for cited in saying.citations}
    assert used == set(data.by_source)
    of_kind = {name for name, kinds in force_grades.KINDS.items() if kind in kinds}
    assert of_kind == {cell.round for cell in data.judgments}


@for_each(
    ("round", "pillar", "area", "counts", "inferred"),
    [
        ("2015", "efficiency", None, [5, 29, 8, 1, 0], 0),
        ("2016", "efficiency", None, [2, 33, 8, 0, 0], 0),
        ("2017", "efficiency", None, [2, 30, 9, 0, 2], 0),
        ("2018-19", "efficiency", None, [6, 25, 10, 2, 0], 0),
        ("2015", "legitimacy", None, [1, 37, 5, 0, 0], 0),
        ("2016", "legitimacy", None, [2, 36, 5, 0, 0], 0),
        ("2017", "legitimacy", None, [1, 35, 6, 0, 1], 1),
        ("2018-19", "legitimacy", None, [1, 34, 6, 1, 1], 0),
        ("2023-25", None, "responding to the public", [0, 3, 9, 12, 4, 15], 2),
    ],
)
def test_counts_say_how_many_were_read(
    round: str, pillar: str | None, area: str | None, counts: list[int], inferred: int
) -> None:
    item = essex_insp.compare(round=round, area=area, pillar=pillar)[0]
    assert [count.count for count in item.counts] == counts
    assert sum(count.inferred for count in item.counts) == inferred
    assert item.read == sum(counts[:-1])
    assert sum(counts) == item.forces == 43


def test_a_subject_has_one_name_and_each_rounds_own_heading() -> None:
    def asked(round: str, area: str) -> tuple[str, str]:
        item = essex_insp.compare(round=round, area=area)[0]
        return item.question, item.heading

    then, now = (asked(name, "treating the public") for name in ("2022", "2024"))
    assert then[0] == now[0]
    assert then[1].startswith("Engaging with")
    assert now[1].startswith("Police powers")
    assert asked("2024", "police powers") == now
    assert asked("2017", "overall")[1] == "Overall effectiveness"
    with pytest.raises(
        UnknownName, match="no area of 2021-22 that is known of all forces matches 'dogs'"
    ):
        asked("2021-22", "dogs")
    with pytest.raises(UnknownName, match="no grades of all forces for round '2014'"):
        asked("2014", "overall")


@pytest.mark.parametrize("kind", ALL)
def test_what_is_known_of_a_force_is_cited_and_what_is_not_is_unknown(kind: Kind) -> None:
    data = force_grades.load(kind)
    for force in forces.load().forces:
        known = [each for name in force_grades.KINDS for each in data.of(force.id, name)]
        assert {each.force for each in known} == {force.id}
        assert all(each.sources or each.basis == "unknown" for each in known)
        assert len({(each.round, each.subject) for each in known}) == len(known)
        read = [each for each in data.judgments if each.force == force.id]
        assert all(each in known for each in read)
        assert len(read) == sum(bool(each.sources) for each in known)


def test_a_judgment_on_essex_is_one_record_beside_other_forces_and_over_time() -> None:
    over_time = {
        (item.round, item.pillar, item.id.removesuffix("-overall")): item
        for item in essex_insp.force("essex").history()
    }
    keys = set(CompareItem.fields) & set(HistoryItem.fields) - {"force", "area", "question"}
    compared = 0
    for item in essex_insp.compare("essex"):
        same = over_time.get((item.round, item.pillar, item.question))
        if same is None:
            assert item.basis == "unknown"
            continue
        told = {key: item[key] for key in keys if key not in ("heading", "sources")}
        assert told == {key: same[key] for key in told}
        assert [cite.url for cite in item.sources] == [cite.url for cite in same.sources]
        compared += 1
    assert compared > 30


def test_an_area_has_the_same_id_whichever_force_is_asked_for() -> None:
    def ids(force: str) -> dict[Any, str | None]:
        cells = essex_insp.force(force).history()
        return {(cell.round, cell.pillar, cell.area): cell.id for cell in cells}

    essex, kent = ids("essex"), ids("kent")
    both = essex.keys() & kent.keys()
    assert {kent[key] for key in both} >= {"overall", "efficiency-overall", "legitimacy-overall"}
    assert [essex[key] for key in both] == [kent[key] for key in both]
