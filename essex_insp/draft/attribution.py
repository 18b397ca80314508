"""Who said what: the words that tie speech to a speaker, and what is in doubt."""

from __future__ import annotations

import re

from essex_insp.draft.clauses import Clauses
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import heads
from essex_insp.draft.speakers import Level, Speaker
from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading
from essex_insp.draft.ties import Tie, Told
from essex_insp.draft.words import VOICED
from essex_insp.model import AttributionKind
from essex_insp.names import fold

_VERDICT = re.compile(
    r"(?:That|This|Those|These)\b[^.]{0,60}\b(?:verdict|view|views|words|message|warning|"
    r"conclusion|findings?|assessment|plea|call|reaction)\b"
)
# Who wrote the story speaks nowhere in it.
_BYLINE = re.compile(
    r"(?:exclusive\W+|words\W+|report\W+|analysis\W+)?by:?\s+(?-i:[A-Z])[\w’'.-]*(?:\s+[\w’'.&,-]+){0,9}$",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they)\b", re.IGNORECASE)
_THE_BODY = re.compile(r"\bthe ([a-z]{4,12})\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:replied|replies|answered|responded|retorted|countered)\b", re.IGNORECASE
)


def attribute(reading: Reading, speech: list[Speech]) -> list[Tie]:
    """Tie each piece of speech to its speaker, as far as the text does.

    Args:
        reading: The text as read.
        speech: Its speech, in order.

    Returns:
        One tie for each piece of speech, in the same order.
    """
    return _Attributor(reading, speech).attribute()


