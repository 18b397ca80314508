"""The quotations of a paper, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from essex_insp.draft.result import Quote, Voice
from essex_insp.evidence import Index
from essex_insp.matching import fold, matches
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import QuoteItem
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.record import Cite, Person
from essex_insp.questions.verification import VerifyItem, verify_words

_FEW = 3
"""Of fewer words than these nobody can tell whose they are."""
_LIKE = 0.6
"""From this share of common words on, words are altered ones; below, they are others."""
_ELSEWHERE = "a grade or a label"  # held against the record as what they are
_WORD = re.compile(r"[^\W_]+")
_RANK = re.compile(
    r"\b(?:deputy|assistant|chief|constables?|inspectors?|superintendent|commissioner|sergeant|"
    r"minister|secretary|mayor|chair\w*|officer|spokes\w+|leader|councillor)\b"
)
_INSPECTS = re.compile(r"\binspect|\breport\b|\bHMIC|\bwatchdog\b", re.IGNORECASE)


class Spoken(NamedTuple):
    """A quote of the record, and the report that has it."""

    report: str
    quote: QuoteItem

    @property
    def sources(self) -> list[Cite]:
        """Where it comes from."""
        return self.quote.sources

    def __str__(self) -> str:
        person = self.quote.speaker
        if person is None:
            return "said by nobody named"
        return f"said by {', '.join(part for part in (person.name, person.role) if part)}"


class _Speech:
    """All that is quoted in the record, to look words up in."""

    def __init__(self, inspections: Iterable[Inspection]) -> None:
        self._spoken: dict[str, list[Spoken]] = {}
        for each in inspections:
            for quote in each.quotes():
                self._spoken.setdefault(quote.text, []).append(Spoken(each.report.id, quote))
        self._index = Index("\n\n".join(self._spoken))

    def look_up(self, words: str) -> tuple[VerifyItem, list[Spoken]]:
        """Return what becomes of words, and the quotes that they stand in."""
        (check,) = verify_words([words], self._index)
        at, owners = 0, []
        for text, spoken in self._spoken.items():
            if any(at <= place["start"] < at + len(text) for place in check.places):
                owners += spoken
            at += len(text) + 2
        return check, owners


def quotations(reading: Reading, inspections: Iterable[Inspection]) -> Iterator[ProofItem]:
    """Yield what the record says of each quotation of a paper, and of who is said to have said it.

    Args:
        reading: The paper.
        inspections: The reports of the record.
    """
    speech = _Speech(inspections)
    for quote in reading.result.quotes:
        if quote.marked:
            yield from _quotation(reading, quote, speech)
        else:
            says = "speech that is printed without quotation marks"
            yield reading.item("quotation", (quote.start, quote.end), "not checked", says)
    for passed in reading.result.passed_over:
        if passed.what == "quotation" and passed.reason != _ELSEWHERE:
            yield reading.item(
                "quotation", (passed.start, passed.end), "not checked", passed.reason
            )


def _quotation(reading: Reading, quote: Quote, speech: _Speech) -> Iterator[ProofItem]:
    span, voice = (quote.start, quote.end), quote.speaker
    words = reading.words[slice(*span)]
    check, spoken = speech.look_up(words)
    own = [each for each in spoken if _by(voice, each.quote.speaker)]
    if len(_WORD.findall(words)) < _FEW and not (own and not check.failed):
        yield reading.item("quotation", span, "not checked", "too few words to tell whose they are")
        return
    if not spoken or (check.verdict == "altered" and _likeness(check) < _LIKE):
        near = f"; the nearest is “{check.places[0]['words']}”, {spoken[0]}" if spoken else ""
        yield reading.item("quotation", span, "absent", f"nobody in the record says so{near}")
        return
    owner = (own or spoken)[0]
    verdict = "turned" if check.turns else check.verdict
    if verdict == "ambiguous":  # said in more than one place, and word for word in each
        verdict, check["notes"] = "exact", []
    yield reading.item("quotation", span, verdict, str(owner), owner, check)
    if voice is not None:
        persons = [each.quote.speaker for each in own or spoken if each.quote.speaker]
        says = f"the paper names {', '.join(filter(None, (voice.name, voice.role)))}; {owner}"
        place = quote.tie or span
        yield reading.item("speaker", place, _named(voice, persons, bool(own)), says, owner)


def _named(voice: Voice, persons: list[Person], own: bool) -> str:
    """What becomes of a name and a role that a paper gives to who said something."""
    if not persons:
        return "not known"
    if voice.name and not own:
        return "contradicts"
    roles = {_in_role(voice.role, person) for person in persons}
    if True in roles or (voice.name and not voice.role):
        return "agrees"
    return "contradicts" if False in roles else "cannot be told"


def _by(voice: Voice | None, person: Person | None) -> bool:
    """Whether a name, as far as it is given, is a person's."""
    if voice is None or voice.name is None or person is None:
        return False
    given, known = fold(voice.name).split(), fold(person.name).split()
    return given[-1:] == known[-1:] and (len(given) < 2 or len(known) < 2 or given[0] == known[0])


def _in_role(role: str | None, person: Person) -> bool | None:
    """Whether a role is the one that a person had; `None` where that cannot be told."""
    if not role or not person.role:
        return None
    inspects = _INSPECTS.search(role) and "inspect" in fold(person.role)
    if inspects or matches(role, person.role, person.organisation):
        return True
    ranks, known = (set(_RANK.findall(fold(words))) for words in (role, person.role))
    return False if ranks and known and ranks != known else None


def _likeness(check: VerifyItem) -> float:
    """Which share of the words of the longer side both sides have."""
    same = source = quoted = 0
    for change in check.differences:
        size = len(_WORD.findall(change["source"]))
        same += size if change["kind"] == "same" else 0
        source += size
        quoted += size if change["kind"] == "same" else len(_WORD.findall(change["quoted"]))
    return same / max(1, source, quoted)
