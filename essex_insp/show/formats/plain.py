"""An answer as plain lines, for screen readers and line tools: `label: value`, no boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from typing import Any

from essex_insp.show.answer import Answer
from essex_insp.show.fields import fields_of
from essex_insp.show.wording import (
    DRAFT,
    INSPECTED,
    NOTHING,
    added_basis,
    break_words,
    change_words,
    cites_words,
    counts_words,
    date_words,
    disputes_words,
    grade_words,
)


def to_plain(answer: Answer) -> str:
    """Return an answer as blocks of lines, an empty line between two blocks.

    What follows a force through its rounds says once what many items share, and leaves out what
    is usual: who listens cannot skip a column.

    Args:
        answer: The answer, its texts made visible.
    """
    blocks = []
    if answer.head is not None and answer.command != "front":
        head = f"Report: {answer.head.title}\nForce: {answer.head.force}"
        blocks.append(f"{head}\nDraft: {DRAFT}" if answer.head.draft else head)
    body = _BODIES.get(answer.command, _items)
    told = body(answer) if answer.items else ()
    blocks += ["\n".join(f"{label}: {said}" for label, said in block) for block in told]
    if not answer.items:
        blocks.append(NOTHING[answer.command])
    if answer.cite and body in (_history, _compare):
        cited = (cite.reference for item in answer.items for cite in item.sources)
        blocks.append("\n".join(f"Reference: {one}" for one in dict.fromkeys(cited)))
    if answer.notice:
        blocks.append(f"Licence: {answer.notice}")
    return "\n\n".join(blocks) + "\n"


_CONFIDENCE = "Where none is added, it is high, or is not stated."
_Block = list[tuple[str, str]]


def _items(answer: Answer) -> Iterator[_Block]:
    for item in answer.items:
        yield [(field.label, field.words(item)) for field in fields_of(answer)]


def _trail(answer: Answer) -> Iterator[_Block]:
    """What all events share, once; then each event, without what is not there."""
    fields = fields_of(answer)
    said = [[(field.label, field.words(item)) for field in fields] for item in answer.items]
    shared = set(said[0]).intersection(*said[1:]) if len(said) > 1 else set()
    if shared:
        yield [one for one in said[0] if one in shared and one[1] != "none"]
    for event in said:
        yield [one for one in event if one not in shared and one[1] != "none"]


def _history(answer: Answer) -> Iterator[_Block]:
    """The rounds and their breaks once, then each area, a line for each of its rounds."""
    cells = [item for item in answer.items if item.round is not None]
    related = [item for item in answer.items if item.round is None]
    reports = {(str(cell.round), cell.report): cell for cell in cells}
    several = {name for name, number in Counter(name for name, _ in reports).items() if number > 1}
    yield [
        *dict.fromkeys(("Force", str(item.force)) for item in answer.items),
        *([("Basis", INSPECTED), ("Confidence", _CONFIDENCE)] if cells else []),
        *_rounds([reports[key] for key in sorted(reports)]),
    ]
    for _, group in groupby(cells, lambda cell: (cell.pillar, cell.id)):
        yield list(_area(list(group), several))
    if related:
        yield [
            ("Inspections that belong to no round", str(len({one.report for one in related}))),
            *(
                (date_words(one.published, one.published_note), f"{_whose(one)}, {_judged(one)}")
                for one in related
            ),
        ]
    disputes = [dispute for item in answer.items for dispute in item.disagreements]
    if disputes:
        points = {dispute.about: dispute for dispute in disputes}.values()
        yield [("Sources disagree", disputes_words([dispute])) for dispute in points]


def _rounds(cells: list[Any]) -> Iterator[tuple[str, str]]:
    told = {cells[0].round} if cells else set()
    for cell in cells:
        date = date_words(cell.published, cell.published_note)
        yield f"Report of {cell.round}", f"{cell.report}, published {date}"
        if cell.break_before and cell.round not in told:
            told.add(cell.round)
            sources = cites_words(cell.break_before.sources)
            yield f"Break before {cell.round}", f"{break_words(cell.break_before)} {sources}"
        if cell.caveat:
            yield f"Note on {cell.round}", cell.caveat


def _area(cells: list[Any], several: Collection[str]) -> Iterator[tuple[str, str]]:
    yield "Area", cells[-1].area
    yield from [("Pillar", cells[0].pillar)] if cells[0].pillar else []
    questions = [cell.question for cell in cells if cell.question]
    yield from [("Question as last worded", questions[-1])] if questions else []
    for number, cell in enumerate(cells):
        if cell.break_before and number:
            yield "Break", f"what follows is not to be compared with {cell.break_before.after}"
        report = f"report {cell.report}" if cell.round in several else ""
        yield str(cell.round), _judged(cell, report)


def _whose(item: Any) -> str:
    body = f" ({item.body})" if item.body else ""
    return f"{item.area}{body}, report {item.report}"


def _judged(item: Any, report: str = "") -> str:
    """A judgment in a line: its grade and what is not usual about it, its sources last."""
    said = [grade_words(item), added_basis(item), report]
    said.append(change_words(item.change) if item.change else "")
    if item.inferred_grade:
        said.append(f"inferred grade {item.inferred_grade}")
    if item.get("confidence") not in (None, "high"):
        said.append(f"read with {item.confidence} confidence")
    line = ", ".join(one for one in said if one)
    note = f" Note: {item.note.rstrip('.')}." if item.note else ""
    return f"{line}.{note} Sources: {cites_words(item.sources)}"


def _compare(answer: Answer) -> Iterator[_Block]:
    """Each question in each round: how many forces have each grade, then the forces shown."""
    for number, ((area, name), group) in enumerate(
        groupby(answer.items, lambda item: (item.area, item.round))
    ):
        items: list[Any] = list(group)
        yield [
            *([] if number else [("Basis", INSPECTED)]),
            ("Area", area),
            ("Round", name),
            ("Forces", str(items[0].forces)),
            *counts_words(items[0].counts),
            *_moves(items),
            *([("Note", items[0].caveat)] if items[0].caveat else []),
        ]
        yield [
            (f"{item.name} (this force)" if item.own else item.name, _judged(item))
            for item in items
        ]
        points = [
            (f"Sources disagree on {item.name}", disputes_words([dispute]))
            for item in items
            for dispute in item.disagreements
        ]
        if points:
            yield points


def _moves(items: list[Any]) -> Iterator[tuple[str, str]]:
    """How many rose and fell, where all forces are shown."""
    changes = [item.change for item in items if item.change]
    if changes and len(items) == items[0].forces:
        moved = Counter(change.direction for change in changes)
        unknown = len(items) - len(changes)
        yield (
            f"From {changes[0].from_round} to {items[0].round}",
            f"{moved['up']} rose, {moved['down']} fell, {moved['same']} stayed"
            + (f", {unknown} not known" if unknown else ""),
        )


_BODIES: dict[str, Callable[[Answer], Iterator[_Block]]] = {
    "compare": _compare,
    "history": _history,
    "trail": _trail,
}
