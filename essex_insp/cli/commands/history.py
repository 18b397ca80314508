from collections.abc import Collection
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from essex_insp.cli.command import Answer, Inspection, columns, following, opt
from essex_insp.dates import roughly
from essex_insp.errors import BadUsage
from essex_insp.show import document as doc
from essex_insp.show import timeline, words
from essex_insp.show.document import BREAKS, cited, heading, line, prose, quiet, row, strong
from essex_insp.show.timeline import Timeline

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.history import HistoryItem

EXAMPLES = ("history --chart", "history --force kent --since 2021")
COLUMNS = columns(
    "area round grade inferred_grade instead basis basis_reading judged_in change=change.direction "
    "change_from_round=change.from_round change_from_grade=change.from_grade "
    "break_after=break_before.after break_comparable=break_before.comparable "
    "break_why=break_before.why force heading pillar level question "
    "body confidence note why caveat sources_disagree=disagreements.about published published_note "
    "report sources id"
)
_FEW = 2


@following
def history(
    inspection: Inspection,
    force: str | None = opt.option(
        "--force NAME", "Of any of the 43 forces or of your own reports.", "force"
    ),
    area: str | None = opt.option("--area WORDS", "By area.", "area over time"),
    pillar: str | None = opt.option("--pillar WORDS", "By pillar.", "pillar over time"),
    since: str | None = opt.option("--since ROUND", "From a round or year on.", "round"),
    fell: bool = opt.flag("--fell", "Only grades that fell, where that may be told."),
    rose: bool = opt.flag("--rose", "Only grades that rose, where that may be told."),
    chart: bool = opt.flag("--chart", "All rounds as one chart."),
    notes: bool = opt.flag("--notes", "Also reasons, notes, disagreements, areas not read."),
    all_: bool = opt.flag("--all", "Also areas not read, and inspections of no round."),
) -> Answer:
    """Grades over time, and which can be compared."""
    from essex_insp.questions.force import around, of_force

    asked = of_force(force) if force else around(inspection.report)
    moved = {"down": "fell"} if fell else {}
    moved |= {"up": "rose"} if rose else {}
    if chart and moved:
        raise BadUsage("--chart shows every grade; leave out --fell and --rose, or --chart")
    items = asked.history(area, pillar, since, related=all_, moved=moved)
    if moved:
        how = " or ".join(moved.values())
        view = partial(_moved, how=how, notes=notes)
        nothing = _unmoved([] if items else asked.history(area, pillar, since, related=all_), how)
    else:
        related = [] if all_ else asked.history(area, pillar, since, related=True)
        others = len({item.report for item in related} - {item.report for item in items})
        whole = notes or all_ or area is not None
        joined = chart or area is not None
        view = partial(document, whole=whole, notes=notes, others=others, joined=joined)
        nothing = "No grade of this body is in the data. All reports: essex-insp reports"
    given = Answer(items, view, COLUMNS, nothing, wide=True, chart=chart, sourced=_called)
    return given._replace(talk=asked.passed_over, drafts=asked.drafts)


def document(answer: Answer, whole: bool, notes: bool, others: int, joined: bool) -> doc.Blocks:
    """Yield the rounds, what was left out and how to see it.

    The `whole` has areas without a grade too, `notes` are also reasons and disagreements, and so
    many `others` of no round are not shown; `joined`, an area has one line in all frameworks.
    """
    items: list[HistoryItem] = answer.items
    yield heading(strong(items[0].force), ", grades over time", level=1)
    shown = timeline.timeline(items, joined)
    named = {name for row in shown.rows if _read(row) for name in row}
    # No round is left out, though nothing of it is known.
    read = [row for row in shown.rows if whole or _read(row) or named.isdisjoint(row)]
    kept = shown._replace(rows=read)
    if shown.rounds:
        yield from [timeline.chart(kept)] if answer.chart else _tables(kept, len(shown.rounds))
    if unrounded := [item for item in items if item.round is None]:
        yield heading("Other inspections")
        rows = []
        for item in unrounded:
            year = roughly(item)[:4] or "date not read"
            rows.append(row(words.area_words(item), timeline.grade_line(item), year, item.report))
        yield doc.Table(("Area", "Grade", "Year", "Report"), rows, close=True)
    unread = [doc.bare(timeline.named(row)) for row in shown.rows if row not in read]
    seen = [*chain.from_iterable(row.values() for row in read), *unrounded]
    left = [] if notes else list(_left(seen, unread, shown.breaks))
    yield from _notes(items) if notes else left
    if others:
        hint = f"{words.counted(others, 'other inspection')}: {answer.again('--all')}"
        yield doc.hint(hint, close=bool(left))


