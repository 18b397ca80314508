"""Whom a story opens with by a rank alone, and names further on."""

from __future__ import annotations

import re

from essex_insp.draft.contexts import Contexts
from essex_insp.draft.speakers import Speaker, ranked
from essex_insp.draft.ties import Tie
from essex_insp.matching import fold
from essex_insp.model import AttributionKind

# `the head of Anytown Police`, `the county’s most senior officer`: whoever leads it.
_HEAD = re.compile(
    r"(?:head|boss|chief|(?:police|fire) (?:chief|boss)|(?:(?:most|top|senior) ){1,2}"
    r"(?:police |fire )?(?:officer|cop|firefighter))(?: of [A-Z].{2,60})?",
    re.IGNORECASE,
)
_CHIEFS = ("chief constable", "chief fire officer", "chief executive")
# How many paragraphs, and pieces of speech, open a story.
_OPENING = 5
# How far on it names whom it opened with, in characters.
_SOON = 2000
_LONE = frozenset(["inspector", "commissioner", "headteacher", "governor", "chief"])


class Openings(Contexts):
    """Speech at the start of a story, tied to those whom it names later."""

    def _opened(self) -> None:
        """Find by name whom a story opens with by a rank alone: `an inspector has warned`."""
        for i, tie in enumerate(self.ties[:_OPENING]):
            one = tie.speaker
            if one is None or one.name or self.speech[i].paragraph >= _OPENING:
                continue
            head = self._head(one, self.speech[i].end) if _HEAD.fullmatch(one.role or "") else None
            if head is not None:
                doubt = f"“{one.role}” may be {head.name}, who is named later"
                self.ties[i] = Tie(head, "by-context", tie.where, doubt)
                continue
            if one.organisation or not ranked(one.role):
                continue
            if " " not in (one.role or "") and fold(one.role or "") not in _LONE:
                # `One officer said`: one of many.
                continue
            if self.cast.definite(one):
                continue
            low = self.speech[i].end
            fits = [
                fit
                for fit in self.cast.holders(one.role or "")
                if self.text.find(fit.name or "", low, low + _SOON) >= 0
            ]
            if fits:
                names = " or ".join(str(fit.name) for fit in fits)
                doubt = f"“{one.role}” may be {names}, who is named later"
                speaker = fits[0] if len(fits) == 1 else None
                kind: AttributionKind = "by-context" if speaker else "unattributed"
                self.ties[i] = Tie(speaker, kind, tie.where, doubt)

    def _head(self, one: Speaker, low: int) -> Speaker | None:
        """Find by name the one head of a body whom a story opens with: `the head of Anytown`."""
        fits = [
            fit
            for role in _CHIEFS
            for fit in self.cast.holders(role)
            if self.text.find(fit.name or "", low, low + _SOON) >= 0
            and (not one.gender or fit.gender in (None, one.gender))
        ]
        own = [fit for fit in fits if fit.organisation and fit.organisation == one.organisation]
        fits = own or [fit for fit in fits if not (fit.organisation and one.organisation)]
        return fits[0] if len(dict.fromkeys(fits)) == 1 else None
