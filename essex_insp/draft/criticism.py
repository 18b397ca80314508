"""How English voices criticism: words of concern, of failing and of what is not done.

A word that is denied, a concern that was met, a grade, and what a body says of its own wish to do
better are no criticism.
"""

from __future__ import annotations

import re

EXPRESSED = re.compile(
    r"\b(?:concern(?:s|ed|ing)?|worr(?:y|ied|ies|ying)|alarm(?:ed|ing)|troubl(?:ed|ing)|"
    r"disappoint(?:ed|ing|ment|ingly)|"
    r"frustrat(?:ed|ing)|dismayed|appalled|shock(?:ed|ing)|unhappy|fears?|uneasy|disturb(?:ed|"
    r"ing))\b",
    re.IGNORECASE,
)
CRITICISED = re.compile(
    r"\b(?:criticis(?:e|ed|es|ing|m|ms)|critici[sz]\w+|condemn(?:ed|s|ing)?|scathing|damning|"
    r"lambasted|slammed|blasted|rebuked?|"
    r"fail(?:s|ed|ing|ings|ure|ures)?|shortcomings?|weakness(?:es)?|shortfalls?|deficienc(?:y|"
    r"ies)|unacceptabl[ey]|"
    r"inadequate|inadequately|inadequacies|not good enough|(?:said|says|told|found|"
    r"that) (?:it|they|the \w+) must|not doing enough|not (?:yet )?(?:effective|consistent|"
    r"adequate|sufficient|safe|enough|well enough)|"
    r"poor|poorly|inconsistent|ineffective|insufficient|unsafe|too [a-z]+(?<!too much)|"
    r"slow to|often late|without a \w+ \w+|"
    r"letting (?:[\w’']+ ){0,5}down|fall(?:s|ing|"
    r"en)? (?:well |far )?(?:short|below)|fell short|"
    r"must (?:do better|do more|improve|act|address|urgently)|needs? to (?:improve|get|"
    r"do more|do better|address|act|be better)|need(?:s|ed)? improvement|"
    r"could do better|room for improvement|(?:urgent|further|significant) improvements?|"
    r"(?:put(?:ting|s)?|left|leav(?:es|ing)|plac(?:es?|ed|ing)|remain(?:s|ed)?|is|are|was|were) "
    r"(?:[\w’']+ ){0,4}at (?:\w+ )?risk(?! of being)|lack(?:s|ed|ing)?(?: of)?|unable to|"
    r"struggl(?:es|ed|ing|e)|backlogs?|delays?|overdue|wait(?:ed|ing)? (?:too|more than|up to|"
    r"for up to|an average)|unallocated|wrongly|"
    r"did not (?:always|have|know|do|understand|act|follow|meet|record|respond)|"
    r"do(?:es)? not (?:always|have|know|do|understand|act|follow|meet|record|respond|comply)|"
    r"not (?:complying|meeting|being|always|recording|following|responding|identifying|"
    r"assessing)|stopped all|breach(?:es|ed)?|neglect(?:ed)?|"
    r"special measures|bull(?:ied|ying)|harass(?:ed|ment)|racis[tm]|intolerable|unsustainable|"
    r"shortages?|left without|people down|"
    r"marked down|(?:grave|serious|real) doubts|unforgivable|indefensible|inexcusable|shameful|"
    r"ashamed|disgrace(?:ful)?|scandal(?:ous)?|appalling|dire|squalid|filthy|shambles|shambolic|"
    r"horrif\w{2,4}|heart-?breaking|exhausted|overwhelmed|over-?stretched|breaking point|"
    r"on its knees|drowning|far weaker|among the worst|the worst|critical of|deserved? better|"
    r"raw deal|bor(?:ne|e) the brunt|bear(?:s|ing)? the brunt|matter of time before|in tears|"
    r"given up|beyond (?:its|their) means|culture of (?:delay|fear|blame|bullying|secrecy)|"
    r"miss(?:es|ed|ing)? (?:out|opportunit(?:y|ies)|chances|targets)|afraid to|out[- ]of[- ]date|"
    r"outdated|unanswered|abandoned|ignored|overlooked|unrecorded|unsupervised|untrained|"
    r"unsure|unaware|inexperienced|inaccurate(?:ly)?|incomplete|unreliable|unfair(?:ly)?|"
    r"unlawful(?:ly)?|unchecked|unscreened|vacan(?:t|cies)|were missing|was missing|"
    r"missing from|warn(?:ed|s|ing)? (?:that|of|about)|warnings (?:had|have|were)|"
    r"rais(?:ed|ing) the alarm|can(?:no|[’'])t be right|should (?:do more|find out more|have done|"
    r"be doing)|do(?:es)? more to (?:make|ensure|protect)|(?:urgent|swift) (?:changes?|"
    r"action|attention)\b(?! (?:have|has|was|were))|left (?:waiting|at|to wait|in)|kept waiting|"
    r"wait(?:s|ed|ing)? (?:longer|up to|for (?:months|weeks|days|hours)|\d+ (?:hours|days|"
    r"minutes))|(?:was|were|been|is|are) never \w+ed|(?:are|is|were|was) (?:badly |all )?broken|"
    r"warn(?:ed|s|ing)? (?:the \w+|them|us|ministers)|told them again|"
    r"(?:police|force|council|service|school|constabulary) must(?! be (?:congrat|prais|commend))|"
    r"\d+ fewer|fewer (?:staff|officers)|let (?:[\w’']+ ){0,5}down|"
    r"(?:is|was|are|were)(?: not|n[’']t) good enough|"
    r"(?:nobody|no[- ]one) should (?:have to |ever )?(?:wait|be|feel|die|go)|"
    r"(?:took|taking|takes) (?:months|years|weeks|longer|\w+ months|\w+ weeks)|up to \d+ hours|"
    r"(?:violence|self-harm|assaults|complaints|workloads?|sickness|absence|turnover|deficit|"
    r"caseloads?|backlogs?) (?:[\w’']+ ){0,4}(?:risen|rose|grown|growing|grew|increased|rising|"
    r"doubled|soared|high)|"
    r"no (?:clear|credible|consistent|record|formal|effective|proper|long-term|strategic|"
    r"overall|real|reliable|idea)|"
    r"(?:nobody|no[- ]one) (?:[\w’']+ ){0,4}?(?:asks?|asked|came|comes|noticed|cared|cares|"
    r"listen\w{0,3}|knew|knows|checks?|checked|told|answered)|"
    r"without (?:the |any |proper |adequate |enough |right |being |basic ){1,3}(?:training|"
    r"supervision|support|told|explanation|authority|checks?|skills|staff|equipment|asked|"
    r"offered|assessed)|"
    r"too often|too many|too few|too long|cover(?:s|ing)? for|"
    r"(?:was|were|is|are|had|has|have|did|does|could)(?: not|n[’']t) (?:yet |always |being |"
    r"been(?:$|[.,;]| (?:\w+ly )?\w+(?:ed|en|wn|ld|pt|ght)\b)|"
    r"properly |routinely |consistently |fully |carry |carried |sufficiently |done |aware|"
    r"acceptable|fair|clear|right|offered|told|recorded|trained|enough|get )|"
    r"(?:force|service|council|school|trust|home|constabulary|staff|officers|supervisors|managers|"
    r"leaders|they|it|who|which)(?: still| often| also)? (?:does|do)"
    r"(?: not|n[’']t) (?:yet |always |fully )?"
    r"(?:have|understand|know|carry|check|record|meet|ask|plan|get|use|share|follow|do)|"
    r"better than this|under-?record(?:ed|ing)?|blunders?|chaotic|dysfunctional|toxic|"
    r"serious problems?|went wrong)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:no|not|nor|without|never|n[’']t|fewer|addressed|allay(?:ed|s)?|removed|lifted|"
    r"closed|resolved|dealt with|rather than|eased)\b[^.;:]{0,24}"
    r"\b(?:concern(?:s|ed)?|worr(?:y|ied|ies)|fail(?:ed|ing|ings|ures?)?|weakness(?:es)?|"
    r"shortcomings|criticisms?|causes? (?:of|for) concern|delays?|backlogs?)\b"
    r"|\b(?:concerns?|causes? (?:of|for) concern|backlogs?|shortcomings|"
    r"failings)\b[^.;:]{0,90}\b(?:have|has|had|were|was) (?:now |all |since |been )*"
    r"(?:been )?(?:addressed|lifted|closed|removed|resolved|cleared|discharged)\b"
    r"|\banyone (?:who is |with (?:any )?)?concern\w*|\bas far as \w+ (?:is|are) concerned\b|"
    r"\b(?:all|those|everyone|agencies|the \w+) concerned\b(?! about| that| by)"
    r"|\bfailing that\b|\bwithout fail\b|\bpoor(?:er)? (?:families|areas|communities|people|"
    r"countries)\b|\bhave(?:n[’']t| not) failed\b"
    r"|\bconcern (?:is|was|has always been) (?:with|for)\b"
    r"|\b(?:following|after|prompted by|in response to) (?:\w+ ){0,2}concerns?\b"
    r"|\b(?:we|I)(?:[’']re|[’']m| are| am| were| was)? (?:\w+ )?disappoint(?:ed|ing)"
    r"(?! (?:to|that|at the (?:lack|pace)))\b"
    r"|\b(?:we|I) (?:[\w’']+ )?(?:need to|must|have to|can|could|should) (?:\w+ )?"
    r"(?:improve|do better|"
    r"do more|get better|act|address|be better)\b"
    r"|\b(?:out of|leav(?:e|es|ing)|left|exit\w{0,3}|lifted|removed|from)\b[^.;:]{0,30}"
    r"\bspecial measures\b"
    r"|\bif (?:it|I|we|they|he|she) (?:hadn[’']t|had not)\b"
    r"|\bno[- ]?(?:one|body) (?:joins?|wants?|comes? (?:to|into)|sets? out)\b[^.;:]{0,60}"
    r"|\b(?:years?|months?|weeks?) (?:after|since|ago)\b[^.;:]{0,60}"
    r"\b(?:criticis\w{2,4}|must improve|"
    r"failing|inadequate|concerns?)\b"
    r"|\brejected\b[^.;:]{0,30}\bcriticism\b|\bnot (?:poor|inadequate)\b|\bcannot fail\b|"
    r"\bnot complacent\b|\bno delays?\b",
    re.IGNORECASE,
)
# A grade is told with the grades; the sentence is a concern when it says more.
GRADED = re.compile(
    r"\bjudged (?:to be )?(?:poor|not sufficiently good)\b[^.]{0,80}(?:not sufficiently good)?|"
    r"\bfrom [“\"‘']?inadequate\b|"
    r"[“\"‘']inadequate[”\"’']|\b(?:rated|graded|judged|deemed|branded|classed|found|ranked|"
    r"rates)\b[^.;]{0,60}?\binadequate\b"
    r"|\binadequate\b(?=\s*(?:[,.;:]|$|in|for|at|overall|rating|grade|and|by))",
    re.IGNORECASE,
)
