"""What `draft` finds in a text: quotes, grades, concerns, doubts, and what it passed over.

Every offset is in code points of the text as it was given; paragraphs are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from essex_insp.draft.concerns import Concern
from essex_insp.draft.doubts import Doubt, PassedOver
from essex_insp.draft.ratings import Rating

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, as the text gives them; what it does not give is None.

    `role` is that at the time; of a paper or a group, its noun.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def called(self) -> str:
        """What to call the speaker in a line."""
        role = " of ".join(part for part in (self.role, self.organisation) if part)
        return self.name or role or "nobody named"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted paragraph, or a quoted part of one, without its quotation marks.

    Args:
        paragraph: The paragraph of the text; blank lines part them.
        marked: Whether the text prints quotation marks.
        speaker: Who said it, or None where that could not be settled.
        attribution: How that is known.
        tie: Where the words stand that tie the speech to the speaker, or None.
        statement: The statement that it belongs to, counted from 0.
        doubt: What a person has to settle, or None.
        candidates: Whom it may be, by name.
    """

    start: int
    end: int
    paragraph: int
    marked: bool
    speaker: Voice | None
    attribution: AttributionKind
    tie: tuple[int, int] | None
    statement: int
    doubt: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """All that was found in a text, in order.

    Args:
        body: The body that the text is about, as printed, or None.
        rivals: The bodies that it may be about, where it is about none more than another.
        inspectorate: Who inspected, as printed, or None.
        title: The headline, or None where the text begins without one.
        doubts: What the text leaves open, except of quotes, which carry their own.
        passed_over: What looked like a fact and was not taken for one, with the reason.
        again: The grades that it states once more, in order.
    """

    quotes: tuple[Quote, ...] = ()
    grades: tuple[Rating, ...] = ()
    concerns: tuple[Concern, ...] = ()
    body: str | None = None
    rivals: tuple[str, ...] = ()
    inspectorate: str | None = None
    title: str | None = None
    doubts: tuple[Doubt, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    again: tuple[Rating, ...] = ()
