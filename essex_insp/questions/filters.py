"""The filters that questions share: what each is of, and what answers to it."""

from __future__ import annotations

from typing import Any, get_args

from essex_insp.matching import Filter, Names
from essex_insp.model import CONCERN_KINDS, ConcernStatus


def by_pillar(pillar: str | None) -> Filter:
    """Return the filter by words of a pillar."""
    return Filter("pillar", "of pillar", pillar, lambda grade: [grade.pillar])


def by_concern(about: str | None, kind: str | None, status: str | None) -> tuple[Filter, ...]:
    """Return the filters of concerns: by words of a subject or the id, of the label, the status."""
    states = get_args(ConcernStatus)
    return (
        Filter("subject", "about", about, lambda item: [*item.about, item.id], _subjects),
        # An own label answers to its words; the labels of PEEL are listed where nothing does.
        Filter("kind", "of kind", kind, lambda item: [item.kind, item.label], None, CONCERN_KINDS),
        Filter("status", "of status", status, _statuses, lambda item: _statuses(item)[1:], states),
    )


def by_subject(about: str | None) -> Filter:
    """Return the filter by words of a subject."""
    return Filter("subject", "about", about, _subjects, _subjects)


def by_speaker(speaker: str | None, names: Names) -> Filter:
    """Return the filter by words of a name, a role or an organisation."""
    return Filter("speaker", "by", speaker, names)


def person_names(person: Any) -> list[str | None]:
    """Return what a person, if there is one, answers to."""
    return [person.name, person.role, person.organisation, person.id] if person else []


def _subjects(item: Any) -> list[str]:
    return list(item.about)


def _statuses(concern: Any) -> list[str | None]:
    """A status, and what people call it that nobody told."""
    unknown = concern.status == "not-established"
    return [concern.status, "unknown, as no outcome was read" if unknown else concern.status]
