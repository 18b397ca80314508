"""What checking one's own files found, kept until they change, as git's index does.

Checking a report takes up to 3 ms, and looking whether a file is the one that was checked takes
0.01: with a thousand of them that is the difference between three seconds and none. What is kept
lies in the user's folder for caches; nothing is lost with it.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from essex_insp.errors import EssexInspError
from essex_insp.library import reports as library
from essex_insp.library.keeping import replacing

_WORTH_KEEPING = 50
"""From so many new answers on they are kept; fewer are soon found again."""
_SETTLED = 0.1
"""Seconds after which a file that changes again has another time on every file system."""
_CHECKS = ("checking", "parsing", "references", "scales")
_CHECKED_BY = ("model.py", *(f"library/{name}.py" for name in _CHECKS))
_CHECKED_AGAINST = ("frameworks.json", "scales.json")


def remembered(paths: Iterable[Path], ask: Callable[[Path], Any]) -> list[Any]:
    """Return what is found of each file, asking anew where a file, or the checks, have changed.

    Args:
        paths: The files.
        ask: What finds it: JSON data.
    """
    file, rules = _file(), _rules()
    known = _known(file, rules)
    kept: dict[str, list[Any]] = {}
    answers, asked = [], 0
    for path in paths:
        stamp = _stamp(path)
        entry = known.get(str(path))
        if stamp is None or entry is None or entry[0] != stamp:
            entry = [stamp, ask(path)]
            asked += 1
        if stamp is not None:
            kept[str(path)] = entry
        answers.append(entry[1])
    if file is not None and asked >= _WORTH_KEEPING:
        _keep(file, {"rules": rules, "files": kept})
    return answers


def _file() -> Path | None:
    base = library.user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches")
    return base / "essex-insp" / "checked.json" if base else None


def _rules() -> list[Any]:
    """What the checks depend on: another program, or other data, makes them anew."""
    package = Path(__file__).parents[1]
    files = [package / name for name in _CHECKED_BY]
    files += [library.data_folder() / name for name in _CHECKED_AGAINST]
    return [_stamp(path) for path in files]


def _stamp(path: Path) -> list[int] | None:
    """What another content of a file would change; `None` where it may yet change unseen."""
    try:
        seen = path.stat()
    except OSError:
        return None
    latest = max(seen.st_mtime_ns, seen.st_ctime_ns)
    if time.time_ns() - latest < _SETTLED * 1e9:
        return None
    return [seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns]


def _known(file: Path | None, rules: list[Any]) -> dict[str, list[Any]]:
    if file is None or not file.is_file():
        return {}
    try:
        content = json.loads(library.read(file, str(file)))
        if content["rules"] != rules:
            return {}
        files: dict[str, list[Any]] = {
            path: entry for path, entry in content["files"].items() if len(entry) == 2
        }
    except (EssexInspError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}  # damaged: it is made anew
    return files


def _keep(file: Path, content: Any) -> None:
    # A home that is not there is not made.
    if not file.parents[2].is_dir():
        return
    with contextlib.suppress(OSError, EssexInspError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(file, force=True) as kept:
            kept.write(json.dumps(content).encode())
