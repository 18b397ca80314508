"""Whom `--force` names: a force as people write it, or a body with a report of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.made import judgment, report
from tests.program import run, some

TAKING = ("history --force", "search good --force", "export {} --force")
"""What takes a name, and has to take the same."""


@pytest.fixture
def library(tmp_path: Path) -> dict[str, str]:
    bodies = {"force-a": "Force A", "force-a-fire": "Force A Fire Service", "b": "Harbour School"}
    bodies |= {"harbour": "Harbour Homes", "one": "Twin School", "two": "Twin School"}
    for name, called in bodies.items():
        made = report("2024", [judgment("safe", "Good")], id=f"{name}-2024")
        content = made.report.model_copy(
            update={"force": made.report.force.model_copy(update={"id": name, "name": called})}
        )
        (tmp_path / f"{name}-2024.json").write_text(content.model_dump_json(by_alias=True), "utf-8")
    return {"ESSEX_INSP_PATH": str(tmp_path)}


def asked(words: str, name: str, folder: Path, env: dict[str, str]) -> tuple[int, str]:
    ran = run(*words.format(folder / "out.jsonl").split(), name, env=env)
    return ran.code, ran.stderr.rpartition("essex-insp: ")[2] if ran.code else ran.stdout


@pytest.mark.parametrize("words", TAKING)
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Force A", "force-a"),
        ("FORCE-A", "force-a"),
        ("force a fire", "force-a-fire"),
        ("school harbour", "b"),
        ("harbour", "harbour"),
        ("essex", "essex"),
    ],
)
def test_a_body_with_a_report_is_named_as_a_force_is(
    library: dict[str, str], tmp_path: Path, words: str, name: str, body: str
) -> None:
    code, out = asked(words, name, tmp_path, library)
    assert code == 0, out
    if "export" in words:
        out = (tmp_path / "out.jsonl").read_text("utf-8")
        assert f'"force": "{body}"' in out
    others = {"Force A", "Harbour Homes", "Essex Police"}
    assert len([each for each in others if f"{each}," in out]) <= 1


@pytest.mark.parametrize("words", some(TAKING))
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("schoo", "names more than one force: Harbour School, one, two; write one of them"),
        ("twin", "names more than one force: one, two; write one of them"),
        ("harbor school", "no force matches 'harbor school'; nearest: Harbour School"),
        ("atlantis", "no force matches 'atlantis'"),
        ("Force B", "no force matches 'Force B'"),
    ],
)
def test_what_names_none_or_several_is_told_alike(
    library: dict[str, str], tmp_path: Path, words: str, name: str, said: str
) -> None:
    code, err = asked(words, name, tmp_path, library)
    assert code == 2
    assert said in err


@pytest.mark.parametrize("words", [("Force A",), ("kent", "Harbour Homes"), ("--force", "Force A")])
def test_a_body_whose_grades_are_not_those_of_all_forces_is_not_taken_for_others(
    library: dict[str, str], words: tuple[str, ...]
) -> None:
    ran = run("compare", *words, env=library)
    assert ran.code == 2
    assert f"{words[-1]} is none of the 43 forces whose grades are compared" in ran.stderr


@pytest.mark.parametrize("words", TAKING)
def test_a_force_that_a_report_gives_an_id_of_its_own_is_that_force(
    tmp_path: Path, words: str
) -> None:
    made = report("2026", [judgment("safe", "Good")], "own", id="mine").report
    police = made.force.model_copy(update={"id": "kents", "name": "Kent Police"})
    text = made.model_copy(update={"force": police}).model_dump_json(by_alias=True)
    (tmp_path / "mine.json").write_text(text, "utf-8")
    code, out = asked(words, "kent", tmp_path, {"ESSEX_INSP_PATH": str(tmp_path)})
    assert code == 0, out
    if "export" in words:
        out = (tmp_path / "out.jsonl").read_text("utf-8")
    assert "mine" in out or "2026" in out
