"""Every grade of every force that was read, one file a kind, loaded only when asked for.

`effectiveness` has the overall grade and the four questions of 2015 to 2018-19, `pillars` the
overall grades of efficiency and legitimacy in the same rounds, `areas` those of 2021-22 and
2023-25. All answer in one shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple, get_args

from pydantic import Field

from essex_insp.dates import round_named
from essex_insp.errors import UnknownName
from essex_insp.library import bundled, forces
from essex_insp.library.areas import KINDS as KINDS
from essex_insp.library.areas import Kind as Kind
from essex_insp.library.trusted import assembled
from essex_insp.matching import matches, nearest
from essex_insp.model import (
    Basis,
    Confidence,
    Date,
    Id,
    Level,
    Model,
    Reading,
    Source,
    Text,
)


class Heading(Model):
    """What a round calls a subject."""

    round: Text = Field(description="The round.")
    name: Text = Field(description="Its short name in that round.")
    heading: Text | None = Field(default=None, description="The inspectorate's own heading.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")


class Subject(Model):
    """What forces are graded on: a pillar, a question or an area, under one name in all rounds."""

    id: Id = Field(description="As the judgments of the reports have it.")
    name: Text = Field(description="Its name, whatever a round calls it.")
    pillar: Text | None = Field(default=None, description="Its pillar, to 2018-19.")
    level: Level = Field(default="question", description="The overall judgment, or one question.")
    headings: tuple[Heading, ...] = Field(default=(), description="What each round calls it.")

    def heading(self, round: str) -> str:
        """Return what a round calls it: the inspectorate's heading, else its short name."""
        found = next((one for one in self.headings if one.round == round), None)
        return (found.heading or found.name) if found else self.name


class ForceGrade(Model):
    """A force's grade on one subject in one round, or its absence."""

    force: Id = Field(description="The force.")
    round: Text = Field(description="The round.")
    subject: Id = Field(description="The subject.")
    grade: Text | None = Field(default=None, description="The grade, as a source states it.")
    inferred_grade: Text | None = Field(
        default=None, description="A grade that sources imply and none of them states."
    )
    basis: Basis = Field(description="How the grade came about, or why there is none.")
    basis_reading: Reading = Field(
        default="stated", description="Whether that is stated or inferred."
    )
    judged_in: Text | None = Field(default=None, description="The round or year it was made in.")
    why: Text | None = Field(default=None, description="What an inference rests on.")
    confidence: Confidence | None = Field(default=None, description="How sure the reading is.")
    published: Date | None = Field(
        default=None, description="The day of the report, or of the page that tells of it."
    )
    note: Text | None = Field(default=None, description="What a reader should know about it.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Where it was looked up.")

    @property
    def reading(self) -> Reading | None:
        """Whether its grade is stated or inferred; `None` without a grade of either kind."""
        return "stated" if self.grade else "inferred" if self.inferred_grade else None


class Ruled(Model):
    """A round and the framework that it is of."""

    round: Text = Field(description="The round.")
    framework: Id = Field(description="Its framework, as `frameworks` has it.")


class Remark(Model):
    """What is to be known of a force's grades in a round as a whole."""

    force: Id = Field(description="The force.")
    round: Text = Field(description="The round.")
    text: Text = Field(description="The remark.")


