"""Who said what: the words that tie speech to a speaker, and what is in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from essex_insp.draft.cast import Cast, Level, Speaker
from essex_insp.draft.people import Mention, scan
from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading, sentences
from essex_insp.draft.words import DESCRIBING, REPORTING_PATTERN
from essex_insp.model import AttributionKind

_SAYS = re.compile(r"\b(?:" + REPORTING_PATTERN + r")\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:" + REPORTING_PATTERN + "|" + "|".join(sorted(DESCRIBING)) + r")\b", re.IGNORECASE
)
_ADVERBS = (
    r"(?:(?:also|then|later|has|have|had|today|yesterday|previously|earlier|however|[a-z]+ly|"
    r"on \w+day|this week|last (?:night|week|month)|in response|in a statement|in reply|of the \w+|and|who|himself|herself)[\s,]+)*"
)
_ADJACENT = re.compile(
    r"[’']?s?\)?[\s,]*(?:\([^()]{1,20}\)[\s,]*)?(?:aged )?(?:\d\d[\s,]+)?" + _ADVERBS + r"$"
)
_LONE = re.compile(r"([A-Z][\w’'-]+),?\s+" + _ADVERBS + r"$")
_WHO = re.compile(r",\s+(?:who|whose|which)\b")
_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_VERDICT = re.compile(
    r"(?:That|This|Those|These)\b[^.]{0,60}\b(?:verdict|view|views|words|message|warning|conclusion|findings?|assessment|plea|call|reaction)\b"
)
_ANSWERED = re.compile(r"\b(?:replied|replies|answered|responded|retorted|countered)\b", re.IGNORECASE)
_INVERTED = re.compile(r"\s*,?\s*([a-z]{3,14}(?:s|ed))\s")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being|be)\s+(?:[a-z]+ly\s+)?$")
_MASK = "¤"


@dataclass
class Tie:
    """How speech is tied to a speaker.

    Args:
        speaker: Who said it, or None where it stays unattributed.
        kind: How that is known, in the terms of the model.
        where: The words that tie them, in the copy; None where nothing is said.
        doubt: What a person has to settle, in a line; None where nothing is in doubt.
    """

    speaker: Speaker | None = None
    kind: AttributionKind = "unattributed"
    where: tuple[int, int] | None = None
    doubt: str | None = None


@dataclass
class _Told:
    """A sentence of narration: its span, and whom each mention in it means."""

    start: int
    end: int
    mentions: list[tuple[Mention, Speaker | None, str | None]] = field(default_factory=list)


def attribute(reading: Reading, speech: list[Speech]) -> list[Tie]:
    """Tie each piece of speech to its speaker, as far as the text does.

    Args:
        reading: The text as read.
        speech: Its speech, in order.

    Returns:
        One tie for each piece of speech, in the same order.
    """
    return _Attributor(reading, speech).attribute()


def narration(reading: Reading, speech: list[Speech]) -> str:
    """Return the copy with the words of all speech struck out, at its length.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
    """
    parts, at = [], 0
    for piece in speech:
        ended = piece.end > piece.start and reading.text[piece.end - 1] in ".?!,"
        parts.append(reading.text[at : piece.start])
        parts.append(_MASK * (piece.end - piece.start - ended))
        at = piece.end - ended
    parts.append(reading.text[at:])
    return "".join(parts)


class _Attributor:
    def __init__(self, reading: Reading, speech: list[Speech]) -> None:
        self.reading, self.speech = reading, speech
        self.text = narration(reading, speech)
        self.ties = [Tie() for _ in speech]
        self.cast = Cast()
        self.last: Speaker | None = None
        self.pending: list[_Told] = []
        self.sign_off = False

    def attribute(self) -> list[Tie]:
        at = 0
        for index, part in enumerate(self.reading.paragraphs):
            here: list[int] = []
            while at < len(self.speech) and self.speech[at].paragraph == index:
                here.append(at)
                at += 1
            told = self._sentences(
                part.start, part.end, unmarked=bool(here) and not self.speech[here[0]].marked
            )
            if here:
                self._paragraph(here, told)
                self.pending = [one for one in told if one.start > self.speech[here[-1]].end]
            else:
                self._signature(index, at - 1, told)
                self.pending.extend(told)
                self._verdict(at - 1, index, told)
        self._backfill()
        return self.ties

    # Narration

    def _sentences(self, start: int, end: int, unmarked: bool) -> list[_Told]:
        if unmarked:
            return []
        told = []
        for begin, stop in sentences(self.text, start, end):
            sentence = _Told(begin, stop)
            level = Level()
            for mention in scan(self.text, begin, stop):
                speaker, doubt = self._meant(mention, level)
                sentence.mentions.append((mention, speaker, doubt))
                if speaker is not None and speaker.person:
                    if not level.people and self._at_clause(mention.start, begin):
                        level.subject = speaker
                    level.people.append(speaker)
            if level.people:
                self.cast.levels.append(level)
            told.append(sentence)
        return told

    def _meant(self, mention: Mention, level: Level) -> tuple[Speaker | None, str | None]:
        if mention.kind == "pronoun":
            return self.cast.pronoun(mention.gender or "it", level)
        if mention.kind == "body":
            return self.cast.body(mention.organisation, mention.noun), None
        if mention.organisation:
            self.cast.body(mention.organisation, None)
        if mention.kind == "person":
            if (
                mention.weak
                and self.cast.surname((mention.name or "").split()[-1]) is None
                and not self._likely(mention)
            ):
                return None, None
            return self.cast.person(mention)
        if mention.weak and not self._likely(mention):
            return None, None
        first = self.text[mention.start : mention.start + 4].lower()
        return self.cast.role(
            mention,
            first.startswith(("the ", "his ", "her ", "its "))
            or not first.startswith(("a ", "an ")),
        ), None

    def _likely(self, mention: Mention) -> bool:
        """Whether a name made of capitals alone is a person's: a reporting verb stands by it."""
        after = self.text[mention.end : mention.end + 60]
        before = self.text[max(0, mention.start - 24) : mention.start]
        return (
            _SAYS.match(after.lstrip(" ,")) is not None
            or re.search(r"\b(?:" + REPORTING_PATTERN + r"|by|to)\s+$", before, re.IGNORECASE) is not None
            or re.match(r"[\s,]*(?:who|\(|\d\d\b)", after) is not None
        )

    def _at_clause(self, start: int, begin: int) -> bool:
        before = self.text[max(begin, start - 12) : start].rstrip("“\"‘' ")
        return (
            not before.strip()
            or before[-1] in ",;:—–"
            or before.endswith((" and", " but", " while", " as"))
        )

    # Speech with narration in its paragraph

    def _paragraph(self, here: list[int], told: list[_Told]) -> None:
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
            by = self.speech[i].fragment and re.match(
                r"[”\"’']\s+by\s", self.text[self.speech[i].end : self.speech[i].end + 12]
            )
            tie = (
                None
                if by
                else self._after(self.speech[i], high, told)
                or self._before(self.speech[i], low, told)
            )
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
                tie = self._from_before(i)
            self.ties[i] = tie
            if tie.speaker is not None and (not self.speech[i].fragment or tie.speaker.person):
                self.last = tie.speaker
        if explicit:
            self._chain_back(here[0])
        if (
            self.last is not None
            and self.last.person
            and any(self.ties[i].speaker is self.last for i in here)
        ):
            self.cast.levels.append(Level([self.last], self.last))

    def _after(self, piece: Speech, high: int, told: list[_Told]) -> Tie | None:
        """Read `said X`, `X said` or `– X` right after a quotation."""
        if not piece.closed or not piece.marked:
            return None
        begin = piece.end + 1
        stop = next((one.end for one in told if one.end > begin), high)
        stop = min(high, max(stop, begin), begin + 400)
        clause = self.text[begin:stop]
        if not clause.strip(" .,;"):
            return None
        ended = self.reading.text[piece.end - 1]
        verb = _SAYS.search(clause)
        if re.match(r"\s*[–—-]+\s*", clause):
            mention = self._first(told, begin, begin + 6)
            if mention and mention[1] and mention[0].name:
                return Tie(
                    mention[1], "named-in-sentence", (mention[0].start, mention[0].end), mention[2]
                )
        inverted = _INVERTED.match(clause)
        if inverted and ended in ",?!" and (verb is None or verb.start() > inverted.start(1)):
            found = self._named_after(told, begin + inverted.end(1), stop)
            if found and found[1]:
                return Tie(
                    found[1],
                    "named-in-sentence",
                    (begin + inverted.start(1), found[0].end),
                    found[2],
                )
        if verb is None:
            return None
        lead = clause[: verb.start()].strip(" ,")
        if (
            clause.lstrip()[:1].isupper()
            and ended in ".?!"
            and clause.rstrip("“\"‘' ").endswith((":", ","))
            and high < self.reading.paragraphs[piece.paragraph].end
        ):
            return None
        if ended.isalnum() and clause[:1] not in ",." and piece.fragment and lead:
            return None
        if lead in ("", "and", "but") or re.fullmatch(r"(?:and |but )?(?:also|later|then)", lead):
            place = begin + verb.end()
            found = self._named_after(told, place, stop)
            if found:
                return Tie(
                    found[1],
                    "named-in-sentence",
                    (begin + verb.start(), max(found[0].end, place)),
                    found[2],
                )
            lone = re.match(r"\s+([A-Z][\w’'-]+)", self.text[place : min(place + 60, stop)])
            if lone and (speaker := self.cast.surname(lone[1])):
                return Tie(speaker, "named-in-sentence", (begin + verb.start(), place + lone.end()))
            return None
        found = self._subject(told, begin, begin + verb.start())
        if found is None or (found[1] is None and found[2] is None):
            return None
        return Tie(
            found[1],
            "named-in-sentence" if found[1] else "unattributed",
            (begin + len(clause) - len(clause.lstrip(" ,")), begin + verb.end()),
            found[2],
        )

    def _before(self, piece: Speech, low: int, told: list[_Told]) -> Tie | None:
        """Read `X said:`, `according to X:` or `X, of Y:` right before a quotation."""
        sentence = next((one for one in reversed(told) if one.start < piece.start), None)
        if sentence is None:
            return None
        begin = max(sentence.start, low)
        head = self.text[begin : max(begin, piece.start - piece.marked)]
        if not any(char.isalnum() for char in head):
            return None
        return self._introduced(told, begin, begin + len(head), piece.fragment)

    def _introduced(self, told: list[_Told], begin: int, stop: int, fragment: bool) -> Tie | None:
        """Find the subject of the last reporting verb of a part of narration."""
        head = self.text[begin:stop]
        according = _ACCORDING.search(head)
        if according:
            found = self._first(told, begin + according.end() - 1, begin + according.end() + 30)
            if found and found[1]:
                return Tie(
                    found[1],
                    "named-in-sentence",
                    (begin + according.start(), found[0].end),
                    found[2],
                )
        verbs = list(_TELLS.finditer(head))
        says = [verb for verb in verbs if _SAYS.fullmatch(verb[0])]
        for verb in reversed(says or verbs):
            passive = _PASSIVE.search(head[: verb.start()]) is not None
            found = None if passive else self._subject(told, begin, begin + verb.start())
            if found is not None and (found[1] is not None or found[2] is not None):
                where = (
                    found[0].start if found[0].start < begin + verb.end() else begin,
                    begin + verb.end(),
                )
                return Tie(
                    found[1], "named-in-sentence" if found[1] else "unattributed", where, found[2]
                )
            by = re.match(r"\s+by\s+", head[verb.end() :])
            if by:
                after = self._first(
                    told, begin + verb.end() + by.end() - 1, begin + verb.end() + by.end() + 20
                )
                if after and after[1]:
                    return Tie(
                        after[1],
                        "named-in-sentence",
                        (begin + verb.start(), after[0].end),
                        after[2],
                    )
        if head.rstrip().endswith(":"):
            people = [
                one
                for sentence in told
                for one in sentence.mentions
                if begin <= one[0].start < stop and one[1] and one[0].kind != "body"
            ]
            if people:
                return Tie(
                    people[0][1],
                    "named-in-sentence",
                    (people[0][0].start, people[0][0].end),
                    people[0][2],
                )
        return None

    def _within(self, piece: Speech, told: list[_Told]) -> Tie | None:
        """Read the sentence around a fragment whose speaker stands neither right before nor after."""
        sentence = next((one for one in told if one.start <= piece.start <= one.end), None)
        if sentence is None:
            return None
        by = re.match(r"[”\"’']\s+by\s", self.text[piece.end : piece.end + 12])
        if by:
            found = self._first(told, piece.end + by.end() - 1, piece.end + by.end() + 12)
            if found and found[1]:
                return Tie(found[1], "named-in-sentence", (piece.end + 1, found[0].end), found[2])
        tie = self._introduced(told, sentence.start, piece.start, True)
        if tie is not None:
            return tie
        tail = self.text[piece.end : sentence.end]
        according = _ACCORDING.search(tail)
        if according:
            found = self._first(
                told, piece.end + according.end() - 1, piece.end + according.end() + 30
            )
            if found and found[1]:
                return Tie(
                    found[1],
                    "named-in-sentence",
                    (piece.end + according.start(), found[0].end),
                    found[2],
                )
        for verb in reversed(list(_SAYS.finditer(tail))):
            after = self._named_after(told, piece.end + verb.end(), sentence.end)
            found = self._subject(told, piece.end, piece.end + verb.start()) or after
            if found and (found[1] or found[2]):
                return Tie(
                    found[1],
                    "named-in-sentence" if found[1] else "unattributed",
                    (found[0].start, found[0].end),
                    found[2],
                )
        return None

    # Finding the subject

    def _mentions(
        self, told: list[_Told], low: int, high: int
    ) -> list[tuple[Mention, Speaker | None, str | None]]:
        return [
            one
            for sentence in told
            if sentence.end > low and sentence.start < high
            for one in sentence.mentions
            if low <= one[0].start < high
        ]

    def _first(
        self, told: list[_Told], low: int, high: int
    ) -> tuple[Mention, Speaker | None, str | None] | None:
        return next(iter(self._mentions(told, low, high)), None)

    def _named_after(
        self, told: list[_Told], place: int, stop: int
    ) -> tuple[Mention, Speaker | None, str | None] | None:
        """The mention that a verb before it has as its subject: `said X`."""
        for one in self._mentions(told, place, min(stop, place + 40)):
            between = self.text[place : one[0].start]
            if re.fullmatch(
                r"\s*(?:(?:the|a|an|its|his|her)\s+)?(?:[a-z’'-]+\s+){0,3}(?:[a-z]+,\s+)?", between
            ) and not re.search(r"\b(?:to|that|as|in|of|after|when)\b", between):
                return one
            break
        return None

    def _subject(
        self, told: list[_Told], low: int, verb: int
    ) -> tuple[Mention, Speaker | None, str | None] | None:
        """The subject of a verb, among the mentions between the clause's start and the verb."""
        before = [one for one in self._mentions(told, low, verb) if one[0].end <= verb]
        lone = _LONE.search(self.text[max(low, verb - 60) : verb])
        if lone:
            place = max(low, verb - 60) + lone.start(1)
            if not any(one[0].start <= place < one[0].end for one in before):
                mention = Mention("person", place, place + len(lone[1]), lone[1])
                known = self.cast.surname(lone[1].removesuffix("’s"))
                if known is not None:
                    return mention, known, None
        if not before:
            return None
        last = before[-1]
        adjacent = _ADJACENT.match(self.text[last[0].end : verb]) is not None
        if adjacent and (last[1] is not None or last[2] is not None):
            for one in before[:-1]:
                if one[1] and one[1].person and _WHO.match(self.text, one[0].end, last[0].start):
                    return one
            return last
        subjects = [
            one
            for one in before
            if one[1] is not None
            and (self._at_clause(one[0].start, low) or one[0].start <= low + 4)
        ]
        named = [one for one in subjects if one[0].kind != "pronoun"] or subjects
        if not named:
            people = [one for one in before if one[1] is not None and one[1].person]
            return people[0] if len({id(one[1]) for one in people}) == 1 else None
        for one in reversed(subjects):
            if one[1] and (one[1].person or one is named[0]):
                return one
        return named[0]

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
            tie = self._introduced(self.pending, sentence.start, sentence.end, False)
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
                    return Tie(first[1], "introduced-earlier", where, first[2])
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

    def _signature(self, index: int, i: int, told: list[_Told]) -> None:
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
            or mention.start > part.start + 3
            or mention.end < part.end - 40
        ):
            return
        if self.reading.text[max(0, part.start - 3) : part.start + 1].strip()[:1] not in tuple(
            "-–—"
        ):
            return
        self.ties[i] = Tie(speaker, "named-in-sentence", (mention.start, mention.end), doubt)
        self._chain_back(i)
        self.last = speaker

    def _verdict(self, i: int, index: int, told: list[_Told]) -> None:
        """Read `That was the verdict of X` after speech that nobody was named for."""
        if (
            i < 0
            or not told
            or (self.ties[i].speaker is not None
            and self.ties[i].kind != "by-context")
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
        """Give speech that nobody introduced the speaker of the paragraph that follows it at once."""
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
