"""What Pydantic found wrong, in our words: a JSON path, what stands there, what to do."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from essex_insp.errors import Fault
from essex_insp.model import Report
from essex_insp.names import nearest


def faults(error: ValidationError) -> tuple[Fault, ...]:
    """Return all that a validation error says, one fault each, in the order of the model.

    Args:
        error: What validating a report raised.
    """
    found: list[Fault] = []
    for detail in error.errors(include_url=False):
        if detail["type"] == "references":
            found.extend(detail["ctx"]["faults"])
        else:
            found.append(_fault(detail))
    return tuple(found)


def _fault(detail: Any) -> Fault:
    path = json_path(detail["loc"])
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        key = detail["loc"][-1]
        return Fault(path, "missing", f"add it: {_described(str(key))}")
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        close = nearest(key, _keys())
        remedy = f"did you mean {close[0]!r}?" if close else "take it away"
        return Fault(path, "an unknown key", remedy)
    if kind == "literal_error":
        remedy = f"use one of {context['expected'].replace(chr(39), '')}"
        return Fault(path, f"{_shown(value)} is not allowed", remedy.replace(" or ", ", "))
    if kind == "string_pattern_mismatch":
        if path.endswith("sha256"):
            return Fault(path, f"{_shown(value)} is no SHA-256", "give 64 hexadecimal digits")
        return Fault(path, f"{_shown(value)} is no id", "use a-z, 0-9 and single hyphens")
    if kind == "value_error":
        return Fault(path, f"{_shown(value)}", str(context["error"]))
    expected = detail["msg"].removeprefix("Input should be ").replace("a valid tuple", "a list")
    return Fault(path, f"{_shown(value)}", f"give {expected}")


def json_path(steps: tuple[str | int, ...]) -> str:
    """Return steps into JSON data as a path: `$.statements[0].quotes[2].text`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = "null" if value is None else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


@cache
def _fields() -> dict[str, str]:
    """Every key of the format, with its description."""
    found: dict[str, str] = {}
    waiting: list[Any] = [Report]
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, field in kind.model_fields.items():
                found.setdefault(field.alias or name, field.description or "")
                waiting.append(field.annotation)
        else:
            waiting.extend(arg for arg in get_args(kind) if not isinstance(arg, str))
    return found


def _keys() -> tuple[str, ...]:
    return tuple(_fields())


def _described(key: str) -> str:
    return _fields().get(key, "the schema says what it is").rstrip(".")
