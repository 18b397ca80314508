"""Whether the data, and what is exported of it, are Data Packages to another program than ours.

That program is large: `.ci/run` installs it, and runs these beside the suite.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import tiny
from tests.program import ROOT, run
from tests.test_hostile import TEXTS, spoilt

frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed: [dev]")


def assert_valid(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)  # whose own name might hold what is a pattern to frictionless
    checked = frictionless.validate("datapackage.json")
    assert checked.valid, checked.flatten(["name", "type", "note"])


def test_the_data_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_valid(ROOT / "data", monkeypatch)


@pytest.mark.parametrize(
    "words", [(), ("--round", "2016"), ("--force", "kent"), ("--kind", "quotes")], ids=str
)
def test_what_is_exported_is_one(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", str(tmp_path / "out"), *words).code == 0
    assert_valid(tmp_path / "out", monkeypatch)


def test_a_hostile_report_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tiny.written(tmp_path, spoilt(" ".join([TEXTS["sheet"], *TEXTS.values()])))
    assert run("export", str(tmp_path / "out"), "--report", str(file)).code == 0
    assert_valid(tmp_path / "out", monkeypatch)
