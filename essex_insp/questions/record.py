"""What questions answer with: plain records, equal to what `--format json` prints."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, ClassVar

from typing_extensions import Self, dataclass_transform  # Pydantic brings it along


@dataclass_transform(kw_only_default=True)
class Record(dict[str, Any]):
    """A dictionary of exactly the declared keys, which are attributes too: types check them."""

    fields: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls, ordered: str = "") -> None:
        """Take the declared keys in their order, those of the parent first, or as `ordered`."""
        declared = {**cls.fields, **cls.__annotations__}
        cls.fields = {key: declared[key] for key in ordered.split() or declared}
        for key in cls.__annotations__:
            setattr(cls, key, property(itemgetter(key)))

    @classmethod
    def of(cls, part: Any, **others: Any) -> Self:
        """Return a record of a mapping or a part of the model, but for others that are given."""
        known = {**(part if isinstance(part, dict) else vars(part)), **others}
        record = cls.__new__(cls)
        for key in cls.fields:
            value = known[key]
            record[key] = list(value) if type(value) is tuple else value
        return record

    def __repr__(self) -> str:
        inner = ", ".join(f"{key}={value!r}" for key, value in self.items())
        return f"{type(self).__name__}({inner})"


class Head(Record):
    """Which report it is."""

    id: str
    title: str
    round: str | None
    published: str | None
    draft: bool
    force: str


class Cite(Record):
    """A source and the place in it.

    `document` is where it is: its address, ISBN or hash, else the report that lists it and its id.
    """

    source: str
    document: str
    publisher: str
    copied_by: str | None
    title: str | None
    label: str | None
    url: str | None
    published: str | None
    paragraph: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    position: list[int] | None
    reference: str


def cites_of(items: Iterable[Any]) -> list[Cite]:
    """Return what items rest on, each citation once."""
    return list({repr(cite): cite for item in items for cite in item.sources}.values())


class Person(Record):
    """A speaker, as far as an item needs one."""

    id: str
    name: str
    role: str | None
    organisation: str | None


def called(person: Mapping[str, Any]) -> list[str]:
    """Return a name, a role and an organisation, as far as they are known and say more."""
    name, role, body = map(person.get, ("name", "role", "organisation"))
    known = list(dict.fromkeys(part for part in (name, role, body) if part))
    return known[:1] if name == f"{role} of {body}" else known  # `draft` found no name


class Remark(Record):
    """A thing of a concern, a note on a report, or what one side of a disagreement says."""

    text: str
    sources: list[Cite]


class Dispute(Record):
    """A point on which sources disagree, with what each says."""

    about: str
    sayings: list[Remark]
    used: str | None


class Graded(Record):
    """A judgment of whichever kind: a grade, or why there is none."""

    area: str
    pillar: str | None
    grade: str | None
    basis: str
    judged_in: str | None
    instead: str | None
    inferred_grade: str | None
    basis_reading: str
    why: str | None
    confidence: str | None
    note: str | None
    scale: list[str]
    sources: list[Cite]
    disagreements: list[Dispute]


class GradeItem(
    Graded,
    ordered="area question pillar level grade basis judged_in id body instead inferred_grade "
    "basis_reading why confidence note scale sources disagreements",
):
    """A judgment of a report."""

    question: str | None
    level: str
    id: str
    body: str | None


class Tie(Record):
    """How a reader can tell who said it."""

    kind: str
    sources: list[Cite]


class QuoteItem(Record):
    """One paragraph of a statement; `paragraph` counts within the statement, from 1."""

    id: str
    text: str
    marked: bool
    about: list[str]
    tone: str | None
    speaker: Person | None
    statement: str
    paragraph: int
    sources: list[Cite]
    attribution: Tie | None


class ConcernItem(Record):
    """A concern, under the label that the inspectorate gave it."""

    id: str
    kind: str
    label: str | None
    status: str
    title: str
    summary: str
    about: list[str]
    label_reported: bool
    status_note: str | None
    note: str | None
    raised_by: Person | None
    quotes: list[QuoteItem]
    sources: list[Cite]
    parts: list[Remark]
    report: str
    force: str
    round: str | None
    events: int


class FindingItem(Record):
    """What the report, or someone in it, states."""

    id: str
    kind: str
    summary: str
    about: list[str]
    stated_by: Person | None
    comparison: dict[str, Any] | None
    sources: list[Cite]


class SpeakerItem(Person):
    """A person, and how much of what was said is theirs."""

    note: str | None
    statements: int
    paragraphs: int
    sources: list[Cite]


class SourceItem(Record):
    """A document, and the facts that rest on it; `number` is what answers call it by."""

    id: str
    kind: str
    author: str | None
    publisher: str
    copied_by: str | None
    title: str | None
    label: str | None
    url: str | None
    also_at: list[str]
    published: str | None
    published_note: str | None
    isbn: str | None
    sha256: str | None
    length: int | None
    note: str | None
    number: int
    licence: dict[str, Any] | None
    supports: list[str]
    reference: str
    disagreements: list[Dispute]


class ReportItem(Record):
    """A report of the library."""

    id: str
    title: str
    round: str | None
    kind: str
    published: str | None
    published_note: str | None
    draft: bool
    force: str
    told_by: str | None
    default: bool
    file: str | None
    sources: list[Cite]


class NewestItem(Record):
    """The report of the newest round of a force, or what pages on all forces tell, in short."""

    id: str | None
    title: str | None
    round: str | None
    published: str | None
    published_note: str | None
    grades: list[GradeItem]


class FrontItem(Record):
    """The first page of a report."""

    id: str
    title: str
    round: str | None
    inspectorate: str | None
    published: str | None
    published_note: str | None
    draft: bool
    force: str
    inspectors: list[Person]
    told_by: str | None
    grades: list[GradeItem]
    concerns: list[ConcernItem]
    notes: list[Remark]
    newest: NewestItem | None
    sources: list[Cite]


ATTRIBUTIONS = {
    "named-in-sentence": "named in the sentence",
    "continued": "continued from the paragraph before",
    "introduced-earlier": "introduced earlier",
    "by-context": "attributed by context",
    "unattributed": "unattributed",
}
"""How the speaker of a quotation is known, in words."""


def caution_words(quote: Any) -> str:
    """Return what a reader should know of a quotation: how it is printed, whose words it is."""
    parts = [] if quote.marked else ["printed without quotation marks"]
    if quote.attribution and quote.attribution.kind in ("by-context", "unattributed"):
        parts.append(ATTRIBUTIONS[quote.attribution.kind])
    return "; ".join(parts)


def area_words(grade: Mapping[str, Any]) -> str:
    """Return what a judgment is on, and of whom if not of the report's body."""
    return f"{grade['area']} ({grade['body']})" if grade.get("body") else str(grade["area"])


