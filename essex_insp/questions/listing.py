"""The reports there are."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from essex_insp.dates import check_date, roughly, round_named, surely_before, years
from essex_insp.errors import BadUsage, short
from essex_insp.library import reports as library
from essex_insp.library.checking import listed
from essex_insp.matching import Filter, choose
from essex_insp.model import Report
from essex_insp.questions.documents import cite
from essex_insp.questions.record import ReportItem

T = TypeVar("T", bound=Mapping[str, Any])


def listing(
    round: str | None = None, kind: str | None = None, since: str | None = None
) -> tuple[list[ReportItem], list[str]]:
    """Return the reports of the library, the newest first, and a line for each file passed over.

    Inspections of no round count to the rounds of the years that they were published in.
    `UnknownName` for what none is of, `BadUsage` where `since` is no date.
    """
    notes: list[str] = []
    lines = library.each(partial(_line, notes, library.default_id()), notes)
    items = in_order((line for _, line in lines), round)
    if since is not None:
        span = years(since)
        try:
            begun = str(span[0]) if span else check_date(since).partition("/")[0]
        except ValueError as error:
            raise BadUsage(f"--since {short(repr(since))}: {error}") from None
        dates = [(item, roughly(item)) for item in items]
        if undated := [item.id for item, date in dates if not date]:
            notes.append(f"note: left out, for want of a date: {short(', '.join(undated), 200)}")
        items = [item for item, date in dates if date and not surely_before(date, begun)]
    by_kind = Filter("kind", "of kind", kind, lambda item: [item.kind])
    return choose("report", items, by_kind), notes


def in_order(reports: Iterable[T], round: str | None) -> list[T]:
    """Return what tells of reports, of a round (`UnknownName`: none) or all, the newest first."""
    known = sorted(reports, key=lambda report: (roughly(report), report["id"]), reverse=True)
    if round is None:
        return known
    cycles = (report["round"] for report in known if report["kind"] == "peel")
    name = round_named(round, (report["round"] for report in known), cycles)
    first, last = years(round) or years(name) or (0, 0)
    return [
        report
        for report in known
        if report["round"] in (name, round)
        or (not report["round"] and first <= int(roughly(report)[:4] or 0) <= last)
    ]


def _line(notes: list[str], default: str, data: bytes, path: Path) -> ReportItem:
    """The line of a report, under the id that commands take it by."""
    name, told = path.stem, listed(data, str(path))
    if told["id"] != name:
        notes.append(f"note: {path}: its id is {told['id']!r}; commands take it as {name!r}")
    sources, teller = told["sources"], told["told_by"]
    return ReportItem.of(
        told,
        id=name,
        force=told["force"]["name"],
        told_by=sources[teller].publisher if teller else None,
        default=name == default,
        file=None if library.is_bundled(path) else str(path),
        sources=[cite(sources[place["source"]], told["id"], place) for place in told["citations"]],
    )


def record(report: str | None, round: str | None) -> tuple[list[Report], list[str]]:
    """Return a report, or those of a round, or all, and what has to be said of others.

    `UnknownName`: there is no such report, or none of that round; what cannot be read raises too.
    """
    if report is not None:
        return [library.load(report)], []
    items, notes = listing(round)
    # Of a line alone nothing may be wrong.
    return list(library.loaded([item.id for item in items], notes).values()), notes
