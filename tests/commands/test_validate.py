"""`essex-insp validate`: every error at once, each with its place and its remedy."""

from __future__ import annotations

import copy
import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from essex_insp.library.files import data_folder
from tests import tiny
from tests.evidence import story
from tests.program import FORMATS, run

SOURCE = {"id": "a", "kind": "report", "publisher": "Anytown"}
PATROL = {"id": "a", "area": "Patrol", "basis": "ungraded"}
OVERALL = {**PATROL, "level": "overall"}
MET = {"id": "met", "grades": ["Met"]}


def judged(**how: Any) -> dict[str, Any]:
    framework = {"id": "framework-a", "grades": ["Good"]}
    return {"framework": framework, "judgments": [{**PATROL, **how}]}


def scale(*grades: str, id: str = "framework-a", **more: Any) -> dict[str, Any]:
    others = {key: more.pop(key) for key in ("other_scales",) if key in more}
    return {"framework": {"id": id, "grades": grades, **others}, **more}


def problems(path: Path) -> list[dict[str, Any]]:
    faults: list[dict[str, Any]] = json.loads(run("validate", str(path), "-f", "json").stdout)[
        "items"
    ]
    return faults


def errors(path: Path) -> dict[str, dict[str, Any]]:
    return {item["path"]: item for item in problems(path) if item["severity"] == "error"}


def test_a_report_in_order_ends_with_0(tmp_path: Path) -> None:
    content = tiny.report()
    content["sources"][0]["url"] = None  # its text was held
    path = tiny.written(tmp_path, content)
    assert run("validate", str(path)).code == 0
    assert all(item["severity"] == "warning" for item in problems(path))
    assert [(item["path"], item["found"]) for item in problems(path)] == [
        *((f"$.judgments[{at}]", "no citation") for at in (2, 3)),
        ("$.judgments[3].inferred_grade", "inferred, and nothing says why"),
        ("$.judgments[4]", "no citation"),
        ("$.judgments[4].basis", "the basis is unknown"),
        ("$.judgments[5]", "no citation"),
        ("$.judgments[5].basis", "the basis is unknown"),
        ("$.findings[1]", "no citation"),
        ("$.statements[1].quotes[0].attribution", "attributed by context"),
        ("$.statements[2]", "nobody is named who said it"),
        ("$.statements[2].quotes[0]", "a quote without a citation"),
        ("$.sources[1]", "no address and no fingerprint"),
    ]


def test_names_every_error_at_once_with_its_place(tmp_path: Path) -> None:
    content = copy.deepcopy(tiny.report(published="2016-13"))
    content["judgments"][1]["gradde"] = "Good"
    del content["judgments"][2]["area"]
    content["concerns"][0]["kind"] = "A worry"
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    faults = errors(path)
    assert run("validate", str(path)).code == 1
    assert faults.keys() == {
        "$.published",
        "$.judgments[1].gradde",
        "$.judgments[2].area",
        "$.concerns[0].kind",
    }
    lines = path.read_text(encoding="utf-8").splitlines()
    assert '"2016-13"' in lines[faults["$.published"]["line"] - 1]
    assert '"gradde"' in lines[faults["$.judgments[1].gradde"]["line"] - 1]
    assert '"A worry"' in lines[faults["$.concerns[0].kind"]["line"] - 1]
    assert "'grade'" in faults["$.judgments[1].gradde"]["remedy"]
    assert "cause-of-concern" in faults["$.concerns[0].kind"]["remedy"]
    column = faults["$.published"]["column"]
    assert lines[faults["$.published"]["line"] - 1][column - 1 :].startswith('"2016-13"')


