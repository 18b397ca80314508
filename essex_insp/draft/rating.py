"""Whether a grade word is a grade that was given, now and to one body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft import glue, pieces
from essex_insp.draft.areas import Span, trimmed
from essex_insp.draft.cast import Cast
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.history import (
    ANOTHER,
    COUNTING,
    DENIED,
    FORMER,
    IN_YEAR,
    KEPT,
    MANY,
    PAST,
    YEAR,
)
from essex_insp.draft.history import (
    PLUPERFECT as HAD_BEEN,
)
from essex_insp.draft.repeats import referred
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading
from essex_insp.draft.verdicts import (
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
    r"\b(?:graded|rated|re-rated|judged|judges|assessed|deemed|classed|classified|ranked|"
    r"marked|scored|"
    r"branded|singled out|picked out|"
    r"considered|rates?|grades?|rating|ratings|grading|gradings|judgements?|judgments?|"
    r"verdicts?|upgraded|"
    r"downgraded|labelled|received|achieved|awarded|given|gave|earned|gained|secured|"
    r"maintained|retained|kept|"
    r"improved|scores?|scoring|found|came out|declined|fallen|fell|dropped|slipped|risen|rose|"
    r"moved|gone|went|jumped|climbed|leapt|slid|plunged|stuck|unchanged|remains?|remained|stays|"
    r"stayed|stands|sits)\b",
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
    r"last|under|again|too|both|category|band|instead|here|there|against|as|which|whereas|"
    r"although|rating|ratings|grade|grades|grading|"
    r"judgement|judgment|"
    r"\w+ (?:years?|months?|weeks?) (?:ago|earlier|before)|had|has|have|"
    r"score|scores|mark|marks|verdict|compared|according|was|were|are|regarding|throughout|"
    r"despite|since|having|during|today|is|one|went|given|awarded|ofsted|cqc|estyn|peel|"
    r"hmic\w*)\b)",
    re.IGNORECASE,
)
BODY_FOLLOWS = re.compile(
    r"\s+(?:force|school|service|provider|council|home|trust|academy|college|nursery|hospital|"
    r"practice)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s*(?:overall\s*)?(?:and\s+(?=(?:for|in|at) "
    r"being ))?(?:by (?:[\w’']+ ){1,3}(?=(?:for|at|in) ))?"
    r"(?:both\s+)?(?:(?:rating|ratings|grade|grades|grading|judgement|"
    r"judgment|score|mark|verdict|one)s?\s*)?(?:overall\s*)?"
    r"(?:(?:was|were|is|are|came|went|had been) (?:also )?(?:(?:given|awarded|handed out)\s+)?)?"
    r"(?:,\s+the (?:latter|former|last|first) )?(?:being )?"
    r"(?P<word>at|in(?: terms of| relation to| respect of| the areas? of| "
    r"the categor(?:y|ies) of)?|for|across|on|over|when it (?:comes|came) to|regarding|"
    r"with regard to|in terms of|throughout|under)\s+",
    re.IGNORECASE,
)
# `“inadequate” or “requires improvement”` grades nobody.
_AWARDED = re.compile(
    r"\b(?:was|is|were|are|got|won|earned|received|collected|picked up|and|with|gave it|including|"
    r"plus|just|only)\s+(?:an?|one|another)\s+[“\"‘']?$",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:(?:has|have|had|also|now|still|both|each|all|overall|again|only)\s+)*"
    r"(?:is|was|are|were|remains?|remained|stays|stayed|been|’s|'s)\b",
    re.IGNORECASE,
)
# What would make a grade word an adjective: `was good news`, `was good enough`.
_NOT_ALONE = re.compile(
    r"[”’\"']?\s+(?:enough|for (?:nothing|ever|business)|to\b|that\b|if\b|than\b)"
)
# `is once more a good school`
_ONCE_MORE = re.compile(
    r"\b(?:is|was|remains|remained|becomes?|became|are)\s+(?:now|once (?:more|again)|again|"
    r"officially|"
    r"still)\s+an?\s+[“\"‘']?$",
    re.IGNORECASE,
)
# `which put ‘adequate’ between ‘good’ and ‘requires improvement’`: the scale.
_RANGE = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|vary|varied|varying)\b[^.;:]{0,20}\bfrom\s+[^.;:,]{0,30}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:[“\"‘']?[\w ]{4,24}[”’\"']?\s+and\s+)?[“\"‘']?$", re.IGNORECASE
)
_ALONE = re.compile(r"\s*(?:$|[,.;](?:\s|$))")
_DEFINITE = re.compile(
    r"(?<!in )(?<!into )\b(?:the|that|this|those|these)\s+[“\"‘']?$", re.IGNORECASE
)
_RATING = re.compile(
    r"[”’\"']?\s+(?:ratings?|grades?|gradings?|marks?|judge?ments?|scores?|verdicts?|category)\b"
)
# `There the force was adequate`: in what was spoken of before.
THERE = re.compile(r"\W*(?:There|Here|On that|On this),?\s+(?:it|they|the\s+\w+|[A-Z]\w+)\s")
_THEN = re.compile(r",\s+(?:and|but|while|with|was|were|is|are|has|have|now)\b")
_EITHER = re.compile(r"[”\"’']?,?\s+or\s")
# `one ‘good’ rating, three ‘adequate’`: how many, not for what.
_NUMBERED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+)\s+"
    r"(?:(?:grades?|ratings?|marks?|judge?ments?)\s+of\s+|of\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
# `three Good ratings: one for custody`, `one of ‘good’, the latter for custody`
_SPENT = re.compile(
    r"[”’\"']?(?:\s+(?:ratings?|grades?|marks?|gradings?|judge?ments?|scores?))?\s*"
    r"(?:(?:was|were|came|went|is|are)\s+(?:given\s+)?(?:for|in)\b|[:–—]\s|\s-\s|\bfor\b|"
    r",\s+(?:the\s+(?:latter|former|last|first)\s+)?(?:being\s+)?for\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|and|has|have|had) (?:an? )?$")
# `reasonably good` is another grade than `good`.
_SORT_OF = re.compile(
    r"\b(?:reasonably|sufficiently|very|fairly|quite|pretty|really)\s+$", re.IGNORECASE
)
# A year in the next clause dates something else.
_CLAUSE = re.compile(r"[,;–—]")
# An aside dates nothing: `B, which was seen before A, was rated good`.
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\b[^,;]*,")
_OR = re.compile(r"\bor\s+[“\"‘']?$")
_NAMES = {
    "good": "Good",
    "outstanding": "Outstanding",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}


NOW, PLUPERFECT, DATED, FORMER_ONE = range(4)


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
        age: How far it is from the grade now: NOW, PLUPERFECT, DATED by a year of its own,
            or FORMER, of an earlier inspection for certain.
    """

    grade: str
    start: int
    end: int
    area: Span | None
    body: str | None
    overall: bool = False
    age: int = NOW


