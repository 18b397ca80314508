"""A part of an answer that one can stop at: where it stands, what it rests on, where it leads."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from rich.style import Style
from rich.text import Text

from essex_insp.questions.citations import web_address
from essex_insp.questions.record import Cite, Record, caution_words
from essex_insp.questions.search import SearchItem
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer, columns, document_of
from essex_insp.show.display import Display
from essex_insp.show.folding import fold
from essex_insp.show.marks import STYLES
from essex_insp.show.terminal import Stop, segments
from essex_insp.show.words import basis_words, document_words, grade_span, person_words

Typed: TypeAlias = "tuple[str, ...]"
"""A command line, as its words after `essex-insp`."""


@dataclass(frozen=True, eq=False)
class Part:
    """An answer, and what in it the cursor is on, if on anything."""

    answer: Answer
    stop: Stop | None = None
    record: Any = field(default_factory=dict)  # that it is of, as a judgment; empty if of none
    number: int = -1  # among all that one can stop at; segments have it as their meta
    row: int = -1  # the line that it begins on
    column: int = 0
    runs: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # columns by its lines

    def holds(self, hit: SearchItem) -> bool:
        """Whether it is of the record that a hit was found in."""
        record = self.record
        text = record.get("text") or record.get("summary")
        return record.get("id") == hit.id or text in hit.text

    @property
    def cites(self) -> list[Cite]:
        """What it rests on."""
        own = [self.record] if isinstance(self.record, Cite) else self.record.get("sources") or ()
        return list(getattr(self.stop, "cites", own))

    @property
    def leads(self) -> str:
        """What Enter shows of it: the page to `open`, its `source`, its `words`, or nothing."""
        if "open" in self.commands:
            return "open"
        evidence = any(isinstance(item, Cite) for item in self.answer.items)
        if "source" in self.commands and (evidence or isinstance(self.stop, doc.Link)):
            return "source"
        return "words" if self.cites else ""

    @property
    def copied(self) -> tuple[str, str]:
        """What is to be pasted: what that is, and words with who said them, and references."""
        record, words, what, said = self.record, self.stop, "the citation", list[str]()
        if isinstance(words, doc.Words):
            what = "the quotation with its reference"
            if not words.marked:
                what = "the words with their reference; printed without quotation marks"
            speaker = record.title if "command" in record else ""  # of a hit
            speaker = person_words(record.speaker) if "statement" in record else speaker
            said = [f"“{words.text}”" if words.marked else words.text, speaker, words.caution]
        elif isinstance(words, doc.Link) and record:
            said = [record.reference]
        for cite in self.cites:
            said.append(f"{cite.reference} ¶{cite.paragraph}" if cite.paragraph else cite.reference)
        return what, "\n".join(dict.fromkeys(filter(None, said)))

    @property
    def address(self) -> str | None:
        """Where it is, or the first that it rests on, in the web; `None` if none is."""
        if isinstance(self.stop, doc.Link):
            return web_address(self.stop.url, ())
        addresses = (web_address(cite.url, filter(None, [cite.exact])) for cite in self.cites)
        return next(filter(None, addresses), None)

    @cached_property
    def commands(self) -> dict[str, Typed]:
        """What it leads to: the page to `open`, its `source`, the same area of all `forces`.

        And what is known of `later` or earlier: other rounds, or what happened to its concern.
        """
        record, head, asked = self.record, self.answer.head, self.answer.asked
        of, hint = _option("report", record), _hint(self.stop)
        leads = {} if hint is None else {"open": hint}
        if "command" in record:
            leads["open"] = tuple(record.command)
        elif isinstance(self.stop, doc.Span) and "raised_by" in record:
            leads["open"] = ("concerns", "--about", record.id, *of)
        ids = [cite.source for cite in self.cites]
        ids = [record.id] if isinstance(self.stop, doc.Link) and record else ids
        if ids and (head or of):
            leads["source"] = ("sources", ids[0], *(asked if head else of))
        if "area" in record:
            area = ("--area", record["area"], *_option("pillar", record))
            round_ = _option("round", record) or _option("round", head)
            leads["later"] = ("history", *area, *(of or _option("force", record) or asked))
            leads["forces"] = ("compare", *area, *round_, *asked)
        for item in filter(None, self.answer.items):
            if item.get("events") and any(each is record for each in _records(item)):
                leads["later"] = ("trail", item.id, *_option("report", item))
        return leads

    @property
    def evidence(self) -> Answer | None:
        """The words that it rests on, source by source; `None` if it rests on none."""
        shown = columns("reference paragraph exact url")
        evident = self.answer._replace(items=self.cites, document=self._words, columns=shown)
        return evident._replace(cite=True, talk=(), sourced=None) if self.cites else None

    def _words(self, _: Answer) -> Iterator[doc.Block]:
        record = self.record
        named = [
            record[key] for key in ("area", "title", "name", "force", "round") if record.get(key)
        ]
        if named:
            yield doc.Heading(doc.line(named[0], doc.quiet(f"  {', '.join(named[1:])}")))
        if "basis" in record:
            grade = grade_span(record)._replace(item=None)
            yield doc.prose(grade, f", {basis_words(record)}", close=True)
            for text in filter(None, (record.get("note"), record.get("why"))):
                yield doc.prose(text, close=True)
        for cite in self.cites:
            yield doc.prose(doc.strong(document_words(cite)), doc.cited([cite]))
            if not cite.exact:
                none = doc.quiet("Cited as a whole; no words of it are in the data.")
                yield doc.prose(none, indent=4)
                continue
            words = doc.Words(cite.exact, item=cite)
            if "statement" in record:
                caution = caution_words(record)
                words = words._replace(marked=record.marked, caution=caution, item=record)
            yield doc.Speech((words,))


def _option(name: str, values: Mapping[str, Any] | None) -> Typed:
    value = (values or {}).get(name)
    return (f"--{name}", value) if value else ()


def _records(value: Any) -> Iterator[Record]:
    """Records however deep, the outer ones first."""
    if isinstance(value, Record):
        yield value
    if isinstance(value, (Record, list)):
        for each in value.values() if isinstance(value, Record) else value:
            yield from _records(each)


def drawn(answer: Answer, display: Display) -> tuple[list[Text], list[Part]]:
    """Return an answer, its texts made visible, as lines; and its parts in reading order."""
    stops: list[Stop] = []
    lines: list[Text] = []
    for pieces in segments(document_of(answer), display, stops):
        line = Text.assemble(*((piece.text, piece.style or "") for piece in pieces))
        lines += fold(line, display.width)  # what is never broken elsewhere is seen whole here
    named = [stop if isinstance(stop, doc.Link) else getattr(stop, "item", stop) for stop in stops]
    runs: dict[int, dict[int, tuple[int, int]]] = {}
    for row, line in enumerate(lines):
        for start, end, style in line.spans:
            number = style.meta.get("stop") if isinstance(style, Style) else None
            text = line.plain[start:end]
            if number is None or not text.strip():
                continue
            if named[number] is not None or _hint(stops[number]) is not None:
                begin = end - len(text.lstrip())
                begin, _ = runs.setdefault(number, {}).get(row, (begin, end))
                runs[number][row] = (begin, end)
    holders = {
        id(cite): record
        for record in _records(answer.items)
        for cite in record.get("sources") or ()
    }
    parts = []
    for number, where in runs.items():
        held = (holders.get(id(cite)) for cite in getattr(stops[number], "cites", ()))
        record: Any = getattr(stops[number], "item", None) or next(filter(None, held), {})
        row = min(where)
        parts.append(Part(answer, stops[number], record, number, row, where[row][0], where))
    return lines, sorted(parts, key=lambda part: (part.row, part.column))


def _hint(stop: Stop | None) -> Typed | None:
    """The command that words which stand back tell one to type."""
    if not isinstance(stop, doc.Span) or stop.style != "quiet":
        return None
    told = re.search(r"essex-insp(?: (.*))?\Z", stop.text, re.DOTALL)
    try:
        typed = tuple(shlex.split(told[1] or "")) if told else None
    except ValueError:
        return None
    return typed if typed != ("--help",) else None


def marked(lines: list[Text], words: Iterable[str]) -> list[Text]:
    """Return lines in which words stand out, however they are folded."""
    folded = [r"\s+".join(map(re.escape, word.split())) for word in words]
    either = "|".join(sorted(folded, key=len, reverse=True))
    whole = Text("\n").join(lines)
    whole.highlight_regex(rf"(?i)(?<![^\W_])(?:{either})(?![^\W_])", STYLES["hit"])
    return list(whole.split("\n", allow_blank=True))
