"""One force's judgments, areas down and rounds across, and what may be said of their change.

The rules, from HMICFRS's own pages by way of `frameworks`:

- A change is told only between two judgments that were made, each in its own round, within one
  framework whose rounds HMICFRS says may be compared. What was carried over, ungraded, not
  inspected or not read has no change and is no ground for one.
- Where rounds between the two have no judgment of their own, the change says which, and why.
- Between rounds that may not be compared there is a break, with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from essex_insp.dates import years
from essex_insp.errors import UnknownName, short
from essex_insp.library.frameworks import Frameworks
from essex_insp.matching import matches, select
from essex_insp.model import PILLARS, Report
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import GradeItem
from essex_insp.questions.record import Cite, Dispute, Record, Side
from essex_insp.questions.rounds import Break, begun, breaks, comparable, grouped, rules_of, when


class Between(Record):
    """A round between two judgments that has none of its own, and what it has instead."""

    round: str
    grade: str | None
    basis: str | None
    inferred_grade: str | None
    instead: str | None


class Change(Record):
    """How a grade stands to the one made before it: `up`, `down` or `same`."""

    direction: str
    from_round: str
    from_grade: str
    between: list[Between]


class HistoryItem(Record):
    """A judgment in its place in the history."""

    force: str
    area: str
    question: str | None
    pillar: str | None
    level: str
    round: str | None
    grade: str | None
    basis: str
    judged_in: str | None
    change: Change | None
    break_before: Break | None
    sources: list[Cite]
    id: str
    body: str | None
    inferred_grade: str | None
    confidence: str | None
    note: str | None
    caveat: str | None
    disagreements: list[Dispute]
    report: str
    title: str
    published: str | None
    published_note: str | None
    scale: list[str]
    instead: str | None
    basis_reading: str
    why: str | None


def cells(
    inspections: Iterable[Inspection],
    frameworks: Frameworks,
    area: str | None = None,
    pillar: str | None = None,
    since: str | None = None,
    related: bool = False,
) -> list[HistoryItem]:
    """Return a force's judgments, one area after the other, each in order of the rounds.

    Args:
        inspections: The force's reports, in any order.
        frameworks: What may be compared.
        area: Words of the area, its question or its id.
        pillar: Words of the pillar.
        since: The first round to show, or a year in it.
        related: Whether inspections that are no rounds are added, after the rounds.

    Raises:
        UnknownName: A filter matches nothing.
    """
    reports = list(inspections)
    rounds = grouped(reports)
    if since is not None:
        rounds = begun(rounds, since)
    found = [cell for group in rounds for cell in _of_round(group, frameworks)]
    others = _related([one for one in reports if one.report.round is None], since)
    if related:
        found += others
    elif area and not _of_area(area, found) and _of_area(area, others):
        raise UnknownName(
            f"no area of a round matches {short(repr(area))}; an inspection that belongs to no "
            "round has it: add --all"
        )
    kept: Sequence[HistoryItem] = select("area", area, found, _area_names)
    kept = select("pillar", pillar, kept, lambda one: [one.pillar])
    by_area: dict[tuple[str | None, str], list[HistoryItem]] = {}
    for cell in kept:
        if cell.round is not None:
            by_area.setdefault((cell.pillar, cell.id), []).append(cell)
    rows = sorted(by_area.values(), key=_place([row[0].pillar for row in by_area.values()]))
    shown = list(dict.fromkeys(one.report.round for group in rounds for one in group))
    parted = breaks(rounds, frameworks)
    by_id = {one.report.id: one.report for one in reports}
    history = [cell for row in rows for cell in _changes(row, shown, parted, by_id, frameworks)]
    return history + [cell for cell in kept if cell.round is None]


def _area_names(cell: HistoryItem) -> list[str | None]:
    return [cell.area, cell.id, cell.question]


def _of_area(wanted: str, cells: list[HistoryItem]) -> bool:
    return any(matches(wanted, *_area_names(cell)) for cell in cells)


def _of_round(group: list[Inspection], frameworks: Frameworks) -> list[HistoryItem]:
    """The judgments of a round: those of its fullest report, and what only others have."""
    found: dict[str, HistoryItem] = {}
    for inspection in group:
        for grade in inspection.grades():
            first = found.get(grade.id)
            if first is None:
                found[grade.id] = _cell(inspection, grade, _caveat(inspection, frameworks))
            elif (first.grade, first.basis) != (grade.grade, grade.basis):
                first["disagreements"] = [
                    *first.disagreements,
                    _differing(first, grade, inspection),
                ]
    return list(found.values())


def _differing(cell: HistoryItem, grade: GradeItem, inspection: Inspection) -> Dispute:
    """Two reports of one round that do not say the same."""
    sides = [(cell.report, cell), (inspection.report.id, grade)]
    return Dispute(
        about=f"What {cell.area} was graded in {cell.round}",
        sayings=[
            Side(
                text=f"The report {report} has {one.grade or 'no grade'}, {one.basis}.",
                sources=one.sources,
            )
            for report, one in sides
        ],
        used=f"The report {cell.report}, which has more judgments.",
    )


def _related(inspections: list[Inspection], since: str | None) -> list[HistoryItem]:
    span = years(since) if since else None
    inspections = sorted(inspections, key=when)
    return [
        _cell(one, grade, None)
        for one in inspections
        if span is None or when(one)[0] >= span[0]
        for grade in one.grades()
    ]


def _cell(inspection: Inspection, grade: GradeItem, caveat: str | None) -> HistoryItem:
    report = inspection.report
    values: dict[str, Any] = {
        **grade,
        "round": report.round,
        "change": None,
        "break_before": None,
        "caveat": caveat,
        "report": report.id,
        "title": report.title,
        "published": report.published,
        "published_note": report.published_note,
        "force": report.force.name,
    }
    return HistoryItem(**{key: values[key] for key in HistoryItem.__annotations__})


def _caveat(inspection: Inspection, frameworks: Frameworks) -> str | None:
    rules = rules_of(inspection, frameworks)
    said = [
        one.text for one in (rules.caveats if rules else ()) if one.round == inspection.report.round
    ]
    return " ".join(said) or None


def _place(pillars: Iterable[str | None]) -> Callable[[list[HistoryItem]], tuple[int, bool]]:
    """PEEL's pillars first, then others, what has none at the end; overall judgments first."""
    named = [pillar for pillar in pillars if pillar is not None]
    order = {pillar: at for at, pillar in enumerate(dict.fromkeys([*PILLARS, *named, None]))}
    return lambda row: (order[row[0].pillar], row[0].level != "overall")


