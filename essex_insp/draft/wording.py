"""Patterns with the names of word lists in them: `{number} {bodies}` for `six forces`."""

from __future__ import annotations

import re
from functools import cache

from essex_insp.draft import lexicon

_NAME = re.compile(r"\{([a-z_]+)\}")


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Return a pattern, in which `{name}` stands for any entry of a word list.

    Args:
        template: The pattern, with names of lists of `vocabulary/grading.json`; capitals count
            only in `(?-i:...)`.
    """
    words = lexicon.load("grading")
    while _NAME.search(template):
        template = _NAME.sub(lambda name: f"(?:{'|'.join(words[name[1]])})", template)
    return re.compile(template, re.IGNORECASE)
