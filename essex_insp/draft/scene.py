"""A text with its names and speech: what stands where, and whom a pronoun means."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from essex_insp.draft.bodies import inspects
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.lexicon import wording
from essex_insp.draft.speech import Quotation, Verb
from essex_insp.draft.text import Row, Text, within

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind

# How far back whom a pronoun means was told of: in paragraphs, in mentions, in characters.
_BACK, _MOST, _FAR = 12, 30, 4000
# In so many paragraphs `the inspectors` means two who were named together.
_AGAIN = 3


class Words(NamedTuple):
    """Where some words stand."""

    start: int
    end: int


class Tie(NamedTuple):
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
    # What is looked at, and where its sentence and the narration beside it stand.
    i: int = field(init=False)
    quote: Quotation = field(init=False)
    sentence: tuple[int, int] = field(init=False)
    before: tuple[int, int] = field(init=False)
    after: tuple[int, int] = field(init=False)
    _worded: dict[str, Row[Words]] = field(default_factory=dict)
    _narrated: Row[Mention] = field(init=False)
    _pairs: dict[int, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        at, narrated = 0, []
        for mention in self.names.mentions:
            while at < len(self.speech) and self.speech[at].end <= mention.start:
                at += 1
            if at == len(self.speech) or mention.start < self.speech[at].start:
                narrated.append(mention)
        self._narrated = Row(narrated)
        for first, second in itertools.pairwise(narrated):
            people = first.kind == second.kind == "person"
            if people and wording("jointly").fullmatch(self.text.read, first.end, second.start):
                self._pairs[first.start] = self._pairs[second.start] = _joint(first, second)

    def worded(self, name: str, start: int, end: int) -> Sequence[Words]:
        """Return where a part of the text has a wording, looked for in all of it at once."""
        if name not in self._worded:
            found = wording(name).finditer(self.text.read)
            self._worded[name] = Row(Words(*each.span()) for each in found)
        return within(self._worded[name], start, end)

    def narrated(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions of narration that start in a part of the text."""
        return within(self._narrated, start, end)

    def look(self, i: int) -> None:
        """Look at a piece of speech: its sentence, and the narration of its paragraph beside it."""
        self.i, self.quote = i, self.speech[i]
        quote, text = self.quote, self.text
        _, low, high, *_ = text.paragraphs[quote.paragraph]
        if i and self.speech[i - 1].paragraph == quote.paragraph:
            low = self.speech[i - 1].end + self.speech[i - 1].closed
        if i + 1 < len(self.speech) and self.speech[i + 1].paragraph == quote.paragraph:
            high = self.speech[i + 1].start - 1
        self.before = low, max(low, quote.start - quote.marked)
        self.after = min(quote.end + 1, high), high
        _, start, end = text.sentences.around(quote.start - quote.marked)
        self.sentence = min(start, quote.start), max(end, quote.end)

    def meant(self, mention: Mention) -> Mention | None:
        """Return whom a mention of narration means: for a pronoun whom it stands for, or None."""
        if mention.kind == "pronoun":
            return self._someone(mention) if mention.gender else self._they(mention)
        if mention.kind == "person":
            return self._pairs.get(mention.start, mention)
        if mention.noun == "inspectors" and mention.definite:
            return self._pair(mention) or mention
        return mention

    def tie(self, mention: Mention, start: int, end: int) -> Tie | None:
        """Return the tie to whom a mention means, which words in the sentence make."""
        meant = self.meant(mention)
        return Tie(meant, "named-in-sentence", (start, end)) if meant else None

    def _told_before(self, at: int) -> list[tuple[int, Mention, bool]]:
        """Return who was told of or spoke before a place, the last first; and if they spoke."""
        floor = max(0, self.text.paragraphs.at(at) - _BACK)
        low = max(self.text.paragraphs[floor].start, at - _FAR)
        told = [
            (mention.start, mention, False)
            for mention in self.narrated(low, at)[-2 * _MOST :]
            if mention.kind != "pronoun"
        ]
        first = max(0, len(self.ties) - _MOST)
        spoke = [
            (quote.end, tie.speaker, True)
            for quote, tie in zip(
                self.speech[first : len(self.ties)], self.ties[first:], strict=True
            )
            if tie.speaker and low <= quote.start < at
        ]
        return sorted([*spoke, *told], key=itemgetter(0))[: -_MOST - 1 : -1]

    def _someone(self, pronoun: Mention) -> Mention | None:
        """Whom `he` or `she` means: who spoke, or the subject of the last sentence with one."""
        own = self.text.sentences.around(pronoun.start).start
        answers = wording("answers").match(self.text.read, pronoun.end)
        told = (
            each
            for each in self._told_before(pronoun.start)
            if each[1].kind in ("person", "role") and (each[2] or not each[1].weak)
            # `At a meeting for the commissioner he said`, `A clerk left. He said`
            and (
                each[2] or each[1].name or each[1].definite == (each[0] < own)
                or _speaks_for(each[1])
            )
            # `“…,” asked X. He replied`
            and not (answers and self.last and each[1].name == self.last.name)
            and each[1].gender in (None, pronoun.gender)
        )  # fmt: skip
        at, last, spoke = next(told, (0, None, True))
        if last is None or spoke:
            return last
        start = self.text.sentences.around(at).start
        more = itertools.takewhile(lambda each: each[0] >= start, told)
        here = [last, *(mention for _, mention, spoke in more if not spoke)][::-1]
        # `A spokesman for X said Y left. He said`
        if not _speaks_for(here[0]):
            here = [mention for mention in here if mention.name] or here
        others = dict.fromkeys(mention.name or mention.role or "" for mention in here)
        doubt = () if _speaks_for(here[0]) else tuple(sorted([*others][1:]))
        return here[0]._replace(doubt=doubt)

    def _they(self, pronoun: Mention) -> Mention | None:
        """Whom `they`, `it` or `another` means: two people, or who opened a sentence before."""
        it = pronoun.noun == "it"
        for _, mention, _ in self._told_before(pronoun.start):
            if pronoun.noun == "another":
                if mention.kind == "role" and not mention.definite:
                    return mention
                continue
            if not it and _speaks_for(mention):
                # `A spokesman said “…”. They said`
                return mention
            if not it and mention.start in self._pairs:
                return self._pairs[mention.start]
            sentence = self.text.sentences.around(mention.start)
            # `Anytown fire leaders came. They said`
            before = self.narrated(sentence.start, mention.start)
            if all(each.weak for each in before):
                plural = (mention.noun or "").endswith(("s", "team"))
                body = mention.kind == "body" and inspects(mention.body or "")
                if body or (mention.kind == "group" and plural != it):
                    return mention
        return None

    def _pair(self, group: Mention) -> Mention | None:
        """Two inspectors who were named together are met again as `the inspectors`."""
        low = self.text.paragraphs[max(0, self.text.paragraphs.at(group.start) - _AGAIN)].start
        for mention in reversed(self.narrated(low, group.start)[-_MOST:]):
            pair = self._pairs.get(mention.start)
            if pair and len(wording("hm_inspector").findall(pair.role or "")) > 1:
                return pair
        return None


def _speaks_for(mention: Mention) -> bool:
    """Whether someone without a name speaks for others: `a spokesman for the force`."""
    return mention.name is None and (mention.role or "").startswith("spokes")


def _joint(first: Mention, second: Mention) -> Mention:
    roles = "; ".join(dict.fromkeys(role for role in (first.role, second.role) if role))
    bodies = "; ".join(dict.fromkeys(body for body in (first.body, second.body) if body))
    return second._replace(
        start=first.start, name=f"{first.name} and {second.name}", role=roles or None,
        body=bodies or None, gender=None,
    )  # fmt: skip
