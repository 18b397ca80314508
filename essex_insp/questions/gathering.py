"""The library gathered into tables: rows that lead to each other, each with its source."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any, get_args

from essex_insp.dates import round_named
from essex_insp.errors import UnknownName
from essex_insp.library import force_grades, forces, frameworks, glossary
from essex_insp.library import reports as library
from essex_insp.library.scales import rank
from essex_insp.matching import matches, select
from essex_insp.model import Citation, Report, Source, Speaker
from essex_insp.questions.documents import Numbers, cite, reference
from essex_insp.questions.tables import ALWAYS, KINDS, Column, Row, Table, columns_of


def tables(
    reports: Sequence[str] = (),
    round: str | None = None,
    force: str | None = None,
    kinds: Collection[str] = (),
    progress: Callable[[int, int], None] = lambda *_: None,
) -> tuple[list[Table], list[str]]:
    """Return all that the library holds as tables, and a line for each file passed over.

    Or only what is asked for, as `export` takes it, and what that leads to; `progress` is told how
    many reports were read, of how many. `UnknownName` where there is no such report, round, force
    or kind; `EssexInspError` where one of these reports cannot be read.
    """
    wanted = {
        name for kind in kinds for name in select("kind", kind, list(KINDS), lambda name: [name])
    } or set(KINDS)
    wanted |= {"concern_parts"} if "concerns" in wanted else set()
    read, passed = _read(reports, progress)
    of_force = _force(force, read) if force else None
    rounds = [*force_grades.KINDS, *(report.round for report in read)]
    of_round = round_named(round, rounds) if round else None
    # A file that is not of the library has its numbers where it is named alone.
    (alone,) = reports if len(reports) == 1 else (None,)
    asked = None if alone in library.paths() else alone
    gathered = _Gathered(wanted | set(ALWAYS), Numbers(asked))
    for report in read:
        if of_force in (None, report.force.id) and of_round in (None, report.round):
            gathered.report(report)
    if not reports:
        gathered.all_forces(of_force, of_round)
    if not (reports or of_force or of_round):
        gathered.terms()
    return gathered.tables(), passed


def _read(
    names: Sequence[str], progress: Callable[[int, int], None]
) -> tuple[list[Report], list[str]]:
    if names:
        named = {report.id: report for report in map(library.load, names)}
        return list(named.values()), []
    read: list[Report] = []
    passed: list[str] = []
    every = len(library.paths())
    for number, (name, report) in enumerate(library.each(library.checked, passed), 1):
        # Of one's own, its file's name is what commands take.
        read.append(report.model_copy(update={"id": name}) if report.id != name else report)
        progress(number, every)
    progress(every, every)
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
    """Rows as they come together; sources have the numbers that `sources` gives them."""

    def __init__(self, kinds: Collection[str], numbers: Numbers) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in KINDS if name in kinds}
        self._columns = {name: columns_of(KINDS[name]) for name in self._rows}
        self._numbers = numbers
        self._numbered: dict[tuple[str, str | None, str | None], int] = {}
        self._keys: set[tuple[str, str | int]] = set()

    def report(self, report: Report) -> None:
        """Add a report with all that it holds."""
        by_source = {source.id: source for source in report.sources}
        for number, source in enumerate(report.sources, 1):
            place = {"source": self._number(source), "source_url": source.url}
            key = f"{report.id}/{number}"
            self._row("report_sources", source, key=key, report=report.id, number=number, **place)
        framework = report.framework
        ruled = framework and framework.id
        if framework is not None:
            rules = frameworks.load().rules(framework.id)
            basis = frameworks.load().by_source if rules else by_source
            cited = rules.citations if rules else report.citations
            self._add("frameworks", framework.id, rules or framework, cited, basis)
        force = report.force
        known = next((known for known in forces.load().forces if known.id == force.id), force)
        self._add("forces", force.id, known, report.citations, by_source)
        held = {"report": report.id, "force": force.id, "framework": ruled, "round": report.round}
        self._add("reports", report.id, report, report.citations, by_source, **held)

        def add(kind: str, name: str, part: Any, **beside: Any) -> str:
            key = f"{report.id}/{name}"
            self._add(kind, key, part, part.citations, by_source, **{**held, **beside})
            return key

        people: dict[str | None, Speaker] = {speaker.id: speaker for speaker in report.speakers}
        person = {name: add("speakers", each.id, each) for name, each in people.items()}
        for judgment in report.judgments:
            scale = framework.scale(judgment.scale) if framework else ()
            add("grades", judgment.id, judgment, **_place(judgment.grade, scale))
        for concern in report.concerns:
            key = add("concerns", concern.id, concern, raised_by=person.get(concern.raised_by))
            for kind, parts in (("concern_parts", concern.parts), ("events", concern.trail)):
                for number, part in enumerate(parts, 1):
                    add(kind, f"{concern.id}/{kind}/{number}", part, concern=key, number=number)
        for finding in report.findings:
            add("findings", finding.id, finding, stated_by=person.get(finding.stated_by))
        for statement in report.statements:
            who = people.get(statement.speaker)
            said = {
                "speaker": person.get(statement.speaker),
                "speaker_name": who and who.name,
                "speaker_role": who and who.role,
                "speaker_organisation": who and who.organisation,
                "statement": statement.id,
                "occasion": statement.occasion,
            }
            for number, quote in enumerate(statement.quotes, 1):
                tie = quote.attribution and quote.attribution.kind
                add("quotes", quote.id, quote, **said, paragraph=number, attributed=tie)
        for number, note in enumerate(report.notes, 1):
            add("notes", f"notes/{number}", note, number=number)
        for at, point in enumerate(report.disagreements, 1):
            said = {"about": point.about, "used": point.used, "grades": _text(point.judgments)}
            for number, side in enumerate(point.sayings, 1):
                add("disagreements", f"disagreements/{at}/{number}", side, number=number, **said)

    def all_forces(self, force: str | None, round: str | None) -> None:
        """Add what is known of all forces, or of one, or in one round."""
        if "force_grades" not in self._rows:
            return
        by_force = {police.id: police for police in forces.load().forces}
        rules = frameworks.load()
        for framework in rules.frameworks:
            cited = framework.citations
            self._add("frameworks", framework.id, framework, cited, rules.by_source)
        for kind in get_args(force_grades.Kind):
            data = force_grades.load(kind)
            for grade in data.judgments:
                if force not in (None, grade.force) or round not in (None, grade.round):
                    continue
                wholes = [Citation.model_construct(source=name) for name in grade.sources]
                self._add("forces", grade.force, by_force[grade.force], wholes, data.by_source)
                subject, ruled = data.by_subject[grade.subject], data.framework(grade.round)
                key = (grade.force, grade.round, subject.pillar or "area", grade.subject)
                self._add(
                    "force_grades",
                    "/".join(key),
                    grade,
                    wholes,
                    data.by_source,
                    framework=ruled,
                    area=subject.name,
                    pillar=subject.pillar,
                    **_place(grade.grade, rules.scale(ruled)),
                )

    def terms(self) -> None:
        """Add the glossary."""
        for term in glossary.load().terms:
            self._add("terms", term.id, term, term.citations, glossary.load().by_source)

    def tables(self) -> list[Table]:
        """Return the tables that have rows, columns that lead to no table without that."""
        self._rows["sources"].sort(key=itemgetter("key"))
        return [
            Table(
                name,
                KINDS[name].title,
                tuple(self._settled(column, rows) for column in self._columns[name]),
                rows,
                tuple(KINDS[name].searched.split()),
            )
            for name, rows in self._rows.items()
            if rows
        ]

    def _settled(self, column: Column, rows: list[Row]) -> Column:
        """A column that leads to what is there; one of grades has all words of its rows."""
        if not self._rows.get(column.leads_to or ""):
            column = column._replace(leads_to=None)
        if column.name not in ("grade", "inferred_grade"):
            return column
        words = {row[column.name] for row in rows if row[column.name]}
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
        first: Row = {"source": None, "source_url": None}
        for citation in cited:
            source = by_source[citation.source]
            place = {"source": self._number(source), "source_url": source.url}
            first = first if first["source"] else place
            position = "-".join(map(str, citation.position)) if citation.position else None
            self._rows["citations"].append(
                {
                    "key": len(self._rows["citations"]) + 1,
                    "kind": kind,
                    "fact": key,
                    **place,
                    "paragraph": citation.paragraph,
                    "exact": citation.exact or (part.text if kind == "quotes" else None),
                    "prefix": citation.prefix,
                    "suffix": citation.suffix,
                    "position": position,
                }
            )
        self._row(kind, part, key=key, **first, **beside)

    def _number(self, source: Source) -> int:
        """The number of a source, whose page is added as `sources` shows it where it is met."""
        known = (source.id, source.url, source.title)
        if known not in self._numbered:
            number = self._numbers.within(cite(source))
            if ("sources", number) not in self._keys:
                self._keys.add(("sources", number))
                with suppress(UnknownName):  # of a report that is not in the library
                    held, at = self._numbers.document(str(number))
                    source = held.sources[at]
                self._row("sources", source, key=number, reference=reference(source))
            self._numbered[known] = number
        return self._numbered[known]

    def _row(self, kind: str, part: Any, **beside: Any) -> None:
        """Add a row: what stands beside, and under the other names what a part has."""
        names = [column.name for column in self._columns[kind]]
        self._rows[kind].append(
            {name: beside[name] if name in beside else _value(part, name) for name in names}
        )


def _place(grade: str | None, scale: Sequence[str]) -> Row:
    place, count = rank(grade, scale) or (None, None)
    return {"place": place, "of": count}


def _value(part: Any, name: str) -> Any:
    """What a part has under a name, as a cell has it; `licence_name` is the name of its licence."""
    outer, _, inner = name.partition("_")
    value = getattr(getattr(part, outer, None), inner, None) if inner else None
    value = getattr(part, name, value)
    return _text(value) if isinstance(value, tuple) else value


def _text(values: Sequence[str]) -> str | None:
    return "; ".join(values) or None