def normal(grade: str) -> str:
    """Return a grade as its framework words it.

    Args:
        grade: A grade as printed: `good`, `requiring improvement`.
    """
    if grade.lower().startswith(("top", "highest", "best")):
        return "Outstanding"
    if grade.lower().startswith(("bottom", "lowest", "worst")):
        return "Inadequate"
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
        self.reading, self.text, self.tally = reading, glue.plain(narration), tally
        self.cast = Cast()
        self.body: str | None = None
        self.found: list[Stated] = []
        # Every body that was mentioned so far, and where.
        self.order: list[tuple[int, str]] = []
        # Where bodies were mentioned of which someone speaks.
        self.voices: set[int] = set()
        # What all bodies are graded for, where a sentence without grades says it.
        self.theme: Span | None = None
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
        if _AWARDED.search(head) and PREPOSITION.match(tail):
            # `There was an adequate for custody and another for vetting.`
            return True
        _, tying = glue.before(self.text, grade.start() - len(head), grade.start())
        if tying or pieces.where(self.text, grade.start() - len(head), grade.start()):
            return True
        if self._copular(grade, start, head, tail):
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
            r"grades|grading|judgement|judgment|category|band)\b",
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
        if lower.startswith("requir") and TOLD.search(head):
            return True
        if BODY_FOLLOWS.match(tail) and _ONCE_MORE.search(head):
            return True
        if HANDED.search(head) and PREPOSITION.match(tail):
            return True
        prepositional = re.match(
            r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s+(?:at|in|for)\s+", tail
        )
        told = INSPECTED.search(self.text, start, min(end, start + 600)) is not None
        if told and re.search(
            r"\b(?:is|was|are|were|been|being)\s+(?:(?:also|now|still|only) )*$", head
        ):
            if RULED.match(tail) or (lower not in ("good", "adequate") and _ALONE.match(tail)):
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
            area = grade.end() + len(prepositional[0])
            return bool(AREAS.match(self.text, area) or ATOMS.match(self.text, area))
        return False

    def _copular(self, grade: re.Match[str], start: int, head: str, tail: str) -> bool:
        """Whether a grade told by `is`, or by nothing, goes on from others before it."""
        verbal = grade["grade"][:4].lower() in ("requ", "need")
        if not self.found or _NOT_ALONE.match(tail):
            return False
        near = verbal or start - 500 < self.found[-1].start
        if re.fullmatch(r"\W*", head):
            return near and PREPOSITION.match(tail) is not None
        high, _ = glue.before(self.text, grade.start() - len(head), grade.start())
        if not verbal and not _COPULA.match(self.text, high, grade.start()):
            return False
        if THERE.match(self.text, start, grade.start()):
            return near
        named = pieces.area(self.text, start, high, [])
        if named is None:
            prepositional = PREPOSITION.match(tail)
            named = (grade.end() + prepositional.end(), grade.end() + 80) if prepositional else None
            return (
                near
                and named is not None
                and (
                    referred(self.text, *named) is not None
                    or AREAS.match(self.text, *named) is not None
                    or ATOMS.match(self.text, *named) is not None
                    or HEADED.match(self.text, *named) is not None
                )
            )
        words = self.text[slice(*trimmed(self.text, *named))]
        lower = grade["grade"].lower()
        if not near:
            return AREAS.fullmatch(words) is not None
        return (
            verbal
            or AREAS.match(words) is not None
            or ATOMS.match(words) is not None
            or HEADED.match(words) is not None
            or self.found[-1].start > start - (200 if lower in ("good", "adequate") else 400)
        )

    def _told_before(self, grade: re.Match[str], head: str) -> bool:
        """Whether a grade is only spoken of again: `proud of the outstanding rating`."""
        rating = _RATING.match(self.text, grade.end())
        return (
            rating is not None
            and _DEFINITE.search(head) is not None
            and PREPOSITION.match(self.text, grade.end()) is None
            and not glue.before(self.text, grade.start() - len(head), grade.start())[1]
        )

    def _fits(self, grade: re.Match[str], end: int, given: bool) -> bool:
        """Whether the word is the grade itself and does not qualify something else."""
        if _SORT_OF.search(self.text, max(0, grade.start() - 14), grade.start()):
            return False
        if _NUMBERED.search(
            self.text, max(0, grade.start() - 32), grade.start()
        ) and not _SPENT.match(self.text, grade.end(), end):
            return False
        if self._either(grade, end):
            return False
        if grade["open"] and grade["close"]:
            return True
        tail = self.text[grade.end() : min(end, grade.end() + 30)]
        if given and self._direct(grade, end):
            return True
        if re.match(r"\s+(?:or|and (?:bad|poor|less good|not so good|fair|strong|kind))\b", tail):
            return False
        if BODY_FOLLOWS.match(tail) and not given:
            return True
        return _FOLLOWS.match(tail) is not None

    def _either(self, grade: re.Match[str], end: int) -> bool:
        """Whether one of two grades is meant, and so none: `good or better`."""
        return bool(
            re.compile(r"[”’\"']?\s+between\b").match(self.text, grade.end(), end)
            or _RANGE.search(self.text, max(0, grade.start() - 60), grade.start())
            or _BETWEEN.search(self.text, max(0, grade.start() - 40), grade.start())
            or _EITHER.match(self.text, grade.end(), min(end, grade.end() + 12))
            or _OR.search(self.text, max(0, grade.start() - 6), grade.start())
        )

    def _direct(self, grade: re.Match[str], end: int) -> Span | None:
        """Find the area right after its grade: `with outstanding behaviour and attitudes`."""
        if not _WITH.search(self.text, max(0, grade.start() - 12), grade.start()):
            return None
        low = grade.end() + 1
        area = AREAS.match(self.text, low, end)
        return area.span() if area and " " in area[0] else None

    def _age(
        self, grade: re.Match[str], start: int, before: int, stop: int, group: bool = False
    ) -> int:
        """Return how old a grade is: NOW, told in the PLUPERFECT, or FORMER or given to nobody."""
        if self._earlier(grade, start, before, stop, group):
            return FORMER_ONE
        head = self.text[max(start, before, grade.start() - 160) : grade.start()]
        return PLUPERFECT if HAD_BEEN.search(head) else NOW

    def _earlier(
        self, grade: re.Match[str], start: int, before: int, stop: int, group: bool
    ) -> bool:
        """Whether the grade is denied, hoped for, or one of an earlier inspection."""
        head = self.text[max(start, before, grade.start() - 160) : grade.start()]
        if KEPT.search(head):
            return False
        if ANOTHER.search(head) or self._told_before(grade, head):
            return True
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
            r"previous)|when (?:it|they|the \w+) (?:was|were) last|when \w+ last|"
            r"when last \w+ed|ever since|since then|until then|in (?:its|the) (?:last|previous))\b",
            tail,
        )
        if past and not re.match(r"[^,;:]{0,60}?\b(?:compared|than|up|down|improv|also)\b", tail):
            return True
        for part in (head, tail):
            year = IN_YEAR.search(part)
            if (
                year
                and int(year[1]) < self.latest
                and (
                    not _CLAUSE.search(part, 0, year.start())
                    if part is tail
                    else _THEN.search(part, year.end()) is None
                )
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
