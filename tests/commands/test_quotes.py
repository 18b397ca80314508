"""`essex-insp quotes`: who said what, word for word."""

from __future__ import annotations

import csv
import io
import re

import pytest

import essex_insp
from tests.cases import for_each
from tests.program import run, screen


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("billingham", 8),
        ("zoe", 8),
        ("Zoë", 8),
        ("ZOË", 8),
        ("ZOE\u0308", 8),
        ("HM Inspector", 8),
        ("hmi", 8),
        ("HMICFRS", 8),
        ("zoe-billingham", 8),
        ("kavanagh", 5),
        ("KAVANAGH", 5),
        ("chief constable", 5),
        ("Essex Police", 5),
        ("stephen", 5),
    ],
)
def test_a_speaker_is_found_as_people_type_them(typed: str, count: int, article: str) -> None:
    items = run("quotes", "--speaker", typed, "--format", "json").items
    assert len(items) == count
    assert len({item["speaker"]["id"] for item in items}) == 1
    for item in items:
        assert item["text"] in article


def test_a_name_that_is_mistyped_is_a_usage_error_that_names_her() -> None:
    done = run("quotes", "--speaker", "bilingham")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "essex-insp: no speaker matches 'bilingham'; nearest: Zoë Billingham\n"


def test_every_paragraph_is_there_in_order_with_what_it_is_about_and_its_tone() -> None:
    items = run("quotes", "--format", "json").items
    assert [item["id"] for item in items] == [
        *(f"billingham-{number}" for number in range(1, 9)),
        *(f"kavanagh-{number}" for number in range(1, 6)),
    ]
    assert [item["paragraph"] for item in items] == [*range(1, 9), *range(1, 6)]
    for item in items:
        assert item["about"]
        assert item["tone"] in ("positive", "critical", "neutral", "mixed")
        assert item["sources"][0]["exact"] == item["text"]
        assert item["sources"][0]["paragraph"]


def test_the_paragraph_printed_without_marks_is_kept_and_said_to_be() -> None:
    items = run("quotes", "--format", "json").items
    (item,) = (item for item in items if not item["marked"])
    assert item["id"] == "kavanagh-4"
    assert item["attribution"]["kind"] == "by-context"
    table = run("quotes").stdout
    said = " ".join(table.split())
    assert f"4 {item['text']} (printed without quotation marks; attributed by context)" in said
    assert f"“{item['text']}”" not in said
    for form in ("plain", "md"):
        assert "printed without quotation marks" in run("quotes", "-f", form).stdout


@pytest.mark.parametrize("columns", [20, 33, 40, 80, 200])
def test_no_width_changes_a_word(columns: int) -> None:
    shown = screen(columns, "quotes")
    joined = "".join(shown.split())
    for item in essex_insp.load().quotes():
        assert "".join(item.text.split()) in joined
    assert "…" not in shown


def test_no_format_changes_a_character() -> None:
    quotes = [item.text for item in essex_insp.load().quotes()]
    rows = list(csv.DictReader(io.StringIO(run("quotes", "--format", "csv").stdout)))
    assert [row["quote"] for row in rows] == quotes
    plain = run("quotes", "--format", "plain").stdout
    assert re.findall(r"^Quote \d: (.*)$", plain, re.MULTILINE) == quotes
    markdown = run("quotes", "--format", "md").stdout
    numbered = r"^> \*\*\d\*\* (.*)$"
    assert re.findall(numbered, markdown.replace("\\", ""), re.MULTILINE) == quotes


@for_each(
    ("filters", "found"),
    [
        (["--tone", "critical"], ["billingham-6"]),
        (["--tone", "CRIT"], ["billingham-6"]),
        (["--about", "community policing"], ["billingham-3", "kavanagh-3"]),
        (["--about", "COMMUNITY"], ["billingham-3", "kavanagh-3"]),
        (["--about", "asb"], ["billingham-3"]),
        (["--contains", "it's good"], ["billingham-4"]),
        (["--contains", "IT’S GOOD"], ["billingham-4"]),
        (["--contains", "“It’s good”"], ["billingham-4"]),
        (["--contains", "force's response"], ["billingham-7"]),
        (["-s", "kavanagh", "-a", "resources", "-c", "as effectively as"], ["kavanagh-5"]),
    ],
)
def test_filters(filters: list[str], found: list[str]) -> None:
    assert [item["id"] for item in run("quotes", *filters, "--format", "json").items] == found


def test_a_paragraph_left_out_is_seen_by_its_number() -> None:
    table = run("quotes", "--tone", "critical").stdout
    assert re.search(r"^6  “On a less positive note", table, re.MULTILINE)


def test_a_card_of_a_report_without_quotes_says_so() -> None:
    done = run("quotes", "--card", "card.svg", "--round", "latest")
    assert (done.code, "no quote is in the data of this report" in done.stderr) == (2, True)
