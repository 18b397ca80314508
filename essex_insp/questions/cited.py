"""Everything in a report that cites a source, and its check against a copy of that source."""

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from essex_insp.errors import UnknownName
from essex_insp.evidence import Index, Match, Selector, Verdict, check
from essex_insp.library.papers import Paper
from essex_insp.library.references import citations_in
from essex_insp.matching import nearest
from essex_insp.model import Citation, Report, Source

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ORDER: tuple[Verdict, ...] = get_args(Verdict)


class Cited(NamedTuple):
    """A citation with its JSON path, the kind of what rests on it, as `concern-part`, and an id.

    The id is that of the nearest thing that has one, `None` for the report. `words` are those to
    look for: the citation's, or the quote's, `None` where it cites none; `text` is the quote's
    where the citation gives words of its own beside it.
    """

    path: str
    kind: str
    id: str | None
    citation: Citation
    words: str | None
    text: str | None


class Check(NamedTuple):
    """A citation, and what became of its words."""

    cited: Cited
    match: Match


def citations(report: Report) -> Iterator[Cited]:
    """Yield every citation of a report, in its order."""
    for path, citation, holders in citations_in(report):
        owner = holders[-1].part
        parts = (holder.part for holder in reversed(holders))
        name = next((part.id for part in parts if hasattr(part, "id")), None)
        kind = _HUMP.sub("-", type(owner).__name__).lower()
        text = owner.text if kind == "quote" else None
        beside = text if citation.exact not in (None, text) else None
        yield Cited(path, kind, name, citation, citation.exact or text, beside)


def check_report(
    report: Report, source_id: str, given: Paper, accept: bool = False
) -> tuple[Check, ...]:
    """Check every citation of one source against a copy; `UnknownName` where there is none."""
    _source_of(report, source_id)
    index = Index(given)
    return tuple(
        Check(cited, _match(cited, index, accept))
        for cited in citations(report)
        if cited.citation.source == source_id
    )


def recognised(report: Report, given: Paper, source_id: str | None) -> tuple[str, str]:
    """Return which source of a report a text is, and how that is known.

    `source_id` is what the user says that it is; `UnknownName` where there is no such source, or
    the text could be any of several.
    """
    held = identify(report, given)
    if source_id is not None:
        same = _source_of(report, source_id) == held
        return source_id, "the text that was held" if same else "another text than was held"
    if held is not None:
        return held.id, "the text that was held"
    quoted = {cited.citation.source for cited in citations(report) if cited.words is not None}
    if len(quoted) == 1:
        return quoted.pop(), "another text than was held; no other source is cited word for word"
    known = ", ".join(sorted(quoted) or [source.id for source in report.sources]) or "none"
    raise UnknownName(
        f"the text is none that was held (SHA-256 {given.sha256}); say which source it is with "
        f"--source-id: {known}"
    )


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


def _source_of(report: Report, source_id: str) -> Source:
    known = {source.id: source for source in report.sources}
    if source_id in known:
        return known[source_id]
    close = nearest(source_id, known) or tuple(known)[:10]
    hint = f"did you mean {' or '.join(close)}?" if close else "the report has no sources"
    raise UnknownName(f"no source {source_id!r}; {hint}")


def _match(cited: Cited, index: Index, accept: bool) -> Match:
    at, quoted = cited.citation, cited.kind == "quote"
    if cited.words is None:
        return Match("unverifiable", notes=(_no_words(at, index),))
    whole = quoted and at.exact in (None, cited.words)
    place = (at.prefix, at.suffix, at.paragraph, at.position)
    match = check(Selector(cited.words, *place, phrase=not quoted, whole=whole), index, accept)
    if cited.text is None:
        return match
    quote = Selector(cited.text, paragraph=at.paragraph, whole=True)
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
