"""The words of a Word document, parsed as a stream."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from essex_insp.errors import UnreadableFile

_LARGEST = 120_000_000  # bytes, unpacked
_DEEPEST = 400
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_UNSEEN = frozenset(["del", "moveFrom", "instrText", "delText", "Fallback"])
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off")


def docx_text(data: bytes, name: str) -> str:
    """Return the words of a DOCX as they are shown, the notes last, or raise UnreadableFile."""
    paragraphs: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = sorted(filter(_PARTS.fullmatch, set(archive.namelist())))
            if not any("document" in part for part in parts):
                raise UnreadableFile(
                    f"{name}: a zip archive that is no Word document; save it as DOCX or plain text"
                )
            if sum(archive.getinfo(part).file_size for part in parts) > _LARGEST:
                most = f"{_LARGEST // 1_000_000} MB when unpacked"
                raise UnreadableFile(f"{name}: more than {most}; save it as plain text")
            for part in parts:
                paragraphs += _paragraphs(archive.read(part), name)
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError),
    ) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnreadableFile(f"{name}: a broken or locked Word document ({reason})") from None
    return "\n\n".join(paragraphs)


def _paragraphs(content: bytes, name: str) -> Iterator[str]:
    if b"<!DOCTYPE" in content.replace(b"\0", b""):  # entities could make it slow
        raise UnreadableFile(f"{name}: a Word document that declares entities; save it anew")
    opened: list[list[str]] = []  # paragraphs that hold a text box are open around its own
    depth = unseen = 0
    within = hidden = False
    events = ElementTree.iterparse(io.BytesIO(content), ("start", "end"))  # noqa: S314, no entities
    for event, element in events:
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            depth += 1
            if depth > _DEEPEST:
                raise UnreadableFile(f"{name}: a Word document nested too deep to be one")
            if tag in _UNSEEN and not unseen:
                unseen = depth
            elif tag == "p" and not unseen:
                opened.append([])
            elif tag == "r" and not unseen:
                within, hidden = True, False
            continue
        if unseen:
            unseen = 0 if unseen == depth else unseen
        elif tag == "vanish":
            hidden = not any(value in _OFF for value in element.attrib.values())
        elif tag == "r":
            within = False
        elif tag == "p":
            paragraph = "".join(opened.pop())
            if paragraph.strip():
                yield paragraph.strip("\n")
        elif opened and not hidden and (tag == "t" or within):
            opened[-1].append((element.text or "") if tag == "t" else _CHARACTERS.get(tag, ""))
        element.clear()
        depth -= 1
