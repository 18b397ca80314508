"""The quotations of a paper, and whose words they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from essex_insp.draft.cast import Mention
from essex_insp.draft.people import gender
from essex_insp.draft.result import Quote, Voice
from essex_insp.draft.text import within
from essex_insp.evidence import Index
from essex_insp.matching import WORD, fold
from essex_insp.model import Report
from essex_insp.questions.proof.holding import Held, Holding, Told, fits, unheld
from essex_insp.questions.proof.reading import Reading, Sentence
from essex_insp.questions.record import Person, QuoteItem, SpeakerItem, called, caution_words
from essex_insp.questions.verification import VerifyItem, verify_words

_FEW = 3
"""Of fewer words than these nobody can tell whose they are."""
_MANY, _LIKE = 8, 0.6
"""From so many words and this share of common ones on, words are another's, altered."""
_RANK = re.compile(
    r"\b(deputy|assistant|chief|constable|inspector|superintendent|commissioner|sergeant|minister|"
    r"secretary|mayor|chair|officer|spokes|leader|councillor)"
)
# What somebody was, in words that may name a year or a body: `X was the inspector for Y`
_WAS = re.compile(rf" (?:was|is|had been|became)(?: the| an?)? (?:\w+ )?{_RANK.pattern}")
_APART = {"inspector", "constable"}
"""Ranks of which no career has both: who leads a force inspects none."""
_DASHES = ("-", "–", "—")
_ONCE = re.compile(r"(?i)\b(?:former|then|future|next)\b")
Spoken = tuple[Report, QuoteItem]
"""A quote of the record, after the report that has it."""
Span = tuple[int, int]


class Quotations:
    """The quotations of a paper, and the people that it names, held against what reports have."""

    def __init__(self, reading: Reading, holding: Holding) -> None:
        self._reading, self._holding, self._paper = reading, holding, reading.paper
        self._people = [
            (it.report.id, person) for it in holding.inspections for person in it.speakers()
        ]
        spoken = dict[str, list[Spoken]]()
        for each in holding.inspections:
            for said in each.quotes():
                spoken.setdefault(" ".join(said.text.split()), []).append((each.report, said))
        self._spoken, self._index = [*spoken.values()], Index("\n\n".join(spoken))
        self._named = [each for each in reading.named if each[1].kind == "person"]
        self._looked_up = cache(self._look_up)  # a paper may say the same twice
        self._career = cache(self._careers)

    def told(self) -> Iterator[Told]:
        """Yield what the record says of each quotation, and of people beside them and elsewhere."""
        told = list[Told]()
        paragraphs = {
            self._paper.place(span[0]).paragraph: (span, it) for span, it in self._named[::-1]
        }
        quotes = [self._signed(paragraphs, quote) for quote in self._reading.result.quotes]
        voices = {quote.statement: quote.speaker for quote in quotes if quote.speaker}
        for quote in quotes:  # who is named beside one paragraph of a statement says all of it
            voice = quote.speaker or voices.get(quote.statement)
            told += self._quotation((quote.start, quote.end), voice, quote.tie)
        for passed in self._reading.result.passed_over:
            if passed.what == "quotation" and passed.reason != "a grade or a label":
                told += self._quotation((passed.start, passed.end), reason=passed.reason)
        yield from told
        # What was told of speakers already is not told again.
        edges = {edge for _, span, _ in told for edge in span}
        words = self._reading.narration
        for (start, end), it in self._named:
            was = _WAS.match(words, end)
            held = self._career(it.name, it.body, words[start : was.end() if was else end])
            if was and held and held.verdict != "contradicts":
                held = unheld("when, and of whom, was not read")
            if held and not {start, end} & edges:
                yield "name", (start, end), held

    def _signed(self, named: Mapping[int, tuple[Span, Mention]], quote: Quote) -> Quote:
        """A quotation of nobody as theirs who stand in a line above it, or after a dash below it.

        `named` has the first whom each paragraph names.
        """
        at = self._paper.place(quote.start).paragraph
        for number in (at - 1, at + 1) if quote.speaker is None else ():
            if number in named:
                (start, end), mention = named[number]
                low, high = self._paper.paragraphs[number - 1]
                before, rest = (self._paper.text[slice(*it)] for it in ((low, start), (end, high)))
                above = number < at and not before.strip() and rest.strip()[:1] in ("", ",", "(")
                if above or (number > at and before.strip() in _DASHES):
                    voice = Voice(mention.name, mention.role, mention.body)
                    return replace(quote, speaker=voice, tie=(start, end))
        return quote

    def _look_up(self, words: str) -> tuple[VerifyItem, list[Spoken]]:
        """What becomes of words, and the quotes that they stand in."""
        words = words.rstrip(", ")  # a comma is the sentence's own
        check, unstopped = verify_words([words, words.removesuffix(".")], self._index)
        # A stop may be the sentence's too.
        check = unstopped if check.failed and not unstopped.failed else check
        places = [self._spoken[place["paragraph"] - 1] for place in check.places]
        return check, [pair for pairs in places for pair in pairs]

    def _quotation(
        self, span: Span, voice: Voice | None = None, tie: Span | None = None, reason: str = ""
    ) -> Iterator[Told]:
        """Look words up, and who says them; `reason` is why they may be nobody's."""
        check, spoken = self._looked_up(self._paper.text[slice(*span)])
        own = [pair for pair in spoken if voice and _by(voice.name, pair[1].speaker)]
        verdict = _settled(check, bool(own))
        if verdict == "not checked" or (verdict == "absent" and reason):
            yield "quotation", span, unheld(reason or "too few words to tell whose they are")
        elif verdict == "absent":
            near = f"; the nearest is “{check.places[0]['words']}”" if spoken else ""
            yield "quotation", span, Held(verdict, f"nobody in the record says so{near}")
        else:
            report, said = (own or spoken)[0]
            caution = caution_words(said)
            says = f"said by {_called(said.speaker)}{f' ({caution})' if caution else ''}"
            yield "quotation", span, Held(verdict, says, report.id, said.sources, check)
            if voice:
                held = self._speaker(voice, tie or (span[0], span[0]), own or spoken, bool(own))
                yield "speaker", tie or span, held
            elif not reason:
                yield "speaker", span, unheld("who says so was not read")

    def _speaker(self, voice: Voice, tie: Span, spoken: list[Spoken], own: bool) -> Held:
        """Whether the name, role, body and time that a paper gives are those of who said it."""
        # A paper may give one person two roles; the one beside these words counts.
        beside = fold(self._paper.text[slice(*tie)])
        role = " ".join(_RANK.findall(beside)) or voice.role
        body = voice.organisation if fold(voice.organisation or "-") in beside else None
        persons = [said.speaker for _, said in spoken if said.speaker]
        fits = {_in_role(role, person) for person in persons}
        bodies = {self._holding.same(body, person.organisation) for person in persons}
        sentences = within(self._reading.sentences, 0, tie[1] + 1)[-1:]
        told_of = any(_is_of(report, *sentences) for report, _ in spoken)
        if not persons:
            verdict = "not known"
        elif (voice.name and not own) or bodies == {False}:
            verdict = "contradicts"
        elif True in bodies and told_of and (True in fits or (voice.name and not role)):
            verdict = "agrees"
        else:
            verdict = "contradicts" if fits == {False} else "cannot be told"
        if verdict == "agrees" and _miscalled(self._paper.text[slice(*tie)], persons[0].name):
            verdict = "cannot be told"
        report, said = spoken[0]
        named = ", ".join(part for part in (voice.name, role, body) if part)
        other = "" if told_of else f", in {report.title}: of another force or year?"
        says = f"the paper names {named}; said by {_called(said.speaker)}{other}"
        return Held(verdict, says, report.id, said.sources)

    def _careers(self, name: str | None, body: str | None, words: str) -> Held | None:
        """Whether somebody of a name had the role in words; `None` where that cannot be told.

        Only what no career explains is wrong.
        """
        ranks = _ranks(words) & _APART
        known = [pair for pair in self._people if _by(name, pair[1])]
        if known and all(_miscalled(words, person.name) for _, person in known):
            return unheld(f"who is meant? The record has {_called(known[0][1])}")
        if not (ranks and known) or _ONCE.search(words):
            return None
        own = [pair for pair in known if _in_role(words, pair[1])]
        others = [_ranks(person.role) & _APART for _, person in known]
        if not own and not all(other and not other & ranks for other in others):
            return None
        body = body if fold(body or "-") in fold(words) else None
        there = any(self._holding.same(body, person.organisation) for _, person in own)
        verdict = "agrees" if there else "not known" if own else "contradicts"
        report, person = [*own, *known][0]
        return Held(verdict, _called(person), report, person.sources)


