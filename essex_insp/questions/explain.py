"""What a word of the field means, and by when a report is to be replied to."""

from datetime import date, timedelta

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage
from essex_insp.library import forces, glossary
from essex_insp.matching import select
from essex_insp.model import Report
from essex_insp.questions.documents import cites
from essex_insp.questions.record import Cite, Record

REPLY = "reply-to-a-report"
_DAYS = 56  # Police Act 1996, section 55(4A), of 2017: beginning with the day of publication


class ExplainItem(Record):
    """A term; `reply_by` is told of a report, where that was asked for and can be told."""

    id: str
    term: str
    also: list[str]
    subject: str
    applies_to: list[str]
    explanation: str
    confidence: str
    reply_by: str | None
    reply_note: str | None
    sources: list[Cite]


def explain(
    term: str | None = None, report: Report | None = None, day: str | None = None
) -> list[ExplainItem]:
    """Return what a word means, in each period in which it means another thing; of none, all terms.

    `report` is one to reply to, or what it published on a `day` of its own. `UnknownName`: no term
    answers; `BadUsage`: none is of replies.
    """
    data = glossary.load()
    exact = data.named(term or "") or data.named((term or "").removesuffix("s"))
    entries = exact or select(
        "term", term, data.terms, lambda entry: [entry.term, *entry.also, entry.id, entry.subject]
    )
    if report and all(entry.id != REPLY for entry in entries):
        raise BadUsage("--report goes with the reply to one: essex-insp explain reply --report ID")
    told = []
    for entry in entries:
        due, note = _due(report, day) if report and entry.id == REPLY else (None, None)
        sources = cites(entry.citations, data.by_source)
        told.append(ExplainItem.of(entry, reply_by=due, reply_note=note, sources=sources))
    return told


def on_police(inspectorate: str | None, body: str) -> bool:
    """Whether a report is known to be HMICFRS's own, or HMIC's, on one of all police forces."""
    return inspectorate in ("HMIC", "HMICFRS") and forces.load().has(body)


def _due(report: Report, day: str | None) -> tuple[str | None, str]:
    """By when a report is to be replied to, and how that is known, or why it is not."""
    if not on_police(report.inspectorate, report.force.name):
        return None, f"{report.title}: not known to be HMICFRS's own, and on a police force."
    day = day or report.published or ""
    if len(day) < len("2018-03-22"):
        return None, f"{report.title}: its day of publication is not known to us."
    if day < "2018":
        return None, f"{report.title}: published before 2018, when other terms may have held."
    due = date.fromisoformat(day) + timedelta(days=_DAYS - 1)
    said = f"published on {date_text(day)}, the first of the {_DAYS} days."
    return due.isoformat(), f"{report.title}: {said}"
