"""`essex-insp` alone: what it is, how old, and what is newer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import essex_insp
from tests import tiny
from tests.program import run, screen


def test_it_says_what_the_report_is_and_how_old() -> None:
    shown = run().stdout
    assert "PEEL: Police effectiveness 2017 - An inspection of Essex Police" in shown
    assert "HMICFRS, led by Zoë Billingham, 22 March 2018, as told by the Southend" in shown
    assert "This is from 2018. The newest round: PEEL 2023-2025: Essex Police" in shown


def test_the_newest_round_has_its_worst_areas_and_how_many_are_better() -> None:
    lines = run("--format", "plain").stdout.splitlines()
    (at,) = [at for at, line in enumerate(lines) if "The newest round:" in line]
    worst = "Requires improvement: Protecting vulnerable people"
    assert lines[at + 1] == f"{worst}; Adequate: 6 areas; Good: 2 areas; ungraded: 1 area"


def test_it_fits_the_first_screen() -> None:
    assert len(screen(80).splitlines()) < 24


def test_what_to_type_next_leads_on() -> None:
    shown = run().stdout
    for words in ("--round latest", "history", "compare", "--help"):
        assert f"essex-insp {words}" in shown


def test_latest_is_the_newest_round_and_says_so() -> None:
    ran = run("--round", "latest")
    assert "PEEL 2023-2025: Essex Police" in ran.stdout
    assert "No newer round of Essex Police is in the data." in ran.stdout
    assert run("--round", "LATEST").stdout == ran.stdout


@pytest.mark.parametrize("form", ["table", "plain", "json", "csv", "md"])
def test_it_takes_a_report_and_a_format_like_any_command(form: str) -> None:
    ran = run("--report", "essex-peel-2016", "--format", form)
    assert ran.code == 0
    assert "PEEL 2016" in ran.stdout


def test_it_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "front.md"
    assert run("--output", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("# Essex Police")


def test_the_report_of_the_environment_does_not_stop_a_command() -> None:
    env = {"ESSEX_INSP_REPORT": "essex-peel-2016"}
    assert "PEEL 2016" in run(env=env).stdout
    assert run("grades", env=env).code == 0


def test_a_force_of_ones_own_has_its_own_newest(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(), "force-a-2016.json")
    newer = tiny.report(id="force-a-2019", title="The next inspection of Force A")
    tiny.written(tmp_path, {**newer, "round": "2019", "published": "2019"}, "force-a-2019.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    shown = run("--report", "force-a-2016", env=env).stdout
    assert "The newest round: The next inspection of Force A" in shown
    assert "essex-insp --report force-a-2019" in shown


def test_a_report_of_no_round_names_no_newer_one(tmp_path: Path) -> None:
    file = tiny.written(tmp_path, {**tiny.report(), "round": None, "concerns": []})
    ran = run("--report", str(file))
    assert ran.code == 0
    assert "newest" not in ran.stdout


def test_what_is_the_same_of_all_concerns_is_said_once() -> None:
    shown = run("--round", "latest").stdout
    assert shown.count("Label and outcome not known.") == 1
    assert "\n3 concerns\n" in shown


def test_python_says_the_same() -> None:
    assert [essex_insp.load().front()] == run("--format", "json").items


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--round latest compare kent", "compare kent --round latest"),
        ("-r essex-peel-2016 --format json grades", "grades -r essex-peel-2016 --format json"),
        ("--report=essex-peel-2016 search custody", "search custody --report=essex-peel-2016"),
        ("--round 2016 history", "history --round 2016"),
    ],
)
def test_options_before_a_command_are_that_commands(typed: str, meant: str) -> None:
    assert run(*typed.split()) == run(*meant.split())


def test_help_before_a_command_is_that_of_the_program() -> None:
    assert run("--help", "grades") == run("--help")


def test_an_inferred_grade_says_in_words_what_was_read() -> None:
    out = run("--round", "2021-22").stdout
    assert "Preventing crime                    ◐ Adequate, inferred; inspected, grade not" in out


def test_grades_that_all_forces_pages_tell_are_newer_than_an_own_report(tmp_path: Path) -> None:
    own = tiny.report(force={"id": "kent", "name": "Kent Police"}, round="2017")
    tiny.written(tmp_path, own, "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    first = " ".join(run("--report", "mine", env=env).stdout.split())
    assert "The newest grades, of 2023-25, from pages on all forces: ○ Requires impr" in first
    assert "not known to us: 5 areas" in first
    assert "It is not of the newest round: grades of 2023-25 are known." in " ".join(
        run("brief", "--report", "mine", env=env).stdout.split()
    )


def test_it_rests_on_the_pages_of_its_report_or_on_that_which_tells_of_it(tmp_path: Path) -> None:
    def rests(**changes: Any) -> list[str]:
        file = tiny.written(tmp_path, tiny.report(told_by="the-page", **changes))
        (item,) = run("--report", str(file), "--format", "json").items
        return [source["source"] for source in item["sources"]]

    other = {**tiny.report()["sources"][0], "id": "other", "url": "https://example.org/other"}
    sources = [*tiny.report()["sources"], other]
    assert rests(sources=sources, citations=[{"source": "other"}]) == ["other"]
    assert rests(citations=[]) == ["the-page"]
