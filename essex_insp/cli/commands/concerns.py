"""`essex-insp concerns`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from essex_insp.cli import complete
from essex_insp.cli.command import reading
from essex_insp.cli.options import AboutOption
from essex_insp.library.reports import NOTICE
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ConcernItem
from essex_insp.show.answer import Answer, Columns
from essex_insp.show.document import Block, prose, quiet
from essex_insp.show.parts import concern_blocks

COLUMNS: Columns = {
    "concern": "title",
    "label": "kind",
    "label_words": "label",
    "label_reported": "label_reported",
    "status": "status",
    "summary": "summary",
    "parts": "parts",
    "raised_by": lambda item: item.raised_by and item.raised_by.name,
    "quotes": "quotes",
    "about": "about",
    "on_the_label": "note",
    "on_the_status": "status_note",
    "events": "events",
    "round": "round",
    "report": "report",
    "sources": "sources",
    "id": "id",
}


@reading
def concerns(
    inspection: Inspection,
    about: AboutOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="LABEL",
            help="By label, as `expressed`.",
            autocompletion=complete.named("concerns"),
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Of all reports of the force.")] = False,
    recurring: Annotated[
        bool, typer.Option("--recurring", help="Only those raised in more than one round.")
    ] = False,
) -> Answer:
    """What worries the inspector, and how formal its label is."""
    nothing = "No such concern is in the data."
    if not (all_ or recurring):
        return Answer(inspection.concerns(about=about, kind=kind), document, COLUMNS, nothing)
    from essex_insp.questions.force import around  # the other reports are read only here

    force = around(inspection.report)
    items = force.concerns(about=about, kind=kind, recurring=recurring)
    return Answer(
        items, document, COLUMNS, nothing, wide=True, talk=force.passed_over, notice=NOTICE
    )


def document(answer: Answer) -> Iterator[Block]:
    """Yield each concern in full, and what to type for what became of it."""
    items: list[ConcernItem] = answer.items
    for item in items:
        yield from concern_blocks(item)
        if item.events:
            yield prose(quiet(f"What happened next: {answer.hint('trail', item.id)}"), close=True)
