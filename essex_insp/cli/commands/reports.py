import contextlib
from functools import partial

from essex_insp.cli.command import Answer, columns, listing, opt
from essex_insp.errors import UnknownName
from essex_insp.library.reports import load, of_round
from essex_insp.questions import listing as library
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
    year: str | None = opt.option(
        "--year YEAR", "Published in a year, whatever the round.", "year"
    ),
    round: str | None = opt.option(
        "--round ROUND", "Of a round or a year, as 2016 or 2018-19, or latest.", "round"
    ),
    kind: str | None = opt.option("--kind KIND", "By kind, as peel or custody.", "report kind"),
    since: str | None = opt.option("--since DATE", "Published then or later, as 2018."),
) -> Answer:
    """The reports there are, your own among them, the newest first."""
    items, notes = library.listing(round, kind, since, year)
    nothing = "No such report is in the data."
    view = partial(document, other=_other(items, round, year))
    return Answer(items, view, COLUMNS, nothing, talk=tuple(notes))


def _other(items: list[ReportItem], round: str | None, year: str | None) -> str:
    """What to type for the reports that came out in a year, rather than in its round, or so."""
    if round is None and year is not None:
        with contextlib.suppress(UnknownName):
            named = load(of_round(year)).round
            return f"Of round {named}, whenever published: essex-insp reports --round {named}"
    elif round and not year and any((item.published or "")[:4] == round for item in items):
        return f"Published in {round}, of any round: essex-insp reports --year {round}"
    return ""


def document(answer: Answer, other: str) -> doc.Blocks:
    """Yield a line for each report, with the titles of a few, and what to type for one."""
    items: list[ReportItem] = answer.items
    forces = list(dict.fromkeys(item.force for item in items))
    whose = forces[0] if len(forces) == 1 else f"{len(forces)} bodies"
    span = span_words(item.published for item in items)
    full = len(items) <= _FEW
    named = next((["--report", item.id] for item in items if not item.default), ["grades"])
    more = None if full else quiet("; titles: --round, --kind")
    number = strong(f"{counted(len(items), 'report')} on {whose}")
    yield prose(number, f", {span}" if span else None, more)
    yield doc.hint(f"Read one: {answer.hint(*named)}", close=True)
    if other:
        yield doc.hint(other, close=True)
    if "--round" in answer.typed and not all(item.round for item in items):
        yield prose(quiet("Those of no round were published in the years of this one."), close=True)
    columns = ("Report", *(["Body"] if len(forces) > 1 else []), "Round", "Published")
    rows = [_row(item, len(forces) > 1, full) for item in items]
    yield doc.Table(columns, rows)


def _row(item: ReportItem, force: bool, full: bool) -> tuple[doc.Line, ...]:
    said = (("default", item.default), ("own", item.file), ("draft", item.draft))
    marks = ", ".join(mark for mark, on in said if on)
    told = f"; told by {item.told_by}" if item.told_by else ""
    title = quiet(f"\n{item.title}{told}") if full else None
    cites = cited(item.sources) if item.sources else None
    note = item.published_note if full or not item.published else None
    return row(
        line(strong(item.id), f" ({marks})" if marks else None, title, cites),
        *([item.force] if force else []),
        item.round or "no round",
        date_words(item.published, note),
    )
