"""How forces stand on the same question in the same round: side by side, never in a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from essex_insp.dates import round_named
from essex_insp.errors import UnknownName, short
from essex_insp.library import force_grades, forces
from essex_insp.library.force_grades import ForceGrade, ForceGrades, Kind, Subject
from essex_insp.library.forces import PoliceForce
from essex_insp.library.frameworks import Frameworks
from essex_insp.library.scales import direction
from essex_insp.matching import Filter, choose, fold
from essex_insp.questions.citations import dispute, whole
from essex_insp.questions.record import Cite, Dispute, Record
from essex_insp.questions.rounds import LATEST


class Move(Record):
    """How a grade stands to that of the round before: `up`, `down` or `same`."""

    direction: str
    from_round: str
    from_grade: str


class Count(Record):
    """How many forces have a grade, and of these how many have it in which way.

    `None` counts those without a grade, or whose grade was not read.
    """

    grade: str | None
    count: int
    inferred: int
    carried_over: int
    basis_unknown: int


class CompareItem(Record):
    """One force's grade on one question in one round; `alike` of all `forces` have the same.

    `counts` is of all forces on that question in that round, whoever is shown, and `read` says
    of how many of them the grade is known. `heading` is what the round calls the area.
    """

    round: str
    question: str
    area: str
    heading: str
    pillar: str | None
    force: str
    name: str
    grade: str | None
    basis: str
    judged_in: str | None
    change: Move | None
    alike: int
    read: int
    forces: int
    counts: list[Count]
    sources: list[Cite]
    own: bool
    instead: str | None
    inferred_grade: str | None
    basis_reading: str
    why: str | None
    confidence: str | None
    note: str | None
    caveat: str | None
    disagreements: list[Dispute]
    scale: list[str]


class _Asked(NamedTuple):
    """One question in one round, with the data that has it."""

    round: str
    data: ForceGrades
    subject: Subject

    @property
    def names(self) -> list[str | None]:
        """What it answers to."""
        said = [each.name for each in self.subject.headings if each.round == self.round]
        return [self.subject.name, self.subject.id, self.subject.heading(self.round), *said]


def all_forces(
    frameworks: Frameworks,
    own: str,
    round: str,
    area: str | None = None,
    pillar: str | None = None,
) -> list[CompareItem]:
    """Return where every force stands on one question in one round, or on several.

    Args:
        frameworks: What may be compared.
        own: The id of the force to mark.
        round: The round, a year in it, or `latest`.
        area: Words of the area; the overall grade if not given, and where there is none, all.
        pillar: Words of the pillar.

    Raises:
        UnknownName: There are no grades of all forces for that round, area or pillar.
    """
    name = _round(round)
    kinds = force_grades.KINDS[name]
    if area is None and pillar is None:
        kinds = kinds[:1]  # it has the overall grade; no other file is read
    asked = _chosen(name, kinds, area, pillar)
    overall = [each for each in asked if each.subject.level == "overall"]
    if area is None and overall:
        asked = overall
    everyone = forces.load().forces
    return [item for each in asked for item in _standings(each, frameworks, everyone, own)]


def side_by_side(
    frameworks: Frameworks,
    own: str,
    names: Sequence[str],
    round: str | None = None,
    area: str | None = None,
    pillar: str | None = None,
) -> list[CompareItem]:
    """Return forces side by side, each question in each round for itself.

    Args:
        frameworks: What may be compared.
        own: The id of the force to mark; it comes first, named or not, where it is known.
        names: The forces as people write them.
        round: Only this round, the round of this year, or `latest`.
        area: Only the areas of these words.
        pillar: Only those of this pillar.

    Raises:
        UnknownName: No force, round, area or pillar answers to a name.
    """
    data = forces.load()
    shown = {force.id: force for force in data.forces if force.id == own}
    shown.update((force.id, force) for force in map(data.find, names))
    rounds = force_grades.rounds() if round is None else (_round(round),)
    asked: list[_Asked] = []
    refused: UnknownName | None = None
    for name in rounds:
        try:
            asked += _chosen(name, force_grades.KINDS[name], area, pillar)
        except UnknownName as error:
            refused = error
    if refused is not None and not asked:
        raise refused
    return [
        item for each in asked for item in _standings(each, frameworks, tuple(shown.values()), own)
    ]


def _round(wanted: str) -> str:
    rounds = force_grades.rounds()
    if wanted.casefold() == LATEST:
        return rounds[-1]
    try:
        return round_named(wanted, rounds)
    except UnknownName:
        raise UnknownName(
            f"no grades of all forces for round {short(repr(wanted))}; "
            f"there are those of {', '.join(rounds)}"
        ) from None


def _chosen(
    round: str, kinds: Iterable[Kind], area: str | None, pillar: str | None
) -> list[_Asked]:
    """The questions of a round that answer to words; one alone where they are its whole name."""
    read = [force_grades.load(kind) for kind in kinds]
    asked = [_Asked(round, data, subject) for data in read for subject in data.asked(round)]
    named = [each for each in asked if area and fold(area) in map(fold, filter(None, each.names))]
    return choose(
        "question",
        named[:1] or asked,
        Filter(f"area of {round}", "on", area, lambda each: each.names),
        Filter(f"pillar of {round}", "of pillar", pillar, lambda each: [each.subject.pillar]),
    )


def _standings(
    asked: _Asked, frameworks: Frameworks, shown: Iterable[PoliceForce], own: str
) -> list[CompareItem]:
    name, data, subject = asked
    framework = data.framework(name)
    scale = frameworks.scale(framework)
    judgments, before = data.on(name, subject.id), _before(asked, frameworks)
    everyone = len(forces.load().forces)
    counted = _counts(judgments.values(), scale, everyone)
    by_grade = {each.grade: each.count for each in counted}
    items = []
    for force in shown:
        judgment = judgments.get(force.id) or force_grades.unread(force.id, name, subject.id)
        items.append(
            CompareItem.of(
                vars(judgment),
                question=subject.id,
                area=subject.name,
                heading=subject.heading(name),
                pillar=subject.pillar,
                name=force.name,
                change=_move(before, judgment, scale),
                alike=by_grade.get(judgment.grade or judgment.inferred_grade, 0),
                read=everyone - by_grade[None],
                forces=everyone,
                counts=counted,
                sources=whole(judgment.sources, data.by_source),
                own=force.id == own,
                instead=None,
                caveat=frameworks.caveat(framework, name),
                disagreements=[dispute(each, data.by_source) for each in data.disputed(judgment)],
                scale=list(scale),
            )
        )
    return items


def _counts(read: Iterable[ForceGrade], scale: Sequence[str], forces: int) -> list[Count]:
    """How many of all forces have each grade, and how many have none that is known."""
    graded: dict[str | None, list[ForceGrade]] = {grade: [] for grade in scale}
    for judgment in read:
        grade = judgment.grade or judgment.inferred_grade
        if grade in graded:
            graded[grade].append(judgment)
    without = forces - sum(map(len, graded.values()))
    return [
        Count(
            grade=grade,
            count=len(judgments),
            inferred=sum(each.reading == "inferred" for each in judgments),
            carried_over=sum(each.basis == "carried-over" for each in judgments if each.grade),
            basis_unknown=sum(
                each.basis == "unknown" or each.basis_reading == "inferred"
                for each in judgments
                if each.grade
            ),
        )
        for grade, judgments in graded.items()
    ] + [Count(grade=None, count=without, inferred=0, carried_over=0, basis_unknown=0)]


def _before(asked: _Asked, frameworks: Frameworks) -> dict[str, ForceGrade]:
    """The judgments on it in the round before, where HMICFRS says that they may be compared."""
    rounds = force_grades.rounds()
    at = rounds.index(asked.round)
    framework = asked.data.framework(asked.round)
    if not at or not frameworks.comparable(framework, *rounds[at - 1 : at + 1]):
        return {}
    return asked.data.on(rounds[at - 1], asked.subject.id)


def _move(before: dict[str, ForceGrade], after: ForceGrade, scale: Sequence[str]) -> Move | None:
    """The change since the round before, where both judgments were made in their rounds."""
    first = before.get(after.force)
    if first is None or not (first.basis == after.basis == "inspected"):
        return None
    moved = direction(first.grade, after.grade, scale)
    if moved is None:
        return None
    return Move(direction=moved, from_round=first.round, from_grade=first.grade or "")
