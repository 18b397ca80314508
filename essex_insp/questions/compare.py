"""How forces stand on the same question in the same round: side by side, never in a ranking."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from essex_insp.dates import round_named
from essex_insp.errors import NearName, UnknownName, short
from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library import reports as library
from essex_insp.library.areas import AreaKey
from essex_insp.library.force_grades import ForceGrade, ForceGrades, Kind, Subject
from essex_insp.library.forces import PoliceForce
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Report
from essex_insp.questions.documents import cite, dispute
from essex_insp.questions.history import Change, HistoryItem, changes, judgments
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Graded, Record, grade_words

OwnJudgments: TypeAlias = "Callable[[str, str], dict[AreaKey, HistoryItem]]"
_FEW = 3
"""So many forces at the most are named in an error."""
_MOST = 5
"""So many of one's own reports on a round of a force, the longest, at the most are read."""


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
    "disagreements report scale",
):
    """One force's grade on one question in one round; `alike` of all `forces` have the same.

    `counts` is of all forces on that question in that round, whoever is shown, and `read` says
    of how many of them the grade is known. `heading` is what the round calls the area, `report`
    the report of the library that tells it, if one does: one's own, as in the history of the
    force, where no page on all forces tells the same.
    """

    round: str
    question: str
    heading: str
    force: str
    name: str
    change: Change | None
    alike: int
    read: int
    forces: int
    counts: list[Count]
    own: bool
    report: str | None
    caveat: str | None


class _Asked(NamedTuple):
    """A question of a round, with the grades that there are on it."""

    round: str
    data: ForceGrades
    subject: Subject

    @property
    def names(self) -> list[str | None]:
        """What it answers to."""
        said = [heading.name for heading in self.subject.headings if heading.round == self.round]
        return [self.subject.name, self.subject.id, self.subject.heading(self.round), *said]


def standings(
    own: str,
    names: Sequence[str] = (),
    round: str | None = None,
    area: str | None = None,
    pillar: str | None = None,
    whole: bool = False,
    report: Report | None = None,
    beside: bool = True,
) -> list[CompareItem]:
    """Return where forces stand, each question in each round for itself, as `compare` takes words.

    The force of the id `own` is marked; it comes after those named if it stands `beside` several,
    or if one is named. The `whole` is all areas, of all forces or of those named alone. A `report`
    need not be in the library. `UnknownName`: a name has no answer.
    """
    known = forces.load().by_id
    shown = {} if names else dict(known)
    for name in names:
        body = forces.load().find(name, library.bodies())
        if body.id not in known:
            raise beyond(body.name)
        shown[body.id] = known[body.id]
    if own in known and not whole and (beside or len(shown) == 1):
        shown.setdefault(own, known[own])
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
        asked = [question for question in asked if question.subject.level == "overall"] or asked
    ours = _of_ones_own(report)
    return [item for question in asked for item in _standings(question, shown.values(), own, ours)]


def _of_ones_own(report: Report | None) -> OwnJudgments:
    """What tells the judgments of a force in a round that one's own reports are on."""
    places, bundled = library.own_on(), library.bundled_paths()

    @cache
    def ours(force: str, name: str) -> dict[AreaKey, HistoryItem]:
        own = library.loaded(places.get((force, name), ())[:_MOST], [])
        reports = [each.model_copy(update={"id": key}) for key, each in own.items()]
        if report and report.id not in (*bundled, *own):
            reports += [report] * ((report.force.id, report.round) == (force, name))
        rules = frameworks.load().of_round[name].id
        reports = [each for each in reports if each.framework and each.framework.id == rules]
        if not reports:
            return {}
        reports += library.loaded({f"{force}-peel-{name}"}.intersection(bundled), []).values()
        reports += force_grades.reports(force, name)
        items = judgments(map(Inspection, reports)).items
        return {(item.pillar, item.subject): item for item in items}

    return ours


def beyond(name: str) -> UnknownName:
    """Return the error for what is none of the forces whose grades are compared."""
    known = f"the {len(forces.load().forces)} forces whose grades are compared"
    remedy = "name some, as in `essex-insp compare essex kent`"
    return NearName(f"{name} is none of {known}; {remedy}")


def graded(items: Sequence[CompareItem], grade: str | None) -> list[CompareItem]:
    """Return those that have a grade, stated or inferred; `UnknownName` where none has."""
    names, rounds = (dict.fromkeys(item[key] for item in items) for key in ("name", "round"))
    whose = ", ".join(names) if len(names) <= _FEW else f"{len(names)} forces"
    scale = list(dict.fromkeys(word for item in items for word in item.scale))
    words = Filter(
        f"grade of {', '.join(rounds)} ({', '.join(scale)})",
        "graded",
        grade,
        lambda item: [item.grade or item.inferred_grade],
        lambda item: [item.inferred_grade or grade_words(item)],
        scale,
    )
    left = "areas not collected for every force are left out, see `essex-insp history`"
    return choose(f"judgment of {whose} ({left})", items, words)


