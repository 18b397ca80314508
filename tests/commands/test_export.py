"""`export`: everything as a data package, a database, a spreadsheet, lines of JSON."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest

import essex_insp
from essex_insp.show.data import cell
from tests import tiny
from tests.program import MORE, READING, data, run, terminal
from tests.test_hostile import TEXTS, spoilt

FORMS = ("out", "out.db", "out.xlsx", "out.jsonl")
REPORT = "essex-effectiveness-2017"
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it as a folder, and that of a force in every form, made once."""
    path = tmp_path_factory.mktemp("everything")
    export(str(path / "all"))
    for form in FORMS:
        export(str(path / form), *([] if MORE else ["--force", "essex"]))
    return path


def export(*words: str, own: Path | None = None) -> None:
    done = run("export", *words, env={"ESSEX_INSP_PATH": str(own)} if own else None)
    assert (done.code, done.stdout, done.stderr) == (0, "", "")


def folder(path: str = "out") -> Rows:
    rows = {}
    for file in Path(path).glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as text:
            rows[file.stem] = list(csv.DictReader(text))
    return rows


def database(path: str = "out.db") -> Rows:
    with closing(sqlite3.connect(path)) as opened:
        opened.row_factory = sqlite3.Row
        made = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE [%'"
        names = [name for (name,) in opened.execute(made)]
        return {
            name: [dict(row) for row in opened.execute(f"SELECT * FROM [{name}]")]  # noqa: S608
            for name in names
        }


def workbook(path: str = "out.xlsx") -> Rows:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = {}
    for sheet in book.worksheets:
        names, *others = sheet.iter_rows(values_only=True)
        rows[sheet.title] = [dict(zip(map(str, names), row, strict=True)) for row in others]
    return rows


def lines(path: str = "out.jsonl") -> Rows:
    rows: Rows = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row.pop("table"), []).append(row)
    return rows


READ = {"out": folder, "out.db": database, "out.xlsx": workbook, "out.jsonl": lines}


@pytest.fixture(scope="module")
def whole(everything: Path) -> dict[str, Rows]:
    """What each form has, read once."""
    return {form: READ[form](str(everything / form)) for form in FORMS}


def described(path: str = "out") -> dict[str, Any]:
    """Hold the tables of a folder to its description, and return that.

    What else a Data Package may and must hold is for `tests/test_datapackages.py`.
    """
    content: dict[str, Any] = json.loads(Path(path, "datapackage.json").read_text("utf-8"))
    tables, schemas = folder(path), {each["name"]: each["schema"] for each in content["resources"]}
    assert tables.keys() == schemas.keys()
    keys = {name: {row["key"] for row in rows} for name, rows in tables.items()}
    for name, rows in tables.items():
        assert len(keys[name]) == len(rows) > 0
        leads = {
            key: keys[lead["reference"]["resource"]]
            for lead in schemas[name].get("foreignKeys", ())
            for key in lead["fields"]
        }
        assert {(*row,) for row in rows} == {
            tuple(each["name"] for each in schemas[name]["fields"])
        }
        for key, there in leads.items():
            assert {row[key] for row in rows} <= {"", *there}
        for field in schemas[name]["fields"]:
            said = {row[field["name"]] for row in rows}
            rules = field.get("constraints", {})
            assert not (rules.get("required") and "" in said)
            assert said <= {"", *rules.get("enum", said)}
    return content


def test_all_of_it_is_as_it_is_described(everything: Path) -> None:
    package = described(str(everything / "all"))
    assert {licence["name"] for licence in package["licenses"]} >= {"OGL-UK-3.0"}
    assert "Open Government Licence" in package["description"]
    grades = next(each for each in package["resources"] if each["name"] == "force_grades")
    fields = {field["name"]: field for field in grades["schema"]["fields"]}
    assert "carried-over" in fields["basis"]["constraints"]["enum"]
    assert fields["grade"]["constraints"]["enum"] == [
        *("Adequate", "Good", "Inadequate", "Outstanding", "Requires improvement")
    ]
    assert all(field["description"] for field in fields.values())
    assert fields["basis"]["constraints"]["required"]
    findings = next(each for each in package["resources"] if each["name"] == "findings")
    compared = next(
        each for each in findings["schema"]["fields"] if each["name"] == "comparison_relation"
    )
    assert compared["constraints"] == {"enum": ["lower", "higher", "equal"]}, "or none"
    rules = next(each for each in package["resources"] if each["name"] == "frameworks")
    comparable = next(
        each for each in rules["schema"]["fields"] if each["name"] == "comparable_with"
    )
    assert "constraints" not in comparable, "a list may be empty, and so is its cell then"
    assert len(package["sources"]) == len(folder(str(everything / "all"))["sources"])


