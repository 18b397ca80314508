"""The questions that can be put to a report, and the filters that others share with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, get_args

from essex_insp import model
from essex_insp.errors import NearName, UnknownName, short
from essex_insp.library import reports as library
from essex_insp.matching import Filter, Names, choose, fold, select
from essex_insp.questions import record
from essex_insp.questions.documents import Numbers, cite, cites, disputes, documents, web_address


class Inspection:
    """A report, open for questions.

    Each question returns records that equal what the command of the same name prints with
    `--format json`, and takes words as the options of that command do: they match without regard
    to case, accents or kind of quotation mark, and `UnknownName` tells of those that match nothing.
    """

    def __init__(self, report: model.Report) -> None:
        self.report = report
        self.by_source = {source.id: source for source in report.sources}
        self._speakers = {speaker.id: speaker for speaker in report.speakers}

    def __repr__(self) -> str:
        return f"<Inspection {self.report.id}>"

    def head(self) -> record.Head:
        """Return which report this is."""
        return record.Head.of(self.report, force=self.report.force.name)

    def grades(self, area: str | None = None, pillar: str | None = None) -> list[record.GradeItem]:
        """Return what was graded, the overall judgment first."""
        framework = self.report.framework
        # What sources disagree on as a whole stands with the first judgment.
        whole = [judgment.id for judgment in self.report.judgments[:1]]
        points = disputes(self.report, self.by_source, lambda point: point.judgments or whole)
        grades = [
            record.GradeItem.of(
                judgment,
                scale=framework.scale(judgment.scale) if framework else [],
                sources=self.cites(judgment.citations),
                disagreements=points[judgment.id],
            )
            for judgment in self.report.judgments
        ]
        by_area = Filter("area", "on", area, lambda item: [item.area, item.id, item.question])
        return choose("grade", grades, by_area, by_pillar(pillar))

    def concerns(
        self, about: str | None = None, kind: str | None = None, status: str | None = None
    ) -> list[record.ConcernItem]:
        """Return what worries the inspector, each under its label."""
        quotes = {quote.id: quote for quote in self._quotes()}
        concerns = [
            record.ConcernItem.of(
                concern,
                raised_by=self._person(concern.raised_by),
                quotes=[quotes[quote] for quote in concern.quotes],
                sources=self.cites(concern.citations),
                parts=list(map(self._remark, concern.parts)),
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
    ) -> list[record.QuoteItem]:
        """Return what was said, paragraph by paragraph, word for word, in its order."""
        said = list(self._quotes())
        by_name = by_speaker(speaker, lambda quote: _person_names(quote.speaker))
        tones = get_args(model.Tone)
        by_tone = Filter("tone", "of tone", tone, lambda quote: [quote.tone], allowed=tones)
        chosen = choose("quote", said, by_name, _by_subject(about), by_tone)
        if contains is None:
            return chosen
        words = fold(contains).strip("\"' ")  # marks around words are those of who types them
        matches = [quote for quote in chosen if words in fold(quote.text)]
        if not matches and any(words in fold(quote.text) for quote in said):
            others = "none of those that the other options leave; leave one of them out"
            raise NearName(f"quotes contain {short(repr(contains))}, and {others}")
        if not matches:
            raise UnknownName(f"no quote contains {short(repr(contains))}; try fewer words")
        return matches

    def speakers(self, name: str | None = None) -> list[record.SpeakerItem]:
        """Return the people in the report, in its order."""
        said = Counter(statement.speaker for statement in self.report.statements)
        paragraphs = Counter(each.speaker for each in self.report.statements for _ in each.quotes)
        speakers = [
            record.SpeakerItem.of(
                speaker,
                statements=said[speaker.id],
                paragraphs=paragraphs[speaker.id],
                sources=self.cites(speaker.citations),
            )
            for speaker in self.report.speakers
        ]
        return choose("speaker", speakers, by_speaker(name, _person_names))

    def findings(
        self, about: str | None = None, kind: str | None = None, speaker: str | None = None
    ) -> list[record.FindingItem]:
        """Return what the report, and the people in it, state."""
        findings = [
            record.FindingItem.of(
                finding,
                stated_by=self._person(finding.stated_by),
                comparison=finding.comparison.model_dump() if finding.comparison else None,
                sources=self.cites(finding.citations),
            )
            for finding in self.report.findings
        ]
        kinds = get_args(model.FindingKind)
        by_kind = Filter("kind", "of kind", kind, lambda finding: [finding.kind], allowed=kinds)
        by_name = by_speaker(speaker, lambda finding: _person_names(finding.stated_by))
        return choose("finding", findings, _by_subject(about), by_kind, by_name)

    def sources(self, name: str | None = None) -> list[record.SourceItem]:
        """Return the documents, each with the facts of this report that rest on it.

        Those of a name or of numbers have all that rests on them. Numbers after these are of
        documents that other reports, and all else, rest on; so are words that none of these has.
        """
        chosen = documents(self.report)
        if name is None:
            return chosen
        numbers = Numbers(self.report)
        exact = [source for source in chosen if name == str(source.number)]
        exact = exact or [source for source in chosen if name == source.id]
        wanted = name.split() if name.replace(" ", "").isdecimal() and not exact else []
        if not (exact or wanted):
            try:
                exact = select("source", name, chosen, _source_names)
            except UnknownName:
                wanted = numbers.named(name)
                if not wanted:
                    raise
        for number in wanted:
            holder, source = numbers.document(number)
            item = next(each for each in documents(holder) if each.id == source.id)
            exact.append(record.SourceItem.of(item, number=int(number)))
        for item in exact:
            item["supports"] = numbers.rests(item.number)
        return exact

    def address(self, number: int) -> str | None:
        """Return the web address of a document, if any, at the words that are cited from it."""
        from essex_insp.library.references import citations_in  # `sources --open` alone asks

        holder, source = Numbers(self.report).document(str(number))
        cited = (each.words for each in citations_in(holder) if each.citation.source == source.id)
        return web_address(source.url, filter(None, cited))

    def front(self) -> record.FrontItem:
        """Return the first page."""
        report, newest = self.report, library.newest(self.report)
        teller = self.by_source[report.told_by] if report.told_by else None
        return record.FrontItem.of(
            report,
            force=report.force.name,
            inspectors=list(map(self._person, report.inspectors)),
            told_by=teller and teller.publisher,
            grades=self.grades(),
            concerns=self.concerns(),
            notes=list(map(self._remark, report.notes)),
            newest=newest and record.NewestItem.of(newest, grades=Inspection(newest).grades()),
            sources=self.cites(report.citations) or ([cite(teller, report.id)] if teller else []),
        )

    def _quotes(self) -> Iterator[record.QuoteItem]:
        for statement in self.report.statements:
            for number, quote in enumerate(statement.quotes, 1):
                tie = quote.attribution
                tied = [tie.citation] if tie and tie.citation else []
                yield record.QuoteItem.of(
                    quote,
                    speaker=self._person(statement.speaker),
                    statement=statement.id,
                    paragraph=number,
                    sources=self.cites(quote.citations, quote.text),
                    attribution=tie and record.Tie(kind=tie.kind, sources=self.cites(tied)),
                )

    def _remark(self, part: model.ConcernPart | model.Note) -> record.Remark:
        return record.Remark(text=part.text, sources=self.cites(part.citations))

    def _person(self, speaker: str | None) -> record.Person | None:
        return None if speaker is None else record.Person.of(self._speakers[speaker])

    def cites(
        self, citations: Iterable[model.Citation | Mapping[str, Any]], words: str | None = None
    ) -> list[record.Cite]:
        """Return citations of its sources; `words` are those there that a citation leaves out."""
        return cites(citations, self.by_source, self.report.id, words)


def _source_names(source: record.SourceItem) -> list[str | None]:
    licence = source.licence["name"] if source.licence else None
    return [source.id, source.publisher, source.copied_by, source.title, source.label, licence]


def by_pillar(pillar: str | None, within: str = "") -> Filter:
    """Return the filter by words of a pillar, of what it says in errors."""
    return Filter(f"pillar{within}", "of pillar", pillar, lambda grade: [grade.pillar])


def by_concern(about: str | None, kind: str | None, status: str | None) -> tuple[Filter, ...]:
    """Return the filters of concerns: by words of its subjects, id or title, label, status."""
    states = get_args(model.ConcernStatus)
    return (
        Filter(
            "subject", "about", about, lambda item: [*item.about, item.id, item.title], _subjects
        ),
        # An own label answers to its words; the labels of PEEL are listed where nothing does.
        Filter("kind", "of kind", kind, _labels, None, model.CONCERN_KINDS),
        Filter("status", "of status", status, _statuses, lambda item: _statuses(item)[1:], states),
    )


_subjects = attrgetter("about")


def _by_subject(about: str | None) -> Filter:
    return Filter("subject", "about", about, _subjects, _subjects)


def by_speaker(speaker: str | None, names: Names) -> Filter:
    """Return the filter by words of a name, a role or an organisation."""
    return Filter("speaker", "by", speaker, names)


def _person_names(person: Any) -> list[str | None]:
    return [person.name, person.role, person.organisation, person.id] if person else []


def _labels(concern: Any) -> list[str | None]:
    """A label, and what is shown where none is known."""
    return [concern.kind, "label not known" if concern.kind == "unlabelled" else concern.label]


def _statuses(concern: Any) -> list[str | None]:
    """A status, and what people call it that nobody told."""
    unknown = concern.status == "not-established"
    return [concern.status, "unknown, outcome not known to us" if unknown else concern.status]
