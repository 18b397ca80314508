"""`essex-insp verify`: each word against its source, and an exit code to rely on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.evidence import story
from tests.papers import made
from tests.program import FORMATS, run


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The made-up report on the made-up story, as a file."""
    path = tmp_path / "made-up.json"
    content = story.report().model_dump(by_alias=True, exclude_defaults=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(story.TEXT.encode())
    return path


def verdicts(report: str, source: Path, *options: str) -> tuple[int, dict[str, str]]:
    """The exit code, and the verdict of each quote."""
    ran = run("verify", "-r", report, "--source", str(source), "-f", "json", *options)
    items: list[dict[str, Any]] = json.loads(ran.stdout)["items"]
    return ran.code, {item["id"]: item["verdict"] for item in items if item["kind"] == "quote"}


def test_all_verbatim_ends_with_0(report: str, source: Path) -> None:
    assert verdicts(report, source) == (0, dict.fromkeys(story.QUOTES, "exact"))


def test_straight_marks_are_typographic(report: str, source: Path) -> None:
    text = story.TEXT.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    source.write_text(text, encoding="utf-8")
    code, verdict = verdicts(report, source)
    assert code == 0
    assert verdict["example-1"] == "typographic"
    assert set(verdict.values()) <= {"exact", "typographic"}
    said = run("verify", "--report", report, "--source", str(source), "--format", "plain").stdout
    assert "unverifiable. Typographic: only marks, dashes or spaces differ." in said


@pytest.mark.parametrize(
    ("old", "new"), [("not yet good", "yet good"), ("wait for help", "wait for aid")]
)
def test_a_changed_word_spoils_that_quote_alone(
    report: str, source: Path, old: str, new: str
) -> None:
    source.write_text(story.TEXT.replace(old, new), encoding="utf-8")
    code, verdict = verdicts(report, source)
    assert code == 1
    assert verdict.pop("example-2") == "altered"
    assert set(verdict.values()) == {"exact"}


def test_a_paragraph_removed_is_absent_and_doubled_is_ambiguous(report: str, source: Path) -> None:
    paragraph = story.PARAGRAPHS[2]
    source.write_text(story.TEXT.replace(paragraph + "\n\n", ""), encoding="utf-8")
    code, verdict = verdicts(report, source)
    assert (code, verdict.pop("example-1")) == (1, "absent")
    assert set(verdict.values()) == {"exact"}
    source.write_text(story.TEXT.replace(paragraph, f"{paragraph}\n\n{paragraph}"), "utf-8")
    code, verdict = verdicts(report, source)
    assert (code, verdict.pop("example-1")) == (1, "ambiguous")
    assert set(verdict.values()) == {"exact"}


def test_only_shows_some_and_the_code_counts_all(report: str, source: Path) -> None:
    source.write_text(story.TEXT.replace("not yet good", "yet good"), encoding="utf-8")
    assert verdicts(report, source, "--only", "altered,absent") == (1, {"example-2": "altered"})
    code, verdict = verdicts(report, source, "--only", "exact")
    assert code == 1
    assert set(verdict.values()) == {"exact"}


def test_an_unknown_verdict_is_a_usage_error(report: str, source: Path) -> None:
    ran = run("verify", "-r", report, "--source", str(source), "--only", "altred")
    assert ran.code == 2
    assert "altered" in ran.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_text_it_says_what_it_needs_and_would_do(report: str, form: str) -> None:
    ran = run("verify", "-r", report, "-f", form)
    assert ran.code == 2
    assert "give it with --source FILE" in ran.stderr
    assert "story" in ran.stdout
    assert len(ran.stdout.splitlines()) <= 24 or form == "json"
    if form == "json":
        assert [item["id"] for item in ran.items] == ["story"]
    elif form != "csv":
        assert "8 citations" in ran.stdout


def test_another_text_of_many_needs_the_name_of_its_source(report: str, source: Path) -> None:
    named = ("verify", "-r", report, "--source", str(source), "--source-id")
    assert ": the text that was held" in run(*named, "story").stderr
    content = json.loads(Path(report).read_text(encoding="utf-8"))
    content["citations"] = [{"source": "other", "exact": "Force A"}]
    Path(report).write_text(json.dumps(content), encoding="utf-8")
    source.write_text("Force A is here.", encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source))
    assert ran.code == 2
    assert ran.stderr.endswith("--source-id: other, story\n")
    ran = run(*named, "other")
    assert (ran.code, ": another text than was held" in ran.stderr) == (0, True)
    for name, close in (("othr", "other"), ("nothing of the kind", "story or other")):
        ran = run(*named, name)
        assert ran.code == 2
        assert f"no source {name!r}; did you mean {close}?" in ran.stderr


