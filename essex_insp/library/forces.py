"""The forces of England and Wales, and what people call them."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from essex_insp.errors import UnknownName
from essex_insp.library.assembly import loader
from essex_insp.matching import WORD, fold, matches, nearest, several
from essex_insp.model import Id, Model, Text, many, maybe

# What stands in many names, and is left out or put in as it pleases.
_COMMON = {"and", "the", "of", "police", "constabulary", "service", "force"}


class PoliceForce(Model):
    """A force that HMICFRS inspects."""

    id: Id = Field(description="As in `avon-and-somerset`.")
    name: Text = Field(description="Its full name.")
    aliases: tuple[Text, ...] = many("What else people type.")
    inspector_2017: Text | None = maybe("Who led its inspection of 2017; null where not read.")
    note: Text | None = maybe("What was and was not read on 2017.")


class Forces(Model):
    """All forces."""

    schema_name: Literal["essex-insp/forces/1"] = Field(alias="schema", description="Version.")
    notice: Text = Field(description="The licence line of the data.")
    forces: tuple[PoliceForce, ...] = Field(description="The forces, in order of the alphabet.")

    def has(self, name: str) -> bool:
        """Whether a body of that name is one of the forces."""
        return any(force.name == name for force in self.forces)

    def find(self, wanted: str) -> PoliceForce:
        """Return the force that a name means: `kent`, `met`; `UnknownName` if none or many."""
        bare = _bare(wanted)
        meant = [force for force in self.forces if bare in map(_bare, _names(force))] or [
            force for force in self.forces if matches(" ".join(bare), force.id, force.name)
        ]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise several("force", wanted, [force.name for force in meant])
        # A byname of several words has words of other things: Scotland is no part of the Met.
        names = {
            name: force.name
            for force in self.forces
            for name in _names(force)
            if " " not in name or name not in force.aliases
        }
        close = dict.fromkeys(names[name] for name in nearest(wanted, names))
        remedy = (
            f"nearest: {', '.join(close)}"
            if close
            else "see `essex-insp compare`, or --area, --grade"
        )
        raise UnknownName(f"no force matches {wanted!r}; {remedy}")


load = loader("forces.json", Forces)


def _names(force: PoliceForce) -> Iterable[str]:
    return (force.id, force.name, *force.aliases)


def _bare(name: str) -> tuple[str, ...]:
    """The words that tell a force from the others; all of them where none does."""
    words = WORD.findall(fold(name))
    return tuple(word for word in words if word not in _COMMON) or tuple(words)
