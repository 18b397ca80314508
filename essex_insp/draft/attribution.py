"""Who said what: the words that tie speech to a speaker, and what is in doubt."""

from __future__ import annotations

import re

from essex_insp.draft.contexts import ANSWERED
from essex_insp.draft.openings import Openings
from essex_insp.draft.records import RECORDED, noted
from essex_insp.draft.speakers import Level, Speaker
from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading
from essex_insp.draft.ties import Tie, Told, named
from essex_insp.draft.verbs import ACCORDING

_VERDICT = re.compile(
    r"(?:That|This|Those|These)\b[^.]{0,60}\b(?:verdict|view|views|words|message|warning|"
    r"conclusion|findings?|assessment|plea|call|reaction)\b"
)
# Who wrote the story speaks nowhere in it.
_BYLINE = re.compile(
    r"(?:exclusive\W+|words\W+|report\W+|"
    r"analysis\W+)?by:?\s+(?-i:[A-Z])[\w’'.-]*(?:\s+[\w’'.&,-]+){0,9}$"
    r"|[^\W\d_][\w’'-]*(?:\s+[\w’'.-]+){1,3}[,|\s]\W*(?:[\w’'.&-]+\s+){0,4}"
    r"(?:reporter|correspondent|editor|writer|journalist)\b.{0,40}$",
    re.IGNORECASE,
)
# `Kit Roe made the comments at …`
_MADE = re.compile(
    r",?\s(?:(?:was|is)\s(?:speaking|responding|commenting|reacting)\b|"
    r"(?:was\s|had\s|has\s)?(?:made|making)\s(?:the|these|those|his|her|their)\s(?:\w+\s)?"
    r"(?:comments?|remarks?|claims?|statements?|appeal|plea|call|accusation|criticism|"
    r"pledge|admission|warning)\b)"
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


class _Attributor(Openings):
    """Speech, tied piece by piece."""

    def attribute(self) -> list[Tie]:
        at = 0
        for index, part in enumerate(self.reading.paragraphs):
            here: list[int] = []
            loose: list[int] = []
            while at < len(self.speech) and self.speech[at].paragraph == index:
                (loose if self.speech[at].loose else here).append(at)
                at += 1
            byline = part.heading and _BYLINE.match(self.text, part.start, part.end)
            self.cast.asked = self._question(at - len(here) - len(loose), part.start)
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
            self._hear(index, told, here)
            for i in loose:
                self.ties[i] = self._viewed(i, told)
        self._backfill()
        for tie in self.ties:
            if tie.speaker is not None and not tie.speaker.person:
                self.cast.resolve(tie.speaker)
        self._opened()
        return self.ties

    def _question(self, i: int, start: int) -> Speaker | None:
        """Return who asked the question that the paragraph before speech `i` ends in, if one."""
        if not 0 < i < len(self.speech) or self.speech[i].start > start + 2:
            return None
        before, here = self.speech[i - 1], self.speech[i]
        asked = self._last(before) == "?" and before.paragraph == here.paragraph - 1
        asked = asked and ANSWERED.search(self.text, here.end, here.end + 60) is not None
        return self.ties[i - 1].speaker if asked and not here.chained else None

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
            record = self.speech[i].fragment and noted(self.text, self.speech[i], low)
            if record:
                explicit[i] = record
                continue
            by = self.speech[i].fragment and self._by(self.speech[i], low, told)
            tie = None if by else self._beside_speech(self.speech[i], low, high, told)
            if tie is None and self.speech[i].fragment:
                tie = self._within(self.speech[i], told)
            if tie is not None:
                explicit[i] = tie
        for number, i in enumerate(here):
            tie = explicit.get(i)
            if tie is not None and tie.speaker is None and tie.doubt == RECORDED:
                self.ties[i] = tie
                continue
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

    def _beside_speech(self, piece: Speech, low: int, high: int, told: list[Told]) -> Tie | None:
        """Read the words right after speech, or those right before, whichever are its own."""
        ended = self._last(piece) in ".?!"
        tail = self.text[piece.end + 1 : piece.end + 12].lstrip()
        if ended and tail[:1].isupper() and not piece.chained:
            # `X said: “…” Y said that …`: the sentence after is one of its own.
            before = self._before(piece, low, told)
            if before is not None and before.speaker is not None:
                return before
        tie = self._after(piece, high, told)
        if tie is not None and piece.fragment and tie.speaker and not tie.speaker.person:
            # `Nurses spoke of “…”, the report said`: the words are theirs.
            before = self._before(piece, low, told)
            theirs = before is not None and before.speaker is not None and before.speaker.person
            theirs = theirs and not ACCORDING.match(self.text, *(tie.where or (0, 0)))
            tie = before if theirs else tie
        tie = tie or self._before(piece, low, told)
        return tie or self._nobody_known(piece, low, told)

    @staticmethod
    def _until(told: list[Told], place: int) -> list[Told]:
        """The narration of a paragraph before speech, as far as it names someone."""
        found = []
        for one in told:
            if one.start >= place - 2:
                break
            mentions = [meant for meant in one.mentions if meant.mention.end <= place]
            found.append(Told(one.start, min(one.end, place), mentions))
        return found

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
        last = told[0].mentions[-1].mention
        body = last if len(told[0].mentions) == 2 and last.kind == "body" else None
        ends = max(mention.end, body.end if body else 0)
        signed = mention.role is not None and ends >= part.end - 2
        if dashed not in tuple("-–—") and not (signed and not self._speaks_next(index, i)):
            return
        if body is not None:
            # `Jane Example, Chief Constable, Anytown Police`
            speaker.organisation = speaker.organisation or body.organisation
        self.ties[i] = Tie(speaker, "named-in-sentence", (mention.start, mention.end), doubt)
        self._chain_back(i)
        self.last = speaker

    def _speaks_next(self, index: int, i: int) -> bool:
        """Whether the paragraph after is speech that the name may be a heading of."""
        return i + 1 < len(self.speech) and self.speech[i + 1].paragraph == index + 1

    def _verdict(self, i: int, index: int, told: list[Told]) -> None:
        """Read `That was the verdict of X` after speech that nobody was named for."""
        before = self.ties[i].speaker if i >= 0 else None
        if before is not None and told and before.person and before.name is None:
            for mention, made, _ in told[0].mentions[:2]:
                if (
                    made is not None
                    and made.name is not None
                    and _MADE.match(self.text, mention.end)
                ):
                    # `… a councillor has said. Kit Roe made the comments at …`
                    where = (mention.start, mention.end)
                    self.ties[i] = Tie(made, "introduced-earlier", where)
                    self.last = made
                    return
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
            id(one.speaker): one
            for one in told[0].mentions
            if one.speaker and one.speaker.known and one.mention.kind != "pronoun"
        }
        known = [one for one in people.values() if one.speaker and one.speaker.person] or list(
            people.values()
        )
        if len(known) == 1:
            self.ties[i] = named(known[0], told[0].start, told[0].end)
            self._chain_back(i)
            self.last = known[0].speaker

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
