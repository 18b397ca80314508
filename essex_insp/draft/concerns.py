"""What in a text worries an inspector: the clause that tells it, and the sign that it rests on.

What others say is passed over, as is what is denied, mended, of an earlier inspection or of
somebody else; the reason is kept.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import inspecting
from essex_insp.draft.cast import Names
from essex_insp.draft.lexicon import wording
from essex_insp.draft.result import Concern, Doubt, Outcome, PassedOver, Voice
from essex_insp.draft.text import START, Sentence, Text, within

Heard = tuple[int, int, Voice]  # where speech stands in `Text.read`, and whose it is
_FIRST = re.compile(r"(?:[+\-−–£$€#](?=\d))?\w")  # a sign before a number is a part of it
_UNSETTLED = "said by nobody who is named"
_SHORTEST, _LONGEST = 15, 200
_SIGNS = ("mood", "failing", "negated", "must")
_MOST_SIGNS = 6
_OURS = re.compile(r"\b(?:we|our|us|I|my)\b")
_SHORTEST_ITEM = 8
_ALONE = r"^[\W\d]*{}[\W\d]*$"
_BEFORE = r"{}(?:[\s‘’“”\"']+[\w’'-]+){{0,3}}[\s‘’“”\"'-]*$"  # with three words between at most


def concerns(text: Text, names: Names, voices: Sequence[Heard]) -> list[Outcome]:
    """Return what becomes of each sign of concern in a text, of whose speech `voices` are."""
    return _Reader(text, names, voices).read()


@cache
def _pattern(name: str, around: str = "{}") -> re.Pattern[str]:
    """What a list of signs, or a label, matches, and what has to stand around it."""
    signs = lexicon.load("signs")
    entries = signs["labels"].get(name) or "|".join(signs[name])
    return re.compile(around.format(rf"(?<![\w-])(?:{entries})(?![\w-])"))


class _Reader:
    """One text, and what was found in it so far."""

    def __init__(self, text: Text, names: Names, voices: Sequence[Heard]) -> None:
        self.text, self.read_, self.names = text, text.read, names
        # As long as it was; signs are small. `lower` takes twelve bytes a letter.
        small = {ord(each): each.lower() for each in set(text.read) if len(each.lower()) == 1}
        self.low = text.read.translate(small)
        self.voices = sorted(voices, key=lambda heard: heard[0])
        self.people = [mention for mention in names.mentions if mention.kind in ("person", "role")]
        self.others = cache(self._others)  # each clause of a sentence asks it again
        self.outcomes: list[Outcome] = []

    def read(self) -> list[Outcome]:
        led, headed, heads, last = False, "", False, -1
        for sentence in self.text.sentences:
            paragraph = self.text.paragraphs[sentence.paragraph]
            led, again = led and paragraph.bullet, sentence.paragraph == last
            headed = headed if heads or again or paragraph.bullet else ""
            heads, last = paragraph.heading and not paragraph.bullet, sentence.paragraph
            if heads:
                # `Areas for improvement`: the label of what stands below it
                headed = self._label(sentence.start, sentence.end, _ALONE)
            for start, end in self._clauses(sentence):
                self._clause(sentence, start, end, led, "" if again else headed)
            if self.read_[sentence.end - 1] == ":":
                # It announces a list: of faults, or of anything.
                led = _pattern("list").search(self.low, sentence.start, sentence.end) is not None
                if wording("label_given").search(self.read_, sentence.start, sentence.end):
                    headed = self._label(sentence.start, sentence.end)
        return self.outcomes

    def _clauses(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        start, end = sentence.start, sentence.end
        for turn in wording("concerns_turn").finditer(self.read_, start, end):
            if turn.start() - start > _SHORTEST:
                yield start, turn.start()
                start = turn.start()
        if start < end:
            yield start, end

    def _clause(self, sentence: Sentence, start: int, end: int, led: bool, headed: str) -> None:
        first = _FIRST.search(self.read_, start, end)
        start = first.start() if first else end
        signs = self._signs(start, end)
        if not signs and (led or headed) and end - start >= _SHORTEST_ITEM:
            signs = [((start, end), "item")]
        reasons = [self._reason(sentence, start, end, *sign) for sign in signs[:_MOST_SIGNS]]
        reasons += reasons[-1:] * (len(signs) - len(reasons))
        if None in reasons:
            bare = "expressed-concern" if signs[reasons.index(None)][1] == "mood" else "unlabelled"
            label = self._label(start, end) or headed or bare
            self.outcomes.append(Concern(start, end, label))
        elif _UNSETTLED in reasons:
            self.outcomes.append(Doubt(start, end, "concern", "Is this what inspectors found?"))
        else:
            self.outcomes += [
                PassedOver(*span, "sign of concern", reason)
                for (span, _), reason in zip(signs, reasons, strict=True)
                if reason
            ]

    def _label(self, start: int, end: int, around: str = "{}") -> str:
        """The formal label, of an inspectorate, that a part of the text uses, or none."""
        kinds, words = lexicon.load("signs")["labels"], self.low[start:end]
        return next((kind for kind in kinds if _pattern(kind, around).search(words)), "")

    def _signs(self, start: int, end: int) -> list[tuple[tuple[int, int], str]]:
        """The signs of a clause with their kinds, the strongest kind first."""
        return [
            (match.span(), kind)
            for kind in _SIGNS
            for match in _pattern(kind).finditer(self.low, start, end)
        ]

    def _reason(
        self, sentence: Sentence, start: int, end: int, sign: tuple[int, int], kind: str
    ) -> str | None:
        """Why a sign shows no concern, or None."""
        paragraph = self.text.paragraphs[sentence.paragraph]
        words = self.low[start:end]
        if words[-1] == "?":
            return "asked, not told"
        if paragraph.heading and not paragraph.bullet:
            return "in a heading"
        if self.read_[sentence.end - 1] == ":":
            return "leads in a list or speech"
        voice = self._voice(sign[0])
        if voice is None:
            others = self.others(sentence, kind == "mood")
            if _OURS.search(self.read_, start, end):
                return "said by others than inspectors"
        elif voice.role or voice.organisation:
            others = not inspecting(voice.role, voice.organisation)
        else:
            return _UNSETTLED
        if others and not wording("concerns_found").search(self.read_, start, sign[0]):
            return "said by others than inspectors"
        before = self.low[max(start, sign[0] - _LONGEST) : sign[0]]
        if _pattern("denied", _BEFORE).search(before):
            return "denied"
        if _pattern("elsewhere").search(words):
            return "of somebody else"
        upto = min(sentence.end, end + _LONGEST)
        after = _pattern("mended_after").search(self.low, sign[1], upto)
        if after and after.end() > end:
            after = None
        if after or _pattern("mended_before", _BEFORE).search(before):
            return "mended"
        if not _pattern("again").search(words) and _pattern("earlier").search(words):
            return "of an earlier inspection"
        if _pattern("praise").search(wording("concerns_owned").sub("", before)):
            return "in praise"
        return None

    def _voice(self, at: int) -> Voice | None:
        index = bisect_right(self.voices, at, key=lambda heard: heard[0]) - 1
        _, end, voice = self.voices[index] if index >= 0 else (0, 0, None)
        return voice if at < end else None

    def _others(self, sentence: Sentence, mood: bool) -> bool:
        """Whether a sentence of narration is what somebody says who is no inspector."""
        for mention in within(self.names.mentions, sentence.start, sentence.end):
            # What it is that said so is a body or a report.
            of = "body" if mention.noun == "it" else mention.kind
            told = of in ("person", "role", "pronoun", "body" if mood else "")
            if told and wording("concerns_says").match(self.read_, mention.end, sentence.end):
                at = bisect_right(self.people, mention.start, key=START) - 1
                last = self.people[at] if at >= 0 else None
                person = last if mention.kind == "pronoun" else mention
                if person is None or not inspecting(person.role, person.body):
                    return person is not None
        return False
