"""Where a text has a word of a grade scale, and whether it is used as a grade.

Every such word ends as a fact, a doubt, or passed over; a sense here is the reason for the latter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from essex_insp.draft import lexicon, sectors

_NEEDS = (
    r"(?:requir(?:es?|ed|ing)|need(?:s|ed|ing)?|in need of)\s+improvements?(?:\s+to\s+be\s+good)?"
)
_OPEN = "‘'“\"˜`"
_CLOSE = "’'”\"`"
# What names a grade: `was rated`, `a rating of`, `judged to be`.
TRIGGER = re.compile(
    r"\b(?:re-?)?(?:rat(?:ed|es?|ings?)|grad(?:ed?|es|ings?)|judg(?:ed?|es|ing|e?ments?)|"
    r"rank(?:ed|s|ings?)|assess(?:ed|es)|deem(?:ed|s|ing)|class(?:ed|ified)|mark(?:ed|s)?|"
    r"scor(?:ed|es?)|award(?:ed|s)?|receiv(?:ed|es|ing)|achiev(?:ed|es|ing)|label(?:led|s)|"
    r"brand(?:ed|s)|found(?=[^.;:]{0,80}\bto be\b)|declared|pronounced|considered|categori[sz]ed|"
    r"verdicts?|found(?=\s+(?:it|them|he|the \w+|[A-Z][\w ]{2,40})\s+(?:was|were|is|are|to)\b)|"
    r"conclud(?:ed|es)|according to|described as|given|gave|gets?|got|handed|earn(?:ed|s)|"
    r"improv(?:ed|es|ing) (?:from|to)|(?:moved|went|gone|dropped|fell|fallen|slipped|risen|rose|"
    r"downgraded|upgraded|up|down) (?:from|to)|remain(?:s|ed|ing)?|retain(?:s|ed|ing)|"
    r"maintain(?:ed|s|ing))\b",
    re.IGNORECASE,
)
_SCALE_LIST = 3
_OR = re.compile(r"[\s’'”\",]*\bor\b(?:\s+(?:as|an?))?[\s‘'“\"]*", re.IGNORECASE)
_AND = re.compile(r"[\s’'”\"]*(?:,|,?\s*\b(?:and|to)\b)[\s‘'“\"]*", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|n[’']t|never|no longer|none(?: of [\w ]{2,40})?|no (?:\w+ )?(?:forces?|services?|areas?|"
    r"one|schools?)|neither|nor|without)\b(?: \w+){0,5}\W*$|n[’']t(?: \w+){0,3}\W*$",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:will|would|could|should|may|might|can|must|to become|becoming|to being|towards?|aim\w*|"
    r"want\w*|hop\w+|aspir\w+|determin\w+|striv\w+|journey\w*|ambitio\w+|expect\w*|"
    r"unless|whether|if|a fraction away|short of)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:very|so|too|really|pretty|quite|fairly|how|such|generally to a|more|of|only just|for|"
    r"in a|some|many|any|other|their|our|my|common|much|most|also a|areas?|aspects?|things|"
    r"those|services|where|still)\s+$",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|also)\s+$", re.IGNORECASE)
_ENDS = re.compile(
    r"[’'”\"`]?\s*(?:$|[,.;:)(|–—!?/\]]|-\s|(?:at|in|for|across|overall|on|and|but|while|with|when|by|"
    r"or|after|following|because|to|from|this|last|under|again|too|both|category|band|here|there|"
    r"against|as|which|whereas|although|ratings?|grad(?:es?|ings?)|judge?ments?|had|has|have|"
    r"scores?|marks?|verdict|compared|according|was|were|are|regarding|throughout|despite|since|"
    r"having|during|today|is|one|given|about|over|standards?|status|overall|(?:force|school|"
    r"service|provider|council|home|trust|academy|college|nursery|hospital)\b)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:grade|level|band|score[ds]?(?: of)?|rated(?: as)?)\s+(?:[1-5](?!\d|\s*(?:per|%))|[A-E])\b"
    r"(?:(?:\s+out of|/)\s*\d+)?|\b[1-5] out of [4-6]\b|(?<![\w-])(?:RI|RG|NSG)(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A grade word in the text.

    Args:
        start: Where it starts, without quotation marks.
        end: Where it ends.
        grade: The grade, as its scale spells it, with a capital.
        marked: Whether it stands in quotation marks of its own, or has an unusual capital.
    """

    start: int
    end: int
    grade: str
    marked: bool


