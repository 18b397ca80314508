"""Checks of citations against a copy of their source, as records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from essex_insp.cites import cites
from essex_insp.errors import UnknownName
from essex_insp.evidence import (
    FAILED,
    AttributionCheck,
    Check,
    Index,
    Match,
    Omission,
    Paper,
    Place,
    Verdict,
    attributions,
    check_report,
    check_words,
    citations,
    identify,
    source_of,
)
from essex_insp.model import Report
from essex_insp.records import Verification

VERDICTS: tuple[str, ...] = get_args(Verdict)


def recognised(report: Report, given: Paper, source_id: str | None) -> tuple[str, str]:
    """Return which source of a report a text is, and how that is known.

    Args:
        report: The report.
        given: The text.
        source_id: The source that the user says it is.

    Raises:
        UnknownName: The report has no such source, or the text could be any of several.
    """
    found = identify(report, given)
    if source_id is not None:
        source = source_of(report, source_id)
        same = found is not None and found[0].id == source.id
        return source.id, "the text that was held" if same else "another text than was held"
    if found is not None:
        return found[0].id, "the text that was held"
    quoted = {one.citation.source for one in citations(report) if one.words is not None}
    if len(quoted) == 1:
        return quoted.pop(), "another text than was held; no other source is cited word for word"
    known = ", ".join(sorted(quoted) or [source.id for source in report.sources]) or "none"
    raise UnknownName(
        f"the text is none that was held (SHA-256 {given.sha256}); say which source it is with "
        f"--source-id: {known}"
    )


def verify(report: Report, source_id: str | None, given: Paper | None) -> list[Verification]:
    """Return a verdict for each citation of a source, or of all when no text is given.

    Args:
        report: The report.
        source_id: The source; `None` is all.
        given: The source's text; without it every verdict is `unverifiable`.
    """
    checks: list[Check] = []
    for source in report.sources:
        if source_id in (None, source.id):
            checks += check_report(report, source.id, given)
    said = {one.quote: one for one in attributions(report, checks)}
    checks.sort(key=lambda one: one.cited.words is None)  # what gives no words comes last
    return [_record(report, check, said) for check in checks]


def verify_words(words: Iterable[str], given: Paper) -> list[Verification]:
    """Return a verdict for words that someone wants to print.

    Args:
        words: The quotations.
        given: The text they are to be found in.
    """
    index = Index(given)
    return [
        Verification(
            verdict=match.verdict,
            kind="given",
            id=None,
            path=None,
            words=one,
            **_found(match),
            sha256=given.sha256,
            attribution=None,
            sources=[],
        )
        for one in words
        for match in [check_words(one, index)]
    ]


def passes(items: Iterable[Verification]) -> bool:
    """Whether a check passes: something could be checked, and nothing failed.

    Args:
        items: All verdicts.
    """
    items = list(items)
    verdicts = {item.verdict for item in items}
    return (
        bool(verdicts - {"unverifiable"})
        and not verdicts & FAILED
        and not any(item.turns for item in items)
    )


def _record(report: Report, check: Check, said: dict[str, AttributionCheck]) -> Verification:
    cited = check.cited
    sources = {source.id: source for source in report.sources}
    tie = said.get(cited.id or "") if cited.kind == "quote" else None
    return Verification(
        verdict=check.verdict,
        kind=cited.kind,
        id=cited.id,
        path=cited.path,
        words=cited.words,
        **_found(check.match),
        sha256=check.sha256,
        attribution=_attribution(tie) if tie else None,
        sources=cites([cited.citation], sources, cited.words),
    )


def _found(match: Match) -> dict[str, Any]:
    return {
        "places": [_place(place) for place in match.places],
        "differences": [
            {
                "kind": change.kind,
                "source": change.source,
                "quoted": change.quoted,
                "negations": list(change.negations),
            }
            for change in match.differences
        ],
        "omissions": [_omission(omission) for omission in match.omissions],
        "insertions": [
            {"added": one.added, "replaced": _place(one.replaced) if one.replaced else None}
            for one in match.insertions
        ],
        "turns": [{"words": turn.words, "where": turn.where} for turn in match.turns],
        "notes": list(match.notes),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "paragraph": place.paragraph,
        "last_paragraph": place.last_paragraph,
        "words": place.words,
        "page": place.page,
    }


def _omission(omission: Omission) -> dict[str, Any]:
    return {
        **_place(omission.place),
        "negations": list(omission.negations),
        "leaves_speech": omission.leaves_speech,
    }


def _attribution(check: AttributionCheck) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "speaker": check.speaker,
        "words": check.words,
        "holds": check.holds,
        "notes": list(check.notes),
    }
