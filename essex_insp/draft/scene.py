"""A text with its names and speech: what stands where, and whom a pronoun means there."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from essex_insp.draft.mentions import Mention
from essex_insp.draft.names import Names
from essex_insp.draft.speech import Quotation
from essex_insp.draft.text import Text
from essex_insp.draft.verbs import Verbs, verbs

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind

_BACK = 12
_NEAR = 2
_MOST = 60
_FAR = 4000
_JOINT = re.compile(r",?\s(?:and|&)\s")
_INSPECTOR = re.compile(r"\binspector\b|\bHMI\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tie:
    """Who said a quotation, and how that is known.

    Args:
        speaker: Whom the words that tie it mention, or None.
        kind: How the speaker is known.
        where: Where the words stand that say so, in `Text.read`, or None.
        doubt: What a person has to settle, or None.
        candidates: Whom it may be instead, by name.
        rule: The rule that answered.
    """

    speaker: Mention | None = None
    kind: AttributionKind = "unattributed"
    where: tuple[int, int] | None = None
    doubt: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


@dataclass(slots=True)
class Scene:
    """A text, its names, its speech, and the ties made so far.

    Args:
        text: The text.
        names: Its names.
        speech: Its quotes and fragments, in order.
        quoted: All that stands between marks, in order.
        ties: The ties of the speech so far, in the same order.
        verbs: The verbs of saying of the text.
        last: Who spoke last.
    """

    text: Text
    names: Names
    speech: list[Quotation]
    quoted: list[Quotation]
    ties: list[Tie] = field(default_factory=list)
    verbs: Verbs = field(default_factory=lambda: Verbs([], []))
    last: Mention | None = None
    _narrated: list[Mention] = field(default_factory=list)
    _spoken: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        spans = [(one.start, one.end) for one in self.speech]
        at = 0
        for mention in self.names.mentions:
            while at < len(spans) and spans[at][1] <= mention.start:
                at += 1
            if at == len(spans) or mention.end <= spans[at][0] or mention.start < spans[at][0]:
                self._narrated.append(mention)
        self._starts = [one.start for one in self._narrated]
        self.verbs = verbs(self.text.read)
        self._spoken = [one.start for one in self.speech]

    def narrated(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of narration that start in a part of the text."""
        return self._narrated[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, i: int) -> tuple[int, int]:
        """Return the narration of its paragraph before a piece of speech."""
        quote = self.speech[i]
        low = self.text.paragraphs[quote.paragraph].start
        if i and self.speech[i - 1].paragraph == quote.paragraph:
            low = max(low, self.speech[i - 1].end + self.speech[i - 1].closed)
        return low, max(low, quote.start - quote.marked)

    def after(self, i: int) -> tuple[int, int]:
        """Return the narration of its paragraph after a piece of speech."""
        quote = self.speech[i]
        low = quote.end + (quote.closed and quote.marked)
        high = self.text.paragraphs[quote.paragraph].end
        if i + 1 < len(self.speech) and self.speech[i + 1].paragraph == quote.paragraph:
            high = self.speech[i + 1].start - 1
        return min(low, high), high

    def sentence(self, i: int) -> tuple[int, int]:
        """Return where the sentence of a piece of speech starts, and where it ends."""
        quote = self.speech[i]
        sentences = self.text.sentences
        first = sentences[self.text.sentence(quote.start - quote.marked)]
        last = sentences[self.text.sentence(quote.end)]
        return min(first.start, quote.start), max(last.end, quote.end)

    def meant(self, mention: Mention) -> Mention | None:
        """Return whom a mention means: for a pronoun whom it stands for, or None.

        Args:
            mention: A mention of narration.
        """
        if mention.kind == "pronoun":
            if mention.noun in ("he", "she"):
                return self._someone(mention)
            return self._they(mention)
        if mention.kind == "group" and mention.noun == "inspectors" and mention.definite:
            return self._pair(mention) or mention
        return mention

    def _level(self, at: int) -> list[tuple[int, Mention, bool]]:
        """Who was told of or spoke before a place: where, who, and whether they spoke there."""
        floor = max(0, self.text.paragraph(at) - _BACK) if self.text.paragraphs else 0
        low = max(self.text.paragraphs[floor].start, at - _FAR)
        found = [
            (one.start, one, False)
            for one in self.narrated(low, at)
            if one.kind in ("person", "role", "group", "body")
        ]
        for i in range(
            bisect_left(self._spoken, low), min(len(self.ties), bisect_left(self._spoken, at))
        ):
            speaker = self.ties[i].speaker
            if speaker is not None:
                found.append((self.speech[i].end, speaker, True))
        return sorted(found, key=lambda each: each[0])[-_MOST:]

    def _someone(self, pronoun: Mention) -> Mention | None:
        level = [
            each
            for each in self._level(pronoun.start)
            if each[1].kind in ("person", "role")
            and each[1].gender in (None, pronoun.gender)
            and not each[1].weak
        ]
        if not level:
            return None
        place, last, spoke = level[-1]
        if spoke:
            return last
        sentence = self.text.sentences[self.text.sentence(place)]
        here = [
            each[1] for each in level if sentence.start <= each[0] < sentence.end and not each[2]
        ]
        # A person with a name before one who is named by a role alone; then the subject.
        people = [one for one in here if one.name] or here
        sure = [one for one in people if one.gender == pronoun.gender] or people
        first = sure[0]
        others = {one.name or one.role or "" for one in sure} - {first.name or first.role or ""}
        return replace(first, doubt=tuple(sorted(others))) if others and len(here) > 1 else first

    def _they(self, pronoun: Mention) -> Mention | None:
        it = pronoun.noun == "it"
        level = self._level(pronoun.start)
        here = self.text.paragraph(pronoun.start)
        for place, one, spoke in reversed(level):
            near = here - self.text.paragraph(place) <= _NEAR
            if not near:
                break
            if spoke and (one.kind in ("group", "body") or not it):
                return one
            if spoke and it:
                continue
            if it and one.kind == "body" and self._subject(one):
                return one
            if one.kind == "group" and self._subject(one):
                plural = (one.noun or "").endswith(("s", "team"))
                if plural != it or one.noun in ("inspection team",):
                    return one
        groups = [one for _, one, _ in level if one.kind == "group"]
        if it:
            groups = [one for one in groups if not (one.noun or "").endswith("s")]
        return groups[-1] if groups else None

    def _subject(self, one: Mention) -> bool:
        """Whether a mention is the first of its sentence."""
        sentence = self.text.sentences[self.text.sentence(one.start)]
        low = bisect_left(self._starts, sentence.start)
        return low < len(self._narrated) and self._narrated[low].start >= one.start

    def _pair(self, group: Mention) -> Mention | None:
        """Two inspectors who were named together are met again as `the inspectors`."""
        low = self.text.paragraphs[max(0, self.text.paragraph(group.start) - 3)].start
        people = [one for one in self.narrated(low, group.start) if one.kind == "person"]
        for one, two in reversed(list(itertools.pairwise(people))):
            roles = [one.role or "", two.role or ""]
            between = self.text.read[one.end : two.start]
            if _JOINT.fullmatch(between) and all(_INSPECTOR.search(role) for role in roles):
                return joint(one, two)
        return None

    def together(self, one: Mention) -> Mention:
        """Return a person with whom an `and` right before joins them, if one does."""
        at = bisect_right(self._starts, one.start) - 2
        if one.kind != "person" or at < 0:
            return one
        other = self._narrated[at]
        joins = _JOINT.fullmatch(self.text.read[other.end : one.start])
        return joint(other, one) if joins and other.kind == "person" else one


def joint(one: Mention, two: Mention) -> Mention:
    """Return two people who speak together as one speaker.

    Args:
        one: The first.
        two: The second.
    """
    roles = "; ".join(dict.fromkeys(role for role in (one.role, two.role) if role))
    bodies = "; ".join(dict.fromkeys(body for body in (one.body, two.body) if body))
    return replace(
        two, start=one.start, name=f"{one.name} and {two.name}", role=roles or None,
        body=bodies or None, gender=None, who=None,
    )  # fmt: skip
