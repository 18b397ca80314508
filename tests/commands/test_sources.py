"""`essex-insp sources`: where it comes from, and on what terms it may be used."""

from __future__ import annotations

import copy
import json
import re
import webbrowser
from pathlib import Path

import pytest

from essex_insp.questions.documents import web_address
from tests import tiny
from tests.program import run, screen


def test_each_has_its_address_and_its_terms() -> None:
    items = run("sources", "--format", "json").items
    table = "".join(run("sources", env={"COLUMNS": "400"}).stdout.split())
    for item in items:
        assert item["url"].startswith("http")
        assert item["supports"]
        assert item["url"] in table
    assert "Terms:Copyrightofitspublisherfor1" in table


def test_a_number_is_the_same_in_every_command() -> None:
    items = run("sources", "--format", "json").items
    assert [item["number"] for item in items] == list(range(1, len(items) + 1))
    (story,) = run("sources", "1", "--format", "json").items
    assert story["id"] == "southend-standard"
    assert "[1] Southend Standard" in run("quotes").stdout
    assert "[1] Southend Standard" in run("concerns").stdout


def test_a_number_that_is_none_says_so() -> None:
    for number in ("0", "999"):
        ran = run("sources", number)
        assert (ran.code, ran.stdout) == (2, "")
        assert re.search(
            rf"no source has the number {number}; they go from 1 to \d{{3}}$", ran.stderr
        )


def test_a_number_comes_before_an_id_of_digits(tmp_path: Path) -> None:
    content = copy.deepcopy(tiny.report())
    content["sources"].append({"id": "1", "kind": "figures", "publisher": "Force A"})
    content["sources"].append({"id": "2016", "kind": "figures", "publisher": "Force A"})
    file = str(tiny.written(tmp_path, content))
    (first,) = run("sources", "1", "-r", file, "-f", "json").items
    assert first["id"] != "1"
    (year,) = run("sources", "2016", "-r", file, "-f", "json").items
    assert year["id"] == "2016"


def test_several_numbers_are_several_sources_wherever_they_are_told() -> None:
    (first, other) = run("sources", "[3],", "[99]", "-f", "json").items
    assert (first["number"], other["number"]) == (3, 99)
    words = run("sources", "southend", "standard").stdout
    assert words == run("sources", "southend standard").stdout


def test_a_source_tells_all_that_rests_on_it_whatever_tells_of_it() -> None:
    (told,) = run("sources", "isle-of-wight-radio-2017", "-f", "json").items
    of_2016 = {fact for fact in told["supports"] if fact.endswith("-2016-overall")}
    assert len(of_2016) == 43
    assert "grade essex-peel-2016/overall" in told["supports"]
    (kent,) = run("sources", "Kent PEEL 2015", "-f", "json").items
    subjects = ("overall", "efficiency", "legitimacy")
    assert kent["supports"] == [f"grade kent-2015-{subject}" for subject in subjects]
    (own,) = run("sources", "2", "-f", "json").items
    assert {"grade overall", "grade essex-peel-2017/overall"} <= set(own["supports"])


def test_of_many_reports_on_one_source_all_are_named(tmp_path: Path) -> None:
    for number in range(3):
        tiny.written(tmp_path, {**tiny.report(), "id": f"mine-{number}"}, f"mine-{number}.json")
    asked = ("sources", "1", "-r", str(tmp_path / "mine-0.json"))
    own = {"ESSEX_INSP_PATH": str(tmp_path), "COLUMNS": "400"}
    (item,) = run(*asked, "-f", "json", env=own).items
    named = " ".join(run(*asked, env=own).stdout.partition("Supports")[2].split())
    for fact in item["supports"]:
        assert fact.partition(" ")[2] in named
    assert all(any(f" mine-{at}/" in fact for fact in item["supports"]) for at in (1, 2))


def test_a_title_or_a_label_as_it_is_printed_finds_its_source_in_all_reports() -> None:
    labels = [item["label"] for item in run("sources", "kent peel 2018", "-f", "json").items]
    assert labels == ["Kent PEEL 2018", "Kent PEEL 2018"]


def test_a_number_may_stand_in_its_brackets() -> None:
    assert run("sources", "[3]") == run("sources", "3")


def test_an_id_of_another_report_leads_to_its_source() -> None:
    (row, *_) = run("history", "--format", "json").items
    ids = {cite["source"] for cite in row["sources"]}
    for name in ids:
        (item,) = run("sources", name, "--format", "json").items
        assert item["id"] == name


def test_words_of_no_source_of_the_report_find_those_of_all_reports() -> None:
    items = run("sources", "kent", "-f", "json").items
    assert {"Kent PEEL 2015", "Kent PEEL 2018"} <= {item["label"] for item in items}
    assert all(item["supports"] for item in items)
    (gazette,) = run("sources", "thurrock gazette", "-f", "json").items
    assert gazette["publisher"] == "Thurrock Gazette"
    assert "no source matches 'evening owl'; " in run("sources", "evening owl").stderr


