"""`essex-insp history`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated, NamedTuple

import typer

from essex_insp.cli import complete
from essex_insp.cli.command import following
from essex_insp.cli.options import AreaOption, value
from essex_insp.errors import BadUsage
from essex_insp.questions.force import ForceReports, of_force
from essex_insp.questions.history import HistoryItem
from essex_insp.questions.rounds import Break
from essex_insp.show import document as doc
from essex_insp.show import timeline
from essex_insp.show.answer import Answer, columns
from essex_insp.show.document import cited, line, prose, quiet, strong
from essex_insp.show.parts import disputed
from essex_insp.show.timeline import Timeline
from essex_insp.show.words import (
    added_basis,
    change_words,
    counted,
    grade_span,
)

EXAMPLES = ("history --chart", "history --force kent --since 2021")
COLUMNS = columns(
    "area round grade inferred_grade instead basis basis_reading judged_in change=change.direction "
    "change_from_round=change.from_round change_from_grade=change.from_grade "
    "break_after=break_before.after break_why=break_before.why force heading pillar level question "
    "body confidence note why caveat sources_disagree=disagreements.about published published_note "
    "report sources id"
)


@following
def history(
    reports: ForceReports,
    force: Annotated[
        str | None,
        value(
            "--force",
            "NAME",
            "Of any of the 43 forces, as people write it.",
            complete.named("force"),
        ),
    ] = None,
    area: AreaOption = None,
    pillar: Annotated[
        str | None, value("--pillar", "WORDS", "By pillar.", complete.named("pillars"))
    ] = None,
    since: Annotated[
        str | None, value("--since", "ROUND", "From a round or year on.", complete.rounds)
    ] = None,
    fell: Annotated[
        bool, typer.Option("--fell", help="Only grades that fell, where that may be told.")
    ] = False,
    rose: Annotated[
        bool, typer.Option("--rose", help="Only grades that rose, where that may be told.")
    ] = False,
    chart: Annotated[bool, typer.Option("--chart", help="All rounds as one chart.")] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Also reasons, notes, disagreements, areas not read.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Also areas not read, and inspections of no round.")
    ] = False,
) -> Answer:
    """Grades over time, and which can be compared."""
    asked = of_force(force) if force else reports
    if chart and (fell or rose):
        raise BadUsage("--chart shows every grade; leave out --fell and --rose, or --chart")
    moved = [word for word, wanted in (("down", fell), ("up", rose)) if wanted]
    items = asked.history(area, pillar, since, related=all_, moved=moved)

    def document(answer: Answer) -> Iterator[doc.Block]:
        if moved:
            return _moved(answer)
        others = 0 if all_ else sum(each.report.round is None for each in asked.inspections)
        wanted = _Wanted(notes or all_ or area is not None, notes, others)
        return _charted(answer, wanted) if chart else _listed(answer, wanted)

    nothing = "No such change may be told: grades are compared only within one framework."
    if not moved:
        nothing = "No grade of this force is in the data."
    return Answer(items, document, COLUMNS, nothing, talk=asked.passed_over, chart=chart)


class _Wanted(NamedTuple):
    """What is wanted of an answer beside the grades that were read.

    Args:
        whole: Also the areas without a grade.
        notes: Also the reasons, the notes and the disagreements.
        others: How many inspections of no round there are that are not shown.
    """

    whole: bool
    notes: bool
    others: int


def _listed(answer: Answer, wanted: _Wanted) -> Iterator[doc.Block]:
    """Yield the rounds, today's framework first, what was left out and how to see it."""
    items: list[HistoryItem] = answer.items
    yield _title(items, "grades over time")
    shown = timeline.timeline(items)
    kept = shown if wanted.whole else shown.read()
    for names in kept.spans():
        part = kept.only(names)
        if not part.rows:
            continue
        if len(names) == 1 < len(shown.rounds):
            yield timeline.listed(part, f"{_comparable(part, shown)}: ")
        else:
            if len(shown.rounds) > 1:
                yield doc.Heading(line(_comparable(part, shown)))
            yield timeline.table(part)._replace(close=len(shown.rounds) > 1)
    yield from _others([item for item in items if item.round is None])
    if wanted.notes:
        yield from _notes(items)
    yield from _more(answer, shown, wanted)


def _charted(answer: Answer, wanted: _Wanted) -> Iterator[doc.Block]:
    """Yield all rounds on one axis, what the marks mean, and what was left out."""
    items: list[HistoryItem] = answer.items
    yield _title(items, "grades over time")
    shown = timeline.timeline(items, joined=True)
    kept = shown if wanted.whole else shown.read()
    yield timeline.chart(kept)
    yield from _others([item for item in items if item.round is None])
    if wanted.notes:
        yield from _notes(items)
    yield from _more(answer, shown, wanted)


