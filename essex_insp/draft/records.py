"""Words that stand in a record, and that nobody is said to have used."""

from __future__ import annotations

import re

from essex_insp.draft.speech import Speech
from essex_insp.draft.ties import Tie

_NOTED = re.compile(
    r"\b(?:was|were|been|being)\s(?:\w+ly\s|later\s|then\s)?(?:(?:closed|recorded|logged|marked|filed|"
    r"flagged|entered|written\s(?:up|off|down)|put\sdown|noted\sdown|coded|tagged|listed)\s(?:\w+\s)?"
    r"as|advised\s(?:simply\s|only\s|just\s)?to)\s(?:an?\s)?$"
)
_BY_WHOM = re.compile(r"[”\"’']\s(?:by|in)\s")
RECORDED = "the words stand in a record or an order; whose they are is not told"


def noted(text: str, piece: Speech, low: int) -> Tie | None:
    """Leave to nobody what a record has: `The log was closed as “…”`.

    Args:
        text: The narration.
        piece: The quoted words.
        low: Where to look back to.
    """
    begin = max(low, piece.start - 60)
    found = _NOTED.search(text[begin : piece.start - piece.marked])
    if found is None or _BY_WHOM.match(text, piece.end, piece.end + 12):
        return None
    return Tie(None, "unattributed", (begin + found.start(), piece.start), RECORDED)
