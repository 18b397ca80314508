"""Speech that no words beside it tie to a speaker: what stands before it, or what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from essex_insp.draft.clauses import Clauses
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import heads
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading
from essex_insp.draft.ties import Tie, Told
from essex_insp.draft.words import VOICED
from essex_insp.matching import fold
from essex_insp.model import AttributionKind

_IT = re.compile(r"\b(?:it|they)\b", re.IGNORECASE)
_THE_BODY = re.compile(r"\bthe ([a-z]{4,12})\b", re.IGNORECASE)
ANSWERED = re.compile(
    r"\b(?:replied|replies|answered|responded|retorted|countered)\b", re.IGNORECASE
)


# How many of those who told something to look back over.
_RECENT = 24


class Contexts(Clauses):
    """Speech and narration, with the ties that were made so far."""

    def __init__(self, reading: Reading, speech: list[Speech]) -> None:
        super().__init__(reading, speech)
        self.ties = [Tie() for _ in speech]
        self.last: Speaker | None = None
        self.pending: list[Told] = []
        # Who told or said something, with where and in which paragraph, in order.
        self.heard: list[tuple[int, int, Speaker]] = []

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
                if tie and ANSWERED.search(self.text, *tie):
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
            people = [
                one for one in sentence.mentions if one.speaker is not None and one.speaker.person
            ]
            doubts = [
                one
                for one in sentence.mentions
                if one.speaker is None and one.doubt and one.mention.kind != "body"
            ]
            tie = self._introduced(self.pending, sentence.start, sentence.end)
            if tie is not None and (tie.speaker is not None or doubts):
                if tie.speaker is not None and not tie.speaker.person and people:
                    tie = None
                else:
                    kind: AttributionKind = "introduced-earlier" if tie.speaker else "unattributed"
                    return Tie(tie.speaker, kind, (sentence.start, sentence.end), tie.doubt)
            distinct = list({id(one.speaker): one for one in people}.values())
            where = (sentence.start, sentence.end)
            if len(distinct) == 1:
                return Tie(distinct[0][1], "introduced-earlier", where, distinct[0][2])
            if distinct:
                first = distinct[0]
                if first.mention.start <= sentence.start + 5 or self._at_clause(
                    first.mention.start, sentence.start
                ):
                    others = [
                        str(one.speaker.name or one.speaker.role)
                        for one in distinct[1:]
                        if one.speaker
                    ]
                    doubt = first.doubt or f"the sentence before also names {' and '.join(others)}"
                    return Tie(first.speaker, "introduced-earlier", where, doubt)
                names = " or ".join(
                    str(one.speaker.name or one.speaker.role) for one in distinct if one.speaker
                )
                return Tie(None, "unattributed", where, f"the speaker may be {names}")
            if doubts:
                return Tie(None, "unattributed", where, doubts[0][2])
        return None

    def _hear(self, paragraph: int, told: list[Told], here: list[int]) -> None:
        """Note who tells something in a paragraph, in its narration or beside its speech."""
        found = [
            (mention.start, paragraph, speaker)
            for sentence in told
            for mention, speaker, _ in sentence.mentions
            if speaker is not None and self._tells(mention)
        ]
        for i in here:
            one = self.ties[i].speaker
            if one is not None:
                found.append((self.speech[i].start, paragraph, one))
        self.heard.extend(sorted(found, key=lambda one: one[0]))

    def _viewed(self, i: int, told: list[Told]) -> Tie:
        """Tie a view that nobody is said to have to those who inspect, if they told things last."""
        piece = self.speech[i]
        at = bisect_right(told, piece.start, key=lambda one: one.start) - 1
        mentions = told[at].mentions if at >= 0 else []
        upto = bisect_left(mentions, piece.start, key=lambda one: one.mention.start)
        for mention, named, _ in reversed(mentions[max(0, upto - _RECENT) : upto]):
            # `Inspectors had concerns about “…”`
            if mention.kind != "body" or mention.end >= piece.start or named is None:
                continue
            if self._inspecting(named):
                return Tie(named, "named-in-sentence", (mention.start, mention.end))
        for mention, named, _ in mentions[upto : upto + 3]:
            # `… were “…”, with inspectors singling out …`
            told_after = mention.start < piece.end + 60 and self._tells(mention)
            if named is not None and told_after and self._inspecting(named):
                return Tie(named, "named-in-sentence", (mention.start, mention.end))
        for start, paragraph, one in reversed(self.heard[-_RECENT:]):
            if start >= piece.start:
                continue
            if not piece.passive and piece.paragraph - paragraph > 1:
                break
            if self._inspecting(one):
                doubt = "nobody is named here; the words before are of those who inspected"
                return Tie(one, "by-context", None, doubt)
            if not piece.passive:
                break
        return Tie()

    @staticmethod
    def _inspecting(one: Speaker) -> bool:
        return not one.person and (one.noun in VOICED or inspects(one.organisation or ""))

    def _of_itself(self, i: int, tie: Tie) -> Tie:
        """Take words on `the force` from the force, where only an `it` says that it spoke."""
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
