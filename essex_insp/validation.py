"""What is wrong in a file, and what is lawful and doubtful, all of it at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from essex_insp import library
from essex_insp.errors import Fault, InvalidReport, short
from essex_insp.evidence import Paper
from essex_insp.faults import expected
from essex_insp.model import Report
from essex_insp.parse import decode
from essex_insp.places import placed
from essex_insp.records import Problem
from essex_insp.verification import recognised, verify


def validate(data: bytes, name: str, today: datetime.date) -> list[Problem]:
    """Return the errors of a report, or, where there is none, its warnings.

    Args:
        data: The bytes of a file.
        name: The file as the user called it.
        today: The day after which a date is doubtful.

    Raises:
        UnreadableFile: The bytes are not text.
    """
    try:
        report = library.check(data, name)
    except InvalidReport as error:
        return [_problem(name, "error", fault) for fault in error.faults]
    doubtful = placed(warnings(report, today), decode(data, name))
    return [_problem(name, "warning", fault) for fault in doubtful]


def verified(data: bytes, name: str, given: Paper, source_id: str | None = None) -> list[Problem]:
    """Return a problem for each citation of a report that does not stand in its source.

    Args:
        data: The bytes of a valid report.
        name: The file as the user called it.
        given: A copy of the source's text.
        source_id: Which source it is; told by its fingerprint if not given.

    Raises:
        UnknownName: The text is none of the report's sources, or could be any of several.
    """
    report = library.check(data, name)
    source, _ = recognised(report, given, source_id)
    failed = [
        Fault(
            item.path or "$",
            f"{item.verdict} in the source: {short(repr(item.words))}",
            "compare it with the source: `essex-insp verify` shows what differs",
        )
        for item in verify(report, source, given)
        if item.verdict in ("altered", "absent", "ambiguous")
    ]
    return [_problem(name, "error", fault) for fault in placed(failed, decode(data, name))]


def warnings(report: Report, today: datetime.date) -> Iterator[Fault]:
    """Yield what is lawful in a report and doubtful.

    Args:
        report: A valid report.
        today: The day after which a date is doubtful.
    """
    cite = "name its source and the place in it"
    for field in ("judgments", "findings", "concerns"):
        for i, item in enumerate(getattr(report, field)):
            if not item.citations:
                yield Fault(f"$.{field}[{i}]", "no citation", cite)
    for i, judgment in enumerate(report.judgments):
        if judgment.basis == "unknown":
            yield Fault(f"$.judgments[{i}].basis", "the basis is unknown", "say how it came about")
    for i, statement in enumerate(report.statements):
        if statement.speaker is None:
            yield Fault(f"$.statements[{i}]", "nobody is named who said it", "name the speaker")
        for j, quote in enumerate(statement.quotes):
            path = f"$.statements[{i}].quotes[{j}]"
            if not quote.citations:
                yield Fault(path, "a quote without a citation", cite)
            if quote.attribution and quote.attribution.kind == "by-context":
                yield Fault(f"{path}.attribution", "attributed by context", "ask who said it")
    yield from _late("$.published", report.published, today)
    for i, source in enumerate(report.sources):
        yield from _late(f"$.sources[{i}].published", source.published, today)
        if source.url is None and source.sha256 is None:
            yield Fault(f"$.sources[{i}]", "no address and no fingerprint", "say where it is")
    for i, concern in enumerate(report.concerns):
        for j, event in enumerate(concern.trail):
            yield from _late(f"$.concerns[{i}].trail[{j}].date", event.date, today)
    for i, doubt in enumerate(report.doubts):
        yield Fault(f"$.doubts[{i}]", doubt.text, "settle it and take it away")
    if report.draft:
        yield Fault("$.draft", "a draft", "make it false once every doubt is settled")


def _late(path: str, date: str | None, today: datetime.date) -> Iterator[Fault]:
    # The first day that a date of less precision can mean.
    if date is not None and f"{date.split('/')[0]}-01-01"[:10] > today.isoformat():
        yield Fault(path, f"{date!r} is later than today", "check the date")


def _problem(name: str, severity: str, fault: Fault) -> Problem:
    return Problem(
        file=name,
        severity=severity,
        path=fault.path,
        line=fault.line,
        column=fault.column,
        found=fault.found,
        expected=expected(fault.path),
        remedy=fault.remedy,
    )
