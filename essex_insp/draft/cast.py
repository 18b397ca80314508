"""Whom a text names: what the stages know of each mention, and of all."""

from typing import Literal, NamedTuple

from essex_insp.draft.text import Row

Kind = Literal["person", "body", "role", "group", "pronoun", "capital"]


class Mention(NamedTuple):
    """Words that mean someone, from a role before the name to what is said right after it.

    A `role` has no name; a `group` is people or papers that a common noun names (`inspectors`, `the
    report`); a `capital` is a word that may be a surname, until all names are known. `name` is the
    fullest form in the text; `body` the organisation meant, or spoken for, in full; `gender` is
    `he`, `she` or None; `definite` means one who is known; `weak` is a name by its capital letters
    alone; `doubt` names whom else it may mean.
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


class Names(NamedTuple):
    """Whom a text names, whom it is about (`rivals`: may be, all alike), and who inspected what."""

    mentions: Row[Mention]
    sectors: frozenset[str]
    inspected: str | None = None
    inspectorate: str | None = None
    rivals: tuple[str, ...] = ()
