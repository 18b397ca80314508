"""Which grades a text states: of which body, for which area, and when.

A grade word is tied to areas that were recognised (`areas`), in its sentence, list or heading; a
phrase that is no known area is a doubt. What is no grade is passed over, with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Literal

from essex_insp.draft import areas as named
from essex_insp.draft import links, scales, sectors
from essex_insp.draft.areas import Area
from essex_insp.draft.bearers import Bearers, one_body
from essex_insp.draft.doubts import Doubt, PassedOver
from essex_insp.draft.names import Names
from essex_insp.draft.periods import Times
from essex_insp.draft.scales import Word
from essex_insp.draft.tables import Span, tables
from essex_insp.draft.text import Text

Basis = Literal["inspected", "carried-over"]
OVERALL = "overall"
_UNNAMED = "of bodies or areas that are not named"
_COUNT = re.compile(
    r"[’'”\"`]?\s*(?:(?:ratings?|grades?|overall)\s+)?(?:at|in|for|on|across|under)\s+(?:all |just |only |the |"
    r"its |a (?:further )?|some |other )*"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|most|"
    r"few|number|majority|range|variety|others?|rest|both|remaining|all but \w+)\b[’'\w-]*\s*)+"
    r"(?:(?:out )?of )?(?:(?:the|its|those|these|\d+|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|other|key|main|different|inspection|remaining|performance|specific|"
    r"inspected|graded|core|judged)\s+)*"
    r"(?:areas?|categor(?:y|ies)|questions?|aspects?|pillars?|services|respects?|judge?ments?|others|"
    r"(?=[.,;]|$|(?:and|but|while|with)\b))",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"[’'”\"`]?\s*(?:(?:ratings?|grad(?:es?|ings?)|judge?ments?|force|service|school|home)\s+)?"
    r"(?:at|in|for|on)\s+(?:how |its |the |their )?(?P<phrase>[a-z][^,.;:()–—]{2,80}?)"
    r"(?=[,.;:()–—]|\s+(?:and|but|while|with|by|after|following|in its|in the|during|as|when)\s|$)"
)
_TIME = re.compile(
    r"(?:(?:its|the|their|this|that|a|an|our|second|third|last|latest|first|recent|new|annual|new|"
    r"most|previous|same|next|past|official|force|service|school|full|key)\s+)*(?:year|time|report|inspection|"
    r"assessment|review|row|period|19\d\d|20\d\d|month|week|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|future|public|country|county|england|region|"
    r"peel\b|hmic|ofsted|cqc|being|nothing|"
    r"force|people|way|study|visit)",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"\W*(?:(?:but|and|however|overall|meanwhile|while|also)\W+)*(?:in|on|for|under|at|in terms of|"
    r"when it comes to|as for|regarding|across)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_ALONG = re.compile(r"(?:\W*overall)?\W*(?:along with|together with|as well as)\b", re.IGNORECASE)
_OVERALL = re.compile(
    r"[’'”\"`]?\s*(?:(?:rating|grade|grading|force|service|school)\s+)?overall\b", re.IGNORECASE
)
_OVERALL_BEFORE = re.compile(
    r"\boverall\b[^.;:,]{0,50}$|(?:^|[.;]\s)\W*overall,[^.;:]{0,80}$", re.IGNORECASE
)
_NOUN = re.compile(
    r"[’'”\"`]?,?\s+(?:ratings?|grad(?:es?|ings?)|judge?ments?|marks?|verdict|scores?|status|category)\b"
    r"(?!\s+of\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:(?:judge?ments?|grad(?:e|ed|ing)|rat(?:ing|ed)|overall|result|outcome|as|we|our|it|this)\b\W*)*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:\d\W*)?")
_LONGEST_LABEL = 200
_MOST_LABELS = 30
_REPORT = r"(?:reports?|inspections?|assessments?|stud(?:y|ies)|reviews?)"
_TOPIC_AFTER = re.compile(rf"[’'”\"]?\s+(?:\w+\s+){{0,2}}{_REPORT}\b", re.IGNORECASE)
_TOPIC_BEFORE = re.compile(
    rf"\b(?:{_REPORT}\b[^.;]{{0,90}}|rated|graded|assessed|inspected|judged|graded|grades|grading)"
    r"\s+[^.;:,]{0,60}?(?:on|into|of|at|for|how|their|’s|'s)\s+(?:how\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rating:
    """A grade that the text states.

    Args:
        start: Where the grade word starts, in `Text.read`.
        end: Where it ends.
        area: What was graded, as the text words it; `overall` where it names no area.
        area_start: Where the area stands; where the grade does, when no area is named.
        area_end: Where that ends.
        grade: The grade, as its scale spells it.
        body: The full name of the body that was graded, or None where it is not known.
        round: The year that the text names for the grade, or None.
        basis: Whether it was made in this inspection or stands over from an earlier one.
        period: Whether it is the grade of now or an earlier one.
    """

    start: int
    end: int
    area: str
    area_start: int
    area_end: int
    grade: str
    body: str | None
    round: str | None = None
    basis: Basis = "inspected"
    period: Literal["current", "previous"] = "current"


@dataclass(frozen=True, slots=True)
class Graded:
    """What was made of each grade word.

    Args:
        ratings: The grades that the text states, in order.
        doubts: What it leaves open.
        passed: The grade words that give no grade.
    """

    ratings: tuple[Rating, ...]
    doubts: tuple[Doubt, ...]
    passed: tuple[PassedOver, ...]


@dataclass
class _Part:
    """A sentence, with what stands in it."""

    start: int
    end: int
    words: list[Word]
    groups: list[list[Area]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)


def grades(text: Text, names: Names) -> Graded:
    """Return the grades that a text states.

    Args:
        text: The text.
        names: Who is named in it.
    """
    return _Reader(text, names).read()


class _Reader:
    """One text, and what was found in it so far."""

    def __init__(self, text: Text, names: Names) -> None:
        self.text, self.read_ = text, text.read
        self.sectors = sectors.sectors(text)
        self.words = scales.find(text.read, self.sectors)
        self.starts = [word.start for word in self.words]
        self.bearers, self.times = Bearers(text, names), Times(text.read)
        self.inspected = names.inspected
        self.ratings: list[Rating] = []
        self.bare: list[tuple[Word, Rating, bool]] = []
        self.doubts: list[Doubt] = []
        self.passed: list[PassedOver] = []
        self.done: set[int] = set()

    def read(self) -> Graded:
        self._tables()
        for at, sentence in enumerate(self.text.sentences):
            words = self._words(sentence.start, sentence.end)
            if words and at not in self.done:
                if len(words) == 1 and self._alone(sentence.start, sentence.end):
                    self._headed(at, words[0])
                else:
                    self._sentence(self._part(sentence.start, sentence.end, words))
        self._settle()
        for start, end in scales.codes(self.read_):
            self.doubts.append(
                Doubt(start, end, "grade", f"What grade is “{self.read_[start:end]}”?")
            )
        return Graded(
            tuple(_once(sorted(self.ratings, key=lambda one: (one.start, one.area_start)))),
            tuple(sorted(self.doubts, key=lambda one: one.start)),
            tuple(sorted(self.passed, key=lambda one: one.start)),
        )

    def _words(self, start: int, end: int) -> list[Word]:
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _part(self, start: int, end: int, words: list[Word]) -> _Part:
        part = _Part(start, end, words, masked=self.bearers.masked(start, end))
        found = named.find(self.read_, start, end, self.sectors)
        part.groups, part.unknown = links.lists(
            self.read_,
            [area for area in found if area.kind != "overall"],
            part.masked,
            [word.start for word in words],
        )
        return part

    def _pass(self, word: Word, reason: str) -> None:
        self.passed.append(PassedOver(word.start, word.end, "grade word", reason))

    def _alone(self, start: int, end: int) -> bool:
        """Whether a part of the text is a grade and nothing else: `Good`, `Judgment: Good`."""
        words = self._words(start, end)
        return (
            len(words) == 1
            and _LABEL.fullmatch(self.read_, start, words[0].start) is not None
            and _NUMBER.fullmatch(self.read_, words[0].end, end) is not None
        )

    def _tables(self) -> None:
        for table in tables(self.text, self._alone):
            for at, sentence in enumerate(self.text.sentences):
                if table.start <= sentence.start < table.end:
                    self.done.add(at)
            for cell in table.cells:
                heads = [cell.row, *([cell.column] if cell.column else [])]
                word = self._words(*cell.grade)[0]
                areas = [area for head in heads for area in self._areas(*head)]
                bodies = [body for head in heads for body in self.bearers.within(*head)]
                made = self._made(word, bodies[0] if bodies else self.inspected)
                old = cell.year is not None and cell.year != cell.latest
                self._label(
                    heads[0],
                    areas[:1],
                    replace(made, round=cell.year, period="previous" if old else "current"),
                )

    def _areas(self, start: int, end: int) -> list[Area]:
        """The area that a heading, a cell or an item names, from its first word to its last."""
        found = [
            area
            for area in named.find(self.read_, start, end, self.sectors)
            if area.kind != "ordinary" or area.end - area.start >= (end - start) // 3
        ]
        if not found:
            return []
        return [Area(found[0].start, found[-1].end, found[0].kind)]

    def _made(self, word: Word, body: str | None) -> Rating:
        return Rating(word.start, word.end, OVERALL, word.start, word.end, word.grade, body)

    def _label(self, label: Span, areas: list[Area], made: Rating) -> None:
        """Rate what a label names, or doubt it."""
        if areas:
            area = areas[0]
            self.ratings.append(
                replace(
                    made,
                    area=self.read_[area.start : area.end],
                    area_start=area.start,
                    area_end=area.end,
                )
            )
            return
        words = self.read_[label[0] : label[1]].strip()[:_LONGEST_LABEL]
        if not words:
            self.passed.append(PassedOver(made.start, made.end, "grade word", "beside nothing"))
            return
        question = f"Is “{words}” an area, graded {made.grade}?"
        self.doubts.append(Doubt(*label, "grade", question, (words, OVERALL)))

    def _headed(self, at: int, word: Word) -> None:
        """Rate the heading above a grade that stands alone, or the items below it."""
        sentence = self.text.sentences[at]
        made = self._made(word, self.inspected)
        above = self._labels(at - 1, at) if at else []
        labels = above or self._labels(at + 1, len(self.text.sentences))
        if not labels:
            self._pass(word, "alone, with no area beside it")
        for label in labels:
            one = self.text.sentences[label]
            self.done.add(label)
            bodies = self.bearers.within(one.start, one.end) or self.bearers.within(
                sentence.start, sentence.end
            )
            areas = self._areas(one.start, one.end)
            if not areas and bodies:
                self.ratings.append(replace(made, body=bodies[0]))
            else:
                self._label(
                    (one.start, one.end), areas, replace(made, body=(bodies or [made.body])[0])
                )

    def _labels(self, start: int, end: int) -> list[int]:
        """The sentences from one on that are labels: short, of no grade, and not used yet."""
        found = []
        for at in range(start, min(end, start + _MOST_LABELS)):
            one = self.text.sentences[at]
            paragraph = self.text.paragraphs[one.paragraph]
            if (
                at in self.done
                or self._words(one.start, one.end)
                or one.end - one.start > _LONGEST_LABEL
                or not (paragraph.bullet or paragraph.heading or self.read_[one.end - 1] in "?:;,")
            ):
                break
            found.append(at)
        return found

    def _led(self, part: _Part, word: Word, made: Rating) -> bool:
        """Rate the items of a list that a grade leads in: `was graded good in:`."""
        if self.read_[part.end - 1] != ":" or word is not part.words[-1]:
            return False
        first = self.text.sentence(part.end - 1) + 1
        labels = self._labels(first, len(self.text.sentences))
        paragraphs = [self.text.paragraphs[self.text.sentences[at].paragraph] for at in labels]
        bullets = bool(paragraphs) and paragraphs[0].bullet
        if not labels:
            return False
        for at, paragraph in zip(labels, paragraphs, strict=True):
            if bullets and not paragraph.bullet:
                break
            one = self.text.sentences[at]
            self.done.add(at)
            self._label((one.start, one.end), self._areas(one.start, one.end), made)
        return True

    def _sentence(self, part: _Part) -> None:
        given: list[Word] = []
        for at, word in enumerate(part.words):
            reason = scales.sense(self.read_, part.words, at, part.start, part.end)
            if reason is None:
                given.append(word)
            else:
                self._pass(word, reason)
        targets = self._ties(part, given)
        for at, word in enumerate(given):
            low = given[at - 1].end if at else part.start
            high = given[at + 1].start if at + 1 < len(given) else part.end
            self._word(part, word, targets[at], low, high)

    def _ties(self, part: _Part, given: list[Word]) -> list[list[Area]]:
        """Return the areas that each grade word of a sentence is tied to."""
        targets: list[list[Area]] = [[] for _ in given]
        taken: dict[int, int] = {}
        for at, word in enumerate(given):
            after = next((i for i, g in enumerate(part.groups) if g[0].start >= word.end), None)
            bound = given[at + 1].start if at + 1 < len(given) else part.end
            if after is not None and part.groups[after][0].start < bound:
                first = part.groups[after][0]
                between = links.tokens(self.read_, word.end, first.start, part.masked)
                along = _ALONG.match(self.read_, word.end, first.start)
                if (
                    links.forward(between)
                    or _inside(self.read_, word.end, first)
                    or (along and links.joined(between))
                ):
                    targets[at], taken[after] = list(part.groups[after]), at
            before = [i for i, g in enumerate(part.groups) if g[-1].end <= word.start]
            floor = given[at - 1].end if at else part.start
            if not before or part.groups[before[-1]][0].start < floor:
                continue
            group = part.groups[before[-1]]
            between = links.tokens(self.read_, group[-1].end, word.start, part.masked)
            if not links.backward(between):
                continue
            owner = taken.get(before[-1])
            if owner is None:
                if not targets[at] or between:
                    joint = _ALONG.match(self.read_, word.end, part.end)
                    targets[at] = group + (targets[at] if joint or not targets[at] else [])
                    taken[before[-1]] = at
            elif len(group) > 1 and owner == at - 1:
                targets[owner].remove(group[-1])
                targets[at] = [group[-1]]
        for at in range(len(given) - 1):
            one, two = given[at], given[at + 1]
            moved = self.times.from_to(part.start, one.start, one.end, two.start)
            if moved and not targets[at]:
                targets[at] = targets[at + 1]
            elif not targets[at + 1] and (moved or self.times.turned(one.end, two.start)):
                targets[at + 1] = targets[at]
        self._fronted(part, given, targets, taken)
        return targets

    def _fronted(
        self, part: _Part, given: list[Word], targets: list[list[Area]], taken: dict[int, int]
    ) -> None:
        """Give the areas that a sentence begins with to its grades that have none of their own."""
        for index, group in enumerate(part.groups):
            if index in taken or not given or group[-1].end > given[0].start:
                continue
            lead = self.read_[part.start : group[0].start] + self._lead(group[0])
            if _FRONTED.fullmatch(lead):
                for at, word in enumerate(given):
                    joint = _ALONG.match(self.read_, word.end, part.end)
                    if not targets[at] or joint:
                        targets[at] = group + targets[at]
                return

    def _lead(self, area: Area) -> str:
        return "in " if area.kind == "every" else ""

    def _word(self, part: _Part, word: Word, targets: list[Area], low: int, high: int) -> None:
        """Make of a grade word what its sentence allows."""
        last = self.passed[-1] if self.passed else None
        unnamed = self.bearers.unnamed(low, word.start) or bool(
            last and last.reason == _UNNAMED and scales.joined(self.read_, last.end, word.start)
        )
        if unnamed and not (targets and self.bearers.areas_of(low, word.start)):
            self._pass(word, _UNNAMED)
            return
        triggered = self._triggered(part, word)
        targets = [area for area in targets if self._holds(area, word, triggered)]
        period, year = self.times.period(low, word.start, word.end, high)
        carried = self.times.carried(part.start, word.start, part.end)
        paragraph = self.text.paragraphs[self.text.paragraph(part.start)].start
        bodies = self.bearers.of(part.start, word.start, word.end, part.end, paragraph)
        made = Rating(
            word.start,
            word.end,
            OVERALL,
            word.start,
            word.end,
            word.grade,
            bodies[0],
            year,
            "carried-over" if carried else "inspected",
            "current" if carried else period,
        )
        if targets:
            self._rate(part, made, targets, bodies)
        else:
            self._bare(part, word, made, bodies, triggered)

    def _rate(
        self, part: _Part, made: Rating, targets: list[Area], bodies: tuple[str | None, ...]
    ) -> None:
        for body in bodies:
            for area in targets:
                self.ratings.append(
                    replace(
                        made,
                        body=body,
                        area=self.read_[area.start : area.end],
                        area_start=area.start,
                        area_end=area.end,
                    )
                )
        for start, end in part.unknown:
            if targets[0].end <= start and end <= targets[-1].start:
                words = self.read_[start:end].strip(" ,;")
                self.doubts.append(
                    Doubt(
                        start, end, "grade", f"Is “{words}” an area, graded {made.grade}?", (words,)
                    )
                )

    def _triggered(self, part: _Part, word: Word) -> bool:
        """Whether the sentence says near a word that grades are given."""
        near = self.read_[max(part.start, word.start - 120) : word.start]
        return bool(
            scales.TRIGGER.search(near)
            or _NOUN.match(self.read_, word.end, part.end)
            or re.search(r"\boverall\b", near, re.IGNORECASE)
        )

    def _holds(self, area: Area, word: Word, triggered: bool) -> bool:
        """Whether a tie between a word and an area is a grade and not praise."""
        if area.kind == "every":
            return triggered
        if area.kind == "ordinary":
            return triggered or word.marked
        return True

    def _bare(
        self,
        part: _Part,
        word: Word,
        made: Rating,
        bodies: tuple[str | None, ...],
        triggered: bool,
    ) -> None:
        """Settle a grade word that is tied to no area of its sentence."""
        if self._led(part, word, made):
            return
        if not (triggered or word.marked):
            self._pass(word, "an ordinary word here")
            return
        if _COUNT.match(self.read_, word.end, part.end):
            self._pass(word, "for a number of areas that are not named")
            return
        overall = bool(
            _OVERALL.match(self.read_, word.end, part.end)
            or _OVERALL_BEFORE.search(self.read_[max(part.start, word.start - 90) : word.start])
        )
        phrase = _PHRASE.match(self.read_, word.end, part.end)
        if phrase and not overall and not _TIME.match(phrase["phrase"]):
            words = phrase["phrase"]
            self.doubts.append(
                Doubt(
                    *phrase.span("phrase"),
                    "grade",
                    f"Is “{words}” an area, graded {word.grade}?",
                    (words, OVERALL),
                )
            )
            return
        self.bare += [(word, replace(made, body=body), overall) for body in bodies]

    def _settle(self) -> None:
        """Decide on grades without an area, seeing all that was found."""
        topic = self._topic()
        done: set[int] = set()
        for word, made, overall in self.bare:
            known = [
                one
                for one in self.ratings
                if (one.grade, one.period) == (made.grade, made.period)
                and one_body(one.body, made.body)
            ]
            paragraph = self.text.paragraphs[self.text.paragraph(word.start)]
            if overall:
                self.ratings.append(made)
            elif known:
                if word.start not in done:
                    self._pass(word, "says again what is told with its area")
            elif topic is not None:
                self.ratings.append(
                    replace(
                        made,
                        area=self.read_[topic.start : topic.end],
                        area_start=topic.start,
                        area_end=topic.end,
                    )
                )
            elif paragraph.heading and not paragraph.bullet:
                self._pass(word, "in a heading, without an area")
            else:
                self.ratings.append(made)
            done.add(word.start)

    def _topic(self) -> Area | None:
        """The one area that the whole report is about, where the text says so."""
        found = named.find(self.read_, 0, len(self.read_), self.sectors)
        topics = []
        for at, area in enumerate(found):
            words = self.read_[area.start : area.end].casefold()
            pillar = {"effec", "effic", "legit"} & {named.stem(one) for one in words.split()}
            if area.kind != "name" or not pillar:
                continue
            beside = found[max(0, at - 2) : at] + found[at + 1 : at + 3]
            if any(
                abs(one.start - area.end) < 8 or abs(area.start - one.end) < 8 for one in beside
            ):
                continue
            before = self.read_[max(0, area.start - 160) : area.start]
            if _TOPIC_AFTER.match(self.read_, area.end) or _TOPIC_BEFORE.search(before):
                topics.append(area)
        kinds = {named.stem(self.read_[one.start : one.end].split()[0]) for one in topics}
        return topics[0] if len(kinds) == 1 else None


def _inside(text: str, end: int, area: Area) -> bool:
    """Whether an area of all areas begins with the preposition: `good across the board`."""
    return area.kind == "every" and not text[end : area.start].strip(" ’'”\"`")


def _once(ratings: list[Rating]) -> list[Rating]:
    """Drop what is told again: the same grade of the same body for an area of like words."""
    kept: list[Rating] = []
    for one in ratings:
        if not any(
            (one.grade, one.period) == (two.grade, two.period)
            and one_body(one.body, two.body)
            and (one.area == two.area or named.same(one.area, two.area))
            for two in kept
        ):
            kept.append(one)
    return kept
