"""Papers of two pages on a report: what stands in them, for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from essex_insp.dates import date_text
from essex_insp.questions.brief import AskItem, BriefItem, ChangeItem
from essex_insp.questions.citations import once
from essex_insp.questions.compare import CompareItem
from essex_insp.questions.history import Between, Change
from essex_insp.questions.items import GradeItem
from essex_insp.questions.record import Cite
from essex_insp.questions.trail import TrailItem
from essex_insp.show.answer import Answer
from essex_insp.show.document import (
    Block,
    Bullets,
    Fields,
    Heading,
    Line,
    Table,
    cited,
    line,
    prose,
    runs,
    strong,
)
from essex_insp.show.parts import speech
from essex_insp.show.words import (
    basis_words,
    change_words,
    counted,
    date_words,
    event_words,
    grade_span,
    grade_words,
    person_words,
    standing_words,
    told_words,
)

_ASKED, _SAID, _NEXT, _ALL = 5, 2, 4, 1000
"""So many questions, paragraphs of a speaker and events at the most are in a paper."""
Part = Callable[[Answer, BriefItem], Iterator[Block]]


def _opening(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """What the report is, and whether it is the newest."""
    front, newest = item.front, item.front.newest
    newer = None
    if newest is not None and newest.id != front.id and newest.round != front.round:
        date = date_words(newest.published, newest.published_note)
        newer = f" It is not the newest: that is {newest.title}, {date}."
    yield prose(f"{told_words(front)}.", newer, cited(item.sources), close=True)


def _grades(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """The grades, each with its basis, and by them the newest, which may not be comparable."""
    front, newest = item.front, item.front.newest
    if front.grades:
        yield Heading(line(f"Grades{f' of {front.round}' if front.round else ''}"))
        rows = [
            (
                line(grade.area),
                line(grade_span(grade), f", {basis_words(grade)}" if grade.grade else None),
                line(cited(grade.sources)),
            )
            for grade in front.grades
        ]
        yield Table(("Area", "Grade and its basis", "Sources"), tuple(rows), close=True)
        for grade in front.grades:
            if grade.why and grade.basis_reading == "inferred":
                yield prose(f"{grade.area}: {grade.why}", cited(grade.sources))
    if newest is None or newest.id == front.id or newest.round == front.round:
        return
    yield Heading(line(f"The newest grades, of {newest.round}"))
    groups: dict[str, list[GradeItem]] = {}
    for grade in sorted(filter(_is_read, newest.grades), key=_place):
        groups.setdefault(grade_words(grade), []).append(grade)
    yield Bullets(
        tuple(
            line(
                grade_span(alike[0]),
                f": {'; '.join(grade.area for grade in alike)}",
                cited(once(cite for grade in alike for cite in grade.sources)),
            )
            for alike in groups.values()
        )
    )


def _place(grade: GradeItem) -> int:
    """The worst grades first, as they are what people look for."""
    word = grade.grade or grade.inferred_grade
    return -grade.scale.index(word) if word in grade.scale else 1


def _is_read(grade: GradeItem) -> bool:
    return bool(grade.grade or grade.inferred_grade or grade.instead)


def _change(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """What may be said of change, and between which rounds nothing may."""
    if not (item.changes or item.breaks):
        return
    yield Heading(line("What may be said of change"))
    lines = []
    for area, group in groupby(item.changes, lambda change: change.now.area):
        changes = list(group)
        said = "; ".join(map(_changed, changes))
        unread = [
            str(part.round) for change in changes for part in _between(change) if not part.grade
        ]
        said += f". Of {', '.join(unread)} no grade was read" if unread else ""
        cites = once(cite for change in changes for cite in change.sources)
        lines.append(line(f"{area}: {said}.", cited(cites)))
    lines += [
        line(
            strong(f"{part.parted.after} and {part.round} may not be compared. "),
            part.parted.why,
            cited(part.parted.sources),
        )
        for part in item.breaks
    ]
    yield Bullets(tuple(lines))


def _changed(change: ChangeItem) -> str:
    made = change.now.change
    if made is None:
        return ""
    words = change_words(Change(**{**made, "between": []}))
    return f"{change.now.grade} in {change.now.round}, {words}"


def _between(change: ChangeItem) -> list[Between]:
    return change.now.change.between if change.now.change else []


def _concern(answer: Answer, item: BriefItem) -> Iterator[Block]:
    """The concern that the paper is about, in full; the others by their titles."""
    concern = item.concern
    if concern is None:
        return
    yield Heading(line(f"The concern: {concern.title}"))
    yield prose(standing_words(concern), f" {concern.summary}", cited(concern.sources), close=True)
    if concern.note:
        yield prose(concern.note, cited(concern.sources))
    others = [other for other in item.front.concerns if other.id != concern.id]
    if others:
        yield prose(f"{counted(len(others), 'other concern')}:")
        shown = tuple(line(other.title, cited(other.sources)) for other in others[:_NEXT])
        left = len(others) - len(shown)
        more = (line(f"and {left} more: {answer.hint('concerns')}"),) if left else ()
        yield Bullets((*shown, *more))


def _trail(answer: Answer, item: BriefItem) -> Iterator[Block]:
    """What happened to it, from when it was raised; the latest, if there is much."""
    events = _since(item.trail)
    if not events:
        return
    yield Heading(line("What became of it"))
    shown = _chosen(events)
    yield Fields(tuple((_when(event), _event(event)) for event in shown))
    left = len(item.trail) - len(shown)
    concern = item.concern
    if concern and concern.status_note:
        yield prose(concern.status_note, cited(_sources(events)))
    if left and concern:
        yield prose(f"{counted(left, 'more event')}: {answer.hint('trail', concern.id)}")


def _chosen(events: list[TrailItem]) -> list[TrailItem]:
    """A few of the events: what became of it before its background, the latest before others."""
    steps = [event for event in events if event.kind != "context"][-_NEXT:]
    rest = [event for event in events if event.kind == "context" and event.date]
    chosen = [*steps, *rest[len(rest) - max(0, _NEXT - len(steps)) :]]
    return sorted(chosen, key=events.index)


def _since(story: list[TrailItem]) -> list[TrailItem]:
    """The events from the first on that says that the concern was raised."""
    raised = [at for at, event in enumerate(story) if event.kind == "raised"]
    return story[raised[0] :] if raised else story


def _sources(events: Iterable[TrailItem]) -> list[Cite]:
    return once(cite for event in events if event.kind != "context" for cite in event.sources)


def _when(event: TrailItem) -> str:
    return date_text(event.date.partition("/")[0]) if event.date else "No date"


def _event(event: TrailItem) -> Line:
    note = f" ({event.date_note.rstrip('.')})" if event.date_note else ""
    return line(strong(f"{event_words(event)}."), f" {event.summary}{note}", cited(event.sources))


def _forces(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """How many forces have each grade on the same questions, this force's own marked."""
    read = [standing for standing in item.standings if standing.grade]
    if not read:
        return
    first, *_ = read
    yield Heading(line(f"How other forces did on the same questions in {first.round}"))
    yield Bullets(tuple(map(_standing, read)))
    hint = f"essex-insp compare --round {first.round} --cite"
    yield prose(f"Counts, not ranks. The sources of the other forces' grades: {hint}")


