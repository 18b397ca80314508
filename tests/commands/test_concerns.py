"""`essex-insp concerns`: no one may take it for more than it is, or for less."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from essex_insp.library import reports as library
from essex_insp.model import CONCERN_KINDS
from essex_insp.show.words import CONCERN_KINDS as LABELS
from tests import tiny
from tests.program import FORMATS, run, screen


def test_it_is_an_expressed_concern_and_open_what_became_of_it() -> None:
    (item,) = run("concerns", "--format", "json").items
    assert item["kind"] == "expressed-concern"
    assert item["status"] == "not-established"
    assert item["raised_by"]["name"] == "Zoë Billingham"
    assert [quote["id"] for quote in item["quotes"]] == ["billingham-6", "billingham-7"]
    assert item["sources"]


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_every_format_says_that_it_is_no_formal_cause_of_concern(form: str) -> None:
    text = " ".join(run("concerns", "--format", form).stdout.replace("\\", "").split())
    assert "An expressed concern, not a formal cause of concern. Outcome not known." in text
    assert "No formal cause of concern and no recommendation was seen" in text
    assert "a formal label" not in text
    unlabelled = text.replace("not a formal cause of concern", "").replace("No formal cause", "")
    assert "cause of concern" not in unlabelled.lower()


def test_csv_has_the_label_as_a_value() -> None:
    (row,) = csv.DictReader(io.StringIO(run("concerns", "--format", "csv").stdout))
    assert (row["label"], row["status"]) == ("expressed-concern", "not-established")
    assert (row["report"], row["force"], row["round"]) == (
        "essex-effectiveness-2017",
        "Essex Police",
        "2017",
    )


def test_json_says_it_as_data_and_in_words() -> None:
    done = run("concerns", "--format", "json")
    assert "cause-of-concern" not in done.stdout
    assert "No formal cause of concern" in done.items[0]["note"]


@pytest.mark.parametrize("columns", [20, 40, 80, 140])
def test_a_terminal_of_any_width_says_it(columns: int) -> None:
    shown = screen(columns, "concerns")
    assert "not a formal cause of concern" in " ".join(shown.split())


def test_the_front_page_says_it() -> None:
    words = "An expressed concern, not a formal cause of concern. Outcome not known."
    assert words in run().stdout
    assert words in run(env={"ACCESSIBLE": "1"}).stdout


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
    table = run("concerns", "--report", "-", stdin=json.dumps(tiny.report())).stdout
    assert "1  Cause of concern, a formal label\n" in table
    assert "1  An expressed concern, not a formal cause of concern\n" in table
    assert "No records are kept\nCause of concern, a formal label. Open." in table


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("cause", "cause-of-concern"),
        ("afi", "area-for-improvement"),
        ("AFI", "area-for-improvement"),
        ("expressed", "expressed-concern"),
        ("unlabelled", "unlabelled"),
    ],
)
def test_a_label_has_a_short_name(typed: str, kind: str) -> None:
    items = run("concerns", "--all", "--kind", typed, "--format", "json").items
    assert {item["kind"] for item in items} == {kind}


def test_tab_offers_every_label() -> None:
    assert set(CONCERN_KINDS) <= set(LABELS)


@pytest.mark.parametrize(("typed", "title"), [("open", "No records"), ("unknown", "Keys get")])
def test_a_status_narrows_them(typed: str, title: str) -> None:
    stdin = json.dumps(tiny.report())
    items = run("concerns", "-r", "-", "--status", typed, "-f", "json", stdin=stdin).items
    assert [item["title"].startswith(title) for item in items] == [True]


def test_a_status_that_none_has_names_those_there_are() -> None:
    ran = run("concerns", "--all", "--status", "open")
    assert (ran.code, ran.stdout) == (2, "")
    assert "no concern is of status 'open'; there is unknown, outcome not known to us" in ran.stderr


@pytest.mark.parametrize("every", ["--all", "--recurring"])
def test_what_is_of_every_round_is_of_no_single_one(every: str) -> None:
    ran = run("concerns", every, "--round", "2015")
    assert (ran.code, ran.stdout) == (2, "")
    assert "leave out --round" in ran.stderr


@pytest.mark.parametrize(
    ("option", "shown"), [("--kind", "label not known"), ("--status", "outcome not known")]
)
def test_what_is_shown_of_the_unknown_is_taken(option: str, shown: str) -> None:
    assert run("concerns", "--all", option, shown, "--format", "json").items


def test_all_of_them_are_counted_first_and_the_newest_come_first() -> None:
    items = run("concerns", "--all", "--format", "json").items
    shown = screen(80, "concerns", "--all")
    reports = {item["report"] for item in items}
    assert f"{len(items)} concerns in {len(reports)} reports on Essex Police\n" in shown
    labels = Counter((item["kind"], item["label_reported"]) for item in items)
    assert f"\n{labels['area-for-improvement', False]}   Area for improvement, a formal" in shown
    assert f"\n{len(items)}  Outcome not known\n" in shown
    first = shown.splitlines()[:23]
    assert "2023-25: PEEL 2023-2025: Essex Police" in first
    assert items[0]["report"] == "essex-peel-2023-25"
    assert all(" ".join(item["title"].split()[:3]) in shown for item in items)


def test_what_is_not_known_of_many_is_said_once() -> None:
    shown = run("concerns", "--all").stdout
    assert shown.count("Label not known") == shown.count("Outcome not known") == 1


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_each_of_several_stands_under_its_own_label(form: str) -> None:
    for words in (("concerns", "--report", "essex-peel-2018-19"), ("concerns", "--all")):
        items = run(*words, "--format", "json").items
        shown = " ".join(run(*words, "--format", form).stdout.split())
        formal = [item for item in items if item["kind"] == "area-for-improvement"]
        assert formal
        for item in formal:
            after = shown.partition(item["title"])[2][:60]
            assert "Area for improvement, " in after, item["title"]


def test_few_of_several_reports_are_told_in_full() -> None:
    shown = run("concerns", "--recurring").stdout
    assert "Evaluate what works and spread it inside the force" in shown
    assert "Raised in PEEL 2016: Essex Police (third PEEL assessment)" in shown
    assert "essex-insp concerns --report essex-peel-2016" in shown


@pytest.mark.parametrize("typed", ["sex offenders", "RSO", "registered", "national guidelines"])
def test_it_is_found_by_its_subject(typed: str) -> None:
    assert len(run("concerns", "--about", typed, "--format", "json").items) == 1


def test_a_label_that_it_does_not_have_finds_nothing() -> None:
    assert len(run("concerns", "--kind", "expressed", "--format", "json").items) == 1
    done = run("concerns", "--kind", "cause of concern")
    assert (done.code, done.stdout) == (2, "")


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_a_label_that_only_the_press_reports_is_never_shown_as_formal(form: str) -> None:
    for report, kind in (
        ("essex-child-protection-reinspection-2016", "Cause of concern"),
        ("essex-peel-2018-19", "Area for improvement"),
        ("essex-custody-2024", "Cause of concern"),
    ):
        items = run("concerns", "-r", report, "-f", "json").items
        assert any(item["label_reported"] for item in items)
        shown = " ".join(run("concerns", "-r", report, "-f", form).stdout.split())
        assert f"{kind}, label as reported by the press" in shown
        if all(item["label_reported"] for item in items if item["kind"] != "unlabelled"):
            assert "a formal label" not in shown


def test_what_says_that_its_label_was_not_read_is_not_called_formal() -> None:
    for report in library.paths():
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
        assert "On the outcome: No page read" in shown


def test_who_raised_a_concern_without_a_quote_does_not_sign_it(tmp_path: Path) -> None:
    content = copy.deepcopy(tiny.report())
    content["concerns"][0]["quotes"] = []
    shown = run("concerns", "--report", str(tiny.written(tmp_path, content))).stdout
    assert "\nRaised by: Jane Éxample, HM Inspector of Samples" in shown
    assert "Anytown  no source" not in shown


def test_one_is_about_what_its_title_says_too() -> None:
    titles = [
        item["title"] for item in run("concerns", "--all", "--about", "urgent", "-f", "json").items
    ]
    assert titles == ["Urgent domestic abuse calls were hard to tell from the rest"]


def test_the_title_of_a_report_is_text(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(title="A \x1b[31mred [b]title"), "force-a-2016.json")
    environment = {"ESSEX_INSP_PATH": str(tmp_path)}
    shown = run("concerns", "--all", "--report", "force-a-2016", env=environment).stdout
    assert "Raised in A <U+001B>[31mred [b]title: essex-insp" in shown


def test_a_concern_that_two_reports_of_a_round_tell_is_counted_once_and_that_is_said() -> None:
    said = "Told by more than one report of a round, and counted once: 1."
    assert said in run("concerns", "--all").stdout
    assert "counted once" not in run("concerns", "--all", "--kind", "afi").stdout
    recurring = run("concerns", "--recurring").stdout
    assert "counted once" not in recurring
    assert "Raised again in a later round, and counted again: 1." in recurring


def test_the_force_of_a_row_is_as_the_report_has_it(tmp_path: Path) -> None:
    content = tiny.report()
    content["force"]["name"] = "Force\nA"
    ran = run("concerns", "--report", str(tiny.written(tmp_path, content)), "-f", "csv")
    assert {row["force"] for row in csv.DictReader(io.StringIO(ran.stdout))} == {"Force\nA"}


def test_a_force_without_a_concern_is_named_and_nothing_in_its_name_acts(tmp_path: Path) -> None:
    content = tiny.report()
    content["concerns"], content["force"]["name"] = [], "Force\x1b[2J A"
    ran = run("concerns", "--all", "--report", str(tiny.written(tmp_path, content)))
    assert ran.stdout.startswith("No concern of Force␛[2J A is in the data.")
