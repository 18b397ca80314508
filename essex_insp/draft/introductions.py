"""Whom a part of narration leads up to: the subject of its last verb of saying."""

from __future__ import annotations

import re

from essex_insp.draft.subjects import Subjects
from essex_insp.draft.ties import Tie, Told, named
from essex_insp.draft.verbs import (
    ACCORDING,
    JOINED_PASSIVE,
    PASSIVE,
    SAYS,
    TELLS,
    WHAT,
    outermost,
)
from essex_insp.draft.words import REPORTS

_SOME = re.compile(
    r"(?:^|[,;.:—–]\s|\b(?:and|but|while|as|with)\s)((?:one|another|others|some|many|several|most|"
    r"a few|a second|a third|the other))(?:,\swho\s[^,.;]{1,80},|,?)\s"
    r"(?:also\s|then\s|even\s|had\s|has\s|have\s)?$",
    re.IGNORECASE,
)
# `Mr Example’s comments come after …`: no verb.
_NOUNS = frozenset(
    ["comments", "claims", "calls", "notes", "reports", "promises", "pledges", "vows", "remarks",
     "call", "claim", "note", "report", "warn", "asks", "describe", "comment", "find", "finds",
     "reads", "stresses", "concludes", "responds", "laughs", "jokes", "asked"]
)  # fmt: skip
_OWNED = re.compile(
    r"(?:[’']s?|\b(?:the|his|her|its|their|these|those|such|many|other|of|and))\s+(?:(?:own|"
    r"recent|latest|public|initial|earlier)\s+)?$"
)
# `95 per cent of reported crime`: no verb either.
_DONE = frozenset(["reported", "agreed", "accepted", "promised", "claimed", "stated", "declared"])
_OF = re.compile(r"\b(?:of|for|the|all|its|their|any|every|most|newly|previously)\s$")
# `in the inspectorate’s words, “…”`
_WORDS = re.compile(r"\bin (?:the )?(?P<who>[\w-]+)(?: [\w-]+)?[’']s? (?:own )?words,?\s*[“‘\"']?$")
_WHO_TELLS = re.compile(r"\bwho\s(?:has\s|have\s|had\s|also\s|then\s)?$")
_RIGHT_BEFORE = re.compile(
    r"\s+(?:(?:themselves|himself|herself|itself|it)\s+)?(?:as\s+)?(?:an?\s+|the\s+)?[“‘\"']?$"
)
_BEING = re.compile(r"\b(?:being|been|be)\s(?:\w+ly\s)?$")
_PAUSE = re.compile(r"(?:\s(?:of|from|at)\s[^,.;:]{1,60})?,")
_AND_THEN = re.compile(r",\s(?:and|but|while)\s")
# How far from speech the words that tie it to a speaker can stand.
_NEAR = 800


class Introductions(Subjects):
    """Narration in which whoever speech is led up to is found."""

    def _clause_after(self, told: list[Told], begin: int, stop: int) -> Tie | None:
        """Find who tells a clause of its own: `According to X, it was slow, and Y said “…”`."""
        clauses = list(_AND_THEN.finditer(self.text, begin, stop))
        if not clauses or TELLS.search(self.text, clauses[-1].end(), stop) is None:
            return None
        tie = self._introduced(told, clauses[-1].end(), stop)
        return tie if tie is not None and tie.speaker is not None else None

    def _introduced(self, told: list[Told], begin: int, stop: int) -> Tie | None:
        """Find the subject of the last reporting verb of a part of narration."""
        begin = max(begin, stop - _NEAR)
        head = self.text[begin:stop]
        what = WHAT.search(head)
        if what:
            # `praised what it called “…”`: of all the verbs, the one right before the words.
            found = self._first(told, begin + what.start("who") - 1, begin + what.end("who"))
            if found and found.speaker:
                return named(found, begin + what.start(), begin + what.end())
        words = _WORDS.search(head)
        if words:
            place = begin + words.start("who")
            found = self._first(told, place - 5, place + 12)
            if found and found.speaker:
                return named(found, begin + words.start(), begin + words.end())
        according = ACCORDING.search(head)
        if according:
            found = self._first(told, begin + according.end() - 1, begin + according.end() + 30)
            if found and found.speaker:
                own = self._clause_after(told, found.mention.end, stop)
                return own or named(found, begin + according.start(), found.mention.end)
        verbs = [
            verb
            for verb in TELLS.finditer(head)
            if not (
                (verb[0].lower() in _NOUNS and _OWNED.search(head[: verb.start()]))
                or (verb[0].lower() in _DONE and _OF.search(head, 0, verb.start()))
            )
        ]
        says = [
            verb
            for verb in verbs
            # `before being answered`: nobody says it.
            if SAYS.fullmatch(verb[0]) and not _BEING.search(head, 0, verb.start())
        ]
        order = outermost(head, says) or verbs
        if says and not SAYS.fullmatch(verbs[-1][0]) and _RIGHT_BEFORE.match(head, verbs[-1].end()):
            # `They say it is a load that inspectors called “…”`: of all the verbs, the nearest.
            order = [*order, verbs[-1]]
        elif verbs and verbs[-1] not in order and _WHO_TELLS.search(head, 0, verbs[-1].start()):
            # `Staff hit back at inspectors who branded it “…”`
            order = [*order, verbs[-1]]
        for verb in reversed(order):
            lead = head[: verb.start()]
            some = _SOME.search(lead)
            if some is not None:
                one = self._one_of(some[1], begin + some.start(1))
                if one is not None:
                    where = (begin + some.start(1), begin + verb.end())
                    return Tie(one, "named-in-sentence", where)
                # `staff were tired, and one told us: “…”`: none of those who are named.
                doubt = f"who “{some[1]}” is, is not known"
                where = (begin + some.start(1), begin + verb.end())
                return Tie(None, "unattributed", where, doubt)
            passive = PASSIVE.search(lead) is not None or JOINED_PASSIVE.search(lead) is not None
            found = None if passive else self._subject(told, begin, begin + verb.start())
            turned = self._turned_to(told, begin + verb.start(), begin + verb.end(), stop)
            if turned is not None and _PAUSE.match(self.text, turned.mention.end, stop):
                found = turned
            if found is not None and (found.speaker is not None or found.doubt is not None):
                end = begin + verb.end()
                start = found.mention.start
                return named(found, start if start < end else begin, end)
            by = re.match(r"\s+(?:by|in)\s+", head[verb.end() :])
            if by:
                after = self._first(
                    told, begin + verb.end() + by.end() - 1, begin + verb.end() + by.end() + 20
                )
                # `is described in the report as “…”`
                if after and after.speaker and (after.mention.noun in REPORTS or "y" in by[0]):
                    return named(after, begin + verb.start(), after.mention.end)
        if head.rstrip().endswith(":"):
            people = [
                one
                for one in self._mentions(told, begin, stop)
                if one.speaker and one.mention.kind != "body"
            ]
            if people:
                return named(people[0], people[0].mention.start, people[0].mention.end)
        return None
