"""What the questions to all reports of a force answer with, and those to all forces."""

from __future__ import annotations

from essex_insp.records import Cite, Dispute, Record


class Pause(Record):
    """A year without a round."""

    year: str
    why: str
    sources: list[Cite]


class Break(Record):
    """Why a round may not be compared with the one shown before it."""

    after: str
    why: str
    no_round: list[Pause]
    sources: list[Cite]


class Between(Record):
    """A round between two judgments that has none of its own, and what it has instead."""

    round: str
    grade: str | None
    basis: str | None
    inferred_grade: str | None
    instead: str | None


class Change(Record):
    """How a grade stands to the one made before it: `up`, `down` or `same`."""

    direction: str
    from_round: str
    from_grade: str
    between: list[Between]


class Cell(Record):
    """A judgment in its place in the history."""

    force: str
    area: str
    question: str | None
    pillar: str | None
    level: str
    round: str | None
    grade: str | None
    basis: str
    judged_in: str | None
    change: Change | None
    break_before: Break | None
    sources: list[Cite]
    id: str
    body: str | None
    instead: str | None
    inferred_grade: str | None
    basis_reading: str
    why: str | None
    confidence: str | None
    note: str | None
    caveat: str | None
    disagreements: list[Dispute]
    report: str
    title: str
    published: str | None
    published_note: str | None
    scale: list[str]


class Move(Record):
    """How a grade stands to that of the round before: `up`, `down` or `same`."""

    direction: str
    from_round: str
    from_grade: str


class Count(Record):
    """How many forces have a grade; `None` counts those whose grade was not read."""

    grade: str | None
    count: int
    carried_over: int
    basis_unknown: int


class Standing(Record):
    """One force's grade on one question in one round; `alike` of all `forces` have the same.

    `counts` is of all forces on that question in that round, whoever is shown.
    """

    round: str
    question: str
    area: str
    force: str
    name: str
    grade: str | None
    basis: str
    judged_in: str | None
    change: Move | None
    alike: int
    forces: int
    counts: list[Count]
    sources: list[Cite]
    own: bool
    instead: str | None
    inferred_grade: str | None
    basis_reading: str
    why: str | None
    note: str | None
    caveat: str | None
    disagreements: list[Dispute]
    scale: list[str]


class Subject(Record):
    """The concern that an event belongs to."""

    id: str
    title: str
    kind: str
    label: str | None
    label_reported: bool
    status: str
    status_note: str | None
    note: str | None
    rounds: list[str]
    reports: list[str]
    force: str


class Event(Record):
    """One dated step; `report` is where the data has it."""

    date: str | None
    date_note: str | None
    kind: str
    by: str | None
    summary: str
    confidence: str | None
    label: str | None
    label_reported: bool
    concern: Subject
    report: str
    sources: list[Cite]
