"""An answer as Markdown (GitHub's flavour), ready to paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from essex_insp.answer import Answer
from essex_insp.fields import FIELDS, fields_of
from essex_insp.wording import (
    CONCERN_KINDS,
    CONCERN_STATUS,
    DRAFT,
    cites_words,
    person_words,
)

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
    blocks += body(answer)
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
    fields = [field for field in fields_of(answer) if not field.spare]
    lines = [_row(field.label for field in fields), _row("---" for _ in fields)]
    lines += [_row(escape(field.words(item)) for field in fields) for item in answer.items]
    yield "\n".join(lines)


def _records(answer: Answer) -> Iterator[str]:
    """Items that say too much for the columns of a table."""
    title, *fields = fields_of(answer)
    for item in answer.items:
        yield f"## {escape(title.words(item))}"
        yield "\n".join(f"- **{one.label}**: {escape(one.words(item))}" for one in fields)


def _concerns(answer: Answer) -> Iterator[str]:
    for item in answer.items:
        yield f"## {escape(item.title)}"
        yield f"**{CONCERN_KINDS[item.kind]}**; {CONCERN_STATUS[item.status]}"
        yield escape(item.summary)
        if item.parts:
            yield "\n".join(
                f"- {escape(part.text)} ({escape(cites_words(part.sources))})"
                for part in item.parts
            )
        for quote in item.quotes:
            yield f"> {escape(quote.text)}"
        yield f"Raised by: {escape(person_words(item.raised_by, 'not stated'))}"
        yield f"About: {escape(', '.join(item.about) or 'nothing')}"
        yield from (
            escape(f"{label}: {note}")
            for label, note in (("On the label", item.note), ("On the status", item.status_note))
            if note
        )
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


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


_BODIES: dict[str, Callable[[Answer], Iterator[str]]] = {
    "concerns": _concerns,
    "quotes": _quotes,
    "sources": _records,
    "front": _records,
}
