"""Where a text has a word of a grade scale, and whether it is used as a grade."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from essex_insp.draft import sectors
from essex_insp.draft.lexicon import pattern, wording

_OPENED = re.compile("[‘’'“\"˜`]$")
_CLOSED = re.compile("[,.]?[’'”\"`]")
_CAPITAL = re.compile(r"[\w,;:(|–-]\s*$|[\w.,!?][’”\"'] *$")
_LABEL = re.compile(r"\s?[:–—]\s")
_LEAST = 3  # so many different grades in a row are a scale
# A letter lost, doubled, turned round or another: `oustanding`.
_SLIPS = "|".join(
    rf"{word[:at]}(?:\w?{word[at + 1 :]}|\w{word[at:]}|{word[at : at + 2][::-1]}{word[at + 2 :]})"
    for word in ("outstanding", "inadequate", "adequate")
    for at in range(1, len(word))
)
_CODE = (
    rf"\b(?=[OIAoiaglbsrRN1-5])"
    rf"(?:(?i:(?!(?:outstanding|inadequate|adequate)\b)(?:{_SLIPS})\b)|{{code}})"
)


class Word(NamedTuple):
    """A grade word in the text, without quotation marks, and its grade as the scale spells it.

    `marked`: it stands in quotation marks of its own, or has an unusual capital.
    """

    start: int
    end: int
    grade: str
    marked: bool


def find(text: str, among: frozenset[str]) -> list[Word]:
    """Return every grade word of a text, in order."""
    grade_words = []
    words, spelled = _scale(among)
    for match in words.finditer(text):
        plain = " ".join(match[0].casefold().split())
        if match["absent"]:
            unseen = plain.startswith("not") and "inspected" in plain
            grade = "not inspected" if unseen else "not graded"
        elif "impro" in plain and "urgent" not in plain:
            grade = "requires improvement"
        else:
            grade = spelled.get(plain, plain)
        before = text[max(0, match.start() - 4) : match.start()]
        quoted = before.rstrip().endswith("(") or (
            _OPENED.search(before) and _CLOSED.match(text, match.end())
        )
        capital = match[0][0].isupper() and (
            _CAPITAL.search(before) or _LABEL.match(text, match.end())
        )
        marked = bool(quoted or capital or match["absent"])
        grade_words.append(Word(*match.span(), grade.capitalize(), marked))
    return grade_words


def codes(text: str) -> list[tuple[int, int]]:
    """Return where a text gives a grade as a code or a score, which no scale here explains."""
    return [match.span() for match in pattern(_CODE, 0).finditer(text)]


@cache
def _scale(among: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    spelled = sectors.scale(among)
    longest = sorted(spelled, key=lambda word: (-len(word), word))
    plain = [word.replace(" ", r"\s+") for word in longest if "requires" not in word]
    words = rf"(?<![\w-])(?:(?P<absent>{{absent}})|{'|'.join(plain)}|{{needs}})(?![\w-])"
    return pattern(words), spelled


def sense(text: str, words: Sequence[Word], at: int, start: int, end: int) -> str | None:
    """Return why a grade word of a sentence gives no grade, or None where it may."""
    word = words[at]
    before = _OPENED.sub("", text[max(start, word.start - 90) : word.start])
    after = text[word.end : min(end, word.end + 60)]
    listed = len({each.grade for each in rows(text, words)[word]}) >= _LEAST
    if wording("endmost").search(before) or listed:
        return "names the scale"
    beside = pairwise(words[max(0, at - 1) : at + 2])
    either = [wording("scales_or").fullmatch(text, one.end, two.start) for one, two in beside]
    if any(either) or wording("or_better").match(after):
        return "one of two grades, and not which"
    if not word.marked and (wording("degree").search(before) or wording("got").search(before)):
        return "an ordinary word here"
    # `not sufficiently good at A and reasonably good at B`
    denied = text[max(start, words[at - 1].end if at else 0, word.start - 60) : word.start]
    if wording("denied").search(_OPENED.sub("", denied)):
        return "denied"
    hoped = wording("hoped").search(before) and not triggered(before)
    if hoped or text[end - 1] == "?" or wording("supposed").search(before):
        return "hoped for, asked or supposed, not given"
    used = wording("scales_ends").match(after) or wording("just_rated").search(before)
    return None if word.marked or used else "an ordinary word here"


def triggered(words: str) -> bool:
    """Whether words say that grades are given: `was rated`, `a rating of`."""
    return pattern(r"\b{trigger}\b").search(words) is not None


def rows(text: str, words: Iterable[Word]) -> dict[Word, list[Word]]:
    """Return the row of each grade word: nothing but `and` or a comma parts one from the next."""
    row_of: dict[Word, list[Word]] = {}
    row: list[Word] = []
    for word in words:
        if not (row and wording("scales_and").fullmatch(text, row[-1].end, word.start)):
            row = []
        row.append(word)
        row_of[word] = row
    return row_of
