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
from essex_insp.model import Citation, Date, Report, SourceKind

_CONTEXT = 32
_FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_FIVE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
# Of the labels of one concern, the most formal.
_KINDS = ("cause-of-concern", "recommendation", "area-for-improvement", "expressed-concern")


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
        text: The text of a story, press release or report page; it is never changed.
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
    maker = _Maker(text, source, result or draft(text))
    maker.body()
    concerns, statements, judgments = maker.concerns(), maker.statements(), maker.judgments()
    body = _clean(maker.result.body)
    return Report(
        schema="essex-insp/report/1",
        id=id,
        title=f"Draft from a text about {body}" if body else "Draft from a text",
        force=model.Force(
            id=_slug(body or "") or "not-named", name=body or "not named in the text"
        ),
        framework=model.Framework(id="graded-as-the-text-says", grades=maker.scale)
        if maker.graded
        else None,
        inspectorate=_clean(maker.result.inspectorate),
        told_by=source,
        draft=True,
        judgments=judgments,
        concerns=concerns,
        speakers=tuple(maker.speakers.values()),
        statements=statements,
        sources=(
            model.Source(
                id=source,
                kind=kind,
                publisher=_clean(publisher.strip()) or "not stated",
                title=_clean(maker.result.title),
                url=_clean((url or "").strip()),
                published=published,
                sha256=sha256 or hashlib.sha256(encoded).hexdigest(),
                length=len(encoded) if length is None else length,
            ),
        ),
        doubts=maker.all_doubts(),
        passed_over=maker.passed_over(),
    )


def _scale(grades: Iterable[str]) -> tuple[str, ...]:
    """The scale that has all the grades: that of PEEL, else a known one, else the grades."""
    stated = list(dict.fromkeys(grades))
    used = set(map(fold, stated))
    scales = [_FOUR, _FIVE, *(tuple(one["grades"]) for one in known().values())]
    for scale in scales:
        if used <= {fold(grade) for grade in scale}:
            return scale
    return (*_FIVE, *(grade for grade in stated if fold(grade) not in map(fold, _FIVE)))


