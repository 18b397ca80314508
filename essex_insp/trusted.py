"""The bundled reports, read without the checks that the tests made before they were packed.

Building the validators takes 15 ms, a tenth of a run; putting the same frozen models together
takes one. Whatever does not fit falls back to the full check, and to its errors.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from essex_insp.model import Report


def trusted(data: bytes) -> Report | None:
    """Return the report in bytes that were checked before.

    Args:
        data: A report in JSON.

    Returns:
        The report, equal to what checking it gives; `None` where it does not fit.
    """
    try:
        report: Report = _built(Report, json.loads(data))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    return report


def _built(kind: type[BaseModel], content: dict[str, Any]) -> Any:
    fields = _fields(kind)
    if not content.keys() <= fields.keys():
        raise LookupError("an unknown key")
    values = {}
    for key, value in content.items():
        name, child = fields[key]
        if isinstance(value, list):
            value = tuple(_built(child, one) if child else one for one in value)
        elif child and value is not None:
            value = _built(child, value)
        values[name] = value
    missing = [name for name, field in kind.model_fields.items() if field.is_required()]
    if not values.keys() >= set(missing):
        raise LookupError("a missing key")
    return kind.model_construct(**values)


@cache
def _fields(kind: type[BaseModel]) -> dict[str, tuple[str, type[BaseModel] | None]]:
    """For each key: the name of its field, and the model of what it holds, if it holds one."""
    return {
        field.alias or name: (name, _model(field.annotation))
        for name, field in kind.model_fields.items()
    }


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model, get_args(annotation))), None)
