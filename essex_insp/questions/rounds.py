"""Rounds of inspections: their order, their names, and the breaks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from essex_insp.dates import in_time, years
from essex_insp.errors import UnknownName
from essex_insp.library.frameworks import Frameworks, NoRound, Rules
from essex_insp.model import Framework
from essex_insp.questions.citations import cites, once
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import GradeItem
from essex_insp.questions.record import Cite, Record


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


DECLARED = "The reports say that the grades of these rounds may not be compared."
LATEST = "latest"
When = tuple[int, tuple[str, str], str]
"""What puts reports in order of time: the year, the date, the id."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


class Telling(NamedTuple):
    """The judgments of a round, as one report has them or as the pages of others tell them.

    Args:
        force: The force's name.
        round: The round; `None` for an inspection that belongs to none.
        framework: The rules it was made under.
        grades: The judgments.
        when: What puts tellings in order of time.
        report: The id of the report; `None` where pages of others tell it.
        title: The title of that report.
        published: Its date.
        published_note: What else is known of that.
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
    report = inspection.report
    return Telling(
        report.force.name,
        report.round,
        report.framework,
        inspection.grades(),
        when(inspection),
        report.id,
        report.title,
        report.published,
        report.published_note,
    )


def grouped(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Return what is told of each round, the fullest report first, in order of time.

    Args:
        tellings: Of one force, in any order; those of no round are left out.
    """
    by_round: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.round is not None:
            by_round.setdefault(each.round, []).append(each)
    for group in by_round.values():
        group.sort(key=lambda each: (each.report is None, -len(each.grades), each.report or ""))
    return sorted(by_round.values(), key=_order)


def when(inspection: Inspection) -> When:
    """Return what puts reports in order of time: the year, the date, the id.

    The year is that of publication; where it was not read, the last one of the round.
    """
    report = inspection.report
    span = years(report.round) if report.round else None
    written = _YEAR.search(f"{report.published or ''} {report.published_note or ''}")
    year = int(written[0]) if written else span[1] if span else 9999
    return year, in_time(report.published), report.id


def _order(group: list[Telling]) -> tuple[tuple[int, int], When]:
    """Rounds by their years; those whose names have none, by when they were published."""
    first = min(each.when for each in group)
    span = years(group[0].round or "")
    return span or (first[0], first[0]), first


def begun(rounds: list[list[Telling]], since: str) -> list[list[Telling]]:
    """Return the rounds from one on.

    Args:
        rounds: Rounds in order of time, as `grouped` gives them.
        since: The first round, a year in it, or `latest`.

    Raises:
        UnknownName: All rounds are earlier.
    """
    if since.casefold() == LATEST:
        return rounds[-1:]
    names = [group[0].round or "" for group in rounds]
    span = years(since)
    for number, name in enumerate(names):
        known = years(name)
        if name == since or (span and known and span[0] <= known[1]):
            return rounds[number:]
    raise UnknownName(f"no round since {since!r}; there is {', '.join(names) or 'none'}")


def breaks(rounds: list[list[Telling]], frameworks: Frameworks) -> dict[str, Break]:
    """Return the break before each round that may not be compared with the one before it.

    Args:
        rounds: Rounds in order of time, as `grouped` gives them.
        frameworks: What may be compared.
    """
    parted = {}
    for before, after in pairwise(group[0] for group in rounds):
        names = (before.round or "", after.round or "")
        allowed = comparable(before, after, frameworks)
        if allowed:
            continue
        rules = frameworks.rules(before.ruled), frameworks.rules(after.ruled)
        why, sources = _why(*rules, frameworks)
        if allowed is False and not any(rules):
            why = DECLARED
        pauses = [
            _pause(pause, frameworks)
            for pause in frameworks.no_round
            if _lies_between(pause, *names)
        ]
        parted[names[1]] = Break(after=names[0], why=why, no_round=pauses, sources=sources)
    return parted


def comparable(before: Telling, after: Telling, frameworks: Frameworks) -> bool | None:
    """Return whether the grades of two rounds may be compared, `None` where nobody says.

    Of PEEL's frameworks HMICFRS says it; of others, the reports themselves may.

    Args:
        before: What is told of one round.
        after: What is told of another.
        frameworks: What HMICFRS says.
    """
    first, second = before.framework, after.framework
    if first is None or second is None:
        return None
    if frameworks.rules(first.id) or frameworks.rules(second.id):
        same = first.id == second.id and first.grades == second.grades
        return same and frameworks.comparable(first.id, before.round or "", after.round or "")
    said = [each.comparable_with for each in (first, second) if each.comparable_with is not None]
    if not said:
        return None
    named = second.id in (first.comparable_with or ()) or first.id in (second.comparable_with or ())
    return named and first.grades == second.grades


def _why(
    before: Rules | None, after: Rules | None, frameworks: Frameworks
) -> tuple[str, list[Cite]]:
    """The reason of whichever framework compares with no other, the later one first."""
    for rules in (after, before):
        if rules is not None and not rules.comparable_with:
            return rules.why, cites(rules.citations, frameworks.by_source)
    both = [rules for rules in (before, after) if rules is not None]
    cited = [cite for rules in both for cite in cites(rules.citations, frameworks.by_source)]
    return "Whether these rounds may be compared is not in the data.", once(cited)


def _pause(pause: NoRound, frameworks: Frameworks) -> Pause:
    sources = cites(pause.citations, frameworks.by_source)
    return Pause(year=pause.year, why=pause.why, sources=sources)


def _lies_between(pause: NoRound, before: str, after: str) -> bool:
    first, last, year = years(before), years(after), years(pause.year)
    return bool(first and last and year and first[1] < year[0] < last[0])
