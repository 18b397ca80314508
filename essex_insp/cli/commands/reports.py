"""`essex-insp reports`."""

from __future__ import annotations

from essex_insp.cli.options import listing
from essex_insp.errors import EssexInspError
from essex_insp.library import reports as library
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@listing
def reports() -> Answer:
    """The reports there are, your own among them."""
    items, talk = [], [f"note: passed over: {line}" for line in library.passed_over()]
    own = set(library.own_ids())
    for name in library.ids():
        file = str(library.find(name)) if name in own else None
        try:
            inspection = Inspection(library.load(name))
        except EssexInspError as error:
            talk.append(f"note: passed over: {error.message}")
            continue
        line = inspection.line(default=name == library.default_id(), file=file)
        if line.id != name:
            talk.append(f"note: {file}: its id is {line.id!r}; commands take it as {name!r}")
            line["id"] = name
        items.append(line)
    items.sort(key=lambda item: (not item.default, item.file or "", item.kind != "peel"))
    return Answer("reports", items, None, library.NOTICE, talk=tuple(talk))
