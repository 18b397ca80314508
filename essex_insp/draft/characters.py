"""Characters as they were meant: marks, spaces and ligatures alike; markup and damage undone."""

from __future__ import annotations

import html
import re

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
    **{"\r\n": "\n", "``": "“", "''": '"', "‘‘": "“", "’’": "”"},
    # UTF-8 that was read as Windows-1252.
    **{"â€œ": "“", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…", "â€": "”", "Â": ""},
}
_SPECIAL = re.compile(
    "(?P<pair>\r\n|``|''|‘‘|’’)"
    # A soft hyphen at the end of a line cut the word; elsewhere it is nothing.
    "|(?P<soft>\u00ad(?:[ \t]*\r?\n[ \t]*(?=[^\\W\\d_]))?)"
    "|(?P<reference>&(?:amp;)?(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    "|(?P<recoded>â€[\u0080-\u00ff\u2013-\u2122œžŸŠšŽƒˆ˜]?|[ÂÃ][\u0080-\u00bf€™œ“”–—…‹›©]|Â(?=\\s))"
    "|(?P<lost>\ufffd)|(?P<tilde>˜(?=[^\\W\\d_]))"
    "|(?P<block></?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|blockquote)(?=[\\s/>])[^<>]{0,999}>)"
    "|(?P<tag></?(?:a|b|i|em|strong|span|u)(?=[\\s/>])[^<>]{0,999}>)"
    "|(?P<one>[" + re.escape("".join(one for one in _ALIKE if len(one) == 1 and one != "Â")) + "])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_FI = re.compile("(?:re|rst|nd|nal|gure|eld|nanc|ve|t|ll|x|ght|le|sh|rm|xed)")


def meant(copy: Copy) -> Copy:
    """Return a copy in which every character is the one that was meant, and markup is gone.

    Args:
        copy: The text as it was given.
    """
    text = copy.text
    specials = _SPECIAL.finditer(text)
    return copy.edited((one.start(), one.end(), _replacement(text, one)) for one in specials)


def _replacement(text: str, special: re.Match[str]) -> str:
    words, kind = special[0], special.lastgroup
    if kind in ("soft", "tag"):
        return ""
    if kind == "block":
        return "\n\n"
    if kind == "reference":
        return _alike(html.unescape(html.unescape(words)))
    if kind == "lost":
        return _lost(text, special.start())
    if kind == "tilde":
        return _tilde(text, special.start())
    if words in _ALIKE or words[:2] == "â€":
        return _ALIKE.get(words, "”")
    try:
        return _alike(words.encode("cp1252").decode("utf-8"))
    except UnicodeError:
        return words


def _alike(words: str) -> str:
    return "".join(_ALIKE.get(char, char) for char in words)


def _tilde(text: str, at: int) -> str:
    """What a small tilde stands for: an apostrophe, `fi`, or the mark that opens a quotation."""
    before = text[at - 1 : at]
    if before.isalpha():
        return "’" if _ENDING.match(text, at + 1) else "fi"
    if before in ("'", '"', "‘", "“"):
        return ""
    return "fi" if _FI.match(text, at + 1) else "‘"


def _lost(text: str, at: int) -> str:
    """The mark that a replacement character most likely stands for."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalpha():
        return "’" if _ENDING.match(text, at + 1) else "\ufffd"
    if after.isalnum():
        return "“"
    return "\ufffd" if not before.strip() else "”" if before in ".,?!" else "’"
