"""The model of an inspection report: what `data/` holds, and what a report of one's own is.

Words are the inspectorate's: see the README's glossary. What a source does not say is `None`,
and is shown as unknown.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from essex_insp.dates import DATE, check_date

SCHEMA = "essex-insp/report/1"

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


def _check_text(text: str) -> str:
    # Not Field(min_length=1): that refuses a lone surrogate, which a hostile file may hold.
    if not text:
        raise ValueError("an empty text; write null for what is not known")
    return text


Text = Annotated[
    str, AfterValidator(_check_text), WithJsonSchema({"type": "string", "minLength": 1})
]
Date = Annotated[
    str,
    AfterValidator(check_date),
    WithJsonSchema({"type": "string", "pattern": f"^{DATE}(/{DATE})?$"}),
]


def _whole(value: Any) -> Any:
    # To JSON Schema 3.0 is an integer; to Python it is none.
    return int(value) if type(value) is float and value.is_integer() else value


# Strict: "3" is no number and "yes" is not true, as the schema says.
Whole = Annotated[int, Field(strict=True), BeforeValidator(_whole)]
Length = Annotated[int, Field(strict=True, ge=0), BeforeValidator(_whole)]
Ordinal = Annotated[int, Field(strict=True, ge=1), BeforeValidator(_whole)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$"), AfterValidator(str.lower)]
Flag = Annotated[bool, Field(strict=True)]
PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
"""The pillars of PEEL; other inspectorates have other ones."""
Level = Literal["overall", "question"]
Basis = Literal["inspected", "carried-over", "ungraded", "not-inspected", "unknown"]
Reading = Literal["stated", "inferred"]
Confidence = Literal["high", "medium", "low"]
FindingKind = Literal["strength", "improvement", "comparison", "figure", "claim"]
ConcernKind = Literal[
    "cause-of-concern",
    "recommendation",
    "area-for-improvement",
    "expressed-concern",
    "unlabelled",
]
CONCERN_KINDS: tuple[str, ...] = get_args(ConcernKind)
"""The labels of PEEL, and none; any other kind is another inspectorate's own label."""
ConcernStatus = Literal["open", "closed", "not-established"]
EventKind = Literal["context", "raised", "followed-up", "no-mention-found", "closed"]
Tone = Literal["positive", "critical", "neutral", "mixed"]
AttributionKind = Literal[
    "named-in-sentence", "continued", "introduced-earlier", "by-context", "unattributed"
]
DoubtKind = Literal["speaker", "grade", "concern", "body", "text"]
SourceKind = Literal["report", "web-page", "news-story", "press-release", "figures"]


class Model(BaseModel):
    """What every part of a report has in common: it cannot change, and has no unknown keys."""

    # Built at first use: --help, --version and a TAB completion never need the validators.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Licence(Model):
    """The terms under which a source may be used."""

    name: Text = Field(description="Its name, as in `Open Government Licence v3.0`.")
    url: Text | None = Field(default=None, description="Where its text stands.")
    statement: Text | None = Field(
        default=None, description="The acknowledgement that it asks for, word for word."
    )


class Source(Model):
    """A document that facts were taken from."""

    id: Id = Field(description="Unique among the report's sources.")
    kind: SourceKind = Field(description="What sort of document it is.")
    author: Text | None = Field(default=None, description="Who wrote it, where that is stated.")
    publisher: Text = Field(description="Who published it, under the name of its day.")
    copied_by: Text | None = Field(
        default=None,
        description="Who copied it, where a copy was read: a mirror, a feed, a document site.",
    )
    title: Text | None = Field(default=None, description="Its title; null where it was not read.")
    label: Text | None = Field(
        default=None, description="What we call it, where its title was not read."
    )
    url: Text | None = Field(default=None, description="Its address.")
    also_at: tuple[Text, ...] = Field(default=(), description="Other addresses of the same text.")
    published: Date | None = Field(
        default=None, description="Its date, as precise as is known; null where it was not read."
    )
    published_note: Text | None = Field(
        default=None, description="What else is known of its date, or why it is not known."
    )
    isbn: Text | None = Field(default=None, description="Its ISBN.")
    licence: Licence | None = Field(default=None, description="Its terms; null where not known.")
    sha256: Sha256 | None = Field(
        default=None,
        description="SHA-256 of the text that was held; null where no text was held.",
    )
    length: Length | None = Field(default=None, description="Length of that text in bytes.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")


