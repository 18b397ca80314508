"""Citations of a report, checked against a copy of their source."""

import hashlib
from typing import NamedTuple, get_args

from essex_insp.errors import UnknownName
from essex_insp.evidence import Index, Match, Selector, Verdict, check
from essex_insp.library.papers import Paper
from essex_insp.library.references import Cited, citations_in
from essex_insp.matching import nearest
from essex_insp.model import Citation, Report, Source

_ORDER: tuple[Verdict, ...] = get_args(Verdict)


class Check(NamedTuple):
    """A citation, and what became of its words."""

    cited: Cited
    match: Match


def check_report(
    report: Report, source_id: str, given: Paper, accept: bool = False
) -> tuple[Check, ...]:
    """Check every citation of one source against a copy; `UnknownName` where there is none."""
    _source_of(report, source_id)
    index = Index(given)
    return tuple(
        Check(cited, _match(cited, index, accept))
        for cited in citations_in(report)
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
    quoted = {cited.citation.source for cited in citations_in(report) if cited.words is not None}
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
    at, words, quote = cited.citation, cited.words, cited.quote
    if words is None:
        return Match("unverifiable", notes=(_no_words(at, index),))
    place = (at.prefix, at.suffix, at.paragraph, at.position)
    selector = Selector(words, *place, phrase=quote is None, whole=quote is not None)
    match = check(selector, index, accept)
    if quote in (None, words):
        return match
    text_match = check(Selector(quote, paragraph=at.paragraph, whole=True), index, accept)
    # Of the quote's text and the words cited for it, the worse: neither vouches for the other.
    return max(match, text_match, key=lambda judged: (judged.failed, _ORDER.index(judged.verdict)))


def _no_words(citation: Citation, index: Index) -> str:
    if citation.paragraph is None:
        return "It cites the source as a whole: there are no words to look for."
    paragraphs = len(index.paper.paragraphs)
    if citation.paragraph > paragraphs:
        return f"It cites paragraph {citation.paragraph}; the text has {paragraphs}."
    return f"It cites paragraph {citation.paragraph} without words to look for."
