"""`essex-insp grades`: what a reader learns from it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests import tiny
from tests.cases import for_each
from tests.program import run

AREAS = {
    "Preventing crime and tackling anti-social behaviour",
    "Investigating crime and reducing reoffending",
    "Protecting vulnerable people",
    "Tackling serious and organised crime",
}


def test_the_four_areas_and_the_whole_are_good_each_with_basis_and_sources() -> None:
    overall, *four = run("grades", "--format", "json").items
    assert overall["level"] == "overall"
    assert {item["area"] for item in four} == AREAS
    for item in (overall, *four):
        assert item["grade"] == "Good"
        assert item["basis"] == "inspected"
        assert item["judged_in"] == "2017"
        assert item["pillar"] == "effectiveness"
        assert item["question"].startswith("How effective is the force at ")
        assert item["sources"]
        for source in item["sources"]:
            assert source["publisher"]
            assert source["url"].startswith("http")


def test_the_table_says_the_grade_and_how_it_came_about() -> None:
    table = run("grades", env={"COLUMNS": "140"}).stdout
    assert table.startswith("Essex Police  PEEL: Police effectiveness 2017")
    assert table.count("● Good   inspected in 2017 ") == 4
    assert table.count("● Good   inspected in 2017, basis inferred ") == 1
    for area in AREAS:
        assert area in table


def test_what_is_not_certain_is_said() -> None:
    for form in ("table", "plain", "csv", "md", "json"):
        said = " ".join(run("grades", "--format", form).stdout.replace("\\", "").split())
        assert "The grade is certain; that it was inspected in 2017" in said


@for_each(
    ("typed", "area"),
    [
        ("vulnerable", "Protecting vulnerable people"),
        ("VULNERABLE PEOPLE", "Protecting vulnerable people"),
        ("serious-organised-crime", "Tackling serious and organised crime"),
        ("asb", "Preventing crime and tackling anti-social behaviour"),
        ("anti-social", "Preventing crime and tackling anti-social behaviour"),
        ("re-offending", "Investigating crime and reducing reoffending"),
        ("reoffending", "Investigating crime and reducing reoffending"),
        ("overall", "Overall effectiveness"),
    ],
)
def test_an_area_is_found_as_it_is_typed(typed: str, area: str) -> None:
    assert [item["area"] for item in run("grades", "--area", typed, "-f", "json").items] == [area]


def test_rows_are_numbered_to_their_sources() -> None:
    table = run("grades").stdout
    assert "[2], [1] ¶3" in table
    assert "\n[1] Southend Standard, Essex Police has stopped its mandatory visits" in table


@pytest.mark.parametrize("command", ["grades", "front"])
def test_an_area_that_goes_by_another_name_over_rounds_says_so(command: str) -> None:
    words = () if command == "front" else (command,)
    named = "“Service to victims of crime” is “Supporting victims”."
    assert named in run(*words, "--round", "latest", "--format", "plain").stdout
    assert "In history and compare" not in run(*words).stdout


def test_whose_grade_it_is_stands_wherever_it_is_shown() -> None:
    content = json.dumps(tiny.report())
    env = {"COLUMNS": "100"}
    for words in ((), ("grades",), ("history",), ("history", "--cite"), ("brief",)):
        for form in ("table", "plain"):
            said = run(*words, "-r", "-", "--format", form, stdin=content, env=env).stdout
            assert said.count("Keeping horses") == said.count("Keeping horses (Force B)") > 0, words
    (row,) = csv.DictReader(io.StringIO(run("-r", "-", "-f", "csv", stdin=content).stdout))
    assert "Keeping horses (Force B): Good, inferred" in row["grades"]
