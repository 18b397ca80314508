"""What each command's items say, as labelled words.

Plain lines, CSV columns, Markdown tables and the records of a narrow terminal are all made from
these, so that the same facts stand in each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from essex_insp.answer import Answer
from essex_insp.verdicts import attribution_words, difference_words, place_words
from essex_insp.wording import (
    ATTRIBUTIONS,
    CONCERN_STATUS,
    EVENT_KINDS,
    NOT_IN_DATA,
    NOT_READ,
    basis_words,
    break_words,
    change_words,
    cites_words,
    comparison_words,
    counted,
    counts_words,
    date_words,
    disputes_words,
    grade_words,
    kind_words,
    label_words,
    person_words,
    supports_words,
    title_words,
    when_words,
)


class Field(NamedTuple):
    """One thing that an item says."""

    label: str
    words: Callable[[Any], str]
    spare: bool = False
    """Whether a table in a document can do without it; CSV and plain lines have it."""
    usual: str | None = None
    """What it nearly always says; where an item says something else, no table is without it."""

    @property
    def column(self) -> str:
        """Its name as a column of CSV."""
        return self.label.lower().replace(" ", "_")


def _value(key: str, absent: str) -> Callable[[Any], str]:
    return lambda item: absent if item[key] is None else str(item[key])


def _joined(key: str) -> Callable[[Any], str]:
    return lambda item: ", ".join(item[key]) or "not settled"


def _sources(item: Any) -> str:
    return cites_words(item.sources)


def _published(item: Any) -> str:
    return date_words(item.published, item.published_note)


def _disputes(item: Any) -> str:
    return disputes_words(item.disagreements)


def _trail(answer: Answer) -> Callable[[Any], str]:
    def words(item: Any) -> str:
        if not item.events:
            return "none of its own"
        return f"{counted(item.events, 'event')}: {answer.hint('trail', item.id)}"

    return words


def _counts(item: Any) -> str:
    return ", ".join(f"{grade}: {count}" for grade, count in counts_words(item.counts))


def _event_label(item: Any) -> str:
    return kind_words(item.label, item.label_reported) if item.label else "none"


def _licence(item: Any) -> str:
    licence = item.licence
    return ". ".join(part for part in licence.values() if part) if licence else "not known"


_DRAFT = Field("Draft", lambda item: "yes, not settled by a person" if item.draft else "no")

FIELDS: dict[str, tuple[Field, ...]] = {
    "grades": (
        Field("Area", _value("area", NOT_READ)),
        Field("Grade", grade_words),
        Field("Basis", basis_words),
        Field("Judged in", _value("judged_in", "unknown"), spare=True),
        Field("Level", _value("level", NOT_READ), spare=True),
        Field("Pillar", _value("pillar", "none"), spare=True),
        Field("Question", _value("question", "wording not read")),
        Field("Body", _value("body", "the force"), spare=True, usual="the force"),
        Field("Inferred grade", _value("inferred_grade", "none"), spare=True, usual="none"),
        Field("Why inferred", _value("why", "none"), spare=True, usual="none"),
        Field("Confidence", _value("confidence", "not stated"), spare=True),
        Field("Note", _value("note", "none")),
        Field("Sources disagree", _disputes, spare=True),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "concerns": (
        Field("Concern", _value("title", NOT_READ)),
        Field("Label", label_words),
        Field("Status", lambda item: CONCERN_STATUS[item.status]),
        Field("Summary", _value("summary", NOT_READ)),
        Field("Parts", lambda item: " / ".join(part.text for part in item.parts) or "none"),
        Field("Raised by", lambda item: person_words(item.raised_by, "not stated")),
        Field("Quotes", lambda item: " / ".join(quote.text for quote in item.quotes) or "none"),
        Field("About", _joined("about")),
        Field("On the label", _value("note", "none")),
        Field("On the status", _value("status_note", "none")),
        Field("Trail", _trail(Answer("concerns", [], None, None))),
        Field("Round", _value("round", "no round")),
        Field("Report", _value("report", NOT_READ)),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "quotes": (
        Field("Speaker", lambda item: person_words(item.speaker)),
        Field("Quote", _value("text", NOT_READ)),
        Field("About", _joined("about")),
        Field("Tone", _value("tone", "not settled")),
        Field("Marked", lambda item: "yes" if item.marked else "no, printed without marks"),
        Field(
            "Attribution",
            lambda item: ATTRIBUTIONS[item.attribution.kind] if item.attribution else "not stated",
        ),
        Field("Statement", _value("statement", NOT_READ)),
        Field("Paragraph", _value("paragraph", NOT_READ)),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "speakers": (
        Field("Name", _value("name", NOT_READ)),
        Field("Role", _value("role", NOT_READ)),
        Field("Organisation", _value("organisation", NOT_READ)),
        Field("Statements", _value("statements", "0")),
        Field("Paragraphs", _value("paragraphs", "0")),
        Field("Note", _value("note", "none")),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "findings": (
        Field("Finding", _value("summary", NOT_READ)),
        Field("Kind", _value("kind", NOT_READ)),
        Field("Stated by", lambda item: person_words(item.stated_by, "the report")),
        Field("About", _joined("about")),
        Field("Comparison", lambda item: comparison_words(item.comparison)),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "sources": (
        Field("Source", _value("id", NOT_READ)),
        Field("Publisher", _value("publisher", NOT_READ)),
        Field("Copied by", _value("copied_by", "nobody"), usual="nobody"),
        Field("Title", title_words),
        Field("Published", _published),
        Field("Address", _value("url", NOT_READ)),
        Field("Also at", lambda item: " ".join(item.also_at) or "nowhere", usual="nowhere"),
        Field("Kind", _value("kind", NOT_READ)),
        Field("ISBN", _value("isbn", "none")),
        Field("Licence", _licence),
        Field("SHA-256", _value("sha256", "no text was held")),
        Field("Bytes", _value("length", "no text was held")),
        Field("Note", _value("note", "none")),
        Field("Supports", lambda item: supports_words(item.supports)),
        Field("Sources disagree", _disputes),
    ),
    "history": (
        Field("Area", _value("area", NOT_READ)),
        Field("Round", _value("round", "no round")),
        Field("Grade", grade_words),
        Field("Basis", basis_words),
        Field("Change", lambda item: change_words(item.change)),
        Field("Break", lambda item: break_words(item.break_before)),
        Field("Force", _value("force", NOT_READ), spare=True),
        Field("Pillar", _value("pillar", "none"), spare=True),
        Field("Level", _value("level", NOT_READ), spare=True),
        Field("Question", _value("question", "wording not read"), spare=True),
        Field("Body", _value("body", "the force"), spare=True, usual="the force"),
        Field("Judged in", _value("judged_in", "unknown"), spare=True),
        Field("Inferred grade", _value("inferred_grade", "none"), spare=True, usual="none"),
        Field("Why inferred", _value("why", "none"), spare=True, usual="none"),
        Field("Confidence", _value("confidence", "not stated"), spare=True),
        Field("Note", _value("note", "none")),
        Field("Caveat", _value("caveat", "none"), spare=True),
        Field("Sources disagree", _disputes, spare=True),
        Field("Published", _published, spare=True),
        Field("Report", _value("report", NOT_READ)),
        Field("Sources", _sources),
        Field("Id", _value("id", NOT_READ), spare=True),
    ),
    "compare": (
        Field("Force", _value("name", NOT_READ)),
        Field("Round", _value("round", NOT_READ)),
        Field("Area", _value("area", NOT_READ)),
        Field("Grade", grade_words),
        Field("Basis", basis_words),
        Field("Change", lambda item: change_words(item.change)),
        Field("Graded alike", lambda item: f"{item.alike} of {item.forces} forces"),
        Field("All forces", _counts, spare=True),
        Field("This force", lambda item: "yes" if item.own else "no", spare=True),
        Field("Judged in", _value("judged_in", "unknown"), spare=True),
        Field("Inferred grade", _value("inferred_grade", "none"), spare=True, usual="none"),
        Field("Why inferred", _value("why", "none"), spare=True, usual="none"),
        Field("Note", _value("note", "none")),
        Field("Caveat", _value("caveat", "none"), spare=True),
        Field("Sources disagree", _disputes, spare=True),
        Field("Sources", _sources),
        Field("Id", _value("force", NOT_READ), spare=True),
    ),
    "trail": (
        Field("Date", when_words),
        Field("Event", lambda item: EVENT_KINDS[item.kind]),
        Field("By", _value("by", "not stated")),
        Field("What", _value("summary", NOT_READ)),
        Field("Confidence", _value("confidence", "not stated")),
        Field("Label", _event_label),
        Field("Concern", lambda item: item.concern.title, spare=True),
        Field("On the label", lambda item: item.concern.note or "none", spare=True),
        Field("Status", lambda item: CONCERN_STATUS[item.concern.status], spare=True),
        Field("On the status", lambda item: item.concern.status_note or "none", spare=True),
        Field("Force", lambda item: item.concern.force, spare=True),
        Field("Report", _value("report", NOT_READ), spare=True),
        Field("Sources", _sources),
        Field("Id", lambda item: item.concern.id, spare=True),
    ),
    "reports": (
        Field("Report", _value("id", NOT_READ)),
        Field("Title", _value("title", NOT_READ)),
        Field("Force", _value("force", NOT_READ)),
        Field("Round", _value("round", "none")),
        Field("Published", _published),
        Field("Kind", _value("kind", NOT_READ)),
        Field("Told by", _value("told_by", "itself")),
        Field("Default", lambda item: "yes" if item.default else "no"),
        Field("File", _value("file", "bundled")),
        _DRAFT,
        Field("Sources", _sources),
    ),
    "validate": (
        Field("File", _value("file", NOT_READ)),
        Field("Severity", _value("severity", NOT_READ)),
        Field("Line", _value("line", "not known")),
        Field("Column", _value("column", "not known")),
        Field("Path", _value("path", NOT_READ)),
        Field("Found", _value("found", NOT_READ)),
        Field("Expected", _value("expected", NOT_READ)),
        Field("Remedy", _value("remedy", NOT_READ)),
    ),
    "verify": (
        Field("Verdict", _value("verdict", NOT_READ)),
        Field("What", _value("kind", NOT_READ)),
        Field("Id", _value("id", "none")),
        Field("Words", _value("words", "no words are cited")),
        Field("Place", place_words),
        Field("Difference", lambda item: " / ".join(difference_words(item)) or "none"),
        Field("Attribution", attribution_words),
        Field("Path", _value("path", "none"), spare=True),
        Field("SHA-256", _value("sha256", "no text was given"), spare=True),
        Field("Sources", _sources, spare=True),
    ),
    "front": (
        Field("Report", _value("title", NOT_READ)),
        Field("Force", _value("force", NOT_READ)),
        Field("Inspected by", _value("inspectorate", NOT_READ)),
        Field("Led by", lambda item: "; ".join(map(person_words, item.inspectors)) or NOT_READ),
        Field("Published", lambda item: date_words(item.published)),
        Field("Told by", _value("told_by", "itself")),
        Field(
            "Grades",
            lambda item: (
                "; ".join(
                    f"{grade.area}: {grade_words(grade)}, {basis_words(grade)}"
                    for grade in item.grades
                )
                or NOT_IN_DATA
            ),
        ),
        Field(
            "Concerns",
            lambda item: (
                "; ".join(f"{concern.title} ({label_words(concern)})" for concern in item.concerns)
                or "none in the data"
            ),
        ),
        Field("Notes", lambda item: " ".join(note.text for note in item.notes) or "none"),
        _DRAFT,
        Field("Sources", _sources),
    ),
}

REFERENCES = Field(
    "References",
    lambda item: " ".join(dict.fromkeys(cite.reference for cite in item.sources)) or "none",
)


def fields_of(answer: Answer) -> tuple[Field, ...]:
    """Return what the items of an answer say, with full references where they are wanted.

    Args:
        answer: The answer.
    """
    fields = FIELDS[answer.command]
    if answer.asked:  # what is to be typed next names the report too
        fields = tuple(
            one._replace(words=_trail(answer)) if one.label == "Trail" else one for one in fields
        )
    if answer.cite:
        fields = (*fields, REFERENCES)
    if answer.head is not None and answer.head.draft:
        fields = (*fields, Field("Draft", lambda _: "yes, not settled by a person"))
    return fields
