"""Citations as the records that answers carry."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from essex_insp.dates import date_text
from essex_insp.model import Citation, Disagreement, Source
from essex_insp.questions.record import Cite, Dispute, Remark

_LONG = 12
"""Words of a quotation that a text fragment has whole."""
_DIRECTIVES = 5
"""So many places of a page at the most are marked."""
_NOWHERE = dict.fromkeys(("paragraph", "exact", "prefix", "suffix", "position"))


def cites(
    citations: Iterable[Citation], sources: Mapping[str, Source], words: str | None = None
) -> list[Cite]:
    """Return citations with what a reader needs of their sources, by the ids of these.

    `words` are those at the place, where a citation leaves them out.
    """
    return [cite(sources[citation.source], vars(citation), words) for citation in citations]


def cite(source: Source, place: Mapping[str, Any], words: str | None = None) -> Cite:
    """Return a source and the place in it that a citation names."""
    return Cite.of({**_whole(source), **place}, exact=place["exact"] or words)


@lru_cache(1000)
def _whole(source: Source) -> Cite:
    """A source that is cited as a whole."""
    return Cite.of({**_NOWHERE, **vars(source)}, source=source.id, reference=reference(source))


def whole(ids: Iterable[str], sources: Mapping[str, Source]) -> list[Cite]:
    """Return sources, by their ids, that are cited as a whole."""
    return [Cite.of(_whole(sources[name])) for name in ids]


def once(cited: Iterable[Cite]) -> list[Cite]:
    """Return citations without those that were given before."""
    distinct: list[Cite] = []
    for cite in cited:
        if cite not in distinct:
            distinct.append(cite)
    return distinct


def dispute(disagreement: Disagreement, sources: Mapping[str, Source]) -> Dispute:
    """Return a point on which sources disagree, with what each says."""
    return Dispute(
        about=disagreement.about,
        sayings=[
            Remark(text=side.text, sources=cites(side.citations, sources))
            for side in disagreement.sayings
        ],
        used=disagreement.used,
    )


def disputes(
    points: Iterable[Disagreement],
    sources: Mapping[str, Source],
    about: Callable[[Disagreement], Iterable[str]],
) -> dict[str, list[Dispute]]:
    """Return points on which sources disagree, under each id of what they are about."""
    under: dict[str, list[Dispute]] = defaultdict(list)
    for point in points:
        for name in dict.fromkeys(about(point)):
            under[name].append(dispute(point, sources))
    return under


def reference(source: Source) -> str:
    """Return a full reference to a source, ready to paste.

    Author, publisher, title, date as precise as it is, ISBN, address, and the acknowledgement
    that its licence asks for.
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


def web_address(url: str | None, words: Iterable[str]) -> str | None:
    """Return an address that a browser opens at words of the page, where there are some.

    The words are a text fragment (https://wicg.github.io/scroll-to-text-fragment); of many words
    it has the first and the last ones. `None` where the address is none of the web, or a browser
    might take it for another.
    """
    from urllib.parse import quote, urlsplit  # no table and no TAB needs it

    if url is None or not re.fullmatch(r"https?://[!-~]+", url, re.IGNORECASE):
        return None
    try:
        if not urlsplit(url).hostname:
            return None
    except ValueError:
        return None
    directives = []
    for said in dict.fromkeys(" ".join(said.split()) for said in words):
        parts = said.split(" ")
        ends = [said] if len(parts) <= _LONG else map(" ".join, (parts[:5], parts[-5:]))
        directives.append(",".join(quote(end, safe="").replace("-", "%2D") for end in ends))
    if not directives:
        return url
    fragment = "&".join(f"text={directive}" for directive in directives[:_DIRECTIVES])
    return f"{url}{'' if '#' in url else '#'}:~:{fragment}"
