"""`essex-insp reports`."""

from __future__ import annotations

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.errors import EssexInspError
from essex_insp.options import listing
from essex_insp.queries import Inspection


@listing
def reports() -> Answer:
    """The reports there are, your own among them."""
    items, talk = [], []
    own = set(library.own_ids())
    for report in library.ids():
        file = str(library.find(report)) if report in own else None
        try:
            inspection = Inspection(library.load(report))
        except EssexInspError as error:
            talk.append(f"note: passed over: {error.message}")
            continue
        items.append(inspection.line(default=report == library.default_id(), file=file))
    items.sort(key=lambda item: (not item.default, item.file or "", item.kind != "peel"))
    return Answer("reports", items, None, library.NOTICE, talk=tuple(talk))
