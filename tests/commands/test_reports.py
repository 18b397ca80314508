"""`essex-insp reports`: which reports there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from essex_insp.library import reports as library
from tests import tiny
from tests.program import run, screen


def test_every_bundled_report_is_listed_and_can_be_read() -> None:
    items = run("reports", "--format", "json").items
    assert [item["id"] for item in items] != []
    assert {item["id"] for item in items} == set(library.ids())
    table = run("reports").stdout
    for item in items:
        assert item["id"] in table
        assert run("grades", "--report", item["id"]).code == 0


def test_the_default_is_marked_and_first() -> None:
    first, *rest = run("reports", "--format", "json").items
    assert (first["id"], first["default"]) == (library.DEFAULT, True)
    assert not any(item["default"] for item in rest)
    assert f"{library.DEFAULT} (default)" in run("reports").stdout


def test_the_environment_moves_the_mark() -> None:
    env = {"ESSEX_INSP_REPORT": "essex-peel-2016"}
    items = run("reports", "--format", "json", env=env).items
    assert [item["id"] for item in items if item["default"]] == ["essex-peel-2016"]


def test_the_envelope_is_about_no_report() -> None:
    envelope = run("reports", "--format", "json").json
    assert envelope["schema"] == "essex-insp/reports/1"
    assert envelope["report"] is None
    assert envelope["notice"] == library.NOTICE


def test_a_draft_is_marked(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(draft=True), "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    for form in ("table", "plain"):
        text = run("reports", "--format", form, env=env).stdout
        assert "(own, draft)" in text or "Draft: yes, not settled by a person" in text


def test_the_id_that_is_listed_is_the_one_that_loads(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(id="another"), "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    ran = run("reports", "--format", "json", env=env)
    (own,) = [item for item in ran.items if item["file"]]
    assert own["id"] == "mine"
    assert "'another'" in ran.stderr
    assert run("grades", "--report", "mine", env=env).code == 0


def test_no_file_of_ones_own_vanishes_in_silence(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(), "My_Report.json")
    tiny.written(tmp_path, tiny.report(), f"{library.DEFAULT}.json")
    (tmp_path / "broken.json").write_text("{")
    ran = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert ran.code == 0
    for name in ("My_Report.json", f"{library.DEFAULT}.json", "broken.json"):
        (line,) = [line for line in ran.stderr.splitlines() if f"{name}" in line]
        assert "passed over" in line


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path / "nowhere")})
    assert ran.code == 0
    assert "no such folder" in ran.stderr


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_what_must_be_typed_is_never_broken(columns: int) -> None:
    lines = screen(columns, "reports").splitlines()
    assert all(len(line) <= columns for line in lines)
    for name in library.ids():
        (at,) = [i for i, line in enumerate(lines) if re.match(rf"{name}( |$)", line)]
        assert lines[at + 1].startswith("  ")
    assert not any("Essex Police  " in line for line in lines)
    assert len(lines) < 5 * len(list(library.ids()))


def test_the_force_is_named_where_there_are_several(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(), "mine.json")
    shown = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path)}).stdout
    assert "Force A" in shown
    assert "Essex Police" in shown
