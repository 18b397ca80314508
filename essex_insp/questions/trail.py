"""What became of a concern: its dated story, over all reports that raise it."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from essex_insp.dates import surely_before
from essex_insp.errors import UnknownName
from essex_insp.matching import fold, select, several
from essex_insp.model import Concern, Event, Report
from essex_insp.questions.history import when
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Cite, ConcernItem, Record


class TrailConcern(Record):
    """The concern that an event belongs to."""

    id: str
    title: str
    kind: str
    label: str | None
    label_reported: bool
    status: str
    status_note: str | None
    note: str | None
    rounds: list[str]
    reports: list[str]
    force: str


class TrailItem(Record):
    """One dated step; `report` is where the data has it."""

    date: str | None
    date_note: str | None
    kind: str
    by: str | None
    summary: str
    confidence: str | None
    label: str | None
    label_reported: bool
    concern: TrailConcern
    report: str
    round: str | None
    sources: list[Cite]


def events(reports: Sequence[Inspection], wanted: str | None = None) -> list[TrailItem]:
    """Return the story of a concern, from the first mention on.

    It is named by words, among all reports of a force; else it is the first one of the first
    report, whose concerns come before those of others anyway. A report that raises it and has no
    event of its own for that adds one, dated as the report is. Nothing is concluded from the order.
    `UnknownName`: no concern answers, or more than one does and none is of the first report.
    """
    own = [concern.id for inspection in reports[:1] for concern in inspection.report.concerns]
    if wanted is not None:
        every = [concern for inspection in reports for concern in inspection.report.concerns]
        own = [named(wanted, every, own)]
    if not own:
        others = "name one of its body's others, which `concerns --all` lists"
        raise UnknownName(f"no concern is in the data of this report; {others}")
    pairs = (
        (each, concern) for each in sorted(reports, key=when) for concern in each.report.concerns
    )
    raising = [(inspection, concern) for inspection, concern in pairs if concern.id == own[0]]
    raised = [inspection.report for inspection, _ in raising]
    # The concern as the report that was asked for has it, else as the latest one has.
    asked = (concern for inspection, concern in raising if inspection is reports[0])
    subject = TrailConcern.of(
        next(asked, raising[-1][1]),
        rounds=list(dict.fromkeys(report.round for report in raised if report.round)),
        reports=[report.id for report in raised],
        force=raised[-1].force.name,
    )

    def item(inspection: Inspection, part: Concern | Event, **others: Any) -> TrailItem:
        report, sources = inspection.report, inspection.cites(part.citations)
        about = {"concern": subject, "report": report.id, "round": report.round}
        return TrailItem.of(part, **others, **about, sources=sources)

    told = []
    for inspection, concern in sorted(raising, key=lambda pair: -len(pair[1].trail)):
        for step in concern.trail:
            first = step.kind == "raised"
            label, reported = concern.kind if first else None, first and concern.label_reported
            told.append(item(inspection, step, label=label, label_reported=reported))
    dated = {event.date for event in told if event.kind == "raised"}
    for inspection, concern in raising:
        published = _raised(inspection.report, concern)
        if published["date"] not in dated:
            told.append(item(inspection, concern, label=concern.kind, **published))
    distinct: dict[tuple[str | None, str], TrailItem] = {}
    for event in told:
        distinct.setdefault((event.date, event.summary), event)
    story: list[TrailItem] = []
    for event in distinct.values():  # each before the first that is surely later
        later = (at for at, other in enumerate(story) if surely_before(event.date, other.date))
        story.insert(next(later, len(story)), event)
    return story


def distinct(inspections: Iterable[Inspection]) -> list[ConcernItem]:
    """Return all concerns, newest first; of two of a round, that of which more is said."""
    told: dict[tuple[str, str], ConcernItem] = {}

    def said(concern: ConcernItem) -> int:
        return len(concern.parts) + len(concern.quotes) + concern.events

    for inspection in sorted(inspections, key=when, reverse=True):
        for concern in inspection.concerns():
            key = (inspection.report.round or inspection.report.id, concern.id)
            told[key] = max(told.get(key, concern), concern, key=said)
    return list(told.values())


def recurring(inspections: Iterable[Inspection]) -> list[ConcernItem]:
    """Return the concerns that were raised in more than one round, each time they were.

    Only what the inspectorate itself says it raised before has one id in several rounds. The
    events of each are those of the whole story, whichever report tells it.
    """
    reports = sorted(inspections, key=when)
    by_id: dict[str, list[ConcernItem]] = {}
    for concern in chain.from_iterable(each.concerns() for each in reports):
        by_id.setdefault(concern.id, []).append(concern)
    again = []
    for name, group in by_id.items():
        if len({concern.round for concern in group if concern.round}) > 1:
            story = len(events(reports, name))
            again += [ConcernItem.of(concern, events=story) for concern in group]
    return again


def named(wanted: str, concerns: Sequence[Any], near: Iterable[str] = ()) -> str:
    """Return the id of the concern that words name, a near one of several; or `UnknownName`."""
    whole = "-".join(fold(wanted).split())
    if any(concern.id == whole for concern in concerns):
        return whole
    matches = select(
        "concern", wanted, concerns, lambda concern: [concern.id, concern.title, *concern.about]
    )
    ids = list(dict.fromkeys(concern.id for concern in matches))
    close = [name for name in near if name in ids]
    if len(ids) > 1 and len(close) != 1:
        raise several("concern", wanted, ids)
    (name,) = close or ids
    return name


def _raised(report: Report, concern: Concern) -> dict[str, Any]:
    """What the report itself tells as an event: the day on which the concern was published."""
    date, note = report.published, report.published_note
    for part in report.parts:
        first = fold(part.name).split()[:1]  # of a blank name there is none
        if any(fold(about).startswith(tuple(first)) for about in concern.about):
            date, note = part.published, part.published_note
            break
        if part.published == report.published:
            note = f"the day of its part on {part.name}"
    by = ", ".join(filter(None, (report.inspectorate, report.title)))
    return {"date": date, "date_note": note, "kind": "raised", "by": by, "confidence": None}
