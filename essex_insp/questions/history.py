"""One force's judgments, areas down and rounds across, and what may be said of their change.

The rules, from HMICFRS's own pages by way of `frameworks`:

- A change is told only between two judgments that were made, each in its own round, within one
  framework whose rounds HMICFRS says may be compared. What was carried over, ungraded, not
  inspected or not read has no change and is no ground for one.
- Where rounds between the two have no judgment of their own, the change says which, and why.
- Between rounds that may not be compared there is a break, with its reason.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from essex_insp.dates import years
from essex_insp.errors import UnknownName, short
from essex_insp.library import areas, frameworks, scales
from essex_insp.matching import Filter, choose
from essex_insp.model import PILLARS
from essex_insp.questions.inspection import Inspection, by_pillar
from essex_insp.questions.record import Dispute, GradeItem, Record, Remark
from essex_insp.questions.rounds import Break, Move, begun, breaks, comparable, grouped, made, when

AreaKey: TypeAlias = "tuple[str | None, str]"
"""The pillar and the id of an area."""


class Between(Record):
    """A round between two judgments that has none of its own, and what it has instead."""

    round: str | None
    grade: str | None
    basis: str | None
    inferred_grade: str | None
    instead: str | None


class Change(Move):
    """How a grade stands to the one made before it, and what lies between the two."""

    between: list[Between]


class HistoryItem(
    GradeItem,
    ordered="force area heading question pillar level round grade basis judged_in change "
    "break_before sources id body inferred_grade confidence note caveat disagreements report "
    "title published published_note scale instead basis_reading why",
):
    """A judgment in its place in the history; `heading` is what its own round calls the area."""

    force: str
    heading: str
    round: str | None
    change: Change | None
    break_before: Break | None
    caveat: str | None
    report: str | None
    title: str | None
    published: str | None
    published_note: str | None


def cells(
    inspections: Iterable[Inspection],
    area: str | None = None,
    pillar: str | None = None,
    since: str | None = None,
    related: bool = False,
    moved: Collection[str] = (),
) -> list[HistoryItem]:
    """Return what `ForceReports.history` does, of a force's reports.

    `UnknownName`: no round, area or pillar answers, or only an inspection of no round has it.
    """
    reports = list(inspections)
    rounds = grouped(reports)
    if since is not None:
        rounds = begun(rounds, since)
    items = _named([item for group in rounds for item in _of_round(group)])
    others = _related([each for each in reports if each.report.round is None], since)
    by_area = Filter("area", "on", area, _area_names)
    if related or not items:
        items += others
    elif not any(map(by_area.keeps, items)) and any(map(by_area.keeps, others)):
        raise UnknownName(
            f"no area of a round matches {short(repr(area))}; an inspection that belongs to no "
            "round has it: add --all"
        )
    chosen = choose("grade", items, by_area, by_pillar(pillar))
    # What answers by what one round called it is meant in all of them.
    told_by = areas.lasting if area else lambda *told: told
    meant = {told_by(item.pillar, item.id) for item in chosen}
    kept = [item for item in items if told_by(item.pillar, item.id) in meant]
    by_id: dict[AreaKey, list[HistoryItem]] = {}
    for item in kept:
        if item.round is not None:
            by_id.setdefault((item.pillar, item.id), []).append(item)
    rows = _ordered(by_id)
    graded = {item.round for row in rows for item in row}
    shown = [group for group in rounds if group[0].report.round in graded]
    parted = breaks(shown)
    history = [item for row in rows for item in _changes(row, rounds, parted)]
    history += [item for item in kept if item.round is None]
    if moved:
        return [item for item in history if item.change and item.change.direction in moved]
    return history


def _area_names(item: HistoryItem) -> list[str | None]:
    return [item.area, item.heading, item.id, item.question]


def _named(items: list[HistoryItem]) -> list[HistoryItem]:
    """Judgments under one name an area: the one that all forces have it by, else its last."""
    last = {(item.pillar, item.id): item.heading for item in items}
    for item in items:
        of_all = item.pillar is None and item.round in areas.KINDS and areas.names().get(item.id)
        item["area"] = of_all or last[item.pillar, item.id]
    return items


def _of_round(group: list[Inspection]) -> list[HistoryItem]:
    """The judgments of a round: those of its fullest report, and what only others have."""
    items: dict[AreaKey, HistoryItem] = {}
    for item in chain.from_iterable(map(_items, group)):
        first = items.setdefault((item.pillar, item.id), item)
        if (first.grade, first.basis) != (item.grade, item.basis):
            first["disagreements"] = [*first.disagreements, _differing(first, item)]
    return list(items.values())


def _differing(item: HistoryItem, other: HistoryItem) -> Dispute:
    """Two reports of one round that do not say the same."""
    sayings = []
    for side in (item, other):
        teller = f"The report {side.report} has" if side.report else "The pages on all forces have"
        said = f"{teller} {side.grade or 'no grade'}, {side.basis}."
        sayings.append(Remark(text=said, sources=side.sources))
    return Dispute(
        about=f"What {item.heading} was graded in {item.round}",
        sayings=sayings,
        used=f"The report {item.report}, which has more judgments." if other.report else None,
    )


def _related(inspections: list[Inspection], since: str | None) -> list[HistoryItem]:
    span = years(since or "")
    return [
        item
        for inspection in sorted(inspections, key=when)
        if span is None or when(inspection)[0] >= str(span[0])
        for item in _items(inspection)
    ]


def _items(inspection: Inspection) -> Iterator[HistoryItem]:
    """The judgments of a report, none of which has a change yet, nor a break before it."""
    report = inspection.report
    rules = report.framework.id if report.framework else None
    caveat = frameworks.load().caveat(rules, report.round)
    about = {**vars(report), "force": report.force.name, "report": report.id, "caveat": caveat}
    for grade in inspection.grades():
        known = {**about, **grade, "heading": grade.area}
        yield HistoryItem.of(known, change=None, break_before=None)


def _ordered(rows: dict[AreaKey, list[HistoryItem]]) -> list[list[HistoryItem]]:
    """PEEL's pillars first, then others, what has none at the end; overall judgments first.

    The areas since 2021-22 stand in one order, whatever that of a report.
    """
    pillars = [*PILLARS, *(pillar for pillar, _ in rows if pillar), None]
    names: dict[AreaKey, int] = {(None, name): at for at, name in enumerate(areas.names())}

    def place(area: AreaKey) -> tuple[int, bool, int]:
        overall = any(item.level == "overall" for item in rows[area])
        return pillars.index(area[0]), not overall, names.get(area, len(names))

    return [rows[area] for area in sorted(rows, key=place)]


def _changes(
    row: list[HistoryItem], rounds: list[list[Inspection]], parted: dict[str, Break]
) -> list[HistoryItem]:
    """A row, each item with its break and with its change since the judgment made before it."""
    by_round = {item.round: item for item in row}
    told = {group[0].report.round: group[0].report for group in rounds}
    order = list(told)
    unknown = dict.fromkeys(Between.fields)
    last: HistoryItem | None = None
    for item in row:
        item["break_before"] = parted.get(str(item.round))
        if not made(item):
            continue
        comparing = last is not None and comparable(told[last.round], told[item.round])
        if last is not None and comparing and (moved := direction(last, item)):
            skipped = order[order.index(last.round) + 1 : order.index(item.round)]
            item["change"] = Change(
                direction=moved,
                from_round=str(last.round),
                from_grade=str(last.grade),
                between=[Between.of(by_round.get(name, unknown), round=name) for name in skipped],
            )
        last = item
    return row


def direction(before: HistoryItem, after: HistoryItem) -> str | None:
    """Return how a grade stands to another: `up`, `down`, `same`; `None` where nobody can tell."""
    if before.scale != after.scale:
        return None
    return scales.direction(before.grade, after.grade, before.scale)
