"""The check of everything in a report that cites a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from essex_insp.errors import UnknownName
from essex_insp.evidence import Index, Match, Place, Selector, Verdict, check
from essex_insp.library.papers import Paper
from essex_insp.library.references import citations_in
from essex_insp.matching import nearest
from essex_insp.model import Citation, Report, Source

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ORDER: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, and what rests on it.

    Args:
        path: Where the citation stands in the report, as a JSON path.
        kind: What rests on it: `quote`, `attribution`, `judgment`, `concern-part`, `event`…
        id: The id of that, or of the nearest thing round it that has one; null for the report.
        citation: The citation.
        words: The words to look for: its own, or the quote's; None when it cites none.
        text: The quote's text, where the citation gives words of its own beside it.
    """

    path: str
    kind: str
    id: str | None
    citation: Citation
    words: str | None
    text: str | None = None

    @property
    def selector(self) -> Selector | None:
        """What to look for, or None where no words are cited."""
        if self.words is None:
            return None
        cited = self.citation
        return Selector(
            self.words,
            cited.prefix,
            cited.suffix,
            cited.paragraph,
            cited.position,
            phrase=self.kind != "quote",
            whole=self.kind == "quote" and cited.exact in (None, self.words),
        )


@dataclass(frozen=True, slots=True)
class Check:
    """A citation, checked.

    Args:
        cited: The citation and what rests on it.
        match: What became of its words.
        sha256: SHA-256 of the text it was checked against; None without a text.
    """

    cited: Cited
    match: Match
    sha256: str | None

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.match.verdict

    @property
    def place(self) -> Place | None:
        """The one place where the words stand, or None."""
        return self.match.place


def citations(report: Report) -> Iterator[Cited]:
    """Yield every citation of a report, in its order."""
    for path, citation, holders in citations_in(report):
        owner = holders[-1].part
        name = next(
            (holder.part.id for holder in reversed(holders) if hasattr(holder.part, "id")), None
        )
        kind = _HUMP.sub("-", type(owner).__name__).lower()
        text = owner.text if kind == "quote" else None
        beside = text if citation.exact not in (None, text) else None
        yield Cited(path, kind, name, citation, citation.exact or text, beside)


def check_report(
    report: Report, source_id: str, given: Paper | None, accept: bool = False
) -> tuple[Check, ...]:
    """Check every citation of one source, in the report's order, against a copy of its text.

    Without the copy every verdict is `unverifiable`.

    Raises:
        UnknownName: The report has no such source.
    """
    source_of(report, source_id)
    index = Index(given) if given else None
    return tuple(
        Check(cited, _match(cited, index, accept), given.sha256 if given else None)
        for cited in citations(report)
        if cited.citation.source == source_id
    )


def source_of(report: Report, source_id: str) -> Source:
    """Return a source of a report by its id.

    Raises:
        UnknownName: It has no such source; the message gives the nearest, or all.
    """
    known = {source.id: source for source in report.sources}
    if source_id in known:
        return known[source_id]
    close = nearest(source_id, known) or tuple(known)[:10]
    hint = f"did you mean {' or '.join(close)}?" if close else "the report has no sources"
    raise UnknownName(f"no source {source_id!r}; {hint}")


def _match(cited: Cited, index: Index | None, accept: bool) -> Match:
    if index is None:
        return Match("unverifiable", notes=("No text of the source was given.",))
    selector = cited.selector
    if selector is None:
        return Match("unverifiable", notes=(_no_words(cited.citation, index),))
    match = check(selector, index, accept)
    if cited.text is None:
        return match
    quote = Selector(cited.text, paragraph=selector.paragraph, whole=True)
    text_match = check(quote, index, accept)
    # Of the quote's text and the words cited for it, the worse: neither vouches for the other.
    return max(match, text_match, key=lambda judged: (judged.failed, _ORDER.index(judged.verdict)))


def _no_words(citation: Citation, index: Index) -> str:
    if citation.paragraph is None:
        return "It cites the source as a whole: there are no words to look for."
    paragraphs = len(index.paper.paragraphs)
    if citation.paragraph > paragraphs:
        return f"It cites paragraph {citation.paragraph}; the text has {paragraphs}."
    return f"It cites paragraph {citation.paragraph} without words to look for."
