"""Every story of ours against its gold: quotes and their speakers, grades, concerns."""

import json
from pathlib import Path
from typing import Any

import pytest

from essex_insp.draft import draft, draft_report
from tests.bench.draft import folder, measure
from tests.draft.annotate import annotate

STORIES = Path(__file__).parent / "stories"
NAMES = sorted(path.stem for path in STORIES.glob("*.json"))
ARTICLE = Path(__file__).parents[3] / "shared" / "source" / "southend-standard.txt"
# What the rules cannot settle, and leave open or get wrong on purpose of caution.
KNOWN = {
    "mixed-no-space-dialogue": "a third voice in a dialogue is left unattributed",
    "held-scots": "a report that no body was named for before",
    "held-tabloid": "`police source` for `source`",
}


def story(name: str) -> tuple[str, dict[str, Any]]:
    with (STORIES / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return file.read(), json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8"))


def test_there_are_forty_stories_and_fifteen_that_mix() -> None:
    assert len(NAMES) >= 40
    assert sum(name.startswith(("mixed-", "held-", "late-", "last-")) for name in NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_each_quote_has_its_exact_span(name: str) -> None:
    text, gold = story(name)

    found = [(quote.start, quote.end) for quote in draft(text).quotes]

    assert [text[a:b] for a, b in found] == [text[q["start"] : q["end"]] for q in gold["quotes"]]
    assert found == [(quote["start"], quote["end"]) for quote in gold["quotes"]]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in KNOWN])
def test_each_quote_has_its_speaker(name: str) -> None:
    text, gold = story(name)

    count, misses = measure(text, gold)

    assert [miss for miss in misses if miss.startswith("speaker")] == []
    assert count.speakers["wrong"] == 0


def test_all_stories_together_are_as_good_as_the_aim() -> None:
    total, files = folder(STORIES)

    assert len(files) == len(NAMES)
    assert total.rates("quotes")[2] >= 0.97
    assert total.rates("grades")[2] >= 0.95
    assert total.rates("concerns")[2] >= 0.85
    spoken = sum(total.speakers.values())
    assert total.speakers["right"] >= 0.95 * spoken
    assert total.speakers["wrong"] <= 0.02 * spoken


@pytest.mark.parametrize("name", NAMES)
def test_each_draft_is_a_valid_report_that_quotes_word_for_word(name: str) -> None:
    text, _ = story(name)
    result = draft(text)

    report = draft_report(text, result=result)

    quotes = [quote for statement in report.statements for quote in statement.quotes]
    assert report.draft
    assert len(quotes) == len(result.quotes)
    for quote in quotes:
        citation = quote.citations[0]
        assert citation.position is not None
        start, end = citation.position
        assert quote.text == text[start:end]
        assert (citation.prefix or "") == text[max(0, start - 32) : start]
        assert (citation.suffix or "") == text[end : end + 32]
    doubted = {doubt.about for doubt in report.doubts}
    for statement in report.statements:
        if statement.speaker is None:
            assert {quote.id for quote in statement.quotes} <= doubted


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("name", ["mixed-local-paper", "mixed-wrapped-agency", "single-newlines"])
def test_line_ends_change_no_quote(name: str, ends: str) -> None:
    text, _ = story(name)
    changed = text.replace("\n", ends)

    before = [text[quote.start : quote.end] for quote in draft(text).quotes]
    after = [changed[quote.start : quote.end] for quote in draft(changed).quotes]

    assert [words.replace("\n", ends) for words in before] == after


def test_the_annotator_counts_in_code_points() -> None:
    text, gold = annotate(
        "a: Zoë Example | chair | Anytown Panel\n= Force A | custody | Good\n---\n"
        "[[Chair Zoë Example 😀 was worried.]] “{a:It’s late,}” she said. “{?:Yes.}”"
    )

    spans = [text[one["start"] : one["end"]] for one in gold["quotes"]]
    assert spans == ["It’s late,", "Yes."]
    assert gold["quotes"][0]["speaker"] == {
        "name": "Zoë Example",
        "role": "chair",
        "organisation": "Anytown Panel",
    }
    assert gold["quotes"][1]["speaker"] is None
    assert gold["grades"] == [{"body": "Force A", "area": "custody", "grade": "Good"}]
    assert text[gold["concerns"][0]["start"] : gold["concerns"][0]["end"]].endswith("worried.")


@pytest.mark.skipif(not ARTICLE.exists(), reason=f"the article is not at hand: {ARTICLE.name}")
def test_the_article_gives_its_thirteen_quotes_four_grades_and_one_concern() -> None:
    with ARTICLE.open(encoding="utf-8", newline="") as file:
        text = file.read()

    report = draft_report(text)

    speakers = {speaker.id: speaker for speaker in report.speakers}
    told = [
        (speakers[statement.speaker or ""].name, speakers[statement.speaker or ""].role)
        for statement in report.statements
        for _ in statement.quotes
    ]
    assert (
        told
        == [("Zoë Billingham", "HM inspector of constabulary")] * 8
        + [("Stephen Kavanagh", "Chief Constable")] * 5
    )
    quotes = [quote for statement in report.statements for quote in statement.quotes]
    unmarked = [quote for quote in quotes if not quote.marked]
    assert [quote.attribution and quote.attribution.kind for quote in unmarked] == ["by-context"]
    assert [doubt.about for doubt in report.doubts] == [unmarked[0].id]
    assert [quote.citations[0].paragraph for quote in quotes] == [*range(6, 14), *range(15, 20)]
    assert {judgment.grade for judgment in report.judgments} == {"Good"}
    assert [judgment.area.split()[0] for judgment in report.judgments] == [
        "preventing",
        "investigating",
        "protecting",
        "tackling",
    ]
    assert report.force.name == "Essex Police"
    (concern,) = report.concerns
    assert concern.kind == "expressed-concern"
    assert [citation.paragraph for citation in concern.citations] == [1, 5, 11]
