from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, dropwhile, groupby
from typing import TYPE_CHECKING, Any

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.dates import date_text, surely_before
from essex_insp.errors import BadUsage
from essex_insp.matching import select
from essex_insp.questions.record import ConcernItem, FrontItem, NewestItem, cites_of
from essex_insp.show import document as doc
from essex_insp.show import words
from essex_insp.show.document import cited, heading, line, prose, row, runs, strong, typed
from essex_insp.show.words import area_words, counted, grade_span, move_words, person_words

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.brief import BriefItem
    from essex_insp.questions.trail import TrailItem

EXAMPLES = ("brief -o brief.html", "brief --for request -o letter.md")
COLUMNS = columns("question known not_established=unknown sources")
_ASKED, _SAID, _NEXT = 5, 2, 4
"""So many questions, paragraphs of a speaker and events at the most are in a paper."""


@reading
def brief(
    inspection: Inspection,
    audience: str | None = opt.option(
        "--for panel|press|resident|request",
        "Whom it is for; panel if not given. A request is a letter.",
        ("panel", "press", "resident", "request"),
    ),
    concern: str | None = opt.option(
        "--concern WORDS", "Whose story it tells; the report's first if not given.", "concerns.id"
    ),
) -> Answer:
    """One paper of two pages: for the panel, the press, residents, or a letter of request."""
    from essex_insp.questions.brief import brief as ask
    from essex_insp.questions.force import around

    called = {"request": "letter"}.get
    name = select("paper", audience or "panel", list(PAPERS), lambda name: [name, called(name)])[0]
    force = around(inspection.report)
    item = ask(inspection, force, concern)
    if name == "request" and item.concern is None:
        raise BadUsage("a request asks about a concern, and this report has none in the data")
    view, talk = partial(document, paper=name), force.passed_over
    return Answer([item], view, COLUMNS, "", cite=True, talk=talk, rows="questions")


def _opening(_: Answer, item: "BriefItem") -> doc.Blocks:
    """What the report is, and whether it is the newest: a paper outlives its screen."""
    said, hint = f"{words.told_words(item.front)}.", None
    if newer := _newer(item.front):
        told = f"grades of {newer.round} are known"
        if newer.id is not None:
            date = words.date_words(newer.published, newer.published_note)
            told = f"that is {newer.title}, {date}"
            hint = typed(f" Its own paper: essex-insp brief --report {newer.id}")
        said += f" It is not of the newest round: {told}."
    cites = cited(item.sources) if item.sources else " No source is named for it."
    yield prose(said, cites, hint, close=True)


def _newer(front: FrontItem) -> NewestItem | None:
    return front.newest if front.newest and front.newest.round != front.round else None


def _headed(title: str, block: doc.Block) -> doc.Blocks:
    """A part with its title, if there is anything in it."""
    if block[0]:
        yield heading(title)
        yield block


def _grades(_: Answer, item: "BriefItem") -> doc.Blocks:
    """The grades, each with its basis, and by them the newest, which may not be comparable."""
    front = item.front
    rows = []
    for grade in front.grades:
        basis = f", {words.basis_words(grade)}" if grade.grade else None
        rows.append(row(area_words(grade), line(grade_span(grade), basis), cited(grade.sources)))
    if rows:
        yield heading(f"Grades{f' of {front.round}' if front.round else ''}")
        yield doc.Table(("Area", "Grade and its basis", "Sources"), rows, close=True)
    for grade in front.grades:
        if grade.why and grade.basis_reading == "inferred":
            yield prose(f"{area_words(grade)}: {grade.why}", cited(grade.sources))
    if newer := _newer(front):
        lines = []
        for alike in words.worst_first(newer.grades):
            areas = "; ".join(map(area_words, alike))
            cites = cites_of(alike)
            lines.append(line(grade_span(alike[0]), f": {areas}", cited(cites) if cites else None))
        yield from _headed(f"The newest grades, of {newer.round}", doc.Bullets(lines))


def _change(_: Answer, item: "BriefItem") -> doc.Blocks:
    """What may be said of change, and between which rounds nothing may."""
    lines = []
    named = ((area_words(change.now), change) for change in item.changes)
    for area, changes in doc.grouped(named).items():
        steps = [(change.now, change.now.change) for change in changes if change.now.change]
        said = "; ".join(f"{now.grade} in {now.round}, {move_words(step)}" for now, step in steps)
        between = (part for _, step in steps for part in step.between)
        if unread := [str(part.round) for part in between if not part.grade]:
            said += f". Of {', '.join(unread)} no grade was read"
        cites = cites_of(changes)
        lines.append(line(f"{area}: {said}.", cited(cites)))
    for part in item.breaks:
        apart = words.parted_words(part.parted, part.round, "may not be compared")
        told = cited(part.parted.sources) if part.parted.sources else None
        lines.append(line(strong(apart), f" {part.parted.why}", told))
    yield from _headed("What may be said of change", doc.Bullets(lines))


