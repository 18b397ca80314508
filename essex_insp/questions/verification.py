"""Checks of citations against a copy of their source, as records."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, get_args

from essex_insp.evidence import Index, Match, Verdict, check_words, fold
from essex_insp.library.papers import Paper, paper_of
from essex_insp.library.references import citations_in
from essex_insp.model import Quote, Report
from essex_insp.questions.citations import cites, whole
from essex_insp.questions.cited import Check, check_report, recognised
from essex_insp.questions.record import Cite, Record


class Attribution(Record):
    """How a quote is tied to its speaker, checked."""

    kind: str
    speaker: str | None
    words: str | None
    holds: bool | None
    notes: list[str]


class VerifyItem(Record):
    """A verdict on cited words, or on words that someone wants to print."""

    verdict: str
    kind: str
    id: str | None
    path: str | None
    words: str | None
    places: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    omissions: list[dict[str, Any]]
    insertions: list[dict[str, Any]]
    turns: list[dict[str, Any]]
    failed: bool
    notes: list[str]
    sha256: str | None
    attribution: Attribution | None
    sources: list[Cite]


class NeededItem(Record):
    """A source of which a copy is needed for a check, and how many citations it would check."""

    id: str
    publisher: str
    title: str | None
    url: str | None
    sha256: str | None
    citations: int
    sources: list[Cite]


VERDICTS: tuple[str, ...] = get_args(Verdict)
_NAMING = ("named-in-sentence", "introduced-earlier")


def needed(report: Report) -> list[NeededItem]:
    """Return the sources whose words a report cites, those that it cites most first."""
    counts = Counter(
        cited.citation.source for cited in citations_in(report) if cited.words is not None
    )
    sources = {source.id: source for source in report.sources}
    return [
        NeededItem.of(sources[name], citations=count, sources=whole([name], sources))
        for name, count in counts.most_common()
    ]


def verify(report: Report, source_id: str, given: Paper, accept: bool = False) -> list[VerifyItem]:
    """Return a verdict for each citation of a source; what gives no words comes last."""
    checks = check_report(report, source_id, given, accept)
    said = attributions(report, checks)
    ordered = sorted(checks, key=lambda check: check.cited.words is None)
    return [_record(report, check, said, given.sha256) for check in ordered]


def verify_words(words: Iterable[str], index: Index, accept: bool = False) -> list[VerifyItem]:
    """Return a verdict for words that someone wants to print."""
    return [
        VerifyItem(
            kind="given",
            id=None,
            path=None,
            words=quotation,
            **_matched(check_words(quotation, index, accept)),
            sha256=index.paper.sha256,
            attribution=None,
            sources=[],
        )
        for quotation in words
    ]


def checked(
    report: Report,
    given: Paper,
    source_id: str | None,
    quotes: Sequence[str],
    accept: bool,
) -> tuple[list[VerifyItem], str | None]:
    """Return verdicts on what of a report cites a source, or on words that someone wants to print.

    With them which source it was taken for, and why; `None` for words. `UnknownName` where the
    report has no such source, or the text could be any of several.
    """
    if quotes:
        return verify_words(quotes, Index(given), accept), None
    name, how = recognised(report, given, source_id)
    return verify(report, name, given, accept), f"{name}: {how}"


def recorded(report: Report) -> Paper:
    """Return what is quoted in a report, a paragraph each, as a text to look in."""
    said = [quote.text for statement in report.statements for quote in statement.quotes]
    return paper_of("\n\n".join(said))


def passes(items: Iterable[VerifyItem]) -> bool:
    """Whether a check passes: something could be checked, and nothing failed."""
    items = list(items)
    return any(item.verdict != "unverifiable" for item in items) and not any(
        item.failed for item in items
    )


def _matched(match: Match) -> dict[str, Any]:
    """What became of looking for words, as the values of a record."""
    told = asdict(match)
    verdict, notes = told.pop("verdict"), told.pop("notes")
    told["omissions"] = [{**omission.pop("place"), **omission} for omission in told["omissions"]]
    parts = {name: list(values) for name, values in told.items()}
    return {"verdict": verdict, **parts, "failed": match.failed, "notes": list(notes)}


def attributions(report: Report, checks: Iterable[Check]) -> dict[str, Attribution]:
    """Return who said each quote of a report, and whether the words that say so are there.

    They stand by the ids of the quotes, in the report's order. A quote that does not say how its
    speaker is known is `unattributed`. Whether the words hold is `None` where none are cited, or
    none of the source that was checked.
    """
    known = {(check.cited.kind, check.cited.id): check for check in reversed(tuple(checks))}
    names = {speaker.id: speaker.name for speaker in report.speakers}
    return {
        quote.id: _attribution(
            quote,
            statement.speaker,
            names.get(statement.speaker or ""),
            known.get(("attribution", quote.id)),
            known.get(("quote", quote.id)),
        )
        for statement in report.statements
        for quote in statement.quotes
    }


def _attribution(
    quote: Quote, speaker: str | None, name: str | None, carried: Check | None, said: Check | None
) -> Attribution:
    given = quote.attribution
    kind = given.kind if given else "unattributed"
    words = given.citation.exact if given and given.citation else None
    check = carried if words else None
    notes = []
    if kind in _NAMING and words and name and fold(name.split()[-1]).text not in fold(words).text:
        notes.append(f"The words do not name {name}.")
    place, spoken = check and check.match.place, said and said.match.place
    if kind == "introduced-earlier" and place and spoken and place.end > spoken.start:
        notes.append("The words do not stand before the quote.")
    if given is None and name is not None:
        notes.append("The report names a speaker and does not say how that is known.")
    holds = check.match.verbatim if check and check.match.verdict != "unverifiable" else None
    return Attribution(kind=kind, speaker=speaker, words=words, holds=holds, notes=notes)


def _record(report: Report, check: Check, said: dict[str, Attribution], sha256: str) -> VerifyItem:
    cited = check.cited
    sources = {source.id: source for source in report.sources}
    return VerifyItem(
        kind=cited.kind,
        id=cited.id,
        path=cited.path,
        words=cited.words,
        **_matched(check.match),
        sha256=sha256,
        attribution=said.get(cited.id or "") if cited.kind == "quote" else None,
        sources=cites([cited.citation], sources, cited.words),
    )