class Citation(Model):
    """A source and a place in it (a text-quote selector of the W3C Web Annotation model)."""

    source: Id = Field(description="The id of the source.")
    paragraph: Ordinal | None = Field(
        default=None, description="Its paragraph, counted from 1; blank lines part them."
    )
    exact: Text | None = Field(
        default=None,
        description="The words at that place. On a quote, null means the quote's own text.",
    )
    prefix: Text | None = Field(default=None, description="What stands right before them.")
    suffix: Text | None = Field(default=None, description="What stands right after them.")
    position: tuple[Whole, Whole] | None = Field(
        default=None, description="A hint: where they start and end in the text, in code points."
    )


class Cited(Model):
    """What rests on sources."""

    citations: tuple[Citation, ...] = Field(default=(), description="Where it comes from.")


class Note(Cited):
    """A remark on the report as a whole, in our own words."""

    text: Text = Field(description="The remark.")


class Force(Model):
    """A police force."""

    id: Id = Field(description="Its short name, as in `essex`.")
    name: Text = Field(description="Its name, as in `Essex Police`.")


class Scale(Model):
    """A second scale of a framework, as `Met` and `Not met` for safeguarding."""

    id: Id = Field(description="The judgments on it name it.")
    grades: tuple[Text, ...] = Field(description="From the best grade to the worst.")


class Framework(Model):
    """The rules of one or more rounds."""

    id: Id = Field(description="As in `peel-2015-2018-19`.")
    name: Text | None = Field(default=None, description="What the inspectorate calls it.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = Field(
        default=(), description="Scales that single judgments have instead of that one."
    )
    comparable_with: tuple[Id, ...] | None = Field(
        default=None,
        description="Frameworks whose grades may be compared with its own: itself, if those of "
        "its rounds may be; none, if it is said that they may not; null where nobody says.",
    )

    def scale(self, name: str | None = None) -> tuple[str, ...]:
        """Return a scale, from the best grade to the worst; empty where it has none of that id.

        Args:
            name: The id of one of its other scales.
        """
        if name is None:
            return self.grades
        return next((one.grades for one in self.other_scales if one.id == name), ())


Named = Annotated[
    Framework | None,
    BeforeValidator(lambda framework: framework, json_schema_input_type=Framework | Id | None),
]
"""A framework; a file may give the id of a known one, which is settled before it comes here."""


class Part(Model):
    """A part of a report that was published on a day of its own."""

    name: Text = Field(description="What it is about, as in `legitimacy`.")
    published: Date | None = Field(default=None, description="Its date.")
    published_note: Text | None = Field(default=None, description="What else is known of it.")


class Judgment(Cited):
    """A grade, or its absence, with how it came about."""

    id: Id = Field(description="Unique among the report's judgments.")
    area: Text = Field(description="What was judged, in a few words.")
    question: Text | None = Field(
        default=None, description="The official question; null where its wording was not read."
    )
    pillar: Text | None = Field(
        default=None, description="What it is grouped under, as in `effectiveness` or `people`."
    )
    level: Level = Field(default="question", description="The overall judgment, or one question.")
    grade: Text | None = Field(
        default=None, description="A word of its scale, as a source states it; null without one."
    )
    scale: Id | None = Field(
        default=None, description="Its scale, where that is not the framework's first."
    )
    instead: Text | None = Field(
        default=None,
        description="The inspectorate's words in a grade's place, as `Inspected but not rated`.",
    )
    basis: Basis = Field(description="How the grade came about, or why there is none.")
    basis_reading: Reading = Field(
        default="stated", description="Whether that is stated or inferred."
    )
    judged_in: Text | None = Field(
        default=None, description="The round in which it was made, where that is known."
    )
    body: Text | None = Field(
        default=None, description="Who was judged, where it is not the report's force."
    )
    inferred_grade: Text | None = Field(
        default=None, description="A grade that sources imply and none of them states."
    )
    why: Text | None = Field(default=None, description="What an inference rests on.")
    confidence: Confidence | None = Field(default=None, description="How sure the reading is.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")

    @property
    def reading(self) -> Reading | None:
        """Whether its grade is stated or inferred; `None` without a grade of either kind."""
        return "stated" if self.grade else "inferred" if self.inferred_grade else None


