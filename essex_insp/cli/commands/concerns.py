from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import groupby

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.questions.record import ConcernItem
from essex_insp.show import document as doc
from essex_insp.show import words
from essex_insp.show.document import cited, heading, line, prose, quiet, strong
from essex_insp.show.visible import visible
from essex_insp.show.words import counted, standing_words

EXAMPLES = ("concerns", "concerns --all --kind cause")
COLUMNS = columns(
    "concern=title label=kind label_words=label label_reported status summary parts raised_by "
    "quotes about on_the_label=note on_the_status=status_note events report force round sources id"
)
_FEW = 6
"""So many concerns of several reports at the most are told in full."""


@reading
def concerns(
    inspection: Inspection,
    about: str | None = opt.ABOUT,
    kind: str | None = opt.option(
        "--kind LABEL", "By label, as cause, afi or expressed.", "concerns.kind"
    ),
    status: str | None = opt.option(
        "--status STATUS", "open, closed or unknown.", "concerns.status"
    ),
    all_: bool = opt.flag("--all", "Of all reports of the force, the newest first."),
    recurring: bool = opt.flag("--recurring", "Only those raised in more than one round."),
) -> Answer:
    """What worries the inspector, and how formal its label is."""
    if not (all_ or recurring):
        items = inspection.concerns(about=about, kind=kind, status=status)
        return Answer(items, document, COLUMNS, "No concern is in the data of this report.")
    from essex_insp.questions.force import around  # the other reports are read only here

    force = around(inspection.report)
    items = force.concerns(about=about, kind=kind, status=status, recurring=recurring)
    rounds = " of more than one round" if recurring else ""
    nothing = f"No concern of {inspection.report.force.name}{rounds} is in the data."
    reports = [each.report for each in force.inspections]
    titles = {report.id: visible(report.title, ascii_only=True) for report in reports}
    raised = ((report.round or report.id, report.concerns) for report in reports)
    told = Counter((round_, concern.id) for round_, concerns in raised for concern in concerns)
    twice = sum(told[item.round or item.report, item.id] > 1 for item in items if not recurring)
    view, talk = partial(document, titles=titles, twice=twice), force.passed_over
    return Answer(items, view, COLUMNS, nothing, wide=True, talk=talk, drafts=force.drafts)


def document(answer: Answer, titles: Mapping[str, str] = {}, twice: int = 0) -> doc.Blocks:
    """Yield how many concerns there are and how they stand, then each, in full if they are few.

    `titles` are those of reports by their ids, where there may be several; so many are told
    `twice`, by two reports of a round.
    """
    items: list[ConcernItem] = answer.items
    wide = answer.head is None
    if len(items) > 1:
        labels = Counter(map(words.label_words, items)).most_common()
        outcomes = Counter(words.CONCERN_STATUS[item.status] for item in items).most_common()
        reports = len({item.report for item in items})
        where = f" in {counted(reports, 'report')} on {items[0].force}" if wide else ""
        yield prose(strong(f"{counted(len(items), 'concern')}{where}"))
        counts = [(str(number), line(said)) for said, number in (*labels, *outcomes)]
        yield doc.Fields(counts, close=True)
    again = len(items) - len({item.id for item in items})
    for number, said in (
        (twice, "Told by more than one report of a round, and counted once"),
        (again, "Raised again in a later round, and counted again"),
    ):
        if number:
            yield prose(quiet(f"{said}: {number}."), close=True)
    if wide and len(items) > _FEW:
        yield prose("Where no label or outcome stands below a title, it is not known.")
        for (round_, report), concerns in groupby(items, lambda item: (item.round, item.report)):
            yield heading(f"{round_ or 'Outside any round'}: {titles[report]}")
            yield doc.Bullets([_line(item, answer) for item in concerns])
            yield doc.hint(f"In full: essex-insp concerns --report {report}", close=True)
        return
    for item in items:
        yield from _concern(item)
        if wide:
            hint = f"essex-insp concerns --report {item.report}"
            yield doc.hint(f"Raised in {titles[item.report]}: {hint}", close=True)
        if item.events:
            yield doc.hint(f"What happened next: {answer.hint('trail', item.id)}", close=True)
    kinds = {item.kind for item in items}
    ours = {"expressed-concern": "expressed concern", "unlabelled": "label not known"}
    yield from words.meaning(next((term for kind, term in ours.items() if kind in kinds), None))


def _concern(concern: ConcernItem) -> doc.Blocks:
    yield heading(concern.title)
    yield prose(standing_words(concern), close=True)
    yield prose(concern.summary, cited(concern.sources))
    if concern.parts:
        yield doc.Bullets([line(part.text, cited(part.sources)) for part in concern.parts])
    if concern.quotes:
        yield words.speech(concern.quotes)
    if concern.raised_by is not None:
        said = [cite for quote in concern.quotes for cite in quote.sources]
        who = words.person_words(concern.raised_by)
        if concern.quotes:
            yield prose(who, cited(said) if said else None, indent=4, close=True)
        else:
            yield prose(f"Raised by: {who}")
    about = [f"About: {', '.join(concern.about)}"] if concern.about else []
    for number, text in enumerate([*words.concern_notes(concern), *about]):
        yield prose(text, close=number > 0)


def _line(item: ConcernItem, answer: Answer) -> doc.Line:
    said = standing_words(item, unknown=False)
    more = f"\nWhat happened next: {answer.hint('trail', item.id)}" if item.events else ""
    title = doc.Span(item.title, item=item)
    return line(title, cited(item.sources), said and f"\n{said}", more and doc.typed(more))
