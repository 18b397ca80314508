"""Where in a JSON text its JSON paths point: lines and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from essex_insp.errors import Fault

_TOKEN = re.compile(r"[\s,:]*([{}\[\]\"]|[^\s,:{}\[\]\"]+)")
_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[\d+\])\Z")


class Place(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


def places(text: str, paths: Iterable[str]) -> dict[str, Place]:
    """Return where each JSON path leads, walking the text once.

    Where a path leads to what is missing, its place is that of the nearest part above it.

    Args:
        text: A JSON text that parses.
        paths: Paths of keys and indices, as in `$.judgments[2].grade`.
    """
    above = {path: _upwards(path) for path in paths}
    offsets = _offsets(text, {part for parts in above.values() for part in parts})
    found: dict[str, Place] = {}
    line, line_start, counted = 1, 0, 0
    at: dict[str, int] = {
        path: next((offsets[part] for part in parts if part in offsets), 0)
        for path, parts in above.items()
    }
    for path, offset in sorted(at.items(), key=lambda item: item[1]):
        line += text.count("\n", counted, offset)
        line_start = max(line_start, text.rfind("\n", counted, offset) + 1)
        counted = offset
        found[path] = Place(line, offset - line_start + 1)
    return found


def placed(faults: Iterable[Fault], text: str) -> list[Fault]:
    """Return faults with their lines and columns.

    Args:
        faults: What is wrong.
        text: The JSON text that it is wrong in.
    """
    faults = list(faults)
    found = places(text, [fault.path for fault in faults])
    return [
        fault._replace(line=found[fault.path].line, column=found[fault.path].column)
        for fault in faults
    ]


def _upwards(path: str) -> list[str]:
    """A path and the paths above it, the nearest first."""
    parts = [path]
    while match := _LAST_STEP.search(parts[-1]):
        parts.append(parts[-1][: match.start()])
    return parts


def _offsets(text: str, wanted: set[str]) -> dict[str, int]:
    """Where the values of the wanted paths begin."""
    found: dict[str, int] = {}
    # For each object or array that is open: its path, and its next index or None. There is no
    # path where nothing below is wanted: a key may be long, and its object may hold much.
    open_paths: list[str | None] = []
    indices: list[int | None] = []
    key: str | None = None
    at = 0
    while match := _TOKEN.match(text, at):
        token, start, at = match[1], match.start(1), match.end()
        if token == '"':
            value, at = scanstring(text, at, False)
            if indices and indices[-1] is None and key is None:
                key = value
                continue
        if token in ("}", "]"):
            open_paths.pop()
            indices.pop()
            continue
        path: str | None = "$"
        if open_paths:
            above, step = open_paths[-1], indices[-1]
            if step is None:
                path, key = f"{above}.{key}" if above else None, None
            else:
                path = f"{above}[{step}]" if above else None
                indices[-1] = step + 1
        if path in wanted:
            found.setdefault(path, start)
        else:
            path = None
        if token in ("{", "["):
            open_paths.append(path)
            indices.append(None if token == "{" else 0)
    return found
