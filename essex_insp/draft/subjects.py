"""The subjects of the verbs of narration: who it is that says, finds or describes."""

from __future__ import annotations

import re
from bisect import bisect_right

from essex_insp.draft.groups import GROUPS
from essex_insp.draft.mentions import Mention
from essex_insp.draft.narrator import Narrator
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.ties import Meant, Told
from essex_insp.draft.words import (
    DESCRIBING,
    DOCUMENTS,
    INSPECTORS,
    REPORTING_PATTERN,
    REPORTS,
    ROLE_HEADS,
    WRITINGS,
)

_ADVERBS = (
    r"(?:(?:also|then|later|has|have|had|today|yesterday|previously|earlier|however|[a-z]+ly|"
    r"on \w+day|this week|last (?:night|week|month)|in response|in a statement|in reply|"
    r"already|since|often|long|now|never|always|even|still|just|again|both|all|once|"
    r"of the \w+|as|and|who|which|himself|herself)[\s,]+)*"
)
_ADJACENT = re.compile(
    r"[’']?s?\)?[\s,]*(?:\([^()]{1,20}\)[\s,]*)?(?:aged )?(?:\d\d[\s,]+)?" + _ADVERBS + r"$"
)
_LONE = re.compile(r"([A-Z][\w’'-]+),?\s+" + _ADVERBS + r"$")
_WHO = re.compile(r",\s+(?:who|whose|which)\b|\s(?:who|whose)\b")
_WITHIN = re.compile(
    r"\b(?:for|in|by|of|to|at|on|with|from|about|after|behind|during|under)\s(?:the\s|an?\s)?$"
)
_OWNS = re.compile(r"(?:[’']s|(?<=s)[’']) (?:([a-z-]+) )?([a-z-]+)\b")
_PEOPLE = ({f"{head}s" for head in ROLE_HEADS} | {one for one in GROUPS if one.endswith("s")}) - {
    "heads", "members", "sources", "leads", "officials", "parents", "mps", "chairs", "critics",
    "opponents", "supporters",
}  # fmt: skip
_MODIFIERS = frozenset(
    ["detective", "police", "custody", "junior", "senior", "neighbourhood", "response", "prison",
     "student", "care", "social", "call", "fire", "special", "foster"]
)  # fmt: skip
_PARTS = re.compile(
    r"[,;:]|\b(?:who|that|which|and|but|has|have|had|is|are|was|were|will|must|"
    + REPORTING_PATTERN
    + r"|"
    + "|".join(sorted(DESCRIBING))
    + r")\b"
)
# `Some detective constables … with one telling inspectors`
_SEVERAL = re.compile(
    r"\b((?:(?:"
    + "|".join(sorted(_MODIFIERS))
    + r")\s){0,2}(?:"
    + "|".join(sorted(_PEOPLE))
    + r"))\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"\b(?:staff|people|patients and|women and)\b", re.IGNORECASE)
_WITHIN_WHICH = re.compile(r",\s(?:which|whose|who)\s[^,;:.]{1,80}$")
# `the report by the inspectorate`, `the report on the force`
_BY = re.compile(
    r"\s(?:published |issued |released |written |out )?(?:by|from|of|on|into|about)\s(?:the\s)?"
)
_OWNED_BY = re.compile(
    r"(?:also |jointly |now )?(?:run|led|owned|managed|operated|overseen|chaired|backed|funded|"
    r"set up|founded|governed|part|a (?:member|part)|based|appointed|commissioned)\s"
    r"(?:by|of|in|at|near)\s(?:the\s)?",
)
# `(Labour), said`, `of the Anytown Panel, said`
_SET_APART = re.compile(r"\)?,\s|\)\s")
_AND_THE = re.compile(r"\)?\s(?:and|&)\s(?:the\s)?")
# What someone says is theirs: `Jane Example’s verdict was blunt: “…”`
_SAYINGS = (
    WRITINGS
    | DOCUMENTS
    | frozenset(
        ["verdict", "view", "answer", "response", "reply", "words", "conclusion", "reaction"]
    )
)


class Subjects(Narrator):
    """Narration in which the subject of a verb of telling is found."""

    def _mentions(self, told: list[Told], low: int, high: int) -> list[Meant]:
        found: list[Meant] = []
        for at in range(bisect_right(told, low, key=lambda one: one.end), len(told)):
            if told[at].start >= high:
                break
            found.extend(one for one in told[at].mentions if low <= one.mention.start < high)
        return found

    def _first(self, told: list[Told], low: int, high: int) -> Meant | None:
        return next(iter(self._mentions(told, low, high)), None)

    def _named_after(self, told: list[Told], place: int, stop: int) -> Meant | None:
        """The mention that a verb before it has as its subject: `said X`."""
        for one in self._mentions(told, place, min(stop, place + 40)):
            between = self.text[place : one.mention.start]
            if re.fullmatch(
                r"\s*(?:(?:the|a|an|its|his|her)\s+)?(?:[a-z’'-]+\s+){0,3}(?:[a-z]+,\s+)?", between
            ) and not re.search(r"\b(?:to|that|as|in|of|after|when)\b", between):
                return one
            break
        return None

    def _subject(self, told: list[Told], low: int, verb: int) -> Meant | None:
        """The subject of a verb, among the mentions between the clause's start and the verb."""
        before = [one for one in self._mentions(told, low, verb) if one.mention.end <= verb]
        owners = [one.mention for one in before if self._owns(one.mention)]
        before = [one for one in before if one.mention not in owners]
        if owners and verb - owners[-1].end < 40 and not any(one.speaker for one in before):
            # `the commissioner’s deputy said`: someone else, whom no more tells.
            return Meant(owners[-1], None, "whom the words before mean is not told")
        lone = _LONE.search(self.text[max(low, verb - 60) : verb])
        if lone:
            place = max(low, verb - 60) + lone.start(1)
            if not any(one.mention.start <= place < one.mention.end for one in before):
                mention = Mention("person", place, place + len(lone[1]), lone[1])
                known = self.cast.surname(lone[1].removesuffix("’s"))
                if known is not None:
                    return Meant(mention, known, None)
        if not before:
            return None
        last = before[-1]
        # `X hit out at Y, claiming …`: a participle after a comma goes with the clause's subject.
        # `with Y claiming …`: without one, with Y.
        hanging = (
            re.match(r"\w+ing\b", self.text[verb : verb + 20]) is not None
            and "," in self.text[last.mention.end : verb]
        )
        adjacent = not hanging and _ADJACENT.match(self.text[last.mention.end : verb]) is not None
        if adjacent:
            written = self._written(before)
            if written is not None:
                return written
        whose = self._apart(before, low, verb) if adjacent else None
        if whose is not None:
            return whose
        if adjacent and len(before) == 1 and self._placed(last.mention, low):
            return Meant(last.mention, None, "who speaks of the body is not told")
        if adjacent and len(before) > 1 and _WITHIN.search(self.text, low, last.mention.start):
            # `A resident interviewed for the report said`: what a preposition governs says nothing.
            first = before[-2]
            between = self.text[first.mention.end : last.mention.start]
            opens = first.mention.start <= low + 4 or self._at_clause(first.mention.start, low)
            if (
                opens
                and first.speaker is not None
                and first.speaker.person
                and not _PARTS.search(between)
            ):
                return first
        if adjacent and _WITHIN_WHICH.search(self.text, low, last.mention.start):
            # `Sample Care, which owns the home, said`: the home says nothing.
            clause = self.text.rfind(",", low, last.mention.start)
            heads = [
                one for one in before[:-1] if one.mention.end <= clause and one.speaker is not None
            ]
            if self.text[last.mention.end : last.mention.end + 1] == ",":
                unknown = Meant(last.mention, None, "whom the words before mean is not told")
                return heads[-1] if heads else unknown
        if adjacent and (last.speaker is not None or last.doubt is not None):
            for one in before[:-1]:
                if (
                    one.speaker
                    and one.speaker.person
                    and _WHO.search(self.text, one.mention.end, last.mention.start)
                ):
                    return one
            return last
        subjects = [
            one
            for one in before
            if one.speaker is not None
            and (self._at_clause(one.mention.start, low) or one.mention.start <= low + 4)
        ]
        named = [one for one in subjects if one.mention.kind != "pronoun"] or subjects
        if not named:
            people = [one for one in before if one.speaker is not None and one.speaker.person]
            return people[0] if len({id(one.speaker) for one in people}) == 1 else None
        for one in reversed(subjects):
            if one.speaker and (one.speaker.person or one is named[0]):
                return one
        return named[0]

    def _apart(self, before: list[Meant], low: int, verb: int) -> Meant | None:
        """Return whom a body that is set apart is said of: `X, deputy of the Y, said`."""
        last = before[-1].mention
        it = last.kind == "pronoun" and _WITHIN.search(self.text, low, last.start)
        if not (last.kind == "body" or it) or not _SET_APART.match(self.text, last.end, verb):
            return None
        for one in before[:-1]:
            opens = one.mention.start <= low + 4 or self._at_clause(one.mention.start, low)
            after = self.text[one.mention.end : one.mention.end + 2]
            if opens and one.speaker is not None and one.speaker.person and after in (", ", " ("):
                inner = self.text[one.mention.end + 2 : last.start]
                return None if _PARTS.search(inner) else one
            if opens and one.speaker is not None and after == ", ":
                # `The school, run by the Anytown Trust, said`
                owned = _OWNED_BY.fullmatch(self.text, one.mention.end + 2, last.start)
                return one if owned else None
        return None

    def _turned_to(self, told: list[Told], place: int, verb: int, stop: int) -> Meant | None:
        """Return who stands after a verb that a comma parts from the words before it.

        `Officers, says the report, are “…”`
        """
        if not self.text[max(0, place - 2) : place].endswith((", ", ",")):
            return None
        found = self._named_after(told, verb, stop)
        near = found is not None and found.speaker is not None and found.mention.kind != "pronoun"
        return found if near else None

    def _written(self, before: list[Meant]) -> Meant | None:
        """Return the report that `the report by X (Y)` before a verb has as its subject."""
        at = len(before) - 1
        while at > 0:
            one, other = before[at - 1].mention, before[at].mention
            between = self.text[one.end : other.start]
            if one.kind == "body" and (between == " (" or _AND_THE.fullmatch(between)):
                at -= 1
            elif one.noun in REPORTS | INSPECTORS and _BY.fullmatch(between):
                return before[at - 1]
            elif (
                at > 1
                and between in (" to the ", " to ")
                and before[at - 2].mention.noun in REPORTS
            ):
                # `a letter from the inspectorate to the chief constable said`
                at -= 1
            else:
                break
        return None

    def _one_of(self, some: str, high: int) -> Speaker | None:
        """Tell who `one` is where the words before have one sort of people: `some nurses …`."""
        if some.lower() not in ("one", "another", "a second", "a third"):
            return None
        low = max(high - 300, 0)
        low = max(low, self.text.rfind("\n", low, high) + 1)
        several = {found[1].lower(): found[1] for found in _SEVERAL.finditer(self.text, low, high)}
        if len(several) != 1 or _EVERYBODY.search(self.text, low, high):
            return None
        role = next(iter(several.values())).removesuffix("s")
        return self.cast.group(role[0].lower() + role[1:])

    def _owns(self, mention: Mention) -> bool:
        """Whether someone only owns who says it: `the commissioner’s deputy said`."""
        if mention.kind not in ("person", "role"):
            return False
        owned = _OWNS.match(self.text, mention.end) or _OWNS.match(self.text, mention.end - 2)
        return owned is not None and not _SAYINGS & set(owned.groups())

    def _placed(self, mention: Mention, low: int) -> bool:
        """Whether a body only says where others are: `Families at Anytown Lodge say`."""
        if mention.kind != "body" or mention.organisation is None:
            return False
        before = self.text[max(low, mention.start - 40) : mention.start]
        return (
            re.search(r"(?:^|[.!?]\s)[A-Z]\w+ (?:[a-z]+ ){0,3}(?:at|in|of|near) $", before)
            is not None
        )

    def _beside(self, end: int, verb: int) -> bool:
        """Whether nothing but a pause, an adverb or a relative clause parts subject and verb."""
        between = self.text[end:verb]
        return _ADJACENT.match(between) is not None or re.match(r",\s", between) is not None
