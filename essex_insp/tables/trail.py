"""The story of a concern: its dated events, and what is not established."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import NATURAL, Page
from essex_insp.records.following import Event
from essex_insp.tables.parts import Footnotes, indented, prose, quiet, stacked, words
from essex_insp.theme import HEADING
from essex_insp.wording import CONCERN_STATUS, EVENT_KINDS, kind_words, label_words, when_words

_LABELS = {
    "cause-of-concern": "as a cause of concern",
    "recommendation": "as a recommendation",
    "area-for-improvement": "as an area for improvement",
    "expressed-concern": "as an expressed concern",
    "unlabelled": "under no label that was read",
}
"""The label, short: the line at the top has it in full."""


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
        prose(words(f"{label_words(subject)}; {CONCERN_STATUS[subject.status]}."), page),
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
        return "raised in no round"
    *most, last = rounds
    return (
        f"raised in the rounds {', '.join(most)} and {last}"
        if most
        else f"raised in the round {last}"
    )


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
    sure = f", read with {event.confidence} confidence" if event.confidence else ""
    by = event.by or "by whom is not stated"
    return Text.assemble(
        (f"{_kind(event)}. ", HEADING if event.kind != "context" else "italic"),
        f"{event.summary} ",
        (f"{by[0].upper()}{by[1:]}{sure} {footnotes.mark(event.sources)}", "dim"),
        overflow="fold",
    )


def _kind(event: Event) -> str:
    """What happened, with the label of the concern unless the summary begins with it."""
    kind = EVENT_KINDS[event.kind]
    reported = ", as the press reports it" if event.label_reported else ""
    if event.label is None or event.summary.startswith(
        kind_words(event.label, False).split(" (")[0]
    ):
        return f"{kind}{reported}"
    own = kind_words(event.label, False, event.concern.label).split(" (")[0]
    return f"{kind}, {_LABELS.get(event.label, f'as {own!r}')}{reported}"
