"""The word lists of `draft`: JSON files beside this module, read when first asked for."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any


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
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a vocabulary as a set; a string stands for the words in it.

    Args:
        name: The vocabulary.
        key: The list in it.
    """
    value = load(name)[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def alternatives(name: str, *keys: str) -> str:
    """Return the entries of some lists as the inside of a regular expression, the longest first.

    Args:
        name: The vocabulary.
        keys: The lists in it.
    """
    entries = {entry for key in keys for entry in words(name, key)}
    return "|".join(re.escape(one) for one in sorted(entries, key=lambda one: (-len(one), one)))
