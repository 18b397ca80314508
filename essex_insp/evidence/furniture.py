"""What a copy of a page puts among its words: page numbers, running heads, marks of notes.

They are told by their form alone, and only to name what stands in the way of a quotation: words
with furniture among them are never verbatim.
"""

import re

_NUMBER = (
    r"(?:page[ \t]+|[-–—|][ \t]?)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:[ \t]+(?:of|/)[ \t]+\d{1,4})?(?:[ \t]?[-–—|])?"
)
_PAGE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_MARK = re.compile(r"\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}\]|[*†‡§]{1,3}")
_MARKED = re.compile(r"[^\W\d_]|(?<!\d)[.,:]|[;!?\"”’)]")
_NOTE = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹*†‡]) ?[A-Z“‘\"'(]")
_STOPPED = re.compile(r"[.!?:;,][\"”’')\]]*$")
_HALVES = re.compile(r"\s*(\w+)[-‐\u00ad]\s(.+)\s(\w+)\s*", re.DOTALL)
_LONGEST_HEAD = 100  # code points
_BESIDE = 8  # code points


def named(text: str, start: int, end: int) -> tuple[str | None, str]:
    """Return what a stretch of a text is by its form, and the word that it divides.

    None if it is no furniture; the word is empty if it divides none. Lines are the foot and the
    head of pages if a page number or a form feed is among them.
    """
    halves = _HALVES.fullmatch(text, start, end)
    word = halves[1] + halves[3] if halves else ""
    start, end = halves.span(2) if halves else (start, end)
    words = text[start:end].strip()
    start = text.index(words, start)
    end = start + len(words)
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if before.rstrip(" \t")[-1:] not in "\n\f" or after.lstrip(" \t")[:1] not in "\n\f\r":
        marked = _MARK.fullmatch(words) and _MARKED.search(before[-1:])
        return ("footnote mark" if marked else None), word
    kinds = []
    for line in filter(None, map(str.strip, words.splitlines())):
        if _PAGE_NUMBER.fullmatch(line):
            kinds.append("page number")
        elif _NOTE.match(line):
            kinds.append("footnote")
        elif len(line) <= _LONGEST_HEAD and not _STOPPED.search(line):
            kinds.append("running head")
        elif "footnote" not in kinds:
            return None, word
    paged = "page number" in kinds or "\f" in before + words + after
    return (" and ".join(dict.fromkeys(kinds)) if paged else None) or None, word
