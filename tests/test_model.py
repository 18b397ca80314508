"""The model of a report: frozen, described, and as strict as its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from essex_insp import model
from essex_insp.dates import check_date, date_text, surely_before
from essex_insp.model import Model, Report
from tests import tiny
from tests.cases import for_each
from tests.program import run

MODELS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not BaseModel
]
CHANGES: list[tuple[str, Any]] = [
    ("$.schema", "essex-insp/report/2"),
    ("$.id", "Force A"),
    ("$.id", "-a"),
    ("$.id", "a--b"),
    ("$.id", "a" * 81),
    ("$.id", "é"),
    ("$.id", None),
    ("$.title", ""),
    ("$.title", 3),
    ("$.force.id", ""),
    ("$.force", "Force A"),
    ("$.published", "2016-13"),
    ("$.published", "2016-02-30"),
    ("$.published", "16"),
    ("$.published", "2016/"),
    ("$.published", "3 November 2016"),
    ("$.published", "٢٠١٦"),
    ("$.draft", "yes"),
    ("$.draft", 1),
    ("$.judgments", {}),
    ("$.judgments[0].basis", "guessed"),
    ("$.judgments[0].level", None),
    ("$.judgments[0].pillar", ""),
    ("$.judgments[0].basis_reading", "guessed"),
    ("$.judgments[0].confidence", "certain"),
    ("$.judgments[1].citations[0].paragraph", 0),
    ("$.judgments[1].citations[0].paragraph", "2"),
    ("$.judgments[1].citations[0].paragraph", 2.5),
    ("$.judgments[1].citations[0].paragraph", True),
    ("$.statements[0].quotes", []),
    ("$.statements[0].quotes[0].text", ""),
    ("$.statements[0].quotes[0].marked", "true"),
    ("$.statements[0].quotes[0].tone", "angry"),
    ("$.statements[0].quotes[0].citations[0].position", [1]),
    ("$.statements[0].quotes[0].citations[0].position", [1, 2, 3]),
    ("$.statements[0].quotes[0].citations[0].position", ["1", 2]),
    ("$.findings[0].kind", "rumour"),
    ("$.findings[0].about", "theft"),
    ("$.findings[0].about", [""]),
    ("$.findings[0].comparison.relation", "better"),
    ("$.findings[0].comparison.factor", "2"),
    ("$.concerns[0].kind", "A concern"),
    ("$.concerns[0].status", "gone"),
    ("$.sources[0].kind", "blog"),
    ("$.sources[0].sha256", "00"),
    ("$.sources[0].sha256", "G" * 64),
    ("$.sources[0].length", -1),
    ("$.sources[0].length", 1.5),
    ("$.sources[0].length", 2**53),
    ("$.judgments[1].citations[1].paragraph", 2**80),
    ("$.statements[0].quotes[0].citations[0].position", [-(2**80), 1]),
    ("$.sources[1].licence", {}),
    ("$.disagreements[0].sayings", [{"text": "Alone."}]),
]


def changed(path: str, value: Any) -> dict[str, Any]:
    """The made-up report with another value at a path."""
    content = tiny.report()
    *steps, last = path.removeprefix("$.").replace("[", ".#").replace("]", "").split(".")
    part: Any = content
    for step in steps:
        part = part[int(step[1:])] if step.startswith("#") else part[step]
    part[last] = value
    return content


@for_each(("path", "value"), CHANGES)
def test_what_is_wrong_is_refused(path: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Report.model_validate(changed(path, value))


@for_each(("path", "value"), CHANGES)
def test_the_schema_refuses_the_same(path: str, value: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: [dev]")
    validator = jsonschema.Draft202012Validator(run("schema").json)
    if value not in ("2016-13", "2016-02-30"):  # no schema knows the calendar
        assert not validator.is_valid(changed(path, value))


def test_the_schema_accepts_what_the_model_accepts() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: [dev]")
    schema = run("schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    for content in (tiny.report(), tiny.bare()):
        jsonschema.Draft202012Validator(schema).validate(content)


@for_each("kind", MODELS)
def test_every_field_is_described(kind: type[BaseModel]) -> None:
    for name, field in kind.model_fields.items():
        assert field.description, name
        assert field.description[0].isupper()
        assert field.description.endswith(".")


@for_each("kind", MODELS)
def test_every_model_is_frozen_and_refuses_unknown_keys(kind: type[BaseModel]) -> None:
    assert issubclass(kind, Model)
    assert kind.model_config["frozen"]
    assert kind.model_config["extra"] == "forbid"


def test_a_report_cannot_be_changed() -> None:
    report = Report.model_validate(tiny.report())
    with pytest.raises(ValidationError, match="frozen"):
        report.title = "Another"


def objects(part: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        yield path, part
        for key, value in part.items():
            yield from objects(value, f"{path}.{key}")
    elif isinstance(part, list):
        for value in part:
            yield from objects(value, f"{path}[]")


def test_an_unknown_key_is_refused_in_every_object() -> None:
    count = len(list(objects(tiny.report())))
    for number in range(count):
        content = tiny.report()
        path, part = list(objects(content))[number]
        part["unknown"] = None
        with pytest.raises(ValidationError, match="unknown"):
            Report.model_validate(content)
        assert path


def test_a_report_goes_round_through_json() -> None:
    for content in (tiny.report(), tiny.bare()):
        report = Report.model_validate(content)
        written = report.model_dump(mode="json", by_alias=True)
        assert Report.model_validate(json.loads(json.dumps(written))) == report
        assert Report.model_validate_json(json.dumps(content)) == report


def test_what_an_editor_writes_and_what_the_schema_allows_is_taken() -> None:
    content = {"$schema": "report.schema.json", **changed("$.sources[0].sha256", "AB" * 32)}
    content["judgments"][1]["citations"][0]["paragraph"] = 3.0
    report = Report.model_validate(content)
    assert report.sources[0].sha256 == "ab" * 32
    assert repr(report.judgments[1].citations[0].paragraph) == "3"


def test_a_lone_surrogate_is_text_and_no_id() -> None:
    Report.model_validate(tiny.report(title="half \ud83d"))
    with pytest.raises(ValidationError):
        Report.model_validate(tiny.report(id="half-\ud83d"))


def test_a_factor_is_a_number_that_json_can_hold() -> None:
    for factor in (float("inf"), float("nan"), "2", True):
        with pytest.raises(ValidationError):
            Report.model_validate(changed("$.findings[0].comparison.factor", factor))
    Report.model_validate(changed("$.findings[0].comparison.factor", 2))


@for_each(
    ("date", "words"),
    [
        ("2018", "2018"),
        ("2018-03", "March 2018"),
        ("2018-03-22", "22 March 2018"),
        ("2018-03-01", "1 March 2018"),
        ("2016-02-29", "29 February 2016"),
        ("2017-12/2018-01", "December 2017 to January 2018"),
        ("2018/2018", "2018 to 2018"),
    ],
)
def test_a_date_keeps_its_precision(date: str, words: str) -> None:
    assert check_date(date) == date
    assert date_text(date) == words


def test_dates_stand_in_order_of_time_and_the_unknown_last() -> None:
    dates = ["2017-06-29/2017-06-30", "2019", "2024-10-04", "2025-05-14", None]
    for earlier, later in pairwise(dates):
        assert surely_before(earlier, later)
        assert not surely_before(later, earlier)
    assert surely_before("2018-03-22", "2019")
    assert not surely_before("2017-06/2018-06", "2018-05")
    assert not surely_before("2019", "2019-05-02")
    assert not surely_before(None, None)


@for_each(
    "date",
    [
        *("", "18", "2018-3", "2018-03-22T00:00", "2018-00", "0000", "2018-02-29", "2018-03-32"),
        *("2018/2017", "2018/", "/2018", "2018/2019/2020", " 2018", "2018\n", "２０１８", "+2018"),
    ],
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_date(date)
