"""How a sentence says that a grade without a verb of grading is one: `it is good at …`."""

from __future__ import annotations

import re

# Who tells of grades, and how: `inspectors said the force was good at …`.
ACCORDING = re.compile(
    r"\baccording\s+to\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,3}(?:report|inspectors|inspection|"
    r"watchdog|"
    r"inspectorate|assessment|hmic\w*|ofsted|cqc)\b",
    re.IGNORECASE,
)
INSPECTED = re.compile(
    r"\b(?:inspectors|inspectorate(?: of [A-Z]\w+(?: (?:and|&) [A-Z]\w+(?: (?:and|&) [A-Z]\w+)?"
    r"(?: Services?)?)?(?: \(\w+\))?)?|commission(?: \(\w+\))?|watchdog|regulator|"
    r"hmic(?:frs)?|ofsted|cqc|estyn|report)\s+"
    r"(?:also |has |have |had )?(?:said|says|found|ruled|concluded|judged|reported|states?|"
    r"added|decided|noted|thought)\b",
    re.IGNORECASE,
)
RULED = re.compile(
    r",\s+(?:the |a )?(?:inspectors|inspectorate|watchdog|regulator|hmic(?:frs)?|ofsted|cqc|estyn|"
    r"report)\s+(?:has |have )?(?:said|says|found|ruled|concluded|judged|decided)\b",
    re.IGNORECASE,
)
HEADED = re.compile(r"(?:the way|how|its|their|the \w+ of|\w+ing)\b", re.IGNORECASE)
IT_WAS = re.compile(
    r"\W*(?:(?:but|and|while|however),?\s+)?(?:it|they|the\s+\w+)\s+(?:was|is|were|are|remains?|"
    r"remained)\s+(?:also\s+|still\s+|now\s+|both\s+)?",
    re.IGNORECASE,
)
# `dropped from good to inadequate`: between the two.
FROM_TO = re.compile(
    r"[”\"’']?,?(?:\s+(?:overall|last year|last time|(?:back )?in (?:19|20)\d\d|the year before|"
    r"previously|\w+ years? (?:ago|earlier|before)),?)?\s+(?:up |down )?to\s+(?:an?\s+)?[“\"‘']?"
)
TOLD = re.compile(
    r"\b(?:told|found|concluded|ruled|says?|said)\s+(?:today |yesterday |again |now |"
    r"this week )?(?:by (?:[\w’']+ ){1,5}|it |"
    r"them |(?-i:(?:[A-Z][\w&-]* ){1,6}))?(?:that\s+)?(?:it|they|we|its (?:\w+ )?services|"
    r"the (?:force|"
    r"council|school|service|"
    r"trust|home|authority|constabulary|brigade|prison|hospital|academy|college))\s+$",
    re.IGNORECASE,
)
# `awarded Force A outstanding for vetting`, `Ofsted said Force A was inadequate for vetting`
HANDED = re.compile(
    r"\b(?:awarded|gave|given|awards|gives|handed|hands|rated|rates|graded|grades|judged|"
    r"judges|found|"
    r"finds|deemed|calls|called|considers?|considered|declared|declares|branded|ranked|marked|"
    r"makes|"
    r"made|pronounced|thought|thinks?|believed|reckoned)\s+(?:it|them|(?:[A-Z][\w&-]*\s+){1,7}?"
    r"(?:[A-Z][\w&-]*)|the \w+)\s+$|\b(?:said|found|says|concluded|ruled)\s+(?:that\s+)?"
    r"(?:(?:[A-Z][\w&-]*\s+){1,7}|it\s+|they\s+|the\s+\w+\s+)(?:was|is|were|are)\s+$"
)
WAS = re.compile(r"\b(?:is|was|are|were|remains|and|but)\s+(?:also |now |still )?$")
NAMED = re.compile(
    r"\b(?:hmic\w*|ofsted|cqc|estyn|inspectors|watchdog|inspectorate|regulator)\b", re.IGNORECASE
)
