"""Turn a marked-up story into its text and its gold, so that no offset is counted by hand.

A marked-up story is a head, a line `---`, and the text. The head names speakers
(`a: Jane Example | Chief Constable | Force A`, each part may be empty) and grades
(`= Force A | custody | Good`). In the text `{a:…}` is a quote of speaker a, `{?:…}` one of nobody
named, and `[[…]]` a concern.

    python -m tests.draft.annotate NAME.marked FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\{(\w+|\?):|\}|\[\[|\]\]")


def annotate(marked: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a marked-up story, and its gold."""
    head, _, body = marked.partition("\n---\n")
    speakers: dict[str, dict[str, str | None] | None] = {"?": None}
    grades = []
    for line in head.splitlines():
        if line.startswith("="):
            parts = [part.strip() or None for part in line[1:].split("|")]
            grades.append(dict(zip(("body", "area", "grade"), parts, strict=True)))
        elif ":" in line:
            who, _, rest = line.partition(":")
            parts = [part.strip() or None for part in rest.split("|")]
            keys = ("name", "role", "organisation")
            speakers[who.strip()] = dict(zip(keys, parts, strict=True))
    text, at = "", 0
    quotes: list[dict[str, Any]] = []
    concerns: list[dict[str, int]] = []
    opened: list[tuple[str | None, int]] = []
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark[0] in ("}", "]]"):
            key, start = opened.pop()
            if mark[0] == "}":
                assert key is not None
                quotes.append({"start": start, "end": len(text), "speaker": speakers[key]})
            else:
                concerns.append({"start": start, "end": len(text)})
        else:
            opened.append((mark[1], len(text)))
    assert not opened
    text += body[at:]
    quotes.sort(key=lambda quote: quote["start"])
    concerns.sort(key=lambda concern: concern["start"])
    return text, {"quotes": quotes, "grades": grades, "concerns": concerns}


if __name__ == "__main__":
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    story, gold = annotate(source.read_text(encoding="utf-8"))
    with (folder / f"{source.stem}.txt").open("w", encoding="utf-8", newline="") as file:
        file.write(story)
    (folder / f"{source.stem}.json").write_text(
        json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
