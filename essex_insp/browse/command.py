"""Command lines, as their words after `essex-insp`: what can be shown, and how it is narrowed."""

from __future__ import annotations

import re
import shlex
from typing import TypeAlias

from essex_insp.library import reports as library
from essex_insp.show import document as doc
from essex_insp.show.terminal import Stop

Typed: TypeAlias = "tuple[str, ...]"
_REPORT = ("grades", "concerns", "quotes", "speakers", "findings", "history", "compare", "sources")
_FILTERS = {
    "grades": "--area --pillar",
    "concerns": "--about --kind --status",
    "quotes": "--speaker --about --tone --contains",
    "speakers": "--speaker",
    "findings": "--about --kind --speaker",
    "history": "--area --pillar --since",
    "compare": "--area --pillar --round --",
    **dict.fromkeys(("trail", "explain", "sources"), "--"),
}
"""The options of each command that words are tried on as a filter, `--` for its argument."""


def part_name(typed: Typed) -> str:
    """Return the command of a command line; one without a command shows the report itself."""
    return typed[0] if typed and not typed[0].startswith("-") else "report"


def named(report: str) -> Typed:
    """Return the words that name a report; the default one needs none."""
    return () if report == library.default_id() else ("--report", report)


def parts_of(report: Typed) -> tuple[Typed, ...]:
    """Return the command lines of what is in a report, by the words that name it."""
    return (report, *((command, *report) for command in _REPORT))


def parts_of_force(name: str, home: bool) -> tuple[Typed, ...]:
    """Return those of a force; another than that of the default report is compared with it."""
    return ("history", "--force", name), ("compare",) if home else ("compare", name)


def filters(typed: Typed | None, words: str) -> list[Typed]:
    """Return a command line with words as each of its filters, to be tried in turn."""
    options = _FILTERS.get(part_name(typed or ()), "").split()
    return [(*(typed or ()), option, words) for option in options]


def hint(stop: Stop | None) -> Typed | None:
    """Return the words after `essex-insp` that words which stand back tell one to type."""
    if not isinstance(stop, doc.Span) or stop.style != "quiet":
        return None
    told = re.search(r"essex-insp(?: (.*))?\Z", stop.text, re.DOTALL)
    try:
        typed = tuple(shlex.split(told[1] or "")) if told else None
    except ValueError:
        return None
    return typed if typed != ("--help",) else None
