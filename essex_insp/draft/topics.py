"""Which concerns are about the same matter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from essex_insp.draft import lexicon
from essex_insp.matching import fold

_LONGEST = 2000


def topics(concerns: Sequence[str]) -> list[int]:
    """Return a number for each concern, the same for those on one matter.

    On one matter are those that share two neighbouring words of weight: `sex offenders`.

    Args:
        concerns: The words of each.
    """
    numbers: list[int] = []
    owners: dict[tuple[str, str], int] = {}
    for words in concerns:
        weighty = re.findall(r"[^\W\d_]{3,}", fold(words[:_LONGEST]))
        light = lexicon.words("topics", "weightless")
        pairs = [
            (one, two)
            for one, two in itertools.pairwise(weighty)
            if one not in light and two not in light
        ]
        number = next((owners[pair] for pair in pairs if pair in owners), len(numbers))
        numbers.append(number)
        for pair in pairs:
            owners.setdefault(pair, number)
    return numbers