def test_names_every_reference_that_leads_nowhere(tmp_path: Path) -> None:
    content = copy.deepcopy(tiny.report(told_by="nowhere", chief_constable="nobody"))
    path = tiny.written(tmp_path, content)
    assert errors(path).keys() == {"$.told_by", "$.chief_constable"}
    shown = run("validate", str(path)).stdout.split()  # on lines that the path's length decides
    assert "2 errors, 12 warnings" in " ".join(shown)  # in one pass


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"published": "2999"}, "$.published"),
        ({"draft": True}, "$.draft"),
        ({"doubts": [{"text": "Who said it?"}]}, "$.doubts[0]"),
        (scale("Good", "good"), "$.framework.grades[1]"),
        (scale("Good", other_scales=[MET, MET]), "$.framework.other_scales[1].id"),
        (scale("Good", "Outstanding", id="ofsted-schools-2019"), "$.framework.grades"),
        (judged(basis="inspected"), "$.judgments[0].basis"),
        (judged(basis="ungraded", inferred_grade="Good"), "$.judgments[0].inferred_grade"),
        (judged(basis="carried-over", judged_in="2016"), "$.judgments[0].judged_in"),
        ({"judgments": [OVERALL, {**OVERALL, "id": "b", "area": "All"}]}, "$.judgments[1]"),
        ({"judgments": [PATROL, {**PATROL, "id": "b", "area": "PATROL"}]}, "$.judgments[1]"),
        ({"sources": [{**SOURCE, "publisher": "a\0b"}]}, "$.sources[0].publisher"),
        ({"title": "   "}, "$.title"),
        ({"force": {"id": "force-a", "name": "\u200b"}}, "$.force.name"),
    ],
)
def test_warns_of_what_is_lawful_and_doubtful(
    tmp_path: Path, changes: dict[str, Any], path: str
) -> None:
    file = tiny.written(tmp_path, {**tiny.bare(round="2016", published="2016"), **changes})
    faults = {item["path"]: item["severity"] for item in problems(file)}
    assert faults[path] == "warning"
    assert run("validate", str(file)).code == 0
    assert run("grades", "--report", str(file)).code == 0


def test_what_is_told_of_two_bodies_or_pillars_is_no_second_judgment(tmp_path: Path) -> None:
    others = [{**OVERALL, "id": "b", "body": "Force B"}, {**OVERALL, "id": "c", "pillar": "people"}]
    file = tiny.written(tmp_path, tiny.bare(judgments=[OVERALL, *others]))
    assert not [item for item in problems(file) if "a second" in item["found"]]


def test_an_unknown_framework_hides_no_other_error(tmp_path: Path) -> None:
    wrong = [
        {**PATROL, "basis": "carried-over"},
        {**OVERALL, "id": "b", "basis": "inspected", "grade": "Good", "instead": "None"},
    ]
    file = tiny.written(tmp_path, tiny.bare(framework="nowhere", judgments=wrong))
    paths = {"$.framework", "$.judgments[0].judged_in", "$.judgments[1].instead"}
    assert errors(file).keys() == paths


def test_warns_of_a_quote_without_a_citation_and_a_judgment_without_a_basis(
    tmp_path: Path,
) -> None:
    content = copy.deepcopy(tiny.report())
    del content["statements"][0]["quotes"][0]["citations"]
    content["judgments"][0]["basis"] = "unknown"
    faults = {item["path"] for item in problems(tiny.written(tmp_path, content))}
    assert "$.statements[0].quotes[0]" in faults
    assert "$.judgments[0].basis" in faults


def test_what_is_published_today_is_not_late(tmp_path: Path) -> None:
    today = datetime.date.today().isoformat()
    paths = {
        item["path"] for item in problems(tiny.written(tmp_path, tiny.report(published=today)))
    }
    assert "$.published" not in paths


@pytest.mark.parametrize("text", ["", "{", '{"a": 1', "nonsense", '{"a": NaN}', '{"a":1,"a":2}'])
def test_what_is_no_json_is_said_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    ran = run("validate", str(path))
    assert ran.code == (1 if text else 3)
    assert "Traceback" not in ran.stdout + ran.stderr


def test_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    faulty = tiny.written(tmp_path, tiny.report(published="never"))
    ran = run("validate", str(tmp_path / "missing.json"), str(faulty))
    assert ran.code == 3
    assert "missing.json" in ran.stderr
    assert "$.published" in ran.stdout


def test_a_report_of_the_library_is_named_by_its_id() -> None:
    assert run("validate", "essex-peel-2015").code == 0
    ran = run("validate", "no-such-report", "essex-peel-2015")
    assert "see `essex-insp reports`" in ran.stderr
    assert ran.stdout == "No errors, no warnings.\n"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_where_what_and_how_to_mend(tmp_path: Path, form: str) -> None:
    path = tiny.written(tmp_path, tiny.report(published="2016-13"))
    shown = run("validate", str(path), "-f", form).stdout
    for part in ("$.published", "2016-13", "month must be in 1..12", "as precise as is known"):
        assert part in shown.replace("\\$", "$")