def test_another_text_is_taken_for_the_only_source_whose_words_are_cited(
    report: str, source: Path
) -> None:
    content = json.loads(Path(report).read_text(encoding="utf-8"))
    content["citations"] = [{"source": "other"}]
    Path(report).write_text(json.dumps(content), encoding="utf-8")
    source.write_text(f"{source.read_text(encoding='utf-8')}\n\nMore.", encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source))
    assert ran.code == 0
    assert "no other source is cited word for word" in ran.stderr
    content = {name: content[name] for name in ("schema", "id", "title", "force", "sources")}
    Path(report).write_text(json.dumps(content), encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source))
    assert ran.code == 2
    assert ran.stderr.endswith("--source-id: story, other\n")
    Path(report).write_text(json.dumps({**content, "sources": []}), encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source))
    assert ran.stderr.endswith("--source-id: none\n")


def test_words_that_someone_wants_to_print(source: Path) -> None:
    def code(words: str) -> int:
        return run("verify", "--source", str(source), "--quote", words).code

    assert code("Nobody in Anytown should wait for help.") == 0
    assert code("Nobody in Anytown should wait") == 0
    assert code("Somebody in Anytown should wait for help.") == 1
    assert code("yet good at answering calls.") == 1
    assert code("[Force A] is not yet good at answering calls.") == 0


@pytest.mark.parametrize("kind", made.KINDS)
def test_a_source_is_a_paper_of_any_kind(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "paper"
    path.write_bytes(made.KINDS[kind](story.PARAGRAPHS))
    ran = run("verify", "--source", str(path), "--quote", "It is not yet good at answering calls.")
    assert (ran.code, "exact" in ran.stdout) == (0, True)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_verdict_place_and_difference(
    report: str, source: Path, form: str
) -> None:
    source.write_text(story.TEXT.replace("not yet good", "yet good"), encoding="utf-8")
    shown = run("verify", "-r", report, "--source", str(source), "-f", form).stdout
    assert "altered" in shown
    assert "exact" in shown
    start = source.read_text(encoding="utf-8").index("It is yet good")
    assert re.search(rf"\b{start}\b", shown)
    assert "not" in shown


def test_offsets_slice_to_the_words(report: str, source: Path) -> None:
    source.write_bytes(story.TEXT.replace("\n", "\r\n").encode())
    ran = run("verify", "-r", report, "--source", str(source), "-f", "json")
    text = source.read_bytes().decode()
    places = [place for item in json.loads(ran.stdout)["items"] for place in item["places"]]
    assert places
    assert all(text[place["start"] : place["end"]] == place["words"] for place in places)


def test_attribution_has_its_own_verdict(report: str, source: Path) -> None:
    ran = run("verify", "-r", report, "--source", str(source), "-f", "json")
    said = {
        item["id"]: item["attribution"]
        for item in json.loads(ran.stdout)["items"]
        if item["kind"] == "quote"
    }
    assert said["example-1"]["kind"] == "introduced-earlier"
    assert said["example-1"]["words"] == "Inspector Jane Example"
    assert said["example-1"]["holds"] is True
    assert said["example-2"]["kind"] == "continued"
    shown = " ".join(run("verify", "-r", report, "--source", str(source)).stdout.split())
    assert (
        "introduced earlier, by the words: Inspector Jane Example" in shown.split("Who said it")[1]
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no text"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"<!doctype html><html><body><p></p></body></html>", "no text"),
        (b"a" * 20_000_001, "MB"),
    ],
    ids=["empty", "binary", "html", "huge"],
)
def test_what_is_no_text_is_refused_in_a_line(
    report: str, source: Path, content: bytes, says: str
) -> None:
    source.write_bytes(content)
    ran = run("verify", "-r", report, "--source", str(source))
    assert ran.code == 3
    assert says in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert ran.stdout == ""


