"""Tables as CSV files with a description (Data Package v2), and as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from essex_insp import __version__
from essex_insp.library.reports import NOTICE
from essex_insp.questions.tables import Column, Row, Table
from essex_insp.show.data import cell, dumps, escaped
from essex_insp.show.document import WEB
from essex_insp.show.visible import all_visible

_OGL = "Open Government Licence v3.0"
_OGL_TEXT = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
DESCRIPTION = (
    "Police inspection reports as tables. Every row names its first source by its number and "
    "address; `citations` has every place that a row rests on. What is empty is not known. In "
    "CSV a text that a spreadsheet would run has an apostrophe before it."
)
DESCRIBED = f"{DESCRIPTION} {NOTICE}"


def to_folder(tables: Sequence[Table], title: str) -> dict[str, bytes]:
    """Return tables as the files of a data package, by their names."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "essex-insp-export",
        "title": title,
        "description": DESCRIBED,
        "version": __version__,
        "licenses": licences(tables),
        "sources": [{"title": row["reference"], **_path(row["url"])} for row in _sources(tables)],
        "resources": list(map(_resource, tables)),
    }
    files = {f"{table.name}.csv": _csv(table).encode() for table in tables}
    return {"datapackage.json": dumps(described).encode(), **files}


def to_lines(tables: Sequence[Table]) -> bytes:
    """Return a line of JSON for each row, to the character, which names its table first."""
    lines = (
        escaped(json.dumps({"table": table.name, **row}, ensure_ascii=False))
        for table in tables
        for row in table.rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def licences(tables: Sequence[Table]) -> list[dict[str, str]]:
    """Return the terms of all sources, each once."""
    terms: dict[str, dict[str, str]] = {}
    for row in _sources(tables):
        title = row["licence_name"] or "Terms not known"
        name = re.sub(r"[^A-Za-z0-9.]+", "-", title).strip("-") or "other"
        said = {"name": "OGL-UK-3.0" if title == _OGL else name, "title": title}
        address = row["licence_url"] or (_OGL_TEXT if title == _OGL else None)
        terms.setdefault(title, {**said, **_path(address)})
    return list(terms.values())


def _path(url: str | None) -> dict[str, str]:
    """An address as a description has it, if it is one of the web."""
    return {"path": url} if url and WEB.fullmatch(url) else {}


def _sources(tables: Iterable[Table]) -> list[Row]:
    return next((table.rows for table in tables if table.name == "sources"), [])


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in all_visible(table.rows, "\n"):
        writer.writerow([cell(row[column.name]) for column in table.columns])
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
