"""Quotation marks paired within a paragraph, as English newspapers print them.

Double and single marks, curly and straight, may be mixed. A mark that opens and is not closed runs
to the end of its paragraph: that is how a statement goes on in the next. An apostrophe is no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[“”\"‘’']")
_WORDY = re.compile(r"[^\W_]")
_DOUBLE = frozenset('“”"')
_BEFORE_OPENING = frozenset(" \n([{/—–-“”\"‘'’*_…")
_ELISION = re.compile(r"(?:tis|twas|twere|til|em|n|cos|\d0s)\b", re.IGNORECASE)
_ENDING = frozenset('.,?!;:…—–)]”"')
# How many marks to look ahead for the end of a single quotation that does not open a paragraph.
_REACH = 60
_REACH_OF_SPEECH = 120


@dataclass(frozen=True)
class Run:
    """What stands between a pair of quotation marks, or between one mark and a paragraph's edge.

    Args:
        start: Where the words start, without the mark.
        end: Where they end, without the mark.
        opened: Whether an opening mark was printed.
        closed: Whether a closing mark was printed.
        single: Whether the marks are single ones.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    single: bool = False


def runs(text: str, start: int, end: int) -> list[Run]:
    """Return the outermost quotations of a paragraph, in order.

    Args:
        text: The text that the paragraph is part of.
        start: Where the paragraph starts.
        end: Where it ends.
    """
    return _Pairing(text, start, end).runs()


