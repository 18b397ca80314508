"""The formal labels that a paper gives to concerns, against those that the inspectorate gave."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from essex_insp.questions.items import ConcernItem
from essex_insp.questions.proof.facts import Facts
from essex_insp.questions.proof.item import ProofItem, Reading, stems
from essex_insp.questions.proof.times import Times

_LABELS = {
    "cause-of-concern": re.compile(r"\b(?:accelerated )?causes? (?:of|for) concern\b", re.I),
    "area-for-improvement": re.compile(r"\bareas? (?:for|of) improvement\b|\bAFIs?\b", re.I),
    "recommendation": re.compile(r"\bformal recommendations?\b", re.I),
}
_DENIED = re.compile(r"\b(?:not|no|never|isn[’']t|wasn[’']t|without|rather than|nor)\b[^.;]{0,40}$", re.I)
_COMMON = stems(
    "cause concern concerns area improvement formal label inspector inspectors inspection report "
    "reported said found raised issued identified recorded made about that which there year essex "
    "HMICFRS HMIC constabulary PEEL one two three also because after before over"
)
_ENOUGH, _SHARED, _NEAR = 0.3, 2, 0.75


def labels(reading: Reading, facts: Facts, times: Times) -> Iterator[ProofItem]:
    """Yield what the record says of each label that a paper gives.

    Args:
        reading: The paper.
        facts: The record.
        times: The years and rounds that it names.
    """
    weights = _Weights(facts.concerns)
    for start, end in reading.sentences:
        told = reading.narration(start, end)
        for kind, pattern in _LABELS.items():
            for match in pattern.finditer(told):
                span = start + match.start(), start + match.end()
                named = times.within(start, end)
                concerns = [
                    concern
                    for concern in facts.concerns
                    if not named or any(str(time.first) in _dated(concern) for time in named)
                ]
                alike = weights.alike(told, concerns) or weights.alike(told, facts.concerns)
                yield _label(reading, span, kind, bool(_DENIED.search(told[: match.start()])), alike)


def _dated(concern: ConcernItem) -> str:
    return f"{concern.round or ''} {concern.report}"


class _Weights:
    """How much a word tells of which concern is meant: the rarer, the more."""

    def __init__(self, concerns: list[ConcernItem]) -> None:
        self._stems = {(one.report, one.id): _subject(one) for one in concerns}
        counts = Counter(stem for words in self._stems.values() for stem in words)
        self._weights = {
            stem: math.log(1 + len(concerns) / count) for stem, count in counts.items()
        }

    def alike(self, sentence: str, concerns: list[ConcernItem]) -> list[ConcernItem]:
        """Return the concerns that a sentence is about, the likeliest first."""
        wanted = stems(sentence) - _COMMON
        unknown = math.log(1 + len(self._stems))
        whole = sum(self._weights.get(stem, unknown / 2) for stem in wanted) or 1.0
        scores = []
        for concern in concerns:
            shared = wanted & self._stems[concern.report, concern.id]
            score = sum(self._weights[stem] for stem in shared) / whole
            if len(shared) >= _SHARED and score >= _ENOUGH:
                scores.append((score, concern))
        best = max((score for score, _ in scores), default=0.0)
        scores.sort(key=lambda scored: -scored[0])
        return [concern for score, concern in scores if score >= best * _NEAR]


def _subject(concern: ConcernItem) -> frozenset[str]:
    parts = [concern.title, concern.summary, *concern.about, *(part.text for part in concern.parts)]
    return stems(" ".join([*parts, *(quote.text for quote in concern.quotes)])) - _COMMON


def _label(
    reading: Reading, span: tuple[int, int], kind: str, denied: bool, alike: list[ConcernItem]
) -> ProofItem:
    if not alike:
        says = "which concern is meant cannot be told"
        return reading.item("label", span, "not checked", "cannot be told", says)
    same = [concern for concern in alike if concern.kind == kind]
    concern = same[0] if same else alike[0]
    if concern.kind == "unlabelled":
        outcome, verdict = "not known", "not known"
    elif bool(same) is not denied:
        outcome, verdict = "right", "agrees"
    else:
        outcome, verdict = "wrong", "contradicts"
    label = concern.label or concern.kind.replace("-", " ")
    words = {
        "expressed-concern": "a concern that was expressed, not a formal cause of concern",
        "unlabelled": "its label is not known to us",
    }.get(concern.kind, f"the label is {label}")
    return reading.item(
        "label",
        span,
        outcome,
        verdict,
        f"{concern.title}: {words}",
        report=concern.report,
        see=["concerns", "--report", concern.report],
        sources=concern.sources,
    )