def _moved(answer: Answer) -> Iterator[doc.Block]:
    """Yield the changes that may be told, one after the other, the newest first."""
    items: list[HistoryItem] = answer.items
    yield _title(items, "grades that changed")
    newest = sorted(items, key=lambda item: str(item.round), reverse=True)
    rows = [
        (line(item.area), line(item.round), line(grade_span(item)), line(_since(item)))
        for item in newest
    ]
    yield doc.Table(("Area", "Round", "Grade", "Change"), rows)
    yield prose(quiet("Only within one framework; across a break no change may be told."))


def _since(item: HistoryItem) -> str:
    words = change_words(item.change)
    return f"{words}, {added}" if (added := added_basis(item)) else words


def _title(items: list[HistoryItem], what: str) -> doc.Block:
    force = next((item.force for item in items), "")
    return doc.Heading(line(strong(force), f", {what}"), level=1)


def _comparable(part: Timeline, shown: Timeline) -> str:
    """Which rounds stand here, and what may be compared."""
    first, *others = part.rounds
    span = f"{first} to {others[-1]}" if len(others) > 1 else " and ".join(part.rounds)
    if not others:
        return first if len(shown.rounds) == 1 else f"{first}, not comparable"
    if part.broken & set(others):
        return f"{span}, not comparable with each other" + (
            " or with earlier rounds" if first in shown.broken else ""
        )
    return f"{span}, comparable"


def _others(items: list[HistoryItem]) -> Iterator[doc.Block]:
    """Yield the judgments of inspections that are no rounds."""
    if not items:
        return
    yield doc.Heading(line("Other inspections"))
    rows: list[tuple[doc.Line, ...]] = []
    for item in items:
        added = added_basis(item)
        rows.append(
            (
                line(item.area),
                line(grade_span(item), f", {added}" if added else ""),
                line((item.published or "date not read")[:4]),
                line(item.report),
            )
        )
    yield doc.Table(("Area", "Grade", "Year", "Report"), rows, close=True)


def _notes(items: list[HistoryItem]) -> Iterator[doc.Block]:
    """Yield why rounds may not be compared, and what is to be known of single grades."""
    breaks: dict[str, Break] = {
        str(item.round): item.break_before for item in items if item.break_before
    }
    for name, why in sorted(breaks.items(), reverse=True):
        pauses = [
            part
            for pause in why.no_round
            for part in (f" {pause.year}: {pause.why}", cited(pause.sources))
        ]
        yield prose(
            strong(f"{why.after} and {name} are not comparable. "),
            why.why,
            cited(why.sources),
            *pauses,
        )
    caveats = {item.round: item.caveat for item in items if item.caveat}
    for when, caveat in caveats.items():
        yield prose(strong(f"{when}. "), caveat)
    told = [(item, text) for item in items for text in (item.note, item.why, _headed(item)) if text]
    if told:
        yield doc.Heading(line("Notes"))
        yield doc.Bullets(
            [
                line(f"{item.area}, {item.round or item.report}: {text}", cited(item.sources))
                for item, text in told
            ]
        )
    yield from disputed(chain.from_iterable(item.disagreements for item in items))


def _headed(item: HistoryItem) -> str | None:
    return None if item.heading == item.area else f"headed “{item.heading}”"


def _more(answer: Answer, shown: Timeline, wanted: _Wanted) -> Iterator[doc.Block]:
    """Yield what was left out, and what to type for it."""
    items: list[HistoryItem] = answer.items
    more = []
    if not wanted.notes:
        left = ["reasons"] if shown.broken else []
        if disputes := {dispute.about for item in items for dispute in item.disagreements}:
            star = "" if answer.chart else " (*)"
            left.insert(0, f"{counted(len(disputes), 'disagreement')}{star}")
        if noted := sum(bool(item.note or item.why) for item in items):
            left.insert(0, counted(noted, "note"))
        folded = sum(not row.read for row in shown.rows)
        if folded and not wanted.whole:
            left.insert(0, f"{counted(folded, 'area')} without a grade")
        if left:
            more.append(f"{', '.join(left)}: add --notes".capitalize())
    if wanted.others:
        more.append(f"{counted(wanted.others, 'other inspection')}: {answer.again('--all')}")
    for number, text in enumerate(more):
        yield prose(quiet(text), close=number > 0)
