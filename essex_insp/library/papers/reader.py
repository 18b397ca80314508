"""Bytes that someone gives as a paper, made into its words, or a plain refusal."""

from __future__ import annotations

import codecs
import hashlib
import re

from essex_insp.errors import UnreadableFile
from essex_insp.library.files import content
from essex_insp.library.papers.paper import Kind, Paper

LARGEST = 20_000_000
"""The largest paper that is read, in bytes: a hundred times a long inspection report."""
_SAMPLE = 65_536
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (b"", "utf-8", "UTF-8"),
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word document, or one with a password"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(
    r"</(?:p|div|span|a|li|ul|h[1-6]|em|strong|td|tr|body|script|style)>", re.IGNORECASE
)
_FEW_TAGS = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


def load(name: str) -> Paper:
    """Return the words of a paper in a file.

    Raises:
        UnreadableFile: It cannot be read, or is of no kind that is read.
    """
    return read(content(name, LARGEST), "standard input" if name == "-" else name)


def read(data: bytes, name: str) -> Paper:
    """Return the words of a paper; its kind is told from the content.

    Returns:
        The paper. Bytes that are no UTF-8 and carry no byte-order mark are taken for
        Windows-1252, and `assumed` says so.

    Raises:
        UnreadableFile: It is empty, too large, broken, locked or of no kind that is read; or it
            is a PDF, and pypdf is missing.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{name}: {len(data) / 1e6:.1f} MB is more than the {LARGEST // 1_000_000} MB that a "
            "paper may have; give the text of one document"
        )
    encoding, assumed = "", False
    pages: tuple[int, ...] = ()
    kind: Kind
    if b"%PDF-" in data[:1024]:
        from essex_insp.library.papers.pdf import pdf_text

        text, pages = pdf_text(data, name)
        kind = encoding = "PDF"
    elif data.startswith(b"PK\x03\x04"):
        from essex_insp.library.papers.docx import docx_text

        text = docx_text(data, name)
        kind = encoding = "DOCX"
    else:
        text, encoding, assumed = _decoded(data, name)
        if len(_CONTROL.findall(text, 0, _SAMPLE)) * 100 > min(len(text), _SAMPLE):
            raise UnreadableFile(f"{name}: binary, not text; save it as plain text")
        kind, text = _shown(text)
    if not text.strip():
        scanned = ": a scan? Give its text" if kind == "PDF" else "; give the text of the source"
        raise UnreadableFile(f"{name}: there is no text in it{scanned}")
    return Paper(text, kind, hashlib.sha256(data).hexdigest(), len(data), encoding, assumed, pages)


def _shown(text: str) -> tuple[Kind, str]:
    """The kind of a text, and its words without markup."""
    from essex_insp.library.papers import markup  # loads the standard library's table of entities

    if _HTML.match(text) or len(_HTML_TAG.findall(text, 0, _SAMPLE)) >= _FEW_TAGS:
        return "HTML", markup.html_text(text)
    if markup.MARKDOWN.search(text):
        return "Markdown", markup.markdown_text(text)
    return "text", text


def _decoded(data: bytes, name: str) -> tuple[str, str, bool]:
    """A text, its encoding in words, and whether that is a guess."""
    mark, codec, encoding = next(filter(lambda row: data.startswith(row[0]), _ENCODINGS))
    if not mark:
        _refuse_other_kinds(data, name)
    try:
        return data[len(mark) :].decode(codec), encoding, False
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
    if mark:
        said = f"begins as {encoding}, but is not at byte {at}"
        raise UnreadableFile(f"{name}: {said}; save it as UTF-8")
    try:
        return data.decode("cp1252"), "Windows-1252", True
    except UnicodeDecodeError:
        said = f"neither UTF-8 (at byte {at}) nor Windows-1252"
        raise UnreadableFile(f"{name}: {said}; save it as UTF-8") from None


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for start, kind in _REFUSED:
        if data.startswith(start):
            raise UnreadableFile(f"{name}: {kind}, not text; save it as DOCX or plain text")
    sample = data[:_SAMPLE]
    if max(sample[::2].count(0), sample[1::2].count(0)) * 4 > len(sample):
        said = "looks like UTF-16 without a byte-order mark"
        raise UnreadableFile(f"{name}: {said}; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableFile(f"{name}: binary, not text; save it as plain text")
