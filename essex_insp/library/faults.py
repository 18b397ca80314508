"""What Pydantic found wrong, in our words: a JSON path, what stands there, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from essex_insp.errors import Fault, short
from essex_insp.library.assembly import model_in
from essex_insp.library.references import GUESSES
from essex_insp.matching import nearest
from essex_insp.model import CONCERN_KINDS, Report

HALF, WHOLE = "half a character", "write whole characters"
"""Of a lone surrogate: what it is, and how to mend it."""
_KEY = re.compile(r"\.([^.\[\]]+)")


def faults(error: ValidationError) -> Iterator[Fault]:
    """Yield what a validation error says, one fault each, in the order of the model."""
    for number, detail in enumerate(error.errors(include_url=False)):
        yield _fault(detail, guess=number < GUESSES)


def _fault(detail: Any, guess: bool) -> Fault:
    path = json_path(detail["loc"])
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return Fault(path, "missing", f"add it: {expected(path)}")
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        close = nearest(key, _keys(_model_at(path))) if guess else ()
        remedy = f"did you mean {close[0]!r}?" if close else "take it away"
        return Fault(path, "an unknown key", remedy)
    if kind == "literal_error":
        remedy = f"use one of {context['expected'].replace(chr(39), '')}"
        return Fault(path, f"{_shown(value)} is not allowed", remedy.replace(" or ", ", "))
    if kind == "string_pattern_mismatch":
        if path.endswith("sha256"):
            return Fault(path, f"{_shown(value)} is no SHA-256", "give 64 hexadecimal digits")
        if path.startswith("$.concerns[") and path.endswith(".kind"):
            own = f"use {', '.join(CONCERN_KINDS)}, or another label in a-z and hyphens"
            return Fault(path, f"{_shown(value)} is no label", own)
        return Fault(path, f"{_shown(value)} is no id", "use a-z, 0-9 and single hyphens")
    if kind == "value_error":
        return Fault(path, f"{_shown(value)}", str(context["error"]))
    if kind == "string_unicode":
        return Fault(path, f"{_shown(value)}, {HALF}", WHOLE)
    return Fault(path, _shown(value), f"give {_wanted(kind, detail['msg'], context)}")


def _wanted(kind: str, message: str, context: Any) -> str:
    if kind in ("too_short", "too_long"):
        bound = "at least" if kind == "too_short" else "at most"
        number = context["min_length" if kind == "too_short" else "max_length"]
        return f"{bound} {number} {'of them' if number > 1 else 'of its items'}"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters"
    if kind == "model_type":
        return "an object"
    if kind == "greater_than_equal":
        return f"{context['ge']} or more"
    return message.removeprefix("Input should be ").replace("a valid tuple", "a list")


def json_path(steps: tuple[str | int, ...]) -> str:
    """Return steps into JSON data as a path: `$.statements[0].quotes[2].text`."""
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{short(step)}" for step in steps
    )


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, str):
        return short(repr(value[:60] if len(value) > 60 else value))
    return "null" if value is None else short(repr(value))


def expected(path: str) -> str:
    """Return what the format has at a JSON path, as `$.judgments[2].grade`, in its own words."""
    words = "A report, as `essex-insp schema` describes it"
    model: type[BaseModel] | None = Report
    for key in _KEY.findall(path):
        field = _keys(model).get(key) if model else None
        if field is None:
            return f"No such key; there is {', '.join(_keys(model))}" if model else words
        words, model = field
    return words


@cache
def _keys(model: type[BaseModel]) -> dict[str, tuple[str, type[BaseModel] | None]]:
    """For each key of a model: what it says, and the model of what it holds, if it holds one."""
    return {
        field.alias or name: ((field.description or "").rstrip("."), model_in(field.annotation))
        for name, field in model.model_fields.items()
    }


def _model_at(path: str) -> type[BaseModel]:
    model: type[BaseModel] = Report
    for key in _KEY.findall(path):
        model = _keys(model).get(key, ("", None))[1] or model
    return model
