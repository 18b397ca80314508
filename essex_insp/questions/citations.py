"""Citations as the records that answers carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from essex_insp.dates import date_text
from essex_insp.model import Citation, Disagreement, Model, Report, Source
from essex_insp.questions.record import Cite, Dispute, Side


def cites(
    citations: Iterable[Citation], sources: Mapping[str, Source], words: str | None = None
) -> list[Cite]:
    """Return citations with what a reader needs of their sources.

    Args:
        citations: Where something comes from.
        sources: The sources by their ids.
        words: The words at the place, where a citation leaves them out.
    """
    return [_cite(sources[citation.source], citation, words) for citation in citations]


def whole(ids: Iterable[str], sources: Mapping[str, Source]) -> list[Cite]:
    """Return sources that are cited as a whole.

    Args:
        ids: Their ids.
        sources: The sources by their ids.
    """
    return cites((Citation(source=one) for one in ids), sources)


def once(cited: Iterable[Cite]) -> list[Cite]:
    """Return citations without those that were given before."""
    found: list[Cite] = []
    for one in cited:
        if one not in found:
            found.append(one)
    return found


def dispute(disagreement: Disagreement, sources: Mapping[str, Source]) -> Dispute:
    """Return a point on which sources disagree, with what each says.

    Args:
        disagreement: The point.
        sources: The sources by their ids.
    """
    return Dispute(
        about=disagreement.about,
        sayings=[
            Side(text=side.text, sources=cites(side.citations, sources))
            for side in disagreement.sayings
        ],
        used=disagreement.used,
    )


def reference(source: Source) -> str:
    """Return a full reference to a source, ready to paste.

    Author, publisher, title, date as precise as it is, ISBN, address, and the acknowledgement
    that its licence asks for.

    Args:
        source: The source.
    """
    date = date_text(source.published) if source.published else "date not read"
    copied = f"as copied by {source.copied_by}" if source.copied_by else None
    named = source.title or (f"{source.label} (title not read)" if source.label else None)
    parts = [source.author, source.publisher, copied, named or "title not read", date]
    parts.append(f"ISBN {source.isbn}" if source.isbn else None)
    terms = source.licence and (source.licence.statement or source.licence.name)
    # No full stop follows the address, which would be copied with it.
    sentences = (", ".join(part for part in parts if part) + ".", source.url, terms)
    return " ".join(sentence for sentence in sentences if sentence)


def uses(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every fact of a report, with each source that it rests on.

    Args:
        report: The report.
    """

    def below(part: object, fact: str) -> Iterator[tuple[str, str]]:
        if isinstance(part, Citation):
            yield fact, part.source
        elif isinstance(part, tuple):
            for item in part:
                yield from below(item, fact)
        elif isinstance(part, Model):
            for _, value in part:
                if isinstance(value, (Model, tuple)):
                    yield from below(value, fact)

    yield from below(report.citations, f"report {report.id}")
    for noun, facts in (
        ("grade", report.judgments),
        ("finding", report.findings),
        ("concern", report.concerns),
        ("speaker", report.speakers),
        ("quote", tuple(quote for one in report.statements for quote in one.quotes)),
    ):
        for fact in facts:
            yield from below(fact, f"{noun} {fact.id}")
    for number, note in enumerate(report.notes, 1):
        yield from below(note, f"note {number}")
    for number, disagreement in enumerate(report.disagreements, 1):
        yield from below(disagreement, f"disagreement {number}")


def _cite(source: Source, citation: Citation, words: str | None) -> Cite:
    return Cite(
        source=source.id,
        publisher=source.publisher,
        copied_by=source.copied_by,
        title=source.title,
        label=source.label,
        url=source.url,
        paragraph=citation.paragraph,
        exact=citation.exact or words,
        prefix=citation.prefix,
        suffix=citation.suffix,
        position=list(citation.position) if citation.position else None,
        reference=reference(source),
    )
