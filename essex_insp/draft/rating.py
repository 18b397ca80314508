"""Whether a grade word is a grade that was given, now and to one body."""

from __future__ import annotations

import re

from essex_insp.draft import glue, pieces
from essex_insp.draft.areas import trimmed
from essex_insp.draft.cast import Cast
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.history import YEAR
from essex_insp.draft.repeats import referred
from essex_insp.draft.senses import BODY_FOLLOWS
from essex_insp.draft.stated import Stated
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading, Span
from essex_insp.draft.triggers import PREPOSITION, TRIGGER
from essex_insp.draft.verdicts import (
    ACCORDING,
    HANDED,
    HEADED,
    INSPECTED,
    IT_WAS,
    NAMED,
    RULED,
    TOLD,
    WAS,
)

_GIVING_WORDS = """
received achieved awarded given gave earned gained secured maintained retained kept found
improved declined fallen fell dropped slipped risen rose moved gone went jumped climbed leapt
"""
_GIVING = frozenset(_GIVING_WORDS.split())
# `“inadequate” or “requires improvement”` grades nobody.
_AWARDED = re.compile(
    r"\b(?:was|is|were|are|got|won|earned|received|collected|picked up|brought|meant|and|with|"
    r"gave it|including|"
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
# `leadership, which inspectors said was good`
_WHICH_SAID = re.compile(
    r"\b(?:which|that)\s+(?:the\s+)?(?:inspectors|inspectorate|watchdog|regulator|report|hmic\w*|"
    r"ofsted|cqc|estyn|it|they)\s+(?:also\s+)?(?:said|says|found|judged|thought|considered|"
    r"deemed|rated|"
    r"graded|described\s+as|called)\s+(?:(?:was|were|is|are|to\s+be|as)\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\b(?:outstanding|inadequate|requir\w+ improvement)\b", re.IGNORECASE)
# Another grade in the same sentence.
_MANY = re.compile(
    r"[^.;:]*?\b(?:outstanding|inadequate|adequate|good|requir\w+ improvement)\b", re.IGNORECASE
)
_AS = re.compile(r"\bas\s+(?:an?\s+)?[“\"‘']?$")
_ALONE = re.compile(r"\s*(?:$|[,.;](?:\s|$))")
# `There the force was adequate`: in what was spoken of before.
THERE = re.compile(r"\W*(?:There|Here|On that|On this),?\s+(?:it|they|the\s+\w+|[A-Z]\w+)\s")


class Ratings:
    """The narration of a text, and the grades found in it so far.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out.
        tally: How often it names each body.
    """

    def __init__(self, reading: Reading, narration: str, tally: Tally) -> None:
        self.reading, self.text, self.tally = reading, glue.plain(narration), tally
        # With the asides that say who told what.
        self.narration = narration
        self.inspected = NAMED.search(narration) is not None
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
        told = INSPECTED.search(self.narration, start, min(end, start + 600)) is not None
        if told and re.match(r"[”’\"']?\s+overall\b", tail) and WAS.search(head):
            return True
        rest = self.narration[start : grade.start()] + " " + self.narration[grade.end() : end]
        told = told or (ACCORDING.search(rest) is not None and _STRONG.search(rest) is not None)
        if lower.startswith("requir") and (
            (quoted and told) or re.match(r"[”’\"']?,?\s+overall\b", tail)
        ):
            return True
        if _WHICH_SAID.search(head):
            return True
        if lower.startswith("requir") and TOLD.search(head.rstrip("“\"‘' ") + " "):
            return True
        if _AS.search(head) and TRIGGER.search(self.text, start, grade.start()):
            # `graded the unit, in which officers of all forces work, as good`
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
        if BODY_FOLLOWS.match(tail) and _ONCE_MORE.search(head):
            return True
        if HANDED.search(head) and PREPOSITION.match(tail):
            return True
        prepositional = re.match(
            r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s+(?:at|in|for)\s+", tail
        )
        if told and re.search(
            r"\b(?:is|was|are|were|been|being)\s+(?:(?:also|now|still|only) )*$", head
        ):
            if RULED.match(self.narration, grade.end()) or (
                lower not in ("good", "adequate") and _ALONE.match(tail)
            ):
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
            r"(?:\b(?:is|was|are|were|remains|and|but)|[’']s)\s+(?:also |now |still )?$", head
        ):
            area = grade.end() + len(prepositional[0])
            return bool(AREAS.match(self.text, area) or ATOMS.match(self.text, area))
        return False

    def _copular(self, grade: re.Match[str], start: int, head: str, tail: str) -> bool:
        """Whether a grade told by `is`, or by nothing, goes on from others before it."""
        verbal = grade["grade"][:4].lower() in ("requ", "need")
        if _NOT_ALONE.match(tail) or not (self.found or self.inspected):
            return False
        near = bool(self.found) and (verbal or start - 500 < self.found[-1].start)
        if re.fullmatch(r"\W*(?:for|in|on|at)\s[^,;:.]{3,80},\s*[“\"‘']?", head, re.IGNORECASE):
            # `For legitimacy, good again.`
            return near
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
            many = _MANY.match(self.text, grade.end(), grade.end() + 400) is not None
            return (
                (near or (self.inspected and many))
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
