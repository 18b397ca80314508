"""The quotation that a picture made by `quotes --card` carries, to be checked."""

from __future__ import annotations

import json
from xml.etree import ElementTree

_METADATA = "{http://www.w3.org/2000/svg}metadata"


def words_of(content: bytes) -> list[str]:
    """Return the words of a picture (SVG) that are to be checked; none if it carries none.

    They are those that it carries (W3C text-quote selectors, one for each source); what it shows
    comes first, where that is something else. Entities are not looked up, and a picture that
    declares some carries nothing.
    """
    if b"<!" in content.replace(b"<!--", b""):
        return []
    try:
        root = ElementTree.fromstring(content)  # noqa: S314, no declarations are in it
        data = json.loads("".join(root.find(_METADATA).itertext()))  # type: ignore[union-attr]
        carried = [target["selector"]["exact"] for target in data["target"]]
    except (ElementTree.ParseError, ValueError, LookupError, TypeError, AttributeError):
        return []
    if not all(isinstance(words, str) for words in carried):
        return []
    lines = [text for text in root.iter() if text.get("class") == "quote"]
    shown = " ".join("".join(line.itertext()) for line in lines)
    if shown.startswith("“") and shown.endswith("”"):
        shown = shown[1:-1]
    checked: list[str] = []
    for words in carried:
        differs = "".join(shown.split()) != "".join(words.split())
        checked += [shown, words] if differs else [words]
    return list(dict.fromkeys(checked))
