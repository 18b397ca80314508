"""The people, roles, bodies and groups that a text names: each mention once, with its span.

A mention of a person carries the fullest name, the role and the body that the text has for them; a
mention of a body its full name; `the force`, `the chief constable` and a bare surname what they
mean. (Agreed interface; the dataclasses stand in `mentions` and `cast`.)
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from essex_insp.draft.bodies import inspects, named
from essex_insp.draft.cast import Cast, Person
from essex_insp.draft.mentions import Kind, Mention, mentions
from essex_insp.draft.organisations import Organisations
from essex_insp.draft.text import Text
from essex_insp.draft.tokens import Words, tokens

__all__ = ["Kind", "Mention", "Names", "Person", "inspects", "names"]


@dataclass(frozen=True, slots=True)
class Names:
    """Whom a text names.

    Args:
        mentions: The mentions, in order.
        people: The people with a name; `Mention.who` counts among them.
        inspected: The full name of the body that the text is about, as printed, or None.
        rivals: The bodies that it may be about, where it is about none more than another.
        inspectorate: The name of who inspected, as printed, or None.
    """

    mentions: tuple[Mention, ...]
    people: tuple[Person, ...] = field(repr=False)
    inspected: str | None = None
    inspectorate: str | None = None
    rivals: tuple[str, ...] = ()
    _starts: list[int] = field(default_factory=list, repr=False)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that start in a part of the text, in order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def names(text: Text) -> Names:
    """Return whom a text names.

    Args:
        text: The text, read.
    """
    raw: list[Mention] = []
    for sentence in text.sentences:
        words = tokens(text.read, sentence.start, sentence.end)
        full = named(text.read, sentence.start, sentence.end)
        raw += mentions(Words(text.read, words, full))
    bodies = Organisations(text, raw)
    cast = Cast(text, raw, bodies)
    found = cast.resolved(raw)
    return Names(
        tuple(found),
        tuple(cast.people),
        bodies.inspected,
        bodies.inspectorate,
        bodies.rivals,
        [one.start for one in found],
    )
