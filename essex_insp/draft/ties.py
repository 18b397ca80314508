"""How speech is tied to a speaker, and the narration that ties it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from essex_insp.draft.mentions import Mention
from essex_insp.draft.speakers import Speaker
from essex_insp.model import AttributionKind


class Meant(NamedTuple):
    """A mention, whom it means (None where that is not known), and what is in doubt of it."""

    mention: Mention
    speaker: Speaker | None
    doubt: str | None


@dataclass
class Tie:
    """How speech is tied to a speaker.

    Args:
        speaker: Who said it, or None where it stays unattributed.
        kind: How that is known, in the terms of the model.
        where: The words that tie them, in the copy; None where nothing is said.
        doubt: What a person has to settle, in a line; None where nothing is in doubt.
    """

    speaker: Speaker | None = None
    kind: AttributionKind = "unattributed"
    where: tuple[int, int] | None = None
    doubt: str | None = None


@dataclass
class Told:
    """A sentence of narration: its span, and whom each mention in it means."""

    start: int
    end: int
    mentions: list[Meant] = field(default_factory=list)


def named(meant: Meant, start: int, end: int) -> Tie:
    """Tie speech to whom a mention in its own sentence means; to nobody where that is not known.

    Args:
        meant: The mention, and whom it means.
        start: Where the words that tie them start.
        end: Where those words end.
    """
    kind: AttributionKind = "named-in-sentence" if meant.speaker else "unattributed"
    return Tie(meant.speaker, kind, (start, end), meant.doubt)
