"""Quotation marks of all kinds paired within a paragraph; one not closed runs to its end."""

import re
from typing import NamedTuple

# What a mark does, by what stands beside it; that of `officers’ cars` may end a quotation too.
_MARK = re.compile(
    r"(?=[“”\"‘’'])(?:"
    r"(?P<opens>(?:^|(?<=[ \n([{/—–“”\"‘'’*_…-]))[“”\"](?=\S)|(?:^|(?<=\s))“(?=\s|\Z))"
    r"|(?P<opens_single>(?:^|(?<=[ \n([{/—–“”\"‘'’*_…-]))[‘'](?=[^\W_]|[\[(£]))"
    r"|(?P<closes>[“”\"])"
    r"|(?P<may_close_single>(?<=[sSzx])[‘’'](?=\s[^\W_]))"
    r"|(?P<closes_single>(?<=\S)[‘’'](?![^\W_])))"
)
_WORDY = re.compile(r"[^\W_]")
# `“It is late. X said: “It is dark.”`: the mark that is missing stood before `X`.
_LEAD = re.compile(r"(?<=[.?!])\s[^.?!]*:\s*$")
# How many marks to look ahead for the end of a single quotation.
_REACH = 120

Mark = re.Match[str]


class Run(NamedTuple):
    """The words between a pair of marks, or a mark and a paragraph's edge; which are printed."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def runs(text: str, start: int, end: int) -> list[Run]:
    """Return the outermost quotations of a paragraph, in order."""
    part = text[start:end]
    marks = [*_MARK.finditer(part)]
    pairs: list[Run] = []
    at, worded = 0, _WORDY.search(part)
    while at < len(marks):
        mark, close = marks[at], None
        opens = mark.lastgroup in ("opens", "opens_single")
        if opens:
            close = _closed(marks, at) if mark["opens"] else _closed_single(marks, at)
        elif not pairs and (mark["closes"] or mark.end() == len(part)):
            # Closed and never opened here: it was opened in an earlier paragraph.
            close = at if worded and worded.start() < mark.start() else None
        if close is None:
            at += 1
            continue
        low, high = mark.end() if opens else 0, len(part)
        if close < len(marks):
            high = marks[close].start()
        # A mark that opens anew: the one before was never closed.
        anew = close < len(marks) and marks[close]["opens"] is not None
        lead = _LEAD.search(part, low, high) if anew else None
        words = part[low : lead.start() if lead else high]
        if _WORDY.search(words):
            low += start + len(words) - len(words.lstrip())
            closed = close < len(marks) and not anew
            pairs.append(Run(low, low + len(words.strip()), opens, closed))
        at = close + (not anew)
    return pairs


def _closed(marks: list[Mark], opened: int) -> int:
    """Return which mark ends a double quotation, or how many there are."""
    depth = 1
    for at in range(opened + 1, len(marks)):
        mark = marks[at]
        if mark["opens"] or mark["closes"]:
            depth += 1 if mark["opens"] else -1
            low = max(marks[opened].end(), mark.start() - 3)
            head = mark.string[low : mark.start()].rstrip()[-1:]
            if depth == 0 or (mark["opens"] and head in ("", *'.?!:”"')):
                return at
    return len(marks)


def _closed_single(marks: list[Mark], opened: int) -> int | None:
    """Return which mark ends a single quotation, how many there are, or None where none does."""
    part, start = marks[opened].string, marks[opened].start()
    maybe, depth = None, 1
    for at, mark in enumerate(marks[opened + 1 : opened + _REACH], opened + 1):
        depth += (mark["opens_single"] is not None) - (mark["closes_single"] is not None)
        if depth == 0:
            return at
        if mark["may_close_single"] and maybe is None:
            maybe = at
    # It opens the paragraph, or what a colon announces.
    speech = part[max(0, start - 3) : start].rstrip()[-1:] in ("", ":")
    if maybe is not None:
        # `‘Serious concerns’ raised by inspector`: a heading, and no speech that goes on.
        most = 25 if not speech else 5 if part[-1] not in '.?!,:;”’"' else -1
        if part.count(" ", start, marks[maybe].start()) <= most:
            return maybe
    return len(marks) if speech else None
