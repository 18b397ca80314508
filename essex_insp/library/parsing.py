"""From the bytes of a file to JSON data, trusting nothing: size, encoding, depth, keys."""

from __future__ import annotations

import json
import math
from typing import Any

from essex_insp.errors import Fault, InvalidReport, UnreadableFile, short

MAX_BYTES = 32 * 1024 * 1024
MAX_VALUES = 100_000
"""Fifty times what a long report holds. Each may be wrong, and each fault takes 2 KB to say."""
MAX_DEPTH = 64
_MAX_DIGITS = 400


def parse(data: bytes, name: str) -> Any:
    """Return the JSON data of a file in which nothing is amiss.

    Raises:
        UnreadableFile: The bytes are too many, or not text.
        InvalidReport: The text is not JSON, repeats a key, nests too deeply, or holds more values
            or larger numbers than any report does.
    """
    content, faults = parsed(decode(data, name), name)
    if faults:
        raise InvalidReport.of(name, faults)
    return content


def parsed(text: str, name: str) -> tuple[Any, list[Fault]]:
    """Return JSON data, and what in it is no JSON and yet does not stop a reader.

    Args:
        text: The text of a file.
        name: The file as the user called it, for the error.

    Returns:
        The data, in which the last of several equal keys counts and what is no number is `None`;
        and a fault, placed, for each of those.

    Raises:
        InvalidReport: The text is not JSON at all, nests too deeply, or holds more values than
            any report does.
    """
    amiss: list[str] = []

    def unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        content = dict(pairs)
        if len(content) < len(pairs):
            amiss.append("key")
        return content

    def number(digits: str) -> float | None:
        if _no_number(digits):
            amiss.append("number")
            return None
        return int(digits) if digits.lstrip("-").isdecimal() else float(digits)

    try:
        content = json.loads(
            text,
            object_pairs_hook=unrepeated,
            parse_constant=number,
            parse_int=number,
            parse_float=number,
        )
        _bound(content)
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text.rstrip())
        problem = "cut off" if cut_off else f"{error.msg[0].lower()}{error.msg[1:]}"
        fault = Fault(
            "$",
            f"not JSON ({problem})",
            "mend it there, or save it again from where it was made",
            error.lineno,
            error.colno,
        )
        raise InvalidReport.of(name, [fault]) from None
    except RecursionError:
        fault = Fault(
            "$",
            "nested too deeply for a report",
            "give a file that `essex-insp schema` describes",
            1,
            1,
        )
        raise InvalidReport.of(name, [fault]) from None
    except _TooMany:
        fault = Fault("$", f"more than {MAX_VALUES} values", "split it into several reports", 1, 1)
        raise InvalidReport.of(name, [fault]) from None
    return content, _amiss(text) if amiss else []


class _TooMany(Exception):
    """More values than any report has."""


def _amiss(text: str) -> list[Fault]:
    """A fault for each key that stands twice and each number that is none."""
    from essex_insp.library.places import placed_at, walk  # only where something is amiss

    faults: list[tuple[Fault, int]] = []
    for value in walk(text):
        if value.again:
            key = short(repr(value.path.rpartition(".")[2]))
            said = f"the key {key} stands twice in one object"
            faults.append((Fault(value.path, said, "take one of the two away"), value.start))
        wrong = None if value.quoted else _no_number(value.word)
        if wrong:
            faults.append((Fault(value.path, wrong, "mend it, or write null"), value.start))
    return placed_at(faults, text)


def _no_number(word: str) -> str | None:
    """Why a number is none, if it is none."""
    if word in ("NaN", "Infinity", "-Infinity"):
        return f"{word} is no number in JSON"
    if not word[-1:].isdecimal():
        return None
    # Python's own limit came with 3.10.7 and speaks of settings of Python.
    if word.lstrip("-").isdecimal():
        return f"a number of {len(word)} digits" if len(word) > _MAX_DIGITS else None
    return f"the number {short(word)} is too large" if math.isinf(float(word)) else None


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 or UTF-32, with or without a byte-order mark.

    Raises:
        UnreadableFile: The bytes are too many, none, or no such text.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"{name}: larger than {MAX_BYTES // 1024**2} MB, the most a report may be; "
            "split it, or give the right file"
        )
    if not data.strip():
        raise UnreadableFile(f"{name}: empty; give a report in JSON (`essex-insp schema`)")
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = encoding.upper().removesuffix("-SIG")
        raise UnreadableFile(
            f"{name}, line {line}: not {shown} (byte 0x{error.object[error.start]:02x} at offset "
            f"{error.start}); save it as UTF-8"
        ) from None


def _bound(content: Any) -> None:
    """Raise where there are more levels or values than a report can have."""
    values, level = 0, [content]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for part in level
            if isinstance(part, (dict, list))
            for inner in (part.values() if isinstance(part, dict) else part)
        ]
        values += len(level)
        if values > MAX_VALUES:
            raise _TooMany
        if not level:
            return
    raise RecursionError
