"""The reports there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json

from essex_insp.dates import check_date, roughly, round_named, years
from essex_insp.errors import BadUsage, EssexInspError, short
from essex_insp.library import reports as library
from essex_insp.library.files import read
from essex_insp.matching import Filter, choose
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ReportItem


class Held(NamedTuple):
    """A report of the library under the id that commands take: its line, or its JSON data.

    The report itself is let go: of a thousand long ones it would fill the memory.
    """

    id: str
    force: str
    round: str | None
    date: str
    line: ReportItem | None
    content: Any


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
    if since is not None:
        first = _first(since)
        undated = [held.id for held in known if not held.date]
        if undated:
            notes.append(f"note: left out, for want of a date: {short(', '.join(undated), 200)}")
        known = [held for held in known if held.date and _since(held.date, first)]
    items = [held.line for held in known if held.line]
    by_kind = Filter("kind", "of kind", kind, lambda item: [item.kind])
    by_year = Filter("year", "published in", year, lambda item: [_date(item)[:4]])
    return choose("report", items, by_kind, by_year), notes


def contents(round: str | None = None) -> tuple[list[Held], list[str]]:
    """Return the reports of the library with their JSON data, whose values are of their types.

    As `listing` does, and a line for each file that was passed over.

    Raises:
        UnknownName: There is no such round.
    """
    known, notes = _known(round, whole=True)
    return [held._replace(content=held.content or _json(held.id)) for held in known], notes


def _known(round: str | None, whole: bool) -> tuple[list[Held], list[str]]:
    """The reports of a round, the newest first; one's own with their JSON data if wanted whole."""
    notes = [f"note: passed over: {line}" for line in library.passed_over()]
    bundled = (_held(library.load(name)) for name in library.bundled_ids())
    known = [*bundled, *_own(notes, whole)]
    known.sort(key=lambda held: (held.date, held.id), reverse=True)
    return known if round is None else _of_round(known, round), notes


def _json(name: str) -> Any:
    return from_json(read(library.find(name), name))


def record(report: str | None, round: str | None) -> tuple[list[Report], list[str]]:
    """Return a report, or those of a round, or all, and what has to be said of others.

    Raises:
        UnknownName: There is no such report, or none of that round.
        EssexInspError: The report cannot be read, or is not valid.
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


def _own(notes: list[str], whole: bool) -> Iterator[Held]:
    """The reports of one's own; with their JSON data, where they are wanted whole."""
    paths = library.own_paths()
    if paths:
        from essex_insp.library.checking import looked_at, outlined  # no bundled report needs it
    for name, path in sorted(paths.items()):
        try:
            data, file = read(path, str(path)), str(path)
            report, content = looked_at(data, file) if whole else (outlined(data, file), None)
        except EssexInspError as error:
            notes.append(f"note: passed over: {error.message}")
            continue
        if report.id != name:
            notes.append(f"note: {path}: its id is {report.id!r}; commands take it as {name!r}")
        yield _held(report, path, content)


def _held(report: Report, path: Path | None = None, content: Any = None) -> Held:
    name = path.stem if path else report.id
    line = Inspection(report).line(path) if content is None else None
    return Held(name, report.force.name, report.round, _date(report), line, content)


def _date(report: Report | ReportItem) -> str:
    return roughly(report.published, report.published_note, report.round)


def _of_round(known: list[Held], round: str) -> list[Held]:
    named = dict.fromkeys(held.round for held in known if held.round)
    dated = {name: span for name in named if (span := years(name))}
    rounds = sorted(dated, key=dated.__getitem__) + sorted(named.keys() - dated.keys())
    if rounds and round.strip().lower() == "latest":
        name = max(dated, key=dated.__getitem__, default=rounds[-1])
    else:
        name = round_named(round, rounds)
    first, last = years(round) or dated.get(name) or (0, 0)
    return [
        held
        for held in known
        if held.round == name or (not held.round and first <= int(held.date[:4] or 0) <= last)
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
