"""How sentences word what a grade is for, before it or after it."""

from __future__ import annotations

import re

NO_AREA = re.compile(
    r"(?:just |only |under |less than |about |nearly |over )?(?:\d+|an?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|several|few) (?:\w+ )?(?:months?|years?|weeks?|days?)\b|"
    r"(?:(?:the|its|a|an|this|their|that|our)\s+)?(?:(?:(?!(?:at|in|for|of|and|"
    r"by)\b)\w+\s+){1,4}?(?=report\b|inspection\b|review\b|programme\b|assessment\b)|(?:latest|"
    r"last|new|recent|most|"
    r"first|same|second|third|full|annual|hmic\w*|"
    r"ofsted|report|previous|official|government|inspection|peel)\s+)*(?:report|inspection|"
    r"review|assessment|programme|inspections|visit|year|time|round|"
    r"consecutive|row|series|findings|a row)\b|\d{4}\b|(?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december)\b|"
    r"(?:the\s+)?(?:first|second|third) time\b|(?:inspectors|ofsted|hmic\w*|cqc)\b|"
    r""
    r"any (?:categor(?:y|ies)|areas?|respect)\b|every other\b",
    re.IGNORECASE,
)
LIST = re.compile(
    # `the three questions that make up the judgment, custody and …`
    r"(?:\s+(?:that|which)\s(?!are\b|were\b|is\b|was\b)[^,;:.]{3,60}?(?=,|:|\s[–—-]\s))?"
    r"\s*(?:[,:–—(-]|,?\s*(?:which are|which were|namely|including|these being|being|they are))"
    r"\s*(?:which are|which were|namely|these are|including|they are)?\s*:?\s*",
    re.IGNORECASE,
)
OWNER = re.compile(
    r"(?:(?P<common>[Tt]he (?:force|service|council|school|trust|home|constabulary|prison|"
    r"hospital|academy|college|brigade|authority))|"
    r"(?P<name>[A-Z][\w&-]*(?: (?:and |of |the |& )?[A-Z][\w&-]*){0,7}))(?:[’']s|(?<=s)[’'])\s+"
    r"(?=[a-z])"
)
# What was graded, where the words say no more than that, or nothing.
NOTHING = re.compile(
    r"\s*(?:it|they|he|she|this|that|which|who|an? (?:\w+ ){0,2}(?:force|council|"
    r"school|service|trust|home|constabulary|authority|prison|nursery|hospital|"
    r"brigade)|the (?:force|council|school|service|trust|home|constabulary|authority|"
    r"report|department|prison|nursery|hospital)|we|all|both|each|two|three|four|five|"
    r"one|none|others?|everything|by contrast|in contrast|meanwhile|however|"
    r"(?:the )?(?:lowest|highest|top|bottom|best|worst)(?: possible)? (?:mark|grade|rating|score)s?"
    r"(?: available| possible| there is)?|"
    r"too|though|on the other hand|for its part|in turn|as a result|by comparison|"
    r"(?:\w+ ){1,2}(?:forces|schools|councils|services|homes|hospitals|prisons))\s*",
    re.IGNORECASE,
)
AGAIN = re.compile(r"(?:for|in|at|on)\s+")

THEY_WERE = re.compile(
    r"(?:They|These|Those|The (?:\w+ )?areas|The (?:two|three|four|five|six))\s+(?:were|are|"
    r"include|included)\s*:?\s+"
)
MORE = re.compile(
    r"[”’\"']?(?:\s+overall)?,?\s+(?:(?:and|but|with)\s+)?(?:also\s+|likewise\s+|so too\s+)?"
    r"(?:(?:the same|another|one more|again|similarly|a similar)(?:\s+(?:grade|rating|mark|score|"
    r"verdict|one))?|as\s+(?:it|they|the \w+)\s+(?:was|were|is|are|did|has been|have been))"
    r"(?:\s+also)?\s+(?:for|in|at|on)\s+",
    re.IGNORECASE,
)
AS_DID = re.compile(
    r"[”’\"']?\s*,?\s*(?:as|(?:and )?so(?: too)?) (?:did|does|do|was|were|is|are|has|have) (?:the |"
    r"its )?(?:(?:ratings?|grades?|scores?|"
    r"judge?ments?|those) (?:for|in|of|on) )?",
    re.IGNORECASE,
)
