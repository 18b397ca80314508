"""What `draft` finds in a text: quotes, grades, concerns, doubts, and what it passed over.

Every offset of a result is in code points of the text as it was given, and in `Text.read` while the
stages make it; paragraphs are counted from 1.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind
    from essex_insp.model.values import Basis

COUNTED = "for a number of areas that are not named"
"""Why a grade is told of no area."""
OVERALL = "overall"
ABSENT: dict[str, "Basis"] = {"Not graded": "ungraded", "Not inspected": "not-inspected"}
"""What a text may say in a grade's place, and how that came about."""
About = Literal["speaker", "grade", "concern", "body", "text"]
Period = Literal["current", "previous"]


class Rating(NamedTuple):
    """A grade that the text states, of an area as the text words it, or `overall`.

    `body` is a full name, or None where it is not known; `round` the year named for it, or None.
    """

    start: int
    end: int
    area: str
    area_start: int
    area_end: int
    grade: str
    body: str | None
    round: str | None = None
    basis: "Basis" = "inspected"
    period: Period = "current"


class Concern(NamedTuple):
    """A clause that tells of a concern; its kind is the formal label that it uses, if any."""

    start: int
    end: int
    kind: str


class Doubt(NamedTuple):
    """What the text does not settle; `grade` is the one that an answer gives to an area.

    `body` is whose grade it is, by full name, where the text says so.
    """

    start: int
    end: int
    about: About
    question: str
    candidates: tuple[str, ...] = ()
    grade: str | None = None
    body: str | None = None


class PassedOver(NamedTuple):
    """What looked like a fact and was not taken for one, with the reason in a few words."""

    start: int
    end: int
    what: Literal["quotation", "grade word", "sign of concern"]
    reason: str


Outcome = Rating | Concern | Doubt | PassedOver


class Voice(NamedTuple):
    """A speaker, as the text gives them; the role of a paper or a group is its noun."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def called(self) -> str:
        """What to call the speaker in a line."""
        role = " of ".join(part for part in (self.role, self.organisation) if part)
        return self.name or role or "nobody named"


class Quote(NamedTuple):
    """A quoted paragraph, or a quoted part of one, without its quotation marks.

    `marked`: the text prints them. `tie` is where words tie it to its speaker, who is None where
    that could not be settled; `statement` counts from 0; `candidates` are whom it may be, by name.
    """

    start: int
    end: int
    paragraph: int
    marked: bool
    speaker: Voice | None
    attribution: "AttributionKind"
    tie: tuple[int, int] | None
    statement: int
    doubt: str | None = None
    candidates: tuple[str, ...] = ()


class Result(NamedTuple):
    """All that was found in a text, in order; quotes carry their own doubts.

    `body` is whom it is about, as printed; `rivals` those whom it may be about alike; `again` the
    grades that it states once more.
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
