"""The quotations of a paper, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from essex_insp.draft.result import Quote, Voice
from essex_insp.evidence import Index
from essex_insp.matching import WORD, fold, matches
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.proof.reading import ProofItem, Reading, Span
from essex_insp.questions.record import Person, QuoteItem, SpeakerItem, caution_words
from essex_insp.questions.verification import VerifyItem, verify_words

_FEW = 3
"""Of fewer words than these nobody can tell whose they are."""
_MANY, _LIKE = 6, 0.6
"""From so many words and this share of common ones on, words are another's, altered."""
_RANK = re.compile(
    r"\b(deputy|assistant|chief|constable|inspector|superintendent|commissioner|sergeant|minister|"
    r"secretary|mayor|chair|officer|spokes|leader|councillor)(?:s|man|woman|person)?\b"
)
_ROLE = (
    r"(?:(?:H(?:er|is) Majesty[’']s|HM) (?:Chief )?Inspector(?: of Constabulary)?|"
    r"(?:[Dd]eputy |[Aa]ssistant )?[Cc]hief [Cc]onstable)"
)
_BESIDE = (
    rf"(?<!former )(?<!ex-)(?<!then )(?<!future )(?P<before>{_ROLE}) {{name}}\b|\b(?:{{name}}|"
    rf"(?:M(?:r|rs|s|iss)|Dr|Sir|Dame) {{last}}), (?:who (?:is|was) )?(?:the )?(?P<after>{_ROLE})"
    r"(?=(?: (?:of|at|for)\b|,(?! and| or)|[.;]))"
)
Spoken = tuple[str, QuoteItem]
"""A quote of the record, after the report that has it."""


def quotations(reading: Reading, inspections: Iterable[Inspection]) -> Iterator[ProofItem]:
    """Yield what the record says of each quotation of a paper, and of whom it names for it."""
    speech = _Speech(inspections)
    for quote in reading.result.quotes:
        if quote.marked:
            yield from _quotation(reading, quote, speech)
        else:
            says = "speech that is printed without quotation marks"
            yield reading.item("quotation", (quote.start, quote.end), "not checked", says)
    for passed in reading.result.passed_over:
        if passed.what == "quotation" and passed.reason != "a grade or a label":
            span = passed.start, passed.end
            check, spoken = speech.look_up(reading.words[slice(*span)])
            verdict = _settled(check, spoken, own=False)
            if verdict in ("absent", "not checked"):
                yield reading.item("quotation", span, "not checked", passed.reason)
            else:
                yield _words(reading, span, verdict, check, spoken[0])


def roles(
    reading: Reading, inspections: Iterable[Inspection], told: Iterable[ProofItem]
) -> Iterator[ProofItem]:
    """Yield whether people whom the record knows had the role that a paper gives beside a name.

    Only what nobody's career explains is wrong: a chief constable is no inspector of forces. What
    was told of speakers already is not told again.
    """
    known = [(each.report.id, person) for each in inspections for person in each.speakers()]
    spans = [(item.start, item.end) for item in told if item.kind == "speaker"]
    for name in dict.fromkeys(person.name for _, person in known):
        people = [(report, person) for report, person in known if person.name == name]
        beside = _BESIDE.format(name=re.escape(name), last=re.escape(name.split()[-1]))
        for match in re.finditer(beside, reading.narration):
            role = match["before"] or match["after"] or ""
            kinds = [_kind(person.role or "") for _, person in people]
            span = match.span()
            within = any(low < span[1] and span[0] < high for low, high in spans)
            if within or not _kind(role) or "" in kinds:
                continue
            own = any(_in_role(role, person) for _, person in people)
            if own or _kind(role) not in kinds:
                report, person = people[0]
                verdict, says = "agrees" if own else "contradicts", f"{name}: {person.role}"
                yield reading.item("name", span, verdict, says, report, person.sources)


def _kind(role: str) -> str:
    """Whether a role is one of those who inspect forces, or of those who lead one."""
    return next((kind for kind in ("inspector", "chief constable") if kind in fold(role)), "")


class _Speech:
    """All that is quoted in the record, to look words up in."""

    def __init__(self, inspections: Iterable[Inspection]) -> None:
        self._spoken: dict[str, list[Spoken]] = {}
        for each in inspections:
            for quote in each.quotes():
                self._spoken.setdefault(quote.text, []).append((each.report.id, quote))
        self._index = Index("\n\n".join(self._spoken))

    def look_up(self, words: str) -> tuple[VerifyItem, list[Spoken]]:
        """Return what becomes of words, and the quotes that they stand in."""
        words = words.rstrip(", ")  # a comma is the sentence's own
        check, unstopped = verify_words([words, words.removesuffix(".")], self._index)
        if check.verdict == "altered" and not unstopped.failed:
            check = unstopped  # a full stop may be its own too
        at, owners = 0, []
        for text, spoken in self._spoken.items():
            if any(at <= place["start"] < at + len(text) for place in check.places):
                owners += spoken
            at += len(text) + 2
        return check, owners


