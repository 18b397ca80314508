"""Bytes that someone gives as the text of a source, made into that text, or a plain refusal."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from essex_insp.errors import UnreadableFile

LARGEST = 20_000_000
"""The largest text that is read, in bytes: a hundred times a long inspection report."""
_SAMPLE = 65_536
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_HTML_TAG = re.compile(
    r"</(?:p|div|span|a|li|ul|h[1-6]|em|strong|td|tr|body|script|style)>", re.IGNORECASE
)
_FEW_TAGS = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source as someone gave it.

    Args:
        text: The text. A byte-order mark is no part of it; line ends are as they were given.
        sha256: SHA-256 of the bytes that were given, in hexadecimal.
        length: How many bytes those were.
        encoding: Their encoding, in words.
        assumed: Whether the encoding is a guess: no Unicode form fits the bytes.
    """

    text: str
    sha256: str
    length: int
    encoding: str
    assumed: bool = False


def source_text(text: str) -> SourceText:
    """Return a text that is already decoded as a source's text; its bytes are those of UTF-8.

    Args:
        text: The text.
    """
    data = text.encode("utf-8", "surrogatepass")
    return SourceText(text, hashlib.sha256(data).hexdigest(), len(data), "UTF-8")


def decode(data: bytes, name: str) -> SourceText:
    """Return the text that bytes hold.

    Args:
        data: The bytes.
        name: What to call them in an error: the file's name, or `standard input`.

    Returns:
        The text, its encoding and the hash of the bytes. Bytes that are no UTF-8 and carry no
        byte-order mark are taken for Windows-1252, and `assumed` says so.

    Raises:
        UnreadableFile: They are empty, larger than `LARGEST`, binary or HTML.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{name}: {len(data) / 1e6:.1f} MB is more than the {LARGEST // 1_000_000} MB that a "
            "source's text may have; give the text of one document"
        )
    text, encoding, assumed = _decoded(data, name)
    if not text.strip():
        raise UnreadableFile(f"{name}: there is no text in it; give the text of the source")
    if len(_CONTROL.findall(text, 0, _SAMPLE)) * 100 > min(len(text), _SAMPLE):
        raise UnreadableFile(f"{name}: binary, not text; save the source as plain text")
    if _HTML_START.match(text) or len(_HTML_TAG.findall(text, 0, _SAMPLE)) >= _FEW_TAGS:
        raise UnreadableFile(
            f"{name}: HTML, not text; open it in a browser and save it, or copy it, as plain text"
        )
    return SourceText(text, hashlib.sha256(data).hexdigest(), len(data), encoding, assumed)


def _decoded(data: bytes, name: str) -> tuple[str, str, bool]:
    for mark, codec, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), encoding, False
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"{name}: begins as {encoding}, but is not at byte {error.start + len(mark)}; "
                    "save it as UTF-8"
                ) from None
    for start, kind in _KINDS:
        if data.startswith(start):
            raise UnreadableFile(f"{name}: {kind}, not text; save the source as plain text")
    if b"\0" in data:
        sample = data[:_SAMPLE]
        zeros = max(sample[::2].count(0), sample[1::2].count(0))
        if zeros * 4 > len(sample):
            raise UnreadableFile(
                f"{name}: looks like UTF-16 without a byte-order mark; save it as UTF-8"
            )
        raise UnreadableFile(f"{name}: binary, not text; save the source as plain text")
    try:
        return data.decode("utf-8"), "UTF-8", False
    except UnicodeDecodeError as error:
        at = error.start
    try:
        return data.decode("cp1252"), "Windows-1252", True
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"{name}: neither UTF-8 (at byte {at}) nor Windows-1252; save it as UTF-8"
        ) from None
