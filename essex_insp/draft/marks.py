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
_ELISION = re.compile(r"(?:tis|twas|til|em|n|cos|\d0s)\b", re.IGNORECASE)
_ENDING = frozenset('.,?!;:…—–)]”"')
# How many marks to look ahead for the end of a single quotation; further where it opens a speech.
_REACH, _REACH_OF_SPEECH = 60, 120


@dataclass(frozen=True, slots=True)
class Run:
    """The words between a pair of marks, or a mark and a paragraph's edge; which are printed."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def runs(text: str, start: int, end: int) -> list[Run]:
    """Return the outermost quotations of a paragraph, in order."""
    return _Pairing(text, start, end).runs()


class _Pairing:
    """One paragraph's marks, and what each can be."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = [match.start() for match in _MARK.finditer(text, start, end)]
        self.double = [text[at] in _DOUBLE for at in self.at]
        self.opens = [
            self._opens_double(at) if double else self._opens_single(at)
            for at, double in zip(self.at, self.double, strict=True)
        ]
        self.closes = [
            "" if double else self._closes(at)
            for at, double in zip(self.at, self.double, strict=True)
        ]
        self.last_double = max((i for i, double in enumerate(self.double) if double), default=-1)
        # Up to where the paragraph is known to have no word.
        self.wordless = start
        # For each mark, by how much the double marks from it on open more than they close.
        self.excess = [0] * (len(self.at) + 1)
        for i in range(len(self.at) - 1, -1, -1):
            step = (1 if self.opens[i] else -1) if self.double[i] else 0
            self.excess[i] = self.excess[i + 1] + step

    def runs(self) -> list[Run]:
        pairs: list[Run] = []
        i = 0
        while i < len(self.at):
            at, size = self.at[i], len(pairs)
            if self.double[i]:
                close = self._close_double(i) if self.opens[i] else i
                if self.opens[i]:
                    self._add(pairs, at + 1, close)
                elif not pairs:
                    # Closed and never opened here: it was opened in an earlier paragraph.
                    self._add(pairs, None, i)
                i = close if self._open(close) else close + 1
                continue
            if self.opens[i]:
                speech = self._leads(at) or self._resumes(at, pairs)
                close = self._close_single(i, speech)
                if close < len(self.at) or (speech and i > self.last_double):
                    self._add(pairs, at + 1, close)
                    i = close
            elif not size and at + 1 == self.end and self.text[at - 1] in ".?!":
                self._add(pairs, None, i)
            i += 1
        return pairs

    def _add(self, pairs: list[Run], low: int | None, close: int) -> None:
        """Note the words from a place, or the paragraph's start, up to a mark, or its end."""
        start = self.start if low is None else low
        closed = close < len(self.at) and not self._open(close)
        end = self.at[close] if close < len(self.at) else self.end
        if _WORDY.search(self.text, max(start, self.wordless), end) is None:
            self.wordless = max(self.wordless, end) if start <= self.wordless else self.wordless
            return
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        pairs.append(Run(start, start + len(words.strip()), low is not None, closed))

    def _open(self, i: int) -> bool:
        """Whether a double mark opens a new sentence, so that the one before was never closed."""
        return i < len(self.at) and self.double[i] and self.opens[i]

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else " "
        return before, self.text[at + 1] if at + 1 < self.end else " "

    def _opens_double(self, at: int) -> bool:
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
        return char == '"' and before in ":,;" and after.isupper()

    def _close_double(self, i: int) -> int:
        """Return the mark that ends the double quotation opened at `i`, or how many there are."""
        depth = 1
        for j in range(i + 1, len(self.at)):
            if not self.double[j]:
                continue
            depth += 1 if self.opens[j] else -1
            head = self.text[max(self.at[i] + 1, self.at[j] - 3) : self.at[j]].rstrip()[-1:]
            if self.opens[j] and self.excess[j + 1] + depth > 0 and head in ("", *'.?!:”"'):
                # A new sentence in new marks: the one before was never closed.
                return j
            if depth == 0:
                return j
        return len(self.at)

    def _opens_single(self, at: int) -> bool:
        before, after = self._around(at)
        if before not in _BEFORE_OPENING or not (after.isalnum() or after in '“"…[(£‘'):
            return False
        if _ELISION.match(self.text, at + 1, self.end):
            return False
        return self.text[at] != "’" or (self._leads(at) and after.isupper())

    def _leads(self, at: int) -> bool:
        """Whether a mark opens the paragraph, or what a colon announces."""
        return self.text[max(self.start, at - 3) : at].rstrip()[-1:] in ("", ":")

    def _closes(self, at: int) -> str:
        """Say how a single mark could close: `strong`, `weak` (maybe a possessive), or not."""
        before, after = self._around(at)
        if before.isspace() or after.isalnum() or self.text[at] == "‘":
            return ""
        follows = self.text[at + 2] if at + 2 < self.end else ""
        possessive = before in "sSzx" and (follows.isalnum() or follows in "£‘“")
        return "weak" if before not in _ENDING and after.isspace() and possessive else "strong"

    def _resumes(self, at: int, pairs: list[Run]) -> bool:
        """Whether a mark goes on speech after `,’ said X.`, as a sentence of its own."""
        head = self.text[max(self.start, at - 3) : at].rstrip()[-1:]
        told = bool(pairs) and self.text[pairs[-1].end - 1] in ",.?!"
        return told and head in tuple(".!?") and self._around(at)[1].isupper()

    def _close_single(self, i: int, speech: bool) -> int:
        """Return the mark that closes the single quotation opened at `i`, or how many there are."""
        weak, depth, inside = None, 1, False
        for j in range(i + 1, min(len(self.at), i + (_REACH_OF_SPEECH if speech else _REACH))):
            if self.double[j]:
                inside = self.opens[j]
            elif self.opens[j] and not inside:
                if weak is not None and depth == 1:
                    return weak
                depth += 1
            elif self.closes[j] == "strong":
                depth -= 1
                if depth == 0 or (speech and not self.text[self.at[j] + 1 : self.end].strip()):
                    return j
            elif self.closes[j] == "weak" and weak is None:
                weak = j
        if weak is None:
            return len(self.at)
        # `‘Serious concerns’ raised by inspector`: a heading, and no speech that goes on.
        most = 25 if not speech else 5 if self.text[self.end - 1] not in '.?!,:;”’"' else -1
        short = self.text.count(" ", self.at[i], self.at[weak]) <= most
        return weak if short else len(self.at)