def _concern(answer: Answer, item: "BriefItem") -> doc.Blocks:
    """The concern that the paper is about, in full, the others by their titles, and its trail."""
    if (concern := item.concern) is None:
        return
    cites = cited(concern.sources)
    yield heading(f"The concern: {concern.title}")
    yield prose(f"{words.standing_words(concern)} {concern.summary}", cites, close=True)
    if concern.note:
        yield prose(f"On the label: {concern.note}", cites)
    if others := [other for other in item.front.concerns if other.id != concern.id]:
        yield prose(f"{counted(len(others), 'other concern')}:")
        lines = [line(other.title, cited(other.sources)) for other in others[:_NEXT]]
        if left := len(others) - len(lines):
            lines.append(line(f"and {left} more: ", typed(answer.hint("concerns"))))
        yield doc.Bullets(lines)
    yield heading("What became of it")
    told = _events(_since(item.trail), known=concern.summary)
    yield told
    yield from _outcome(concern, item.trail)
    if left := len(item.trail) - len(told.rows):
        yield prose(f"{counted(left, 'more event')}: ", typed(answer.hint("trail", concern.id)))


def _since(story: "list[TrailItem]") -> "list[TrailItem]":
    """The events from the first on that says that the concern was raised."""
    return list(dropwhile(lambda event: event.kind != "raised", story)) or story


def _outcome(concern: ConcernItem, story: "Iterable[TrailItem]") -> doc.Blocks:
    """What is known of its outcome, and what was read for that."""
    read = cites_of(event for event in story if event.kind != "context")
    if concern.status_note:
        yield prose(concern.status_note, cited(read or concern.sources))


def _events(events: "list[TrailItem]", known: str = "") -> doc.Fields:
    """A few events by their dates, steps before background; no summary that is known already."""
    telling = [event for event in events if event.kind != "context" or event.date]
    telling.sort(key=lambda event: event.kind != "context")
    rows = []
    for event in sorted(telling[-_NEXT:], key=events.index):
        date = date_text(event.date) if event.date else "No date"
        note = f" ({event.date_note.rstrip('.')})" if event.date_note else ""
        kind = f"{words.event_words(event)}."
        told = f" {event.summary}" if event.summary not in (known, kind) else ""
        rows.append((date, line(strong(kind), f"{told}{note}", cited(event.sources))))
    return doc.Fields(rows)


def _forces(_: Answer, item: "BriefItem") -> doc.Blocks:
    """How many forces have each grade on the same questions, this force's own marked."""
    lines = []
    for standing in item.standings:
        if standing.grade or standing.inferred_grade:  # cited alone: the others' are many pages
            counts = [count for count in standing.counts if count.grade and count.count]
            told = ", ".join(f"{count.count} {count.grade}" for count in counts)
            if odd := words.basis_counts(counts):
                told += f"; of these, {odd}"
            said = f"{standing.area}: of the {standing.read} forces read, {told}. "
            own = "inferred" if standing.inferred_grade else words.added_basis(standing)
            said += f"{standing.name} is one of the {standing.alike}{f', {own}' if own else ''}."
            lines.append(line(said, cited(standing.sources)))
    if lines:
        inspected = item.standings[0].round
        title = f"How other forces did on the same questions in {inspected}"
        yield from _headed(title, doc.Bullets(lines))
        hint = typed(f"essex-insp compare --round {inspected} --cite")
        yield prose("Counts, not ranks. The sources of the other forces' grades: ", hint)
        yield from words.disputed(item.standings, sign="")


def _words(_: Answer, item: "BriefItem", most: int | None = _SAID) -> doc.Blocks:
    """Some of what each speaker said, what voices the concern first: whole paragraphs."""
    voiced = {quote.id for quote in item.concern.quotes} if item.concern else set()
    if item.quotes:
        yield heading("In their words")
    for quotes in doc.grouped((quote.statement, quote) for quote in item.quotes).values():
        ordered = sorted(quotes, key=lambda quote: quote.id not in voiced)[:most]
        shown = [quote for quote in quotes if quote in ordered]
        cites = [cite for quote in shown for cite in quote.sources]
        paragraphs = runs([quote.paragraph for quote in shown])
        left = f" (paragraphs {paragraphs} of {len(quotes)})" if shown != quotes else ""
        yield prose(strong(person_words(quotes[0].speaker, "Unattributed")), left, cited(cites))
        yield words.speech(shown, numbered=True)


def _questions(_: Answer, item: "BriefItem") -> doc.Blocks:
    """What a panel could ask, each with what it rests on and what is not established."""
    lines = []
    for asked in item.questions[:_ASKED]:
        known, unknown = f" Known: {asked.known}", f" Not established: {asked.unknown}"
        lines.append(line(strong(asked.question), known, cited(asked.sources), unknown))
    yield from _headed("Questions to ask", doc.Bullets(lines))