def _quotation(reading: Reading, quote: Quote, speech: _Speech) -> Iterator[ProofItem]:
    span, voice = (quote.start, quote.end), quote.speaker
    check, spoken = speech.look_up(reading.words[slice(*span)])
    own = [pair for pair in spoken if _by(voice, pair[1].speaker)]
    verdict = _settled(check, spoken, bool(own))
    if verdict == "not checked":
        yield reading.item("quotation", span, verdict, "too few words to tell whose they are")
    elif verdict == "absent":
        near = f"; the nearest is “{check.places[0]['words']}”" if spoken else ""
        yield reading.item("quotation", span, verdict, f"nobody in the record says so{near}")
    else:
        yield _words(reading, span, verdict, check, (own or spoken)[0])
        if voice is None and re.search(r"\w", reading.narration[slice(*reading.sentence(span[0]))]):
            yield reading.item("speaker", span, "not checked", "who says so was not read")
        elif voice is not None:
            yield _speaker(reading, quote, voice, own or spoken, bool(own))


def _settled(check: VerifyItem, spoken: list[Spoken], own: bool) -> str:
    """What becomes of words that may be of the record, and of the speaker that is named."""
    size, altered = len(WORD.findall(check.words or "")), check.verdict == "altered"
    if size < _FEW and (check.failed or not own):
        return "not checked"
    if not spoken or (altered and (_likeness(check) < _LIKE or not (own or size >= _MANY))):
        return "absent"
    if altered and all(change["what"] or change["kind"] == "same" for change in check.differences):
        return "typographic"  # but for a comma in place of the full stop, and the like
    # What is ambiguous was said in more than one place, and word for word in each.
    return "turned" if check.turns else "exact" if check.verdict == "ambiguous" else check.verdict


def _words(
    reading: Reading, span: Span, verdict: str, check: VerifyItem, spoken: Spoken
) -> ProofItem:
    report, quote = spoken
    caution = caution_words(quote)
    says = f"said by {_called(quote.speaker)}{f' ({caution})' if caution else ''}"
    return reading.item("quotation", span, verdict, says, report, quote.sources, check)


def _speaker(
    reading: Reading, quote: Quote, voice: Voice, spoken: list[Spoken], own: bool
) -> ProofItem:
    """Whether the name and the role that a paper gives are those of who said it."""
    place = quote.tie or (quote.start, quote.end)
    # A paper may give one person two roles; the one beside these words counts.
    beside = _RANK.findall(fold(reading.words[slice(*place)])) if quote.tie else []
    role = " ".join(beside) or voice.role
    persons = [said.speaker for _, said in spoken if said.speaker]
    roles = {_in_role(role, person) for person in persons}
    verdict = "contradicts" if False in roles else "cannot be told"
    if not persons or (voice.name and not own):
        verdict = "contradicts" if persons else "not known"
    elif True in roles or (voice.name and not role):
        verdict = "agrees"
    report, said = spoken[0]
    named = ", ".join(part for part in (voice.name, role) if part)
    says = f"the paper names {named}; said by {_called(said.speaker)}"
    return reading.item("speaker", place, verdict, says, report, said.sources)


def _called(person: Person | None) -> str:
    parts = (person.name, person.role) if person else ("nobody named",)
    return ", ".join(part for part in parts if part)


def _by(voice: Voice | None, person: Person | None) -> bool:
    """Whether a name, as far as it is given, is a person's."""
    if voice is None or voice.name is None or person is None:
        return False
    given, known = fold(voice.name).split(), fold(person.name).split()
    return given[-1:] == known[-1:] and (len(given) < 2 or len(known) < 2 or given[0] == known[0])


def _in_role(role: str | None, person: Person | SpeakerItem) -> bool | None:
    """Whether a role is the one that a person had; `None` where that cannot be told."""
    if not role or not person.role:
        return None
    ranks, known = (set(_RANK.findall(fold(words))) for words in (role, person.role))
    if ranks and known:
        return ranks == known
    return matches(role, person.role, person.organisation) or None


def _likeness(check: VerifyItem) -> float:
    """Which share of the words of the longer side both sides have."""
    sizes = {"same": 0, "source": 0, "quoted": 0}
    for change in check.differences:
        for side in ("same",) if change["kind"] == "same" else ("source", "quoted"):
            sizes[side] += len(WORD.findall(change["source" if side == "same" else side]))
    return sizes["same"] / max(1, sizes["same"] + max(sizes["source"], sizes["quoted"]))
