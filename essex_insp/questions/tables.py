"""What the library holds as tables: which there are, and what stands in their columns."""

from __future__ import annotations

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
    """A kind of table: of what part of the model it is, and what it has beside and without."""

    title: str
    model: type[Model]
    beside: tuple[Column, ...] = ()
    searched: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


_REPORT = Column("report", "The report.", required=True, leads_to="reports")
_FORCE = Column("force", "The police force.", required=True, leads_to="forces")
_ROUND = Column("round", "The round, where it belongs to one.")
_FRAMEWORK = Column("framework", "The rules it was made under.", leads_to="frameworks")
_CONCERN = Column("concern", "The concern.", required=True, leads_to="concerns")
_PLACE = Column("place", "Of the grade in its scale, from 1 for the best.", "integer")
_OF = Column("of", "How many grades that scale has.", "integer")
_AT = Column("number", "Its place in the order, from 1.", "integer", required=True)
_WHO = (
    Column("speaker", "Who said it; empty when unattributed.", leads_to="speakers"),
    Column("speaker_name", "The name."),
    Column("speaker_role", "The role at the time."),
    Column("speaker_organisation", "Whom the speaker speaks for."),
)
_HELD = (_REPORT, _FORCE, _ROUND)
KINDS: dict[str, Kind] = {
    "reports": Kind(
        "Reports",
        Report,
        (_FORCE, _FRAMEWORK),
        ("title",),
        ("schema_address", "schema_name"),
    ),
    "forces": Kind("Police forces", forces.PoliceForce, (), ("name", "aliases")),
    "frameworks": Kind(
        "Frameworks: scales, and what may be compared",
        frameworks.Rules,
        (Column("why", "Why they may, or may not, in our own words."),),
    ),
    "grades": Kind(
        "Grades of the reports, or why there is none",
        Judgment,
        (*_HELD, _FRAMEWORK, _PLACE, _OF),
        ("area", "question", "note", "why"),
    ),
    "force_grades": Kind(
        "Grades of all forces, as far as they were read",
        force_grades.ForceGrade,
        (
            _FORCE,
            _FRAMEWORK,
            Column("area", "What was judged, in a few words.", required=True),
            Column("pillar", "Its pillar, to 2018-19."),
            _PLACE,
            _OF,
        ),
        ("area", "note", "why"),
        ("sources",),
    ),
    "concerns": Kind(
        "Concerns, under the label that the inspectorate gave them",
        Concern,
        (*_HELD, Column("raised_by", "Who raised it.", leads_to="speakers")),
        ("title", "summary", "note", "status_note"),
    ),
    "concern_parts": Kind("What concerns consist of", ConcernPart, (*_HELD, _CONCERN, _AT)),
    "events": Kind(
        "What became of concerns, as each report tells it",
        Event,
        (*_HELD, _CONCERN, _AT),
        ("summary", "by"),
    ),
    "quotes": Kind(
        "What was said, word for word, a paragraph a row",
        Quote,
        (
            *_HELD,
            *_WHO,
            Column("statement", "What the speaker said on one occasion.", required=True),
            Column("occasion", "When and where it was said."),
            Column("paragraph", "Its place in the statement.", "integer", required=True),
            Column("attributed", "How the source ties the words to the speaker."),
        ),
        ("text", "speaker_name", "about"),
    ),
    "speakers": Kind("The people in the reports", Speaker, _HELD, ("name", "role", "note")),
    "findings": Kind(
        "What the reports, and people in them, state",
        Finding,
        (
            *_HELD,
            Column("stated_by", "Who says so; empty when the report does.", leads_to="speakers"),
            *(
                Column(
                    f"comparison_{name}", description, "number" if name == "factor" else "string"
                )
                for name, description in (
                    ("measure", "What is compared."),
                    ("relation", "The force against the rest: lower, higher or equal."),
                    ("baseline", "What it is set against."),
                    ("factor", "How many times, where it is stated."),
                    ("value", "The force's own figure, with its unit."),
                    ("baseline_value", "The other figure."),
                )
            ),
        ),
        ("summary", "about"),
    ),
    "notes": Kind("Remarks on reports as a whole", Note, (*_HELD, _AT), ("text",)),
    "disagreements": Kind(
        "Where sources disagree, each side a row",
        Saying,
        (
            *_HELD,
            _AT,
            Column("about", "The point.", required=True),
            Column("used", "Which was used here, and why."),
            Column("grades", "The grades it is about; empty if it is the report as a whole."),
        ),
        ("about", "text"),
    ),
    "terms": Kind(
        "What words of the field mean", glossary.Term, (), ("term", "also", "explanation")
    ),
    "citations": Kind(
        "Every place that a row rests on",
        Citation,
        (
            Column("kind", "The table of the row.", required=True),
            Column("fact", "The key of the row.", required=True),
        ),
        ("exact",),
    ),
    "sources": Kind(
        "The documents that it all comes from",
        Source,
        (
            Column("licence_name", "Its terms; empty where not known."),
            Column("licence_url", "Where these stand."),
            Column("licence_statement", "The acknowledgement that they ask for."),
            Column("reference", "A full reference, ready to paste.", required=True),
        ),
        ("title", "publisher", "note"),
    ),
    "report_sources": Kind(
        "The number that a source has in the program's answers about a report",
        Model,
        (_REPORT, Column("number", "That number.", "integer", required=True)),
    ),
}
ALWAYS = ("reports", "forces", "frameworks", "citations", "sources", "report_sources")
"""Tables that others lead to."""
_SOURCE = (
    Column("source", "The number of the first source.", "integer", leads_to="sources"),
    Column("source_url", "The address of that source."),
)


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """Return the columns of a kind: its key, what stands beside, what the model has, its source."""
    schema = kind.model.model_json_schema(by_alias=False)
    numbered = kind.model in (Citation, Source)
    key = Column("key", "Unique in this table.", "integer" if numbered else "string", (), True)
    left_out = {"source", "citations", *kind.without, *(column.name for column in kind.beside)}
    own = [
        _column(name, described, name in schema.get("required", ()))
        for name, described in schema.get("properties", {}).items()
        if name not in left_out and "$ref" not in str(described)  # a part of its own
    ]
    return (key, *kind.beside, *own, *(_SOURCE if kind.model is not Source else ()))


def _column(name: str, described: dict[str, Any], required: bool) -> Column:
    options = described.get("anyOf", [described])
    option = next(option for option in options if option.get("type") != "null")
    several = option.get("type") == "array"
    kind = "string" if several else option.get("type", "string")
    values = tuple(option.get("enum", ()))
    return Column(name, described.get("description", ""), kind, values, required and not several)
