"""The contributor's page says what is so."""

from __future__ import annotations

import json
import re
from typing import Any
from unittest import mock

import pytest

from essex_insp.cli.app import GROUPS, all_commands
from essex_insp.cli.commands import speakers
from essex_insp.library.checking import check
from essex_insp.model import Report
from essex_insp.questions.force import ForceReports
from essex_insp.questions.inspection import Inspection
from tests import commanded, tiny
from tests.cases import for_each
from tests.program import ROOT

PAGE = ROOT / ".github" / "CONTRIBUTING.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert TEXT.count("\n") <= 150


@for_each("path", sorted(set(re.findall(r"`((?:essex_insp|tests|data)/[^`]*)`", TEXT))))
def test_every_path_that_it_names_is_there(path: str) -> None:
    assert (
        ROOT / path.replace("NAME", "grades").replace("reports/grades", "reports/essex-peel-2017")
    ).exists()


@pytest.mark.parametrize("module", sorted(set(re.findall(r"-m (tests(?:\.\w+)*)", TEXT))))
def test_every_tool_that_it_names_is_there(module: str) -> None:
    path = ROOT / module.replace(".", "/")
    assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


def test_its_framework_is_one_that_rounds_are_compared_by() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    content = tiny.report(**json.loads(f"{{{block}}}"))
    first, second = content["framework"]["grades"][:2]
    reports = []
    for round_, grade in (("2024", second), ("2025", first)):
        content["judgments"][:] = [content["judgments"][0] | {"grade": grade, "judged_in": round_}]
        text = json.dumps({**content, "id": f"harbour-{round_}", "round": round_})
        reports.append(check(text.encode(), "the page"))
    cells = ForceReports("", reports).history()
    assert [cell.change and cell.change.direction for cell in cells] == [None, "up"]


def test_every_room_is_described() -> None:
    rooms = {
        path.name for path in (ROOT / "essex_insp").iterdir() if (path / "__init__.py").is_file()
    }
    assert {room for room in rooms if f"`essex_insp/{room}/`" not in TEXT} == set()


@for_each("name", commanded.names())
def test_a_command_is_what_the_page_says(name: str) -> None:
    lacking = commanded.lacking(name)
    assert not lacking, " ".join(lacking)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"speakers": None}, "the function `speakers` is missing."),
        ({"speakers": lambda: None}, "no docstring"),
        ({"speakers": str}, "decorate `speakers` with `reading`"),
        ({"COLUMNS": {"age": "age"}}, "of `COLUMNS`, no item has the key 'age'."),
    ],
)
def test_what_a_command_lacks_is_a_sentence(change: dict[str, Any], said: str) -> None:
    with mock.patch.multiple(speakers, **change):
        assert said in " ".join(commanded.lacking("speakers"))
    assert commanded.lacking("speakers") == []


def test_a_file_that_is_in_no_group_is_no_command() -> None:
    assert "its place in `GROUPS`" in commanded.lacking("speaker")[0]


@pytest.mark.parametrize("name", GROUPS["Read"])
def test_a_command_in_read_asks_one_report(name: str) -> None:
    assert hasattr(Inspection, name), f"it is in `Read`: give `Inspection` its question, `{name}`"
    params = {param.name for param in all_commands().get_command(None, name).params}
    assert {"report", "cite"} <= params, "it is in `Read`: decorate it with `reading`"
    assert getattr(Inspection(Report.model_validate(tiny.bare())), name)() == [], (
        "of a report that has nothing it returns no item, and `nothing` of its `Answer` says so"
    )
