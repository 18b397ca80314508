"""What the library holds as tables: rows that lead to each other, each with its source."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic_core import from_json

from essex_insp import model
from essex_insp.dates import round_named
from essex_insp.errors import EssexInspError
from essex_insp.library import force_grades, forces, frameworks, glossary
from essex_insp.library import reports as library
from essex_insp.library.scales import rank
from essex_insp.matching import Filter, choose
from essex_insp.questions.documents import Numbers, cite, reference

Row = dict[str, Any]
Sources = Mapping[str, model.Source]  # by id
Grounds = tuple[Iterable[model.Citation], Sources, str | None]  # in a report, if they are of one


class Column(NamedTuple):
    """A column of a JSON type."""

    name: str
    description: str
    type: str = "string"
    values: tuple[str, ...] = ()  # all that it may say, where that is a list
    required: bool = False  # whether every row has it
    leads_to: str | None = None  # the table that it holds keys of
    words: bool = False  # whether it is what people read, and look for


class Table(NamedTuple):
    """Rows of one kind, their values in the order of the columns; the first one is the key."""

    name: str
    title: str
    columns: list[Column]
    rows: list[Row]


_WORDS = from_json(Path(__file__).with_name("columns.json").read_bytes())
_BESIDE = {name: Column(name, **told) for name, told in _WORDS.items()}
"""Columns of what stands in tables beside what the model has, or otherwise than there."""
_PARTS = {"speaker": model.Speaker, "comparison": model.Comparison, "licence": model.Licence}
"""Parts of the model whose values stand in the row of another, under `speaker_name`."""
_LEFT_OUT = {"source", "sources", "citations", "schema_address", "schema_name"}
KINDS: dict[str, tuple[str, type[model.Model]]] = {
    "reports": ("Reports", model.Report),
    "forces": ("Police forces", forces.PoliceForce),
    "frameworks": ("Frameworks: scales, and what may be compared", frameworks.Rules),
    "grades": ("Grades of the reports, or why there is none", model.Judgment),
    "force_grades": ("Grades of all forces, as far as they were read", force_grades.ForceGrade),
    "concerns": ("Concerns, under the label that the inspectorate gave them", model.Concern),
    "concern_parts": ("What concerns consist of", model.ConcernPart),
    "events": ("What became of concerns, as each report tells it", model.Event),
    "quotes": ("What was said, word for word, a paragraph a row", model.Quote),
    "speakers": ("The people in the reports", model.Speaker),
    "findings": ("What the reports, and people in them, state", model.Finding),
    "notes": ("Remarks on reports as a whole", model.Note),
    "disagreements": ("Where sources disagree, each side a row", model.Saying),
    "terms": ("What words of the field mean", glossary.Term),
    "citations": ("Every place that a row rests on", model.Citation),
    "sources": ("The documents that it all comes from", model.Source),
    "report_sources": ("The number of a source in the answers about a report", model.Model),
}
"""Each kind of table: its title, and the part of the model that its rows are of."""
_ALWAYS = {"reports", "forces", "frameworks", "citations", "sources", "report_sources"}
"""Kinds that others lead to."""


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
    passed: list[str] = []
    known = [*KINDS]
    by_kind = (Filter("kind", "called", kind, lambda name: [name], allowed=known) for kind in kinds)
    names = [name for each in by_kind for name in choose("kind", known, each)]
    wanted = {*(names or KINDS), *_ALWAYS} | ({"concern_parts"} if "concerns" in names else set())
    read = list(map(library.load, reports) if reports else _library(passed, progress))
    body = forces.load().find(force, (report.force for report in read)) if force else None
    rounds = [*force_grades.KINDS, *(report.round for report in read)]
    cycles = [*force_grades.KINDS, *(report.round for report in read if report.kind == "peel")]
    of_round = round_named(round, rounds, cycles) if round else None
    # A file that is not of the library has its numbers where it is named alone.
    (alone,) = reports if len(reports) == 1 else (None,)
    gathered = _Gathered(wanted, Numbers(None if alone in library.paths() else alone))
    for report in read:
        meant = not body or forces.same(body, report.force)
        if meant and (of_round is None or report.round in (of_round, round)):
            gathered.report(report)
    if not reports and wanted & {"force_grades", "disagreements"}:
        gathered.all_forces(body.id if body else None, of_round)
    if not (reports or body or of_round):
        for term in glossary.load().terms:
            gathered.add("terms", term.id, term, (term.citations, glossary.load().by_source, None))
    return gathered.tables(), passed


def _library(passed: list[str], progress: Callable[[int, int], None]) -> Iterator[model.Report]:
    """All reports, each under the name that commands take it by: of one's own, its file's."""
    every = len(library.paths())
    for number, (name, report) in enumerate(library.each(library.checked, passed), 1):
        yield report.model_copy(update={"id": name})
        progress(number, every)
    progress(every, every)


class _Gathered:
    """Rows as they come together; sources have the numbers that `sources` gives them."""

    def __init__(self, kinds: Collection[str], numbers: Numbers) -> None:
        self._rows: dict[str, dict[str | int, Row]] = {name: {} for name in KINDS if name in kinds}
        self._columns: dict[str, list[Column]] = {}
        self._numbers = numbers

    def report(self, report: model.Report) -> None:
        """Add a report with all that it holds."""
        force, framework = report.force, report.framework
        by_id = {source.id: source for source in report.sources}
        for number, source in enumerate(report.sources, 1):
            beside = {"key": f"{report.id}/{number}", "report": report.id, "number": number}
            self._row("report_sources", source, beside, self._place(source, report.id))
        basis = (report.citations, by_id, report.id)
        ruled = framework.id if framework else None
        if rules := frameworks.load().rules(ruled):
            self._rules(rules)
        elif framework:
            self.add("frameworks", framework.id, framework, basis, caveats=None)
        self.add("forces", force.id, forces.load().by_id.get(force.id, force), basis)
        self.add("reports", report.id, report, basis, force=force.id, framework=ruled)
        held: Row = {"report": report.id, "force": force.id, "round": report.round}

        def add(kind: str, name: str, part: Any, **beside: Any) -> str:
            key = f"{report.id}/{name}"
            self.add(kind, key, part, (part.citations, by_id, report.id), **held, **beside)
            return key

        people: dict[str | None, model.Speaker] = {each.id: each for each in report.speakers}
        person = {name: add("speakers", each.id, each) for name, each in people.items()}
        for judgment in report.judgments:
            scale = framework.scale(judgment.scale) if framework else ()
            place, of = rank(judgment.grade, scale) or (None, None)
            add("grades", judgment.id, judgment, framework=ruled, place=place, of=of)
        for concern in report.concerns:
            key = add("concerns", concern.id, concern, raised_by=person.get(concern.raised_by))
            for kind, parts in (("concern_parts", concern.parts), ("events", concern.trail)):
                for number, part in enumerate(parts, 1):
                    add(kind, f"{concern.id}/{kind}/{number}", part, concern=key, number=number)
        for finding in report.findings:
            figures = _values("comparison", finding.comparison, model.Comparison.model_fields)
            add("findings", finding.id, finding, stated_by=person.get(finding.stated_by), **figures)
        for statement in report.statements:
            who = statement.speaker
            named = _values("speaker", people.get(who), ("name", "role", "organisation"))
            said: Row = {"speaker": person.get(who), **named, "statement": statement.id}
            for number, quote in enumerate(statement.quotes, 1):
                tie = quote.attribution and quote.attribution.kind
                said |= {"occasion": statement.occasion, "paragraph": number, "attributed": tie}
                add("quotes", quote.id, quote, **said)
        for number, note in enumerate(report.notes, 1):
            add("notes", f"notes/{number}", note, number=number)
        for at, point in enumerate(report.disagreements, 1):
            self._point(f"{report.id}/disagreements/{at}", point, point.judgments, by_id, **held)

    def all_forces(self, force: str | None, round: str | None) -> None:
        """Add what is known of all forces, or of one, or in one round."""
        rules = frameworks.load()
        for framework in rules.frameworks:
            self._rules(framework)
        for data in map(force_grades.load, get_args(force_grades.Kind)):
            for grade in data.judgments:
                if force not in (None, grade.force) or round not in (None, grade.round):
                    continue
                cited = [model.Citation.model_construct(source=name) for name in grade.sources]
                police, subject = forces.load().by_id[grade.force], data.by_subject[grade.subject]
                self.add("forces", police.id, police, (cited, data.by_source, None))
                key = "/".join((police.id, grade.round, subject.pillar or "area", subject.id))
                ruled = rules.of_round[grade.round]
                held: Row = {"force": police.id, "framework": ruled.id, "area": subject.name}
                place, of = rank(grade.grade, ruled.grades) or (None, None)
                held |= {"pillar": subject.pillar, "place": place, "of": of}
                self.add("force_grades", key, grade, (cited, data.by_source, None), **held)
                held = {"report": None, "force": police.id, "round": grade.round}
                for at, point in enumerate(data.disputed(grade), 1):
                    self._point(f"{key}/{at}", point, key, data.by_source, **held)

    def _point(self, key: str, point: Any, grades: Any, by_id: Sources, **held: Any) -> None:
        """Add a point on which sources disagree, each side a row."""
        held |= {"about": point.about, "used": point.used, "grades": grades}
        for number, side in enumerate(point.sayings, 1):
            basis = (side.citations, by_id, held["report"])
            self.add("disagreements", f"{key}/{number}", side, basis, number=number, **held)

    def _rules(self, rules: frameworks.Rules) -> None:
        cited = [cite for part in (rules, *rules.caveats) for cite in part.citations]
        caveats = tuple(f"{caveat.round}: {caveat.text}" for caveat in rules.caveats)
        by_id = frameworks.load().by_source
        self.add("frameworks", rules.id, rules, (cited, by_id, None), caveats=caveats)

    def add(self, kind: str, key: str, part: Any, basis: Grounds, **beside: Any) -> None:
        """Add a row of a part of the model, once, with the places that it rests on."""
        if kind not in self._rows or key in self._rows[kind]:
            return
        citations, by_source, report = basis
        row = self._row(kind, part, {"key": key, **beside}, {"source": None, "source_url": None})
        for citation in citations:
            place = self._place(by_source[citation.source], report)
            beside = {"key": len(self._rows["citations"]) + 1, "kind": kind, "fact": key}
            cited = self._row("citations", citation, beside, place)
            cited["exact"] = citation.exact or (part.text if kind == "quotes" else None)
            cited["position"] = "-".join(map(str, citation.position or ())) or None
            if row["source"] is None:
                row |= place

    def _place(self, source: model.Source, report: str | None) -> Row:
        """The number of a source, whose page is added as `sources` shows it where it is met."""
        number, url = self._numbers.within(cite(source, report)), source.url
        if number not in self._rows["sources"]:
            with suppress(EssexInspError):  # of a report that is not in the library, or not valid
                _, source = self._numbers.document(str(number))
            terms = _values("licence", source.licence, model.Licence.model_fields)
            beside = {"key": number, **terms, "reference": reference(source)}
            self._row("sources", source, beside, {})
        return {"source": number, "source_url": url}

    def _row(self, kind: str, part: Any, beside: Row, place: Row) -> Row:
        """Add a row: what stands beside, under the other names what a part has, its source."""
        if kind not in self._columns:
            own = (column for name, column in _own(KINDS[kind][1]).items() if name not in beside)
            columns = [*map(_beside, beside), *own, *map(_beside, place)]
            if isinstance(beside["key"], int):
                columns[0] = columns[0]._replace(type="integer")
            self._columns[kind] = columns
        held = {**vars(part), **beside, **place}
        row: Row = {column.name: held.get(column.name) for column in self._columns[kind]}
        lists = {name: value for name, value in row.items() if isinstance(value, tuple)}
        row |= {name: "; ".join(map(str, value)) or None for name, value in lists.items()}
        self._rows[kind][row["key"]] = row
        return row

    def tables(self) -> list[Table]:
        """Return the tables that have rows."""
        self._rows["sources"] = dict(sorted(self._rows["sources"].items()))
        return [self._table(kind) for kind, rows in self._rows.items() if rows]

    def _table(self, kind: str) -> Table:
        """A table; its columns lead to others that have rows, those of grades have all words."""
        columns, rows = [], list(self._rows[kind].values())
        for column in self._columns[kind]:
            leads_to, values = column.leads_to, column.values
            if column.name in ("grade", "inferred_grade"):
                values = tuple(sorted({row[column.name] for row in rows} - {None}))
            leads_to = leads_to if self._rows.get(leads_to or "") else None
            required = column.required and all(row[column.name] is not None for row in rows)
            columns.append(column._replace(leads_to=leads_to, values=values, required=required))
        return Table(kind, KINDS[kind][0], columns, rows)


def _beside(name: str) -> Column:
    outer, _, inner = name.partition("_")
    return _BESIDE.get(name) or _own(_PARTS[outer])[inner]._replace(name=name, required=False)


@cache  # Pydantic's schema of a model takes 5 ms
def _own(part: type[model.Model]) -> dict[str, Column]:
    """The columns of what a part of the model has, but for its own parts, by their names."""
    schema, columns = part.model_json_schema(by_alias=False), {}
    for name, described in schema.get("properties", {}).items():
        if name in _LEFT_OUT or "$ref" in str(described):
            continue
        option = described.get("anyOf", [described])[0]  # the other one is null
        single = option["type"] != "array"  # a list is a text, and empty where it is
        kind, values = option["type"] if single else "string", tuple(option.get("enum", ()))
        required = single and name in schema.get("required", ())
        words = option.get("items", option).get("minLength") == 1 and "url" not in name
        columns[name] = Column(name, described["description"], kind, values, required, words=words)
    return columns


def _values(outer: str, part: Any, names: Iterable[str]) -> Row:
    """What a part of another one has, under names that say so."""
    return {f"{outer}_{name}": getattr(part, name, None) for name in names}
