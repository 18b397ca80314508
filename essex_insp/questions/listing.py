"""The reports there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from essex_insp.dates import check_date, roughly, round_named, years
from essex_insp.errors import BadUsage, EssexInspError, short
from essex_insp.library import reports as library
from essex_insp.library.memory import remembered
from essex_insp.matching import Filter, choose
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ReportItem
from essex_insp.questions.record import Cite


def listing(
    round: str | None = None, kind: str | None = None, since: str | None = None
) -> tuple[list[ReportItem], list[str]]:
    """Return the reports of the library, the newest first, and what has to be said of others.

    Args:
        round: A round, a year in it, or `latest`; inspections of no round count to the years
            that they were published in.
        kind: Words of the kind, as in `custody`.
        since: The year, month or day from which on they were published, or a round.

    Returns:
        The reports, and a line for each file that was passed over.

    Raises:
        UnknownName: There is no such round, or no such kind.
        BadUsage: `since` is no date.
    """
    notes = [f"note: passed over: {line}" for line in library.passed_over()]
    items = [*_bundled(), *_own(notes)]
    items.sort(key=lambda item: (_date(item), item.id))
    items.reverse()
    if round is not None:
        items = _of_round(items, round)
    if since is not None:
        first = _first(since)
        undated = [item.id for item in items if not _date(item)]
        if undated:
            notes.append(f"note: left out, for want of a date: {short(', '.join(undated), 200)}")
        items = [item for item in items if _date(item) and _since(_date(item), first)]
    return choose("report", items, Filter("kind", "of kind", kind, _kinds)), notes


def _bundled() -> Iterable[ReportItem]:
    own = set(library.own_ids())
    for name in library.ids():
        if name not in own:
            yield _with_default(Inspection(library.load(name)).line())


def _own(notes: list[str]) -> Iterable[ReportItem]:
    files = [library.find(name) for name in library.own_ids()]
    for path, kept in zip(files, remembered(files, _read), strict=True):
        answer = kept if isinstance(kept, str) else _restored(kept) or _read(path)
        if isinstance(answer, str):
            notes.append(f"note: passed over: {answer}")
            continue
        item = answer
        if item.id != path.stem:
            notes.append(f"note: {path}: its id is {item.id!r}; commands take it as {path.stem!r}")
            item["id"] = path.stem
        item["file"] = str(path)
        yield _with_default(item)


def _read(path: Path) -> ReportItem | str:
    """The line of a report of one's own, or why it cannot be read."""
    try:
        return Inspection(library.load(path.stem)).line()
    except EssexInspError as error:
        return error.message


def _restored(kept: Any) -> ReportItem | None:
    """A line as it was kept; `None` where it is none."""
    try:
        item = ReportItem(**{**kept, "sources": [Cite(**cite) for cite in kept["sources"]]})
        texts = [value for key, value in item.items() if key not in ("draft", "default", "sources")]
        if item.published is not None:
            check_date(item.published)
    except (TypeError, ValueError, LookupError):
        return None
    return item if all(isinstance(text, (str, type(None))) for text in texts) else None


def _with_default(item: ReportItem) -> ReportItem:
    item["default"] = item.id == library.default_id()
    return item


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