class _Maker:
    """The parts of a report, with the ids that tie them."""

    def __init__(self, text: str, source: str, result: Result) -> None:
        self.text, self.source, self.result = text, source, result
        self.doubts: list[model.Doubt] = []
        self.speakers: dict[Voice, model.Speaker] = {}
        self._ids: set[str] = set()
        self._blanks = blanks(text)
        doubted = [one.grade for one in result.doubts if one.grade]
        stated = [one.grade for one in result.grades if one.period == "current"]
        self.scale = _scale([*stated, *doubted])
        self.graded = bool(stated or doubted)
        self._quoted: list[tuple[Quote, str]] = []
        for number, quote in enumerate(result.quotes, 1):
            if _clean(self.text[quote.start : quote.end]) is not None:
                self._quoted.append((quote, f"quote-{number}"))
            else:
                question = "A quote holds characters that JSON cannot carry; it was left out."
                self.doubts.append(
                    model.Doubt(text=question, kind="text", paragraph=quote.paragraph)
                )

    def _citation(self, start: int, end: int, exact: bool = True) -> Citation:
        return Citation(
            source=self.source,
            paragraph=self._number(start),
            exact=_clean(self.text[start:end]) if exact else None,
            prefix=_clean(self.text[max(0, start - _CONTEXT) : start]),
            suffix=_clean(self.text[end : end + _CONTEXT]),
            position=(start, end),
        )

    def _number(self, offset: int) -> int:
        return 1 + bisect_right(self._blanks, offset)

    def body(self) -> None:
        """Doubt whom the report is about, where the text names nobody or several alike."""
        if _clean(self.result.body) is None:
            named = [name for name in self.result.rivals if _clean(name)]
            question = "No force or other body is named: say whom this is about."
            if named:
                question = "Whom is this about? The text is about several bodies alike."
            self.doubts.append(model.Doubt(text=question, kind="body", candidates=tuple(named)))

    def all_doubts(self) -> tuple[model.Doubt, ...]:
        """The doubts, those of grades and concerns that became no fact among them."""
        for one in self.result.doubts:
            citation = self._citation(one.start, one.end)
            self.doubts.append(
                model.Doubt(
                    text=_clean(one.question) or "What do these words mean?",
                    kind=one.about,
                    paragraph=citation.paragraph,
                    candidates=tuple(name for name in one.candidates if _clean(name)),
                    grade=_clean(one.grade),
                    citation=citation if citation.exact else None,
                )
            )
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
            model.PassedOver(what=what, words=words, reason=reason, paragraph=self._number(start))
            for start, end, what, reason in sorted(passed)
            if (words := _clean(self.text[start:end])) is not None and _clean(reason) is not None
        )

    def statements(self) -> tuple[model.Statement, ...]:
        """The statements, each with its quotes; doubts about them are noted."""
        grouped: dict[tuple[int, str | None], list[model.Quote]] = {}
        for quote, key in self._quoted:
            tie = self._citation(*quote.tie) if quote.tie else None
            if tie is not None and tie.exact is None:
                tie = None
            speaker = self._speaker(quote.speaker, tie)
            grouped.setdefault((quote.statement, speaker), []).append(
                model.Quote(
                    id=key,
                    text=self.text[quote.start : quote.end],
                    marked=quote.marked,
                    attribution=model.Attribution(
                        kind=quote.attribution if speaker else "unattributed", citation=tie
                    ),
                    citations=(self._citation(quote.start, quote.end, exact=False),),
                )
            )
            if quote.doubt:
                called = quote.speaker.called if quote.speaker else ""
                question = f"Did {called} say this?" if speaker else "Who said this?"
                names = [name for name in (called, *quote.candidates) if _clean(name)]
                self.doubts.append(
                    model.Doubt(
                        text=f"{question} {quote.doubt[:1].upper()}{quote.doubt[1:]}.",
                        kind="speaker",
                        about=key,
                        paragraph=quote.paragraph,
                        candidates=tuple(dict.fromkeys(names)),
                    )
                )
        return tuple(
            model.Statement(id=f"statement-{number}", speaker=speaker, quotes=tuple(quotes))
            for number, ((_, speaker), quotes) in enumerate(grouped.items(), 1)
        )

    def _speaker(self, voice: Voice | None, tie: Citation | None) -> str | None:
        if voice is None or _clean(voice.called) is None:
            return None
        if voice not in self.speakers:
            base = (_slug(voice.called) or "speaker")[:60].strip("-")
            key, number = base, 1
            while key in self._ids:
                number += 1
                key = f"{base}-{number}"
            self._ids.add(key)
            self.speakers[voice] = model.Speaker(
                id=key,
                name=voice.called,
                role=_clean(voice.role),
                organisation=_clean(voice.organisation),
                note=None if voice.name else "The text gives no name.",
                citations=(tie,) if tie else (),
            )
        return self.speakers[voice].id

    def judgments(self) -> tuple[model.Judgment, ...]:
        """The grades of this inspection, as judgments; a grade of nobody is doubted."""
        made: list[model.Judgment] = []
        grades = [one for one in self.result.grades if one.period == "current" and _clean(one.area)]
        for number, grade in enumerate(grades, 1):
            key = f"judgment-{number}"
            citations = [self._citation(grade.start, grade.end)]
            if grade.place and grade.place[0] < grade.place[1]:
                citations.append(self._citation(*grade.place))
            carried = grade.basis == "carried-over" and grade.round is not None
            made.append(
                model.Judgment(
                    id=key,
                    area=grade.area,
                    level="overall" if grade.overall else "question",
                    grade=next(one for one in self.scale if fold(one) == fold(grade.grade)),
                    basis="carried-over" if carried else "inspected",
                    basis_reading="stated" if carried else "inferred",
                    judged_in=grade.round if carried else None,
                    body=self._other(grade),
                    citations=tuple(one for one in citations if one.exact),
                )
            )
            if grade.body is None:
                self.doubts.append(
                    model.Doubt(
                        text="The text does not say here who was graded.",
                        kind="body",
                        about=key,
                        paragraph=grade.paragraph,
                        candidates=tuple(filter(_clean, self.result.rivals)),
                    )
                )
        return tuple(made)

    def _other(self, grade: Grade) -> str | None:
        """Who was graded, where it is not the body that the report is about."""
        if grade.body is None or (self.result.body and fold(grade.body) == fold(self.result.body)):
            return None
        return _clean(grade.body)

    def concerns(self) -> tuple[model.Concern, ...]:
        """The concerns: words on the same matter are one concern with several citations."""
        topics: dict[int, list[Concern]] = {}
        for one in self.result.concerns:
            if _clean(self.text[one.start : one.end]):
                topics.setdefault(one.topic, []).append(one)
        made: list[model.Concern] = []
        for number, alike in enumerate(topics.values(), 1):
            kinds = {one.kind for one in alike}
            places = _listed(sorted({self._number(one.start) for one in alike}))
            made.append(
                model.Concern(
                    id=f"concern-{number}",
                    kind=next((kind for kind in _KINDS if kind in kinds), "unlabelled"),
                    status="not-established",
                    title=f"See {places} of the source",
                    summary="Located in the source, not retold: read the words that are cited.",
                    quotes=self._voicing(alike),
                    citations=tuple(self._citation(one.start, one.end) for one in alike),
                )
            )
        return tuple(made)

    def _voicing(self, group: list[Concern]) -> tuple[str, ...]:
        """The ids of the quotes that voice a concern."""
        keys: dict[str, None] = {}
        for one in group:
            at = bisect_right(self._quoted, one.start, key=lambda pair: pair[0].end)
            while at < len(self._quoted) and self._quoted[at][0].start < one.end:
                keys[self._quoted[at][1]] = None
                at += 1
        return tuple(keys)


def _listed(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    if len(words) == 1:
        return f"paragraph {words[0]}"
    return f"paragraphs {', '.join(words[:-1])} and {words[-1]}"


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-")


def _clean(words: str | None) -> str | None:
    """Return words that a model can hold, or None: no lone surrogates, and not empty."""
    if not words or not words.strip():
        return None
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return words
