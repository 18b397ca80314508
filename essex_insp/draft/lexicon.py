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
def pattern(template: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern, in which `{name}` stands for any entry of a list of `grading.json`."""
    words = load("grading")
    while _NAME.search(template):
        template = _NAME.sub(lambda name: f"(?:{'|'.join(words[name[1]])})", template)
    return re.compile(template, flags)


@cache
def wording(name: str) -> re.Pattern[str]:
    """Return the pattern that has a name in `wordings.json`, and matches any that stands there."""
    entry = load("wordings")[name]
    flags = 0 if entry.get("case") else re.IGNORECASE
    return pattern("|".join(entry["any"]), flags)
