from functools import partial

from essex_insp.cli.command import Answer, answering, columns, opt
from essex_insp.errors import ExitCode, short
from essex_insp.show.document import Blocks, Fields, Span, Table, line, prose, quiet, row, strong
from essex_insp.show.visible import visible
from essex_insp.show.words import counted

EXAMPLES = ("proof panel-paper.docx", "proof speech.md --round 2017")
COLUMNS = columns("outcome verdict kind paragraph page start end words says report sources")
_STYLES = {"wrong": "altered", "to look at": "elided", "not known": "strong"}
_VERDICTS = {
    "absent": "not in the record",
    "not known": "not known to us",
    "contradicts": "wrong",
    "not checked": "not read",
    "turned": "turned in its sense",
}


@answering
def proof(
    paper: str = opt.argument(
        "PAPER|-|WORDS", "Text, Markdown, HTML, DOCX, PDF; or a sentence.", default=...
    ),
    report: str | None = opt.ONE_REPORT,
    round: str | None = opt.ONE_ROUND,
) -> Answer:
    """Is your own paper true to the record? Its quotations, speakers, grades, labels, changes."""
    from essex_insp.library import papers  # no TAB and no --help needs them
    from essex_insp.questions.listing import record
    from essex_insp.questions.proof import prove

    typed = papers.is_words(paper)
    text = papers.paper_of(paper) if typed else papers.load(paper)
    reports, talk = record(report, round)
    items = prove(text, reports, bool(report or round))
    faulty = any(item.outcome == "wrong" or item.verdict == "not comparable" for item in items)
    named = f"“{short(paper)}”" if typed else "standard input" if paper == "-" else paper
    against = f"{visible(named, ascii_only=True)} against {counted(len(reports), 'report')}"
    nothing = f"{against}: no quotation, grade, label or comparison was read in it."
    view, code = partial(document, against), ExitCode.FOUND if faulty else ExitCode.DONE
    return Answer(items, view, COLUMNS, nothing, code=code, talk=tuple(talk))


def document(against: str, answer: Answer) -> Blocks:
    """Yield how many statements come to what, then those of each outcome, the worst first.

    What a writer has to look into stands each by itself, with what differs; the rest in tables.
    """
    from essex_insp.cli.commands.verify import difference
    from essex_insp.questions.proof import OUTCOMES

    groups = {name: [item for item in answer.items if item.outcome == name] for name in OUTCOMES}
    total = ", ".join(f"{len(group)} {name}" for name, group in groups.items() if group)
    yield prose(strong(f"{against}: {total}"))
    for outcome, group in groups.items():
        rows = []
        for item in group:
            place = f"{item.paragraph} (page {item.page})" if item.page else str(item.paragraph)
            said = Span(_VERDICTS.get(item.verdict, item.verdict), _STYLES.get(outcome, ""))
            words = " ".join(item.words.split())  # however its lines are broken
            words = f"“{words}”" if item.kind == "quotation" else words
            if outcome in _STYLES:
                yield prose(f"Paragraph {place}, {item.kind} ", said, f": {words}")
                differs = difference(item.check, whole=False) if item.check else ()
                yield Fields((("Record", line(item.says)), *differs), close=True)
            else:
                rows.append(row(words, place, said, item.says))
        if rows:
            heads = ("The paper", "Paragraph", outcome.capitalize(), "The record")
            yield Table(heads, tuple(rows), labelled=True)
    yield prose(quiet("Figures and all else in the paper were not checked."))
