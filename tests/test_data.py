"""Every file of the data: valid, read the same with checks and without, true to the article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field

from essex_insp.library import reports as library
from essex_insp.library.assembly import Sourced, trusted
from essex_insp.library.checking import check
from essex_insp.library.force_grades import ForceGrades
from essex_insp.library.forces import Forces
from essex_insp.library.frameworks import Frameworks
from essex_insp.model import Citation, Cited, Id, Model, Report, Scale, Text
from tests.cases import for_each
from tests.program import ROOT

DATA = ROOT / "data"


class KnownFramework(Cited):
    """A framework of another inspectorate, which a report may name by its id alone."""

    id: Id = Field(description="As in `ofsted-schools-2019`; reports name it.")
    inspectorate: Text = Field(description="Whose it is.")
    name: Text = Field(description="What it is for, and since when.")
    periods: tuple[Text, ...] = Field(description="When it is used, as far as was read.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = Field(default=(), description="Its other scales.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")


class KnownFrameworks(Sourced):
    """The frameworks of other inspectorates whose scales were read."""

    schema_name: Literal["essex-insp/scales/1"] = Field(alias="schema", description="Version.")
    frameworks: tuple[KnownFramework, ...] = Field(description="The frameworks.")


REPORTS = sorted((DATA / "reports").glob("*.json"))
OTHERS: dict[str, type[Model]] = {
    "forces.json": Forces,
    "forces-areas.json": ForceGrades,
    "forces-effectiveness.json": ForceGrades,
    "forces-pillars.json": ForceGrades,
    "frameworks.json": Frameworks,
    "scales.json": KnownFrameworks,
}
STORY = "southend-standard"


@for_each("path", REPORTS)
def test_a_report_is_valid_and_named_as_its_file(path: Path) -> None:
    report = check(path.read_bytes(), path.name)
    assert report.id == path.stem


@for_each("path", REPORTS)
def test_a_report_is_valid_to_another_program(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: [dev]")
    schema = json.loads((DATA / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text(encoding="utf-8")))


@for_each("path", REPORTS)
def test_a_report_is_the_same_read_without_checks(path: Path) -> None:
    data = path.read_bytes()
    unchecked, checked = trusted(data, Report), check(data, path.name)
    assert unchecked == checked
    # Equal is not yet the same: 2 equals 2.0, and prints as another text.
    assert unchecked is not None
    assert _written(unchecked) == _written(checked)


@for_each("path", REPORTS)
def test_a_report_goes_round_and_nothing_is_lost(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    report = Report.model_validate(content)
    again = report.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert again == content


@for_each("name", OTHERS)
def test_other_data_is_valid_and_the_same_read_without_checks(name: str) -> None:
    data, kind = (DATA / name).read_bytes(), OTHERS[name]
    checked = kind.model_validate(json.loads(data))
    unchecked = trusted(data, kind)
    assert unchecked is not None
    assert _written(unchecked) == _written(checked)


def _written(model: Model) -> str:
    """A model as JSON, its keys in order."""
    return json.dumps(model.model_dump(mode="json"), sort_keys=True)


def test_every_file_is_described() -> None:
    content = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    listed = {DATA / resource["path"] for resource in content["resources"]}
    described = {DATA / "datapackage.json", DATA / "report.schema.json"}
    assert listed == set(DATA.rglob("*.json")) - described


def test_files_are_utf_8_with_line_feeds_and_safe_to_print() -> None:
    for path in DATA.rglob("*.json"):
        text = path.read_bytes().decode("utf-8")
        assert text.endswith("}\n")
        assert all(char == "\n" or char.isprintable() for char in text), path.name


@for_each("path", REPORTS)
def test_every_fact_is_cited(path: Path) -> None:
    report = Report.model_validate_json(path.read_bytes())
    facts: list[Cited] = [*report.judgments, *report.findings, *report.concerns]
    facts += [quote for statement in report.statements for quote in statement.quotes]
    facts += report.speakers
    for concern in report.concerns:
        facts += [*concern.parts, *concern.trail]
    for fact in facts:
        assert fact.citations, fact


@for_each("path", REPORTS)
def test_every_source_is_used_and_has_terms_or_says_why(path: Path) -> None:
    report = Report.model_validate_json(path.read_bytes())
    used = {citation.source for citation, _ in citations(report)}
    assert {source.id for source in report.sources} <= used | {report.told_by}
    for source in report.sources:
        assert source.url or source.sha256 or source.note


def citations(part: Any, words: str | None = None) -> Iterator[tuple[Citation, str | None]]:
    """Every citation below a part, with the words that it leaves out."""
    if isinstance(part, Citation):
        yield part, part.exact or words
    elif isinstance(part, tuple):
        for item in part:
            yield from citations(item, words)
    elif isinstance(part, Model):
        for field, value in part:
            text = getattr(part, "text", None) if field == "citations" else None
            is_quote = type(part).__name__ == "Quote"
            yield from citations(value, text if is_quote else None)


class TestArticle:
    """The default report against the story that it is modelled from."""

    @pytest.fixture
    def report(self) -> Report:
        return library.load(library.DEFAULT)

    def test_it_is_the_text_that_the_report_names(self, article: str, report: Report) -> None:
        (source,) = (source for source in report.sources if source.id == STORY)
        assert hashlib.sha256(article.encode()).hexdigest() == source.sha256
        assert len(article.encode()) == source.length

    def test_every_quote_is_in_it_once_to_the_character(self, article: str, report: Report) -> None:
        for statement in report.statements:
            for quote in statement.quotes:
                assert article.count(quote.text) == 1

    def test_every_cited_phrase_is_where_it_is_said_to_be(
        self, article: str, report: Report
    ) -> None:
        paragraphs = article.split("\n\n")
        cited = [
            (citation, words) for citation, words in citations(report) if citation.source == STORY
        ]
        placed = [(citation, words) for citation, words in cited if citation.paragraph is not None]
        assert len(placed) > 50
        for citation, words in placed:
            assert citation.paragraph is not None
            paragraph = paragraphs[citation.paragraph - 1]
            before = len("\n\n".join(paragraphs[: citation.paragraph - 1]))
            before += 2 if citation.paragraph > 1 else 0
            whole = f"{citation.prefix or ''}{words or ''}{citation.suffix or ''}"
            assert whole in paragraph
            assert paragraph.count(words or "") == 1 or citation.prefix or citation.suffix
            if citation.position:
                start, end = citation.position
                assert article[start:end] == words
                assert before <= start <= end <= before + len(paragraph)
                if citation.prefix:
                    assert article[:start].endswith(citation.prefix)
                if citation.suffix:
                    assert article[end:].startswith(citation.suffix)

    def test_its_paragraphs_of_speech_are_all_there_in_order(
        self, article: str, report: Report
    ) -> None:
        quotes = [quote for statement in report.statements for quote in statement.quotes]
        starts = [article.index(quote.text) for quote in quotes]
        assert starts == sorted(starts)
        marked = [quote.text for quote in quotes if quote.marked]
        assert len(quotes) == 13
        assert len(marked) == 12
        printed = [text for text in article.split("\n\n") if "“" in text or '"' in text]
        for text, quote in zip(printed, marked, strict=True):
            assert text.rstrip("”").endswith(quote)

    def test_the_paragraph_without_marks_is_kept_and_marked_as_such(
        self, article: str, report: Report
    ) -> None:
        (quote,) = (
            quote
            for statement in report.statements
            for quote in statement.quotes
            if not quote.marked
        )
        assert quote.text in article.split("\n\n")
        assert quote.attribution is not None
        assert quote.attribution.kind == "by-context"

    def test_its_narration_is_not_in_the_data(self, article: str, report: Report) -> None:
        narrated = article
        for statement in report.statements:
            for quote in statement.quotes:
                narrated = narrated.replace(quote.text, "\n\n")
        for path in DATA.rglob("*.json"):
            text = path.read_text(encoding="utf-8")
            for paragraph in narrated.split("\n\n"):
                words = paragraph.split()
                for start in range(len(words) - 11):
                    assert " ".join(words[start : start + 12]) not in text
