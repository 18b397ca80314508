"""Sentences about the same thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from essex_insp.draft.result import Concern
from essex_insp.matching import fold

_WEIGHTLESS_WORDS = """
about after again against also and are because been before being between but could does from had
has have her his how into its less more most must not now of only other our over said says
should some such than that the their them there these they this those through under until very
was were what when where which while who will with work would you your police force report
inspectors inspector improve improvement improvements concern concerns concerned criticised
failing failings failed officers according praised council service chief constable
"""
_WEIGHTLESS = frozenset(_WEIGHTLESS_WORDS.split())


def group(text: str, concerns: tuple[Concern, ...]) -> list[list[Concern]]:
    """Group the sentences that share two neighbouring words of weight with one of a group.

    Args:
        text: The text that the sentences are part of.
        concerns: The sentences, in order.
    """
    groups: list[list[Concern]] = []
    owners: dict[tuple[str, str], int] = {}
    for concern in concerns:
        pairs = list(_pairs(text[concern.start : concern.end]))
        shared = [owners[pair] for pair in pairs if pair in owners]
        index = shared[0] if shared else len(groups)
        if not shared:
            groups.append([])
        groups[index].append(concern)
        for pair in pairs:
            owners.setdefault(pair, index)
    return groups


def _pairs(sentence: str) -> Iterator[tuple[str, str]]:
    """Each pair of neighbouring words of weight: `sex offenders`."""
    words = re.findall(r"[^\W\d_]{3,}", fold(sentence[:2000]))
    for one, two in itertools.pairwise(words):
        if one not in _WEIGHTLESS and two not in _WEIGHTLESS:
            yield one, two
