"""How forces stand on the same question in the same round: side by side, never in a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from essex_insp.cites import dispute, once, whole
from essex_insp.errors import UnknownName
from essex_insp.forces import Forces, Judged, PoliceForce, Question
from essex_insp.frameworks import Frameworks
from essex_insp.names import matches, nearest
from essex_insp.records import Cite, Dispute, Record
from essex_insp.rounds import named

OVERALL = "overall"


class Count(Record):
    """How many forces have a grade, and for how many it was carried over or is of unknown basis.

    A grade of `None` counts the forces whose grade was not read.
    """

    grade: str | None
    count: int
    carried_over: int
    basis_unknown: int


class Standing(Record):
    """One force's grade on the question."""

    force: str
    name: str
    grade: str | None
    basis: str
    judged_in: str | None
    inferred_grade: str | None
    note: str | None
    own: bool
    disagreements: list[Dispute]
    sources: list[Cite]


class Moves(Record):
    """Which forces rose and fell since an earlier round, both judgments made in their rounds."""

    from_round: str
    rose: list[str]
    fell: list[str]
    same: int
    unknown: int


class Comparison(Record):
    """One question in one round: the count of all forces, and the forces asked for."""

    round: str
    question: str
    area: str
    counts: list[Count]
    forces: list[Standing]
    change: Moves | None
    caveat: str | None
    sources: list[Cite]


def all_forces(
    data: Forces,
    frameworks: Frameworks,
    own: str,
    round: str,
    question: str | None = None,
) -> list[Comparison]:
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
    return [_comparison(data, frameworks, data.forces, own, name, _question(data, name, question))]


def side_by_side(
    data: Forces,
    frameworks: Frameworks,
    own: str,
    names: Sequence[str],
    round: str | None = None,
    question: str | None = None,
) -> list[Comparison]:
    """Return forces side by side, each question in each round for itself.

    Args:
        data: The forces.
        frameworks: What may be compared.
        own: The id of the force to mark; it comes first, named or not, where it is known.
        names: The forces as people write them.
        round: Only this round, or the round of this year.
        question: Only the question of these words.

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
        _comparison(data, frameworks, tuple(found.values()), own, one, each) for one, each in asked
    ]


def _comparison(
    data: Forces,
    frameworks: Frameworks,
    forces: tuple[PoliceForce, ...],
    own: str,
    round: str,
    question: Question,
) -> Comparison:
    cells = [_judged(force, round, question.id) for force in data.forces]
    standings = [_standing(data, force, own, round, question) for force in forces]
    rules = frameworks.rules(data.framework.id)
    said = [one.text for one in (rules.caveats if rules else ()) if one.round == round]
    return Comparison(
        round=round,
        question=question.id,
        area=question.area,
        counts=[_count(cells, grade) for grade in (*data.framework.grades, None)],
        forces=standings,
        change=_moves(data, frameworks, round, question.id),
        caveat=" ".join(said) or None,
        sources=once(cite for standing in standings for cite in standing.sources),
    )


def _count(cells: Iterable[Judged], grade: str | None) -> Count:
    found = [cell for cell in cells if cell.grade == grade]
    return Count(
        grade=grade,
        count=len(found),
        carried_over=sum(cell.basis == "carried-over" for cell in found),
        basis_unknown=sum(cell.basis == "unknown" for cell in found),
    )


def _standing(
    data: Forces, force: PoliceForce, own: str, round: str, question: Question
) -> Standing:
    cell = _judged(force, round, question.id)
    disputes = [
        dispute(one, data.by_source)
        for one in force.disagreements
        if (one.round, one.question) == (round, question.id)
    ]
    values: dict[str, Any] = {
        "force": force.id,
        "name": force.name,
        "grade": cell.grade,
        "basis": cell.basis,
        "judged_in": cell.judged_in,
        "inferred_grade": cell.inferred_grade,
        "note": cell.note,
        "own": force.id == own,
        "disagreements": disputes,
        "sources": whole(cell.sources, data.by_source),
    }
    return Standing(**values)


def _moves(data: Forces, frameworks: Frameworks, round: str, question: str) -> Moves | None:
    """Who rose and who fell since the round before, where the two may be compared."""
    at = data.rounds.index(round)
    before = data.rounds[at - 1] if at else None
    if before is None or not frameworks.comparable(data.framework.id, before, round):
        return None
    if not any(force.judged(before, question) for force in data.forces):
        return None
    scale = data.framework.grades
    moves: dict[str, list[str]] = {"rose": [], "fell": [], "same": [], "unknown": []}
    for force in data.forces:
        one, other = force.judged(before, question), force.judged(round, question)
        if not (_made(one) and _made(other) and one and other):
            moves["unknown"].append(force.name)
            continue
        steps = scale.index(one.grade or "") - scale.index(other.grade or "")
        moves["rose" if steps > 0 else "fell" if steps < 0 else "same"].append(force.name)
    return Moves(
        from_round=before,
        rose=moves["rose"],
        fell=moves["fell"],
        same=len(moves["same"]),
        unknown=len(moves["unknown"]),
    )


def _made(cell: Judged | None) -> bool:
    return cell is not None and cell.grade is not None and cell.basis == "inspected"


def _judged(force: PoliceForce, round: str, question: str) -> Judged:
    cell = force.judged(round, question)
    if cell is None:
        raise UnknownName(f"{force.name}: no judgment on {question} in {round} in the data")
    return cell


def _round(data: Forces, wanted: str) -> str:
    try:
        return named(wanted, data.rounds)
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
