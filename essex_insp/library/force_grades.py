"""Every grade of every force that was read, one file a kind, loaded only when asked for.

`effectiveness` has the overall grade and the four questions of 2015 to 2018-19, `pillars` the
overall grades of efficiency and legitimacy in the same rounds, `areas` those of 2021-22 and
2023-25. All have one shape.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, get_args

from pydantic import Field

from essex_insp import model
from essex_insp.library import forces, frameworks
from essex_insp.library.areas import KINDS as KINDS
from essex_insp.library.areas import Kind as Kind
from essex_insp.library.assembly import Sourced, assembled, loader
from essex_insp.model import Id, Model, Text, many, maybe


class Heading(Model):
    """What a round calls a subject."""

    round: Text = Field(description="The round.")
    name: Text = Field(description="Its short name in that round.")
    heading: Text | None = maybe("The inspectorate's own heading.")
    note: Text | None = maybe("What a reader should know about it.")


class Subject(Model):
    """What forces are graded on: a pillar, a question or an area, under one name in all rounds."""

    id: Id = Field(description="As the judgments of the reports have it.")
    name: Text = Field(description="Its name, whatever a round calls it.")
    pillar: Text | None = maybe("Its pillar, to 2018-19.")
    level: model.Level = Field(
        default="question", description="The overall judgment, or one question."
    )
    continues: Id | None = maybe("The question to 2018-19 that it is on; the two do not compare.")
    headings: tuple[Heading, ...] = many("What each round calls it.")

    def heading(self, round: str) -> str:
        """Return what a round calls it: the inspectorate's heading, else its short name."""
        called = next((heading for heading in self.headings if heading.round == round), None)
        return (called.heading or called.name) if called else self.name


class ForceGrade(Model):
    """A force's grade on one subject in one round, or its absence."""

    force: Id = Field(description="The force.")
    round: Text = Field(description="The round.")
    subject: Id = Field(description="The subject.")
    grade: Text | None = maybe("The grade, as a source states it.")
    inferred_grade: Text | None = maybe("A grade that sources imply and none of them states.")
    basis: model.Basis = Field(description="How the grade came about, or why there is none.")
    basis_reading: model.Reading = Field(
        default="stated", description="Whether that is stated or inferred."
    )
    judged_in: Text | None = maybe("The round or year it was made in.")
    why: Text | None = maybe("What an inference rests on.")
    confidence: model.Confidence | None = maybe("How sure the reading is.")
    published: model.Date | None = maybe("The day of the report, or of the page that tells of it.")
    note: Text | None = maybe("What a reader should know about it.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Where it was looked up.")


class Disputed(model.Disagreement):
    """A point on which sources disagree, on one force's grade, or on its round as a whole."""

    force: Id = Field(description="The force.")
    round: Text = Field(description="The round.")
    subject: Id | None = maybe("The subject; none if it is the round as a whole.")


class ForceGrades(Sourced):
    """All grades of one kind."""

    schema_name: Literal["essex-insp/force-grades/1"] = Field(
        alias="schema", description="Version."
    )
    subjects: tuple[Subject, ...] = Field(description="What is graded, overall grades first.")
    notice: Text = Field(description="The licence line of the data.")
    note: Text | None = maybe("What holds for all of it.")
    judgments: tuple[ForceGrade, ...] = Field(description="The grades, by round and force.")
    disagreements: tuple[Disputed, ...] = many("Where sources disagree.")

    @cached_property
    def by_subject(self) -> dict[str, Subject]:
        """The subjects by their ids."""
        return {subject.id: subject for subject in self.subjects}

    @cached_property
    def _read(self) -> dict[tuple[str, str], dict[str, ForceGrade]]:
        read: dict[tuple[str, str], dict[str, ForceGrade]] = {}
        for judgment in self.judgments:
            read.setdefault((judgment.round, judgment.subject), {})[judgment.force] = judgment
        return read

    def on(self, round: str, subject: str) -> dict[str, ForceGrade]:
        """Return the judgments that were read on one subject in one round, by force."""
        return self._read.get((round, subject), {})

    def at(self, force: str, round: str, subject: str) -> ForceGrade:
        """Return a force's judgment, or what stands for one that was not read."""
        read = self.on(round, subject).get(force)
        unread = {"force": force, "round": round, "subject": subject, "basis": "unknown"}
        return read or assembled(ForceGrade, **unread, sources=())

    def of(self, force: str, round: str) -> Iterator[ForceGrade]:
        """Yield the judgments of a force in a round, what it was graded on unread among them."""
        for subject in self.subjects:
            judgment = self.at(force, round, subject.id)
            # The questions to 2018-19 have one name in all rounds; later, what has no heading in
            # a round is not of every force there.
            headings = [heading.heading for heading in subject.headings if heading.round == round]
            if judgment.sources or any(headings) or not subject.headings:
                yield judgment

    def asked(self, round: str) -> list[Subject]:
        """Return the subjects on which a round has judgments of forces beside Essex's alone."""
        return [subject for subject in self.subjects if len(self.on(round, subject.id)) > 1]

    def disputed(self, judgment: ForceGrade) -> list[Disputed]:
        """Return where sources disagree on a judgment, or, with the first, on its whole round."""
        asked, first = (judgment.force, judgment.round, judgment.subject), self.subjects[0].id
        points = self.disagreements
        return [each for each in points if (each.force, each.round, each.subject or first) == asked]


_LOADERS = {kind: loader(f"forces-{kind}.json", ForceGrades) for kind in get_args(Kind)}


def load(kind: Kind) -> ForceGrades:
    """Return all grades of one kind."""
    return _LOADERS[kind]()


def reports(force: str, round: str | None = None) -> Iterator[model.Report]:
    """Yield what is known of one of the 43 forces, by its id, as reports: one a round, or of one.

    No report of the library is meant: they have no id, no title and no date.
    """
    if (police := forces.load().by_id.get(force)) is None:
        return
    for name, kinds in KINDS.items():
        if round not in (None, name):
            continue
        read, rules = [load(kind) for kind in kinds], frameworks.load().of_round[name]
        told = [(data, each) for data in read for each in data.of(force, name)]
        judgments = [_judgment(data.by_subject[each.subject], each) for data, each in told]
        yield assembled(
            model.Report,
            force=assembled(model.Force, id=force, name=police.name),
            round=name,
            framework=assembled(model.Framework, id=rules.id, grades=rules.grades),
            judgments=judgments,
            sources=[source for data in read for source in data.sources],
            disagreements=[
                point.model_copy(update={"judgments": (judgment.id,)})
                for judgment, (data, each) in zip(judgments, told, strict=True)
                for point in data.disputed(each)
            ],
        )


def _judgment(subject: Subject, read: ForceGrade) -> model.Judgment:
    """A judgment as reports have it."""
    overall = subject.id == subject.pillar
    known = model.Judgment.model_fields
    return assembled(
        model.Judgment,
        **{name: value for name, value in vars(read).items() if name in known},
        id=f"{subject.id}-overall" if overall else subject.id,
        area=subject.heading(read.round),
        pillar=subject.pillar,
        level=subject.level,
        citations=[assembled(model.Citation, source=name) for name in read.sources],
    )
