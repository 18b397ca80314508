"""The words of a Word document, by way of the page of HTML that shows them."""

import io
import re
import struct
import zipfile
import zlib

from essex_insp.errors import UnreadableFile
from essex_insp.library.papers.markup import html_text

_LARGEST = 120_000_000  # bytes, unpacked
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_PIECE = re.compile(r"<(?P<close>/?)(?:\w+:)?(?P<name>\w+)(?P<given>[^<>]*)>(?P<words>[^<]*)")
_FALLBACK = re.compile(r"</?\w+:Fallback\b[^<>]*(?<!/)>")
_BOX = re.compile(r"</?\w+:txbxContent\b[^<>]*(?<!/)>")
_UNSEEN = frozenset(["del", "moveFrom", "instrText", "delText", "pPr"])
_BREAKS = {"p": "<p>", "r": "<r>", "br": "<br>", "cr": "<br>", "vanish": "<r hidden>"}
_SHOWN = _BREAKS | {"tab": "\t", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}
_OFF = re.compile(r"[\"'](?:0|false|off)[\"']")


def docx_text(data: bytes, name: str) -> str:
    """Return the words of a DOCX as they are shown, the notes last, or raise UnreadableFile."""
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
            pages = [_page(archive.read(part)) for part in parts]
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError),
    ) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnreadableFile(f"{name}: a broken or locked Word document ({reason})") from None
    return html_text(f"<pre>{''.join(pages)}</pre>")


def _page(content: bytes) -> str:
    """A part of the document as HTML; its text boxes last, since they stand within paragraphs."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    xml = content.decode("utf-16" if wide else "utf-8-sig")
    xml = "".join(_FALLBACK.split(xml.replace("<![CDATA[", "").replace("]]>", ""))[::2])
    boxes = _BOX.split(xml)
    return "".join(map(_shown, _PIECE.finditer("".join((*boxes[::2], *boxes[1::2])))))


def _shown(piece: re.Match[str]) -> str:
    """What a tag, with the words right after it, is on the page."""
    name, opens = piece["name"], not piece["given"].endswith("/")
    if name in _UNSEEN:
        return (f"</{name}>" if piece["close"] else f"<{name} hidden>") if opens else ""
    if piece["close"]:
        return f"</{name}>" if name in ("p", "r") else ""
    if name == "vanish" and _OFF.search(piece["given"]):
        return ""
    return _SHOWN.get(name, piece["words"] if name == "t" else "")
