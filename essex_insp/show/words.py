"""The words for what a report holds as data, and blocks of them; what is unknown is said."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from essex_insp.dates import date_words as date_words
from essex_insp.library import areas
from essex_insp.questions import record
from essex_insp.questions.record import ABSENT as ABSENT
from essex_insp.questions.record import CONCERN_KINDS as CONCERN_KINDS
from essex_insp.questions.record import NOT_KNOWN as NOT_KNOWN
from essex_insp.questions.record import area_words as area_words
from essex_insp.questions.record import basis_words as basis_words
from essex_insp.questions.record import grade_words as grade_words
from essex_insp.questions.record import is_read as is_read
from essex_insp.questions.record import label_words as label_words
from essex_insp.show import document as doc
from essex_insp.show.document import GradeSpan, Line, cited, heading, line, prose, quiet, strong

Placed: TypeAlias = tuple[str, str, str]
"""A force, an area and a round; the first or the last are empty where all else says it."""
NOT_READ = "not read"
CONCERN_STATUS = {"open": "Open", "closed": "Closed", "not-established": "Outcome not known"}
DRAFT = "DRAFT, not settled by a person"


def standing_words(concern: Any, unknown: bool = True) -> str:
    """Return the label of a concern and what became of it, a sentence each, or what is known."""
    nothing = [CONCERN_KINDS["unlabelled"], CONCERN_STATUS["not-established"]]
    standings = [label_words(concern), CONCERN_STATUS[concern.status]]
    if unknown and standings == nothing:
        return "Label and outcome not known."
    return " ".join(f"{words}." for words in standings if unknown or words not in nothing)


def event_words(event: Any) -> str:
    """Return what happened, with the concern's label where the event is that it was raised."""
    words = "Background" if event.kind == "context" else event.kind.replace("-", " ").capitalize()
    if event.label is None:
        return words
    own = event.concern.label if event.label == event.concern.kind else None
    reported = f", {record.REPORTED}" if event.label_reported else ""
    return f"{words} {raised_words(event.label, own)}{reported}"


def raised_words(kind: str, own: str | None = None) -> str:
    """Return under which label a concern was raised: an inspectorate's own in its own words."""
    words = kind.replace("-", " ")
    if kind == "unlabelled":
        return "(label not known)"
    if kind in CONCERN_KINDS:
        return f"as {'an' if words[0] in 'ae' else 'a'} {words}"
    return f"as: {own or words}"


def plural(number: int, noun: str) -> str:
    """Return a noun as it stands with a number: `error`, `errors`."""
    return noun if number == 1 else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `no errors`, `1 error`, `2 errors`."""
    return f"{number or 'no'} {plural(number, noun)}"


def together(placed: Iterable[Placed]) -> str:
    """Return areas, what several share said once: `Kent, 2017 (roads; parks)`."""
    shared = doc.grouped(((force, when), area) for force, area, when in placed)
    said = []
    for (force, when), named in shared.items():
        place, listed = ", ".join(filter(None, (force, when))), "; ".join(named)
        alone = ", ".join(filter(None, (force, listed, when)))
        said.append(f"{place} ({listed})" if place and named[1:] else alone)
    return "; ".join(said)


def basis_counts(counts: Sequence[Any]) -> str:
    """Return how many of the forces that have these grades have them not by an inspection then."""
    kinds = {
        "inferred": "inferred",
        "carried_over": "carried over",
        "basis_unknown": "basis unknown or inferred",
    }
    many = {said: sum(count[kind] for count in counts) for kind, said in kinds.items()}
    return ", ".join(f"{number} {said}" for said, number in many.items() if number)


def grade_span(item: Any) -> GradeSpan:
    """Return the grade of a judgment as a part of a line, or in words why there is none."""
    grade = item.grade or item.inferred_grade
    rank = item.scale.index(grade) if grade in item.scale else None
    return GradeSpan(grade_words(item), rank, len(item.scale), item=item)


def area_line(grade: record.GradeItem) -> Line:
    """Return the words of a judgment's area; an overall one stands out."""
    name = area_words(grade)
    return line(strong(name) if grade.level == "overall" else name)


def worst_first(grades: Iterable[record.GradeItem]) -> list[list[record.GradeItem]]:
    """Return grades, those of the same words together, the worst first: people look for these."""

    def place(grade: record.GradeItem) -> int:
        word = grade.grade or grade.inferred_grade
        return -grade.scale.index(word) if word in grade.scale else 1

    groups = doc.grouped((grade_words(grade), grade) for grade in sorted(grades, key=place))
    return list(groups.values())


def added_basis(item: Any) -> str:
    """Return how a grade came about, where that is not by an inspection in its own round."""
    own = item.basis == "inspected" and item.judged_in in (None, item.round)
    if own:
        return "" if item.basis_reading == "stated" else "basis inferred"
    unread = item.grade is None and item.basis != "carried-over"  # the grade's words say it all
    return "" if unread else basis_words(item)


def person_words(person: record.Person | None, absent: str = "unattributed") -> str:
    """Return a name, a role and an organisation, as far as they are known."""
    return ", ".join(record.called(person)) if person else absent


def span_words(dates: Iterable[str | None]) -> str:
    """Return the years that dates span: `2013 to 2025`, or nothing where none is known."""
    known = [date for date in dates if date]
    if not known:
        return ""
    first, last = min(known)[:4], max(date.rpartition("/")[2] for date in known)[:4]
    return first if first == last else f"{first} to {last}"


