"""What a word of the field means, and by when a report is to be replied to."""

import datetime

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, EssexInspError, UnknownName
from essex_insp.library import glossary
from essex_insp.matching import Filter, choose
from essex_insp.model import Report
from essex_insp.questions.citations import cites
from essex_insp.questions.record import Cite, Record

REPLY = "reply-to-a-report"
_DAYS = 56
"""Police Act 1996, section 55(4A), as the Policing and Crime Act 2017 has it: a period of 56
days beginning with the day of publication."""


class Mentioned(Record):
    """How many things of a kind have a term in them."""

    kind: str
    count: int


class ExplainItem(Record):
    """A term; `reply_by` is told of a report, where that was asked for and can be told.

    `mentions` is told of a term that was asked for, over all reports.
    """

    id: str
    term: str
    also: list[str]
    subject: str
    applies_to: list[str]
    explanation: str
    confidence: str
    reply_by: str | None
    reply_note: str | None
    mentions: list[Mentioned] | None
    sources: list[Cite]


def explain(
    term: str | None = None, report: Report | None = None, counted: bool = True
) -> list[ExplainItem]:
    """Return what a word means, in each period in which it means another thing; of none, all terms.

    `report` is the one whose reply is asked about; `counted` has mentions of a term counted.
    `UnknownName` where no term answers, `BadUsage` where it has nothing to do with a report.
    """
    data = glossary.load()
    by_name = Filter("term", "called", term, lambda entry: [entry.term, *entry.also, entry.id])
    entries = data.named(term or "") or choose("term", data.terms, by_name)
    if report is not None and all(entry.id != REPLY for entry in entries):
        raise BadUsage("--report goes with the reply to one: essex-insp explain reply --report ID")
    terms = {entry.term for entry in entries} if term and counted else ()
    mentions = {name: _mentioned(name) for name in terms}
    return [
        ExplainItem.of(
            entry,
            **_reply(report if entry.id == REPLY else None),
            mentions=mentions.get(entry.term),
            sources=cites(entry.citations, data.by_source),
        )
        for entry in entries
    ]


def _mentioned(term: str) -> list[Mentioned] | None:
    """In how many things of each kind of all reports a term stands; `None` if that is not told."""
    from essex_insp.questions.search import search  # only where a term is asked for

    try:
        counts = search(f'"{term}"', limit=1).counts
    except UnknownName:  # nothing mentions it
        return []
    except EssexInspError:  # without full-text search
        return None
    return [Mentioned(kind=kind, count=count) for kind, count in counts.items()]


def _reply(report: Report | None) -> dict[str, str | None]:
    """By when a report is to be replied to, and how that is known, or why it is not."""
    due, published = None, report.published if report else None
    if published is None or len(published) != len("2018-03-22"):
        said = "its day of publication is not known to us."
    elif published < "2018":
        said = "published before 2018, when other terms may have held."
    else:
        last = datetime.date.fromisoformat(published) + datetime.timedelta(days=_DAYS - 1)
        due = last.isoformat()
        said = f"published on {date_text(published)}, the first of the {_DAYS} days."
    return {"reply_by": due, "reply_note": f"{report.title}: {said}" if report else None}
