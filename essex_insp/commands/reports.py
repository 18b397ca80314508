"""`essex-insp reports`."""

from __future__ import annotations

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.options import listing
from essex_insp.queries import Inspection


@listing
def reports() -> Answer:
    """The reports there are."""
    items = [
        Inspection(library.load(report)).line(default=report == library.default_id())
        for report in library.ids()
    ]
    return Answer("reports", list(items), None, library.NOTICE)
