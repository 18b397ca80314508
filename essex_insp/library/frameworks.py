"""The rules of the rounds: their scales, and which rounds HMICFRS says may be compared."""

from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from pydantic import Field

from essex_insp.library.assembly import Sourced, loader
from essex_insp.model import Citation, Cited, Id, Report, Text, many

Placed: TypeAlias = "tuple[str | None, str | None]"
"""The id of the framework that a round is of, and the round."""
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

    def scale(self, framework: str | None) -> tuple[str, ...]:
        """Return the scale of a framework, from the best grade to the worst; empty if unknown."""
        rules = self.rules(framework)
        return rules.grades if rules else ()

    def caveat(self, framework: str | None, round: str | None) -> str | None:
        """Return what a reader should know of a round, or `None` where nothing is said of it."""
        rules = self.rules(framework)
        said = [each.text for each in (rules.caveats if rules else ()) if each.round == round]
        return " ".join(said) or None

    def comparable(self, framework: str | None, *rounds: str) -> bool:
        """Whether HMICFRS says that the grades of rounds may be compared."""
        rules = self.rules(framework)
        return rules is not None and all(name in rules.comparable_with for name in rounds)

    @cached_property
    def of_round(self) -> dict[str, str]:
        """The framework of each round."""
        return {name: rules.id for rules in self.frameworks for name in rules.rounds}

    def told(self, first: Placed, second: Placed) -> Comparability:
        """Return what HMICFRS says of two rounds: a reason is of the rounds that it speaks of."""
        one, other = (self.rules(framework) for framework, _ in (first, second))
        for rules, (_, name) in ((other, first), (one, second)):
            if rules and name in rules.apart_from:
                return Comparability(False, rules.why, rules.citations)
        if one and one is other and {first[1], second[1]} <= {*one.comparable_with}:
            return Comparability(True, one.why, one.citations)
        unlike = one and other and one.grades != other.grades
        return Comparability(False, _SCALES) if unlike else Comparability()

    def between(self, before: Report, after: Report) -> Comparability:
        """Return whether the grades of two reports may be compared.

        Of PEEL's rounds HMICFRS says it; of others, the reports themselves may.
        """
        first, second = before.framework, after.framework
        if first is None or second is None:
            return Comparability()
        told = self.told((first.id, before.round), (second.id, after.round))
        peel = [framework.id if self.rules(framework.id) else None for framework in (first, second)]
        ours = [self.of_round.get(report.round or "") for report in (before, after)]
        if told.allowed is None and (peel == ours or not any(peel)):
            pairs = ((first.comparable_with, second.id), (second.comparable_with, first.id))
            said = [(known, other in known) for known, other in pairs if known is not None]
            allowed, denied = any(named for _, named in said), not all(known for known, _ in said)
            if denied:
                told = Comparability(False, _UNLIKE if allowed else _NEITHER)
            elif said:
                told = Comparability(allowed or None, _NEITHER)
        if first.grades == second.grades or told.allowed is False:
            return told
        return told._replace(
            allowed=False if told.allowed else None,
            why=_SCALES if told.allowed else f"{told.why} {_SCALES}",
        )


load = loader("frameworks.json", Frameworks)
