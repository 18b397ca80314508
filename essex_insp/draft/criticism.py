"""What is concern by its words, and what has the words of failing and is none.

A word that is denied, a concern that was met, a grade, praise, and what a body says of its own wish
to do better are no criticism.
"""

from __future__ import annotations

import re

from essex_insp.draft.failings import BAD_THINGS, NOT

EXPRESSED = re.compile(
    r"\b(?:concern(?:s|ed|ing)?|worr(?:y|ied|ies|ying)|alarm(?:ed|ing)|troubl(?:ed|ing)|"
    r"disappoint(?:ed|ing|ment|ingly)|frustrat(?:ed|ing)|dismayed|appalled|shock(?:ed|ing)|unhappy|"
    r"fears?|uneasy|disturb(?:ed|ing))\b",
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
    r"|\b(?:following|after|prompted by|respon\w+ to) (?:\w+ ){0,2}concerns?\b"
    r"|\b(?:we|I)(?:[’']re|[’']m| are| am| were| was)? (?:\w+ )?disappoint(?:ed|ing)"
    r"(?! (?:to|that|at the (?:lack|pace)))\b"
    r"|\b(?:out of|leav(?:e|es|ing)|left|exit\w{0,3}|lifted|removed|from)\b[^.;:]{0,30}"
    r"\bspecial measures\b"
    r"|\bif (?:it|I|we|they|he|she) (?:hadn[’']t|had not)\b"
    r"|\b(?:years?|months?|weeks?) (?:after|since|ago)\b[^.;:]{0,60}"
    r"\b(?:criticis\w{2,4}|must improve|failing|inadequate|concerns?)\b"
    r"|\brejected\b[^.;:]{0,30}\bcriticism\b|\bnot (?:poor|inadequate)\b|\bcannot fail\b|"
    r"\bnot complacent\b",
    re.IGNORECASE,
)
# What a sentence denies, hopes, supposes, or tells of the people whom good work is done for.
HARMLESS = re.compile(
    r"^\W{0,3}(?:if|unless)\b.*?(?:,|\bthen\b|\bwe will\b)|"
    r"\bnot (?:seen|met|known) (?:another|a better|such)\b|"
    + NOT
    + r" (?:have )?(?:be|been) (?:more|\w+er|happier)\b|"
    r"\bno (?:sign|evidence|indication|suggestion)s? (?:of|that)\b[^.;]*|"
    r"\b(?:won|would|will|wo|do|does|did|shall|shan|sha|may)"
    + NOT
    + r" (?:pull|dream|doubt|hesitate|rest|give up|let go|stop|tolerate)\b[^.;]*|"
    r"\b(?:declined?|not available) (?:for|to) comment\b|"
    r"(?:\bnot|n[’']t) (?:about|because|to (?:say|name))\b|\bno such thing\b|"
    r"\bnone the (?:less|worse)\b|(?:\bno\b|\bnot|n[’']t)[^.;]{0,20} surpris\w+|"
    r"^\W{0,3}(?:\w+ ){1,2}(?:years|months) ago\b.*|^\W{0,3}by [^,]{0,40}\bwill\b.*|"
    r"\b(?:that|this|it) can(?:not|[’']t) (?:continue|go on)\b|"
    r"\bno[- ]?(?:one|body) (?:joins?|wants?|sets? out|comes? (?:to|into))\b[^.;]*|"
    r"\b(?:help|helps|helped|helping|protect\w*|support\w*|work(?:s|ed|ing)? with|car(?:e|ed|es|"
    r"ing) (?:of|for)|confiden\w*|safeguard\w*|"
    r"identif\w*|scheme|tackl\w*|prevent\w*|understand\w*|expos\w*|target\w*|divert\w*|"
    r"look(?:s|ed|ing)? after) (?:[\w’'-]+ ){0,5}?(?:at (?:the )?risk|vulnerab\w+|in danger|abuse|"
    r"missing|distress\w*|wrongdoing|need)\b[^,.;]*|"
    r"\b(?:hard|difficult|hard-won)[- ](?:work\w*|won|earned)\b|"
    r"\bworking (?:very |extremely |so |incredibly )?hard\b|"
    r"\bworst (?:moment|day|time)s? of (?:their|his|her|my|our)\b|"
    r"\b(?:low|lower|lowest|fewer|less|reduc\w+|fall|fell|fallen|drop\w*|cut|halv\w+|clear\w*|"
    r"down)\b(?: [\w’'-]+){0,5}? "
    + BAD_THINGS
    + r"\b[^,.;]*|\b(?:visits?|delays?|"
    + BAD_THINGS
    + r") (?:[\w’'-]+ ){0,6}?(?:fallen|fell|cleared|reduced|halved|cut|gone(?! up)|dropp?ed|"
    r"eliminated|brought down|eased|improved)\b[^,.;]*",
    re.IGNORECASE,
)
PRAISED = re.compile(
    r"\b(?:prais\w+|impress\w+|pleased|encourag(?:ed|ing)|excellent\w*|wonderful\w*|proud\w*|"
    r"compassion\w*|commend\w*|enthusias\w+|good at|exceptional\w*|hardworking|"
    r"work(?:s|ing)? (?:very |extremely |so |incredibly )?hard|fairness|respect|strengths?|"
    r"improvements? (?:in|to|since)|good progress|great strides|made strides|right direction|"
    r"highlighted|good use|warmly|marvellous|flourish|to the credit|brilliant|first class|visible|"
    r"delighted|courteous|patient|kindness|welcom\w+)\b",
    re.IGNORECASE,
)
# After praise, what turns to something else.
TURNS = re.compile(
    r"\b(?:but|otherwise|however|although|though|yet|while|whereas|despite|except|nevertheless|"
    r"even so|criticis\w+|concern\w*|not|too)\b|n[’']t\b",
    re.IGNORECASE,
)
_GRADES = re.compile(
    r"\b(?:rated|graded|ratings?|grades?|judged|judgements?|marked|scored?|deemed|categor\w+|"
    r"classed|label\w*|inadequate|requir\w+ (?:significant |some )?improvement|"
    r"need\w* improvement|special measures|inspected|awarded)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,;:–—]\s|\s-\s|\s(?=(?:but|after|with|because|while|whilst|though|although|when|as|where|"
    r"saying|since|amid|despite|which|who|has been|have been)\s)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[“”\"]|‘(?=\w)|(?<=[\w.,])[’'](?=\s|$)|(?<!\w)'")


def telling(sentence: str) -> str:
    """Return what a sentence tells, without marks, grades, and what is denied or harmless.

    Args:
        sentence: The sentence.
    """
    plain = _MARKS.sub("", DENIED.sub(" ", sentence))
    if _GRADES.search(plain):
        # A grade is told with the grades: the sentence is a concern when another clause says more.
        plain = ", ".join(part for part in _CLAUSES.split(plain) if not _GRADES.search(part))
    return HARMLESS.sub(" ", plain)
