"""What refers to what within a report: each fault has its place and its remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest

from essex_insp.errors import InvalidReport
from essex_insp.library.checking import MOST_FAULTS, check
from essex_insp.library.references import GUESSES
from essex_insp.model import Report
from tests import tiny
from tests.cases import for_each


def checked(content: dict[str, Any]) -> Report:
    return check(json.dumps(content).encode(), "x.json")


def refused(content: dict[str, Any]) -> InvalidReport:
    with pytest.raises(InvalidReport) as caught:
        checked(content)
    return caught.value


def faults_of(content: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in refused(content).faults]


def test_the_made_up_reports_are_sound() -> None:
    checked(tiny.report())
    checked(tiny.bare())


def test_a_wrong_value_hides_no_reference_that_leads_nowhere() -> None:
    content = tiny.report(published="never", told_by="nobody-knows")
    content["judgments"][0]["citations"] = 5
    content["statements"][0]["quotes"] = [7, {"id": 3}]
    said = [fault.split(":")[0] for fault in faults_of(content)]
    assert {"$.published", "$.told_by", "$.judgments[0].citations"} <= set(said)
    assert len(said) == len(set(said))


def test_a_framework_may_be_the_id_of_a_known_one_and_its_grades_are_spelled_by_it() -> None:
    content = tiny.report(framework="peel-2015-2018-19")
    content["judgments"][0]["grade"] = "requires improvement"
    report = checked(content)
    assert report.judgments[0].grade == "Requires improvement"
    assert report.framework is not None
    assert report.framework.grades[0] == "Outstanding"
    (fault,) = faults_of(tiny.report(framework="peel-2015-2018-91"))
    assert fault.startswith("$.framework: 'peel-2015-2018-91': no framework of that id is known")
    assert "did you mean 'peel-2015-2018-19'?" in fault


def test_a_grade_is_stated_or_inferred_and_never_both() -> None:
    content = tiny.report()
    content["judgments"][0]["inferred_grade"] = "Good"
    (fault,) = faults_of(content)
    assert "stands beside the grade" in fault


def test_a_source_that_is_not_there_is_named_with_the_nearest() -> None:
    content = tiny.report()
    content["judgments"][0]["citations"][0]["source"] = "the-pagge"
    assert faults_of(content) == [
        "$.judgments[0].citations[0].source: no source 'the-pagge'; did you mean 'the-page'?"
    ]


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("$.told_by", {"told_by": "nobody-knows"}),
        ("$.chief_constable", {"chief_constable": "nobody-knows"}),
        ("$.inspectors[1]", {"inspectors": ["jane-example", "nobody-knows"]}),
        ("$.citations[0].source", {"citations": [{"source": "nobody-knows"}]}),
        ("$.notes[0].citations[0].source", {
            "notes": [{"text": "A", "citations": [{"source": "nobody-knows"}]}],
        }),
    ],
)  # fmt: skip
def test_what_is_not_there_is_placed(path: str, change: dict[str, Any]) -> None:
    (fault,) = faults_of(tiny.report(**change))
    assert fault.startswith(f"{path}: no s")
    assert "'nobody-knows'; add a s" in fault


def test_speakers_and_quotes_that_are_not_there_are_placed() -> None:
    content = tiny.report()
    content["statements"][0]["speaker"] = "qq"
    content["findings"][1]["stated_by"] = "qq"
    content["concerns"][0]["raised_by"] = "qq"
    content["concerns"][0]["quotes"] = ["jane-1", "jane-9"]
    assert sorted(fault.split(";")[0] for fault in faults_of(content)) == [
        "$.concerns[0].quotes[1]: no quote 'jane-9'",
        "$.concerns[0].raised_by: no speaker 'qq'",
        "$.findings[1].stated_by: no speaker 'qq'",
        "$.statements[0].speaker: no speaker 'qq'",
    ]


@for_each("field", ["judgments", "findings", "concerns", "speakers", "statements", "sources"])
def test_an_id_that_stands_twice_is_placed(field: str) -> None:
    content = tiny.report()
    content[field][1]["id"] = content[field][0]["id"]
    fault = next(
        said for said in faults_of(content) if said.startswith(f"$.{field}[1].id: a second ")
    )
    assert f"(first at $.{field}[0].id)" in fault


def test_the_ids_of_quotes_are_unique_over_all_statements() -> None:
    content = tiny.report()
    content["statements"][1]["quotes"][0]["id"] = "jane-1"
    (fault,) = faults_of(content)
    assert fault.startswith("$.statements[1].quotes[0].id: a second quote 'jane-1'")


def test_a_grade_belongs_to_its_scale() -> None:
    content = tiny.report()
    content["judgments"][0]["grade"] = "fine"
    content["judgments"][3]["inferred_grade"] = "Adequate"
    first, second = faults_of(content)
    assert first == (
        "$.judgments[0].grade: 'fine' is not a grade of its framework; "
        "use one of Outstanding, Good, Requires improvement, Inadequate"
    )
    assert second.startswith("$.judgments[3].inferred_grade: 'Adequate' is not a grade")


def test_a_grade_needs_a_framework() -> None:
    assert "name a framework" in faults_of(tiny.report(framework=None))[0]


@pytest.mark.parametrize("basis", ["ungraded", "not-inspected"])
def test_what_was_not_graded_has_no_grade(basis: str) -> None:
    content = tiny.report()
    content["judgments"][0]["basis"] = basis
    (fault,) = faults_of(content)
    assert fault.startswith(f"$.judgments[0].basis: '{basis}' with the grade 'Requires impr")


def test_what_was_carried_over_says_from_where() -> None:
    content = tiny.report()
    del content["judgments"][1]["judged_in"]
    (fault,) = faults_of(content)
    assert fault.startswith("$.judgments[1].judged_in: a judgment carried over from no round")


def test_nobody_is_named_and_unattributed_at_once() -> None:
    content = tiny.report()
    content["statements"][0]["quotes"][0]["attribution"] = {"kind": "unattributed"}
    (fault,) = faults_of(content)
    assert fault.startswith("$.statements[0].quotes[0].attribution.kind: 'unattributed', and")


@pytest.mark.parametrize("position", [[5, 4], [-1, 4]])
def test_a_position_runs_forwards(position: list[int]) -> None:
    content = tiny.report()
    content["statements"][0]["quotes"][0]["citations"][0]["position"] = position
    (fault,) = faults_of(content)
    assert fault.startswith("$.statements[0].quotes[0].citations[0].position: ")


def test_all_faults_are_given_and_for_the_first_the_nearest_names() -> None:
    content = tiny.report()
    content["judgments"][0]["citations"] = [{"source": f"the-pag{n}"} for n in range(GUESSES * 30)]
    error = refused(content)
    assert len(error.faults) == MOST_FAULTS
    assert f"(and {GUESSES * 30 - 1} more: essex-insp validate x.json)" in error.message
    assert error.faults[0].remedy == "did you mean 'the-page'?"
    assert error.faults[-1].remedy == "add a source of that id"


def test_of_more_faults_than_anyone_reads_their_number_is_given() -> None:
    [fault] = faults_of(tiny.bare(concerns=[{}] * 4001))
    assert fault.startswith("$: 20,005 things are wrong, more than can be told; ")


def test_long_texts_are_cut_in_faults() -> None:
    content = tiny.report()
    content["framework"]["grades"] = [f"Grade {number}" for number in range(100)]
    for judgment in content["judgments"]:
        judgment["grade"] = "x" * 100_000
        judgment["basis"] = "inspected"
        judgment.pop("inferred_grade", None)
    every = faults_of(content)
    assert len(every) == 6
    assert all(len(fault) < 400 for fault in every)
