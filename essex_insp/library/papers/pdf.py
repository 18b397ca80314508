"""The words of a PDF, page by page, by pypdf."""

import io
import logging
import re
from itertools import pairwise
from typing import Any

_MOST_PAGES = 2_000
_WIDE = 1.2  # times the usual distance of two lines, and a paragraph begins
_PARTED_WORD = re.compile(r"(?<=[^\W\d_][-‐\u00ad])\n\f")


def pdf_text(data: bytes) -> str:
    """Return the words of a PDF, its pages parted by a form feed; errors say what is wrong."""
    try:
        import pypdf
    except ImportError:
        raise ValueError("install pypdf: pip install 'essex-insp[read]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it talks of every oddity
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it has a password; save it without")
    pages = list[str]()
    for page in reader.pages:
        if len(pages) == _MOST_PAGES or sum(map(len, pages)) > 100_000 + 10 * len(data):
            raise ValueError("it has too many pages or words; give a part of it")
        pages.append(_words(page).replace("\f", "\n"))
    return _PARTED_WORD.sub("\f", "\n\f".join(pages))


def _words(page: Any) -> str:
    """The lines of a page, a blank one where they stand wider apart than they use to."""
    lines: list[tuple[str, float | None]] = [("", None)]

    def see(words: str, matrix: list[float], placed: list[float], *_: object) -> None:
        height = placed[4] * matrix[1] + placed[5] * matrix[3] + matrix[5]
        for i, part in enumerate(words.split("\n")):
            before, at = ("", None) if i else lines.pop()
            lines.append((before + part, height if at is None and part.strip() else at))

    page.extract_text(visitor_text=see)
    shown = [(words.strip(), height) for words, height in lines if height is not None]
    gaps = [upper[1] - lower[1] for upper, lower in pairwise(shown)]
    # Not the median: in a page of short paragraphs most lines stand apart.
    down = sorted(gap for gap in gaps if gap > 0) or [0.0]
    widest = _WIDE * down[len(down) // 4]
    breaks = ["", *("\n" if 0 <= gap <= widest else "\n\n" for gap in gaps)]
    return "".join(lead + words for lead, (words, _) in zip(breaks, shown, strict=False))
