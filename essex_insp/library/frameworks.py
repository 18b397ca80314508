"""The rules of the rounds: their scales, and which rounds HMICFRS says may be compared."""

from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import Field

from essex_insp.library.assembly import Sourced, loader
from essex_insp.model import Citation, Cited, Id, Report, Text, many

_SCALES = "The grades of these rounds are of different scales."
_NEITHER = "Neither report says that the grades of these rounds may be compared."
_UNLIKE = "One report says that the grades of these rounds may be compared, the other that not."


class Comparability(NamedTuple):
    """Whether the grades of two rounds may be compared, `None` where nobody says, and why."""

    allowed: bool | None = None
    why: str = "Whether these rounds may be compared is not in the data."
    citations: tuple[Citation, ...] = ()


class Caveat(Cited):
    """What a reader should know of one round of a framework."""

    round: Text = Field(description="The round.")
    text: Text = Field(description="The caveat, in our own words.")


class Rules(Cited):
    """A framework: the questions, the scale and the comparisons of one or more rounds."""

    id: Id = Field(description="As in `peel-2015-2018-19`; reports name it.")
    rounds: tuple[Text, ...] = Field(description="Its rounds, in order.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    comparable_with: tuple[Text, ...] = Field(
        description="The rounds that HMICFRS says may be compared with each other."
    )
    apart_from: tuple[Text, ...] = many("The rounds that it says they may not be compared with.")
    why: Text = Field(description="Why they may, or may not, in our own words.")
    caveats: tuple[Caveat, ...] = many("What holds for single rounds.")


class NoRound(Cited):
    """A year without a round."""

    year: Text = Field(description="The year.")
    why: Text = Field(description="Why there was none, in our own words.")


class Frameworks(Sourced):
    """All frameworks, and the years without a round."""

    schema_name: Literal["essex-insp/frameworks/1"] = Field(alias="schema", description="Version.")
    frameworks: tuple[Rules, ...] = Field(description="The frameworks, in order of time.")
    no_round: tuple[NoRound, ...] = many("Years without a round.")

    def rules(self, framework: str | None) -> Rules | None:
        """Return the framework of an id, or `None` where it is not in the data."""
        return next((rules for rules in self.frameworks if rules.id == framework), None)

    def caveat(self, framework: str | None, round: str | None) -> str | None:
        """Return what a reader should know of a round, or `None` where nothing is said of it."""
        rules = self.rules(framework)
        said = [caveat.text for caveat in (rules.caveats if rules else ()) if caveat.round == round]
        return " ".join(said) or None

    @cached_property
    def of_round(self) -> dict[str, Rules]:
        """The framework of each round."""
        return {name: rules for rules in self.frameworks for name in rules.rounds}

    def between(self, before: Report, after: Report) -> Comparability:
        """Return whether the grades of two reports may be compared.

        Of PEEL's rounds HMICFRS says it, for a reason that is of the rounds that it speaks of; of
        others, the reports themselves may.
        """
        first, second = before.framework, after.framework
        if first is None or second is None:
            return Comparability()
        told, peel = Comparability(), [self.rules(first.id), self.rules(second.id)]
        earlier, later = peel
        for rules, name in ((later, before.round), (earlier, after.round)):
            if rules and name in rules.apart_from:
                return Comparability(False, rules.why, rules.citations)
        rounds = [before.round, after.round]
        if earlier and earlier is later and {*rounds} <= {*earlier.comparable_with}:
            told = Comparability(True, earlier.why, earlier.citations)
        elif earlier and later and earlier.grades != later.grades:
            return Comparability(False, _SCALES)
        elif not any(peel) or peel == [self.of_round.get(name or "") for name in rounds]:
            pairs = ((first.comparable_with, second.id), (second.comparable_with, first.id))
            said = [(known, name in known) for known, name in pairs if known is not None]
            allowed, denied = any(named for _, named in said), not all(known for known, _ in said)
            if denied:
                return Comparability(False, _UNLIKE if allowed else _NEITHER)
            if said:
                told = Comparability(allowed or None, _NEITHER)
        if first.grades == second.grades:
            return told
        why = _SCALES if told.allowed else f"{told.why} {_SCALES}"
        return told._replace(allowed=False if told.allowed else None, why=why)


load = loader("frameworks.json", Frameworks)
