"""Settling the doubts of a drafted report: pure steps from one report to the next.

Each step returns a new, valid report; nothing is written here. A draft that has no open doubt
left is no draft any more.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import count

from essex_insp.matching import fold
from essex_insp.model import Citation, Doubt, DoubtKind, Judgment, Report, Speaker


@dataclass(frozen=True, slots=True)
class Question:
    """An open doubt, with all that a person needs to answer it.

    `index` is its place among the report's doubts, which every step takes; `before`, `words` and
    `after` are the source's; the likeliest candidate is first; `value` is what `keep` keeps.
    """

    index: int
    kind: DoubtKind
    text: str
    before: str | None
    words: str | None
    after: str | None
    paragraph: int | None
    candidates: tuple[str, ...]
    value: str | None


def questions(report: Report) -> tuple[Question, ...]:
    """Return the open doubts of a drafted report, in order."""
    names = {speaker.id: speaker.name for speaker in report.speakers}
    facts: dict[str | None, tuple[tuple[Citation, ...], str | None, str | None]] = {
        quote.id: (quote.citations, quote.text, names.get(statement.speaker or ""))
        for statement in report.statements
        for quote in statement.quotes
    }
    facts |= {
        judgment.id: (judgment.citations, None, judgment.body or judgment.area)
        for judgment in report.judgments
    }
    facts |= {concern.id: (concern.citations, None, concern.title) for concern in report.concerns}
    asked = []
    for index, doubt in enumerate(report.doubts):
        citations, words, value = facts.get(doubt.about, ((), None, None))
        place = doubt.citation or next(iter(citations), None)
        before, exact, after = (
            (place.prefix, place.exact, place.suffix) if place else (None, None, None)
        )
        others = names.values() if doubt.kind == "speaker" else ()
        candidates = tuple(dict.fromkeys([*doubt.candidates, *others]))
        kind = doubt.kind or "text"
        asked.append(
            Question(
                index, kind, doubt.text, before, words or exact, after, doubt.paragraph,
                candidates, value,
            )
        )  # fmt: skip
    return tuple(asked)


def keep(report: Report, index: int) -> Report:
    """Return the report with a doubt settled as the draft has it."""
    return _without(report, [index])


def choose(report: Report, index: int, answer: str) -> Report:
    """Return the report with a doubt settled by a candidate, or by words of one's own.

    `ValueError`: the answer is empty, or the doubt cannot be answered in words.
    """
    answer = " ".join(answer.split())
    kind = report.doubts[index].kind or "text"
    if not answer or kind == "text":
        raise ValueError("an answer has words" if not answer else "keep this doubt, or drop it")
    steps = {"speaker": _spoken_by, "grade": _of_area, "body": _of_body, "concern": _titled}
    return _without(steps[kind](report, report.doubts[index], answer), [index])


def read_through(report: Report) -> Report:
    """Return a report without open doubts as no draft any more."""
    return _without(report, ())


def drop(report: Report, index: int) -> Report:
    """Return the report with a doubt settled by leaving out what is in doubt."""
    gone = report.doubts[index].about
    settled = [at for at, other in enumerate(report.doubts) if gone and other.about == gone]
    statements = [
        statement.model_copy(
            update={"quotes": tuple(quote for quote in statement.quotes if quote.id != gone)}
        )
        for statement in report.statements
    ]
    concerns = [
        concern.model_copy(update={"quotes": tuple(key for key in concern.quotes if key != gone)})
        for concern in report.concerns
        if concern.id != gone
    ]
    judgments = [judgment for judgment in report.judgments if judgment.id != gone]
    statements = [statement for statement in statements if statement.quotes]
    changed = _with(report, statements=statements, concerns=concerns, judgments=judgments)
    return _without(_heard(changed), [*settled, index])


def _with(report: Report, **parts: Iterable[object]) -> Report:
    return report.model_copy(update={name: tuple(part) for name, part in parts.items()})


def _without(report: Report, settled: Container[int]) -> Report:
    """The report without doubts that are settled; it is no draft any more after the last."""
    doubts = [doubt for at, doubt in enumerate(report.doubts) if at not in settled]
    draft = report.draft and bool(doubts)
    changed = _with(report, doubts=doubts).model_copy(update={"draft": draft})
    return Report.model_validate(changed.model_dump(by_alias=True))


def _heard(report: Report) -> Report:
    """The report without the speakers who say nothing and are named nowhere else."""
    needed = {statement.speaker for statement in report.statements} | {
        concern.raised_by for concern in report.concerns
    }
    needed |= {finding.stated_by for finding in report.findings}
    needed |= {report.chief_constable, *report.inspectors}
    return _with(report, speakers=[speaker for speaker in report.speakers if speaker.id in needed])


def _spoken_by(report: Report, doubt: Doubt, name: str) -> Report:
    """Give a quote to a speaker, as a statement of its own where the rest is another's."""
    known = [speaker for speaker in report.speakers if fold(speaker.name) == fold(name)]
    speaker = known[0] if known else Speaker(id=free(name, report.speakers), name=name)
    statements = []
    for statement in report.statements:
        at = next(
            (i for i, quoted in enumerate(statement.quotes) if quoted.id == doubt.about), None
        )
        if at is None or statement.speaker == speaker.id:
            statements.append(statement)
            continue
        quote = statement.quotes[at]
        if quote.attribution is not None and quote.attribution.kind == "unattributed":
            told = quote.attribution.model_copy(update={"kind": "by-context"})
            quote = quote.model_copy(update={"attribution": told})
        for who, quotes in (
            (statement.speaker, statement.quotes[:at]),
            (speaker.id, (quote,)),
            (statement.speaker, statement.quotes[at + 1 :]),
        ):
            if quotes:
                first = quotes[0].id == statement.quotes[0].id
                key = statement.id if first else f"by-{quotes[0].id}"
                parts = {"id": key, "speaker": who, "quotes": quotes}
                statements.append(statement.model_copy(update=parts))
    speakers = report.speakers if known else (*report.speakers, speaker)
    return _heard(_with(report, speakers=speakers, statements=statements))


