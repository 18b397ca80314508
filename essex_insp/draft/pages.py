"""What pages add to a text: words cut at line ends, page numbers, running heads, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from essex_insp.draft import lexicon
from essex_insp.draft.copy import Copy

Edit = tuple[int, int, str]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NUMBERED = re.compile(
    r"\W{0,4}(?P<page>page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W{0,4}(?:p\s*a\s*g\s*e)?\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?P<left>[^\W\d_]+)-[ ]*\n[ ]*(?P<right>[^\W\d_]+)")
# `people5 and`, `crime.4 It`, `work¹`; not `A12` and not `5.30`
_NOTE = re.compile(
    r"(?<=[a-z]{4})\d{1,2}(?=[\s.,;:)”’]|$)"
    r"|(?:(?<=[a-z]{3}[.,;”’)])|(?<=[a-z]{3}[.,][”’]))\d{1,2}(?=\s+[A-Z“‘\"]|\s*$)"
    r"|(?<=[^\W\d_])[¹²³⁰⁴-⁹]{1,3}|(?<=[.,;”’])[¹²³⁰⁴-⁹]{1,3}",
    re.MULTILINE,
)
_LONGEST_HEAD, _MOST = 90, 4


def unpaged(copy: Copy) -> Copy:
    """Return a copy without what only the pages of its source brought into its sentences.

    Args:
        copy: The text, its characters as meant.
    """
    copy = copy.edited(_furniture(copy.text))
    copy = copy.edited(_cuts(copy.text))
    return copy.edited((one.start(), one.end(), "") for one in _NOTE.finditer(copy.text))


def _furniture(text: str) -> Iterator[Edit]:
    """Page numbers and running heads within a sentence: `is not`, `12`, `PEEL 2017`, `complying`;
    and lines that say `Page 3 of 9`."""
    lines = [line.span() for line in _LINE.finditer(text)]
    words = [text[start:end].strip() for start, end in lines]
    numbers = [_NUMBERED.fullmatch(line) if len(line) < 24 else None for line in words]
    plain = [re.sub(r"\d+", "", line) for line in words]
    again = Counter(line for line in plain if len(line) <= _LONGEST_HEAD)
    at = 1
    while at < len(lines):
        upto = at
        while upto < min(len(lines) - 1, at + _MOST) and (
            numbers[upto] or (len(words[upto]) <= _LONGEST_HEAD and not words[upto][0].islower())
        ):
            upto += 1
        paged = any(numbers[one] or again[plain[one]] > 1 for one in range(at, upto))
        goes_on = (
            re.search(r"[a-z,-]$", words[at - 1]) and words[min(upto, len(words) - 1)][0].islower()
        )
        page = numbers[at]
        if upto > at and paged and goes_on:
            yield lines[at - 1][1], lines[upto][0], "\n"
            at = upto
        elif page is not None and page["page"]:
            yield (*lines[at], "")
        at += 1


def _cuts(text: str) -> Iterator[Edit]:
    """Words cut at the end of a line: `vulner-` and `able`, `Ash-` and `down`; not `anti-social`."""
    low = text.casefold()
    for cut in _CUT.finditer(text):
        left, right = cut["left"].casefold(), cut["right"].casefold()
        compound = (
            cut["right"][0].isupper()
            or left in lexicon.words("lines", "prefixes")
            or (f"{left}-{right}" in low and f"{left}{right}" not in low)
        )
        yield cut.end("left") + compound, cut.start("right"), ""
