"""What the library holds as tables: which there are, and what stands in their columns."""

from functools import cache
from typing import Any, NamedTuple

from essex_insp.library import force_grades, forces, frameworks, glossary
from essex_insp.model import (
    Citation,
    Concern,
    ConcernPart,
    Event,
    Finding,
    Judgment,
    Model,
    Note,
    Quote,
    Report,
    Saying,
    Source,
    Speaker,
)

Row = dict[str, Any]


class Column(NamedTuple):
    """A column of a JSON type; `values` is all that it may say, where that is a list.

    `required` says that every row has it, `leads_to` of which table it holds a key.
    """

    name: str
    description: str
    type: str = "string"
    values: tuple[str, ...] = ()
    required: bool = False
    leads_to: str | None = None


class Table(NamedTuple):
    """Rows of one kind; the first column is the key, `searched` are those whose words count."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[Row]
    searched: tuple[str, ...]


class Kind(NamedTuple):
    """A kind of table: of what part of the model it is, and columns by their names.

    Those of the model but for `without`, those of `_BESIDE` that it has too; of all, `searched`.
    """

    title: str
    model: type[Model]
    beside: str = ""
    searched: str = ""
    without: str = ""


_BESIDE = {
    column.name: column
    for column in (
        Column("report", "The report.", required=True, leads_to="reports"),
        Column("force", "The police force.", required=True, leads_to="forces"),
        Column("round", "The round, where it belongs to one."),
        Column("framework", "The rules it was made under.", leads_to="frameworks"),
        Column("why", "Why they may, or may not, in our own words."),
        Column("place", "Of the grade in its scale, from 1 for the best.", "integer"),
        Column("of", "How many grades that scale has.", "integer"),
        Column("area", "What was judged, in a few words.", required=True),
        Column("pillar", "Its pillar, to 2018-19."),
        Column("raised_by", "Who raised it.", leads_to="speakers"),
        Column("concern", "The concern.", required=True, leads_to="concerns"),
        Column("number", "Its place in the order, from 1.", "integer", required=True),
        Column("speaker", "Who said it; empty when unattributed.", leads_to="speakers"),
        Column("speaker_name", "The name."),
        Column("speaker_role", "The role at the time."),
        Column("speaker_organisation", "Whom the speaker speaks for."),
        Column("statement", "What the speaker said on one occasion.", required=True),
        Column("occasion", "When and where it was said."),
        Column("paragraph", "Its place in the statement.", "integer", required=True),
        Column("attributed", "How the source ties the words to the speaker."),
        Column("stated_by", "Who says so; empty when the report does.", leads_to="speakers"),
        Column("comparison_measure", "What is compared."),
        Column("comparison_relation", "The force against the rest: lower, higher or equal."),
        Column("comparison_baseline", "What it is set against."),
        Column("comparison_factor", "How many times, where it is stated.", "number"),
        Column("comparison_value", "The force's own figure, with its unit."),
        Column("comparison_baseline_value", "The other figure."),
        Column("about", "The point.", required=True),
        Column("used", "Which was used here, and why."),
        Column("grades", "The grades it is about; empty if it is the report as a whole."),
        Column("kind", "The table of the row.", required=True),
        Column("fact", "The key of the row.", required=True),
        Column("licence_name", "Its terms; empty where not known."),
        Column("licence_url", "Where these stand."),
        Column("licence_statement", "The acknowledgement that they ask for."),
        Column("reference", "A full reference, ready to paste.", required=True),
    )
}
"""What stands in tables beside what the model has, or otherwise than there."""
_BESIDE["that_number"] = Column("number", "That number.", "integer", required=True)
_HELD = "report force round"
KINDS: dict[str, Kind] = {
    "reports": Kind(
        "Reports", Report, "force framework", "title", without="schema_address schema_name"
    ),
    "forces": Kind("Police forces", forces.PoliceForce, "", "name aliases"),
    "frameworks": Kind("Frameworks: scales, and what may be compared", frameworks.Rules, "why"),
    "grades": Kind(
        "Grades of the reports, or why there is none",
        Judgment,
        f"{_HELD} framework place of",
        "area question note why",
    ),
    "force_grades": Kind(
        "Grades of all forces, as far as they were read",
        force_grades.ForceGrade,
        "force framework area pillar place of",
        "area note why",
        without="sources",
    ),
    "concerns": Kind(
        "Concerns, under the label that the inspectorate gave them",
        Concern,
        f"{_HELD} raised_by",
        "title summary note status_note",
    ),
    "concern_parts": Kind("What concerns consist of", ConcernPart, f"{_HELD} concern number"),
    "events": Kind(
        "What became of concerns, as each report tells it",
        Event,
        f"{_HELD} concern number",
        "summary by",
    ),
    "quotes": Kind(
        "What was said, word for word, a paragraph a row",
        Quote,
        f"{_HELD} speaker speaker_name speaker_role speaker_organisation statement occasion "
        "paragraph attributed",
        "text speaker_name about",
    ),
    "speakers": Kind("The people in the reports", Speaker, _HELD, "name role note"),
    "findings": Kind(
        "What the reports, and people in them, state",
        Finding,
        f"{_HELD} stated_by comparison_measure comparison_relation comparison_baseline "
        "comparison_factor comparison_value comparison_baseline_value",
        "summary about",
    ),
    "notes": Kind("Remarks on reports as a whole", Note, f"{_HELD} number", "text"),
    "disagreements": Kind(
        "Where sources disagree, each side a row",
        Saying,
        f"{_HELD} number about used grades",
        "about text",
    ),
    "terms": Kind("What words of the field mean", glossary.Term, "", "term also explanation"),
    "citations": Kind("Every place that a row rests on", Citation, "kind fact", "exact"),
    "sources": Kind(
        "The documents that it all comes from",
        Source,
        "licence_name licence_url licence_statement reference",
        "title publisher note",
    ),
    "report_sources": Kind(
        "The number that a source has in the program's answers about a report",
        Model,
        "report that_number",
    ),
}
ALWAYS = ("reports", "forces", "frameworks", "citations", "sources", "report_sources")
"""Tables that others lead to."""
_SOURCE = (
    Column(
        "source",
        "The number of the first source, as `essex-insp sources` takes it.",
        "integer",
        leads_to="sources",
    ),
    Column("source_url", "The address of that source."),
)


@cache  # Pydantic's schema of a kind takes 5 ms
def columns_of(kind: Kind) -> tuple[Column, ...]:
    """Return the columns of a kind: its key, what stands beside, what the model has, its source."""
    schema = kind.model.model_json_schema(by_alias=False)
    numbered = kind.model in (Citation, Source)
    key = Column("key", "Unique in this table.", "integer" if numbered else "string", (), True)
    beside = [_BESIDE[name] for name in kind.beside.split()]
    left_out = {"source", "citations", *kind.without.split(), *(column.name for column in beside)}
    own = [
        _column(name, described, name in schema.get("required", ()))
        for name, described in schema.get("properties", {}).items()
        if name not in left_out and "$ref" not in str(described)  # a part of its own
    ]
    return (key, *beside, *own, *(_SOURCE if kind.model is not Source else ()))


def _column(name: str, described: dict[str, Any], required: bool) -> Column:
    options = described.get("anyOf", [described])
    option = next(option for option in options if option.get("type") != "null")
    several = option.get("type") == "array"
    kind = "string" if several else option.get("type", "string")
    values = tuple(option.get("enum", ()))
    return Column(name, described.get("description", ""), kind, values, required and not several)
