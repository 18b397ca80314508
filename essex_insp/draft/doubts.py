"""What a draft leaves to a person, and what it passed over: each with its place and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["speaker", "grade", "concern", "body", "text"]
What = Literal["quotation", "grade word", "sign of concern"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the text does not settle.

    Args:
        start: Where the words in doubt start, in `Text.read`.
        end: Where they end.
        about: What is in doubt.
        question: The question, as a sentence of its own.
        candidates: The answers that the text offers; the likeliest first.
        grade: The grade that an answer would give to an area, or None.
    """

    start: int
    end: int
    about: About
    question: str
    candidates: tuple[str, ...] = ()
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What looked like a fact and was not taken for one.

    Args:
        start: Where it starts, in `Text.read`.
        end: Where it ends.
        what: What it looked like.
        reason: Why it is none, in a few words.
    """

    start: int
    end: int
    what: What
    reason: str
