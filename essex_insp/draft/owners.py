"""Which body a name at the head of a row, column or line is."""

from __future__ import annotations

import re

from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.people import scan
from essex_insp.draft.tally import Tally, graded
from essex_insp.draft.words import BODY_HEADS


def find(words: str, tally: Tally) -> str | None:
    """Return the full name of the body that words name, or begin the name of.

    Args:
        words: What stands at the head of a row, column or line.
        tally: How often the text names each body.
    """
    words = re.sub(r"[’']s?$", "", words.strip())
    if not 2 < len(words) <= 90 or not (words[0].isupper() or words.startswith("the ")):
        return None
    if AREAS.match(words) or ATOMS.fullmatch(words):
        return None
    mentions = scan(words, 0, len(words))
    if len(mentions) == 1 and mentions[0].kind == "body" and mentions[0].noun is None:
        name = mentions[0].organisation or words
        if mentions[0].end - mentions[0].start >= len(words) - 4:
            return name if graded(name) else None
    return None if words in BODY_HEADS else tally.begun(words)
