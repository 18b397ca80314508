"""Read a police inspection the way a scrutineer does.

    import essex_insp

    report = essex_insp.load()
    for quote in report.quotes(speaker="billingham"):
        print(quote.text)

What a question returns equals the `items` that the command of its name prints with
`--format json`. Its arguments mean what the options and arguments of that command mean
(`essex-insp search --help`); what cannot be answered raises an `EssexInspError`, whose text is one
line with the remedy. A file is given by its path, `-` is standard input; where no report is named,
the default one is meant.
"""

import os
import sys

if sys.argv[:1] == ["-m"] or "".join(sys.argv[:1]).endswith("essex-insp"):  # the program starts
    import _signal  # type: ignore[import-not-found]

    # Ctrl-C is quiet from here on: a KeyboardInterrupt in an import is told as an error of it.
    # Nothing is read from the disk before, not even `__future__`.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, lambda *_: os._exit(130))

from types import ModuleType
from typing import TYPE_CHECKING, Any

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

    from essex_insp.questions.brief import BriefItem
    from essex_insp.questions.compare import CompareItem
    from essex_insp.questions.explain import ExplainItem
    from essex_insp.questions.force import ForceReports
    from essex_insp.questions.inspection import Inspection
    from essex_insp.questions.proof import ProofItem
    from essex_insp.questions.record import ReportItem
    from essex_insp.questions.search import SearchItem
    from essex_insp.questions.validation import ValidateItem
    from essex_insp.questions.verification import VerifyItem

__version__ = "1.0.0"
__all__ = ["BadUsage", "EssexInspError", "InvalidReport", "UnknownName", "UnreadableFile"]
__all__ += ["UnwritableFile"]
__all__ += ["__version__", "brief", "compare", "draft", "explain", "force", "load", "proof"]
__all__ += ["reports", "search", "validate", "verify"]
_Path = str | os.PathLike[str]
# Pydantic takes 60 ms: each question imports what it needs, when it is asked.


def load(report: _Path | None = None) -> "Inspection":
    """Return a report, by an id that `reports` lists or a file, checked and open for questions."""
    from essex_insp.library.reports import load as loaded
    from essex_insp.questions.inspection import Inspection

    return Inspection(loaded(report))


def reports(
    round: str | None = None, kind: str | None = None, since: str | None = None
) -> "list[ReportItem]":
    """Return the reports of the library, your own among them, as `essex-insp reports` does."""
    from essex_insp.questions.listing import listing

    return listing(round, kind, since)[0]


def brief(report: _Path | None = None, concern: str | None = None) -> "list[BriefItem]":
    """Return what a paper on a report needs, as `essex-insp brief` does."""
    from essex_insp.questions.brief import brief as asked
    from essex_insp.questions.force import around

    inspection = load(report)
    return [asked(inspection, around(inspection.report), concern)]


def explain(term: str | None = None) -> "list[ExplainItem]":
    """Return what a word of the field means, or all of them, as `essex-insp explain` does."""
    from essex_insp.questions.explain import explain as asked

    return asked(term)


def verify(
    source: _Path | None = None,
    *,
    report: _Path | None = None,
    source_id: str | None = None,
    quotes: "Sequence[str]" = (),
    accept: bool = False,
) -> "list[VerifyItem]":
    """Return whether a report's citations are a source's own words, as `essex-insp verify` does.

    `source` is a copy of one of its sources; words given as `quotes` are looked for in it instead,
    or in what the report quotes where there is no copy.
    """
    from essex_insp.library.papers import load as paper
    from essex_insp.library.reports import load as loaded
    from essex_insp.questions.verification import checked

    held = loaded(report)
    given = paper(os.fspath(source)) if source is not None else None
    return checked(held, given, source_id, quotes, accept)[0]


def validate(
    report: _Path, *, source: _Path | None = None, source_id: str | None = None
) -> "list[ValidateItem]":
    """Return what is wrong or doubtful in a report of one's own, as `essex-insp validate` does.

    What cites one of its sources is checked too where `source` is a copy of that.
    """
    from essex_insp.library.papers import load as paper
    from essex_insp.questions.validation import validate as validated

    given = paper(os.fspath(source)) if source is not None else None
    return validated(os.fspath(report), given, source_id)


def draft(
    text: _Path,
    *,
    id: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> dict[str, Any]:
    """Return a draft report on a text, as the data that `essex-insp draft` prints."""
    from essex_insp.questions.drafting import draft as drafted

    report = drafted(os.fspath(text), id, publisher, url, published)
    return report.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def proof(
    paper: _Path, *, report: _Path | None = None, round: str | None = None
) -> "list[ProofItem]":
    """Return what the record says of a paper of one's own, as `essex-insp proof` does.

    It is held against all of the library if no report and no round is named.
    """
    from essex_insp.library.papers import load as read
    from essex_insp.questions.listing import record
    from essex_insp.questions.proof import prove

    reports, _ = record(os.fspath(report) if report is not None else None, round)
    return prove(read(os.fspath(paper)), reports, bool(report or round))


def search(
    words: str,
    *,
    report: str | None = None,
    round: str | None = None,
    force: str | None = None,
    kind: str | None = None,
    speaker: str | None = None,
    limit: int = 100,
) -> "list[SearchItem]":
    """Return where words are mentioned, best first, as `essex-insp search` does."""
    from essex_insp.questions.search import search as asked

    return asked(words, report, round, force, kind, speaker, limit).items


def compare(
    *names: str,
    round: str | None = None,
    area: str | None = None,
    pillar: str | None = None,
    grade: str | None = None,
    report: _Path | None = None,
) -> "list[CompareItem]":
    """Return where forces stand on the same question in the same round, as `essex-insp compare`.

    They are all forces if none is named; that of the report stands beside one that is named, of
    another than the default report also beside several. Its round counts if neither a round nor a
    force is named.
    """
    from essex_insp.questions.force import ForceReports

    own = load(report).report
    asked = ForceReports(own.force.id, [own])
    return asked.compare(*names, round=round, area=area, pillar=pillar, grade=grade)


def force(name: str) -> "ForceReports":
    """Return all reports of a force as people write it (`met`), for questions; or `UnknownName`."""
    from essex_insp.questions.force import of_force

    return of_force(name)


class _Package(ModuleType):
    """This package, in which `draft` stays the question when the room of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "draft" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
