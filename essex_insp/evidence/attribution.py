"""Who said it, and which words say so: the verdict on a quote's attribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from essex_insp.evidence.citation import Check
from essex_insp.evidence.normal import fold

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind, Report, Speaker

_NAMING = ("named-in-sentence", "introduced-earlier")


@dataclass(frozen=True, slots=True)
class AttributionCheck:
    """How a quote is tied to its speaker, checked.

    Args:
        quote: The quote's id.
        speaker: The speaker's id; None when nobody is named.
        kind: How the report says the words are tied to the speaker; a quote that says nothing of
            it is `unattributed`.
        words: The words that carry it, as the report cites them; None where it cites none.
        check: The check of those words; None where there are none, or in another source.
        notes: What a reader should know, each a sentence.
    """

    quote: str
    speaker: str | None
    kind: AttributionKind
    words: str | None
    check: Check | None
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether the words that carry it stand in the source; None when that was not checked."""
        if self.check is None or self.check.verdict == "unverifiable":
            return None
        return self.check.match.verbatim


def attributions(report: Report, checks: Iterable[Check]) -> tuple[AttributionCheck, ...]:
    """Return the verdict on the attribution of every quote of a report.

    Args:
        report: The report.
        checks: The checks of its citations, as `check_report` returns them.

    Returns:
        One for each quote, in the report's order.
    """
    known = {(one.cited.kind, one.cited.id): one for one in reversed(tuple(checks))}
    speakers = {speaker.id: speaker for speaker in report.speakers}
    found = []
    for statement in report.statements:
        speaker = speakers.get(statement.speaker or "")
        for quote in statement.quotes:
            given = quote.attribution
            kind: AttributionKind = given.kind if given else "unattributed"
            carried = given.citation.exact if given and given.citation else None
            check = known.get(("attribution", quote.id)) if carried else None
            notes = _notes(kind, carried, speaker, check, known.get(("quote", quote.id)))
            if given is None and speaker is not None:
                notes += ("The report names a speaker and does not say how that is known.",)
            found.append(AttributionCheck(quote.id, statement.speaker, kind, carried, check, notes))
    return tuple(found)


def _notes(
    kind: AttributionKind,
    words: str | None,
    speaker: Speaker | None,
    check: Check | None,
    quote: Check | None,
) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if kind in _NAMING and words and speaker and not _names(speaker.name, words):
        notes += (f"The words do not name {speaker.name}.",)
    place, spoken = check and check.place, quote and quote.place
    if kind == "introduced-earlier" and place and spoken and place.start > spoken.start:
        notes += ("The words stand after the quote, not before it.",)
    return notes


def _names(name: str, words: str) -> bool:
    return fold(name.split()[-1]).text in fold(words).text
