"""Reports of other inspectorates: their scales, words and pillars, and nothing of PEEL's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from essex_insp.errors import InvalidReport
from essex_insp.library import frameworks
from essex_insp.library.checking import check
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import breaks
from essex_insp.questions.inspection import Inspection
from essex_insp.show.display import look
from tests.cases import for_each
from tests.program import FORMATS, READING, run, some
from tests.test_data import DATA, KnownFrameworks

CASES = Path(__file__).parents[2] / "shared" / "cases" / "reports"
SOURCE = {"id": "rep", "kind": "report", "publisher": "The inspectorate", "title": "Body A"}


def judgment(name: str, grade: str | None, **more: Any) -> dict[str, Any]:
    return {"id": name, "area": name.title(), "grade": grade, "basis": "inspected", **more}


def report(framework: Any, *judgments: dict[str, Any], **more: Any) -> dict[str, Any]:
    content = {
        "schema": "essex-insp/report/1",
        "id": "body-a-2024",
        "title": "Body A",
        "kind": "other",
        "force": {"id": "body-a", "name": "Body A"},
        "round": "2024",
        "published": "2024-05",
        "framework": framework,
        "judgments": [{**judgment, "citations": [{"source": "rep"}]} for judgment in judgments],
        "sources": [SOURCE],
    }
    return {**content, **more}


PRISON = report(
    "hmi-prisons-2023",
    judgment("safety", "not sufficiently good", pillar="Healthy prison tests"),
    judgment("respect", "Reasonably good", pillar="Healthy prison tests"),
    judgment("purposeful activity", "Poor", pillar="Healthy prison tests") | {"id": "activity"},
    inspectorate="HMI Prisons",
    concerns=[
        {
            "id": "weapons",
            "kind": "priority-concern",
            "label": "Priority concern",
            "status": "open",
            "title": "Weapons in Body A",
            "summary": "Too many were found.",
            "citations": [{"source": "rep"}],
        }
    ],
)
SCHOOL = report(
    "estyn-2017",
    judgment("standards", "ADEQUATE AND NEEDS IMPROVEMENT"),
    judgment("teaching", "Excellent"),
    judgment("care", "Not inspected", basis="not-inspected"),
    inspectorate="Estyn",
    concerns=[
        {
            "id": "reading",
            "kind": "recommendation",
            "status": "open",
            "title": "Read more",
            "summary": "Pupils of Body A read little.",
        }
    ],
)
MADE = {"prison": PRISON, "school": SCHOOL}


def texts() -> dict[str, str]:
    given = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(CASES.glob("*.json"))
        if path.stem in ("ofsted", "cqc", "fire")
    }
    return given | {name: json.dumps(content) for name, content in MADE.items()}


@pytest.mark.parametrize("name", texts())
@pytest.mark.parametrize("command", [*READING, "history", "trail"])
def test_every_reading_command_takes_it_and_says_nothing_of_peel(name: str, command: str) -> None:
    for form in some(FORMATS):
        done = run(command, "--report", "-", "--format", form, stdin=texts()[name])
        if name in MADE and command == "trail":
            assert done.code == 0
        if done.code == 2:
            assert "no " in done.stderr
            continue
        assert (done.code, done.stderr) == (0, "")
        for words in ("PEEL", "no formal label was read", "HMICFRS says", "cause of concern"):
            assert words not in done.stdout or (name, words) == ("fire", "cause of concern")


def opened(content: dict[str, Any]) -> Inspection:
    return Inspection(check(json.dumps(content).encode(), "made-up"))


def test_grades_are_spelled_as_the_scale_spells_them() -> None:
    grades = [item.grade for item in opened(PRISON).grades()]
    assert grades == ["Not sufficiently good", "Reasonably good", "Poor"]
    first, _, third = opened(SCHOOL).grades()
    assert first.grade == "Adequate and needs improvement"
    assert (third.grade, third.instead, third.basis) == (None, "Not inspected", "not-inspected")


def test_a_mark_is_that_of_the_place_in_the_scale() -> None:
    for size in range(1, 8):
        marks = [look(at, size).mark for at in range(size)]
        assert len(set(marks)) == size
        assert len({look(at, size).ascii_mark for at in range(size)}) == size
    assert look(0, 4).mark == "★"
    assert look(1, 2).mark == "✕"
    assert [look(at, 9).mark for at in (0, 8)] == ["1", "9"]
    assert look(None, 2).mark == "·"


def test_a_second_scale_is_for_the_judgments_that_name_it() -> None:
    content = report(
        "ofsted-schools-2025",
        judgment("inclusion", "strong standard"),
        judgment("safeguarding", "met", scale="safeguarding"),
    )
    _, second = opened(content).grades()
    assert (second.grade, second.scale) == ("Met", ["Met", "Not met"])
    content["judgments"][0]["grade"] = "Met"
    with pytest.raises(InvalidReport, match="use one of Exceptional"):
        opened(content)
    content["judgments"][0]["grade"] = "Exceptional"
    content["judgments"][1]["scale"] = "elsewhere"
    with pytest.raises(InvalidReport, match="no scale 'elsewhere'"):
        opened(content)


@pytest.mark.parametrize(
    "words", ["Inspected but not rated", "Insufficient evidence to rate", "Not graded", "Unrated"]
)
def test_words_that_say_there_is_no_grade_stand_in_its_place(words: str) -> None:
    (grade,) = opened(report("cqc-services", judgment("caring", words))).grades()
    assert (grade.grade, grade.instead) == (None, words)
    shown = run(
        "grades", "--report", "-", stdin=json.dumps(report("cqc-services", judgment("a", words)))
    ).stdout
    assert f"· {words}" in shown


def test_a_framework_that_is_not_known_is_named_with_the_nearest() -> None:
    with pytest.raises(InvalidReport, match="did you mean 'ofsted-schools-2019'"):
        opened(report("ofsted-school-2019"))


def test_a_label_of_ones_own_is_shown_as_such_and_a_slip_is_not_one() -> None:
    shown = run("concerns", "--report", "-", stdin=json.dumps(PRISON)).stdout
    assert "Priority concern, a formal label. Open." in shown
    content = json.loads(json.dumps(PRISON))
    content["concerns"][0] |= {"kind": "area-for-improvment", "label": None}
    with pytest.raises(InvalidReport, match="did you mean 'area-for-improvement'"):
        opened(content)


@for_each(
    ("first", "second", "allowed"),
    [
        (("own", None), ("own", None), None),
        (("own", []), ("own", []), False),
        (("own", ["own"]), ("own", ["own"]), True),
        (("own", ["other"]), ("own", ["other"]), False),
        (("own", ["new"]), ("new", None), True),
        (("own", None), ("new", ["own"]), True),
        (("own", ["own"]), ("new", ["new"]), False),
        (("own", ["peel-2014"]), ("peel-2014", None), False),
    ],
)
def test_grades_are_compared_where_the_reports_say_so(
    first: tuple[str, list[str] | None], second: tuple[str, list[str] | None], allowed: bool | None
) -> None:
    reports = [
        opened(
            report(
                {"id": name, "grades": ["1", "2", "3"], "comparable_with": declared},
                judgment("safety", grade),
                id=f"body-a-{year}",
                round=year,
            )
        )
        for (name, declared), year, grade in ((first, "2019", "2"), (second, "2024", "1"))
    ]
    _, cell = ForceReports("", (each.report for each in reports)).history()
    assert bool(cell.change) == bool(allowed)
    parted = breaks(each.report for each in reports)
    assert bool(parted) != bool(allowed)
    if allowed is False and second[0] != "peel-2014":
        said = "Neither report says that the grades of these rounds may be compared."
        assert parted["2024"].why == said
    if allowed is None:
        assert parted["2024"].no_round == []  # the year without a round was one of PEEL
        assert parted["2024"].why == "Whether these rounds may be compared is not in the data."
    if cell.change:
        assert cell.change.direction == "up"


def test_grades_of_different_scales_are_not_compared_though_both_reports_would() -> None:
    before, after = (
        opened(report(own | {"id": "own", "comparable_with": ["own"]}, round=year)).report
        for year, own in (("2019", {"grades": ["1", "2"]}), ("2024", {"grades": ["1", "2", "3"]}))
    )
    (parted,) = breaks([before, after]).values()
    assert parted.why == "The grades of these rounds are of different scales."


def test_known_frameworks_rest_on_sources_and_have_a_scale() -> None:
    known = KnownFrameworks.model_validate_json((DATA / "scales.json").read_bytes())
    sources = {source.id for source in known.sources}
    ids = [framework.id for framework in known.frameworks]
    assert len(set(ids)) == len(ids) > 20
    for framework in known.frameworks:
        assert len(set(framework.grades)) == len(framework.grades) >= 2
        assert framework.citations
        assert {citation.source for citation in framework.citations} <= sources
        assert not frameworks.load().rules(framework.id)
