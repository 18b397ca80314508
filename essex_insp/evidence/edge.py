"""Where a quotation may begin and end: never within a word, a number or their signs."""

from __future__ import annotations

import unicodedata

from essex_insp.evidence.normal import MARKS, SINGLE_MARKS

# What joins letters or digits into one word: it's, non-compliance, R&D.
_JOINERS = SINGLE_MARKS | frozenset("-‐‑−&@/\u00ad")
# What joins digits into one number: 1,000; 3.5; 10:30; 2015–2018.
_NUMBER_JOINERS = frozenset(".,:/–")
_SIGNS_BEFORE = frozenset("+-−–£$€#")
_SIGNS_AFTER = frozenset("%‰°£$€")
_DASHES = frozenset("-–—―")


def cuts(text: str, offset: int) -> bool:
    """Whether an offset falls within a word or a number of a text.

    Args:
        text: The original text: a dash between clauses is told from a hyphen by its kind.
        offset: The offset, in code points.
    """
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    if _wordlike(left) and _wordlike(right):
        return True
    if unicodedata.category(right)[0] == "M":
        return True
    before = text[offset - 2] if offset > 1 else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    return (
        _joined(left, right, after)
        or _joined(before, left, right)
        or (left in _SIGNS_BEFORE and right.isdigit() and not _wordlike(before))
        or (left.isdigit() and right in _SIGNS_AFTER)
    )


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch has nothing but space, quotation marks or a dash on either side.

    Args:
        text: The original text.
        start: Where the stretch starts, in code points.
        end: Where it ends.
    """
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    return all(char.isspace() or char in MARKS or char in _DASHES for char in (left, right))


def _wordlike(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _joined(left: str, joiner: str, right: str) -> bool:
    if joiner in _JOINERS:
        return _wordlike(left) and _wordlike(right)
    return joiner in _NUMBER_JOINERS and left.isdigit() and right.isdigit()
