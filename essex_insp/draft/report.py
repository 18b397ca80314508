"""From what was found in a text to a draft report, with its doubts and what was passed over."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable

from essex_insp import model
from essex_insp.draft.reader import draft
from essex_insp.draft.result import Concern, Grade, Quote, Result, Voice
from essex_insp.draft.text import blanks
from essex_insp.library.scales import known
from essex_insp.matching import fold
from essex_insp.model import Citation, Date, Doubt, DoubtKind, Report, SourceKind

_CONTEXT, _WEIGHT = 32, 5
_FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_FIVE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
# Of the labels of one concern, the most formal.
_KINDS = ("cause-of-concern", "recommendation", "area-for-improvement", "expressed-concern")
_LONE = re.compile("[\ud800-\udfff]")


def draft_report(
    text: str,
    *,
    id: str = "draft",
    source: str = "source",
    kind: SourceKind = "news-story",
    publisher: str = "not stated",
    url: str | None = None,
    published: Date | None = None,
    sha256: str | None = None,
    length: int | None = None,
    result: Result | None = None,
) -> Report:
    """Return a draft report on a text: valid, marked `draft`, with its doubts listed.

    Args:
        text: The text of a story, press release or report page; it is never changed. (A lone
            surrogate, which no file in UTF-8 holds, reads as a replacement character.)
        id: The report's id.
        source: The id of the text among the report's sources.
        kind: What sort of document the text is.
        publisher: Who published it; an empty one is not stated.
        url: Its address; an empty one is none.
        published: Its date.
        sha256: The SHA-256 of the file that was read; made from the text in UTF-8 when left out.
        length: The file's length in bytes; made from the text when left out.
        result: What `draft(text)` returned, where that is at hand.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    text = _LONE.sub("\ufffd", text)
    maker = _Maker(text, source, result or draft(text))
    body = maker.body()
    concerns, statements, judgments = maker.concerns(), maker.statements(), maker.judgments()
    scale = model.Framework(id="graded-as-the-text-says", grades=maker.scale)
    document = model.Source(
        id=source,
        kind=kind,
        publisher=publisher.strip() or "not stated",
        title=maker.result.title,
        url=(url or "").strip() or None,
        published=published,
        sha256=sha256 or hashlib.sha256(encoded).hexdigest(),
        length=len(encoded) if length is None else length,
    )
    return Report(
        schema="essex-insp/report/1",
        id=id,
        title=f"Draft from a text about {body}" if body else "Draft from a text",
        force=model.Force(
            id=_slug(body or "") or "not-named", name=body or "not named in the text"
        ),
        framework=scale if maker.graded else None,
        inspectorate=maker.result.inspectorate,
        told_by=source,
        draft=True,
        judgments=judgments,
        concerns=concerns,
        speakers=tuple(maker.speakers.values()),
        statements=statements,
        sources=(document,),
        doubts=maker.all_doubts(),
        passed_over=maker.passed_over(),
    )


def _scale(grades: Iterable[str]) -> tuple[str, ...]:
    """The scale that has all the grades: that of PEEL, else a known one, else the grades."""
    stated = {fold(grade): grade for grade in grades}
    for scale in (_FOUR, _FIVE, *(tuple(one["grades"]) for one in known().values())):
        if stated.keys() <= {fold(grade) for grade in scale}:
            return scale
    return (*_FIVE, *(grade for key, grade in stated.items() if key not in map(fold, _FIVE)))


