"""An answer as Markdown (GitHub's flavour), ready to paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from essex_insp.show.answer import Answer
from essex_insp.show.fields import FIELDS, Field, fields_of
from essex_insp.show.wording import (
    CONCERN_STATUS,
    DRAFT,
    EVENT_KINDS,
    INSPECTED,
    NOTHING,
    basis_words,
    break_words,
    change_words,
    cites_words,
    concern_notes,
    counts_words,
    disputes_words,
    grade_words,
    label_words,
    person_words,
    when_words,
)

_RELATED = ("Area", "Published", "Grade", "Basis", "Report", "Sources")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~$#])")
_OPENER = re.compile(r"^(\s*)(\d*)((?<!\d)[-+=]|(?<=\d)[.)])")


def to_md(answer: Answer) -> str:
    """Return an answer as Markdown.

    Args:
        answer: The answer, its texts made visible.
    """
    blocks = []
    if answer.head is not None:
        title = f"# {escape(answer.head.force)}: {escape(answer.head.title)}"
        blocks.append(f"{title} ({DRAFT})" if answer.head.draft else title)
    body = _BODIES.get(answer.command, _table)
    blocks += body(answer) if answer.items else [NOTHING[answer.command]]
    if answer.cite and body in (_concerns, _quotes):
        cited = (cite for item in answer.items for cite in item.sources)
        references = dict.fromkeys(cite.reference for cite in cited)
        blocks.append("\n".join(f"- {escape(reference)}" for reference in references))
    if answer.notice:
        blocks.append(f"*{escape(answer.notice)}*")
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return a text in which nothing is Markdown."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _OPENER.sub(r"\1\2\\\3", escaped)


def _table(answer: Answer) -> Iterator[str]:
    fields = [field for field in fields_of(answer) if _has_column(field, answer.items)]
    lines = [_row(field.label for field in fields), _row("---" for _ in fields)]
    lines += [_row(escape(field.words(item)) for field in fields) for item in answer.items]
    yield "\n".join(lines)


def _has_column(field: Field, items: Iterable[Any]) -> bool:
    if not field.spare:
        return True
    return field.usual is not None and any(field.words(item) != field.usual for item in items)


def _records(answer: Answer) -> Iterator[str]:
    """Items that say too much for the columns of a table."""
    title, *fields = fields_of(answer)
    for item in answer.items:
        yield f"## {escape(title.words(item))}"
        yield "\n".join(f"- **{one.label}**: {escape(one.words(item))}" for one in fields)


def _concerns(answer: Answer) -> Iterator[str]:
    for item in answer.items:
        yield f"## {escape(item.title)}"
        yield f"**{escape(label_words(item))}**; {CONCERN_STATUS[item.status]}"
        yield escape(item.summary)
        if item.parts:
            yield "\n".join(
                f"- {escape(part.text)} ({escape(cites_words(part.sources))})"
                for part in item.parts
            )
        for quote in item.quotes:
            yield f"> {escape(quote.text)}"
        yield f"Raised by: {escape(person_words(item.raised_by, 'not stated'))}"
        yield f"About: {escape(', '.join(item.about) or 'not settled')}"
        yield from map(escape, concern_notes(item))
        yield f"Sources: {escape(cites_words(item.sources))}"


def _quotes(answer: Answer) -> Iterator[str]:
    said = ("About", "Tone", "Marked", "Attribution", "Paragraph", "Sources", "Id")
    fields = [field for field in FIELDS["quotes"] if field.label in said]
    for _, group in groupby(answer.items, lambda item: item.statement):
        quotes: list[Any] = list(group)
        yield f"## {escape(person_words(quotes[0].speaker))}"
        for quote in quotes:
            yield f"> {escape(quote.text)}"
            yield "; ".join(
                f"{field.label.lower()}: {escape(field.words(quote))}" for field in fields
            )


def _compare(answer: Answer) -> Iterator[str]:
    """How many forces have each grade on each question, then the forces that are shown."""
    asked = {(item.area, item.round): item for item in answer.items}
    yield "\n".join(
        f"- **{escape(f'{area}, {name}')}**, all {item.forces} forces: "
        + ", ".join(f"{grade} {count}" for grade, count in counts_words(item.counts))
        for (area, name), item in asked.items()
    )
    yield from _table(answer)


def _history(answer: Answer) -> Iterator[str]:
    """Areas down and rounds across, a column of its own for each break."""
    if any(item.round for item in answer.items):
        yield INSPECTED
    for pillars in (True, False):
        cells = [item for item in answer.items if item.round and bool(item.pillar) == pillars]
        if cells:
            yield from _grid(cells)
    if any(item.round is None for item in answer.items):
        fields = [field for field in FIELDS["history"] if field.label in _RELATED]
        yield "Other inspections, which are no rounds:"
        lines = [_row(field.label for field in fields), _row("---" for _ in fields)]
        lines += [
            _row(escape(field.words(item)) for field in fields)
            for item in answer.items
            if item.round is None
        ]
        yield "\n".join(lines)
    disputes = [dispute for item in answer.items for dispute in item.disagreements]
    for dispute in {dispute.about: dispute for dispute in disputes}.values():
        yield escape(f"Sources disagree. {disputes_words([dispute])}")


def _grid(cells: list[Any]) -> Iterator[str]:
    parted = {item.round: item.break_before for item in cells}
    names = sorted(parted)
    for name in names:
        if parted[name]:
            yield f"**{name}**: {escape(break_words(parted[name]))}"
    heads = [head for name in names for head in (["‖"] if parted[name] else []) + [name]]
    lines = [_row(["Area", *heads]), _row(["---"] * (len(heads) + 1))]
    rows: dict[str, dict[str, Any]] = {}
    for item in cells:
        rows.setdefault(item.id, {})[item.round] = item
    for row in rows.values():
        *_, last = row.values()
        line = [escape(last.area)]
        for head in heads:
            line.append("‖" if head == "‖" else _judged(row.get(head)))
        lines.append(_row(line))
    yield "\n".join(lines)


def _judged(item: Any) -> str:
    if item is None:
        return "no judgment in the data"
    said = [grade_words(item)]
    if item.change:
        said.append(change_words(item.change))
    elif item.grade and item.basis != "inspected":
        said.append(basis_words(item))
    return escape(f"{', '.join(said)} ({cites_words(item.sources)})")


def _trail(answer: Answer) -> Iterator[str]:
    subject = answer.items[0].concern
    absent = "by whom is not stated"
    yield f"# {escape(subject.title)}"
    yield f"**{escape(label_words(subject))}**; {CONCERN_STATUS[subject.status]}"
    lines = [
        f"- **{escape(when_words(item))}**, {EVENT_KINDS[item.kind].lower()}: "
        f"{escape(item.summary)} {escape(f'({item.by or absent}; {cites_words(item.sources)})')}"
        for item in answer.items
    ]
    yield "\n".join(lines)
    yield from (escape(note) for note in (subject.note, subject.status_note) if note)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


_BODIES: dict[str, Callable[[Answer], Iterator[str]]] = {
    "compare": _compare,
    "concerns": _concerns,
    "history": _history,
    "trail": _trail,
    "quotes": _quotes,
    "sources": _records,
    "front": _records,
}
