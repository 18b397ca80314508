"""How speech is tied to a speaker, and the narration that ties it."""

from __future__ import annotations

from dataclasses import dataclass, field

from essex_insp.draft.mentions import Mention
from essex_insp.draft.speakers import Speaker
from essex_insp.model import AttributionKind


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
    mentions: list[tuple[Mention, Speaker | None, str | None]] = field(default_factory=list)
