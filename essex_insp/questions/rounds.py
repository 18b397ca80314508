"""Rounds of inspections: their order, their names, and the breaks between them."""

from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Any

from essex_insp.dates import roughly, years
from essex_insp.errors import UnknownName
from essex_insp.library import frameworks
from essex_insp.model import Report
from essex_insp.questions.documents import cites, once
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


class Move(Record):
    """How a grade stands to an earlier one: `up`, `down` or `same`."""

    direction: str
    from_round: str
    from_grade: str


LATEST = "latest"


def made(judgment: Any) -> bool:
    """Whether a grade was given in its own round, as far as a source says: it may have changed."""
    stated = (judgment.basis, judgment.basis_reading) == ("inspected", "stated")
    return bool(judgment.grade and stated and judgment.judged_in in (None, judgment.round))


def grouped(inspections: Iterable[Inspection]) -> list[list[Inspection]]:
    """Return the reports of each round of a force, in order of time, the fullest first.

    What pages on all forces tell comes last.
    """
    by_round: dict[str, list[Inspection]] = {}
    for inspection in inspections:
        if inspection.report.round is not None:
            by_round.setdefault(inspection.report.round, []).append(inspection)
    for group in by_round.values():
        group.sort(key=_fullest)
    return sorted(by_round.values(), key=_order)


def _fullest(inspection: Inspection) -> tuple[bool, int, str]:
    report = inspection.report
    return not report.id, -len(report.judgments), report.id or ""


def when(inspection: Inspection) -> tuple[str, str]:
    """Return what puts reports in order of time: when they appeared, their ids."""
    return roughly(vars(inspection.report)), inspection.report.id or ""


def _order(group: list[Inspection]) -> tuple[tuple[int, int], tuple[str, str]]:
    """Rounds by their years; those whose names have none, by when they were published."""
    first = min(map(when, group))
    return years(group[0].report.round or "") or years(first[0][:4]) or (9999, 9999), first


def begun(rounds: list[list[Inspection]], since: str) -> list[list[Inspection]]:
    """Return the rounds from one on: its name, a year in it, or `latest`; or `UnknownName`."""
    if since.casefold() == LATEST:
        return rounds[-1:]
    names = [group[0].report.round or "" for group in rounds]
    first, _ = years(since) or (9999, 9999)
    for number, name in enumerate(names):
        if name == since or first <= (years(name) or (0, 0))[1]:
            return rounds[number:]
    raise UnknownName(f"no round since {since!r}; there is {', '.join(names) or 'none'}")


def breaks(rounds: list[list[Inspection]]) -> dict[str, Break]:
    """Return the break before each round that may not be compared with the one before it."""
    rules = frameworks.load()
    parted = {}
    for before, after in pairwise(group[0].report for group in rounds):
        first, second = before.round or "", after.round or ""
        allowed = comparable(before, after)
        if allowed:
            continue
        named = [report.framework.id for report in (after, before) if report.framework]
        ruled = list(filter(None, map(rules.rules, named)))
        alone = rules.barred(named)
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


def comparable(before: Report, after: Report) -> bool | None:
    """Return whether the grades of two rounds may be compared, `None` where nobody says.

    Of PEEL's frameworks HMICFRS says it; of others, the reports themselves may.
    """
    rules, first, second = frameworks.load(), before.framework, after.framework
    if first is None or second is None:
        return None
    if rules.rules(first.id) or rules.rules(second.id):
        allowed = rules.comparable(first.id, before.round or "", after.round or "")
        said = [first.id == second.id and allowed]
    else:
        pairs = (first.comparable_with, second), (second.comparable_with, first)
        said = [other.id in named for named, other in pairs if named is not None]
    return any(said) and first.grades == second.grades if said else None


def _lies_between(year: str, before: str, after: str) -> bool:
    first, last, paused = years(before), years(after), years(year)
    return bool(first and last and paused and first[1] < paused[0] < last[0])
