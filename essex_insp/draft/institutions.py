"""The bodies of a story, and which of them a name or a common noun means."""

from __future__ import annotations

from essex_insp.draft.kinds import PLURALS, kinds
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.words import INSPECTORS, REPORTS
from essex_insp.names import fold

_INSPECTING = (
    "hmic", "inspectorate", "ofsted", "estyn", "cqc", "care quality", "commission", "inspector",
    "regulator", "hmip", "ofqual", "healthwatch", "standards", "authority for",
)  # fmt: skip
# What speaks for an inspectorate without being one.
_VOICED = REPORTS | {"inspectors"}


class Institutions:
    """Every body that was mentioned so far."""

    def __init__(self) -> None:
        self._bodies: dict[str, Speaker] = {}
        self._by_kind: dict[str, str] = {}
        self._inspecting: str | None = None
        self.last_body: Speaker | None = None
        self.last_single: Speaker | None = None
        self.subject_body: Speaker | None = None

    def body(self, organisation: str | None, noun: str | None, joined: bool = False) -> Speaker:
        """Return the body that a name or a common noun means.

        Args:
            organisation: The name as printed, or None.
            noun: The common noun, or None.
            joined: Whether `and` joins it to what stands before: of two inspectorates that report
                together, the first is the one that `the report` means.
        """
        voiced = noun if organisation is None and noun in _VOICED else None
        if organisation is None:
            organisation = self.meant(noun or "") or f"the {noun}"
        folded = fold(organisation).removeprefix("the ")
        key = f"{voiced} of {folded}" if voiced and voiced != folded else folded
        speaker = self._bodies.setdefault(key, Speaker(organisation=organisation, noun=voiced))
        if noun is None and speaker.organisation:
            organisation = speaker.organisation
            folded = fold(organisation).removeprefix("the ")
        if noun is None and any(word in folded for word in _INSPECTING):
            if self._inspecting is None:
                # Whose report it is may be said only after it was first quoted.
                for early in INSPECTORS | REPORTS:
                    if early in self._bodies:
                        self._bodies[early].organisation = organisation
                        self._bodies[f"{early} of {folded}"] = self._bodies[early]
            self._inspecting = (joined and self._inspecting) or organisation
        elif noun is None:
            for kind in kinds(organisation):
                self._by_kind[kind] = organisation
        self.last_body = speaker
        if noun not in PLURALS:
            self.last_single = speaker
        return speaker

    def shorten(self, full: str, short: str) -> None:
        """Take the short name that the text gives an inspectorate as its name from here on.

        Args:
            full: The full name as printed.
            short: The initials that stand in brackets after it.
        """
        folded, key = fold(full).removeprefix("the "), fold(short)
        held = self._bodies.get(key) or self._bodies.get(folded) or Speaker(organisation=short)
        held.organisation = short
        self._bodies[key] = self._bodies[folded] = held
        for noun in INSPECTORS | REPORTS:
            voiced = self._bodies.get(f"{noun} of {folded}")
            if voiced is not None:
                voiced.organisation = short
                self._bodies.setdefault(f"{noun} of {key}", voiced)

    def meant(self, noun: str) -> str | None:
        """Return the named body that a common noun stands for, or None."""
        if noun in INSPECTORS or noun in REPORTS:
            return self._inspecting
        return self._by_kind.get(noun)
