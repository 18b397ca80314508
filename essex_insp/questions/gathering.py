"""The library gathered into tables: rows that lead to each other, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from essex_insp.dates import round_named
from essex_insp.errors import EssexInspError, UnknownName
from essex_insp.library import force_grades, forces, frameworks, glossary
from essex_insp.library import reports as library
from essex_insp.library.scales import rank
from essex_insp.matching import matches, select
from essex_insp.model import Citation, Report, Source
from essex_insp.questions.citations import reference
from essex_insp.questions.tables import ALWAYS, KINDS, Column, Row, Table, columns_of


def tables(
    reports: Sequence[str] = (),
    round: str | None = None,
    force: str | None = None,
    kinds: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[Table], list[str]]:
    """Return all that the library holds, or what is asked for, as tables.

    Args:
        reports: Only these: ids, files, or `-`.
        round: Only this round, or that of a year in it.
        force: Only this police force, as people write it.
        kinds: Only these kinds of facts, and what they lead to.
        progress: Is told how many reports were read, of how many.

    Returns:
        The tables, and a line for each file of one's own that was passed over.

    Raises:
        UnknownName: There is no such report, round, force or kind.
    """
    wanted = {
        name for kind in kinds for name in select("kind", kind, list(KINDS), lambda name: [name])
    } or set(KINDS)
    wanted |= {"concern_parts"} if "concerns" in wanted else set()
    read, passed = _read(reports, progress)
    of_force = _force(force, read) if force else None
    names = dict.fromkeys([*force_grades.rounds(), *(one.round for one in read if one.round)])
    of_round = round_named(round, sorted(names)) if round else None
    gathered = _Gathered(wanted | set(ALWAYS))
    for report in read:
        if of_force in (None, report.force.id) and of_round in (None, report.round):
            gathered.report(report)
    if not reports:
        gathered.all_forces(of_force, of_round)
    if not (reports or of_force or of_round):
        gathered.terms()
    return gathered.tables(), passed


def _read(
    names: Sequence[str], progress: Callable[[int, int], None] | None
) -> tuple[list[Report], list[str]]:
    if names:
        named = {report.id: report for report in map(library.load, names)}
        return list(named.values()), []
    read, passed = [], [f"note: passed over: {line}" for line in library.passed_over()]
    ids = list(library.ids())
    for number, name in enumerate(ids, 1):
        try:
            report = library.load(name)
        except EssexInspError as error:
            passed.append(f"note: passed over: {error.message}")
        else:  # of one's own, its file's name is what commands take
            read.append(report.model_copy(update={"id": name}) if report.id != name else report)
        if progress:
            progress(number, len(ids))
    return read, passed


def _force(wanted: str, reports: Iterable[Report]) -> str:
    try:
        return forces.load().find(wanted).id
    except UnknownName:
        own = {report.force.id: report.force.name for report in reports}
        answering = [name for name, full in own.items() if matches(wanted, name, full)]
        if len(answering) == 1:
            return answering[0]
        raise


class _Gathered:
    """Rows as they come together, sources numbered in the order in which they are met."""

    def __init__(self, kinds: Collection[str]) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in KINDS if name in kinds}
        self._columns = {name: columns_of(KINDS[name]) for name in self._rows}
        self._numbers: dict[tuple[str, str | None, Source], int] = {}
        self._keys: set[tuple[str, str]] = set()
        self._places = 0

    def report(self, report: Report) -> None:
        """Add a report with all that it holds."""
        by_source = {source.id: source for source in report.sources}
        for number, source in enumerate(report.sources, 1):
            key = f"{report.id}/{number}"
            self._add("report_sources", key, source, (), {}, report=report.id, number=number)
            self._rows["report_sources"][-1]["source"] = self._number(source)
            self._rows["report_sources"][-1]["source_url"] = source.url
        framework = report.framework
        rules = framework and frameworks.load().rules(framework.id)
        if framework is not None:
            basis = frameworks.load().by_source if rules else by_source
            cited = rules.citations if rules else report.citations
            self._add("frameworks", framework.id, rules or framework, cited, basis)
        known = next((one for one in forces.load().forces if one.id == report.force.id), None)
        self._add("forces", report.force.id, known or report.force, report.citations, by_source)
        held = {"report": report.id, "force": report.force.id, "round": report.round}
        ruled = framework and framework.id

        def add(kind: str, name: str, part: Any, **beside: Any) -> str:
            key = f"{report.id}/{name}"
            self._add(kind, key, part, part.citations, by_source, **{**held, **beside})
            return key

        def person(name: str | None) -> str | None:
            return name and f"{report.id}/{name}"

        self._add(
            "reports",
            report.id,
            report,
            report.citations,
            by_source,
            force=report.force.id,
            framework=ruled,
        )
        for speaker in report.speakers:
            add("speakers", speaker.id, speaker)
        people = {speaker.id: speaker for speaker in report.speakers}
        for judgment in report.judgments:
            scale = framework.scale(judgment.scale) if framework else ()
            place = rank(judgment.grade, scale) or (None, None)
            add("grades", judgment.id, judgment, framework=ruled, place=place[0], of=place[1])
        for concern in report.concerns:
            key = add("concerns", concern.id, concern, raised_by=person(concern.raised_by))
            for kind, parts in (("concern_parts", concern.parts), ("events", concern.trail)):
                for number, part in enumerate(parts, 1):
                    add(kind, f"{concern.id}/{kind}/{number}", part, concern=key, number=number)
        for finding in report.findings:
            figures = finding.comparison.model_dump() if finding.comparison else {}
            compared = {f"comparison_{name}": value for name, value in figures.items()}
            add("findings", finding.id, finding, stated_by=person(finding.stated_by), **compared)
        for statement in report.statements:
            who = people[statement.speaker] if statement.speaker else None
            for number, quote in enumerate(statement.quotes, 1):
                add(
                    "quotes",
                    quote.id,
                    quote,
                    speaker=person(statement.speaker),
                    speaker_name=who.name if who else None,
                    speaker_role=who.role if who else None,
                    speaker_organisation=who.organisation if who else None,
                    statement=statement.id,
                    occasion=statement.occasion,
                    paragraph=number,
                    attributed=quote.attribution and quote.attribution.kind,
                )
        for number, note in enumerate(report.notes, 1):
            add("notes", f"notes/{number}", note, number=number)
        for at, point in enumerate(report.disagreements, 1):
            for number, saying in enumerate(point.sayings, 1):
                add(
                    "disagreements",
                    f"disagreements/{at}/{number}",
                    saying,
                    number=number,
                    about=point.about,
                    used=point.used,
                    grades="; ".join(point.judgments) or None,
                )

    def all_forces(self, force: str | None, round: str | None) -> None:
        """Add what is known of all forces, or of one, or in one round."""
        if "force_grades" not in self._rows:
            return
        by_force = {one.id: one for one in forces.load().forces}
        for rules in frameworks.load().frameworks:
            at = frameworks.load().by_source
            self._add("frameworks", rules.id, rules, rules.citations, at)
        for kind in get_args(force_grades.Kind):
            data = force_grades.load(kind)
            for one in data.judgments:
                if force not in (None, one.force) or round not in (None, one.round):
                    continue
                cited = [Citation.model_construct(source=name) for name in one.sources]
                self._add("forces", one.force, by_force[one.force], cited, data.by_source)
                subject, framework = data.by_subject[one.subject], data.framework(one.round)
                known = frameworks.load().rules(framework)
                place = rank(one.grade, known.grades if known else ()) or (None, None)
                self._add(
                    "force_grades",
                    "/".join((one.force, one.round, subject.pillar or "area", one.subject)),
                    one,
                    cited,
                    data.by_source,
                    framework=framework,
                    area=subject.name,
                    pillar=subject.pillar,
                    place=place[0],
                    of=place[1],
                )

    def terms(self) -> None:
        """Add the glossary."""
        for term in glossary.load().terms:
            self._add("terms", term.id, term, term.citations, glossary.load().by_source)

    def tables(self) -> list[Table]:
        """Return the tables that have rows, columns that lead to no table without that."""
        there = {name for name, rows in self._rows.items() if rows}
        made = []
        for name in self._rows:
            if name in there:
                columns = [
                    column._replace(leads_to=column.leads_to if column.leads_to in there else None)
                    for column in self._columns[name]
                ]
                kind = KINDS[name]
                shown = tuple(self._enumerated(name, column) for column in columns)
                made.append(Table(name, kind.title, shown, self._rows[name], kind.searched))
        return made

    def _enumerated(self, table: str, column: Column) -> Column:
        """A column of grades with all words that there are on the scales of its rows."""
        if column.name not in ("grade", "inferred_grade"):
            return column
        words = dict.fromkeys(row[column.name] for row in self._rows[table] if row[column.name])
        return column._replace(values=tuple(sorted(words)))

    def _add(
        self,
        kind: str,
        key: str,
        part: Any,
        cited: Iterable[Citation],
        by_source: Mapping[str, Source],
        **beside: Any,
    ) -> None:
        """Add a row of a part of the model, once, with the places that it rests on."""
        if kind not in self._rows or (kind, key) in self._keys:
            return
        self._keys.add((kind, key))
        numbers = []
        for citation in cited:
            source = by_source[citation.source]
            numbers.append((self._number(source), source.url))
            exact = citation.exact or (part.text if kind == "quotes" else None)
            position = "-".join(map(str, citation.position)) if citation.position else None
            row = {
                "key": self._places + 1,
                "kind": kind,
                "fact": key,
                "source": numbers[-1][0],
                "source_url": source.url,
                "paragraph": citation.paragraph,
                "exact": exact,
                "prefix": citation.prefix,
                "suffix": citation.suffix,
                "position": position,
            }
            self._places += 1
            self._rows["citations"].append(row)
        first = numbers[0] if numbers else (None, None)
        own = {"key": key, "source": first[0], "source_url": first[1], **beside}
        self._rows[kind].append(
            {
                column.name: own[column.name]
                if column.name in own
                else _value(getattr(part, column.name, None))
                for column in self._columns[kind]
            }
        )

    def _number(self, source: Source) -> int:
        """The number of a source, which is added where it is met first."""
        known = (source.id, source.url, source)
        if known not in self._numbers:
            number = self._numbers[known] = len(self._numbers) + 1
            terms = source.licence
            beside = {
                "key": number,
                "licence_name": terms and terms.name,
                "licence_url": terms and terms.url,
                "licence_statement": terms and terms.statement,
                "reference": reference(source),
            }
            self._rows["sources"].append(
                {
                    column.name: beside.get(column.name, _value(getattr(source, column.name, None)))
                    for column in self._columns["sources"]
                }
            )
        return self._numbers[known]


def _value(value: Any) -> Any:
    """A value as a cell has it: several are one text."""
    if isinstance(value, (tuple, list)):
        return "; ".join(map(str, value)) or None
    return value
