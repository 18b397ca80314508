"""The scales of known inspectorates, and grades as a scale spells them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from essex_insp.errors import Fault, short
from essex_insp.library.files import bundled
from essex_insp.matching import fold, nearest

_NO_GRADE = (
    r"(?i)\b(?:no|not|never|without|insufficient|un(?:able|rated|graded))\b.*"
    r"\b(?:rat|grad|judg|assess|inspect|appl|evidence)\w*|\bun(?:rated|graded)\b"
)
"""Words that stand in a grade's place: `Inspected but not rated`."""
_LONGEST = 100


@cache
def known() -> dict[str, dict[str, Any]]:
    """Return the known frameworks by their ids, each as a report would write it."""
    frameworks = {}
    for name in ("frameworks", "scales"):
        for rules in bundled(name)["frameworks"]:
            keys = ("id", "name", "grades", "other_scales")
            frameworks[rules["id"]] = {key: rules[key] for key in keys if key in rules}
    return frameworks


def settle(content: dict[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Return a report with its known framework, and its grades as their scale spells them.

    A grade matches without regard to case. Words that say that there is no grade are moved
    out of a grade's place, into `instead`. What does not fit is left for the checks; a framework
    that is named and not known is a fault.
    """
    framework = content.get("framework")
    if isinstance(framework, str):
        if framework not in known():
            close = nearest(framework, known())
            nearby = f"did you mean {close[0]!r}? If not, " if close else ""
            said = f"{short(repr(framework))}: no framework of that id is known"
            return content, [Fault("$.framework", said, f"{nearby}give its id and its grades")]
        framework = known()[framework]
        content = {**content, "framework": framework}
    judgments = content.get("judgments")
    if not isinstance(framework, dict) or not isinstance(judgments, list):
        return content, []
    spelled = {name: _spelled(tuple(scale)) for name, scale in scales_of(framework).items()}
    return {**content, "judgments": [_settled(judgment, spelled) for judgment in judgments]}, []


def scales_of(framework: dict[str, Any]) -> dict[str | None, list[str]]:
    """Return the grades of each scale of a framework by its id, the words among them, each once."""
    others = framework.get("other_scales")
    scales: dict[str | None, list[str]] = {}
    for scale in (framework, *(others if isinstance(others, list) else ())):
        name = scale.get("id") if isinstance(scale, dict) else None
        if scale is framework or isinstance(name, str):
            grades = scale.get("grades")
            words = grades if isinstance(grades, list) else ()
            once = dict.fromkeys(word for word in words if isinstance(word, str))
            scales[None if scale is framework else name] = list(once)
    return scales


@lru_cache(maxsize=100)
def _spelled(grades: tuple[str, ...]) -> dict[str, str]:
    """Grades by how they may be written."""
    return {**{fold(grade): grade for grade in reversed(grades)}, **{word: word for word in grades}}


def _settled(judgment: Any, scales: dict[str | None, dict[str, str]]) -> Any:
    scale = judgment.get("scale") if isinstance(judgment, dict) else ()
    if not isinstance(scale, (str, type(None))):
        return judgment
    spelled, changed = scales.get(scale, {}), dict[str, Any]()
    for key in ("grade", "inferred_grade"):
        grade = judgment.get(key)
        if not isinstance(grade, str):
            continue
        if word := spelled.get(grade) or spelled.get(fold(grade)):
            changed[key] = word
        elif key == "grade" and len(grade) < _LONGEST and re.search(_NO_GRADE, grade):
            changed |= {"grade": None, "instead": judgment.get("instead") or grade}
    return {**judgment, **changed} if changed else judgment


def rank(grade: str | None, scale: Sequence[str]) -> tuple[int, int] | None:
    """Return the place of a grade, from 1 for the best, and of how many; `None` if not on it."""
    return (scale.index(grade) + 1, len(scale)) if grade in scale else None


def direction(before: str | None, after: str | None, scale: Sequence[str]) -> str | None:
    """Return how a grade stands to one before it: `up`, `down`, `same`; `None` if off the scale."""
    first, second = rank(before, scale), rank(after, scale)
    if first is None or second is None:
        return None
    return "up" if second < first else "down" if second > first else "same"
