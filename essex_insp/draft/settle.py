"""Settling the doubts of a drafted report: pure steps from one report to the next.

Each step returns a new, valid report; nothing is written here. A draft that has no open doubt
left is no draft any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from essex_insp.matching import fold
from essex_insp.model import (
    Attribution,
    Citation,
    Doubt,
    Force,
    Judgment,
    Quote,
    Report,
    Speaker,
    Statement,
)

Kind = Literal["speaker", "grade", "concern", "body", "text"]


@dataclass(frozen=True, slots=True)
class Question:
    """An open doubt, with all that a person needs to answer it.

    Args:
        index: Its place among the report's doubts; every step takes it.
        kind: What is in doubt.
        text: The question.
        before: What stands right before the words in the source, or None.
        words: The words in doubt, or None.
        after: What stands right after them, or None.
        paragraph: The paragraph of the source, or None.
        candidates: The answers to choose from, the likeliest first.
        value: What the draft has now, which `keep` keeps; None where it has nothing.
    """

    index: int
    kind: Kind
    text: str
    before: str | None
    words: str | None
    after: str | None
    paragraph: int | None
    candidates: tuple[str, ...]
    value: str | None


def questions(report: Report) -> tuple[Question, ...]:
    """Return the open doubts of a drafted report, in order.

    Args:
        report: The report.
    """
    return tuple(_question(report, index) for index in range(len(report.doubts)))


def keep(report: Report, index: int) -> Report:
    """Return the report with a doubt settled as the draft has it.

    Args:
        report: The report.
        index: The doubt's place among its doubts.
    """
    return _without(report, _alike(report, index))


def choose(report: Report, index: int, answer: str) -> Report:
    """Return the report with a doubt settled by an answer: a candidate, or words of one's own.

    Args:
        report: The report.
        index: The doubt's place among its doubts.
        answer: The speaker's name; the area of a grade; the body's name; for a concern, its title.

    Raises:
        ValueError: The answer is empty, or the doubt cannot be answered in words.
    """
    answer = " ".join(answer.split())
    if not answer:
        raise ValueError("an answer has words")
    doubt = report.doubts[index]
    steps: dict[Kind, Callable[[Report, Doubt, str], Report]] = {
        "speaker": _spoken_by, "grade": _of_area, "body": _of_body, "concern": _titled,
    }  # fmt: skip
    step = steps.get(doubt.kind or "text")
    if step is None:
        raise ValueError("this doubt can be kept or dropped")
    alike = _alike(report, index)
    changed = report
    for one in alike:
        changed = step(changed, report.doubts[one], answer)
    return _without(changed, alike)


def drop(report: Report, index: int) -> Report:
    """Return the report with a doubt settled by leaving out what is in doubt.

    Args:
        report: The report.
        index: The doubt's place among its doubts.
    """
    about = report.doubts[index].about
    gone = {about} if about else set()
    statements = []
    for statement in report.statements:
        quotes = tuple(quote for quote in statement.quotes if quote.id not in gone)
        if quotes:
            statements.append(statement.model_copy(update={"quotes": quotes}))
    concerns = tuple(
        one.model_copy(update={"quotes": tuple(key for key in one.quotes if key not in gone)})
        for one in report.concerns
        if one.id not in gone
    )
    judgments = tuple(one for one in report.judgments if one.id not in gone)
    changed = report.model_copy(
        update={"statements": tuple(statements), "concerns": concerns, "judgments": judgments}
    )
    settled = [at for at, doubt in enumerate(report.doubts) if doubt.about in gone] or [index]
    return _without(_heard(changed), [*settled, index])


def _question(report: Report, index: int) -> Question:
    doubt = report.doubts[index]
    kind: Kind = doubt.kind or "text"
    citation, words, value = doubt.citation, None, None
    for statement in report.statements:
        for quote in statement.quotes:
            if quote.id == doubt.about:
                citation, words = _first(quote.citations), quote.text
                speakers = {one.id: one.name for one in report.speakers}
                value = speakers.get(statement.speaker or "")
    for judgment in report.judgments:
        if judgment.id == doubt.about:
            citation, value = _first(judgment.citations), judgment.body or judgment.area
    for concern in report.concerns:
        if concern.id == doubt.about:
            citation, value = _first(concern.citations), concern.title
    candidates = dict.fromkeys(doubt.candidates)
    if kind == "speaker":
        candidates |= dict.fromkeys(one.name for one in report.speakers)
    return Question(
        index,
        kind,
        doubt.text,
        citation.prefix if citation else None,
        words or (citation.exact if citation else None),
        citation.suffix if citation else None,
        doubt.paragraph,
        tuple(candidates),
        value,
    )


def _first(citations: tuple[Citation, ...]) -> Citation | None:
    return citations[0] if citations else None


def _alike(report: Report, index: int) -> list[int]:
    """The doubts that one answer settles: those on the paragraphs of one statement."""
    doubt = report.doubts[index]
    if doubt.kind != "speaker":
        return [index]
    here = next(
        (
            {q.id for q in one.quotes}
            for one in report.statements
            if doubt.about in {q.id for q in one.quotes}
        ),
        set(),
    )
    return [
        at
        for at, one in enumerate(report.doubts)
        if at == index or (one.about in here and one.text == doubt.text)
    ]


def _without(report: Report, settled: list[int]) -> Report:
    doubts = tuple(one for at, one in enumerate(report.doubts) if at not in settled)
    return Report.model_validate(
        report.model_copy(
            update={"doubts": doubts, "draft": report.draft and bool(doubts)}
        ).model_dump(by_alias=True)
    )


def _spoken_by(report: Report, doubt: Doubt, name: str) -> Report:
    """Give a quote to a speaker, as a statement of its own where the rest is another's."""
    speaker = next((one for one in report.speakers if fold(one.name) == fold(name)), None)
    speakers = report.speakers
    if speaker is None:
        speaker = Speaker(id=_free(_slug(name), {one.id for one in speakers}), name=name)
        speakers = (*speakers, speaker)
    statements: list[Statement] = []
    for statement in report.statements:
        at = next((i for i, one in enumerate(statement.quotes) if one.id == doubt.about), None)
        if at is None or statement.speaker == speaker.id:
            statements.append(statement)
            continue
        quote = _attributed(statement.quotes[at])
        taken = {one.id for one in (*report.statements, *statements)}
        parts = (
            (statement.id, statement.speaker, statement.quotes[:at]),
            (None, speaker.id, (quote,)),
            (None, statement.speaker, statement.quotes[at + 1 :]),
        )
        for key, who, quotes in parts:
            if quotes:
                key = key or _free(f"statement-{quotes[0].id}", taken)
                taken.add(key)
                statements.append(
                    statement.model_copy(update={"id": key, "speaker": who, "quotes": quotes})
                )
    return _heard(report.model_copy(update={"speakers": speakers, "statements": tuple(statements)}))


