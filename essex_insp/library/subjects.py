"""Under which pillar and id a judgment stands, whatever its report calls the area."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from essex_insp.dates import years
from essex_insp.library import reports as library
from essex_insp.library.areas import KINDS, AreaKey, subjects
from essex_insp.library.files import bundled
from essex_insp.matching import WORD, fold
from essex_insp.model import Report

_FIRST = "2014"
"""The round of PEEL that there are no grades of all forces of."""


def placed(report: Report) -> dict[str, AreaKey]:
    """Return the pillar and the id by which the history has each judgment of a report, by its id.

    One's own on PEEL at one of all forces may call an area as it likes.
    """
    keys: dict[str, AreaKey] = {each.id: (each.pillar, each.id) for each in report.judgments}
    if report.id in (None, *library.bundled_paths()) or report.kind != "peel" or not report.round:
        return keys
    from essex_insp.library import forces  # which no bundled report needs

    known, body = forces.load(), report.force
    if known.has(body.name) or body.id in known.by_id:
        for judgment in report.judgments:
            called = judgment.area, judgment.question, judgment.id
            if not judgment.body and (key := _placed(report.round, judgment.pillar, called)):
                keys[judgment.id] = key
    return keys


def _placed(round: str, pillar: str | None, called: Iterable[str | None]) -> AreaKey | None:
    """Return the pillar and id of an area of a round of PEEL, by all that it is called.

    `None` where no area is called so. In a round to come are those of the newest ones.
    """
    *_, last, newest = KINDS
    to_come = (years(round) or (0, 0)) > (years(newest) or (0, 0))
    for name in (newest, last) if to_come else {round} & {_FIRST, *KINDS}:
        for key in filter(None, map(_called(name).get, map(_plain, filter(None, called)))):
            if fold(pillar or key[0] or "") == (key[0] or ""):
                return key
    return None


@cache
def _called(round: str) -> dict[str, AreaKey]:
    """The areas of a round by all that they are called: there, in later rounds, by papers."""
    keys: dict[str, AreaKey] = {}
    for judgment in bundled(f"reports/essex-peel-{round}")["judgments"]:  # which has them all
        for name in filter(None, (judgment["id"], judgment["area"], judgment.get("question"))):
            keys.setdefault(_plain(name), (judgment.get("pillar"), judgment["id"]))
    for subject in subjects() if KINDS.get(round) == ("areas",) else ():
        headings = [known for known in subject["headings"] if known["round"] == round]
        said = chain.from_iterable((known["name"], known.get("heading")) for known in headings)
        for name in filter(None, (subject["id"], subject["name"], *said)):
            keys.setdefault(_plain(name), (None, subject["id"]))
    for rules in bundled("areas")["frameworks"]:
        of_round = rules["framework"].startswith("PEEL") and round in rules["periods"]
        for area in rules["areas"] if of_round else ():
            names = [*map(_plain, (area["name"], *area["short"]))]
            if key := next(filter(None, map(keys.get, names)), None):
                keys |= {name: keys.get(name, key) for name in names}
    return keys


def _plain(name: str) -> str:
    return "".join(WORD.findall(fold(name)))
