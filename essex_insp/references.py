"""The checks of a report that no single field can make: what refers to what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from essex_insp.errors import Fault, short
from essex_insp.matching import nearest

if TYPE_CHECKING:
    from essex_insp.model import Report


GUESSES = 100
"""For how many faults the nearest name is looked up: more than anyone reads, soon done."""


class _Unknown(NamedTuple):
    """A reference to what is not there."""

    path: str
    noun: str
    name: str
    known: Collection[str]

    def fault(self, guess: bool) -> Fault:
        """Return it as a fault, with the nearest name if that is to be looked up."""
        close = nearest(self.name, self.known) if guess else ()
        remedy = f"did you mean {close[0]!r}?" if close else f"add a {self.noun} of that id"
        return Fault(self.path, f"no {self.noun} {self.name!r}", remedy)


def check_references(report: Report) -> None:
    """Check every reference within a report.

    Args:
        report: A report whose fields are valid one by one.

    Raises:
        PydanticCustomError: Of type `references`; its context holds all the `faults`.
    """
    faults = tuple(
        one.fault(guess=number < GUESSES) if isinstance(one, _Unknown) else one
        for number, one in enumerate(_faults(report))
    )
    if faults:
        raise PydanticCustomError(
            "references", "{first}", {"first": str(faults[0]), "faults": faults}
        )


def _faults(report: Report) -> Iterator[Fault | _Unknown]:
    quotes = [quote for statement in report.statements for quote in statement.quotes]
    quote_paths = [
        f"$.statements[{i}].quotes[{j}].id"
        for i, statement in enumerate(report.statements)
        for j in range(len(statement.quotes))
    ]
    yield from _unique("quote", quotes, quote_paths)
    for field in ("judgments", "findings", "concerns", "speakers", "statements", "sources"):
        items = getattr(report, field)
        yield from _unique(field[:-1], items, [f"$.{field}[{i}].id" for i in range(len(items))])

    sources = {source.id for source in report.sources}
    speakers = {speaker.id for speaker in report.speakers}
    quote_ids = {quote.id for quote in quotes}
    for path, citation in _citations(report, "$"):
        yield from _known("source", citation.source, sources, f"{path}.source")
        if citation.position and not 0 <= citation.position[0] <= citation.position[1]:
            yield Fault(f"{path}.position", "it ends before it starts", "give [start, end]")
    yield from _known("source", report.told_by, sources, "$.told_by")
    yield from _known("speaker", report.chief_constable, speakers, "$.chief_constable")
    for i, inspector in enumerate(report.inspectors):
        yield from _known("speaker", inspector, speakers, f"$.inspectors[{i}]")
    for i, finding in enumerate(report.findings):
        yield from _known("speaker", finding.stated_by, speakers, f"$.findings[{i}].stated_by")
    for i, concern in enumerate(report.concerns):
        yield from _kind_faults(concern.kind, concern.label, f"$.concerns[{i}].kind")
        yield from _known("speaker", concern.raised_by, speakers, f"$.concerns[{i}].raised_by")
        for j, quote_id in enumerate(concern.quotes):
            yield from _known("quote", quote_id, quote_ids, f"$.concerns[{i}].quotes[{j}]")
    judgments = {judgment.id for judgment in report.judgments}
    for i, disagreement in enumerate(report.disagreements):
        for j, judgment_id in enumerate(disagreement.judgments):
            path = f"$.disagreements[{i}].judgments[{j}]"
            yield from _known("judgment", judgment_id, judgments, path)
    yield from _statement_faults(report, speakers)
    yield from _grade_faults(report)


def _kind_faults(kind: str, label: str | None, path: str) -> Iterator[Fault]:
    """A label of an inspectorate's own that is spelled almost as one of PEEL's is."""
    from essex_insp.model import CONCERN_KINDS

    close = () if kind in CONCERN_KINDS or label else nearest(kind, CONCERN_KINDS)
    if close:
        remedy = f"did you mean {close[0]!r}? If not, give the inspectorate's words as its label"
        yield Fault(path, f"{short(repr(kind))} is almost a label of PEEL", remedy)


def _statement_faults(report: Report, speakers: set[str]) -> Iterator[Fault | _Unknown]:
    for i, statement in enumerate(report.statements):
        yield from _known("speaker", statement.speaker, speakers, f"$.statements[{i}].speaker")
        for j, quote in enumerate(statement.quotes):
            kind = quote.attribution.kind if quote.attribution else None
            if statement.speaker is not None and kind == "unattributed":
                yield Fault(
                    f"$.statements[{i}].quotes[{j}].attribution.kind",
                    f"'unattributed', and the statement names {statement.speaker!r}",
                    "take the speaker away, or say how the speaker is known",
                )


def _grade_faults(report: Report) -> Iterator[Fault | _Unknown]:
    framework = report.framework
    scales: dict[str | None, dict[str, None]] = {None: {}}
    if framework:
        scales = {one.id: dict.fromkeys(one.grades) for one in framework.other_scales}
        scales[None] = dict.fromkeys(framework.grades)
    ids = {one for one in scales if one is not None}
    remedies = {one: f"use one of {short(', '.join(scales[one]), 200)}" for one in scales}
    for i, judgment in enumerate(report.judgments):
        path = f"$.judgments[{i}]"
        yield from _known("scale", judgment.scale, ids, f"{path}.scale")
        scale = scales.get(judgment.scale)
        for field in ("grade", "inferred_grade"):
            grade = getattr(judgment, field)
            if grade is not None and scale is not None and grade not in scale:
                found = f"{short(repr(grade))} is not a grade of its framework"
                remedy = remedies[judgment.scale] if scale else "name a framework"
                yield Fault(f"{path}.{field}", found, remedy)
        for field in ("inferred_grade", "instead"):
            if judgment.grade is not None and getattr(judgment, field) is not None:
                yield Fault(
                    f"{path}.{field}",
                    f"it stands beside the grade {short(repr(judgment.grade))}",
                    "take one of the two away",
                )
        if judgment.grade is not None and judgment.basis in ("ungraded", "not-inspected"):
            yield Fault(
                f"{path}.basis",
                f"{judgment.basis!r} with the grade {short(repr(judgment.grade))}",
                "take the grade away, or say how it came about",
            )
        if judgment.basis == "carried-over" and judgment.judged_in is None:
            yield Fault(
                f"{path}.judged_in",
                "a judgment carried over from no round",
                "name the round it was made in, or make the basis 'unknown'",
            )


def _unique(noun: str, items: Iterable[Any], paths: Iterable[str]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for item, path in zip(items, paths, strict=True):
        if item.id in first:
            yield Fault(path, f"a second {noun} {item.id!r} (first at {first[item.id]})", "rename")
        first.setdefault(item.id, path)


def _known(noun: str, name: str | None, known: set[str], path: str) -> Iterator[_Unknown]:
    if name is not None and name not in known:
        yield _Unknown(path, noun, name, known)


def _citations(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every citation below a part of the report, with its JSON path."""
    if isinstance(part, tuple):
        for i, item in enumerate(part):
            if isinstance(item, (BaseModel, tuple)):
                yield from _citations(item, f"{path}[{i}]")
    elif isinstance(part, BaseModel):
        if type(part).__name__ == "Citation":
            yield path, part
            return
        for field, value in part:
            if isinstance(value, (BaseModel, tuple)):
                yield from _citations(value, f"{path}.{field}")
