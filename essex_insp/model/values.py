"""What single values of a report may be: words, numbers, dates, and the kinds of things."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.types import StringConstraints

from essex_insp.dates import DATE, check_date

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NOT_RETOLD = "Located in the source, not retold: read the words that are cited."
"""What stands for a summary that nobody has written."""
Id = Annotated[str, Field(pattern=ID, max_length=80)]


def _check_text(text: str) -> str:
    # Not Field(min_length=1): that refuses a lone surrogate, which a hostile file may hold.
    if not text:
        raise ValueError("an empty text; write null for what is not known")
    return text


Text = Annotated[
    str, AfterValidator(_check_text), WithJsonSchema({"type": "string", "minLength": 1})
]
Grades = Annotated[tuple[Text, ...], Field(max_length=100)]
"""A scale: each of its judgments is shown with all of it."""
Date = Annotated[
    str,
    AfterValidator(check_date),
    WithJsonSchema({"type": "string", "pattern": f"^{DATE}(/{DATE})?$"}),
]


def _whole(value: Any) -> Any:
    # To JSON Schema 3.0 is an integer; to Python it is none.
    return int(value) if type(value) is float and value.is_integer() else value


# Strict: "3" is no number and "yes" is not true, as the schema says.
_MOST = 2**53 - 1  # no larger whole number comes through JSON and spreadsheets unchanged
Whole = Annotated[int, Field(strict=True, ge=-_MOST, le=_MOST), BeforeValidator(_whole)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Length = Annotated[int, Field(strict=True, ge=0, le=_MOST), BeforeValidator(_whole)]
Ordinal = Annotated[int, Field(strict=True, ge=1, le=_MOST), BeforeValidator(_whole)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$", to_lower=True)]
Flag = Annotated[bool, Field(strict=True)]
PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
"""The pillars of PEEL; other inspectorates have other ones."""
Level = Literal["overall", "question"]
Basis = Literal["inspected", "carried-over", "ungraded", "not-inspected", "unknown"]
Reading = Literal["stated", "inferred"]
Confidence = Literal["high", "medium", "low"]
FindingKind = Literal["strength", "improvement", "comparison", "figure", "claim"]
CONCERN_KINDS = (
    *("cause-of-concern", "recommendation", "area-for-improvement"),
    *("expressed-concern", "unlabelled"),
)
"""The labels of PEEL, and none; any other kind is another inspectorate's own label."""
ConcernStatus = Literal["open", "closed", "not-established"]
EventKind = Literal["context", "raised", "followed-up", "no-mention-found", "closed"]
Tone = Literal["positive", "critical", "neutral", "mixed"]
AttributionKind = Literal[
    "named-in-sentence", "continued", "introduced-earlier", "by-context", "unattributed"
]
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
