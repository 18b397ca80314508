"""The rounds that there are grades of all forces of, and the one name of each area."""

from functools import cache
from typing import Any, Literal, TypeAlias

from essex_insp.library.files import bundled

Kind = Literal["effectiveness", "pillars", "areas"]
KINDS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("2015", "2016", "2017", "2018-19"), ("effectiveness", "pillars")),
    **dict.fromkeys(("2021-22", "2023-25"), ("areas",)),
}
"""Which kinds of grades there are of each round, in order of time."""
AreaKey: TypeAlias = tuple[str | None, str]
"""The pillar and the id of an area."""


@cache
def names() -> dict[str, str]:
    """Return the one name of each area of 2021-22 and 2023-25, by its id, in their order.

    From the bare JSON: the history of a force that has reports needs no more of it.
    """
    return {subject["id"]: subject["name"] for subject in subjects()}


def lasting(pillar: str | None, area: str) -> AreaKey:
    """Return the pillar and id that tell an area; of what is continued, those since 2021-22."""
    now = {subject["continues"]: subject["id"] for subject in subjects() if "continues" in subject}
    return (None, now[area]) if area in now else (pillar, area)


def subjects() -> list[dict[str, Any]]:
    """Return the areas of 2021-22 and 2023-25 as bare data."""
    known: list[dict[str, Any]] = bundled("forces-areas")["subjects"]
    return known


GRADES = ("outstanding", "good", "adequate", "requires-improvement", "inadequate")
"""The grades that a force may have, in one round or another, as one types them."""
