"""Tables as files: a data package, a database, a spreadsheet, lines of JSON."""

import csv
import io
import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from essex_insp import __version__
from essex_insp.errors import BadUsage
from essex_insp.library.keeping import undone
from essex_insp.library.reports import NOTICE
from essex_insp.questions.tables import Column, Row, Table
from essex_insp.show.data import cell, dumps, escaped
from essex_insp.show.document import WEB
from essex_insp.show.visible import all_visible

_OGL = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
_DESCRIPTION = (
    "Police inspection reports as tables. Every row names its first source by its address and the "
    "number that `essex-insp sources` takes; `citations` has every place that a row rests on. What "
    "is empty is not known. In CSV a text that a spreadsheet would run has an apostrophe before it."
)
_DESCRIBED = f"{_DESCRIPTION} {NOTICE}"
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_MOST, _LONGEST, _WIDEST = 1_048_576, 32_767, 60
"""Rows of a sheet and characters of a cell (Excel's limits), and columns of a wide one."""
_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}
"""A text is a text, whatever it looks like."""
_DATES = ("published", "date")
_MADE = datetime(2000, 1, 1)


def to_folder(tables: Sequence[Table], title: str) -> dict[str, bytes]:
    """Return tables as the files of a data package (Data Package v2), by their names."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "essex-insp-export",
        "title": title,
        "description": _DESCRIBED,
        "version": __version__,
        "licenses": _licences(tables),
        "sources": [{"title": row["reference"], **_path(row["url"])} for row in _sources(tables)],
        "resources": list(map(_resource, tables)),
    }
    files = {f"{table.name}.csv": _csv(table).encode() for table in tables}
    return {"datapackage.json": dumps(described).encode(), **files}


def to_files(
    form: str, path: Path, tables: Sequence[Table], title: str
) -> dict[Path, Callable[[], bytes]]:
    """Return what makes each file of a form: `db`, what Datasette shows beside it; `xlsx`; `jsonl`.

    What makes a workbook raises `BadUsage` where something does not fit into a sheet, or the
    writer of workbooks is not there.
    """
    if form == "xlsx":
        return {path: partial(_workbook, tables, title)}
    if form == "jsonl":
        return {path: partial(_lines, tables)}
    beside = path.with_name(f"{path.stem}-metadata.json")
    return {
        path: partial(_database, tables, title),
        beside: lambda: dumps(_metadata(tables, path.stem, title)).encode(),
    }


def _licences(tables: Sequence[Table]) -> list[dict[str, str]]:
    """The terms of all sources, each once."""
    known = {_OGL["title"]: _OGL}
    terms: dict[str, dict[str, str]] = {}
    for row in _sources(tables):
        title = row["licence_name"] or "Terms not known"
        name = re.sub(r"[^A-Za-z0-9.]+", "-", title).strip("-") or "other"
        said = {"name": name, "title": title, **_path(row["licence_url"])}
        terms.setdefault(title, known.get(title, said))
    return list(terms.values())


def _path(url: str | None) -> dict[str, str]:
    """An address as a description has it, if it is one of the web."""
    return {"path": url} if url and WEB.fullmatch(url) else {}


def _sources(tables: Sequence[Table]) -> list[Row]:
    return next((table.rows for table in tables if table.name == "sources"), [])


def _seen(table: Table) -> Iterator[list[Any]]:
    """The values of each row, in the order of the columns, nothing in them unseen."""
    for row in all_visible(table.rows, "\n"):
        yield [row[column.name] for column in table.columns]


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(map(cell, values) for values in _seen(table))
    return text.getvalue()


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": column.leads_to, "fields": ["key"]}}
        for column in table.columns
        if column.leads_to
    ]
    schema: dict[str, Any] = {
        "fields": list(map(_field, table.columns)),
        "missingValues": [""],
        "primaryKey": ["key"],
        **({"foreignKeys": keys} if keys else {}),
    }
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = [str(cell(all_visible(value, "\n"))) for value in column.values]
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _lines(tables: Sequence[Table]) -> bytes:
    """A line of JSON for each row, to the character, which names its table first."""
    lines = (
        escaped(json.dumps({"table": table.name, **row}, ensure_ascii=False))
        for table in tables
        for row in table.rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _database(tables: Sequence[Table], title: str) -> bytes:
    """An SQLite database as Datasette sees it; the table `about` has title and licence."""
    with (
        tempfile.TemporaryDirectory() as folder,
        undone(lambda: shutil.rmtree(folder, ignore_errors=True)),
    ):
        path = Path(folder) / "export.db"
        with closing(sqlite3.connect(path)) as database, database:
            for table in tables:
                _fill(database, table)
            said = (("title", title), ("description", _DESCRIPTION), ("licence", NOTICE))
            database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            database.executemany("INSERT INTO about VALUES (?, ?)", said)
        return path.read_bytes()


def _metadata(tables: Sequence[Table], name: str, title: str) -> dict[str, Any]:
    """What Datasette shows around a database (its metadata.json), by its file's stem."""
    terms = _licences(tables)
    address = next((licence["path"] for licence in terms if "path" in licence), None)
    described = {
        table.name: {
            "title": table.title,
            "columns": {column.name: column.description for column in table.columns},
            # What a link to a row says; a title may be none.
            **({"label_column": "publisher"} if table.name == "sources" else {}),
        }
        for table in tables
    }
    return {
        "title": title,
        "description": _DESCRIBED,
        "source": "The documents in the table sources",
        "source_url": f"/{name}/sources",
        "license": "; ".join(licence["title"] for licence in terms),
        **({"license_url": address} if address else {}),
        "databases": {name: {"tables": described}},
    }


