"""Where a quotation may begin and end: never within a word, a number or their signs."""

import unicodedata

from essex_insp.evidence.normal import MARKS, SINGLE_MARKS, invisible

# What joins letters or digits into one word: it's, non-compliance, R&D.
_JOINERS = SINGLE_MARKS | frozenset("-‐‑−&@/")
# What joins digits into one number: 1,000; 3.5; 10:30; 2015–2018.
_NUMBER_JOINERS = frozenset(".,:/–")
_SIGNS_BEFORE = frozenset("+-−–£$€#")
_SIGNS_AFTER = frozenset("%‰°£$€")
_FARTHEST = 40  # code points, in case a text is made of what cannot be seen


def cuts(text: str, offset: int) -> bool:
    """Whether an offset falls within a word or number of the original text, as its dashes tell."""
    left, before = _seen(text, offset, -1)
    right, after = _seen(text, offset, 1)
    if _wordlike(left) and _wordlike(right):
        return True
    return (
        _joined(left, right, after)
        or _joined(before, left, right)
        or (left in _SIGNS_BEFORE and right.isdigit() and not _wordlike(before))
        or (left.isdigit() and right in _SIGNS_AFTER)
    )


def apart(text: str, offset: int, step: int) -> bool:
    """Whether space or a mark is what is seen first, before (-1) or after (1) an offset."""
    char = _seen(text, offset, step)[0]
    return char.isspace() or char in MARKS


def _seen(text: str, offset: int, step: int) -> tuple[str, str]:
    """The two visible characters before (-1) or after (1) an offset, nearest first; else spaces."""
    before = text[max(0, offset - _FARTHEST) : offset]
    near = before[::-1] if step < 0 else text[offset : offset + _FARTHEST]
    seen = (char for char in near if not invisible(char))
    return next(seen, " "), next(seen, " ")


def _wordlike(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _joined(left: str, joiner: str, right: str) -> bool:
    if joiner in _JOINERS:
        return _wordlike(left) and _wordlike(right)
    return joiner in _NUMBER_JOINERS and left.isdigit() and right.isdigit()
