"""A text with its grade words, the areas that it names and the bodies that may bear a grade."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from essex_insp.draft import areas, lexicon, scales, sectors
from essex_insp.draft.areas import Area
from essex_insp.draft.bodies import inspects
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.lexicon import pattern, wording
from essex_insp.draft.organisations import gradable
from essex_insp.draft.result import ABSENT, OVERALL, Doubt, Outcome, PassedOver, Period, Rating
from essex_insp.draft.scales import Word
from essex_insp.draft.text import SPAN, START, Row, Text, masked, within

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_OTHER_WORDS = re.compile(r"\b(?:the|police|constabulary|force|service|council)\b|[’']s\b")
_NEAR, _FAR, _MOST = 40, 120, 20
"""So many characters before a body stands what sets it beside another, before a grade what leads
up to it; so many bodies are joined."""


class Page:
    """A text with its grade words, and the bodies that may bear a grade."""

    def __init__(self, text: Text, names: Names) -> None:
        self.text, self.read = text, text.read
        self.inspected = names.inspected
        self.sectors = names.sectors
        self._mentions = names.mentions
        grade_words = scales.find(text.read, self.sectors)
        self._areas = Row(self._named(grade_words))
        # `good use of resources`
        begun = {
            area.start
            for area in self._areas
            if not wording("page_at").match(text.read, area.start + len("good"))
        }
        self.parts = [word for word in grade_words if word.start in begun]
        self.words = Row(word for word in grade_words if word.start not in begun)
        single = [
            part
            for mention in names.mentions
            if mention.kind == "body" and mention.body
            if gradable(mention.body) and not inspects(mention.body)
            for part in _parts(mention)
        ]
        self._bodies = Row(sorted([*single, *self._places(single)], key=START))
        asides = (aside.span() for aside in wording("aside_clause").finditer(self.read))
        signs = {
            "Ⓐ": (SPAN(area) for area in self._areas if area.kind != "overall"),
            "Ⓕ": (SPAN(each) for each in names.mentions if each.kind not in ("pronoun", "group")),
            " ": (span for span in asides if not self.within(*span)),
        }
        self.mask = masked(self.read, signs)
        """The text with signs for what it names, and without asides that have no grade."""
        # Those that the text tells of, and does not only set beside another.
        beside = wording("organisations_beside")
        self._told = Row(
            each
            for each in self._bodies
            if not beside.search(self.read, max(0, each.start - _NEAR), each.start)
            and self.mask[each.start] != " "
        )

    def _named(self, grade_words: Sequence[Word]) -> list[Area]:
        """The areas that the text names, but for what bodies and programmes are called."""
        adequate = any(word.grade == "Adequate" for word in grade_words)
        # `Anytown Organised Crime Unit`; what `PEEL` stands for
        called = [SPAN(each) for each in self._mentions if each.kind == "body" and not each.noun]
        called += [name.span() for name in wording("page_programme").finditer(self.read)]
        plain = masked(self.read, {" ": called})
        return [
            area
            for sentence in self.text.sentences
            for area in areas.find(plain, sentence.start, sentence.end, self.sectors, adequate)
        ]

    def within(self, start: int, end: int) -> Sequence[Word]:
        """Return the grade words of a part of the text."""
        return within(self.words, start, end)

    def areas(self, start: int, end: int) -> list[Area]:
        """Return the areas that a part of the text names."""
        return [area for area in within(self._areas, start, end) if area.end <= end]

    def rating(self, word: Word, year: str | None = None, now: Period = "current") -> Rating:
        """Return the rating that a word gives, of no area yet."""
        span, basis = (word.start, word.end), ABSENT.get(word.grade, "inspected")
        return Rating(*span, OVERALL, *span, word.grade, self.inspected, year, basis, now)

    def of(self, rating: Rating, area: Area) -> Rating:
        """Return a rating, of an area."""
        words = self.read[area.start : area.end]
        return rating._replace(area=words, area_start=area.start, area_end=area.end)

    def doubts(self, rating: Rating, start: int, end: int) -> list[Outcome]:
        """Return the doubts, of each body, whether words that are no known area are one."""
        if rating.period == "previous":
            return [passed(rating, "of an earlier inspection, for what is no known area")]
        low = self.text.sentences.around(rating.start).start
        own = rating.body == self.inspected
        words = " ".join(self.read[start:end].strip(" ,;").split())
        if not any(map(str.isalnum, words)):
            return [passed(rating, "alone, with no area beside it")]
        grade = rating.grade
        asked = f"Is “{words}” an area, {grade.lower() if grade in ABSENT else f'graded {grade}'}"
        return [
            Doubt(
                rating.start, rating.end, "grade",
                f"{asked}?" if body in (None, self.inspected) else f"{asked} for {body}?",
                (words, OVERALL), grade, body,
            )
            for body in (self.bearers(low, rating.start) if own else (rating.body,))
        ]  # fmt: skip

    def _places(self, bodies: list[Mention]) -> list[Mention]:
        full = {bare(mention.body): mention.body for mention in bodies}
        inside = set(_INSIDE.findall(self.read))
        places = []
        for match in wording("page_places").finditer(self.read):
            lead = self.read[max(0, match.start() - 14) : match.start()]
            if match["list"] and not wording("subject_after").search(lead):
                continue
            for place in pattern("{place}").finditer(self.read, *match.span()):
                (low, high), name, first = place.span(), place[0], place[0].split()[0]
                beside = within(self._mentions, max(0, low - 60), high)
                known = any(mention.end > low and not mention.weak for mention in beside)
                plain = first in lexicon.words("bodies", "not_first", "heads") or first.isupper()
                # A force’s, or one with a capital within sentences, too.
                if not (known or plain) and (bare(name) in sectors.forces() or first in inside):
                    places.append(Mention("body", low, high, body=full.get(bare(name), name)))
        return places

    def bodies(self, start: int, end: int) -> list[str]:
        """Return the bodies that are named between two places."""
        return [mention.body for mention in within(self._bodies, start, end) if mention.body]

    def bearers(self, low: int, start: int) -> tuple[str | None, ...]:
        """Return the bodies that a grade was given to."""
        own, upto = within(self._told, low, start), bisect_left(self._told.starts, low)
        begins = self.text.paragraphs.around(low).start
        told = own or within(self._told[max(0, upto - _MOST) : upto], begins, low)
        group = list(told[-1:])
        for mention in reversed(told[:-1]):
            if not wording("page_and").fullmatch(self.read[mention.end : group[-1].start]):
                break
            group.append(mention)
        bodies = tuple(dict.fromkeys(mention.body for mention in reversed(group)))
        return bodies if own or len(bodies) == 1 else (self.inspected,)

    def unnamed(self, low: int, start: int, tied: bool) -> bool:
        """Whether a grade went to bodies, or to areas, that are not named: `36 forces as good`."""
        if tied and wording("listed").match(self.read, start):
            return False
        if not tied and self.leads("unnamed_areas", start, low):
            return True
        if not self.leads("unnamed_bodies", start, low) or self.leads("among", start, low):
            return False
        # `two forces – Anytown and Othertown – were rated`
        low = max(low, start - _FAR)
        nouns = [noun.end() for noun in pattern(r"\b{bodies}\b").finditer(self.read, low, start)]
        return not (nouns and self.bodies(nouns[-1], start))

    def leads(self, name: str, at: int, low: int = 0) -> re.Match[str] | None:
        """Return what of a wording leads up to a place, or to the quotation marks before it."""
        lead = self.read[max(low, at - _FAR) : at].rstrip("‘'“\" ") + " "
        return wording(name).search(lead)


def _parts(mention: Mention) -> list[Mention]:
    """The forces that one mention names: `North Anytown and South Anytown Police`."""
    joint = wording("page_joint").fullmatch(mention.body or "")
    if joint is None:
        return [mention]
    return [mention._replace(body=f"{joint[at]} {joint['kind']}") for at in ("first", "second")]


@lru_cache(maxsize=50_000)
def bare(name: str | None) -> str:
    """Return what the names of one body share: `Force A Police`, `Force A Constabulary`."""
    return " ".join(_OTHER_WORDS.sub("", (name or "").casefold()).split())


def passed(word: Word | Rating, reason: str) -> PassedOver:
    """Return the entry of a grade word that gives no grade."""
    return PassedOver(word.start, word.end, "grade word", reason)
