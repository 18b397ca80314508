"""JSON from the bytes of a file, trusting nothing, and where in its text a JSON path leads."""

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from essex_insp.errors import Fault, UnreadableFile, short
from essex_insp.library.files import MAX_BYTES

MAX_VALUES = 100_000
"""Fifty times what a long report holds. Each may be wrong, and each fault takes 2 KB to say."""
MAX_DEPTH = 64
_MAX_DIGITS = 400
_HOLDING = {dict, list}
"""What JSON makes of what holds values; most of them hold none."""
_DESCRIBED = "give a file that `essex-insp schema` describes"
_TOO_DEEP = Fault("$", "nested too deeply for a report", _DESCRIBED, 1, 1)
_TOO_MANY = Fault(
    "$", f"holds or lacks more than {MAX_VALUES} values", "split it into several reports", 1, 1
)
_TOKEN = re.compile(r"[\s,:]*([{}\[\]\"]|[^\s,:{}\[\]\"]+)")
LONE = re.compile("[\ud800-\udfff]")
"""Half a character: JSON may hold it, and it is no text."""
_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[\d+\])\Z")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file, in UTF-8, UTF-16 or UTF-32; `UnreadableFile` where it is none."""
    if len(data) > MAX_BYTES:
        large = f"larger than {MAX_BYTES // 1024**2} MB, the most a report may be"
        raise UnreadableFile(f"{name}: {large}; split it, or give the right file")
    if not data.strip():
        raise UnreadableFile(f"{name}: empty; give a report in JSON (`essex-insp schema`)")
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = encoding.upper().removesuffix("-SIG")
        where = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        told = f"{name}, line {line}: not {shown} ({where}); save it as UTF-8"
        raise UnreadableFile(told) from None


def parsed(text: str) -> tuple[Any, list[Fault]]:
    """Return the JSON data of a file, and a fault for each key that stands twice, the last counts.

    Of what is no JSON at all, or nests deeper or holds more than any report does, it is `None`,
    and that fault. A number may be none, or infinite: the model takes no such.
    """
    repeated = False

    def unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        content = dict(pairs)
        repeated = repeated or len(content) < len(pairs)
        return content

    def number(digits: str) -> float:  # Python reads no more of them, and says so of itself
        return int(digits) if len(digits) < _MAX_DIGITS else math.inf

    try:
        content = json.loads(text, object_pairs_hook=unrepeated, parse_int=number)
        fault = _excess(content)
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text.rstrip())
        problem = "cut off" if cut_off else f"{error.msg[0].lower()}{error.msg[1:]}"
        mend = "mend it there, or save it again from where it was made"
        fault = Fault("$", f"not JSON ({problem})", mend, error.lineno, error.colno)
    except RecursionError:
        fault = _TOO_DEEP
    if fault:
        return None, [fault]
    faults = []
    for value in walk(text) if repeated else ():
        if value.again:
            key = short(repr(value.path.rpartition(".")[2]))
            said = f"the key {key} stands twice in one object"
            faults.append((Fault(value.path, said, "take one of the two away"), value.start))
    return content, placed_at(faults, text)


def _excess(content: Any) -> Fault | None:
    """What there is more of than a report can have: levels or values."""
    values, level = 0, list[Collection[Any]]([[content]])
    for _ in range(MAX_DEPTH):
        inner = [part for holder in level for part in holder if type(part) in _HOLDING]
        level = [part.values() if type(part) is dict else part for part in inner]
        # An object is three at the least: what is missing in it is a fault too.
        values += sum([len(part) if type(part) is list else max(len(part), 3) for part in inner])
        if values > MAX_VALUES:
            return _TOO_MANY
    return _TOO_DEEP if any(level) else None


def placed(faults: Iterable[Fault], text: str) -> list[Fault]:
    """Return faults with the lines and columns that their paths lead to.

    Where a path leads to what is missing, its place is that of the nearest part above it.
    """
    faults = list(faults)
    wanted = {part for fault in faults for part in _upwards(fault.path)}
    starts: dict[str, int] = {}
    for value in walk(text) if wanted else ():
        if value.path in wanted:
            starts.setdefault(value.path, value.start)
    begun = (next(filter(None, map(starts.get, _upwards(fault.path))), 0) for fault in faults)
    return placed_at(list(zip(faults, begun, strict=True)), text)


def _upwards(path: str) -> Iterator[str]:
    """A path and the paths above it, the nearest first."""
    yield path
    while step := _LAST_STEP.search(path):
        path = path[: step.start()]
        yield path


def placed_at(faults: Sequence[tuple[Fault, int]], text: str) -> list[Fault]:
    """Return faults with the lines and columns of offsets, the text looked at once."""
    places: dict[int, tuple[int, int]] = {}
    line, line_start, counted = 1, 0, 0
    for offset in sorted(offset for _, offset in faults):
        line += text.count("\n", counted, offset)
        line_start = max(line_start, text.rfind("\n", counted, offset) + 1)
        counted = offset
        places[offset] = line, offset - line_start + 1
    told = ((fault, *places[offset]) for fault, offset in faults)
    return [fault._replace(line=row, column=column) for fault, row, column in told]


class Value(NamedTuple):
    """A value in a JSON text."""

    path: str  # a JSON path, long keys cut short as errors have them
    start: int  # in code points
    again: bool  # whether its key stood in the same object before


def walk(text: str) -> Iterator[Value]:
    """Yield every value of a JSON text, in order, with its path and where it begins."""
    # For each object or array that is open: its path, its keys or None, and its next index.
    opened: list[tuple[str, set[str] | None, Iterator[int]]] = []
    key: str | None = None
    at, again = 0, False
    while match := _TOKEN.match(text, at):
        word, start, at = match[1], match.start(1), match.end()
        if word in ("}", "]"):
            opened.pop()
            continue
        above, keys, indices = opened[-1] if opened else ("$", None, None)
        quoted = word == '"'
        if quoted:
            word, at = scanstring(text, at)
            if keys is not None and key is None:
                key, again = word, word in keys
                keys.add(word)
                continue
        path = above
        if key is not None:
            # Not the whole of a long key: its object may hold much.
            path, key = f"{above}.{short(key)}", None
        elif indices is not None:
            path = f"{above}[{next(indices)}]"
        yield Value(path, start, again)
        again = False
        if not quoted and word in ("{", "["):
            opened.append((path, set() if word == "{" else None, count()))
