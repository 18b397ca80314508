"""What is shown: an answer as lines, and the parts of it to stop at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

from essex_insp.browse.command import hint
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer, document_of
from essex_insp.show.marks import STYLES
from essex_insp.show.page import Page
from essex_insp.show.terminal import Stop, segments


class Spot(NamedTuple):
    """A part of an answer, and its lines, each with its first character there and the end."""

    part: Stop
    runs: tuple[tuple[int, int, int], ...]


class Drawn(NamedTuple):
    """Lines, where one can stop in them in reading order, and the lines with words looked for."""

    lines: list[Text]
    spots: list[Spot]
    hits: list[int]

    def begins(self, text: str) -> int | None:
        """Return the line that a text begins on, however it is folded; `None` if on none."""
        pattern = r"\s+".join(map(re.escape, text.split()))
        whole = "\n".join(line.plain for line in self.lines)
        match = re.search(pattern, whole) if pattern else None
        return whole.count("\n", 0, match.start()) if match else None


def drawn(answer: Answer, page: Page, words: Iterable[str] = ()) -> Drawn:
    """Return an answer, its texts made visible, as lines in which some words stand out."""
    stops: list[Stop] = []
    lines: list[Text] = []
    console = Console(width=page.width)
    for parts in segments(document_of(answer), page, stops):
        text = Text.assemble(*((part.text, part.style or "") for part in parts))
        # What is never broken, so that it can be copied, has to be seen whole here.
        wide = text.cell_len > page.width
        lines += text.wrap(console, page.width, overflow="fold") if wide else [text]
    runs: dict[int, list[tuple[int, int, int]]] = {}
    for row, text in enumerate(lines):
        for start, end, style in text.spans:
            number = style.meta.get("stop") if isinstance(style, Style) else None
            if number is None or not text.plain[start:end].strip() or not _leads(stops[number]):
                continue
            start = end - len(text.plain[start:end].lstrip())
            before = runs.setdefault(number, [])
            if before and before[-1][::2] == (row, start):
                start = before.pop()[1]
            before.append((row, start, end))
    spots = [Spot(stops[number], tuple(where)) for number, where in runs.items()]
    return Drawn(lines, sorted(spots, key=lambda spot: spot.runs), _hits(lines, words))


def _hits(lines: list[Text], words: Iterable[str]) -> list[int]:
    """Let words stand out, also those of a phrase that a line ends in; return their lines."""
    phrases = sorted((r"\s+".join(map(re.escape, word.split())) for word in words), key=len)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    pattern = rf"(?<![^\W_])(?:{'|'.join(reversed(phrases))})(?![^\W_])"
    text = "\n".join(line.plain for line in lines) if phrases else ""
    rows, row = [], 0
    for match in re.finditer(pattern, text, re.IGNORECASE):
        while starts[row + 1] <= match.start():
            row += 1
        rows.append(row)
        for at in range(row, row + match[0].count("\n") + 1):
            start, end = max(0, match.start() - starts[at]), match.end() - starts[at]
            lines[at].stylize(STYLES["hit"], start, end)
    return rows


def _leads(part: Stop) -> bool:
    if isinstance(part, doc.Span):
        return hint(part) is not None
    return part.item is not None if isinstance(part, doc.GradeSpan) else True
