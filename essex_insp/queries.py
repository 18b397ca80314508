"""The questions that can be put to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from essex_insp.answer import Answer
from essex_insp.cites import cites, dispute, uses
from essex_insp.errors import UnknownName, short
from essex_insp.filters import (
    by_area,
    by_concern,
    by_kind,
    by_pillar,
    by_speaker,
    by_subject,
    by_tone,
    person_names,
)
from essex_insp.model import Citation, FindingKind, Report, Speaker
from essex_insp.names import fold
from essex_insp.records import (
    Attribution,
    Cite,
    Concern,
    Dispute,
    Finding,
    Front,
    Grade,
    Head,
    Part,
    Person,
    Quote,
    Record,
    ReportLine,
)
from essex_insp.records import Source as SourceRecord
from essex_insp.records import Speaker as SpeakerRecord
from essex_insp.selection import choose, select


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
        self._speakers = {speaker.id: speaker for speaker in report.speakers}

    def answer(self, command: str, items: Iterable[Record], cite: bool = False) -> Answer:
        """Return what was found as the answer of a command.

        Args:
            command: The command.
            items: What was found, in order.
            cite: Whether sources are shown as full references.
        """
        return Answer(command, list(items), self.head(), self.report.notice, cite=cite)

    def head(self) -> Head:
        """Return which report this is."""
        report = self.report
        return Head(
            id=report.id,
            title=report.title,
            force=report.force.name,
            published=report.published,
            draft=report.draft,
        )

    def grades(self, area: str | None = None, pillar: str | None = None) -> list[Grade]:
        """Return what was graded, the overall judgment first.

        Args:
            area: Words of the area, its question or its id.
            pillar: Words of the pillar.

        Raises:
            UnknownName: Nothing matches.
        """
        disputes, framework = self._disputes(), self.report.framework
        found: Sequence[Grade] = [
            Grade(
                area=judgment.area,
                question=judgment.question,
                pillar=judgment.pillar,
                level=judgment.level,
                grade=judgment.grade,
                basis=judgment.basis,
                judged_in=judgment.judged_in,
                sources=self._cites(judgment.citations),
                id=judgment.id,
                body=judgment.body,
                scale=list(framework.scale(judgment.scale)) if framework else [],
                instead=judgment.instead,
                inferred_grade=judgment.inferred_grade,
                basis_reading=judgment.basis_reading,
                why=judgment.why,
                confidence=judgment.confidence,
                note=judgment.note,
                disagreements=disputes[judgment.id],
            )
            for judgment in self.report.judgments
        ]
        return choose("grade", found, by_area(area), by_pillar(pillar))

    def concerns(self, about: str | None = None, kind: str | None = None) -> list[Concern]:
        """Return what worries the inspector, each under its label.

        Args:
            about: Words of the subject.
            kind: Words of the label.

        Raises:
            UnknownName: Nothing matches.
        """
        quotes = {quote.id: quote for quote in self._quotes()}
        found: Sequence[Concern] = [
            Concern(
                id=concern.id,
                kind=concern.kind,
                label=concern.label,
                status=concern.status,
                title=concern.title,
                summary=concern.summary,
                raised_by=self._person(concern.raised_by),
                about=list(concern.about),
                quotes=[quotes[quote] for quote in concern.quotes],
                sources=self._cites(concern.citations),
                parts=[
                    Part(text=part.text, sources=self._cites(part.citations))
                    for part in concern.parts
                ],
                label_reported=concern.label_reported,
                status_note=concern.status_note,
                note=concern.note,
                report=self.report.id,
                round=self.report.round,
                events=len(concern.trail),
            )
            for concern in self.report.concerns
        ]
        return choose("concern", found, *by_concern(about, kind))

    def quotes(
        self,
        speaker: str | None = None,
        about: str | None = None,
        tone: str | None = None,
        contains: str | None = None,
    ) -> list[Quote]:
        """Return what was said, paragraph by paragraph, word for word, in its order.

        Args:
            speaker: Words of the name, the role or the organisation.
            about: Words of the subject.
            tone: `positive`, `critical`, `neutral` or `mixed`.
            contains: A run of characters within the words that were said.

        Raises:
            UnknownName: Nothing matches.
        """
        found: Sequence[Quote] = list(self._quotes())
        found = choose(
            "quote",
            found,
            by_speaker(speaker, lambda one: person_names(one.speaker)),
            by_subject(about),
            by_tone(tone),
        )
        if contains is not None:
            return self._containing(contains, found)
        return list(found)

    def speakers(self, name: str | None = None) -> list[SpeakerRecord]:
        """Return the people in the report, in its order.

        Args:
            name: Words of the name, the role or the organisation.

        Raises:
            UnknownName: Nothing matches.
        """
        said: dict[str, list[Quote]] = {speaker.id: [] for speaker in self.report.speakers}
        for quote in self._quotes():
            if quote.speaker:
                said[quote.speaker.id].append(quote)
        found = []
        for speaker in self.report.speakers:
            theirs = said[speaker.id]
            found.append(
                SpeakerRecord(
                    id=speaker.id,
                    name=speaker.name,
                    role=speaker.role,
                    organisation=speaker.organisation,
                    note=speaker.note,
                    statements=len({one.statement for one in theirs}),
                    paragraphs=len(theirs),
                    sources=self._cites(speaker.citations),
                )
            )
        return choose("speaker", found, by_speaker(name, person_names))

    def findings(
        self, about: str | None = None, kind: str | None = None, speaker: str | None = None
    ) -> list[Finding]:
        """Return what the report, and the people in it, state.

        Args:
            about: Words of the subject.
            kind: `strength`, `improvement`, `comparison`, `figure` or `claim`.
            speaker: Words of the name, the role or the organisation of who states it.

        Raises:
            UnknownName: Nothing matches.
        """
        found: Sequence[Finding] = [
            Finding(
                id=finding.id,
                kind=finding.kind,
                summary=finding.summary,
                stated_by=self._person(finding.stated_by),
                about=list(finding.about),
                comparison=finding.comparison.model_dump() if finding.comparison else None,
                sources=self._cites(finding.citations),
            )
            for finding in self.report.findings
        ]
        return choose(
            "finding",
            found,
            by_subject(about),
            by_kind(kind, FindingKind),
            by_speaker(speaker, lambda one: person_names(one.stated_by)),
        )

    def sources(self, name: str | None = None) -> list[SourceRecord]:
        """Return the documents, each with the facts that rest on it.

        Args:
            name: Words of the publisher, the title or the id.

        Raises:
            UnknownName: Nothing matches.
        """
        supports: dict[str, dict[str, None]] = {source.id: {} for source in self.report.sources}
        for fact, source in uses(self.report):
            supports[source][fact] = None
        disputes: dict[str, list[Dispute]] = {source.id: [] for source in self.report.sources}
        for one in self.report.disagreements:
            cited = (citation.source for side in one.sayings for citation in side.citations)
            for source in dict.fromkeys(cited):
                disputes[source].append(dispute(one, self.by_source))
        found = [
            SourceRecord(
                id=source.id,
                kind=source.kind,
                author=source.author,
                publisher=source.publisher,
                copied_by=source.copied_by,
                title=source.title,
                label=source.label,
                url=source.url,
                also_at=list(source.also_at),
                published=source.published,
                published_note=source.published_note,
                isbn=source.isbn,
                licence=source.licence.model_dump() if source.licence else None,
                sha256=source.sha256,
                length=source.length,
                note=source.note,
                supports=list(supports[source.id]),
                disagreements=disputes[source.id],
            )
            for source in self.report.sources
        ]
        return list(select("source", name, found, _source_names))

    def line(self, default: bool = False, file: str | None = None) -> ReportLine:
        """Return this report as a line of the library.

        Args:
            default: Whether commands read it when none is named.
            file: Where it lies, if it is one's own.
        """
        report = self.report
        return ReportLine(
            id=report.id,
            title=report.title,
            force=report.force.name,
            round=report.round,
            kind=report.kind,
            published=report.published,
            published_note=report.published_note,
            told_by=self._told_by(),
            draft=report.draft,
            default=default,
            file=file,
            sources=self._cites(report.citations),
        )

    def front(self) -> Front:
        """Return the first page."""
        report = self.report
        return Front(
            id=report.id,
            title=report.title,
            force=report.force.name,
            round=report.round,
            inspectorate=report.inspectorate,
            inspectors=[self._person(one) for one in report.inspectors],
            published=report.published,
            told_by=self._told_by(),
            draft=report.draft,
            grades=self.grades(),
            concerns=self.concerns(),
            notes=[
                Part(text=note.text, sources=self._cites(note.citations)) for note in report.notes
            ],
            sources=self._cites(report.citations),
        )

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

    def _containing(self, words: str, chosen: Iterable[Quote]) -> list[Quote]:
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

    def _quotes(self) -> Iterator[Quote]:
        for statement in self.report.statements:
            for number, quote in enumerate(statement.quotes, 1):
                attribution = quote.attribution
                yield Quote(
                    id=quote.id,
                    speaker=self._person(statement.speaker),
                    text=quote.text,
                    statement=statement.id,
                    paragraph=number,
                    marked=quote.marked,
                    about=list(quote.about),
                    tone=quote.tone,
                    sources=self._cites(quote.citations, quote.text),
                    attribution=Attribution(
                        kind=attribution.kind,
                        sources=self._cites([attribution.citation] if attribution.citation else []),
                    )
                    if attribution
                    else None,
                )

    def _person(self, speaker: str | None) -> Person | None:
        if speaker is None:
            return None
        known: Speaker = self._speakers[speaker]
        return Person(
            id=known.id, name=known.name, role=known.role, organisation=known.organisation
        )

    def _cites(self, citations: Iterable[Citation], words: str | None = None) -> list[Cite]:
        return cites(citations, self.by_source, words)


def _source_names(source: SourceRecord) -> list[str | None]:
    return [source.id, source.publisher, source.copied_by, source.title, source.label]
