"""The words that HTML or Markdown shows."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9:-]{0,40})"
    r"(?P<given>(?:[\s/](?:[^<>\"']|\"[^\"<]{0,5000}\"|'[^'<]{0,5000}')*)?)>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\shidden(?=[\s=/]|$)|\sstyle\s*=\s*[\"'][^\"']*display:\s*none", re.IGNORECASE
)
_NAME = re.compile(r"\w+")
_WORDLESS = {*_NAME.findall("script style title textarea noscript template svg iframe object")}
_EMPTY = {*_NAME.findall("area base br col embed hr img input link meta source track wbr")}
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section
summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = {*_NAME.findall(_BLOCK_NAMES)}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r" *\n[ \n]*")
MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} +\S|\*\*[^\s*][^*\n]{0,200}\*\*|\]\((?:https?:|mailto:|[#/])|^\[[^\]\n]+\]: ",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xE000
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
    at, hidden, depth, pre = 0, "", 0, 0

    def put(words: str) -> None:
        if not hidden:
            shown = html.unescape(words)
            parts.append(shown if pre else _SPACES.sub(" ", shown))

    while at < len(page):
        less = page.find("<", at)
        put(page[at : less if less >= 0 else len(page)])
        if less < 0:
            break
        tag = _TAG.match(page, less)
        if tag is None:
            at = _after_odd(page, less)
            if at == less + 1:
                put("<")
            continue
        at, name = tag.end(), tag["name"].lower()
        if hidden:
            depth += (-1 if tag["close"] else 1) if name == hidden else 0
            hidden = hidden if depth else ""
        elif tag["close"]:
            pre -= name == "pre" and pre > 0
        elif name in _WORDLESS:
            end = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE).search(page, at)
            at = end.end() if end else len(page)
        elif name not in _EMPTY and _HIDDEN.search(tag["given"]):
            hidden, depth = name, 1
        else:
            pre += name == "pre"
        if name in _BLOCKS and not hidden:
            parts.append("\n\n")
        elif name == "br" and not hidden:
            parts.append("\n")
        elif name == "q" and not hidden:
            parts.append("”" if tag["close"] else "“")
    return _tidied("".join(parts))


def _after_odd(page: str, less: int) -> int:
    """Where a comment, a declaration or an unruly tag ends; a lone `<` is a character."""
    if page.startswith("<!--", less):
        end = page.find("-->", less)
        return end + 3 if end >= 0 else len(page)
    if page[less + 1 : less + 2].isalpha() or page[less + 1 : less + 2] in ("/", "!", "?"):
        end = page.find(">", less)
        return end + 1 if end >= 0 else len(page)
    return less + 1


def _tidied(text: str) -> str:
    text = _BREAK.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else "\n", text)
    return text.strip(" \n")


def markdown_text(text: str) -> str:
    """Return the words of Markdown: headings, items and blocks parted by blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    escapes = not any("\ue000" <= char <= "\ue07f" for char in set(text))
    if escapes:
        text = _ESCAPED.sub(lambda pair: chr(_PRIVATE + ord(pair[1])), text)
    for mark, words in _UNMARKED:
        text = mark.sub(words, text)
    text = html.unescape(_unemphasised(text))
    if escapes:
        text = text.translate({_PRIVATE + code: chr(code) for code in range(128)})
    return _tidied(text)


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
