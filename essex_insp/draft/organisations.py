"""The organisations of a text: which of them a shorter name means, and which was inspected."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from essex_insp.draft import lexicon, sectors
from essex_insp.draft.bodies import inspects
from essex_insp.draft.cast import Mention
from essex_insp.draft.lexicon import wording
from essex_insp.draft.text import Text
from essex_insp.matching import fold

_LETTERS = re.compile(r"(?:[’']s)?\s\(([A-Z][A-Za-z&]{1,11})\)")
_OPENING, _BACK, _LEAST = 3, 7, 4
# Bodies that are looked through for a short name: no text names more.
_MOST = 200


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Return what the names of one body share, folded: `anytown prison` for `HMP Anytown`."""
    name = fold(name).replace("&", "and").removeprefix("the ").replace("'s fire", " fire")
    first, _, rest = name.partition(" ")
    short = lexicon.load("bodies")["short"]
    name = short.get(name) or f"{short.get(first, first)} {rest}".strip()
    name = wording("fire_named").sub("fire service", name)
    police = wording("police_named").fullmatch(name)
    return f"{police[1]} police" if police else wording("prison_named").sub(r"\1 prison", name)


class Organisations:
    """The organisations of a text."""

    def __init__(self, text: Text, raw: Sequence[Mention]) -> None:
        self._text, self.sectors = text, sectors.sectors(text)
        named = [(mention.start, name) for mention in raw if (name := _organisation(mention))]
        self._full = _forms(Counter(name for _, name in named))
        self._short = {
            bracket[1]: mention.name
            for mention in raw
            if mention.kind == "body" and mention.name
            if (bracket := _LETTERS.match(text.read, mention.end))
        }
        self._at = [start for start, _ in named]
        self._names = [self.full(name) for _, name in named]
        self._known = list(dict.fromkeys(self._names))[:_MOST]
        self._places: dict[str, str | None] = {}
        self.rivals: tuple[str, ...] = ()
        self.inspected = self._inspected(raw)
        inspecting = Counter(name for name in self._names if inspects(name)).most_common(1)
        self.inspectorate = inspecting[0][0] if inspecting else None

    def full(self, name: str) -> str:
        """Return the full name of a body that the text has for a name or short name of it."""
        full = self._full.get(plain(name), name)
        return self._short.get(full, full)

    def meant(self, noun: str, at: int) -> str | None:
        """Return the body that a common noun means at a place: `the force`, `the report`."""
        if noun in lexicon.words("bodies", "inspectors", "writings"):
            return None if noun == "statement" else self.inspectorate
        own = self.inspected if _is_kind(self.inspected or "", noun) else None
        upto = bisect_right(self._at, at)
        for index in range(upto - 1, max(-1, upto - 1 - _BACK), -1):
            # The nearest of that kind: a page may tell of schools or homes that it is not about.
            name = self._names[index]
            if _is_kind(name, noun) and not inspects(name):
                here = self._text.paragraphs.at(at) - self._text.paragraphs.at(self._at[index]) <= 1
                return name if here else own
        return own

    def place(self, called: str) -> str | None:
        """Return the body that is called by its place alone: `Anytown` for `Anytown Police`."""
        if called not in self._places:
            begins = f"{fold(called)} "
            fits = [full for full in self._known if plain(full).startswith(begins)]
            self._places[called] = fits[0] if len(fits) == 1 else None
        return self._places[called]

    def _inspected(self, raw: Sequence[Mention]) -> str | None:
        """The body that most mentions speak for; where several are alike, none, and `rivals`."""
        scores: Counter[str] = Counter()
        graded: dict[int, bool] = {}
        read, told = self._text.read, Counter(self._names)
        for at, name in zip(self._at, self._names, strict=True):
            if inspects(name) or wording("organisations_beside").search(read, max(0, at - 30), at):
                continue
            _, start, end = sentence = self._text.sentences.around(at)
            if start not in graded:
                graded[start] = wording("graded").search(read, start, end) is not None
            opens = sentence.paragraph < _OPENING
            scores[name] += 2 + 2 * graded[start] + 3 * opens + (at - start < 12)
        fits = [name for name in scores if sectors.fits(self.sectors, plain(name))]
        scores = Counter({name: scores[name] for name in fits or scores})
        alone = len(scores) == 1
        called = [mention for mention in raw if mention.kind == "body" and mention.noun]
        for mention in called if alone or max(scores.values(), default=0) >= _LEAST else ():
            # `the trust`, of a text that names one trust.
            alike = [name for name in scores if _is_kind(name, mention.noun or "")]
            scores.update(3 * alike if mention.definite and len(alike) == 1 else ())
        nouns = Counter(mention.noun or "" for mention in called)
        # `the school`, again and again, of a text that names a council once, and no school.
        once = all(told[name] == 1 for name in scores)
        unnamed = once and max(nouns.values(), default=0) > 2
        unnamed = unnamed and not any(_is_kind(name, noun) for name in scores for noun in nouns)
        place = sectors.place(self._text) if once and self.sectors & {"police", "fire"} else None
        if scores and not unnamed and not place:
            best = max(scores.values())
            alike = [name for name in scores if scores[name] == best]
            self.rivals = tuple(alike)
            # A federation is not inspected, and speaks of the force whose officers are in it.
            only = self.rivals[0].removesuffix(" Federation")
            # The one home or school of a page, told of once.
            sole = alone and fits and self.sectors.isdisjoint(("police", "fire"))
            first = self._at[self._names.index(self.rivals[0])]
            # It opens with several of a kind, before it names one.
            opening = self._text.paragraphs[: _OPENING - 1][-1].end
            many = wording("national").search(read, 0, min(first, opening))
            # `HMICFRS independently inspects the police forces in England`
            one = many is None or "independent" in read[: many.start()]
            sure = (best >= _LEAST or sole) and one
            return only if sure and len(self.rivals) == 1 and gradable(only) else None
        if place:
            return self.place(place) or place
        # `The Trust`, `the trust`, where the text has no other name for it.
        printed = [
            read[mention.start : mention.end] for mention in called if gradable(mention.noun or "")
        ]
        capital = (words for words in printed if re.match(r"[Tt]he (?:\w+ )*[A-Z]", words))
        return next(capital, "the trust" if "the trust" in printed else None)