def _meanings(_: Answer, item: "BriefItem") -> doc.Blocks:
    rows = [(term.term, line(term.explanation, cited(term.sources))) for term in item.terms]
    yield from _headed("What the words mean", doc.Fields(rows))


def _reply(_: Answer, item: "BriefItem", whole: bool = False) -> doc.Blocks:
    """By when it was to be replied to, and if wanted by whom and how."""
    from essex_insp.questions.brief import told_on

    if (reply := item.reply) and reply.reply_by:
        at_once = told_on(item.front, item.trail) == item.front.published
        told = "this report" if at_once else "that part of the report"
        due = f"A reply to {told} was due by {date_text(reply.reply_by)}."
        yield prose(due, f" {reply.explanation}" if whole else None, cited(reply.sources))


_BECAME = {
    "open": "as far as I have read it is open",
    "closed": "I have read that it was closed",
    "not-established": "I do not know what became of it",
}


def _raised(concern: ConcernItem) -> str:
    """The label of a concern and what became of it, as somebody writes it who wants to know."""
    became = _BECAME[concern.status]
    if concern.kind == "unlabelled":
        return f"I could not establish under which label it was raised, and {became}."
    label, _, how = words.label_words(concern).rpartition(", ")
    how = f", {how}".replace(", a formal label", "").replace(", label as", ", as")
    if not concern.label:
        return f"It was raised {words.raised_words(concern.kind)}{how}, and {became}."
    label += "." * (label[-1] not in ".?!")  # one may be a whole question
    return f"It was raised{how} under this label: {label} And {became}."


def _letter(answer: Answer, item: "BriefItem") -> doc.Blocks:
    """A letter that asks what became of a concern, from its dated story."""
    from essex_insp.library import forces
    from essex_insp.model.values import NOT_RETOLD
    from essex_insp.questions.brief import told_on

    concern: Any = item.concern  # of none no letter is written
    overseer = "the commissioner who" if forces.load().has(item.front.force) else "whoever"
    yield prose(strong(f"To {item.front.force}, or to {overseer} oversees it"), close=True)
    yield prose(strong(f"Subject: {concern.title}"))
    yield prose("Dear Sir or Madam,")
    day = told_on(item.front, item.trail)
    date = date_text(day) if day else "its date I have not read"
    summary = "" if concern.summary == NOT_RETOLD else f"In short: {concern.summary} "
    point = f"I am writing about a point in {item.front.title} ({date}). "
    yield prose(f"{point}{summary}{_raised(concern)}", cited(concern.sources))
    for speaker, group in groupby(concern.quotes, lambda quote: quote.speaker):
        quotes = list(group)
        who = person_words(speaker, "Somebody who is not named")
        cites = [cite for quote in quotes for cite in quote.sources]
        yield prose(f"{who}{',' if ', ' in who else ''} said:", cited(cites))
        yield words.speech(quotes)
    steps = [event for event in _since(item.trail) if event.kind != "raised"]
    later = [event for event in steps if event.date and surely_before(day, event.date)]
    others = [event for event in steps if event not in later]
    lead = "Of before then, or of a day that I could not establish, I have found the following:"
    for said, events in (("Since then I have found the following:", later), (lead, others)):
        if events:
            yield prose(said)
            told = _events(events)
            yield told
            if cut := len(events) - len(told.rows):
                yield prose(f"I have read of {counted(cut, 'more event')}, which I leave out here.")
    yield from _outcome(concern, item.trail)
    yield prose("I should be grateful if you would tell me, and send me the documents that show:")
    checked = any(event.kind == "no-mention-found" for event in item.trail)
    asked = (
        "whether what the report describes is still the case and, if it is not, since when and "
        "by whose decision;",
        "whether the inspectorate has looked at it again, when, and what it found"
        + (" (in what I could read of its later report I found no mention);" if checked else ";"),
        "what the reply to the report said about it, and where that reply was published.",
    )
    yield doc.Bullets(list(map(line, asked)))
    yield from _reply(answer, item, whole=True)
    yield prose("If you hold nothing on one of these, please say so.")
    yield prose("Yours faithfully,")


def document(answer: Answer, paper: str) -> doc.Blocks:
    """Yield what stands in a paper, by whom it is for."""
    yield from chain.from_iterable(part(answer, answer.items[0]) for part in PAPERS[paper])
    if paper != "request":  # numbers are of one report
        yield doc.hint(f"A source by its number, with its terms: {answer.hint('sources', '1')}")


PAPERS: dict[str, tuple[Callable[[Answer, Any], doc.Blocks], ...]] = {
    "panel": (_opening, _grades, _change, _concern, _reply, _forces, _words, _questions),
    "press": (_opening, _concern, partial(_words, most=None), _grades, _change, _forces),
    "resident": (_opening, _grades, _meanings, _concern, partial(_reply, whole=True), _questions),
    "request": (_letter,),
}
"""What each paper is made of, by whom it is for."""