def _changes(
    row: list[HistoryItem],
    shown: list[str | None],
    parted: dict[str, Break],
    reports: dict[str, Report],
    frameworks: Frameworks,
) -> list[HistoryItem]:
    """A row, each cell with its break and with its change since the judgment made before it."""
    by_round = {cell.round: cell for cell in row}
    made: HistoryItem | None = None
    for cell in row:
        cell["break_before"] = parted.get(str(cell.round))
        if not _made(cell):
            continue
        may = made and comparable(reports[made.report], reports[cell.report], frameworks)
        if made is not None and may and made.scale == cell.scale:
            skipped = shown[shown.index(made.round) + 1 : shown.index(cell.round)]
            between = [_between(one, by_round) for one in skipped]
            cell["change"] = _change(made, cell, between)
        made = cell
    return row


def _made(cell: HistoryItem) -> bool:
    return (
        cell.grade is not None
        and cell.basis == "inspected"
        and cell.judged_in in (None, cell.round)
    )


def _change(one: HistoryItem, other: HistoryItem, between: list[Between]) -> Change:
    steps = other.scale.index(one.grade or "") - other.scale.index(other.grade or "")
    return Change(
        direction="up" if steps > 0 else "down" if steps < 0 else "same",
        from_round=one.round,
        from_grade=one.grade,
        between=between,
    )


def _between(round: str | None, by_round: dict[str | None, HistoryItem]) -> Between:
    cell = by_round.get(round)
    return Between(
        round=round,
        grade=cell.grade if cell else None,
        basis=cell.basis if cell else None,
        inferred_grade=cell.inferred_grade if cell else None,
        instead=cell.instead if cell else None,
    )