def test_the_story_has_its_fingerprint() -> None:
    story = run("sources", "southend-standard", "--format", "json").items[0]
    assert story["sha256"].startswith("d619bf28e6ece4b1")
    assert story["length"] == 3120
    plain = run("sources", "southend-standard", "-f", "plain").stdout
    assert f"Text held: 3120 bytes, SHA-256 {story['sha256']}" in plain
    assert f"Address: {story['url']}" in plain


def test_what_was_not_read_is_said() -> None:
    plain = run("sources", "1", "-f", "plain").stdout
    assert "Title: not read; the words above are ours" in plain
    assert "Published: The day it appeared was not read" in plain


def test_a_copy_says_whose_words_it_has_and_who_copied_them() -> None:
    assert "Your Thurrock (copied by rssing.com)" in run("sources", "rssing").stdout


def test_the_acknowledgement_is_word_for_word() -> None:
    words = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert f"“{words}”" in run("sources", "2", "-f", "plain").stdout


def test_the_first_screen_has_the_terms_and_the_first_sources() -> None:
    first = screen(80, "sources").splitlines()[:23]
    assert any(line.startswith("Terms: ") for line in first)
    assert any(line.startswith("[4]") for line in first)


class TestOpen:
    """`--open` opens the address at the words that are cited."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        addresses: list[str] = []

        def keep(address: str) -> bool:
            addresses.append(address)
            return True

        monkeypatch.setattr(webbrowser, "open", keep)
        return addresses

    def test_it_opens_the_page_at_the_cited_words(self, opened: list[str]) -> None:
        assert run("sources", "1", "--open").code == 0
        (address,) = opened
        start, _, fragment = address.partition("#:~:")
        assert start == run("sources", "1", "-f", "json").items[0]["url"]
        assert fragment.startswith("text=")
        assert " " not in fragment

    def test_one_without_cited_words_is_opened_as_it_is(self, opened: list[str]) -> None:
        run("sources", "2", "--open")
        assert opened == [run("sources", "2", "-f", "json").items[0]["url"]]

    def test_several_are_not_opened_at_once(self, opened: list[str]) -> None:
        ran = run("sources", "hmicfrs", "--open")
        assert ran.code == 2
        assert "give a number of 2-5, 10, 16-17, 20" in ran.stderr
        assert opened == []

    def test_without_a_browser_the_address_is_printed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webbrowser, "open", lambda _: False)
        ran = run("sources", "2", "--open")
        assert ran.code == 0
        assert "no browser here; open it in one: https://" in ran.stderr

    @pytest.mark.parametrize(
        "url",
        [
            None,
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://",
            "https://a b.example",
            "https://ex\u202eample.org",
            "https://[",
            "--help",
        ],
    )
    def test_what_is_no_web_address_is_never_opened(
        self, url: str | None, opened: list[str]
    ) -> None:
        content = copy.deepcopy(tiny.report())
        content["sources"][0]["url"] = url
        ran = run("sources", "1", "--open", "-r", "-", stdin=json.dumps(content))
        assert (ran.code, opened) == (2, [])
        assert "no web address that can be opened" in ran.stderr


def test_cited_words_are_written_as_a_text_fragment() -> None:
    page = "https://example.org/page"
    assert web_address(page, []) == page
    assert web_address(page, ["good at"]) == f"{page}#:~:text=good%20at"
    assert web_address(f"{page}#part", ["a-b, c&d"]) == f"{page}#part:~:text=a%2Db%2C%20c%26d"
    long = " ".join(f"w{number}" for number in range(20))
    assert web_address(page, [long, long]) == (
        f"{page}#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
    )


def test_cite_gives_each_reference_with_its_address_whole(tmp_path: Path) -> None:
    shown = run("sources", "2", "--cite").stdout
    (item,) = run("sources", "2", "-f", "json").items
    assert " ".join(shown.partition("[2]")[2].split()) == item["reference"]
    assert f"     {item['url']}\n" in shown
    file = str(tiny.written(tmp_path, tiny.report()))  # the first has no terms
    plain = run("sources", "1", "--cite", "--report", file, "--format", "plain").stdout
    assert " https://gazette.example/keys\n" in plain


def test_a_long_head_of_a_source_hangs_beside_its_number(tmp_path: Path) -> None:
    source = {**tiny.report()["sources"][0], "title": "Keys were lost again, it is said " * 4}
    file = str(tiny.written(tmp_path, tiny.bare(sources=[source])))
    head = screen(80, "sources", "--report", file).split("\n\n")[1].partition("\nAddress")[0]
    first, *others = head.splitlines()
    assert first.startswith("[1]  ")
    assert others
    assert all(line.startswith(" " * 9) for line in others)
