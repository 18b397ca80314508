"""`essex-insp draft`: from an article to a report that says what it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import essex_insp
from essex_insp.draft import report as drafting
from essex_insp.library import reports as library
from tests.golden import STORY
from tests.papers.made import KINDS
from tests.program import run


@pytest.fixture
def made(tmp_path: Path) -> Path:
    text = tmp_path / "story.txt"
    text.write_bytes(STORY.encode())
    ran = run("draft", str(text), "--output", str(tmp_path / "mine.json"))
    assert ran.code == 0, ran.stderr
    assert ran.stdout == ""
    return tmp_path / "mine.json"


def content(path: Path) -> dict[str, Any]:
    drafted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return drafted


def test_is_a_valid_report_named_after_its_file(made: Path) -> None:
    report = library.load(str(made))
    assert report.id == "mine"
    assert report.draft
    assert run("validate", str(made)).code == 0


def test_every_quote_is_exact_against_its_text(made: Path) -> None:
    ran = run("verify", "-r", str(made), "--source", str(made.with_name("story.txt")), "-f", "json")
    drafted = [
        item["verdict"] for item in json.loads(ran.stdout)["items"] if item["kind"] == "quote"
    ]
    assert ran.code == 0
    assert drafted == ["exact"] * 3


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_is_exact_whatever_the_line_ends_and_the_encoding(
    tmp_path: Path, ends: str, encoding: str
) -> None:
    text, mine = tmp_path / "story.txt", tmp_path / "mine.json"
    text.write_bytes(STORY.replace("\n", ends).encode(encoding))
    before = text.read_bytes()
    assert run("draft", str(text), "-o", str(mine)).code == 0
    assert text.read_bytes() == before
    ran = run("verify", "-r", str(mine), "--source", str(text), "-f", "json")
    items = json.loads(ran.stdout)["items"]
    assert ran.code == 0
    assert {item["verdict"] for item in items if item["kind"] == "quote"} == {"exact"}
    assert len([item for item in items if item["kind"] == "quote"]) == 3


def test_is_marked_as_a_draft_wherever_it_is_shown(made: Path) -> None:
    for command in ("grades", "concerns", "quotes", "speakers", "findings", "sources"):
        for form in ("table", "plain", "md"):
            shown = run(command, "-r", str(made), "-f", form).stdout
            assert "not settled by a person" in shown, (command, form)
        envelope = json.loads(run(command, "-r", str(made), "-f", "json").stdout)
        assert envelope["report"]["draft"] is True
    assert "not settled by a person" in run("quotes", "-r", str(made), "-f", "csv").stdout


def test_never_replaces_a_file_unasked(made: Path) -> None:
    before = made.read_bytes()
    ran = run("draft", str(made.with_name("story.txt")), "-o", str(made))
    assert ran.code == 2
    assert "--overwrite" in ran.stderr
    assert made.read_bytes() == before
    assert run("draft", str(made.with_name("story.txt")), "-o", str(made), "--force").code == 0


def test_tells_what_was_found_and_what_to_do_next() -> None:
    ran = run("draft", "-", stdin=STORY)
    assert json.loads(ran.stdout)["draft"] is True
    assert "3 quoted paragraphs of 2 speakers, no grades" in ran.stderr
    assert "2 doubts for you to settle" in ran.stderr
    assert "patrolling Anytown" in ran.stderr
    assert "validate" in ran.stderr


@pytest.mark.parametrize(
    "text",
    ["No marks at all.", "“" * 500, "\"'”’“" * 300, "شرطة “أ” ب", "x" * 100_000, "\n\n\n.\n\n"],
    ids=["no marks", "only openers", "only marks", "right to left", "no space", "no words"],
)
def test_any_text_gets_an_answer(text: str) -> None:
    ran = run("draft", "-", stdin=text)
    assert ran.code == 0, ran.stderr
    assert json.loads(ran.stdout)["draft"] is True


def test_a_page_is_read_and_nothing_is_refused_in_a_line() -> None:
    ran = run("draft", "-", stdin="<html><body><p>“We try,” said Jane Example.</p></body></html>")
    assert (ran.code, "We try," in ran.stdout) == (0, True)
    ran = run("draft", "-", stdin="  \n")
    assert (ran.code, ran.stdout) == (3, "")
    assert "no text" in ran.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_any_kind_is_drafted_and_its_quotes_are_its_own(
    tmp_path: Path, kind: str
) -> None:
    paper, mine = tmp_path / "paper", tmp_path / "mine.json"
    paper.write_bytes(KINDS[kind](STORY.strip().split("\n\n")))
    assert run("draft", str(paper), "-o", str(mine)).code == 0
    ran = run("verify", "-r", str(mine), "--source", str(paper), "-f", "json")
    verdicts = [item["verdict"] for item in ran.items if item["kind"] == "quote"]
    assert (ran.code, verdicts) == (0, ["exact"] * 3)


def test_what_was_passed_over_is_counted_and_listed_on_request() -> None:
    text = "Force A was visited. “Splendid” it was not. It looks good to its friends."
    assert "--passed-over" in run("draft", "-", stdin=text).stderr
    listed = run("draft", "-", "--passed-over", stdin=text).stderr
    assert "passed over: paragraph 1: 'Splendid', quotation: " in listed
    report = run("draft", "-", stdin=text).json
    assert [passed["words"] for passed in report["passed_over"]][:1] == ["Splendid"]


@pytest.mark.parametrize(
    "words",
    ["good " * 250, "Rated good at crime. " * 65, "“Well done,” said Ann Example.\n\n" * 50],
)
def test_what_no_report_may_hold_is_refused_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    story, made = tmp_path / "story.txt", tmp_path / "mine.json"
    monkeypatch.setattr(drafting, "MAX_VALUES", 1000)
    story.write_text(words)
    done = run("draft", str(story), "--output", str(made))
    assert (done.code, made.exists()) == (3, False)
    assert (
        done.stderr == f"essex-insp: {story}: says more than a report may hold; give it in parts\n"
    )


def test_a_run_of_marks_is_told_once_and_a_draft_of_it_grows_no_faster_than_its_text() -> None:
    report = run("draft", "-", stdin="“" * 5000).json
    assert [len(passed["words"]) for passed in report["passed_over"]] == [5000]


def test_python_gives_what_is_printed(tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text(STORY, encoding="utf-8")
    assert (
        essex_insp.draft(text, publisher="The Paper")
        == run("draft", str(text), "--publisher", "The Paper").json
    )


def test_a_date_that_is_none_is_a_usage_error() -> None:
    ran = run("draft", "-", "--published", "2018-13", stdin=STORY)
    assert ran.code == 2
    assert "month" in ran.stderr


def test_the_article(article: str, tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_bytes(article.encode())
    report = json.loads(run("draft", str(text)).stdout)
    statements = report["statements"]
    assert [len(statement["quotes"]) for statement in statements] == [8, 5]
    assert [speaker["name"] for speaker in report["speakers"]] == [
        "Zoë Billingham",
        "Stephen Kavanagh",
    ]
    roles = [speaker["role"].casefold() for speaker in report["speakers"]]
    assert roles == ["hm inspector of constabulary", "chief constable"]
    assert [judgment["grade"] for judgment in report["judgments"]] == ["Good"] * 4
    unmarked = [
        quote
        for statement in statements
        for quote in statement["quotes"]
        if not quote.get("marked", 1)
    ]
    assert [quote["attribution"]["kind"] for quote in unmarked] == ["by-context"]
    assert [doubt["about"] for doubt in report["doubts"]] == [unmarked[0]["id"]]
    assert report["concerns"]


def test_a_speaker_cites_the_words_that_introduce_them(made: Path) -> None:
    speakers = content(made)["speakers"]
    assert [speaker["citations"][0]["exact"] for speaker in speakers] == [
        "HM Inspector Jane Example said",
        "Chief Constable John Sample said",
    ]


def test_paragraphs_are_counted_as_verify_counts_them(tmp_path: Path) -> None:
    """A text without blank lines, each line of which ends a sentence, has one on each line."""
    story, made = tmp_path / "story.txt", tmp_path / "made.json"
    story.write_text("Force A was inspected.\n“We are glad,” said Jane Sample of Force A.\n")
    assert run("draft", str(story), "-o", str(made)).code == 0
    checks = run("verify", "-r", str(made), "--source", str(story), "-f", "json").items
    assert {(check["places"][0]["paragraph"], *check["notes"]) for check in checks} == {(2,)}


def test_what_is_not_of_a_police_force_is_read_as_what_it_is(tmp_path: Path) -> None:
    text, mine = tmp_path / "story.txt", tmp_path / "mine.json"
    text.write_text("School A was rated Good by Ofsted. “It must improve,” the report said.")
    assert run("draft", str(text), "--publisher", "The Paper", "-o", str(mine)).code == 0
    for words, told in {
        ("history",): "basis inferred",
        ("quotes",): "report of Ofsted [1] ¶1",
        ("brief",): "How it came about is inferred.",
        (): "Ofsted, date not read, as told by the Paper\n",
    }.items():
        assert told in run(*words, "--report", str(mine)).stdout
    assert "--all" not in run("history", "--report", str(mine)).stdout
    assert "\n\n\n" not in run("history", "--chart", "--report", str(mine)).stdout
    letter = run("brief", "--for", "request", "--report", str(mine)).stdout
    assert "To School A, or to whoever oversees it" in letter
    assert "In short" not in letter
    compared = run("compare", "--report", str(mine))
    assert compared.code == 2
    assert "School A is none of the 43 forces whose grades are compared" in compared.stderr
    assert json.loads(mine.read_text())["kind"] == "inspection"


def test_a_report_is_no_text_to_draft_from(made: Path) -> None:
    ran = run("draft", str(made))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert "a report already" in ran.stderr


def test_a_page_is_called_by_its_title_and_not_by_its_kind() -> None:
    for head, title in {
        "PRESS RELEASE\n\nForce A is seen\n\n": "Force A is seen",
        '---\ntitle: "Force A is seen"\ndate: 2025-02-03\n---\n\n': "Force A is seen",
    }.items():
        report = run("draft", "-", stdin=f"{head}Force A was inspected by HMICFRS.").json
        assert report["sources"][0]["title"] == title
