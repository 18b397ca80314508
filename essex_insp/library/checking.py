"""From the bytes of a file to a report, or to everything that is wrong in it, in one pass."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import SchemaValidator, from_json
from pydantic_core import core_schema as cs

from essex_insp.dates import check_date
from essex_insp.errors import Fault, InvalidReport, short
from essex_insp.library.assembly import assembled, model_in, shape_of
from essex_insp.library.files import MAX_BYTES
from essex_insp.library.parsing import decode, parsed, placed
from essex_insp.library.references import GUESSES, likeliest, reference_faults
from essex_insp.library.scales import settle
from essex_insp.model import CONCERN_KINDS, Citation, Force, Licence, Report, Source
from essex_insp.model.values import ID

MOST_FAULTS = 1_000
"""More than these are counted and not told one by one: nobody mends so many by hand."""
_TOLD = 20_000
"""Of more than these Pydantic tells nothing: each takes it a kilobyte."""
_CITED = "id author publisher copied_by title label url published isbn sha256 licence"
"""What the line of a report in a list tells of a source."""
_TEXT = cs.str_schema(min_length=1)
_CHECKED: dict[str, tuple[dict[str, Any], Source]] = {}
"""The last source of each id, with its data, once it was checked."""
_WANTED = {
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "string_too_long": "at most {max_length} characters",
    "model_type": "an object",
    "greater_than_equal": "{ge} or more",
}
"""What is wanted in a place, by the kind of what is wrong there; of others Pydantic says it."""
_KEY = re.compile(r"\.([^.\[\]]+)")


class Examined(NamedTuple):
    """What a file holds, and what is wrong in it."""

    text: str
    content: Any  # its data, with its known framework and its grades as this spells them
    faults: list[Fault]  # in the order of the file
    total: int  # how many there are in all, where these are not all of them
    report: Report | None  # if nothing is wrong


def check(data: bytes, name: str) -> Report:
    """Return the report that bytes hold; or `UnreadableFile`, or `InvalidReport` and its faults."""
    file = examined(data, name)
    if file.report is None:
        raise InvalidReport.of(name, file.faults, file.total)
    return file.report


def examined(data: bytes, name: str) -> Examined:
    """Return what bytes hold, and what is wrong in it; `UnreadableFile` where that is no text."""
    text, report = decode(data, name), None
    content, amiss = parsed(text)
    unknown: list[Fault] = []
    wrong: Iterable[Fault] = ()
    if isinstance(content, dict):
        content, unknown = settle(content)
    try:
        report = Report.model_validate(content)
    except ValidationError as error:
        guesses = iter(range(GUESSES))
        if (total := error.error_count()) > _TOLD:
            many = f"{total:,} things are wrong, more than can be told"
            fault = Fault("$", many, "mend a part of it, then the rest likewise", 1, 1)
            return Examined(text, content, [fault], total, None)
        wrong = (_fault(detail, guesses) for detail in error.errors(include_url=False))
    references = reference_faults(content) if isinstance(content, dict) else ()
    told, count = _gathered(amiss, unknown, wrong, references)
    if told:
        report = None
        unplaced = (fault for fault in told if not fault.line)
        told = [fault for fault in told if fault.line] + placed(unplaced, text)
        told.sort(key=lambda fault: (fault.line, fault.column))
    return Examined(text, content, told, count, report)


def _object(model: type[BaseModel], only: str = "", **known: Any) -> Any:
    """What checks the keys of a model, as `known` or as texts, and adds those that are left out.

    Or what checks `only` some of them, and takes no others.
    """
    fields = {}
    for name, field in model.model_fields.items():
        schema = known.get(name, _TEXT)
        if field.default is None:
            schema = cs.nullable_schema(schema)
        if not (only or field.is_required()):
            schema = cs.with_default_schema(schema, default=field.default)
        if not only or name in only.split():
            key = field.alias or name
            fields[key] = cs.typed_dict_field(schema, required=field.is_required())
    return cs.typed_dict_schema(fields, extra_behavior="ignore" if only else "forbid")


@cache
def _outline() -> SchemaValidator:
    """What checks a report as far as its line in a list tells of it, no laxer than the model there.

    The model's own validators take 20 ms to build; what does not fit here is left to them.
    """
    name = cs.str_schema(pattern=ID, max_length=80)
    date = cs.no_info_after_validator_function(check_date, _TEXT)
    number, some = cs.int_schema(strict=True, ge=1), cs.typed_dict_schema({})
    span = cs.list_schema(cs.int_schema(strict=True), min_length=2, max_length=2)
    lists = ((name, each) for name, each in Report.model_fields.items() if each.default == ())
    told: dict[str, Any] = {
        field: cs.list_schema(some if model_in(each.annotation) else _TEXT) for field, each in lists
    }
    known = {"id": name, "published": date, "licence": _object(Licence)}
    told["sources"] = cs.list_schema(_object(Source, _CITED, **known))
    place = _object(Citation, source=name, paragraph=number, position=span)
    told["citations"] = cs.list_schema(place)
    told |= {"id": name, "kind": name, "published": date, "told_by": name}
    told |= {"force": _object(Force, id=name), "framework": cs.any_schema()}
    told["schema_name"] = cs.literal_schema(["essex-insp/report/1"])
    told["draft"] = cs.bool_schema(strict=True)
    return SchemaValidator(_object(Report, **told))


def listed(data: bytes, name: str) -> dict[str, Any]:
    """Return what the line of a report in a list tells; it raises what `check` does.

    A thousand reports of one's own are listed so: the rest has to be JSON.
    """
    try:
        if len(data) > MAX_BYTES:
            raise ValueError
        return _sourced(_outline().validate_json(data))
    except (ValueError, TypeError, LookupError):  # `check` says why, or reads it
        return _sourced(check(data, name).model_dump())


def outlined(data: bytes, name: str) -> dict[str, Any]:
    """Return the JSON data of a report of which no more was looked at than `listed` does."""
    try:
        content, _ = settle(from_json(data, allow_inf_nan=False))
        _sourced(_outline().validate_python(content))
    except (ValueError, TypeError, LookupError, AttributeError):
        return check(data, name).model_dump(mode="json", by_alias=True, exclude_unset=True)
    return content


def _sourced(told: dict[str, Any]) -> dict[str, Any]:
    """A line with the sources that are named there, by their ids."""
    named = {told["told_by"], *(place["source"] for place in told["citations"])} - {None}
    sources = {bare["id"]: _source(bare) for bare in told["sources"] if bare["id"] in named}
    if sources.keys() != named:
        raise LookupError
    told["sources"] = sources
    return told


def _source(bare: dict[str, Any]) -> Source:
    """A source; reports of one's own name the same ones again and again."""
    known = _CHECKED.get(bare["id"])
    if known is None or known[0] != bare:
        licence = bare.get("licence") and assembled(Licence, **bare["licence"])
        known = _CHECKED[bare["id"]] = bare, assembled(Source, **{**bare, "licence": licence})
    return known[1]


