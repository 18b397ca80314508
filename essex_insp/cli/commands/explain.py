from itertools import groupby

from essex_insp.cli.command import Answer, answering, columns, opt
from essex_insp.dates import date_text
from essex_insp.errors import to_type
from essex_insp.library.reports import load, of_round
from essex_insp.show.document import Blocks, Names, cited, heading, hint, line, prose, quiet

EXAMPLES = ("explain cause of concern", "explain reply --report essex-effectiveness-2017")
COLUMNS = columns(
    "term also subject applies_to explanation confidence reply_by reply_note sources id"
)
_FEW = 7
"""So many terms are explained, more are named alone."""


@answering
def explain(
    term: list[str] | None = opt.argument("TERM", "As people write it.", "term"),
    report: str | None = opt.REPORT,
) -> Answer:
    """What a word means, and in which round."""
    from essex_insp.questions.explain import explain as ask  # no TAB needs the model

    items = ask(" ".join(term or ()) or None, load(report) if report is not None else None)
    few = len({item.term for item in items}) <= _FEW
    return Answer(items, document if few else contents, COLUMNS, "", noted=True)


def document(answer: Answer) -> Blocks:
    """Yield each term with what it means and where that is from; our own labels rest on no page."""
    from essex_insp.questions.explain import REPLY

    for item in answer.items:
        yield heading(item.term, f" ({', '.join(item.applies_to)})" if item.applies_to else None)
        yield prose(item.explanation, cited(item.sources) if item.sources else None, close=True)
        if item.also:
            yield prose(quiet(f"Also: {', '.join(item.also)}"), close=True)
        if item.confidence != "high":
            yield prose(quiet(f"Reliability: {item.confidence}"), close=True)
        if item.reply_by:
            yield prose(f"Reply due by {date_text(item.reply_by)}.")
        if item.reply_note:
            yield prose(item.reply_note, close=bool(item.reply_by))
        elif item.id == REPLY:
            yield hint(f"When it is due: essex-insp explain reply --report {of_round('latest')}")


def contents(answer: Answer) -> Blocks:
    """Yield the names of all terms, by subject."""
    for subject, group in groupby(answer.items, lambda item: item.subject):
        yield heading(subject)
        yield Names([line(term) for term in dict.fromkeys(item.term for item in group)])
    yield hint(f"What one means: {to_type('explain', *answer.items[0].term.split())}")
