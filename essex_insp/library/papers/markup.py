"""The words that HTML shows, and Markdown or a Word document by way of HTML."""

import html
import io
import re
from collections.abc import Callable
from json import detect_encoding

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
_HEAD = re.compile(r"(?i)<(h1|title)\b[^<>]*>((?:[^<]|<(?!/?(?:h1|title)\b))*)</\1\b")
# Its style is `display: none` or `visibility: hidden`.
_HIDDEN = re.compile(r"(?i)\shidden(?=[\s=/]|$)|\sstyle\s*=\s*[\"'][^\"']*y:\s*(?:none|hidden)")
_EMPTY = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_BLOCKS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section
summary table tbody tfoot thead tr ul
"""
_INLINE = "a abbr b big br cite code del em font i img ins kbd mark object q s small span strike \
strong sub sup svg td template textarea th time tt u"
_NAMED = "|".join((_BLOCKS + _INLINE).split())
_OPENED = rf"<(?:{_NAMED})(?:\s+\w+\s*/?|\s[^<>=]*=[^<>]*|\s*/?)>"
PAGE = re.compile(
    r"(?i)\s*(?:<(?:!--|\?xml)[^>]*>\s*)*"
    r"<(?:!doctype html|html|head|body|meta|link|title|style|script|base)\b"
)
PART = re.compile(rf"(?i)\s*(?:<!--|{_OPENED})")
"""How a part of a page begins, or else a text in Markdown may; `PAGE`, only a page."""
TAG = re.compile(rf"(?i)(?<=[^\s<])</(?:{_NAMED})\s*>|{_OPENED}(?=[^\s.,;:)])")
"""A tag right beside what it marks, as nobody writes it who writes about tags."""
_SHOWN = {mark + name: "\n\n" for name in _BLOCKS.split() for mark in ("", "/")}
_SHOWN |= {"br": "\n", "q": "“", "/q": "”"}
_SHOWN |= {"cr": "\n", "tab": "\t", "nobreakhyphen": "‑", "softhyphen": "\u00ad"}  # of Word
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r" *\n[ \n]*")
MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} +\S|(?:\A|\n\n)> ?\S|\*\*[^\s*][^*\n]{0,200}\*\*|"
    r"\]\((?:https?:|mailto:|[#/])|^\[[^\]\n]+\]: ",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?”’)])_{1,3}(?!\w)|`+|\n\s*\n)")
_UNMARKED = (
    (re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}>.*(?:\n.*\S.*)*", re.MULTILINE), r"<blockquote>\g<0></blockquote>\n"),
    (re.compile(r"^(<blockquote>)?(?: {0,3}> ?)+", re.MULTILINE), r"\1"),
    (re.compile(r"^ {0,3}(?:=+|(?:[-*_] *){3,}) *$", re.MULTILINE), "\n"),
    (re.compile(r"^ {0,3}#{1,6} +([^\n]*?)(?: +#{1,6})? *$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^ {0,12}(?:[-*+] +|(\d{1,3}[.)] +))(?=\S)", re.MULTILINE), r"\n\1"),
    (re.compile(r"\[\^[^\]\s]{1,40}\](?::(?= ))?"), ""),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]: +\S+(?: +[\"'(][^\n]*)?$", re.MULTILINE), "\n"),
    (re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?: +\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>"), r"\1"),
)
_MARKED = re.compile(r"[“”\"]|(?<!\w)[‘']\w|\A\Z")
_BELOW = re.compile(r"(?<=\n) ?(?=[—–-][^\n]{0,99}\Z)")
# Where a paragraph of a block quotation begins, after its number.
_BEGUN = re.compile(r"(?:\A|(?<=\n\n)) ?(\d{1,3} (?=[A-Z]))?(?=\S)")
_LARGEST = 120_000_000  # bytes, unpacked
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_UNSEEN = r"<(del|moveFrom|instrText|delText|pPr|Fallback)\b[^<>]*(?<!/)>.*?(?:</\1>|\Z)"
_PLAIN = (
    (re.compile(r"<!\[CDATA\[|\]\]>|(?<=<)\w+:|(?<=</)\w+:"), ""),
    (re.compile(_UNSEEN, re.DOTALL), ""),
    (re.compile(r"(<(?!t[\s>])[^<>]*>)[^<]+"), r"\1"),  # words elsewhere than in `<w:t>`
    (re.compile(r"<vanish(?: \w+:val=[\"'](?:1|true|on)[\"'])? ?/>"), "<r hidden>"),
)
_CHANGED = re.compile(rb"<\w+:(?:del|ins|moveFrom)[ >]")
_BOX = re.compile(r"</?txbxContent\b[^<>]*(?<!/)>")


def html_text(page: str) -> str:
    """Return the words of a page of HTML, its blocks parted by blank lines.

    The standard library's parser takes quadratic time on what is made to be slow; this does not.
    """
    parts, hidden, depth, pre = list[str](), "", 0, False
    begun, made = 0, _MADE["tr"]
    for piece in _PIECE.finditer(page):
        name, close = (piece["name"] or "").lower(), piece["close"]
        if hidden:
            depth += 0 if name != hidden else -1 if close else 1
            hidden = hidden if depth else ""
        elif piece["words"]:
            words = html.unescape(piece["words"])
            parts.append(words if pre else _SPACES.sub(" ", words))
        elif name and not close and _HIDDEN.search(piece["given"]):
            hidden, depth = ("" if _EMPTY.fullmatch(name) else name), 1
        elif name == "pre":
            pre = not close
        if name in _MADE:
            parts[begun:] = [made("".join(parts[begun:]))]
            begun, made = len(parts), str if close else _MADE[name]
        if name and not hidden:
            parts.append(_SHOWN.get(close + name, ""))
    text = _BREAK.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else "\n", "".join(parts))
    return text.strip(" \n")


def _quoted(block: str) -> str:
    """The words of a block quotation in marks, but for who is named below them."""
    words, *below = _BELOW.split(block.strip(), 1)
    marked = "".join(("\n\n", _BEGUN.sub(r"\1“", words.rstrip()), "”\n\n", *below))
    return block if _MARKED.search(words) else marked


def _cell(words: str) -> str:
    """The words of a cell in a line, after a bar; what has paragraphs is none of such a table."""
    line = words.strip().replace("\n", " ")
    return f"\n\n{words}\n\n" if "\n\n" in words.strip() else f" | {line}"


_MADE: dict[str, Callable[[str], str]] = {"blockquote": _quoted, "tr": str, "table": str}
_MADE |= dict.fromkeys(("td", "th", "tc"), _cell)
"""What the words in an element become; a row ends its last cell."""


def html_title(page: str) -> str | None:
    """Return what a page of HTML is headed by, else what it calls itself."""
    heads = ((by.lower(), " ".join(html_text(words).split())) for by, words in _HEAD.findall(page))
    titles = {by: words for by, words in reversed([*heads]) if words}
    return titles.get("h1") or titles.get("title")


def markdown_text(text: str) -> str:
    """Return the words of Markdown: headings, items and blocks parted by blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPED.sub(lambda pair: f"&#{ord(pair[1])};", text)
    for mark, words in _UNMARKED:
        text = mark.sub(words, text)
    return html_text(f"<pre>{_unemphasised(text)}</pre>")


