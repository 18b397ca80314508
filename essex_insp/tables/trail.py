"""The story of a concern: its dated events, and what is not established."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import NATURAL, Page
from essex_insp.tables.parts import Footnotes, indented, prose, quiet, stacked, words
from essex_insp.theme import HEADING
from essex_insp.trail import Event
from essex_insp.wording import CONCERN_KINDS, CONCERN_STATUS, EVENT_KINDS, plural, when_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the concern, its events in order, what is not established, and the sources.

    Args:
        answer: Items of `trail`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.again("--cite"))
    subject = answer.items[0].concern
    parts: list[RenderableType] = [
        prose(words(subject.title, HEADING), page),
        prose(words(f"{CONCERN_KINDS[subject.kind]}; {CONCERN_STATUS[subject.status]}."), page),
        prose(quiet(f"{subject.force}, {_rounds(subject.rounds)}"), page),
        Text(),
        _events(answer.items, footnotes, page),
        Text(),
    ]
    notes = [note for note in (subject.note, subject.status_note) if note]
    if notes:
        parts += [prose(words(" ".join(notes)), page), Text()]
    return stacked(*parts, footnotes.lines())


def _rounds(rounds: list[str]) -> str:
    if not rounds:
        return "raised in no round of PEEL"
    return f"raised in the {plural(len(rounds), 'round')} {', '.join(rounds)}"


def _events(events: list[Event], footnotes: Footnotes, page: Page) -> RenderableType:
    if page.narrow:
        parts: list[RenderableType] = []
        for event in events:
            parts += [words(when_words(event), HEADING), indented(_told(event, footnotes)), Text()]
        return stacked(*parts[:-1])
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", max_width=None if page.width == NATURAL else 24)
    grid.add_column(overflow="fold")
    for event in events:
        grid.add_row(words(when_words(event)), _told(event, footnotes))
        if event is not events[-1]:
            grid.add_row("", "")
    return prose(grid, page)


def _told(event: Event, footnotes: Footnotes) -> Text:
    kind = EVENT_KINDS[event.kind]
    label = f" ({CONCERN_KINDS[event.label]})" if event.label else ""
    sure = f", read with {event.confidence} confidence" if event.confidence else ""
    return Text.assemble(
        (f"{kind}{label}. ", HEADING if event.kind != "context" else "italic"),
        f"{event.summary} ",
        (f"{event.by or 'by whom is not stated'}{sure} {footnotes.mark(event.sources)}", "dim"),
        overflow="fold",
    )
