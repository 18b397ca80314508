"""Checks of citations against a copy of their source."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from essex_insp.errors import UnknownName
from essex_insp.evidence import Index, Match, Selector, check, check_words, fold
from essex_insp.evidence.index import WORD
from essex_insp.evidence.verdict import VERDICTS
from essex_insp.library.papers import Paper, paper_of
from essex_insp.library.references import CitationPath, citations_in
from essex_insp.matching import nearest
from essex_insp.model import Report, Source
from essex_insp.questions.documents import cites
from essex_insp.questions.record import Cite, Record


class TieCheck(Record):
    """How a quote is tied to its speaker, checked."""

    kind: str
    speaker: str | None
    words: str | None
    holds: bool | None
    notes: list[str]


class VerifyItem(Record):
    """A verdict on cited words, or on words that someone wants to print."""

    kind: str
    id: str | None
    path: str | None
    words: str | None
    verdict: str
    places: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    omissions: list[dict[str, Any]]
    insertions: list[dict[str, Any]]
    turns: list[dict[str, Any]]
    failed: bool
    notes: list[str]
    sha256: str | None
    attribution: TieCheck | None
    sources: list[Cite]


_FEW = 3
"""So many words of a quotation, alike in order, may be anybody's."""
_NAMING = ("named-in-sentence", "introduced-earlier")


def quoted(report: Report) -> Counter[str]:
    """Return how often a report cites words of each source."""
    return Counter(
        cited.citation.source for cited in citations_in(report) if cited.words is not None
    )


def verify(report: Report, source_id: str, given: Paper, accept: bool = False) -> list[VerifyItem]:
    """Return a verdict for each citation of a source; what gives no words comes last."""
    index, sources = Index(given), {source.id: source for source in report.sources}
    of_source = (cited for cited in citations_in(report) if cited.citation.source == source_id)
    checks = [(cited, _match(cited, index, accept)) for cited in of_source]
    matches = {(cited.kind, cited.id): match for cited, match in reversed(checks)}
    names = {speaker.id: speaker.name for speaker in report.speakers}
    return [
        _item(
            match,
            cited.words,
            given.sha256,
            kind=cited.kind,
            id=cited.id,
            path=cited.path,
            attribution=_attribution(cited, names, matches) if cited.kind == "quote" else None,
            sources=cites([cited.citation], sources, report.id, cited.words),
        )
        for cited, match in sorted(checks, key=lambda check: check[0].words is None)
    ]


def verify_words(words: Iterable[str], index: Index, accept: bool = False) -> list[VerifyItem]:
    """Return a verdict for words that someone wants to print."""
    sha256 = index.paper.sha256
    return [_item(check_words(given, index, accept), given, sha256) for given in words]


def _item(match: Match, words: str | None, sha256: str, **cited: Any) -> VerifyItem:
    """What became of looking for words, and what is said of them where a report cites them."""
    told = asdict(match)
    told["omissions"] = [{**omission.pop("place"), **omission} for omission in told["omissions"]]
    told |= {"words": words, "sha256": sha256, "failed": match.failed, "kind": "given"}
    told |= {"id": None, "path": None, "attribution": None, "sources": []}
    return VerifyItem.of(told, **cited)


def checked(
    report: Report, given: Paper | None, source_id: str | None, quotes: Sequence[str], accept: bool
) -> tuple[list[VerifyItem], str | None]:
    """Return verdicts on what of a report cites a source, or on words that someone wants to print.

    Words are held against what the report quotes where no text is `given`; `UnknownName` where it
    quotes nobody. With the verdicts comes what `recognised` tells of the text; `None` for words.
    """
    if given is None:
        if not report.statements:
            others = "another report, or against a copy of their source: --source FILE"
            raise UnknownName(f"{report.id} quotes nobody; hold the words against {others}")
        spoken = (quote.text for statement in report.statements for quote in statement.quotes)
        said = paper_of("\n\n".join(spoken))  # a paragraph each
        items = verify_words(quotes, Index(said), accept)
        for at, item in enumerate(items):
            same = " ".join(each["source"] for each in item.differences if each["kind"] == "same")
            if item.verdict == "altered" and len(WORD.findall(same)) <= _FEW:
                items[at] = _item(Match("absent"), item.words, said.sha256)
        return items, None
    if quotes:
        return verify_words(quotes, Index(given), accept), None
    name, how = recognised(report, given, source_id)
    return verify(report, name, given, accept), f"{name}: {how}"


