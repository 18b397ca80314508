"""What a cell or the value of a line says: a grade that holds now, that there is none, or neither.

`Good`, `★ GOOD`, `Good (2022: adequate)`, `Adequate → Good`, `Good, up from adequate`, `n/a`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from essex_insp.draft.text import Span

GRADE = re.compile(
    r"(?P<open>[“\"‘']?)\b(?P<grade>outstanding|inadequate|adequate(?: and need(?:s|ing) "
    r"improvement)?|good|requir(?:es|ing|ed|e)\s{1,99}improvement(?: to be good)?|"
    r"need(?:s|ing|ed)?\s(?:to improve|improvement)|in need of improvement)\b(?P<close>[’'”\"]?)",
    re.IGNORECASE,
)
_LONGEST = 140
# Marks, emoji, stars and numbers of the scale before the words of a cell: `★★ Good`, `2 – Good`.
_MARKS = re.compile(r"(?:[^\w(\[]|_)*(?:\(?[1-5]\)?(?![\d\w])(?:[^\w(\[]|_)*)?")
_NONE = re.compile(
    r"\W*|\W*(?:n/?a|(?:not|never)(?: (?:yet|currently|formally|given|been|a|an?y))*"
    r"(?: (?:graded|rated|inspected|assessed|judged|applicable|available|awarded|scored|given|"
    r"included|covered|published|reported|grade|rating|judgement))?|un(?:graded|rated|known)|"
    r"none(?: given)?|nil|"
    r"no(?: (?:overall|separate))?(?: (?:grade|rating|judgement|judgment|mark|score|data))"
    r"(?: (?:given|awarded|made|available))?|"
    r"tb[acd]|to be (?:confirmed|announced|published|decided)|pending|awaited|awaiting \w+|"
    r"(?:inspected|assessed|visited)(?:,)? (?:but )?not (?:rated|graded)|"
    r"insufficient evidence(?: to (?:rate|grade))?|suspended|under review)\W*",
    re.IGNORECASE,
)
# The words that may stand with a grade in its cell and leave it the grade of the cell.
_SMALL = re.compile(
    r"(?:[\W\d_]|\b(?:rated|graded|judged|given|found|now|still|again|also|both|all|times?|"
    r"remains?|"
    r"stays?|stayed|remained|maintained|retained|kept|up|down|from|to|was|were|is|are|be|been|"
    r"previous(?:ly)?|former(?:ly)?|at|in|of|on|an?|the|its|it|this|that|last|next|then|before|"
    r"earlier|old|new|first|overall|rating|ratings|grade|grades|mark|judge?ment|verdict|status|"
    r"level|compared|with|but|and|same|as|no|unchanged|change|improv(?:ed|ing|ement)|better|"
    r"worse|declin(?:ed|ing)|dropp(?:ed|ing)|slipp(?:ed|ing)|fell|fallen|risen|rose|moved|"
    r"climbed|upgraded|downgraded|worsened|raised|lowered|had|has|ha[ds] been|used|year|years|"
    r"time|ago|inspections?|reports?|reviews?|visits?|assessments?|rounds?|cycles?|one|two|three|"
    r"four|five|"
    r"current(?:ly)?|latest|today|out|top|highest|lowest|which|hmic|hmicfrs|ofsted|cqc|peel|estyn|"
    r"(?:jan|feb)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)\b)*",
    re.IGNORECASE,
)
# `It was rated good` is a sentence, and no cell.
_TELLS = re.compile(
    r"\b(?:it|this|that|which|both|all|they)\s(?:\w+\s)?(?:is|was|were|are|has|have|had|remain|"
    r"stay)|:\W*$",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<year>\b(?:19|20)\d\d\b)|"
    r"(?P<now>→|⇒|⟶|➔|➜|➡|->|=>|»|\b(?:now|currently|current|latest|today|to|this)\b)|"
    r"(?P<former>←|<-|\b(?:from|was|were|previous(?:ly)?|former(?:ly)?|last|then|before|earlier|"
    r"old|prior|had|compared|used)\b)|"
    r"(?P<open>[(\[])|(?P<stop>[,;/)\]|]|\s[–—-]\s|\.\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Legend:
    """What stands for grades in a text.

    Args:
        names: The letters that stand for a grade, and that grade.
        grades: What matches a grade, in full or by its letters.
    """

    names: Mapping[str, str]
    grades: re.Pattern[str] = GRADE


NO_LEGEND = Legend({})


@dataclass(frozen=True)
class Entry:
    """A grade that a table or line gives.

    Args:
        grade: Where the grade stands.
        area: Where its area stands, or None where none is named.
        body: The body, or None for the one that the text is about.
    """

    grade: Span
    area: Span | None
    body: str | None


@dataclass(frozen=True)
class Value:
    """What a cell gives.

    Args:
        grade: The span of the grade that holds now, without quotation marks; None where the cell
            says that none was given, or does not settle which.
        year: The year that the cell gives with it, or 0.
        former: Whether the cell gives only what held before.
    """

    grade: Span | None
    year: int = 0
    former: bool = False


@dataclass
class _Held:
    span: Span
    words: str
    mark: str | None
    year: int = 0


def value(text: str, start: int, end: int, legend: Legend = NO_LEGEND) -> Value | None:
    """Return what a cell gives, or None where it is neither a grade nor the lack of one.

    Args:
        text: The text.
        start: Where the cell starts.
        end: Where it ends.
        legend: What stands for grades in the text.
    """
    if end - start > _LONGEST:
        return None
    if _NONE.fullmatch(text, start, end):
        return Value(None)
    grades = list(legend.grades.finditer(text, start, end))
    if not 0 < len(grades) < 5 or _TELLS.search(text[start:end]):
        return None
    at = _MARKS.match(text, start, end)
    begin = at.end() if at and at.end() <= grades[0].start("grade") else start
    for grade in grades:
        if not _SMALL.fullmatch(text, begin, grade.start("grade")):
            return None
        begin = grade.end("grade")
    tail = _SMALL.match(text, begin, end)
    if tail is None or tail.end() < end:
        return None
    if re.match(
        r"\s+(?:and|as|of|at|to|in (?!(?:19|20)\d\d|the|its|this|last))\b", text[begin:end]
    ):
        return None
    return _settled(_held(text, start, end, grades))


def _held(text: str, start: int, end: int, grades: list[re.Match[str]]) -> list[_Held]:
    """The grades of a cell, each with what says when it was given."""
    found: list[_Held] = []
    pending: tuple[str, int] | None = None
    bracketed = False
    at = start
    for grade in [*grades, None]:
        for token in _TOKEN.finditer(text, at, grade.start() if grade else end):
            kind = token.lastgroup or ""
            if kind in ("open", "stop"):
                if pending and found and found[-1].mark is None:
                    found[-1].mark, found[-1].year = pending
                    pending = None
                elif pending and found:
                    pending = None
                bracketed = kind == "open" or (bracketed and token[0] not in ")]")
            elif kind == "year":
                known = pending[0] if pending and pending[0] != "now" else "year"
                pending = (known, int(token[0]))
            else:
                pending = (kind, pending[1] if pending else 0)
        if grade is None:
            break
        mark, year = pending or ("former" if bracketed and found else None, 0)
        found.append(_Held(grade.span("grade"), grade["grade"].lower(), mark, year))
        pending, at = None, grade.end()
    if pending and found and found[-1].mark is None:
        found[-1].mark, found[-1].year = pending
    return found


def _settled(found: list[_Held]) -> Value | None:
    """Which of the grades of a cell holds now; None where the cell does not say."""
    now = [one for one in found if one.mark == "now"]
    if now:
        return Value(now[-1].span)
    if len(found) == 1:
        if found[0].mark == "former":
            return Value(None, found[0].year, True)
        return Value(found[0].span, found[0].year)
    plain = [one for one in found if one.mark is None]
    if not plain:
        plain = [one for one in found if one.mark == "year"]
        latest = max((one.year for one in plain), default=0)
        plain = [one for one in plain if one.year == latest]
    return Value(plain[0].span, plain[0].year) if len({one.words for one in plain}) == 1 else None
