"""Tables as an SQLite database with keys and full-text search, as Datasette sees them."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from essex_insp.library.keeping import undone
from essex_insp.library.reports import NOTICE
from essex_insp.questions.tables import Table
from essex_insp.show.package import DESCRIBED, DESCRIPTION, licences
from essex_insp.show.visible import all_visible

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def to_database(tables: Sequence[Table], title: str) -> bytes:
    """Return tables as the bytes of a database; the table `about` has title and licence."""
    with (
        tempfile.TemporaryDirectory() as folder,
        undone(lambda: shutil.rmtree(folder, ignore_errors=True)),
    ):
        path = Path(folder) / "export.db"
        with closing(sqlite3.connect(path)) as database, database:
            for table in tables:
                _fill(database, table)
            said = (("title", title), ("description", DESCRIPTION), ("licence", NOTICE))
            database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            database.executemany("INSERT INTO about VALUES (?, ?)", said)
        return path.read_bytes()


def metadata(tables: Sequence[Table], name: str, title: str) -> dict[str, Any]:
    """Return what Datasette shows around a database (its metadata.json), by its file's stem."""
    terms = [licence for licence in licences(tables) if "path" in licence]
    return {
        "title": title,
        "description": DESCRIBED,
        "source": "The documents in the table sources",
        "source_url": f"/{name}/sources",
        "license": "; ".join(licence["title"] for licence in licences(tables)),
        **({"license_url": terms[0]["path"]} if terms else {}),
        "databases": {
            name: {
                "tables": {
                    table.name: {
                        "title": table.title,
                        "columns": {column.name: column.description for column in table.columns},
                    }
                    for table in tables
                }
            }
        },
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
    names = [column.name for column in table.columns]
    database.execute(f"CREATE TABLE [{table.name}] ({', '.join(columns)})")
    values = (tuple(row[name] for name in names) for row in all_visible(table.rows, "\n"))
    marks = ", ".join("?" * len(names))
    database.executemany(f"INSERT INTO [{table.name}] VALUES ({marks})", values)  # noqa: S608
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
