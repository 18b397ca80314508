"""From the bytes of a file to JSON data, trusting nothing: size, encoding, depth, keys."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from essex_insp.errors import Fault, InvalidReport, UnreadableFile, short

MAX_BYTES = 32 * 1024 * 1024
MAX_VALUES = 100_000
"""Fifty times what a long report holds. Each may be wrong, and each fault takes 2 KB to say."""
MAX_DEPTH = 64
_MAX_DIGITS = 400


def parse(data: bytes, name: str) -> Any:
    """Return the JSON data of a file.

    Args:
        data: The bytes of the file; more than `MAX_BYTES` of them are refused.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are too many, or not UTF-8.
        InvalidReport: The text is not JSON, repeats a key, nests too deeply, or holds more
            values or larger numbers than any report does.
    """
    text = decode(data, name)
    try:
        return _bounded(
            json.loads(
                text,
                object_pairs_hook=_unrepeated,
                parse_constant=_no_constant,
                parse_int=_whole,
                parse_float=_finite,
            )
        )
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
            "$", "nested too deeply for a report", "give a file that `essex-insp schema` describes"
        )
        raise InvalidReport.of(name, [fault]) from None
    except ValueError as error:
        raise InvalidReport.of(name, [Fault("$", str(error), "mend it and try again")]) from None


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, with or without a byte-order mark.

    Args:
        data: The bytes of the file.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are too many, none, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"{name}: larger than {MAX_BYTES // 1024**2} MB, the most a report may be; "
            "split it, or give the right file"
        )
    if not data.strip():
        raise UnreadableFile(f"{name}: empty; give a report in JSON (`essex-insp schema`)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"{name}, line {line}: not UTF-8 (byte 0x{data[error.start]:02x} at offset "
            f"{error.start}); save it as UTF-8"
        ) from None


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        left = dict(found)
        again = next(key for key, _ in pairs if left.pop(key, pairs) is pairs)
        raise ValueError(f"the key {short(repr(again))} stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _whole(digits: str) -> int:
    # Python's own limit came with 3.10.7 and speaks of settings of Python.
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"the number {short(digits)} is too large")
    return number


def _bounded(content: Any) -> Any:
    """The content, if it has no more levels and values than a report can have."""
    values, level = 0, [content]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        values += len(level)
        if values > MAX_VALUES:
            raise ValueError(f"more than {MAX_VALUES} values")
        if not level:
            return content
    raise RecursionError
