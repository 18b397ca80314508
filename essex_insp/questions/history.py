"""One force's judgments, areas down and rounds across, and what may be said of their change.

The rules, from HMICFRS's own pages by way of `frameworks`:

- A change is told only between two judgments that were made, each in its own round, within one
  framework whose rounds HMICFRS says may be compared. What was carried over, ungraded, not
  inspected or not read has no change and is no ground for one.
- Where rounds between the two have no judgment of their own, the change says which, and why.
- Between rounds that may not be compared there is a break, with its reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from essex_insp.dates import in_time, roughly, years
from essex_insp.errors import UnknownName, short
from essex_insp.library import areas, frameworks, scales
from essex_insp.library.areas import AreaKey
from essex_insp.library.subjects import placed
from essex_insp.model import PILLARS, Report
from essex_insp.questions import record
from essex_insp.questions.documents import cites
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Cite, Dispute, GradeItem, Record, Remark

LATEST = "latest"


class Pause(Record):
    """A year without a round."""

    year: str
    why: str
    sources: list[Cite]


class Break(Record):
    """Why a round may not be compared with the one shown before it.

    `comparable` is `no` where that is said, and `not known` where nobody says.
    """

    after: str
    comparable: str
    why: str
    no_round: list[Pause]
    sources: list[Cite]


class Between(Record):
    """A round between two judgments that has none of its own, and what it has instead."""

    round: str | None
    grade: str | None
    basis: str | None
    inferred_grade: str | None
    instead: str | None


class Change(Record):
    """How a grade stands, `up`, `down` or `same`, to the one made before, and what lies between."""

    direction: str
    from_round: str
    from_grade: str
    between: list[Between]


class HistoryItem(
    GradeItem,
    ordered="force area heading question pillar level round grade basis judged_in change "
    "break_before sources id subject body inferred_grade confidence note caveat disagreements "
    "report title published published_note scale instead basis_reading why",
):
    """A judgment in its place in the history; `heading` is what its own round calls the area.

    `subject` is its id, or where its report has another one, that by which all forces have it.
    """

    force: str
    heading: str
    subject: str
    round: str | None
    change: Change | None
    break_before: Break | None
    caveat: str | None
    report: str | None
    title: str | None
    published: str | None
    published_note: str | None


class Judgments(NamedTuple):
    """What a force's reports tell of its judgments."""

    rounds: dict[str, list[Inspection]]  # the reports of each, in order of time
    items: list[HistoryItem]  # of the rounds
    others: list[HistoryItem]  # of inspections of no round


def judgments(inspections: Iterable[Inspection]) -> Judgments:
    """Return what reports tell of the judgments of a force, none with a change or a break yet."""
    reports = list(inspections)
    rounds = _grouped(reports)
    items = _named([item for group in rounds.values() for item in _of_round(group)])
    others = sorted((each for each in reports if each.report.round is None), key=when)
    return Judgments(rounds, items, [item for each in others for item in of_report(each)])


def in_rows(items: list[HistoryItem], rounds: dict[str, list[Inspection]]) -> list[HistoryItem]:
    """Return judgments, an area after the other, with their breaks and changes; others follow."""
    by_id: dict[AreaKey, list[HistoryItem]] = {}
    for item in items:
        if item.round is not None:
            by_id.setdefault((item.pillar, item.subject), []).append(item)
    rows = _ordered(by_id)
    graded = {item.round for item in items}
    fullest = {}
    for name, group in rounds.items():
        fullest[name] = min(group, key=lambda each: each.report.framework is None).report
    parted = breaks(report for name, report in fullest.items() if name in graded)
    history = [item for row in rows for item in _changes(row, fullest, parted)]
    return history + [item for item in items if item.round is None]


def _named(items: list[HistoryItem]) -> list[HistoryItem]:
    """Judgments under one name an area: the one that all forces have it by, else its last."""
    last = {(item.pillar, item.subject): item.heading for item in items}
    for item in items:
        named = item.pillar is None and (item.round in areas.KINDS or item.subject != item.id)
        heading = last[item.pillar, item.subject]
        item["area"] = areas.names().get(item.subject, heading) if named else heading
    return items


def _of_round(group: list[Inspection]) -> list[HistoryItem]:
    """The judgments of a round: those of its fullest report, and what only others have."""
    items: dict[AreaKey, HistoryItem] = {}
    for item in chain.from_iterable(map(of_report, group)):
        key = item.pillar, item.subject
        first = items.setdefault(key, item)
        known = [record.is_read(each) or each.basis != "unknown" for each in (first, item)]
        if not known[0]:
            items[key] = item
        elif known[1] and (first.grade, first.basis) != (item.grade, item.basis):
            first["disagreements"] = [*first.disagreements, _differing(first, item)]
    return list(items.values())


def _differing(item: HistoryItem, other: HistoryItem) -> Dispute:
    """What two judgments say of one round that do not say the same; the first is shown."""
    sayings = []
    for side in (item, other):
        teller = f"The report {side.report} has" if side.report else "The pages on all forces have"
        graded = record.grade_words(side) if record.is_read(side) else "no grade"
        sayings.append(Remark(text=f"{teller} {graded}, {side.basis}.", sources=side.sources))
    about = f"What {item.heading} was graded in {item.round}"
    used = f"report {item.report} has" if item.report else "pages on all forces have"
    return Dispute(about=about, sayings=sayings, used=f"What the {used}.")


