"""The words of grading, and those that lead from a grade to what it is for."""

from __future__ import annotations

import re

TRIGGER = re.compile(
    r"\b(?:graded|rated|re-rated|judged|judges|assessed|deemed|classed|classified|ranked|"
    r"marked|scored|"
    r"branded|brands|labels|singled out|picked out|"
    r"considered|rates?|grades?|rating|ratings|grading|gradings|judgements?|judgments?|"
    r"verdicts?|upgraded|"
    r"downgraded|labelled|received|achieved|awarded|given|gave|earned|gained|secured|"
    r"maintained|retained|kept|"
    r"improved|scores?|scoring|found|came out|declined|fallen|fell|dropped|slipped|risen|rose|"
    r"moved|gone|went|jumped|climbed|leapt|slid|plunged|stuck|unchanged|remains?|remained|stays|"
    r"stayed|stands|sits)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\s*(?:,\s+(?:however|though|meanwhile|too),)?\s*(?:overall\s*)?(?:and\s+(?=(?:for|in|at) "
    r"being ))?(?:by (?:[\w’']+ ){1,3}(?=(?:for|at|in) ))?"
    r"(?:both\s+)?(?:(?:rating|ratings|grade|grades|grading|judgement|"
    r"judgment|score|mark|verdict|one)s?\s*)?(?:overall\s*)?"
    r"(?:(?:by|from) (?:[\w’']+ ){1,3}(?=(?:for|at|in) ))?(?:,\s+(?=(?:was|were|went|came)\s))?"
    r"(?:(?:was|were|is|are|came|went|had been) (?:also )?(?:(?:given|awarded|handed out)\s+)?)?"
    r"(?:,\s+the (?:latter|former|last|first) )?(?:being )?"
    r"(?:,\s+(?:the|a) (?:same )?(?:mark|grade|rating|verdict|score) (?:that )?(?:(?:it|they|"
    r"the \w+) )?"
    r"(?:also )?(?:received|got|gets|was given|were given|given|earned|awarded) )?"
    r"(?P<word>at|in(?: terms of| relation to| respect of| the areas? of| "
    r"the categor(?:y|ies) of)?|for|across|on|over|when it (?:comes|came) to|regarding|"
    r"with regard to|in terms of|throughout|under)\s+",
    re.IGNORECASE,
)