def test_a_database_leads_and_searches(everything: Path) -> None:
    with closing(sqlite3.connect(everything / "out.db")) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        leads = {row[2] for row in opened.execute("PRAGMA foreign_key_list(quotes)")}
        assert leads >= {"reports", "speakers"}
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        made = "SELECT sql FROM sqlite_master WHERE name = 'quotes_fts'"
        assert "content=[quotes]" in opened.execute(made).fetchone()[0]
        match = "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH ?"
        for words in ('"Zoe"', '"force\'s"', "complying"):
            assert opened.execute(match, (words,)).fetchone()[0] > 0
        everywhere = (
            ("concern_parts", "visits"),
            ("events", "commissioner"),  # who says so
            ("grades", "good"),
            ("citations", "complying"),
        )
        for table, word in everywhere:
            counted = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608
            assert opened.execute(counted, (word,)).fetchone()[0] > 0, table
        assert "Open Government Licence" in dict(opened.execute("SELECT * FROM about"))["licence"]
    around = json.loads((everything / "out-metadata.json").read_text(encoding="utf-8"))
    assert "Open Government Licence v3.0" in around["license"]
    assert around["license_url"].startswith("https://www.nationalarchives.gov.uk/")
    assert around["source_url"] == "/out/sources"


def test_a_spreadsheet_opens_elsewhere(whole: dict[str, Rows]) -> None:
    rows = whole["out.xlsx"]
    published = {row["id"]: row["published"] for row in rows["reports"]}
    assert published[REPORT] == datetime(2018, 3, 22)
    assert published["essex-custody-2017"] == "2017-08"
    assert "Zoë Billingham" in {row["name"] for row in rows["speakers"]}


def test_a_spreadsheet_can_be_read_and_sorted() -> None:
    export("out.xlsx", "--report", REPORT)
    book = openpyxl.load_workbook("out.xlsx")
    assert "Open Government Licence" in book.properties.description
    for sheet in book.worksheets:
        assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("B2", True)
        assert sheet.auto_filter.ref == sheet.dimensions
    quotes = book["quotes"]
    (words,) = (cell for cell in quotes[1] if cell.value == "text")
    assert 40 < quotes.column_dimensions[words.column_letter].width < 70
    assert quotes.cell(2, words.column).alignment.wrap_text, "long words run on below"


def test_licences_of_ones_own_sources_are_named_as_a_data_package_may(tmp_path: Path) -> None:
    content = tiny.report()
    ogl, odd, none = (dict(content["sources"][0], id=f"more-{number}") for number in range(3))
    ogl["licence"], odd["licence"] = {"name": "Open Government Licence v3.0"}, {"name": "©"}
    none.pop("licence", None)
    content["sources"] += [ogl, odd, none]
    export("out", "--report", str(tiny.written(tmp_path, content)))
    named = {licence["title"]: licence for licence in described()["licenses"]}
    assert named["©"] == {"name": "other", "title": "©"}
    assert named["Terms not known"]["name"] == "Terms-not-known"
    licence = named["Open Government Licence v3.0"]
    assert (licence["name"], "nationalarchives" in licence["path"]) == ("OGL-UK-3.0", True)


def test_lines_of_json_have_their_letters() -> None:
    export("out.jsonl", "--report", REPORT)
    assert "Zoë Billingham" in Path("out.jsonl").read_text(encoding="utf-8")


