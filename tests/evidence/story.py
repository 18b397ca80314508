"""A made-up story and the report on it, for the tests of the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from essex_insp.evidence import Difference
from essex_insp.library.papers import paper_of
from essex_insp.model import Report
from essex_insp.questions.verification import VerifyItem, verify

PARAGRAPHS = (
    "Force A must improve how it answers calls, inspectors have said.",
    "Inspector Jane Example, who led the visit, was not satisfied with it.",
    "“I am pleased that Force A’s officers have cut burglary by 3.5% since 2015.",
    '"It is not yet good at answering calls. Nobody in Anytown should wait for help.',
    "“We saw anti-social behaviour fall – and that’s down to the staff.”",
    "Chief Constable John Sample welcomed the report.",
    "He said: “Our first duty is to keep people safe.”",
)
TEXT = "\n\n".join(PARAGRAPHS)
QUOTES = {
    "example-1": PARAGRAPHS[2][1:],
    "example-2": PARAGRAPHS[3][1:],
    "example-3": PARAGRAPHS[4][1:-1],
    "sample-1": PARAGRAPHS[6][10:-1],
}


def report(text: str = TEXT, quotes: dict[str, str] | None = None, **more: Any) -> Report:
    """Return the report; each quote is cited with its paragraph, and what stands round it."""

    def quote(name: str, attribution: dict[str, Any] | None) -> dict[str, Any]:
        words = QUOTES[name]
        start = text.find(words)
        citation: dict[str, Any] = {"source": "story"}
        if start >= 0:
            citation |= {
                "paragraph": text[:start].count("\n\n") + 1,
                "prefix": text[max(0, start - 20) : start] or None,
                "suffix": text[start + len(words) :][:20] or None,
                "position": (start, start + len(words)),
            }
        given = (quotes or {}).get(name, words)
        return {"id": name, "text": given, "citations": [citation], "attribution": attribution}

    introduced = {"source": "story", "exact": "Inspector Jane Example", "paragraph": 2}
    return Report.model_validate(
        {
            "schema": "essex-insp/report/1",
            "id": "made-up",
            "title": "A made-up report",
            "force": {"id": "force-a", "name": "Force A"},
            "citations": [{"source": "story"}],
            "sources": [
                {
                    "id": "story",
                    "kind": "news-story",
                    "publisher": "Anytown Echo",
                    "sha256": paper_of(text).sha256,
                },
                {"id": "other", "kind": "report", "publisher": "The Inspectorate"},
            ],
            "speakers": [
                {"id": "example", "name": "Jane Example"},
                {"id": "sample", "name": "John Sample"},
            ],
            "statements": [
                {
                    "id": "one",
                    "speaker": "example",
                    "quotes": [
                        quote("example-1", {"kind": "introduced-earlier", "citation": introduced}),
                        quote("example-2", {"kind": "continued"}),
                        quote("example-3", {"kind": "continued"}),
                    ],
                },
                {
                    "id": "two",
                    "speaker": "sample",
                    "quotes": [
                        quote(
                            "sample-1",
                            {
                                "kind": "named-in-sentence",
                                "citation": {"source": "story", "exact": "He said:"},
                            },
                        )
                    ],
                },
            ],
            "findings": [
                {
                    "id": "burglary",
                    "kind": "improvement",
                    "summary": "There are fewer burglaries.",
                    "citations": [{"source": "story", "exact": "cut burglary by 3.5%"}],
                }
            ],
            "concerns": [
                {
                    "id": "calls",
                    "kind": "unlabelled",
                    "status": "not-established",
                    "title": "Calls",
                    "summary": "Calls are not answered well.",
                    "parts": [
                        {
                            "text": "Calls are answered late.",
                            "citations": [{"source": "story", "exact": "must improve"}],
                        }
                    ],
                    "trail": [
                        {
                            "kind": "raised",
                            "summary": "It was raised.",
                            "citations": [{"source": "story", "paragraph": 2}],
                        }
                    ],
                }
            ],
            **more,
        }
    )


def checks(text: str, of: Report | None = None) -> list[VerifyItem]:
    """Check the report against another text of its story."""
    return verify(of or report(), "story", paper_of(text))


def quote_verdicts(text: str, of: Report | None = None) -> dict[str, str]:
    """Return the verdict of each quote against another text of the story."""
    return {str(check.id): check.verdict for check in checks(text, of) if check.kind == "quote"}


def only(name: str, verdict: str) -> dict[str, str]:
    """Return the verdicts when one quote has one and all others are exact."""
    return dict.fromkeys(QUOTES, "exact") | {name: verdict}


def marked(steps: Iterable[Difference]) -> str:
    """Return a word diff in a line: `[-so-]` in the source alone, `{+so+}` in the words alone."""
    shown = ""
    for step in steps:
        source = f"[-{step.source}-]" if step.source else ""
        quoted = f"{{+{step.quoted}+}}" if step.quoted else ""
        words = step.source if step.kind == "same" else source + quoted
        shown += words if step.glued or not shown else f" {words}"
    return shown
