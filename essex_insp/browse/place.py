"""What is shown: an answer as lines to move over, and what each part of them leads to."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

from essex_insp.questions.record import Cite, Record
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer, document_of
from essex_insp.show.marks import STYLES
from essex_insp.show.page import Page
from essex_insp.show.terminal import Stop, segments
from essex_insp.show.words import basis_words, document_words, grade_span, person_words


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
        return command(part) is not None
    return part.item is not None if isinstance(part, doc.GradeSpan) else True


def command(part: Stop | None) -> tuple[str, ...] | None:
    """Return the words after `essex-insp` that a part, which stands back, tells one to type."""
    if not isinstance(part, doc.Span) or part.style != "quiet":
        return None
    hint = re.search(r"essex-insp(?: (.*))?\Z", part.text, re.DOTALL)
    try:
        typed = tuple(shlex.split(hint[1] or "")) if hint else None
    except ValueError:
        return None
    return typed if typed != ("--help",) else None


def item(answer: Answer, part: Stop | None) -> Any:
    """Return the record that a part of an answer is of, as a judgment; `None` if it is of none."""
    if isinstance(part, doc.GradeSpan):
        return part.item
    holder = None
    for record in _records(answer.items):
        if isinstance(part, (doc.Words, doc.Link)):
            key, said = ("text", part.text) if isinstance(part, doc.Words) else ("url", part.url)
            if record.get(key) == said:
                return record
        elif isinstance(part, doc.Cited):
            own = record.get("sources") or ()
            holder = record if any(cite is each for cite in part.cites for each in own) else holder
    return holder


def _records(value: Any) -> Iterator[Record]:
    """Records however deep, the outer ones first."""
    if isinstance(value, Record) and not isinstance(value, Cite):
        yield value
    inner = (
        value.values() if isinstance(value, Record) else value if isinstance(value, list) else ()
    )
    for part in inner:
        yield from _records(part)


def cites(answer: Answer, part: Stop | None) -> list[Cite]:
    """Return what a part of an answer rests on."""
    if isinstance(part, doc.Cited):
        return list(part.cites)
    return list((item(answer, part) or {}).get("sources") or ())


def copied(answer: Answer, part: Stop | None) -> str:
    """Return a quotation with who said it and its reference, or references alone, to be pasted."""
    record, said = item(answer, part), []
    if isinstance(record, Record) and "statement" in record:
        said = [f"“{record.text}”" if record.marked else record.text, person_words(record.speaker)]
    for cite in cites(answer, part):
        said.append(f"{cite.reference} ¶{cite.paragraph}" if cite.paragraph else cite.reference)
    return "\n".join(dict.fromkeys(said))


_COLUMNS = {key: key for key in ("reference", "paragraph", "exact", "url")}


def evidence(answer: Answer, part: Stop | None) -> Answer | None:
    """Return the words that a part rests on, source by source; `None` if it rests on none."""
    rests = cites(answer, part)
    record: Any = item(answer, part) or {}

    def document(_: Answer) -> Iterator[doc.Block]:
        if "basis" in record:
            where = [record.get("name") or record.get("force"), record.get("round")]
            yield doc.Heading(
                doc.line(record.area, doc.quiet(f"  {', '.join(filter(None, where))}"))
            )
            grade = grade_span(record)._replace(item=None)
            yield doc.prose(grade, f", {basis_words(record)}", close=True)
            for text in filter(None, (record.get("note"), record.get("why"))):
                yield doc.prose(text, close=True)
        elif record.get("title") or record.get("name"):
            yield doc.Heading(doc.line(record.get("title") or record.get("name")))
        for cite in rests:
            yield doc.prose(doc.strong(document_words(cite)), doc.cited([cite]))
            if cite.exact:
                yield doc.Speech((doc.Words(cite.exact),))
            else:
                yield doc.prose(
                    doc.quiet("Cited as a whole; no words of it are in the data."), indent=4
                )

    evident = answer._replace(items=rests, document=document, columns=_COLUMNS, cite=True, talk=())
    return evident if rests else None
