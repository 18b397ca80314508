"""Read a police inspection the way a scrutineer does.

import essex_insp

report = essex_insp.load()
for quote in report.quotes(speaker="billingham"):
print(quote.text)

What a question returns equals the `items` that the command of its name prints with
`--format json`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from essex_insp.errors import (
    BadUsage,
    EssexInspError,
    InvalidReport,
    UnknownName,
    UnreadableFile,
    UnwritableFile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from essex_insp.questions.explain import ExplainItem
    from essex_insp.questions.force import ForceReports
    from essex_insp.questions.inspection import Inspection
    from essex_insp.questions.items import ReportItem
    from essex_insp.questions.validation import ValidateItem
    from essex_insp.questions.verification import VerifyItem

__version__ = "0.1.0"
__all__ = [
    "BadUsage",
    "EssexInspError",
    "InvalidReport",
    "UnknownName",
    "UnreadableFile",
    "UnwritableFile",
    "__version__",
    "explain",
    "force",
    "load",
    "reports",
    "validate",
    "verify",
]
# Pydantic takes 60 ms: each question imports what it needs, when it is asked.


def load(report: str | os.PathLike[str] | None = None) -> Inspection:
    """Return a report, checked and open for questions.

    Args:
        report: An id that `essex-insp reports` lists, the path of a file, or `-` for standard
            input; the default report if none is named.

    Raises:
        EssexInspError: There is no such report, or it cannot be read, or is not valid.
    """
    from essex_insp.library.reports import load as loaded
    from essex_insp.questions.inspection import Inspection

    return Inspection(loaded(report))


def reports(
    round: str | None = None, kind: str | None = None, since: str | None = None
) -> list[ReportItem]:
    """Return the reports of the library, your own among them, as `essex-insp reports` does.

    Args:
        round: A round, a year in it, or `latest`.
        kind: Words of the kind, as in `custody`.
        since: The year, month or day from which on they were published.

    Raises:
        EssexInspError: There is no such round or kind, or `since` is no date.
    """
    from essex_insp.questions.listing import listing

    return listing(round, kind, since)[0]


def explain(term: str | None = None) -> list[ExplainItem]:
    """Return what a word of the field means, or all of them, as `essex-insp explain` does.

    Args:
        term: The word, as people write it.

    Raises:
        UnknownName: No term answers.
    """
    from essex_insp.questions.explain import explain as asked

    return asked(term)


def verify(
    source: str | os.PathLike[str],
    *,
    report: str | os.PathLike[str] | None = None,
    source_id: str | None = None,
    quotes: Sequence[str] = (),
) -> list[VerifyItem]:
    """Return whether words are a source's own, as `essex-insp verify` does.

    Args:
        source: The path of a copy of the source, or `-` for standard input.
        report: The report whose citations are checked; the default report if none is named.
        source_id: Which of its sources that is, where the copy is not the text that was held.
        quotes: Words to check instead.

    Raises:
        EssexInspError: Something cannot be read, or the source cannot be told.
    """
    from essex_insp.library.reports import load as loaded
    from essex_insp.questions.verification import checked, source_text

    return checked(loaded(report), source_text(os.fspath(source)), source_id, quotes)[0]


def validate(
    report: str | os.PathLike[str],
    *,
    source: str | os.PathLike[str] | None = None,
    source_id: str | None = None,
) -> list[ValidateItem]:
    """Return what is wrong or doubtful in a report of one's own, as `essex-insp validate` does.

    Args:
        report: The path of the report, or `-` for standard input.
        source: The path of a copy of one of its sources, to check what cites it.
        source_id: Which of its sources that is.

    Raises:
        UnreadableFile: A file cannot be read, or is no text.
        UnknownName: The source cannot be told.
    """
    from essex_insp.questions.validation import validate as validated
    from essex_insp.questions.verification import source_text

    given = source_text(os.fspath(source)) if source is not None else None
    return validated(os.fspath(report), given, source_id)


def force(name: str) -> ForceReports:
    """Return all reports of a police force, open for questions that go over them.

    Args:
        name: The force as people write it: `essex`, `met`, `avon & somerset`.

    Raises:
        UnknownName: No force answers, or more than one does.
    """
    from essex_insp.questions.force import of_force

    return of_force(name)