class Comparison(Model):
    """A figure set against another."""

    measure: Text = Field(description="What is compared.")
    relation: Literal["lower", "higher", "equal"] = Field(description="The force against the rest.")
    baseline: Text = Field(description="What it is set against.")
    factor: float | None = Field(
        default=None,
        strict=True,
        allow_inf_nan=False,
        description="How many times, where it is stated.",
    )
    value: Text | None = Field(default=None, description="The force's own figure, with its unit.")
    baseline_value: Text | None = Field(default=None, description="The other figure.")


class Finding(Cited):
    """What the report, or someone in it, states."""

    id: Id = Field(description="Unique among the report's findings.")
    kind: FindingKind = Field(description="What sort of statement it is.")
    summary: Text = Field(description="The finding, in our own words.")
    stated_by: Id | None = Field(
        default=None, description="The speaker who says so; null when the report does."
    )
    about: tuple[Text, ...] = Field(default=(), description="What it is about.")
    comparison: Comparison | None = Field(default=None, description="The figures, where it is one.")


class ConcernPart(Cited):
    """One thing that a concern consists of."""

    text: Text = Field(description="The thing, in our own words.")


class Event(Cited):
    """One dated step in what became of a concern."""

    date: Date | None = Field(default=None, description="When; null where it was not read.")
    date_note: Text | None = Field(default=None, description="What else is known of the date.")
    kind: EventKind = Field(description="What sort of step it is.")
    by: Text | None = Field(default=None, description="Who says so.")
    summary: Text = Field(description="The step, in our own words.")
    confidence: Confidence | None = Field(default=None, description="How sure the reading is.")


class Concern(Cited):
    """Something that worries the inspector, under the label that the inspectorate gave it."""

    id: Id = Field(description="Unique among the report's concerns.")
    kind: Id = Field(
        description="The formal label: `cause-of-concern`, `recommendation` or "
        "`area-for-improvement`; `expressed-concern` or `unlabelled` without one; any other is "
        "the inspectorate's own, as `breach-of-regulation`."
    )
    label: Text | None = Field(
        default=None, description="That label as the inspectorate writes it, where it is its own."
    )
    label_reported: bool = Field(
        default=False,
        description="Whether others report the label; false where the inspectorate's was read.",
    )
    status: ConcernStatus = Field(description="What became of it, as far as sources say.")
    status_note: Text | None = Field(default=None, description="What is not established, and why.")
    title: Text = Field(description="The concern in a line.")
    summary: Text = Field(description="The concern, in our own words.")
    parts: tuple[ConcernPart, ...] = Field(default=(), description="What it consists of.")
    raised_by: Id | None = Field(default=None, description="The speaker who raised it.")
    about: tuple[Text, ...] = Field(default=(), description="What it is about.")
    quotes: tuple[Id, ...] = Field(default=(), description="The quotes that voice it.")
    note: Text | None = Field(default=None, description="What a reader should know of its label.")
    trail: tuple[Event, ...] = Field(default=(), description="What happened, in order of time.")


class Speaker(Cited):
    """A person, in the role held at the time."""

    id: Id = Field(description="Unique among the report's speakers.")
    name: Text = Field(description="The name.")
    role: Text | None = Field(default=None, description="The role at the time.")
    organisation: Text | None = Field(default=None, description="Whom the person speaks for.")
    note: Text | None = Field(default=None, description="What else is known of the role.")


class Attribution(Model):
    """How a reader can tell who said it."""

    kind: AttributionKind = Field(description="How the source ties the words to the speaker.")
    citation: Citation | None = Field(default=None, description="The words that tie them.")


class Quote(Cited):
    """One paragraph of a statement, word for word."""

    id: Id = Field(description="Unique among the report's quotes.")
    text: Text = Field(description="The words, to the character, without quotation marks.")
    marked: Flag = Field(default=True, description="Whether the source printed quotation marks.")
    about: tuple[Text, ...] = Field(default=(), description="What it is about.")
    tone: Tone | None = Field(default=None, description="How it speaks; null where not settled.")
    attribution: Attribution | None = Field(default=None, description="How the speaker is known.")


