"""Where in a JSON text its JSON paths point: lines and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from essex_insp.errors import Fault, short

_TOKEN = re.compile(r"[\s,:]*([{}\[\]\"]|[^\s,:{}\[\]\"]+)")
_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[\d+\])\Z")


class Value(NamedTuple):
    """A value in a JSON text.

    Args:
        path: Its JSON path, long keys cut short as errors have them.
        start: Where it begins, in code points.
        word: A text, a number or a name as it stands there, or the bracket that opens it.
        quoted: Whether it is a text.
        again: Whether its key stood in the same object before.
    """

    path: str
    start: int
    word: str
    quoted: bool
    again: bool


def placed(faults: Iterable[Fault], text: str) -> list[Fault]:
    """Return faults with their lines and columns; those that have them keep them.

    Where a path leads to what is missing, its place is that of the nearest part above it.
    """
    faults = list(faults)
    above = {fault.path: _upwards(fault.path) for fault in faults if fault.line is None}
    wanted = {part for parts in above.values() for part in parts}
    offsets: dict[str, int] = {}
    for value in walk(text) if wanted else ():
        if value.path in wanted:
            offsets.setdefault(value.path, value.start)
    start = {
        path: next((offsets[part] for part in parts if part in offsets), 0)
        for path, parts in above.items()
    }
    found = iter(
        placed_at([(fault, start[fault.path]) for fault in faults if fault.line is None], text)
    )
    return [next(found) if fault.line is None else fault for fault in faults]


def placed_at(faults: Sequence[tuple[Fault, int]], text: str) -> list[Fault]:
    """Return faults with their lines and columns, counted from 1, the text looked at once."""
    places: dict[int, tuple[int, int]] = {}
    line, line_start, counted = 1, 0, 0
    for offset in sorted(offset for _, offset in faults):
        line += text.count("\n", counted, offset)
        line_start = max(line_start, text.rfind("\n", counted, offset) + 1)
        counted = offset
        places[offset] = line, offset - line_start + 1
    return [
        fault._replace(line=places[offset][0], column=places[offset][1]) for fault, offset in faults
    ]


def walk(text: str) -> Iterator[Value]:
    """Yield every value of a JSON text, in order, with its path and where it begins."""
    # For each object or array that is open: its path, its keys or None, and its next index.
    paths: list[str] = []
    keys: list[set[str] | None] = []
    indices: list[int] = []
    key: str | None = None
    at = again = 0
    while match := _TOKEN.match(text, at):
        word, start, at = match[1], match.start(1), match.end()
        quoted = word == '"'
        if quoted:
            word, at = scanstring(text, at, False)
            if keys and keys[-1] is not None and key is None:
                key, again = word, word in keys[-1]
                keys[-1].add(word)
                continue
        elif word in ("}", "]"):
            for opened in (paths, keys, indices):
                opened.pop()
            continue
        path, number = "$", 0
        if keys and keys[-1] is not None:
            # Not the whole of a long key: its object may hold much.
            path, key = f"{paths[-1]}.{short(key or '')}", None
        elif keys:
            path = f"{paths[-1]}[{indices[-1]}]"
            indices[-1] += 1
        yield Value(path, start, word, quoted, bool(again))
        again = 0
        if not quoted and word in ("{", "["):
            paths.append(path)
            keys.append(set() if word == "{" else None)
            indices.append(number)


def _upwards(path: str) -> list[str]:
    """A path and the paths above it, the nearest first."""
    parts = [path]
    while match := _LAST_STEP.search(parts[-1]):
        parts.append(parts[-1][: match.start()])
    return parts
