"""Questions to all reports of a force at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from essex_insp.library import reports as library
from essex_insp.questions.filters import by_concern
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.records import Concern
from essex_insp.questions.rounds import when
from essex_insp.questions.trail import recurring as raised_again
from essex_insp.selection import choose
from essex_insp.show.answer import Answer


def concerns(
    inspection: Inspection,
    about: str | None = None,
    kind: str | None = None,
    recurring: bool = False,
) -> Answer:
    """Return the concerns of all reports of a force, in order of time.

    Args:
        inspection: The report whose force is meant; it counts even outside the library.
        about: Words of the subject.
        kind: Words of the label.
        recurring: Only those that were raised in more than one round.

    Raises:
        UnknownName: Nothing matches.
    """
    own = inspection.report
    reports, passed = library.of_force(own.force.id)
    others = [Inspection(one) for one in reports if one.id != own.id]
    force = sorted([inspection, *others], key=when)
    found: Sequence[Concern] = raised_again(force) if recurring else _once(force)
    chosen = choose("concern", found, *by_concern(about, kind))
    return Answer("concerns", chosen, None, library.NOTICE, talk=tuple(passed))


def _once(force: Iterable[Inspection]) -> list[Concern]:
    """The concerns of all reports; of two reports of a round, those of the one that says more."""
    found: dict[tuple[str, str], Concern] = {}
    for one in force:
        for concern in one.concerns():
            key = (one.report.round or one.report.id, concern.id)
            if key not in found or _said(concern) > _said(found[key]):
                found[key] = concern
    return list(found.values())


def _said(concern: Concern) -> int:
    return len(concern.parts) + len(concern.quotes) + int(concern.events)
