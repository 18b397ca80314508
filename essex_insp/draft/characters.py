"""Characters as they were meant: marks, spaces and ligatures alike; markup and damage undone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from essex_insp.draft.copy import Copy

_ALIKE: dict[str, str] = {
    **dict.fromkeys("\r\n\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict.fromkeys(
        "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "
    ),
    # A tab parts the cells of a table, as a run of spaces does.
    "\t": "   ",
    **dict.fromkeys("„‟«❝〝", "“"),
    **dict.fromkeys("»❞〞", "”"),
    **dict.fromkeys("″＂", '"'),
    **dict.fromkeys("‚‛`❛", "‘"),
    **dict.fromkeys("´ʼ❜", "’"),
    **dict.fromkeys("′＇", "'"),
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys("‐‑", "-"),
    # Invisible: zero-width and bidirectional controls, byte-order mark.
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}
_TAG = r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?=[\s/>])[^<>]{0,4000}>"
_PLAIN = re.compile(
    "(?P<pair>\r\n|``|'')"
    # A soft hyphen at the end of a line cut the word; elsewhere it is nothing.
    "|(?P<soft>\u00ad(?:[ \t]*\r?\n[ \t]*(?=[^\\W\\d_]))?)"
    "|(?P<reference>&(?:amp;)?(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    # UTF-8 that was read as another encoding: `â€œ`, `Ã«`, `Â£`
    "|(?P<moji>â€[\u0080-\u00ff\u2013-\u2122œžŸŠšŽƒˆ˜]?|[ÂÃ][\u0080-\u00bf€™œ“”–—…‹›©]|Â(?=\\s))"
    "|(?P<lost>\ufffd)"
    # A ligature that a PDF lost: `identi˜ed`; or its apostrophe: `force˜s`
    "|(?P<tilde>˜(?=[^\\W\\d_]))"
    "|(?P<one>[" + re.escape("".join(_ALIKE)) + "])"
)
_MARKED_UP = re.compile(
    "(?P<hidden><!--|<(?P<name>script|style|noscript|template)(?=[\\s>])[^<>]{0,4000}>)"
    "|(?P<tag>" + _TAG + ")",
    re.IGNORECASE,
)
_IS_HTML = re.compile(
    r"</?(?:p|div|html|body|br|span|article|li|h[1-6]|a|em|strong|b|i)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_FI = re.compile("(?:re|rst|nd|nal|gure|eld|nanc|ve|t|ll|x|ght|le|sh|rm|xed)")
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")


def meant(copy: Copy) -> Copy:
    """Return a copy in which markup is gone and every character is the one that was meant.

    Args:
        copy: The text as it was given.
    """
    if "<" in copy.text and _IS_HTML.search(copy.text):
        copy = copy.edited(_unmarked(copy.text))
    return copy.edited(_plain(copy.text))


def _unmarked(text: str) -> Iterator[tuple[int, int, str]]:
    """Tags and hidden elements; the text around a block stands apart."""
    at = 0
    endless: set[str] = set()
    while tag := _MARKED_UP.search(text, at):
        start, at = tag.span()
        name = (tag["name"] or "").lower()
        if tag["hidden"] and name not in endless:
            closing = re.compile(rf"</{name}\s{{0,9}}>" if name else "-->", re.IGNORECASE)
            ending = closing.search(text, at)
            if ending is None:
                # What never ends hides nothing.
                endless.add(name)
            at = ending.end() if ending else at
        element = re.match(r"</?(\w+)", tag[0])
        block = element is not None and element[1].lower() in _BLOCKS
        yield start, at, "\n\n" if block else ""


def _plain(text: str) -> Iterator[tuple[int, int, str]]:
    doubled = "‘‘" in text
    pattern = re.compile("(?P<double>‘‘|’’)|" + _PLAIN.pattern) if doubled else _PLAIN
    for special in pattern.finditer(text):
        yield special.start(), special.end(), _replacement(text, special)


def _replacement(text: str, special: re.Match[str]) -> str:
    words, kind = special[0], special.lastgroup
    if kind == "pair":
        return {"\r\n": "\n", "``": "“", "''": '"'}[words]
    if kind == "double":
        return "“" if words == "‘‘" else "”"
    if kind == "soft":
        return ""
    if kind == "reference":
        decoded = html.unescape(html.unescape(words))
        return "".join(_ALIKE.get(one, one) for one in decoded)
    if kind == "moji":
        return _recoded(words)
    if kind == "lost":
        return _mark(text, special.start())
    if kind == "tilde":
        return _tilde(text, special.start())
    return _ALIKE[words]


def _tilde(text: str, at: int) -> str:
    """What a small tilde stands for: an apostrophe, `fi`, or the mark that opens a quotation."""
    before = text[at - 1 : at]
    if before.isalpha():
        return "’" if _ENDING.match(text, at + 1) else "fi"
    if before in ("'", '"', "‘", "“"):
        return ""
    return "fi" if _FI.match(text, at + 1) else "‘"


def _recoded(words: str) -> str:
    """Read again, as UTF-8, what was read as Windows-1252."""
    if words.startswith("â€"):
        known = {"â€œ": "“", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…", "â€": "”"}
        return known.get(words, "”")
    try:
        decoded = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "" if words == "Â" else words
    return "".join(_ALIKE.get(one, one) for one in decoded)


def _mark(text: str, at: int) -> str:
    """The mark that a replacement character most likely stands for."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalpha():
        return "’" if _ENDING.match(text, at + 1) else "\ufffd"
    if after.isalnum() and not before.isalnum():
        return "“"
    if before and not before.isspace():
        return "”" if before in ".,?!" else "’"
    return "\ufffd"
