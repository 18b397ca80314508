"""A footnote number leads somewhere: what `sources` shows by it, whichever command printed it."""

from __future__ import annotations

import copy
import json
import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.cases import for_each
from tests.program import data, run, shown, some

ANSWERS = (
    *("grades", "concerns", "quotes", "speakers", "findings", "sources"),
    *("brief", "brief --for request", "brief --report essex-peel-2018-19"),
    *("concerns --all", "concerns --recurring", "concerns --round 2016", "reports"),
    *("history", "history --notes --all", "history --chart", "history --fell", "history --rose"),
    *("history --force kent", "history --force norfolk --since 2021 --notes"),
    *("history --report essex-custody-2017 --all", "history --area crime"),
    *("compare", "compare kent", "compare --grade inadequate --round latest"),
    *("compare --round 2016 --pillar legitimacy", "compare --area investigating"),
    *("trail", "trail integrity", "search ligature", "search offenders --report essex-peel-2016"),
    *("search --kind source --limit 30", "search inspector"),
)
"""Command lines whose answers print numbers with `--cite`."""
ALWAYS = ("explain cause", "explain reply --report essex-peel-2016")
"""Those that print them without."""


@cache
def listed(*words: str) -> dict[str, str]:
    """Return the references that an answer lists, by their numbers."""
    out = shown(*words, "-f", "plain")
    return dict(re.findall(r"^(?:Source |\[)(\d+)\]?: (.+)$", out, re.MULTILINE))


@cache
def source(*words: str) -> Any:
    """Return what `sources` says of one number."""
    (item,) = data("sources", *words)["items"]
    return item


def asked(words: list[str]) -> list[str]:
    """Return the words that name the report that was asked for."""
    at = next((at for at, word in enumerate(words) if word in ("--report", "--round")), None)
    return words[at : at + 2] if at is not None and words[0] != "compare" else []


