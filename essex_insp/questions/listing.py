"""The reports there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import from_json

from essex_insp.dates import check_date, roughly, round_named, years
from essex_insp.errors import BadUsage, EssexInspError, short
from essex_insp.library import reports as library
from essex_insp.library.files import read
from essex_insp.matching import Filter, choose
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ReportItem


def listing(
    round: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    year: str | None = None,
) -> tuple[list[ReportItem], list[str]]:
    """Return the reports of the library, the newest first, and a line for each file passed over.

    Args:
        round: A round, a year in it, or `latest`; inspections of no round count to the years
            that they were published in.
        kind: Words of the kind, as in `custody`.
        since: The year, month or day from which on they were published, or a round.
        year: The year that they were published in, whatever their round.

    Raises:
        UnknownName: There is no such round, no such kind, or none of that year.
        BadUsage: `since` is no date.
    """
    known, notes = _known(round, whole=False)
    items = [item for item, _ in known]
    if since is not None:
        first = _first(since)
        undated = [item.id for item in items if not _date(item)]
        if undated:
            notes.append(f"note: left out, for want of a date: {short(', '.join(undated), 200)}")
        items = [item for item in items if _date(item) and _since(_date(item), first)]
    by_year = Filter("year", "published in", year, lambda item: [_date(item)[:4]])
    return choose("report", items, Filter("kind", "of kind", kind, _kinds), by_year), notes


def contents(round: str | None = None) -> tuple[list[tuple[ReportItem, Any]], list[str]]:
    """Return the reports of the library with their JSON data, whose values are of their types.

    As `listing` does, and a line for each file that was passed over.

    Raises:
        UnknownName: There is no such round.
    """
    known, notes = _known(round, whole=True)
    return [(item, content or _json(item)) for item, content in known], notes


def _known(round: str | None, whole: bool) -> tuple[list[tuple[ReportItem, Any]], list[str]]:
    """The reports of a round, the newest first; those of one's own with their JSON data."""
    notes = [f"note: passed over: {line}" for line in library.passed_over()]
    known = [*((item, None) for item in _bundled()), *_own(notes, whole)]
    known.sort(key=lambda pair: (_date(pair[0]), pair[0].id), reverse=True)
    if round is not None:
        of_round = {item.id for item in _of_round([item for item, _ in known], round)}
        known = [(item, content) for item, content in known if item.id in of_round]
    return known, notes


def _json(item: ReportItem) -> Any:
    return from_json(read(library.find(item.id), item.id))


def record(report: str | None, round: str | None) -> tuple[list[Report], list[str]]:
    """Return a report, or those of a round, or all, and what has to be said of others.

    Raises:
        UnknownName: There is no such report, or none of that round.
    """
    if report is not None:
        return [library.load(report)], []
    items, notes = listing(round)
    reports = []
    for item in items:
        try:
            reports.append(library.load(item.id))
        except EssexInspError as error:  # of its line alone nothing was wrong
            notes.append(f"note: passed over: {error.message}")
    return reports, notes


def _bundled() -> Iterable[ReportItem]:
    return (Inspection(library.load(name)).line() for name in library.bundled_ids())


def _own(notes: list[str], whole: bool) -> Iterable[tuple[ReportItem, Any]]:
    """The reports of one's own; with their JSON data, where they are wanted whole."""
    paths = library.own_paths()
    if paths:
        from essex_insp.library.checking import looked_at, outlined  # no bundled report needs it
    for path in paths.values():
        try:
            data, name = read(path, str(path)), str(path)
            report, content = looked_at(data, name) if whole else (outlined(data, name), None)
            item = Inspection(report).line(path)
        except EssexInspError as error:
            notes.append(f"note: passed over: {error.message}")
            continue
        if report.id != item.id:
            notes.append(f"note: {path}: its id is {report.id!r}; commands take it as {item.id!r}")
        yield item, content


def _date(item: ReportItem) -> str:
    return roughly(item.published, item.published_note, item.round)


def _of_round(items: list[ReportItem], round: str) -> list[ReportItem]:
    dated = {item.round: span for item in items if item.round and (span := years(item.round))}
    rounds = sorted(dated, key=lambda name: dated[name])
    rounds += sorted({item.round for item in items if item.round} - dated.keys())
    if rounds and round.strip().lower() == "latest":
        name = max(dated, key=lambda known: dated[known], default=rounds[-1])
    else:
        name = round_named(round, rounds)
    first, last = years(round) or dated.get(name) or (0, 0)
    return [
        item
        for item in items
        if item.round == name or (not item.round and first <= int(_date(item)[:4] or 0) <= last)
    ]


def _first(since: str) -> str:
    span = years(since)
    try:
        return str(span[0]) if span else check_date(since).partition("/")[0]
    except ValueError as error:
        raise BadUsage(f"--since {short(repr(since))}: {error}") from None


def _since(date: str, first: str) -> bool:
    """Whether a date is not before another, as far as both are known."""
    least = min(len(date), len(first))
    return date.partition("/")[2][:least] >= first[:least] or date[:least] >= first[:least]


def _kinds(item: ReportItem) -> list[str | None]:
    return [item.kind]
