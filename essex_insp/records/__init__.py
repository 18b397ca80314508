"""What the questions answer with: plain records, equal to what `--format json` prints."""

from __future__ import annotations

from typing import Any, Protocol


class Record(dict[str, Any]):
    """A dictionary of exactly the declared keys, which are attributes too.

    Raises:
        TypeError: A declared key is missing, or an undeclared one is given: what is absent
            is `None`, never missing.
    """

    def __init__(self, **values: Any) -> None:
        if values.keys() != type(self).__annotations__.keys():
            odd = sorted(values.keys() ^ type(self).__annotations__.keys())
            raise TypeError(f"{type(self).__name__} takes other keys: {', '.join(odd)}")
        super().__init__(values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        inner = ", ".join(f"{key}={value!r}" for key, value in self.items())
        return f"{type(self).__name__}({inner})"


class Head(Record):
    """Which report it is."""

    id: str
    title: str
    force: str
    published: str | None
    draft: bool


class Cite(Record):
    """A source and the place in it."""

    source: str
    publisher: str
    title: str | None
    url: str | None
    paragraph: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    position: list[int] | None
    reference: str


class Person(Record):
    """A speaker, as far as an item needs one."""

    id: str
    name: str
    role: str | None
    organisation: str | None


class Saying(Record):
    """What one side of a disagreement says."""

    text: str
    sources: list[Cite]


class Dispute(Record):
    """A point on which sources disagree, with what each says."""

    about: str
    sayings: list[Saying]
    used: str | None


class Graded(Protocol):
    """What has a grade, or no grade for a reason: a judgment of whichever kind."""

    @property
    def grade(self) -> str | None:
        """The grade, where there is one."""

    @property
    def basis(self) -> str:
        """How it came about."""

    @property
    def judged_in(self) -> str | None:
        """The round or year in which it was made."""


class Grade(Record):
    """A judgment: a grade, or why there is none."""

    area: str
    question: str | None
    pillar: str | None
    level: str
    grade: str | None
    basis: str
    judged_in: str | None
    sources: list[Cite]
    id: str
    body: str | None
    inferred_grade: str | None
    confidence: str | None
    note: str | None
    disagreements: list[Dispute]


class Attribution(Record):
    """How a reader can tell who said it."""

    kind: str
    sources: list[Cite]


class Quote(Record):
    """One paragraph of a statement; `paragraph` counts within the statement, from 1."""

    id: str
    speaker: Person | None
    text: str
    statement: str
    paragraph: int
    marked: bool
    about: list[str]
    tone: str | None
    sources: list[Cite]
    attribution: Attribution | None


class Part(Record):
    """One thing that a concern consists of."""

    text: str
    sources: list[Cite]


class Concern(Record):
    """A concern, under the label that the inspectorate gave it."""

    id: str
    kind: str
    status: str
    title: str
    summary: str
    raised_by: Person | None
    about: list[str]
    quotes: list[Quote]
    sources: list[Cite]
    parts: list[Part]
    label_reported: bool
    status_note: str | None
    note: str | None
    report: str
    round: str | None
    events: int


class Finding(Record):
    """What the report, or someone in it, states."""

    id: str
    kind: str
    summary: str
    stated_by: Person | None
    about: list[str]
    comparison: dict[str, Any] | None
    sources: list[Cite]


class Speaker(Record):
    """A person, and how much of what was said is theirs."""

    id: str
    name: str
    role: str | None
    organisation: str | None
    note: str | None
    statements: int
    paragraphs: int
    sources: list[Cite]


class Source(Record):
    """A document, and the facts that rest on it."""

    id: str
    kind: str
    author: str | None
    publisher: str
    title: str | None
    url: str | None
    published: str | None
    published_note: str | None
    isbn: str | None
    licence: dict[str, Any] | None
    sha256: str | None
    length: int | None
    note: str | None
    supports: list[str]
    disagreements: list[Dispute]


class ReportLine(Record):
    """A report of the library."""

    id: str
    title: str
    force: str
    round: str | None
    kind: str
    published: str | None
    published_note: str | None
    told_by: str | None
    draft: bool
    default: bool
    file: str | None
    sources: list[Cite]


class Problem(Record):
    """Something wrong in a file, or doubtful."""

    file: str
    severity: str
    path: str
    line: int | None
    column: int | None
    found: str
    expected: str
    remedy: str


class Verification(Record):
    """A verdict on cited words, or on words that someone wants to print."""

    verdict: str
    kind: str
    id: str | None
    path: str | None
    words: str | None
    places: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    omissions: list[dict[str, Any]]
    insertions: list[dict[str, Any]]
    turns: list[dict[str, Any]]
    notes: list[str]
    sha256: str | None
    attribution: dict[str, Any] | None
    sources: list[Cite]


class Front(Record):
    """The first page of a report."""

    id: str
    title: str
    force: str
    round: str | None
    inspectorate: str | None
    inspectors: list[Person]
    published: str | None
    told_by: str | None
    draft: bool
    grades: list[Grade]
    concerns: list[Concern]
    notes: list[Part]
    sources: list[Cite]
