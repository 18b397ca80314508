"""What a story tells in its own words, with all speech struck out."""

from __future__ import annotations

from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading

_MASK = "¤"


def narration(reading: Reading, speech: list[Speech]) -> str:
    """Return the copy with the words of all speech struck out, at its length.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
    """
    parts, at = [], 0
    for piece in speech:
        ended = piece.end > piece.start and reading.text[piece.end - 1] in ".?!,"
        parts.append(reading.text[at : piece.start])
        parts.append(_MASK * (piece.end - piece.start - ended))
        at = piece.end - ended
    parts.append(reading.text[at:])
    return "".join(parts)