def of_report(inspection: Inspection) -> Iterator[HistoryItem]:
    """Yield the judgments of a report, none of which has a change yet, nor a break before it."""
    report = inspection.report
    rules = report.framework.id if report.framework else None
    caveat = frameworks.load().caveat(rules, report.round)
    about = {**vars(report), "force": report.force.name, "report": report.id, "caveat": caveat}
    rows = placed(report)
    for grade in inspection.grades():
        pillar, subject = rows[grade.id]
        known = {**about, **grade, "heading": grade.area, "pillar": pillar, "subject": subject}
        yield HistoryItem.of(known, change=None, break_before=None)


def _ordered(rows: dict[AreaKey, list[HistoryItem]]) -> list[list[HistoryItem]]:
    """PEEL's pillars first, then others, what has none at the end; overall judgments first.

    The areas since 2021-22 stand in one order, whatever that of a report.
    """
    known = dict.fromkeys([*PILLARS, *(pillar for pillar, _ in rows if pillar), None])
    pillars = {pillar: at for at, pillar in enumerate(known)}
    names: dict[AreaKey, int] = {(None, name): at for at, name in enumerate(areas.names())}

    def place(area: AreaKey) -> tuple[int, bool, int]:
        overall = any(item.level == "overall" for item in rows[area])
        return pillars[area[0]], not overall, names.get(area, len(names))

    return [rows[area] for area in sorted(rows, key=place)]


def _changes(
    row: list[HistoryItem], reports: dict[str, Report], parted: dict[str, Break]
) -> list[HistoryItem]:
    """A row, each item with its break and with its change since the judgment made before it."""
    by_round, rules = {str(item.round): item for item in row}, frameworks.load()

    def scale(first: str, second: str) -> list[str]:
        before, after = by_round[first].scale, by_round[second].scale
        compared = before == after and rules.between(reports[first], reports[second]).allowed
        return after if compared else []

    changed = changes(by_round, list(reports), scale)
    told = ((item, parted.get(name), changed.get(name)) for name, item in by_round.items())
    return [HistoryItem.of(item, break_before=apart, change=turn) for item, apart, turn in told]


def changes(
    row: Mapping[str, Any], rounds: Iterable[str], scale: Callable[[str, str], Sequence[str]]
) -> dict[str, Change]:
    """Return the change of the judgments of an area, by their rounds, of all `rounds` in order.

    It is since the judgment made before, on the `scale` of both rounds, none if they have none.
    """
    told = {}
    last, between = "", list[str]()
    for name in rounds:
        here: Any = row.get(name)
        stated = here and (here.basis, here.basis_reading) == ("inspected", "stated")
        # It was given in its own round, as far as a source says.
        if not (stated and here.grade and here.judged_in in (None, here.round)):
            between.append(name)
            continue
        grade: str = row[last].grade if last else ""
        if last and (turn := scales.direction(grade, here.grade, scale(last, name))):
            lain = []
            for each in between:
                known = {key: getattr(row.get(each), key, None) for key in Between.fields}
                lain.append(Between.of(known, round=each))
            told[name] = Change(direction=turn, from_round=last, from_grade=grade, between=lain)
        last, between = name, []
    return told


def _grouped(inspections: Iterable[Inspection]) -> dict[str, list[Inspection]]:
    """The reports of each round, these in order of time, the fullest report first.

    What pages on all forces tell comes after them, and then what is a draft or on another scale.
    """
    of_round = frameworks.load().of_round

    def fullest(inspection: Inspection) -> tuple[bool, bool, int, str]:
        report = inspection.report
        rules, framework = of_round.get(report.round or ""), report.framework
        apart = rules is not None and (framework is None or framework.id != rules.id)
        return report.draft or apart, not report.id, -len(report.judgments), report.id or ""

    def order(round: tuple[str, list[Inspection]]) -> tuple[tuple[int, int], str, str]:
        date, report = min(map(when, round[1]))
        return *in_time(round[0], date), report

    by_round: dict[str, list[Inspection]] = {}
    for inspection in sorted(inspections, key=fullest):
        if inspection.report.round is not None:
            by_round.setdefault(inspection.report.round, []).append(inspection)
    return dict(sorted(by_round.items(), key=order))


def when(inspection: Inspection) -> tuple[str, str]:
    """Return what puts reports in order of time: when they appeared, their ids."""
    return roughly(vars(inspection.report)), inspection.report.id or ""


def begun(rounds: dict[str, list[Inspection]], when: str) -> dict[str, list[Inspection]]:
    """Return the rounds from one on: its name, a year in it, or `latest`; or `UnknownName`."""
    if rounds and when.casefold() == LATEST:
        return dict([*rounds.items()][-1:])
    first, _ = years(when) or (9999, 9999)
    for number, name in enumerate(rounds):
        if name == when or first <= (years(name) or (0, 0))[1]:
            return dict([*rounds.items()][number:])
    raise UnknownName(f"no round since {short(repr(when))}; there is {', '.join(rounds) or 'none'}")


def breaks(reports: Iterable[Report]) -> dict[str, Break]:
    """Return the break before each round that may not be compared with the one before it.

    The rounds are given by a report of each, in order of time.
    """
    rules = frameworks.load()
    parted = {}
    for before, after in pairwise(reports):
        if (told := rules.between(before, after)).allowed:
            continue
        first, second = str(before.round), str(after.round)
        framed = (each.framework and rules.rules(each.framework.id) for each in (before, after))
        pauses = [
            Pause(year=pause.year, why=pause.why, sources=cites(pause.citations, rules.by_source))
            for pause in (rules.no_round if all(framed) else ())
            if first < pause.year < second
        ]
        parted[second] = Break(
            after=first,
            comparable="not known" if told.allowed is None else "no",
            why=told.why,
            no_round=pauses,
            sources=cites(told.citations, rules.by_source),
        )
    return parted
