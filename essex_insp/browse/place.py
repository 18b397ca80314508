"""What is shown: an answer as lines to move over, and what each place in them leads to."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from essex_insp.questions.record import Cite, Record
from essex_insp.show.answer import Answer, document_of
from essex_insp.show.document import (
    Block,
    Cited,
    GradeSpan,
    Heading,
    Link,
    Span,
    Speech,
    Words,
    cited,
    line,
    prose,
    quiet,
    strong,
)
from essex_insp.show.marks import STYLES
from essex_insp.show.page import Page
from essex_insp.show.terminal import Stop, segments
from essex_insp.show.words import basis_words, document_words, grade_span, person_words

_HINT = re.compile(r"essex-insp(?: (.*))?\Z", re.DOTALL)
_WORD = re.compile(r"\S+")


class Spot(NamedTuple):
    """A part of an answer where it is drawn.

    Args:
        part: The part.
        runs: The lines that it is on, each with its first column and the one after its last, in
            characters.
    """

    part: Stop
    runs: tuple[tuple[int, int, int], ...]

    @property
    def top(self) -> int:
        """Its first line."""
        return self.runs[0][0]

    @property
    def bottom(self) -> int:
        """Its last line."""
        return self.runs[-1][0]


class Drawn(NamedTuple):
    """An answer as it is drawn.

    Args:
        lines: Its lines.
        spots: Where one can stop, in reading order.
        hits: The lines on which words that were looked for stand.
    """

    lines: list[Text]
    spots: list[Spot]
    hits: list[int]


def drawn(answer: Answer, page: Page, words: Iterable[str] = ()) -> Drawn:
    """Return an answer as lines, and where one can stop in them.

    Args:
        answer: The answer, its texts made visible.
        page: How wide the place is, and what it can carry.
        words: Words that were looked for; they stand out.
    """
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
            if number is None or not text.plain[start:end].strip():
                continue
            start = end - len(text.plain[start:end].lstrip())
            before = runs.setdefault(number, [])
            if before and before[-1][::2] == (row, start):
                start = before.pop()[1]
            before.append((row, start, end))
    spots = [Spot(stops[number], tuple(runs[number])) for number in runs if leads(stops[number])]
    spots.sort(key=lambda spot: spot.runs[0])
    return Drawn(lines, spots, _highlighted(lines, words))


def _highlighted(lines: list[Text], words: Iterable[str]) -> list[int]:
    """Let words stand out, also those of a phrase that a line ends in; return their lines."""
    phrases = [r"\s+".join(map(re.escape, word.split())) for word in words]
    if not any(phrases):
        return []
    longest = sorted(phrases, key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})(?![^\W_])", re.IGNORECASE)
    text = "\n".join(line.plain for line in lines)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found, row = [], 0
    for match in pattern.finditer(text):
        while starts[row + 1] <= match.start():
            row += 1
        found.append(row)
        last = row
        while starts[last] < match.end():
            lines[last].stylize(
                STYLES["hit"],
                max(0, match.start() - starts[last]),
                min(len(lines[last]), match.end() - starts[last]),
            )
            last += 1
    return found


def standing(drawn: Drawn, text: str) -> int | None:
    """Return the line on which a text begins, however it is folded; `None` where it is not.

    Args:
        drawn: What is drawn.
        text: The text.
    """
    pattern = r"\s+".join(map(re.escape, _WORD.findall(text)))
    whole = "\n".join(line.plain for line in drawn.lines)
    match = re.search(pattern, whole) if pattern else None
    return whole.count("\n", 0, match.start()) if match else None


def leads(part: Stop) -> bool:
    """Whether a part leads anywhere: a grade to its words, a command to its answer."""
    if isinstance(part, GradeSpan):
        return part.item is not None
    if isinstance(part, Cited):
        return bool(part.cites)
    return isinstance(part, (Link, Words)) or command(part) is not None


def command(part: Stop) -> tuple[str, ...] | None:
    """Return the words after `essex-insp` that a part tells one to type, if it does.

    Args:
        part: The part; only what stands back, which is ours, is taken for a command.
    """
    if not isinstance(part, Span) or part.style != "quiet":
        return None
    match = _HINT.search(part.text)
    try:
        words = tuple(shlex.split(match[1] or "")) if match else None
    except ValueError:
        return None
    return words if words != ("--help",) else None


def item(answer: Answer, part: Stop) -> Record | None:
    """Return the record that a part is of: a judgment, a quotation, a concern.

    Args:
        answer: The answer that it is in.
        part: The part.
    """
    if isinstance(part, GradeSpan):
        judgment: Record | None = part.item
        return judgment
    holder = None
    for record in _records(answer.items):
        if isinstance(part, Words):
            if record.get("text") == part.text:
                return record
        elif isinstance(part, Link):
            if record.get("url") == part.url:
                return record
        elif isinstance(part, Cited):
            sources = record.get("sources") or ()
            if any(cite is other for cite in part.cites for other in sources):
                holder = record
    return holder


def cites(answer: Answer, part: Stop) -> list[Cite]:
    """Return what a part rests on.

    Args:
        answer: The answer that it is in.
        part: The part.
    """
    if isinstance(part, Cited):
        return list(part.cites)
    record = item(answer, part)
    return list(record.get("sources") or ()) if record else []


def copied(answer: Answer, part: Stop) -> str | None:
    """Return a quotation with who said it and its reference, or references alone, to be pasted.

    Args:
        answer: The answer that it is in.
        part: The part.
    """
    record = item(answer, part)
    rests = dict.fromkeys(
        f"{cite.reference} ¶{cite.paragraph}" if cite.paragraph else str(cite.reference)
        for cite in cites(answer, part)
    )
    said = []
    if record is not None and "statement" in record:
        mark = ("“", "”") if record.marked else ("", "")
        said = [record.text.join(mark), person_words(record.speaker)]
    return "\n".join([*said, *rests]) or None


def evidence(answer: Answer, part: Stop) -> Answer | None:
    """Return the words that a part rests on, source by source, as an answer of its own.

    Args:
        answer: The answer that it is in.
        part: The part.
    """
    items = cites(answer, part)
    record = item(answer, part)

    def document(_: Answer) -> Iterator[Block]:
        yield from _told(record)
        for cite in items:
            yield prose(strong(document_words(cite)), cited([cite]))
            if cite.exact:
                yield Speech((Words(cite.exact),))
            else:
                yield prose(quiet("Cited as a whole; no words of it are in the data."), indent=4)

    columns = {key: key for key in ("reference", "paragraph", "exact", "url")}
    return (
        answer._replace(items=items, document=document, columns=columns, cite=True, talk=())
        if (items)
        else None
    )


def _told(record: Record | None) -> Iterator[Block]:
    """What rests on the words: a judgment with its basis, or what the record is called."""
    if record is not None and "basis" in record:
        whose = record.get("name") or record.get("force")
        where = ", ".join(filter(None, (whose, record.get("round"))))
        yield Heading(line(record.area, quiet(f"  {where}") if where else None))
        yield prose(grade_span(record)._replace(item=None), f", {basis_words(record)}", close=True)
        for text in filter(None, (record.get("note"), record.get("why"))):
            yield prose(text, close=True)
    elif record is not None and (name := record.get("title") or record.get("name")):
        yield Heading(line(name))


def _records(value: Any) -> Iterator[Record]:
    """Records however deep, the outer ones first; no citations."""
    if isinstance(value, list):
        for part in value:
            yield from _records(part)
    elif isinstance(value, Record) and not isinstance(value, Cite):
        yield value
        for part in value.values():
            yield from _records(part)


def column(text: Text, at: int) -> int:
    """Return in which column of a terminal a character of a line stands."""
    return cell_len(text.plain[:at])
