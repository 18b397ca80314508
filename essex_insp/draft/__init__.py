"""From the text of a story, press release or report page to a draft report.

`draft` finds quotes with their speakers, grades and concerns, each at its place in the text;
`draft_report` makes a report of them. What cannot be settled is left open and listed as a doubt,
and what was taken for no fact is listed with the reason. `settle` has the steps that settle one.
"""

from typing import TYPE_CHECKING, Any

from essex_insp.draft.reader import draft
from essex_insp.draft.result import Quote, Result, Voice

if TYPE_CHECKING:
    from essex_insp.draft.report import draft_report

__all__ = ["Quote", "Result", "Voice", "draft", "draft_report"]


def __getattr__(name: str) -> Any:
    # The model of a report takes as long to import as all the rest of this room.
    if name == "draft_report":
        from essex_insp.draft.report import draft_report

        return draft_report
    raise AttributeError(name)
