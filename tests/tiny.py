"""A made-up report: every kind of thing once, present and absent. Nobody in it exists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_REPORT: dict[str, Any] = {
    "schema": "essex-insp/report/1",
    "id": "force-a-2016",
    "title": "An inspection of Force A",
    "kind": "peel",
    "force": {"id": "force-a", "name": "Force A"},
    "round": "2016",
    "framework": {
        "id": "framework-a",
        "grades": ["Outstanding", "Good", "Requires improvement", "Inadequate"],
    },
    "inspectorate": "The Inspectorate of Anytown",
    "published": "2016-11",
    "published_note": "The day was not read.",
    "parts": [{"name": "part one", "published": "2016"}],
    "told_by": "anytown-gazette",
    "notice": "Made up; anyone may use it.",
    "inspectors": ["jane-example"],
    "chief_constable": "john-sample",
    "judgments": [
        {
            "id": "overall",
            "area": "Overall effectiveness",
            "question": "How well does the force do?",
            "pillar": "effectiveness",
            "level": "overall",
            "grade": "Requires improvement",
            "basis": "inspected",
            "judged_in": "2016",
            "confidence": "high",
            "citations": [{"source": "the-page"}],
        },
        {
            "id": "patrol",
            "area": "Patrolling Anytown",
            "grade": "Good",
            "basis": "carried-over",
            "judged_in": "2015",
            "citations": [
                {"source": "the-page", "paragraph": 2},
                {"source": "anytown-gazette", "paragraph": 3, "exact": "good at patrol"},
            ],
        },
        {"id": "dogs", "area": "Keeping dogs", "basis": "not-inspected"},
        {
            "id": "horses",
            "area": "Keeping horses",
            "basis": "ungraded",
            "body": "Force B",
            "inferred_grade": "Good",
            "note": "A note on horses.",
            "confidence": "low",
        },
        {"id": "boats", "area": "Keeping boats", "grade": "Inadequate", "basis": "unknown"},
        {"id": "kites", "area": "Keeping kites", "basis": "unknown"},
    ],
    "findings": [
        {
            "id": "fewer-thefts",
            "kind": "comparison",
            "summary": "There are fewer thefts than in Force B.",
            "about": ["theft"],
            "comparison": {
                "measure": "thefts",
                "relation": "lower",
                "baseline": "Force B",
                "factor": 2.5,
                "value": "4 a week",
                "baseline_value": "10 a week",
            },
            "citations": [{"source": "anytown-gazette", "paragraph": 1, "exact": "fewer thefts"}],
        },
        {
            "id": "proud",
            "kind": "claim",
            "summary": "The chief constable is proud.",
            "stated_by": "john-sample",
        },
    ],
    "concerns": [
        {
            "id": "lost-keys",
            "kind": "expressed-concern",
            "status": "not-established",
            "status_note": "Nobody said.",
            "title": "Keys get lost",
            "summary": "The force loses its keys.",
            "parts": [
                {
                    "text": "Keys were lost on Monday.",
                    "citations": [{"source": "anytown-gazette", "paragraph": 4}],
                },
                {"text": "Keys were lost on Tuesday."},
            ],
            "raised_by": "jane-example",
            "about": ["keys", "theft"],
            "quotes": ["jane-2"],
            "note": "She says that she is concerned; no label was seen.",
            "citations": [{"source": "anytown-gazette", "paragraph": 4}],
        },
        {
            "id": "no-records",
            "kind": "cause-of-concern",
            "status": "open",
            "title": "No records are kept",
            "summary": "The force keeps no records.",
            "citations": [{"source": "the-page", "paragraph": 9}],
            "trail": [
                {"date": "2016-11", "kind": "raised", "summary": "It was raised."},
                {"kind": "no-mention-found", "summary": "Nothing more was found."},
            ],
        },
    ],
    "speakers": [
        {
            "id": "jane-example",
            "name": "Jane Éxample",
            "role": "HM Inspector of Samples",
            "organisation": "The Inspectorate of Anytown",
            "citations": [{"source": "anytown-gazette", "paragraph": 2}],
        },
        {"id": "john-sample", "name": "John Sample", "role": "Chief Constable", "note": "Acting."},
        {"id": "a-passer-by", "name": "A passer-by"},
    ],
    "statements": [
        {
            "id": "jane",
            "speaker": "jane-example",
            "occasion": "On the steps of the town hall.",
            "quotes": [
                {
                    "id": "jane-1",
                    "text": "I’m pleased that “the force” [sic] has improved -- a little.",
                    "about": ["progress"],
                    "tone": "positive",
                    "attribution": {
                        "kind": "introduced-earlier",
                        "citation": {"source": "anytown-gazette", "paragraph": 2},
                    },
                    "citations": [
                        {
                            "source": "anytown-gazette",
                            "paragraph": 3,
                            "prefix": "“",
                            "position": [10, 70],
                        }
                    ],
                },
                {
                    "id": "jane-2",
                    "text": "I am concerned that [the force] loses its keys.",
                    "about": ["keys"],
                    "tone": "critical",
                    "attribution": {"kind": "continued"},
                    "citations": [{"source": "anytown-gazette", "paragraph": 4, "suffix": "”"}],
                },
            ],
        },
        {
            "id": "john",
            "speaker": "john-sample",
            "quotes": [
                {
                    "id": "john-1",
                    "text": "We do what we can.",
                    "marked": False,
                    "attribution": {"kind": "by-context"},
                    "citations": [{"source": "anytown-gazette", "paragraph": 5}],
                }
            ],
        },
        {"id": "somebody", "quotes": [{"id": "somebody-1", "text": "Well, well."}]},
    ],
    "sources": [
        {
            "id": "anytown-gazette",
            "kind": "news-story",
            "publisher": "Anytown Gazette",
            "title": "Keys lost, report says",
            "url": "https://gazette.example/keys",
            "published": "2016-11-03",
            "sha256": "0" * 64,
            "length": 1234,
            "note": "Made up.",
        },
        {
            "id": "the-page",
            "kind": "web-page",
            "publisher": "The Inspectorate of Anytown",
            "isbn": "978-0-00-000000-2",
            "published_note": "Undated.",
            "licence": {
                "name": "Anytown Licence",
                "url": "https://licence.example/",
                "statement": "By leave of Anytown.",
            },
        },
    ],
    "notes": [{"text": "A note on the whole.", "citations": [{"source": "the-page"}]}],
    "disagreements": [
        {
            "about": "How many keys were lost.",
            "sayings": [
                {"text": "Two.", "citations": [{"source": "the-page"}]},
                {"text": "Three.", "citations": [{"source": "anytown-gazette"}]},
            ],
            "used": "Neither.",
        }
    ],
    "citations": [{"source": "the-page"}, {"source": "anytown-gazette"}],
}
_TEXT = json.dumps(_REPORT)


def report(**changes: Any) -> dict[str, Any]:
    """Return the made-up report as JSON data, with other values for some of its keys."""
    return {**json.loads(_TEXT), **changes}


def bare(**changes: Any) -> dict[str, Any]:
    """Return the least that is a report."""
    return {
        "schema": "essex-insp/report/1",
        "id": "bare",
        "title": "A bare report",
        "force": {"id": "force-a", "name": "Force A"},
        **changes,
    }


def written(folder: Path, content: Any, name: str = "report.json") -> Path:
    """Write JSON data to a file, lone surrogates and all, and return its path."""
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
