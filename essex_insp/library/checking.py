"""From the bytes of a file to a report, or to everything that is wrong in it, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import from_json

from essex_insp.errors import Fault, InvalidReport
from essex_insp.library.parsing import decode, parsed
from essex_insp.library.references import reference_faults
from essex_insp.library.scales import settle
from essex_insp.model import Report

MOST_FAULTS = 1_000
"""More than these are counted and not told one by one: nobody mends so many by hand."""


def check(data: bytes, name: str) -> Report:
    """Return the report that bytes hold.

    Raises:
        UnreadableFile: The bytes are not text.
        InvalidReport: They are no report; the error has its faults, in the order of the file.
    """
    text = decode(data, name)
    content, amiss = parsed(text, name)
    unknown: list[Fault] = []
    wrong: Iterable[Fault] = ()
    if isinstance(content, dict):
        content, unknown = settle(content)
    try:
        report = Report.model_validate(content)
    except ValidationError as error:
        from essex_insp.library.faults import faults  # only needed where something is wrong

        wrong = faults(error)
    references = reference_faults(content) if isinstance(content, dict) else ()
    told, count = _gathered(amiss, unknown, wrong, references)
    if told:
        from essex_insp.library.places import placed

        placed_faults = sorted(placed(told, text), key=lambda fault: (fault.line, fault.column))
        raise InvalidReport.of(name, placed_faults, count)
    return report


def outlined(data: bytes, name: str) -> Report:
    """Return a report of which nothing is read but what its line in a list tells.

    A thousand reports of one's own are listed so: the rest of a file has to be JSON, under the
    keys of a report.

    Args:
        data: The bytes of a report in JSON.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are not text.
        InvalidReport: The text is not a report; the error has its faults.
    """
    try:
        return _cited(_outline().model_validate_json(data))
    except ValueError:  # `check` says why, or reads another encoding
        return check(data, name)


def looked_at(data: bytes, name: str) -> tuple[Report, Any]:
    """Return a report whose values are right one by one, and its JSON data.

    A thousand reports of one's own are searched so. What refers to nothing, or stands twice, is
    told where a report is read.

    Args:
        data: The bytes of a report in JSON.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are not text.
        InvalidReport: The text is not a report; the error has its faults.
    """
    try:
        content, _ = settle(from_json(data, allow_inf_nan=False))
        return _cited(Report.model_validate(content)), content
    except (ValueError, AttributeError):  # `check` says why, or reads another encoding
        report = check(data, name)
        return report, report.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _cited(report: Report) -> Report:
    """A report whose line names sources that it has."""
    named = {report.told_by, *(citation.source for citation in report.citations)}
    if not named <= {None, *(source.id for source in report.sources)}:
        raise ValueError
    return report


class _Unread(BaseModel):
    """A part of a report that its line in a list does not tell."""


@cache
def _outline() -> type[Report]:
    """A report whose parts are not read but for its sources."""
    parts = ("judgments", "findings", "concerns", "speakers", "statements")
    remarks = ("notes", "disagreements", "doubts", "passed_over")
    unread: dict[str, Any] = dict.fromkeys((*parts, *remarks), (tuple[_Unread, ...], ()))
    return create_model("Outline", __base__=Report, framework=(Any, None), **unread)


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
