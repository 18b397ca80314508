"""The filters that questions share: what each is of, and what answers to it."""

from __future__ import annotations

from typing import Any, get_args

from essex_insp.matching import Filter, Names
from essex_insp.model import CONCERN_KINDS, ConcernStatus, Tone


def by_area(area: str | None) -> Filter:
    """Return the filter by words of an area, its question or its id."""
    return Filter("area", "on", area, lambda one: [one.area, one.id, one.question])


def by_pillar(pillar: str | None) -> Filter:
    """Return the filter by words of a pillar."""
    return Filter("pillar", "of pillar", pillar, lambda one: [one.pillar])


def by_concern(
    about: str | None, kind: str | None, status: str | None = None
) -> tuple[Filter, ...]:
    """Return the filters of concerns: by words of a subject or the id, of the label, the status."""
    return (
        Filter("subject", "about", about, lambda one: [*one.about, one.id], lambda one: one.about),
        # An own label answers to its words; the labels of PEEL are listed where nothing does.
        Filter("kind", "of kind", kind, lambda one: [one.kind, one.label], allowed=CONCERN_KINDS),
        Filter(
            "status",
            "of status",
            status,
            _statuses,
            called=lambda concern: _statuses(concern)[1:],
            allowed=get_args(ConcernStatus),
        ),
    )


def _statuses(concern: Any) -> list[str | None]:
    """A status, and what people call it that nobody told."""
    unknown = concern.status == "not-established"
    return [concern.status, "unknown, as no outcome was read" if unknown else concern.status]


def by_kind(kind: str | None, kinds: Any) -> Filter:
    """Return the filter by words of a kind, of those that the model has."""
    return Filter("kind", "of kind", kind, lambda one: [one.kind], allowed=get_args(kinds))


def by_subject(about: str | None) -> Filter:
    """Return the filter by words of a subject."""
    return Filter("subject", "about", about, lambda one: one.about, lambda one: one.about)


def by_tone(tone: str | None) -> Filter:
    """Return the filter by a tone."""
    return Filter("tone", "of tone", tone, lambda one: [one.tone], allowed=get_args(Tone))


def by_speaker(speaker: str | None, names: Names) -> Filter:
    """Return the filter by words of a name, a role or an organisation."""
    return Filter("speaker", "by", speaker, names)


def person_names(person: Any) -> list[str | None]:
    """Return what a person, if there is one, answers to."""
    return [person.name, person.role, person.organisation, person.id] if person else []
