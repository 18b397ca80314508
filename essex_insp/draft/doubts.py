"""What a draft leaves to a person, and what it passed over: each with its place and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["speaker", "grade", "concern", "body", "text"]
What = Literal["quotation", "grade word", "sign of concern"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the text does not settle: a question on words of `Text.read`, and likely answers.

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
    what: What
    reason: str
