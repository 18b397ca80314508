"""The words for what a report holds as data; what is unknown is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from essex_insp.dates import date_text
from essex_insp.records import Cite, Concern, Graded, Head, Person

NOT_READ = "not read"
NOT_IN_DATA = "not in the data"
CONCERN_KINDS = {
    "cause-of-concern": "Cause of concern (formal label)",
    "recommendation": "Recommendation (formal label)",
    "area-for-improvement": "Area for improvement (formal label)",
    "expressed-concern": "Expressed concern, not a formal cause of concern",
    "unlabelled": "Unlabelled: no formal label was read",
}
REPORTED = "as the press reports it; the label was not read in the inspectorate's own text"
CONCERN_STATUS = {
    "open": "open",
    "closed": "closed",
    "not-established": "what became of it is not established",
}
ATTRIBUTIONS = {
    "named-in-sentence": "named in the sentence",
    "continued": "continued from the paragraph before",
    "introduced-earlier": "introduced earlier",
    "by-context": "attributed by context",
    "unattributed": "unattributed",
}
EVENT_KINDS = {
    "context": "Context",
    "raised": "Raised",
    "followed-up": "Followed up",
    "no-mention-found": "No mention found",
    "closed": "Closed",
}
INSPECTED = "Where no word on its basis is added, a grade was inspected in that round."
NOTHING = {
    "grades": "No grade is in the data of this report.",
    "concerns": "No such concern is in the data.",
    "quotes": "Nobody is quoted in the data of this report.",
    "speakers": "Nobody is named in the data of this report.",
    "findings": "No finding is in the data of this report.",
    "sources": "No source is named in this report.",
    "history": "No judgment is in the data.",
    "compare": "No judgment is in the data.",
    "trail": "No event is in the data.",
    "reports": "No report is in the library.",
    "validate": "no errors, no warnings",
    "verify": "No citation has the verdict that was asked for, or there is none to check.",
}
"""What an answer without items says, in every format but those for programs."""
DRAFT = "DRAFT, not settled by a person"


def label_words(concern: Concern | Any) -> str:
    """Return the label of a concern: formal, as others report it, or none."""
    return kind_words(concern.kind, concern.label_reported, concern.label)


def kind_words(kind: str, reported: bool, label: str | None = None) -> str:
    """Return a label: formal, or as others report it, or none; another inspectorate's as its own.

    Args:
        kind: The kind of the concern.
        reported: Whether others report the label.
        label: The label as the inspectorate writes it, where it is its own.
    """
    own = label or kind.replace("-", " ").capitalize()
    words = CONCERN_KINDS.get(kind, f"{own} (formal label)")
    return words.replace(" (formal label)", f", {REPORTED}") if reported else words


def plural(number: int, noun: str) -> str:
    """Return a noun as it stands with a number: `error`, `errors`."""
    return noun if number == 1 else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `no errors`, `1 error`, `2 errors`."""
    return f"{number or 'no'} {plural(number, noun)}"


def grade_words(grade: Graded) -> str:
    """Return the grade, or in words why there is none."""
    if grade.grade or grade.instead:
        return str(grade.grade or grade.instead)
    if grade.inferred_grade:
        return f"{grade.inferred_grade}, inferred"
    return {"ungraded": "ungraded", "not-inspected": "not inspected"}.get(grade.basis, NOT_IN_DATA)


def basis_words(grade: Graded) -> str:
    """Return how a grade came about: `inspected in 2017`, `carried over from 2016`."""
    said = {
        "inspected": f"inspected in {grade.judged_in}" if grade.judged_in else "inspected",
        "carried-over": f"carried over from {grade.judged_in}",
        "ungraded": "ungraded",
        "not-inspected": "not inspected",
        "unknown": "basis unknown",
    }[grade.basis]
    return f"{said}, as inferred" if grade.basis_reading == "inferred" else said


def added_basis(item: Any) -> str:
    """Return how a grade came about, where that is not by an inspection in its own round."""
    usual = (
        item.basis == "inspected"
        and item.judged_in in (None, item.round)
        and item.basis_reading == "stated"
    )
    unread = item.grade is None and item.basis != "carried-over"  # the grade's words say it all
    return "" if usual or unread else basis_words(item)


def counts_words(counts: Iterable[Any]) -> list[tuple[str, str]]:
    """Return how many forces have each grade, and how many of these were not inspected then."""
    said = []
    for one in counts:
        odd = [
            f"{number} {words}"
            for number, words in (
                (one.carried_over, "carried over"),
                (one.basis_unknown if one.grade else 0, "basis unknown"),
            )
            if number
        ]
        if one.grade or one.count:
            number = f"{one.count} ({', '.join(odd)})" if odd else str(one.count)
            said.append((one.grade or "Grade not in the data", number))
    return said


def person_words(person: Person | None, absent: str = "unattributed") -> str:
    """Return a name, a role and an organisation, as far as they are known."""
    if person is None:
        return absent
    return ", ".join(part for part in (person.name, person.role, person.organisation) if part)


