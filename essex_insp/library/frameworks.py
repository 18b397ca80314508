"""The rules of the rounds: their scales, and which rounds HMICFRS says may be compared."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from essex_insp.library import bundled
from essex_insp.model import Cited, Id, Model, Scale, Source, Text


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
    caveats: tuple[Caveat, ...] = Field(default=(), description="What holds for single rounds.")


class KnownFramework(Cited):
    """A framework of another inspectorate, which a report may name by its id alone."""

    id: Id = Field(description="As in `ofsted-schools-2019`; reports name it.")
    inspectorate: Text = Field(description="Whose it is.")
    name: Text = Field(description="What it is for, and since when.")
    periods: tuple[Text, ...] = Field(description="When it is used, as far as was read.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = Field(default=(), description="Its other scales.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")


class KnownFrameworks(Model):
    """The frameworks of other inspectorates whose scales were read."""

    schema_name: Literal["essex-insp/scales/1"] = Field(alias="schema", description="Version.")
    frameworks: tuple[KnownFramework, ...] = Field(description="The frameworks.")
    sources: tuple[Source, ...] = Field(description="Where it all comes from.")


class NoRound(Cited):
    """A year without a round."""

    year: Text = Field(description="The year.")
    why: Text = Field(description="Why there was none, in our own words.")


class Frameworks(Model):
    """All frameworks, and the years without a round."""

    schema_name: Literal["essex-insp/frameworks/1"] = Field(alias="schema", description="Version.")
    frameworks: tuple[Rules, ...] = Field(description="The frameworks, in order of time.")
    no_round: tuple[NoRound, ...] = Field(default=(), description="Years without a round.")
    sources: tuple[Source, ...] = Field(default=(), description="Where it all comes from.")

    @cached_property
    def by_source(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    def rules(self, framework: str | None) -> Rules | None:
        """Return the framework of an id, or `None` where it is not in the data."""
        return next((one for one in self.frameworks if one.id == framework), None)

    def comparable(self, framework: str | None, *rounds: str) -> bool:
        """Whether HMICFRS says that the grades of rounds may be compared.

        Args:
            framework: The framework that all of the rounds are of.
            rounds: The rounds.
        """
        rules = self.rules(framework)
        return rules is not None and all(one in rules.comparable_with for one in rounds)

    def parted(self, one: str, two: str) -> str | None:
        """Return why the grades of two rounds may not be compared; `None` where they may.

        Args:
            one: A round.
            two: A later one.
        """
        of_round = {name: rules for rules in self.frameworks for name in rules.rounds}
        first, second = of_round.get(one), of_round.get(two)
        if first is not None and first is second and self.comparable(first.id, one, two):
            return None
        barred = [rules for rules in (second, first) if rules and not rules.comparable_with]
        return barred[0].why if barred else "Whether they may be compared is not in the data."


@cache
def load() -> Frameworks:
    """Return the frameworks that come with the program.

    Raises:
        InvalidReport: The file is damaged.
        UnreadableFile: The file is missing.
    """
    return bundled.load("frameworks.json", Frameworks)
