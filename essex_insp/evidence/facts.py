"""Facts that square brackets put in the place of others: what no editor may do.

An editor may put a noun for a pronoun, a name for a common noun, another ending, a date for `last
year`. A number, a name, or a word that `sense.json` lists as a rival of another (`may` for `must`,
`Friday` for `Monday`) that gives way to another of its kind is a changed fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.sense import turning, vocabulary
from essex_insp.evidence.verdict import Turn


def turned_within(
    there: str, given: str, elided: bool, beside: tuple[str, str], index: Index
) -> Iterator[Turn]:
    """Yield what turns the sense in the words that brackets replace, or in the brackets.

    That is what denies on one side alone, of what is there in the source and what is given, and
    facts that give way to others of their kind. Where it is elided, an ellipsis stands there too,
    and the source has more than brackets replace; beside are the words right before and after.
    """
    before, after = beside
    denied, denying = turning("" if elided else there, "deny"), turning(given, "deny")
    lost = [words for words in denied if words not in denying]
    numbered = bool(_numbers(given))
    said = _numbers(f"{before} {given} {after}")
    for number, words in _numbers(f"{before} {there} {after}").items():
        if number not in said and (numbered or not (elided or words == "one")):
            lost.append(words)
    lost += [*_outrivalled(there, given), *_renamed(there, given, index)]
    yield from (Turn(words, "replaced") for words in dict.fromkeys(lost))
    yield from (Turn(words, "added") for words in denying if words not in denied)


def _numbers(text: str) -> dict[str, str]:
    """The numbers of a text, each in one form, with its bound and unit, and as it stands there."""
    part, run = _number_patterns()
    values, numbers = _values(), dict[str, str]()
    for match in run.finditer(text):
        parts = [word.replace(",", "") for word in part.findall(match[0].lower())]
        numbers[" ".join(values.get(word, word) for word in parts)] = match[0]
    return numbers


@cache
def _values() -> dict[str, str]:
    """Words and signs of numbers, each with its one form."""
    counted = vocabulary("counted")
    values = {word: str(number) for number, word in enumerate(counted)}
    for number, ten in enumerate(vocabulary("tens"), 2):
        values[ten] = str(10 * number)
        values |= {f"{ten}-{counted[i]}": str(10 * number + i) for i in range(1, 10)}
    return values | _forms(vocabulary("scaled"))


@cache
def _number_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What matches a part of a number, and a whole one."""
    words, units = (
        "|".join(sorted((word for word in listed if len(word) > 2), reverse=True))
        for listed in (_values(), _forms(vocabulary("scaled")))
    )
    limits = "|".join(vocabulary("limits"))
    unit = rf"%|(?<=\d)(?:m|bn)\b|\b(?:{units})\b"
    part = rf"[£$€]|\d+(?:[.,]\d+)*|\b(?:{words})\b|{unit}|\b(?:{limits})\b"
    run = (
        rf"(?:\b(?:{limits})\W{{1,2}})?[£$€]?(?:\d+(?:[.,]\d+)*|\b(?:{words})\b)"
        rf"(?:[\s-]*(?:{unit}))*"
    )
    return re.compile(part, re.IGNORECASE), re.compile(run, re.IGNORECASE)


def _forms(group: Iterable[str]) -> dict[str, str]:
    """Words with the first of those that mean the same: `rose/rise`."""
    return {word: forms.split("/")[0] for forms in group for word in forms.split("/")}


@cache
def _rivals() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    groups = map(_forms, vocabulary("rivals"))
    return [(re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE), forms) for forms in groups]


def _outrivalled(there: str, given: str) -> Iterator[str]:
    """The words that give way to a rival, or to their opposite by its beginning or its end."""
    for pattern, forms in _rivals():
        new = {forms[word.lower()] for word in pattern.findall(given)}
        old = pattern.findall(there) if new else []
        yield from (word for word in old if forms[word.lower()] not in new)
    others = {*WORD.findall(given.lower())}
    for word in WORD.findall(there.lower()):
        if _opposites(word) & others or any(word in _opposites(other) for other in others):
            yield word


def _opposites(word: str) -> set[str]:
    changed = {prefix + word for prefix in vocabulary("opposing") if len(word) > 3}
    return changed | {re.sub("ful(l?y?)$", r"less\1", word)} - {word}


def _renamed(there: str, given: str, index: Index) -> Iterator[str]:
    """The name that gives way to one that has no word of it, nor its initials."""
    old, new = (_names(text, index) for text in (there, given))
    if not old or not new:
        return
    for name, other in ((old, given), (new, there)):
        initials = "".join(re.findall(r"\b[A-Z]", other))
        if any(word in other or (word.isupper() and word in initials) for word in name):
            return
    yield " ".join(old)


def _names(text: str, index: Index) -> list[str]:
    """The words with a capital that the source has nowhere in small letters, and that name."""
    plain = {word for kind in ("generic", "subjects", "standing_in") for word in vocabulary(kind)}
    rivals = {word for _, forms in _rivals() for word in forms}
    return [
        word
        for word in re.findall(r"\b[A-Z]\w+", text)
        if word.lower() not in plain | rivals and word.lower() not in index.postings
    ]
