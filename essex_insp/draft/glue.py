"""The words that tie a grade to what it is for: `was also rated as`, `has been given a mark of`."""

from __future__ import annotations

import re

# Asides that part a sentence from its verb or its preposition: `Custody, however, was good`.
_ASIDE = re.compile(
    r",\s+(?:however|too|though|meanwhile|again|also|in turn|as well|likewise|similarly|"
    r"in addition|"
    r"(?:by|in) (?:contrast|comparison)|on the other hand|for its part|at (?:least|last)|indeed|"
    r"of course|once (?:more|again)|for the (?:first|second|third|fourth) time|perhaps|"
    r"(?:the |its )?(?:inspectors|inspectorate|watchdog|regulator|report|hmic\w*|ofsted|cqc|estyn|"
    r"it|they)\s+(?:also\s+|has\s+|have\s+)?(?:said|says|found|finds|added|adds|ruled|concluded|"
    r"decided|noted|judged)),"
    r"|,\s+(?:too|as well|again|likewise|though)(?=[.;]|\s+(?:at|in|for|on|and|but|while|as)\b)"
    r"|(?<=\w)\s+(?:too|as well)(?=[.;]|,\s+(?:as|at|in|for|and|but|while)\b|"
    r"\s+(?:at|in|for|as (?!as))\b)",
    re.IGNORECASE,
)
# A space that is not taken for the gap between two cells of a table.
_BLANK = "\N{NO-BREAK SPACE}"
# `custody as well as vetting`
_AS_WELL_AS = re.compile(r"\b(?:as well as|along with|together with|plus)(?=\s)")
_LINKS_WORDS = """
was were is are be been being has have had having 's ’s 're ’re get
also both all each again still now only too instead therefore once more just narrowly newly formally
respectively either overall already firmly so
rated graded judged deemed found assessed considered classed classified branded named labelled
marked ranked scored handed given awarded granted earned received got gets gotten achieved secured
won gained told ruled declared called put placed lifted raised moved upgraded downgraded lowered
improved dropped fell fallen slipped declined risen rose climbed jumped plunged sank sunk slid went
gone come came comes emerged remains remain remained stays stayed keeps kept holds held hangs
clings retains retained maintained maintains made singled picked seen said described reported
thought felt worth fared sits stands scores earns wins receives merits merited
rating ratings grade grades grading gradings mark marks score scores verdict verdicts judgment
judgement judgments judgements assessment status
as to at of a an the out up down back on last year previous its onto along with
another top highest bottom lowest worst best possible rare coveted new same earn earned no more less
than better merely barely unchanged stuck steady two three places place notches levels level grades
nothing one handful few moves rises falls drops slips climbs slides jumps improves
first second third likewise similarly equally
"""
_TYING_WORDS = """
re-rated called pronounced
rated graded judged deemed found assessed considered classed classified branded named labelled
marked ranked scored handed given awarded granted earned received got gets achieved secured won
gained told ruled declared lifted raised upgraded downgraded remains remain remained stays
stayed keeps kept holds held hangs clings retains retained maintained came come comes emerged
rating ratings grade grades grading gradings mark marks score scores verdict verdicts judgment
judgement judgments judgements assessment receives earns earn unchanged
fell fallen dropped slipped slid sank moved climbed
risen rose improved declined leapt jumped plunged went gone stuck sits stands
"""
_TYING = frozenset(_TYING_WORDS.split())
_LINKS = frozenset(_LINKS_WORDS.split()) | _TYING
# A link that may end what stands before it, and so is left to it: `what goes with it`.
_LOOSE = frozenset(["with", "the", "of", "at", "a", "an", "up", "out", "down", "on"])
_WORD = re.compile(r"[’']?[\w-]+|[^\w\s]")
_LONGEST = 260


def plain(text: str) -> str:
    """Return a text without the asides of its sentences, and with one `and` for all, at its length.

    Args:
        text: The text.
    """
    text = _AS_WELL_AS.sub(lambda joint: "and".ljust(len(joint[0]), _BLANK), text)
    return _ASIDE.sub(lambda aside: _BLANK * len(aside[0]), text)


def before(text: str, low: int, high: int) -> tuple[int, bool]:
    """Find where the words begin that lead up to a grade, and whether they tell of grading.

    Args:
        text: The text.
        low: Where to look from.
        high: Where the grade starts.
    """
    words = list(_WORD.finditer(text, max(low, high - _LONGEST), high))
    while words and words[-1][0] in "“\"‘':":
        words.pop()
    at, tying, loose, after = high, False, high, ""
    for word in reversed(words):
        link = word[0].lower()
        if link not in _LINKS and not link.endswith(("n’t", "n't")):
            break
        at = word.start()
        if link not in _LOOSE or (after in _TYING and link in ("the", "a", "an")):
            loose = at
        tying = tying or link in _TYING
        after = link
    # What goes before the first verb belongs to the subject: `what goes with it was good`.
    return (loose if loose < high else at), tying
