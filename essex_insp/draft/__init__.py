"""From the text of a story, press release or report page to a draft report.

`draft` finds quotes with their speakers, grades and concerns, each at its place in the text;
`report` makes a draft of them. What cannot be settled is left open and listed as a doubt, and what
was taken for no fact is listed with the reason. `settle` has the steps that settle one.
"""

from essex_insp.draft.reader import draft
from essex_insp.draft.result import Quote, Result, Voice

__all__ = ["Quote", "Result", "Voice", "draft"]
