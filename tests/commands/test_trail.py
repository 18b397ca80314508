"""`essex-insp trail`, and what of it `concerns` shows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests import tiny
from tests.program import data, run, screen, shown, widest


@pytest.mark.parametrize("format", ["table", "plain", "json", "csv", "md"])
def test_what_is_not_established_is_said_in_so_many_words(format: str) -> None:
    out = shown("trail", "--format", format)
    assert "No page read says that it was closed, or repeated." in out
    assert ("not-established" if format in ("json", "csv") else "Outcome not known.") in out


def test_the_first_screen_says_how_it_stands() -> None:
    first = "\n".join(screen(80, "trail").splitlines()[:6])
    assert "An expressed concern, not a formal cause of concern. Outcome not known." in first
    assert "On the outcome: No page read says" in first


def test_csv_has_iso_dates_and_a_column_for_words() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("trail", "--format", "csv"))))
    assert rows[0]["date"] == "2015-09/2015-10"
    assert any(row["date_words"] for row in rows)
    assert {row["report"] for row in rows} == {"essex-effectiveness-2017"}
    assert {(row["force"], row["round"]) for row in rows} == {("Essex Police", "2017")}


@pytest.mark.parametrize("format", ["table", "plain", "json", "csv", "md"])
def test_no_format_says_that_the_concern_was_closed(format: str) -> None:
    out = shown("trail", "--format", format)
    closed = re.findall(r".{12}\bclosed\b", out)
    assert all(before.endswith("was closed") for before in closed)
    assert not re.search(r"\b(?:resolved|discharged|put right|no longer a concern)\b", out)


def test_words_of_a_concern_need_no_quotation_marks() -> None:
    assert data("trail", "sex", "offenders") == data("trail", "sex offenders")


def test_every_event_is_cited() -> None:
    answer = data("trail")
    assert len(answer["items"]) == 16
    assert all(item["sources"] for item in answer["items"])
    assert answer["schema"] == "essex-insp/trail/1"


def test_kinds_of_events_are_words() -> None:
    out = shown("trail")
    for words in ("Background.", "Raised as an expressed concern. ", "No mention found."):
        assert words in out


def test_a_concern_without_a_trail_says_what_is_known() -> None:
    out = shown("trail", "ligature")
    assert "Label and outcome not known." in out
    assert "August 2017  Raised" in out
    assert "day not read" in out


def test_concerns_points_to_the_trail() -> None:
    assert "essex-insp trail low-risk-sex-offenders" in shown("concerns")


def test_concerns_of_all_reports_are_61() -> None:
    items = data("concerns", "--all")["items"]
    assert len(items) == 61
    assert len({item["report"] for item in items}) == 16
    assert "report essex-peel-2014" in shown("concerns", "--all")


def test_recurring_concerns_name_their_rounds() -> None:
    items = data("concerns", "--recurring")["items"]
    assert [(item["id"], item["round"]) for item in items] == [
        ("evaluating-good-practice", "2016"),
        ("evaluating-good-practice", "2017"),
    ]
    assert "followed up in 2018-19" in " ".join(shown("concerns", "--recurring").split())


def test_an_unlabelled_concern_is_never_given_a_label() -> None:
    for item in data("concerns", "--all", "--kind", "unlabelled")["items"]:
        said = f"{item['title']} {item['summary']} {item['status_note']}".lower()
        assert "cause of concern" not in said
        assert "area for improvement" not in said


@pytest.mark.parametrize(("round", "count"), [("2014", 9), ("2016", 10), ("2018/19", 13)])
def test_grades_of_a_round(round: str, count: int) -> None:
    assert len(data("grades", "--round", round)["items"]) == count


def test_round_and_report_do_not_go_together() -> None:
    code, out, err = run("grades", "--round", "2016", "--report", "essex-peel-2017")
    assert (code, out) == (2, "")
    assert "give one of them" in err


def test_an_unknown_round_names_those_there_are() -> None:
    code, _, err = run("concerns", "--round", "2020")
    assert code == 2
    assert "2014, 2015, 2016, 2017, 2018-19, 2021-22, 2023-25" in err


@pytest.mark.parametrize("command", ["grades", "history"])
def test_where_sources_disagree_each_side_is_shown(command: str) -> None:
    options = {"grades": ["--round", "2021-22"], "history": ["--area", "tenth", "--notes"]}[command]
    out = " ".join(shown(command, *options).split())
    assert "How many areas were graded" in out
    assert "HMICFRS says ten." in out
    assert "accounts for eight" in out


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    for arguments in (("trail",), ("concerns", "--all")):
        assert widest(screen(columns, *arguments)) <= columns


def test_what_all_events_share_is_said_once() -> None:
    for form in ("table", "plain", "md"):
        out = shown("trail", "--format", form)
        for words in ("On the label: ", "On the outcome: ", "Outcome not known"):
            assert out.count(words) == 1
    assert shown("trail", "--format", "plain").count("reliability: high") > 1


def test_a_label_is_said_at_the_top_and_where_it_was_raised() -> None:
    out = shown("trail", "evaluating")
    assert out.count("a formal label") == 1
    assert out.count("Raised as an area for improvement. ") == 2
    assert "raised in rounds 2016 and 2017" in out


def test_a_part_without_a_name_does_not_stop_it(tmp_path: Path) -> None:
    parts = [{"name": " ", "published": "2016"}, {"name": "\u200b", "published": "2016-02"}]
    file = tiny.written(tmp_path, tiny.report(parts=parts))
    assert run("trail", "keys", "--report", str(file)).code == 0


def test_each_recurring_concern_points_to_the_story() -> None:
    assert [item["events"] for item in data("concerns", "--recurring")["items"]] == [3, 3]
    out = shown("concerns", "--recurring")
    assert out.count("What happened next: essex-insp trail evaluating-good-practice") == 2


@pytest.mark.parametrize("format", ["table", "plain", "md"])
def test_a_label_that_only_the_press_reports_is_not_called_formal(format: str) -> None:
    for concern in ("offender-manager-caseloads", "counter-corruption-capacity"):
        out = shown("trail", concern, "--format", format)
        assert "a formal label" not in out
        assert "label as reported by the press" in out


def test_json_says_who_gives_the_label() -> None:
    (event,) = data("trail", "offender-manager-caseloads")["items"]
    assert (event["label"], event["label_reported"]) == ("cause-of-concern", True)
    assert event["concern"]["label_reported"] is True


def test_an_inspectorates_own_label_is_told_in_its_words(tmp_path: Path) -> None:
    """It was told by the name that the data have for it."""
    own = {"kind": "breach-of-code", "label": "Breach of the Code", "status": "open"}
    concern = {"id": "keys", "title": "Keys", "summary": "Keys get lost.", **own}
    file = tiny.written(tmp_path, tiny.bare(concerns=[concern]))
    assert "Raised as: Breach of the Code. Keys get lost." in shown("trail", "-r", str(file))


def test_a_concern_of_another_body_is_looked_for_in_all_reports(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(id="mine"), "mine.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    for words in ("no-records", "keys get lost"):
        done = run("trail", words, env=env)
        assert done.code == 2
        there = f"`essex-insp search {words.replace('-', ' ')}`"
        assert done.stderr.rstrip().endswith(f"; to look in all reports: {there}")
    assert "all reports" not in run("trail", "sausages", env=env).stderr


def test_a_summary_that_only_says_what_happened_is_not_told_twice(tmp_path: Path) -> None:
    (_, concern) = tiny.report()["concerns"]
    concern["title"], said = "No records are kept.", "Raised as a cause of concern."
    concern["trail"][0]["summary"] = said
    file = str(tiny.written(tmp_path, tiny.report(concerns=[concern])))
    for words in (("trail",), ("brief",)):
        out = run(*words, "--report", file, "-f", "plain").stdout
        assert said in out
        assert f"{said} {said}" not in " ".join(out.split())
        assert ".?" not in out
