"""The word lists of `draft`: JSON files beside this module, read when first asked for."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

_NAME = re.compile(r"\{([a-z_]+)\}")


@cache
def load(name: str) -> dict[str, Any]:
    """Return what `vocabulary/NAME.json` holds, without the keys that only explain it."""
    file = Path(__file__).parent / "vocabulary" / f"{name}.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {key: value for key, value in content.items() if not key.startswith("_")}


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return some lists of a vocabulary as one set; a string stands for the words in it."""
    lists = [load(name)[key] for key in keys]
    return frozenset(
        word for entry in lists for word in (entry.split() if isinstance(entry, str) else entry)
    )


@cache
def any_of(key: str) -> re.Pattern[str]:
    """Return the expressions of a list of `speech.json` as one that matches any, of any case."""
    return re.compile("|".join(load("speech")[key]), re.IGNORECASE)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Return a pattern, in which `{name}` stands for any entry of a list of `grading.json`."""
    words = load("grading")
    while _NAME.search(template):
        template = _NAME.sub(lambda name: f"(?:{'|'.join(words[name[1]])})", template)
    return re.compile(template, re.IGNORECASE)
