"""`essex-insp reports`: which reports there are."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from essex_insp.library import reports as library
from tests import tiny
from tests.program import run, screen, widest


def test_every_bundled_report_is_listed_and_can_be_read() -> None:
    items = run("reports", "--format", "json").items
    assert [item["id"] for item in items] != []
    assert {item["id"] for item in items} == set(library.paths())
    table = run("reports").stdout
    for item in items:
        assert item["id"] in table
        assert run("grades", "--report", item["id"]).code == 0


def test_they_are_in_order_of_time_the_newest_first() -> None:
    items = run("reports", "--format", "json").items
    dates = [item["published"] for item in items if item["published"]]
    assert [date[:4] for date in dates] == sorted((date[:4] for date in dates), reverse=True)
    assert items[0]["id"] == "essex-peel-2023-25"
    assert [item["id"] for item in items if item["default"]] == [library.DEFAULT]
    assert f"{library.DEFAULT} (default)" in run("reports").stdout


def ids(*words: str, **env: str) -> list[str]:
    return [item["id"] for item in run("reports", *words, "-f", "json", env=env).items]


def test_a_round_has_what_was_published_in_its_years_too() -> None:
    assert ids("--round", "2016") == [
        "essex-peel-2016",
        "essex-vulnerability-revisit-2016",
        "essex-child-protection-2015",
    ]
    assert ids("--round", "2018/19") == ids("--round", "2018-19")
    assert ids("--round", "latest")[0] == "essex-peel-2023-25"


def test_a_round_that_is_none_names_those_there_are() -> None:
    ran = run("reports", "--round", "1999")
    assert (ran.code, ran.stdout) == (2, "")
    assert "2014, 2015, 2016, 2017, 2018-19, 2021-22, 2023-25" in ran.stderr


def test_a_kind_and_a_date_narrow_them() -> None:
    assert ids("--kind", "custody") == ["essex-custody-2024", "essex-custody-2017"]
    assert ids("--kind", "custody", "--since", "2018") == ["essex-custody-2024"]
    assert ids("--since", "2018-19") == ids("--since", "2018") != ids("--since", "2019")
    assert ids("--since", "2024-10-04") == ["essex-peel-2023-25", "essex-custody-2024"]
    assert ids("--since", "2024-10-05") == ["essex-peel-2023-25"]
    assert "custody" in run("reports", "--kind", "parking").stderr
    assert run("reports", "--since", "soon").code == 2


def test_one_without_a_date_is_not_left_out_in_silence(tmp_path: Path) -> None:
    content = {**tiny.report(), "published": None, "published_note": None, "round": None}
    tiny.written(tmp_path, content, "mine.json")
    ran = run("reports", "--since", "2020", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert "left out, for want of a date: mine" in ran.stderr


def test_few_have_their_titles() -> None:
    said = " ".join(run("reports", "--kind", "custody").stdout.split())
    assert "Inspection visit to police custody suites" in said


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
    for form in ("table", "plain", "md"):
        assert "(own, draft)" in run("reports", "--format", form, env=env).stdout
    settled = tiny.report(id="settled", round="2017")
    tiny.written(tmp_path, settled, "settled.json")
    for command in ("history", "concerns --all", "trail"):
        shown = run(*command.split(), "--report", "settled", env=env).stdout
        assert "DRAFT, not settled by a person: " in shown, command
    assert "DRAFT, not settled by a person: mine" in run("search", "patrol", env=env).stdout
    words = "“I am concerned that [the force] loses its keys.”"
    proved = run("proof", words, "--report", "mine", env=env).stdout
    assert "from a draft" in " ".join(proved.split())


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
    tiny.written(tmp_path, tiny.report(), "loud.JSON")
    tiny.written(tmp_path, tiny.report(), f"{library.DEFAULT}.json")
    (tmp_path / "broken.json").write_text("{")
    tiny.written(tmp_path, tiny.report(), "huge.json")
    with (tmp_path / "huge.json").open("a") as file:
        file.write(" " * 32 * 1024**2)
    ran = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert ran.code == 0
    names = ("My_Report.json", "loud.JSON", f"{library.DEFAULT}.json", "broken.json", "huge.json")
    for name in names:
        (line,) = [line for line in ran.stderr.splitlines() if f"{name}" in line]
        assert "passed over" in line


def test_odd_things_in_the_folder_are_named_and_nothing_waits(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "dangling.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "--help.json").write_text("{}")
    (tmp_path / f"{'a' * 240}.json").write_text("{}")
    tiny.written(tmp_path, tiny.report(), "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    ran = run("reports", env=env)
    lines = ran.stderr.splitlines()
    for name in ("folder.json", "pipe.json", "dangling.json", "--help.json", "a" * 50):
        assert len([line for line in lines if name in line and "passed over" in line]) == 1
    assert max(map(len, lines)) < 300
    assert "mine" in ran.stdout
    for name in ("pipe", "folder", "dangling"):
        assert run("grades", "--report", name, env=env).code == 2


def test_a_folder_that_is_closed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    ran = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert ran.code == 0
    assert f"{tmp_path}: cannot be read (Permission denied)" in ran.stderr


@pytest.mark.parametrize(
    "env", [{"HOME": ""}, {"HOME": "not/absolute"}, {"HOME": "", "XDG_DATA_HOME": "data"}]
)
def test_without_a_home_there_is_no_folder_at_the_root(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert library.own_folders() == []


def test_a_relative_folder_for_data_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert library.own_folders() == [Path("/home/somebody/.local/share/essex-insp")]


def test_of_a_report_of_ones_own_no_more_is_looked_at_than_is_told(tmp_path: Path) -> None:
    content = tiny.report(id="mine-1", judgments=[{"id": "dogs"}])
    tiny.written(tmp_path, content, "mine-1.json")
    tiny.written(tmp_path, {**content, "told_by": "nobody"}, "mine-2.json")
    tiny.written(tmp_path, {**content, "published": "2016-13"}, "mine-3.json")
    (tmp_path / "mine-4.json").write_text("{")
    (tmp_path / "mine-5.json").write_text("[]")
    (tmp_path / "mine-6.json").write_bytes(json.dumps(tiny.report(id="mine-6")).encode("utf-16"))
    twice = [*content["sources"], *content["sources"]]
    doubled = {**content, "told_by": "nobody", "sources": twice}
    tiny.written(tmp_path, doubled, "mine-7.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    ran = run("reports", "-f", "json", env=env)
    assert [item["id"] for item in ran.items if item["file"]] == ["mine-6", "mine-1"]
    for number in (2, 3, 4, 5, 7):
        assert f"mine-{number}.json" in ran.stderr
    assert "$.judgments[0].area: missing" in run("grades", "-r", "mine-1", env=env).stderr
    for words in (("search", "dogs"), ("proof", "-")):
        assert "$.judgments[0].area: missing" in run(*words, env=env, stdin="Dogs.").stderr


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = run("reports", env={"ESSEX_INSP_PATH": str(tmp_path / "nowhere")})
    assert ran.code == 0
    assert "no such folder" in ran.stderr


@pytest.mark.parametrize("columns", [40, 60, 80, 140])
def test_what_must_be_typed_is_never_broken(columns: int) -> None:
    listed = screen(columns, "reports")
    assert widest(listed) <= columns
    for name in library.paths():
        assert [line for line in listed.splitlines() if re.match(rf"{name}( |$)", line)] != []


def test_an_own_id_of_any_length_stays_whole(tmp_path: Path) -> None:
    name = "-".join(["long"] * 15)
    tiny.written(tmp_path, tiny.report(), f"{name}.json")
    assert name in run("reports", env={"ESSEX_INSP_PATH": str(tmp_path), "COLUMNS": "90"}).stdout


def test_they_fit_the_first_screen() -> None:
    assert len(screen(80, "reports").splitlines()) < 24


def test_the_force_is_named_where_there_are_several(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(), "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path), "COLUMNS": "100"}
    shown = run("reports", env=env).stdout
    assert "Force A" in shown
    assert "Essex Police" in shown


def test_why_what_is_of_no_round_is_listed_under_one_is_said() -> None:
    said = "Those of no round were published in the years of this one."
    assert said in run("reports", "--round", "latest").stdout
    assert said not in run("reports", "--since", "2016").stdout


def test_a_line_that_a_report_cannot_have_is_named(tmp_path: Path) -> None:
    odd: dict[str, dict[str, object]] = {
        "ids": {"id": "No Id"},
        "kind": {"kind": None},
        "force": {"force": {"id": "x", "name": ""}},
        "day": {"published": "2018-02-30"},
        "draft": {"draft": "yes"},
        "teller": {"told_by": "nobody"},
        "span": {"citations": [{"source": "the-page", "position": [1]}]},
        "page": {"citations": [{"source": "the-page", "paragraph": 0}]},
        "keys": {"titel": "Another"},
        "parts": {"judgments": [1]},
        "texts": {"inspectorate": 5},
    }
    for name, changed in odd.items():
        tiny.written(tmp_path, {**tiny.report(), **changed}, f"{name}.json")
    (tmp_path / "number.json").write_text(json.dumps(tiny.report(isbn=float("nan"))))
    ran = run("reports", "--format", "json", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert not [item for item in ran.items if item["file"]]
    for name in (*odd, "number"):
        assert f"passed over: {tmp_path / name}.json" in ran.stderr


@pytest.mark.parametrize("line", ["history", "history --force essex", "trail", "concerns --all"])
def test_a_report_of_the_force_that_cannot_be_read_is_named_once(line: str, tmp_path: Path) -> None:
    essex = {"id": "essex", "name": "Essex Police"}
    tiny.written(tmp_path, {**tiny.report(), "force": essex, "draft": 1}, "amiss.json")
    ran = run(*line.split(), env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert ran.code == 0
    assert ran.stderr.count(f"passed over: {tmp_path / 'amiss'}.json") == 1


def test_a_round_is_of_the_force_of_the_default_report(tmp_path: Path) -> None:
    for name, of_round in (("first", "2016"), ("second", "2018-19")):
        tiny.written(tmp_path, tiny.report(id=name, round=of_round), f"{name}.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path), "ESSEX_INSP_REPORT": "first"}
    report = run("--round", "latest", "--format", "json", env=env).json["report"]
    assert report["round"] == "2018-19"
    assert "--report second" in run("grades", "--round", "2018", env=env).stdout
    assert "there is 2016, 2018-19" in run("grades", "--round", "2014", env=env).stderr
    assert "essex-insp --round latest" in run(env=env).stdout
    assert (
        "essex-insp --report second"
        in run("--report", "first", env={**env, "ESSEX_INSP_REPORT": ""}).stdout
    )


def test_of_several_reports_of_ones_own_on_a_round_the_newest_is_read(tmp_path: Path) -> None:
    for name, date in (("b", "2016-11-03"), ("c", "2017-03-02"), ("a", None)):
        tiny.written(tmp_path, tiny.report(id=name, published=date), f"{name}.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path), "ESSEX_INSP_REPORT": "a"}
    assert run("--round", "2016", "--format", "json", env=env).json["report"]["id"] == "c"


def test_the_latest_round_is_one_of_inspection_and_any_other_is_found_by_its_name(
    tmp_path: Path,
) -> None:
    kent = {"id": "kent", "name": "Kent Police"}
    audit = tiny.report(id="audit", round="2024", kind="laboratory-audit", force=kent)
    tiny.written(tmp_path, audit, "audit.json")
    tiny.written(tmp_path, tiny.bare(round="2026", kind="fire"), "bare.json")
    newer = tiny.report(id="newer", round="2023-25", force=kent)
    tiny.written(tmp_path, newer, "newer.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}

    def found(*words: str, **more: str) -> set[str]:
        ran = run(*words, "-f", "json", env={**env, **more})
        return {item["report"] if "report" in item else item["id"] for item in ran.items}

    assert found("reports", "--round", "latest") == found("reports", "--round", "2023-25")
    assert {"newer", "essex-peel-2023-25"} < found("reports", "--round", "latest")
    assert "audit" not in found("reports", "--round", "latest")
    assert {"audit", "newer"} < found("reports", "--round", "2024")
    assert found("reports", "--round", "2026") == {"bare"}
    assert found("search", "offenders", "--round", "latest") >= {"essex-peel-2023-25"}
    assert found("search", "keys", "--round", "2024") == {"audit", "newer"}
    text = "Essex Police was adequate at investigating crime."
    ran = run("proof", text, "--round", "latest", "-f", "json", env=env)
    assert [item["outcome"] for item in ran.items] == ["right"]
    for name, report in (("latest", "newer"), ("2024", "audit"), ("2025", "newer")):
        for default in ("audit", "newer"):
            words = ("grades", "--round", name, "-f", "json")
            asked = run(*words, env={**env, "ESSEX_INSP_REPORT": default}).json["report"]
            assert asked["id"] == report
    out = tmp_path / "latest.jsonl"
    run("export", str(out), "--round", "latest", env=env)
    told = out.read_text("utf-8")
    assert '"essex-peel-2023-25"' in told
    assert '"audit"' not in told


def test_a_report_that_cites_nothing_of_itself_has_its_date_alone(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.bare(published="2026-02-03"), "bare.json")
    own = {"ESSEX_INSP_PATH": str(tmp_path)}
    listed = run("reports", "--since", "2026", "--cite", env=own).stdout
    assert "3 February 2026\n" in listed
    assert "no source" not in listed
