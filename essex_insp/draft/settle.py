"""Settling the doubts of a drafted report: pure steps from one report to the next.

Each step returns a new, valid report; nothing is written here. What is in doubt and no fact yet
becomes one, or is passed over. A draft is one until a person has read it through.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import count, groupby
from operator import itemgetter
from textwrap import shorten
from typing import TypeVar

from essex_insp.draft.result import ABSENT
from essex_insp.matching import fold
from essex_insp.model import Citation, Concern, Doubt, Judgment, PassedOver, Report, Speaker
from essex_insp.model.values import NOT_RETOLD

Fact = TypeVar("Fact", Judgment, Concern)
YES = "yes"
_OUT = "it out"
_SAID = re.compile(r"[:,]\s*[“\"‘'](?=\w)")  # what stands before speech


@dataclass(frozen=True, slots=True)
class Question:
    """An open doubt, with all that a person needs to answer it.

    `index` is its place among the report's doubts, which every step takes; `place` is in the
    source, `words` are in doubt; the likeliest candidate is first; `value` is what `keep` keeps.
    """

    index: int
    doubt: Doubt
    place: Citation | None
    words: str | None
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
    facts |= {each.id: (each.citations, None, each.body or each.area) for each in report.judgments}
    facts |= {each.id: (each.citations, None, each.title) for each in report.concerns}
    asked, named = [], report.title == title(report.force.name)
    for index, doubt in enumerate(report.doubts):
        new = _OUT if _loose(doubt) else None
        citations, words, value = facts.get(doubt.about, ((), None, new))
        place = doubt.citation or next(iter(citations), None)
        others = [*names.values()] if doubt.kind == "speaker" else []
        if doubt.kind == "body" and (doubt.about or doubt.grade) and named:
            others = [report.force.name]
        candidates = tuple(dict.fromkeys([*doubt.candidates, *others]))
        words = words or (place.exact if place else None)
        asked.append(Question(index, doubt, place, words, candidates, value))
    return tuple(asked)


def keep(report: Report, index: int) -> Report:
    """Return the report with a doubt settled as the draft has it."""
    return _without(_aside(report, report.doubts[index]), [index])


def choose(report: Report, index: int, answer: str) -> Report:
    """Return the report with a doubt settled by a candidate, or by words of one's own.

    `ValueError`: the answer is empty, or the doubt cannot be answered in words, or not in these.
    """
    answer, doubt = " ".join(answer.split()), report.doubts[index]
    if not answer or doubt.kind in (None, "text"):
        raise ValueError("an answer has words" if not answer else "keep this doubt, or drop it")
    steps = {"speaker": _spoken_by, "grade": _of_area, "body": _of_body, "concern": _titled}
    return _without(steps[doubt.kind](report, doubt, answer), [index])


def drop(report: Report, index: int) -> Report:
    """Return the report with a doubt settled by leaving out what is in doubt."""
    report, gone = _aside(report, report.doubts[index]), report.doubts[index].about
    settled = [at for at, other in enumerate(report.doubts) if gone and other.about == gone]
    statements = [
        statement.model_copy(update={"quotes": quotes})
        for statement in report.statements
        if (quotes := tuple(quote for quote in statement.quotes if quote.id != gone))
    ]
    concerns = [
        concern.model_copy(update={"quotes": tuple(key for key in concern.quotes if key != gone)})
        for concern in report.concerns
        if concern.id != gone
    ]
    judgments = [judgment for judgment in report.judgments if judgment.id != gone]
    changed = _with(report, statements=statements, concerns=concerns, judgments=judgments)
    return _without(_heard(changed), [*settled, index])


def _with(report: Report, **parts: Iterable[object]) -> Report:
    return report.model_copy(update={name: tuple(part) for name, part in parts.items()})


def _each(facts: Iterable[Fact], doubt: Doubt, **parts: object) -> list[Fact]:
    """Some facts, of which the one in doubt has other parts."""
    return [each.model_copy(update=parts) if each.id == doubt.about else each for each in facts]


def _without(report: Report, settled: Container[int]) -> Report:
    """The report without doubts that are settled."""
    doubts = [doubt for at, doubt in enumerate(report.doubts) if at not in settled]
    return Report.model_validate(_with(report, doubts=doubts).model_dump(by_alias=True))


def _loose(doubt: Doubt) -> bool:
    """Whether what is in doubt is no fact of the report yet."""
    graded = doubt.kind == "grade" or doubt.grade is not None
    return doubt.about is None and (graded or doubt.kind == "concern")


def _aside(report: Report, doubt: Doubt) -> Report:
    """The report that lists as passed over what is in doubt, where it is no fact of it."""
    words = doubt.citation.exact if doubt.citation else None
    if not _loose(doubt) or not words:
        return report
    out = PassedOver(
        what="sign of concern" if doubt.kind == "concern" else "grade word",
        words=words, reason="in doubt, and left out by a person", paragraph=doubt.paragraph,
    )  # fmt: skip
    return _with(report, passed_over=(*report.passed_over, out))


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
    key = free(name, {speaker.id for speaker in report.speakers})
    speaker = known[0] if known else Speaker(id=key, name=name)
    statements = []
    for statement in report.statements:
        said = [(statement.speaker, quote) for quote in statement.quotes]
        for at, (_, quote) in enumerate(said):
            if quote.id == doubt.about:
                told = quote.attribution
                if told is not None and told.kind == "unattributed":
                    told = told.model_copy(update={"kind": "by-context"})
                said[at] = speaker.id, quote.model_copy(update={"attribution": told})
        for who, run in groupby(said, key=itemgetter(0)):
            quotes = tuple(quote for _, quote in run)
            first = quotes[0].id == statement.quotes[0].id
            key = statement.id if first else f"by-{quotes[0].id}"
            parts = {"id": key, "speaker": who, "quotes": quotes}
            statements.append(statement.model_copy(update=parts))
    speakers = report.speakers if known else (*report.speakers, speaker)
    return _heard(_with(report, speakers=speakers, statements=statements))


def _of_area(report: Report, doubt: Doubt, area: str) -> Report:
    """Give a grade its area, as a new judgment where the draft has none."""
    grade = doubt.grade
    if doubt.about is None and grade is None:
        area, _, grade = (part.strip() for part in area.rpartition(":"))
    parts = {"area": area, "level": "overall" if fold(area) == "overall" else "question"}
    if doubt.about is not None:
        return _with(report, judgments=_each(report.judgments, doubt, **parts))
    grades = report.framework.grades if report.framework else ()
    spelled = {fold(each): each for each in grades}
    absent = ABSENT.get(grade or "")
    if not area or not (absent or fold(grade or "") in spelled):
        raise ValueError(f"write AREA: GRADE, of its scale ({', '.join(grades) or 'none yet'})")
    own = doubt.body is None or fold(doubt.body) == fold(report.force.name)
    made = Judgment(
        id=free("judgment", {judgment.id for judgment in report.judgments}),
        area=area, grade=spelled.get(fold(grade or "")),
        basis=absent or "inspected", basis_reading="stated" if absent else "inferred",
        body=None if own else doubt.body, citations=(doubt.citation,) if doubt.citation else (),
    )  # fmt: skip
    return _with(report, judgments=(*report.judgments, made.model_copy(update=parts)))


def title(body: str) -> str:
    """Return what a report is called whose own title no text gives."""
    return f"Inspection of {body}"


def line(words: str) -> str:
    """Return what a concern is called: its words, or as many of them as a line has room for."""
    said = _SAID.split(words)[-1].strip('“”" ')
    return shorten(said, 80, placeholder=" …") or "A concern"


def _of_body(report: Report, doubt: Doubt, name: str) -> Report:
    if doubt.grade is not None:
        return _of_area(report, doubt.model_copy(update={"body": name}), "overall")
    if doubt.about is None:
        force = report.force.model_copy(update={"id": slug(name), "name": name})
        return report.model_copy(update={"force": force, "title": title(name)})
    body = None if fold(report.force.name) == fold(name) else name
    return _with(report, judgments=_each(report.judgments, doubt, body=body))


def _titled(report: Report, doubt: Doubt, title: str) -> Report:
    """Give a concern its title, as a new concern where the draft has none."""
    if doubt.about is not None:
        return _with(report, concerns=_each(report.concerns, doubt, title=title))
    if fold(title) == "no":
        return _aside(report, doubt)
    words = (doubt.citation.exact if doubt.citation else None) or title
    made = Concern(
        id=free("concern", {concern.id for concern in report.concerns}),
        kind="unlabelled", status="not-established",
        title=line(words) if fold(title) == YES else title, summary=NOT_RETOLD,
        citations=(doubt.citation,) if doubt.citation else (),
    )  # fmt: skip
    return _with(report, concerns=(*report.concerns, made))


def slug(words: str) -> str:
    """Return words as an id: `not-named` where no letter or digit is left."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:60].strip("-") or "not-named"


def free(words: str, taken: Container[str]) -> str:
    """Return the id of words, with a number where it is taken already."""
    base = slug(words)
    keys = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(key for key in keys if key not in taken)