def _standing(standing: CompareItem) -> Line:
    """How many others have the same grade, and how many another one."""
    others = ", ".join(
        f"{count.count} {count.grade}"
        for count in standing.counts
        if count.grade not in (None, standing.grade) and count.count
    )
    return line(
        f"{standing.area}: of the {standing.read} forces read, {standing.alike} were graded "
        f"{standing.grade}{f'; {others}' if others else ''}. {standing.name} is one of the "
        f"{standing.alike}.",
        cited(standing.sources),  # of the force's own grade; the others' are many pages
    )


def _words(_answer: Answer, item: BriefItem, most: int = _SAID) -> Iterator[Block]:
    """Some of what each speaker said, what voices the concern first: whole paragraphs."""
    if not item.quotes:
        return
    voiced = {quote.id for quote in item.concern.quotes} if item.concern else set()
    yield Heading(line("In their words"))
    for _, group in groupby(item.quotes, lambda quote: quote.statement):
        quotes = list(group)
        ordered = sorted(quotes, key=lambda quote: quote.id not in voiced)[:most]
        shown = [quote for quote in quotes if quote in ordered]
        cites = [cite for quote in shown for cite in quote.sources]
        left = ""
        if len(shown) < len(quotes):
            left = f" (paragraphs {runs([quote.paragraph for quote in shown])} of {len(quotes)})"
        yield prose(strong(person_words(quotes[0].speaker, "Unattributed")), left, cited(cites))
        yield speech(shown, numbered=True)


