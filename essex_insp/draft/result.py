"""What `draft` finds in a text: quotes, grades, concerns, doubts, and what it passed over.

Every offset of a result is in code points of the text as it was given, and in `Text.read` while the
stages make it; paragraphs are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind

OVERALL = "overall"
About = Literal["speaker", "grade", "concern", "body", "text"]
ConcernKind = Literal[
    "cause-of-concern", "area-for-improvement", "recommendation", "expressed-concern", "unlabelled"
]
Period = Literal["current", "previous"]


@dataclass(frozen=True, slots=True)
class Rating:
    """A grade that the text states.

    `area` is as the text words it, or `overall`, which stands where the grade does; `body` a full
    name, or None where it is not known; `round` the year that the text names for the grade, or
    None.
    """

    start: int
    end: int
    area: str
    area_start: int
    area_end: int
    grade: str
    body: str | None
    round: str | None = None
    basis: Literal["inspected", "carried-over"] = "inspected"
    period: Period = "current"


@dataclass(frozen=True, slots=True)
class Concern:
    """A clause that tells of a concern, and the formal label that it uses."""

    start: int
    end: int
    kind: ConcernKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the text does not settle: a question on some words, and likely answers.

    `grade` is the grade that an answer would give to an area, or None.
    """

    start: int
    end: int
    about: About
    question: str
    candidates: tuple[str, ...] = ()
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What looked like a fact and was not taken for one, with the reason in a few words."""

    start: int
    end: int
    what: Literal["quotation", "grade word", "sign of concern"]
    reason: str


Outcome = Rating | Concern | Doubt | PassedOver


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
