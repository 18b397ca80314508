"""`essex-insp validate`: what is wrong in a report of one's own, and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path

from tests import tiny
from tests.program import FORMATS, run


def faulty() -> dict[str, object]:
    content = tiny.report(draft="yes")
    content["judgments"][0]["gradde"] = content["judgments"][0].pop("grade")
    content["findings"][0]["citations"][0]["paragraph"] = 0
    return content


def test_every_error_has_its_place_and_its_remedy(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(faulty(), indent=2))
    done = run("validate", str(path), "--format", "json")
    assert done.code == 1
    items = {item["path"]: item for item in done.items}
    assert items.keys() == {
        "$.draft",
        "$.judgments[0].gradde",
        "$.findings[0].citations[0].paragraph",
    }
    lines = path.read_text().splitlines()
    for item in items.values():
        assert item["severity"] == "error"
        key = item["path"].rpartition(".")[2]
        assert f'"{key}": ' in lines[item["line"] - 1][: item["column"]]
        assert item["remedy"]
        assert item["expected"]


def test_a_sound_report_has_no_error_and_says_what_is_doubtful(tmp_path: Path) -> None:
    done = run("validate", str(tiny.written(tmp_path, tiny.report())), "--format", "json")
    assert done.code == 0
    assert {item["severity"] for item in done.items} == {"warning"}
    assert "$.judgments[2]" in [item["path"] for item in done.items]


def test_every_format_says_the_same(tmp_path: Path) -> None:
    path = str(tiny.written(tmp_path, faulty()))
    for form in FORMATS:
        done = run("validate", path, "--format", form)
        assert done.code == 1
        text = done.stdout.replace("\\", "")
        for words in ("$.draft", "$.judgments[0].gradde", "did you mean 'grade'?"):
            assert words in text


def test_several_files_and_standard_input(tmp_path: Path) -> None:
    sound = str(tiny.written(tmp_path, tiny.bare(), "sound.json"))
    done = run("validate", sound, "-", "./none.json", "--format", "json", stdin="{")
    assert done.code == 3
    assert [item["file"] for item in done.items] == ["-"]
    assert done.stderr == (
        "essex-insp: ./none.json: no such file; `essex-insp reports` lists the ids\n"
    )


def test_the_bundled_reports_are_sound() -> None:
    folder = Path(__file__).parents[2] / "data" / "reports"
    done = run("validate", *(str(path) for path in folder.iterdir()), "--format", "json")
    assert done.code == 0
    assert {item["severity"] for item in done.items} <= {"warning"}
