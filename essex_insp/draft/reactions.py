"""Names that react to what was said before: `Kit Roe disagreed: “…”`."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"(?:^|[.!?…”\"’'\n¤,;:]\s*|\bBut\s)$")
# `Kit Roe disagreed: …`, `Kit Roe was less sure.`
_REACTS = re.compile(
    r",?\s(?:disagreed|disagrees|begged\sto\sdiffer|had\sno\sdoubt|did\snot\smince|was\s(?:also\s|even\s|"
    r"far\s|much\s|rather\s|altogether\s)?(?:less|more|equally|having\snone|in\sno\sdoubt|unimpressed|"
    r"unconvinced|sceptical|blunt(?:er)?|adamant|angry|furious|scathing|clear|defiant|delighted))\b"
    r"|(?:,?\s[a-z][\w’'-]*){1,8}:(?!\s?\w)"
)


def reacts(text: str, start: int, end: int) -> bool:
    """Whether a name that opens a clause reacts to what was said, as a person does.

    Args:
        text: The text.
        start: Where the name starts.
        end: Where it ends.
    """
    return (
        _CLAUSE.search(text[max(0, start - 24) : start]) is not None
        and _REACTS.match(text, end, end + 120) is not None
    )