def _read(row: timeline.Row) -> bool:
    return any(map(words.is_read, row.values()))


def _called(item: "HistoryItem") -> words.Placed:
    return "", words.area_words(item), str(item.round or item.report)


def _tables(kept: Timeline, rounds: int) -> doc.Blocks:
    """The rounds that may be compared side by side, today's framework first."""
    told = ""
    for names, mark in kept.spans():
        part = kept.only(names)
        if part.rows and len(names) == 1 < rounds:
            yield timeline.listed(part, f"{_comparable(part, mark)}: ")
        elif part.rows:
            if rounds > 1:
                yield heading(_comparable(part, mark))
            table = timeline.table(part)
            yield table._replace(close=rounds > 1, none="" if told else table.none)
            told = told or table.none  # said once


def _moved(answer: Answer, how: str, notes: bool) -> doc.Blocks:
    """Yield the changes that may be told, one after the other, the newest first."""
    items: list[HistoryItem] = answer.items
    yield heading(strong(items[0].force), f", grades that {how}", level=1)
    rows = []
    for item in sorted(items, key=timeline.when, reverse=True):
        if item.change:
            grade = line(words.grade_span(item), "*" if item.disagreements else None)
            change = words.change_words(item.change)
            rows.append(row(words.area_words(item), item.round, grade, change))
    yield doc.Table(("Area", "Round", "Grade", "Change"), rows)
    yield prose(quiet("Only within one framework; across a break no change may be told."))
    yield from _notes(items) if notes else _left(items)


def _unmoved(items: "list[HistoryItem]", how: str) -> str:
    """What is said where no grade of a force fell, or rose: of how many that may be told."""
    told = sum(bool(item.change) for item in items)
    unread = sum(not words.is_read(item) and item.basis not in words.ABSENT for item in items)
    read = f"; grades not known to us: {unread} of {len(items)}" if unread else ""
    whose = f" of {items[0].force}" if items else ""
    return f"No grade{whose} {how}. Changes told between comparable rounds: {told}{read}."


def _comparable(part: Timeline, mark: str) -> str:
    """Which rounds stand here, and what may be compared."""
    first, *others = part.rounds
    span = f"{first} to {others[-1]}" if len(others) > 1 else " and ".join(part.rounds)
    earlier = " or with earlier rounds" if first in part.breaks else ""
    among = f" with each other{earlier}" if mark and others else ""
    return f"{span}, {BREAKS.get(mark, 'comparable')}{among}"


def _notes(items: "list[HistoryItem]") -> doc.Blocks:
    """Yield why rounds may not be compared, and what is to be known of single grades."""
    newest = sorted(items, key=timeline.when, reverse=True)
    breaks = {str(item.round): item.break_before for item in newest if item.break_before}
    for name, why in breaks.items():
        lead = strong(f"{words.parted_words(why, name, 'are not comparable')} ")
        pauses = (line(f" {each.year}: {each.why}", cited(each.sources)) for each in why.no_round)
        yield prose(lead, why.why, cited(why.sources), *chain.from_iterable(pauses))
    caveats = {item.round: item.caveat for item in items if item.caveat}
    for when, caveat in caveats.items():
        yield prose(strong(f"{when}. "), caveat)
    yield from words.noted(
        items, _called, lambda item: "" if item.heading == item.area else f"headed “{item.heading}”"
    )
    yield from words.disputed(items)


def _left(
    seen: "list[HistoryItem]", ungraded: Collection[str] = (), broken: Collection[str] = ()
) -> doc.Blocks:
    """Yield what is left out of what `--notes` tells, of grades that are `seen`, of other areas."""
    left = [*words.unnoted(seen), *(["reasons"] if broken else [])]
    if ungraded:
        named = f" ({'; '.join(ungraded)})" if len(ungraded) <= _FEW else ""
        left.insert(0, f"{words.counted(len(ungraded), 'area')} without a grade{named}")
    if said := ", ".join(left):
        yield doc.hint(f"{said[0].upper()}{said[1:]}: add --notes")
