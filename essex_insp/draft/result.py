"""What `draft` finds in a text: quotes, grades, concerns and doubts, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from essex_insp.model import AttributionKind, ConcernKind


@dataclass(frozen=True)
class Voice:
    """A speaker, as the text gives them.

    Args:
        name: The name, or None where the text gives none.
        role: The role at the time, or None.
        organisation: Whom they speak for, or None.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Quote:
    """A quoted paragraph, or a quoted part of one.

    Args:
        start: Where its words start in the text, in code points, without quotation marks.
        end: Where they end.
        paragraph: The paragraph of the text, counted from 1; blank lines part them.
        marked: Whether the text prints quotation marks.
        speaker: Who said it, or None where that could not be settled.
        attribution: How that is known.
        tie: Where the words stand that tie the speech to the speaker, or None.
        statement: The statement that it belongs to, counted from 0.
        doubt: What a person has to settle, or None.
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


@dataclass(frozen=True)
class Grade:
    """A grade that the text states.

    Args:
        body: The force or other body, as printed, or None where none is named.
        area: What was judged, as printed, or None where the text names no area.
        grade: The grade, as its framework words it.
        start: Where the grade stands in the text, in code points.
        end: Where it ends.
        place: Where the area stands, or None.
        paragraph: The paragraph of the text, counted from 1.
        overall: Whether the text calls the grade the overall one.
    """

    body: str | None
    area: str | None
    grade: str
    start: int
    end: int
    place: tuple[int, int] | None
    paragraph: int
    overall: bool = False


@dataclass(frozen=True)
class Concern:
    """A sentence in which someone is concerned, criticises or finds a failing.

    Args:
        start: Where it starts in the text, in code points.
        end: Where it ends.
        paragraph: The paragraph of the text, counted from 1.
        kind: The formal label that the sentence uses, if it does.
    """

    start: int
    end: int
    paragraph: int
    kind: ConcernKind


@dataclass(frozen=True)
class Result:
    """All that was found in a text.

    Args:
        quotes: The quotes, in order.
        grades: The grades, in order.
        concerns: The sentences that voice a concern, in order.
        body: The body that the text is about, as printed, or None.
        title: The headline, or None where the text begins without one.
    """

    quotes: tuple[Quote, ...] = ()
    grades: tuple[Grade, ...] = ()
    concerns: tuple[Concern, ...] = ()
    body: str | None = None
    title: str | None = None