def _organisation(mention: Mention) -> str | None:
    """The organisation that a mention names, or that a person or role speaks for."""
    if mention.kind == "body" or not mention.body:
        return mention.name if mention.kind == "body" else None
    # What is no organisation is a place.
    heads = lexicon.words("bodies", "heads", "inspectorate_letters")
    named = mention.body.split()[-1].title() in heads or inspects(mention.body)
    return mention.body if named else None


def _forms(counts: Counter[str]) -> dict[str, str]:
    """For each name, folded, the fullest form of it that the text has."""
    alike: dict[str, list[str]] = {}
    for name in counts:
        alike.setdefault(plain(name), []).append(name)
    # `Anytown Police`, `Anytown police force`, `ANYTOWN Constabulary`: the one in title case.
    shapes = {
        name: (
            all(word.istitle() or len(word) < 4 for word in name.split()),
            counts[name], name[-1] != "s", len(name),
        )
        for name in counts
    }  # fmt: skip
    printed = {key: max(names, key=shapes.__getitem__) for key, names in alike.items()}
    common = lexicon.words("bodies", "lower_modifiers")
    full: dict[str, str] = {}
    starts: dict[str, list[str]] = {}
    for key in sorted(printed, key=len, reverse=True):
        words = key.split()
        # A police force is not its federation.
        force = words[-1] == "police" and len(words) > 1
        longer = [] if force else starts.get(key, [])
        noun = printed[key].split()[-1]
        if not longer and noun in lexicon.words("bodies", "describing"):
            # `Anytown nursery` for `Example Day Nursery`
            longer = [name for name in counts if name.split()[-1] != noun and _is_kind(name, noun)]
        # `Clearly Anytown Police`, where the text has `Anytown Police`.
        ends = (
            printed.get(" ".join(words[at:]))
            for at in range(1, len(words) - 1)
            if words[at - 1] != "and"
        )
        own = next((name for name in ends if name and name.split()[0].lower() not in common), None)
        full[key] = own or (longer[0] if len(longer) == 1 else printed[key])
        for end in range(1, len(words)):
            starts.setdefault(" ".join(words[:end]), []).append(printed[key])
    return full


def _is_kind(name: str, noun: str) -> bool:
    """Whether a common noun can mean a body: `the force` for a constabulary."""
    heads = lexicon.load("bodies")["kinds"].get(noun, noun).split()
    return not set(heads).isdisjoint(plain(name).replace("’", "'").split())


def gradable(name: str) -> bool:
    """Whether a body is of a kind that is inspected: no union, no ombudsman, no news service."""
    words = plain(name).split()
    reports = not lexicon.words("bodies", "reporting").isdisjoint(words)
    return not reports and words[-1] not in lexicon.words("bodies", "not_inspected")