def test_the_article_is_exact_throughout(article: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(article.encode())
    ran = run("verify", "--source", str(path), "-f", "json")
    verdict = [item["verdict"] for item in json.loads(ran.stdout)["items"] if item["words"]]
    assert ran.code == 0
    assert set(verdict) == {"exact"}


def test_what_gives_no_words_comes_last_and_says_why(report: str, source: Path) -> None:
    content = json.loads(Path(report).read_text(encoding="utf-8"))
    name = content["sources"][0]["id"]
    content["citations"] = [{"source": name}]
    del content["statements"][1]["quotes"][0]["attribution"]["citation"]
    Path(report).write_text(json.dumps(content), encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source), "--source-id", name)
    rows = [line for line in ran.stdout.splitlines() if re.match("exact |unverifiable ", line)]
    assert rows[0].startswith("exact ")
    assert rows[-1].startswith("unverifiable ")
    said = " ".join(ran.stdout.split())
    assert "It cites the source as a whole: there are no words to look for." in said
    first = next(i for i, row in enumerate(rows) if row.startswith("unverifiable"))
    assert f" {len(rows[first:])} unverifiable." in said
    assert all(row.startswith("unverifiable") for row in rows[first:])


def test_what_is_exact_has_no_difference_and_a_place_has_its_unit(source: Path) -> None:
    words = "Nobody in Anytown should wait for help."
    ran = run("verify", "--source", str(source), "--quote", words, "-f", "plain")
    start = source.read_text(encoding="utf-8").index(words)
    assert "Differs" not in ran.stdout
    assert f"Characters: {start} to {start + len(words)}\n" in ran.stdout


def test_places_of_ambiguous_words_are_said_once(report: str, source: Path) -> None:
    paragraph = story.PARAGRAPHS[2]
    source.write_text(story.TEXT.replace(paragraph, f"{paragraph}\n\n{paragraph}"), "utf-8")
    ran = run("verify", "-r", report, "--source", str(source), "--only", "ambiguous", "-f", "plain")
    places = re.findall(
        r"^ambiguous .*, (paragraph \d.*; paragraph \d.*)$", ran.stdout, re.MULTILINE
    )
    assert places
    for place in places:
        assert ran.stdout.count(place) == places.count(place)


def test_a_lost_not_is_named_as_a_word(report: str, source: Path) -> None:
    source.write_text(story.TEXT.replace("not yet good", "yet good"), encoding="utf-8")
    ran = run("verify", "-r", report, "--source", str(source), "-f", "plain")
    assert 'Take care: "not" is in what differs.' in ran.stdout


def test_words_alone_are_held_against_what_the_report_quotes() -> None:
    done = run("verify", "complying with national guidelines", "--format", "json")
    assert (done.code, done.items[0]["turns"]) == (1, [{"words": "not", "where": "before"}])
    assert "held only against what essex-effectiveness-2017 quotes" in done.stderr
    assert run("verify", "--quote", "I will be monitoring").code == 0
    assert "essex-insp quotes --contains closely" in run("verify", "--quote", "closely").stdout
    assert run("verify", "words " * 1000).code == 1  # more than the name of a file can have


def test_one_word_is_words_unless_it_names_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("verify", "concerned").stdout.startswith("1 exact.")
    assert run("verify", "card.svg").stderr.startswith("essex-insp: card.svg: no such file")
    (tmp_path / "concerned").touch()
    assert run("verify", "concerned").code == 3


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("It is not good enough,", "absent"),
        ("“It is not good enough,”", "absent"),
        ("It is not good across the board", "altered"),
    ],
)
def test_a_few_usual_words_in_common_are_nobody_elses_altered(words: str, verdict: str) -> None:
    (item,) = run("verify", words, "-f", "json").items
    assert item["verdict"] == verdict
    done = run("verify", words)
    assert "““" not in done.stdout
    assert (", nowhere\n" in done.stdout) == (verdict == "absent")
    assert "quotes; another: --report ID" in done.stderr


def test_a_report_that_quotes_nobody_makes_no_words_absent() -> None:
    done = run("verify", "I will be monitoring", "--round", "2017")
    assert (done.code, done.stdout) == (2, "")
    assert "essex-peel-2017 quotes nobody" in done.stderr
