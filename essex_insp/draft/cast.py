"""Whom a text names: what the stages know of each mention, and of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "body", "role", "group", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean someone.

    Args:
        kind: `person` has a name; `role` has none; `body` is an organisation; `group` is people or
            papers that a common noun names (`inspectors`, `the report`); `pronoun` is he, she,
            they or it.
        start: Where it starts, with a role before the name.
        end: Where it ends, with what is said of the person right after it.
        name: The name as printed; for a person that is known, the fullest form in the text.
        body: The full name of the organisation meant, or that the person speaks for.
        noun: The common noun, in small letters: `force`, `inspectors`, `report`.
        gender: `he` or `she`, where the words say so.
        definite: Whether it means one who is known: `the chief constable`.
        weak: Whether nothing but capital letters makes it a name.
        doubt: Whom else it may mean, by name.
    """

    kind: Kind
    start: int
    end: int
    name: str | None = None
    role: str | None = None
    body: str | None = None
    noun: str | None = None
    gender: str | None = None
    definite: bool = False
    weak: bool = False
    doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Whom a text names: its mentions in order, the body that it is about, and who inspected.

    `rivals` are the bodies that it may be about, where it is about none more than another.
    """

    mentions: tuple[Mention, ...]
    inspected: str | None = None
    inspectorate: str | None = None
    rivals: tuple[str, ...] = ()
