"""How forces stand on the same question in the same round: side by side, never in a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from essex_insp.dates import round_named
from essex_insp.errors import UnknownName
from essex_insp.library.forces import Forces, Judged, PoliceForce, Question
from essex_insp.library.frameworks import Frameworks
from essex_insp.matching import matches, nearest
from essex_insp.questions.citations import dispute, whole
from essex_insp.questions.record import Cite, Dispute, Record


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


class CompareItem(Record):
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


OVERALL = "overall"


def all_forces(
    data: Forces, frameworks: Frameworks, own: str, round: str, question: str | None = None
) -> list[CompareItem]:
    """Return where every force stands on one question in one round.

    Args:
        data: The forces.
        frameworks: What may be compared.
        own: The id of the force to mark.
        round: The round, or a year in it.
        question: Words of the question; the overall one if not given.

    Raises:
        UnknownName: There are no grades of all forces for that round and question.
    """
    name = _round(data, round)
    asked = _question(data, name, question)
    counted = counts(data, name, asked)
    return [_standing(data, frameworks, force, own, name, asked, counted) for force in data.forces]


def side_by_side(
    data: Forces,
    frameworks: Frameworks,
    own: str,
    names: Sequence[str],
    round: str | None = None,
    question: str | None = None,
) -> list[CompareItem]:
    """Return forces side by side, each question in each round for itself.

    Args:
        data: The forces.
        frameworks: What may be compared.
        own: The id of the force to mark; it comes first, named or not, where it is known.
        names: The forces as people write them.
        round: Only this round, or the round of this year.
        question: Only the questions of these words.

    Raises:
        UnknownName: No force, round or question answers to a name.
    """
    found = {one.id: one for one in data.forces if one.id == own}
    found.update((one.id, one) for one in map(data.find, names))
    rounds = data.rounds if round is None else [_round(data, round)]
    asked = [
        (one, each)
        for one in rounds
        for each in _asked(data, one)
        if question is None or _is(each, question)
    ]
    if not asked:
        _question(data, rounds[-1], question)
    return [
        _standing(data, frameworks, force, own, one, each, counted)
        for one, each, counted in [(one, each, counts(data, one, each)) for one, each in asked]
        for force in found.values()
    ]


def counts(data: Forces, round: str, question: Question) -> list[Count]:
    """Return how many of all forces have each grade, and how many have none that was read.

    Args:
        data: The forces.
        round: The round.
        question: The question.
    """
    cells = [_judged(force, round, question.id) for force in data.forces]
    found = []
    for grade in (*data.framework.grades, None):
        alike = [cell for cell in cells if cell.grade == grade]
        found.append(
            Count(
                grade=grade,
                count=len(alike),
                carried_over=sum(cell.basis == "carried-over" for cell in alike),
                basis_unknown=sum(cell.basis == "unknown" for cell in alike),
            )
        )
    return found


def _standing(
    data: Forces,
    frameworks: Frameworks,
    force: PoliceForce,
    own: str,
    round: str,
    question: Question,
    counted: list[Count],
) -> CompareItem:
    cell = _judged(force, round, question.id)
    rules = frameworks.rules(data.framework.id)
    caveats = [one.text for one in (rules.caveats if rules else ()) if one.round == round]
    return CompareItem(
        round=round,
        question=question.id,
        area=question.area,
        force=force.id,
        name=force.name,
        grade=cell.grade,
        basis=cell.basis,
        judged_in=cell.judged_in,
        change=_move(data, frameworks, force, round, question.id),
        alike=next(one.count for one in counted if one.grade == cell.grade),
        forces=len(data.forces),
        counts=counted,
        sources=whole(cell.sources, data.by_source),
        own=force.id == own,
        instead=None,
        inferred_grade=cell.inferred_grade,
        basis_reading=cell.basis_reading,
        why=cell.why,
        note=cell.note,
        caveat=" ".join(caveats) or None,
        disagreements=[
            dispute(one, data.by_source)
            for one in force.disagreements
            if (one.round, one.question) == (round, question.id)
        ],
        scale=list(data.framework.grades),
    )


def _move(
    data: Forces, frameworks: Frameworks, force: PoliceForce, round: str, question: str
) -> Move | None:
    """The change since the round before, where both judgments were made in their rounds."""
    at = data.rounds.index(round)
    before = data.rounds[at - 1] if at else None
    if before is None or not frameworks.comparable(data.framework.id, before, round):
        return None
    one, other = force.judged(before, question), force.judged(round, question)
    if not (_made(one) and _made(other) and one and other):
        return None
    scale = data.framework.grades
    steps = scale.index(one.grade or "") - scale.index(other.grade or "")
    direction = "up" if steps > 0 else "down" if steps < 0 else "same"
    return Move(direction=direction, from_round=before, from_grade=one.grade)


def _made(cell: Judged | None) -> bool:
    if cell is None or cell.grade is None:
        return False
    return (cell.basis, cell.basis_reading) == ("inspected", "stated")


def _judged(force: PoliceForce, round: str, question: str) -> Judged:
    cell = force.judged(round, question)
    if cell is None:
        raise UnknownName(f"{force.name}: no judgment on {question} in {round} in the data")
    return cell


def _round(data: Forces, wanted: str) -> str:
    try:
        return round_named(wanted, data.rounds)
    except UnknownName:
        known = ", ".join(data.rounds)
        raise UnknownName(
            f"no grades of all forces for round {wanted!r}; there are those of {known}"
        ) from None


def _asked(data: Forces, round: str) -> list[Question]:
    """The questions of which the data has judgments in a round."""
    first = data.forces[0]
    return [one for one in data.questions if first.judged(round, one.id)]


def _question(data: Forces, round: str, wanted: str | None) -> Question:
    known = _asked(data, round)
    for one in known:
        if _is(one, wanted or OVERALL):
            return one
    names = [one.id for one in known]
    close = nearest(wanted or OVERALL, names) or names
    raise UnknownName(
        f"no question {wanted!r} for all forces in {round}; there is {', '.join(close)}"
    )


def _is(question: Question, wanted: str) -> bool:
    return matches(wanted, question.id, question.area)
