"""What a paper on a report needs: its facts, what followed, and what is not established."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from essex_insp.dates import years
from essex_insp.errors import UnknownName
from essex_insp.questions import explain, trail
from essex_insp.questions.citations import once
from essex_insp.questions.compare import CompareItem
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ConcernItem, FindingItem, FrontItem, GradeItem, QuoteItem
from essex_insp.questions.record import Cite, Dispute, Record
from essex_insp.questions.rounds import Break


class ChangeItem(Record):
    """A grade with the one made before it that it may be compared with."""

    now: HistoryItem
    sources: list[Cite]


class BreakItem(Record):
    """Two rounds whose grades may not be compared."""

    round: str
    parted: Break


class AskItem(Record):
    """A question to ask: what it rests on, and what is not established."""

    question: str
    known: str
    unknown: str
    sources: list[Cite]


class BriefItem(Record):
    """A paper on a report; `trail` tells of the concern that was asked for, or the first."""

    front: FrontItem
    changes: list[ChangeItem]
    breaks: list[BreakItem]
    standings: list[CompareItem]
    concern: ConcernItem | None
    trail: list[trail.TrailItem]
    quotes: list[QuoteItem]
    questions: list[AskItem]
    terms: list[explain.ExplainItem]
    reply: explain.ExplainItem | None
    sources: list[Cite]


LOW = 2
"""So many grades at the lower end of a scale of four or five are asked about."""


def brief(inspection: Inspection, force: ForceReports, concern: str | None = None) -> BriefItem:
    """Return what a paper on a report needs.

    Args:
        inspection: The report.
        force: All reports of its force, that one first.
        concern: Words of the concern whose story is told; the report's first if not given.

    Raises:
        UnknownName: The report has no such concern, or more than one.
    """
    front = inspection.front()
    chosen = _concern(front.concerns, concern)
    story = force.trail(chosen.id) if chosen else []
    history = force.history() if inspection.report.judgments else []
    return BriefItem(
        front=front,
        changes=_changes(inspection, history),
        breaks=_breaks(inspection, history),
        standings=_standings(inspection, force),
        concern=chosen,
        trail=story,
        quotes=inspection.quotes() if inspection.report.statements else [],
        questions=list(_questions(inspection, front, chosen, story)),
        terms=list(_terms(front)),
        reply=_reply(inspection),
        sources=front.sources,
    )


def _concern(concerns: list[ConcernItem], wanted: str | None) -> ConcernItem | None:
    name = trail.named(wanted, concerns) if wanted is not None else None
    return next((concern for concern in concerns if name in (None, concern.id)), None)


def _changes(inspection: Inspection, history: list[HistoryItem]) -> list[ChangeItem]:
    """What changed to the report's round, and from it, of what it judged itself."""
    at_round = inspection.report.round
    own = {(grade.pillar, grade.id) for grade in _own(inspection)}
    at = {(item.pillar, item.id, item.round): item for item in history}
    return [
        ChangeItem(
            now=item,
            sources=once([*item.sources, *at[item.pillar, item.id, before].sources]),
        )
        for item in history
        if item.change and (item.pillar, item.id) in own
        for before in (item.change.from_round,)
        if at_round in (item.round, before)
    ]


def _breaks(inspection: Inspection, history: list[HistoryItem]) -> list[BreakItem]:
    """The breaks between the report's round and the newest, in order of time."""
    parted = {str(item.round): item.break_before for item in history if item.break_before}
    span = years(inspection.report.round or "")
    return [
        BreakItem(round=name, parted=parted[name])
        for name in sorted(parted)
        if span and (years(name) or span) > span
    ]


def _own(inspection: Inspection) -> list[GradeItem]:
    return inspection.grades() if inspection.report.judgments and inspection.report.round else []


def _standings(inspection: Inspection, force: ForceReports) -> list[CompareItem]:
    """How the force stands beside all others on what the report judged."""
    own = {(grade.pillar, grade.id) for grade in _own(inspection)}
    if not own:
        return []
    try:
        items = force.compare(inspection.report.force.name, round=inspection.report.round)
    except UnknownName:  # a force or a round that there are no grades of all forces of
        return []
    return [item for item in items if item.own and (item.pillar, item.question) in own]


