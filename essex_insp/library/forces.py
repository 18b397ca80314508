"""The forces of England and Wales, and what people call them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, TypeAlias

from pydantic import Field

from essex_insp.errors import UnknownName, short
from essex_insp.library.assembly import loader
from essex_insp.matching import WORD, fold, matches, nearest, several
from essex_insp.model import Force, Id, Model, Text, many, maybe

# What stands in many names, and is left out or put in as it pleases.
_COMMON = {"and", "the", "of", "police", "constabulary", "service", "force"}
_BETWEEN = {"and", "v", "vs", "versus", "with"}


class PoliceForce(Model):
    """A force that HMICFRS inspects."""

    id: Id = Field(description="As in `avon-and-somerset`.")
    name: Text = Field(description="Its full name.")
    aliases: tuple[Text, ...] = many("What else people type.")
    inspector_2017: Text | None = maybe("Who led its inspection of 2017; null where not read.")
    note: Text | None = maybe("What was and was not read on 2017.")


Body: TypeAlias = "PoliceForce | Force"
"""A force, or another body that a report is on."""


class Forces(Model):
    """All forces."""

    schema_name: Literal["essex-insp/forces/1"] = Field(alias="schema", description="Version.")
    notice: Text = Field(description="The licence line of the data.")
    forces: tuple[PoliceForce, ...] = Field(description="The forces, in order of the alphabet.")

    @cached_property
    def by_name(self) -> dict[str, PoliceForce]:
        """The forces by their full names, folded."""
        return {fold(force.name): force for force in self.forces}

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[PoliceForce]]:
        named: dict[tuple[str, ...], list[PoliceForce]] = {}
        for force in self.forces:
            for bare in set(map(_bare, (force.id, force.name, *force.aliases))):
                named.setdefault(bare, []).append(force)
        return named

    @cached_property
    def by_id(self) -> dict[str, PoliceForce]:
        """The forces by their ids."""
        return {force.id: force for force in self.forces}

    def has(self, name: str) -> bool:
        """Whether a body of that name is one of the forces."""
        return fold(name) in self.by_name

    def find(self, wanted: str, others: Iterable[Force] = ()) -> Body:
        """Return the force that a name means: `kent`, `met`; `UnknownName` if none or many.

        Or one of the `others`, which are asked for where it is no whole name of a force. A whole
        name comes before what a name begins.
        """
        bare, own = _bare(wanted), list[Force]()
        meant: list[Body] = [*self._by_words.get(bare, ())]
        if not meant:
            own = [body for body in others if body.id not in self.by_id]
            whole = [body for body in own if fold(wanted) in (body.id, fold(body.name))]
            meant += whole or [body for body in own if matches(wanted, body.id, body.name)]
            begun = (each for each in self.forces if matches(" ".join(bare), each.id, each.name))
            meant += () if whole else begun
        by_id = {body.id: body for body in meant}
        if len(by_id) == 1:
            return meant[0]
        if meant:
            many = Counter(body.name for body in by_id.values())
            called = (each.name if many[each.name] == 1 else each.id for each in by_id.values())
            raise several("force", wanted, list(called))
        # A byname of several words has words of other things: Scotland is no part of the Met.
        names = dict[str, str]()
        for force in self.forces:
            single = (alias for alias in force.aliases if " " not in alias)
            names |= dict.fromkeys((force.id, force.name, *single), force.name)
        names |= {body.name: body.name for body in own}
        close = dict.fromkeys(names[name] for name in nearest(wanted, names))
        remedy = f"nearest: {', '.join(close)}" if close else "all forces: `essex-insp compare`"
        raise UnknownName(f"no force matches {short(repr(wanted))}; {remedy}")

    def written(self) -> dict[str, str]:
        """Return the names of forces by what papers call them, if that means one alone."""
        named = ((name, each.name) for each in self.forces for name in (each.name, *each.aliases))
        alone = (each for each in named if len(self._by_words[_bare(each[0])]) == 1)
        forms = (
            (form, name) for each, name in alone for form in (each, each.title(), each.upper())
        )
        return {form: name for form, name in forms if form[0] == name[0]}  # no `met`, no Liverpool

    def told_apart(self, words: Iterable[str]) -> Iterator[str]:
        """Yield the names that words mean, typed one by one: `kent and west midlands`."""
        left = [name for word in words for name in word.split(",") if name.strip()]
        while left:
            runs = (left[:many] for many in (4, 3, 2))  # city of london police
            run = next(filter(self._is_name, runs), left[:1])
            del left[: len(run)]
            if run[0] not in _BETWEEN:
                yield " ".join(run)

    def _is_name(self, words: list[str]) -> bool:
        whole = _BETWEEN.isdisjoint((words[0], words[-1]))
        return whole and _bare(" ".join(words)) in self._by_words


load = loader("forces.json", Forces)


def same(body: Body, other: Body) -> bool:
    """Whether a body is that of a report, which may give one of all forces an id of its own."""
    called = isinstance(body, PoliceForce) and fold(body.name) == fold(other.name)
    return called or body.id == other.id


def _bare(name: str) -> tuple[str, ...]:
    """The words that tell a force from the others; all of them where none does."""
    words = WORD.findall(fold(name))
    telling = tuple(word for word in words if word not in _COMMON)
    return telling if len("".join(telling)) > 1 else tuple(words)  # a letter tells nothing
