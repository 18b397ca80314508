"""The words that HTML shows, and Markdown or a Word document by way of HTML."""

import html
import io
import re
from collections.abc import Callable
from json import detect_encoding

from essex_insp.library.papers import LARGEST, Kind

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
_BLOCKS = "address article aside blockquote body caption center dd details div dl dt fieldset \
figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre \
section summary table tbody tfoot thead tr ul"
_PAGE = re.compile(
    r"(?i)\s*(?:<[!?][^>]*>\s*)*<(?:html|head|body|meta|link|title|style|script|base)\b"
)
# Right beside what it marks, as nobody writes a tag who writes about tags.
_TAG = re.compile(r"(?i)(?<=[^\s<])</[a-z]\w*\s*>|<(?:br|hr|li|p|t[dhr])\b[^<>]*>(?=[^\s.,;:)])")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x7f\ufffd]")
_SAMPLE, _FEW = 65_536, 3  # so many tags in so much of a text, and it is a page
_SHOWN = {mark + name: "\n\n" for name in _BLOCKS.split() for mark in ("", "/")}
_SHOWN |= {"br": "\n", "q": "“", "/q": "”"}
_SHOWN |= {"cr": "\n", "tab": "\t", "nobreakhyphen": "‑", "softhyphen": "\u00ad"}  # of Word
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r"(?<! ) *\n[ \n]*")
_MARKDOWN = re.compile(
    r"(?m)^ {0,3}#{1,6} +\S|(?:\A|\n\n)> ?\S|\*\*[^\s*][^*\n]{0,200}\*\*|"
    r"\]\((?:https?:|mailto:|[#/])|^\[[^\]\n]+\]: "
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Marks of emphasis with a partner in their paragraph; one between spaces is none.
_EMPHASIS = re.compile(
    r"(\*|(?<![^\W_])_)(?=\S)((?:(?!\1)[^\n]|\n(?!\s*\n)|(?<=\s)\1(?=\s))+)(?<=\S)\1"
    r"(?:(?<=\*)|(?![^\W_]))"
)
_UNMARKED = (
    (re.compile(r"(?m)^ {0,3}(?:```|~~~)[^\n]*$|\[\^[^\]\s]{1,40}\](?::(?= ))?"), ""),
    (re.compile(r"(?m)^ {0,3}>.*(?:\n.*\S.*)*"), r"<blockquote>\g<0></blockquote>\n"),
    (re.compile(r"(?m)^(<blockquote>)?(?: {0,3}> ?)+"), r"\1"),
    (re.compile(r"(?m)^ {0,3}(?:=+ *|(?:[-*_] *){3,}|\[[^\]\n]+\]: +\S+(?: +[\"'(].*| *))$"), "\n"),
    (re.compile(r"(?m)^ {0,3}#{1,6} +(.*?)(?:(?<! ) +#{1,6})?(?:(?<! ) +)?$"), r"\n\1\n"),
    (re.compile(r"(?m)^ {0,12}(?:[-*+] +|(\d{1,3}[.)] +))(?=\S)"), r"\n\1"),
    (re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?: +\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"`+((?:[^`\n]|\n(?!\s*\n))*)`+"), r"\1"),
    *[(_EMPHASIS, r"\2")] * 3,  # `***one in another***`
)
_MARKED = re.compile(r"[“”\"]|(?<!\w)[‘']\w|\A\Z")
_BELOW = re.compile(r"(?<=\n) ?(?=[—–-][^\n]{0,99}\Z)")
# Where a paragraph of a block quotation begins, after its number.
_BEGUN = re.compile(r"(?:\A|(?<=\n\n)) ?(\d{1,3} (?=[A-Z]))?(?=\S)")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_PLAIN = (
    (re.compile(r"<!\[CDATA\[|\]\]>|(?<=<)\w+:|(?<=</)\w+:"), ""),
    (re.compile(r"(?s)<(moveFrom|pPr|Fallback)\b[^<>]*(?<!/)>.*?(?:</\1>|\Z)"), ""),
    (re.compile(r"(<(?!t[\s>])[^<>]*>)[^<]+"), r"\1"),  # words elsewhere than in `<w:t>`
    (re.compile(r"<vanish(?: \w+:val=[\"'](?:1|true|on)[\"'])? ?/>"), "<r hidden>"),
)
_CHANGED = re.compile(r"<\w+:(?:del|ins|moveFrom)[ >]")
_BOX = re.compile(r"</?txbxContent\b[^<>]*(?<!/)>")


def shown(data: bytes) -> tuple[Kind, str, str | None, str | None]:
    """Return the kind of what is no file of a program, and its words without markup.

    And how it was read, if that is assumed, and the title that markup gives it.
    """
    codec, assumed = detect_encoding(data), None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            known = error.encoding.upper()
            raise ValueError(f"not {known} at byte {error.start}; save it as UTF-8") from None
        text = data.decode("cp1252", "replace")
        assumed = "as Windows-1252, since it is no Unicode text"
    amiss = len(_NO_TEXT.findall(text, 0, _SAMPLE))
    if "\0" in text or amiss * 100 > len(text[:_SAMPLE]) or text.startswith("{\\rtf"):
        form = "an old or locked Word document, an archive, a picture?"
        raise ValueError(f"binary or rich text ({form}); save it as DOCX or plain text")
    page, tags = _PAGE.match(text, 0, _SAMPLE), len(_TAG.findall(text, 0, _SAMPLE))
    if not page and _MARKDOWN.search(text):
        return "Markdown", _markdown(text), assumed, None
    if page or tags >= _FEW or (tags and text.lstrip()[:1] == "<"):
        return "HTML", _html(text), assumed, _title(text)
    return "text", text, assumed, None


def _html(page: str) -> str:
    """The words of a page of HTML, its blocks parted by blank lines.

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
    return _BREAK.sub(lambda gap: "\n" * min(2, gap[0].count("\n")), "".join(parts)).strip(" \n")


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


def _title(page: str) -> str | None:
    """What a page of HTML is headed by, else what it calls itself."""
    heads = ((by.lower(), " ".join(_html(words).split())) for by, words in _HEAD.findall(page))
    titles = {by: words for by, words in reversed([*heads]) if words}
    return titles.get("h1") or titles.get("title")


def _markdown(text: str) -> str:
    """The words of Markdown: headings, items and blocks parted by blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPED.sub(lambda pair: f"&#{ord(pair[1])};", text)
    for mark, words in _UNMARKED:
        text = mark.sub(words, text)
    return _html(f"<pre>{text}</pre>")


def docx_text(data: bytes) -> tuple[str, str | None]:
    """Return the words of a DOCX, its notes and boxes last, and how it was read if not plainly."""
    import zipfile  # only here

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sorted(filter(_PARTS.fullmatch, set(archive.namelist())))
        if not any("document" in part for part in parts):
            raise ValueError("a zip archive that holds no Word document; save it as plain text")
        most = min(LARGEST, 1_000_000 + 50 * len(data))  # no document is packed as a bomb is
        if sum(archive.getinfo(part).file_size for part in parts) > most:
            raise ValueError(f"more than {most // 1_000_000} MB when unpacked; give a part")
        xml = "".join(part.decode(detect_encoding(part)) for part in map(archive.read, parts))
    changed = "with its tracked changes accepted" if _CHANGED.search(xml) else None
    for tag, words in _PLAIN:
        xml = tag.sub(words, xml)
    boxes = _BOX.split(xml)  # which stand within paragraphs
    return _html(f"<pre>{''.join((*boxes[::2], *boxes[1::2]))}</pre>"), changed