def _questions(
    inspection: Inspection,
    front: FrontItem,
    concern: ConcernItem | None,
    story: Iterable[trail.TrailItem],
) -> Iterator[AskItem]:
    """What could be asked, the concern first; each rests on what is cited."""
    if concern is not None and concern.status != "closed":
        yield AskItem(
            question=f"What became of this concern: {concern.title}?",
            known=f"It was raised in {front.title}.",
            unknown=concern.status_note or "What became of it is not known to us.",
            sources=concern.sources,
        )
    silent = [event for event in story if event.kind == "no-mention-found"]
    if silent:
        places = dict.fromkeys(event.by for event in silent if event.by)
        yield AskItem(
            question="Was it followed up where that could be expected, and with what result?",
            known=f"In what was read of this, no mention was found: {'; '.join(places)}.",
            unknown="Whether the rest of these pages mentions it.",
            sources=once(cite for event in silent for cite in event.sources),
        )
    for grade in _lowest(front.newest.grades if front.newest else front.grades):
        of = front.newest.round if front.newest else front.round
        yield AskItem(
            question=f"What has been done since on this: {grade.area}?",
            known=f"It was graded {grade.grade}{f' in {of}' if of else ''}.",
            unknown="What was done since is not in the data.",
            sources=grade.sources,
        )
    for grade in front.grades:
        if grade.basis == "carried-over" or grade.basis_reading == "inferred":
            yield AskItem(
                question=f"When was this last inspected: {grade.area}?",
                known=f"{grade.area}: {grade.grade or 'no grade'}.",
                unknown=grade.why or f"It was carried over from {grade.judged_in or 'earlier'}.",
                sources=grade.sources,
            )
    for finding in inspection.findings() if inspection.report.findings else ():
        if _without_figures(finding):
            yield AskItem(
                question="What are the figures behind this?",
                known=finding.summary,
                unknown="Neither figure is in what was read.",
                sources=finding.sources,
            )
    for point in _disputes(front.grades):
        yield AskItem(
            question=f"Which is right: {point.about}?",
            known=" ".join(side.text for side in point.sayings),
            unknown="Sources disagree.",
            sources=once(cite for side in point.sayings for cite in side.sources),
        )


def _lowest(grades: Iterable[GradeItem]) -> list[GradeItem]:
    return [grade for grade in grades if grade.grade in grade.scale[-LOW:]]


def _without_figures(finding: FindingItem) -> bool:
    compared = finding.comparison
    return compared is not None and not (compared["value"] or compared["baseline_value"])


def _disputes(grades: Iterable[GradeItem]) -> list[Dispute]:
    found = {dispute.about: dispute for grade in grades for dispute in grade.disagreements}
    return list(found.values())


def _terms(front: FrontItem) -> Iterator[explain.ExplainItem]:
    """What the labels of the concerns mean, and in its round the grades and their bases."""
    if front.inspectorate not in ("HMIC", "HMICFRS"):  # the glossary's words are theirs
        return
    labels = dict.fromkeys(concern.kind.replace("-", " ") for concern in front.concerns)
    words = dict.fromkeys(
        word
        for grade in front.grades
        for word in (grade.grade, grade.basis.replace("-", " "))
        if word
    )
    for word in (*labels, *words):
        try:
            meanings = explain.explain(word)
        except UnknownName:  # not a word of the glossary
            continue
        rounds = [meaning for meaning in meanings if _is_of(meaning, front.round)]
        yield from (meanings if word in labels else rounds)[:1]


def _is_of(meaning: explain.ExplainItem, round: str | None) -> bool:
    return any(each.replace("/", "-") == round for each in meaning.applies_to)


def _reply(inspection: Inspection) -> explain.ExplainItem | None:
    report = inspection.report
    if report.inspectorate != "HMICFRS":
        return None
    reply, *_ = explain.explain(explain.REPLY, report)
    return reply if reply.reply_by else None
