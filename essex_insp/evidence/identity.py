"""Which source of a report a text is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from essex_insp.errors import UnknownName
from essex_insp.library.papers import Paper

if TYPE_CHECKING:
    from essex_insp.model import Report, Source

Identity = Literal["same-bytes", "same-text"]


def identify(report: Report, given: Paper) -> tuple[Source, Identity] | None:
    """Find the source that a text is, by its hash alone.

    Args:
        report: The report whose sources are asked.
        given: The text.

    Returns:
        The source, and `same-bytes`; or `same-text` when only the encoding, a byte-order mark,
        line ends or one final line end differ. None when no source has such a hash.
    """
    hashes = {source.sha256: source for source in report.sources if source.sha256}
    if given.sha256 in hashes:
        return hashes[given.sha256], "same-bytes"
    if hashes:
        for form in _forms(given.text):
            found = hashes.get(hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest())
            if found is not None:
                return found, "same-text"
    return None


def source_of(report: Report, source_id: str) -> Source:
    """Return a source of a report by its id.

    Args:
        report: The report.
        source_id: The id.

    Raises:
        UnknownName: It has no such source; the message gives the nearest, or all.
    """
    known = {source.id: source for source in report.sources}
    if source_id in known:
        return known[source_id]
    from essex_insp.matching import nearest  # loads difflib, which only this message needs

    close = nearest(source_id, known) or tuple(known)[:10]
    hint = f"did you mean {' or '.join(close)}?" if close else "the report has no sources"
    raise UnknownName(f"no source {source_id!r}; {hint}")


def _forms(text: str) -> Iterator[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    yield plain
    yield plain.removesuffix("\n")
    yield plain + "\n"
