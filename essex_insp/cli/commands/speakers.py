from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.show.document import Blocks, Table, cited, line, prose, row, strong
from essex_insp.show.words import NOT_READ, counted

EXAMPLES = ("speakers", "speakers --speaker kavanagh")
COLUMNS = columns("name role organisation statements paragraphs note sources id")


@reading
def speakers(inspection: Inspection, speaker: str | None = opt.SPEAKER) -> Answer:
    """The people in the report and their roles."""
    items = inspection.speakers(speaker)
    return Answer(items, document, COLUMNS, "Nobody is named in the data of this report.")


def document(answer: Answer) -> Blocks:
    """Yield a row for each person: the name, the role, how much is said; then what is noted."""
    rows = []
    for item in answer.items:
        name = line(strong(item.name), "*" if item.note else None)
        role = item.role or f"role {NOT_READ}"
        body = item.organisation or f"organisation {NOT_READ}"
        says = counted(item.paragraphs, "paragraph")
        rows.append(row(name, role, body, says, cited(item.sources)))
    yield Table(("Speaker", "Role", "Organisation", "Says", "Sources"), rows)
    for item in answer.items:
        if item.note:
            yield prose(f"* {item.name}: {item.note}")