class _Pairing:
    """One paragraph's marks, and what each can be."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = [match.start() for match in _MARK.finditer(text, start, end)]
        self.doubles = [i for i, at in enumerate(self.at) if text[at] in _DOUBLE]
        closing = opening = 0
        self.closers_after: dict[int, int] = {}
        self.openers_after: dict[int, int] = {}
        for i in reversed(self.doubles):
            opens = self._opens_double(i)
            opening += opens
            closing += not opens
            self.closers_after[i], self.openers_after[i] = closing, opening

        self._opened: dict[int, bool] = {}
        self._closed: dict[int, str] = {}

    def _opening(self, i: int) -> bool:
        if i not in self._opened:
            self._opened[i] = self._opens_single(i)
        return self._opened[i]

    def _closing(self, i: int) -> str:
        if i not in self._closed:
            self._closed[i] = self._closes_single(i)
        return self._closed[i]

    def runs(self) -> list[Run]:
        found: list[Run] = []
        i = 0
        while i < len(self.at):
            at = self.at[i]
            if self.text[at] in _DOUBLE:
                if self._opens_double(i):
                    run, i = self._double(i)
                    found.extend(run)
                    continue
                if not found and not self._measures(at):
                    # Closed and never opened here: it was opened in an earlier paragraph.
                    found.extend(self._run(self.start, at, opened=False))
            elif self._opening(i):
                close = self._single(i, self._leads(at) or self._resumes(i, found))
                if close is not None:
                    found.extend(self._run(at + 1, self.at[close], single=True))
                    i = close + 1
                    continue
                if (self._leads(at) or self._resumes(i, found)) and (
                    not self.doubles or self.doubles[-1] < i
                ):
                    found.extend(self._run(at + 1, self.end, closed=False, single=True))
                    break
            elif not found and self._stray_single(i):
                found.extend(self._run(self.start, at, opened=False, single=True))
            i += 1
        return found

    def _run(
        self, start: int, end: int, opened: bool = True, closed: bool = True, single: bool = False
    ) -> list[Run]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        wordy = _WORDY.search(self.text, start, min(end, start + 400))
        return [Run(start, end, opened, closed, single)] if wordy else []

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return before, after

    def _measures(self, at: int) -> bool:
        return self.text[at] == '"' and self._around(at)[0].isdigit()

    def _opens_double(self, i: int) -> bool:
        at = self.at[i]
        before, after = self._around(at)
        char = self.text[at]
        if after.isspace():
            # A mark adrift between spaces takes its shape's word; at an edge it can only close.
            return char == "“" and before.isspace() and at + 1 < self.end
        if before in _BEFORE_OPENING and not (before in _DOUBLE and char != "“"):
            if char == "”":
                return before.isspace() and (after.isalnum() or after == "‘")
            return not (before in "—–-…" and char == '"' and not after.isalnum())
        if char == "“":
            return after.isalnum()
        return char == '"' and before in ":,;" and after.isalnum() and after.isupper()

    def _double(self, i: int) -> tuple[list[Run], int]:
        """Pair the double mark that opens at `i`; return the run and the mark to go on from."""
        begin, depth, nested_single = self.at[i] + 1, 1, 0
        j = i + 1
        while j < len(self.at):
            at = self.at[j]
            char = self.text[at]
            if char in _DOUBLE:
                if self._opens_double(j):
                    head = self.text[max(begin, at - 3) : at].rstrip()
                    balanced = self.closers_after[j] >= self.openers_after[j] + depth
                    if not balanced and (not head or head[-1] in '.?!:”"'):
                        # A new sentence in new marks: the one before was never closed.
                        return self._run(begin, at, closed=False), j
                    depth += 1
                elif not self._measures(at) or depth == 1:
                    depth -= 1
                    if depth == 0:
                        return self._run(begin, at), j + 1
            elif char == "‘":
                nested_single += 1
            elif char == "’" and not self._around(at)[1].isalnum():
                nested_single = max(0, nested_single - 1)
            j += 1
        last = self.at[-1]
        typed = last == self.end - 1 and self.text[last] in "’'" and self.text[last - 1] in ".?!,"
        if typed and last > begin and not self.text.count("‘", begin, last):
            # Opened with a double mark and closed with a single one.
            return self._run(begin, last), len(self.at)
        return self._run(begin, self.end, closed=False), len(self.at)

    def _opens_single(self, i: int) -> bool:
        at = self.at[i]
        if self.text[at] in _DOUBLE:
            return False
        before, after = self._around(at)
        if (
            before not in _BEFORE_OPENING
            or after.isspace()
            or not (after.isalnum() or after in '“"…[(£‘')
        ):
            return False
        if _ELISION.match(self.text, at + 1, self.end):
            return False
        if self.text[at] == "’":
            return self._leads(at) and after.isupper()
        return True

    def _leads(self, at: int) -> bool:
        """Whether a mark opens the paragraph, or what a colon or comma announces."""
        head = self.text[max(self.start, at - 3) : at].rstrip()
        return at == self.start or not head or head[-1] == ":"

    def _closes_single(self, i: int) -> str:
        """Say how a single mark could close: `strong`, `weak` (maybe a possessive), or not."""
        at = self.at[i]
        before, after = self._around(at)
        if before.isspace() or after.isalnum() or self.text[at] == "‘" or self.text[at] in _DOUBLE:
            return ""
        if before in _ENDING or at + 1 == self.end:
            return "strong"
        if not after.isspace():
            return "strong"
        follows = self.text[at + 2] if at + 2 < self.end else ""
        if before in "sSzx" and (follows.isalnum() or follows in "£‘“"):
            return "weak"
        if self.text[max(self.start, at - 2) : at].lower() == "in" and follows.islower():
            return "weak"
        return "strong"

    def _resumes(self, i: int, found: list[Run]) -> bool:
        """Whether a mark goes on speech after `,’ said X.`, as a sentence of its own."""
        at = self.at[i]
        head = self.text[max(self.start, at - 3) : at].rstrip()
        return (
            bool(found)
            and found[-1].single
            and self.text[found[-1].end - 1] in ",.?!"
            and head[-1:] in (".", "!", "?")
            and self._around(at)[1].isupper()
        )

    def _single(self, i: int, leads: bool) -> int | None:
        """Return the mark that closes the single quotation opened at `i`, if one does."""
        weak: int | None = None
        inside = False
        depth = 1
        for j in range(i + 1, min(len(self.at), i + (_REACH_OF_SPEECH if leads else _REACH))):
            at = self.at[j]
            if self.text[at] in _DOUBLE:
                inside = self._opens_double(j)
                continue
            if self._opening(j) and not inside:
                if weak is not None and depth == 1:
                    return weak
                depth += 1
                continue
            closes = self._closing(j)
            if closes == "strong":
                depth -= 1
                if depth == 0 or (leads and not self.text[at + 1 : self.end].strip()):
                    return j
            elif closes == "weak" and weak is None:
                weak = j
        if weak is None:
            return None
        if leads:
            # `‘Serious concerns’ raised by inspector`: a heading, and no speech that goes on.
            headed = self.text[self.end - 1] not in '.?!,:;”’"'
            short = self.text.count(" ", self.at[i], self.at[weak]) <= 5
            return weak if headed and short else None
        few = self.text.count(" ", self.at[i], self.at[weak]) <= 25
        return weak if few else None

    def _stray_single(self, i: int) -> bool:
        """Whether a single mark closes at the paragraph's end what an earlier one opened."""
        at = self.at[i]
        return at + 1 == self.end and self.text[at - 1] in ".?!" and at > self.start
