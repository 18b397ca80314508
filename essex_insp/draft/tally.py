"""How often a text names each body: which one it is mainly about, and which `the force` means."""

from __future__ import annotations

import re
from collections import Counter

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import HEADS, fits, fuller, nameless, words
from essex_insp.draft.people import scan
from essex_insp.draft.places import Places
from essex_insp.draft.text import Reading, sentences
from essex_insp.matching import fold

# Bodies that speak of an inspection and are not inspected.
_OTHERS_WORDS = """
bbc itv watch union unison unite federation association alliance network university panel party
ministry department government parliament assembly senedd campaign society committee commission
office news gmb fbu
"""
_OTHERS = frozenset(_OTHERS_WORDS.split())
_PARAGRAPHS, _LENGTH = 400, 4000
# `Anytown Probation Delivery Unit (PDU)`
_SHORT = re.compile(r" \((?:the )?[“\"‘']?([A-Z][\w&]{1,9})[”\"’']?\)")
# What a name may open with that is no part of the place: `HMP Anytown`.
_OPENERS = frozenset(["hmp", "hmyoi", "yoi", "ysgol", "coleg", "cyngor", "heddlu", "the"])
# How many words of a name stand for the whole, and how many names are told apart by them.
_STEM, _ALIKE = 5, 8


def graded(organisation: str) -> bool:
    """Whether a body may be one that is graded, and not one that inspects or comments.

    Args:
        organisation: The body as printed.
    """
    if inspects(organisation):
        return False
    parts = re.findall(r"[a-z]+", _key(organisation).split(" of ")[0])
    # `Anytown University Hospitals` are no university.
    ours = "hospital" in parts or "hospitals" in parts
    others = any(part in _OTHERS and not (ours and part == "university") for part in parts)
    return not others and "majesty" not in parts


