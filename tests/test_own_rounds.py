"""A report of one's own on a force that all forces' grades are known of, and what these say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from essex_insp.library.subjects import placed
from tests.cases import for_each
from tests.made import judgment, report
from tests.program import run

KENT = {"id": "kent", "name": "Kent Police"}
LATEST = "peel-2023-25"


def own(folder: Path, *judgments: dict[str, Any], **more: Any) -> dict[str, str]:
    """Write a made-up report on a real force; return an environment that has it."""
    told = {"id": "mine", "force": KENT, "sources": [{"id": "r", "kind": "report"}], **more}
    told["sources"] = [{**each, "publisher": "Ann Other"} for each in told["sources"]]
    cited = [{**each, "citations": [{"source": "r"}]} for each in judgments]
    when, framework = told.pop("round", "2023-25"), told.pop("framework", LATEST)
    made = report(when, cited, framework, **told).report
    (folder / "mine.json").write_text(made.model_dump_json(by_alias=True), "utf-8")
    return {"ESSEX_INSP_PATH": str(folder)}


CALLED = [
    ("2023-25", None, "Managing offenders", (None, "managing-offenders")),
    ("2023-25", None, "managing offenders and suspects", (None, "managing-offenders")),
    ("2023-25", None, "Treating the public", (None, "treating-the-public")),
    ("2023-25", None, "Antisocial stamps", (None, "x")),
    ("2023-25", "people", "Managing offenders", ("people", "x")),
    ("2021-22", None, "Recording crime", (None, "recording-crime-data")),
    ("2017", None, "Investigating crime", ("effectiveness", "investigation")),
    ("2016", "Effectiveness", "Preventing crime", ("effectiveness", "prevention")),
    ("2018-19", None, "Overall legitimacy", ("legitimacy", "legitimacy-overall")),
    ("2014", None, "Investigating offending", ("effectiveness", "investigation")),
    ("2025-27", None, "Good use of resources", (None, "using-resources")),
    ("2012", None, "Managing offenders", (None, "x")),
    (None, None, "Managing offenders", (None, "x")),
]


@for_each(("round", "pillar", "area", "row"), CALLED)
def test_an_area_joins_its_row_by_what_it_is_called(
    round: str | None, pillar: str | None, area: str, row: tuple[str | None, str]
) -> None:
    each = {**judgment("x", None, "ungraded"), "area": area, "pillar": pillar}
    assert placed(report(round, [each], None, force=KENT).report) == {"x": row}
    for more in ({"kind": "custody", "force": KENT}, {"force": {"id": "a", "name": "Force A"}}):
        assert placed(report(round, [each], None, **more).report) == {"x": (pillar, "x")}
    of_other = report(round, [{**each, "body": "Unit B"}], None, force=KENT).report
    assert placed(of_other) == {"x": (pillar, "x")}


def test_history_has_one_row_an_area_and_tells_who_says_what(tmp_path: Path) -> None:
    env = own(
        tmp_path,
        {**judgment("inv", "Inadequate"), "area": "Investigating crime"},
        {**judgment("mo", "Good"), "area": "Managing offenders"},
        {**judgment("pub", None, "unknown"), "area": "Responding to the public"},
    )
    items = run("history", "--force", "kent", "-f", "json", env=env).items
    newest = {item["area"]: item for item in items if item["round"] == "2023-25"}
    assert len(newest) == len([item for item in items if item["round"] == "2023-25"])
    assert (newest["Managing offenders"]["grade"], newest["Managing offenders"]["id"]) == (
        "Good",
        "mo",
    )
    assert newest["Managing offenders"]["disagreements"] == []
    assert newest["Responding to the public"]["report"] is None  # read there alone
    (dispute,) = newest["Investigating crime"]["disagreements"]
    assert [side["text"] for side in dispute["sayings"]] == [
        "The report mine has Inadequate, inspected.",
        "The pages on all forces have Requires improvement, inspected.",
    ]
    for options in ((), ("--chart",)):
        out = run("history", "--force", "kent", "--since", "2021", *options, env=env).stdout
        assert len(re.findall(r"^Managing offenders", out, re.MULTILINE)) == 1


def test_a_round_to_come_joins_the_rows_that_there_are(tmp_path: Path) -> None:
    later = {"id": "peel-2025-27", "grades": ["Outstanding", "Good", "Adequate"]}
    later["grades"] += ["Requires improvement", "Inadequate"]  # type: ignore[operator]
    each = {**judgment("pv", "Outstanding"), "area": "Protecting vulnerable people"}
    framework = {**later, "comparable_with": [LATEST]}
    env = own(tmp_path, each, round="2025-27", framework=framework)
    items = run("history", "--force", "kent", "-f", "json", env=env).items
    (cell,) = (item for item in items if item["round"] == "2025-27")
    assert (cell["area"], cell["id"], cell["subject"]) == (
        "Protecting vulnerable people",
        "pv",
        "protecting-vulnerable-people",
    )
    assert cell["change"]["from_round"] == "2023-25"
    text = run("brief", "--report", "mine", "-f", "plain", env=env).stdout
    assert "Outstanding in 2025-27, up from Good in 2023-25" in text


def test_compare_has_what_a_report_of_ones_own_knows_and_says_where_it_differs(
    tmp_path: Path,
) -> None:
    env = own(
        tmp_path,
        {**judgment("inv", "Inadequate"), "area": "Investigating crime"},
        {**judgment("mo", "Good"), "area": "Managing offenders"},
    )
    words = ("compare", "kent", "essex", "--round", "2023-25")
    (kent, _) = run(*words, "--area", "managing", "-f", "json", env=env).items
    bare = run(*words, "--area", "managing", "-f", "json").items[0]
    assert (kent["grade"], kent["report"], bare["grade"]) == ("Good", "mine", None)
    assert kent["note"].startswith("From mine, a report of one's own")
    assert (kent["read"], kent["alike"]) == (bare["read"] + 1, kent["counts"][1]["count"])
    assert kent["sources"][0]["publisher"] == "Ann Other"
    out = run(*words, env=env).stdout
    assert "The report mine has Inadequate, inspected." in " ".join(out.split())
    every = run("compare", "--round", "2023-25", "--area", "managing", env=env).stdout
    assert "Kent Police (from mine)" in every


SIDES = [
    "The report mine has Inadequate, inspected.",
    "The pages on all forces have Requires improvement, inspected.",
]


@pytest.mark.parametrize(
    ("more", "sides", "shown"),
    [
        ({}, SIDES, "Inadequate"),
        ({"draft": True}, [*reversed(SIDES)], "Requires improvement"),
    ],
)
def test_where_sources_disagree_every_command_shows_the_same_and_says_so(
    tmp_path: Path, more: dict[str, Any], sides: list[str], shown: str
) -> None:
    env = own(tmp_path, {**judgment("inv", "Inadequate"), "area": "Investigating crime"}, **more)
    words = ("--area", "investigating crime", "-f", "json")
    at = ("--round", "2023-25")
    told = [
        *run("history", "--force", "kent", "--since", "2023", *words, env=env).items,
        *run("compare", "kent", *at, *words, env=env).items[:1],
        *(each for each in run("compare", *at, *words, env=env).items if each["force"] == "kent"),
    ]
    for each in told:
        (dispute,) = each["disagreements"]
        assert (each["grade"], [side["text"] for side in dispute["sayings"]]) == (shown, sides)
        assert dispute["used"].startswith(f"What t{sides[0][1:12]}")
    alike = {each["alike"] for each in told[1:]}
    (count,) = (each for each in told[1]["counts"] if each["grade"] == shown)
    assert alike == {count["count"]}
    every = run("compare", *at, *words[:2], env=env).stdout
    assert "Kent Police*" in every
    assert "Sources disagree (*). Kent Police: What Investigating crime was graded" in every
    for grade in ("inadequate", "requires improvement"):
        (held,) = run(
            "proof", f"Kent Police was graded {grade} at investigating crime in 2023-25.",
            "-f", "json", env=env,
        ).items  # fmt: skip
        verdict = "agrees" if grade == shown.casefold() else "sources disagree"
        assert held["verdict"] == verdict
        assert f"Sources disagree: {' '.join(sides)}"[:-1] in held["says"]


@pytest.mark.parametrize("library", [True, False])
def test_a_brief_does_not_contradict_itself(tmp_path: Path, library: bool) -> None:
    env = own(tmp_path, {**judgment("inv", "Inadequate"), "area": "Investigating crime"})
    name = "mine" if library else str(tmp_path / "mine.json")
    known = env if library else {"ESSEX_INSP_PATH": str(tmp_path / "none")}
    (tmp_path / "none").mkdir()
    text = " ".join(run("brief", "--report", name, "-f", "plain", env=known).stdout.split())
    assert "1 Inadequate" not in text
    assert "Kent Police is one of the 2." in text
    assert "Sources disagree. What Investigating crime was graded in 2023-25" in text


@pytest.mark.parametrize(
    "more",
    [
        {"force": {"id": "kent-fire", "name": "Kent Fire"}},
        {"kind": "custody"},
        {"framework": {"id": "own", "grades": ["Good"]}},
        {"round": "2025-27"},
    ],
)
def test_compare_takes_no_grade_of_another_body_framework_or_round(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    env = own(tmp_path, {**judgment("mo", "Good"), "area": "Managing offenders"}, **more)
    words = ("compare", "kent", "--round", "2023-25", "--area", "managing", "-f", "json")
    assert run(*words, env=env).items == run(*words).items


def test_what_the_pages_on_all_forces_say_of_a_round_is_not_lost_to_a_report_without_rules(
    tmp_path: Path,
) -> None:
    each = {**judgment("mo", None, "ungraded"), "area": "Managing offenders"}
    env = own(tmp_path, each, framework=None)
    items = run("history", "--force", "kent", "-f", "json", env=env).items
    (parted,) = {item["round"]: item["break_before"] for item in items if item["break_before"] and
                 item["round"] == "2023-25"}.values()  # fmt: skip
    assert parted["comparable"] == "no"
    assert "HMICFRS" in parted["why"]
