from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.questions.record import GradeItem
from essex_insp.show import words
from essex_insp.show.document import Blocks, Table, cited, line, row

EXAMPLES = ("grades", "grades --area vulnerable --round latest")
COLUMNS = columns(
    "area grade inferred_grade instead basis basis_reading judged_in level pillar question body "
    "confidence note why sources id"
)
_PUZZLING = ("carried over", "not inspected", "ungraded")
"""Bases that are explained where one of them is shown; the first one is."""


@reading
def grades(
    inspection: Inspection, area: str | None = opt.AREA, pillar: str | None = opt.PILLAR
) -> Answer:
    """What was graded, and how each grade came about."""
    items = inspection.grades(area=area, pillar=pillar)
    return Answer(items, document, COLUMNS, "No grade is in the data of this report.")


def document(answer: Answer) -> Blocks:
    """Yield the grades, the notes on them, and where sources disagree."""
    items: list[GradeItem] = answer.items
    rows = []
    for item in items:
        grade = line(words.grade_span(item), "*" if item.disagreements else None)
        rows.append(row(words.area_line(item), grade, words.basis_words(item), cited(item.sources)))
    parts = frozenset(at for at, item in enumerate(items) if at and item.level == "overall")
    yield Table(("Area", "Grade", "Basis", "Sources"), rows, parts)
    yield from words.noted(items, lambda item: ("", words.area_words(item), ""))
    yield from words.disputed(items)
    yield from words.renamed(items, answer.head.round if answer.head else None)
    bases = {item.basis.replace("-", " ") for item in items}
    yield from words.meaning(next((basis for basis in _PUZZLING if basis in bases), None))
