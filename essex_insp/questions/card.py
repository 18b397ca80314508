"""The quotation that a picture made by `quotes --card` carries, to be checked."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from xml.etree import ElementTree

_METADATA = "{http://www.w3.org/2000/svg}metadata"


class Carried(NamedTuple):
    """Words from an address, with what stands around them there (W3C text-quote selector).

    `shown` are the words that the picture shows, without the marks around them.
    """

    url: str | None
    exact: str
    prefix: str | None
    suffix: str | None
    shown: str


def carried(content: bytes) -> list[Carried]:
    """Return the quotations that a picture (SVG) carries, one for each source; none if it has none.

    Entities are not looked up, and one that declares some carries nothing.
    """
    if b"<!" in content.replace(b"<!--", b""):
        return []
    try:
        root = ElementTree.fromstring(content)  # noqa: S314, no declarations are in it
        data = json.loads("".join(root.find(_METADATA).itertext()))  # type: ignore[union-attr]
        lines = [text for text in root.iter() if text.get("class") == "quote"]
        shown = " ".join("".join(line.itertext()) for line in lines)
        if shown.startswith("“") and shown.endswith("”"):
            shown = shown[1:-1]
        return [_carried(target, shown) for target in data["target"]]
    except (ElementTree.ParseError, ValueError, LookupError, TypeError, AttributeError):
        return []


def words_of(content: bytes) -> list[str]:
    """Return the words of a picture that are to be checked.

    They are those that it carries; what it shows comes first, where that is something else.
    """
    words: list[str] = []
    for quotation in carried(content):
        differs = "".join(quotation.shown.split()) != "".join(quotation.exact.split())
        words += [quotation.shown, quotation.exact] if differs else [quotation.exact]
    return list(dict.fromkeys(words))


def _carried(target: dict[str, Any], shown: str) -> Carried:
    selector = target["selector"]
    url, exact = target["source"], selector["exact"]
    around = (selector.get("prefix"), selector.get("suffix"))
    if not isinstance(exact, str) or not all(
        isinstance(each, str | None) for each in (url, *around)
    ):
        raise ValueError
    return Carried(url, exact, *around, shown)