def _gathered(*kinds: Iterable[Fault]) -> tuple[list[Fault], int]:
    """The first faults, and how many there are; what is wrong at a place is of one kind."""
    told: list[Fault] = []
    count = 0
    taken: set[str] = set()
    for faults in kinds:
        here = set()
        for fault in faults:
            if fault.path not in taken:
                here.add(fault.path)
                count += 1
                if count <= MOST_FAULTS:
                    told.append(fault)
        taken |= here
    return told, count


def _fault(detail: Any, guesses: Iterator[int]) -> Fault:
    steps = (f"[{step}]" if isinstance(step, int) else f".{short(step)}" for step in detail["loc"])
    path = f"${''.join(steps)}"
    kind, found, context = detail["type"], _shown(detail["input"]), detail.get("ctx", {})
    if kind == "missing":
        return Fault(path, "missing", f"add it: {described(path)[0]}")
    if kind == "extra_forbidden":
        known = shape_of(described(path)[1] or Report).fields
        close = likeliest(str(detail["loc"][-1]), known, guesses)
        remedy = f"did you mean {close!r}?" if close else "take it away"
        return Fault(path, "an unknown key", remedy)
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return Fault(path, f"{found} is not allowed", f"use one of {allowed}")
    if kind == "string_pattern_mismatch":
        if path.endswith("sha256"):
            return Fault(path, f"{found} is no SHA-256", "give 64 hexadecimal digits")
        if path.startswith("$.concerns[") and path.endswith(".kind"):
            own = f"use {', '.join(CONCERN_KINDS)}, or another label in a-z and hyphens"
            return Fault(path, f"{found} is no label", own)
        return Fault(path, f"{found} is no id", "use a-z, 0-9 and single hyphens")
    if kind == "value_error":
        return Fault(path, found, str(context["error"]))
    wanted = detail["msg"].removeprefix("Input should be ").replace("a valid tuple", "a list")
    wanted = _WANTED[kind].format(**context) if kind in _WANTED else wanted
    return Fault(path, found, f"give {wanted}")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    value = value[:60] if isinstance(value, str) else value  # of a long one no more is shown
    return "null" if value is None else short(repr(value))


def described(path: str) -> tuple[str, type[BaseModel] | None]:
    """Return what the format says of a JSON path, as `$.judgments[2].grade`, in its own words.

    And the model of what is there, or above an unknown key.
    """
    words = "A report, as `essex-insp schema` describes it"
    model: type[BaseModel] | None = Report
    for key in _KEY.findall(path):
        if model is None:
            break
        fields = shape_of(model).fields
        if key not in fields:
            return f"No such key; there is {', '.join(fields)}", model
        name, child = fields[key]
        words, model = (model.model_fields[name].description or "").rstrip("."), child
    return words, model
