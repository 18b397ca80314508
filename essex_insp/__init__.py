"""Read a police inspection the way a scrutineer does.

import essex_insp

report = essex_insp.load()
for quote in report.quotes(speaker="billingham"):
print(quote.text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os

    from essex_insp.errors import EssexInspError, InvalidReport, UnknownName, UnreadableFile
    from essex_insp.questions.inspection import Inspection

__version__ = "0.1.0"
__all__ = [
    "EssexInspError",
    "Inspection",
    "InvalidReport",
    "UnknownName",
    "UnreadableFile",
    "__version__",
    "load",
]
_HOMES = {
    "EssexInspError": "essex_insp.errors",
    "Inspection": "essex_insp.questions.inspection",
    "InvalidReport": "essex_insp.errors",
    "UnknownName": "essex_insp.errors",
    "UnreadableFile": "essex_insp.errors",
}


def load(report: str | os.PathLike[str] | None = None) -> Inspection:
    """Return a report, checked and open for questions.

    Args:
        report: An id that `essex-insp reports` lists, the path of a file, or `-` for standard
            input; the default report if none is named.

    Raises:
        EssexInspError: There is no such report, or it cannot be read, or is not valid.
    """
    from essex_insp.library import reports as library  # Pydantic, 60 ms: not for `--version`
    from essex_insp.questions import inspection as queries  # Pydantic, 60 ms: not for `--version`

    return queries.Inspection(library.load(report))


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