def _questions(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """What a panel could ask, each with what it rests on and what is not established."""
    if item.questions:
        yield Heading(line("Questions to ask"))
        yield Bullets(tuple(map(_question, item.questions[:_ASKED])))


def _question(asked: AskItem) -> Line:
    return line(
        strong(asked.question),
        f" Known: {asked.known}",
        cited(asked.sources),
        f" Not established: {asked.unknown}",
    )


def _meanings(_answer: Answer, item: BriefItem) -> Iterator[Block]:
    """What the words mean."""
    if item.terms:
        yield Heading(line("What the words mean"))
        yield Fields(
            tuple((term.term, line(term.explanation, cited(term.sources))) for term in item.terms)
        )


def _reply(_answer: Answer, item: BriefItem, whole: bool = True) -> Iterator[Block]:
    """By when it was to be replied to, and if wanted by whom and how."""
    reply = item.reply
    if reply is not None and reply.reply_by:
        due = f"A reply to this report was due by {date_text(reply.reply_by)}."
        yield prose(due, f" {reply.explanation}" if whole else None, cited(reply.sources))


def _letter(answer: Answer) -> Iterator[Block]:
    """Yield a letter that asks what became of a concern, from its dated story."""
    item: BriefItem = answer.items[0]
    front, concern = item.front, item.concern
    if concern is None:
        return
    yield prose(strong(f"To {front.force}, or to the commissioner who oversees it"), close=True)
    yield prose(strong(f"Subject: {concern.title}"))
    yield prose(
        f"I write about {front.title} ({date_words(front.published, front.published_note)}). "
        f"{standing_words(concern)} {concern.summary}",
        cited(concern.sources),
    )
    if concern.quotes:
        who = person_words(concern.quotes[0].speaker, "Unattributed")
        cites = [cite for quote in concern.quotes for cite in quote.sources]
        yield prose(f"{who}:", cited(cites))
        yield speech(concern.quotes)
    later = [event for event in _since(item.trail) if event.kind != "raised"]
    if later:
        yield prose("Since then, as far as I have read:")
        yield Fields(tuple((_when(event), _event(event)) for event in _chosen(later)))
    if concern.status_note:
        yield prose(concern.status_note, cited(_sources(item.trail) or concern.sources))
    yield prose("Please tell me, with the documents that show it:")
    checked = any(event.kind == "no-mention-found" for event in item.trail)
    asked = (
        "whether what the concern describes is still so, and if not, since when and by which "
        "decision;",
        "whether the inspectorate looked at it again, when, and what it found"
        + (", which I did not find in its later report;" if checked else ";"),
        "what the reply to the report said about it, and where that was published.",
    )
    yield Bullets(tuple(map(line, asked)))
    yield from _reply(answer, item)
    yield prose("Yours faithfully,")


def _paper(*parts: Part) -> Callable[[Answer], Iterator[Block]]:
    def document(answer: Answer) -> Iterator[Block]:
        for part in parts:
            yield from part(answer, answer.items[0])

    return document


_ALL_WORDS, _DUE = partial(_words, most=_ALL), partial(_reply, whole=False)
_PANEL = (_opening, _grades, _change, _concern, _trail, _DUE, _forces, _words, _questions)
PAPERS: dict[str, Callable[[Answer], Iterator[Block]]] = {
    "panel": _paper(*_PANEL),
    "press": _paper(_opening, _concern, _trail, _ALL_WORDS, _grades, _change, _forces),
    "resident": _paper(_opening, _grades, _meanings, _concern, _trail, _reply, _questions),
    "request": _letter,
}
"""What each paper is made of, by whom it is for."""