class _Maker:
    """The parts of a report, with the ids that tie them."""

    def __init__(self, text: str, source: str, result: Result) -> None:
        self.text, self.source, self.result = text, source, result
        self.doubts: list[Doubt] = []
        self.speakers: dict[Voice, model.Speaker] = {}
        self._blanks = blanks(text)
        self._grades = [one for one in result.grades if one.period == "current"]
        grades = [one.grade for one in (*self._grades, *result.doubts) if one.grade]
        self.scale, self.graded = _scale(grades), bool(grades)

    def _number(self, offset: int) -> int:
        return 1 + bisect_right(self._blanks, offset)

    def _citation(self, start: int, end: int, exact: bool = True) -> Citation:
        return Citation(
            source=self.source,
            paragraph=self._number(start),
            exact=self.text[start:end] if exact else None,
            prefix=self.text[max(0, start - _CONTEXT) : start] or None,
            suffix=self.text[end : end + _CONTEXT] or None,
            position=(start, end),
        )

    def _doubt(
        self, kind: DoubtKind, text: str, candidates: Iterable[str], about: str | None = None,
        start: int | None = None,
    ) -> None:  # fmt: skip
        number = None if start is None else self._number(start)
        names = tuple(dict.fromkeys(filter(None, candidates)))
        self.doubts.append(
            Doubt(text=text, kind=kind, about=about, paragraph=number, candidates=names)
        )

    def body(self) -> str | None:
        """The body that the report is about; none or several alike are a doubt."""
        if self.result.body is None:
            question = "No force or other body is named: say whom this is about."
            if self.result.rivals:
                question = "Whom is this about? The text is about several bodies alike."
            self._doubt("body", question, self.result.rivals)
        return self.result.body

    def all_doubts(self) -> tuple[Doubt, ...]:
        """The doubts in order, those of grades and concerns that became no fact among them."""
        for one in self.result.doubts:
            cited = self._citation(one.start, one.end)
            made = Doubt(
                text=one.question, kind=one.about, paragraph=cited.paragraph, grade=one.grade,
                candidates=tuple(filter(None, one.candidates)), citation=cited,
            )  # fmt: skip
            self.doubts.append(made)
        return tuple(sorted(self.doubts, key=lambda one: one.paragraph or 0))

    def passed_over(self) -> tuple[model.PassedOver, ...]:
        """What became no fact; grades of earlier inspections among it."""
        passed = [(one.start, one.end, one.what, one.reason) for one in self.result.passed_over]
        for grade in self.result.grades:
            if grade.period == "previous":
                when = f"of {grade.round}" if grade.round else "of an earlier inspection"
                reason = f"a grade {when}: {grade.area}"
                passed.append((grade.start, grade.end, "grade word", reason))
        return tuple(
            model.PassedOver(
                what=what, words=self.text[start:end], reason=reason, paragraph=self._number(start)
            )
            for start, end, what, reason in sorted(passed)
        )

    def statements(self) -> tuple[model.Statement, ...]:
        """The statements, each with its quotes; doubts about them are noted."""
        grouped: dict[tuple[int, str | None], list[model.Quote]] = {}
        for number, quote in enumerate(self.result.quotes, 1):
            tie = self._citation(*quote.tie) if quote.tie else None
            speaker = self._speaker(quote.speaker, tie)
            made = model.Quote(
                id=f"quote-{number}",
                text=self.text[quote.start : quote.end],
                marked=quote.marked,
                attribution=model.Attribution(kind=quote.attribution, citation=tie),
                citations=(self._citation(quote.start, quote.end, exact=False),),
            )
            grouped.setdefault((quote.statement, speaker), []).append(made)
            self._doubt_speaker(quote, made.id)
        return tuple(
            model.Statement(id=f"statement-{number}", speaker=speaker, quotes=tuple(quotes))
            for number, ((_, speaker), quotes) in enumerate(grouped.items(), 1)
        )

    def _doubt_speaker(self, quote: Quote, key: str) -> None:
        if quote.doubt:
            called = quote.speaker.called if quote.speaker else ""
            question = f"Did {called} say this?" if called else "Who said this?"
            text = f"{question} {quote.doubt[:1].upper()}{quote.doubt[1:]}."
            self._doubt("speaker", text, (called, *quote.candidates), key, quote.start)

    def _speaker(self, voice: Voice | None, tie: Citation | None) -> str | None:
        if voice is None:
            return None
        if voice not in self.speakers:
            base = _slug(voice.called) or "speaker"
            taken = {one.id for one in self.speakers.values()}
            key, number = base, 1
            while key in taken:
                number += 1
                key = f"{base}-{number}"
            self.speakers[voice] = model.Speaker(
                id=key,
                name=voice.called,
                role=voice.role,
                organisation=voice.organisation,
                note=None if voice.name else "The text gives no name.",
                citations=(tie,) if tie else (),
            )
        return self.speakers[voice].id

    def judgments(self) -> tuple[model.Judgment, ...]:
        """The grades of this inspection, as judgments; a grade of nobody is doubted."""
        made = [self._judgment(number, grade) for number, grade in enumerate(self._grades, 1)]
        for judgment, grade in zip(made, self._grades, strict=True):
            if grade.body is None:
                question = "The text does not say here who was graded."
                self._doubt("body", question, self.result.rivals, judgment.id, grade.start)
        return tuple(made)

    def _judgment(self, number: int, grade: Grade) -> model.Judgment:
        carried = grade.basis == "carried-over" and grade.round is not None
        own = grade.body is None or fold(grade.body) == fold(self.result.body or "")
        places = [(grade.start, grade.end), *([grade.place] if grade.place else [])]
        return model.Judgment(
            id=f"judgment-{number}",
            area=grade.area,
            level="overall" if grade.area == "overall" else "question",
            grade=next(one for one in self.scale if fold(one) == fold(grade.grade)),
            basis="carried-over" if carried else "inspected",
            basis_reading="stated" if carried else "inferred",
            judged_in=grade.round if carried else None,
            body=None if own else grade.body,
            citations=tuple(self._citation(*place) for place in places),
        )

    def concerns(self) -> tuple[model.Concern, ...]:
        """The concerns: words on the same matter are one concern with several citations."""
        matters: list[list[Concern]] = []
        owners: dict[tuple[str, ...], list[Concern]] = {}
        for one in self.result.concerns:
            phrases = _phrases(self.text[one.start : one.end])
            matter = next((owners[phrase] for phrase in phrases if phrase in owners), [])
            matters += [] if matter else [matter]
            matter.append(one)
            for phrase in phrases:
                owners.setdefault(phrase, matter)
        return tuple(
            model.Concern(
                id=f"concern-{number}",
                kind=next((k for k in _KINDS if k in {one.kind for one in alike}), "unlabelled"),
                status="not-established",
                title=f"See {_listed(sorted({self._number(one.start) for one in alike}))}",
                summary="Located in the source, not retold: read the words that are cited.",
                quotes=self._voicing(alike),
                citations=tuple(self._citation(one.start, one.end) for one in alike),
            )
            for number, alike in enumerate(matters, 1)
        )

    def _voicing(self, alike: list[Concern]) -> tuple[str, ...]:
        """The ids of the quotes that voice a concern."""
        quotes = self.result.quotes
        keys: dict[str, None] = {}
        for one in alike:
            at = bisect_right(quotes, one.start, key=lambda quote: quote.end)
            while at < len(quotes) and quotes[at].start < one.end:
                keys[f"quote-{at + 1}"] = None
                at += 1
        return tuple(keys)


def _phrases(words: str) -> list[tuple[str, ...]]:
    """Three words in a row, two of them of weight: words on one matter share them."""
    found = re.findall(r"[^\W\d_]+", fold(words))
    rows = zip(found, found[1:], found[2:], strict=False)
    return [row for row in rows if sum(len(word) >= _WEIGHT for word in row) > 1]


def _listed(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    if len(words) == 1:
        return f"paragraph {words[0]} of the source"
    return f"paragraphs {', '.join(words[:-1])} and {words[-1]} of the source"


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-")