def date_words(date: str | None, note: str | None = None) -> str:
    """Return a date in words with what else is known of it; without a date, that alone."""
    if date is None:
        return note.rstrip(".") if note else NOT_READ
    return f"{date_text(date)} ({note.rstrip('.')})" if note else date_text(date)


def cite_words(cite: Cite) -> str:
    """Return a citation in short: `Southend Standard [southend-standard], paragraph 3`."""
    place = f", paragraph {cite.paragraph}" if cite.paragraph else ""
    return f"{cite.publisher} [{cite.source}]{place}"


def cites_words(cites: Iterable[Cite], absent: str = "no source") -> str:
    """Return citations in short, each once."""
    return "; ".join(dict.fromkeys(cite_words(cite) for cite in cites)) or absent


def document_words(cite: Cite) -> str:
    """Return the name of a document: its title, our label for it, or where it lies."""
    publisher = cite.publisher
    if cite.copied_by:
        publisher += f" (copied by {cite.copied_by})"
    if cite.title or cite.label:
        return f"{publisher}, {cite.title or cite.label}"
    if cite.url:
        host, _, path = cite.url.partition("://")[2].partition("/")
        return f"{publisher}, page {path.strip('/?') or host or cite.url}"
    return f"{publisher}, title not read"


def title_words(source: Any) -> str:
    """Return the title of a source; where it was not read, our label for it, as such."""
    if source.title:
        return str(source.title)
    return f"{source.label} (title not read)" if source.label else f"title {NOT_READ}"


def told_words(head: Head | Any, inspectorate: str | None, told_by: str | None) -> str:
    """Return who inspected, when it was published, and through whom it is told."""
    parts = [inspectorate or "inspectorate not read", f"published {date_words(head.published)}"]
    if told_by:
        parts.append(f"as told by the {told_by}" if told_by[0].isupper() else f"told by {told_by}")
    return ", ".join(parts)


def concern_notes(item: Any) -> list[str]:
    """Return what a reader should know of a concern's label and of its status, as far as it is."""
    said = (("On the label", item.note), ("On the status", item.status_note))
    return [f"{label}: {note}" for label, note in said if note]


def comparison_words(comparison: dict[str, Any] | None) -> str:
    """Return a comparison with its figures, or that they are not in the data."""
    if comparison is None:
        return "none"
    factor = comparison["factor"]
    times = f", {factor:.15g} times as much" if factor is not None else ""
    figures = (comparison["value"], comparison["baseline_value"])
    known = " against ".join(figure or NOT_IN_DATA for figure in figures)
    than = "to" if comparison["relation"] == "equal" else "than"
    return (
        f"{comparison['measure']}: {comparison['relation']} {than} "
        f"{comparison['baseline']}{times}; figures: {known if any(figures) else NOT_IN_DATA}"
    )


def supports_words(supports: Iterable[str]) -> str:
    """Return facts under their nouns: `grades: overall, prevention; quotes: billingham-1`."""
    nouns: dict[str, list[str]] = {}
    for fact in supports:
        noun, _, name = fact.partition(" ")
        nouns.setdefault(noun, []).append(name)
    return (
        "; ".join(f"{plural(len(names), noun)} {', '.join(names)}" for noun, names in nouns.items())
        or "nothing"
    )


def change_words(change: Any) -> str:
    """Return how a grade stands to the one made before it, and what lies between."""
    if change is None:
        return "none told"
    if change.direction == "same":
        words = f"the same as in {change.from_round}"
    else:
        words = f"{change.direction} from {change.from_grade} in {change.from_round}"
    between = [f"{one.round}: {between_words(one)}" for one in change.get("between", ())]
    return f"{words} (in between, {'; '.join(between)})" if between else words


def between_words(between: Any) -> str:
    """Return what a round has instead of a judgment of its own."""
    if between.basis is None:
        return "no judgment in the data"
    if between.basis == "carried-over":
        return "carried over"
    return grade_words(between) if between.grade is None else "basis unknown"


def break_words(parted: Any) -> str:
    """Return why a round is not to be compared with the one before it."""
    if parted is None:
        return "none"
    pauses = [f" {pause.year}: {pause.why}" for pause in parted.no_round]
    return f"not to be compared with {parted.after}: {parted.why}{''.join(pauses)}"


def disputes_words(disputes: Iterable[Any], absent: str = "no disagreement in the data") -> str:
    """Return what each side of each disagreement says, and what is used."""
    return " ".join(map(_dispute_words, disputes)) or absent


def _dispute_words(dispute: Any) -> str:
    sides = " ".join(
        f"({number}) {side.text} ({cites_words(side.sources)})"
        for number, side in enumerate(dispute.sayings, 1)
    )
    used = f" Used here: {dispute.used}" if dispute.used else ""
    return f"{dispute.about}: {sides}{used}"


def when_words(item: Any) -> str:
    """Return the date of an event, as precise as it was read."""
    return date_words(item.date, item.date_note)
