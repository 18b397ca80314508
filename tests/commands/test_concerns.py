"""`essex-insp concerns`: no one may take it for more than it is, or for less."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

import essex_insp
from essex_insp.library import reports as library
from tests import tiny
from tests.program import FORMATS, run, terminal


def test_it_is_an_expressed_concern_and_open_what_became_of_it() -> None:
    (item,) = run("concerns", "--format", "json").items
    assert item["kind"] == "expressed-concern"
    assert item["status"] == "not-established"
    assert item["raised_by"]["name"] == "Zoë Billingham"
    assert [quote["id"] for quote in item["quotes"]] == ["billingham-6", "billingham-7"]
    assert item["sources"]


@pytest.mark.parametrize("form", ["table", "plain", "csv", "md"])
def test_every_format_says_that_it_is_no_formal_cause_of_concern(form: str) -> None:
    text = " ".join(run("concerns", "--format", form).stdout.replace("\\", "").split())
    assert "Expressed concern, not a formal cause of concern" in text
    assert "No formal cause of concern and no recommendation was seen" in text
    assert "formal label)" not in text
    unlabelled = text.replace("not a formal cause of concern", "").replace("No formal cause", "")
    assert "cause of concern" not in unlabelled.lower()


def test_json_says_it_as_data_and_in_words() -> None:
    done = run("concerns", "--format", "json")
    assert "cause-of-concern" not in done.stdout
    assert "No formal cause of concern" in done.items[0]["note"]


@pytest.mark.parametrize("columns", [20, 40, 80, 140])
def test_a_terminal_of_any_width_says_it(columns: int) -> None:
    _, shown = terminal(columns, "concerns", env={"TERM": "dumb"})
    assert "not a formal cause of concern" in " ".join(shown.split())


def test_the_front_page_says_it() -> None:
    assert "Expressed concern, not a formal cause of concern" in run().stdout
    assert "(Expressed concern, not a formal" in run(env={"ACCESSIBLE": "1"}).stdout


@pytest.mark.parametrize("form", FORMATS)
def test_all_its_parts_are_there(form: str) -> None:
    text = " ".join(run("concerns", "--format", form).stdout.replace("\\", "").split())
    for part in (
        "The force does not follow national guidelines on managing low-risk registered sex",
        "It has ended all mandatory visits to them.",
        "The inspector says that she will be monitoring the force's response.",
        "I am concerned that the force is not complying with national guidelines",
        "I will be monitoring the force’s response closely.",
    ):
        assert part in text


def test_a_formal_label_is_called_one_where_there_is_one() -> None:
    stdin = json.dumps(tiny.report())
    table = run("concerns", "--report", "-", stdin=stdin).stdout
    assert "No records are kept\nCause of concern (formal label); open." in table
    assert "Keys get lost\nExpressed concern, not a formal cause of concern; what" in table


@pytest.mark.parametrize("typed", ["sex offenders", "RSO", "registered", "national guidelines"])
def test_it_is_found_by_its_subject(typed: str) -> None:
    assert len(run("concerns", "--about", typed, "--format", "json").items) == 1


def test_a_label_that_it_does_not_have_finds_nothing() -> None:
    assert len(run("concerns", "--kind", "expressed", "--format", "json").items) == 1
    done = run("concerns", "--kind", "cause of concern")
    assert (done.code, done.stdout) == (2, "")


def test_python_says_the_same() -> None:
    assert essex_insp.load().concerns() == run("concerns", "--format", "json").items


@pytest.mark.parametrize("form", FORMATS)
def test_a_label_that_only_the_press_reports_is_never_shown_as_formal(form: str) -> None:
    for report, kind in (
        ("essex-child-protection-reinspection-2016", "Cause of concern"),
        ("essex-peel-2018-19", "Area for improvement"),
        ("essex-custody-2024", "Cause of concern"),
    ):
        items = run("concerns", "-r", report, "-f", "json").items
        reported = [item for item in items if item["label_reported"]]
        assert reported
        shown = run("concerns", "-r", report, "-f", form).stdout
        if form != "json":
            assert f"{kind}, as the press reports it" in shown
        if all(item["label_reported"] for item in items if item["kind"] != "unlabelled"):
            assert "(formal label)" not in shown


def test_what_says_that_its_label_was_not_read_is_not_called_formal() -> None:
    for report in library.ids():
        for item in run("concerns", "-r", report, "-f", "json").items:
            doubted = item["note"] and (
                "not read" in item["note"] or "not verified" in item["note"]
            )
            formal = item["kind"] in ("cause-of-concern", "area-for-improvement", "recommendation")
            assert not (doubted and formal and not item["label_reported"]), item["id"]


def test_notes_are_labelled_alike_in_every_format() -> None:
    for form in ("table", "plain", "md"):
        shown = run("concerns", "--format", form).stdout
        assert "On the label: The inspector says" in shown
        assert "On the status: No page read" in shown


def test_who_raised_a_concern_without_a_quote_does_not_sign_it(tmp_path: Path) -> None:
    content = copy.deepcopy(tiny.report())
    content["concerns"][0]["quotes"] = []
    shown = run("concerns", "--report", str(tiny.written(tmp_path, content))).stdout
    assert "\nRaised by: Jane Éxample, HM Inspector of Samples" in shown
    assert "Anytown  no source" not in shown
