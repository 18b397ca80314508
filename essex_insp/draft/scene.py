"""A text with its names and speech: what stands where, whom a pronoun means, and who tells what."""

import heapq
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import inspects
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.speech import Quotation, Verb
from essex_insp.draft.text import START, Text, within

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind

# How far back whom a pronoun means was told of: in paragraphs, in mentions, in characters.
_BACK, _MOST, _FAR = 12, 30, 4000
# In so many paragraphs `the inspectors` means two who were named together.
_AGAIN = 3
_JOINT = re.compile(r",?\s(?:and|&)\s")
_INSPECTOR = re.compile(r"\binspector\b|\bHMI\b", re.IGNORECASE)

# `in a letter to the head teacher he said`
_ADDRESSED = re.compile(r"\b(?:letter|email|statement|message) to (?:the )?$")
_ABOUT = re.compile(r"(?: \w+ed)? (?:on|into|of|about|at|to|for|by|from|with)(?: the)? ")
_FOR = re.compile(r" (?:close to|near|for|of)(?: the(?: \w+ of(?: the)?)?)? ")
_BEHALF = re.compile(r" on behalf of(?: the)? ")
# `the company that runs the school said`, `which said`, `is quoted as saying`
_RUNS = re.compile(r"\b(?:that|which|who) \w+s $")
_ITSELF = re.compile(r"(?:, | and )(?:which|who)\s*$")
_AS = re.compile(r"(?: (?:is|are|was|were) quoted)? as ")
_SUBORDINATE = re.compile(
    r"\W*(?:when|as|once|if|because|since|despite|before|asked)\b", re.IGNORECASE
)
_VERB_NEXT = re.compile(r"[’']s? | (?:is|was|are|were|has|had|would|will|should|could|can)\b")
_OPENS_ASIDE = re.compile(r"\)?,\s|\s\(|\s[–—-]\s|\s(?:who|which)\b")
_CLAUSE = re.compile(r"\)?,? (?:who|whose)\b|, (?:which|\w+ing|\w+ed|seen|written|sent|led)\b")
_CLOSES_ASIDE = re.compile(r"[,)–—-]\s*(?:\w+\s+)?$")
_ENDED = re.compile(r"[\s.,]*(?:[\n:]|$)")
_MOST_VERBS = 6

Told = tuple[Mention, tuple[int, int]]


