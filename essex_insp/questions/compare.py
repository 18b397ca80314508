"""How forces stand on the same question in the same round: side by side, never in a ranking."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from essex_insp.dates import round_named
from essex_insp.errors import NearName, UnknownName, short
from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library import reports as library
from essex_insp.library.areas import GRADES
from essex_insp.library.force_grades import ForceGrade, ForceGrades, Kind, Subject
from essex_insp.library.forces import PoliceForce
from essex_insp.matching import Filter, choose, fold
from essex_insp.questions.documents import dispute, whole
from essex_insp.questions.history import Move, move
from essex_insp.questions.record import Graded, Record

_EARLIER = dict(zip([*force_grades.KINDS][1:], force_grades.KINDS, strict=False))
"""The round before each."""


class Count(Record):
    """How many forces have a grade, and of these how many have it in which way.

    `None` counts those without a grade, or whose grade was not read.
    """

    grade: str | None
    count: int
    inferred: int
    carried_over: int
    basis_unknown: int


class CompareItem(
    Graded,
    ordered="round question area heading pillar force name grade basis judged_in change alike read "
    "forces counts sources own instead inferred_grade basis_reading why confidence note caveat "
    "disagreements scale",
):
    """One force's grade on one question in one round; `alike` of all `forces` have the same.

    `counts` is of all forces on that question in that round, whoever is shown, and `read` says
    of how many of them the grade is known. `heading` is what the round calls the area.
    """

    round: str
    question: str
    heading: str
    force: str
    name: str
    change: Move | None
    alike: int
    read: int
    forces: int
    counts: list[Count]
    own: bool
    caveat: str | None


class _Asked(NamedTuple):
    """A question of a round, with the grades that there are on it."""

    round: str
    data: ForceGrades
    subject: Subject

    @property
    def names(self) -> list[str | None]:
        """What it answers to."""
        said = [each.name for each in self.subject.headings if each.round == self.round]
        return [self.subject.name, self.subject.id, self.subject.heading(self.round), *said]


def standings(
    own: str,
    names: Sequence[str] = (),
    round: str | None = None,
    area: str | None = None,
    pillar: str | None = None,
    whole: bool = False,
) -> list[CompareItem]:
    """Return where forces stand, each question in each round for itself, as `compare` takes words.

    The force of the id `own` is marked; of those named it comes first, where it is known. The
    `whole` is all areas of all forces where none is named. `UnknownName`: a name has no answer.
    """
    data = forces.load()
    known = {force.id: force for force in data.forces}
    shown = {name: force for name, force in known.items() if name == own or not names}
    for name in names:
        body = data.find(name, library.bodies())
        if body.id not in known:
            raise beyond(body.name)
        shown[body.id] = known[body.id]
    asked: list[_Asked] = []
    refused: UnknownName | None = None
    for name in force_grades.KINDS if round is None else (_round(round),):
        kinds = force_grades.KINDS[name]
        if not (names or area or pillar or whole):
            kinds = kinds[:1]  # it has the overall grade; no other file is read
        try:
            asked += _chosen(name, kinds, area, pillar)
        except UnknownName as error:
            refused = error
    if refused is not None and not asked:
        raise refused
    if not (names or area or whole):
        asked = [each for each in asked if each.subject.level == "overall"] or asked
    return [item for each in asked for item in _standings(each, shown.values(), own)]


def beyond(name: str) -> UnknownName:
    """Return the error for what is none of the forces whose grades are compared."""
    return NearName(
        f"{name} is none of the {len(forces.load().forces)} forces whose grades are compared; name "
        "some, as in `essex-insp compare essex kent`"
    )


def graded(items: Sequence[CompareItem], grade: str | None) -> list[CompareItem]:
    """Return those that have a grade, stated or inferred; `UnknownName` where none has."""
    words = Filter(
        "grade",
        "graded",
        grade,
        lambda item: [item.grade or item.inferred_grade],
        lambda item: [item.grade or item.inferred_grade or "not known to us"],
        GRADES,
    )
    return choose("judgment", items, words)


def _round(wanted: str) -> str:
    rounds = tuple(force_grades.KINDS)
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
        Filter(f"area of {round} that is known of all forces", "on", area, lambda each: each.names),
        Filter(f"pillar of {round}", "of pillar", pillar, lambda each: [each.subject.pillar]),
    )


def _standings(asked: _Asked, shown: Iterable[PoliceForce], own: str) -> list[CompareItem]:
    name, data, subject = asked
    rules, framework = frameworks.load(), data.framework(name)
    scale = rules.scale(framework)
    judgments = {
        force.id: force_grades.unread(force.id, name, subject.id) for force in forces.load().forces
    }
    judgments |= data.on(name, subject.id)
    counts = _counts(judgments.values(), scale)
    earlier = _EARLIER.get(name, "")
    comparable = rules.comparable(framework, earlier, name)
    before = data.on(earlier, subject.id) if comparable else {}
    items = []
    for force in shown:
        judgment = judgments[force.id]
        items.append(
            CompareItem.of(
                judgment,
                heading=subject.heading(name),
                pillar=subject.pillar,
                instead=None,
                scale=list(scale),
                sources=whole(judgment.sources, data.by_source),
                disagreements=[dispute(each, data.by_source) for each in data.disputed(judgment)],
                question=subject.id,
                area=subject.name,
                name=force.name,
                change=move(before.get(force.id), judgment, scale),
                alike=counts[judgment.grade or judgment.inferred_grade].count,
                read=len(judgments) - counts[None].count,
                forces=len(judgments),
                counts=list(counts.values()),
                own=force.id == own,
                caveat=rules.caveat(framework, name),
            )
        )
    return items


def _counts(read: Collection[ForceGrade], scale: Sequence[str]) -> dict[str | None, Count]:
    """How many forces have each grade, and how many have none that is known."""
    counts: dict[str | None, Count] = {}
    for grade in (*scale, None):
        having = [each for each in read if (each.grade or each.inferred_grade) == grade]
        stated = [each for each in having if each.grade]
        counts[grade] = Count(
            grade=grade,
            count=len(having),
            inferred=sum(bool(each.inferred_grade) for each in having),
            carried_over=sum(each.basis == "carried-over" for each in stated),
            basis_unknown=sum(
                each.basis == "unknown" or each.basis_reading == "inferred" for each in stated
            ),
        )
    return counts