class ForceGrades(Model):
    """All grades of one kind."""

    schema_name: Literal["essex-insp/force-grades/1"] = Field(
        alias="schema", description="Version."
    )
    rounds: tuple[Ruled, ...] = Field(description="The rounds, in order of time.")
    subjects: tuple[Subject, ...] = Field(description="What is graded, overall grades first.")
    notice: Text = Field(description="The licence line of the data.")
    note: Text | None = Field(default=None, description="What holds for all of it.")
    judgments: tuple[ForceGrade, ...] = Field(description="The grades, by round and force.")
    notes: tuple[Remark, ...] = Field(default=(), description="Remarks on single forces.")
    sources: tuple[Source, ...] = Field(description="Where the grades come from.")

    @cached_property
    def by_source(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def by_subject(self) -> dict[str, Subject]:
        """The subjects by their ids."""
        return {subject.id: subject for subject in self.subjects}

    def framework(self, round: str) -> str | None:
        """Return the id of a round's framework, or `None` where it has no such round."""
        return next((one.framework for one in self.rounds if one.round == round), None)

    def on(self, round: str, subject: str) -> list[ForceGrade]:
        """Return the judgments of all forces that were read on one subject in one round."""
        return [one for one in self.judgments if (one.round, one.subject) == (round, subject)]

    def of(self, force: str) -> list[ForceGrade]:
        """Return the judgments of one force, in order of the rounds."""
        return [one for one in self.judgments if one.force == force]

    def asked(self, round: str) -> list[Subject]:
        """Return the subjects of which a round has judgments."""
        read = {one.subject for one in self.judgments if one.round == round}
        return [subject for subject in self.subjects if subject.id in read]


class Known(NamedTuple):
    """One judgment of a force with what it takes to show it."""

    kind: Kind
    judgment: ForceGrade
    subject: Subject
    framework: str | None
    sources: tuple[Source, ...]


class Counts(NamedTuple):
    """How many forces have each grade, of those that were read.

    Args:
        stated: By grade, how many forces have it as a source states it.
        inferred: By grade, how many more are inferred to have it.
        carried_over: By grade, how many of the stated ones were made in an earlier round.
        unsure: By grade, how many of the stated ones have a basis unknown or inferred.
        ungraded: How many were given no grade, or not inspected.
        unread: How many of all forces have a grade that is not known.
        forces: How many forces there are.
    """

    stated: dict[str, int]
    inferred: dict[str, int]
    carried_over: dict[str, int]
    unsure: dict[str, int]
    ungraded: int
    unread: int
    forces: int

    @property
    def read(self) -> int:
        """Of how many forces a grade is known, stated or inferred."""
        return sum(self.stated.values()) + sum(self.inferred.values())


@cache
def load(kind: Kind) -> ForceGrades:
    """Return all grades of one kind.

    Raises:
        InvalidReport: The file is damaged.
        UnreadableFile: The file is missing.
    """
    if kind == "effectiveness":
        return _effectiveness(forces.load())
    return bundled.load(f"forces-{kind}.json", ForceGrades)


def rounds() -> tuple[str, ...]:
    """Return the rounds that there are grades of all forces of, in order of time."""
    return tuple(KINDS)


def subjects(round: str) -> list[tuple[Kind, Subject]]:
    """Return what forces were graded on in a round.

    Args:
        round: The round, or a year in it.

    Raises:
        UnknownName: There are no grades of that round.
    """
    name = round_named(round, rounds())
    return [(kind, subject) for kind in KINDS[name] for subject in load(kind).asked(name)]


def subject(round: str, wanted: str) -> tuple[Kind, Subject]:
    """Return the subject that a name means in a round, its kind before it.

    Args:
        round: The round, or a year in it.
        wanted: Words of its name, of the round's own heading, or its id.

    Raises:
        UnknownName: None answers; those that there are are named.
    """
    name = round_named(round, rounds())
    known = subjects(name)
    for kind, one in known:
        if wanted == one.id:
            return kind, one
    for kind, one in known:
        if matches(wanted, one.name, one.id, one.heading(name), *_short(one, name)):
            return kind, one
    names = [one.name for _, one in known]
    close = nearest(wanted, names) or names
    raise UnknownName(f"no area {wanted!r} for all forces in {name}; there is {', '.join(close)}")


def of_force(force: str) -> list[Known]:
    """Return everything that is known of a force, in order of the rounds.

    Args:
        force: Its id, as `forces.load().find` gives it.
    """
    found = []
    for kind in get_args(Kind):
        data = load(kind)
        found += [
            Known(
                kind,
                one,
                data.by_subject[one.subject],
                data.framework(one.round),
                tuple(data.by_source[source] for source in one.sources),
            )
            for one in data.of(force)
        ]
    order = rounds()
    return sorted(found, key=lambda one: order.index(one.judgment.round))


def counts(judgments: Iterable[ForceGrade], scale: Sequence[str]) -> Counts:
    """Return how many forces have each grade, of those that were read.

    Args:
        judgments: The judgments on one subject in one round, as `ForceGrades.on` gives them.
        scale: The scale, from the best grade to the worst.
    """
    read = list(judgments)
    stated = Counter(one.grade for one in read if one.grade)
    inferred = Counter(one.inferred_grade for one in read if one.reading == "inferred")
    carried = Counter(one.grade for one in read if one.basis == "carried-over")
    unsure = Counter(
        one.grade for one in read if one.basis == "unknown" or one.basis_reading == "inferred"
    )
    known = stated.total() + inferred.total()
    without = [one for one in read if one.reading is None]
    ungraded = sum(one.basis in ("ungraded", "not-inspected") for one in without)
    everyone = len(forces.load().forces)
    return Counts(
        stated={grade: stated[grade] for grade in scale},
        inferred={grade: inferred[grade] for grade in scale},
        carried_over={grade: carried[grade] for grade in scale},
        unsure={grade: unsure[grade] for grade in scale},
        ungraded=ungraded,
        unread=everyone - known - ungraded,
        forces=everyone,
    )


def _short(subject: Subject, round: str) -> list[str]:
    return [one.name for one in subject.headings if one.round == round]


def _effectiveness(data: forces.Forces) -> ForceGrades:
    """The judgments of the file that has the names of the forces too."""
    return assembled(
        ForceGrades,
        schema_name="essex-insp/force-grades/1",
        rounds=tuple(
            assembled(Ruled, round=one, framework=data.framework.id) for one in data.rounds
        ),
        subjects=tuple(
            assembled(
                Subject,
                id=one.id,
                name=one.area,
                pillar="effectiveness",
                level="overall" if one.id == "overall" else "question",
            )
            for one in data.questions
        ),
        notice=data.notice,
        judgments=tuple(
            assembled(
                ForceGrade,
                force=force.id,
                round=one.round,
                subject=one.question,
                grade=one.grade,
                inferred_grade=one.inferred_grade,
                basis=one.basis,
                basis_reading=one.basis_reading,
                judged_in=one.judged_in,
                why=one.why,
                note=one.note,
                sources=one.sources,
            )
            for name in data.rounds
            for force in data.forces
            for one in force.judgments
            if one.round == name
        ),
        sources=data.sources,
    )
