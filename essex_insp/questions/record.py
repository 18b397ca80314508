"""What questions answer with: plain records, equal to what `--format json` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform

    from essex_insp.model import Model
else:
    C = TypeVar("C")

    def dataclass_transform(**_: Any) -> Callable[[C], C]:
        """Tell a type checker what a record takes; nothing happens when it runs."""
        return lambda kind: kind


@dataclass_transform(kw_only_default=True)
class Record(dict[str, Any]):
    """A dictionary of exactly the declared keys, which are attributes too: none is ever missing."""

    def __init__(self, **values: Any) -> None:
        if values.keys() != type(self).__annotations__.keys():
            odd = sorted(values.keys() ^ type(self).__annotations__.keys())
            raise TypeError(f"{type(self).__name__} takes other keys: {', '.join(odd)}")
        super().__init__(values)

    @classmethod
    def of(cls, part: Model | Mapping[str, Any], **others: Any) -> Self:
        """Return a record of what a part has under its keys, but for others that are given."""
        known = {**(part if isinstance(part, Mapping) else vars(part)), **others}
        values = {key: known[key] for key in cls.__annotations__}
        return cls(
            **{key: list(value) if type(value) is tuple else value for key, value in values.items()}
        )

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        inner = ", ".join(f"{key}={value!r}" for key, value in self.items())
        return f"{type(self).__name__}({inner})"


class Head(Record):
    """Which report it is."""

    id: str
    title: str
    round: str | None
    published: str | None
    draft: bool
    force: str


class Cite(Record):
    """A source and the place in it."""

    source: str
    publisher: str
    copied_by: str | None
    title: str | None
    label: str | None
    url: str | None
    paragraph: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    position: list[int] | None
    reference: str


class Person(Record):
    """A speaker, as far as an item needs one."""

    id: str
    name: str
    role: str | None
    organisation: str | None


class Side(Record):
    """What one side of a disagreement says."""

    text: str
    sources: list[Cite]


class Dispute(Record):
    """A point on which sources disagree, with what each says."""

    about: str
    sayings: list[Side]
    used: str | None


class Graded(Protocol):
    """What has a grade, or no grade for a reason: a judgment of whichever kind."""

    grade: str | None
    basis: str
    judged_in: str | None
    basis_reading: str
    inferred_grade: str | None
    scale: list[str]
    instead: str | None
