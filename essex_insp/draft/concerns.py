"""Sentences in which someone is concerned, criticises, or finds a failing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading, sentences
from essex_insp.model import ConcernKind

_CAUSE = re.compile(r"\bcauses? (?:of|for) concern\b", re.IGNORECASE)
_AREA = re.compile(r"\bareas? (?:for|of) improvement\b", re.IGNORECASE)
_RECOMMENDED = re.compile(r"\b(?:recommends?|recommended|recommendations?)\b", re.IGNORECASE)
_EXPRESSED = re.compile(
    r"\b(?:concern(?:s|ed|ing)?|worr(?:y|ied|ies|ying)|alarm(?:ed|ing)|troubl(?:ed|ing)|"
    r"disappoint(?:ed|ing|ment|ingly)|"
    r"frustrat(?:ed|ing)|dismayed|appalled|shock(?:ed|ing)|unhappy|fears?|uneasy|disturb(?:ed|"
    r"ing))\b",
    re.IGNORECASE,
)
_CRITICISED = re.compile(
    r"\b(?:criticis(?:e|ed|es|ing|m|ms)|critici[sz]\w+|condemn(?:ed|s|ing)?|scathing|damning|"
    r"lambasted|slammed|blasted|rebuked?|"
    r"fail(?:s|ed|ing|ings|ure|ures)?|shortcomings?|weakness(?:es)?|shortfalls?|deficienc(?:y|"
    r"ies)|unacceptabl[ey]|"
    r"inadequate|inadequately|inadequacies|not good enough|(?:said|says|told|found|"
    r"that) (?:it|they|the \w+) must|not doing enough|not (?:yet )?(?:effective|consistent|"
    r"adequate|sufficient|safe|enough|well enough)|"
    r"poor|poorly|inconsistent|ineffective|insufficient|unsafe|too [a-z]+(?<!too much)|"
    r"slow to|often late|without a \w+ \w+|"
    r"let (?:\w+ )?down|letting (?:\w+ )?down|missed opportunit(?:y|ies)|fall(?:s|ing|"
    r"en)? (?:well |far )?(?:short|below)|fell short|"
    r"must (?:do better|do more|improve|act|address|urgently)|needs? to (?:improve|get|"
    r"do more|do better|address|act|be better)|need(?:s|ed)? improvement|"
    r"could do better|room for improvement|(?:urgent|further|significant) improvements?|"
    r"at risk|put(?:ting)? \w+ at|lack(?:s|ed|ing)?(?: of)?|unable to|"
    r"struggl(?:es|ed|ing|e)|backlogs?|delays?|overdue|wait(?:ed|ing)? (?:too|more than|up to|"
    r"for up to|an average)|unallocated|wrongly|"
    r"did not (?:always|have|know|do|understand|act|follow|meet|record|respond)|"
    r"do(?:es)? not (?:always|have|know|do|understand|act|follow|meet|record|respond|comply)|"
    r"not (?:complying|meeting|being|always|recording|following|responding|identifying|"
    r"assessing)|stopped all|breach(?:es|ed)?|neglect(?:ed)?|"
    r"special measures|intolerable|unsustainable|shortages?|left without|people down|"
    r"better than this|under-?record(?:ed|ing)?|blunders?|chaotic|dysfunctional|toxic|"
    r"serious problems?|went wrong)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|nor|without|never|n[’']t|fewer|addressed|allay(?:ed|s)?|removed|lifted|"
    r"closed|resolved|dealt with|rather than|eased)\b[^.;:]{0,24}"
    r"\b(?:concern(?:s|ed)?|worr(?:y|ied|ies)|fail(?:ed|ing|ings|ures?)?|weakness(?:es)?|"
    r"shortcomings|criticisms?|causes? (?:of|for) concern|delays?|backlogs?)\b"
    r"|\b(?:concerns?|causes? (?:of|for) concern|backlogs?|shortcomings|"
    r"failings)\b[^.;:]{0,40}\b(?:have|has|had|were|was) (?:now |all |since |been )*"
    r"(?:been )?(?:addressed|lifted|closed|removed|resolved|cleared|discharged)\b"
    r"|\banyone (?:who is |with (?:any )?)?concern\w*|\bas far as \w+ (?:is|are) concerned\b|"
    r"\b(?:all|those|everyone|agencies|the \w+) concerned\b(?! about| that| by)"
    r"|\bfailing that\b|\bwithout fail\b|\bpoor(?:er)? (?:families|areas|communities|people|"
    r"countries)\b|\bhave(?:n[’']t| not) failed\b"
    r"|\brejected\b[^.;:]{0,30}\bcriticism\b|\bnot (?:poor|inadequate)\b|\bcannot fail\b|"
    r"\bnot complacent\b|\bno delays?\b",
    re.IGNORECASE,
)
# A grade is told with the grades; the sentence is a concern when it says more.
_GRADED = re.compile(
    r"[“\"‘']inadequate[”\"’']|\b(?:rated|graded|judged|deemed|branded|classed|found|ranked|"
    r"rates)\b[^.;]{0,60}?\binadequate\b"
    r"|\binadequate\b(?=\s*(?:[,.;:]|$|in|for|at|overall|rating|grade|and|by))",
    re.IGNORECASE,
)
_PEOPLE_ASKED = re.compile(
    r"\b(?:call|contact|dial|telephone|phone|visit|email)\b[^.]{0,40}\b(?:101|999|0\d{3,}|"
    r"crimestoppers|samaritans|www|http)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Worry:
    """A sentence that voices a concern, in the copy.

    Args:
        start: Where it starts.
        end: Where it ends.
        paragraph: The index of its paragraph.
        kind: The formal label that it uses, or that it expresses a concern, or neither.
    """

    start: int
    end: int
    paragraph: int
    kind: ConcernKind


def find(reading: Reading, speech: list[Speech]) -> list[Worry]:
    """Return the sentences that voice a concern, in order.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
    """
    found: list[Worry] = []
    text = reading.text
    edges: dict[int, list[Speech]] = {}
    for piece in speech:
        edges.setdefault(piece.paragraph, []).append(piece)
    for index, part in enumerate(reading.paragraphs):
        if part.heading and not part.bullet:
            continue
        for start, end in sentences(text, part.start, part.end):
            kind = _kind(text[start : min(end, start + 2000)])
            if kind is None:
                continue
            low, high = start, end
            here = edges.get(index, [])
            at = bisect_right(here, start + 1, key=lambda piece: piece.start) - 1
            # A sentence that is nothing but speech is located without its marks.
            if at >= 0 and end <= here[at].end + 1:
                low, high = max(start, here[at].start), min(end, here[at].end)
            if low < high:
                found.append(Worry(low, high, index, kind))
    return found


def _kind(sentence: str) -> ConcernKind | None:
    """Return how a sentence voices a concern, or None when it does not."""
    if _PEOPLE_ASKED.search(sentence):
        return None
    rest = _GRADED.sub(" ", _DENIED.sub(" ", sentence))
    if _CAUSE.search(rest):
        return "cause-of-concern"
    if _AREA.search(rest):
        return "area-for-improvement"
    if _EXPRESSED.search(rest):
        return "expressed-concern"
    if _CRITICISED.search(rest):
        return "unlabelled"
    if _RECOMMENDED.search(rest) and re.search(
        r"\b(?:force|council|service|school|trust|immediately|months|should)\b", rest
    ):
        return "recommendation"
    return None
