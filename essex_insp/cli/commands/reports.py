from essex_insp.cli.command import Answer, columns, listing, opt
from essex_insp.questions.record import ReportItem
from essex_insp.show import document as doc
from essex_insp.show.document import cited, line, prose, quiet, row, strong
from essex_insp.show.words import counted, date_words, span_words

EXAMPLES = ("reports", "reports --kind custody --since 2017")
COLUMNS = columns(
    "report=id title force round published published_words=published_note kind told_by default "
    "draft file sources"
)
_FEW = 8
"""So many reports at the most have their titles on one screen."""


@listing
def reports(
    round: str | None = opt.option(
        "--round ROUND", "Of a round or a year, as 2016 or 2018-19, or latest.", "round"
    ),
    kind: str | None = opt.option("--kind KIND", "By kind, as peel or custody.", "report kind"),
    since: str | None = opt.option("--since DATE", "Published then or later, as 2018."),
) -> Answer:
    """The reports there are, your own among them, the newest first."""
    from essex_insp.questions.listing import listing as listed  # no TAB needs the model

    items, notes = listed(round, kind, since)
    return Answer(items, document, COLUMNS, "No such report is in the data.", talk=tuple(notes))


def document(answer: Answer) -> doc.Blocks:
    """Yield a line for each report, with the titles of a few, and what to type for one."""
    items: list[ReportItem] = answer.items
    forces = list(dict.fromkeys(item.force for item in items))
    whose = forces[0] if len(forces) == 1 else f"{len(forces)} bodies"
    span = span_words(item.published for item in items)
    full = len(items) <= _FEW
    named = next((["--report", item.id] for item in items if not item.default), ["grades"])
    more = None if full else quiet("; titles: add --round or --kind")
    number = strong(f"{counted(len(items), 'report')} on {whose}")
    yield prose(number, f", {span}" if span else None, more)
    yield doc.hint(f"Read one: {answer.hint(*named)}", close=True)
    if "--round" in answer.typed and not all(item.round for item in items):
        yield prose(quiet("Those of no round were published in the years of this one."), close=True)
    several, rows = len(forces) > 1, []
    for item in items:
        said = (("default", item.default), ("own", item.file), ("draft", item.draft))
        marks = ", ".join(mark for mark, on in said if on)
        told = f"; told by {item.told_by}" if item.told_by else ""
        title = quiet(f"\n{item.title}{told}") if full else None
        cites = cited(item.sources) if item.sources else None
        report = line(strong(item.id), f" ({marks})" if marks else None, title, cites)
        note = item.published_note if full or not item.published else None
        cells = (item.round or "no round", date_words(item.published, note))
        rows.append(row(report, *([item.force] if several else []), *cells))
    yield doc.Table(("Report", *(["Body"] if several else []), "Round", "Published"), rows)
