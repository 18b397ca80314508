"""The words of a Word document, unpacked and parsed as a stream, never as a tree."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import IO
from xml.parsers import expat  # declarations of entities, which it could be slow on, are refused

from essex_insp.errors import UnreadableFile

_LARGEST = 120_000_000  # bytes, unpacked
_DEEPEST = 400
_CHUNK = 1 << 16
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_UNSEEN = frozenset(["del", "moveFrom", "instrText", "delText", "Fallback"])
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off")


def docx_text(data: bytes, name: str) -> str:
    """Return the words of a DOCX as they are shown: the body, then the notes.

    Raises:
        UnreadableFile: It is another archive, locked, broken, too large unpacked, or nested.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = sorted(filter(_PARTS.fullmatch, set(archive.namelist())))
            if not any("document" in part for part in parts):
                raise UnreadableFile(
                    f"{name}: a zip archive that is no Word document; save it as DOCX or plain text"
                )
            words = _Words(name)
            for part in parts:
                with archive.open(part) as content:
                    words.read(content)
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError),
    ) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnreadableFile(f"{name}: a broken or locked Word document ({reason})") from None
    return "\n\n".join(words.paragraphs)


class _Words:
    def __init__(self, name: str) -> None:
        self.name = name
        self.paragraphs: list[str] = []
        self.left = _LARGEST
        self.open: list[list[str]] = []  # paragraphs that hold a text box are open around its own

    def read(self, content: IO[bytes]) -> None:
        self.depth = self.unseen = 0
        self.run = self.words = self.hidden = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.put
        parser.StartDoctypeDeclHandler = self.refuse
        while chunk := content.read(_CHUNK):
            self.left -= len(chunk)
            if self.left < 0:
                most = f"{_LARGEST // 1_000_000} MB when unpacked"
                raise UnreadableFile(f"{self.name}: more than {most}; save it as plain text")
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def refuse(self, *_: object) -> None:
        raise UnreadableFile(f"{self.name}: a Word document that declares entities; save it anew")

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnreadableFile(f"{self.name}: a Word document nested too deep to be one")
        name = tag.rpartition(" ")[2]
        if self.unseen:
            return
        if name in _UNSEEN:
            self.unseen = self.depth
        elif name == "p":
            self.open.append([])
        elif name == "r":
            self.run, self.hidden = True, False
        elif name == "vanish" and self.run:
            self.hidden = not any(value in _OFF for value in given.values())
        elif name == "t":
            self.words = True
        elif name in _CHARACTERS and self.run and self.open and not self.hidden:
            self.open[-1].append(_CHARACTERS[name])

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if self.unseen:
            self.unseen = 0 if self.unseen == self.depth else self.unseen
        elif name == "t":
            self.words = False
        elif name == "r":
            self.run = False
        elif name == "p" and self.open:
            paragraph = "".join(self.open.pop())
            if paragraph.strip():
                self.paragraphs.append(paragraph.strip("\n"))
        self.depth -= 1

    def put(self, words: str) -> None:
        if self.words and self.open and not self.unseen and not self.hidden:
            self.open[-1].append(words)