class Tally:
    """How often a text names each body that may be graded.

    Args:
        reading: The text as read.
        narration: Its copy with all speech struck out.
    """

    def __init__(self, reading: Reading, narration: str) -> None:
        self._counts: Counter[str] = Counter()
        self._printed: dict[str, str] = {}
        self._short: dict[str, str] = {}
        # What stands within a sentence, where only a name has a capital.
        self._within: set[str] = set()
        self._stems: dict[str, list[str]] = {}
        self._full: dict[str, str] = {}
        self._text = narration
        self._named: dict[str, bool] = {}
        self._meant: dict[str, str | None] = {}
        self._begun: dict[str, list[str]] | None = None
        self._count(reading, narration)
        if not self._counts:
            # A story may name its force nowhere but in the words of those who speak.
            self._count(reading, reading.text)
        for key, name in self._printed.items():
            for stem in _stems(key):
                self._stems.setdefault(stem, []).append(name)
        for key, name in self._printed.items():
            first, joint, rest = key.partition(" and ")
            if not joint or " " not in rest or self._counts[rest]:
                continue
            others = self._stems.get(first, [])[:_ALIKE]
            if all(_clips(one, name) for one in others) and (others or self._counts[key] > 1):
                # `Anytown` of `Anytown and Otherdale Police`, where nothing else is called so.
                self._stems[first] = [*others, name]
        # `Moment police` makes no place of `Moment`.
        sure = (name for name in self._printed.values() if not name.split()[-1].islower())
        self.places = Places(narration, frozenset(stem for name in sure for stem in _stems(name)))
        self._rank()

    def _count(self, reading: Reading, text: str) -> None:
        aloud = not text[:_LENGTH].isupper()
        for part in reading.paragraphs[:_PARAGRAPHS]:
            end = min(part.end, part.start + _LENGTH)
            spans = sentences(text, part.start, end)
            for mention in (one for span in spans for one in scan(text, *span)):
                name = mention.organisation
                if name and graded(name) and not (aloud and _aloud(name)):
                    self._counts[_key(name)] += 1
                    if self._printed.setdefault(_key(name), name).split()[0].isupper():
                        # `ANYTOWN and Otherdale Police`, as the first words of a story.
                        self._printed[_key(name)] = name
                    if text[max(0, mention.start - 2) : mention.start].strip(" ").islower():
                        self._within.add(_key(name))
                    short = _SHORT.match(text, mention.end)
                    if short and mention.kind == "body":
                        self._short.setdefault(_key(short[1]), name)

    def _rank(self) -> None:
        """Order the bodies by how often they are named; what no name tells apart comes last."""
        counts: Counter[str] = Counter()
        for place, count in self.places.named().items():
            counts[_key(self.full(place))] += count
        for key, count in self._counts.items():
            if self.proper(self._printed[key]):
                counts[_key(self.full(self._printed[key]))] += count
        ranked = [key for key in counts if key in self._printed]
        self._ranked = sorted(ranked, key=lambda key: (_vague(self._printed[key]), -counts[key]))

    def proper(self, name: str) -> bool:
        """Whether a body is one, and not any word before `police`: `Moment police break in`.

        Args:
            name: The name as printed.
        """
        if _aloud(name) and _key(name) not in self._counts:
            return False
        parts = name.split()
        if len(parts) != 2 or not parts[1].islower() or _key(name) in self._within:
            return True
        if parts[0] not in self._named:
            self._named[parts[0]] = (
                re.search(rf"[a-z]\s{re.escape(parts[0])}\s+(?:police|was|is|has)\b", self._text)
                is not None
            )
        return self._named[parts[0]] or self.places.place(parts[0])

    def full(self, name: str) -> str:
        """Return the fullest form in which the text prints the name of a body.

        Args:
            name: The name of a body, its initials, or the place that it serves.
        """
        key = _key(name).removeprefix("the ")
        if key not in self._full:
            self._full[key] = self._fullest(self._short.get(key, name))
        return self._full[key]

    def _fullest(self, name: str) -> str:
        parts = words(name) if name != "Met" else ("metropolitan",)
        if not parts:
            return name
        named = parts[-1] in HEADS or parts[0] in _OPENERS
        if named:
            alike = self._stems.get(parts[0], [])[: 4 * _ALIKE]
            fitting = [
                one
                for one in alike
                if words(one)[-1] == parts[-1] and (fuller(one, name) or _clips(name, one))
            ]
        else:
            fitting = [one for one in self._stems.get(" ".join(parts), []) if one != name]
            fitting = fitting[: 4 * _ALIKE]
            if len({_kind(one) for one in fitting}) > 1:
                # `Anytown`, of a council and a force: what the story is mainly about.
                most = _kind(self._counts.most_common(1)[0][0])
                fitting = [one for one in fitting if _kind(one) == most]
        if not fitting or (named and len(fitting) > 1):
            return self._printed.get(_key(name), name)
        return max(fitting, key=lambda one: (self._counts[_key(one)], len(one)))

    def bare(self, name: str) -> bool:
        """Whether a name is one of a place alone, and says nothing of a body.

        Args:
            name: The name as printed.
        """
        parts = words(name)
        return bool(parts) and _key(name) not in self._counts and parts[-1] not in HEADS

    def nameless(self, name: str) -> bool:
        """Whether a name does not say which body it is, in a text that names others in full.

        Args:
            name: The name as printed.
        """
        main = self.main()
        return main is not None and _vague(name) and not _vague(main)

    def told(self, name: str) -> bool:
        """Whether what a person is said to be of is a body, and not a field of work.

        Args:
            name: The name as printed.
        """
        parts = words(name)
        return bool(parts) and (
            parts[-1] in HEADS
            or parts[0] in _OPENERS
            or _key(name) in self._short
            or self.places.place(name)
        )

    def parts(self, name: str, sure: bool = False) -> tuple[str, str] | None:
        """Part `X and Y Police` where the text names `Y Police` by itself.

        Args:
            name: The name as printed.
            sure: Whether the sentence says that they are two, whatever the rest of the text.
        """
        first, joint, second = name.replace(" & ", " and ").partition(" and ")
        alone = joint and (sure or self._counts[_key(second)])
        return (first, second) if alone and not nameless(second) else None

    def main(self) -> str | None:
        """Return the body that is named most, the first one where two are level."""
        return self._printed[self._ranked[0]] if self._ranked else None

    def begun(self, words: str) -> str | None:
        """Return the one body whose name begins with some words: `Anytown`, of its police.

        Args:
            words: The first words of a name.
        """
        if self._begun is None:
            self._begun = {}
            for name in self._ranked:
                for space in re.finditer(" ", name):
                    self._begun.setdefault(name[: space.start()], []).append(name)
        found = self._begun.get(_key(words), [])
        return self._printed[found[0]] if len(found) == 1 else None

    def named(self, noun: str) -> str | None:
        """Return the body that a common noun such as `force` means before any was named.

        Args:
            noun: The noun.
        """
        if noun not in self._meant:
            fitting = (name for name in self._ranked if fits(noun, name))
            found = next(fitting, None)
            self._meant[noun] = self._printed[found] if found else None
        return self._meant[noun]


def _stems(name: str) -> list[str]:
    """The words that begin a name, from one word to all but the last."""
    parts = words(name)
    if parts and parts[0] in _OPENERS:
        parts = (*parts[1:], "")
    return [
        " ".join(parts[:upto])
        for upto in range(1, min(len(parts), _STEM + 1))
        # `X and Y Police` serves more than `X`.
        if parts[upto] != "and"
    ]


def _clips(name: str, whole: str) -> bool:
    """Whether a name is one of two joined places, as headlines clip it: `Anytown police`."""
    parts, longer = words(name), words(whole)
    return longer[: len(parts)] == (*parts[:-1], "and")


def _key(name: str) -> str:
    """Return a name folded, with one `and` for all."""
    return fold(name).replace(" & ", " and ")


def _aloud(name: str) -> bool:
    """Whether a name is a line in capitals: `POLICE FORCE MUST IMPROVE`."""
    return name.isupper() and len(name.split()) > 4


def _vague(name: str) -> bool:
    return nameless(name) or (name.isupper() and " " not in name)


def _kind(name: str) -> str:
    last = words(name)[-1]
    return "police" if last == "constabulary" else last
