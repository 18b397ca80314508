"""A copy of a text that can be edited without losing the way back to the text as it was given."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and, for each of its characters, where that one starts and ends in the source."""

    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Copy:
        """Return a copy with parts replaced.

        Args:
            edits: Start, end and new words of each part, in order, without overlaps. Every new
                character stands for the whole of the part that it replaces.
        """
        parts: list[str] = []
        starts, ends = array("l"), array("l")
        at = 0
        for start, end, words in edits:
            parts += self.text[at:start], words
            starts += self.starts[at:start] + array("l", [self.starts[start]] * len(words))
            ends += self.ends[at:start] + array("l", [self.ends[end - 1]] * len(words))
            at = end
        parts.append(self.text[at:])
        return Copy("".join(parts), starts + self.starts[at:], ends + self.ends[at:])


def copy(source: str) -> Copy:
    """Return the copy of a text that nothing was changed in."""
    size = len(source)
    return Copy(source, array("l", range(size)), array("l", range(1, size + 1)))
