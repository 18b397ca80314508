"""Read a police inspection the way a scrutineer does.

import essex_insp

report = essex_insp.load()
for quote in report.quotes(speaker="billingham"):
print(quote.text)

What a question returns equals the `items` that the command of its name prints with
`--format json`.
"""

from __future__ import annotations

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
    import os

    from essex_insp.questions.force import ForceReports
    from essex_insp.questions.inspection import Inspection
    from essex_insp.questions.items import ReportItem

__version__ = "0.1.0"
__all__ = [
    "BadUsage",
    "EssexInspError",
    "InvalidReport",
    "UnknownName",
    "UnreadableFile",
    "UnwritableFile",
    "__version__",
    "force",
    "load",
    "reports",
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


def reports() -> list[ReportItem]:
    """Return the reports of the library, your own among them, as `essex-insp reports` does."""
    from essex_insp.questions.listing import listing

    return listing()[0]


def force(name: str) -> ForceReports:
    """Return all reports of a police force, open for questions that go over them.

    Args:
        name: The force as people write it: `essex`, `met`, `avon & somerset`.

    Raises:
        UnknownName: No force answers, or more than one does.
    """
    from essex_insp.questions.force import of_force

    return of_force(name)