class Turn(NamedTuple):
    """Words that part two clauses."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Who said a quotation, where words say so, and what a person has to settle, or None.

    `candidates` is whom it may be instead, by name.
    """

    speaker: Mention | None = None
    kind: "AttributionKind" = "unattributed"
    where: tuple[int, int] | None = None
    doubt: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Scene:
    """A text, its names, its quotes and fragments in order, and the ties made so far."""

    text: Text
    names: Names
    speech: list[Quotation]
    verbs: list[Verb]
    ties: list[Tie] = field(default_factory=list)
    last: Mention | None = None
    turns: list[Turn] = field(default_factory=list)
    _narrated: list[Mention] = field(default_factory=list)
    _meant: dict[tuple[int, int], Mention | None] = field(default_factory=dict)
    _pairs: dict[int, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.turns = [
            Turn(turn.start(), turn.end())
            for turn in lexicon.any_of("turn").finditer(self.text.read)
        ]
        at = 0
        for mention in self.names.mentions:
            while at < len(self.speech) and self.speech[at].end <= mention.start:
                at += 1
            if at == len(self.speech) or mention.start < self.speech[at].start:
                self._narrated.append(mention)
        for first, second in itertools.pairwise(self._narrated):
            people = first.kind == second.kind == "person"
            if people and _JOINT.fullmatch(self.text.read, first.end, second.start):
                self._pairs[first.start] = self._pairs[second.start] = _joint(first, second)

    def narrated(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions of narration that start in a part of the text."""
        return within(self._narrated, start, end)

    def beside(self, i: int) -> bool:
        """Whether the speech before a piece of it stands in the same paragraph."""
        return i > 0 and self.speech[i - 1].paragraph == self.speech[i].paragraph

    def before(self, i: int) -> tuple[int, int]:
        """Return the narration of its paragraph before a piece of speech."""
        quote = self.speech[i]
        low = self.text.paragraphs[quote.paragraph].start
        if self.beside(i):
            low = max(low, self.speech[i - 1].end + self.speech[i - 1].closed)
        return low, max(low, quote.start - quote.marked)

    def after(self, i: int) -> tuple[int, int]:
        """Return the narration of its paragraph after a piece of speech."""
        quote = self.speech[i]
        high = self.text.paragraphs[quote.paragraph].end
        if i + 1 < len(self.speech) and self.beside(i + 1):
            high = self.speech[i + 1].start - 1
        return min(quote.end + 1, high), high

    def sentence(self, i: int) -> tuple[int, int]:
        """Return where the sentence of a piece of speech starts, and where it ends."""
        quote, sentences = self.speech[i], self.text.sentences
        first = sentences[self.text.sentence(quote.start - quote.marked)]
        last = sentences[self.text.sentence(quote.end)]
        return min(first.start, quote.start), max(last.end, quote.end)

    def meant(self, mention: Mention) -> Mention | None:
        """Return whom a mention of narration means: for a pronoun whom it stands for, or None."""
        if mention.kind == "pronoun":
            # Several rules ask it of one quotation.
            key = mention.start, len(self.ties)
            if key not in self._meant:
                told = self._someone(mention) if mention.gender else self._they(mention)
                self._meant[key] = told
            return self._meant[key]
        if mention.kind == "person":
            return self._pairs.get(mention.start, mention)
        if mention.noun == "inspectors" and mention.definite:
            return self._pair(mention) or mention
        return mention

    def _told_before(self, at: int) -> Iterator[tuple[int, Mention, bool]]:
        """Yield who was told of or spoke before a place, the last first; and if they spoke."""
        floor = max(0, self.text.paragraph(at) - _BACK)
        low = max(self.text.paragraphs[floor].start, at - _FAR)
        told = (
            (mention.start, mention, False)
            for mention in reversed(self.narrated(low, at)[-2 * _MOST :])
            if mention.kind != "pronoun"
        )
        first, last = (bisect_left(self.speech, place, key=START) for place in (low, at))
        spoke = (
            (self.speech[i].end, speaker, True)
            for i in reversed(range(first, min(last, len(self.ties)))[-_MOST:])
            if (speaker := self.ties[i].speaker)
        )
        merged = heapq.merge(told, spoke, key=itemgetter(0), reverse=True)
        return itertools.islice(merged, _MOST)

    def _someone(self, pronoun: Mention) -> Mention | None:
        """Whom `he` or `she` means: who spoke, or the subject of the last sentence with one."""
        own = self.text.sentences[self.text.sentence(pronoun.start)].start
        told = (
            each
            for each in self._told_before(pronoun.start)
            if each[1].kind in ("person", "role") and not each[1].weak
            and not self._apposed(each[1])
            # `At a meeting for the commissioner he said`, `A clerk left. He said`
            and (each[2] or each[1].name or each[1].definite == (each[0] < own))
            and each[1].gender in (None, pronoun.gender)
            and not _ADDRESSED.search(self.text.read, max(0, each[0] - 20), each[0])
        )  # fmt: skip
        at, last, spoke = next(told, (0, None, True))
        if last is None or spoke:
            return last
        start = self.text.sentences[self.text.sentence(at)].start
        more = itertools.takewhile(lambda each: each[0] >= start, told)
        here = [last, *(mention for _, mention, spoke in more if not spoke)][::-1]
        named = [mention for mention in here if mention.name] or here
        others = dict.fromkeys(mention.name or mention.role or "" for mention in named)
        return replace(named[0], doubt=tuple(sorted(list(others)[1:])))

    def _apposed(self, role: Mention) -> bool:
        """Whether a role is of who is named next: `her boss, X,`."""
        following = self.narrated(role.end, role.end + 3)
        return role.name is None and len(following) > 0 and following[0].kind == "person"

    def _they(self, pronoun: Mention) -> Mention | None:
        """Whom `they` or `it` means: two people, or who opened a sentence before."""
        it = pronoun.noun == "it"
        for _, mention, _ in self._told_before(pronoun.start):
            if not it and mention.start in self._pairs:
                return self._pairs[mention.start]
            sentence = self.text.sentences[self.text.sentence(mention.start)]
            item = self.text.paragraphs[sentence.paragraph].bullet
            if not item and not self.narrated(sentence.start, mention.start):
                plural = (mention.noun or "").endswith(("s", "team"))
                body = mention.kind == "body" and inspects(mention.body or "")
                if body or (mention.kind == "group" and plural != it):
                    return mention
        return None

    def _pair(self, group: Mention) -> Mention | None:
        """Two inspectors who were named together are met again as `the inspectors`."""
        low = self.text.paragraphs[max(0, self.text.paragraph(group.start) - _AGAIN)].start
        for mention in reversed(self.narrated(low, group.start)[-_MOST:]):
            pair = self._pairs.get(mention.start)
            if pair and len(_INSPECTOR.findall(pair.role or "")) > 1:
                return pair
        return None


def _joint(first: Mention, second: Mention) -> Mention:
    roles = "; ".join(dict.fromkeys(role for role in (first.role, second.role) if role))
    bodies = "; ".join(dict.fromkeys(body for body in (first.body, second.body) if body))
    return replace(
        second, start=first.start, name=f"{first.name} and {second.name}", role=roles or None,
        body=bodies or None, gender=None,
    )  # fmt: skip


def teller(scene: Scene, start: int, end: int) -> Told | None:
    """Return whom a part of narration says to have said something, and where it says so."""
    read = scene.text.read
    mentions = scene.narrated(start, end)
    if not mentions:
        return None
    told: tuple[Mention, Verb] | None = None
    later = _SUBORDINATE.match(read, start)
    for verb in within(scene.verbs, start, end)[:_MOST_VERBS]:
        # Of verbs in one clause the first is the outermost: `X said staff felt “…”`.
        # Of `X thanks Y for its report, which praised “…”` the last has a subject of its own.
        subject = _subject(scene, mentions, start, verb)
        apart = (
            told is None
            or within(scene.turns, told[1].end, verb.start)
            or read.endswith((", which ", ", who ", " as "), 0, verb.start)
            # `X, of Y, which wrote it, said`
            or (read[verb.start - 2] == "," and _ITSELF.search(read, start, told[1].start))
            # `When X asked if it was late, Y said`
            or (later and subject and read.endswith(", ", start, subject.start))
        )
        if told and subject and not apart and _nested(told, subject, verb):
            told = (replace(told[0], doubt=(subject.name or "",)), told[1])
        told = (subject, verb) if subject is not None and apart else told
    if told is not None:
        mention, verb = told
        meant = scene.meant(mention)
        return (
            (meant, (min(mention.start, verb.start), max(mention.end, verb.end))) if meant else None
        )
    for according in itertools.islice(
        lexicon.any_of("according").finditer(read, start, end), _MOST
    ):
        for mention in mentions:
            meant = scene.meant(mention) if 0 <= mention.start - according.end() <= 4 else None
            if meant is not None:
                return meant, (according.start(), mention.end)
    return None


def _nested(told: tuple[Mention, Verb], subject: Mention, verb: Verb) -> bool:
    """Whether someone else is told to say it within what is told: `X said Y told her that`."""
    within_it = told[1].end < subject.start < subject.end < verb.start and verb.says
    return within_it and subject.kind == "person" and subject.name != told[0].name


def _subject(scene: Scene, mentions: Sequence[Mention], start: int, verb: Verb) -> Mention | None:
    """The subject of a verb in a part of narration that begins at `start`."""
    read = scene.text.read
    low, participle = verb.start, verb.word in lexicon.words("speech", "participles")
    passive = lexicon.any_of("passive").search(read, max(start, low - 24), low)
    if read.endswith(" as ", start, low):
        # `The report quotes X as saying`
        return next((each for each in mentions if _AS.fullmatch(read, each.end, low)), None)
    if read.startswith(" by ", verb.end) or (passive and not verb.word.endswith("ing")):
        # `was told by X that “…”`
        by = (each for each in mentions if read[verb.end : each.start] == " by ")
        return next(by, None)
    turn = max([start, *(turn.end for turn in within(scene.turns, start, low))])
    before = [mention for mention in mentions if mention.start >= turn and mention.end <= low]
    # `said the chief constable`, and not `said it would`
    able = verb.word in lexicon.words("speech", "turned")
    turned = next(
        (
            mention
            for mention in mentions
            if mention.kind in ("person", "role") or (able and mention.kind != "pronoun")
            if verb.end <= mention.start <= verb.end + 3 and not _VERB_NEXT.match(read, mention.end)
        ),
        None,
    )
    paused = read[max(0, low - 3) : low].rstrip()[-1:] == ","
    if turned and paused and _ENDED.match(read, turned.end):
        return turned
    if participle and paused:
        # `X sees it as good for Y, claiming it shows “…”`
        subject = next((each for each in before if read[each.end] not in "’'"), None)
        if subject is not None:
            return subject
    for mention in reversed(before):
        between = read[mention.end : low]
        if not lexicon.any_of("glue").fullmatch(between):
            continue
        if _RUNS.search(read, max(start, mention.start - 30), mention.start):
            return None
        mention = _about(read, before, mention) or mention
        if _ITSELF.search(between):
            return mention
        # `X, who replaced Y, said`, and not `After X, who did it, Y said`
        parted = "," in read[mention.start - 2 : mention.start]
        closed = between[:1] in (",", ")")
        begin = scene.text.sentences[scene.text.sentence(low)].start
        begin = begin if closed else max(begin, start)
        return (_aside(scene, begin, mention, closed) if closed or not parted else None) or mention
    return (None if verb.word.endswith("ing") else _first(read, before, low)) or turned


def _about(read: str, before: list[Mention], mention: Mention) -> Mention | None:
    """What a mention only tells apart: `a report on X states`, `a source close to X said`."""
    other = before[before.index(mention) - 1]
    if other.noun in ("statement", "letter") and mention.kind == "person":
        # `A statement from X said`
        return None
    joint = {"group": _ABOUT, "role": _FOR, "body": _BEHALF}.get(other.kind)
    return other if joint and joint.fullmatch(read, other.end, mention.start) else None


def _aside(scene: Scene, begin: int, mention: Mention, closed: bool) -> Mention | None:
    """The person whom an aside that a mention ends is about: `X, of the body which did it,`."""
    read, finite = scene.text.read, lexicon.any_of("finite")
    for other in reversed(scene.narrated(begin, mention.start)):
        # `The report, seen by X, says`; not `The report, which X said was “…”`
        if closed and other.kind != "pronoun" and _CLAUSE.match(read, other.end):
            return other
        # The aside may begin with a role: `X, the head of its sponsor the Anytown Trust, said`.
        begun = "," in read[other.start : other.end] or (
            mention.kind != "person" and _OPENS_ASIDE.match(read, other.end)
        )
        # `In a blow to X, the inspectors did find “…”`
        begun = begun and (closed or not finite.search(read, other.end, mention.start))
        if begun and other.kind in ("person", "role"):
            return other
    return None


def _first(read: str, before: list[Mention], low: int) -> Mention | None:
    """Who stands before an aside that ends right before the verb."""
    people = [mention for mention in before if mention.kind in ("person", "role", "pronoun")]
    for mention in people or before:
        between = read[mention.end : low]
        begun = "," in read[mention.start : mention.end] or _OPENS_ASIDE.match(between)
        if begun and _CLOSES_ASIDE.search(between):
            return _about(read, before, mention) or mention
    return None
