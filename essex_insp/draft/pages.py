"""What pages add to a text: words cut at line ends, page numbers, running heads, footnote digits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from essex_insp.draft import lexicon
from essex_insp.draft.copy import Copy

Edit = tuple[int, int, str]

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_NUMBERED = re.compile(
    r"\W{0,4}(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W{0,4}(?:p\s*a\s*g\s*e)?\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\W{0,4}page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W{0,4}", re.IGNORECASE)
_CUT = re.compile(r"(?P<left>[^\W\d_]+)-[ ]*\n[ ]*(?P<right>[^\W\d_]+)")
# `people5 and`, `crime.4 It`, `work¹`; not `A12` and not `5.30`
_NOTE = re.compile(
    r"(?<=[a-z]{4})\d{1,2}(?=[\s.,;:)”’]|$)"
    r"|(?:(?<=[a-z]{3}[.,;”’)])|(?<=[a-z]{3}[.,][”’]))\d{1,2}(?=\s+[A-Z“‘\"]|\s*$)"
    r"|(?<=[^\W\d_])[¹²³⁰⁴-⁹]{1,3}|(?<=[.,;”’])[¹²³⁰⁴-⁹]{1,3}",
    re.MULTILINE,
)
_UNENDED = re.compile(r"[a-z,-]$")
_HEAD = re.compile(r"[A-Z0-9“‘].{0,89}")
_LONGEST_HEAD = 90
_AROUND = 2


def unpaged(copy: Copy) -> Copy:
    """Return a copy without what only the pages of its source brought into its sentences.

    Args:
        copy: The text, its characters as meant.
    """
    if "\n" in copy.text:
        copy = copy.edited(_furniture(copy.text))
        copy = copy.edited(_cuts(copy.text))
    return copy.edited((one.start(), one.end(), "") for one in _NOTE.finditer(copy.text))


def _furniture(text: str) -> Iterator[Edit]:
    """Page numbers and running heads: `…is not\\n\\n12\\n\\nPEEL 2017\\n\\ncomplying…`."""
    lines = [line.span() for line in _LINE.finditer(text)]
    words = [text[start:end].strip() for start, end in lines]
    numbers = {at for at, line in enumerate(words) if len(line) < 24 and _NUMBERED.fullmatch(line)}
    heads = Counter(re.sub(r"\d+", "", line) for line in words if len(line) <= _LONGEST_HEAD)
    at = 1
    while at < len(lines) - 1:
        upto = at
        while (
            upto < len(lines) - 1
            and upto - at <= 2 * _AROUND
            and (
                upto in numbers
                or (
                    len(words[upto]) <= _LONGEST_HEAD
                    and _HEAD.fullmatch(words[upto])
                    and (
                        heads[re.sub(r"\d+", "", words[upto])] > 1
                        or not numbers.isdisjoint(range(upto - _AROUND, upto + _AROUND + 1))
                    )
                )
            )
        ):
            upto += 1
        inside = upto > at and _UNENDED.search(words[at - 1]) and words[upto][:1].islower()
        paged = not numbers.isdisjoint(range(at, upto)) or any(
            heads[re.sub(r"\d+", "", words[one])] > 1 for one in range(at, upto)
        )
        if inside and paged:
            yield lines[at - 1][1], lines[upto][0], "\n"
        elif _PAGE.fullmatch(words[at]) and not inside:
            yield (*lines[at], "")
            upto = at
        at = max(upto, at) + 1


def _cuts(text: str) -> Iterator[Edit]:
    """Words cut at the end of a line: `vulner-\\nable`, `Ash-\\ndown`, `anti-\\nsocial`."""
    low = text.casefold()
    for cut in _CUT.finditer(text):
        left, right = cut["left"].casefold(), cut["right"].casefold()
        hyphen = cut.end("left")
        compound = (
            cut["right"][0].isupper()
            or left in lexicon.words("lines", "prefixes")
            or (f"{left}-{right}" in low and f"{left}{right}" not in low)
        )
        yield hyphen + compound, cut.start("right"), ""
