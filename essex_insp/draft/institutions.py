"""The bodies of a story, and which of them a name or a common noun means."""

from __future__ import annotations

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import PLURALS, kinds
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.words import VOICED
from essex_insp.matching import fold

_INSPECTING = (
    "hmic", "inspectorate", "ofsted", "estyn", "cqc", "care quality", "commission", "inspector",
    "regulator", "hmip", "ofqual", "healthwatch", "standards", "authority for",
)  # fmt: skip
# Several of a body, who are not all of it: `officers told inspectors that …`.
_SOME = frozenset(["officers", "bosses", "chiefs", "campaigners", "ministers"])
# Each inspects what the others do not: one that is met in passing has not written the report.
_FIELDS = (
    ("constabulary", "hmic"), ("ofsted", "estyn", "education"), ("cqc", "care"), ("prison", "hmip"),
    ("probation",),
)  # fmt: skip


def _other(held: str, folded: str) -> bool:
    """Whether two inspectorates inspect different things."""
    fields = [
        {i for i, signs in enumerate(_FIELDS) if any(sign in name for sign in signs)}
        for name in (fold(held), folded)
    ]
    return bool(fields[0] and fields[1]) and not fields[0] & fields[1]


class Institutions:
    """Every body that was mentioned so far."""

    def __init__(self) -> None:
        self._bodies: dict[str, Speaker] = {}
        self._by_kind: dict[str, str] = {}
        self._inspecting: str | None = None
        self.last_body: Speaker | None = None
        self.last_single: Speaker | None = None
        self.subject_body: Speaker | None = None
        # Who told something last, and the several who opened a sentence last, with the number of
        # the sentence: `it said`, `they`.
        self.sentence = self.subject_at = self.teller_at = self.several_at = 0
        self.teller: Speaker | None = None
        # Whose question was the speech right before.
        self.asked: Speaker | None = None
        # Who wrote something: `the letter begins`.
        self.writer: Speaker | None = None
        self.writer_at = 0
        self.several: Speaker | None = None

    def body(self, organisation: str | None, noun: str | None, joined: bool = False) -> Speaker:
        """Return the body that a name or a common noun means.

        Args:
            organisation: The name as printed, or None.
            noun: The common noun, or None.
            joined: Whether `and` joins it to what stands before: of two inspectorates that report
                together, the first is the one that `the report` means.
        """
        if organisation is not None and fold(organisation) in VOICED:
            # `SAYS WATCHDOG`: capitals make no name of it.
            noun = fold(organisation)
            organisation = None
        voiced = noun if organisation is None and noun in VOICED | _SOME else None
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
                for early in VOICED:
                    if early in self._bodies:
                        self._bodies[early].organisation = organisation
                        self._bodies[f"{early} of {folded}"] = self._bodies[early]
            if self._inspecting is None or not (joined or _other(self._inspecting, folded)):
                self._inspecting = organisation
        elif noun is None:
            for kind in kinds(organisation):
                self._by_kind[kind] = organisation
        self.last_body = speaker
        if noun not in PLURALS:
            self.last_single = speaker
        return speaker

    def resolve(self, speaker: Speaker) -> None:
        """Give a body that only a common noun names the name that the text has for it later.

        Args:
            speaker: A body that says something: `their union`.
        """
        noun = (speaker.organisation or "").removeprefix("the ")
        if speaker.organisation == f"the {noun}" and noun.islower() and speaker.noun is None:
            speaker.organisation = self.meant(noun) or speaker.organisation

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
        for noun in VOICED:
            voiced = self._bodies.get(f"{noun} of {folded}")
            if voiced is not None:
                voiced.organisation = short
                self._bodies.setdefault(f"{noun} of {key}", voiced)

    def it(self) -> Speaker | None:
        """Return the body that an `it` which says something means."""
        if self.teller is not None and self.subject_at <= self.teller_at >= self.sentence - 4:
            return self.teller
        return self.subject_body or self.last_single

    def adds(self) -> Speaker | None:
        """Return the body that an `it` which adds something means: what told something before."""
        return self.teller if self.teller_at >= self.sentence - 3 else None

    @property
    def told_last(self) -> bool:
        """Whether the sentence before was told by another body than it is about."""
        return self.subject_at < self.teller_at == self.sentence - 1

    def written(self) -> Speaker | None:
        """Return who wrote `the letter`, `the statement` that the text goes on to quote."""
        return self.writer if self.writer_at >= self.sentence - 6 else None

    def its(self) -> str | None:
        """Return the body whose chief `its chief` is: rather one that does not inspect."""
        near = [one for one in (self.last_single, self.subject_body) if one and not one.noun]
        ours = [one for one in near if not inspects(one.organisation or "")] or near
        name = ours[0].organisation if ours else None
        return None if name is None or name.startswith("the ") else name

    def they(self) -> Speaker | None:
        """Return the inspectors, campaigners and the like whom a `they` means, if any."""
        return self.several if self.several_at >= self.sentence - 4 else None

    @property
    def inspecting(self) -> Speaker | None:
        """The inspectorate of the story, if one was named."""
        return self.body(self._inspecting, None) if self._inspecting else None

    def meant(self, noun: str) -> str | None:
        """Return the named body that a common noun stands for, or None."""
        if noun in VOICED:
            return self._inspecting
        return self._by_kind.get(noun)
