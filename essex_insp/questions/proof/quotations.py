"""The quotations of a paper, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from essex_insp.draft.result import Quote, Voice
from essex_insp.evidence import Index
from essex_insp.matching import fold, matches
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.items import QuoteItem
from essex_insp.questions.proof.item import ProofItem, Reading
from essex_insp.questions.record import Person
from essex_insp.questions.verification import VerifyItem, verify_words

_FEW, _MANY = 3, 6
"""Of fewer words nobody can tell whose they are; fewer that are almost another's may be anyone's."""
_LIKE = 0.6
"""From this share of common words on, words are altered ones; below, they are others."""
_WORD = re.compile(r"[^\W_]+")
_RANK = re.compile(
    r"\b(?:deputy|assistant|chief|constables?|inspectors?|superintendent|commissioner|sergeant|"
    r"minister|secretary|mayor|chair\w*|officer|spokes\w+|leader|councillor)\b"
)
_INSPECTS = re.compile(r"\binspect|\breport\b|\bHMIC|\bwatchdog\b", re.IGNORECASE)


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
        if passed.what == "quotation" and passed.reason != "a grade or a label":
            yield reading.item(
                "quotation", (passed.start, passed.end), "not checked", passed.reason
            )


class _Speech:
    """All that is quoted in the record, to look words up in."""

    def __init__(self, inspections: Iterable[Inspection]) -> None:
        self._spoken: dict[str, list[tuple[str, QuoteItem]]] = {}
        for each in inspections:
            for quote in each.quotes():
                self._spoken.setdefault(quote.text, []).append((each.report.id, quote))
        self._index = Index("\n\n".join(self._spoken))

    def look_up(self, words: str) -> tuple[VerifyItem, list[tuple[str, QuoteItem]]]:
        """Return what becomes of words, and the quotes that they stand in, with their reports."""
        (check,) = verify_words([words], self._index)
        at, owners = 0, []
        for text, spoken in self._spoken.items():
            if any(at <= place["start"] < at + len(text) for place in check.places):
                owners += spoken
            at += len(text) + 2
        return check, owners


def _quotation(reading: Reading, quote: Quote, speech: _Speech) -> Iterator[ProofItem]:
    span, voice = (quote.start, quote.end), quote.speaker
    check, spoken = speech.look_up(reading.words[slice(*span)])
    size = len(_WORD.findall(check.words))
    own = [pair for pair in spoken if _by(voice, pair[1].speaker)]
    altered = check.verdict == "altered"
    if size < _FEW and (check.failed or not own):
        yield reading.item("quotation", span, "not checked", "too few words to tell whose they are")
        return
    if not spoken or (altered and (_likeness(check) < _LIKE or not (own or size >= _MANY))):
        near = f"; the nearest is “{check.places[0]['words']}”" if spoken else ""
        yield reading.item("quotation", span, "absent", f"nobody in the record says so{near}")
        return
    report, owner = (own or spoken)[0]
    said = f"said by {_called(owner.speaker)}"
    verdict = "turned" if check.turns else check.verdict
    if verdict == "ambiguous":  # said in more than one place, and word for word in each
        verdict, check["notes"] = "exact", []
    yield reading.item("quotation", span, verdict, said, report, owner.sources, check)
    if voice is not None:
        place = quote.tie or span
        # A paper may give one person two roles; the one beside these words counts.
        beside = _RANK.findall(fold(reading.words[slice(*place)])) if quote.tie else []
        role = " ".join(beside) or voice.role
        persons = [other.speaker for _, other in own or spoken if other.speaker]
        named = ", ".join(part for part in (voice.name, role) if part)
        yield reading.item(
            "speaker",
            place,
            _named(voice.name, role, persons, bool(own)),
            f"the paper names {named}; {said}",
            report,
            owner.sources,
        )


def _called(person: Person | None) -> str:
    return (
        ", ".join(part for part in (person.name, person.role) if part) if person else "nobody named"
    )


def _named(name: str | None, role: str | None, persons: list[Person], own: bool) -> str:
    """What becomes of a name and a role that a paper gives to who said something."""
    if not persons:
        return "not known"
    if name and not own:
        return "contradicts"
    roles = {_in_role(role, person) for person in persons}
    if True in roles or (name and not role):
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
    sizes = [
        (
            change["kind"] == "same",
            *(len(_WORD.findall(change[side])) for side in ("source", "quoted")),
        )
        for change in check.differences
    ]
    same = sum(source for alike, source, _ in sizes if alike)
    sides = [sum(size[side] for size in sizes if not size[0]) for side in (1, 2)]
    return same / max(1, same + max(sides))
