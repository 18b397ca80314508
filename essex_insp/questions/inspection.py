"""The questions that can be put to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from essex_insp.errors import UnknownName, short
from essex_insp.library import reports as library
from essex_insp.matching import choose, fold, select
from essex_insp.model import Citation, ConcernPart, FindingKind, Note, Report, Speaker
from essex_insp.questions.citations import cites, dispute, uses, web_address
from essex_insp.questions.filters import (
    by_area,
    by_concern,
    by_kind,
    by_pillar,
    by_speaker,
    by_subject,
    by_tone,
    person_names,
)
from essex_insp.questions.items import (
    ConcernItem,
    FindingItem,
    FrontItem,
    GradeItem,
    NewestItem,
    QuoteItem,
    Remark,
    ReportItem,
    SourceItem,
    SpeakerItem,
    Tie,
)
from essex_insp.questions.record import Cite, Dispute, Head, Person


class Inspection:
    """A report, open for questions.

    Each question returns records that equal what the command of the same name prints with
    `--format json`. Filters match without regard to case, accents or kind of quotation mark.

    Args:
        report: The report.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.by_source = {source.id: source for source in report.sources}

    @cached_property
    def _speakers(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.report.speakers}

    def head(self) -> Head:
        """Return which report this is."""
        return Head.of(self.report, force=self.report.force.name)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source, the same in every answer about this report."""
        return {source.id: number for number, source in enumerate(self.report.sources, 1)}

    def grades(self, area: str | None = None, pillar: str | None = None) -> list[GradeItem]:
        """Return what was graded, the overall judgment first.

        Args:
            area: Words of the area, its question or its id.
            pillar: Words of the pillar.

        Raises:
            UnknownName: Nothing matches.
        """
        disputes, framework = self._disputes(), self.report.framework
        grades = [
            GradeItem.of(
                judgment,
                scale=list(framework.scale(judgment.scale)) if framework else [],
                sources=self._cites(judgment.citations),
                disagreements=disputes[judgment.id],
            )
            for judgment in self.report.judgments
        ]
        return choose("grade", grades, by_area(area), by_pillar(pillar))

    def concerns(
        self, about: str | None = None, kind: str | None = None, status: str | None = None
    ) -> list[ConcernItem]:
        """Return what worries the inspector, each under its label.

        Args:
            about: Words of the subject.
            kind: Words of the label.
            status: `open`, `closed`, or `unknown` where that is not established.

        Raises:
            UnknownName: Nothing matches.
        """
        quotes = {quote.id: quote for quote in self._quotes()}
        concerns = [
            ConcernItem.of(
                concern,
                raised_by=self._person(concern.raised_by),
                quotes=[quotes[quote] for quote in concern.quotes],
                sources=self._cites(concern.citations),
                parts=[self._remark(part) for part in concern.parts],
                report=self.report.id,
                force=self.report.force.name,
                round=self.report.round,
                events=len(concern.trail),
            )
            for concern in self.report.concerns
        ]
        return choose("concern", concerns, *by_concern(about, kind, status))

    def quotes(
        self,
        speaker: str | None = None,
        about: str | None = None,
        tone: str | None = None,
        contains: str | None = None,
    ) -> list[QuoteItem]:
        """Return what was said, paragraph by paragraph, word for word, in its order.

        Args:
            speaker: Words of the name, the role or the organisation.
            about: Words of the subject.
            tone: `positive`, `critical`, `neutral` or `mixed`.
            contains: A run of characters within the words that were said.

        Raises:
            UnknownName: Nothing matches.
        """
        chosen = choose(
            "quote",
            list(self._quotes()),
            by_speaker(speaker, lambda one: person_names(one.speaker)),
            by_subject(about),
            by_tone(tone),
        )
        if contains is not None:
            return self._containing(contains, chosen)
        return chosen

    def speakers(self, name: str | None = None) -> list[SpeakerItem]:
        """Return the people in the report, in its order.

        Args:
            name: Words of the name, the role or the organisation.

        Raises:
            UnknownName: Nothing matches.
        """
        said: dict[str, list[QuoteItem]] = {speaker.id: [] for speaker in self.report.speakers}
        for quote in self._quotes():
            if quote.speaker:
                said[quote.speaker.id].append(quote)
        speakers = [
            SpeakerItem.of(
                speaker,
                statements=len({quote.statement for quote in said[speaker.id]}),
                paragraphs=len(said[speaker.id]),
                sources=self._cites(speaker.citations),
            )
            for speaker in self.report.speakers
        ]
        return choose("speaker", speakers, by_speaker(name, person_names))

    def findings(
        self, about: str | None = None, kind: str | None = None, speaker: str | None = None
    ) -> list[FindingItem]:
        """Return what the report, and the people in it, state.

        Args:
            about: Words of the subject.
            kind: `strength`, `improvement`, `comparison`, `figure` or `claim`.
            speaker: Words of the name, the role or the organisation of who states it.

        Raises:
            UnknownName: Nothing matches.
        """
        findings = [
            FindingItem.of(
                finding,
                stated_by=self._person(finding.stated_by),
                comparison=finding.comparison.model_dump() if finding.comparison else None,
                sources=self._cites(finding.citations),
            )
            for finding in self.report.findings
        ]
        return choose(
            "finding",
            findings,
            by_subject(about),
            by_kind(kind, FindingKind),
            by_speaker(speaker, lambda one: person_names(one.stated_by)),
        )

    def sources(self, name: str | None = None) -> list[SourceItem]:
        """Return the documents, each with the facts that rest on it.

        Args:
            name: Its number in answers about this report, or words of the publisher, the title
                or the id.

        Raises:
            UnknownName: Nothing matches.
        """
        supports: dict[str, dict[str, None]] = {source.id: {} for source in self.report.sources}
        for fact, cited_source, _ in uses(self.report):
            supports[cited_source][fact] = None
        disputes: dict[str, list[Dispute]] = {source.id: [] for source in self.report.sources}
        for one in self.report.disagreements:
            cited = (citation.source for side in one.sayings for citation in side.citations)
            for source in dict.fromkeys(cited):
                disputes[source].append(dispute(one, self.by_source))
        sources = [
            SourceItem.of(
                source,
                number=number,
                licence=source.licence.model_dump() if source.licence else None,
                supports=list(supports[source.id]),
                disagreements=disputes[source.id],
            )
            for number, source in enumerate(self.report.sources, 1)
        ]
        exact = [source for source in sources if name == str(source.number)]
        exact = exact or [source for source in sources if name == source.id]
        if name is not None and not exact and name.isdecimal():
            there = f"they go from 1 to {len(sources)}" if sources else "it has none"
            raise UnknownName(f"no source has the number {short(name)} in this report; {there}")
        return exact or list(select("source", name, sources, _source_names))

    def address(self, source: str) -> str | None:
        """Return the address of a source for a browser, at the words that are cited from it.

        Args:
            source: Its id.

        Returns:
            The address; `None` where it is none of the web.
        """
        words = [said for _, cited, said in uses(self.report) if cited == source and said]
        return web_address(self.by_source[source].url, words)

    def line(self, default: bool = False, file: str | None = None) -> ReportItem:
        """Return this report as a line of the library.

        Args:
            default: Whether commands read it when none is named.
            file: Where it lies, if it is one's own.
        """
        return ReportItem.of(
            self.report,
            force=self.report.force.name,
            told_by=self._told_by(),
            default=default,
            file=file,
            sources=self._cites(self.report.citations),
        )

    def front(self) -> FrontItem:
        """Return the first page."""
        report = self.report
        return FrontItem.of(
            report,
            force=report.force.name,
            inspectors=[self._person(inspector) for inspector in report.inspectors],
            told_by=self._told_by(),
            grades=self.grades(),
            concerns=self.concerns(),
            notes=[self._remark(note) for note in report.notes],
            newest=self._newest(),
            sources=self._cites(report.citations),
        )

    def _newest(self) -> NewestItem | None:
        report = library.newest(self.report)
        if report is None:
            return None
        return NewestItem.of(report, grades=Inspection(report).grades())

    def _disputes(self) -> dict[str, list[Dispute]]:
        """Where sources disagree, by judgment; the first also has what is about the whole."""
        found: dict[str, list[Dispute]] = {one.id: [] for one in self.report.judgments}
        whole = [judgment.id for judgment in self.report.judgments[:1]]
        for one in self.report.disagreements:
            for judgment in dict.fromkeys(one.judgments or whole):
                found[judgment].append(dispute(one, self.by_source))
        return found

    def _told_by(self) -> str | None:
        return self.by_source[self.report.told_by].publisher if self.report.told_by else None

    def _containing(self, words: str, chosen: Iterable[QuoteItem]) -> list[QuoteItem]:
        """The quotes that hold a run of characters, of those that other filters have left."""
        found = [one for one in chosen if fold(words) in fold(one.text)]
        if not found and any(fold(words) in fold(one.text) for one in self._quotes()):
            raise UnknownName(
                f"quotes contain {short(repr(words))}, and none of those that the other options "
                "leave; leave one of them out"
            )
        if not found:
            raise UnknownName(f"no quote contains {short(repr(words))}; try fewer words")
        return found

    def _quotes(self) -> Iterator[QuoteItem]:
        for statement in self.report.statements:
            for number, quote in enumerate(statement.quotes, 1):
                attribution = quote.attribution
                yield QuoteItem.of(
                    quote,
                    speaker=self._person(statement.speaker),
                    statement=statement.id,
                    paragraph=number,
                    sources=self._cites(quote.citations, quote.text),
                    attribution=Tie(
                        kind=attribution.kind,
                        sources=self._cites([attribution.citation] if attribution.citation else []),
                    )
                    if attribution
                    else None,
                )

    def _remark(self, part: ConcernPart | Note) -> Remark:
        return Remark(text=part.text, sources=self._cites(part.citations))

    def _person(self, speaker: str | None) -> Person | None:
        if speaker is None:
            return None
        return Person.of(self._speakers[speaker])

    def _cites(self, citations: Iterable[Citation], words: str | None = None) -> list[Cite]:
        return cites(citations, self.by_source, words)


def _source_names(source: SourceItem) -> list[str | None]:
    return [source.id, source.publisher, source.copied_by, source.title, source.label]