def _of_area(report: Report, doubt: Doubt, area: str) -> Report:
    """Give a grade its area, as a new judgment where the draft has none."""
    parts = {"area": area, "level": "overall" if fold(area) == "overall" else "question"}
    judgments = [
        judgment.model_copy(update=parts) if judgment.id == doubt.about else judgment
        for judgment in report.judgments
    ]
    if doubt.about is None and doubt.grade is not None and report.framework is not None:
        grades = {fold(grade): grade for grade in report.framework.grades}
        made = Judgment(
            id=free("judgment", judgments), area=area, grade=grades.get(fold(doubt.grade)),
            basis="inspected", basis_reading="inferred",
            citations=(doubt.citation,) if doubt.citation else (),
        )  # fmt: skip
        judgments.append(made.model_copy(update=parts))
    return _with(report, judgments=judgments)


def title(body: str) -> str:
    """Return what a report is called whose own title no text gives."""
    return f"Inspection of {body}"


def _of_body(report: Report, doubt: Doubt, name: str) -> Report:
    if doubt.about is None:
        force = report.force.model_copy(update={"id": slug(name), "name": name})
        return report.model_copy(update={"force": force, "title": title(name)})
    body = {"body": None if fold(report.force.name) == fold(name) else name}
    judgments = (o.model_copy(update=body) if o.id == doubt.about else o for o in report.judgments)
    return _with(report, judgments=judgments)


def _titled(report: Report, doubt: Doubt, title: str) -> Report:
    parts = {"title": title}
    concerns = (o.model_copy(update=parts) if o.id == doubt.about else o for o in report.concerns)
    return _with(report, concerns=concerns)


def slug(words: str) -> str:
    """Return words as an id: `not-named` where no letter or digit is left."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-") or "not-named"


def free(words: str, items: Iterable[Speaker] | Iterable[Judgment]) -> str:
    """Return the id of words, with a number where one of the items has it already."""
    taken = {item.id for item in items}
    base = slug(words)
    keys = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(key for key in keys if key not in taken)
