"""Command lines, as their words after `essex-insp`: what can be shown, and how it is narrowed."""

from __future__ import annotations

import re
import shlex
from typing import TypeAlias

from essex_insp.library import reports as library
from essex_insp.show import document as doc
from essex_insp.show.terminal import Stop

Typed: TypeAlias = "tuple[str, ...]"
Parts: TypeAlias = "tuple[tuple[str, Typed], ...]"
"""Names, each with the words of the command line that is answered with it."""
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


def named(report: str) -> Typed:
    """Return the words that name a report; the default one needs none."""
    return () if report == library.default_id() else ("--report", report)


def parts_of(report: Typed) -> Parts:
    """Return the parts of a report, by the words that name it."""
    return (("report", report), *((command, (command, *report)) for command in _REPORT))


def parts_of_force(name: str, home: bool) -> Parts:
    """Return the parts of a force; other ones are compared with that of the default report."""
    compare = ("compare",) if home else ("compare", name)
    return (("history", ("history", "--force", name)), ("compare", compare))


def filters(typed: Typed | None, words: str) -> list[Typed]:
    """Return a command line with words as each of its filters, to be tried in turn."""
    typed = typed or ("",)
    return [(*typed, option, words) for option in _FILTERS.get(typed[0], "").split()]


def file_name(typed: Typed) -> str:
    """Return a name for a file with what a command line is answered with."""
    words = "".join(char if char.isalnum() else " " for char in " ".join(typed)).split()
    return f"{'-'.join(words)[:60] or 'report'}.md"


def hint(part: Stop | None) -> Typed | None:
    """Return the words after `essex-insp` that a part, which stands back, tells one to type."""
    if not isinstance(part, doc.Span) or part.style != "quiet":
        return None
    found = re.search(r"essex-insp(?: (.*))?\Z", part.text, re.DOTALL)
    try:
        typed = tuple(shlex.split(found[1] or "")) if found else None
    except ValueError:
        return None
    return typed if typed != ("--help",) else None
