"""Of what party someone is: an inspector, a critic, who oversees, or of the body inspected.

The same words are a finding in a report, a complaint from a union and a promise from a chief
constable; only the first two are concerns.
"""

from __future__ import annotations

import re
from typing import Literal

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.words import INSPECTORS, REPORTS
from essex_insp.matching import fold

# `overseer`: whom the body answers to, who neither inspects nor complains by trade.
Party = Literal["inspector", "critic", "overseer", "body", "nobody"]

_INSPECTS = re.compile(
    r"\b(?:hm|majesty.?s?|lead|fire) (?:chief |deputy chief )?inspectors?\b|\binspectors? of\b|"
    r"\binspectors\b|\binspection\b|\b(?:inspectorate|watchdog|regulator|report|review)\b|"
    r"\bh(?:mi|mci|mcic)\b|\bombudsman\b"
)
OVERSEES = re.compile(r"\b(?:commissioner|p[f]?cc|mayor|minister|home secretary|peer)\b")
CRITICAL_BODY = re.compile(
    r"\b(?:federation|union|unison|unite|gmb|fbu|association|charity|charities|party|campaign\w*|"
    r"alliance|network|refuge|aid|society|foundation|league|coalition|watch|labour|conservative|"
    r"liberal|lib dem|green|tory|opposition|women.?s|victims?.?|survivors?|university|institute|"
    r"residents.?|liberty|committee|panel|parish)\b"
)
CRITICAL = re.compile(
    r"\b(?:shadow|m[se]?p|councillors?|cllr|coun|secretary|organiser|campaigners?|opposition|"
    r"convenor|convener|representatives?|reps?|rep|labour|group leader|mother|father|mum|dad|"
    r"parent|parents|victims?|residents?|residents|relatives?|son|daughter|widow|widower|husband|"
    r"wife|brother|sister|neighbour|shopkeeper|trader|pupil|patient|prisoner|inmate|survivor|"
    r"farmer|caller|whistleblower|insider|source|expert|criminologist|academic|professor|"
    r"vicar|solicitor|lawyer|pensioner|activist|woman|man|driver|nurse|worker|unions?|charity|"
    r"charities|federation|staff|independent member)\b"
)
LEADS = re.compile(
    r"\b(?:constable|superintendent|supt|(?:fire|chief) officer|headteacher|headmaster|"
    r"headmistress|head teacher|principal|spokes\w+|governors?|cabinet member|portfolio holder|"
    r"(?<!group )(?<!opposition )(?<!labour )(?<!party )leader|owner|provider|registered manager|"
    r"lead member|sergeant|det|detective|commander|matron|"
    r"director of (?:children|adult|education|social|public)\b.*)\b"
)
_RUNS = re.compile(r"\b(?:chief executive|executive|director|manager|chair\w*|head|leader|boss)\b")
_RUN_BODY = re.compile(
    r"\b(?:police|constabulary|council|school|academy|college|hospitals?|prison|nhs|fire|homes?|"
    r"care|nursery|surgery|force|service|services|authority|probation)\b"
)


def of(speaker: Speaker) -> Party:
    """Return what party someone who speaks is of.

    Args:
        speaker: Someone of whom the text tells a role or a body, or nothing.
    """
    role, body = fold(speaker.role or ""), fold(speaker.organisation or "")
    if speaker.noun in REPORTS or speaker.noun in INSPECTORS or inspects(body):
        return "inspector"
    return called(role, body)


def called(role: str, body: str) -> Party:
    """Return what party a role at a body is of.

    Args:
        role: The role, folded; empty where the text gives none.
        body: The body, folded; empty where the text gives none.
    """
    if _INSPECTS.search(role):
        return "inspector"
    if OVERSEES.search(role) and "shadow" not in role:
        return "overseer"
    if CRITICAL_BODY.search(body):
        return "critic"
    stranger = bool(body) and _RUN_BODY.search(body) is None
    if LEADS.search(role) and not (stranger and "spokes" in role):
        return "body"
    if CRITICAL.search(role) or "panel" in role or "committee" in role:
        return "critic"
    if _RUN_BODY.search(body) and (not role or _RUNS.search(role)):
        return "body"
    if CRITICAL_BODY.search(role):
        return "critic"
    return "nobody" if not role and not body else "critic"