def _attributed(quote: Quote) -> Quote:
    kind = quote.attribution.kind if quote.attribution else "by-context"
    kind = "by-context" if kind == "unattributed" else kind
    citation = quote.attribution.citation if quote.attribution else None
    return quote.model_copy(update={"attribution": Attribution(kind=kind, citation=citation)})


def _heard(report: Report) -> Report:
    """The report without the speakers who say nothing and are named nowhere else."""
    needed = {one.speaker for one in report.statements} | {one.raised_by for one in report.concerns}
    needed |= {one.stated_by for one in report.findings}
    needed |= {report.chief_constable, *report.inspectors}
    speakers = tuple(one for one in report.speakers if one.id in needed)
    return report.model_copy(update={"speakers": speakers})


def _of_area(report: Report, doubt: Doubt, area: str) -> Report:
    level = "overall" if fold(area) == "overall" else "question"
    judgments = list(report.judgments)
    for at, one in enumerate(judgments):
        if one.id == doubt.about:
            judgments[at] = one.model_copy(update={"area": area, "level": level})
            return report.model_copy(update={"judgments": tuple(judgments)})
    if doubt.grade is None:
        return report
    grades = report.framework.grades if report.framework else ()
    judgments.append(
        Judgment(
            id=_free("judgment-1", {one.id for one in judgments}),
            area=area,
            level="overall" if level == "overall" else "question",
            grade=next((one for one in grades if fold(one) == fold(doubt.grade)), doubt.grade),
            basis="inspected",
            basis_reading="inferred",
            citations=(doubt.citation,) if doubt.citation else (),
        )
    )
    return report.model_copy(update={"judgments": tuple(judgments)})


def _of_body(report: Report, doubt: Doubt, name: str) -> Report:
    if doubt.about is None:
        force = Force(id=_slug(name), name=name)
        title = f"Draft from a text about {name}"
        return report.model_copy(update={"force": force, "title": title})
    own = fold(report.force.name) == fold(name)
    judgments = tuple(
        one.model_copy(update={"body": None if own else name}) if one.id == doubt.about else one
        for one in report.judgments
    )
    return report.model_copy(update={"judgments": judgments})


def _titled(report: Report, doubt: Doubt, title: str) -> Report:
    concerns = tuple(
        one.model_copy(update={"title": title}) if one.id == doubt.about else one
        for one in report.concerns
    )
    return report.model_copy(update={"concerns": concerns})


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-") or "not-named"


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free
