"""What is known of a force where no report of it is in the library: the grades of all forces."""

from __future__ import annotations

from essex_insp.library import force_grades, forces
from essex_insp.library.areas import KINDS
from essex_insp.library.assembly import assembled
from essex_insp.library.force_grades import ForceGrade, ForceGrades
from essex_insp.library.frameworks import Frameworks
from essex_insp.model import Framework
from essex_insp.questions.citations import dispute, whole
from essex_insp.questions.items import GradeItem
from essex_insp.questions.rounds import Telling


def tellings(force: str, frameworks: Frameworks) -> list[Telling]:
    """Return what is known of a force, round by round; nothing of a force that is none of the 43.

    Args:
        force: Its id, as in `kent`.
        frameworks: The scales of the rounds.
    """
    known = [police.name for police in forces.load().forces if police.id == force]
    told = []
    for number, (name, kinds) in enumerate(KINDS.items() if known else ()):
        read = [force_grades.load(kind) for kind in kinds]
        framework = read[0].framework(name)
        scale = frameworks.scale(framework)
        told.append(
            Telling(
                known[0],
                name,
                assembled(Framework, id=framework, grades=scale),
                [_grade(data, each, scale) for data in read for each in data.of(force, name)],
                (number, ("", ""), name),
            )
        )
    return told


def _grade(data: ForceGrades, judgment: ForceGrade, scale: tuple[str, ...]) -> GradeItem:
    subject = data.by_subject[judgment.subject]
    overall = subject.level == "overall" and subject.id == subject.pillar
    return GradeItem.of(
        judgment,
        area=subject.heading(judgment.round),
        question=None,
        pillar=subject.pillar,
        level=subject.level,
        sources=whole(judgment.sources, data.by_source),
        id=f"{subject.id}-overall" if overall else subject.id,  # as reports have it
        body=None,
        scale=list(scale),
        instead=None,
        disagreements=[dispute(each, data.by_source) for each in data.disputed(judgment)],
    )