def test_a_link_to_a_source_says_its_publisher() -> None:
    export("out.db", "--report", REPORT)
    tables = json.loads(Path("out-metadata.json").read_text(encoding="utf-8"))["databases"]["out"]
    labels = {name: each.get("label_column") for name, each in tables["tables"].items()}
    assert labels == {**dict.fromkeys(labels), "sources": "publisher"}


@pytest.mark.parametrize("form", FORMS)
def test_it_counts_what_the_commands_count(form: str) -> None:
    export(form, "--report", REPORT)
    rows = READ[form]()
    for name in set(READING) & rows.keys():
        items = data(name, "--report", REPORT)["items"]
        assert [row["id"] for row in rows[name]] == [item["id"] for item in items]
    numbers = [int(row["key"]) for row in rows["sources"]]
    assert numbers == [item["number"] for item in data("sources")["items"]]


@pytest.mark.parametrize("report", [REPORT, "essex-peel-2016"])
def test_a_row_holds_what_its_command_says(report: str) -> None:
    export("out.jsonl", "--report", report)
    for name, rows in lines().items():
        if name not in READING[:-1]:
            continue
        for row, item in zip(rows, data(name, "--report", report)["items"], strict=True):
            for key in row.keys() & item.keys() - {"force", "scale"}:  # by their ids
                value = item[key]
                if isinstance(value, list) and {*map(type, value)} <= {str}:
                    value = "; ".join(value) or None
                assert row[key] == value or isinstance(value, (list, dict)), (name, key)


def test_where_sources_disagree_on_any_force_is_a_row(everything: Path) -> None:
    tables = folder(str(everything / "all"))
    points = {(row["force"], row["round"]) for row in tables["disagreements"]}
    assert {("kent", "2017"), ("south-yorkshire", "2016"), ("essex", "2015")} <= points
    assert [
        row["key"] for row in tables["frameworks"] if "2017: Risk-based" in (row["caveats"] or "")
    ]


def test_who_raised_a_concern_or_stated_a_finding_is_a_row(tmp_path: Path) -> None:
    content = tiny.report()
    speaker = content["speakers"][0]["id"]
    content["concerns"][0]["raised_by"] = content["findings"][0]["stated_by"] = speaker
    export("out.jsonl", "--report", str(tiny.written(tmp_path, content)))
    rows = lines()
    people = {row["key"]: row["id"] for row in rows["speakers"]}
    assert people[rows["concerns"][0]["raised_by"]] == speaker
    assert people[rows["findings"][0]["stated_by"]] == speaker


@pytest.mark.parametrize("form", FORMS)
def test_every_row_names_its_source(form: str, whole: dict[str, Rows]) -> None:
    rows = whole[form]
    addresses = {str(row["key"]): row["url"] for row in rows["sources"]}
    for name in rows.keys() - {"sources"}:
        for row in rows[name]:
            # Words of the program's own, and a side of which it says that its page is not held.
            ours = name in ("notes", "terms", "disagreements") and not row["source"]
            assert ours or addresses[str(row["source"])] == row["source_url"], (name, row["key"])
    assert [int(row["key"]) for row in rows["citations"]] == [*range(1, len(rows["citations"]) + 1)]
    places = {(row["kind"], row["fact"]) for row in rows["citations"]}
    for name in ("grades", "concerns", "quotes", "findings", "events", "force_grades"):
        assert {(name, row["key"]) for row in rows[name]} <= places


def test_a_place_is_that_which_the_commands_name(whole: dict[str, Rows]) -> None:
    there = {row["fact"]: row for row in whole["out.jsonl"]["citations"] if row["kind"] == "quotes"}
    for quote in essex_insp.load().quotes():
        row, cite = there[f"{REPORT}/{quote.id}"], quote.sources[0]
        for key in ("exact", "prefix", "suffix", "paragraph"):
            assert row[key] == cite[key]
        assert row["position"] == (cite.position and "{}-{}".format(*cite.position))