def told_words(report: Any) -> str:
    """Return who inspected, who led that, when it was published, and through whom it is told."""
    parts = [report.inspectorate or "inspectorate not read"]
    if report.inspectors:
        names = " and ".join(person.name for person in report.inspectors)
        led = all(person.role for person in report.inspectors)
        parts.append(f"led by {names}" if led else f"inspector {names}")
    dated = report.published or report.published_note
    parts.append(date_words(report.published, report.published_note) if dated else "date not read")
    if report.told_by:
        the = "the " if report.told_by[0].isupper() else ""
        parts.append(f"as told by {the}{report.told_by.removeprefix('The ')}")
    return ", ".join(parts)


def concern_notes(item: Any) -> list[str]:
    """Return what a reader should know of a concern's label and of its status, as far as it is."""
    said = (("On the label", item.note), ("On the outcome", item.status_note))
    return [f"{label}: {note}" for label, note in said if note]


def comparison_words(comparison: dict[str, Any]) -> str:
    """Return a comparison with its figures, or that they are not in the data."""
    factor = comparison["factor"]
    times = f", {factor:.15g} times as much" if factor is not None else ""
    figures = (comparison["value"], comparison["baseline_value"])
    known = " against ".join(figure or NOT_KNOWN for figure in figures)
    than = "to" if comparison["relation"] == "equal" else "than"
    return (
        f"{comparison['measure']}: {comparison['relation']} {than} "
        f"{comparison['baseline']}{times}; figures: {known if any(figures) else NOT_KNOWN}"
    )


def supports_words(supports: Iterable[str]) -> str:
    """Return facts, a noun and a name each, in short: `grade overall; quotes jane-1, jane-2`."""
    parts = (fact.partition(" ") for fact in supports)
    nouns = doc.grouped((noun, name) for noun, _, name in parts)
    said = (f"{plural(len(names), noun)} {', '.join(names)}" for noun, names in nouns.items())
    return "; ".join(said) or "nothing"


def change_words(change: Any) -> str:
    """Return how a grade stands to the one made before it, and what lies between."""
    between = []
    for each in change.between:  # what a round has instead of a judgment of its own
        said = {None: "no judgment known to us", "carried-over": "carried over"}.get(each.basis)
        said = said or (grade_words(each) if each.grade is None else "basis unknown")
        between.append(f"{each.round}: {said}")
    return move_words(change) + (f" (in between, {'; '.join(between)})" if between else "")


def parted_words(parted: Any, name: str, apart: str) -> str:
    """Return which rounds are `apart`, or that it is not known whether they may be compared."""
    said = f" {apart}" if parted.comparable == "no" else ": not known whether comparable"
    return f"{parted.after} and {name}{said}."


def move_words(change: Any) -> str:
    """Return how a grade stands to the one made before it."""
    if change.direction == "same":
        return f"the same as in {change.from_round}"
    return f"{change.direction} from {change.from_grade} in {change.from_round}"


def disputed(items: Iterable[Any], several: bool = False, sign: str = " (*)") -> doc.Blocks:
    """Yield what each side of each disagreement says, and what is shown here, each point once.

    Of items of `several` forces the name of the force is told with it. The `sign` stands at grades.
    """
    disputes = {
        (item.name if several else "", dispute.about): dispute
        for item in items
        for dispute in item.disagreements
    }
    for (force, about), dispute in disputes.items():
        whose = f"{force}: " if force else ""
        parts: list[doc.Inline] = [strong(f"Sources disagree{sign}. "), f"{whose}{about}:"]
        for number, side in enumerate(dispute.sayings, 1):
            parts += [f" ({number}) {side.text}", cited(side.sources)]
        yield prose(*parts, f" We show: {dispute.used}" if dispute.used else None)


def noted(
    items: Iterable[record.Graded],
    called: Callable[[Any], Placed],
    also: Callable[[Any], str] = lambda _: "",
) -> doc.Blocks:
    """Yield the notes on judgments, each text once, after what all that it is on is `called`."""
    texts = ((text, item) for item in items for text in (item.note, item.why, also(item)) if text)
    bullets = []
    for text, noted in doc.grouped(texts).items():
        lead = together(map(called, noted))
        bullets.append(line(f"{lead}: {text}", cited(record.cites_of(noted))))
    if bullets:
        yield heading("Notes")
        yield doc.Bullets(bullets)


def unnoted(items: Iterable[Any]) -> Iterator[str]:
    """Yield how many notes and disagreements judgments have, where they are not shown."""
    items = list(items)
    if notes := sum(bool(item.note or item.why) for item in items):
        yield counted(notes, "note")
    if disputes := {(item.force, each.about) for item in items for each in item.disagreements}:
        yield f"{counted(len(disputes), 'disagreement')} (*)"


def renamed(grades: Iterable[record.GradeItem], round: str | None) -> doc.Blocks:
    """Yield what the commands that go over rounds call areas by, where that is another name."""
    names = areas.names() if areas.KINDS.get(round or "") == ("areas",) else {}
    said = [
        f"“{grade.area}” is “{names[grade.id]}”"
        for grade in grades
        if grade.pillar is None and names.get(grade.id, grade.area) != grade.area
    ]
    if said:
        yield prose(quiet(f"In history and compare {', '.join(said)}."))


def speech(quotes: Iterable[record.QuoteItem], numbered: bool = False) -> doc.Speech:
    """Return quotations as they are printed, with their numbers if wanted, and what to know."""
    said = []
    for quote in quotes:
        number, known = quote.paragraph if numbered else None, record.caution_words(quote)
        said.append(doc.Words(quote.text, number, quote.marked, known, item=quote))
    return doc.Speech(said)


def meaning(term: str | None) -> doc.Blocks:
    """Yield what to type for the meaning of a term, as `explain` knows it, if there is one."""
    if term:
        yield doc.hint(f'What "{term}" means: essex-insp explain {term}')
