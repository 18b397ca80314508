"""Words of a heading that somebody says in the body of a story."""

from __future__ import annotations

import re
from bisect import bisect_right

from essex_insp.draft.marks import runs
from essex_insp.draft.speech import ELSEWHERE, GRADE, Speech
from essex_insp.draft.text import Reading

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LONGEST = 400


def find(reading: Reading, speech: list[Speech]) -> list[tuple[Speech, int]]:
    """Return what headings quote of speech, each with the index of the speech that it is from.

    A headline or a crosshead quotes before the story does; who says it is told where it is said.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
    """
    said = _Said(reading.text, [(one.start, one.end) for one in speech])
    taken = {one.start for one in speech}
    found: list[tuple[Speech, int]] = []
    for index, part in enumerate(reading.paragraphs):
        if not part.heading or ELSEWHERE.match(reading.text, part.start, part.end):
            continue
        for run in runs(reading.text, part.start, part.end):
            inner = reading.text[run.start : run.end]
            whole = run.opened and run.closed and run.start not in taken
            if whole and not GRADE.fullmatch(inner.rstrip(" .,?!;:…—–-")):
                at = said.where(inner)
                if at is not None:
                    found.append((Speech(run.start, run.end, index, fragment=True), at))
    return found


class _Said:
    """All that is said in a body, to look words up in.

    Args:
        text: The text.
        spans: Where each piece of speech starts and ends, in order.
    """

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for start, end in spans:
            words = _plain(text[start:end])
            self._starts.append(at)
            parts.append(words)
            at += len(words)
        self._all = "".join(parts)
        self._looked = 0

    def where(self, words: str) -> int | None:
        """Return the index of the first piece of speech that has the words, if one does.

        Args:
            words: Two words or more, as printed in a heading.
        """
        plain = _plain(words[:_LONGEST]).strip("\n")
        # A text of nothing but headings must not make a search of the whole for each.
        self._looked += 1
        if plain.count(" ") < 3 or self._looked > 60:
            return None
        at = self._all.find(plain)
        return bisect_right(self._starts, at) - 1 if at >= 0 else None


def _plain(words: str) -> str:
    """Return words in small letters, parted by single spaces, between line ends."""
    return "\n " + " ".join(_WORD.findall(words.lower().replace("’", "'"))) + " \n"
