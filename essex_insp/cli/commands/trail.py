from functools import partial
from typing import TYPE_CHECKING

from essex_insp.cli.command import Answer, Inspection, columns, following, opt
from essex_insp.dates import date_text
from essex_insp.show import document as doc
from essex_insp.show import words
from essex_insp.show.document import cited, heading, line, prose, quiet, strong

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.trail import TrailConcern, TrailItem

EXAMPLES = ("trail", "trail ligature --cite")
COLUMNS = columns(
    "date date_words=date_note event=kind by what=summary confidence label label_reported "
    "concern=concern.title on_the_label=concern.note status=concern.status "
    "on_the_status=concern.status_note report force=concern.force round sources id=concern.id"
)
_SHORT = 24
"""The longest that a date in words may be to stand in the place of one."""


@following
def trail(
    inspection: Inspection,
    concern: list[str] | None = opt.argument(
        "CONCERN", "By id or words; the report's first if not given.", "concern of body"
    ),
) -> Answer:
    """What happened to a concern afterwards, and what is not established."""
    from essex_insp.questions.force import around

    force = around(inspection.report)
    items = force.trail(" ".join(concern) if concern else None)
    others = 0 if concern else len(inspection.report.concerns) - 1
    view, nothing = partial(document, others=others), "Nothing is known of it."
    given = Answer(items, view, COLUMNS, nothing, wide=True)
    return given._replace(talk=force.passed_over, drafts=force.drafts)


def document(answer: Answer, others: int = 0) -> doc.Blocks:
    """Yield the concern and how it stands, its events in order of time, how many `others` are."""
    items: list[TrailItem] = answer.items
    subject: TrailConcern = items[0].concern
    yield heading(subject.title)
    yield prose(words.standing_words(subject), close=True)
    for note in words.concern_notes(subject):
        yield prose(note, close=True)
    span = words.span_words(item.date for item in items)
    events = f"{words.counted(len(items), 'event')}{f', {span}' if span else ''}:"
    yield prose(quiet(f"{subject.force}, {_rounds(subject.rounds)}. {events}"))
    yield doc.Fields([(_when(item), _event(item)) for item in items])
    if others > 0:
        hint = f"{words.counted(others, 'other concern')} in this report: {answer.hint('concerns')}"
        yield doc.hint(hint)


def _rounds(rounds: list[str]) -> str:
    if not rounds:
        return "raised outside any round"
    *most, last = rounds
    return f"raised in rounds {', '.join(most)} and {last}" if most else f"raised in round {last}"


def _when(item: "TrailItem") -> str:
    if item.date is None:
        note = (item.date_note or "no date").partition(";")[0].rstrip(".")
        note = note if len(note) <= _SHORT else "no date"
        return f"{note[:1].upper()}{note[1:]}"
    return date_text(item.date.partition("/")[0])


def _event(item: "TrailItem") -> doc.Line:
    """What happened, who says so, how sure that is, and what else is known of its date."""
    kind = words.event_words(item)
    said = [item.by[:1].upper() + item.by[1:] if item.by else "Nobody is named for it"]
    last = (item.date or "").partition("/")[2]
    if last:
        said.append(f"to {date_text(last)}")
    dated = words.date_words(item.date, item.date_note)
    if item.date_note and dated.casefold() != _when(item).casefold():
        said.append(f"date: {dated}")
    if item.confidence:
        said.append(f"reliability: {item.confidence}")
    lead = quiet(f"{kind}.") if item.kind == "context" else strong(f"{kind}.")
    more = quiet(f"\n{'; '.join(said)}.")
    summary = f" {item.summary}" if item.summary != f"{kind}." else ""
    return line(lead, summary, more, cited(item.sources))