def _unemphasised(text: str) -> str:
    """Drop the marks of emphasis that have a partner in their paragraph, and no other."""
    parts = _EMPHASIS.split(text)
    opened: dict[str, int] = {}
    for i in range(1, len(parts), 2):
        mark = parts[i]
        if mark.isspace():
            opened = {}
        elif mark in opened and not parts[i - 1][-1:].isspace():
            parts[opened.pop(mark)] = parts[i] = ""
        elif not parts[i + 1][:1].isspace():
            opened[mark] = i
    return "".join(parts)


def docx_text(data: bytes) -> tuple[str, str | None]:
    """Return the words of a DOCX, the notes last, and how it was read; errors say what is wrong."""
    import zipfile  # only here

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sorted(filter(_PARTS.fullmatch, set(archive.namelist())))
        if not any("document" in part for part in parts):
            raise ValueError("a zip archive that holds no Word document; save it as plain text")
        if sum(archive.getinfo(part).file_size for part in parts) > _LARGEST:
            raise ValueError(f"more than {_LARGEST // 1_000_000} MB when unpacked; give a part")
        pages = [archive.read(part) for part in parts]
    changed = "with its tracked changes accepted" if any(map(_CHANGED.search, pages)) else None
    return html_text(f"<pre>{''.join(map(_page, pages))}</pre>"), changed


def _page(content: bytes) -> str:
    """A part of the document as HTML; its text boxes last, since they stand within paragraphs."""
    xml = content.decode(detect_encoding(content))
    for tag, words in _PLAIN:
        xml = tag.sub(words, xml)
    boxes = _BOX.split(xml)
    return "".join((*boxes[::2], *boxes[1::2]))
