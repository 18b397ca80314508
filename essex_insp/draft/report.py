"""From what was found in a text to a draft report, with its doubts."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right

from essex_insp.draft.reader import draft
from essex_insp.draft.result import Concern, Grade, Quote, Result, Voice
from essex_insp.draft.topics import group
from essex_insp.matching import fold
from essex_insp.model import (
    Attribution,
    Citation,
    Date,
    Doubt,
    Force,
    Framework,
    Judgment,
    Report,
    Source,
    SourceKind,
    Speaker,
    Statement,
)
from essex_insp.model import Concern as ReportConcern
from essex_insp.model import Quote as ReportQuote

_CONTEXT = 32
_FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_FIVE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")


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
        publisher: Who published it.
        url: Its address.
        published: Its date.
        sha256: The SHA-256 of the file that was read; made from the text in UTF-8 when left out.
        length: The file's length in bytes; made from the text when left out.
        result: What `draft(text)` returned, where that is at hand.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    maker = _Maker(text, source, result or draft(text))
    concerns, statements, judgments = maker.concerns(), maker.statements(), maker.judgments()
    grades = {judgment.grade for judgment in judgments}
    scale = _FIVE if "Adequate" in grades else _FOUR
    body = _clean(maker.result.body)
    if body is None:
        maker.doubts.append(Doubt(text="No force or other body is named: say whom this is about."))
    return Report(
        schema="essex-insp/report/1",
        id=id,
        title=f"Draft from a text about {body}" if body else "Draft from a text",
        force=Force(id=_slug(body or "") or "not-named", name=body or "not named in the text"),
        framework=Framework(id="graded-as-the-text-says", grades=scale) if judgments else None,
        told_by=source,
        draft=True,
        judgments=judgments,
        concerns=concerns,
        speakers=tuple(maker.speakers.values()),
        statements=statements,
        sources=(
            Source(
                id=source,
                kind=kind,
                publisher=publisher,
                title=_clean(maker.result.title),
                url=url,
                published=published,
                sha256=sha256 or hashlib.sha256(encoded).hexdigest(),
                length=len(encoded) if length is None else length,
            ),
        ),
        doubts=tuple(maker.doubts),
    )


class _Maker:
    """The parts of a report, with the ids that tie them."""

    def __init__(self, text: str, source: str, result: Result) -> None:
        self.text, self.source, self.result = text, source, result
        self.doubts: list[Doubt] = []
        self.speakers: dict[Voice, Speaker] = {}
        self._ids: set[str] = set()
        self._quoted: list[tuple[Quote, str]] = []
        for number, quote in enumerate(result.quotes, 1):
            if _clean(self.text[quote.start : quote.end]) is not None:
                self._quoted.append((quote, f"quote-{number}"))
            else:
                self.doubts.append(
                    Doubt(
                        text="A quote holds characters that JSON cannot carry; it was left out.",
                        paragraph=quote.paragraph,
                    )
                )

    def _citation(self, start: int, end: int, paragraph: int, exact: bool) -> Citation:
        return Citation(
            source=self.source,
            paragraph=paragraph,
            exact=_clean(self.text[start:end]) if exact else None,
            prefix=_clean(self.text[max(0, start - _CONTEXT) : start]),
            suffix=_clean(self.text[end : end + _CONTEXT]),
            position=(start, end),
        )

    def statements(self) -> tuple[Statement, ...]:
        """The statements, each with its quotes; doubts about them are noted."""
        grouped: dict[tuple[int, str | None], list[ReportQuote]] = {}
        for quote, key in self._quoted:
            tie = self._citation(*quote.tie, quote.paragraph, True) if quote.tie else None
            if tie is not None and tie.exact is None:
                tie = None
            speaker = self._speaker(quote.speaker, tie)
            grouped.setdefault((quote.statement, speaker), []).append(
                ReportQuote(
                    id=key,
                    text=self.text[quote.start : quote.end],
                    marked=quote.marked,
                    attribution=Attribution(
                        kind=quote.attribution if speaker else "unattributed", citation=tie
                    ),
                    citations=(self._citation(quote.start, quote.end, quote.paragraph, False),),
                )
            )
            if quote.doubt:
                question = (
                    "Who said this?"
                    if speaker is None
                    else f"Did {self._called(quote.speaker)} say this?"
                )
                self.doubts.append(
                    Doubt(
                        text=f"{question} {_sentence(quote.doubt)}",
                        about=key,
                        paragraph=quote.paragraph,
                    )
                )
        return tuple(
            Statement(id=f"statement-{number}", speaker=speaker, quotes=tuple(quotes))
            for number, ((_, speaker), quotes) in enumerate(grouped.items(), 1)
        )

    @staticmethod
    def _called(voice: Voice | None) -> str:
        return (voice and (voice.name or voice.role or voice.organisation)) or "this speaker"

    def _speaker(self, voice: Voice | None, tie: Citation | None) -> str | None:
        if voice is None:
            return None
        name = _clean(voice.name) or " of ".join(
            part for part in (_clean(voice.role), _clean(voice.organisation)) if part
        )
        if not name:
            return None
        if voice not in self.speakers:
            base = (_slug(name) or "speaker")[:60].strip("-")
            key, number = base, 1
            while key in self._ids:
                number += 1
                key = f"{base}-{number}"
            self._ids.add(key)
            self.speakers[voice] = Speaker(
                id=key,
                name=name,
                role=_clean(voice.role),
                organisation=_clean(voice.organisation),
                note=None if voice.name else "The text gives no name.",
                citations=(tie,) if tie else (),
            )
        return self.speakers[voice].id

    def judgments(self) -> tuple[Judgment, ...]:
        """The grades, as judgments; a grade without an area is a doubt."""
        made: list[Judgment] = []
        for number, grade in enumerate(self.result.grades, 1):
            key = f"judgment-{number}"
            if grade.area is not None and _clean(grade.area) is None:
                continue
            overall = grade.overall or grade.area is None or fold(grade.area).startswith("overall")
            made.append(
                Judgment(
                    id=key,
                    area=_clean(grade.area) or "overall",
                    level="overall" if overall else "question",
                    grade=grade.grade,
                    basis="unknown",
                    body=self._other(grade),
                    citations=(self._citation(grade.start, grade.end, grade.paragraph, True),),
                )
            )
            if grade.area is None:
                self.doubts.append(
                    Doubt(
                        text="The text names no area for this grade: is it the overall grade?",
                        about=key,
                        paragraph=grade.paragraph,
                    )
                )
            if grade.body is None:
                self.doubts.append(
                    Doubt(
                        text="The text does not say here who was graded.",
                        about=key,
                        paragraph=grade.paragraph,
                    )
                )
        return tuple(made)

    def _other(self, grade: Grade) -> str | None:
        """Who was graded, where it is not the body that the report is about."""
        if grade.body is None or (self.result.body and fold(grade.body) == fold(self.result.body)):
            return None
        return _clean(grade.body)

    def concerns(self) -> tuple[ReportConcern, ...]:
        """The concerns: sentences about the same thing are one concern with several citations."""
        made: list[ReportConcern] = []
        for number, alike in enumerate(group(self.text, self.result.concerns), 1):
            kinds = [one.kind for one in alike]
            kind = next(
                (
                    wanted
                    for wanted in (
                        "cause-of-concern",
                        "recommendation",
                        "area-for-improvement",
                        "expressed-concern",
                    )
                    if wanted in kinds
                ),
                "unlabelled",
            )
            paragraphs = _listed(sorted({one.paragraph for one in alike}))
            made.append(
                ReportConcern(
                    id=f"concern-{number}",
                    kind=kind,
                    status="not-established",
                    title=f"See {paragraphs} of the source",
                    summary="Located in the source, not retold: read the words that are cited.",
                    quotes=self._voicing(alike),
                    citations=tuple(
                        self._citation(one.start, one.end, one.paragraph, True) for one in alike
                    ),
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


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-")


def _clean(words: str | None) -> str | None:
    """Return words that a model can hold, or None: no lone surrogates, and not empty."""
    if not words:
        return None
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return words
