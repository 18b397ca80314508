"""What a copy of a page puts among its words: page numbers, running heads, marks of notes.

They are told by their form alone, and only to name what stands in the way of a quotation: words
with furniture among them are never verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})(?:[ \t]{1,3}(?:of|/)[ \t]{1,3}\d{1,4})?"
_PAGE_NUMBER = re.compile(
    rf"^[ \t]{{0,99}}(?:page[ \t]{{1,3}}|[-–—|][ \t]?)?{_NUMBER}(?:[ \t]?[-–—|])?[ \t]{{0,9}}$",
    re.IGNORECASE | re.MULTILINE,
)
_MARK = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}\]|[*†‡§]{1,3})(?![\w%*†‡§])")
_MARKED = re.compile(r"[^\W\d_]|(?<!\d)[.,:]|[;!?\"”’)]")
_NOTE = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹*†‡]) ?[A-Z“‘\"'(]")
_STOPPED = re.compile(r"[.!?:;,][\"”’')\]]*$")
_LONGEST_HEAD = 100  # code points
_MOST_HEADS = 2  # lines on either side of a page number or a page's end
_MOST_PAGES = 20_000
_FARTHEST = 600  # code points of a note at the foot
Span = tuple[int, int]


def named(words: str, before: str, alone: bool) -> str | None:
    """Return what words, `alone` on their lines or not, are by their form, if furniture."""
    if not alone:
        return "footnote mark" if _MARK.fullmatch(words) and _MARKED.search(before) else None
    kinds = []
    for line in words.splitlines():
        line = line.strip()
        if _PAGE_NUMBER.fullmatch(line):
            kinds.append("page number")
        elif _NOTE.match(line):
            kinds.append("footnote")
        elif line and (len(line) > _LONGEST_HEAD or _STOPPED.search(line)):
            if "footnote" not in kinds:
                return None
        elif line:
            kinds.append("running head")
    return " and ".join(dict.fromkeys(kinds)) or None


def ways(text: str) -> list[list[Span]]:
    """Return where furniture stands in a text, in order, in each way in which it may be told.

    A short line before a page number may be a running foot, or the last of the words.
    """
    marks = [
        match.span()
        for match in _MARK.finditer(text)
        if _MARKED.fullmatch(text, max(0, match.start() - 1), match.start())
    ]
    told: list[list[Span]] = []
    for feet in (False, True):
        gone: list[Span] = []
        for start, end in sorted([*marks, *_page_ends(text, feet)]):
            if not gone or start >= gone[-1][1]:
                gone.append((start, end))
        if gone and gone not in told:
            told.append(gone)
    return told


def _page_ends(text: str, feet: bool) -> Iterator[Span]:
    """Lines with a page number or a form feed, and the heads and notes right beside them."""
    anchors = [match.span() for match in _PAGE_NUMBER.finditer(text) if match[0].strip()]
    anchors += [(at.start(), at.end()) for at in re.finditer("\f", text)]
    if len(anchors) > _MOST_PAGES:
        return
    done = 0
    for start, end in sorted(anchors):
        if start < done:
            continue
        for _ in range(_MOST_HEADS):
            start = _line_before(text, start, done, feet)
        for _ in range(_MOST_HEADS):
            end = _line_after(text, end)
        while end < len(text) and text[end].isspace():
            end += 1
        # All space before but one line end, so that a word that the page divides is whole.
        start = min(start, done + len(text[done:start].rstrip()) + 1)
        done = end
        yield start, end


def _line_before(text: str, start: int, least: int, feet: bool) -> int:
    least = max(least, start - _FARTHEST)
    stop = least + len(text[least:start].rstrip())
    first = max(text.rfind("\n", least, stop), text.rfind("\f", least, stop), least - 1) + 1
    line = text[first:stop].strip()
    parted = text[max(0, first - 3) : first].count("\n") > 1 or "\f" in text[stop:start]
    return first if _NOTE.match(line) or (feet and parted and _is_head(line)) else start


def _line_after(text: str, end: int) -> int:
    near = text[end : end + _FARTHEST]
    begin = end + len(near) - len(near.lstrip())
    line = re.split("[\n\f]", text[begin : end + _FARTHEST], maxsplit=1)[0]
    stop = begin + len(line)
    parted = text[stop : stop + 3].count("\n") > 1 or "\f" in text[end:begin]
    return stop if _PAGE_NUMBER.fullmatch(line) or (parted and _is_head(line)) else end


def _is_head(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEAD and not line[0].islower() and not _STOPPED.search(line)
