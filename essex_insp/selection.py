"""Choosing among items by names as someone typed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from essex_insp.errors import UnknownName, short
from essex_insp.matching import matches, nearest

T = TypeVar("T")
Names = Callable[[Any], Iterable["str | None"]]
_MANY = 16
"""More names than this are not listed in an error, unless there can be no others."""


class Filter(NamedTuple):
    """One name that was typed, and what answers to it.

    Args:
        noun: What the name is of, for the error.
        link: How it is said of an item, as `by` in "no quote is by 'kavanagh'".
        wanted: What was typed; `None` where nothing was.
        names: What an item answers to.
        called: What an item is called in the error; its first name if not given.
        allowed: All names there can be, where they are known beforehand.
    """

    noun: str
    link: str
    wanted: str | None
    names: Names
    called: Names | None = None
    allowed: Sequence[str] = ()

    def keeps(self, item: Any) -> bool:
        """Whether an item answers to the name; every item does where none was typed."""
        return self.wanted is None or matches(self.wanted, *self.names(item))

    def __str__(self) -> str:
        return f"{self.link} {short(repr(self.wanted))}"


def choose(noun: str, items: Sequence[T], *filters: Filter) -> list[T]:
    """Return the items that answer to every name.

    Args:
        noun: What one item is, for the error.
        items: What to choose from.
        filters: The names that were typed.

    Raises:
        UnknownName: No item answers to one of them, or none to all together. What each name
            is like is told from all items and all names there can be, never from those that
            another name has left.
    """
    typed = [one for one in filters if one.wanted is not None]
    for one in typed:
        if not any(map(one.keeps, items)):
            raise UnknownName(_nothing(noun, one, items))
    found = [item for item in items if all(one.keeps(item) for one in typed)]
    if typed and not found:
        *first, last = map(str, typed)
        both = "both " if len(typed) == 2 else ""
        raise UnknownName(
            f"no {noun} is {both}{', '.join(first)} and {last}; leave one of them out"
        )
    return found


def select(
    noun: str,
    wanted: str | None,
    items: Sequence[T],
    names: Names,
    allowed: Sequence[str] = (),
) -> Sequence[T]:
    """Return the items that answer to a name as someone typed it; all, where none was typed.

    Args:
        noun: What the name is of, for the error.
        wanted: What was typed.
        items: What to choose from.
        names: What an item answers to; the first is what it is called in the error.
        allowed: All names there can be; those of the items if not given.

    Raises:
        UnknownName: No item answers; the nearest names are given, or all if they are few.
    """
    return choose(noun, items, Filter(noun, "called", wanted, names, allowed=allowed))


def _nothing(noun: str, one: Filter, items: Sequence[Any]) -> str:
    """Why no item answers to a name, and which names there are."""
    wanted = one.wanted or ""
    called = one.called or (lambda item: [next((name for name in one.names(item) if name), None)])
    used = list(dict.fromkeys(name for item in items for name in called(item) if name))
    if any(matches(wanted, name) for name in one.allowed):
        there = f"there is {', '.join(map(short, used))}" if used else "there is none here"
        return f"no {noun} is {one}; {there}"
    known: dict[str, str] = {name: name for name in one.allowed}
    for item in items if not known else ():
        names = [name for name in called(item) if name]
        known.update((name, name) for name in names)
        for name in one.names(item):
            if name:
                known.setdefault(name, names[0] if names else name)
    close = list(dict.fromkeys(known[name] for name in nearest(wanted, known, 9)))[:3]
    listed = list(one.allowed) or used
    if close:
        remedy = f"nearest: {', '.join(map(short, close))}"
    elif not listed:
        remedy = "there is none"
    elif one.allowed or len(listed) <= _MANY:
        remedy = f"there is {', '.join(map(short, listed))}"
    else:
        few = ", ".join(map(short, listed[:5]))
        remedy = f"there is {few} and {len(listed) - 5} more"
    return f"no {one.noun} matches {short(repr(wanted))}; {remedy}"
