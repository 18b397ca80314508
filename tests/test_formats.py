"""The same facts in all five formats and in the Python API."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import essex_insp
from essex_insp.library.checking import check
from essex_insp.library.files import data_folder
from essex_insp.questions.inspection import Inspection
from essex_insp.show.words import basis_words, grade_words, label_words
from tests import tiny
from tests.cases import for_each
from tests.program import FORMATS, READING, run, some


@pytest.fixture(params=["bundled", "made up"])
def inspection(request: pytest.FixtureRequest) -> Inspection:
    if request.param == "bundled":
        return essex_insp.load()
    return Inspection(check(json.dumps(tiny.report()).encode(), "tiny"))


@pytest.fixture
def report(inspection: Inspection, tmp_path: Path) -> str:
    """The same report as a file, for the command line."""
    content = inspection.report.model_dump(mode="json", by_alias=True)
    return str(tiny.written(tmp_path, content))


def said(command: str, form: str, report: str, *more: str) -> str:
    """What a format says, on one line and without what it adds to escape or to mark up."""
    # So wide that no cell is folded beside another one.
    words = (command, *more, "--report", report, "--format", form)
    text = run(*words, env={"COLUMNS": "900"}).stdout
    if form == "md":
        text = re.sub(r"\\([\\`*_\[\]<>|&~$#+=.)!-])", r"\1", text)
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


@for_each("command", READING)
def test_what_a_terminal_shows_of_every_item_stands_in_every_format(
    command: str, inspection: Inspection, report: str
) -> None:
    shown = {form: said(command, form, report) for form in FORMATS}
    items = getattr(inspection, command)()
    whole = []
    for key in items[0]:
        facts = [fact for item in items for fact in _words(item[key])]
        forms = {form for form in FORMATS if all(fact in shown[form] for fact in facts)}
        if facts and not forms.isdisjoint({"table", "plain"}):
            missing = ", ".join(sorted({*FORMATS} - forms))
            assert not missing, f"`{key}` of `{command}` stands in {forms}, not in {missing}"
            whole.append(key)
    assert whole, f"a terminal shows nothing of an item of `{command}`"


def _words(value: Any) -> list[str]:
    """Texts of more than one word, each on one line: a word alone may stand there by chance."""
    values = value if isinstance(value, list) else [value]
    texts = [" ".join(each.split()) for each in values if isinstance(each, str)]
    return [text for text in texts if " " in text or "://" in text]


class TestFacts:
    """Each fact of a report stands in each format."""

    @for_each("form", FORMATS)
    def test_every_grade_with_its_basis(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("grades", form, report)
        for grade in inspection.grades():
            data = form in ("json", "csv")
            assert (grade.grade or "" if data else grade_words(grade)) in text
            assert (grade.basis if data else basis_words(grade)) in text
            for cite in grade.sources:
                assert (cite.source if form == "csv" else cite.publisher) in text

    @for_each("form", FORMATS)
    def test_every_quote_in_order_with_its_speaker(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("quotes", form, report)
        at = -1
        for quote in inspection.quotes():
            place = text.find(" ".join(quote.text.split()), at + 1)
            assert place > at, "a quote is missing, or out of order"
            at = place
            assert quote.speaker is None or quote.speaker.name in text
            if not quote.marked and form not in ("json", "csv"):
                assert "printed without quotation marks" in text

    @for_each("form", FORMATS)
    def test_every_concern_under_its_label_with_all_its_parts(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        text = said("concerns", form, report)
        for concern in inspection.concerns():
            assert (concern.kind if form in ("json", "csv") else label_words(concern)) in text
            for part in concern.parts:
                assert part.text in text
            for quote in concern.quotes:
                assert quote.text in text
            assert concern.raised_by is None or concern.raised_by.name in text

    @for_each("form", FORMATS)
    def test_every_comparison(self, inspection: Inspection, report: str, form: str) -> None:
        text = said("findings", form, report)
        for finding in inspection.findings():
            for value in (finding.comparison or {}).values():
                words = f"{value:g}" if isinstance(value, float) else str(value)
                assert value is None or words in text

    @for_each("form", FORMATS)
    def test_a_source_alone_says_all_of_it(
        self, inspection: Inspection, report: str, form: str
    ) -> None:
        for number, source in some(enumerate(inspection.sources(), 1), 1 if form == "plain" else 5):
            text = said("sources", form, report, str(number))
            assert source.licence is None or source.licence["name"] in text
            for fact in (source.sha256, source.note, source.author, source.copied_by):
                assert fact is None or fact in text
            if form in ("json", "csv"):
                assert all(fact in text for fact in source.supports)


class TestJson:
    """The envelope, and that it is what the Python API returns."""

    @for_each("command", READING)
    def test_the_envelope(self, command: str, report: str, inspection: Inspection) -> None:
        envelope = run(command, "--report", report, "--format", "json").json
        assert list(envelope) == ["schema", "report", "items", "notice"]
        assert envelope["schema"] == f"essex-insp/{command}/1"
        assert {"id", "title", "force", "published"} <= envelope["report"].keys()
        assert envelope["report"]["id"] == inspection.report.id
        assert envelope["notice"] == inspection.report.notice

    @for_each("command", READING)
    def test_every_item_has_every_key(self, command: str, report: str) -> None:
        items = run(command, "--report", report, "--format", "json").items
        assert items
        for item in items:
            assert item.keys() == items[0].keys()

    @for_each("command", READING)
    def test_the_api_returns_plain_values(self, command: str, inspection: Inspection) -> None:
        items = getattr(inspection, command)()
        assert json.loads(json.dumps(items)) == items

    @for_each("command", READING)
    def test_a_bare_report_has_all_keys_too(self, command: str) -> None:
        envelope = run(command, "-r", "-", "-f", "json", stdin=json.dumps(tiny.bare())).json
        assert envelope["items"] == []
        assert envelope["notice"] is None
        assert envelope["report"]["published"] is None

    @for_each("command", READING)
    def test_a_report_has_the_same_text_by_id_and_as_a_file(
        self, command: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(data_folder() / "reports")  # whose own name might hold what is escaped
        file = "./essex-effectiveness-2017.json"
        for form in FORMATS:
            by_id = run(command, "--format", form)
            done = run(command, "--report", file, "--format", form)
            plain = re.sub(rf"\s+--report\s+{re.escape(file)}", "", done.stdout)
            # Where lines end depends on how long the file's name is.
            assert (done.code, plain.split(), done.stderr) == (0, by_id.stdout.split(), "")


@for_each("command", READING)
def test_csv_has_a_row_for_each_item(command: str, report: str, inspection: Inspection) -> None:
    text = run(command, "--report", report, "--format", "csv").stdout
    head, *rows = csv.reader(io.StringIO(text))
    assert len(head) == len(set(head))
    assert len(rows) == len(getattr(inspection, command)())
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["report"] for row in cells} == {inspection.report.id}
    assert {row["force"] for row in cells} == {inspection.report.force.name}


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
        "    not a block of code",
        "*a* _b_ **c** `d` ~~e~~",
        "[a](b) ![c](d) <e@f.example> <b>g</b>",
        "[^1]: no footnote",
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

    @for_each("text", some(HOSTILE, 3))
    @for_each("command", READING)
    def test_it_reads_back(self, command: str, text: str) -> None:
        content = tiny.report()
        content["judgments"][0]["area"] = text
        content["concerns"][0]["summary"] = text
        content["concerns"][0]["title"] = text
        content["concerns"][0]["parts"][0]["text"] = text
        content["statements"][0]["quotes"][0]["text"] = text
        content["speakers"][0]["name"] = text
        content["findings"][0]["summary"] = text
        content["sources"][0] |= {"note": text, "publisher": text}
        content["notice"] = text
        markdown = run(command, "-r", "-", "-f", "md", stdin=json.dumps(content)).stdout
        parse = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse
        parsed = parse(markdown)
        notes = re.findall(r"(?m)^\[\^\d+\]: (.*)", markdown)
        *_, notice = markdown.splitlines()
        assert {parse(note)[0].type for note in (*notes, notice)} == {"paragraph_open"}
        assert parse(notice)[1].children[0].type == "em_open"  # type: ignore[index]
        texts = [
            "".join(child.content for child in token.children or ())
            for token in parsed
            if token.type == "inline"
        ]
        visible = text.replace("\u202e", "<U+202E>").replace("\x1b", "␛").strip()
        assert any(visible in shown for shown in texts), markdown
        children = [child for token in parsed for child in token.children or ()]
        addresses = {child.attrGet("href") for child in children if child.type == "link_open"}
        assert all(f'"{address}"' in json.dumps(content) for address in addresses)
        kinds = {child.type for child in children}
        assert kinds <= {
            *("text", "text_special", "softbreak", "code_inline"),
            *("strong_open", "strong_close", "em_open", "em_close"),
            *("link_open", "link_close"),
        }


@pytest.mark.parametrize("form", ["table", "plain", "md", "html"])
@pytest.mark.parametrize(
    "asked",
    some(["quotes", "search burglary", "proof", "concerns", "brief --for request"]),
)
def test_wherever_a_quotation_is_shown_it_is_said_how_it_was_printed(
    asked: str, form: str, tmp_path: Path
) -> None:
    content = essex_insp.load().report.model_dump(mode="json", by_alias=True)
    content["concerns"][0]["quotes"] = ["kavanagh-4"]
    file = str(tiny.written(tmp_path, content))
    quote = next(quote for quote in essex_insp.load().quotes() if not quote.marked)
    paper = tmp_path / "paper.txt"
    paper.write_text(f"A paper.\n\n“{quote.text}” Stephen Kavanagh said.", encoding="utf-8")
    args = (*asked.split(), *([str(paper)] if asked == "proof" else []), "--report", file)
    text = run(*args, "--format", form, env={"COLUMNS": "400"}).stdout
    text = re.sub(r"<[^>]*>", "", text) if form == "html" else re.sub(r"[\\*>]", "", text)
    text = " ".join(html.unescape(text).split())
    assert "urglary down, arrests" in text
    assert "printed without quotation marks; attributed by context" in text
    assert asked == "proof" or "“With" not in text
