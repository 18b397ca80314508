from itertools import groupby

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.questions.record import FindingItem
from essex_insp.show.document import Blocks, Bullets, Line, cited, line, prose, quiet, strong
from essex_insp.show.words import comparison_words, person_words

EXAMPLES = ("findings", "findings --kind comparison")
COLUMNS = columns(
    "finding=summary kind stated_by=stated_by.name about measure=comparison.measure "
    "relation=comparison.relation baseline=comparison.baseline factor=comparison.factor "
    "value=comparison.value baseline_value=comparison.baseline_value sources id"
)


@reading
def findings(
    inspection: Inspection,
    about: str | None = opt.ABOUT,
    kind: str | None = opt.option("--kind KIND", "By kind, as comparison.", "findings.kind"),
    speaker: str | None = opt.SPEAKER,
) -> Answer:
    """What is stated in support: strengths, comparisons, claims."""
    items = inspection.findings(about=about, kind=kind, speaker=speaker)
    nothing = "No finding is in the data of this report. All: essex-insp search --kind finding"
    return Answer(items, document, COLUMNS, nothing)


def document(answer: Answer) -> Blocks:
    """Yield the findings under those who state them."""
    for who, group in groupby(answer.items, lambda item: item.stated_by):
        yield prose(strong(person_words(who, "The report")))
        yield Bullets(list(map(_finding, group)))


def _finding(item: FindingItem) -> Line:
    said = "; ".join(part for part in (item.kind, ", ".join(item.about)) if part)
    figures = quiet(f"\n{comparison_words(item.comparison)}") if item.comparison else None
    return line(item.summary, quiet(f"\n{said}"), cited(item.sources), figures)
