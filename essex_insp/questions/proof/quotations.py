"""The quotations of a paper, and whose words they are."""

import re
from collections.abc import Iterator
from functools import cache

from essex_insp.draft.page import bare
from essex_insp.draft.result import Voice
from essex_insp.draft.sentences import Reading
from essex_insp.draft.tables import Span
from essex_insp.evidence import Index
from essex_insp.matching import WORD, fold, matches
from essex_insp.model import Report
from essex_insp.questions.proof.holding import Claim, Held, Holding, unheld
from essex_insp.questions.record import Person, QuoteItem, called, caution_words
from essex_insp.questions.verification import VerifyItem, verify_words

_FEW = 3  # of fewer words than these nobody can tell whose they are
# From so many words and this share of common ones on, words are another's, altered.
_MANY, _LIKE = 8, 0.6
_RANK = re.compile(
    r"\b(deputy|assistant|chief|constable|inspector|superintendent|commissioner|sergeant|minister|"
    r"secretary|mayor|chair|officer|spokes|leader|councillor)"
)
_INSPECTORATE = re.compile(r"(?i)\bHMI(?:C\w*)?\b(?! )|\bof constabular|inspectorate$")
_DASHES = ("", "-", "–", "—")
Spoken = tuple[Report, QuoteItem]
"""A quote of the record, after the report that has it."""


class Quotations:
    """The quotations of a paper, held against what reports have."""

    def __init__(self, reading: Reading, holding: Holding) -> None:
        self._result, self._holding, self._paper = reading.result, holding, reading.paper
        spoken = dict[str, list[Spoken]]()
        for inspection in holding.inspections:
            for said in inspection.quotes():
                spoken.setdefault(" ".join(said.text.split()), []).append((inspection.report, said))
        self._spoken, self._index = [*spoken.values()], Index("\n\n".join(spoken))
        self._looked_up = cache(self._look_up)  # a paper may say the same twice
        self._signed = dict[int, tuple[Voice, Span]]()  # who is named in paragraphs of their own
        for (start, end), person in reading.people:
            number = self._paper.place(start).paragraph
            low, high = self._paper.paragraphs[number - 1]
            before, after = self._paper.text[low:start].strip(), self._paper.text[end:high].strip()
            if before in _DASHES and after[:1] in ("", ",", "("):
                # After a dash it signs what stands above, else it leads up to what stands below.
                at = number - 1 if before else number + 1
                self._signed[at] = Voice(person.name, person.role, person.body), (start, end)

    def claims(self) -> Iterator[Claim]:
        """Yield what the record says of each quotation, and of whom the paper names for it."""
        signed = list[tuple[Span, int, Voice | None, Span | None]]()
        for quote in self._result.quotes:
            voice, tie, at = quote.speaker, quote.tie, self._paper.place(quote.start).paragraph
            if voice is None:
                voice, tie = self._signed.get(at, (None, tie))
            signed.append(((quote.start, quote.end), quote.statement, voice, tie))
        voices = {statement: voice for _, statement, voice, _ in signed if voice}
        for span, statement, voice, tie in signed:
            # Who is named beside one paragraph of a statement says all of it.
            yield from self._quotation(span, voice or voices.get(statement), tie)
        for passed in self._result.passed_over:
            if passed.what == "quotation" and passed.reason != "a grade or a label":
                yield from self._quotation((passed.start, passed.end), reason=passed.reason)

    def _look_up(self, words: str) -> tuple[VerifyItem, list[Spoken]]:
        """What becomes of words, and the quotes that they stand in."""
        words = words.rstrip(", ")  # a comma is the sentence's own
        check, unstopped = verify_words([words, words.removesuffix(".")], self._index)
        # A stop may be the sentence's too.
        check = unstopped if check.failed else check
        places = [self._spoken[place["paragraph"] - 1] for place in check.places]
        return check, [pair for pairs in places for pair in pairs]

    def _quotation(
        self, span: Span, voice: Voice | None = None, tie: Span | None = None, reason: str = ""
    ) -> Iterator[Claim]:
        """Look words up, and who says them; `reason` is why they may be nobody's."""
        check, spoken = self._looked_up(self._paper.text[slice(*span)])
        named = voice and voice.name
        people = ((each, each[1].speaker) for each in spoken if named)
        own = [each for each, person in people if person and matches(named or "", person.name)]
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
                beside = fold(self._paper.text[slice(*tie or (0, 0))])
                verdict, says = self._speaker(voice, beside, said.speaker, bool(own))
                says = f"{says}, in {report.title}"
                yield "speaker", tie or span, Held(verdict, says, report.id, said.sources)
            elif not reason:
                yield "speaker", span, unheld("who says so was not read")

    def _speaker(
        self, voice: Voice, beside: str, person: Person | None, own: bool
    ) -> tuple[str, str]:
        """Whether the name, role and body that a paper gives are those of who said it."""
        # A paper may give one person two roles; the one `beside` the words counts.
        role = " ".join(_RANK.findall(beside)) or voice.role
        body = voice.organisation if fold(voice.organisation or "-") in beside else None
        named = ", ".join(part for part in (voice.name, role, body) if part)
        says = f"the paper names {named}; said by {_called(person)}"
        if person is None:
            return "not known", says
        ranks, known = _ranks(role), _ranks(person.role)
        other = body and not body.islower() and self._body(body) != self._body(person.organisation)
        if (voice.name and not own) or other or (ranks and known and ranks != known):
            return "contradicts", says
        return "agrees" if (ranks and known) or not role else "cannot be told", says

    def _body(self, name: str | None) -> str | None:
        """What the names of one body have in common."""
        inspects = _INSPECTORATE.search(name or "")
        return "inspectorate" if inspects else self._holding.force(name) or bare(name)


def _settled(check: VerifyItem, own: bool) -> str:
    """What becomes of words that may be of the record, and of the speaker that is named."""
    size = len(WORD.findall(check.words or ""))
    if size < _FEW and (check.failed or not own):
        return "not checked"
    same = " ".join(change["source"] for change in check.differences if change["kind"] == "same")
    longest = max([size, *(len(WORD.findall(place["words"])) for place in check.places[:1])])
    alike = len(WORD.findall(same)) >= _LIKE * longest and (own or size >= _MANY)
    if check.verdict == "altered" and not alike:
        return "absent"
    # What is ambiguous was said in more than one place, and word for word in each.
    return "turned" if check.turns else "exact" if check.verdict == "ambiguous" else check.verdict


def _called(person: Person | None) -> str:
    return ", ".join(called(person)) if person else "nobody named"


def _ranks(role: str | None) -> set[str]:
    return set(_RANK.findall(re.sub(r"\bhmi\b", "inspector", fold(role or ""))))
