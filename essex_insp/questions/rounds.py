"""Rounds of inspections: their order, their names, and the breaks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from essex_insp.dates import years
from essex_insp.errors import UnknownName
from essex_insp.library.frameworks import Frameworks, NoRound, Rules
from essex_insp.model import Report
from essex_insp.questions.citations import cites, once
from essex_insp.questions.inspection import Inspection
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


def grouped(inspections: Iterable[Inspection]) -> list[list[Inspection]]:
    """Return the reports of each round, the fullest first, in order of time.

    Args:
        inspections: Reports of one force, in any order; those of no round are left out.
    """
    by_round: dict[str, list[Inspection]] = {}
    for one in inspections:
        if one.report.round is not None:
            by_round.setdefault(one.report.round, []).append(one)
    for group in by_round.values():
        group.sort(key=lambda one: (-len(one.report.judgments), one.report.id))
    return sorted(by_round.values(), key=lambda group: when(group[0]))


def when(inspection: Inspection) -> tuple[int, str, str]:
    """Return what puts reports in order of time: the year, the date, the id."""
    report = inspection.report
    span = years(report.round) if report.round else None
    written = _YEAR.search(f"{report.published or ''} {report.published_note or ''}")
    first = span[0] if span else int(written[0]) if written else 9999
    return first, report.published or "", report.id


def begun(rounds: list[list[Inspection]], since: str) -> list[list[Inspection]]:
    """Return the rounds from one on.

    Args:
        rounds: Rounds in order of time, as `grouped` gives them.
        since: The first round, or a year in it.

    Raises:
        UnknownName: All rounds are earlier.
    """
    names = [group[0].report.round or "" for group in rounds]
    span = years(since)
    for number, name in enumerate(names):
        known = years(name)
        if name == since or (span and known and span[0] <= known[1]):
            return rounds[number:]
    raise UnknownName(f"no round since {since!r}; there is {', '.join(names) or 'none'}")


def rules_of(inspection: Inspection, frameworks: Frameworks) -> Rules | None:
    """Return the framework of a report, or `None` where it is not in the data."""
    framework = inspection.report.framework
    return frameworks.rules(framework.id) if framework else None


def breaks(rounds: list[list[Inspection]], frameworks: Frameworks) -> dict[str, Break]:
    """Return the break before each round that may not be compared with the one before it.

    Args:
        rounds: Rounds in order of time, as `grouped` gives them.
        frameworks: What may be compared.
    """
    found = {}
    for before, after in pairwise(group[0] for group in rounds):
        names = (before.report.round or "", after.report.round or "")
        allowed = comparable(before.report, after.report, frameworks)
        if allowed:
            continue
        rules = rules_of(before, frameworks), rules_of(after, frameworks)
        why, sources = _why(*rules, frameworks)
        if allowed is False and not any(rules):
            why = DECLARED
        pauses = [
            _pause(pause, frameworks)
            for pause in frameworks.no_round
            if _lies_between(pause, *names)
        ]
        found[names[1]] = Break(after=names[0], why=why, no_round=pauses, sources=sources)
    return found


def comparable(one: Report, other: Report, frameworks: Frameworks) -> bool | None:
    """Return whether the grades of two reports may be compared, `None` where nobody says.

    Of PEEL's frameworks HMICFRS says it; of others, the reports themselves may.

    Args:
        one: A report of one round.
        other: A report of another.
        frameworks: What HMICFRS says.
    """
    first, second = one.framework, other.framework
    if first is None or second is None:
        return None
    if frameworks.rules(first.id) or frameworks.rules(second.id):
        same = first.id == second.id and first.grades == second.grades
        return same and frameworks.comparable(first.id, one.round or "", other.round or "")
    said = [each.comparable_with for each in (first, second) if each.comparable_with is not None]
    if not said:
        return None
    named = second.id in (first.comparable_with or ()) or first.id in (second.comparable_with or ())
    return named and first.grades == second.grades


def _why(
    before: Rules | None, after: Rules | None, frameworks: Frameworks
) -> tuple[str, list[Cite]]:
    """The reason of whichever framework compares with no other, the later one first."""
    for one in (after, before):
        if one is not None and not one.comparable_with:
            return one.why, cites(one.citations, frameworks.by_source)
    both = [one for one in (before, after) if one is not None]
    cited = [cite for one in both for cite in cites(one.citations, frameworks.by_source)]
    return "Whether these rounds may be compared is not in the data.", once(cited)


def _pause(pause: NoRound, frameworks: Frameworks) -> Pause:
    sources = cites(pause.citations, frameworks.by_source)
    return Pause(year=pause.year, why=pause.why, sources=sources)


def _lies_between(pause: NoRound, before: str, after: str) -> bool:
    first, last, year = years(before), years(after), years(pause.year)
    return bool(first and last and year and first[1] < year[0] < last[0])