def _fill(database: sqlite3.Connection, table: Table) -> None:
    """Make a table, an index for each column that leads on, and one of its words."""
    columns = []
    for column in table.columns:
        said = f"[{column.name}] {_TYPES[column.type]}"
        said += " PRIMARY KEY" if column.name == "key" else ""
        said += " NOT NULL" if column.required else ""
        said += f" REFERENCES [{column.leads_to}](key)" if column.leads_to else ""
        columns.append(said)
    database.execute(f"CREATE TABLE [{table.name}] ({', '.join(columns)})")
    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO [{table.name}] VALUES ({marks})", _seen(table))  # noqa: S608
    for column in table.columns:
        if column.leads_to:
            index = f"{table.name}_{column.name}"
            database.execute(f"CREATE INDEX [{index}] ON [{table.name}] ([{column.name}])")
    if table.searched:
        words = f"{table.name}_fts"
        searched = ", ".join(f"[{name}]" for name in table.searched)
        # Datasette sees it only with the content in square brackets or double quotes.
        database.execute(
            f"CREATE VIRTUAL TABLE [{words}] USING FTS5 ({searched}, content=[{table.name}])"
        )
        database.execute(f"INSERT INTO [{words}] ([{words}]) VALUES ('rebuild')")  # noqa: S608


def _workbook(tables: Sequence[Table], title: str) -> bytes:
    """A spreadsheet, a sheet for each table, its licence among its properties."""
    try:
        import xlsxwriter
    except ImportError:
        raise BadUsage(
            "a spreadsheet needs one package more: pip install 'essex-insp[xlsx]'"
        ) from None
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **_TEXT})
    book.set_properties({"title": title, "comments": f"{NOTICE} {_DESCRIPTION}", "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    for table in tables:
        if len(table.rows) >= _MOST:
            raise BadUsage(f"{table.name}: more rows than a sheet holds; export to .db instead")
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, (column, *cells) in enumerate(zip(table.columns, *_seen(table), strict=True)):
            longest = max((len(str(value)) for value in cells if value is not None), default=0)
            if longest > _LONGEST:
                raise BadUsage(
                    f"{table.name}, {column.name}: a text of {longest:,} characters, and a cell "
                    f"holds {_LONGEST:,}; export to .db instead"
                )
            width = max(len(column.name) + 3, min(longest, _WIDEST) + 1)
            sheet.set_column(at, at, width, wrapped)
            sheet.write_string(0, at, column.name, head)
            for number, value in enumerate(cells, 1):
                if value and column.name in _DATES and len(value) == len("2018-03-22"):
                    sheet.write_datetime(number, at, date.fromisoformat(value), day)
                else:
                    sheet.write(number, at, value)
    book.close()
    return file.getvalue()
