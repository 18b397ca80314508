"""Which source of a report a text is."""

from __future__ import annotations

import hashlib

from essex_insp.errors import UnknownName
from essex_insp.library.papers import Paper
from essex_insp.model import Report, Source
from essex_insp.questions.cited import citations, source_of


def recognised(report: Report, given: Paper, source_id: str | None) -> tuple[str, str]:
    """Return which source of a report a text is, and how that is known.

    `source_id` is the source that the user says it is.

    Raises:
        UnknownName: The report has no such source, or the text could be any of several.
    """
    held = identify(report, given)
    if source_id is not None:
        same = source_of(report, source_id) == held
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