class Statement(Model):
    """What one speaker said on one occasion."""

    id: Id = Field(description="Unique among the report's statements.")
    speaker: Id | None = Field(default=None, description="Who said it; null when unattributed.")
    occasion: Text | None = Field(default=None, description="When and where it was said.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="Its paragraphs, in order.")


class Saying(Cited):
    """What one side of a disagreement says."""

    text: Text = Field(description="What it says, in our own words.")


class Disagreement(Model):
    """A point on which sources disagree; all sides are kept."""

    about: Text = Field(description="The point.")
    sayings: tuple[Saying, ...] = Field(min_length=2, description="What each says.")
    used: Text | None = Field(default=None, description="Which was used here, and why.")
    judgments: tuple[Id, ...] = Field(
        default=(), description="The judgments it is about; none if it is the report as a whole."
    )


class Doubt(Model):
    """What a draft could not settle and a person has to."""

    text: Text = Field(description="The question.")
    kind: DoubtKind | None = Field(default=None, description="What is in doubt.")
    about: Id | None = Field(default=None, description="The quote, judgment or concern in doubt.")
    paragraph: Ordinal | None = Field(default=None, description="The paragraph of the source.")
    candidates: tuple[Text, ...] = Field(
        default=(), description="The answers that the source offers, the likeliest first."
    )
    grade: Text | None = Field(
        default=None, description="The grade that an answer would give to an area."
    )
    citation: Citation | None = Field(default=None, description="The words in doubt.")


class PassedOver(Model):
    """What looked like a fact to a draft and was not taken for one."""

    what: Literal["quotation", "grade word", "sign of concern"] = Field(
        description="What it looked like."
    )
    words: Text = Field(description="The words, as the source prints them.")
    reason: Text = Field(description="Why it is none, in a few words.")
    paragraph: Ordinal | None = Field(default=None, description="The paragraph of the source.")


class Report(Cited):
    """One publication about one force."""

    schema_address: Text | None = Field(
        default=None, alias="$schema", description="The JSON Schema that an editor checks it by."
    )
    schema_name: Literal["essex-insp/report/1"] = Field(
        alias="schema", description="The version of this format."
    )
    id: Id = Field(description="Its name on the command line, and its file's name.")
    title: Text = Field(description="Its title.")
    kind: Id = Field(default="peel", description="As in `peel`, `custody`, `child-protection`.")
    force: Force = Field(description="Whom it is about.")
    round: Text | None = Field(default=None, description="The inspection cycle, as in `2018-19`.")
    framework: Named = Field(
        default=None, description="The rules it was made under, or the id of known ones."
    )
    inspectorate: Text | None = Field(default=None, description="Who inspected.")
    published: Date | None = Field(default=None, description="Its date, as precise as is known.")
    published_note: Text | None = Field(default=None, description="What else is known of it.")
    parts: tuple[Part, ...] = Field(default=(), description="Parts published on other days.")
    isbn: Text | None = Field(default=None, description="Its ISBN.")
    told_by: Id | None = Field(
        default=None, description="The source through which it is told, if not by itself."
    )
    draft: Flag = Field(default=False, description="Made by `draft`, not settled by a person.")
    notice: Text | None = Field(default=None, description="The licence line of its data.")
    inspectors: tuple[Id, ...] = Field(default=(), description="Who led it, among its speakers.")
    chief_constable: Id | None = Field(default=None, description="Who led the force then.")
    judgments: tuple[Judgment, ...] = Field(default=(), description="What was graded.")
    findings: tuple[Finding, ...] = Field(default=(), description="What it states.")
    concerns: tuple[Concern, ...] = Field(default=(), description="What worries the inspector.")
    speakers: tuple[Speaker, ...] = Field(default=(), description="The people in it.")
    statements: tuple[Statement, ...] = Field(default=(), description="What they said, in order.")
    sources: tuple[Source, ...] = Field(default=(), description="Where it all comes from.")
    notes: tuple[Note, ...] = Field(default=(), description="Remarks on the whole.")
    disagreements: tuple[Disagreement, ...] = Field(
        default=(), description="Where sources disagree."
    )
    doubts: tuple[Doubt, ...] = Field(default=(), description="What a draft could not settle.")
    passed_over: tuple[PassedOver, ...] = Field(
        default=(), description="What a draft did not take for a fact, and why."
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a report, made from the models.

    Returns:
        A schema of draft 2020-12.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(by_alias=True),
        "title": "Inspection report",
    }
