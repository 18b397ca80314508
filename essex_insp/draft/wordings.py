"""How sentences word what a grade is for, before it or after it."""

from __future__ import annotations

import re

NO_AREA = re.compile(
    r"(?:just |only |under |less than |about |nearly |over )?(?:\d+|an?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|several|few) (?:\w+ )?(?:months?|years?|weeks?|days?)\b|"
    r"(?:(?:the|its|a|an|this|their|that|our)\s+)?(?:(?:(?!(?:at|in|for|of|and|"
    r"by)\b)\w+\s+){1,4}?(?=report\b|inspection\b|review\b)|(?:latest|last|new|recent|most|"
    r"first|same|second|third|full|annual|hmic\w*|"
    r"ofsted|report|previous|official|government|inspection|peel)\s+)*(?:report|inspection|"
    r"review|assessment|inspections|visit|year|time|round|"
    r"consecutive|row|series|findings|a row)\b|\d{4}\b|(?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december)\b|"
    r"(?:the\s+)?(?:first|second|third) time\b|(?:inspectors|ofsted|hmic\w*|cqc)\b|every other\b",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\s*(?:[,:–—(-]|,?\s*(?:which are|which were|namely|including|these being|being|"
    r"they are))\s*(?:which are|which were|namely|these are|including|they are)?\s*:?\s*",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?P<area>[^,;:]{2,160}?)\s*,?\s*(?:\b(?:was|were|is|are|has been|have been|also|both|"
    r"again|been|being|each|had been)\s+)+(?:(?:also|both|again|each|all|still|instead|only|"
    r"now)\s+)*$",
    re.IGNORECASE,
)
OBJECT = re.compile(
    r"\b(?:graded|rated|judged|assessed|deemed|classed|considered|found|marked|rates|"
    r"grades)\s+(?P<owner>(?:[^,;:.‘“\"']{2,60}?[’']s?|its|"
    r"their)\s+)(?P<area>[^;:.]{3,160}?)\s+(?:as|to be|was|were)\s*(?:being )?$",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"\b(?:graded|rated|judged|assessed|rates|grades)\s+the\s+(?P<area>[^,;:.]{3,90}?)"
    r"\s+(?:as|to be)\s+(?:being )?$",
    re.IGNORECASE,
)
# `judged standards and wellbeing to be good`: what is judged is no name.
LOWER_PLAIN = re.compile(
    r"\b(?:graded|rated|judged|assessed|rates|grades)\s+(?!it\b|them\b|him\b|her\b|that\b|a\b|an\b)"
    r"(?P<area>[a-z][a-z, ’'-]{3,90}?)\s+(?:as|to be)\s+(?:being )?$"
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
    r"too|though|on the other hand|for its part|in turn|as a result|by comparison|"
    r"(?:\w+ ){1,2}(?:forces|schools|councils|services|homes|hospitals|prisons))\s*",
    re.IGNORECASE,
)
TWO = re.compile(r"\b(?:both|each)\b(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
WERE = re.compile(r"\b(?:was|were|is|are)\s+(?:also\s+|both\s+|all\s+)?$", re.IGNORECASE)
# `its work on prevention, for which it was graded good`, `its custody, graded as good`
FOR_WHICH = re.compile(
    r"\b(?:for|of|at|in|on)\s+(?:(?:its|their|the)\s+)?(?P<area>[^,;:.]{3,100}),\s+(?:for|in|at|on)\s+"
    r"which\s+(?:it|they|the\s+\w+)\s+(?:was|were|is|are|has been)\s+(?:also\s+)?"
    r"(?:rated|graded|judged|deemed|found)\s+(?:as\s+|to be\s+)?$",
    re.IGNORECASE,
)
RATED = re.compile(
    r"\b(?:its|their)\s+(?P<area>[a-z][^,;:.]{2,80}),\s+(?:also\s+)?(?:rated|graded|judged|deemed)"
    r"\s+(?:as\s+)?$",
    re.IGNORECASE,
)
ITS = re.compile(r"(?:its|their)\b", re.IGNORECASE)
AGAIN = re.compile(r"(?:for|in|at|on)\s+")
ALL = re.compile(
    r"(?:^|[.;:]\s)(?:(?:but|and|while)\s+)?(?P<area>[^.;:]{3,260}?)\s+(?:(?:were|are)\s+)?(?:all|both|each)\s+"
    r"(?:(?:were|are|rated|graded|judged|deemed|as|to be)\s+)*$",
    re.IGNORECASE,
)
WITH = re.compile(
    r"\bwith\s+(?P<area>[^;:.]{3,120}?)\s+(?:also\s+)?"
    r"(?:(?:judged|rated|graded|deemed|found)\s+(?:as|to be|to have been)?|as)\s*$",
    re.IGNORECASE,
)
OWN = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bwith )(?<!\bfor )\b(?:its|their|\w+[’']s?)\s+"
    r"(?P<area>[a-z][a-z -]{3,80}?)"
    r"(?:\s+in (?:that|this|the same) (?:area|category|regard|respect))?"
    r"(?:\s+(?:also|still|all|both|now|again|had|has|have))*\s*$",
    re.IGNORECASE,
)
WAS = re.compile(r"\s+(?:was|were|is|are)\s*$", re.IGNORECASE)
# `its efficiency was said to require improvement`
SAID_TO = re.compile(
    r"\b(?:was|were|is|are)\s+(?:also\s+)?(?P<told>(?:said|found|judged|told|considered|deemed|"
    r"reported|felt|thought)\s+to\s+(?:be\s+)?)$",
    re.IGNORECASE,
)
# `found its maternity services inadequate`
FOUND = re.compile(
    r"\b(?:found|rated|graded|judged|deemed|considered|rates|grades|judges|ranked|marked|"
    r"awarded|gave)\s+(?:its|their|the \w+[’']s?|(?:[A-Z][\w&-]*\s+){1,6}?[A-Z][\w-]*[’']s?)\s+"
    r"(?P<area>[a-z][a-z -]{3,80}?)\s*$",
)
# `its vetting, which was examined in March, was graded good`
RELATIVE = re.compile(
    r"(?P<area>[^,;:]{2,160}?),\s+(?:which|who|whose|where|including)\b[^,;:]{3,160},\s+"
    r"(?:(?:was|were|is|are|has been|have been|also|both|again|been|being)\s+)+$",
    re.IGNORECASE,
)
WHICH = re.compile(
    r"\b(?:for|of|at|in|its|the)\s+(?P<area>[^,;:.]{3,100}),\s+which\s+(?:it\s+)?(?:(?:was|"
    r"were|is|are|has been|have been|both|also)\s+)*"
    r"(?:rated|graded|judged|deemed|found|ranked|assessed)?\s*(?:as|to be)?\s*$",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:(?:but|and|however|while|meanwhile),?\s+)?(?:in|for|on|at|under|when it came to|"
    r"when it comes to|regarding|as for)\s+(?:(?:the|a) (?:area|field|category|matter) of\s+)?"
    r"(?P<area>[^;:]{3,160}?),\s+(?=\S)",
    re.IGNORECASE,
)

# `graded the behaviour as outstanding and leadership as good`
SHARED = re.compile(
    r"\W*(?:(?:and|but|while)\s+(?:(?:its|their|the)\s+)?|(?:its|their)\s+)"
    r"(?P<area>[^,;:.]{3,90}?)\s+(?:as|to be)\s+(?:being\s+)?$|"
    r"\W*(?:(?:and|but|while)\s+(?:its|their|the)|its|their)\s+(?P<bare>[a-z][a-z -]{3,60}?)\s+$",
    re.IGNORECASE,
)
# `For safety it was rated good`: without a comma.
OPENING = re.compile(
    r"^\W*(?:overall\W+)?(?:but |and |while )?(?:in|for|on) "
    r"(?P<area>(?:[a-z-]+ ){0,5}?[a-z-]+) (?:it|they|the \w+) "
    r"(?=(?:was|were|is|are|has|have|received|got|gets|required?s?|also)\b)",
    re.IGNORECASE,
)
APPOSED = re.compile(
    r"\s*(?:namely\s+)?(?P<area>[^;:.]{3,160}?),\s+(?=(?:it|they|the \w+|[A-Z]\w+)\b)"
)
THEY_WERE = re.compile(
    r"(?:They|These|Those|The (?:\w+ )?areas)\s+(?:were|are|include|included)\s*:?\s+"
)
# `for leadership it was good; for custody, inadequate`
ELLIPTIC = re.compile(
    r"\W*(?:and |but |while )?(?:for|in|at|on)\s+(?P<area>[^,;:.]{3,80}),?\s+[“\"‘']?$",
    re.IGNORECASE,
)
MORE = re.compile(
    r"[”’\"']?(?:\s+overall)?,?\s+(?:(?:and|but|with)\s+)?(?:also\s+|likewise\s+|so too\s+)?"
    r"(?:(?:the same|another|one more|again|similarly|a similar)(?:\s+(?:grade|rating|mark|score|"
    r"verdict|one))?|as\s+(?:it|they|the \w+)\s+(?:was|were|is|are|did|has been|have been))"
    r"(?:\s+also)?\s+(?:for|in|at|on)\s+",
    re.IGNORECASE,
)
AS_DID = re.compile(
    r"[”’\"']?\s*,?\s*(?:as|(?:and )?so(?: too)?) (?:did|was|were|is|are|has|have) (?:the |its )?(?:(?:ratings?|grades?|scores?|"
    r"judge?ments?|those) (?:for|in|of|on) )?",
    re.IGNORECASE,
)
