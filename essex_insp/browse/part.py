"""A part of an answer: what it is of, what it rests on, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from essex_insp.browse.command import Typed
from essex_insp.questions.citations import web_address
from essex_insp.questions.record import Cite, Record
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer
from essex_insp.show.terminal import Stop
from essex_insp.show.words import basis_words, document_words, grade_span, person_words


class Part(NamedTuple):
    """An answer, and what in it the cursor is on, if on anything."""

    answer: Answer
    stop: Stop | None

    @property
    def record(self) -> Any:
        """The record that it is of, as a judgment; an empty one if it is of none."""
        stop, holder = self.stop, None
        if isinstance(stop, doc.GradeSpan):
            return stop.item or {}
        for record in _records(self.answer.items):
            if isinstance(stop, doc.Words) and record.get("text") == stop.text:
                return record
            if isinstance(stop, doc.Link) and record.get("url") == stop.url:
                return record
            if isinstance(stop, doc.Cited):
                own = record.get("sources") or ()
                if any(cite is each for cite in stop.cites for each in own):
                    holder = record
        return holder or {}

    @property
    def cites(self) -> list[Cite]:
        """What it rests on."""
        if isinstance(self.stop, doc.Cited):
            return list(self.stop.cites)
        return list(self.record.get("sources") or ())

    @property
    def copied(self) -> str:
        """A quotation with who said it and its reference, or references alone, to be pasted."""
        record, said = self.record, []
        if "statement" in record:
            text = f"“{record.text}”" if record.marked else record.text
            said = [text, person_words(record.speaker)]
        for cite in self.cites:
            said.append(f"{cite.reference} ¶{cite.paragraph}" if cite.paragraph else cite.reference)
        return "\n".join(dict.fromkeys(said))

    @property
    def addresses(self) -> list[str | None]:
        """What it, or all of the answer, rests on in the web; `None` for what is not there."""
        rests = [(cite.url, cite.exact) for cite in self.cites]
        if isinstance(self.stop, doc.Link):
            rests = [(self.stop.url, None)]
        elif not rests:
            rests = [(each["url"], None) for each in self.answer.items if each and "url" in each]
        return [web_address(url, filter(None, [words])) for url, words in rests]

    @property
    def source(self) -> Typed | None:
        """The command of the first source that it rests on; `None` if there is none."""
        record, report, known = self.record, self.answer.asked, self.answer.head is not None
        rests: list[Any] = [cite.source for cite in self.cites]
        if isinstance(self.stop, doc.Link):
            rests = [record.get("id") or record.get("source")]
        if not known and (known := bool(record.get("report"))):
            report = ("--report", record["report"])
        return ("sources", rests[0], *report) if rests and known else None

    @property
    def rounds(self) -> Typed | None:
        """The command of the same area in other rounds; `None` if it is no judgment."""
        record = self.record
        key = next((key for key in ("report", "force") if record.get(key)), "")
        report = (f"--{key}", record[key]) if key else self.answer.asked
        return ("history", *_area(record), *report) if "area" in record else None

    @property
    def forces(self) -> Typed | None:
        """The command of the same area, all forces; `None` if it is no judgment."""
        record, head = self.record, self.answer.head
        round_ = record.get("round") or (head and head.round)
        asked = (*(("--round", round_) if round_ else ()), *self.answer.asked)
        return ("compare", *_area(record), *asked) if "area" in record else None

    @property
    def evidence(self) -> Answer | None:
        """The words that it rests on, source by source; `None` if it rests on none."""
        record, rests = self.record, self.cites
        columns = {key: key for key in ("reference", "paragraph", "exact", "url")}

        def document(_: Answer) -> Iterator[doc.Block]:
            name = record.get("name")
            if "basis" in record:
                where = ", ".join(filter(None, (name or record.get("force"), record.get("round"))))
                yield doc.Heading(doc.line(record.area, doc.quiet(f"  {where}")))
                grade = grade_span(record)._replace(item=None)
                yield doc.prose(grade, f", {basis_words(record)}", close=True)
                for text in filter(None, (record.get("note"), record.get("why"))):
                    yield doc.prose(text, close=True)
            elif record.get("title") or name:
                yield doc.Heading(doc.line(record.get("title") or name))
            for cite in rests:
                yield doc.prose(doc.strong(document_words(cite)), doc.cited([cite]))
                if cite.exact:
                    yield doc.Speech((doc.Words(cite.exact),))
                else:
                    none = doc.quiet("Cited as a whole; no words of it are in the data.")
                    yield doc.prose(none, indent=4)

        evident = self.answer._replace(
            items=rests, document=document, columns=columns, sourced=None, cite=True, talk=()
        )
        return evident if rests else None


def _area(record: Any) -> Typed:
    pillar = ("--pillar", record["pillar"]) if record.get("pillar") else ()
    return ("--area", record.get("area", ""), *pillar)


def _records(value: Any) -> Iterator[Record]:
    """Records however deep, the outer ones first."""
    if isinstance(value, Record) and not isinstance(value, Cite):
        yield value
    if isinstance(value, (Record, list)):
        for each in value.values() if isinstance(value, Record) else value:
            yield from _records(each)
