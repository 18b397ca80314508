"""`essex-insp` alone: the first page of a report."""

from collections.abc import Iterator, Mapping
from functools import partial

from essex_insp.cli.command import Answer, Inspection, columns, reading
from essex_insp.dates import date_text
from essex_insp.library import areas, forces
from essex_insp.questions.record import FrontItem, GradeItem, NewestItem
from essex_insp.show import document as doc
from essex_insp.show import words
from essex_insp.show.document import cited, heading, line, prose, quiet, strong
from essex_insp.show.words import counted, grade_span, standing_words, worst_first

COLUMNS = {
    **columns(
        "report=id title force round inspectorate inspectors published "
        "published_words=published_note told_by draft"
    ),
    "grades": lambda item: [
        f"{words.area_words(grade)}: {words.grade_words(grade)}" for grade in item.grades
    ],
    **columns(
        "concerns=concerns.title newest=newest.id newest_published=newest.published notes sources"
    ),
}
_FEW = 3
"""So many areas, or concerns, at the most are named on the first page."""


@reading
def front(inspection: Inspection) -> Answer:
    """What a report is, how old, its grades, its concerns, and what is newer."""
    report = inspection.report
    compared = report.round in areas.KINDS and forces.load().has(report.force.name)
    said = {"quotes": bool(report.statements), "compare": compared}
    return Answer([inspection.front()], partial(document, leads=said), COLUMNS, "")


def document(answer: Answer, leads: Mapping[str, bool], notes: bool = False) -> doc.Blocks:
    """Yield what the report is, its grades and concerns, what is newer, and what to type next.

    `leads` says of commands whether they have an answer. In the full screen there are its notes
    instead, and keys.
    """
    item: FrontItem = answer.items[0]
    yield prose(words.told_words(item), close=True)
    if item.grades:
        rows = [(words.area_words(grade), _grade(grade, item.round)) for grade in item.grades]
        yield doc.Fields(rows)
    yield from words.renamed(item.grades, item.round)
    yield from _concerns(item)
    yield from _newest(item)
    if notes and item.notes:
        yield heading("Notes on this report")
        yield doc.Bullets([line(note.text, cited(note.sources)) for note in item.notes])
    if not notes:
        yield doc.Commands(list(_next(answer, item, leads)))


def _concerns(item: FrontItem) -> doc.Blocks:
    """The first concerns by their titles; how they stand is said once where it is the same."""
    standings = list(dict.fromkeys(map(standing_words, item.concerns)))
    if len(item.concerns) == 1:
        yield prose(doc.Span(item.concerns[0].title, "strong", item.concerns[0]))
    elif item.concerns:
        yield prose(strong(counted(len(item.concerns), "concern")))
        lines = []
        for concern in item.concerns[:_FEW]:
            standing = quiet(f"\n{standing_words(concern)}") if standings[1:] else None
            lines.append(line(doc.Span(concern.title, item=concern), standing))
        if more := len(item.concerns) - len(lines):
            lines.append(line(quiet(f"{more} more")))
        yield doc.Bullets(lines)
    if len(standings) == 1:
        yield prose(standings[0], close=True)


def _grade(grade: GradeItem, round: str | None) -> doc.Line:
    if not grade.grade and grade.basis in ("ungraded", "not-inspected"):
        return line(grade_span(grade))  # its words say it all
    basis = words.basis_words(grade).replace(f"inspected in {round}", "inspected")
    basis = "basis inferred" if basis == "inspected, basis inferred" else basis
    return line(grade_span(grade), quiet(f"{'; ' if grade.inferred_grade else ', '}{basis}"))


def _newest(item: FrontItem) -> doc.Blocks:
    """The newest round's line: the report and its date, or what is known without one; its grades.

    The worst areas are named, of the others it is told how many they are.
    """
    newest = item.newest
    if newest is None:
        return
    if newest.round == item.round:
        yield prose(f"No newer round of {item.force} is in the data.")
        return
    age = f"This is from {date_text(item.published)[-4:]}. " if item.published else ""
    if newest.title is None:
        yield prose(age, f"The newest grades, of {newest.round}, from pages on all forces:")
    else:
        dated = None if newest.published else newest.published_note
        date = f", {words.date_words(newest.published, dated)}"
        yield prose(f"{age}The newest round: ", doc.Span(newest.title, "strong", newest), date)
    said: list[doc.Inline] = []
    for alike in worst_first(newest.grades):
        named = not said and len(alike) <= _FEW  # of the others it is enough how many they are
        areas = "; ".join(map(words.area_words, alike)) if named else counted(len(alike), "area")
        said += ["; " if said else "", grade_span(alike[0])._replace(item=None), f": {areas}"]
    if said:
        yield prose(*said, indent=2, close=True)


def _next(answer: Answer, item: FrontItem, leads: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    if item.grades:
        yield answer.hint("grades"), "each grade, basis and source"
    if item.concerns:
        yield answer.hint("concerns"), "each concern in full"
    elif leads["quotes"]:
        yield answer.hint("quotes"), "what was said, word for word"
    newest: NewestItem | None = item.newest
    if newest is not None and newest.id not in (None, item.id):
        latest = f"--report {newest.id}" if answer.asked else "--round latest"
        yield f"essex-insp {latest}", "the newest round"
    if item.grades or newest:
        yield answer.hint("history"), "grades over time"
    if leads["compare"]:
        yield answer.hint("compare"), "other forces, same question"
    yield "essex-insp --help", "all commands"
