"""What is known of a force where no report of it is in the library: the grades of all forces."""

from __future__ import annotations

from essex_insp.library import force_grades, forces
from essex_insp.library.areas import KINDS
from essex_insp.library.force_grades import ForceGrade, Known
from essex_insp.library.frameworks import Frameworks
from essex_insp.library.trusted import assembled
from essex_insp.model import Framework
from essex_insp.questions.citations import dispute, whole
from essex_insp.questions.items import GradeItem
from essex_insp.questions.record import Dispute
from essex_insp.questions.rounds import Telling


def tellings(force: str, frameworks: Frameworks) -> list[Telling]:
    """Return what is known of a force, round by round; nothing of a force that is none of the 43.

    Args:
        force: Its id, as in `kent`.
        frameworks: The scales of the rounds.
    """
    police = next((police for police in forces.load().forces if police.id == force), None)
    if police is None:
        return []
    by_round: dict[str, list[Known]] = {name: [] for name in force_grades.rounds()}
    for known in [*force_grades.of_force(force), *_unread(force)]:
        by_round[known.judgment.round].append(known)
    told = []
    for number, (name, judgments) in enumerate(by_round.items()):
        framework = _framework(name)
        rules = frameworks.rules(framework)
        scale = rules.grades if rules else ()
        told.append(
            Telling(
                police.name,
                name,
                assembled(Framework, id=framework, grades=scale),
                [_grade(known, scale, disputes(police, known)) for known in judgments],
                (number, ("", ""), name),
            )
        )
    return told


def disputes(police: forces.PoliceForce, known: Known) -> list[Dispute]:
    """Return where sources disagree on a force's grade."""
    if known.kind != "effectiveness":
        return []
    sources = forces.load().by_source
    asked = (known.judgment.round, known.judgment.subject)
    return [
        dispute(each, sources)
        for each in police.disagreements
        if (each.round, each.question) == asked
    ]


def _grade(known: Known, scale: tuple[str, ...], disagreements: list[Dispute]) -> GradeItem:
    judgment, subject = known.judgment, known.subject
    overall = subject.level == "overall" and subject.id == subject.pillar
    return GradeItem(
        area=subject.heading(judgment.round),
        question=None,
        pillar=subject.pillar,
        level=subject.level,
        grade=judgment.grade,
        basis=judgment.basis,
        judged_in=judgment.judged_in,
        sources=whole(judgment.sources, {source.id: source for source in known.sources}),
        id=f"{subject.id}-overall" if overall else subject.id,  # as reports have it
        body=None,
        scale=list(scale),
        instead=None,
        inferred_grade=judgment.inferred_grade,
        basis_reading=judgment.basis_reading,
        why=judgment.why,
        confidence=judgment.confidence,
        note=judgment.note,
        disagreements=disagreements,
    )


def _unread(force: str) -> list[Known]:
    """Return what a force was graded on and none of whose grades was read, in 2021-22 and later.

    Args:
        force: Its id.
    """
    data = force_grades.load("areas")
    read = {(judgment.round, judgment.subject) for judgment in data.of(force)}
    return [
        Known(
            "areas",
            assembled(
                ForceGrade,
                force=force,
                round=heading.round,
                subject=subject.id,
                basis="unknown",
                sources=(),
            ),
            subject,
            data.framework(heading.round),
            (),
        )
        for subject in data.subjects
        for heading in subject.headings
        if heading.heading
        and (heading.round, subject.id) not in read  # others are not of every force
    ]


def _framework(round: str) -> str | None:
    """Return the id of a round's framework, or `None` where it is none of these rounds."""
    kinds = KINDS.get(round, ())
    return next((force_grades.load(kind).framework(round) for kind in kinds), None)
