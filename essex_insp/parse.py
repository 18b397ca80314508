"""From the bytes of a file to JSON data, trusting nothing: size, encoding, depth, keys."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from essex_insp.errors import Fault, InvalidReport, UnreadableFile

MAX_BYTES = 32 * 1024 * 1024


def parse(data: bytes, name: str) -> Any:
    """Return the JSON data of a file.

    Args:
        data: The bytes of the file; more than `MAX_BYTES` of them are refused.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are too many, or not UTF-8.
        InvalidReport: The text is not JSON, repeats a key, or nests too deeply.
    """
    text = decode(data, name)
    try:
        return json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_no_constant)
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
        keys = [key for key, _ in pairs]
        again = next(key for i, key in enumerate(keys) if key in keys[:i])
        raise ValueError(f"the key {again!r} stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")
