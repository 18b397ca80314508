"""The formal labels that a paper gives to concerns, against those that the inspectorate gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from essex_insp.draft.areas import keys
from essex_insp.matching import fold
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.reading import DENIED, ProofItem, Reading, Span
from essex_insp.questions.record import ConcernItem

_LABEL = re.compile(
    r"\b(?:(?P<cause_of_concern>(?:accelerated )?causes? (?:of|for) concern)|"
    r"(?P<area_for_improvement>areas? (?:for|of) improvement|AFIs?)|"
    r"(?P<recommendation>formal recommendations?))\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"\b(?:concern(?:s|ed)?|recommendations?|recommended)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:closed|lifted|discharged|resolved|signed off)\b", re.IGNORECASE)
_UNCHECKED = "what is said of a concern, or of what became of it, is not checked"
_COMMON = keys(
    "cause concern concerns improvement formal label inspector inspectors inspection report "
    "reported said found raised issued identified recorded made about there year essex hmicfrs "
    "hmic constabulary peel one two three also because after before over called police force "
    "was were has had"
)
_ENOUGH, _SHARED, _NEAR = 0.3, 2, 0.75
_MEANT = {
    "expressed-concern": "a concern that was expressed, not a formal cause of concern",
    "unlabelled": "its label is not known to us",
}


def labels(reading: Reading, inspections: Iterable[Inspection]) -> Iterator[ProofItem]:
    """Yield what the record says of each label that a paper gives."""
    known = [
        (fold(each.report.force.name), concern, _subject(concern))
        for each in inspections
        for concern in each.concerns()
    ]
    for start, end in reading.sentences:
        told = reading.narration[start:end]
        given = list(_LABEL.finditer(told))
        for spoken in list((_OUTCOME if given else _SPOKEN_OF).finditer(told))[:1]:
            span = start + spoken.start(), start + spoken.end()
            yield reading.item("concern", span, "not checked", _UNCHECKED)
        for label in given:
            denied = DENIED.search(told[: label.start()]) is not None
            span = start + label.start(), start + label.end()
            kind = (label.lastgroup or "").replace("_", "-")
            bodies = [fold(name) for name in reading.bodies(span[0], reading.result.body) if name]
            subjects = [
                (concern, subject)
                for force, concern, subject in known
                if not bodies or any(body in force or force in body for body in bodies)
            ]
            years = {str(time.first) for time in reading.times(start, end)}
            then = [
                (concern, subject)
                for concern, subject in subjects
                if any(year in f"{concern.round} {concern.report}" for year in years)
            ]
            alike = _alike(told, then) or _alike(told, subjects)
            yield _label(reading, span, kind, denied, alike)


def _label(
    reading: Reading, span: Span, kind: str, denied: bool, alike: list[ConcernItem]
) -> ProofItem:
    if not alike:
        return reading.item("label", span, "cannot be told", "which concern is meant was not read")
    concern = next((each for each in alike if each.kind == kind), alike[0])
    verdict = "agrees" if (concern.kind == kind) is not denied else "contradicts"
    verdict = "not known" if concern.kind == "unlabelled" else verdict
    formal = concern.label or f"a formal {concern.kind.replace('-', ' ')}"
    says = f"{concern.title}: {_MEANT.get(concern.kind, formal)}"
    return reading.item("label", span, verdict, says, concern.report, concern.sources)


def _alike(sentence: str, subjects: list[tuple[ConcernItem, frozenset[str]]]) -> list[ConcernItem]:
    """The concerns that a sentence is about, the likeliest first."""
    wanted = keys(sentence) - _COMMON
    shared = [(len(wanted & subject), concern) for concern, subject in subjects]
    shared.sort(key=lambda pair: -pair[0])
    least = max(_SHARED, _ENOUGH * len(wanted), _NEAR * shared[0][0] if shared else 0)
    return [concern for count, concern in shared if count >= least]


def _subject(concern: ConcernItem) -> frozenset[str]:
    parts = [concern.title, concern.summary, *concern.about]
    parts += [part.text for part in concern.parts] + [quote.text for quote in concern.quotes]
    return keys(" ".join(parts)) - _COMMON
