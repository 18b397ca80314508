"""Whether a grade word is a grade that was given, now and to one body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft.areas import Span
from essex_insp.draft.cast import Cast
from essex_insp.draft.frameworks import AREAS
from essex_insp.draft.history import COUNTING, DENIED, FORMER, IN_YEAR, MANY, PAST, YEAR
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading
from essex_insp.draft.verdicts import (
    FROM_TO,
    HANDED,
    HEADED,
    INSPECTED,
    IT_WAS,
    NAMED,
    RULED,
    TOLD,
    WAS,
)

TRIGGER = re.compile(
    r"\b(?:graded|rated|judged|judges|assessed|deemed|classed|classified|ranked|marked|scored|"
    r"branded|singled out|picked out|"
    r"considered|rates?|grades?|rating|ratings|grading|gradings|judgements?|judgments?|"
    r"verdicts?|upgraded|"
    r"downgraded|labelled|received|achieved|awarded|given|gave|earned|gained|secured|"
    r"maintained|retained|kept|"
    r"improved|scores?|scoring|found|came out|declined|fallen|fell|dropped|slipped|risen|rose|"
    r"moved|gone|went|jumped|climbed|leapt)\b",
    re.IGNORECASE,
)
_GIVING_WORDS = """
received achieved awarded given gave earned gained secured maintained retained kept found
improved declined fallen fell dropped slipped risen rose moved gone went jumped climbed leapt
"""
_GIVING = frozenset(_GIVING_WORDS.split())
_FOLLOWS = re.compile(
    r"\s*(?:$|[,.;:)(–—|]|-\s|(?:at|in|for|across|overall|on|and|but|while|with|when|by|or|"
    r"after|following|because|to|from|this|"
    r"last|under|again|against|as|which|whereas|although|rating|ratings|grade|grades|grading|"
    r"judgement|judgment|"
    r"score|scores|mark|marks|verdict|compared|according|was|were|regarding|throughout|"
    r"despite|since|having|during|today|is|one|went|given|awarded|ofsted|cqc|estyn|peel|"
    r"hmic\w*)\b)",
    re.IGNORECASE,
)
_BODY_FOLLOWS = re.compile(
    r"\s+(?:force|school|service|provider|council|home|trust|academy|college|nursery|hospital|"
    r"practice)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s*(?:overall\s*)?(?:and\s+(?=(?:for|in|at) "
    r"being ))?(?:by (?:[\w’']+ ){1,3}(?=(?:for|at|in) ))?"
    r"(?:both\s+)?(?:(?:rating|ratings|grade|grades|grading|judgement|"
    r"judgment|score|mark|verdict|one)s?\s*)?(?:overall\s*)?"
    r"(?:(?:was|were) (?:also )?(?:given|awarded|handed out)\s+)?"
    r"(?P<word>at|in(?: terms of| relation to| respect of| the areas? of| "
    r"the categor(?:y|ies) of)?|for|across|on|over|when it (?:comes|came) to|regarding|"
    r"with regard to|in terms of|throughout|under)\s+",
    re.IGNORECASE,
)
# `“inadequate” or “requires improvement”` grades nobody.
_EITHER = re.compile(r"[”\"’']?,?\s+or\s")
# `one ‘good’ rating, three ‘adequate’`: how many, not for what.
_NUMBERED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+)\s+[“\"‘']?$", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|and|has|have|had) (?:an? )?$")
# `reasonably good` is another grade than `good`.
_SORT_OF = re.compile(
    r"\b(?:reasonably|sufficiently|very|fairly|quite|pretty|really)\s+$", re.IGNORECASE
)
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\b[^,;]*,")
_OR = re.compile(r"\bor\s+[“\"‘']?$")
_NAMES = {
    "good": "Good",
    "outstanding": "Outstanding",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}


@dataclass(frozen=True)
class Stated:
    """A grade that a text states, in the copy.

    Args:
        grade: The grade, as its framework words it.
        start: Where the grade stands.
        end: Where it ends.
        area: The span of the area, or None where the text names none.
        body: The body, as printed, or None where none is named.
        overall: Whether the text says that the grade is the overall one.
        dated: Whether a year stands right after it, as with a grade of an earlier inspection.
    """

    grade: str
    start: int
    end: int
    area: Span | None
    body: str | None
    overall: bool = False
    dated: bool = False


def normal(grade: str) -> str:
    """Return a grade as its framework words it.

    Args:
        grade: A grade as printed: `good`, `requiring improvement`.
    """
    # Estyn’s `adequate and needs improvement` is its `adequate`.
    return _NAMES.get(grade.lower().split(" and ")[0], "Requires improvement")


class Ratings:
    """The narration of a text, and the grades found in it so far.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out.
        tally: How often it names each body.
    """

    def __init__(self, reading: Reading, narration: str, tally: Tally) -> None:
        self.reading, self.text, self.tally = reading, narration, tally
        self.cast = Cast()
        self.body: str | None = None
        self.found: list[Stated] = []
        # Every body that was mentioned so far, and where.
        self.order: list[tuple[int, str]] = []
        self.group: str | None = None
        self.listing = False
        # A grade whose areas were counted and may be named in the next sentence.
        self.awaited: tuple[str, int, int, int | None, str | None] | None = None
        self.latest = max((int(year[0]) for year in YEAR.finditer(reading.text)), default=0)

    def _given(self, grade: re.Match[str], start: int, before: int, end: int) -> bool:
        """Whether the text says that the grade was given."""
        head = self.text[max(start, before, grade.start() - 200) : grade.start()]
        tail = self.text[grade.end() : min(end, grade.end() + 60)]
        quoted = bool(grade["open"] and grade["close"])
        lower = grade["grade"].lower()
        if before > start and FROM_TO.fullmatch(head):
            return True
        for trigger in TRIGGER.finditer(head):
            between = head[trigger.end() :]
            if trigger[0].lower() in _GIVING and not quoted:
                if re.match(
                    r"\s+(?:rating|ratings|grade|grades|grading|judgement|judgment|overall|"
                    r"status)\b",
                    tail,
                ) or re.search(
                    r"\b(?:to be|to|as|rating of|grade of|was|were)\s+(?:an? )?(?:overall )?$",
                    between,
                ):
                    return True
                continue
            if len(between.split()) <= 16 or ":" in between[-2:]:
                return True
        if re.match(
            r"\s+(?:(?:ofsted|cqc|estyn|peel|hmic\w*|hmip|inspection)\s+)?(?:rating|ratings|grade|"
            r"grades|grading|judgement|judgment)\b",
            tail,
            re.IGNORECASE,
        ):
            return True
        if quoted or (grade["grade"][0].isupper() and grade.start() > start + 2):
            return bool(
                re.search(
                    r"\b(?:is|was|were|are|be|being|as|remains?|still|all|both|also|each|an?|"
                    r"and|while|but|with|"
                    r"at)\s+$",
                    head,
                )
                or PREPOSITION.match(tail)
            )
        if lower.startswith("requires") and TOLD.search(head):
            return True
        if HANDED.search(head) and PREPOSITION.match(tail):
            return True
        prepositional = re.match(
            r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s+(?:at|in|for)\s+", tail
        )
        told = INSPECTED.search(self.text, start, min(end, start + 600)) is not None
        if told and re.search(r"\b(?:is|was|are|were)\s+(?:also |now |still )?$", head):
            if RULED.match(tail):
                return True
            if prepositional and HEADED.match(tail, prepositional.end()):
                return True
        if told and prepositional and re.fullmatch(r"\W*(?:and|but)\s+", head) and self.found:
            return self.found[-1].end == before or start < self.found[-1].start
        if (
            prepositional
            and WAS.search(head)
            and NAMED.search(
                self.text, max(start, grade.start() - 300), min(end, grade.end() + 300)
            )
        ):
            # `Good at catching burglars, inspectors say` tells a grade in other words.
            area = grade.end() + len(prepositional[0])
            return "adequate" in lower or AREAS.match(self.text, area) is not None
        if lower.startswith("require") and self.found and AREAS.search(head):
            return start - 400 < self.found[-1].start
        if lower.startswith(("require", "requiring")) and prepositional:
            return (
                not re.search(r"\b(?:it|which|that|work|clearly|still|this)\s+$", head)
                or AREAS.match(self.text, grade.end() + len(prepositional[0])) is not None
                # A sentence of grades before it says that this is one as well.
                or bool(self.found and start - 400 < self.found[-1].start)
            )
        if prepositional and IT_WAS.fullmatch(head) and self.found:
            # A sentence of grades before it says that this is one as well.
            return start - 400 < self.found[-1].start
        if prepositional and re.search(
            r"\b(?:is|was|are|were|remains|and|but)\s+(?:also |now |still )?$", head
        ):
            return AREAS.match(self.text, grade.end() + len(prepositional[0])) is not None
        return False

    def _fits(self, grade: re.Match[str], end: int, given: bool) -> bool:
        """Whether the word is the grade itself and does not qualify something else."""
        if _SORT_OF.search(self.text, max(0, grade.start() - 14), grade.start()):
            return False
        if _NUMBERED.search(self.text[max(0, grade.start() - 12) : grade.start()]):
            return False
        if _EITHER.match(self.text, grade.end(), min(end, grade.end() + 12)) or _OR.search(
            self.text[max(0, grade.start() - 6) : grade.start()]
        ):
            return False
        if grade["open"] and grade["close"]:
            return True
        tail = self.text[grade.end() : min(end, grade.end() + 30)]
        if given and self._direct(grade, end):
            return True
        if re.match(r"\s+(?:or|and (?:bad|poor|less good|not so good|fair|strong|kind))\b", tail):
            return False
        if _BODY_FOLLOWS.match(tail) and not given:
            return True
        return _FOLLOWS.match(tail) is not None

    def _direct(self, grade: re.Match[str], end: int) -> Span | None:
        """Find the area right after its grade: `with outstanding behaviour and attitudes`."""
        if not _WITH.search(self.text, max(0, grade.start() - 12), grade.start()):
            return None
        low = grade.end() + 1
        area = AREAS.match(self.text, low, end)
        return area.span() if area and " " in area[0] else None

    def _earlier(
        self, grade: re.Match[str], start: int, before: int, stop: int, group: bool = False
    ) -> bool:
        """Whether the grade is denied, hoped for, or one of an earlier inspection."""
        head = self.text[max(start, before, grade.start() - 160) : grade.start()]
        if (
            not group
            and COUNTING.search(head)
            and not re.search(r"\b(?:one of|among|only one|only \w+ in)\b", head)
        ):
            return True
        since = re.search(
            r"\b(?:since|until|in|from)\s+(?:(?:the|its) (?:last |previous )?"
            r"(?:\w+ )?(?:inspection|report|visit) (?:in|of) )?((?:19|20)\d\d),?\s+when\b",
            head,
        )
        if since and (since[0][:2].lower() != "in" or int(since[1]) < self.latest):
            return True
        # `B, which was seen before A, was rated good`: an aside dates nothing.
        head = _RELATIVE.sub(",", head)
        whole = head
        verbs = list(TRIGGER.finditer(head))
        if verbs:
            # What is denied or past stands right before the verb of grading, or after it.
            if DENIED.search(head[: verbs[0].start()]):
                return True
            head = head[verbs[0].start() :]
        if PAST.search(head.rstrip("“\"‘' ") + " ") or PAST.search(head):
            return True
        if (
            not group
            and MANY.search(
                re.split(r"\b(?:rated|graded|judged|deemed|found|given)\b", whole)[0][-120:]
            )
            and TRIGGER.search(whole)
            and not re.search(r"\b(?:one of|among)\b", self.text[start : grade.start()])
        ):
            return True
        tail = self.text[grade.end() : min(stop, grade.end() + 90)]
        past = re.match(
            r"[^,;:(]{0,60}?\b(?:last time|last year|previously|at (?:its|the) (?:last|"
            r"previous)|in (?:its|the) (?:last|previous))\b",
            tail,
        )
        if past and not re.match(r"[^,;:]{0,60}?\b(?:compared|than|up|down|improv|also)\b", tail):
            return True
        for part in (head, tail):
            year = IN_YEAR.search(part)
            if (
                year
                and int(year[1]) < self.latest
                and ("," not in part[: year.start()] or part is head)
            ):
                return True
        opening = self.text[start : min(start + 60, grade.start())]
        if FORMER.match(opening):
            return True
        clause = re.split(
            r"[,;:]", self.text[max(start, before, grade.start() - 160) : grade.start()]
        )
        if re.match(
            r"\W*(?:(?:and|but|while)\s+)?(?:no|none|neither)\b", clause[-1], re.IGNORECASE
        ):
            return True
        year = IN_YEAR.match(opening)
        return year is not None and int(year[1]) < self.latest
