"""Reports made up for tests: one force, any rounds, any judgments."""

from __future__ import annotations

from typing import Any

from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection

FOUR = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
FIVE = ["Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate"]


def judgment(
    area: str, grade: str | None = None, basis: str = "inspected", **more: Any
) -> dict[str, Any]:
    """Return a judgment as a report has it."""
    return {"id": area, "area": area.capitalize(), "grade": grade, "basis": basis, **more}


def report(
    round: str | None,
    judgments: list[dict[str, Any]],
    framework: str | dict[str, Any] | None = "peel-2015-2018-19",
    **more: Any,
) -> Inspection:
    """Return a made-up report, open for questions."""
    grades = FIVE if framework in ("peel-2021-22", "peel-2023-25") else FOUR
    content = {
        "schema": "essex-insp/report/1",
        "id": f"force-a-{round or 'none'}",
        "title": "A made-up report",
        "force": {"id": "force-a", "name": "Force A"},
        "round": round,
        "framework": {"id": framework, "grades": grades}
        if isinstance(framework, str)
        else framework,
        "judgments": judgments,
        **more,
    }
    return Inspection(Report.model_validate(content))