def test_a_source_has_the_number_that_the_commands_give_it(
    everything: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    tiny.written(mine, tiny.report(), "force-a-2016.json")
    export("with-mine", own=mine)
    bundled, every = (folder(str(path))["sources"] for path in (everything / "all", "with-mine"))
    assert bundled == every[: len(bundled)]
    for row in every[:: len(every) // 9] + every[-3:]:
        shown = run("sources", row["key"], "-f", "json", env={"ESSEX_INSP_PATH": str(mine)})
        (item,) = shown.items
        assert (item["number"], item["reference"]) == (int(row["key"]), row["reference"])
    export("older", "--report", "essex-peel-2016")
    assert all(row in bundled for row in folder("older")["sources"])


def test_all_forms_hold_the_same(everything: Path, whole: dict[str, Rows]) -> None:
    counts = [{name: len(rows) for name, rows in whole[form].items()} for form in FORMS]
    assert counts[0] == counts[1] == counts[2] == counts[3]
    rows = folder(str(everything / "all"))
    assert len(rows["reports"]) == len(data("reports")["items"])
    assert len(rows["terms"]) == len(data("explain")["items"])


@pytest.mark.parametrize("form", FORMS)
def test_twice_is_the_same_to_the_byte(form: str) -> None:
    made = []
    for words in ((), ("--overwrite",)):
        export(form, "--round", "2016", *words)
        made.append({path: path.read_bytes() for path in Path().rglob("*") if path.is_file()})
    assert made[0] == made[1]


class TestNarrowed:
    """`--report`, `--round`, `--force`, `--kind`."""

    def test_to_a_round(self) -> None:
        export("out", "--round", "2016")
        rows = folder()
        assert described()
        assert {row["round"] for row in rows["grades"] + rows["force_grades"]} == {"2016"}
        assert {row["id"] for row in rows["reports"]} == {"essex-peel-2016"}
        assert "terms" not in rows

    def test_to_a_force(self) -> None:
        export("out", "--force", "kent")
        assert described()
        assert {row["force"] for row in folder()["force_grades"]} == {"kent"}
        assert "reports" not in folder()

    def test_to_a_kind(self) -> None:
        export("out", "--kind", "quotes")
        rows = folder()
        assert described()
        assert {"quotes", "reports", "sources"} <= rows.keys()
        assert not {"grades", "speakers", "terms", "force_grades"} & rows.keys()
        assert {row["kind"] for row in rows["citations"]} >= {"quotes"}

    def test_to_files_whose_sources_are_numbered_after_all_others(
        self, everything: Path, tmp_path: Path
    ) -> None:
        pages = []
        for name in ("a", "b"):
            content = tiny.report(id=name)
            content["sources"][0]["url"] = f"https://anytown.example/{name}"
            pages.append(content["sources"][0]["url"])
            tiny.written(tmp_path, content, f"{name}.json")
        export("out", "--report", "a.json", "--report", "b.json")
        numbers = {row["url"]: int(row["key"]) for row in folder()["sources"]}
        last = max(int(row["key"]) for row in folder(str(everything / "all"))["sources"])
        assert sorted(numbers.values()) == [*range(last + 1, last + 1 + len(numbers))]
        assert pages[0] in numbers
        assert pages[1] in numbers

    def test_to_a_report_of_ones_own(self, tmp_path: Path) -> None:
        file = tiny.written(tmp_path, tiny.report())
        export("out", "--report", str(file))
        assert [row["force"] for row in folder()["reports"]] == ["force-a"]

    @pytest.mark.parametrize(
        "words",
        [
            ("--kind", "sausages"),
            ("--round", "1066"),
            ("--force", "atlantis"),
            ("--report", "nothing-here"),
            ("--force", "kent", "--kind", "quotes"),
        ],
    )
    def test_to_what_is_not_there(self, words: tuple[str, ...]) -> None:
        done = run("export", "out", *words)
        assert done.code == 2
        assert done.stderr.count("\n") == 1
        assert list(Path().iterdir()) == []


class TestKept:
    """Nothing that a user has is lost."""

    @pytest.mark.parametrize("form", FORMS)
    def test_what_is_there_stays(self, form: str) -> None:
        export(form, "--report", "essex-custody-2017")
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        done = run("export", form, "--report", "essex-custody-2017")
        assert done.code == 2
        assert "is there already; give --overwrite to replace it" in done.stderr
        assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before

    def test_a_folder_with_other_files_stays_whatever_is_said(self) -> None:
        Path("out").mkdir()
        Path("out/mine.txt").write_text("mine")
        for words in ((), ("--overwrite",)):
            assert run("export", "out", "--report", REPORT, *words).code == 2
        assert [path.name for path in Path("out").iterdir()] == ["mine.txt"]

    def test_a_file_beside_a_database_stays(self) -> None:
        Path("out-metadata.json").write_text("mine")
        assert run("export", "out.db", "--report", REPORT).code == 2
        assert [path.name for path in Path().iterdir()] == ["out-metadata.json"]

    def test_an_empty_folder_is_filled(self) -> None:
        Path("out").mkdir()
        export("out", "--report", REPORT)
        assert folder()["reports"][0]["id"] == REPORT

    def test_a_fault_on_the_way_leaves_nothing(self) -> None:
        with mock.patch("os.fsync", side_effect=OSError(28, "No space left")):
            done = run("export", "out", "--report", REPORT)
        assert done.code == 3
        assert "csv: cannot be written (No space left); nothing was changed" in done.stderr
        assert list(Path().iterdir()) == []

    def test_no_room_for_a_database_on_its_way_is_one_line(self) -> None:
        with mock.patch("tempfile.mkdtemp", return_value="none"):
            done = run("export", "out.db", "--report", REPORT)
        assert done.code == 3
        assert "out.db: cannot be written (unable to open database file, in none)" in done.stderr
        assert list(Path().iterdir()) == []

    @pytest.mark.parametrize("name", ["out.csv", "out.zip", "xlsx", "out.2018", "/", "-"])
    def test_a_form_that_it_does_not_know_is_refused(self, name: str) -> None:
        done = run("export", name)
        assert done.code == 2
        assert "end it in .db, .xlsx or .jsonl" in done.stderr
        assert list(Path().iterdir()) == []

    def test_a_package_that_is_missing_is_asked_for(self) -> None:
        with mock.patch.dict(sys.modules, {"xlsxwriter": None}):
            done = run("export", "out.xlsx", "--report", REPORT)
        assert done.code == 2
        assert "pip install 'essex-insp[xlsx]'" in done.stderr
        assert list(Path().iterdir()) == []


def test_a_hostile_text_is_a_text_in_every_form(tmp_path: Path) -> None:
    text = " ".join([TEXTS["sheet"], *TEXTS.values()])  # a formula is one at the beginning
    file = tiny.written(tmp_path, spoilt(text))
    for form in FORMS:
        export(form, "--report", str(file))
    assert described()
    assert lines()["quotes"][0]["text"] == text
    shown = database()["quotes"][0]["text"]
    assert folder()["quotes"][0]["text"] == cell(shown)
    assert workbook()["quotes"][0]["text"] == shown


def test_a_text_that_no_cell_holds_is_told(tmp_path: Path) -> None:
    file = tiny.written(tmp_path, spoilt("x" * 40_000))
    done = run("export", "out.xlsx", "--report", str(file))
    assert done.code == 2
    assert "reports, title, row 1: more than a cell or a sheet holds" in done.stderr
    assert not Path("out.xlsx").exists()


def test_a_report_of_ones_own_that_is_not_valid_is_passed_over(tmp_path: Path) -> None:
    amiss = tiny.report(notes=[{"text": "A.", "citations": [{"source": "nowhere"}]}])
    file = tiny.written(tmp_path, amiss, "mine.json")
    done = run("export", "out.jsonl", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert done.code == 0
    assert f"note: passed over: {file}" in done.stderr
    assert not [row for row in lines()["reports"] if row["force"] == "force-a"]


def test_progress_is_for_terminals() -> None:
    code, shown = terminal(80, "export", str(Path("out.jsonl").absolute()), "--round", "2016")
    assert code == 0
    assert "17 of 17 reports" in shown
    assert "wrote" in shown
    file = Path("said.csv").absolute()
    assert f"wrote {file}: 13 quotes" in terminal(400, "quotes", "-o", str(file))[1]
    assert run("quotes", "-o", str(file), "--force").stderr == ""
