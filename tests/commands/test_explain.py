"""`essex-insp explain`."""

from __future__ import annotations

import pytest

from essex_insp.show.words import CONCERN_KINDS, CONCERN_STATUS
from tests.cases import for_each
from tests.program import data, run, shown


def test_a_grade_means_another_thing_in_another_round() -> None:
    items = data("explain", "adequate")["items"]
    assert [item["applies_to"] for item in items[:2]] == [["2023-25"], ["2021-22"]]
    assert all(item["sources"] for item in items)


@pytest.mark.parametrize("typed", ["AFI", "AFIs", "area for improvement", "Area of Improvement"])
def test_a_word_is_known_under_its_other_names(typed: str) -> None:
    assert [item["term"] for item in data("explain", *typed.split())["items"]] == [
        "area for improvement"
    ]


@pytest.mark.parametrize("typed", ["grade", "grades"])
def test_a_word_for_many_terms_names_them(typed: str) -> None:
    out = shown("explain", typed)
    assert "outstanding, good, adequate, requires improvement, inadequate" in out
    assert out.endswith("What one means: essex-insp explain inspected\n")


def test_a_reply_is_due_56_days_on_the_day_of_publication_being_the_first() -> None:
    assert "Reply due by 16 May 2018." in shown(
        "explain", "reply", "--report", "essex-effectiveness-2017"
    )


def test_what_a_reply_is_says_how_to_ask_when_one_is_due() -> None:
    (line,) = (line for line in shown("explain", "reply").splitlines() if "When it is" in line)
    assert "Reply due by 8 July 2025." in shown(*line.partition("essex-insp ")[2].split())


def test_a_reply_to_a_report_of_other_terms_has_no_day() -> None:
    (item,) = data("explain", "reply", "--report", "essex-peel-2015")["items"]
    assert item["reply_by"] is None
    assert "before 2018" in item["reply_note"]


def test_a_report_goes_with_a_reply_alone() -> None:
    done = run("explain", "PEEL", "--report", "essex-peel-2015")
    assert (done.code, done.stdout) == (2, "")
    assert "explain reply --report" in done.stderr


def test_a_word_like_no_other_is_looked_for_in_the_reports() -> None:
    done = run("explain", "burglary")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.endswith("; to look in all reports: `essex-insp search burglary`\n")


def test_a_word_that_is_not_there_has_its_nearest() -> None:
    done = run("explain", "inadequat")
    assert done.code == 0
    assert run("explain", "adequaet") == (
        2,
        "",
        "essex-insp: no term matches 'adequaet'; nearest: adequate, inadequate\n",
    )


@for_each(
    "words",
    [
        *(words.partition(",")[0].removeprefix("An ") for words in CONCERN_KINDS.values()),
        *CONCERN_STATUS.values(),
        *("inspected", "carried over", "ungraded", "not inspected", "basis unknown"),
        *("inferred", "not known to us"),
    ],
)
def test_every_label_status_and_basis_has_its_sentence(words: str) -> None:
    (item, *_) = run("explain", words, "--format", "json").items
    assert item["term"].casefold() == words.casefold()


def test_it_says_how_sure_it_is() -> None:
    assert "Also: RI\nReliability: medium\n\nrequires" in shown("explain", "requires improvement")