class _Attributor(Clauses):
    def __init__(self, reading: Reading, speech: list[Speech]) -> None:
        super().__init__(reading, speech)
        self.ties = [Tie() for _ in speech]
        self.last: Speaker | None = None
        self.pending: list[Told] = []

    def attribute(self) -> list[Tie]:
        at = 0
        for index, part in enumerate(self.reading.paragraphs):
            here: list[int] = []
            loose: list[int] = []
            while at < len(self.speech) and self.speech[at].paragraph == index:
                (loose if self.speech[at].loose else here).append(at)
                at += 1
            byline = part.heading and _BYLINE.match(self.text, part.start, part.end)
            told = self._sentences(
                part.start,
                part.end,
                unmarked=bool(byline) or (bool(here) and not self.speech[here[0]].marked),
            )
            if here:
                self._paragraph(here, told)
                self.pending = [one for one in told if one.start > self.speech[here[-1]].end]
            else:
                self._signature(index, at - 1, told)
                self.pending.extend(told)
                self._verdict(at - 1, index, told)
            for i in loose:
                self.ties[i] = self._viewed(i)
        self._backfill()
        return self.ties

    # Speech with narration in its paragraph

    def _paragraph(self, here: list[int], told: list[Told]) -> None:
        explicit: dict[int, Tie] = {}
        for number, i in enumerate(here):
            low = (
                self.speech[here[number - 1]].end
                if number
                else self.reading.paragraphs[self.speech[i].paragraph].start
            )
            high = (
                self.speech[here[number + 1]].start
                if number + 1 < len(here)
                else self.reading.paragraphs[self.speech[i].paragraph].end
            )
            if number and self._resumed(here[number - 1], i):
                continue
            by = self.speech[i].fragment and self._by(self.speech[i], low, told)
            tie = None if by else self._beside_speech(self.speech[i], low, high, told)
            if tie is None and self.speech[i].fragment:
                tie = self._within(self.speech[i], told)
            if tie is not None:
                explicit[i] = tie
        for number, i in enumerate(here):
            tie = explicit.get(i)
            if tie is None and number and self.ties[here[number - 1]].speaker is not None:
                before = self.ties[here[number - 1]]
                tie = Tie(before.speaker, "continued", before.where, before.doubt)
            if tie is None and not self.speech[i].fragment:
                later = [explicit[j] for j in here[number + 1 :] if j in explicit]
                if later and not self.speech[i].chained:
                    tie = Tie(later[0].speaker, later[0].kind, later[0].where, later[0].doubt)
            if tie is None:
                if not number and not self.speech[i].chained:
                    self.pending += self._until(told, self.speech[i].start)
                tie = self._from_before(i)
            tie = self.ties[i] = self._of_itself(i, tie)
            if tie.speaker is not None and (not self.speech[i].fragment or tie.speaker.person):
                self.last = tie.speaker
        if explicit:
            self._chain_back(here[0])
        named_since = any(
            one.start > self.speech[here[-1]].end
            and one.mentions
            and any(speaker is not None and speaker.person for _, speaker, _ in one.mentions)
            for one in told
        )
        if (
            self.last is not None
            and self.last.person
            and any(self.ties[i].speaker is self.last for i in here)
        ) and not named_since:
            self.cast.levels.append(Level([self.last], self.last))

    def _resumed(self, before: int, i: int) -> bool:
        """Whether speech goes on in the middle of its sentence: `“…,” said X, “and …”`."""
        one, two = self.speech[before], self.speech[i]
        between = self.text[one.end + 1 : two.start - 1].strip()
        return (
            self._last(one) == ","
            and between.endswith(",")
            and self.reading.text[two.start].islower()
            and len(between) < 400
        )

    def _viewed(self, i: int) -> Tie:
        """Tie a view that nobody is said to have to those who inspect, if they spoke right before."""
        for j in range(i - 1, max(-1, i - 6), -1):
            one = self.ties[j].speaker
            if self.speech[i].paragraph - self.speech[j].paragraph > 1 or (one and one.name):
                break
            inspecting = one and (one.noun in VOICED or inspects(one.organisation or ""))
            if one and not one.person and inspecting:
                doubt = "nobody is named here; the words before are of those who inspected"
                return Tie(one, "by-context", None, doubt)
        return Tie()

    def _of_itself(self, i: int, tie: Tie) -> Tie:
        """Take words on `the force` from the force itself, where only an `it` says that it spoke."""
        one = tie.speaker
        if one is None or one.person or one.noun or not one.organisation or not tie.where:
            return tie
        if inspects(one.organisation) or not _IT.search(self.text, *tie.where):
            return tie
        folded = fold(one.organisation)
        piece = self.speech[i]
        spoken = {
            found[1].lower()
            for found in _THE_BODY.finditer(self.reading.text, piece.start, piece.end)
        }
        if not any(head in folded for noun in spoken for head in heads(noun)):
            return tie
        inspecting = self.cast.inspecting
        doubt = f"“it” may be {one.organisation}, but the words are on it"
        return Tie(inspecting, tie.kind if inspecting else "unattributed", tie.where, doubt)

    def _beside_speech(self, piece: Speech, low: int, high: int, told: list[Told]) -> Tie | None:
        """Read the words right after speech, or those right before, whichever are its own."""
        ended = self._last(piece) in ".?!"
        tail = self.text[piece.end + 1 : piece.end + 12].lstrip()
        if ended and tail[:1].isupper() and not piece.chained:
            # `X said: “…” Y said that …`: the sentence after is one of its own.
            before = self._before(piece, low, told)
            if before is not None and before.speaker is not None:
                return before
        tie = self._after(piece, high, told) or self._before(piece, low, told)
        return tie or self._nobody_known(piece, low, told)

    @staticmethod
    def _until(told: list[Told], place: int) -> list[Told]:
        """The narration of a paragraph before speech, as far as it names someone."""
        found = []
        for one in told:
            if one.start >= place - 2:
                break
            mentions = [mention for mention in one.mentions if mention[0].end <= place]
            found.append(Told(one.start, min(one.end, place), mentions))
        return found

    # Speech that stands alone

    def _from_before(self, i: int) -> Tie:
        piece = self.speech[i]
        if piece.chained and i and self.ties[i - 1].speaker is not None:
            before = self.ties[i - 1]
            if piece.marked:
                return Tie(
                    before.speaker,
                    "continued",
                    None,
                    before.doubt if self.speech[i - 1].marked else None,
                )
            return Tie(
                before.speaker,
                "by-context",
                None,
                "no quotation marks are printed; the speech before and after goes on around it",
            )
        if piece.chained and i:
            return Tie(doubt=self.ties[i - 1].doubt or "nobody is named as the speaker")
        if not self.pending:
            if self.last is not None and i and self.speech[i - 1].paragraph == piece.paragraph - 1:
                tie = self.ties[i - 1].where
                if tie and _ANSWERED.search(self.text, *tie):
                    return Tie(
                        where=tie, doubt="two people speak in turn, and nobody is named here"
                    )
                return Tie(self.last, "continued", None, self.ties[i - 1].doubt)
            if self.last is not None and not piece.marked:
                return Tie(self.last, "by-context", None, "no quotation marks are printed")
        introduced = self._introducer()
        if introduced is not None:
            if introduced.speaker is not None and not piece.marked:
                doubt = introduced.doubt or "no quotation marks are printed"
                return Tie(introduced.speaker, "by-context", introduced.where, doubt)
            return introduced
        if self.last is not None and not piece.fragment:
            return Tie(
                self.last,
                "by-context",
                None,
                "the speaker is taken from the speech before; nothing names them here",
            )
        return Tie(doubt="nobody is named as the speaker")

    def _introducer(self) -> Tie | None:
        """Find whom the narration since the last speech leads up to."""
        for sentence in reversed(self.pending[-6:]):
            people = [one for one in sentence.mentions if one[1] is not None and one[1].person]
            doubts = [
                one
                for one in sentence.mentions
                if one[1] is None and one[2] and one[0].kind != "body"
            ]
            tie = self._introduced(self.pending, sentence.start, sentence.end)
            if tie is not None and (tie.speaker is not None or doubts):
                if tie.speaker is not None and not tie.speaker.person and people:
                    tie = None
                else:
                    kind: AttributionKind = "introduced-earlier" if tie.speaker else "unattributed"
                    return Tie(tie.speaker, kind, (sentence.start, sentence.end), tie.doubt)
            distinct = list({id(one[1]): one for one in people}.values())
            where = (sentence.start, sentence.end)
            if len(distinct) == 1:
                return Tie(distinct[0][1], "introduced-earlier", where, distinct[0][2])
            if distinct:
                first = distinct[0]
                if first[0].start <= sentence.start + 5 or self._at_clause(
                    first[0].start, sentence.start
                ):
                    others = [str(one[1].name or one[1].role) for one in distinct[1:] if one[1]]
                    doubt = first[2] or f"the sentence before also names {' and '.join(others)}"
                    return Tie(first[1], "introduced-earlier", where, doubt)
                names = " or ".join(str(one[1].name or one[1].role) for one in distinct if one[1])
                return Tie(None, "unattributed", where, f"the speaker may be {names}")
            if doubts:
                return Tie(None, "unattributed", where, doubts[0][2])
        return None

    def _chain_back(self, i: int) -> None:
        """Give the earlier paragraphs of one statement the speaker whom a later one names."""
        speaker = self.ties[i].speaker
        while i > 0 and self.speech[i].chained:
            i -= 1
            self.ties[i] = Tie(
                speaker,
                "continued",
                self.ties[i].where,
                self.ties[i].doubt if not self.speech[i].marked else None,
            )

    def _signature(self, index: int, i: int, told: list[Told]) -> None:
        """Read a name on a line of its own after a quotation."""
        part = self.reading.paragraphs[index]
        if i < 0 or self.speech[i].paragraph != index - 1 or not (part.heading or part.bullet):
            return
        if self.ties[i].kind == "named-in-sentence" or not told or not told[0].mentions:
            return
        mention, speaker, doubt = told[0].mentions[0]
        if (
            speaker is None
            or mention.name is None
            or mention.start > part.start + 16
            or mention.end < part.end - 40
        ):
            return
        dashed = self.reading.text[max(0, part.start - 3) : part.start + 1].strip()[:1]
        # A pull-quote is signed with a name and role on the next line, without a dash.
        signed = mention.role is not None and mention.end >= part.end - 2
        if dashed not in tuple("-–—") and not (signed and not self._speaks_next(index, i)):
            return
        self.ties[i] = Tie(speaker, "named-in-sentence", (mention.start, mention.end), doubt)
        self._chain_back(i)
        self.last = speaker

    def _speaks_next(self, index: int, i: int) -> bool:
        """Whether the paragraph after is speech that the name may be a heading of."""
        return i + 1 < len(self.speech) and self.speech[i + 1].paragraph == index + 1

    def _verdict(self, i: int, index: int, told: list[Told]) -> None:
        """Read `That was the verdict of X` after speech that nobody was named for."""
        if (
            i < 0
            or not told
            or (self.ties[i].speaker is not None and self.ties[i].kind != "by-context")
        ):
            return
        if self.speech[i].paragraph != index - 1 or not _VERDICT.match(
            self.text, told[0].start, told[0].end
        ):
            return
        people = {
            id(one[1]): one
            for one in told[0].mentions
            if one[1] and one[1].known and one[0].kind != "pronoun"
        }
        named = [one for one in people.values() if one[1] and one[1].person] or list(
            people.values()
        )
        if len(named) == 1:
            self.ties[i] = Tie(
                named[0][1], "named-in-sentence", (told[0].start, told[0].end), named[0][2]
            )
            self._chain_back(i)
            self.last = named[0][1]

    def _backfill(self) -> None:
        """Give speech that nobody introduced the speaker of the paragraph after it."""
        for i in range(len(self.speech) - 2, -1, -1):
            here, after = self.speech[i], self.speech[i + 1]
            if (
                self.ties[i].speaker is None
                and not self.ties[i].where
                and not here.fragment
                and after.paragraph - here.paragraph <= 1
            ):
                later = self.ties[i + 1]
                if later.speaker is not None and not after.fragment:
                    self.ties[i] = Tie(
                        later.speaker,
                        "by-context",
                        later.where,
                        "the speaker is taken from the paragraph after; nothing names them here",
                    )
