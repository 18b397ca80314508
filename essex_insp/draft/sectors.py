"""What a text is about, of all that is inspected: police, fire, schools, care, prisons, probation.

The sector tells which areas and which grades to look for; both come from the frameworks in `data/`.
"""

import re
from collections import Counter
from functools import cache

from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import wording
from essex_insp.draft.text import Text
from essex_insp.library.files import bundled

CORE = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
_FORCE = re.compile(r" (?:metropolitan )?(?:police|constabulary).*")


@cache
def _sector(inspectorate: str, framework: str = "") -> str | None:
    """The sector of a framework or scale of the bundled data."""
    for name, entry in lexicon.load("sectors").items():
        starts = tuple(entry.get("frameworks", ("",)))
        if inspectorate in entry["inspectorates"] and (framework or starts[0]).startswith(starts):
            return str(name)
    return None


@cache
def forces() -> frozenset[str]:
    """Return the places of the police forces of England and Wales, in small letters."""
    return frozenset(_FORCE.sub("", force["name"].lower()) for force in bundled("forces")["forces"])


def place(text: Text) -> str | None:
    """Return the place that stands for its force again and again, or alone: `Essex has been`."""
    named = (place[1] or place[2] for place in wording("sectors_place").finditer(text.read))
    told = Counter(name for name in named if name.lower() in forces()).most_common(2)
    often = [count for _, count in told]
    return told[0][0] if often and often[:1] != often[1:] else None


def fits(among: frozenset[str], name: str) -> bool:
    """Whether a body, in the form that its names share, is of a kind that sectors inspect."""
    kinds = [lexicon.load("sectors")[sector].get("kinds") for sector in among]
    return not all(kinds) or any(word in kind for kind in kinds for word in name.split())


def sectors(text: Text) -> frozenset[str]:
    """Return the sectors that a text names; where it names none, police."""
    words = wording("inspectorate").sub(" ", text.read)
    named = _named(words, "signs")
    if "police" in named:
        # Joint inspections of custody name the inspectorate of prisons.
        named -= {"prisons", "probation"}
    return frozenset(named or _named(words, "places") or {"police"})


def _named(text: str, key: str) -> set[str]:
    """The sectors of which a text has a sign; most have none, which is soon seen."""
    plain = " ".join(text.casefold().split())
    return {
        name
        for name, entry in lexicon.load("sectors").items()
        if any(sign.casefold() in plain for sign in entry.get(key, ()))
        if _sign(name, key).search(text)
    }


@cache
def _sign(sector: str, key: str) -> re.Pattern[str]:
    signs = [
        re.escape(sign).replace(r"\ ", r"\s+") for sign in lexicon.load("sectors")[sector][key]
    ]
    flags = 0 if signs[0].isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w-])(?:{'|'.join(signs)})s?(?![\w-])", flags)


def scale(among: frozenset[str]) -> dict[str, str]:
    """Return the words of some sectors' scales, and the five that every page may use.

    Each has the grade that it spells.
    """
    words = [*CORE]
    for entry in bundled("scales")["frameworks"]:
        if _sector(entry["inspectorate"]) in among:
            words += [grade.lower() for grade in entry["grades"]]
    for entry in bundled("areas")["frameworks"]:
        if isinstance(entry["scale"], list):
            of = _sector(entry["inspectorate"], entry["framework"])
            words += entry["scale"] if of in among else ()
    spelled = {word: word for word in words}
    for name in among:
        spelled |= lexicon.load("sectors")[name].get("words", {})
    return spelled


def names() -> list[tuple[str, str, bool]]:
    """Return what the frameworks grade: sector, name or short name, and whether `adequate` is one.

    Where `adequate` is on no scale of a sector, all its frameworks count as newer.
    """
    listed = []
    for entry in bundled("areas")["frameworks"]:
        of = _sector(entry["inspectorate"], entry["framework"])
        new = of not in ("police", "fire") or "adequate" in entry["scale"]
        for area in entry["areas"]:
            listed += [(of, wording, new) for wording in (area["name"], *area["short"]) if of]
    return listed
