"""Put the gold of real pages beside their texts, which are their publishers' and not here.

    python -m tests.bench.pages LIST.json FOLDER [--set N]

LIST.json, as `tests/draft/pages.json`, names pages by `id`, `url`, `query`, `sha256` and
`sha256_ws` (of the text with each run of white space made one space), with the quotes, grades and
concerns that they hold; texts of public repositories have `repository`, `path`, `commit` and `part`
(of the file) in place of an address. Who has the pages puts each text, as it was and without an
added newline, into FOLDER as ID.txt; this writes ID.json for those that are the pages meant, for
`tests.bench.draft` to measure, and names the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

INSPECTED = Path(__file__).parents[1] / "draft" / "inspected.json"
_PARTS = ("quotes", "grades", "concerns", "inspected")


def gold(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what `tests.bench.draft` measures of a page."""
    parts = {part: entry[part] for part in _PARTS if part in entry}
    parts["grades"] = [_grade(dict(grade)) for grade in entry["grades"]]
    return parts


def _grade(grade: dict[str, Any]) -> dict[str, Any]:
    """A list may call the area a category, and may say in words that none is stated."""
    grade["area"] = grade.pop("category", grade.get("area"))
    if grade["area"] == "not stated":
        grade["area"] = None
    if grade["area"] == "cut off in text":
        grade["optional"] = True
    return grade


def fault(text: bytes, entry: dict[str, Any]) -> str | None:
    """Return how a text differs from the page meant, or None."""
    if hashlib.sha256(text).hexdigest() == entry["sha256"]:
        return None
    spaced = re.sub(r"\s+", " ", text.decode("utf-8", "replace")).encode()
    if len(text.decode("utf-8", "replace")) != entry["chars"]:
        return f"has not {entry['chars']} characters"
    if hashlib.sha256(spaced).hexdigest() == entry["sha256_ws"]:
        return None
    return "is another text"


def place(entry: dict[str, Any]) -> str:
    """Return where the text of an entry is to be had."""
    if "url" in entry:
        return f"{entry['url']} (query: {entry['query']})"
    return "{path} of {repository} at {commit}: {part}".format_map(entry)


def main() -> int:
    """Write the gold beside each text of a folder that is the page meant."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("list", type=Path, help="the list of pages")
    parser.add_argument("folder", type=Path, help="the folder of texts, ID.txt")
    parser.add_argument("--set", type=int, help="those of one set of the list only")
    options = parser.parse_args()
    inspected = json.loads(INSPECTED.read_text(encoding="utf-8"))
    missing = 0
    for entry in json.loads(options.list.read_text(encoding="utf-8")):
        if options.set not in (None, entry.get("set")):
            continue
        path = options.folder / f"{entry['id']}.txt"
        wrong = fault(path.read_bytes(), entry) if path.exists() else "is not there"
        if wrong:
            missing += 1
            print(f"{path.name} {wrong}: {place(entry)}")
            continue
        if entry["id"] in inspected:
            entry.setdefault("inspected", inspected[entry["id"]])
        path.with_suffix(".json").write_text(
            json.dumps(gold(entry), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
