"""The frozen models, put together of data that was checked before: the bundled data, by the tests.

Building the validators takes 15 ms, a tenth of a run; this takes one. Whatever does not fit is left
to the full check, and to its errors. What comes with the program beside reports is loaded here.
"""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, Field
from pydantic_core import from_json

from essex_insp.errors import InvalidReport
from essex_insp.library.files import data_folder, read
from essex_insp.model import Model, Source

M = TypeVar("M", bound=BaseModel)
_set = object.__setattr__  # the models are frozen


class Sourced(Model):
    """Data with the sources that its citations name."""

    sources: tuple[Source, ...] = Field(description="Where it all comes from.")

    @cached_property
    def by_source(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}


def loader(name: str, kind: type[M]) -> Callable[[], M]:
    """Return what loads a file of the bundled data, once; `InvalidReport` where it is damaged."""

    @cache
    def load() -> M:
        model = trusted(read(data_folder() / name, name), kind)
        if model is None:
            raise InvalidReport(f"{name}: the bundled data is damaged; install it again")
        return model

    return load


def trusted(data: bytes, kind: type[M]) -> M | None:
    """Return what bytes that were checked before hold; `None` where it does not fit."""
    try:
        model: M = built(kind, from_json(data))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    return model


class Shape(NamedTuple):
    """What it takes to put a model together."""

    fields: dict[str, tuple[str, type[BaseModel] | None]]
    """For each key, the name of its field, and the model of what it holds, if any."""
    defaults: dict[str, Any]
    """In the order of the model, in which it is written again."""
    required: frozenset[str]


def built(kind: type[BaseModel], content: dict[str, Any]) -> Any:
    """Return a model of JSON data that was checked before; `LookupError` where a key is wrong."""
    shape = shape_of(kind)
    values = {}
    for key, value in content.items():
        name, child = shape.fields[key]
        if isinstance(value, list):
            value = tuple(built(child, part) for part in value) if child else tuple(value)
        elif child and value is not None:
            value = built(child, value)
        values[name] = value
    if not values.keys() >= shape.required:
        raise LookupError("a missing key")
    return _model(kind, shape, values)


def assembled(kind: type[M], /, **values: Any) -> M:
    """Return a model of values that need no check, its other fields as they are by default.

    As `model_construct` does, which looks at every field anew: a third of a run on 17 reports.
    """
    return _model(kind, shape_of(kind), values)


def _model(kind: type[M], shape: Shape, values: dict[str, Any]) -> M:
    model = kind.__new__(kind)
    _set(model, "__dict__", {**shape.defaults, **values})
    _set(model, "__pydantic_fields_set__", set(values))
    _set(model, "__pydantic_extra__", None)
    _set(model, "__pydantic_private__", None)
    return model


@cache
def shape_of(kind: type[BaseModel]) -> Shape:
    """Return what it takes to put a model together."""
    fields = kind.model_fields.items()
    return Shape(
        {field.alias or name: (name, model_in(field.annotation)) for name, field in fields},
        {name: None if field.is_required() else field.get_default() for name, field in fields},
        frozenset(name for name, field in fields if field.is_required()),
    )


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type holds: itself, or in a tuple or a union; `None` if none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)
