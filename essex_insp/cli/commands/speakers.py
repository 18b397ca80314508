"""`essex-insp speakers`."""

from __future__ import annotations

from collections.abc import Iterator

from essex_insp.cli import options as opt
from essex_insp.cli.command import Inspection, reading
from essex_insp.show.answer import Answer, columns
from essex_insp.show.document import Block, Table, cited, line, row, strong
from essex_insp.show.words import NOT_READ, counted

EXAMPLES = ("speakers", "speakers --speaker kavanagh")
COLUMNS = columns("name role organisation statements paragraphs note sources id")


@reading
def speakers(inspection: Inspection, speaker: str | None = opt.SPEAKER) -> Answer:
    """The people in the report and their roles."""
    return Answer(
        inspection.speakers(speaker),
        document,
        COLUMNS,
        "Nobody is named in the data of this report.",
    )


def document(answer: Answer) -> Iterator[Block]:
    """Yield a row for each person: the name, the role, how much is said."""
    rows = [
        row(
            strong(item.name),
            line(item.role or f"role {NOT_READ}", item.note and f"\n{item.note}"),
            item.organisation or f"organisation {NOT_READ}",
            counted(item.paragraphs, "paragraph"),
            cited(item.sources),
        )
        for item in answer.items
    ]
    yield Table(("Speaker", "Role", "Organisation", "Says", "Sources"), rows)
