"""The rules of the rounds: their scales, and which rounds HMICFRS says may be compared."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from essex_insp.library.assembly import Sourced, loader
from essex_insp.model import Cited, Id, Text, many


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
        description="The rounds that HMICFRS says may be compared with each other; none if it "
        "says that these grades cannot be compared with those of other rounds."
    )
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

    def barred(self, frameworks: Iterable[str | None]) -> Rules | None:
        """Return the first of frameworks whose grades are compared with no other, if one is so."""
        known = filter(None, map(self.rules, frameworks))
        return next((rules for rules in known if not rules.comparable_with), None)

    def parted(self, round: str, other: str) -> str | None:
        """Return why the grades of two rounds may not be compared; `None` where they may."""
        of_round = {name: rules.id for rules in self.frameworks for name in rules.rounds}
        first, second = of_round.get(round), of_round.get(other)
        if first == second and self.comparable(first, round, other):
            return None
        barred = self.barred((second, first))
        return barred.why if barred else "Whether they may be compared is not in the data."


load = loader("frameworks.json", Frameworks)
