"""The reports there are."""

from __future__ import annotations

from essex_insp.errors import EssexInspError
from essex_insp.library import reports as library
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import ReportItem


def listing() -> tuple[list[ReportItem], list[str]]:
    """Return the reports of the library, and a line for each file that was passed over.

    The default report comes first, then PEEL's, then the others, then one's own.
    """
    items, passed = [], [f"note: passed over: {line}" for line in library.passed_over()]
    own = set(library.own_ids())
    for name in library.ids():
        file = str(library.find(name)) if name in own else None
        try:
            inspection = Inspection(library.load(name))
        except EssexInspError as error:
            passed.append(f"note: passed over: {error.message}")
            continue
        item = inspection.line(default=name == library.default_id(), file=file)
        if item.id != name:
            passed.append(f"note: {file}: its id is {item.id!r}; commands take it as {name!r}")
            item["id"] = name
        items.append(item)
    items.sort(key=lambda item: (not item.default, item.file or "", item.kind != "peel"))
    return items, passed
