"""An answer as data, not display: JSON in one envelope for every command, and CSV."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import SchemaSerializer

from essex_insp.questions.record import Cite, Person
from essex_insp.show.answer import Answer
from essex_insp.show.visible import is_unseen
from essex_insp.show.words import DRAFT, person_words

_ANY = SchemaSerializer({"type": "any"})  # a third of the time of `json`, and of the memory
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n"
_RUNS = re.compile(r"\s*[=+\-@＝＋－＠']")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), and our mark."""


def to_json(answer: Answer) -> str:
    """Return an answer in its envelope, its texts kept as data, to the character."""
    told = {"schema": f"essex-insp/{answer.command}/1", "report": answer.head}
    return dumps({**told, "items": answer.items, "notice": answer.notice})


def dumps(data: Any) -> str:
    """Return data as JSON that can be read, and printed without acting on a terminal.

    A report is as its file holds it, without what is as it is anyway.
    """
    try:
        content = _ANY.to_json(data, indent=2, by_alias=True, exclude_defaults=True) + b"\n"
    except ValueError:  # half a character
        data = _ANY.to_python(data, mode="json", by_alias=True, exclude_defaults=True)
        return escaped(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    del data  # as large as the text
    return escaped(content.decode())


def escaped(text: str) -> str:
    """Return JSON in which every character that cannot be seen is escaped."""
    if text.isascii() and "\x7f" not in text:  # others are escaped in any JSON
        return text
    others = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)  # soon told apart
    rare = {*others.decode("utf-8", "surrogatepass")}
    unseen = {ord(char): json.dumps(char)[1:-1] for char in rare if is_unseen(char)}
    return text.translate(unseen) if unseen else text


def to_csv(answer: Answer) -> str:
    """Return an answer as CSV (RFC 4180, with line feeds); what is absent is an empty cell.

    The report stands in every row. A text that a spreadsheet would run has an apostrophe before
    it, as a spreadsheet itself writes it; so has one that begins with an apostrophe, so that
    taking one apostrophe away gives every text back. The answer's texts were made visible.
    """
    about: dict[str, Any] = {}
    if head := answer.head:
        about = {"report": head.id, "force": head.force, "round": head.round}
        about |= {"draft": DRAFT} if head.draft else {}
    columns = answer.columns
    names = [*{**columns, **about}]
    rows = []
    for item in answer.items[0][answer.rows] if answer.rows else answer.items:
        cells = {**dict.fromkeys(names), **about}
        for name, key in columns.items():  # a row's own report is the nearer one
            cells[name] = key(item) if callable(key) else _at(item, key)
        rows.append(cells.values())
    return csv_of(names, rows)


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return rows below the names of their columns as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue()


def _at(value: Any, path: str) -> Any:
    """What a key of an item leads to; of a list, of each in it."""
    for key in path.split("."):
        if isinstance(value, list):
            value = [part[key] for part in value]
        elif value is not None:
            value = value[key]
    return value


def cell(value: Any) -> str:
    """Return a value as a cell has it; a text that a spreadsheet would run, after our mark.

    Of a list, each place once, all else as often as it is there, so that columns go together.
    """
    if isinstance(value, (int, float)):
        return str(value).lower()  # `true`
    values = value if isinstance(value, list) else [value]
    parts = list(map(_part, values))
    if all(isinstance(item, Cite) for item in values):
        parts = list(dict.fromkeys(parts))
    text = "; ".join(parts) if any(parts) else ""
    return f"'{text}" if _RUNS.match(text) else text


def _part(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Cite):
        return value.source + (f" ¶{value.paragraph}" if value.paragraph else "")
    if isinstance(value, Person):
        return person_words(value)
    return str(value["text"] if isinstance(value, dict) else value)
