"""The same facts in all five formats and in the Python API."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import essex_insp
from essex_insp.cli import output
from essex_insp.library import reports as library
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer
from essex_insp.show.fields import FIELDS
from essex_insp.show.page import Page
from essex_insp.show.wording import basis_words, grade_words, label_words
from tests import tiny
from tests.program import FORMATS, READING, run

KEYS = {
    "grades": "area question pillar level grade basis judged_in sources",
    "quotes": "id speaker text statement paragraph marked about tone sources",
    "concerns": "id kind status title summary raised_by about quotes sources",
    "speakers": "id name role organisation sources",
    "findings": "id kind summary stated_by about comparison sources",
    "sources": "id kind publisher title url published isbn licence sha256 length supports",
}
"""What DESIGN section 5 promises for each item, and for the others what they are about."""


@pytest.fixture(params=["bundled", "made up"])
def inspection(request: pytest.FixtureRequest) -> Inspection:
    if request.param == "bundled":
        return essex_insp.load()
    return Inspection(library.check(json.dumps(tiny.report()).encode(), "tiny"))


@pytest.fixture
def report(inspection: Inspection, tmp_path: Path) -> str:
    """The same report as a file, for the command line."""
    content = inspection.report.model_dump(mode="json", by_alias=True)
    return str(tiny.written(tmp_path, content))


def said(command: str, form: str, report: str) -> str:
    """What a format says, on one line and without what it adds to escape or to mark up."""
    text = run(command, "--report", report, "--format", form).stdout
    if form == "md":
        text = re.sub(r"\\([\\`*_\[\]<>|&~$#+=.)-])", r"\1", text)
    if form == "json":
        text = " ".join(_texts(json.loads(text)))
    if form == "csv":
        text = " ".join(cell for row in csv.reader(io.StringIO(text)) for cell in row)
    return " ".join(text.split())


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
    elif part is not None:
        yield str(part)


@pytest.mark.parametrize("form", FORMATS)
class TestFacts:
    """Each fact of a report stands in each format."""

    def test_every_grade_with_its_basis_and_source(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("grades", form, report)
        for grade in inspection.grades():
            assert grade.area in text
            if form != "json":
                assert grade_words(grade) in text
                assert basis_words(grade) in text
            for fact in (grade.body, grade.inferred_grade, grade.note):
                assert fact is None or fact in text
            for cite in grade.sources:
                assert cite.publisher in text

    def test_every_quote_word_for_word_with_its_speaker(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("quotes", form, report)
        at = -1
        for quote in inspection.quotes():
            found = text.find(" ".join(quote.text.split()), at + 1)
            assert found > at, "a quote is missing, or out of order"
            at = found
            assert quote.speaker is None or quote.speaker.name in text
            for label in quote.about:
                assert label in text
            if not quote.marked and form != "json":
                assert re.search("printed without( quotation)? marks", text)

    def test_every_concern_under_its_label_with_all_its_parts(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("concerns", form, report)
        for concern in inspection.concerns():
            words = concern.kind if form == "json" else label_words(concern)
            assert words in text
            for fact in (concern.title, concern.summary, concern.note, concern.status_note):
                assert fact is None or fact in text
            for part in concern.parts:
                assert part.text in text
            for quote in concern.quotes:
                assert quote.text in text
            assert concern.raised_by is None or concern.raised_by.name in text

    def test_every_speaker(self, inspection: Inspection, report: str, form: str) -> None:
        text = said("speakers", form, report)
        for speaker in inspection.speakers():
            for fact in (speaker.name, speaker.role, speaker.organisation, speaker.note):
                assert fact is None or fact in text

    def test_every_finding(self, inspection: Inspection, report: str, form: str) -> None:
        text = said("findings", form, report)
        for finding in inspection.findings():
            assert finding.summary in text
            assert finding.kind in text
            for value in (finding.comparison or {}).values():
                words = f"{value:g}" if isinstance(value, float) else str(value)
                assert value is None or words in text

    def test_every_source(self, inspection: Inspection, report: str, form: str) -> None:
        text = said("sources", form, report)
        for source in inspection.sources():
            for fact in (source.id, source.publisher, source.title, source.url, source.sha256):
                assert fact is None or fact in text
            assert source.licence is None or source.licence["name"] in text
            for fact in source.supports:
                assert fact.partition(" ")[2] in text


@pytest.mark.parametrize("command", READING)
class TestJson:
    """The envelope, and that it is what the Python API returns."""

    def test_the_envelope(self, command: str, report: str, inspection: Inspection) -> None:
        envelope = run(command, "--report", report, "--format", "json").json
        assert list(envelope) == ["schema", "report", "items", "notice"]
        assert envelope["schema"] == f"essex-insp/{command}/1"
        assert {"id", "title", "force", "published"} <= envelope["report"].keys()
        assert envelope["report"]["id"] == inspection.report.id
        assert envelope["notice"] == inspection.report.notice

    def test_every_item_has_every_key(self, command: str, report: str) -> None:
        items = run(command, "--report", report, "--format", "json").items
        assert items
        wanted = KEYS[command].split()
        for item in items:
            assert set(wanted) <= item.keys()
            assert item.keys() == items[0].keys()

    def test_it_is_what_the_api_returns(
        self, command: str, report: str, inspection: Inspection
    ) -> None:
        printed = run(command, "--report", report, "--format", "json").items
        assert printed == getattr(inspection, command)()

    def test_the_api_returns_plain_values(self, command: str, inspection: Inspection) -> None:
        items = getattr(inspection, command)()
        assert json.loads(json.dumps(items)) == items

    def test_a_bare_report_has_all_keys_too(self, command: str) -> None:
        envelope = run(command, "-r", "-", "-f", "json", stdin=json.dumps(tiny.bare())).json
        assert envelope["items"] == []
        assert envelope["notice"] is None
        assert envelope["report"]["published"] is None

    def test_a_report_has_the_same_text_by_id_and_as_a_file(self, command: str) -> None:
        file = str(library.data_folder() / "reports" / "essex-effectiveness-2017.json")
        for form in FORMATS:
            by_id = run(command, "--format", form)
            done = run(command, "--report", file, "--format", form)
            hints = done.stdout.replace(f" --report {file}", "")  # what to type next names it
            assert done._replace(stdout=hints) == by_id


@pytest.mark.parametrize("command", READING)
class TestCells:
    """Lines, columns and records are made from the same words."""

    def cells(self, command: str, report: str) -> list[list[str]]:
        text = run(command, "--report", report, "--format", "csv").stdout
        return list(csv.reader(io.StringIO(text)))

    def test_csv_has_a_row_for_each_item(
        self, command: str, report: str, inspection: Inspection
    ) -> None:
        head, *rows = self.cells(command, report)
        assert head == [field.column for field in FIELDS[command]]
        assert len(head) == len(set(head))
        assert len(rows) == len(getattr(inspection, command)())
        assert {len(row) for row in rows} == {len(head)}

    def test_no_cell_is_blank(self, command: str, report: str) -> None:
        for row in self.cells(command, report):
            assert all(cell.strip() for cell in row)

    def test_plain_lines_say_the_same(self, command: str, report: str) -> None:
        head, *rows = self.cells(command, report)
        plain = run(command, "--report", report, "--format", "plain").stdout
        labels = [field.label for field in FIELDS[command]]
        for row in rows:
            block = "\n".join(f"{label}: {cell}" for label, cell in zip(labels, row, strict=True))
            assert block in plain
        assert head

    def test_plain_lines_are_labelled_one_by_one(self, command: str, report: str) -> None:
        for line in run(command, "--report", report, "--format", "plain").stdout.splitlines():
            assert line == "" or re.match(r"[A-Z][\w -]*: \S", line)


@pytest.mark.parametrize("command", ["grades", "speakers"])
def test_the_cells_of_a_table_are_those_of_the_csv(command: str, report: str) -> None:
    head, *rows = csv.reader(
        io.StringIO(run(command, "--report", report, "--format", "csv").stdout)
    )
    columns = {"grades": ("area", "grade", "basis"), "speakers": ("name",)}[command]
    table = run(command, "--report", report).stdout.split("\n\n")[1].splitlines()[2:]
    lines = iter(table)
    for row in rows:
        cells = [dict(zip(head, row, strict=True))[column] for column in columns]
        assert any(all(cell in line for cell in cells) for line in lines), cells


def test_a_grade_is_its_word_in_every_format_without_colour(report: str) -> None:
    for form in FORMATS:
        assert "Good" in run("grades", "--report", report, "--format", form).stdout


class TestMarkdown:
    """Read back by another program, it says what it should: no text is markup."""

    HOSTILE = (
        "# not a heading",
        "- not a list",
        "1. not a list",
        "2) nor this",
        "+ nor this",
        "> not a quote",
        "*a* _b_ **c** `d` ~~e~~",
        "[a](b) ![c](d) <e@f.example> <b>g</b>",
        "a | b | c",
        "a \\| b \\\\ c",
        "&amp; &lt; &#65;",
        "--- === ***",
        "```",
        "| a | b |",
        "$x$ #1 @y",
        "“curly” ‘marks’ – and ½",
        "a\u202eb\x1bc",
    )

    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize("command", READING)
    def test_it_reads_back(self, command: str, text: str) -> None:
        content = tiny.report()
        content["judgments"][0]["area"] = text
        content["concerns"][0]["summary"] = text
        content["concerns"][0]["title"] = text
        content["concerns"][0]["parts"][0]["text"] = text
        content["statements"][0]["quotes"][0]["text"] = text
        content["speakers"][0]["name"] = text
        content["findings"][0]["summary"] = text
        content["sources"][0]["note"] = text
        markdown = run(command, "-r", "-", "-f", "md", stdin=json.dumps(content)).stdout
        parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
        texts = [
            "".join(child.content for child in token.children or ())
            for token in parsed
            if token.type == "inline"
        ]
        visible = text.replace("\u202e", "<U+202E>").replace("\x1b", "␛")
        assert any(visible in one for one in texts), markdown
        plain = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        expected = plain.parse(markdown.replace("\n\n\n", "\n\n"))
        kinds = {child.type for token in expected for child in token.children or ()}
        assert kinds <= {
            "text",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
            "text_special",
        }


def test_the_front_page_has_the_grades_the_concern_and_its_label(inspection: Inspection) -> None:
    front = inspection.front()
    answer = Answer("front", [front], inspection.head(), None)
    for form in FORMATS:
        text = " ".join(output.text_of(answer, form, Page()).replace("\\", "").split())
        for grade in front.grades:
            assert unicodedata.normalize("NFC", grade.area) in text
        for concern in front.concerns:
            assert concern.title in text
            assert (concern.kind if form == "json" else label_words(concern)) in text
