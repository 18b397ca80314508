"""Choosing among items by a name as someone typed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from essex_insp.errors import UnknownName, short
from essex_insp.names import matches, nearest

T = TypeVar("T")


def select(
    noun: str,
    wanted: str | None,
    items: Sequence[T],
    names: Callable[[T], Iterable[str | None]],
    allowed: Iterable[str] | None = None,
) -> Sequence[T]:
    """Return the items that answer to a name as someone typed it; all, where none was typed.

    Args:
        noun: What the name is of, for the error.
        wanted: What was typed.
        items: What to choose from.
        names: What an item answers to.
        allowed: All names there can be; those of the items if not given.

    Raises:
        UnknownName: No item answers; the nearest names are given, or all if they are few.
    """
    if wanted is None:
        return items
    found = [item for item in items if matches(wanted, *names(item))]
    if found:
        return found
    known = list(dict.fromkeys(allowed or (name for item in items for name in names(item) if name)))
    close = nearest(wanted, known)
    if close:
        remedy = "nearest: " + ", ".join(close)
    elif known and len(known) <= 6:
        remedy = "there is " + ", ".join(short(name) for name in known)
    elif known:
        remedy = f"there is {', '.join(short(name) for name in known[:5])} and more"
    else:
        remedy = "there is none"
    raise UnknownName(f"no {noun} matches {short(repr(wanted))}; {remedy}")
