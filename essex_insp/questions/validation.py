"""What is wrong in a file, and what is lawful and doubtful, all of it at once."""

import datetime
import re
from collections.abc import Iterator

from essex_insp.errors import Fault, InvalidReport, short
from essex_insp.evidence import FAILED
from essex_insp.library.checking import HALF, WHOLE, check, expected
from essex_insp.library.files import content
from essex_insp.library.papers import Paper
from essex_insp.library.parsing import LONE, decode, placed, placed_at, walk
from essex_insp.model import Report
from essex_insp.questions.record import Record
from essex_insp.questions.verification import recognised, verify

_MAYBE_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class ValidateItem(Record):
    """Something wrong in a file, or doubtful."""

    file: str
    severity: str
    path: str
    line: int | None
    column: int | None
    found: str
    expected: str
    remedy: str


def validate(
    file: str, given: Paper | None = None, source_id: str | None = None
) -> list[ValidateItem]:
    """Return the errors of a report, or, where there is none, its warnings.

    What cites a source of which a copy is given is checked against that. `UnreadableFile` where the
    file is no text, `UnknownName` where the copy is of none of the sources, or could be of several.
    """
    data = content(file)
    try:
        report = check(data, file)
    except InvalidReport as error:
        faults = list(error.faults)
        if rest := error.count - len(faults):
            more = f"{rest} more error{'s' if rest > 1 else ''}"
            faults.append(Fault("$", more, "mend these first, then check again"))
        return [_problem(file, "error", fault) for fault in faults]
    text = decode(data, file)
    doubtful = [*placed(_warnings(report, datetime.date.today()), text), *_halves(text)]
    doubtful.sort(key=lambda fault: (fault.line or 0, fault.column or 0))
    failed = placed(_misquoted(report, given, source_id), text) if given is not None else ()
    items = [_problem(file, "warning", fault) for fault in doubtful]
    return items + [_problem(file, "error", fault) for fault in failed]


def _misquoted(report: Report, given: Paper, source_id: str | None) -> Iterator[Fault]:
    """What of a report does not stand in a source."""
    source, _ = recognised(report, given, source_id)
    for item in verify(report, source, given):
        if item.verdict in FAILED:
            yield Fault(
                item.path or "$",
                f"{item.verdict} in the source: {short(repr(item.words))}",
                "compare it with the source: `essex-insp verify` shows what differs",
            )


def _halves(text: str) -> list[Fault]:
    """Halves of characters in what a report says: lawful in JSON, and no text."""
    said = [
        (Fault(value.path, f"{HALF} (U+{ord(half[0]):04X})", WHOLE), value.start)
        for value in (walk(text) if _MAYBE_HALF.search(text) else ())
        if (half := LONE.search(value.word))
    ]
    return placed_at(said, text)


def _warnings(report: Report, today: datetime.date) -> Iterator[Fault]:
    """What is lawful in a valid report and doubtful, as dates after today are."""
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


def _problem(name: str, severity: str, fault: Fault) -> ValidateItem:
    said = {"file": name, "severity": severity, "expected": expected(fault.path)}
    return ValidateItem.of(fault._asdict(), **said)
