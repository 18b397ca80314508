"""The people and bodies of a story, and whom a name, a role or a pronoun means."""

from __future__ import annotations

from dataclasses import replace

from essex_insp.draft.mentions import Mention
from essex_insp.draft.pronouns import Pronouns
from essex_insp.draft.speakers import Speaker, answers, canonical, plain, ranked
from essex_insp.draft.words import FAMILY, INSPECTORS, REPORTS
from essex_insp.matching import fold

# Roles that a body has one holder of, so that a name told later is the holder's.
_SOLE = frozenset(
    ["chief constable", "chief fire officer", "police and crime commissioner", "headteacher",
     "chief executive", "principal", "governor", "prison governor", "leader",
     "director of children's services"]
)  # fmt: skip
_RANKING = frozenset(
    ["deputy", "assistant", "vice", "shadow", "chief", "former", "detective", "acting", "interim"]
)
# In so many sentences a story names whom it opened with: `an inspector has warned`.
_LEAD = 6
_OFFICERS = frozenset(["constable", "superintendent", "commander", "supt"])


class Cast(Pronouns):
    """Everyone who was mentioned so far."""

    def __init__(self) -> None:
        super().__init__()
        self._full: dict[str, Speaker] = {}
        self._surnames: dict[str, list[Speaker]] = {}
        self._unnamed: dict[tuple[str, str], Speaker] = {}
        self._definite: dict[Speaker, str | None] = {}
        self._latest: list[Speaker] = []

    # People

    def person(self, mention: Mention) -> tuple[Speaker | None, str | None]:
        """Return whom a named mention means, entering them when new; and a doubt, if any."""
        name = mention.name or ""
        folded = plain(name)
        words = folded.split()
        speaker = self._full.get(folded)
        if speaker is None and words:
            speaker, doubt = self._by_surname(words, mention)
            if doubt:
                return None, doubt
        held = not mention.organisation and "commissioner" not in fold(mention.role or "")
        if mention.noun and held and mention.noun not in INSPECTORS | REPORTS:
            mention = replace(mention, organisation=self.meant(mention.noun))
        if speaker is None and len(words) > 1:
            speaker = self._holder(mention)
            if speaker is not None:
                self.christen(speaker, name)
                self._learn(speaker, mention)
        if speaker is None:
            speaker = Speaker(name, mention.role, mention.organisation, mention.gender)
            self._enter(speaker, words)
        else:
            self._learn(speaker, mention)
        self._note(speaker)
        return speaker, None

    def _holder(self, mention: Mention) -> Speaker | None:
        """Find whom only a role that one person holds has named so far: `its chief constable`."""
        wanted = canonical(mention.role or "").split(" of ")[0].split(" for ")[0]
        if wanted not in _SOLE and wanted != "commissioner":
            return None
        same = [
            one
            for (role, _), one in self._unnamed.items()
            # `the police and crime commissioner` … `Commissioner Jane Example`
            if role == wanted
            or (wanted == "commissioner" and role in _SOLE and answers(wanted, role))
        ]
        if len(same) != 1 or same[0].name or same[0] not in self._definite:
            return None
        one = same[0]
        if one.gender and mention.gender and one.gender != mention.gender:
            return None
        held = self._definite[one]
        if held and mention.organisation:
            bodies = {fold(held), fold(mention.organisation)}
            if len({body.removeprefix("the ").removesuffix("’s") for body in bodies}) > 1:
                return None
        return one

    def identify(self, mention: Mention) -> None:
        """Tell whom a bare name means that says something: someone whom a story began with.

        `The chief constable of Anytown has apologised. … “We know,” Jane Example said.`

        Args:
            mention: A name without a role, new to the story, that a verb of telling follows.
        """
        name = plain(mention.name or "")
        if " " not in name or name in self._full or name.split()[-1] in self._surnames:
            return
        unnamed = [
            one
            for one in dict.fromkeys(self._latest[-6:])
            if one.name is None
            and ranked(one.role)
            and (one in self._definite or self.sentence <= _LEAD)
        ]
        # `Chief hits back`, and `the chief constable` under it, are one.
        unnamed = [
            one
            for one in unnamed
            if not any(
                other is not one and answers(canonical(one.role or ""), canonical(other.role or ""))
                for other in unnamed
            )
        ]
        fits = [
            one
            for one in unnamed
            if not (one.gender and mention.gender and one.gender != mention.gender)
        ]
        if len(unnamed) == 1 and fits and not any(one.name for one in self._latest[-4:]):
            self.christen(fits[0], mention.name or "")

    def definite(self, speaker: Speaker) -> bool:
        """Whether the text says that there is one who holds a role: `the chief constable`.

        Args:
            speaker: Someone whom a role has named.
        """
        return speaker in self._definite

    def holders(self, role: str) -> list[Speaker]:
        """Return those named so far who hold a role or, for an officer, a rank.

        Args:
            role: The role as printed.
        """
        wanted = canonical(role)
        officer = wanted.split()[-1] in ("officer", "boss", "cop") or wanted == "police chief"
        return [
            one
            for one in dict.fromkeys(self._full.values())
            if any(
                answers(wanted, held) or (officer and _OFFICERS & set(held.split()))
                for held in one.roles
            )
        ]

    def leader(self, speaker: Speaker) -> Speaker:
        """Tell a person who leads a body from one whom only the role has named so far.

        Args:
            speaker: A person of whom the text says that they lead a body.

        Returns:
            The one that stands for both.
        """
        if speaker.role or speaker.leads:
            return speaker
        speaker.leads = True
        unnamed = list(
            dict.fromkeys(one for one in self._latest[-12:] if not one.name and ranked(one.role))
        )
        fitting = [
            one
            for one in unnamed
            if not (one.gender and speaker.gender and one.gender != speaker.gender)
        ]
        if len(fitting) != 1:
            return speaker
        one = fitting[0]
        one.gender = one.gender or speaker.gender
        one.organisation = one.organisation or speaker.organisation
        self._latest = [entry for entry in self._latest if entry is not speaker]
        for word in plain(speaker.name or "").split():
            held = self._surnames.get(word, [])
            self._surnames[word] = [entry for entry in held if entry is not speaker]
        return self.christen(one, speaker.name or "")

    def christen(self, speaker: Speaker, name: str) -> Speaker:
        """Give a person whom only a role has named so far a name.

        Args:
            speaker: The person.
            name: The name as printed.
        """
        speaker.name = name
        self._enter(speaker, plain(name).split())
        return speaker

    def surname(self, word: str) -> Speaker | None:
        """Return the one person whom a surname (or a forename) alone means, if there is one."""
        known = self._surnames.get(plain(word), [])
        return known[0] if len(known) == 1 else None

    def _by_surname(self, words: list[str], mention: Mention) -> tuple[Speaker | None, str | None]:
        known = self._surnames.get(words[-1], [])[-8:]
        if len(words) > 1:
            # `Sir Tom Roe` and `Tom Roe`, `Jane Mary Roe` and `Jane Roe`; not `Tim Roe`.
            known = [
                one
                for one in known
                if (one.name and set(words) & set(plain(one.name).split()[:-1]))
                or (one.name and len(plain(one.name).split()) == 1)
            ]
        fitting = [
            one
            for one in known
            if not (one.gender and mention.gender and one.gender != mention.gender)
        ]
        if len(fitting) > 1:
            return None, f"{mention.name} may be {' or '.join(str(one.name) for one in fitting)}"
        return (fitting[0], None) if fitting else (None, None)

    def _enter(self, speaker: Speaker, words: list[str]) -> None:
        self._full[" ".join(words)] = speaker
        if words:
            self._surnames.setdefault(words[-1], []).append(speaker)
            if len(words) > 1:
                self._surnames.setdefault(words[0], []).append(speaker)

    def _learn(self, speaker: Speaker, mention: Mention) -> None:
        if mention.name and speaker.name:
            longer, known = plain(mention.name).split(), plain(speaker.name).split()
            # `Roe` becomes `Jane Roe`; a caption run into a sentence is no fuller name.
            if len(known) < len(longer) <= max(2, len(known) + 1):
                speaker.name = mention.name
                self._full[" ".join(longer)] = speaker
        if mention.role:
            speaker.roles.add(canonical(mention.role))
        if mention.role and (
            not speaker.role or fold(speaker.role) in ("cllr", "councillor", "coun")
        ):
            speaker.role = mention.role
        speaker.organisation = speaker.organisation or mention.organisation
        speaker.gender = speaker.gender or mention.gender

    def _note(self, speaker: Speaker) -> None:
        if speaker.role:
            speaker.roles.add(canonical(speaker.role))
        if not self._latest or self._latest[-1] is not speaker:
            self._latest.append(speaker)

    def role(self, mention: Mention, definite: bool) -> Speaker:
        """Return whom a role without a name means; an unnamed official when nobody held it."""
        role = mention.role or ""
        wanted = canonical(role)
        if definite or not mention.organisation:
            for speaker in reversed(self._latest[-40:]):
                if (
                    any(answers(wanted, held) for held in speaker.roles)
                    and not (
                        mention.organisation
                        and speaker.organisation
                        and fold(mention.organisation) != fold(speaker.organisation)
                    )
                    and not (speaker.gender and mention.gender and speaker.gender != mention.gender)
                ) and (definite or (speaker.name and " " in wanted)):
                    self._note(speaker)
                    return speaker
        fits = self._shaded(wanted) if definite and not mention.organisation else []
        if len(fits) == 1 and not (
            fits[0].gender and mention.gender and fits[0].gender != mention.gender
        ):
            self._note(fits[0])
            return fits[0]
        related = [one for one in self._latest[-6:] if one.related and not one.role]
        if definite and wanted in FAMILY and len(dict.fromkeys(related)) == 1:
            one = related[0]
            if not (one.gender and mention.gender and one.gender != mention.gender):
                one.role, one.gender = role, one.gender or mention.gender
                self._note(one)
                return one
        leading = list(
            dict.fromkeys(one for one in self._latest[-6:] if one.leads and not one.role)
        )
        if definite and len(leading) == 1 and ranked(role):
            # `Jane Example, who has led the force since May` … `The chief constable said`
            speaker = leading[0]
            speaker.role = role
            self._note(speaker)
            return speaker
        organisation = mention.organisation
        if organisation is None and mention.noun:
            organisation = self.meant(mention.noun)
        key = (wanted, fold(organisation or ""))
        speaker = self._unnamed.setdefault(key, Speaker(None, role, organisation, mention.gender))
        if definite:
            self._definite.setdefault(speaker, organisation or self.meant("force"))
        self._note(speaker)
        return speaker

    def _shaded(self, wanted: str) -> list[Speaker]:
        """Return those named of late whose role another word goes before: `the Labour MP`."""
        words = wanted.split(" of ")[0].split(" for ")[0].split()
        if len(words) < 2 or _RANKING & set(words):
            return []
        return [
            one
            for one in dict.fromkeys(self._latest[-8:])
            if one.name and any(held.split(" for ")[0] == words[-1] for held in one.roles)
        ]

    def group(self, role: str) -> Speaker:
        """Return several people whom a story tells by what they are: `junior doctors`.

        Args:
            role: The words for them as printed.
        """
        speaker = self._unnamed.setdefault((canonical(role), "several"), Speaker(None, role))
        if not role.endswith("s"):
            # `One control room worker told us` … `The worker said`
            self._note(speaker)
        return speaker
