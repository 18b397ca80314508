"""The words of a PDF, page by page, by pypdf."""

from __future__ import annotations

import io
import logging
import re
from itertools import pairwise
from typing import Any

from essex_insp.errors import UnreadableFile

_MOST_PAGES = 2_000
_MOST_WORDS = 20_000_000  # code points
_WIDE = 1.2  # times the usual distance of two lines, and a paragraph begins
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")


def pdf_text(data: bytes, name: str) -> str:
    """Return the words of a PDF; a form feed, and nothing else, parts two pages.

    Raises:
        UnreadableFile: pypdf is missing; or the file is locked, broken or too large.
    """
    try:
        import pypdf
    except ImportError:
        remedy = "to read a PDF, install pypdf: pip install 'essex-insp[read]'"
        raise UnreadableFile(f"{name}: {remedy}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it talks of every oddity
    parts, size = list[str](), 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(f"{name}: a PDF with a password; save it without")
        for number, page in enumerate(reader.pages):
            if number == _MOST_PAGES or size > _MOST_WORDS:
                raise UnreadableFile(f"{name}: a PDF of too many pages or words; give a part of it")
            if number:
                parts.append("\f" if _BROKEN_WORD.search(parts[-1][-2:]) else "\n\f")
            parts.append(_words(page).replace("\f", "\n"))
            size += len(parts[-1])
    except UnreadableFile:
        raise
    except Exception as error:  # noqa: BLE001 (a broken file leads pypdf to any of them)
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnreadableFile(f"{name}: a PDF that cannot be read ({reason})") from None
    return "".join(parts)


def _words(page: Any) -> str:
    """The lines of a page, a blank one where they stand wider apart than they use to."""
    lines: list[list[str]] = [[]]
    heights: list[float | None] = [None]

    def see(words: str, matrix: list[float], placed: list[float], *_: object) -> None:
        height = placed[4] * matrix[1] + placed[5] * matrix[3] + matrix[5]
        for i, part in enumerate(words.split("\n")):
            if i:
                lines.append([])
                heights.append(None)
            lines[-1].append(part)
            if heights[-1] is None and part.strip():
                heights[-1] = height

    page.extract_text(visitor_text=see)
    shown = [
        ("".join(line).strip(), height)
        for line, height in zip(lines, heights, strict=True)
        if height is not None
    ]
    gaps = [upper[1] - lower[1] for upper, lower in pairwise(shown)]
    # Not the median: in a page of short paragraphs most lines stand apart.
    down = sorted(gap for gap in gaps if gap > 0) or [0.0]
    usual = down[len(down) // 4]
    text = shown[0][0] if shown else ""
    for gap, (words, _) in zip(gaps, shown[1:], strict=True):
        text += ("\n\n" if gap < 0 or gap > _WIDE * usual else "\n") + words
    return text
