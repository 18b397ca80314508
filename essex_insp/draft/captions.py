"""Captions of pictures that stand between the paragraphs of a story."""

from __future__ import annotations

import re

_LONGEST = 25
# What makes a sentence: a verb that is not a participle, or someone who speaks or is spoken of.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|shall|should|must|may|"
    r"might|do|does|did|said|says|found|made|took|takes|gives|gave|went|goes|comes|came|knows?|"
    r"thinks?|needs?|wants?|works?|means?|helps?|makes?|keeps?|shows?|I|we|you|they|it|he|she|"
    r"us|our|my|your|\w+n[’']t|\w+[’'](?:re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:pictured?|photo(?:graph)?|pic|image|credit|caption|file photo|stock)\b", re.IGNORECASE
)
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def caption(words: str) -> bool:
    """Whether a paragraph reads as a caption: short, of names and without a verb of its own.

    Args:
        words: The paragraph.
    """
    if len(words) > 300 or len(words.split()) > _LONGEST:
        return False
    if _PICTURED.search(words):
        return True
    return _FINITE.search(words) is None and len(_NAMES.findall(words)) >= 2
