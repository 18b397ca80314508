"""The questions that go over all reports of a force."""

import contextlib
from collections.abc import Collection, Iterable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from essex_insp.dates import roughly, years
from essex_insp.errors import NearName, UnknownName, short
from essex_insp.library import areas, frameworks
from essex_insp.library import reports as library
from essex_insp.library.areas import KINDS
from essex_insp.matching import Filter, choose, matches
from essex_insp.model import Report
from essex_insp.questions import history, trail
from essex_insp.questions.history import LATEST, Judgments
from essex_insp.questions.inspection import Inspection, by_concern, by_pillar
from essex_insp.questions.record import ConcernItem

if TYPE_CHECKING:
    from essex_insp.questions.compare import CompareItem


class ForceReports:
    """All reports of a force, by its id; the first is the one that was asked for.

    Its questions are as those of an `Inspection`. `passed_over` has a line for each file that could
    not be read, `drafts` the ids of the reports that nobody has settled.
    """

    def __init__(
        self, force: str, reports: Iterable[Report], passed_over: Iterable[str] = ()
    ) -> None:
        self.force = force
        self.inspections = [Inspection(report) for report in reports]
        self.passed_over = tuple(passed_over)
        self.drafts = tuple(each.report.id for each in self.inspections if each.report.draft)

    def __repr__(self) -> str:
        return f"<ForceReports {self.force}: {len(self.inspections)}>"

    def history(
        self,
        area: str | None = None,
        pillar: str | None = None,
        since: str | None = None,
        related: bool = False,
        moved: Collection[str] = (),
    ) -> list[history.HistoryItem]:
        """Return the force's judgments, one area after the other, each in order of the rounds.

        They are those of its reports; rounds that its reports do not cover are told by what is
        known of all forces. An `area` is followed over the name that it has since 2021-22.
        `related` adds inspections that are no rounds, after them; `moved`, of `up` and `down`,
        leaves only the judgments of which that may be told. `UnknownName`: no round, area or pillar
        answers, or only an inspection of no round has it.
        """
        rounds, items, others = self._judgments
        if since is not None:
            rounds = history.begun(rounds, since)
            span = years(since) or years(next(iter(rounds)))
            items = [item for item in items if item.round in rounds]
            others = [item for item in others if span is None or roughly(item) >= str(span[0])]
        within = f" of {', '.join(rounds)}" if since else ""
        named = attrgetter("area", "heading", "id", "question")
        by_area = Filter(f"area{within}", "on", area, named)
        if related or not items:
            items = items + others
        elif not any(map(by_area.keeps, items)) and any(map(by_area.keeps, others)):
            there = "an inspection that belongs to no round has it: add --all"
            raise UnknownName(f"no area of a round matches {short(repr(area))}; {there}")
        chosen = choose("grade", items, by_area, by_pillar(pillar, within))
        # What answers by what one round called it is meant in all of them.
        told_by = areas.lasting if area else lambda *told: told
        meant = {told_by(item.pillar, item.subject) for item in chosen}
        kept = [item for item in items if told_by(item.pillar, item.subject) in meant]
        told = history.in_rows(kept, rounds)
        return [
            item for item in told if not moved or (item.change and item.change.direction in moved)
        ]

    @cached_property
    def _judgments(self) -> Judgments:
        covered = {inspection.report.round for inspection in self.inspections} >= KINDS.keys()
        asked = self.inspections
        if not covered:
            from essex_insp.library import force_grades  # read where its reports leave rounds out

            asked = [*asked, *map(Inspection, force_grades.reports(self.force))]
        return history.judgments(asked)

    def concerns(
        self,
        about: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        recurring: bool = False,
    ) -> list[ConcernItem]:
        """Return the concerns of all its reports, or those of more than one round, newest first."""
        raised = (trail.recurring if recurring else trail.distinct)(self.inspections)
        return choose("concern", raised, *by_concern(about, kind, status))

    def trail(self, concern: str | None = None) -> list[trail.TrailItem]:
        """Return what became of a concern, the first of the report asked for if none is named."""
        return trail.events(self.inspections, concern)

    def compare(
        self,
        *names: str,
        round: str | None = None,
        area: str | None = None,
        pillar: str | None = None,
        grade: str | None = None,
    ) -> "list[CompareItem]":
        """Return where it stands beside other forces on the same question in the same round.

        It is among all if none is named, and a name of no force may be an area; of the default
        report alone, it is left out where several are named. The round is that of the report asked
        for, or the newest that has the area, or such a grade, and where forces are named, all; the
        area is the overall grade, and with a grade, or where there is none, all.
        `UnknownName`: a name has no answer, or none is given and it is none of these forces.
        """
        # These read the data of all forces.
        from essex_insp.library import forces
        from essex_insp.questions.compare import beyond, graded, standings

        names = tuple(forces.load().told_apart(names)) or names
        own = next((inspection.report for inspection in self.inspections), None)
        if not any((names, round, area, pillar, grade, self.force in forces.load().by_id)):
            raise beyond(own.force.name if own else self.force)
        of_own = own.round if own else None
        rules = frameworks.load().of_round.get(of_own or "")
        if grade and rules and not any(matches(grade, word) for word in rules.grades):
            of_own = None  # another round has such a grade, if any has
        at = round if round or names else of_own or LATEST
        beside = [inspection.report.id for inspection in self.inspections] != [library.default_id()]
        try:
            items = standings(self.force, names, at, area, pillar, grade is not None, own, beside)
        except UnknownName as error:
            if names and isinstance(error, NearName):
                raise
            # What is no force may be an area, and what is no area of a round one of another.
            words = None if area and names else area or " ".join(names)
            rounds = (round,) if round else (of_own or LATEST, *reversed(KINDS))
            for name in rounds if words else ():
                with contextlib.suppress(UnknownName):
                    items = standings(self.force, (), name, words, pillar, report=own)
                    break
            else:
                raise
        return graded(items, grade)


def of_force(name: str) -> ForceReports:
    """Return all reports of a force, or of another body that one's own are on, the default first.

    It is named as people write it; `UnknownName` where that means none, or several.
    """
    from essex_insp.library import forces  # only where a force is named

    force = forces.load().find(name, library.bodies())
    police = isinstance(force, forces.PoliceForce)
    passed: list[str] = []
    reports = library.of_force(force.id, passed, force.name if police else "").values()
    asked = sorted(reports, key=lambda report: report.id != library.default_id())
    return ForceReports(force.id, asked, passed)


def around(report: Report) -> ForceReports:
    """Return all reports of a report's force; that report is first, even outside the library."""
    passed: list[str] = []
    reports = library.of_force(report.force.id, passed).values()
    others = [other for other in reports if other.id != report.id]
    return ForceReports(report.force.id, [report, *others], passed)
