"""The word lists of `draft`: JSON files beside this module, read when first asked for."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

_NAME = re.compile(r"\{([a-z_]+)\}")


@cache
def load(name: str) -> dict[str, Any]:
    """Return a vocabulary: what its file holds, without the keys that only explain it.

    Args:
        name: The file's name without `.json`: `speech`, `people`, `bodies`, `lines`.
    """
    file = Path(__file__).parent / "vocabulary" / f"{name}.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {key: value for key, value in content.items() if not key.startswith("_")}


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return some lists of a vocabulary as one set; a string stands for the words in it.

    Args:
        name: The vocabulary.
        keys: The lists in it.
    """
    found: set[str] = set()
    for key in keys:
        value = load(name)[key]
        found |= set(value.split() if isinstance(value, str) else value)
    return frozenset(found)


@cache
def alternatives(name: str, *keys: str) -> str:
    """Return the entries of some lists as the inside of a regular expression, the longest first.

    Args:
        name: The vocabulary.
        keys: The lists in it.
    """
    return "|".join(
        re.escape(one) for one in sorted(words(name, *keys), key=lambda one: (-len(one), one))
    )


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Return a pattern, in which `{name}` stands for any entry of a word list.

    Args:
        template: The pattern, with names of lists of `vocabulary/grading.json`; capitals count
            only in `(?-i:...)`.
    """
    words = load("grading")
    while _NAME.search(template):
        template = _NAME.sub(lambda name: f"(?:{'|'.join(words[name[1]])})", template)
    return re.compile(template, re.IGNORECASE)
