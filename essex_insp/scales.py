"""The scales of known inspectorates, and grades as a scale spells them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from essex_insp.matching import fold, nearest

_NO_GRADE = re.compile(
    r"\b(?:no|not|never|without|insufficient|un(?:able|rated|graded))\b.*"
    r"\b(?:rat|grad|judg|assess|inspect|appl|evidence)\w*|\bun(?:rated|graded)\b",
    re.IGNORECASE,
)
"""Words that stand in a grade's place: `Inspected but not rated`."""
_LONGEST = 100


def data_folder() -> Path:
    """Return the folder of the bundled data: the installed package's, else the checkout's."""
    package = Path(__file__).parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


@cache
def known() -> dict[str, dict[str, Any]]:
    """Return the known frameworks by their ids, each as a report would write it."""
    frameworks = {}
    for name in ("frameworks.json", "scales.json"):
        content = json.loads((data_folder() / name).read_text(encoding="utf-8"))
        for one in content["frameworks"]:
            keys = ("id", "name", "grades", "other_scales")
            frameworks[one["id"]] = {key: one[key] for key in keys if key in one}
    return frameworks


def check_named(framework: Any) -> Any:
    """Return a framework as it is, or say that no framework of that id is known.

    Raises:
        ValueError: It is the id of none.
    """
    if isinstance(framework, str):
        close = nearest(framework, known())
        nearby = f"did you mean {close[0]!r}? If not, " if close else ""
        raise ValueError(f"no framework of that id is known; {nearby}give its id and its grades")
    return framework


def settle(content: Any) -> Any:
    """Return a report with its known framework, and its grades as their scale spells them.

    A grade matches without regard to case. Words that say that there is no grade are moved
    out of a grade's place, into `instead`. What does not fit is left for the checks.

    Args:
        content: What may be a report, unchecked.
    """
    if not isinstance(content, dict) or not content.get("framework"):
        return content
    framework = content["framework"]
    if isinstance(framework, str):
        framework = known().get(framework, framework)
        content = {**content, "framework": framework}
    judgments = content.get("judgments")
    if not isinstance(framework, dict) or not isinstance(judgments, (list, tuple)):
        return content
    others = framework.get("other_scales")
    spelled: dict[Any, dict[str, str]] = {None: _spellings(framework.get("grades"))}
    for one in others if isinstance(others, (list, tuple)) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            spelled[one["id"]] = _spellings(one.get("grades"))
    settled = [
        _settled(one, spelled.get(one.get("scale"), {}))
        if isinstance(one, dict) and isinstance(one.get("scale"), (str, type(None)))
        else one
        for one in judgments
    ]
    return {**content, "judgments": settled}


def _spellings(grades: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for grade in grades if isinstance(grades, (list, tuple)) else ():
        if isinstance(grade, str):
            found.setdefault(fold(grade), grade)
    return found


def _settled(judgment: dict[str, Any], spelled: dict[str, str]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for key in ("grade", "inferred_grade"):
        grade = judgment.get(key)
        if not isinstance(grade, str) or not spelled:
            continue
        if fold(grade) in spelled:
            changed[key] = spelled[fold(grade)]
        elif key == "grade" and len(grade) < _LONGEST and _NO_GRADE.search(grade):
            changed |= {"grade": None, "instead": judgment.get("instead") or grade}
    return {**judgment, **changed} if changed else judgment


def rank(grade: str | None, scale: Sequence[str]) -> tuple[int, int] | None:
    """Return the place of a grade in its scale and how many there are, as `(1, 4)`.

    Args:
        grade: The grade.
        scale: The scale, from the best grade to the worst.

    Returns:
        The place, from 1 for the best; `None` for what is not on the scale.
    """
    return (scale.index(grade) + 1, len(scale)) if grade in scale else None
