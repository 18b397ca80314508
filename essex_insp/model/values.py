"""What the parts of a report are made of: values, sources, the rules of grades."""

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


def maybe(description: str) -> Any:
    """Return a field that is null where a source does not say it."""
    return Field(default=None, description=description)


def many(description: str) -> Any:
    """Return a field of a list that may be left out."""
    return Field(default=(), description=description)


class Licence(Model):
    """The terms under which a source may be used."""

    name: Text = Field(description="Its name, as in `Open Government Licence v3.0`.")
    url: Text | None = maybe("Where its text stands.")
    statement: Text | None = maybe("The acknowledgement that it asks for, word for word.")


class Source(Model):
    """A document that facts were taken from."""

    id: Id = Field(description="Unique among the report's sources.")
    kind: SourceKind = Field(description="What sort of document it is.")
    author: Text | None = maybe("Who wrote it, where that is stated.")
    publisher: Text = Field(description="Who published it, under the name of its day.")
    copied_by: Text | None = maybe(
        "Who copied it, where a copy was read: a mirror, a feed, a document site."
    )
    title: Text | None = maybe("Its title; null where it was not read.")
    label: Text | None = maybe("What we call it, where its title was not read.")
    url: Text | None = maybe("Its address.")
    also_at: tuple[Text, ...] = many("Other addresses of the same text.")
    published: Date | None = maybe("Its date, as precise as is known; null where it was not read.")
    published_note: Text | None = maybe("What else is known of its date, or why it is not known.")
    isbn: Text | None = maybe("Its ISBN.")
    licence: Licence | None = maybe("Its terms; null where not known.")
    sha256: Sha256 | None = maybe("SHA-256 of the text that was held; null where no text was held.")
    length: Length | None = maybe("Length of that text in bytes.")
    note: Text | None = maybe("What a reader should know about it.")


class Citation(Model):
    """A source and a place in it (a text-quote selector of the W3C Web Annotation model)."""

    source: Id = Field(description="The id of the source.")
    paragraph: Ordinal | None = maybe("Its paragraph, counted from 1; blank lines part them.")
    exact: Text | None = maybe(
        "The words at that place. On a quote, null means the quote's own text."
    )
    prefix: Text | None = maybe("What stands right before them.")
    suffix: Text | None = maybe("What stands right after them.")
    position: tuple[Whole, Whole] | None = maybe(
        "A hint: where they start and end in the text, in code points."
    )


class Cited(Model):
    """What rests on sources."""

    citations: tuple[Citation, ...] = many("Where it comes from.")


class Scale(Model):
    """A second scale of a framework, as `Met` and `Not met` for safeguarding."""

    id: Id = Field(description="The judgments on it name it.")
    grades: tuple[Text, ...] = Field(description="From the best grade to the worst.")


class Framework(Model):
    """The rules of one or more rounds."""

    id: Id = Field(description="As in `peel-2015-2018-19`.")
    name: Text | None = maybe("What the inspectorate calls it.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = many("Scales that single judgments have instead of that one.")
    comparable_with: tuple[Id, ...] | None = maybe(
        "Frameworks whose grades may be compared with its own: itself, if those of "
        "its rounds may be; none, if it is said that they may not; null where nobody says."
    )

    def scale(self, name: str | None = None) -> tuple[str, ...]:
        """Return a scale, from the best grade to the worst; empty where it has none of that id."""
        if name is None:
            return self.grades
        return next((scale.grades for scale in self.other_scales if scale.id == name), ())


Named = Annotated[
    Framework | None,
    BeforeValidator(lambda framework: framework, json_schema_input_type=Framework | Id | None),
]
"""A framework; a file may give the id of a known one, which is settled before it comes here."""