def find(text: str, among: frozenset[str]) -> list[Word]:
    """Return every grade word of a text, in order.

    Args:
        text: The text.
        among: The sectors whose scales count.
    """
    found = []
    pattern, spelled = _pattern(among)
    for match in pattern.finditer(text):
        words = " ".join(match[0].casefold().split())
        grade = "requires improvement" if "improvement" in words else spelled.get(words, words)
        if "unsatisfactory and" in words or "adequate and" in words:
            grade = words
        opened = text[match.start() - 1 : match.start()] in tuple(_OPEN)
        closed = text[match.end() : match.end() + 1] in tuple(_CLOSE) or (
            text[match.end() : match.end() + 1] in (",", ".")
            and text[match.end() + 1 : match.end() + 2] in tuple(_CLOSE)
        )
        capital = match[0][0].isupper() and re.search(
            r"[\w,;:’”\"'(|–-]\s*$", text[max(0, match.start() - 4) : match.start()]
        )
        found.append(Word(*match.span(), grade.capitalize(), bool((opened and closed) or capital)))
    return found


def codes(text: str) -> list[tuple[int, int]]:
    """Return where a text gives a grade as a code or a score, which no scale here explains."""
    return [match.span() for match in _CODE.finditer(text)]


@cache
def _pattern(among: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    spelled = {}
    for name in among:
        spelled |= lexicon.load("sectors")[name].get("words", {})
    words = sorted({*sectors.scale(among), *spelled}, key=lambda word: (-len(word), word))
    plain = [
        re.escape(word).replace(r"\ ", r"\s+") for word in words if not word.startswith("requires")
    ]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join([*plain, _NEEDS])})(?![\w-])", re.IGNORECASE
    ), spelled


def sense(text: str, words: list[Word], at: int, start: int, end: int) -> str | None:
    """Return why a grade word of a sentence gives no grade, or None where it may.

    Args:
        text: The text.
        words: The grade words of the sentence.
        at: The index of the one that is asked about.
        start: Where the sentence starts.
        end: Where it ends.
    """
    word = words[at]
    before = text[max(start, word.start - 90) : word.start].rstrip(_OPEN)
    after = text[word.end : min(end, word.end + 60)]
    if _listed(text, words, at):
        return "names the scale"
    if _beside(text, words, at, _OR):
        return "one of two grades, and not which"
    if _DENIED.search(before[-60:]):
        return "denied"
    verbal = word.grade == "Requires improvement"
    if _HOPED.search(before) and not TRIGGER.search(before):
        return "hoped for or supposed, not given"
    if word.marked or TRIGGER.search(before[-40:]):
        return None
    loose = _LOOSE.search(before) and not (verbal and _STILL.search(before))
    if loose or not _ENDS.match(after) or re.match(r"\s+as\b", after):
        return "an ordinary word here"
    return None


def _listed(text: str, words: list[Word], at: int) -> bool:
    """Whether a word stands in a list of three different grades or more, and so names a scale."""
    low = high = at
    while low > 0 and _near(text, words[low - 1], words[low]):
        low -= 1
    while high + 1 < len(words) and _near(text, words[high], words[high + 1]):
        high += 1
    return len({word.grade for word in words[low : high + 1]}) >= _SCALE_LIST


def _near(text: str, one: Word, two: Word) -> bool:
    between = text[one.end : two.start]
    return len(between) < 16 and bool(_OR.fullmatch(between) or _AND.fullmatch(between))


def joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but `and` or a comma stands between two grade words."""
    return start - end < 16 and _AND.fullmatch(text[end:start]) is not None


def _beside(text: str, words: list[Word], at: int, joint: re.Pattern[str]) -> bool:
    pairs = [(at - 1, at), (at, at + 1)]
    return any(
        low >= 0
        and high < len(words)
        and joint.fullmatch(text[words[low].end : words[high].start]) is not None
        for low, high in pairs
    )