@for_each("command", [*(f"{each} --cite" for each in some(ANSWERS)), *ALWAYS])
def test_sources_shows_the_document_of_a_number(command: str) -> None:
    words = shlex.split(command)
    references = listed(*words)
    assert references or "--report essex-custody" in command
    numbers = list(references)
    assert numbers == sorted(numbers, key=int)
    for number in {*some(numbers[:: len(numbers) // 12 + 1], 6), *numbers[-1:]}:
        item = source(number, *asked(words))
        assert item["number"] == int(number)
        assert item["url"] in references[number]
        said = item["reference"] if "--cite" in words else item["title"] or item["label"]
        assert said.partition(item["url"])[0].strip() in references[number]


@for_each("command", some(ANSWERS))
def test_as_many_sources_are_listed_as_are_counted(command: str) -> None:
    counted = re.search(
        r"^(\d+) sources?: essex-insp (.+)$", shown(*shlex.split(command)), re.MULTILINE
    )
    if counted is not None:
        assert len(listed(*shlex.split(counted[2]))) == int(counted[1])


def test_a_page_has_one_number_in_all_answers() -> None:
    by_page: dict[str, set[str]] = {}
    for command in ("history", "compare --round latest", "trail", "reports", "concerns --all"):
        for number, reference in listed(*command.split(), "--cite").items():
            (page,) = re.findall(r"https?://\S+", reference)
            by_page.setdefault(page, set()).add(number)
    assert len(by_page) > 100
    assert all(len(numbers) == 1 for numbers in by_page.values())


def test_they_count_on_over_the_whole_library() -> None:
    (last,) = re.findall(r"from 1 to (\d+)", run("sources", "9999").stderr)
    items = [*data("sources")["items"]]
    every = len(items) + 1, int(last)
    for number in every:
        items += data("sources", str(number))["items"]
        assert items[-1]["number"] == number
    assert len({item["url"] for item in items}) == len(items)
    assert data("sources", last)["report"] is None


def own(folder: Path, name: str, sources: list[dict[str, str]]) -> dict[str, str]:
    """Write a report of one's own with more sources; return an environment that has it."""
    content = copy.deepcopy(tiny.report())
    content["id"] = name
    content["sources"] += sources
    content["citations"] = [{"source": each["id"]} for each in content["sources"]]
    (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return {"ESSEX_INSP_PATH": str(folder)}


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_what_is_handed_on_says_what_its_numbers_lead_by(form: str) -> None:
    report = ("--report", "essex-peel-2016", "-f", form)
    papers = [("brief", "--for", audience) for audience in ("panel", "press", "resident")]
    for words in (*papers, ("history", "--cite")):
        assert re.search(r"essex-insp sources \d+ --report essex-peel-2016", shown(*words, *report))


def test_those_of_ones_own_reports_come_last(tmp_path: Path) -> None:
    (last,) = re.findall(r"from 1 to (\d+)", run("sources", "9999").stderr)
    page = {"id": "page", "kind": "figures", "publisher": "P", "url": "https://ex\u202eample.org/a"}
    own(tmp_path, "mine-1", [page])
    env = own(tmp_path, "mine-2", [{**page, "url": "https://example.org/b"}, {**page, "id": "b"}])
    listing = run("reports", "--cite", "-f", "plain", env=env).stdout
    for text in ("https://ex<U+202E>ample.org/a", "https://example.org/b"):
        (number,) = re.findall(rf"^Source (\d+): .*{re.escape(text)}", listing, re.MULTILINE)
        assert int(number) > int(last)
        (item,) = run("sources", number, "-f", "json", env=env).items
        assert item["url"].replace("\u202e", "<U+202E>") == text
    again = run("reports", "--cite", "-f", "plain", env=own(tmp_path, "a-first", [])).stdout
    assert [f"Source {number}:" in again for number in (1, last)] == [True, False]


def test_a_report_that_is_piped_in_has_numbers_too() -> None:
    told = json.dumps(tiny.report())
    found = run("search", "patrol", "-r", "-", "--cite", "-f", "plain", stdin=told).stdout
    numbers = re.findall(r"^Source (\d+): ", found, re.MULTILINE)
    assert numbers
    assert f"essex-insp sources {numbers[0]} --report FILE\n" in found
    for number in numbers:
        (item,) = run("sources", number, "-r", "-", "-f", "json", stdin=told).items
        assert f"Source {number}: {item['reference']}" in found


def test_within_a_report_a_page_that_it_lists_twice_keeps_both_numbers(tmp_path: Path) -> None:
    page = {"kind": "figures", "publisher": "P", "url": "https://example.org/"}
    env = own(tmp_path, "mine", [{**page, "id": "first"}, {**page, "id": "second"}])
    report = ("--report", "mine")
    twice = [item["number"] for item in run("sources", *report, "-f", "json", env=env).items][-2:]
    content = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    content["judgments"][0]["citations"] = [{"source": "first"}, {"source": "second"}]
    (tmp_path / "mine.json").write_text(json.dumps(content), encoding="utf-8")
    out = run("grades", *report, "-f", "plain", env=env).stdout
    assert all(f"Source {number}: P" in out for number in twice)
    (item,) = run("sources", str(twice[1]), *report, "-f", "json", env=env).items
    assert item["id"] == "second"


PAGE = {"id": "r", "kind": "report", "publisher": "Office A"}
HERE = {**PAGE, "url": "https://a.example/page", "title": "A page", "published": "2024-05"}


@pytest.mark.parametrize(
    ("first", "other", "count"),
    [
        (PAGE, PAGE, 2),  # nobody says that it is one
        (PAGE, {**PAGE, "publisher": "Office B"}, 2),
        ({**PAGE, "title": "Report"}, {**PAGE, "title": "Report"}, 2),
        ({**PAGE, "published": "2022"}, {**PAGE, "published": "2024"}, 2),
        ({**PAGE, "isbn": "978-0-00-000000-2"}, {**PAGE, "isbn": "9780000000002"}, 1),
        ({**PAGE, "sha256": "0" * 64}, {**PAGE, "sha256": "0" * 64}, 1),
        ({**PAGE, "sha256": "0" * 64}, {**PAGE, "sha256": "1" * 64}, 2),
        (HERE, {**HERE, "id": "other"}, 1),
        (HERE, {**HERE, "url": "HTTPS://A.Example/page#part-2"}, 1),
        ({**HERE, "url": "https://a.example"}, {**HERE, "url": "https://a.example/"}, 1),
        (HERE, {**HERE, "url": "https://a.example/Page"}, 2),
        (HERE, {**HERE, "url": "https://a.example/page?year=2"}, 2),
        (HERE, {**HERE, "title": "Another page"}, 2),
        (HERE, {**HERE, "published": "2022-05"}, 2),
        (HERE, {**HERE, "publisher": "Office B"}, 2),
        (HERE, {key: HERE[key] for key in HERE if key != "url"}, 2),
    ],
)
def test_of_two_reports_pages_are_one_where_they_say_so(
    tmp_path: Path, first: dict[str, str], other: dict[str, str], count: int
) -> None:
    assert (
        len(offices(own(tmp_path, "mine-2", [other]) | own(tmp_path, "mine-1", [first]))) == count
    )


def offices(env: dict[str, str]) -> list[tuple[str, str]]:
    told = run("reports", "--cite", "-f", "plain", env=env).stdout
    return re.findall(r"^Source (\d+): (Office.*)$", told, re.MULTILINE)


@pytest.mark.parametrize(("page", "count"), [(PAGE, 2), (HERE, 1)])
def test_a_fact_is_cited_to_the_document_of_its_own_report(
    tmp_path: Path, page: dict[str, str], count: int
) -> None:
    own(tmp_path, "mine-1", [page])
    env = own(tmp_path, "mine-2", [{**page, "id": "other"}])
    listed = offices(env)
    assert len(listed) == count
    supports = []
    for number, reference in listed:
        (item,) = run("sources", number, "-f", "json", env=env).items
        assert count == 1 or item["reference"] == reference  # else the page as either has it
        supports += [fact for fact in item["supports"] if fact.startswith("report")]
    assert supports == ["report mine-1", "report mine-2"]
    both = ("--report", "mine-1", "--report", "mine-2")
    export = run("export", str(tmp_path / "out.jsonl"), *both, env=env)
    assert export.code == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    of_report = {row["report"]: row["source"] for row in rows if row["table"] == "report_sources"}
    assert [str(of_report[name]) for name in ("mine-1", "mine-2")] == [
        listed[0][0],
        listed[-1][0],
    ]


def test_two_entries_of_a_report_that_say_the_same_are_two_documents(tmp_path: Path) -> None:
    told = {**PAGE, "title": "A letter", "published": "2024-05-01"}
    env = own(tmp_path, "mine", [{**told, "id": "first"}, {**told, "id": "second"}])
    listing = run("reports", "--cite", "-f", "plain", env=env).stdout
    listed = re.findall(r"^Source (\d+): Office A, A letter", listing, re.MULTILINE)
    assert len(listed) == 2
    for number, name in zip(listed, ("first", "second"), strict=True):
        (item,) = run("sources", number, "-f", "json", env=env).items
        assert item["id"] == name


def test_search_tells_documents_of_one_name_apart(tmp_path: Path) -> None:
    own(tmp_path, "mine-1", [PAGE])
    env = own(tmp_path, "mine-2", [PAGE])
    out = run("search", "office", "--kind", "source", "-f", "plain", env=env).stdout
    assert "several" not in out
    assert "one of them" not in out
