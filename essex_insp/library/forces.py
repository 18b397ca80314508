"""The forces of England and Wales: their names, and their effectiveness grades by round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from essex_insp.errors import UnknownName
from essex_insp.library import bundled
from essex_insp.matching import fold, matches, nearest
from essex_insp.model import Basis, Disagreement, Framework, Id, Model, Reading, Source, Text

_WORD = re.compile(r"[^\W_]+")
# What stands in many names, and is left out or put in as it pleases.
_COMMON = {"and", "the", "of", "police", "constabulary", "service", "force"}


class Judged(Model):
    """A force's grade on one question in one round, or its absence."""

    round: Text = Field(description="The round.")
    question: Id = Field(description="The question, as in `overall` or `prevention`.")
    grade: Text | None = Field(default=None, description="The grade; null where it was not read.")
    basis: Basis = Field(description="How the grade came about, or why there is none.")
    judged_in: Text | None = Field(default=None, description="The round it was made in.")
    inferred_grade: Text | None = Field(
        default=None, description="A grade that sources imply and none of them states."
    )
    basis_reading: Reading = Field(
        default="stated", description="Whether the basis is stated or inferred."
    )
    why: Text | None = Field(default=None, description="What an inference rests on.")
    note: Text | None = Field(default=None, description="What a reader should know about it.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Where it was looked up.")


class Disputed(Disagreement):
    """A point on which sources disagree, on one question in one round."""

    round: Text = Field(description="The round.")
    question: Id = Field(description="The question.")


class Question(Model):
    """A question that forces are compared on."""

    id: Id = Field(description="As the judgments of the reports have it.")
    area: Text = Field(description="What is judged, in a few words.")


class PoliceForce(Model):
    """A force with its grades."""

    id: Id = Field(description="As in `avon-and-somerset`.")
    name: Text = Field(description="Its full name.")
    aliases: tuple[Text, ...] = Field(default=(), description="What else people type.")
    inspector_2017: Text | None = Field(
        default=None, description="Who led its inspection of 2017; null where not read."
    )
    note: Text | None = Field(default=None, description="What was and was not read on 2017.")
    judgments: tuple[Judged, ...] = Field(description="Its grades, by round and question.")
    disagreements: tuple[Disputed, ...] = Field(default=(), description="Where sources disagree.")

    def judged(self, round: str, question: str) -> Judged | None:
        """Return the judgment on a question in a round, if the data has it."""
        return next(
            (one for one in self.judgments if (one.round, one.question) == (round, question)), None
        )


class Forces(Model):
    """All forces."""

    schema_name: Literal["essex-insp/forces/1"] = Field(alias="schema", description="Version.")
    framework: Framework = Field(description="The framework of these rounds.")
    rounds: tuple[Text, ...] = Field(description="The rounds there are grades of, in order.")
    questions: tuple[Question, ...] = Field(description="The questions, the overall one first.")
    notice: Text = Field(description="The licence line of the data.")
    forces: tuple[PoliceForce, ...] = Field(description="The forces, in order of the alphabet.")
    sources: tuple[Source, ...] = Field(description="Where the grades come from.")

    @cached_property
    def by_source(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    def find(self, wanted: str) -> PoliceForce:
        """Return the force that a name means.

        Args:
            wanted: A name as people write it: `kent`, `met`, `gmp`, `avon & somerset`.

        Raises:
            UnknownName: None answers to it, or more than one; the names are given.
        """
        exact = [one for one in self.forces if _bare(wanted) in map(_bare, _names(one))]
        found = exact or [one for one in self.forces if matches(_spaced(wanted), one.id, one.name)]
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(one.name for one in found[:6])
            shown += f" and {len(found) - 6} more" if len(found) > 6 else ""
            raise UnknownName(f"{wanted!r} names more than one force: {shown}; write one of them")
        # A byname of several words has words of other things: Scotland is no part of the Met.
        names = {
            name: one.name
            for one in self.forces
            for name in _names(one)
            if " " not in name or name not in one.aliases
        }
        close = dict.fromkeys(names[name] for name in nearest(wanted, names))
        remedy = f"nearest: {', '.join(close)}" if close else "see `essex-insp compare` for all"
        raise UnknownName(f"no force matches {wanted!r}; {remedy}")


@cache
def load() -> Forces:
    """Return the forces that come with the program.

    Raises:
        InvalidReport: The file is damaged.
        UnreadableFile: The file is missing.
    """
    return bundled.load("forces.json", Forces)


def _names(force: PoliceForce) -> Iterable[str]:
    return (force.id, force.name, *force.aliases)


def _bare(name: str) -> tuple[str, ...]:
    """The words that tell a force from the others; all of them where none does."""
    words = _WORD.findall(fold(name))
    return tuple(word for word in words if word not in _COMMON) or tuple(words)


def _spaced(name: str) -> str:
    return " ".join(_bare(name))
