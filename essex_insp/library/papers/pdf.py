"""The words of a PDF, page by page, by pypdf."""

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
    """Return the words of a PDF, its pages parted by a form feed, or raise UnreadableFile."""
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
        reason = " ".join(repr(error).split())[:80]
        raise UnreadableFile(f"{name}: a PDF that cannot be read ({reason})") from None
    return "".join(parts)


def _words(page: Any) -> str:
    """The lines of a page, a blank one where they stand wider apart than they use to."""
    lines: list[tuple[list[str], list[float]]] = [([], [])]

    def see(words: str, matrix: list[float], placed: list[float], *_: object) -> None:
        height = placed[4] * matrix[1] + placed[5] * matrix[3] + matrix[5]
        for i, part in enumerate(words.split("\n")):
            if i:
                lines.append(([], []))
            lines[-1][0].append(part)
            lines[-1][1].extend([height] if part.strip() else [])

    page.extract_text(visitor_text=see)
    shown = [("".join(parts).strip(), heights[0]) for parts, heights in lines if heights]
    gaps = [upper[1] - lower[1] for upper, lower in pairwise(shown)]
    # Not the median: in a page of short paragraphs most lines stand apart.
    down = sorted(gap for gap in gaps if gap > 0) or [0.0]
    widest = _WIDE * down[len(down) // 4]
    breaks = ["\n" if 0 <= gap <= widest else "\n\n" for gap in gaps]
    return "".join(
        between + words for between, (words, _) in zip(["", *breaks], shown, strict=False)
    )
