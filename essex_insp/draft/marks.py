"""Quotation marks of all kinds paired within a paragraph; one not closed runs to its end."""

import re
from typing import NamedTuple

_MARK = re.compile("[“”\"‘’']")
_WORDY = re.compile(r"[^\W_]")
_DOUBLE = frozenset('“”"')
_BEFORE_OPENING = frozenset(" \n([{/—–-“”\"‘'’*_…")
# `“It is late. X said: “It is dark.”`: the mark that is missing stood before `X`.
_LEAD = re.compile(r"(?<=[.?!])\s[^.?!]*:\s*$")
# How many marks to look ahead for the end of a single quotation.
_REACH = 120


class Run(NamedTuple):
    """The words between a pair of marks, or a mark and a paragraph's edge; which are printed."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def runs(text: str, start: int, end: int) -> list[Run]:
    """Return the outermost quotations of a paragraph, in order."""
    return _Pairing(text, start, end).runs() if _MARK.search(text, start, end) else []


class _Pairing:
    """One paragraph's marks, and what each can be."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = [match.start() for match in _MARK.finditer(text, start, end)]
        self.double = [text[at] in _DOUBLE for at in self.at]
        self.opens = [self._opens(at) for at in self.at]

    def runs(self) -> list[Run]:
        pairs: list[Run] = []
        i, begun = 0, False
        while i < len(self.at):
            at = self.at[i]
            if self.double[i]:
                close = self._close_double(i) if self.opens[i] else i
                if self.opens[i]:
                    self._add(pairs, at + 1, close)
                elif not begun:
                    # Closed and never opened here: it was opened in an earlier paragraph.
                    self._add(pairs, None, i)
                begun = True
                i = close if self._open(close) else close + 1
                continue
            if self.opens[i]:
                # It opens the paragraph, or what a colon announces.
                speech = self.text[max(self.start, at - 3) : at].rstrip()[-1:] in ("", ":")
                close = self._close_single(i, speech)
                if close < len(self.at) or speech:
                    self._add(pairs, at + 1, close)
                    i = close
            elif not pairs and at + 1 == self.end:
                self._add(pairs, None, i)
            i += 1
        return pairs

    def _add(self, pairs: list[Run], low: int | None, close: int) -> None:
        """Note the words from a place, or the paragraph's start, up to a mark, or its end."""
        start = self.start if low is None else low
        closed = close < len(self.at) and not self._open(close)
        end = self.at[close] if close < len(self.at) else self.end
        lead = _LEAD.search(self.text, start, end) if self._open(close) else None
        end = lead.start() if lead else end
        if _WORDY.search(self.text, start, end) is None:
            return
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        pairs.append(Run(start, start + len(words.strip()), low is not None, closed))

    def _open(self, i: int) -> bool:
        """Whether a double mark opens a new sentence, so that the one before was never closed."""
        return i < len(self.at) and self.opens[i]

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else " "
        return before, self.text[at + 1] if at + 1 < self.end else " "

    def _opens(self, at: int) -> bool:
        before, after = self._around(at)
        if self.text[at] not in _DOUBLE:
            wordy = after.isalnum() or after in "[(£"
            return before in _BEFORE_OPENING and wordy and self.text[at] != "’"
        if after.isspace():
            # A mark adrift between spaces takes its shape's word.
            return self.text[at] == "“" and before.isspace()
        return before in _BEFORE_OPENING

    def _close_double(self, i: int) -> int:
        """Return the mark that ends the double quotation opened at `i`, or how many there are."""
        depth = 1
        for j in range(i + 1, len(self.at)):
            if not self.double[j]:
                continue
            depth += 1 if self.opens[j] else -1
            head = self.text[max(self.at[i] + 1, self.at[j] - 3) : self.at[j]].rstrip()[-1:]
            if self.opens[j] and head in ("", *'.?!:”"'):
                # A new sentence in new marks: the one before was never closed.
                return j
            if depth == 0:
                return j
        return len(self.at)

    def _closes(self, at: int) -> str:
        """Say how a single mark could close: `strong`, `weak` (maybe a possessive), or not."""
        before, after = self._around(at)
        if before.isspace() or after.isalnum():
            return ""
        follows = self.text[at + 2] if at + 2 < self.end else ""
        possessive = before in "sSzx" and follows.isalnum()
        return "weak" if after.isspace() and possessive else "strong"

    def _close_single(self, i: int, speech: bool) -> int:
        """Return the mark that closes the single quotation opened at `i`, or how many there are."""
        weak, depth = None, 1
        for j in range(i + 1, min(len(self.at), i + _REACH)):
            closes = "" if self.double[j] else self._closes(self.at[j])
            if self.opens[j] and not self.double[j]:
                depth += 1
            elif closes == "strong":
                depth -= 1
                if depth == 0:
                    return j
            elif closes and weak is None:
                weak = j
        if weak is None:
            return len(self.at)
        # `‘Serious concerns’ raised by inspector`: a heading, and no speech that goes on.
        most = 25 if not speech else 5 if self.text[self.end - 1] not in '.?!,:;”’"' else -1
        short = self.text.count(" ", self.at[i], self.at[weak]) <= most
        return weak if short else len(self.at)
