import io
import json
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from essex_insp import __version__
from essex_insp.cli import options as opt
from essex_insp.cli.output import complain, confirm
from essex_insp.errors import BadUsage, UnknownName, UnwritableFile
from essex_insp.library.keeping import replace_all, undone
from essex_insp.library.reports import notice
from essex_insp.show.answer import bound
from essex_insp.show.data import cell, csv_of, dumps, escaped
from essex_insp.show.document import WEB
from essex_insp.show.visible import all_visible

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.tables import Row, Table

EXAMPLES = ("export essex.db", "export quotes.xlsx --kind quotes --force essex")
_OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_KNOWN = {"Open Government Licence v3.0": {"name": "OGL-UK-3.0", "path": _OGL}}
"""Licences that have a name and an address of their own."""
_DESCRIPTION = (
    "Police inspection reports as tables. Every row names its first source by its address and the "
    "number that `essex-insp sources` takes; `citations` has every place that a row rests on. What "
    "is empty is not known. In CSV a text that a spreadsheet would run has an apostrophe before it."
)
_CSV = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_DATES, _DAY, _WIDEST = ("published", "date"), len("2018-03-22"), 60


def _kinds() -> list[str]:
    from essex_insp.questions.tables import KINDS

    return list(KINDS)


def export(
    dest: str = opt.argument(
        "DEST", "A folder (CSV, a Data Package), or a .db, .xlsx or .jsonl.", default=...
    ),
    report: list[str] | None = opt.option(
        "--report -r ID|FILE|-", "Only this report; may be given again.", "report"
    ),
    round: str | None = opt.option("--round ROUND", "Only this round.", "round"),
    force: str | None = opt.option("--force NAME", "Only this police force.", "force"),
    kind: list[str] | None = opt.option(
        "--kind TABLE",
        "Only this kind, as quotes or grades, and what it rests on; may be given again.",
        _kinds,
    ),
    overwrite: bool = opt.OVERWRITE,
) -> None:
    """All of it as a data package, a database, a spreadsheet or lines of JSON."""
    from essex_insp.questions.tables import tables

    path = Path(dest)
    suffix = "" if dest.endswith(("/", "\\")) else path.suffix.lower()
    if suffix not in _FORMS or path.name in ("", "-") or f".{dest.lower()}" in _FORMS:
        raise BadUsage(
            f"{dest}: its suffix names no form; end it in .db, .xlsx or .jsonl, or give a folder, "
            "with a / at its end if its name has a dot; one answer: `essex-insp grades -o FILE.csv`"
        )
    made, passed = tables(report or (), round, force, kind or (), _progress)
    if not any(table.name not in ("sources", "citations") for table in made):
        raise UnknownName("nothing in the data answers to all of that; leave an option out")
    bound([table.rows for table in made])
    asked = ", ".join(filter(None, (*(report or ()), round, force, *(kind or ()))))
    files = _FORMS[suffix](made, f"Police inspections{': ' * bool(asked)}{asked}", path)
    replace_all(path.parent if suffix else path, files, overwrite, alone=not suffix)
    for line in passed:
        complain(line)
    at = dest if suffix else f"{dest.rstrip('/')}/"
    confirm(f"wrote {at}: {len(made)} tables, {sum(len(table.rows) for table in made):,} rows")


def _progress(done: int, every: int) -> None:
    """Show how many reports were read, on a terminal alone."""
    if sys.stderr and sys.stderr.isatty():
        end = "\r\x1b[K" if done == every else ""
        sys.stderr.write(f"\ressex-insp: {done} of {every} reports{end}")
        sys.stderr.flush()


def _package(tables: "Sequence[Table]", title: str, _: Path) -> dict[str, bytes]:
    """A data package (Data Package v2) of CSV."""
    sources = _sources(tables)
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "essex-insp-export",
        "title": title,
        "description": _described(tables),
        "version": __version__,
        "licenses": _licences(sources),
        "sources": [{"title": row["reference"], **_path(row["url"])} for row in sources],
        "resources": list(map(_resource, tables)),
    }
    files = {"datapackage.json": dumps(described).encode()}
    for table in tables:
        rows = (row.values() for row in all_visible(table.rows, "\n"))
        files[f"{table.name}.csv"] = csv_of([each.name for each in table.columns], rows).encode()
    return files


def _sources(tables: "Sequence[Table]") -> "list[Row]":
    return next((table.rows for table in tables if table.name == "sources"), [])


def _licences(sources: "Sequence[Row]") -> list[dict[str, str]]:
    terms: dict[str, dict[str, str]] = {}
    for row in sources:
        title = row["licence_name"] or "Terms not known"
        name = re.sub(r"[^A-Za-z0-9.]+", "-", title).strip("-") or "other"
        said = {"name": name, "title": title, **_path(row["licence_url"])}
        terms.setdefault(title, said | _KNOWN.get(title, {}))
    return list(terms.values())


def _described(tables: "Sequence[Table]") -> str:
    told = notice(str(_licences(_sources(tables))))
    return " ".join(filter(None, (_DESCRIPTION, told)))


def _path(url: str | None) -> dict[str, str]:
    """An address as a description has it, if it is one of the web."""
    return {"path": url} if url and WEB.fullmatch(url) else {}


def _resource(table: "Table") -> dict[str, Any]:
    fields, keys = [], []
    for column in table.columns:
        field = {"name": column.name, "type": column.type, "description": column.description}
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        if column.values:
            constraints["enum"] = [cell(all_visible(value, "\n")) for value in column.values]
        fields.append(field | ({"constraints": constraints} if constraints else {}))
        if column.leads_to:
            target = {"resource": column.leads_to, "fields": ["key"]}
            keys.append({"fields": [column.name], "reference": target})
    schema = {"fields": fields, "missingValues": [""], "primaryKey": ["key"]}
    named = {"name": table.name, "path": f"{table.name}.csv", "title": table.title}
    return {**named, **_CSV, "schema": schema | ({"foreignKeys": keys} if keys else {})}


