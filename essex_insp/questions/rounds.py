"""Rounds of inspections: their order, their names, and the breaks between them."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from essex_insp.dates import in_time, roughly, years
from essex_insp.errors import UnknownName
from essex_insp.library import frameworks
from essex_insp.library.areas import KINDS
from essex_insp.library.assembly import assembled
from essex_insp.model import Framework
from essex_insp.questions.citations import cites, dispute, once, whole
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Cite, GradeItem, Record

if TYPE_CHECKING:
    from essex_insp.library.force_grades import ForceGrade, ForceGrades


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


LATEST = "latest"
When = tuple[int, tuple[str, str], str]
"""What puts reports in order of time: the year, the date, the id."""


class Telling(NamedTuple):
    """The judgments of a round, as one report has them or as the pages of others tell them.

    `round` is `None` for an inspection that belongs to none, `report` where pages of others tell
    it; `when` puts tellings in order of time.
    """

    force: str
    round: str | None
    framework: Framework | None
    grades: list[GradeItem]
    when: When
    report: str | None = None
    title: str | None = None
    published: str | None = None
    published_note: str | None = None

    @property
    def ruled(self) -> str | None:
        """The id of its framework."""
        return self.framework.id if self.framework else None


def telling(inspection: Inspection) -> Telling:
    """Return what a report tells of its round."""
    report, grades = inspection.report, inspection.grades()
    named = (report.id, report.title, report.published, report.published_note)
    time = when(inspection)
    return Telling(report.force.name, report.round, report.framework, grades, time, *named)


def told_of_all(force: str) -> list[Telling]:
    """Return what the grades of all forces tell of one, by its id; nothing of none of the 43."""
    from essex_insp.library import force_grades, forces  # read only where reports leave rounds out

    known = [police.name for police in forces.load().forces if police.id == force]
    told = []
    for number, (name, kinds) in enumerate(KINDS.items() if known else ()):
        read = [force_grades.load(kind) for kind in kinds]
        framework = read[0].framework(name)
        scale = frameworks.load().scale(framework)
        rules = assembled(Framework, id=framework, grades=scale)
        grades = [_of_all(data, each, scale) for data in read for each in data.of(force, name)]
        told.append(Telling(known[0], name, rules, grades, (number, ("", ""), name)))
    return told


def _of_all(data: "ForceGrades", judgment: "ForceGrade", scale: Sequence[str]) -> GradeItem:
    subject = data.by_subject[judgment.subject]
    overall = subject.level == "overall" and subject.id == subject.pillar
    return GradeItem.of(
        told_of(data, judgment, scale),
        area=subject.heading(judgment.round),
        question=None,
        id=f"{subject.id}-overall" if overall else subject.id,  # as reports have it
        body=None,
    )


def told_of(data: "ForceGrades", judgment: "ForceGrade", scale: Sequence[str]) -> dict[str, Any]:
    """Return a judgment from the grades of all forces, under the keys of records of judgments."""
    subject = data.by_subject[judgment.subject]
    return {
        **vars(judgment),
        "heading": subject.heading(judgment.round),
        "pillar": subject.pillar,
        "level": subject.level,
        "instead": None,
        "scale": list(scale),
        "sources": whole(judgment.sources, data.by_source),
        "disagreements": [dispute(point, data.by_source) for point in data.disputed(judgment)],
    }


def grouped(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Return what is told of each round of a force, in order of time, the fullest report first."""
    by_round: dict[str, list[Telling]] = {}
    for told in tellings:
        if told.round is not None:
            by_round.setdefault(told.round, []).append(told)
    for group in by_round.values():
        group.sort(key=lambda told: (told.report is None, -len(told.grades), told.report or ""))
    return sorted(by_round.values(), key=_order)


def when(inspection: Inspection) -> When:
    """Return what puts reports in order of time: the year, the date, the id.

    The year is that of publication; where it was not read, the last one of the round.
    """
    report = inspection.report
    year = int(roughly(report.published, report.published_note, report.round)[:4] or 9999)
    return year, in_time(report.published), report.id


def _order(group: list[Telling]) -> tuple[tuple[int, int], When]:
    """Rounds by their years; those whose names have none, by when they were published."""
    first = min(each.when for each in group)
    span = years(group[0].round or "")
    return span or (first[0], first[0]), first


def begun(rounds: list[list[Telling]], since: str) -> list[list[Telling]]:
    """Return the rounds from one on: its name, a year in it, or `latest`; or `UnknownName`."""
    if since.casefold() == LATEST:
        return rounds[-1:]
    names = [group[0].round or "" for group in rounds]
    span = years(since)
    for number, name in enumerate(names):
        known = years(name)
        if name == since or (span and known and span[0] <= known[1]):
            return rounds[number:]
    raise UnknownName(f"no round since {since!r}; there is {', '.join(names) or 'none'}")


def breaks(rounds: list[list[Telling]]) -> dict[str, Break]:
    """Return the break before each round that may not be compared with the one before it."""
    rules = frameworks.load()
    parted = {}
    for before, after in pairwise(group[0] for group in rounds):
        first, second = before.round or "", after.round or ""
        allowed = comparable(before, after)
        if allowed:
            continue
        ruled = [known for told in (after, before) if (known := rules.rules(told.ruled))]
        # The reason of whichever framework compares with no other, the later one first.
        alone = next((known for known in ruled if not known.comparable_with), None)
        why = alone.why if alone else "Whether these rounds may be compared is not in the data."
        if allowed is False and not ruled:
            why = "The reports say that the grades of these rounds may not be compared."
        cited = [known.citations for known in ([alone] if alone else reversed(ruled))]
        pauses = [
            Pause(year=pause.year, why=pause.why, sources=cites(pause.citations, rules.by_source))
            for pause in (rules.no_round if ruled else ())
            if _lies_between(pause.year, first, second)
        ]
        sources = once(cites(chain.from_iterable(cited), rules.by_source))
        parted[second] = Break(after=first, why=why, no_round=pauses, sources=sources)
    return parted


def comparable(before: Telling, after: Telling) -> bool | None:
    """Return whether the grades of two rounds may be compared, `None` where nobody says.

    Of PEEL's frameworks HMICFRS says it; of others, the reports themselves may.
    """
    rules, first, second = frameworks.load(), before.framework, after.framework
    if first is None or second is None:
        return None
    if rules.rules(first.id) or rules.rules(second.id):
        same = first.id == second.id and first.grades == second.grades
        return same and rules.comparable(first.id, before.round or "", after.round or "")
    pairs = (first.comparable_with, second), (second.comparable_with, first)
    said = [other.id in named for named, other in pairs if named is not None]
    return any(said) and first.grades == second.grades if said else None


def _lies_between(year: str, before: str, after: str) -> bool:
    first, last, paused = years(before), years(after), years(year)
    return bool(first and last and paused and first[1] < paused[0] < last[0])
