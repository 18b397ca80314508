"""The rounds that there are grades of all forces of, and the one name of each area."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any, Literal, TypeAlias

from essex_insp.dates import years
from essex_insp.library.files import data_folder, read
from essex_insp.matching import WORD, fold

Kind = Literal["effectiveness", "pillars", "areas"]
KINDS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("2015", "2016", "2017", "2018-19"), ("effectiveness", "pillars")),
    **dict.fromkeys(("2021-22", "2023-25"), ("areas",)),
}
"""Which kinds of grades there are of each round, in order of time."""
AreaKey: TypeAlias = tuple[str | None, str]
"""The pillar and the id of an area."""
_FIRST = "2014"
"""The round of PEEL that there are no grades of all forces of."""


@cache
def names() -> dict[str, str]:
    """Return the one name of each area of 2021-22 and 2023-25, by its id, in their order.

    From the bare JSON: the history of a force that has reports needs no more of it.
    """
    return {subject["id"]: subject["name"] for subject in _subjects()}


def placed(round: str, pillar: str | None, called: Iterable[str | None]) -> AreaKey | None:
    """Return the pillar and id of an area of a round of PEEL, by all that it is called.

    `None` where no area is called so. In a round to come are those of the newest ones.
    """
    *_, last, newest = KINDS
    to_come = (years(round) or (0, 0)) > (years(newest) or (0, 0))
    for name in (newest, last) if to_come else {round} & {_FIRST, *KINDS}:
        keys = map(_called(name).get, map(_plain, filter(None, called)))
        found = next((key for key in keys if key and pillar in (None, key[0])), None)
        if found:
            return found
    return None


@cache
def _called(round: str) -> dict[str, AreaKey]:
    """The areas of a round by all that they are called: there, in later rounds, by papers."""
    keys: dict[str, AreaKey] = {}
    for each in _content(f"reports/essex-peel-{round}")["judgments"]:  # which has them all
        for name in filter(None, (each["id"], each["area"], each.get("question"))):
            keys.setdefault(_plain(name), (each.get("pillar"), each["id"]))
    for each in _subjects() if KINDS.get(round) == ("areas",) else ():
        headings = [known for known in each["headings"] if known["round"] == round]
        said = chain.from_iterable((known["name"], known.get("heading")) for known in headings)
        for name in filter(None, (each["id"], each["name"], *said)):
            keys.setdefault(_plain(name), (None, each["id"]))
    for rules in _content("areas")["frameworks"]:
        of_round = rules["framework"].startswith("PEEL") and round in rules["periods"]
        for each in rules["areas"] if of_round else ():
            names = [*map(_plain, (each["name"], *each["short"]))]
            if key := next(filter(None, map(keys.get, names)), None):
                keys |= {name: keys.get(name, key) for name in names}
    return keys


def _plain(name: str) -> str:
    return "".join(WORD.findall(fold(name)))


def lasting(pillar: str | None, area: str) -> AreaKey:
    """Return the pillar and id that tell an area; of what is continued, those since 2021-22."""
    now = {each["continues"]: each["id"] for each in _subjects() if "continues" in each}
    return (None, now[area]) if area in now else (pillar, area)


@cache
def _subjects() -> list[dict[str, Any]]:
    subjects: list[dict[str, Any]] = _content("forces-areas")["subjects"]
    return subjects


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(read(data_folder() / f"{name}.json", name))
    return content


GRADES = ("outstanding", "good", "adequate", "requires-improvement", "inadequate")
"""The grades that a force may have, in one round or another, as one types them."""
