"""Where in a JSON text a JSON path points: its line and column."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_TOKEN = re.compile(r"[\s,:]*([{}\[\]\"]|[^\s,:{}\[\]\"]+)")


def place(text: str, path: str) -> tuple[int, int] | None:
    """Return the line and column, from 1, of what a JSON path names.

    Where the path leads to what is missing, the place is that of its nearest ancestor.

    Args:
        text: A JSON text that parses.
        path: A path of keys and indices, as in `$.judgments[2].grade`.
    """
    steps: list[str | int] = [
        key or int(index) for key, index in _STEP.findall(path.removeprefix("$"))
    ]
    offset = _offset(text, steps)
    if offset is None:
        return None
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _offset(text: str, steps: list[str | int]) -> int | None:
    """Walk the tokens once, keeping only where we are in the tree."""
    here: list[str | int] = []
    containers: list[str] = []
    best: int | None = None
    depth_of_best = -1
    key_next = False
    at = 0
    while match := _TOKEN.match(text, at):
        token, start, at = match[1], match.start(1), match.end()
        if token == '"':
            value, at = scanstring(text, at, False)
            if key_next:
                here[-1] = value
                key_next = False
                continue
        if token in "}]":
            containers.pop()
            here.pop()
        else:
            if containers and containers[-1] == "[":
                here[-1] = int(here[-1]) + 1
            if len(here) > depth_of_best and here == steps[: len(here)]:
                best, depth_of_best = start, len(here)
                if len(here) == len(steps):
                    return best
            if token in "{[":
                containers.append(token)
                here.append("" if token == "{" else -1)
                key_next = token == "{"
                continue
        key_next = bool(containers) and containers[-1] == "{"
    return best
