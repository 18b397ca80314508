"""Lines that give one thing its grade: `Custody: Good`, `Custody – good (up from adequate)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft.cells import GRADE, NO_LEGEND, Legend, value
from essex_insp.draft.frameworks import whole
from essex_insp.draft.text import Span
from essex_insp.draft.triggers import TRIGGER

_SEPARATOR = re.compile(
    r"\s{0,99}(?::|[–—|=→➜➔]|\.{2,99}|…)\s{0,99}|\s-\s{0,99}|-\s|\s{2,99}|\s(?=[(\[])"
)
# `how well it is led`: an area, although it has a verb.
CLAUSE = re.compile(
    r"\W*(?:how|what|the way|where|whether)\b(?!\s(?:they|it|we|i|this|that)\b)", re.IGNORECASE
)
_QUESTION = re.compile(r"(?:how|what|is|are|does|do)\b[^?]{5,110}\?", re.IGNORECASE)
# `Custody: Good. Inspectors said …`, `Custody – Good: officers check …`
_REMARK = re.compile(
    r"[’'”\"*]*\s?(?:[.:;,(]|[–—]|-\s)(?!\W*(?:(?:or|and)\s)?(?:outstanding|good|"
    r"(?:in)?adequate)\b)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]|\b(?:19|20)\d\d\b")
_TITLED = re.compile(r"(?:(?:Needs|Requires) [Ii]mprovement|[A-Z][a-z]+|[A-Z ]{4,40})")
_VERB = re.compile(r"\b(?:is|was|are|were|has|have|had|be|been|said)\b")
# What parts the pairs of a line.
_MARKS = [re.compile(mark) for mark in (r"\s*;\s*", r"\s+/\s+", r"\s*[•·]\s*", r"\s*,\s*")]
_LONGEST, _TRIES = 180, 8


@dataclass(frozen=True)
class Pair:
    """What a line gives a grade, and the grade.

    Args:
        name: Where what is graded stands.
        grade: Where its grade stands; None where the line says that there is none now.
        marked: Whether more than a space parts the two.
    """

    name: Span
    grade: Span | None
    marked: bool = True


def read(
    text: str, start: int, end: int, loose: bool = False, legend: Legend = NO_LEGEND
) -> Pair | None:
    """Return what a line gives a grade, and the grade; None where it is another kind of line.

    Args:
        text: The text.
        start: Where the line starts.
        end: Where it ends.
        loose: Whether a remark may follow a grade that has no capital, as in a list.
        legend: What stands for grades in the text.
    """
    if end - start <= _LONGEST:
        stop = end - (text[end - 1 : end] in (".", ",", ";"))
        for tail in (" and", ";", ","):
            stop -= len(tail) if text.endswith(tail, start, stop) else 0
        for number, mark in enumerate(_SEPARATOR.finditer(text, start, stop)):
            if number >= _TRIES or mark.start() - start > 120:
                break
            held = value(text, mark.end(), stop, legend) if mark.end() < stop else None
            if held is not None and _names(text, start, mark.start()):
                return Pair((start, mark.start()), held.grade)
        grades = list(GRADE.finditer(text, start, stop))
        if len(grades) == 1 and grades[0].end() == stop:
            low = grades[0].start()
            if text[low - 1] == " " and _names(text, start, low - 1):
                return Pair((start, low - 1), grades[0].span("grade"), False)
    return _remarked(text, start, end, loose)


def is_area(words: str) -> bool:
    """Whether words are what an inspectorate gives one grade for.

    Args:
        words: Some words.
    """
    words = words.strip(" *_")
    return whole(words)


def is_verb(words: str) -> bool:
    """Whether words hold a verb, and so tell something and name no area.

    Args:
        words: Some words.
    """
    return _VERB.search(words) is not None


def _names(text: str, start: int, end: int) -> bool:
    """Whether words may name what a grade is for."""
    words = text[start:end]
    if not 3 <= len(words.strip()) <= 120 or (TRIGGER.search(words) and not is_label(words)):
        return False
    if not _LETTERS.search(words):
        # `8.30 – Good …`: neither a name nor a year.
        return False
    if is_verb(words) and not (_QUESTION.fullmatch(words.strip()) or CLAUSE.match(words)):
        return False
    if GRADE.search(words) and re.search(r"[:;/•·]", words):
        return False
    return value(text, start, end) is None


def series(
    text: str, start: int, end: int, loose: bool = False, legend: Legend = NO_LEGEND
) -> list[Pair]:
    """Return the pairs of a line that holds several: `Custody: Good; vetting: Adequate`.

    Args:
        text: The text.
        start: Where the line starts.
        end: Where it ends.
        loose: Whether a space may be all that parts a name and its grade.
        legend: What stands for grades in the text.
    """
    for mark in _MARKS:
        spans, at = [], start
        for part in mark.finditer(text, start, end):
            spans.append((at, part.start()))
            at = part.end()
        if not spans or len(spans) > 30:
            continue
        found = [
            read(text, *span, legend=legend) for span in [*spans, (at, end)] if span[1] > span[0]
        ]
        pairs = [pair for pair in found if pair and (loose or pair.marked)]
        if len(pairs) == len(found) > 1:
            return pairs
    return []


# `Overall grade: Good`: words of grading that are no sentence.
_LABEL = re.compile(
    r"\W*(?:(?:the|our|its|current|latest|previous|last|new|old|overall|final|inspection|ofsted|"
    r"cqc|hmicfrs|hmic|peel|estyn|hmip)(?:[’']s)?\s){0,4}(?:overall\s)?"
    r"(?:rating|grade|grading|judge?ment|verdict|score|mark|outcome|result)s?(?:\soverall)?\W*",
    re.IGNORECASE,
)


def is_label(words: str) -> bool:
    """Whether words only announce a grade and name no area: `Overall rating`.

    Args:
        words: Some words.
    """
    return _LABEL.fullmatch(words) is not None


def _remarked(text: str, start: int, end: int, loose: bool) -> Pair | None:
    """Read `Custody: Good. Inspectors said …`: the remark is no part of it."""
    for number, mark in enumerate(_SEPARATOR.finditer(text, start, min(end, start + 130))):
        if number >= _TRIES:
            break
        grade = GRADE.match(text, mark.end(), min(end, mark.end() + 40))
        if (
            grade
            and "." not in mark[0]
            and mark[0].strip()
            and (loose or _TITLED.fullmatch(grade["grade"]) or is_area(text[start : mark.start()]))
            and _REMARK.match(text, grade.end(), end)
            and _names(text, start, mark.start())
            and len(text[start : mark.start()].split()) <= 12
        ):
            return Pair((start, mark.start()), grade.span("grade"))
    return None
