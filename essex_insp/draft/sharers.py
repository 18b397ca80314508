"""Words that mean several bodies that were named before: `both forces`, `all three`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    "both": 2, "pair": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER = "|".join(_NUMBERS)
# `Both forces were`, `all three were`, `the two councils`, `each of them was`, `they were all`
_GROUP = re.compile(
    rf"(?:\A|[,;:]\s|\b(?:and|but|while|with)\s)(?:the\s)?(?P<other>(?:other|remaining)\s)?"
    rf"(?P<number>{_NUMBER}|all|each|they|these)"
    rf"(?:\s(?:of\s)?(?:the|them|these|those)\b)?(?:\s(?P<count>{_NUMBER})\b)?"
    r"(?:\s(?:neighbouring\s|northern\s|southern\s|other\s)?(?P<noun>forces?|constabular(?:y|ies)|"
    r"services?|brigades?|councils?|authorit(?:y|ies)|schools?|trusts?|hospitals?|homes?|prisons?|"
    r"colleges?|academies|nurser(?:y|ies)|units?))?"
    r"(?=,?\s(?:(?:were|was|are|is|have|has|had|got|received|remain|require|keep|also|again|now)"
    r"\s(?:(?:been|also|again|now)\s)?(?P<all>all|both|each)?|rated\b|graded\b|judged\b))",
    re.IGNORECASE,
)
# `The other force was`, `the other was`: one that was not spoken of last.
_OTHER = re.compile(
    r"(?:\A|[,;:]\s|\b(?:and|but|while)\s)the\s(?:other|remaining)"
    r"(?:\s(?:one|force|constabulary|service|brigade|council|authority|school|trust|hospital|home|"
    r"prison|college|academy|nursery|unit))?(?=\s(?:was|is|has|had|got|received|requires|remains|"
    r"rated|graded|judged)\b)",
    re.IGNORECASE,
)
# `Everyone else was rated good`, `the rest were`: nobody by name.
NOBODY = re.compile(
    r"(?:\A|[,;:]\s|\b(?:and|but|while|with)\s)(?:everyone|everybody|every\s(?:one\sof\s)?the\s)?"
    r"(?:\s?(?:else|others?)|(?:all\s)?(?:the\s)?(?:rest|others|remainder))\s"
    r"(?:(?:was|were|is|are|has|have|had|been|all|also|each)\s)*"
    r"(?:rated|graded|judged|deemed|found|as|to\sbe|\s){0,4}[“\"‘']?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Group:
    """Several bodies that a phrase means.

    Args:
        number: How many, where the words say it.
        named: Whether a noun says what they are: `both forces`, and not `both`.
        other: Whether they are those who were not spoken of last: `the other two`.
        whole: Of how many they are some: 3 for `two of the three`.
    """

    number: int | None
    named: bool
    other: bool = False
    whole: int | None = None


def find(text: str, start: int, end: int) -> Group | None:
    """Return the bodies that the subject of a grade means, if it means several.

    Args:
        text: The text.
        start: Where the words before the grade start.
        end: Where they end.
    """
    found = list(_GROUP.finditer(text[start:end]))
    if not found:
        return Group(1, True, True) if _OTHER.search(text[start:end]) else None
    group = found[-1]
    word, every = group["number"].lower(), (group["all"] or "").lower()
    number = _NUMBERS.get((group["count"] or word).lower())
    if group["count"] and _NUMBERS.get(word, number) != number and word != "both":
        return Group(_NUMBERS[word], True, whole=number)
    if word in ("they", "these"):
        if not every:
            return None
        number = number or _NUMBERS.get(every)
    other = group["other"] is not None
    return Group(number, other or group["noun"] is not None, other)