def _lines(tables: "Sequence[Table]", _: str, path: Path) -> dict[str, bytes]:
    """A line of JSON for each row, to the character, which names its table first."""
    rows = ({"table": table.name, **row} for table in tables for row in table.rows)
    lines = (f"{escaped(json.dumps(row, ensure_ascii=False))}\n" for row in rows)
    return {path.name: "".join(lines).encode()}


def _database(tables: "Sequence[Table]", title: str, path: Path) -> dict[str, bytes]:
    """An SQLite database, its title and licence in `about`, and what Datasette shows of it."""
    licences, described = _licences(_sources(tables)), dict[str, Any]()
    folder = tempfile.mkdtemp()
    with undone(lambda: shutil.rmtree(folder, ignore_errors=True)):
        made = Path(folder) / "export.db"
        try:
            with closing(sqlite3.connect(made)) as database, database:
                for table in tables:
                    _fill(database, table)
                terms = notice(str(licences)) or "not known"
                said = (("title", title), ("description", _DESCRIPTION), ("licence", terms))
                database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
                database.executemany("INSERT INTO about VALUES (?, ?)", said)
        except sqlite3.OperationalError as error:  # where it is made there is no room
            reason = f"{error}, in {folder}"
            raise UnwritableFile(f"{path}: cannot be written ({reason})") from None
        content = made.read_bytes()
    for table in tables:
        columns = {column.name: column.description for column in table.columns}
        label = {"label_column": "publisher"} if table.name == "sources" else {}  # no title, maybe
        described[table.name] = {"title": table.title, "columns": columns, **label}
    around = {
        "title": title,
        "description": _described(tables),
        "source": "The documents in the table sources",
        "source_url": f"/{path.stem}/sources",
        "license": "; ".join(licence["title"] for licence in licences),
        "license_url": next((licence["path"] for licence in licences if "path" in licence), None),
        "databases": {path.stem: {"tables": described}},
    }
    return {path.name: content, f"{path.stem}-metadata.json": dumps(around).encode()}


def _fill(database: sqlite3.Connection, table: "Table") -> None:
    """Make a table, an index for each column that leads on, and one of its words."""
    columns = ", ".join(
        f"[{column.name}] {_TYPES[column.type]}"
        + " PRIMARY KEY" * (column.name == "key")
        + " NOT NULL" * column.required
        + (f" REFERENCES [{column.leads_to}](key)" if column.leads_to else "")
        for column in table.columns
    )
    database.execute(f"CREATE TABLE [{table.name}] ({columns})")
    into = f"[{table.name}] VALUES ({', '.join(f':{column.name}' for column in table.columns)})"
    database.executemany(f"INSERT INTO {into}", all_visible(table.rows, "\n"))
    for name in (column.name for column in table.columns if column.leads_to):
        database.execute(f"CREATE INDEX [{table.name}_{name}] ON [{table.name}] ([{name}])")
    if searched := ", ".join(f"[{column.name}]" for column in table.columns if column.words):
        words = f"{table.name}_fts"
        # Datasette sees it only with the content in square brackets or double quotes.
        table_of = f"[{words}] USING FTS5 ({searched}, content=[{table.name}])"
        database.execute(f"CREATE VIRTUAL TABLE {table_of}")
        database.execute(f"INSERT INTO [{words}] ([{words}]) VALUES ('rebuild')")  # noqa: S608


def _workbook(tables: "Sequence[Table]", title: str, path: Path) -> dict[str, bytes]:
    """A spreadsheet, a sheet for each table, its licence among its properties."""
    try:
        import xlsxwriter
    except ImportError:
        wanted = "a spreadsheet needs one package more: pip install 'essex-insp[xlsx]'"
        raise BadUsage(wanted) from None
    file = io.BytesIO()
    as_texts = {"strings_to_formulas": False, "strings_to_urls": False}  # whatever they look like
    book = xlsxwriter.Workbook(file, {"in_memory": True, **as_texts})
    about = {"title": title, "comments": _described(tables)}
    book.set_properties({**about, "created": datetime(2000, 1, 1)})  # whenever it is made
    head = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        rows = (row.values() for row in all_visible(table.rows, "\n"))
        for at, (column, *cells) in enumerate(zip(table.columns, *rows, strict=True)):
            longest = min(max(len(str(value)) for value in cells), _WIDEST)
            sheet.set_column(at, at, max(len(column.name) + 3, longest + 1), wrapped)
            sheet.write_string(0, at, column.name, head)
            for number, value in enumerate(cells, 1):
                whole = value and column.name in _DATES and len(value) == _DAY
                told = (date.fromisoformat(value), day) if whole else (value,)
                if sheet.write(number, at, *told) < 0:
                    where = f"{table.name}, {column.name}, row {number:,}"
                    much = "more than a cell or a sheet holds; export to .db instead"
                    raise BadUsage(f"{where}: {much}")
    book.close()
    return {path.name: file.getvalue()}


_FORMS: dict[str, Callable[[Sequence[Any], str, Path], dict[str, bytes]]] = {
    "": _package,
    **dict.fromkeys((".db", ".sqlite", ".sqlite3"), _database),
    ".xlsx": _workbook,
    **dict.fromkeys((".jsonl", ".ndjson"), _lines),
}
"""What makes the files of a form, by their names, by the suffix that asks for it.

`BadUsage`: something does not fit into a sheet, or the writer of workbooks is not there.
"""
