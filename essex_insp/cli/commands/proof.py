from functools import partial
from typing import TYPE_CHECKING

from essex_insp.cli.command import Answer, answering, columns, opt
from essex_insp.errors import ExitCode, short
from essex_insp.show.document import Blocks, Fields, Span, Table, line, prose, quiet, row, strong
from essex_insp.show.visible import visible
from essex_insp.show.words import counted

if TYPE_CHECKING:
    from essex_insp.questions.proof import ProofItem

EXAMPLES = ("proof panel-paper.docx", "proof speech.md --round 2017")
COLUMNS = columns("outcome verdict kind paragraph page start end words says report sources")
_STYLES = {"wrong": "altered", "to look at": "elided"}
_VERDICTS = {
    "contradicts": "wrong",
    "absent": "not in the record",
    "not known": "not known to us",
    "turned": "turned in its sense",
}
_SEE = {
    "quotation": "quotes",
    "speaker": "speakers",
    "name": "speakers",
    "label": "concerns",
    "comparison": "history",
}


@answering
def proof(
    paper: str = opt.argument(
        "PAPER|-|WORDS", "Text, Markdown, HTML, DOCX, PDF; or a sentence.", default=...
    ),
    report: str | None = opt.ONE_REPORT,
    round: str | None = opt.ONE_ROUND,
) -> Answer:
    """Is your own paper true to the record? Its quotations, names, grades, labels, comparisons."""
    from essex_insp.library import papers  # no TAB and no --help needs them
    from essex_insp.questions.listing import record
    from essex_insp.questions.proof import prove

    typed = papers.is_words(paper)
    text = papers.paper_of(paper) if typed else papers.load(paper)
    reports, talk = record(report, round)
    items = prove(text, reports, bool(report or round))
    faulty = any(item.outcome == "wrong" or item.verdict == "not comparable" for item in items)
    named = visible(short(paper) if typed else paper, ascii_only=True)
    against = f"{named} against {counted(len(reports), 'report')}"
    return Answer(
        items,
        partial(document, against),
        COLUMNS,
        f"{against}: no quotation, grade, label or comparison was read in it.",
        code=ExitCode.FOUND if faulty else ExitCode.DONE,
        talk=tuple(talk),
    )


def document(against: str, answer: Answer) -> Blocks:
    """Yield how many statements come to what, then those that are not right, then the others."""
    from essex_insp.questions.proof import OUTCOMES
    from essex_insp.show.verdicts import difference

    items = {name: [item for item in answer.items if item.outcome == name] for name in OUTCOMES}
    total = ", ".join(f"{len(group)} {outcome}" for outcome, group in items.items() if group)
    yield prose(strong(f"{against}: {total}"))
    for outcome in ("wrong", "to look at", "not known"):
        for item in items[outcome]:
            said = _VERDICTS.get(item.verdict, item.verdict)
            verdict = Span(said, _STYLES.get(outcome, "strong"))
            yield prose(f"Paragraph {_place(item)}, {item.kind} ", verdict, f": {_words(item)}")
            command = f"essex-insp {_SEE.get(item.kind, 'grades')} --report {item.report}"
            see = f"; see {command}" if item.report else ""
            differs = difference(item.check, whole=False) if item.check else ()
            yield Fields((("Record", line(item.says, Span(see, "hint"))), *differs), close=True)
    rows = [row(_place(item), item.verdict, _words(item), item.says) for item in items["right"]]
    if rows:
        yield Table(("Paragraph", "Right", "The paper", "The record"), tuple(rows), labelled=True)
    unread: dict[str, list[ProofItem]] = {}
    for item in items["not checked"]:
        unread.setdefault(item.says, []).append(item)
    rows = [
        row(", ".join(dict.fromkeys(map(_place, group))), "; ".join(map(_words, group)), why)
        for why, group in unread.items()
    ]
    if rows:
        yield Table(("Paragraph", "Not checked", "Why"), tuple(rows), labelled=True)
    yield prose(quiet("Figures and all else in the paper were not checked."))


def _place(item: "ProofItem") -> str:
    return f"{item.paragraph} (page {item.page})" if item.page else str(item.paragraph)


def _words(item: "ProofItem") -> str:
    words = " ".join(item.words.split())  # however its lines are broken
    return f"“{words}”" if item.kind == "quotation" else words
