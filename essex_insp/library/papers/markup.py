"""The words that HTML or Markdown shows."""

import html
import re

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<wordless>script|style|title|textarea|noscript|template|svg|iframe|object)\b[^>]*(?<!/)>"
    r".*?(?:</(?P=wordless)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9:-]{0,40})"
    r"(?P<given>(?:[\s/](?:[^<>\"']|\"[^\"<]{0,5000}\"|'[^'<]{0,5000}')*)?)>"
    r"|<[a-z/!?][^>]*(?:>|\Z)"  # a declaration, or an unruly tag
    r"|(?P<words>[^<]+|<)",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(
    r"\shidden(?=[\s=/]|$)|\sstyle\s*=\s*[\"'][^\"']*display:\s*none", re.IGNORECASE
)
_EMPTY = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_BLOCKS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section
summary table tbody td tfoot th thead tr ul
"""
_SHOWN = {**dict.fromkeys(_BLOCKS.split(), "\n\n"), "br": "\n"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r" *\n[ \n]*")
MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} +\S|\*\*[^\s*][^*\n]{0,200}\*\*|\]\((?:https?:|mailto:|[#/])|^\[[^\]\n]+\]: ",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?”’)])_{1,3}(?!\w)|`+|\n\s*\n")
_UNMARKED = (
    (re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^(?: {0,3}> ?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:=+|(?:[-*_] *){3,}) *$", re.MULTILINE), "\n"),
    (re.compile(r"^ {0,3}#{1,6} +([^\n]*?)(?: +#{1,6})? *$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^ {0,12}[-*+] +(?=\S)", re.MULTILINE), "\n"),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]: +\S+[^\n]*$", re.MULTILINE), "\n"),
    (re.compile(r"\[\^[^\]\s]{1,40}\]"), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?: +\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?(?:sup|sub|b|i|u|em|strong|span|br|mark)(?: [^<>]{0,200})?/?>"), ""),
)


def html_text(page: str) -> str:
    """Return the words of a page of HTML, its blocks parted by blank lines.

    The standard library's parser takes quadratic time on what is made to be slow; this does not.
    """
    parts: list[str] = []
    hidden, depth, pre = "", 0, 0
    for piece in _PIECE.finditer(page):
        name, closes = (piece["name"] or "").lower(), bool(piece["close"])
        step = -1 if closes else 1
        if hidden:
            depth += step if name == hidden else 0
            hidden = hidden if depth else ""
        elif piece["words"]:
            words = html.unescape(piece["words"])
            parts.append(words if pre else _SPACES.sub(" ", words))
        elif name and not closes and _HIDDEN.search(piece["given"]):
            hidden, depth = ("" if _EMPTY.fullmatch(name) else name), 1
        elif name == "pre":
            pre = max(0, pre + step)
        if not hidden:
            parts.append(_SHOWN.get(name, ""))
            if name == "q":
                parts.append("”" if closes else "“")
    return _tidied("".join(parts))


def _tidied(text: str) -> str:
    text = _BREAK.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else "\n", text)
    return text.strip(" \n")


def markdown_text(text: str) -> str:
    """Return the words of Markdown: headings, items and blocks parted by blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPED.sub(lambda pair: f"&#{ord(pair[1])};", text)
    for mark, words in _UNMARKED:
        text = mark.sub(words, text)
    return _tidied(html.unescape(_unemphasised(text)))


def _unemphasised(text: str) -> str:
    """Drop the marks of emphasis that have a partner in their paragraph, and no other."""
    opened: dict[str, re.Match[str]] = {}
    dropped: list[tuple[int, int]] = []
    for mark in _EMPHASIS.finditer(text):
        start, end = mark.span()
        if mark[0][0] == "\n":
            opened = {}
        elif mark[0] in opened and not text[start - 1].isspace():
            dropped += [opened.pop(mark[0]).span(), (start, end)]
        elif end < len(text) and not text[end].isspace():
            opened[mark[0]] = mark
    parts, at = [], 0
    for start, end in sorted(dropped):
        parts.append(text[at:start])
        at = end
    return "".join((*parts, text[at:]))
