"""Verbs of saying: which there are, which are passive, and which govern the words after them."""

from __future__ import annotations

import re

from essex_insp.draft.words import DESCRIBING, DID_TELL, FOUND, REPORTING_PATTERN

SAYS = re.compile(r"\b(?:" + REPORTING_PATTERN + r")\b", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:" + REPORTING_PATTERN + "|" + "|".join(sorted(DESCRIBING)) + "|" + DID_TELL + r")\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:" + REPORTING_PATTERN + r"|(?<!be )(?<!been )(?<!was )(?<!were )" + FOUND + r")\b",
    re.IGNORECASE,
)
# `what he called “…”`
WHAT = re.compile(
    r"\bwhat (?P<who>(?!(?:is|are|was|were|has been|have been)\b)[^.;:,]{1,80}?) "
    r"(?:has |had |have )?(?:called|calls|call|termed|terms|described as|describes as|"
    r"describe as|branded|labelled|"
    r"dubbed|sees as|saw as)\s+(?:an?|the|its|their|his|her)?\s*[“‘\"']?$"
)
ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|opinion) of)\s+", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being|be)\s+(?:[a-z]+ly\s+)?$")
# `It was praised for its work but criticised for …`
JOINED_PASSIVE = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:[a-z]+ly\s+)?(?:praised|commended|criticised|told|found|"
    r"judged|rated|accused|condemned)\b[^.;:]{0,120}\b(?:but|and)\s+(?:also\s+|[a-z]+ly\s+)?$"
)
_STATES = re.compile(
    r"(?:said|says|told|tells|telling|warned|warns|added|adds|found|admitted|stated|noted|"
    r"claimed)\s"
    r"(?!(?:he|she|they|it|we|I)\s)",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"\b(?:and|but)\s+(?:also\s+)?that\s+[“‘\"']?$")
_INNER = re.compile(
    r"feels?|felt|believed|believes|thinks|responded|responds|reported|complained|agreed|"
    r"accept(?:s|ed)|acknowledge[sd]|welcome[sd]|regret(?:s|ted)|hope[sd]|fear(?:s|ed)|"
    r"recognised|apologised",
    re.IGNORECASE,
)
# A clause of its own begins: `X said it was slow, while Y felt “…”`.
_TURN = re.compile(r"\b(?:but|while|whereas|although|though)\b|[,;]\s+and\s+(?!that\b)|;")
# `Example met the minister`, `Back in Anytown, Example met the minister`
OPENER = re.compile(r"(?:[A-Z][\w ’'-]{1,60},\s)?([A-Z][a-z][\w’'-]*)(?:\s(?=[a-z])|,\s(?=who))")


def outermost(head: str, verbs: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out verbs that stand within what someone is said to have said.

    Args:
        head: The words before speech.
        verbs: Its verbs of saying, in order.
    """
    first = next((i for i, verb in enumerate(verbs) if _STATES.match(head, verb.start())), None)
    if first is None:
        return verbs
    if _AND_THAT.search(head):
        # `X said the force had responded well, and that “…”`: the words are X's.
        return verbs[: first + 1]
    # `X said staff felt “…”`: what they felt is what X said that they did.
    return verbs[: first + 1] + [
        verb
        for verb in verbs[first + 1 :]
        if not _INNER.fullmatch(verb[0]) or _TURN.search(head, verbs[first].end(), verb.start())
    ]
