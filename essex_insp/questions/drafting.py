"""A draft of a text."""

import re
from pathlib import Path

from essex_insp.dates import check_date
from essex_insp.draft.report import draft_report
from essex_insp.errors import BadUsage, UnreadableFile
from essex_insp.library import forces
from essex_insp.library.papers import load
from essex_insp.matching import fold
from essex_insp.model import Force, Report


def draft(
    text: str,
    id: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Report:
    """Return a draft report on a text, a file or `-`, whose name makes the id if none is given.

    `BadUsage` where the date is none, `UnreadableFile` where the text cannot be read, or
    a report cannot hold what it says.
    """
    if published is not None:
        try:
            check_date(published)
        except ValueError as error:
            raise BadUsage(f"--published {published!r}: {error}") from None
    paper, name = load(text), id or Path(text).stem
    if paper.text.lstrip().startswith("{") and '"essex-insp/report/' in paper.text:
        already = "a report already, and no text to make one of"
        raise BadUsage(f"{text}: {already}; read it with --report")
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-") or "draft"
    try:
        report = draft_report(paper, id=made, publisher=publisher, url=url, published=published)
    except OverflowError as error:
        raise UnreadableFile(f"{text}: {error}") from None
    # The id that the library has for the force's name, if it has one.
    known = forces.load().by_name.get(fold(report.force.name), report.force)
    force = Force(id=known.id, name=report.force.name)
    return report.model_copy(update={"force": force})