def _attribution(
    cited: CitationPath, names: Mapping[str, str], matches: Mapping[tuple[str, str | None], Match]
) -> TieCheck:
    """How a quote is tied to its speaker, by what became of all words, and whether that holds.

    Which is `None` where no words tie them, or none of the source that was checked.
    """
    statement, quote = (part for _, _, part in cited.steps[-3:-1])
    given, name = quote.attribution, names.get(statement.speaker)
    kind = given.kind if given else "unattributed"
    words = given.citation.exact if given and given.citation else None
    tied = matches.get(("attribution", quote.id)) if words else None
    notes = []
    if kind in _NAMING and words and name and fold(name.split()[-1]).text not in fold(words).text:
        notes.append(f"The words do not name {name}.")
    place, spoken = tied and tied.place, matches["quote", quote.id].place
    if kind == "introduced-earlier" and place and spoken and place.end > spoken.start:
        notes.append("The words do not stand before the quote.")
    if given is None and name is not None:
        notes.append("The report names a speaker and does not say how that is known.")
    holds = tied.verbatim if tied and tied.verdict != "unverifiable" else None
    return TieCheck(kind=kind, speaker=statement.speaker, words=words, holds=holds, notes=notes)


def recognised(report: Report, given: Paper, source_id: str | None) -> tuple[str, str]:
    """Return which source of a report a text is, and how that is known.

    `source_id` is what the user says that it is; `UnknownName` where there is no such source, or
    the text could be any of several.
    """
    source, known = identify(report, given), {each.id: each for each in report.sources}
    if source_id is not None:
        if source_id not in known:
            close = nearest(source_id, known) or tuple(known)[:10]
            hint = f"did you mean {' or '.join(close)}?" if close else "the report has no sources"
            raise UnknownName(f"no source {source_id!r}; {hint}")
        same = known[source_id] == source
        return source_id, "the text that was held" if same else "another text than was held"
    if source is not None:
        return source.id, "the text that was held"
    names = sorted(quoted(report))
    if len(names) == 1:
        return names[0], "another text than was held; no other source is cited word for word"
    there = ", ".join(names or known) or "none"
    unheld = f"the text is none that was held (SHA-256 {given.sha256})"
    raise UnknownName(f"{unheld}; say which source it is with --source-id: {there}")


def identify(report: Report, given: Paper) -> Source | None:
    """Return the source that a text is, told by its hash alone; `None` where none has it.

    The encoding, a byte-order mark, line ends and one final line end may differ.
    """
    hashes = {source.sha256: source for source in report.sources if source.sha256}
    if given.sha256 in hashes:
        return hashes[given.sha256]
    plain = given.text.replace("\r\n", "\n").replace("\r", "\n")
    for form in (plain, plain.removesuffix("\n"), plain + "\n") if hashes else ():
        digest = hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest()
        if digest in hashes:
            return hashes[digest]
    return None


def _match(cited: CitationPath, index: Index, accept: bool) -> Match:
    citation, words, quote = cited.citation, cited.words, cited.quote
    if words is None:
        there, note = len(index.paper.paragraphs), f"It cites paragraph {citation.paragraph}"
        if citation.paragraph is None:
            note = "It cites the source as a whole: there are no words to look for."
        elif citation.paragraph > there:
            note = f"{note}; the text has {there}."
        else:
            note = f"{note} without words to look for."
        return Match("unverifiable", notes=(note,))
    place = (words, citation.prefix, citation.suffix, citation.paragraph)
    match = check(Selector(*place, phrase=quote is None, whole=quote is not None), index, accept)
    if quote in (None, words):
        return match
    text_match = check(Selector(quote, paragraph=citation.paragraph, whole=True), index, accept)
    # Of the quote's text and the words cited for it, the worse: neither vouches for the other.
    return max(
        match, text_match, key=lambda judged: (judged.failed, VERDICTS.index(judged.verdict))
    )