def is_read(grade: Any) -> bool:
    """Whether anything is known of a grade but that it is not known."""
    return bool(grade.grade or grade.inferred_grade or grade.instead)


NOT_KNOWN = "not known to us"
ABSENT = {"ungraded": "ungraded", "not-inspected": "not inspected"}
"""Bases without a grade, in words."""


def grade_words(grade: Any) -> str:
    """Return the grade, or in words why there is none."""
    if grade.grade or grade.instead:
        return str(grade.grade or grade.instead)
    if grade.inferred_grade:
        return f"{grade.inferred_grade}, inferred"
    return ABSENT.get(grade.basis, NOT_KNOWN)


def basis_words(grade: Any) -> str:
    """Return how a grade came about: `inspected in 2017`, `carried over from 2016`."""
    said = {
        "inspected": f"inspected in {grade.judged_in}" if grade.judged_in else "inspected",
        "carried-over": f"carried over from {grade.judged_in}",
        "unknown": "basis unknown",
        **ABSENT,
    }[grade.basis]
    if grade.basis == "inspected" and grade.inferred_grade:
        said = f"{said}, grade not stated"
    return f"{said}, basis inferred" if grade.basis_reading == "inferred" else said


CONCERN_KINDS = {
    "cause-of-concern": "Cause of concern, a formal label",
    "recommendation": "Recommendation, a formal label",
    "area-for-improvement": "Area for improvement, a formal label",
    "expressed-concern": "An expressed concern, not a formal cause of concern",
    "unlabelled": "Label not known",
}
REPORTED = "label as reported by the press"


def label_words(concern: Any) -> str:
    """Return a concern's label: formal, as others report it, or another inspectorate's own."""
    own = concern.label or concern.kind.replace("-", " ").capitalize()
    words = CONCERN_KINDS.get(concern.kind, f"{own}, a formal label")
    return words.replace("a formal label", REPORTED) if concern.label_reported else words
