"""`essex-insp proof`."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer

from essex_insp.cli.command import listing
from essex_insp.cli.options import ReportOption, RoundOption
from essex_insp.errors import ExitCode
from essex_insp.library.papers import load as read_paper
from essex_insp.questions.proof import OUTCOMES, ProofItem, prove, record
from essex_insp.show.answer import Answer, Columns
from essex_insp.show.document import Block, Fields, Line, Span, Table, line, prose, quiet, strong
from essex_insp.show.verdicts import difference
from essex_insp.show.words import counted

COLUMNS: Columns = {
    "outcome": "outcome",
    "verdict": "verdict",
    "kind": "kind",
    "paragraph": "paragraph",
    "page": "page",
    "start": "start",
    "end": "end",
    "words": "words",
    "says": "says",
    "report": "report",
    "sources": "sources",
}
_STYLES = {"wrong": "altered", "look": "elided", "right": "exact"}


@listing
def proof(
    paper: Annotated[str, typer.Argument(metavar="PAPER|-", help="Text, Markdown, HTML, DOCX, PDF.")],
    report: ReportOption = None,
    round: RoundOption = None,
) -> Answer:
    """Is your own paper true to the record? Its quotations, names, grades, labels, comparisons."""
    text = read_paper(paper)
    reports, passed = record(report, round)
    items = prove(text, reports, bool(report or round))
    wrong = any(item.outcome == "wrong" for item in items)
    against = f"{paper} against {counted(len(reports), 'report')}"
    return Answer(
        items,
        partial(document, against),
        COLUMNS,
        f"{against}: no quotation, grade, label or comparison was found in it.",
        code=ExitCode.FOUND if wrong else ExitCode.DONE,
        talk=tuple(passed),
    )


def document(against: str, answer: Answer) -> Iterator[Block]:
    """Yield how many statements come to what, then those that are not right, then the others."""
    items: list[ProofItem] = answer.items
    counts = Counter(item.outcome for item in items)
    total = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if counts[outcome])
    yield prose(strong(f"{against}: {total}"))
    for item in items:
        if item.outcome in ("wrong", "look", "not known"):
            yield prose(_place(item), "  ", _verdict(item), f"  {_words(item)}")
            yield Fields((("Record", _says(item)), *difference(item)), close=True)
    for outcome, title in (("not checked", "Not checked"), ("right", "Right")):
        rows = tuple(
            (line(_place(item)), line(_verdict(item)), line(_words(item)), _says(item))
            for item in items
            if item.outcome == outcome
        )
        if rows:
            yield Table(("¶", title, "The paper", "Record"), rows)


def _place(item: ProofItem) -> str:
    return f"p. {item.page}, ¶{item.paragraph}" if item.page else f"¶{item.paragraph}"


def _verdict(item: ProofItem) -> Span:
    words = f"{item.verdict}, but fails" if item.turns else item.verdict
    return Span(words, _STYLES.get(item.outcome, "quiet"))


def _words(item: ProofItem) -> str:
    return f"“{item.words}”" if item.kind == "quotation" else item.words


def _says(item: ProofItem) -> Line:
    see = quiet(f" ({shlex.join(item.see)})") if item.see and item.outcome != "right" else None
    return line(item.says, see)
