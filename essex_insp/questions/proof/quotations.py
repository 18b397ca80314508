"""The quotations of a paper, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essex_insp.draft.result import Quote, Voice
from essex_insp.evidence import Match
from essex_insp.matching import fold, matches
from essex_insp.questions.proof.facts import Facts, Spoken
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.record import Person
from essex_insp.questions.verification import matched

_FEW = 3
"""Of fewer words than these nobody can tell whose they are."""
_LIKE = 0.6
"""From this share of common words on, words are altered ones; below, they are others."""
_WORD = re.compile(r"[^\W_]+")
_RANK = re.compile(
    r"\b(?:deputy|assistant|chief|constables?|inspectors?|superintendent|commissioner|sergeant|"
    r"minister|secretary|mayor|chair\w*|officer|spokes\w+|leader|councillor)\b"
)
_INSPECTS = re.compile(r"\binspect|\breport\b|\bHMIC|\bwatchdog\b", re.IGNORECASE)


def quotations(reading: Reading, facts: Facts) -> Iterator[ProofItem]:
    """Yield what the record says of each quotation of a paper, and of who is said to have said it.

    Args:
        reading: The paper.
        facts: The record.
    """
    graded = [(grade.start, grade.end) for grade in reading.result.grades]
    for quote in reading.result.quotes:
        span = quote.start, quote.end
        if not quote.marked:
            says = "speech that is printed without quotation marks"
            yield reading.item("quotation", span, "not checked", "not checked", says)
        else:
            yield from _quotation(reading, quote, facts)
    for passed in reading.result.passed_over:
        span = passed.start, passed.end
        if passed.what == "quotation" and not any(_overlap(span, grade) for grade in graded):
            yield reading.item("quotation", span, "not checked", "not checked", passed.reason)


def _quotation(reading: Reading, quote: Quote, facts: Facts) -> Iterator[ProofItem]:
    span = quote.start, quote.end
    words = reading.words[quote.start : quote.end]
    match, owners = facts.spoken.look_up(words)
    if match.failed and match.verdict != "ambiguous":
        other, citing = facts.cited.look_up(words)
        if citing and not other.failed:
            match, owners = other, citing
    if len(_WORD.findall(words)) < _FEW:
        owners = [one for one in owners if one.quote and _by(quote.speaker, one.quote.speaker)]
        if not owners or match.failed:
            says = "too few words to tell whose they are"
            yield reading.item("quotation", span, "not checked", "not checked", says)
            return
    ambiguous = match.verdict == "ambiguous"
    if not owners or (match.verdict == "altered" and _likeness(match) < _LIKE):
        says = "nobody in the record says so"
        if owners:
            says += f"; the nearest is {_whose(owners[0])}: “{match.places[0].words}”"
        yield reading.item("quotation", span, "not known", "absent", says)
        return
    persons = [one.quote.speaker for one in owners if one.quote]
    owner = next(
        (one for one in owners if one.quote and _by(quote.speaker, one.quote.speaker)), owners[0]
    )
    wrong = match.failed and not ambiguous
    yield reading.item(
        "quotation",
        span,
        "wrong" if wrong else "right",
        "exact" if ambiguous else match.verdict,
        _whose(owner),
        report=owner.report,
        see=["quotes", "--report", owner.report] if owner.quote else ["verify"],
        sources=owner.quote.sources if owner.quote else [],
        match={} if ambiguous else matched(match),
    )
    if quote.speaker is not None and persons:
        yield _speaker(reading, quote, quote.speaker, persons, owner)


def _speaker(
    reading: Reading, quote: Quote, voice: Voice, persons: list[Person | None], owner: Spoken
) -> ProofItem:
    """Whether who is said to have said it did, in the role that is named."""
    said = [person for person in persons if person is not None and _by(voice, person)]
    outcome, verdict = "right", "agrees"
    if not any(persons):
        outcome, verdict = "not known", "not known"
    elif voice.name and not said:
        outcome, verdict = "wrong", "contradicts"
    elif not voice.name or voice.role:
        for_role = said or [person for person in persons if person is not None]
        answers = {_in_role(voice, person) for person in for_role}
        if True not in answers:
            outcome, verdict = (
                ("wrong", "contradicts") if False in answers else ("not checked", "cannot be told")
            )
    return reading.item(
        "speaker",
        quote.tie or (quote.start, quote.end),
        outcome,
        verdict,
        f"the paper names {_called(voice)}; {_whose(owner)}",
        report=owner.report,
        see=["speakers", "--report", owner.report],
        sources=owner.quote.sources if owner.quote else [],
    )


def _by(voice: Voice | None, person: Person | None) -> bool:
    """Whether a name, as far as it is given, is a person's."""
    if voice is None or voice.name is None or person is None:
        return False
    given, known = fold(voice.name).split(), fold(person.name).split()
    return given[-1:] == known[-1:] and (len(given) < 2 or len(known) < 2 or given[0] == known[0])


def _in_role(voice: Voice, person: Person) -> bool | None:
    """Whether a role is the one that a person had; `None` where that cannot be told."""
    role = voice.role or ""
    if _INSPECTS.search(role) and "inspect" in fold(person.role or ""):
        return True
    if not role or not person.role:
        return None
    if matches(role, person.role, person.organisation):
        return True
    ranks, known = (set(_RANK.findall(fold(part))) for part in (role, person.role))
    return False if ranks and known and ranks != known else None


def _called(voice: Voice) -> str:
    return ", ".join(part for part in (voice.name, voice.role) if part) or "nobody"


def _whose(spoken: Spoken) -> str:
    if spoken.quote is None:
        return f"the words of a source of {spoken.report}"
    person = spoken.quote.speaker
    if person is None:
        return f"said in {spoken.report}, by nobody named"
    role = f", {person.role}" if person.role else ""
    return f"said by {person.name}{role}"


def _likeness(match: Match) -> float:
    """Which share of the words of the longer side both sides have."""
    count = {"source": 0, "quoted": 0, "same": 0}
    for change in match.differences:
        size = len(_WORD.findall(change.source)), len(_WORD.findall(change.quoted))
        count["same"] += size[0] if change.kind == "same" else 0
        count["source"] += size[0]
        count["quoted"] += size[0] if change.kind == "same" else size[1]
    return count["same"] / max(1, count["source"], count["quoted"])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
