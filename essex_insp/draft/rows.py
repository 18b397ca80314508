"""Grades in a row within a sentence: `custody, good; vetting, adequate`, `custody (good)`."""

from __future__ import annotations

import re

from essex_insp.draft.areas import split, trimmed
from essex_insp.draft.ends import end_of_list
from essex_insp.draft.text import Span

_WORD = (
    r"(?P<grade>outstanding|inadequate|adequate|good|requires improvement|requiring improvement|"
    r"needs improvement)"
)
_PIECE = re.compile(
    r"\s*(?:and\s+|while\s+|but\s+)?(?P<area>[^;:()]{3,120}?)\s*(?P<mark>[,:–—]|\s-|\bas\b|\bis\b|"
    r"\bwas\b)\s*[“\"‘']?" + _WORD + r"[’'”\"]?\s*[.,]?\s*",
    re.IGNORECASE,
)
# `good at custody; adequate at vetting`
_LED = re.compile(
    r"\s*(?:and\s+|while\s+|but\s+)?[“\"‘']?" + _WORD + r"[’'”\"]?(?P<mark>\s(?:at|in|for|on))\s"
    r"(?P<area>[^;:()]{3,120}?)\s*[.,]?\s*",
    re.IGNORECASE,
)
_PAREN = re.compile(
    r"(?:^|(?<=[,:;)]))(?:\s*and\s)?(?P<area>[^,:;()]{3,120}?)\s*\([“\"‘']?"
    + _WORD
    + r"[’'”\"]?\)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:(?:rated|graded|judged)\s+)?[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|"
    r"requires improvement)[’'”\"]?\s*(?:\(\d{1,2}(?: \w+)?\)\s*)?"
    r"(?:in\s+(?:\w+\s+)?(?:areas?|categor(?:y|ies)|respects?|questions?)\s*)?(?:[:–—=→]|-\s)"
    r"(?!\s*(?:and|but|or|not|nor|so|if|then|because|it|they|we|he|she|that|this|is|was)\b)\s*",
    re.IGNORECASE,
)
_LED_LINE = re.compile(
    r"(?:(?:it\s+)?(?:is|was|were|be|has\s+been|rated|graded|judged|as|and)\s+){0,4}"
    r"[“\"‘']?(?P<grade>outstanding|good|adequate|inadequate|requir(?:es|ing|ed|e)\s+improvement|"
    r"needs?\s+(?:to\s+improve|improvement))[’'”\"]?,?\s+(?:at|in|for|on)\s+"
    r"(?P<area>[^.;:!?“”]{3,170}?)\s*[.,;]?(?:\s+(?:and|but))?[.,;]?",
    re.IGNORECASE,
)
# `3 areas (custody, vetting and roads)`
_COUNTED = re.compile(
    r"(?:\d{1,2}|\w{3,7})\s(?:areas?|categor(?:y|ies)|forces?|services?|schools?|questions?)\s?"
    r"(?=\()",
    re.IGNORECASE,
)
_VERB = re.compile(
    r".*\b(?:was|were|is|are|has|had|have|rated|graded|judged|rates|grades|"
    r"judges|said|found|scored|given|received)\s",
    re.IGNORECASE | re.DOTALL,
)
_HELD = re.compile(r"[”’\"']?\s*\((?P<areas>[^()]{3,300})\)")
# `good (up from adequate)`, `good (the top mark)`: no areas.
_NO_LIST = re.compile(
    r"\d|\b(?:up|down|from|previous\w*|last|was|were|is|are|highest|lowest|top|bottom|grades?|"
    r"ratings?|out of|same|formerly|once|best|worst|second|it|they)\b",
    re.IGNORECASE,
)


def find(text: str, start: int, end: int) -> list[tuple[Span, Span]]:
    """Return the spans of each grade and its area, where a sentence sets two or more in a row.

    Args:
        text: The text.
        start: Where the sentence starts.
        end: Where it ends.
    """
    if end - start > 1500:
        return []
    found = []
    for paren in _PAREN.finditer(text[start:end]):
        low, high = paren.span("area")
        verb = _VERB.match(text, start + low, start + high)
        area = trimmed(text, verb.end() if verb else start + low, start + high)
        if area[1] > area[0]:
            found.append((_moved(paren.span("grade"), start), area))
    if len(found) > 1:
        return found
    colon = text.find(": ", start, end)
    low = colon + 1 if colon >= 0 else start
    return (
        _pieces(text, low, end, ";", _LED)
        or _pieces(text, low, end, ";")
        or _pieces(text, low, end, ",")
    )


def _pieces(
    text: str, start: int, end: int, mark: str, form: re.Pattern[str] = _PIECE
) -> list[tuple[Span, Span]]:
    found: list[tuple[Span, Span]] = []
    at = start
    for words in text[start:end].split(mark):
        piece = form.fullmatch(text, at, at + len(words))
        at += len(words) + 1
        if piece is None or (mark == "," == piece["mark"]):
            return []
        if _VERB.match(piece["area"]):
            return []
        found.append((piece.span("grade"), trimmed(text, *piece.span("area"))))
    return found if len(found) > 1 else []


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def held(text: str, start: int, end: int) -> Span | None:
    """Return the span of the areas in brackets after a grade: `good (custody, vetting)`.

    Args:
        text: The text.
        start: Where the grade ends.
        end: Where to look up to.
    """
    list_ = _HELD.match(text, start, end)
    if list_ is None or _NO_LIST.search(list_["areas"]):
        return None
    return list_.span("areas")


def groups(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the grades that each begin a list of what they are for: `Good: custody, vetting`.

    Args:
        text: The text.
        start: Where the paragraph starts.
        end: Where it ends.
    """
    found: list[re.Match[str]] = []
    for head in _GROUP.finditer(text, start, end):
        lead = text[max(start, head.start() - 3) : head.start()]
        mark = lead.rstrip()[-1:]
        # `Custody: Good – cells are clean; vetting: Adequate – …` has none.
        marks = ";.," if found else ";.,:"
        if lead.strip(" *_") == "" or (lead[-1] in " ;" and mark in marks):
            found.append(head)
    return found


def counted(text: str, start: int, end: int) -> Span | None:
    """Return the span of the areas in brackets after their number: `3 areas (custody, …)`.

    Args:
        text: The text.
        start: Where the number starts.
        end: Where to look up to.
    """
    number = _COUNTED.match(text, start, end)
    return held(text, number.end(), end) if number else None


def led(text: str, start: int, end: int) -> tuple[Span, list[Span]] | None:
    """Return the grade that begins a line and its areas: `Good at preventing crime;`.

    Args:
        text: The text.
        start: Where the line starts.
        end: Where it ends.
    """
    line = _LED_LINE.fullmatch(text, start, end)
    if line is None:
        return None
    low, high = line.span("area")
    high = end_of_list(text, low, high)
    areas = split(text, low, high) if text.find(",", low, high) >= 0 else []
    areas = areas or [trimmed(text, low, high)]
    return line.span("grade"), [area for area in areas if area[1] > area[0]]
