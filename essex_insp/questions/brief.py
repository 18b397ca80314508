"""What a paper on a report needs: its facts, what followed, and what is not established."""

import contextlib
from collections.abc import Iterable, Iterator, Set
from typing import Any

from essex_insp.dates import years
from essex_insp.errors import UnknownName
from essex_insp.library.subjects import placed
from essex_insp.questions import explain, record, trail
from essex_insp.questions.compare import CompareItem
from essex_insp.questions.force import ForceReports
from essex_insp.questions.history import Break, HistoryItem
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Cite, Record, area_words, basis_words, cites_of, grade_words


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

    front: record.FrontItem
    changes: list[ChangeItem]
    breaks: list[BreakItem]
    standings: list[CompareItem]
    concern: record.ConcernItem | None
    trail: list[trail.TrailItem]
    quotes: list[record.QuoteItem]
    questions: list[AskItem]
    terms: list[explain.ExplainItem]
    reply: explain.ExplainItem | None
    sources: list[Cite]


def brief(inspection: Inspection, force: ForceReports, concern: str | None = None) -> BriefItem:
    """Return what a paper on a report needs, of all reports of its force too.

    It tells the story of a concern, of the report's first if none is named; `UnknownName` where
    the report has no such one, or several.
    """
    front, report = inspection.front(), inspection.report
    name = trail.named(concern, front.concerns) if concern is not None else None
    chosen = next((each for each in front.concerns if name in (None, each.id)), None)
    story = force.trail(chosen.id) if chosen else []
    history = force.history() if report.judgments else []
    judged = {*placed(report).values()} if front.round else set()
    standings = []
    if judged:
        with contextlib.suppress(UnknownName):  # there are no grades of all forces of its round
            own = [each for each in force.compare(front.force, round=front.round) if each.own]
            asked = judged | {(pillar, pillar) for pillar, _ in judged}  # a pillar's overall grade
            standings = [item for item in own if (item.pillar, item.question) in asked]
    # From the break before the report's round to the newest, in order of time.
    since = years(front.round or "")
    parted = {str(item.round): item.break_before for item in history if item.break_before}
    breaks = [
        BreakItem(round=name, parted=apart)
        for name, apart in sorted(parted.items())
        if since and (years(name) or since) >= since
    ]
    replies = explain.explain(explain.REPLY, report, told_on(front, story))
    return BriefItem(
        front=front,
        changes=list(_changes(front, judged, history)),
        breaks=breaks,
        standings=standings,
        concern=chosen,
        trail=story,
        quotes=inspection.quotes(),
        questions=list(_questions(front, chosen, story, inspection.findings())),
        terms=list(_terms(front)),
        reply=next((reply for reply in replies if reply.reply_by), None),
        sources=front.sources,
    )


def told_on(front: record.FrontItem, story: Iterable[trail.TrailItem]) -> str | None:
    """Return when a report told of a concern: on the day of its part, where it came in parts."""
    raised = (event for event in story if event.kind == "raised" and event.report == front.id)
    return next((event.date for event in raised), front.published)


def _changes(
    front: record.FrontItem, judged: Set[tuple[str | None, str]], history: list[HistoryItem]
) -> Iterator[ChangeItem]:
    """What changed to the report's round, and from it, of what it judged itself."""
    judgments = {(item.pillar, item.subject, item.round): item for item in history}
    for item in history:
        before = item.change.from_round if item.change else None
        if before and (item.pillar, item.subject) in judged and front.round in (item.round, before):
            was = judgments[item.pillar, item.subject, before]
            yield ChangeItem(now=item, sources=cites_of((item, was)))


def _questions(
    front: record.FrontItem,
    concern: record.ConcernItem | None,
    story: Iterable[trail.TrailItem],
    findings: Iterable[record.FindingItem],
) -> Iterator[AskItem]:
    """What could be asked, the concern first; each rests on what is cited."""

    def ask(question: str, items: Iterable[Any], known: str, unknown: str) -> AskItem:
        asked = f"{question.rstrip('.?')}?"  # what it is about may be a sentence
        return AskItem(question=asked, known=known, unknown=unknown, sources=cites_of(items))

    if concern is not None and concern.status != "closed":
        opened = concern.status == "open"
        known = f"It was raised in {front.title}{', and as far as was read it is open' * opened}."
        unknown = "Whether it was closed since." if opened else "Its outcome is not known to us."
        asked = f"What became of this concern: {concern.title}"
        yield ask(asked, [concern], known, concern.status_note or unknown)
    if silent := [event for event in story if event.kind == "no-mention-found"]:
        places = "; ".join(dict.fromkeys(event.by for event in silent if event.by)).rstrip(".")
        asked = "Was it followed up where that could be expected, and with what result"
        known = f"No mention was found in what was read of this{': ' * bool(places)}{places}."
        yield ask(asked, silent, known, "Whether the rest of these pages mentions it.")
    newest = front.newest or front
    for grade in newest.grades:
        if grade.grade in grade.scale[(len(grade.scale) + 1) // 2 :]:  # its lower half
            asked = f"What has been done since on this: {area_words(grade)}"
            known = f"It was graded {grade.grade}{f' in {newest.round}' if newest.round else ''}."
            yield ask(asked, [grade], known, "What was done since is not in the data.")
    for grade in front.grades:
        carried = grade.basis == "carried-over"
        if carried or grade.basis_reading == "inferred":
            asked, unknown = "Was this inspected for the report", "How it came about is inferred."
            if carried:
                asked = "What has changed since this was last inspected"
                unknown = "How it stood when the report came out."
            known = f"{grade_words(grade)}, {basis_words(grade)}."
            yield ask(f"{asked}: {area_words(grade)}", [grade], known, grade.why or unknown)
    for finding in findings:
        if (figures := finding.comparison) and not (figures["value"] or figures["baseline_value"]):
            unknown = "Neither figure is in what was read."
            yield ask("What are the figures behind this", [finding], finding.summary, unknown)
    disputes = {point.about: point for grade in front.grades for point in grade.disagreements}
    for about, point in disputes.items():
        known = " ".join(side.text for side in point.sayings)
        yield ask(f"Which is right: {about}", point.sayings, known, "Sources disagree.")


def _terms(front: record.FrontItem) -> Iterator[explain.ExplainItem]:
    """What the labels of the concerns mean, and in its round the grades and their bases."""
    if not explain.on_police(front.inspectorate, front.force):  # the glossary's words are of these
        return
    labels = [concern.kind for concern in front.concerns]
    words = [word for grade in front.grades for word in (grade.grade, grade.basis) if word]
    for word in dict.fromkeys([*labels, *words]):
        with contextlib.suppress(UnknownName):  # not a word of the glossary
            for meaning in explain.explain(word.replace("-", " ")):
                if word in labels or front.round in meaning.applies_to:
                    yield meaning
                    break