def _round(wanted: str) -> str:
    try:
        return round_named(wanted, force_grades.KINDS)
    except UnknownName:
        there = f"there are those of {', '.join(force_grades.KINDS)}"
        said = f"no grades of all forces for round {short(repr(wanted))}; {there}"
        raise UnknownName(said) from None


def _chosen(
    round: str, kinds: Iterable[Kind], area: str | None, pillar: str | None
) -> list[_Asked]:
    """The questions of a round that answer to words; one alone where they are its whole name."""
    read = [force_grades.load(kind) for kind in kinds]
    asked = [_Asked(round, data, subject) for data in read for subject in data.asked(round)]
    named = [each for each in asked if area and fold(area) in map(fold, filter(None, each.names))]
    known = f"area of {round} that is known of all forces"
    by_area = Filter(known, "on", area, lambda question: question.names)
    by_pillar = Filter(
        f"pillar of {round}", "of pillar", pillar, lambda asked: [asked.subject.pillar]
    )
    return choose("question", named[:1] or asked, by_area, by_pillar)


def _standings(
    asked: _Asked, shown: Iterable[PoliceForce], own: str, ours: OwnJudgments
) -> list[CompareItem]:
    name, data, subject = asked
    key = subject.pillar, subject.id + "-overall" * (subject.id == subject.pillar)
    rules = frameworks.load().of_round[name]
    scale, among = rules.grades, {*rules.comparable_with}
    rounds = [each for each in force_grades.KINDS if {each, name} <= among]

    def judged(force: str, round: str) -> ForceGrade | HistoryItem:
        page, known = data.at(force, round, subject.id), ours(force, round).get(key)
        alike = known and (known.grade, known.basis) == (page.grade, page.basis)
        return page if known is None or (alike and not known.disagreements) else known

    known = forces.load().by_id
    rows = {force: {each: judged(force, each) for each in (*rounds, name)} for force in known}
    judgments = {force: row[name] for force, row in rows.items()}
    counts = _counts(judgments.values(), scale)
    items = []
    for force in shown:
        judgment = judgments[force.id]
        items.append(
            CompareItem.of(
                {**_facts(judgment, data), "force": force.id},
                heading=subject.heading(name),
                pillar=subject.pillar,
                scale=list(scale),
                question=subject.id,
                area=subject.name,
                name=force.name,
                change=changes(rows[force.id], rounds, lambda *_: scale).get(name),
                alike=counts[judgment.grade or judgment.inferred_grade].count,
                read=len(judgments) - counts[None].count,
                forces=len(judgments),
                counts=list(counts.values()),
                own=force.id == own,
                caveat=frameworks.load().caveat(rules.id, name),
            )
        )
    return items


def _facts(judgment: ForceGrade | HistoryItem, data: ForceGrades) -> dict[str, Any]:
    """What is told of a judgment of a page on all forces, or of a report of one's own."""
    if isinstance(judgment, HistoryItem):
        if judgment.report in (None, *library.bundled_paths()):
            return judgment
        alone = "; no page on all forces has it" * (not judgment.disagreements)
        said = f"From {judgment.report}, a report of one's own{alone}."
        return {**judgment, "note": " ".join(filter(None, (said, judgment.note)))}
    report = f"{judgment.force}-peel-{judgment.round}"
    return {
        **vars(judgment),
        "instead": None,
        "report": report if report in library.bundled_paths() else None,
        "sources": [cite(data.by_source[name]) for name in judgment.sources],
        "disagreements": [dispute(point, data.by_source) for point in data.disputed(judgment)],
    }


def _counts(read: Collection[Any], scale: Sequence[str]) -> dict[str | None, Count]:
    """How many forces have each grade, and how many have none that is known."""
    counts: dict[str | None, Count] = {}
    for grade in (*scale, None):
        having = [each for each in read if (each.grade or each.inferred_grade) == grade]
        stated = [each for each in having if each.grade]
        unsure = (grade.basis == "unknown" or grade.basis_reading == "inferred" for grade in stated)
        counts[grade] = Count(
            grade=grade,
            count=len(having),
            inferred=sum(bool(each.inferred_grade) for each in having),
            carried_over=sum(each.basis == "carried-over" for each in stated),
            basis_unknown=sum(unsure),
        )
    return counts
