"""The word lists of `draft`: JSON files beside this module, read when first asked for."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_NAME = re.compile(r"\{([a-z_]+)\}")
# An entry that begins with a letter, and is no choice of several outside its brackets.
_LETTERED = re.compile(
    r"[a-zA-Z](?![?*+{])(?:[^\\|()\[]|\\.|\[[^\]]*\]|\((?:[^\\()]|\\.|\([^()]*\))*\))*"
)
_ALIKE = {"i": "iIİı", "k": "kK\u212a", "s": "sSſ"}  # in any case; of the others two are alike


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


def either(entries: Iterable[str], flags: int = 0) -> str:
    """Return a pattern for any of some entries, of which a search tries those of one letter."""
    groups: dict[tuple[int, str], list[str]] = {}
    run = 0  # what begins with no letter keeps its place among the others
    for entry in entries:
        if _LETTERED.fullmatch(entry):
            letter = entry[0].lower()
            alike = f"(?-i:[{_ALIKE.get(letter, letter + letter.upper())}])"
            begun = alike if flags & re.IGNORECASE else entry[0]
            groups.setdefault((run, begun), []).append(entry[1:])
        else:
            run += 1
            groups[run, ""] = [entry]
    return "|".join(f"{begun}(?:{'|'.join(rest)})" for (_, begun), rest in groups.items())


@cache
def pattern(template: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern, in which `{name}` stands for any entry of a list of `grading.json`."""
    words = load("grading")
    while _NAME.search(template):
        template = _NAME.sub(lambda name: f"(?:{either(words[name[1]], flags)})", template)
    return re.compile(template, flags)


@cache
def wording(name: str) -> re.Pattern[str]:
    """Return the pattern that has a name in `wordings.json`, and matches any that stands there."""
    entry = load("wordings")[name]
    flags = 0 if entry.get("case") else re.IGNORECASE
    return pattern(either(entry["any"], flags), flags)