def _settled(check: VerifyItem, own: bool) -> str:
    """What becomes of words that may be of the record, and of the speaker that is named."""
    size, altered = len(WORD.findall(check.words or "")), check.verdict == "altered"
    if size < _FEW and (check.failed or not own):
        return "not checked"
    same = [change["source"] for change in check.differences if change["kind"] == "same"]
    longest = max([size, *(len(WORD.findall(place["words"])) for place in check.places[:1])])
    alike = len(WORD.findall(" ".join(same))) >= _LIKE * longest and (own or size >= _MANY)
    if altered and not alike:
        return "absent"
    # What is ambiguous was said in more than one place, and word for word in each.
    return "turned" if check.turns else "exact" if check.verdict == "ambiguous" else check.verdict


def _is_of(report: Report, sentence: Sentence | None = None) -> bool:
    """Whether a sentence may tell of a report: of its force and its time, if it names any."""
    forces, times = (sentence.forces, sentence.times) if sentence else ((), ())
    named = not forces or report.force.name in {force.name for force in forces}
    return named and (not times or any(fits(report, time) for time in times))


def _called(person: Person | None) -> str:
    return ", ".join(called(person)) if person else "nobody named"


def _by(name: str | None, person: Person | SpeakerItem | None) -> bool:
    """Whether a name, as far as it is given, is a person's."""
    if name is None or person is None:
        return False
    given, known = fold(name).split(), fold(person.name).split()
    return given[-1:] == known[-1:] and (len(given) < 2 or len(known) < 2 or given[0] == known[0])


def _miscalled(words: str, name: str) -> bool:
    """Whether what stands before a name is none for a forename: `Mr Zoë`, or `Mr` alone of her."""
    called = [*WORD.findall(words), fold(name).split()[0].title()]
    return len({gender(word) for word in called} - {None}) > 1


def _ranks(role: str | None) -> set[str]:
    return set(_RANK.findall(re.sub(r"\bhmi\b", "inspector", fold(role or ""))))


def _in_role(role: str | None, person: Person | SpeakerItem) -> bool | None:
    """Whether a role is the one that a person had; `None` where that cannot be told."""
    ranks, known = _ranks(role), _ranks(person.role)
    return ranks == known if ranks and known else None
