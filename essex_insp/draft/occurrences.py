"""Where the narration of a paragraph says that someone tells something, or that it was told."""

from __future__ import annotations

import re
from bisect import bisect_left

from essex_insp.draft.marks import Run
from essex_insp.draft.words import DESCRIBING, DID_TELL

TELLS = re.compile(
    r"\b(?:" + "|".join(sorted(DESCRIBING)) + r"|according to|went on|goes on|heard from|spoke to|"
    r"in the (?:words|view|opinion) of|" + DID_TELL + r")\b",
    re.IGNORECASE,
)
# `was told`: no words of the subject; `was praised for`: the words are theirs who inspected,
# where the sentence names nobody.
_TOLD_TO = r"(?:told|asked|heard)"
_FOUND_TO_BE = (
    r"(?:said|reported|believed|thought|praised|commended|found|described|criticised|judged|"
    r"considered|deemed|felt|branded|labelled|singled out|highlighted|hailed|noted|"
    r"credited|faulted|condemned|recognised|regarded|seen|applauded|observed|called|dismissed)"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:(?:also|not|even|still|both|all|once|again|"
    r"\w{1,20}ly)\s+){0,2}(?:(?P<found>" + _FOUND_TO_BE + r")|" + _TOLD_TO + r")\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"[^.;]{0,160}?\bby\s+(?!\w+ing\b|\d)\w")
# How far before a quotation the verb that tells it may stand.
_BACK = 600


class Verbs:
    """The verbs of telling of a paragraph, outside its quotations, found once for all of them.

    Args:
        text: The text.
        start: Where the paragraph starts.
        end: Where it ends.
        paragraph: Its index.
        runs: Its quotations.
    """

    def __init__(self, text: str, start: int, end: int, paragraph: int, runs: list[Run]) -> None:
        self.paragraph = paragraph
        words = _masked(text, start, end, runs)
        told: list[tuple[int, int]] = []
        self._passive: list[tuple[int, int]] = []
        parts, at = [], 0
        for verb in _PASSIVE.finditer(words):
            if verb["found"]:
                where = (start + verb.start(), start + verb.end())
                agent = _AGENT.match(words, verb.end())
                (self._passive if agent is None else told).append(where)
            parts += [words[at : verb.start()], " " * (verb.end() - verb.start())]
            at = verb.end()
        words = "".join(parts) + words[at:]
        told += [(start + one.start(), start + one.end()) for one in TELLS.finditer(words)]
        self._told = sorted(told)

    def told(self, low: int, high: int) -> bool:
        """Whether someone tells something between two places.

        Args:
            low: The one.
            high: The other.
        """
        return _between(self._told, max(low, high - _BACK), high)

    def passive(self, low: int, high: int) -> bool:
        """Whether something is told between two places without saying by whom.

        Args:
            low: The one.
            high: The other.
        """
        return _between(self._passive, max(low, high - _BACK), high)


def _masked(text: str, start: int, end: int, runs: list[Run]) -> str:
    """Return a paragraph with its quotations struck out."""
    parts, at = [], start
    for run in runs:
        parts += [text[at : run.start], "¤" * (run.end - run.start)]
        at = run.end
    return "".join([*parts, text[at:end]])


def _between(spans: list[tuple[int, int]], low: int, high: int) -> bool:
    """Whether one of some spans, in order, lies between two places."""
    at = bisect_left(spans, (low, low))
    return at < len(spans) and spans[at][1] <= high
