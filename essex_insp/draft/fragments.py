"""Quotations within a sentence of narration: whose words they may be, and what is none's.

A fragment is speech only where the sentence says who used the words: a quoted grade, a title and a
name given to a thing are not. A lone word is speech only where it is said of something, by someone
whom the sentence names: `she said that it was “harsh”`, but not `a “harsh” report`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from essex_insp.draft.groups import GROUPS
from essex_insp.draft.verbs import WHAT
from essex_insp.draft.words import (
    BODY_NOUNS,
    FOUND,
    REPORTING_PATTERN,
    ROLE_HEADS,
)

_CALLING = (
    r"(?:called|calls?|named|titled|entitled|known as|dubbed|dubs?|so-called|headed|headlined|"
    r"nicknamed|termed?|labell?ed|branded|brands?|pronounced|judged|judges?|deemed|deems?|"
    r"considered|considers?|classed|assessed|marked)"
)
_NAMING = re.compile(
    r"\b(?:" + _CALLING + r"|phrase|word|words|category|categories|slogan|motto|label|heading|"
    r"under|graded|rated|ratings? of|grade of|judgements? of)\s*(?:as|of|a|an|the)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
# `which they called “a model for others”`: a judgement, and no name.
_CALLED = re.compile(
    r"(?P<before>[\w’'-]+\s+)?(?P<who>[\w’'-]+)\s+(?:also\s+|then\s+|later\s+|rightly\s+)?"
    + _CALLING
    + r"\s*(?:as|an?|the)?\s*$"
)
_CALLERS_WORDS = """
he she they it we who has have had ofsted hmicfrs hmic estyn cqc ministers campaigners critics
"""
_CALLERS = frozenset(_CALLERS_WORDS.split()) | GROUPS | BODY_NOUNS
# `what he called the “…” of`, `described it as “…”`, `in her own words, “…”`: somebody's words.
_SOMEBODYS = re.compile(
    r"\bin (?:his|her|their|its|my|(?:the )?[\w-]+[’']s?) (?:own )?words,?\s*$"
    r"|\bin the words of [^.;:]{1,80}$"
    r"|\b(?:describ(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|characteris(?:e|es|ed|ing)|"
    r"portray(?:s|ed|ing)?|condemn(?:s|ed|ing)?|hail(?:s|ed|ing)?|summed up|sums up)\b"
    r"[^.;:]{1,240}? as (?:an?|the|being|having|both|at best|too)?\s*$"
)
# `a new “vulnerability desk”`: what is new has a name.
_NEW = re.compile(r"\b(?:an?|the|its|their|this) new\s+$", re.IGNORECASE)
_PLACED = re.compile(
    r"[\s,.;:)]|(?:and|but|or|of|about|over|that|which|who|was|were|is|are|had|has|in|at|to|"
    r"for|with|by|on|from|when|as|because|since|after|before|during|within|across|between|than|"
    r"if|while|though|although|despite|last|this|among|amongst|towards?|around|against|under|into|"
    r"out|throughout|inside|behind|without|whose|where|how|why|they|it|he|she|we|there|nor|not|so|"
    r"yet|too|again|even|until|unless|once|rather|following)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:[’']s?|\b(?:the|a|an|its|their|his|her|new|this|that))\s*$", re.IGNORECASE)
_DEGREE = re.compile(r"(?:\w{2,}ly|so|very|too|far|more|most|less|quite|not|no) \w", re.IGNORECASE)


_TOLD_LATER = REPORTING_PATTERN + r"|(?<!be )(?<!been )(?<!was )(?<!were )" + FOUND
_TAIL = re.compile(
    r",\s+(?:\(?[\w’'.&-]+\)?\s+){0,12}?(?:" + _TOLD_LATER + r")\b[^,]{0,80}$", re.IGNORECASE
)
# `“…” for years, councillors have claimed, after …`
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_INTERPOSED = re.compile(r",\s+(?:[\w’'.&-]+\s+){1,8}?(?:" + _TOLD_LATER + r")[,;]", re.IGNORECASE)


# `The team was “overly optimistic”`: a view, which may be theirs who spoke right before.
_VIEW = re.compile(
    r"\b(?:was|were|is|are|been|being|had|has|have|showed|shows|bore|remains?|remained|seemed|felt|"
    r"made|make|lacked|lacks?|looked)\s+(?:(?:also|often|still|too often|not|sometimes|"
    r"simply|[a-z]+ly)\s+)?(?:an?\s|the\s|little\s|no\s|to\s)?$"
)


# `it was “harsh”`, `found it “harsh”`, `“hard to read” but “fair”`: said of something.
_BEING = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|seem(?:s|ed)?|felt|feels?|look(?:s|ed)?|remain(?:s|"
    r"ed)?|"
    r"become|becomes|became|sounded|appear(?:s|ed)?|proved)|[a-z][’'](?:s|re)|\bto have been)\s+"
    r"(?:(?:also|often|still|not|simply|just|even|both|too|so|all|as|now|at best|[a-z]{2,20}ly)\s+)"
    r"{0,2}$"
)
_MADE = re.compile(
    r"\b(?:found|finds?|finding|thought|thinks?|considered|considers?|considering|called|calls?|"
    r"calling|deemed|judged|branded|brands?|branding|labelled|labelling|dubbed|pronounced|"
    r"declared|left|made)\s+(?:[\w’'-]+\s+){1,8}$"
)
_JOINED = re.compile(r"[”\"’'](?:,|,?\s+(?:and|but|or|yet|if|though|nor))\s+(?:[a-z]{2,20}ly\s+)?$")
_ENDED = re.compile(r"\s*(?:$|[,.;:)?!—–]|(?:and|but|or|by|that|which|when|for|because|as|in)\b)")
# `rang “for as long as an hour”`: no name begins so.
_NO_NAME = re.compile(
    r"(?:for|with|in|on|at|to|of|by|from|without|under|not|no|as|too|so|than|because|when|if|"
    r"until|over|after|before|neither|nor|barely|hardly|only|simply|still|far|more|less|never|"
    r"always|often|and|but|or|being|having|[a-z]{2,20}ly)\b"
)


FINDERS = re.compile(
    r"\b(?:inspectors|inspectorate|watchdog|regulator|hmic(?:frs)?|ofsted|cqc|estyn|hmip|"
    r"(?:the|its|their|this) (?:[a-z]{1,20} )?report)\b(?![’'])",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:$|[.,;]|and\b|but\b)")
_HELD = re.compile(r"(?:[’']s?|\b(?:the|its|their|his|her|this|that|our))\s+$")


@dataclass(frozen=True)
class Setting:
    """A quotation within a sentence of narration.

    Args:
        before: The sentence before the marks.
        inner: What stands between them.
        after: The sentence after them.
        words: How many words it has.
        told: Whether the narration before it says that someone tells something.
        passive: Whether it says so without saying who: `staff were found to be`.
        goes_on: Whether the paragraph has reported a fragment of someone's words already.
    """

    before: str
    inner: str
    after: str
    words: int
    told: bool
    passive: bool
    goes_on: bool

    @property
    def placed(self) -> bool:
        """Whether the quotation is no mere attribute of the word after it."""
        after = self.after
        return (
            not after.strip()
            or after[0] in ",.;:)?!—–"
            or _PLACED.match(after.lstrip()) is not None
        )

    @cached_property
    def names(self) -> bool:
        """Whether the words before say that it is a name, a grade or a word spoken of."""
        near = self.before[-60:]
        last = self.inner.rstrip(" .,").rpartition(" ")[2]
        if self.words <= 3 and last in _NAMED and _OWNED.search(near):
            return True
        if _ASKED.search(self.before[-260:]) is not None:
            return True
        return _NAMING.search(near) is not None and not _judged(self.before[-100:])

    @property
    def tail(self) -> bool:
        """Whether the sentence says after the words who tells them."""
        return (
            _TAIL.search(self.after[-300:]) is not None
            or _INTERPOSED.search(self.after[:300]) is not None
            or _ACCORDING.search(self.after[:600]) is not None
        )


def _judged(before: str) -> bool:
    """Whether someone is the subject of the verb of calling right before: `which they called`."""
    called = _CALLED.search(before)
    if called is None:
        return False
    who, word = called["who"].lower(), (called["before"] or "").strip().lower()
    if word in ("a", "an"):
        # `a charity called “…”`
        return False
    return (
        who in _CALLERS
        or who in ROLE_HEADS
        or who.removesuffix("s") in ROLE_HEADS
        or word == "one"
        or (called["who"][0].isupper() and called.start("who") > 0)
    )


# `the “help desk”`, `its “right care” policy`: what bears a name.
_NAMED_WORDS = """
desk hub scheme team teams offer plan list tax unit service programme project policy approach model
phase panel line app board group forum fund centre zone pathway strategy framework portal initiative
campaign pilot patrol patrols squad system charter pledge
"""
_NAMED = frozenset(_NAMED_WORDS.split())
# `Asked whether it was “in crisis”`: the words of whoever asked.
_ASKED = re.compile(
    r"(?:^|[,;]\s)\W{0,3}(?:when |also )?(?:asked|questioned|quizzed|pressed|challenged) "
    r"(?:whether|if|about|over|on|how|why)\b[^,;]{0,200}$"
    r"|\b(?:reject(?:s|ed|ing)|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing))\s"
    r"[^.;]{0,60}\b(?:claims?|suggestions?|allegations?|accusations?|notion|idea|charges?|"
    r"reports)\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"[a-z-]{3,20}(?:, [a-z-]{3,20})*,? (?:and|but|yet) [a-z-]{3,20}$")


def viewed(setting: Setting) -> bool:
    """Whether a quotation is a view of what was inspected, by someone whom the sentence leaves out.

    Args:
        setting: The quotation, and the sentence around it.
    """
    near = setting.before[-60:]
    if setting.words < 2 or setting.names or _NEW.search(near):
        return False
    if not setting.placed and not (_PAIR.match(setting.inner) and not _OWNED.search(near)):
        return False
    if setting.passive or _VIEW.search(near) is not None:
        return True
    lower = setting.inner[0].islower()
    if lower and FINDERS.search(setting.before[-300:]) and not _HELD.search(near):
        # `inspectors had concerns about “…”`
        return True
    return setting.words >= 3 and _NO_NAME.match(setting.inner) is not None


def reported(setting: Setting) -> bool:
    """Whether a quotation within a sentence is words of someone whom the sentence reports.

    Args:
        setting: The quotation, and the sentence around it.
    """
    before, words = setting.before, setting.words
    if words < 2:
        return _lone(setting)
    near = before[-60:]
    if WHAT.search(before[-160:]) or (
        _SOMEBODYS.search(before[-320:]) and (setting.told or not setting.passive)
    ):
        return True
    if words <= 3 and _NEW.search(near):
        return False
    if setting.names:
        return False
    # `the “deeply troubling” backlog`, `they “thoroughly enjoy” lessons`: a view, and no name.
    judging = _DEGREE.match(setting.inner) is not None
    owned = words == 2 or (words <= 4 and _OWNED.search(before[-40:]) is not None)
    if not setting.placed and owned and not judging:
        return False
    if setting.told or (setting.goes_on and words >= 3):
        return True
    return setting.tail


def _lone(setting: Setting) -> bool:
    """Whether one word is said of something by someone whom the sentence names."""
    before, inner = setting.before, setting.inner
    said = setting.told or setting.tail
    if not said or setting.names or len(inner) < 3 or not inner.islower():
        return False
    near = before[-100:]
    if not _ENDED.match(setting.after):
        return _BEING.search(near) is not None and setting.placed
    return (
        _BEING.search(near) is not None
        or _SOMEBODYS.search(before[-320:]) is not None
        or _judged(near)
        or (setting.goes_on and _JOINED.search(near) is not None)
        or (_MADE.search(near) is not None and _CLOSED.match(setting.after) is not None)
    )
