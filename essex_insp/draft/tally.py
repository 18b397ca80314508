"""How often a text names each body: which one it is mainly about, and which `the force` means."""

from __future__ import annotations

import re
from collections import Counter

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import heads
from essex_insp.draft.people import scan
from essex_insp.draft.text import Reading
from essex_insp.names import fold

# Bodies that speak of an inspection and are not inspected.
_OTHERS_WORDS = """
bbc itv watch union unison unite federation association alliance network university panel party
ministry department government parliament assembly senedd campaign society committee commission
office news gmb fbu
"""
_OTHERS = frozenset(_OTHERS_WORDS.split())
_PARAGRAPHS, _LENGTH = 400, 4000


def graded(organisation: str) -> bool:
    """Whether a body may be one that is graded, and not one that inspects or comments.

    Args:
        organisation: The body as printed.
    """
    if inspects(organisation):
        return False
    words = re.findall(r"[a-z]+", fold(organisation).split(" of ")[0])
    return not any(word in _OTHERS for word in words) and "majesty" not in words


class Tally:
    """How often a text names each body that may be graded.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out.
    """

    def __init__(self, reading: Reading, narration: str) -> None:
        self._counts: Counter[str] = Counter()
        self._printed: dict[str, str] = {}
        self._meant: dict[str, str | None] = {}
        self._begun: dict[str, list[str]] | None = None
        self._count(reading, narration)
        if not self._counts:
            # A story may name its force nowhere but in the words of those who speak.
            self._count(reading, reading.text)
        self._ranked = [name for name, _ in self._counts.most_common()]

    def _count(self, reading: Reading, text: str) -> None:
        for part in reading.paragraphs[:_PARAGRAPHS]:
            for mention in scan(text, part.start, min(part.end, part.start + _LENGTH)):
                name = mention.organisation
                if name and graded(name):
                    self._counts[fold(name)] += 1
                    self._printed.setdefault(fold(name), name)

    def main(self) -> str | None:
        """Return the body that is named most, the first one where two are level."""
        return self._printed[self._ranked[0]] if self._ranked else None

    def begun(self, words: str) -> str | None:
        """Return the one body whose name begins with some words: `Anytown`, of its police.

        Args:
            words: The first words of a name.
        """
        if self._begun is None:
            self._begun = {}
            for name in self._ranked:
                for space in re.finditer(" ", name):
                    self._begun.setdefault(name[: space.start()], []).append(name)
        found = self._begun.get(fold(words), [])
        return self._printed[found[0]] if len(found) == 1 else None

    def named(self, noun: str) -> str | None:
        """Return the body that a common noun such as `force` means before any was named.

        Args:
            noun: The noun.
        """
        if noun not in self._meant:
            wanted = heads(noun)
            fitting = (name for name in self._ranked if any(head in name for head in wanted))
            found = next(fitting, None)
            self._meant[noun] = self._printed[found] if found else None
        return self._meant[noun]
