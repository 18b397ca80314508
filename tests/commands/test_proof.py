"""`essex-insp proof`: what is untrue is found, and nothing true is called untrue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import essex_insp
from essex_insp.library.papers import load
from tests.commands import panel
from tests.papers.made import KINDS
from tests.program import FORMATS, run

QUOTES = {quote.id: quote.text for quote in essex_insp.load().quotes()}


def proved(tmp_path: Path, *paragraphs: str, options: tuple[str, ...] = ()) -> list[Any]:
    path = tmp_path / "paper.txt"
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return run("proof", str(path), *options, "-f", "json").items


def over(items: list[Any], words: str, paper: str) -> list[Any]:
    """What is said of a stretch of a paper, however its lines are broken."""
    bare = paper.replace("\n", " ")
    assert bare.count(words) == 1, words
    start, end = bare.index(words), bare.index(words) + len(words)
    return [item for item in items if item["start"] < end and start < item["end"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_any_kind_is_held_against_the_record(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper"
    lines = panel.wrapped() if kind in ("text", "PDF") else panel.PARAGRAPHS
    path.write_bytes(KINDS[kind](lines))
    ran, paper = run("proof", str(path), "-f", "json"), load(str(path)).text
    assert ran.code == 1
    for words, verdict in panel.UNTRUE.items():
        assert verdict in {item["verdict"] for item in over(ran.items, words, paper)}, words
    for words in panel.TRUE:
        assert {item["outcome"] for item in over(ran.items, words, paper)} == {"right"}, words
    for item in ran.items:
        assert paper[item["start"] : item["end"]] == item["words"]
        assert (item["page"] is None) is (kind != "PDF")


@pytest.mark.parametrize("name", QUOTES)
def test_the_words_of_the_record_are_right_however_they_are_set(tmp_path: Path, name: str) -> None:
    words = QUOTES[name].replace("’", "'").rstrip(".")
    speaker = "Zoë Billingham" if "billingham" in name else "Stephen Kavanagh"
    items = proved(tmp_path, "A paper.", f'"{words}," {speaker} said.')
    (quotation,) = [item for item in items if item["kind"] == "quotation"]
    (said,) = [item for item in items if item["kind"] == "speaker"]
    assert quotation["outcome"] == said["outcome"] == "right"


@pytest.mark.parametrize("name", QUOTES)
def test_a_word_less_or_more_or_another_is_never_right(tmp_path: Path, name: str) -> None:
    text = QUOTES[name]
    speaker = "Zoë Billingham" if "billingham" in name else "Stephen Kavanagh"
    spans = [match.span() for match in re.finditer(r"\w+", text)][1:-1]
    edited = [text[:start] + text[end:] for start, end in spans]
    edited += [f"{text[:start]}rarely {text[start:]}" for start, _ in spans]
    items = proved(tmp_path, "A paper.", *(f"{speaker} said: “{words}”" for words in edited))
    outcomes = [item["outcome"] for item in items if item["kind"] == "quotation"]
    assert len(outcomes) == len(edited)
    assert set(outcomes) <= {"wrong", "not known"}


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("Zoë Billingham", "right"),
        ("HM Inspector Zoë Billingham", "right"),
        ("The inspector, Ms Billingham,", "right"),
        ("HM Chief Inspector Zoë Billingham", "wrong"),
        ("Chief Constable Zoë Billingham", "wrong"),
        ("Chief Constable Stephen Kavanagh", "wrong"),
    ],
)
def test_who_said_it_and_in_which_role_is_held_to_the_record(
    tmp_path: Path, who: str, outcome: str
) -> None:
    items = proved(tmp_path, "A paper.", f"{who} said: “{QUOTES['billingham-8']}”")
    assert [item["outcome"] for item in items if item["kind"] == "speaker"] == [outcome]


def test_an_omission_that_turns_the_sense_fails_and_another_does_not(tmp_path: Path) -> None:
    turned = "I am concerned that the force is … complying with national guidelines"
    meant = "Investigations are generally to a good standard … and I commend Essex Police’s"
    items = proved(tmp_path, "A paper.", f"“{turned},” she said.", f"“{meant}”, she added.")
    verdicts = [item["verdict"] for item in items if item["kind"] == "quotation"]
    assert verdicts == ["turned", "elided"]


@pytest.mark.parametrize(
    ("sentence", "outcome", "verdict"),
    [
        (
            "In 2017 Essex Police was graded good at protecting vulnerable people.",
            "right",
            "agrees",
        ),
        (
            "In 2018-19 Essex Police was graded good at preventing crime.",
            "to look at",
            "carried over",
        ),
        (
            "Inspected in 2015, Essex Police was graded good at investigating crime.",
            "not known",
            "not known",
        ),
        (
            "Essex Police is good at protecting vulnerable people.",
            "not checked",
            "cannot be told",
        ),
        (
            "In 2017 Kent Police was graded inadequate at protecting vulnerable people.",
            "wrong",
            "contradicts",
        ),
    ],
)
def test_a_grade_is_held_against_body_area_and_round(
    tmp_path: Path, sentence: str, outcome: str, verdict: str
) -> None:
    (item,) = [one for one in proved(tmp_path, "A paper.", sentence) if one["kind"] == "grade"]
    assert (item["outcome"], item["verdict"]) == (outcome, verdict)
    assert item["sources"] or verdict == "cannot be told"


def test_one_report_or_round_is_enough_to_hold_it_against(tmp_path: Path) -> None:
    sentence = "Essex Police was graded good at protecting vulnerable people in 2017."
    for options, outcome in (
        (("--round", "2017"), "right"),
        (("--report", "essex-peel-2015"), "not known"),
    ):
        items = proved(tmp_path, "A paper.", sentence, options=options)
        assert [item["outcome"] for item in items if item["kind"] == "grade"] == [outcome]
    assert run("proof", str(tmp_path / "paper.txt"), "--round", "1066").code == 2


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_is_wrong_and_what_the_record_says(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("\n\n".join(panel.PARAGRAPHS), encoding="utf-8")
    shown = run("proof", str(path), "-f", form).stdout.replace("\\", "")
    for words in ("Deputy Chief Constable", "Protecting vulnerable people, 2017: Good", "altered"):
        assert words in " ".join(shown.split())


def test_a_paper_that_states_nothing_and_one_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("The cat sat on the mat.", encoding="utf-8")
    ran = run("proof", str(path))
    assert ran.code == 0
    assert "no quotation, grade, label or comparison was read in it" in ran.stdout
    assert run("proof", str(tmp_path / "missing.txt")).code == 3
