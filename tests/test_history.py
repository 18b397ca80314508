"""History: what is lined up, what may be said of change, and where it breaks off."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from itertools import combinations, permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import essex_insp
from essex_insp.dates import round_named
from essex_insp.errors import UnknownName
from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library import reports as library
from essex_insp.library.areas import KINDS
from essex_insp.library.scales import direction
from essex_insp.questions import history
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem, breaks
from essex_insp.questions.inspection import Inspection
from tests.cases import for_each
from tests.made import FIVE, FOUR, judgment, report

RULES = frameworks.load()
FRAMEWORK_OF = {each: rules.id for rules in RULES.frameworks for each in rules.rounds}


def test_a_change_is_told_between_grades_of_a_scale_alone() -> None:
    for before, after in product((*FOUR, None, "Sausages"), repeat=2):
        told = direction(before, after, FOUR)
        assert (told is None) == (not {before, after} <= {*FOUR})
        assert (told == "same") == (told is not None and before == after)
        assert (told == "up") == (direction(after, before, FOUR) == "down")
    assert direction("Good", "Outstanding", FOUR) == "up"


@pytest.fixture(scope="module")
def essex() -> list[Inspection]:
    return [Inspection(library.load(path)) for path in library.paths()]


def cells(inspections: Iterable[Inspection], **filters: Any) -> list[HistoryItem]:
    """Return what the reports of a force tell, as `ForceReports.history` does."""
    return ForceReports("", (each.report for each in inspections)).history(**filters)


def _comparable(framework: str, *rounds: str) -> bool:
    rules = RULES.rules(framework)
    return rules is not None and {*rounds} <= {*rules.comparable_with}


def _cell(items: list[HistoryItem], area: str, round: str) -> HistoryItem:
    (cell,) = (each for each in items if (each.id, each.round) == (area, round))
    return cell


def test_the_grid_has_every_judgment_of_the_seven_rounds_once(essex: list[Inspection]) -> None:
    items = {(cell.id, cell.round): cell for cell in cells(essex)}
    count = 0
    for inspection in essex:
        if inspection.report.id.startswith("essex-peel-"):
            for each in inspection.report.judgments:
                count += 1
                cell = items[each.id, inspection.report.round]
                assert (cell.grade, cell.basis) == (each.grade, each.basis)
                assert (cell.judged_in, cell.note) == (each.judged_in, each.note)
                assert cell.sources
    assert count == len(items) == 82


def test_improved_since_2015_can_be_read_off(essex: list[Inspection]) -> None:
    items = cells(essex)
    change = _cell(items, "overall", "2016").change
    assert change is not None
    assert (change.direction, change.from_round, change.from_grade) == (
        "up",
        "2015",
        "Requires improvement",
    )
    assert change.between == []


def test_a_change_over_an_unread_round_says_so(essex: list[Inspection]) -> None:
    change = _cell(cells(essex), "vulnerable-people", "2017").change
    assert change is not None
    assert (change.direction, change.from_round, change.from_grade) == ("up", "2015", "Inadequate")
    assert [(each.round, each.grade, each.basis) for each in change.between] == [
        ("2016", None, "inspected")
    ]


def test_what_was_carried_over_has_no_change(essex: list[Inspection]) -> None:
    cell = _cell(cells(essex), "prevention", "2018-19")
    assert (cell.basis, cell.judged_in, cell.change) == ("carried-over", "2017", None)


def test_nothing_joins_2021_22_and_2023_25_to_what_came_before(essex: list[Inspection]) -> None:
    items = cells(essex)
    for cell in items:
        if cell.round in ("2021-22", "2023-25"):
            assert cell.change is None
            assert cell.break_before is not None
            assert "HMICFRS says" in cell.break_before.why
            assert cell.break_before.sources
    earlier = {each.id for each in items if each.round not in ("2021-22", "2023-25")}
    assert earlier.isdisjoint(each.id for each in items if each.round in ("2021-22", "2023-25"))


def test_the_break_before_2021_22_has_the_year_without_a_round(essex: list[Inspection]) -> None:
    cell = next(cell for cell in cells(essex) if cell.round == "2021-22")
    assert cell.break_before is not None
    assert cell.break_before.after == "2018-19"
    (pause,) = cell.break_before.no_round
    assert pause.year == "2020"
    assert pause.sources
    others = [each.break_before for each in cells(essex) if each.round != "2021-22"]
    assert not any(parted.no_round for parted in others if parted)


@pytest.mark.parametrize(
    "not_made",
    [
        {"basis": "carried-over", "judged_in": "2015"},
        {"judged_in": "2015"},
        {"basis_reading": "inferred"},
    ],
    ids=str,
)
def test_a_change_is_told_between_judgments_that_were_made_in_their_rounds(
    not_made: dict[str, Any],
) -> None:
    def change(before: dict[str, Any], after: dict[str, Any]) -> Any:
        first, second = judgment("a", "Good", **before), judgment("a", "Outstanding", **after)
        return _cell(cells([report("2016", [first]), report("2017", [second])]), "a", "2017").change

    assert change({}, {}).direction == "up"
    assert change(not_made, {}) is None
    assert change({}, not_made) is None


def test_rounds_are_in_order_whenever_they_were_published() -> None:
    late = report("2016", [judgment("a", "Good")], published="2020-02-01")
    early = report("2017", [judgment("a", "Good")], published="2018-03-22")
    assert [cell.round for cell in cells([early, late])] == ["2016", "2017"]


def test_a_round_without_a_framework_is_not_compared() -> None:
    for frameworks_ in (("peel-2015-2018-19", None), (None, "peel-2015-2018-19"), (None, None)):
        rounds = zip(("2016", "2017"), frameworks_, strict=True)
        items = cells([report(each, [judgment("a", note="x")], rules) for each, rules in rounds])
        assert items[-1].break_before is not None
        assert "not in the data" in items[-1].break_before.why


def test_2014_is_not_compared_with_2015(essex: list[Inspection]) -> None:
    cell = _cell(cells(essex), "prevention", "2015")
    assert cell.change is None
    assert cell.break_before is not None
    assert "transitional year" in cell.break_before.why


def test_rounds_of_one_framework_have_no_break(essex: list[Inspection]) -> None:
    for cell in cells(essex):
        if cell.round in ("2016", "2017", "2018-19"):
            assert cell.break_before is None


def test_related_inspections_come_after_the_rounds_in_order_of_time(
    essex: list[Inspection],
) -> None:
    items = cells(essex, related=True)
    others = [each for each in items if each.round is None]
    assert items[-len(others) :] == others
    assert len({other.report for other in others}) == 9
    assert others[0].report == "essex-domestic-abuse-2013-14"
    assert others[-1].report == "essex-custody-2024"
    assert all(other.change is None and other.break_before is None for other in others)


def test_since_begins_with_the_round_or_the_round_of_the_year(essex: list[Inspection]) -> None:
    for since in ("2018-19", "2018–19", "PEEL 2018 / 19", "18/19", "2018", "2019"):
        shown = {cell.round for cell in cells(essex, since=since)}
        assert shown == {"2018-19", "2021-22", "2023-25"}
    assert {cell.round for cell in cells(essex, since="2020")} == {"2021-22", "2023-25"}
    with pytest.raises(UnknownName, match="2023-25"):
        cells(essex, since="2030")


def test_other_inspections_begin_with_the_newest_round_too(essex: list[Inspection]) -> None:
    newest, year = (cells(essex, since=since, related=True) for since in ("latest", "2023"))
    assert [cell.id for cell in newest] == [cell.id for cell in year]


def test_no_change_is_told_from_a_round_that_is_not_shown(essex: list[Inspection]) -> None:
    for cell in cells(essex, since="2017"):
        assert cell.change is None or cell.change.from_round in ("2017", "2018-19")


def test_area_and_pillar_choose_rows(essex: list[Inspection]) -> None:
    areas = {cell.id for cell in cells(essex, area="vulnerable")}
    assert areas == {"vulnerable-people", "protecting-vulnerable-people"}
    renamed = cells(essex, area="investigating crime and", pillar="effectiveness")
    assert {cell.id for cell in renamed} == {"investigation", "investigating-crime"}
    assert _cell(renamed, "investigating-crime", "2021-22").break_before is not None
    pillars = {cell.pillar for cell in cells(essex, pillar="efficiency")}
    assert pillars == {"efficiency"}
    with pytest.raises(UnknownName, match="no area matches 'parking'"):
        cells(essex, area="parking")


def test_disagreements_ride_with_their_judgments(essex: list[Inspection]) -> None:
    items = cells(essex)
    (dispute,) = _cell(items, "vulnerable-people", "2015").disagreements
    assert "Inadequate" in dispute.about
    assert len(dispute.sayings) == 2
    (dispute,) = _cell(items, "tenth-area", "2021-22").disagreements
    assert [side.sources[0].source for side in dispute.sayings] == [
        "hmicfrs-2021-22",
        "essex-police-2022",
    ]
    (dispute,) = _cell(items, "overall", "2014").disagreements
    assert "published" in dispute.about


def test_two_reports_of_one_round_that_differ_are_both_shown() -> None:
    first = report("2017", [judgment("a", "Good"), judgment("b", "Good")])
    other = report("2017", [judgment("a", "Inadequate")], id="force-a-other")
    (cell, _) = cells([other, first])
    assert (cell.grade, cell.report) == ("Good", "force-a-2017")
    (dispute,) = cell.disagreements
    assert [side.text for side in dispute.sayings] == [
        "The report force-a-2017 has Good, inspected.",
        "The report force-a-other has Inadequate, inspected.",
    ]


def test_a_framework_that_is_not_in_the_data_is_not_compared() -> None:
    items = cells(
        [
            report("2016", [judgment("a", "Good")], framework="of-our-own"),
            report("2017", [judgment("a", "Inadequate")], framework="of-our-own"),
        ],
    )
    assert [each.change for each in items] == [None, None]
    assert items[1].break_before is not None
    assert items[1].break_before.why == "Whether these rounds may be compared is not in the data."


@pytest.mark.parametrize(
    ("wanted", "round"),
    [("2017", "2017"), ("2018/19", "2018-19"), ("2022", "2021-22"), ("Newest", "2021-22")],
)
def test_a_round_is_found_as_people_write_it(wanted: str, round: str) -> None:
    assert round_named(wanted, ("2017", "2018-19", "2021-22")) == round


@for_each("wanted", ["2020", "2018-22", "2017-16", "", "two", "20177", "²017"])
def test_what_names_no_round_is_said(wanted: str) -> None:
    with pytest.raises(UnknownName, match="there is 2017, 2018-19, 2021-22"):
        round_named(wanted, ("2017", "2018-19", "2021-22"))


_BASES = ("inspected", "carried-over", "ungraded", "not-inspected", "unknown")


@st.composite
def _reports(draw: st.DrawFn) -> list[Inspection]:
    shown = draw(st.lists(st.sampled_from(sorted(FRAMEWORK_OF)), unique=True, min_size=1))
    made = []
    for each in shown:
        framework = draw(st.sampled_from([FRAMEWORK_OF[each]] * 4 + ["peel-2014", "of-our-own"]))
        scale = FIVE if framework in ("peel-2021-22", "peel-2023-25") else FOUR
        judgments = []
        for area in draw(st.lists(st.sampled_from("abc"), unique=True)):
            basis = draw(st.sampled_from(_BASES))
            graded = basis in ("inspected", "carried-over", "unknown")
            grade = draw(st.sampled_from([*scale, None])) if graded else None
            judged_in = draw(st.sampled_from([*shown, "2013"]))
            if basis == "inspected":
                judged_in = draw(st.sampled_from([each, judged_in]))
            judgments.append(judgment(area, grade, basis, judged_in=judged_in))
        made.append(report(each, judgments, framework))
    return made


def _was_made(cell: Any) -> bool:
    return (
        cell is not None
        and cell.grade is not None
        and cell.basis == "inspected"
        and cell.judged_in == cell.round
    )


@given(_reports())
def test_no_change_ever_crosses_a_framework(inspections: list[Inspection]) -> None:
    items = cells(inspections)
    at = {(each.id, each.round): each for each in items}
    frames = {
        str(inspection.report.round): inspection.report.framework for inspection in inspections
    }
    order = sorted(frames)
    for cell in items:
        if cell.change is None:
            continue
        before = at[cell.id, cell.change.from_round]
        now = str(cell.round)
        framework = frames[now]
        assert framework is not None
        assert framework == frames[str(before.round)]
        assert _comparable(framework.id, str(before.round), now)
        assert _was_made(before)
        assert _was_made(cell)
        between = order[order.index(str(before.round)) + 1 : order.index(now)]
        assert [each.round for each in cell.change.between] == between
        assert not any(_was_made(at.get((cell.id, each))) for each in between)
        scale = list(framework.grades)
        steps = scale.index(str(before.grade)) - scale.index(str(cell.grade))
        assert cell.change.direction == ("up" if steps > 0 else "down" if steps < 0 else "same")


@given(_reports())
def test_rounds_that_may_not_be_compared_have_a_break_with_a_reason(
    inspections: list[Inspection],
) -> None:
    items = cells(inspections)
    frames = {
        str(inspection.report.round): inspection.report.framework for inspection in inspections
    }
    order = sorted({str(each.round) for each in items})
    for cell in items:
        now = str(cell.round)
        at = order.index(now)
        before, after = order[at - 1] if at else None, frames[now]
        assert after is not None
        if before is None or (frames[before] == after and _comparable(after.id, before, now)):
            assert cell.break_before is None
        else:
            assert cell.break_before is not None
            assert cell.break_before.after == before
            assert cell.break_before.why


@given(_reports())
def test_every_judgment_is_shown_once(inspections: list[Inspection]) -> None:
    shown = [(cell.report, cell.id) for cell in cells(inspections)]
    given = [
        (inspection.report.id, each.id)
        for inspection in inspections
        for each in inspection.report.judgments
    ]
    assert sorted(shown) == sorted(given)


def test_of_a_force_without_reports_it_is_told_what_is_known() -> None:
    items = essex_insp.force("kent").history()
    assert {item.force for item in items} == {"Kent Police"}
    assert {item.report for item in items} == {None}
    efficiency = [item for item in items if item.id == "efficiency-overall"]
    assert [(each.round, each.grade) for each in efficiency] == [
        ("2015", "Good"),
        ("2016", "Good"),
        ("2017", "Good"),
        ("2018-19", "Outstanding"),
    ]
    assert _direction(efficiency[-1]) == "up"
    inferred = _cell(items, "using-resources", "2021-22")
    assert (inferred.grade, inferred.inferred_grade) == (None, "Good")
    unread = _cell(items, "managing-offenders", "2023-25")
    assert (unread.grade, unread.basis, unread.sources) == (None, "unknown", [])
    for item in items:
        assert (item.change is None) or item.round not in ("2021-22", "2023-25")


@for_each("force", forces.load().forces)
def test_every_force_has_a_history_whose_graded_judgments_are_cited(force: Any) -> None:
    items = essex_insp.force(force.id).history()
    assert {item.round for item in items} >= set(KINDS)
    assert {item.force for item in items} == {force.name}
    for item in items:
        assert {item.grade, item.inferred_grade} <= {*item.scale, None}
        assert item.sources or item.basis == "unknown"


def test_an_area_has_one_name_in_all_rounds_and_each_its_own_heading(
    essex: list[Inspection],
) -> None:
    of_essex, of_kent = cells(essex), essex_insp.force("kent").history()
    for items in (of_essex, of_kent):
        for area in ("supporting-the-workforce", "preventing-crime"):
            assert len({item.area for item in items if item.id == area}) == 1
    workplace = [each for each in of_kent if each.id == "supporting-the-workforce"]
    assert {each.area for each in workplace} == {"Developing a positive workplace"}
    assert {each.heading for each in workplace} == {
        "Building, supporting and protecting the workforce"
    }
    assert _cell(of_essex, "supporting-the-workforce", "2023-25").area == workplace[0].area


def test_reports_of_ones_own_stand_before_what_is_known_of_all_forces() -> None:
    own = report(
        "2017", [judgment("overall", "Inadequate", pillar="effectiveness", level="overall")]
    )
    items = cells([own, *map(Inspection, force_grades.reports("kent"))])
    cell = _cell(items, "overall", "2017")
    assert (cell.grade, cell.report) == ("Inadequate", "force-a-2017")
    (dispute,) = cell.disagreements
    assert [side.text for side in dispute.sayings] == [
        "The report force-a-2017 has Inadequate, inspected.",
        "The pages on all forces have Good, inspected.",
    ]
    assert _direction(_cell(items, "overall", "2018-19")) == "up"


@for_each(("before", "after"), [*combinations(FRAMEWORK_OF, 2)])
def test_two_rounds_of_peel_are_parted_where_their_framework_does_not_have_both(
    before: str, after: str
) -> None:
    rounds = [report(name, [], FRAMEWORK_OF[name]).report for name in (before, after)]
    framework = next(rules for rules in RULES.frameworks if before in rules.rounds)
    assert (after in breaks(rounds)) != (after in framework.comparable_with)


@pytest.mark.parametrize(
    "framework",
    [
        {"id": "own", "grades": FOUR, "comparable_with": ["peel-2015-2018-19"]},
        {"id": "peel-2015-2018-19", "grades": [*FOUR, "Poor"]},
    ],
)
def test_what_is_not_of_peel_is_not_compared_with_it(framework: dict[str, Any]) -> None:
    frameworks: list[Any] = ["peel-2015-2018-19", framework]
    for both in permutations(frameworks):
        rounds = zip(("2016", "2017"), both, strict=True)
        reports = [report(name, [judgment("a", "Good")], rules) for name, rules in rounds]
        cell = _cell(cells(reports), "a", "2017")
        assert (cell.change, bool(cell.break_before)) == (None, True)


def test_the_fullest_report_of_a_round_says_what_it_may_be_compared_with() -> None:
    own = {"id": "own", "grades": FOUR}
    first = report("2016", [judgment("a", "Good")])
    full = report("2017", [judgment("a", "Inadequate"), judgment("b", "Good")], id="full")
    for part in (report("2017", [judgment("a", "Good")], own, id=name) for name in ("a", "z")):
        for reports in ([first, full, part], [part, full, first]):
            cell = _cell(cells(reports), "a", "2017")
            assert (cell.grade, _direction(cell), cell.break_before) == ("Inadequate", "down", None)


def test_rounds_without_years_stand_by_when_they_were_published() -> None:
    names = {"2016": None, "spring": "2014-05", "autumn": "2017-10", "never": None, "2018": "2015"}
    reports = [report(name, [judgment("a")], published=day) for name, day in names.items()]
    shown = [cell.round for cell in cells(reports)]
    assert shown == ["spring", "2016", "autumn", "2018", "never"]
    assert round_named("latest", [*names, None]) == "2018"
    for since, left in (("autumn", 3), ("latest", 1), ("2017", 2)):
        assert len(cells(reports, since=since)) == left


def test_only_what_moved_is_kept(essex: list[Inspection]) -> None:
    fell = cells(essex, moved=["down"])
    assert [(each.id, each.round) for each in fell] == [("ethical-workforce", "2018-19")]
    both = cells(essex, moved=["down", "up"])
    assert {each.change.direction for each in both if each.change} == {"up", "down"}
    assert cells(essex, since="2021", moved=["down", "up"]) == []


def test_a_break_stays_where_the_round_after_it_is_not_shown() -> None:
    reports = [
        report("2014", [judgment("a", "Good")], "peel-2014"),
        report("2015", [judgment("b", "Good")]),
        report("2016", [judgment("a", "Good")]),
    ]
    (first, second) = cells(reports, area="a")
    assert first.break_before is None
    assert second.break_before is not None
    assert second.break_before.after == "2014"


def _direction(item: HistoryItem) -> str | None:
    return item.change.direction if item.change else None


@for_each(
    ("rounds", "framed", "comparable"),
    [
        (("2023-25", "2025-27"), ("peel-2023-25", None), None),
        (("2023-25", "2025-27"), ("peel-2023-25", "peel-2023-25"), None),
        (("2023-25", "2025-27"), ("peel-2023-25", "own"), None),
        (("2018-19", "2025"), ("peel-2015-2018-19", "own"), None),
        (("2018-19", "2025"), ("peel-2015-2018-19", ["peel-2023-25"]), None),
        (("2023-25", "2025-27"), ("peel-2023-25", ["peel-2023-25"]), True),
        (("2023-25", "2025-27"), ("peel-2023-25", []), False),
        (("2021-22", "2025-27"), ("peel-2021-22", ["peel-2021-22"]), True),
        (("2021-22", "2023-25"), ("peel-2021-22", "peel-2023-25"), False),
    ],
)
def test_a_reason_is_of_the_rounds_that_its_source_speaks_of(
    rounds: tuple[str, str], framed: tuple[Any, Any], comparable: bool | None
) -> None:
    own = {"id": "peel-2025-27", "grades": FIVE}
    made = [
        report(
            name,
            [judgment("a", grade)],
            {**own, "comparable_with": rules} if isinstance(rules, list) else rules,
        )
        for name, rules, grade in zip(rounds, framed, ("Good", "Outstanding"), strict=True)
    ]
    _, later = cells(made)
    assert bool(later.change) == bool(comparable)
    if comparable:
        assert later.break_before is None
    else:
        assert later.break_before is not None
        assert later.break_before.comparable == ("not known" if comparable is None else "no")
        assert ("HMICFRS" in later.break_before.why) == (rounds == ("2021-22", "2023-25"))
        assert bool(later.break_before.sources) == (rounds == ("2021-22", "2023-25"))


def test_a_report_that_is_compared_with_none_is_not_overruled_by_the_other() -> None:
    own = {"id": "own", "grades": FOUR}
    for both in permutations([["own"], []]):
        made = [
            report(name, [judgment("a", "Good")], {**own, "comparable_with": named})
            for name, named in zip(("2019", "2024"), both, strict=True)
        ]
        _, later = cells(made)
        assert later.change is None
        assert later.break_before is not None
        assert later.break_before.comparable == "no"


def test_what_was_asked_before_stays_as_it_was_and_reports_are_gone_through_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = essex_insp.force("essex")
    whole = asked.history(related=True)
    told = copy.deepcopy(whole)
    with monkeypatch.context() as once:
        once.delattr(history, "of_report")
        later = asked.history(since="2021")
        asked.history(area="investigating", moved=["up"])
    assert whole == told
    assert not any(item.break_before for item in later if item.round == "2021-22")
    assert any(item.break_before for item in whole if item.round == "2021-22")