def test_reads_standard_input() -> None:
    assert run("validate", "-", stdin=json.dumps(tiny.report())).code == 0


def test_the_bundled_reports_are_sound() -> None:
    folder = data_folder() / "reports"
    ran = run("validate", *map(str, sorted(folder.glob("*.json"))), "-f", "json")
    assert ran.code == 0
    assert {item["severity"] for item in ran.items} == {"warning"}


def test_checks_the_words_too_against_a_copy_of_their_source(tmp_path: Path) -> None:
    text, report = tmp_path / "story.txt", tmp_path / "made-up.json"
    content = story.report().model_dump(by_alias=True, exclude_defaults=True)
    report.write_text(json.dumps(content), encoding="utf-8")
    text.write_text(story.TEXT, encoding="utf-8")
    assert run("validate", str(report), "--source", str(text)).code == 0
    text.write_text(story.TEXT.replace("not yet good", "yet good"), encoding="utf-8")
    ran = run("validate", str(report), "--source", str(text), "-f", "json")
    assert ran.code == 1
    (error,) = [item for item in ran.items if item["severity"] == "error"]
    assert error["path"].startswith("$.statements[0].quotes[1]")
    assert "altered" in error["found"]


def test_the_table_follows_the_lines_of_the_file_and_ends_no_sentence_twice(
    tmp_path: Path,
) -> None:
    doubts = [{"text": "There is nothing around it."}]
    file = tiny.written(tmp_path, tiny.report(doubts=doubts, draft=True))
    shown = run("validate", str(file)).stdout
    lines = [int(line) for line in re.findall(r"^\w+: line (\d+),", shown, re.MULTILINE)]
    assert lines == sorted(lines)
    assert "There is nothing around it; settle it and take it away" in shown


def test_what_cannot_be_read_is_not_called_free_of_errors(tmp_path: Path) -> None:
    ran = run("validate", str(tmp_path / "missing.json"))
    assert (ran.code, ran.stdout) == (3, "")
    assert "missing.json: no such file; `essex-insp reports` lists the ids" in ran.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_report_in_any_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(json.dumps(tiny.report(title="Zoë"), ensure_ascii=False).encode(encoding))
    assert run("validate", str(path)).code == 0


def test_what_is_lawful_to_the_schema_is_no_error(tmp_path: Path) -> None:
    content = tiny.report(**{"$schema": "report.schema.json", "title": "half \ud83d"})
    content["judgments"][1]["citations"][0]["paragraph"] = 3.0
    content["sources"][0]["sha256"] = "AB" * 32
    path = tiny.written(tmp_path, content)
    assert run("validate", str(path)).code == 0
    (warning,) = [item for item in problems(path) if item["path"] == "$.title"]
    assert warning["found"] == "half a character (U+D83D)"
    assert '"half' in path.read_text(encoding="utf-8").splitlines()[warning["line"] - 1]


def test_more_faults_than_anyone_reads_are_counted(tmp_path: Path) -> None:
    path = tiny.written(tmp_path, tiny.report(citations=[5] * 5_000))
    faults = problems(path)
    assert len([fault for fault in faults if fault["severity"] == "error"]) == 1001
    assert faults[-1]["found"] == "4000 more errors"
    shown = " ".join(run("validate", str(path)).stdout.split())
    assert "1000 errors and 4000 more errors" in shown


def test_warnings_are_in_the_order_of_the_file(tmp_path: Path) -> None:
    content = tiny.report()
    content["judgments"] = [{**judged, "basis": "unknown"} for judged in content["judgments"]]
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    places = [(item["line"], item["column"]) for item in problems(path)]
    assert len({line for line, _ in places}) > 5
    assert places == sorted(places)


def test_a_report_that_is_not_cited_itself_is_doubtful(tmp_path: Path) -> None:
    for more, warnings in (({}, 1), ({"citations": [{"source": "s"}]}, 0)):
        sources = [{"id": "s", "kind": "report", "publisher": "A", "url": "https://a.example/"}]
        file = tiny.written(tmp_path, tiny.bare(sources=sources, **more))
        assert (
            run("validate", str(file)).stdout.count("nothing is cited for the report") == warnings
        )
